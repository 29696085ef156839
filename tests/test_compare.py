"""`explainer compare`: what an article brings, as text and as JSON; what editors say of a match counts."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from story_explainer.cli import main
from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from tests.arriving_texts import BRIDGE, SECOND

THIRD = (
    "Brücke von Sabbia: Arbeiten dauerten 16 Monate. Bürgermeister Marco Verdi widersprach am Dienstag. "
    "Die Arbeiten dauerten 16 Monate und kosteten 2,4 Millionen Euro. Ein Fischer hat am Ufer einen alten Anker "
    "gefunden.\n"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story of three articles: one in two languages, one that took passages over, one with another figure."""
    folder = tmp_path_factory.mktemp("in")
    texts = {"en": BRIDGE["en"], "it": BRIDGE["it"], "post.en": SECOND, "bote.de": THIRD}
    paths = {name: folder / f"{name}.txt" for name in texts}
    for name, text in texts.items():
        paths[name].write_text(text, encoding="utf-8")
    days = [f"--published={paths['post.en']}=2025-03-02", f"--published={paths['bote.de']}=2025-03-04T18:00"]
    outlets = ["--outlet", "Gazzetta", "--outlet", f"{paths['post.en']}=Harbour Post"]
    run(folder, "new", "bridge", *map(str, paths.values()), *days, "--published", "2025-03-01", *outlets)
    return folder


