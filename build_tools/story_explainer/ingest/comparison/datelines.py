"""Passages that tell where and when an article was written, and nothing else: “LODRONE (Trento), 3 maggio, ore 18”."""

from __future__ import annotations

import re

from story_explainer.ingest.languages.segmentation import pack
from story_explainer.ingest.times import find_times

_LONGEST = 80
_PLACES = 4  # words of the places beside a time
_CLOCK = re.compile(r"\b[0-2]?\d[.:h][0-5]\d\b")
_WORD = re.compile(r"[^\W\d_]+")


def is_dateline(text: str, locale: str) -> bool:
    """Whether a passage holds a time and beside it at most a few names of places.

    Args:
        text: one passage in one language.
        locale: its language.
    """
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return False
    (times,) = find_times([text], locale)
    spans = [*((time.start, time.end) for time in times), *(found.span() for found in _CLOCK.finditer(text))]
    around = pack(locale).around_date
    rest = [
        word[0]
        for word in _WORD.finditer(text)
        if word[0].lower() not in around and not any(start <= word.start() < end for start, end in spans)
    ]
    return bool(spans) and len(rest) <= _PLACES and all(word[0].isupper() for word in rest)
