"""Segments, with the ids that they have been given, composed into a bitext."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from story_explainer.ingest.alignment.assemble import PivotMatch, Unnumbered
from story_explainer.ingest.alignment.ids import Ids, paragraph_ids
from story_explainer.ingest.article import Article, published_on
from story_explainer.ingest.times import Time, date_of, find_times, times
from story_explainer.story.bitext import ArticleRecord, Bitext, Link, Paragraph, Section, Segment, SetAside, text_hash

_KEPT = 5  # earlier wordings of a segment in one language


def compose(
    segments: Sequence[Unnumbered],
    given: Ids,
    articles: Mapping[str, Article],
    order: Sequence[str],
    aligner: str,
    corrections: str | None,
    previous: Bitext | None,
) -> Bitext:
    """Put a bitext together.

    Args:
        segments: the segments in order.
        given: their ids.
        articles: the articles by locale.
        order: the locales, the pivot first.
        aligner: the method and its version.
        corrections: the fingerprint of the editor's corrections, if there are any.
        previous: the bitext that was there before, for the ids of paragraphs and for how segments read then.
    """
    before = previous.by_id if previous else {}
    told = {locale: _times(segments, articles[locale]) for locale in order}
    title: Segment | None = None
    sections: list[tuple[Segment | None, list[list[Segment]]]] = [(None, [])]
    for place, (item, name) in enumerate(zip(segments, given.segments, strict=True)):
        here = {locale: told[locale][place] for locale in item.text}
        segment = _segment(item, name, here, before.get(name))
        if item.kind == "t":
            title = segment
        elif item.kind == "h":
            sections.append((segment, []))
        elif item.opens or not sections[-1][1]:
            sections[-1][1].append([segment])
        else:
            sections[-1][1][-1].append(segment)
    if sections[0] == (None, []):
        sections.pop(0)
    last = dict(given.last)
    paragraphs = iter(paragraph_ids([part for _, parts in sections for part in parts], previous, last))
    return Bitext(
        version=1,
        pivot=order[0],
        aligner=aligner,
        corrections=corrections,
        articles={locale: _record(articles[locale], previous) for locale in order},
        title=title,
        sections=[
            Section(heading=heading, paragraphs=[Paragraph(id=next(paragraphs), segments=part) for part in parts])
            for heading, parts in sections
        ],
        set_aside=[
            SetAside(locale=locale, line=aside.line, text=aside.text, reason=aside.reason)
            for locale in order
            for aside in articles[locale].asides
        ],
        last=last,
    )


def _times(segments: Sequence[Unnumbered], article: Article) -> list[list[Time]]:
    """The times that each segment names in one language, resolved along the article against its publication."""
    texts = [item.text.get(article.locale, "") for item in segments]
    return find_times(texts, article.locale, published_on(article.metadata))


def _segment(item: Unnumbered, name: str, found: Mapping[str, Sequence[Time]], before: Segment | None) -> Segment:
    return Segment(
        id=name,
        text=dict(item.text),
        hash={locale: text_hash(text) for locale, text in item.text.items()},
        links={locale: _link(match) for locale, match in item.matches.items()},
        flow=dict(item.flow),
        when=times(item.text) if item.kind == "s" else {},
        date=date_of(item.text, found) if item.kind == "s" else None,
        earlier=_earlier(item.text, before) if before else {},
    )


def _earlier(text: Mapping[str, str], before: Segment) -> dict[str, list[str]]:
    """How a segment read before, in each language in which it once read otherwise; only the last few wordings.

    What somebody wrote into the bitext by hand was never the article's wording.
    """
    earlier = {locale: list(wordings) for locale, wordings in before.earlier.items()}
    for locale, old in before.text.items():
        if text_hash(old) == before.hash.get(locale) != text_hash(text.get(locale, "")):
            earlier[locale] = [*earlier.get(locale, []), old][-_KEPT:]
    return earlier


def _link(match: PivotMatch) -> Link:
    both = match.pivot > 0 and match.here > 0 and match.by != "order"
    score = match.score if both else None
    return Link(sentences=f"{match.pivot}-{match.here}", by=match.by, score=score, doubt=match.doubt)


def _record(article: Article, previous: Bitext | None) -> ArticleRecord:
    """What is known of an article as a file; that its language was recognised once is known from the record before."""
    before = previous.articles.get(article.locale) if previous else None
    recognised = article.file.recognised
    if recognised is None and before and before.language == "recognised":
        recognised = before.probability
    return ArticleRecord(
        file=article.file.name,
        sha256=hashlib.sha256(article.file.data).hexdigest(),
        encoding=article.encoding,
        format=article.format,
        language="stated" if recognised is None else "recognised",
        probability=None if recognised is None else round(recognised, 2),
    )
