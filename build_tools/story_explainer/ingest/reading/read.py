"""Reads one article: bytes to blocks with kinds, and blocks to sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

from story_explainer.ingest.article import Article, ArticleFile, Aside, Block, Parsed, Sentence, refuse
from story_explainer.ingest.languages.segmentation import pack
from story_explainer.ingest.reading.agencies import set_agencies_aside
from story_explainer.ingest.reading.credits import set_credits_aside
from story_explainer.ingest.reading.encoding import cleaned, decode, plain
from story_explainer.ingest.reading.formats import FORMATS, FileFormat, by_name
from story_explainer.ingest.reading.headings import join_headline, tell_headings
from story_explainer.ingest.reading.labelled import read_labels
from story_explainer.ingest.reading.mended import unescaped
from story_explainer.ingest.reading.noise import set_noise_aside
from story_explainer.ingest.reading.pasted import take_address
from story_explainer.ingest.reading.publisher import set_publisher_aside
from story_explainer.ingest.reading.refused import refuse_unreadable
from story_explainer.ingest.reading.segment import split_sentences
from story_explainer.ingest.reading.site_lines import set_site_aside
from story_explainer.ingest.times import absolute_dates

_YEAR_FIRST = re.compile(r"(\d{4})[/.](0?[1-9]|1[0-2])[/.](0?[1-9]|[12]\d|3[01])(?!\d)")
_EDTF = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?:[T ]\d\d:\d\d.*)?$")
MAX_CHARACTERS = 200_000
MAX_DOCUMENT = 40_000_000
MAX_SENTENCE = 8_000


def read_article(file: ArticleFile) -> Article:
    """Read an article.

    Args:
        file: the article as received; the ending of its name says the format.

    Returns:
        Its blocks, each with a kind, and what was set aside.

    Raises:
        ContentError: I001 to I005, I012 to I014, or what the format says: the file cannot be used.
    """
    parsed, form, doubts = _parsed(file)
    if sum(len(block.text) for block in parsed.blocks) > MAX_CHARACTERS:
        hint = f"keep one article in it, of at most {MAX_CHARACTERS:,} characters"
        raise refuse(file.name, "I002", "the text is too long for an article", hint)
    language = pack(file.locale)
    blocks, pasted, address = take_address(parsed.blocks)
    blocks, above = read_labels(blocks, language)
    blocks, site = set_site_aside(blocks, language)
    blocks, noise = set_noise_aside(blocks, language)
    blocks, signs, agency = set_agencies_aside(blocks, file.locale, language)
    blocks, bylines, credit = set_credits_aside(blocks, file.locale, language)
    told, labels = tell_headings(join_headline(blocks, language))
    told, ours = set_publisher_aside(told, language)
    if not any(block.kind == "text" for block in told):
        hint = "is it the right file? An article has at least one sentence that ends with a mark"
        raise refuse(file.name, "I005", "there is no text in the article", hint)
    told, subject = _headed(told, parsed.subject)
    found = [*parsed.asides, *pasted, *above, *site, *noise, *signs, *bylines, *labels, *subject, *ours]
    asides = tuple(sorted(found, key=lambda aside: aside.line))
    day, unread = _day(parsed.metadata.date, file)
    asides = (*asides, *unread)
    metadata = replace(
        parsed.metadata,
        author=parsed.metadata.author or credit.author,
        date=day or credit.date or agency.date,
        address=parsed.metadata.address or address,
        candidates=(*parsed.metadata.candidates, *agency.candidates),
    )
    return Article(file.locale, file, parsed.encoding, form, tuple(told), asides, metadata, doubts)


def _parsed(file: ArticleFile) -> tuple[Parsed, str, tuple[str, ...]]:
    """What the format of a file makes of it, the format's name, and what is in doubt about its encoding."""
    form = by_name(file.name)
    refuse_unreadable(file.name, file.data, form.name if form else None)
    if form is None:
        known = ", ".join(ending for each in FORMATS for ending in each.endings)
        raise refuse(file.name, "I004", "the format is not known", f"known: {known}")
    if isinstance(form, FileFormat):
        if len(file.data) > MAX_DOCUMENT:
            hint = f"a document has at most {MAX_DOCUMENT // 1_000_000} MB; take the pictures out of it"
            raise refuse(file.name, "I002", f"the file is too large ({len(file.data) / 1_000_000:.0f} MB)", hint)
        if not file.data.strip():
            raise refuse(file.name, "I001", "the file is empty", "put the text of the article into it")
        return _cleaned(form.read(file.name, file.data, file.locale)), form.name, ()
    decoded = decode(file.name, file.data, file.locale)
    parsed = _plain(form.parse(file.name, decoded.text, file.locale))
    return replace(parsed, encoding=decoded.encoding), form.name, (decoded.doubt,) if decoded.doubt else ()


