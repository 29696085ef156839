"""Running something that must end in a result or in a message: within its time and memory, without a traceback."""

from __future__ import annotations

import signal
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import FrameType

from story_explainer.story.problems import Problem

if sys.platform != "win32":
    import resource

SECONDS = 10
MEGABYTES = 500


class HangError(BaseException):
    """It took longer than it may; no `except Exception` on the way catches this."""


class Refused(Exception):  # noqa: N818  (no error: a clear message is one of the two good ends)
    """What was put in was refused with a message, whose code this holds."""


def refused(problems: Sequence[Problem]) -> Refused:
    """A refusal, after a look whether each of its problems is one line that says something, with its place.

    Raises:
        AssertionError: one is not.
    """
    for problem in problems:
        line = str(problem)
        assert problem.message.strip(), line
        assert line.isprintable(), repr(line)
        assert line.startswith(f"{problem.file}:{problem.line}:{problem.column}: "), line
    return Refused(next(each.code for each in sorted(problems, key=lambda each: each.severity)))


@contextmanager
def limited(seconds: int = SECONDS) -> Iterator[None]:
    """Ends what takes longer than that many seconds of the processor's time, so that a busy machine counts for less.

    Raises:
        HangError: it did.
    """

    def stop(_: int, frame: FrameType | None) -> None:
        raise HangError(f"longer than {seconds} s, at {traceback.format_stack(frame)[-1]}")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def megabytes() -> int:
    """The most memory that this process has had."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(peak / (1_000_000 if sys.platform == "darwin" else 1_000))


@dataclass
class Findings:
    """What came of many inputs: how many ended how, and for each kind of failure the smallest input."""

    ends: Counter[str] = field(default_factory=Counter)
    failures: dict[str, bytes] = field(default_factory=dict)
    peak: int = 0

    def run(self, name: str, data: bytes, run: Callable[[], str]) -> None:
        """Run something once; `run` returns the name of a good end."""
        try:
            with limited():
                self.ends[run()] += 1
        except Refused as refusal:
            self.ends[f"refused {refusal}"] += 1
        except HangError as hang:
            self._failed(f"HANG {name}: {hang}", data)
        except Exception as error:  # whatever it is, it is what is looked for
            self._failed(f"{type(error).__name__} {name} {_where(error)}: {str(error).splitlines()[:1]}", data)
        if (now := megabytes()) > max(self.peak, MEGABYTES):
            self._failed(f"MEMORY {name}: {now} MB", data)
        self.peak = max(self.peak, now)

    def _failed(self, what: str, data: bytes) -> None:
        self.ends["FAILED"] += 1
        if what not in self.failures:
            print(what, f"({len(data):,} bytes)", flush=True)
        if what not in self.failures or len(data) < len(self.failures[what]):
            self.failures[what] = data

    def __str__(self) -> str:
        ends = "\n".join(f"  {count:8,} {end}" for end, count in self.ends.most_common())
        return f"{sum(self.ends.values()):,} inputs, at most {self.peak} MB\n{ends}"


def _where(error: BaseException) -> str:
    """The place in our code that an error came through last."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "story_explainer" in frame.filename] or frames
    return f"at {Path(ours[-1].filename).name}:{ours[-1].lineno}"


def some(rnd: Random, most: int) -> int:
    """How many: mostly few, seldom up to `most`."""
    return rnd.choice([1, 1, 2, 3, most])
