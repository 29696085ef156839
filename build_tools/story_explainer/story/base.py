"""What all parts of the model share: strict frozen models, and the small types that fields are made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, RootModel, StringConstraints, WithJsonSchema

from story_explainer.story.annotations import Ref

SEGMENT_ID = r"^[sht][1-9][0-9]*$"
LOCALE = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
SLUG = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"

Locale = Annotated[
    str,
    StringConstraints(pattern=LOCALE),
    Field(description="A language by its BCP 47 tag, such as it, de or pt-BR."),
]
Slug = Annotated[
    str,
    StringConstraints(pattern=SLUG, max_length=60),
    Field(description="A name that never changes: small letters, digits and single hyphens, such as ft-report."),
]
SegmentId = Annotated[
    str,
    StringConstraints(pattern=SEGMENT_ID),
    Field(description="A segment of the bitext: s3 (a sentence), h1 (a heading) or t1 (the title)."),
]
Citation = Annotated[
    str,
    StringConstraints(min_length=1),
    Ref("segment", "source"),
    Field(description="What the statement rests on: a segment of the bitext (s3, h1, t1) or the id of a source."),
]


def _flag(value: object) -> bool:
    if value not in ("true", "false", True, False):
        raise ValueError(f"“{value}” is neither true nor false")
    return value in ("true", True)


Flag = Annotated[bool, BeforeValidator(_flag)]
# In YAML a text may look like a number or a word of its own (1984, true); it is a text all the same.
Words = Annotated[
    str,
    StringConstraints(min_length=1, strip_whitespace=True),
    WithJsonSchema({"type": ["string", "number", "boolean"], "pattern": r"\S"}),
]


class Model(BaseModel):
    """A frozen record that refuses unknown fields: a slip of the pen must not pass in silence."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


class _ByLocale(RootModel[Annotated[dict[Locale, Words], Field(min_length=1)]]):
    model_config = ConfigDict(frozen=True, defer_build=True)

    @property
    def locales(self) -> list[str]:
        """The languages in which it stands."""
        return list(self.root)

    def get(self, locale: str) -> str | None:
        """The text in one language, or None where it is missing."""
        return self.root.get(locale)


class Text(_ByLocale):
    """The same text in each language of the story. A blank line begins a new paragraph."""


class Wording(_ByLocale):
    """Words exactly as they stand in a text, in one or more languages."""
