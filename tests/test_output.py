"""What is written of stories is left where it is right, also where the system lets go of no file that is open."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from mkdocs.utils import clean_directory

from story_explainer.plugin.output import Output

STORIES = ("ferry", "railway")


def built(folder: Path, made_of: str = "") -> list[str]:
    """Build as MkDocs does; the stories that had to be written."""
    site = folder / "site"
    output, written = Output(site, folder / "notes"), []
    output.set_aside()
    clean_directory(str(site))
    for slug in STORIES:
        if not output.put_back(slug, made_of):
            places = [f"it/{slug}/", f"it/cerca/texts/{slug}.json"]
            files = {f"it/{slug}/index.html": slug.encode(), places[1]: b"{}"}
            output.write(slug, made_of, places, files)
            written.append(slug)
    output.put_away()
    output.remember()
    there = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    assert there == [
        *(f"it/cerca/texts/{slug}.json" for slug in STORIES),
        *(f"it/{slug}/index.html" for slug in STORIES),
    ]
    assert [(site / "it" / slug / "index.html").read_text("utf-8") for slug in STORIES] == list(STORIES)
    assert not (site / ".kept").exists()
    return written


def test_what_is_there_is_written_again_only_when_it_was_made_of_something_else(tmp_path: Path) -> None:
    assert built(tmp_path) == list(STORIES)
    assert built(tmp_path) == built(tmp_path) == []
    assert built(tmp_path, "other") == list(STORIES)


@pytest.mark.parametrize("touched", ["changed", "gone", "more", "the file beside", "replaced by a link"])
def test_what_somebody_touched_is_written_again(tmp_path: Path, touched: str) -> None:
    built(tmp_path)
    page = tmp_path / "site" / "it" / "ferry" / "index.html"
    if touched == "changed":
        state = page.stat()
        page.write_text("FERRY", "utf-8")
        if sys.platform != "win32":  # which does not say when a file was last touched, but for a time that can be set
            os.utime(page, ns=(state.st_atime_ns, state.st_mtime_ns))
    elif touched == "gone":
        page.unlink()
    elif touched == "more":
        page.with_name("more.html").write_text("more", "utf-8")
    elif touched == "the file beside":
        (tmp_path / "site" / "it" / "cerca" / "texts" / "ferry.json").write_text("[]", "utf-8")
    else:
        page.rename(tmp_path / "elsewhere")
        page.symlink_to(tmp_path / "elsewhere")
    assert built(tmp_path) == ["ferry"]
    assert built(tmp_path) == []


@pytest.mark.parametrize("refused", ["aside", "back"])
def test_a_story_whose_folder_is_held_is_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    built(tmp_path)
    rename = os.rename

    def held(source: str, target: str, **_: Any) -> None:
        if "ferry" in source and (".kept" in target) == (refused == "aside"):
            raise PermissionError(13, "in use")
        rename(source, target)

    monkeypatch.setattr(os, "rename", held)
    assert built(tmp_path) == ["ferry"]
    monkeypatch.undo()
    assert built(tmp_path) == []


def test_notes_that_are_damaged_are_none(tmp_path: Path) -> None:
    built(tmp_path)
    for notes in (tmp_path / "notes").iterdir():
        notes.write_bytes(notes.read_bytes()[:-9])
    assert built(tmp_path) == list(STORIES)
