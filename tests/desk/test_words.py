"""Whatever the models hold has a name at the desk, in every language; a new field is not forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from story_explainer.desk.forms import SECTIONS, Field, fields_of
from story_explainer.desk.reading import DeskStories
from story_explainer.desk.words import choice_words, field_names, kind_names
from story_explainer.site.language import Language
from story_explainer.story.model import Fact, StoryFile
from tests import toy_site

MODELS = [*(section.model for section in SECTIONS.values()), StoryFile, Fact]


def all_fields(fields: Sequence[Field]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from all_fields(field.fields)


@pytest.mark.parametrize("tag", ["en", "it", "de", "fr"])
def test_fields_choices_and_kinds_have_words(tag: str) -> None:
    language = Language.load(tag)
    fields = [field for model in MODELS for field in all_fields(fields_of(model))]
    assert fields
    assert {field.name for field in fields} <= set(field_names(language))
    for field in fields:
        assert set(field.choices) <= set(choice_words(language).get(field.name, {})), field.name
    kinds = kind_names(language)
    assert set(SECTIONS) <= set(kinds)
    stories = DeskStories(toy_site.CONTENT, "content")
    assert {one.kind for state in stories.all() for one in state.statements()} <= set(kinds)
