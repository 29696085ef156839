"""Approving: a review is recorded, the mark of a draft comes off, and nothing that anybody wrote is lost."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from story_explainer.cli import main
from story_explainer.content import approve as reviewing
from story_explainer.content.approve import approve, with_reviews
from story_explainer.content.exchange import Change, exchange
from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from story_explainer.story.model import ReviewEntry, ReviewsFile
from story_explainer.story.problems import ContentError
from story_explainer.story.reviews import review_states
from story_explainer.yaml_source.read import read
from tests.full_disk import stop_at

TOY = Path(__file__).parent / "toy_content/ferry"
ENTRY = ReviewEntry(
    statement="claims/idle",
    locale="it",
    by="Ana Ž, “desk”",
    on="2026-03-11",
    text="123456789012",
    evidence={"s3": "1234567890e2", "harbour-news": "abcdefabcdef"},
)


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """A copy of the toy story's folder."""
    return Path(shutil.copytree(TOY, tmp_path / "content/ferry"))


def review(folder: Path, *arguments: str) -> Result:
    command = ["review", "--content", str(folder.parent), folder.name, "--by", "Ana", "--on", "2026-03-11"]
    return CliRunner().invoke(main, [*command, *arguments])


def mark(folder: Path, name: str, first: str) -> None:
    """Make a draft of the statement of a file whose first field is this."""
    path = folder / name
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    number = next(number for number, line in enumerate(lines) if line.strip("- \n") == first)
    lines.insert(number + 1, f"{' ' * lines[number].index(first)}draft: true  # by machine\n")
    path.write_text("".join(lines), encoding="utf-8")


def entries(text: str) -> list[ReviewEntry]:
    return ReviewsFile.model_validate(read("reviews.yml", text).data).reviews


@pytest.mark.parametrize(
    "before",
    [
        "reviews:\n",
        "reviews: []\n",
        "reviews: [] # none yet\n",
        "# Only a remark.\n",
        "# Our rule: two people read.\nreviews: # newest last\n",
        "reviews:\n- {statement: story, locale: it, by: Me, on: 2026-01-01, text: '123456789012', evidence: {}}",
        "reviews:\n      - {statement: story, locale: it, by: Me, on: 2026-01-01, text: '123456789012', evidence: {}}\n"
        "# The end.\n",
        "reviews:\r\n  # read twice\r\n  - statement: story\r\n    locale: it\r\n    by: Me\r\n    on: 2026-01-01\r\n"
        "    text: '123456789012'\r\n    evidence: {}\r\n",
    ],
)
def test_what_was_there_stays(before: str) -> None:
    """Every line stays as it was, line ends and comments included; “[]” alone gives way."""
    after = with_reviews("reviews.yml", before, [ENTRY])
    rest = iter(after.splitlines(keepends=True))
    assert all(any(line.rstrip() == kept.rstrip() for kept in rest) for line in before.replace(" []", "").splitlines())
    assert entries(after)[-1] == ENTRY
    assert ("\r\n" in before) == ("\r\n" in after)
    assert after.count("\n") == after.count("\r\n") or "\r\n" not in before
    assert entries(with_reviews("reviews.yml", after, [ENTRY, ENTRY]))[-3:] == [ENTRY] * 3


def test_new_file_names_its_schema() -> None:
    """The first line tells the editor's language server what may stand in the file; an entry reads like a form."""
    assert with_reviews("reviews.yml", "", [ENTRY]) == (
        "# yaml-language-server: $schema=../../schemas/reviews.schema.json\n"
        "reviews:\n"
        "  - {statement: claims/idle, locale: it, by: 'Ana Ž, “desk”', on: 2026-03-11, text: '123456789012', "
        "evidence: {s3: '1234567890e2', harbour-news: abcdefabcdef}}\n"
    )


@pytest.mark.parametrize("before", ["- a\n", "reviews: x\n", "reviews: {a: b}\n", "a"])
def test_file_that_cannot_grow_is_refused(before: str) -> None:
    """Where there is no list, the editor is told where one should be."""
    with pytest.raises(ContentError, match=r"^reviews.yml:1:\d+: F004 what stands here is not a "):
        with_reviews("reviews.yml", before, [ENTRY])


