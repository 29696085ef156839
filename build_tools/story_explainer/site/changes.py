"""What changed in a story, in the words of the page's language: for the overview and the feeds."""

from __future__ import annotations

from story_explainer.site.amounts import localised
from story_explainer.site.answer_verbs import answered_to, answers_so
from story_explainer.site.article_names import article_name
from story_explainer.site.brief import ChangeLine
from story_explainer.site.edition import Edition, once
from story_explainer.site.labels import labels
from story_explainer.site.language import NEXT
from story_explainer.story.articles import published
from story_explainer.story.first_told import brought_by
from story_explainer.story.log import LogEntry, log_of
from story_explainer.story.model import Claim, Response


@once
def changes(edition: Edition) -> list[ChangeLine]:
    """The changes of a story in one language, the newest first."""
    log = log_of(edition.story, edition.language.tag, edition.reviews)
    return [_change(edition, entry) for entry in log]


def _change(edition: Edition, entry: LogEntry) -> ChangeLine:
    label, words = labels(edition.language)["change"][entry.kind], _words(edition, entry)
    told = _told(edition, entry.article) if entry.kind == "joined" else ""
    return ChangeLine(f"change-{entry.id}", entry.day, entry.kind, label, words, entry.cites, told)


def _told(edition: Edition, article: str) -> str:
    """What an article was the first to tell: figures, answers, claims, events; nothing where its day is not known."""
    story, gettext = edition.story, edition.language.gettext
    if not published(story, article):
        return ""
    news = brought_by(article, story)
    items = []
    for figure, count in news.figures:
        value = localised(figure, story, edition.language).values[count.index]
        before = value.corrects
        corrects = f" ({gettext('corrects %(value)s') % {'value': before}})" if before else ""
        items.append(f"{edition.plain(figure.what)}{edition.language.colon}{value.value}{corrects}")
    items += [_answered(edition, claim, response) for claim, response in news.answers]
    items += [edition.claim_label(claim) for claim in news.claims]
    items += [edition.event_label(event.id) for event in news.events]
    listed = NEXT.join(item.removesuffix(".") for item in items)
    return gettext("It was the first to tell: {items}.").format(items=listed) if items else ""


def _answered(edition: Edition, claim: Claim, response: Response) -> str:
    """An answer with what it says; only where that is not known, with the claim: it would read as what is said."""
    language, name = edition.language, edition.plain(edition.story.actor[response.actor].name)
    quoted = [edition.choose(quote.text)[1] for quote in response.quotes if quote.text.root]
    if response.text:
        return f"{name} {answers_so(edition, response)}. {edition.plain(response.text)}"
    if quoted:
        said = language.words.pgettext("quotation", "“%(words)s”") % {"words": quoted[0]}
        return f"{name} {answers_so(edition, response)}{language.colon}{said}"
    return answered_to(edition, response) % {"actor": name, "claim": edition.claim_label(claim)}


def _words(edition: Edition, entry: LogEntry) -> str:
    if entry.text:
        return edition.plain(entry.text)
    words = edition.language.words
    if entry.kind == "joined":
        name = article_name(edition.story, edition.language, entry.article)
        return words.gettext("One more article is part of the story: {name}.").format(name=name)
    if entry.kind == "drifted":
        message = words.ngettext(
            "%(num)s statement is to be reviewed again: what it says or what it rests on has changed since.",
            "%(num)s statements are to be reviewed again: what they say or what they rest on has changed since.",
            entry.count,
        )
        return message % {"num": entry.count}
    names = edition.language.enumeration(entry.by)
    if not entry.count:
        return words.gettext("The whole text in this language was reviewed by {names}.").format(names=names)
    message = words.ngettext(
        "%(num)s statement was reviewed by %(names)s.", "%(num)s statements were reviewed by %(names)s.", entry.count
    )
    return message % {"num": entry.count, "names": names}
