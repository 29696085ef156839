"""What a statement cites: the segments of the articles and the sources themselves, and what they are called."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from story_explainer.site.article_names import article_name
from story_explainer.site.language import Language
from story_explainer.site.typography import whole
from story_explainer.story.bitext import Segment
from story_explainer.story.keys import LEAD, ArticleKey
from story_explainer.story.model import Source, Story


@dataclass(frozen=True)
class ResolvedCitation:
    """One citation, resolved: a segment of the articles or a source outside them."""

    id: str
    segment: Segment | None = None
    source: Source | None = None


CitationLinker = Callable[[ResolvedCitation, str], Markup]


def resolved(story: Story, cites: Iterable[str]) -> list[ResolvedCitation]:
    """Citations resolved, the articles' sentences first, in the order of the text."""
    found = [ResolvedCitation(cite, segment=story.segment.get(cite), source=story.source.get(cite)) for cite in cites]
    return sorted(found, key=lambda item: (item.segment is None, int(item.id[1:]) if _is_sentence(item) else 0))


def references(
    story: Story,
    language: Language,
    found: Sequence[ResolvedCitation],
    link: CitationLinker,
    first: Collection[str] = (),
    own: str = "",
) -> list[Markup]:
    """What is cited in a few words, each with its own link: sentences by text as one item, then everything else.

    Args:
        story: the story.
        language: the language of the words.
        found: the citations, resolved.
        link: makes a link of a citation and the words for it.
        first: the citations that go before all others, such as those that have the very words that are quoted.
        own: the article that is named where they stand, and so not again by its sentences.
    """
    groups: dict[str, list[ResolvedCitation]] = {}
    for item in sorted(found, key=lambda item: (item.id not in first, not _is_sentence(item))):
        name = story.article_of[item.id] if _is_sentence(item) else _publisher(item) or reference(story, language, item)
        groups.setdefault(name, []).append(item)
    items = []
    for name, group in groups.items():
        if _is_sentence(group[0]):
            numbers = Markup(" ").join(link(item, item.id[1:]) for item in group)
            called = whole(article_name(story, language, name)) if story.further and name != own else ""
            words = _sentences(story, language, called, numbers, len(group))
            if _copied(story, group, groups):
                words = Markup(language.gettext("%(sentences)s (copied word for word)")) % {"sentences": words}  # noqa: S704
            items.append(words)
        else:
            sources = [item.source for item in group if item.source]
            names = _told_apart(language, sources) if len(sources) > 1 else [reference(story, language, group[0])]
            items += map(link, group, map(whole, names))
    return items


def _copied(story: Story, group: Sequence[ResolvedCitation], cited: Collection[str]) -> bool:
    """Whether an article took all these sentences word for word from another that is cited: no second proof."""
    known = story.describe(story.article_of[group[0].id])
    return bool(
        known.reworks
        and known.reworks.known == "copied"
        and ArticleKey.parse(known.reworks.of).article in cited
        and {item.id for item in group} <= set(known.reworks.cites)
    )


def reference(story: Story, language: Language, item: ResolvedCitation) -> str:
    """What one citation is called: “Text, sentence 3”, or a source by who published it.

    Of several of one publisher the first, from which a story is mostly told, goes by that name alone.
    """
    if not item.source:
        return segment_label(story, language, item.id)
    same = [source for source in story.source.values() if source.publisher == item.source.publisher]
    place = same.index(item.source)
    return _told_apart(language, same)[place] if place else item.source.publisher


def _told_apart(language: Language, sources: Sequence[Source]) -> list[str]:
    """Names for several of one publisher: by where they stand, else by when they were published, else by both."""
    carriers = [f" ({source.carried_by})" if source.carried_by else "" for source in sources]
    dates = [f", {language.date(source.date)}" if source.date else "" for source in sources]
    ways = (carriers, dates, [carrier + date for carrier, date in zip(carriers, dates, strict=True)])
    found = next((way for way in ways if len(set(way)) == len(sources)), None)
    # Where neither tells them apart, what each of them is does.
    found = found or [
        f", {source.title.get(language.tag) or next(iter(source.title.root.values()))}" for source in sources
    ]
    return [f"{source.publisher}{way}" for source, way in zip(sources, found, strict=True)]


def note_id(story: Story, item: ResolvedCitation) -> str:
    """The id of the note on a citation, by which links to sentences are told from others; no id of a story is such.

    It is short, for it stands in every link to the note: of a source it has the number in its list.
    """
    if item.source:
        return f"e:{[*story.source].index(item.id) + 1}"
    return f"s:{item.id[1:]}" if _is_sentence(item) else f"e:{item.id}"


def segment_label(story: Story, language: Language, id: str) -> str:
    """What a segment is called: “Text, sentence 3”; where a story has several articles, with the name of its own."""
    article = story.article_of.get(id, LEAD)
    if id.startswith("s"):
        return str(_sentences(story, language, article_name(story, language, article) if story.further else "", id[1:]))
    if story.further:
        message = (
            language.gettext("%(article)s, heading\u00a0%(number)s")
            if id.startswith("h")
            else language.gettext("%(article)s, title")
        )
        return message % {"article": article_name(story, language, article), "number": id[1:]}
    if id.startswith("h"):
        return language.gettext("Text, heading\u00a0%(number)s") % {"number": id[1:]}
    return language.gettext("Text, title")


def _publisher(item: ResolvedCitation) -> str:
    return item.source.publisher if item.source else ""


def _is_sentence(item: ResolvedCitation) -> bool:
    return item.segment is not None and item.id.startswith("s")


def _sentences(story: Story, language: Language, name: str, numbers: str | Markup, count: int = 1) -> Markup:
    words = language.words
    if story.further and not name:
        message = words.ngettext("sentence\u00a0%(numbers)s", "sentences\u00a0%(numbers)s", count)
    elif story.further:
        message = words.ngettext(
            "%(article)s, sentence\u00a0%(numbers)s", "%(article)s, sentences\u00a0%(numbers)s", count
        )
    else:
        message = words.ngettext("Text, sentence\u00a0%(numbers)s", "Text, sentences\u00a0%(numbers)s", count)
    return Markup(message) % {"article": name, "numbers": numbers}  # noqa: S704, the message is ours, the rest escaped