@given(st.text(max_size=60))
def test_whatever_stands_there(before: str) -> None:
    """Any text ends in a file that holds the entry, or in a message."""
    try:
        after = with_reviews("reviews.yml", before, [ENTRY])
    except ContentError:
        return
    assert ReviewEntry.model_validate(read("reviews.yml", after).data["reviews"][-1]) == ENTRY


def test_a_draft_that_somebody_takes_is_none_any_more(ferry: Path) -> None:
    """The review is recorded and the mark goes, at the place where it stands; remarks and neighbours stay."""
    mark(ferry, "claims.yml", "id: idle")
    mark(ferry, "story.yml", "locales: [it, sl]")
    before = (ferry / "claims.yml").read_text(encoding="utf-8")
    result = review(ferry, "idle", "--lang", "it")
    assert result.exit_code == 0, result.output
    assert result.stdout == f"ferry: 1 review by Ana added to {ferry.as_posix()}/reviews.yml; 1 draft taken\n"
    assert (ferry / "claims.yml").read_text(encoding="utf-8") == before.replace(
        "draft: true  # by machine", "# by machine"
    )
    story = load(StoryFolder(ferry)).story
    assert story
    assert story.about.draft
    states = review_states(story)
    assert (states["claims/idle"]["it"].state, states["claims/idle"]["sl"].state) == ("reviewed", "unreviewed")
    assert "1 draft taken" in review(ferry, "story").stdout
    assert "draft: true" not in (ferry / "story.yml").read_text(encoding="utf-8")


def test_without_ids_drafts_are_left_alone(ferry: Path) -> None:
    """Nobody stands by a draft by the way; one line says how many are left."""
    mark(ferry, "claims.yml", "id: idle")
    mark(ferry, "events.yml", "id: idle-years")
    mark(ferry, "story.yml", "locales: [it, sl]")
    files = {path: path.read_bytes() for path in ferry.glob("*.yml")}
    result = review(ferry)
    assert result.stdout.splitlines()[1:] == ["3 drafts left alone: name their ids to take them"]
    assert all(path.read_bytes() == data for path, data in files.items())
    story = load(StoryFolder(ferry)).story
    assert story
    reviewed = {key for key, states in review_states(story).items() if states["it"].state == "reviewed"}
    assert len(reviewed) == 11
    assert reviewed.isdisjoint({"claims/idle", "events/idle-years", "story"})
    assert review(ferry, "claims/idle", "idle-years", "story", "--lang", "sl").stdout.endswith("3 drafts taken\n")
    assert "left alone" not in review(ferry).stdout


def test_what_stands_inside_a_statement_is_a_statement_of_its_own(ferry: Path) -> None:
    """Who takes a topic has not taken its facts; a fact is taken by its own id."""
    mark(ferry, "context.yml", "id: the-line")
    mark(ferry, "context.yml", "id: since")
    assert review(ferry, "the-line").exit_code == 0
    story = load(StoryFolder(ferry)).story
    assert story
    (topic,) = story.topics
    assert (topic.draft, topic.facts[0].draft) == (False, True)
    assert review(ferry, "since").exit_code == 0
    assert "draft: true" not in (ferry / "context.yml").read_text(encoding="utf-8")


