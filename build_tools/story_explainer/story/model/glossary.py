"""glossary.yml: the words worth explaining."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from story_explainer.story.annotations import Localised
from story_explainer.story.base import Locale, Model, Text, Words
from story_explainer.story.model.statement import Statement


class Term(Statement):
    """A word worth explaining where it stands."""

    term: Annotated[Text, Field(description="The word as it stands in the article.")]
    meaning: Annotated[Text, Field(description="What it means here, in one sentence.")]
    aliases: Annotated[dict[Locale, list[Words]], Localised(), Field(description="Other forms in the articles.")] = {}


class GlossaryFile(Model):
    """glossary.yml: the words worth explaining."""

    terms: Annotated[list[Term], Field(description="Each term once.")]
