"""Names that stand again where neither their spelling nor the other language shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from story_explainer.ingest.drafting.names.corpus import Corpus, given, joins
from story_explainer.ingest.drafting.names.span import NameSpan, make_span


def said_again(corpus: Corpus, spans: Sequence[NameSpan]) -> Iterator[NameSpan]:
    """Names that stand again where nothing else shows them, in languages that write all nouns with a capital.

    Those are names of several words, and the last word of one where the same language has it alone elsewhere.
    """
    full = {span.key for span in spans if len(span.key) > 1 and not span.place}
    taken = {(span.index, span.locale, at) for span in spans for at in _places_of(corpus, span)}
    for locale in corpus.locales:
        if not corpus.cues[locale].get("noun_capitals", False):
            continue
        alone = {span.key for span in spans if span.locale == locale and len(span.key) == 1}
        only = len(corpus.locales) == 1  # then a first name before it is all that shows a last one
        known = full | {key[-1:] for key in full if key[-1:] in alone or (only and given(key[0]))}
        longest = max(map(len, known), default=0)
        for index, row in enumerate(corpus.words):
            found = row.get(locale, ())
            at = 0
            while at < len(found):
                size = _known_from(corpus, index, locale, at, known, longest)
                free = not any((index, locale, at + step) in taken for step in range(size))
                if size and free:
                    yield make_span(corpus, index, locale, at, at + size, None)
                at += size or 1


def _known_from(corpus: Corpus, index: int, locale: str, at: int, known: Set[tuple[str, ...]], longest: int) -> int:
    """How many words the longest known name has that begins at a word; 0 if none does."""
    found, folded = corpus.words[index][locale], corpus.folds[index][locale]
    for size in range(min(longest, len(found) - at), 0, -1):
        words = found[at : at + size]
        key = (*folded[at : at + size - 1], corpus.base(locale, folded[at + size - 1]))
        if key in known and all(word.capital for word in words) and all(joins(word.gap) for word in words[1:]):
            return size
    return 0


def _places_of(corpus: Corpus, span: NameSpan) -> Iterator[int]:
    """The places of a span's words in its segment."""
    for at, word in enumerate(corpus.words[span.index][span.locale]):
        if word.start < span.mention.end and word.end > span.mention.start:
            yield at
