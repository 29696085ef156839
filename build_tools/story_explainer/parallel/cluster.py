"""The same over a Dask cluster: a scheduler, and workers that have this very program and see the same folders."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from story_explainer.parallel.program import program

if TYPE_CHECKING:
    from distributed import Client, Future

T = TypeVar("T")
R = TypeVar("R")
_AHEAD = 8  # items for each worker that may be done while an earlier one takes long
_PATIENCE = 30  # seconds until somebody answers
_ONE = Lock()


class ClusterError(Exception):
    """A cluster that cannot be asked, or would not do what is done here; the message says why and what to do."""


def each(
    do: Callable[[T], R], items: Sequence[T], address: str, lost: Callable[[T], R], within: Path | None = None
) -> Iterator[R]:
    """Do something with each item: see `Workers.map`. Dask itself has done again what a worker had that died."""
    try:
        from distributed import Client
        from distributed.scheduler import KilledWorker
    except ModuleNotFoundError:
        raise ClusterError("distributed is missing: pip install 'story-explainer[dask]'") from None
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(f"there is no Dask scheduler at “{address}” ({error})") from None
    with client:
        waiting = deque[tuple[T, "Future"]]()

        def first() -> R:
            item, future = waiting.popleft()
            try:
                result: R = future.result()
            except KilledWorker:
                return lost(item)
            return result

        ahead = _AHEAD * _alike(client, address, within)
        try:
            for item in items:
                waiting.append((item, client.submit(_one, do, item, pure=False)))
                if len(waiting) > ahead:
                    yield first()
            while waiting:
                yield first()
        finally:
            client.cancel([future for _, future in waiting])


def _one(do: Callable[[T], R], item: T) -> R:
    """One item at a time in each process, however many threads a worker has: our functions are made for that."""
    with _ONE:
        return do(item)


def _alike(client: Client, address: str, within: Path | None) -> int:
    """How many workers there are, if all of them do what is done here.

    Raises:
        ClusterError: there is none; one has another version of anything, or does not see the folder.
    """
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        raise ClusterError(f"the Dask scheduler at “{address}” has no workers (dask worker {address})") from None
    found = client.run(_about, within)
    ours, _ = _about(within)
    for worker, (theirs, sees) in sorted(found.items()):
        if theirs != ours:
            raise ClusterError(
                f"the worker {worker} has another version of Python, of this program or of a package than there is "
                "here, and might make something else (install all of it alike, and start the worker again)"
            )
        if not sees:
            raise ClusterError(f"the worker {worker} sees no folder “{within}” (share it, under the same path)")
    return len(found)


def _about(within: Path | None) -> tuple[str, bool]:
    return program(), within is None or within.is_dir()
