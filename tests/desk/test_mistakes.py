"""What the checks find is told at the desk in the language of the desk, with the names that it is about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from story_explainer.desk.mistakes import meant
from story_explainer.site.language import Language
from story_explainer.story.codes import CODES
from story_explainer.story.problems import Problem
from tests.desk.room import Room
from tests.desk.test_editing import jobs
from tests.story.test_checks import FOLDERS, lay_out


def found(tmp_path: Path) -> Iterator[Problem]:
    for number, folder in enumerate(FOLDERS):
        into = tmp_path / str(number) / "content"
        into.mkdir(parents=True)
        yield from load(StoryFolder(lay_out(folder, into), "content")).problems


@pytest.mark.parametrize("tag", ["it", "de"])
def test_no_problem_that_a_story_can_have_is_told_in_english(tag: str, tmp_path: Path) -> None:
    language, problems = Language.load(tag), list(found(tmp_path))
    assert len({problem.code for problem in problems}) > 30
    for problem in problems:
        words = meant(language, problem)
        assert words.startswith(f"{problem.code} ")
        assert CODES[problem.code].meaning.rstrip(".") not in words
        assert CODES[problem.code].remedy.rstrip(".") not in words


def test_the_names_that_a_message_gives_are_told_too(room: Room) -> None:
    form = jobs(room, cites="s1, s999")
    sent = {"story": "moor-railway", "key": "claims/jobs", "form": form}
    told = {tag: room.post("check", **sent, lang=tag).data["problems"][0]["text"] for tag in ("en", "it", "de")}
    assert told["en"].startswith("R002 no segment and no source is called “s999”")
    assert told["it"].startswith("R002 Una citazione non porta da nessuna parte: “s999” (")
    assert told["de"].startswith("R002 Ein Beleg führt ins Leere: “s999” (")
    claims = room.file("claims.yml")
    claims.write_text(claims.read_text(encoding="utf-8").replace("cites: [s5]", "cites: [s555]"), encoding="utf-8")
    assert "R002 Ein Beleg führt ins Leere: “s555”" in room.get("", lang="de").text
    refused = room.post("save", **sent, version=room.version("claims/jobs"), lang="it").data
    assert any("R002 Una citazione" in field["text"] for field in refused["fields"])


def test_what_a_command_does_elsewhere_is_told_as_what_the_desk_has_for_it(tmp_path: Path) -> None:
    for problem in load(
        StoryFolder(lay_out(next(folder for folder in FOLDERS if folder.name == "D001"), tmp_path), "content")
    ).problems:
        if problem.code == "D001":
            assert "explainer review" in str(problem)
            for tag in ("en", "it", "de", "fr"):
                assert "explainer" not in meant(Language.load(tag), problem)
