"""Processes beside this one, each with one item in hand: one that dies is replaced, and its item done again."""

from __future__ import annotations

import gc
import json
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue
from signal import SIGINT
from typing import Any, TypeVar

from story_explainer.parallel.worker import READY

T = TypeVar("T")
R = TypeVar("R")
_TRIES = 3  # of an item whose worker dies
_AHEAD = 8  # items for each worker that may be done while an earlier one takes long
_BEGIN = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from story_explainer.parallel.worker import main; main()"
)


def each(do: Callable[[T], R], items: Sequence[T], jobs: int, lost: Callable[[T], R]) -> Iterator[R]:
    """Do something with each item: see `Workers.map`.

    Whoever stops asking for more, or is interrupted, has what is in hand broken off as Ctrl-C breaks it off.
    """
    crew = [_Worker() for _ in range(jobs)]
    idle = SimpleQueue[_Worker]()
    for worker in crew:
        idle.put(worker)

    def done(item: T) -> R:
        worker = idle.get()
        try:
            for _ in range(_TRIES):
                with suppress(_DiedError):
                    result: R = worker.ask(do, item)
                    return result
            return lost(item)
        finally:
            idle.put(worker)

    # A thread for each does nothing but wait for it.
    threads = ThreadPoolExecutor(jobs)
    waiting = deque[Future[R]]()
    try:
        for item in items:
            waiting.append(threads.submit(done, item))
            if len(waiting) > jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
        for worker in crew:
            worker.stop()
        threads.shutdown()
        for worker in crew:
            worker.end()


class _DiedError(Exception):
    """A worker is gone with what it had in hand."""


class _Worker:
    """A process that does one thing after the other, begun when there is something to do and again if it has died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._busy = self._stopped = False

    def ask(self, do: Callable[[T], R], item: T) -> Any:
        """Have something done.

        Raises:
            _DiedError: it died meanwhile.
            Exception: what `do` has raised.
        """
        if self._stopped:
            raise CancelledError
        try:
            process = self._process = self._process or self._begun()
            if process.stdin is None or process.stdout is None:
                raise _DiedError
            request = pickle.dumps((do, item))
            self._busy = True
            process.stdin.write(request)
            process.stdin.flush()
            fine, answer = pickle.load(process.stdout)  # noqa: S301, of our own process
        except (EOFError, BrokenPipeError, ConnectionError, pickle.UnpicklingError):
            self.end()
            if self._stopped:
                raise CancelledError from None
            raise _DiedError from None
        finally:
            self._busy = False
        if not fine:
            raise answer
        return answer

    def stop(self) -> None:
        """Break off what is in hand, and take on nothing more."""
        self._stopped = True
        if self._busy and self._process and sys.platform != "win32":  # there it does to the end what is in hand
            self._process.send_signal(SIGINT)

    def end(self) -> None:
        """Let the process go, once it has done what is in hand."""
        process, self._process = self._process, None
        if process:
            for pipe in filter(None, (process.stdin, process.stdout)):
                with suppress(OSError):  # what was written to one that is gone
                    pipe.close()
            process.wait()

    def _begun(self) -> subprocess.Popen[bytes]:
        """A process that knows our modules, and no more: not whatever program it is that uses us.

        It hears nothing of Ctrl-C but what it is told by `stop`.
        """
        command = [sys.executable, "-c", _BEGIN, json.dumps(sys.path), json.dumps(gc.get_threshold())]
        process = subprocess.Popen(  # noqa: S603, this very program
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, **_APART
        )
        if process.stdout is None or process.stdout.read(len(READY)) != READY:
            process.kill()
            self._process = process
            raise EOFError
        return process


# Of a terminal's Ctrl-C hear all processes of the group.
_APART: dict[str, Any] = (
    {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
    if sys.platform == "win32"
    else {"process_group": 0}
)
