"""What a preview keeps of stories that did not change, also where the system lets go of no file that is open."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from story_explainer.plugin.kept import Kept, Written
from story_explainer.plugin.stories import Told


def written(slug: str) -> Written:
    return Written(cast(Told, SimpleNamespace(story=SimpleNamespace(slug=slug))), (), (f"{slug}/",))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for slug in ("ferry", "railway"):
        (tmp_path / slug).mkdir()
        (tmp_path / slug / "index.html").write_text(slug, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("refused", ["aside", "back"])
def test_a_story_whose_folder_is_held_is_written_anew(
    site: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    kept, both = Kept(), [written("ferry"), written("railway")]
    kept.put_back(site, both)
    rename = os.rename

    def held(source: str, target: str, **_: Any) -> None:
        if "ferry" in source and (".kept" in target) == (refused == "aside"):
            raise PermissionError(13, "in use")
        rename(source, target)

    kept.set_aside(site, "")  # the settings are new: nothing is known
    kept.put_back(site, both)
    monkeypatch.setattr(os, "rename", held)
    assert kept.set_aside(site, "")
    assert kept.put_back(site, both) == both[1:]
    assert (site / "railway" / "index.html").read_text(encoding="utf-8") == "railway"
    assert not (site / ".kept").exists()
    monkeypatch.undo()
    (site / "ferry").mkdir(exist_ok=True)  # as the build has written it
    kept.set_aside(site, "")
    assert kept.put_back(site, both) == both
