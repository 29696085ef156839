"""figures.yml: what is counted in the story, and how the count changed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from story_explainer.story.annotations import Past
from story_explainer.story.base import Citation, Model, Text, Words
from story_explainer.story.date_fields import Edtf
from story_explainer.story.model.statement import ActorId, Statement

Bound = Literal["least", "over", "most", "under", "about"]


class FigureValue(Model):
    """One value of a figure: what it was said to be, when and by whom."""

    value: Annotated[
        Words, Field(description="The value: 6, 15,000 euros, 10 to 15. Pages write a number as their language does.")
    ]
    text: Annotated[
        Text | None,
        Field(description="The value in each language, where it has words: {it: due su tre, de: zwei von drei}."),
    ] = None
    bound: Annotated[
        Bound | None,
        Field(
            description="How the number is put: at least, more than (over), at most, less than (under) or about so "
            "much. Each language has its own words for it, so that the value itself is the number alone."
        ),
    ] = None
    when: Annotated[
        Edtf | None, Past(), Field(description="Of which moment it is, as EDTF; else the day of its article.")
    ] = None
    by: Annotated[ActorId | None, Field(description="Who gave it.")] = None
    corrects: Annotated[
        Words | None, Field(description="The earlier value that it puts right; that one is then shown as corrected.")
    ] = None
    cites: Annotated[list[Citation], Field(min_length=1, description="Where it says so.")]


class Figure(Statement):
    """Something that is counted, with its values in the order in which they became known."""

    what: Annotated[Text, Field(description="What is counted, in a few words: the dead, the missing, the fine.")]
    values: Annotated[list[FigureValue], Field(min_length=1, description="The values, the earliest first.")]


class FiguresFile(Model):
    """figures.yml: what is counted, and how the count changed.

    `explainer new` and `explainer add` draft it from the matches in which two articles give one thing two numbers.
    """

    figures: Annotated[list[Figure], Field(description="Each thing that is counted, once.")]
