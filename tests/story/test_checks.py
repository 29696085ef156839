"""One folder for each code: what an editor got wrong, and every line that `explainer check` prints for it.

A folder holds the files of tests/toy_content/ferry that differ; `removed.txt` names those that are missing, and
`called.txt` says what the story's folder is called if not ferry, `linked.txt` that it is a link
to somewhere else. Where a
mistake cannot be kept in a text file, `wrong.hex` holds the bytes of the file whose name is its first line.
"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from story_explainer.site.reserved import reserved
from story_explainer.story.codes import CODES

ROOT = Path(__file__).parents[2]
TOY = ROOT / "tests/toy_content/ferry"
FOLDERS = sorted(path for path in (Path(__file__).parent / "checks").iterdir() if path.is_dir())


def lay_out(folder: Path, into: Path) -> Path:
    """The toy story with the files of `folder` laid over it."""
    called = folder / "called.txt"
    story = into / (called.read_text(encoding="utf-8").strip() if called.is_file() else "ferry")
    shutil.copytree(TOY, story)
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.name == "removed.txt":
            for name in path.read_text(encoding="utf-8").split():
                (story / name).unlink()
        elif path.name == "wrong.hex":
            name, *lines = path.read_text(encoding="utf-8").split("\n")
            (story / name).write_bytes(bytes.fromhex("".join(lines)))
        elif path.name == "linked.txt":
            elsewhere = into.with_name(f"{into.name}-{path.read_text(encoding='utf-8').strip()}")
            shutil.move(story, elsewhere)
            story.symlink_to(elsewhere)
        elif path.is_file() and path.name not in ("expected.txt", "called.txt"):
            (story / relative).parent.mkdir(exist_ok=True)
            shutil.copy(path, story / relative)
    return story


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_check_finds(folder: Path, tmp_path: Path, golden: Callable[[Path, str], None]) -> None:
    """What is expected is found at its place, and nothing else."""
    found = load(StoryFolder(lay_out(folder, tmp_path), "content"), reserved=reserved())
    lines = "".join(f"{problem}\n" for problem in found.problems)
    golden(folder / "expected.txt", lines)
    assert folder.name in {problem.code for problem in found.problems}
    for problem in found.problems:
        assert problem.severity == CODES[problem.code].severity


def test_toy_story_has_no_problem() -> None:
    """What the folders are laid over is itself without fault."""
    assert load(StoryFolder(TOY)).problems == []


def test_every_code_has_its_folder_and_its_line() -> None:
    """The list of codes, the codes that the code gives, and the test folders are the same; ingest tests its own."""
    package = ROOT / "build_tools/story_explainer"
    given = {
        code
        for path in package.rglob("*.py")
        if path.name != "codes.py"
        for code in re.findall(r'"([A-Z][0-9]{3})"', path.read_text(encoding="utf-8"))
    }
    assert given == set(CODES)
    tested_elsewhere = {code for code in CODES if code.startswith("I")} | {"F007"}  # told by who knows the site
    assert {folder.name for folder in FOLDERS} == set(CODES) - tested_elsewhere


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_every_remedy_says_something(folder: Path) -> None:
    """A code's meaning and remedy are sentences."""
    code = CODES[folder.name]
    assert code.meaning.endswith(".")
    assert code.remedy.endswith((".", "`."))


def test_words_in_a_readers_own_language_need_no_translation(tmp_path: Path) -> None:
    """L001 asks for what readers of other languages lack."""
    story = tmp_path / "ferry"
    shutil.copytree(TOY, story)
    claims = story / "claims.yml"

    def missing(translation: str) -> list[str]:
        lines = "            original: true\n"
        text = (TOY / "claims.yml").read_text(encoding="utf-8")
        claims.write_text(text.replace(lines, f"{lines}            translation: {translation}\n", 1), encoding="utf-8")
        return [problem.message for problem in load(StoryFolder(story)).problems if problem.code == "L001"]

    assert missing("{it: È troppo presto}") == ["the text is missing in “sl”"]
    text = claims.read_text(encoding="utf-8").replace("en: It is far too early", "sl: prezgodnjo")
    claims.write_text(text, encoding="utf-8")
    assert [problem.message for problem in load(StoryFolder(story)).problems if problem.code == "L001"] == []
