"""Days that a text counts from its own, said as dates: whoever reads it later knows no “yesterday”.

Only a word that stands for the day by itself is put in other words; “ieri mattina” and “seit gestern” are left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from babel.dates import format_date

from story_explainer.ingest.languages.cldr import cldr
from story_explainer.ingest.languages.cues import Cues
from story_explainer.ingest.text.quotation_marks import quotations
from story_explainer.ingest.times import Time

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def with_dates(text: str, times: Sequence[Time], known: Cues, locale: str) -> str:
    """A sentence with the dates of the days that it counts from its own: heute becomes am 16. April 2026.

    Args:
        text: the sentence.
        times: the times in it, resolved.
        known: the cues of its language.
        locale: the language.
    """
    for time in sorted(times, key=lambda time: -time.start):
        if _by_itself(text, time, known) and cldr(locale):
            day = date.fromisoformat(time.value[:10])
            on = known.get(f"time.on.{day.day}") or known.get("time.on.any")
            said = str(on).format(format_date(day, "long", locale=locale.replace("-", "_")))
            said = said if time.start else said[0].upper() + said[1:]
            text = text[: time.start] + said + text[time.end :]
    return text


def dangles(text: str, times: Sequence[Time], known: Cues) -> bool:
    """Whether a sentence counts a day from its own in words that cannot be put as a date.

    Args:
        text: the sentence.
        times: the times in it, resolved.
        known: the cues of its language.
    """
    return any(
        known.has("time.days", text[time.start : time.end]) and not _by_itself(text, time, known)
        for time in times
        if _DAY.match(time.value) and not _quoted(text, time)
    )


def _by_itself(text: str, time: Time, known: Cues) -> bool:
    before = re.search(r"([^\W\d_]+)\W*$", text[: time.start])
    led = before is not None and before[1].lower() in known.words("time.led")
    plain = text[time.start : time.end].lower() in known.words("time.days")
    whole = _DAY.fullmatch(time.value) is not None and time.mod is None and time.signal is None
    return whole and plain and not led and not _quoted(text, time) and bool(known.get("time.on.any"))


def _quoted(text: str, time: Time) -> bool:
    return any(quote.start <= time.start < quote.end for quote in quotations(text))
