"""figures.yml as it becomes when articles arrive: what changes in number is drafted behind what editors wrote."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from story_explainer.content.drafted import plain
from story_explainer.content.story_folder import StoryFolder
from story_explainer.ingest.drafting import draft_yaml
from story_explainer.ingest.drafting.figures import draft_figures
from story_explainer.ingest.drafting.further_figures import Drafted, beside
from story_explainer.story.bitext import Bitext
from story_explainer.story.file_names import FIGURES, MATCHES, STORY
from story_explainer.story.model import FiguresFile, FoundMatch, MatchesFile
from story_explainer.story.model.matches import settled
from story_explainer.story.problems import ContentError
from story_explainer.yaml_source.edit import YamlText


@dataclass(frozen=True, slots=True)
class FiguresDrafted:
    """What is drafted: the whole file, how many figures are new in it, and how many values came to drafts there."""

    file: bytes
    figures: int
    values: int


def drafted(
    folder: StoryFolder,
    bitexts: Mapping[str, Bitext],
    matches: Sequence[FoundMatch],
    order: Sequence[str],
    arrived: Collection[str],
    command: str,
    about: bytes | None,
    locales: Sequence[str],
) -> FiguresDrafted | None:
    """Draft what changes in number since articles have arrived. Nothing is written.

    Args:
        folder: the story's folder.
        bitexts: the bitext of each of its articles by its id.
        matches: what they have in common, as it was found.
        order: the ids of the articles in the order of publication.
        arrived: those that have arrived.
        command: which command of `explainer` drafts.
        about: story.yml as it becomes; None if it stays as it is.
        locales: the languages in which a story begins that has no such file yet.

    Returns:
        figures.yml with the drafts; None if there are none, or if a file that an editor wrote cannot be read or not be
        added to: `check` says what is wrong with it.
    """
    try:
        said = _data(folder, MATCHES)
        left = settled(matches, MatchesFile.model_validate(said).matches if said else [])
        story = _data(folder, STORY, about)
        told = list(story["locales"]) if story else locales
        drafts = draft_figures({article: bitexts[article] for article in order}, left, told)
        before = folder.read(FIGURES)
        there = folder.text(FIGURES, before) if before else None
        known = FiguresFile.model_validate(there.data or {"figures": []}).figures if there else []
        fresh = {segment.id for article in arrived for segment in bitexts[article].segments()}
        new = beside(known, drafts, fresh)
        if there is not None:
            return _added(there, new)
    except (ContentError, ValidationError, KeyError, TypeError):
        return None
    file = draft_yaml("figures", FiguresFile(figures=new.figures), command)
    return FiguresDrafted(file, len(new.figures), 0) if new.figures else None


def _data(folder: StoryFolder, name: str, data: bytes | None = None) -> Any:
    """What a file holds, or would hold; None if it is not there."""
    data = folder.read(name) if data is None else data
    return None if data is None else folder.text(name, data).data


def _added(text: YamlText, new: Drafted) -> FiguresDrafted | None:
    """The file with what is new, behind what stands there."""
    count = 0
    for place, values in new.values.items():
        # What cannot be put there cleanly an editor adds by hand: a second figure of the same thing would help nobody.
        with suppress(ContentError):
            text = text.append_items(("figures", place, "values"), [plain(value) for value in values])
            count += len(values)
    items = [plain(figure) for figure in new.figures]
    if items:
        text = text.append_items(("figures",), items) if text.data else text.set_key((), "figures", items)
    return FiguresDrafted(text.text.encode(), len(items), count) if items or count else None
