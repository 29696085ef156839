"""The place and day with which a report begins, and which are no part of what it says: “Genova, 15 agosto 2018 – ”."""

from __future__ import annotations

import re

_NAME = r"[A-ZÄÖÜÀÈ][\w.’'-]+"
# “(AGV) - ROCCA, 3 MAR - ”: before the place the agency, behind it the day, with the month in letters or not.
_AGENCY = r"(?:\([A-ZÀ-Þ][^()]{1,20}\)\s[-–—]+\s)?"
_DAY = r"\d{1,2}\.?\s[A-ZÀ-Þa-zà-ÿ]{3,9}\.?"
_DATELINE = re.compile(
    rf"{_AGENCY}[A-ZÄÖÜÀÈ][^.!?;:]{{2,40}}?(?:\d|\([^)]{{2,20}}\)|,\s{_DAY})\s[-–—]+\s|[A-ZÀ-Þ' -]{{3,40}}\s\|\s"
)
# A place alone, with the region at most: “Valmarina - ”, “STOWE, Vt. – ”; or what is left of one that was cut.
_PLACE = re.compile(rf"(?:{_NAME}(?:\s{_NAME}){{0,2}}(?:,\s{_NAME})?\s)?[-–—]+\s(?!.*\s[-–—]+\s)")


# The sign of who wrote it, or of the agency: “(lz) ”, “(dpa/lnw) - ”.
_SIGNED = re.compile(r"\([A-Za-z]{2,5}(?:/[A-Za-z]{2,5})?\)[.:]?\s(?:[-–—]+\s)?")


def without_dateline(text: str) -> str:
    """A text without the dateline before it, or the sign of its author.

    Args:
        text: the words of a sentence.
    """
    found = _DATELINE.match(text) or _PLACE.match(text) or _SIGNED.match(text)
    return text[found.end() :] if found and text[found.end() : found.end() + 1].isupper() else text
