"""alignment.yml: what an editor corrects of a conversion, in the words of the articles.

Corrections quote the articles instead of naming segments, so that they outlive every new conversion.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from story_explainer.story.base import Locale, Model, Words
from story_explainer.story.problems import Finding

_Begins = Annotated[
    Words, Field(description="The first words of it, as they stand in the article; enough to be unique.")
]


class ReadAs(Model):
    """A line or paragraph that was taken for something else than it is."""

    locale: Locale
    begins: _Begins
    kind: Annotated[
        Literal["title", "heading", "text", "aside"],
        Field(description="What it is; aside = no part of the text, such as a caption."),
    ]


class Boundary(Model):
    """A place where a sentence begins, or goes on, against what the rules say."""

    locale: Locale
    begin: Annotated[Words | None, Field(description="A sentence begins with these words.")] = None
    go_on: Annotated[Words | None, Field(description="No sentence begins with these words.")] = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Boundary:
        if (self.begin is None) == (self.go_on is None):
            raise ValueError("write either “begin” or “go_on”")
        return self


class AlignmentFile(Model):
    """alignment.yml: an editor's corrections, which every conversion respects."""

    # Fields that are no more, and what to do instead.
    gone: ClassVar[dict[str, str]] = {"independent": "add each as an article of its own: “explainer add”"}

    read_as: Annotated[list[ReadAs], Field(description="Lines and paragraphs that were taken for something else.")] = []
    sentences: Annotated[list[Boundary], Field(description="Where sentences begin or go on.")] = []
    versions: Annotated[
        list[Locale],
        Field(description="Languages whose article is a version of the pivot's, though little of the text answers it."),
    ] = []
    segments: Annotated[
        list[dict[Locale, list[_Begins]]],
        Field(
            description="Sentences that answer each other and nothing else, in two or more languages: for each "
            "language the first words of each sentence, in order; [] where nothing answers."
        ),
    ] = []


class CorrectionError(Exception):
    """Corrections that cannot be followed, with a finding for each."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = list(findings)
        super().__init__("; ".join(finding.message for finding in findings))
