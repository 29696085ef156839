"""Dates as the fields of the model take them: any EDTF date, a plain one, or a whole day."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema

from story_explainer.story.dates import DAY, PATTERN, PLAIN, parse


def _edtf(text: str) -> str:
    parse(text)
    return text


def _plain(text: str) -> str:
    if not re.match(PLAIN, text):
        raise ValueError(f"“{text}” is not a date that can stand here (write a day, a month or a year: 2026-02-14)")
    return _edtf(text)


def _day(text: str) -> str:
    if not re.match(DAY, text):
        raise ValueError(f"“{text}” is not a day (write a whole day of the calendar, such as 2026-02-14)")
    return _edtf(text)


# A year alone looks like a number to programs that read YAML.
_YEAR = {"type": ["string", "integer"], "maximum": 9999}

Edtf = Annotated[
    str,
    AfterValidator(_edtf),
    WithJsonSchema(
        {**_YEAR, "pattern": PATTERN, "minimum": -9999, "description": "A date as EDTF, such as 2026-01-31."}
    ),
]
PlainDate = Annotated[
    str,
    AfterValidator(_plain),
    WithJsonSchema(
        {**_YEAR, "pattern": PLAIN, "minimum": 1, "description": "A day, a month or a year, such as 2026-01-31."}
    ),
]
Day = Annotated[
    str,
    AfterValidator(_day),
    WithJsonSchema({"type": "string", "pattern": DAY, "description": "A day, such as 2026-01-31."}),
]
