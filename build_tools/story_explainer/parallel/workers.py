"""Who does the work: this process alone, others beside it, or those of a Dask cluster."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
# Seconds of the processor that the rest must be likely to take before others are called in unasked: until these have
# begun, about one has gone by.
_WORTH = 3.0


@dataclass(frozen=True)
class Workers:
    """How many there are, and where.

    Attributes:
        jobs: processes on this machine, called in at once; None for as many as it has cores, once that is quicker.
        cluster: the address of a Dask scheduler whose workers do it instead.
    """

    jobs: int | None = None
    cluster: str = ""

    def map(
        self, do: Callable[[T], R], items: Sequence[T], lost: Callable[[T], R], within: Path | None = None
    ) -> Iterator[R]:
        """Do something with each item.

        Args:
            do: a function of a module, which needs nothing but what it is given and the files it reads.
            items: what there is to do, each of it plain data.
            lost: what comes of an item over which worker after worker has died.
            within: a folder that every worker has to see, if they are on other machines.

        Returns:
            What came of each, in the order of the items, as soon as it is known.

        Raises:
            ClusterError: the cluster cannot be asked, or would not do what is done here.
            Exception: what `do` has raised. What else is being done is broken off then, as by Ctrl-C.
        """
        if self.cluster:
            from story_explainer.parallel import cluster  # an extra

            yield from cluster.each(do, items, self.cluster, lost, within)
            return
        most, last = cores() if self.jobs is None else self.jobs, 0.0
        for number, item in enumerate(items):
            left = len(items) - number
            # The first loads what all the others find: it tells nothing of these.
            if min(most, left) > 1 and (self.jobs is not None or (number > 1 and last * left > _WORTH)):
                from story_explainer.parallel import processes

                yield from processes.each(do, items[number:], min(most, left), lost)
                return
            begun = process_time()
            done = do(item)
            last = process_time() - begun
            yield done


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