@pytest.fixture
def content(made: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    for path in [path for path in (made / "bridge").rglob("*") if path.is_file()]:
        copy = tmp_path / path.relative_to(made)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    return tmp_path


def run(content: Path, command: str, *arguments: str) -> str:
    result = CliRunner().invoke(main, [command, *arguments, "--content", str(content)])
    assert result.exit_code == 0, result.output
    return result.stdout


def compared(content: Path) -> Any:
    return json.loads(run(content, "compare", "bridge", "--format", "json"))


def test_the_object_is_as_its_schema_says(content: Path) -> None:
    """Every article, every segment, every match; nothing else goes to the standard output."""
    schema = json.loads((files("story_explainer.story") / "compare.schema.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    data = compared(content)
    Draft202012Validator(schema).validate(data)
    story = load(StoryFolder(content / "bridge")).story
    assert story is not None
    assert set(data["segments"]) == set(story.segment)
    lead, bote, post = data["articles"]
    assert lead == {
        "id": "lead",
        "outlet": "Gazzetta",
        "published": "2025-03-01",
        "versions": {"en": "articles/en.txt", "it": "articles/it.txt"},
        "relation": {"kind": "independent", "of": None},
    }
    assert bote["published"] == "2025-03-04T18:00:00"
    assert post["relation"] == {"kind": "reworks", "of": "lead"}
    assert data["matches"]
    for match in data["matches"]:
        first, second = (data["segments"][ident]["article"] for ident in match["segments"])
        assert first != second


def test_what_each_article_brings_is_told(content: Path) -> None:
    """In the order of publication: what was copied, which figure changed, what nobody else has."""
    said = run(content, "compare", "bridge")
    post, bote = said.index("harbour-post-2025-03-02 (Harbour Post, 2025-03-02)"), said.index("gazzetta-2025-03-04 (")
    assert post < bote
    assert "  copied, ." in said[post:bote]
    assert "The works took 14 months and cost 2.4 million euros." in said[post:bote]
    assert "  figures that changed: " in said[bote:]
    assert "“14” → “16” (s8, Harbour Post)" in said[bote:]
    assert "Ein Fischer hat am Ufer einen alten Anker gefunden." in said[bote:].split("only here:")[1]


SHIP = {
    "a": "Ferry sinks off Marenzo: six dead\n\nSix people died when the ferry Aurora sank off Marenzo on Tuesday.\n\n"
    "The mayor of Marenzo opened the sports hall to the families.\n",
    "b": "Eight dead after ferry accident\n\nEight people died when the Aurora struck a reef off Marenzo and sank.\n\n"
    "The crew had been warned of fog since noon, said the harbour master.\n",
}


@pytest.mark.parametrize(("days", "ordered"), [(("2031-03-04", "2031-03-05"), True), (("2031-03-04",) * 2, False)])
def test_a_change_is_told_once_and_as_one_only_where_days_tell(
    tmp_path: Path, days: tuple[str, str], ordered: bool
) -> None:
    """Of two articles of one day none is first, whatever the order of the files."""
    paths = [tmp_path / f"{name}.en.txt" for name in SHIP]
    for path, text in zip(paths, SHIP.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    dates = [f"--published={path}={day}" for path, day in zip(paths, days, strict=True)]
    run(tmp_path, "new", "ship", *map(str, paths), *dates, "--independent")
    said = run(tmp_path, "compare", "ship")
    if ordered:
        assert "  figures that changed: 1\n    t2, s3: Eight dead after ferry accident\n" in said
        assert "      “six” → “Eight” (t1, s1, lead)\n" in said
        assert "not known" not in said
    else:
        assert "  other figures, and which is newer is not known: 1\n    t2, s3: Eight dead after" in said
        assert "      “six”, here “Eight” (t1, s1, lead)\n" in said
        assert "→" not in said
        assert "already" not in said
    kinds = {
        kind
        for match in json.loads(run(tmp_path, "compare", "ship", "--format", "json"))["matches"]
        for kind in match["kinds"]
    }
    assert ("updated" in kinds) is ordered


@pytest.mark.parametrize(
    ("since", "told"),
    [
        ("2025-03-03", ["gazzetta-2025-03-04"]),
        ("2025-03-04T19:00", []),
        ("2025-03-02", ["harbour-post-2025-03-02", "gazzetta-2025-03-04"]),
        ("harbour-post-2025-03-02", ["gazzetta-2025-03-04"]),
        ("it", ["harbour-post-2025-03-02", "gazzetta-2025-03-04"]),
    ],
)
def test_since(content: Path, since: str, told: list[str]) -> None:
    """Since a day or a time, or what came after an article."""
    said = run(content, "compare", "bridge", "--since", since)
    assert [line.split(" (")[0] for line in said.splitlines() if line[0] != " "] == told


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ("yesterday", "--since takes an article or a day, not “yesterday”"),
        ("2025-13-01", "--since: there is no day “2025-13-01”"),
    ],
)
def test_since_what_is_nothing(content: Path, since: str, said: str) -> None:
    result = CliRunner().invoke(main, ["compare", "bridge", "--since", since, "--content", str(content)])
    assert result.exit_code == 2
    assert said in result.output


def test_editors_have_the_last_word(content: Path) -> None:
    """A match refused is left out, one confirmed is certain, and one that was not found is there."""
    before = compared(content)["matches"]
    refused, confirmed = before[0]["segments"], before[1]["segments"]
    story = load(StoryFolder(content / "bridge")).story
    assert story is not None
    found = [match["segments"] for match in before]
    own = next(
        [a, b]
        for a in story.bitexts["lead"].by_id
        for b in story.bitexts["gazzetta-2025-03-04"].by_id
        if [a, b] not in found
    )
    (content / "bridge/matches.yml").write_text(
        f"matches:\n"
        f"  - {{segments: [{', '.join(reversed(refused))}], verdict: refused}}\n"
        f"  - {{segments: [{', '.join(confirmed)}], verdict: confirmed, kinds: [repeated]}}\n"
        f"  - {{segments: [{', '.join(own)}], verdict: confirmed}}\n",
        encoding="utf-8",
    )
    after = {tuple(match["segments"]): match for match in compared(content)["matches"]}
    assert tuple(refused) not in after
    assert (after[tuple(confirmed)]["score"], after[tuple(confirmed)]["kinds"]) == (1.0, ["repeated"])
    assert after[tuple(own)]["score"] == 1.0
    assert len(after) == len(before)


def test_what_is_kept_is_what_would_be_found(content: Path) -> None:
    """The file is made by new, add and convert; without it the command finds the same, and writes nothing."""
    before, kept = compared(content), (content / "bridge/comparison.yml").read_bytes()
    (content / "bridge/comparison.yml").unlink()
    assert compared(content) == before
    assert not (content / "bridge/comparison.yml").exists()
    run(content, "convert", "bridge")
    assert (content / "bridge/comparison.yml").read_bytes() == kept


def test_an_article_that_is_changed_is_compared_anew(content: Path) -> None:
    """Only its matches change; the day of publication counts as well."""
    kept = (content / "bridge/comparison.yml").read_bytes()
    path = content / "bridge/articles/gazzetta-2025-03-04/de.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("16 Monate", "14 Monate"), encoding="utf-8")
    run(content, "convert", "bridge")
    assert (content / "bridge/comparison.yml").read_bytes() != kept
    assert "figures that changed" not in run(content, "compare", "bridge")


def test_a_story_of_one_article_has_nothing_to_compare(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text(BRIDGE["en"], encoding="utf-8")
    run(tmp_path / "c", "new", "bridge", str(tmp_path / "en.txt"))
    assert not (tmp_path / "c/bridge/comparison.yml").exists()
    assert "bridge has one article" in run(tmp_path / "c", "compare", "bridge")
    assert compared(tmp_path / "c")["matches"] == []


def test_what_no_editor_has_seen_is_not_exported(content: Path) -> None:
    """The data of a story holds what editors wrote; what was found is for them alone."""
    from story_explainer.story.data import data

    story = load(StoryFolder(content / "bridge")).story
    assert story is not None
    assert story.found_matches
    assert "found_matches" not in json.loads(data(story))
