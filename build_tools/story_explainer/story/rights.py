"""What of the articles may be shown to the public: all of one, only the sentences that statements cite, or no word.

`shown_of` is applied once, before anything is made of a story for readers. What comes after it cannot show too much,
for the words are no longer there; so no page, feed or export has to know of rights.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from story_explainer.story.base import Wording
from story_explainer.story.bitext import Bitext, Paragraph, Section, Segment
from story_explainer.story.keys import ArticleKey
from story_explainer.story.model import (
    ArticleSource,
    Basis,
    Claim,
    Divergence,
    Event,
    NamedAgency,
    Quotation,
    Response,
    Rework,
    Story,
)
from story_explainer.story.model.sources import Show
from story_explainer.story.reviews import review_states
from story_explainer.story.same_words import stands_in


def show_of(story: Story, article: str, locale: str) -> Show:
    """What may be shown of a version of an article, as sources.yml says of it, else of the article as a whole.

    What it says of another version does not count. Where it says nothing, only what is cited may be shown.
    """
    for key in (ArticleKey(article, locale), ArticleKey(article)):
        entry = story.articles.get(str(key))
        if entry and "show" in entry.model_fields_set:
            return entry.show
    return "cited"


def shown_of(story: Story) -> Story:
    """Leave out the words of the articles that may not be shown.

    Args:
        story: a story that has passed its checks; what is cited is what it holds, so drafts are left out before.

    Returns:
        The same story if all may be shown. Else one whose segments keep their ids, their languages (`Segment.carried`)
        and their fingerprints, but text only where it may be shown; and without quotations, phrases and wordings that
        stand in no text which is shown. How statements are reviewed is kept from before (`Story.states`).
    """
    shows = {
        (name, locale): show_of(story, name, locale) for name, text in story.bitexts.items() for locale in text.articles
    }
    if set(shows.values()) == {"full"}:
        return story
    cited = set(cited_segments(story))
    lead, *further = (
        _bitext(bitext, {locale: shows[name, locale] for locale in bitext.articles}, cited)
        for name, bitext in story.bitexts.items()
    )
    texts = replace(story, bitext=lead, further=dict(zip(story.further, further, strict=True)))
    return replace(
        texts,
        claims=[_claim(claim, texts) for claim in story.claims],
        events=[_event(event, texts) for event in story.events],
        divergences=[_divergence(divergence, texts) for divergence in story.divergences],
        articles={key: _article(story, key, article) for key, article in story.articles.items()},
        ordered_by=[_event(event, texts) for event in story.ordered_by],
        states=review_states(story),
    )


def cited_segments(story: Story) -> Iterator[str]:
    """What statements of a story rest on, wherever they say so, with the passages of matches that editors confirmed.

    Not what an article took over from another one, nor where it names an agency: a program writes that down before an
    editor has cited anything.
    """
    for _, _, _, owner, name, value in story.nodes:
        if isinstance(owner, (Rework, NamedAgency)):
            continue
        if name == "cites" and isinstance(value, list):
            yield from value
        elif name == "segment" and isinstance(value, str):
            yield value
    for match in story.matches:
        if match.verdict == "confirmed":
            yield from match.segments


def _bitext(bitext: Bitext, shows: dict[str, Show], cited: Container[str]) -> Bitext:
    def segment(whole: Segment) -> Segment:
        kept = {"full", "cited"} if whole.id in cited else {"full"}
        text = {locale: words for locale, words in whole.text.items() if shows[locale] in kept}
        when = {locale: words for locale, words in whole.when.items() if locale in text}
        earlier = {locale: wordings for locale, wordings in whole.earlier.items() if shows[locale] == "full"}
        parts = {"text": text, "when": when, "date": whole.date if text else None, "earlier": earlier}
        return whole.model_copy(update=parts)

    def paragraph(whole: Paragraph) -> Paragraph:
        return whole.model_copy(update={"segments": [segment(each) for each in whole.segments]})

    def section(whole: Section) -> Section:
        heading = segment(whole.heading) if whole.heading else None
        return whole.model_copy(update={"heading": heading, "paragraphs": [*map(paragraph, whole.paragraphs)]})

    if set(shows.values()) == {"full"}:
        return bitext
    # Made anew, for a copy of a bitext would keep what was worked out for the whole one.
    parts = dict(bitext) | {
        "title": segment(bitext.title) if bitext.title else None,
        "sections": [*map(section, bitext.sections)],
        "set_aside": [aside for aside in bitext.set_aside if shows[aside.locale] == "full"],
    }
    return Bitext.model_construct(**parts)


def _article(story: Story, key: str, article: ArticleSource) -> ArticleSource:
    found = ArticleKey.parse(key)
    locales = [found.locale] if found.locale else story.bitexts[found.article].locales
    shows = {show_of(story, found.article, locale) for locale in locales}
    if "none" in shows:
        article = article.model_copy(update={"title": None})
    if shows != {"full"} and any(agency.line for agency in article.agencies):
        agencies = [agency.model_copy(update={"line": None}) for agency in article.agencies]
        article = article.model_copy(update={"agencies": agencies})
    return article


def _wording(words: Wording, cites: Sequence[str], texts: Story) -> dict[str, str]:
    """The words in each language in which a text that is shown, or a source, has them."""

    def passages(locale: str) -> Iterator[str]:
        for cite in cites:
            if cite in texts.segment:
                yield texts.segment[cite].text.get(locale, "")
            elif cite in texts.source and texts.source[cite].locale == locale:
                yield from texts.source[cite].excerpts

    return {
        locale: text for locale, text in words.root.items() if any(stands_in(text, each) for each in passages(locale))
    }


def _optional(words: Wording | None, cites: Sequence[str], texts: Story) -> Wording | None:
    kept = _wording(words, cites, texts) if words else {}
    return Wording(kept) if kept else None


def _quotation(quote: Quotation, texts: Story) -> Quotation:
    """A quotation stays without its words: that somebody is heard decides how firmly a claim stands."""
    return quote.model_copy(update={"text": Wording.model_construct(_wording(quote.text, quote.cites, texts))})


def _basis(basis: Basis, claim: Claim, texts: Story) -> Basis:
    return basis.model_copy(update={"phrase": _optional(basis.phrase, basis.cites or claim.cites, texts)})


def _response(response: Response, texts: Story) -> Response:
    return response.model_copy(update={"quotes": [_quotation(quote, texts) for quote in response.quotes]})


def _claim(claim: Claim, texts: Story) -> Claim:
    return claim.model_copy(
        update={
            "quotes": [_quotation(quote, texts) for quote in claim.quotes],
            "basis": _basis(claim.basis, claim, texts) if claim.basis else None,
            "responses": [_response(response, texts) for response in claim.responses],
        }
    )


def _event(event: Event, texts: Story) -> Event:
    return event.model_copy(update={"phrase": _optional(event.phrase, event.cites, texts)})


def _divergence(divergence: Divergence, texts: Story) -> Divergence:
    return divergence.model_copy(update={"wordings": _optional(divergence.wordings, [divergence.segment], texts)})
