"""What commands over many stories share: who does the work, and one list of what came of it."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import click

from story_explainer.content.story_folder import StoryFolder
from story_explainer.parallel.cluster import ClusterError
from story_explainer.parallel.workers import Workers
from story_explainer.story.problems import ContentError

T = TypeVar("T")


@dataclass(frozen=True)
class Outcome:
    """What came of one story: lines to say, what is wrong, and whether it failed."""

    lines: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    failed: bool = False


def with_workers(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options --jobs and --dask; it gets them as `workers`."""

    @click.option(
        "-j",
        "--jobs",
        type=click.IntRange(1),
        metavar="N",
        help="Work on N stories at once; as many as there are cores if left out, once that is quicker.",
    )
    @click.option("--dask", metavar="ADDRESS", default="", help="Have the workers of this Dask scheduler do it.")
    @functools.wraps(command)
    def wrapped(jobs: int | None, dask: str, **options: Any) -> None:
        if dask and jobs:
            raise click.UsageError("--jobs is said of this machine, --dask of others: leave out one of them.")
        command(workers=Workers(jobs, dask), **options)

    return wrapped


def each_story(
    workers: Workers,
    label: str,
    do: Callable[[T], Outcome],
    tasks: Sequence[T],
    folder: Callable[[T], StoryFolder],
    content: Path,
) -> list[Outcome]:
    """Do something with many stories.

    Args:
        workers: who does it.
        label: what is done.
        do: a function of a module that raises nothing for what is wrong with a story.
        tasks: a story each.
        folder: where the story of a task lies.
        content: the folder that holds all of them.

    Returns:
        What came of each, in their order.

    Raises:
        click.ClickException: the workers cannot be had.
    """

    done = workers.map(do, tasks, lambda task: died(folder(task).slug), content.absolute())
    return all_of(label, done, len(tasks))


def all_of(label: str, done: Iterable[T], many: int) -> list[T]:
    """What workers give, with a bar that says how far they are.

    Args:
        label: what is done.
        done: what comes of each story.
        many: how many stories there are.

    Raises:
        click.ClickException: the workers cannot be had.
    """
    try:
        with click.progressbar(done, many, label, file=sys.stderr, hidden=many < 2) as progress_bar:
            return list(progress_bar)
    except ClusterError as error:
        raise click.ClickException(str(error)) from None


def died(slug: str) -> Outcome:
    """The outcome of a story over which each process has died."""
    words = "each process that worked on it has died, perhaps for want of memory; the story is as it was"
    return Outcome(wrong=[f"{slug}: {words}"], failed=True)


def say(outcomes: Sequence[Outcome]) -> None:
    """Say what came of stories, what is wrong first.

    Raises:
        SystemExit: one of them failed.
    """
    for outcome in outcomes:
        for line in outcome.wrong:
            click.echo(line, err=True)
    for outcome in outcomes:
        for line in outcome.lines:
            click.echo(line)
    if any(outcome.failed for outcome in outcomes):
        raise SystemExit(1)


def failed(error: ContentError | OSError, folder: StoryFolder) -> Outcome:
    """The outcome of a story whose files cannot be used, read or written.

    Args:
        error: what has been raised.
        folder: the story's folder.
    """
    if isinstance(error, ContentError):
        return Outcome(wrong=[str(error)], failed=True)
    where = Path(error.filename2 or error.filename or folder.path).as_posix()
    where = where.replace(folder.path.as_posix(), folder.shown(), 1)
    return Outcome(wrong=[f"{where}: {error.strerror}"], failed=True)
