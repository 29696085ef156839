"""The files of a story that editors write as lists: the one table of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast, get_args

from pydantic import BaseModel

from story_explainer.story.base import Model
from story_explainer.story.file_names import (
    ACTORS,
    CLAIMS,
    CONTEXT,
    DIVERGENCES,
    EVENTS,
    FIGURES,
    GLOSSARY,
    SOURCES,
    STORY,
)
from story_explainer.story.model.actors import ActorsFile
from story_explainer.story.model.claims import ClaimsFile
from story_explainer.story.model.context import ContextFile
from story_explainer.story.model.divergences import DivergencesFile
from story_explainer.story.model.events import EventsFile
from story_explainer.story.model.figures import FiguresFile
from story_explainer.story.model.glossary import GlossaryFile
from story_explainer.story.model.sources import SourcesFile


@dataclass(frozen=True, slots=True)
class ListFile:
    """A file that holds a list of entries.

    Attributes:
        name: the file.
        model: what it holds.
        entries: the key of the list in the file.
        attribute: what the list is called in `Story`.
        about: what stands in it, for the first line of one that a tool begins.
    """

    name: str
    model: type[Model]
    entries: str
    attribute: str
    about: str

    @property
    def entry(self) -> type[BaseModel]:
        """The model of an entry."""
        return entry_model(self.model, self.entries)


def entry_model(model: type[BaseModel], name: str) -> type[BaseModel]:
    """The model of the entries of a list in a file.

    Args:
        model: the model of the file.
        name: the key of the list.
    """
    (entry,) = get_args(model.model_fields[name].annotation)
    return cast("type[BaseModel]", entry)


LIST_FILES = (
    ListFile(
        CLAIMS,
        ClaimsFile,
        "claims",
        "claims",
        "Who asserts what, on what ground, and what the others answer. The status shown is derived from this.",
    ),
    ListFile(FIGURES, FiguresFile, "figures", "figures", "What is counted, and how the count changed."),
    ListFile(
        EVENTS,
        EventsFile,
        "events",
        "events",
        "What happened, was reported or may happen. Dates are never made up; “phrase” keeps the text's words.",
    ),
    ListFile(
        ACTORS,
        ActorsFile,
        "actors",
        "actors",
        "Who takes part: people, organisations, outlets and unnamed groups.",
    ),
    ListFile(CONTEXT, ContextFile, "topics", "topics", "The questions that the articles open, and answers."),
    ListFile(
        SOURCES,
        SourcesFile,
        "sources",
        "sources",
        "What is known of the articles as publications, and the sources that the context rests on.",
    ),
    ListFile(GLOSSARY, GlossaryFile, "terms", "terms", "Words worth explaining where they stand."),
    ListFile(
        DIVERGENCES,
        DivergencesFile,
        "divergences",
        "divergences",
        "Where the versions differ. Whether it matters, an editor decides.",
    ),
)

# What stands in a file, for the first lines of one that a tool begins.
ABOUT = {
    STORY: "What the story is, in a few words. Readers see the title and the standfirst first.",
    **{file.name: file.about for file in LIST_FILES},
}
