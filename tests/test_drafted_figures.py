"""`explainer new` and `add` draft in figures.yml what changes in number; what editors wrote stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from story_explainer.cli import main
from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from story_explainer.story.model import Figure
from tests import toy_site
from tests.arriving_texts import SCAFFOLD
from tests.built_site import BuiltSite
from tests.full_disk import stop_at

HOURS = {"it": "2025-03-04T08:00", "en": "2025-03-04T12:00", "de": "2025-03-04T20:00"}
MINE = """\
# ours
figures:
  - id: weeks   # not days
    what: {it: "settimane"}
    cites: [ s3 ]
    values:
    - value: 3
      cites: [s3]
# the end
"""


def run(content: Path, command: str, *locales: str) -> Result:
    """Hand in the reports in some languages."""
    arguments = []
    for locale in locales:
        path = content.parent / f"report-{locale}.txt"
        path.write_text(SCAFFOLD[locale], encoding="utf-8")
        arguments += [str(path), f"--published={path}={HOURS[locale]}"]
    return CliRunner().invoke(main, [command, "harbour", *arguments, "--content", str(content)])


def ok(content: Path, command: str, *locales: str) -> str:
    result = run(content, command, *locales)
    assert result.exit_code == 0, result.output
    return result.stdout


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def figures(content: Path) -> list[Figure]:
    loaded = load(StoryFolder(content / "harbour"))
    assert [problem for problem in loaded.problems if problem.severity == "error"] == []
    assert loaded.story is not None
    return loaded.story.figures


def told(figure: Figure) -> list[tuple[str, str | None]]:
    return [(value.value, value.corrects) for value in figure.values]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A story of one report, in whose language its editor tells it."""
    ok(tmp_path / "content", "new", "it")
    about = tmp_path / "content/harbour/story.yml"
    about.write_text(about.read_text("utf-8").replace("\ndraft: true\n", "\n", 1), "utf-8")
    return tmp_path / "content"


def test_new_drafts_the_file(tmp_path: Path) -> None:
    """In the order of publication, whatever the order in which they come; a second run touches nothing."""
    content = tmp_path / "content"
    said = ok(content, "new", "it", "de", "en")
    assert "figures: 2 drafted (figures.yml)\n" in said
    assert "by “explainer new”" in (content / "harbour/figures.yml").read_text("utf-8")
    dead, missing = figures(content)
    assert dead.draft
    assert told(dead) == [("6", None), ("8", None), ("7", "8")]
    assert dead.what.root == {"it": "morti", "de": "Tote", "en": "dead"}
    assert told(missing) == [("decina", None), ("14", None), ("13", None)]
    assert missing.what.root == {"it": "dispersi", "de": "Vermisste", "en": "people still missing"}
    before = everything(content)
    assert "figures: " not in ok(content, "new", "it", "de", "en")
    assert everything(content) == before


def test_a_story_of_one_report_has_no_figures(content: Path) -> None:
    assert not (content / "harbour/figures.yml").exists()


def test_add_begins_the_file_and_goes_on_with_its_draft(content: Path) -> None:
    path = content / "harbour/figures.yml"
    assert "figures: 1 drafted (figures.yml)\n" in ok(content, "add", "en")
    before = path.read_bytes()
    assert "by “explainer add”" in before.decode()
    assert "figures: 1 drafted, 1 more value in drafts (figures.yml)\n" in ok(content, "add", "de")
    dead, missing = figures(content)
    assert [value for value, _ in told(missing)][-1] == "13"
    assert told(dead) == [("6", None), ("8", None), ("7", "8")]
    whole = everything(content)
    assert "figures: " not in ok(content, "add", "de")
    assert everything(content) == whole


def test_what_an_editor_wrote_keeps_every_byte(content: Path) -> None:
    """With its comments, a byte order mark and the line ends of another system."""
    path = content / "harbour/figures.yml"
    mine = b"\xef\xbb\xbf" + MINE.replace("\n", "\r\n").encode()
    path.write_bytes(mine)
    ok(content, "add", "en")
    assert path.read_bytes().startswith(mine.removesuffix(b"# the end\r\n"))
    assert [(figure.id, figure.draft) for figure in figures(content)] == [("weeks", False), ("morti", True)]
    assert b"\n" not in path.read_bytes().replace(b"\r\n", b"")


@pytest.mark.parametrize(
    "mine",
    [
        "figures:\n  - {id: dead, what: {it: i morti}, cites: [t1], values: [{value: 6, cites: [t1]}]}\n"
        "  - {id: missing, what: {it: i dispersi}, cites: [s1], values: [{value: 10, cites: [s1]}]}\n",
        "figures: [\n",
        "figures:\n  - {id: dead}\n",
        "other: []\n",
    ],
)
def test_what_is_told_there_or_cannot_be_read_stays(content: Path, mine: str) -> None:
    path = content / "harbour/figures.yml"
    path.write_text(mine, encoding="utf-8")
    assert "figures: " not in ok(content, "add", "en", "de")
    assert path.read_text(encoding="utf-8") == mine


def test_refused_matches_draft_nothing(content: Path) -> None:
    pairs = [(first, second) for first in ("t1", "s1") for second in ("t2", "s4")]
    refused = "".join(f"  - {{segments: [{first}, {second}], verdict: refused}}\n" for first, second in pairs)
    (content / "harbour/matches.yml").write_text(f"matches:\n{refused}", encoding="utf-8")
    assert "figures: " not in ok(content, "add", "en")
    assert not (content / "harbour/figures.yml").exists()


def test_a_run_that_is_stopped_leaves_nothing(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(content)

    stop_at(monkeypatch, "figures.yml")
    assert run(content, "add", "en").exit_code != 0
    assert everything(content) == before


@pytest.mark.build
def test_a_draft_is_not_public(tmp_path: Path) -> None:
    """Until an editor takes it."""
    config = toy_site.lay_out(tmp_path)
    ok(tmp_path / "content", "new", "it", "en", "de")
    (story, path) = (tmp_path / "content/harbour" / name for name in ("story.yml", "figures.yml"))
    story.write_text(
        "locales: [it, en, de]\ntitle: {it: Il porto, en: The harbour, de: Der Hafen}\ncites: [s1]\n", "utf-8"
    )

    def shown() -> bool:
        done = toy_site.build(config, tmp_path / "site")
        assert done.returncode == 0, done.stderr
        pages = BuiltSite(tmp_path / "site").documents
        return any("sieben" in page.html for name, page in pages.items() if "/harbour/" in name)

    assert not shown()
    path.write_text(path.read_text(encoding="utf-8").replace("    draft: true\n", ""), encoding="utf-8")
    assert shown()
