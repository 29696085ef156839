"""Hears of changed files while previewing: at once where the system tells, soon where it does not."""

from __future__ import annotations

import threading
from pathlib import Path

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch
from watchdog.observers.polling import PollingObserver

# Nothing that is only opened or read: building reads the files, and would set off the next build for ever.
_CHANGES: list[type[FileSystemEvent]] = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
# On network drives and in some containers the system tells nothing. There one has to look, every so many seconds.
_LOOK_EVERY = 2.0

Watches = list[ObservedWatch]


class Watcher:
    """Takes the place of the observer of MkDocs' preview, which looks at every file twice a second."""

    def __init__(self) -> None:
        self._told, self._looking = Observer(), PollingObserver(timeout=_LOOK_EVERY)
        self._known: dict[str, object] = {}
        self._lock = threading.Lock()

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> Watches:
        """Watch a file or a folder."""
        once = _Once(handler, self._known, self._lock)
        return [
            observer.schedule(once, path, recursive=recursive, event_filter=_CHANGES)
            for observer in (self._told, self._looking)
        ]

    def unschedule(self, watches: Watches) -> None:
        """Watch it no longer."""
        for observer, watch in zip((self._told, self._looking), watches, strict=True):
            observer.unschedule(watch)

    def start(self) -> None:
        """Begin."""
        self._looking.start()
        try:
            self._told.start()
        except OSError:  # more folders than the system wants to watch
            self._told.unschedule_all()

    def stop(self) -> None:
        """End, as soon as it may be."""
        for observer in (self._told, self._looking):
            observer.stop()

    def join(self, timeout: float | None = None) -> None:
        """Wait for the end."""
        for observer in (self._told, self._looking):
            if observer.is_alive():
                observer.join(timeout)


class _Once(FileSystemEventHandler):
    """Passes on a change that it has not passed on yet, however many tell of it."""

    def __init__(self, handler: FileSystemEventHandler, known: dict[str, object], lock: threading.Lock) -> None:
        self._handler, self._known, self._lock = handler, known, lock

    def on_any_event(self, event: FileSystemEvent) -> None:
        with self._lock:
            paths = [str(path) for path in (event.src_path, event.dest_path) if path]
            states = {path: _state(path) for path in paths}
            if all(path in self._known and self._known[path] == state for path, state in states.items()):
                return
            self._known |= states
        self._handler.dispatch(event)


def _state(path: str) -> object:
    try:
        stat = Path(path).stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
