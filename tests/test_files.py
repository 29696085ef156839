"""Files that another program has open, which Windows lets nobody replace."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from story_explainer.content import files
from story_explainer.content.files import decoded, write_atomically
from story_explainer.story.problems import ContentError


@pytest.mark.parametrize("refusals", [0, 2, 9])
def test_a_file_that_is_open_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusals: int
) -> None:
    path, replace, left = tmp_path / "story.yml", Path.replace, [None] * refusals

    def held(self: Path, target: str) -> Path:
        if left:
            left.pop()
            raise PermissionError(13, "Access is denied", target)
        return replace(self, target)

    path.write_bytes(b"old")
    monkeypatch.setattr(files, "_PAUSES", (0.0, 0.0, 0.0))
    monkeypatch.setattr(Path, "replace", held)
    if refusals > len(files._PAUSES):
        with pytest.raises(PermissionError):
            write_atomically(path, b"new")
    else:
        assert write_atomically(path, b"new")
    assert path.read_bytes() == (b"old" if left else b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["story.yml"], "nothing is left behind"


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere a file is replaced whoever has it open")
def test_a_file_that_stays_open_is_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "story.yml"
    path.write_bytes(b"old")
    with path.open("rb"), pytest.raises(PermissionError):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize(("data", "place"), [(b"\xef\xbb", "1:1"), (b"\xef\xbb\xbfa\xff", "1:2"), (b"a\n\xff", "2:1")])
def test_what_is_no_utf_8_is_told_with_its_place(data: bytes, place: str) -> None:
    """Half a byte order mark too."""
    with pytest.raises(ContentError) as refused:
        decoded("claims.yml", data)
    assert str(refused.value.problems[0]).startswith(f"claims.yml:{place}: Y006 ")
