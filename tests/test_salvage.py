"""A mistake in one entry does not hide the mistakes in the others, and invents none."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder

TOY = Path(__file__).parent / "toy_content/ferry"
Change = Callable[[str, str, str], None]


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """A copy of the toy story's folder."""
    return Path(shutil.copytree(TOY, tmp_path / "ferry"))


@pytest.fixture
def change(ferry: Path) -> Change:
    """Changes a text in one of its files."""

    def in_file(name: str, old: str, new: str) -> None:
        text = (ferry / name).read_text(encoding="utf-8")
        assert old in text
        (ferry / name).write_text(text.replace(old, new), encoding="utf-8")

    return in_file


def found(folder: Path) -> list[str]:
    loaded = load(StoryFolder(folder))
    assert loaded.story is None
    return [f"{Path(problem.file).name}:{problem.line}:{problem.column}: {problem.code}" for problem in loaded.problems]


def test_misfit_and_findings_together(ferry: Path, change: Change) -> None:
    """A wrong field in the first claim, a wrong actor in the second, a wrong date elsewhere: all are told, in place."""
    change("claims.yml", "    via: piccolo\n", "    vja: piccolo\n")
    change("claims.yml", "    by: mayor", "    by: major")
    change("sources.yml", "publisher: Ladjar", "publsher: Ladjar")
    change("events.yml", "it: da anni", "it: da molti anni")
    assert found(ferry) == [
        "claims.yml:6:5: F002",
        "claims.yml:34:9: R003",
        "events.yml:9:11: Q002",
        "sources.yml:16:5: F002",
    ]


def test_references_to_what_was_left_out_are_no_mistakes(ferry: Path, change: Change) -> None:
    """An actor, an event, a claim and a source that do not fit are not said to be missing where they are named."""
    change("actors.yml", "    kind: outlet", "    kind: paper")
    change("events.yml", "    kind: reported", "    kind: told")
    change("claims.yml", "    certainty: possible", "    certainty: maybe")
    change("sources.yml", "    kind: press", "    kind: web")
    assert [line.split()[1] for line in found(ferry)] == ["F004"] * 4


def test_other_places_named_are_those_of_the_file(ferry: Path, change: Change) -> None:
    """Also where entries before them were left out."""
    change("events.yml", "    before:\n      - event: report\n", "    befor: x\n")
    change("events.yml", "    kind: reported\n", "    kind: reported\n    before:\n      - event: answer\n")
    change(
        "events.yml",
        "      - event: report\n        cites: [s4]",
        "      - event: report\n    before: [{event: report}]",
    )
    problems = [str(problem) for problem in load(StoryFolder(ferry, "content")).problems]
    assert problems[1].startswith("content/ferry/events.yml:28:22: T002 “answer” cannot be before “report”")
    assert problems[1].endswith("see content/ferry/events.yml:18:16)")


def test_file_that_does_not_fit_as_a_whole(ferry: Path, change: Change) -> None:
    """Where the title is wrong nothing else can be checked; where a list is no list neither."""
    change("story.yml", "  it: Il traghetto tra Trieste e Pirano\n", "  it:\n")
    change("claims.yml", "    by: mayor", "    by: major")
    assert found(ferry) == ["story.yml:3:6: F004"]


def test_strange_file_beside_a_whole_story(ferry: Path) -> None:
    """A file that nothing reads is a mistake, and hides neither the story nor its other mistakes."""
    (ferry / "claim.yml").write_text("claims: []\n", encoding="utf-8")
    loaded = load(StoryFolder(ferry))
    assert [problem.code for problem in loaded.problems] == ["F005"]
    assert loaded.story
    assert not loaded.ok
