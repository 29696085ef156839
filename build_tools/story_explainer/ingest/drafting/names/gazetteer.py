"""Where known places stand in a segment."""

from __future__ import annotations

from collections.abc import Iterator

from story_explainer.ingest.drafting.names.corpus import Corpus
from story_explainer.ingest.text.places import places


def known_places(corpus: Corpus, index: int, locale: str) -> Iterator[tuple[int, int, str]]:
    """Where known places stand: first word, the word after the last, key."""
    known = places(locale)
    found, folded = corpus.words[index][locale], corpus.folds[index][locale]
    at = 0
    while at < len(found):
        step = 1
        if found[at].capital:
            least = 1 if corpus.common(found[at], locale) else 0  # European by itself is no place, European Union is
            for length in range(min(4, len(found) - at), least, -1):
                key = tuple(folded[at : at + length])
                place = known.get(key) or known.get((*key[:-1], corpus.base(locale, key[-1])))
                if place is None and length > 1:
                    place = known.get((_uninflected(key[0]), *key[1:]))
                if place:
                    yield at, at + length, place
                    step = length
                    break
        at += step


def _uninflected(word: str) -> str:
    return word[:-1] if word.endswith(("en", "em", "er", "es")) else word
