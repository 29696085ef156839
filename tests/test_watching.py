"""A preview hears of every change once, and never of reading."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from story_explainer.plugin import watching
from story_explainer.plugin.watching import Watcher

pytestmark = pytest.mark.build

# Generous: what is tested is that it happens, on however busy a machine.
PATIENCE = 20.0


class Heard(FileSystemEventHandler):
    def __init__(self) -> None:
        self.of: list[str] = []
        self.something = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            self.of.append(Path(str(event.dest_path or event.src_path)).name)
            self.something.set()

    def soon(self) -> bool:
        """Whether something is heard before long."""
        heard = self.something.wait(PATIENCE)
        self.something.clear()
        return heard


@pytest.fixture(params=["told", "looking"])
def heard(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Heard]:
    """What a watcher says of `tmp_path`, where the system tells of changes and where it cannot."""
    monkeypatch.setattr(watching, "_LOOK_EVERY", 0.2)
    if request.param == "looking":

        def refuse(self: object) -> None:
            raise OSError("too many folders")

        monkeypatch.setattr("story_explainer.plugin.watching.Observer.start", refuse)
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "claims.yml").write_text("claims: []", encoding="utf-8")
    watcher, heard = Watcher(), Heard()
    watcher.schedule(heard, str(tmp_path), recursive=True)
    watcher.start()
    yield heard
    watcher.stop()
    watcher.join(PATIENCE)


def test_every_kind_of_change_is_heard(heard: Heard, tmp_path: Path) -> None:
    claims, events = tmp_path / "story" / "claims.yml", tmp_path / "story" / "events.yml"
    claims.write_text("claims: [a]", encoding="utf-8")
    assert heard.soon()
    events.write_text("events: []", encoding="utf-8")
    assert heard.soon()
    draft = tmp_path / "story" / ".events.yml.swp"  # how many editors save
    draft.write_text("events: [b]", encoding="utf-8")
    assert heard.soon()
    draft.rename(events)
    assert heard.soon()
    events.unlink()
    assert heard.soon()
    assert {"claims.yml", "events.yml"} <= set(heard.of)


def test_reading_is_not_heard_and_a_change_only_once(heard: Heard, tmp_path: Path) -> None:
    claims = tmp_path / "story" / "claims.yml"
    claims.read_text(encoding="utf-8")
    time.sleep(0.5)
    assert heard.of == []
    draft = tmp_path.parent / f"{tmp_path.name}-draft"
    draft.write_text("claims: [a]", encoding="utf-8")
    draft.rename(claims)  # in one step, as opposed to a file that is emptied and then written
    assert heard.soon()
    time.sleep(1.0)  # both ways of watching have had their turn
    claims.read_text(encoding="utf-8")
    time.sleep(0.5)
    assert heard.of == ["claims.yml"]
