"""What a passage says in passing of whom or what it tells: “Marenzo, a town of 12,000 people”, “the 63-year-old”.

Two passages that share nothing else tell two things of one person or place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.words import words

_LONGEST, _LAST = 8, 3  # words, and those at the end of a sentence behind a number
# A comma or a point between digits is a part of the number.
_PLAIN = r"\s?((?:[^,;:.!?()–—]|(?<=\d)[,.](?=\d))*)"
_ENCLOSED = re.compile(rf"(?<!\d,)(?<=[,(–—]){_PLAIN}(?=[,)–—.!?](?!\d)|$)|(?<=\d,)(?=\s){_PLAIN}(?=[,)–—.!?](?!\d)|$)")


def asides(text: str, locale: str) -> list[tuple[int, int]]:
    """Where a passage tells something in passing.

    Args:
        text: one passage in one language.
        locale: its language.

    Returns:
        The places of appositions, a few words between marks that begin with “a” or a number; of somebody's age; and of
        numbers that say what something is like (`counting.attribute`).
    """
    return list(_found(text, locale))


def _found(text: str, locale: str) -> Iterator[tuple[int, int]]:
    known = cues(locale)
    for hit in _ENCLOSED.finditer(text):
        said = [word.text.lower() for word in words(hit[0], locale)]
        # What goes on to the end is a clause of its own: “wird beschuldigt, 60.000 Euro unterschlagen zu haben.”
        longest = _LONGEST if text[hit.end() : hit.end() + 1] in tuple(",)–—") else _LAST
        if not said or len(said) > _LONGEST:
            continue
        if said[0] in known.words("names.any") or (said[0][0].isdigit() and len(said) <= longest):
            yield hit.span()
    for key in ("counting.age", "counting.attribute"):
        yield from (hit.span() for hit in known.find(key, text))
