"""The files of a story that editors write as lists: the one table of them."""

from __future__ import annotations

from dataclasses import dataclass

from story_explainer.story.base import Model
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


LIST_FILES = (
    ListFile(
        "claims.yml",
        ClaimsFile,
        "claims",
        "claims",
        "Who asserts what, on what ground, and what the others answer. The status shown is derived from this.",
    ),
    ListFile("figures.yml", FiguresFile, "figures", "figures", "What is counted, and how the count changed."),
    ListFile(
        "events.yml",
        EventsFile,
        "events",
        "events",
        "What happened, was reported or may happen. Dates are never made up; “phrase” keeps the text's words.",
    ),
    ListFile(
        "actors.yml",
        ActorsFile,
        "actors",
        "actors",
        "Who takes part: people, organisations, outlets and unnamed groups.",
    ),
    ListFile("context.yml", ContextFile, "topics", "topics", "The questions that the articles open, and answers."),
    ListFile(
        "sources.yml",
        SourcesFile,
        "sources",
        "sources",
        "What is known of the articles as publications, and the sources that the context rests on.",
    ),
    ListFile("glossary.yml", GlossaryFile, "terms", "terms", "Words worth explaining where they stand."),
    ListFile(
        "divergences.yml",
        DivergencesFile,
        "divergences",
        "divergences",
        "Where the versions differ. Whether it matters, an editor decides.",
    ),
)

# What stands in a file, for the first lines of one that a tool begins.
ABOUT = {
    "story.yml": "What the story is, in a few words. Readers see the title and the standfirst first.",
    **{file.name: file.about for file in LIST_FILES},
}
