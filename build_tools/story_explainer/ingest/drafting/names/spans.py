"""The runs of words in a segment that make up names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from story_explainer.ingest.drafting.names.corpus import Corpus, joins
from story_explainer.ingest.drafting.names.extent import (
    after_body,
    after_roles,
    begins_with_head,
    end_of,
    with_what_is_before,
)
from story_explainer.ingest.drafting.names.gazetteer import known_places
from story_explainer.ingest.drafting.names.span import NameSpan, make_span
from story_explainer.ingest.text.words import Word


def spans_in(corpus: Corpus, index: int) -> Iterator[NameSpan]:
    """The names in one segment, in every language, from left to right."""
    for locale, found in corpus.words[index].items():
        named = corpus.named(index, locale)
        taken = _titles(corpus, index, locale)
        for first, last, place in known_places(corpus, index, locale):
            before = first > 0 and named[first - 1] and joins(found[first].gap)
            after = last < len(found) and named[last] and joins(found[last].gap)
            acronym = all(word.text.isupper() for word in found[first:last])
            if before or (after and not acronym):
                continue
            taken.update(range(first, last))
            yield make_span(corpus, index, locale, first, last, place)
        start = 0
        while start < len(found):
            if (not named[start] and not begins_with_head(corpus, found, named, start, locale)) or start in taken:
                start += 1
                continue
            end = end_of(corpus, index, locale, found, named, start, taken)
            first = with_what_is_before(corpus, index, locale, after_roles(corpus, index, locale, start, end), end)
            first = after_body(corpus, index, locale, first, end)
            if first < end and not _void(found[first:end]) and not _only_begins(corpus, locale, found, first, end):
                yield make_span(corpus, index, locale, first, end, None)
            start = end


def parted(corpus: Corpus, spans: Sequence[NameSpan]) -> Iterator[NameSpan]:
    """The spans of a segment, a word that merely stands before a name taken off where another language shows the name.

    In “il premier della Macedonia Zoran Zaev” two names touch; “Premier Zoran Zaev” shows which is which.
    """
    for span in spans:
        shown = [
            len(other.key)
            for other in spans
            if other.locale != span.locale
            and 1 < len(other.key) < len(span.key)
            and span.key[-len(other.key) :] == other.key
            and span.key[: -len(other.key)] != ("the",)  # The Sunday Telegraph, as its name is
        ]
        size = span.mention.text.count(" ") + 1
        if shown and size == len(span.key):
            last = span.first + size
            cut = last - max(shown)
            known = {(first, end): place for first, end, place in known_places(corpus, span.index, span.locale)}
            yield make_span(corpus, span.index, span.locale, span.first, cut, known.get((span.first, cut)))
            yield make_span(corpus, span.index, span.locale, cut, last, None)
        else:
            yield span


def _titles(corpus: Corpus, index: int, locale: str) -> set[int]:
    """The places of the words that make up longer titles of office, such as Segretario di Stato."""
    roles = corpus.cues[locale].words("names.roles")
    found = corpus.words[index][locale]
    taken: set[int] = set()
    for length in range(2, 5):
        for at in range(len(found) - length + 1):
            if " ".join(word.text.lower() for word in found[at : at + length]) in roles:
                taken.update(range(at, at + length))
    return taken


def adjective_and_noun(corpus: Corpus, index: int, locale: str) -> list[NameSpan]:
    """What may be names where nouns have capitals: an adjective with a capital before a noun, as in Weißes Haus."""
    found, named = corpus.words[index][locale], corpus.named(index, locale)
    if not corpus.cues[locale].get("noun_capitals", False):
        return []
    return [
        make_span(corpus, index, locale, at, at + 2, None)
        for at in range(len(found) - 1)
        if found[at].capital
        and not found[at].initial
        and re.search(r"e[nmrs]?$", found[at].text)
        and found[at + 1].capital
        and found[at + 1].gap == " "
        and not (named[at] or named[at + 1] or corpus.common(found[at], locale))
        and found[at].text.lower() not in corpus.cues[locale].words("names.roles")
    ]


def _only_begins(corpus: Corpus, locale: str, found: Sequence[Word], first: int, end: int) -> bool:
    """Whether a run is but a common noun at the beginning of a sentence: Museum director Helen Ashby."""
    nouns = corpus.cues[locale].words("names.organisations") | corpus.cues[locale].words("names.heads")
    alone = end - first == 1 and found[first].initial and found[first].text.lower() in nouns
    return alone and not corpus.cues[locale].get("noun_capitals", False)


def _void(found: Sequence[Word]) -> bool:
    """Whether a run of words is too little for a name: a single letter, a numeral."""
    return not any(re.search(r"[^\W\d_ªº]{2}", word.text) for word in found)
