"""Disks that are full, folders that may not be written, links and devices where files should be."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from story_explainer.cli import main
from story_explainer.content.files import read_ordinary, write_atomically
from story_explainer.content.load import FILES, load
from story_explainer.content.story_folder import StoryFolder
from story_explainer.plugin.cache import cache_folder
from tests.full_disk import stop_at
from tests.robustness.guarded import limited
from tests.robustness.killing import COMMANDS, TYPED, Command, lay_out, tree
from tests.toy_site import CONTENT

if sys.platform != "win32":
    import resource

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits, pipes and links")
SECRET = "Ein geheimer Satz, der nirgends stehen darf."


def run(command: Command, work: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    """Run a command in a folder; what it says is a line or two, and never a traceback."""
    monkeypatch.chdir(work)
    with limited():
        result = CliRunner().invoke(main, command.arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.mark.parametrize("name", TYPED)
@pytest.mark.parametrize("file", [0, 1])
def test_on_a_full_disk_all_is_as_before(name: str, file: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = tmp_path / "work"
    content = lay_out(work, COMMANDS[name])
    before = tree(content)
    stop_at(monkeypatch, file)
    result = run(COMMANDS[name], work, monkeypatch)
    if file == 0 or result.exit_code:
        assert "No space left on device" in result.stderr
        assert (result.exit_code, tree(content)) == (1, before)
    assert not list(content.rglob(".*"))


@pytest.mark.parametrize("name", TYPED)
def test_where_files_may_not_grow_all_is_as_before(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system itself stops the writing in the middle of a file."""
    work = tmp_path / "work"
    content = lay_out(work, COMMANDS[name])
    before = tree(content)
    least, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, most))
    try:
        result = run(COMMANDS[name], work, monkeypatch)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (least, most))
    assert "File too large" in result.stderr
    assert (result.exit_code, tree(content)) == (1, before)
    assert not list(content.rglob(".*"))


@pytest.mark.parametrize("name", TYPED)
def test_in_a_folder_that_may_not_be_written_a_line_says_so(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever runs the tests: root may write anywhere, so what makes files is told that it may not."""
    work = tmp_path / "work"
    content = lay_out(work, COMMANDS[name])
    before = tree(content)
    refusal = PermissionError(13, os.strerror(13))
    stop_at(monkeypatch, 0, refusal)
    monkeypatch.setattr("tempfile.mkdtemp", lambda **_: (_ for _ in ()).throw(refusal))
    result = run(COMMANDS[name], work, monkeypatch)
    assert "Permission denied" in result.stderr
    assert (result.exit_code, tree(content)) == (1, before)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="this user may read anything")
def test_an_article_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = lay_out(tmp_path / "work", COMMANDS["convert"])
    (content / "ferry/articles/it.txt").chmod(0)
    assert "Permission denied" in run(COMMANDS["convert"], content.parent, monkeypatch).stderr


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text(SECRET, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("kind", ["link", "relative link", "loop", "pipe", "zeroes", "folder"])
def test_nothing_but_a_file_of_the_story_is_read(name: str, kind: str, tmp_path: Path, outside: Path) -> None:
    """Each file of a story may be something else: it is told at once, and nothing of it is shown."""
    story = tmp_path / "content/ferry"
    shutil.copytree(CONTENT / "ferry", story)
    (story / name).unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(story / name)
    elif kind == "folder":
        (story / name).mkdir()
    else:
        target = {"link": str(outside), "relative link": "../../secret.txt", "loop": name, "zeroes": "/dev/zero"}[kind]
        (story / name).symlink_to(target)
    with limited(5):
        loaded = load(StoryFolder(story))
    assert loaded.story is None
    assert f"{name}:1:1: F001 the file cannot be read: " in "\n".join(map(str, loaded.problems))
    assert SECRET not in str(loaded)


@pytest.mark.parametrize("where", ["articles/de.txt", "sources.yml", "alignment.yml", "bitext.yml", "reviews.yml"])
@pytest.mark.parametrize("kind", ["link", "pipe", "zeroes"])
@pytest.mark.parametrize("name", TYPED)
def test_no_command_takes_in_what_lies_elsewhere(
    name: str, kind: str, where: str, tmp_path: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = tmp_path / "work"
    content = lay_out(work, COMMANDS[name])
    path = content / "ferry" / where
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to({"link": str(outside), "zeroes": "/dev/zero"}[kind])
    result = run(COMMANDS[name], work, monkeypatch)
    written = [each for each in content.rglob("*") if each.is_file() and not each.is_symlink()]
    assert not [each for each in written if SECRET in each.read_text("utf-8")]
    assert SECRET not in result.output
    assert outside.read_text(encoding="utf-8") == SECRET


@pytest.mark.parametrize("path", ["/dev/zero", "pipe"])
def test_a_device_handed_in_is_refused_at_once(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = tmp_path / "work"
    lay_out(work, COMMANDS["new"])
    os.mkfifo(work / "pipe")
    result = run(Command(("new", "tram", "--lang", f"it={path}")), work, monkeypatch)
    assert result.exit_code != 0
    result = run(Command(("new", "tram", path)), work, monkeypatch)
    assert (result.exit_code, "no ordinary file" in result.stderr) == (1, True)


def test_a_file_of_a_bitext_that_lies_elsewhere_is_not_opened(tmp_path: Path, outside: Path) -> None:
    story = tmp_path / "content/ferry"
    shutil.copytree(CONTENT / "ferry", story)
    bitext = story / "bitext.yml"
    for name in (str(outside), "../../secret.txt", "/dev/zero"):
        bitext.write_text(
            (CONTENT / "ferry/bitext.yml").read_text(encoding="utf-8").replace("articles/it.txt", name, 1),
            encoding="utf-8",
        )
        assert not load(StoryFolder(story)).ok


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x"
    with path.open("wb") as file:
        file.truncate(40_000_000)
    with pytest.raises(OSError, match="more than 32 MB"):
        read_ordinary(path)


def test_writing_keeps_links_and_rights(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yml", tmp_path / "link.yml"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o600)
    link.symlink_to(real)
    assert write_atomically(link, b"new")
    assert (link.is_symlink(), real.read_text(encoding="utf-8"), real.stat().st_mode & 0o777) == (True, "new", 0o600)


def test_what_is_written_to_a_device_does_not_replace_it(tmp_path: Path) -> None:
    link = tmp_path / "null"
    link.symlink_to("/dev/null")
    assert write_atomically(link, b"x")
    assert Path("/dev/null").is_char_device()
    assert link.is_symlink()


def test_a_line_break_in_a_name_forges_no_message(tmp_path: Path) -> None:
    story = tmp_path / "content/ferry"
    shutil.copytree(CONTENT / "ferry", story)
    (story / "x\nfake.yml:1:1: F001 forged\x1b[31m.yml").write_text("a: b", encoding="utf-8")
    (problem,) = load(StoryFolder(story)).problems
    assert str(problem).isprintable()


def test_a_build_needs_no_cache_folder(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("somebody's", encoding="utf-8")
    folder = cache_folder(tmp_path)
    assert folder.is_dir()
    assert tmp_path not in folder.parents