def test_all_files_or_none(ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the second file cannot be written, the first is as it was, and the editor reads one line."""
    mark(ferry, "claims.yml", "id: idle")
    before = {path: path.read_bytes() for path in ferry.glob("*.yml")}
    stop_at(monkeypatch, "reviews.yml")
    result = review(ferry, "idle")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"Error: {ferry.as_posix()}/reviews.yml: No space left on device; nothing was recorded.\n"
    assert {path: path.read_bytes() for path in ferry.glob("*.yml")} == before


def test_draft_that_cannot_be_taken_off(ferry: Path) -> None:
    """Where the mark stands so that taking it out would change more, nothing is recorded either."""
    path = ferry / "glossary.yml"
    text = path.read_text(encoding="utf-8")
    assert "  - id: ferry\n" in text
    path.write_text(text.replace("  - id: ferry\n", "  - ? draft\n    : true\n    id: ferry\n"), encoding="utf-8")
    result = review(ferry, "glossary/ferry")
    assert result.exit_code == 1
    assert "ferry/glossary.yml:2:" in result.stderr
    assert "F004" in result.stderr
    assert not (ferry / "reviews.yml").exists()


def test_what_an_editor_saves_meanwhile_is_kept(ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that changes between reading and writing is read again, not written over."""
    mark(ferry, "claims.yml", "id: idle")
    saves: list[tuple[Path, Callable[[Path], object]]] = [
        (ferry / "reviews.yml", lambda path: path.write_text("# Ours.\nreviews: []\n", encoding="utf-8")),
        (
            ferry / "claims.yml",
            lambda path: path.write_text(path.read_text(encoding="utf-8") + "# Saved meanwhile.\n", encoding="utf-8"),
        ),
    ]

    def slow(folder: StoryFolder) -> object:
        found = load(folder)
        if saves:
            path, save = saves.pop()
            save(path)
        return found

    monkeypatch.setattr(reviewing, "load", slow)
    assert approve(StoryFolder(ferry, "content"), ["idle"], ["it"], "Ana", "2026-03-11")
    assert not saves
    assert (ferry / "claims.yml").read_text(encoding="utf-8").endswith("# Saved meanwhile.\n")
    assert (
        (ferry / "reviews.yml")
        .read_text(encoding="utf-8")
        .startswith("# Ours.\nreviews:\n  - {statement: claims/idle, ")
    )


def test_file_that_changes_all_the_time(ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After some attempts there is a message."""
    monkeypatch.setattr(reviewing, "exchange", lambda *_: False)
    result = review(ferry, "idle")
    assert (result.exit_code, "ferry/reviews.yml:1:1: F001 the file changes" in result.stderr) == (1, True)


def test_exchange_replaces_only_what_was_read(tmp_path: Path) -> None:
    """A file that is another one now, is there now or is gone stops all changes."""
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"1")
    assert not exchange({one: Change(b"1", b"2"), two: Change(b"", b"3")})
    assert not exchange({one: Change(None, b"2")})
    assert (one.read_bytes(), two.exists()) == (b"1", False)
    assert exchange({one: Change(b"1", b"2"), two: Change(None, b"3")})
    assert (one.read_bytes(), two.read_bytes()) == (b"2", b"3")


PROCESS = """
import sys
from pathlib import Path
from story_explainer.content.approve import approve
from story_explainer.content.story_folder import StoryFolder
for number in range(20):
    approve(StoryFolder(Path(sys.argv[1])), ["idle"], ["it"], f"{sys.argv[2]} {number}", "2026-03-11")
"""


@pytest.mark.long
def test_reviews_of_two_processes_at_once(ferry: Path) -> None:
    """Of twenty reviews each, none is lost."""
    commands = [[sys.executable, "-c", PROCESS, str(ferry), name] for name in ("Ana", "Bor")]
    processes = [subprocess.Popen(command) for command in commands]
    assert [process.wait(timeout=120) for process in processes] == [0, 0]
    names = [entry.by for entry in entries((ferry / "reviews.yml").read_text(encoding="utf-8"))]
    assert sorted(names) == sorted(f"{name} {number}" for name in ("Ana", "Bor") for number in range(20))
    assert sorted(path.name for path in ferry.iterdir()) == sorted(
        [*(path.name for path in TOY.iterdir()), "reviews.yml"]
    )


def test_what_is_not_written_in_a_language_is_not_reviewed_in_it(ferry: Path) -> None:
    """A statement may stand in one language only; the review is of that one."""
    path = ferry / "claims.yml"
    text = path.read_text(encoding="utf-8")
    slovene = "      sl: Linija po besedah županje že leta ne deluje.\n"
    assert slovene in text
    path.write_text(text.replace(slovene, ""), encoding="utf-8")
    assert review(ferry, "idle").exit_code == 0
    assert [entry.locale for entry in entries((ferry / "reviews.yml").read_text(encoding="utf-8"))] == ["it"]