def _cleaned(parsed: Parsed) -> Parsed:
    """What a format read that decodes its own text, cleaned as that of the others is."""

    def clean(text: str) -> str:
        return " ".join(cleaned(text).split())

    blocks = [replace(block, text=clean(block.text)) for block in parsed.blocks]
    asides = [replace(aside, text=clean(aside.text)) for aside in parsed.asides]
    candidates = [replace(one, value=clean(one.value)) for one in parsed.metadata.candidates]
    return replace(
        parsed,
        blocks=tuple(block for block in blocks if block.text),
        asides=tuple(aside for aside in asides if aside.text),
        metadata=replace(parsed.metadata, candidates=tuple(one for one in candidates if one.value)),
        subject=clean(parsed.subject or "") or None,
    )


def _headed(blocks: Sequence[Block], subject: str | None) -> tuple[list[Block], list[Aside]]:
    """The blocks with what heads them in place of a title that they lack, or that set aside where they have one."""
    if not subject:
        return list(blocks), []
    if any(block.kind == "title" for block in blocks):
        return list(blocks), [Aside(subject, 1, "subject of the mail")]
    return [Block(subject, 1, "title"), *blocks], []


def _plain(parsed: Parsed) -> Parsed:
    """What a format made of a text, without characters that are no text, which its escapes can bring in."""
    blocks = [replace(block, text=_resolved(block.text)) for block in parsed.blocks]
    asides = [replace(aside, text=_resolved(aside.text)) for aside in parsed.asides]
    told = {each.name: getattr(parsed.metadata, each.name) for each in fields(parsed.metadata)}
    stated: dict[str, Any] = {name: _resolved(value) for name, value in told.items() if isinstance(value, str)}
    return replace(
        parsed,
        blocks=tuple(block for block in blocks if block.text.strip()),
        asides=tuple(asides),
        metadata=replace(parsed.metadata, **stated),
    )


def _resolved(text: str) -> str:
    found = unescaped(text)
    return plain(found) if found == text else " ".join(plain(found).split())


def _day(stated: str | None, file: ArticleFile) -> tuple[str | None, list[Aside]]:
    """The date that a format states, as EDTF; one that may be either of two days, or none, is set aside."""
    if stated is None or _EDTF.match(stated):
        return stated, []
    if written := _YEAR_FIRST.match(stated):
        return "{}-{:0>2}-{:0>2}".format(*written.groups()), []
    found = next(iter(absolute_dates(stated, file.locale)), None)
    return (found.value, []) if found else (None, [Aside(stated, 1, "date that cannot be read")])


def sentences(article: Article) -> Iterator[Sentence]:
    """The sentences, headings and title of an article in order.

    Raises:
        ContentError: I014: there is no end of a sentence for too long.
    """
    for block in article.blocks:
        if block.kind in ("title", "heading"):
            yield Sentence(block.text, block.kind, line=block.line)
            continue
        for index, text in enumerate(split_sentences(block.text, pack(article.locale))):
            if len(text) > MAX_SENTENCE:
                message = f"no sentence ends for {len(text):,} characters"
                hint = "is this the text of an article? Break it into sentences and paragraphs"
                raise refuse(article.file.name, "I014", message, hint, block.line)
            yield Sentence(text, opens=index == 0, line=block.line)
