"""Articles to bitext, the whole way on one page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from story_explainer.ingest import ids as lasting
from story_explainer.ingest.align import Bead, Unit, align
from story_explainer.ingest.article import Article, ArticleFile, refuse
from story_explainer.ingest.assemble import Draft, Match, Range, Sentence, draft, group
from story_explainer.ingest.blocks import set_noise_aside, tell_headings
from story_explainer.ingest.encoding import decode
from story_explainer.ingest.formats import FORMATS, by_name
from story_explainer.ingest.language import contradicts
from story_explainer.ingest.packs import pack
from story_explainer.ingest.segment import split_sentences
from story_explainer.story.bitext import ArticleRecord, Bitext, Link, Paragraph, Section, Segment, SetAside, text_hash
from story_explainer.story.problems import Problem

ALIGNER = "anchors 1"


@dataclass(frozen=True)
class Conversion:
    """What comes of converting: the bitext, what changed since the previous one, and warnings."""

    bitext: Bitext
    changes: list[lasting.Change]
    problems: list[Problem]
    articles: dict[str, Article]


def convert(files: Sequence[ArticleFile], pivot: str, previous: Bitext | None = None) -> Conversion:
    """Turn articles into a bitext.

    Args:
        files: the articles, each in its own language.
        pivot: the language that the others are aligned with.
        previous: the bitext of the last conversion, whose ids are kept.

    Returns:
        The bitext and what changed.

    Raises:
        ContentError: an article cannot be used; all problems at once.
    """
    articles = {file.locale: read_article(file) for file in files}
    order = [pivot, *sorted(locale for locale in articles if locale != pivot)]
    sentences = {locale: list(_sentences(articles[locale])) for locale in order}
    units = {locale: _units(sentences[locale]) for locale in order}

    def aligner(source: str, there: Range, target: str, here: Range) -> list[Bead]:
        beads = align(units[source][slice(*there)], units[target][slice(*here)])
        return [Bead(bead.i + there[0], bead.j + here[0], bead.a, bead.b, bead.score) for bead in beads]

    groups = group({locale: (0, len(sentences[locale])) for locale in order}, order, aligner)
    drafts = draft(groups, sentences, order)
    given = lasting.assign(drafts, previous)
    bitext = _bitext(drafts, given, articles, order, previous)
    problems = [problem for article in articles.values() for problem in _language_problems(article)]
    return Conversion(bitext, given.changes, problems, articles)


def read_article(file: ArticleFile) -> Article:
    """Read one article: bytes to blocks with kinds, noise set aside.

    Raises:
        ContentError: the article cannot be used.
    """
    form = by_name(file.name)
    if form is None:
        known = ", ".join(ending for each in FORMATS for ending in each.endings)
        raise refuse(file.name, "I004", "the format is not known", f"known: {known}")
    text, encoding = decode(file.name, file.data)
    parsed = form.parse(file.name, text)
    blocks, asides = set_noise_aside(parsed.blocks, pack(file.locale))
    told = tell_headings(blocks)
    if not any(block.kind == "text" for block in told):
        raise refuse(file.name, "I005", "there is no text in the article", "an article has at least one sentence")
    return Article(file.locale, file, encoding, form.name, tuple(told), tuple(asides), parsed.metadata)


def _sentences(article: Article) -> Iterator[Sentence]:
    for block in article.blocks:
        if block.kind in ("title", "heading"):
            yield Sentence(block.text, block.kind, line=block.line)
            continue
        for index, text in enumerate(split_sentences(block.text, pack(article.locale))):
            yield Sentence(text, opens=index == 0, line=block.line)


def _units(sentences: Sequence[Sentence]) -> list[Unit]:
    following = [sentence.opens for sentence in sentences[1:]] + [True]
    return [
        Unit(sentence.text, sentence.kind != "text", closes)
        for sentence, closes in zip(sentences, following, strict=True)
    ]


def _language_problems(article: Article) -> Iterator[Problem]:
    text = "\n".join(block.text for block in article.blocks)
    language = contradicts(article.locale, text)
    if language:
        message = f"the file says “{article.locale}”, but the text seems to be in “{language}”"
        yield Problem(article.file.name, 1, 1, "I006", message, "rename the file if that is so", "warning")


def _bitext(
    drafts: Sequence[Draft],
    given: lasting.Ids,
    articles: dict[str, Article],
    order: Sequence[str],
    previous: Bitext | None,
) -> Bitext:
    title: Segment | None = None
    sections: list[tuple[Segment | None, list[list[Segment]]]] = [(None, [])]
    for item, name in zip(drafts, given.segments, strict=True):
        segment = _segment(item, name)
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
    paragraphs = iter(lasting.paragraph_ids([ids for _, parts in sections for ids in parts], previous, given.last))
    return Bitext(
        version=1,
        pivot=order[0],
        aligner=ALIGNER,
        articles={locale: _record(articles[locale]) for locale in order},
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
        last=given.last,
    )


def _segment(item: Draft, name: str) -> Segment:
    return Segment(
        id=name,
        text=dict(item.text),
        hash={locale: text_hash(text) for locale, text in item.text.items()},
        links={locale: _link(match) for locale, match in item.matches.items()},
        flow=dict(item.flow),
    )


def _link(match: Match) -> Link:
    score = match.score if match.pivot and match.here else None
    return Link(sentences=f"{match.pivot}-{match.here}", by="anchors", score=score)


def _record(article: Article) -> ArticleRecord:
    return ArticleRecord(
        file=article.file.name,
        sha256=hashlib.sha256(article.file.data).hexdigest(),
        encoding=article.encoding,
        format=article.format,
        language="stated",
    )
