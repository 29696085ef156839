"""`explainer draft`: what is new is drafted behind what stands there; what an editor did is known and stays."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from story_explainer.cli import main
from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder

FIRST = """The old lighthouse of Men Ruz

Mayor Ada Moss said that the lighthouse of Men Ruz is far too old to be saved. The lighthouse was built in 1874.

Moss asked for help. “I will not pay 2 million for a ruin like this one,” Ada Moss said on Monday.
"""
SECOND = """A ruin on the coast of Kerlouan

Engineer Noa Pell said that the tower on the coast could stand for another hundred years without any repair.

Nobody had asked Pell before. The roof fell in on 12 March 2024.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "first.en.txt").write_text(FIRST, "utf-8")
    run("new", "tower", tmp_path / "first.en.txt", "--content", tmp_path / "c")
    return tmp_path / "c/tower"


def run(*arguments: object) -> str:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def draft(folder: Path, *options: str) -> str:
    return run("draft", folder.name, "--content", folder.parent, *options)


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def claims(folder: Path) -> list[list[str]]:
    data = yaml.safe_load((folder / "claims.yml").read_text("utf-8"))
    return [claim["cites"] for claim in data["claims"] or []]


def thrown_away(folder: Path) -> None:
    """The last claim is taken out by an editor."""
    text = (folder / "claims.yml").read_text("utf-8")
    (folder / "claims.yml").write_text(text[: text.rindex("\n  - id:")], "utf-8")


def test_what_was_drafted_is_not_drafted_anew(folder: Path) -> None:
    before = everything(folder)
    assert "nothing new to draft" in draft(folder)
    assert everything(folder) == before


def test_what_was_thrown_away_stays_away(folder: Path) -> None:
    assert len(before := claims(folder)) > 1
    thrown_away(folder)
    assert "nothing new to draft" in draft(folder)
    assert claims(folder) == before[:-1]


def test_what_was_changed_or_taken_is_known(folder: Path) -> None:
    """Whatever an editor made of the words, and where nobody has kept a record."""
    text = (folder / "claims.yml").read_text("utf-8").replace("draft: true\n", "short: {en: Mine}\n")
    (folder / "claims.yml").write_text(text, "utf-8")
    (folder / "drafted.yml").unlink()
    assert "claim" not in draft(folder)
    assert (folder / "claims.yml").read_text("utf-8") == text


def test_anew_brings_back_what_was_thrown_away(folder: Path) -> None:
    before = claims(folder)
    thrown_away(folder)
    kept = (folder / "claims.yml").read_text("utf-8")
    assert "drafted 1 claim" in draft(folder, "claims", "--anew")
    assert claims(folder) == before
    assert (folder / "claims.yml").read_text("utf-8").startswith(kept.rstrip("\n"))
    assert load(StoryFolder(folder)).ok


def test_a_later_article_is_drafted_behind_what_is_there(folder: Path, tmp_path: Path) -> None:
    """`add` says how; ids that are taken are not given again, and the story passes every check."""
    (tmp_path / "second.en.txt").write_text(SECOND, "utf-8")
    added = run("add", "tower", tmp_path / "second.en.txt", "--content", folder.parent)
    article = next(path.name for path in (folder / "articles").iterdir() if path.is_dir())
    assert f"explainer draft tower --since {article}" in added
    before = (folder / "claims.yml").read_text("utf-8")
    said = draft(folder, "--since", article)
    assert "claims.yml: changed" in said
    assert (folder / "claims.yml").read_text("utf-8").startswith(before.rstrip("\n"))
    loaded = load(StoryFolder(folder))
    assert loaded.ok
    assert loaded.story is not None
    assert {claim.by for claim in loaded.story.claims} == {"ada-moss", "noa-pell"}
    assert [event.when for event in loaded.story.events] == ["1874", "2024-03-12"]
    assert "nothing new to draft" in draft(folder, "--since", article)


@pytest.mark.parametrize(("others", "by"), [((), "noa-b-pell"), (("Ian Pell",), "pell")])
def test_a_family_name_alone_is_that_of_the_only_one_there(
    folder: Path, tmp_path: Path, others: tuple[str, ...], by: str
) -> None:
    """Who stands there by a full name is not drafted again by the last part of it; of two, neither is meant."""
    ids = {name: name.lower().replace(". ", "-").replace(" ", "-") for name in ("Noa B. Pell", *others)}
    people = [f"  - {{id: {ids[name]}, kind: person, name: {{en: {name}}}, cites: [s1]}}\n" for name in ids]
    (folder / "actors.yml").write_text("actors:\n" + "".join(people), "utf-8")
    second = SECOND.replace("Noa Pell", "Pell").replace(
        "Nobody had asked Pell", "Pell, an engineer, said so: nobody asked Pell"
    )
    (tmp_path / "tower.en.txt").write_text(second, "utf-8")
    run("add", folder.name, tmp_path / "tower.en.txt", "--content", folder.parent)
    draft(folder)
    data = yaml.safe_load((folder / "claims.yml").read_text("utf-8"))
    assert by in {claim.get("by") for claim in data["claims"]}
    there = [actor["id"] for actor in yaml.safe_load((folder / "actors.yml").read_text("utf-8"))["actors"]]
    assert ("pell" in there) == (by == "pell")


def test_only_the_file_named_is_drafted(folder: Path) -> None:
    for name in ("claims.yml", "events.yml", "drafted.yml"):
        (folder / name).unlink()
    said = draft(folder, "events.yml")
    assert "events.yml: written" in said
    assert not (folder / "claims.yml").exists()


@pytest.mark.parametrize("options", [["context"], ["--since", "nobody-2024"]])
def test_what_is_not_known_is_said(folder: Path, options: list[str]) -> None:
    result = CliRunner().invoke(main, ["draft", folder.name, "--content", str(folder.parent), *options])
    assert result.exit_code == 2
    assert "Traceback" not in result.output
