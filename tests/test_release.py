"""What is handed out: a package without texts of others, which begins a site anywhere and says what it lacks."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest
from click.testing import CliRunner

from story_explainer.cli import main
from tests import toy_site
from tests.built_site import BuiltSite
from tests.test_build import bare

_OF_ARTICLES = ["numpy", "rapidfuzz", "py3langid", "text_to_num"]


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the source archive and the wheel."""
    folder = tmp_path_factory.mktemp("dist")
    for kind in ("sdist", "wheel"):
        command = [sys.executable, "-m", "hatchling", "build", "--target", kind, "--directory", str(folder)]
        subprocess.run(command, cwd=toy_site.ROOT, check=True, capture_output=True, timeout=120)
    return folder


@pytest.mark.build
def test_no_text_of_others_is_handed_out(released: Path) -> None:
    """Neither stories nor the articles of tests: whose they are, they were not given to us to pass on."""
    (archive,) = released.glob("*.tar.gz")
    with tarfile.open(archive) as source:
        names = [name.split("/", 1)[1] for name in source.getnames()]
    assert {"pyproject.toml", "README.md", "LICENSE", "build_tools/story_explainer/cli/__init__.py"} <= set(names)
    assert {name.split("/")[0] for name in names if "/" in name} == {"build_tools", "docs", "schemas"}
    assert [name for name in names if "/articles/" in name and not name.endswith((".py", ".html"))] == []


@pytest.mark.build
def test_the_wheel_holds_the_package_and_says_what_it_is(released: Path) -> None:
    (path,) = released.glob("*.whl")
    with zipfile.ZipFile(path) as wheel:
        names = wheel.namelist()
        about = message_from_bytes(wheel.read(next(name for name in names if name.endswith("/METADATA"))))
    package = toy_site.ROOT / "build_tools" / "story_explainer"
    held = {f"story_explainer/{each.relative_to(package).as_posix()}" for each in package.rglob("*") if each.is_file()}
    assert {name for name in held if "__pycache__" not in name} <= set(names)
    assert "story_explainer/py.typed" in names
    assert about["License-Expression"] == "MIT AND OFL-1.1 AND BSD-3-Clause"
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("OFL.txt") and ".dist-info" in name for name in names)
    needed = [line for line in about.get_all("Requires-Dist", []) if "extra ==" not in line]
    assert not [line for line in needed for name in (*_OF_ARTICLES, "text2num") if line.startswith(name)]


@pytest.mark.build
def test_a_site_begins_in_an_empty_folder(tmp_path: Path) -> None:
    """`explainer init`, `explainer new`, `mkdocs build`: strict, without a word on what is missing or open."""
    folder = tmp_path / "newsroom"
    begun = CliRunner().invoke(main, ["init", str(folder), "--name", 'The "Post": explained', "--lang", "en"])
    assert begun.exit_code == 0, begun.output
    text = tmp_path / "first.txt"
    text.write_text("Harbour closed\n\nThe harbour of Tavira closed on 12 March 2026. Nobody was hurt.\n", "utf-8")
    made = CliRunner().invoke(main, ["new", "harbour", "--lang", f"en={text}", "--content", str(folder / "content")])
    assert made.exit_code == 0, made.output
    for file in (folder / "content/harbour").glob("*.yml"):
        if "$schema=" in (first := file.read_text("utf-8").splitlines()[0]):
            assert (file.parent / first.partition("$schema=")[2]).is_file()
    done = toy_site.build(folder / "mkdocs.yml", folder / "site")
    assert done.returncode == 0, done.stderr
    assert 'The "Post": explained' in str(BuiltSite(folder / "site").documents["index.html"].soup.h1)


def test_what_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Mine\n", encoding="utf-8")
    begun = CliRunner().invoke(main, ["init", str(tmp_path)])
    assert "mkdocs.yml: there already, left as it is" in begun.output
    assert (tmp_path / "mkdocs.yml").read_text(encoding="utf-8") == "site_name: Mine\n"
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert CliRunner().invoke(main, ["init", str(tmp_path)]).exit_code == 0
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_language_without_words_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["init", str(tmp_path / "new"), "--lang", "fi"])
    assert done.exit_code == 1
    assert "explainer language fi" in done.output
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("command", [["new", "harbour"], ["add", "moor-railway"]])
def test_without_what_reads_articles_a_line_says_what_to_install(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "content").mkdir()
    text = tmp_path / "first.txt"
    text.write_text("Harbour closed\n\nThe harbour of Tavira closed on 12 March 2026. Nobody was hurt.\n", "utf-8")
    if command[0] == "add":
        command = [*command, "--content", str(toy_site.CONTENT), str(text)]
    else:
        command = [*command, "--content", str(tmp_path / "content"), str(text)]
    done = bare(_OF_ARTICLES, "story_explainer.cli", "main", *command)
    assert done.returncode == 1
    assert "is missing, which reading articles needs: pip install 'story-explainer[articles]'" in done.stderr
    assert "Traceback" not in done.stderr
    assert list((tmp_path / "content").iterdir()) == []


@pytest.mark.build
@pytest.mark.parametrize("command", [["check"], ["status"], ["export", "ferry", "--to", "json"], ["new", "--help"]])
def test_what_reads_no_article_needs_none_of_it(command: list[str]) -> None:
    content = [] if command[-1] == "--help" else ["--content", str(toy_site.CONTENT)]
    done = bare(_OF_ARTICLES, "story_explainer.cli", "main", *command, *content)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("form", ["text", "json"])
def test_whatever_a_console_takes_the_words_go_out_in_utf_8(tmp_path: Path, form: str) -> None:
    story = tmp_path / "content" / "wind"
    (story / "articles").mkdir(parents=True)
    (story / "story.yml").write_text("locales: [ar]\nمزرعة: 1\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    code = "from story_explainer.cli import main; main()"
    command = [sys.executable, "-c", code, "check", "--format", form, "--content", str(tmp_path / "content")]
    done = subprocess.run(command, env=environment, capture_output=True, timeout=60)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert "مزرعة" in done.stdout.decode("utf-8")
