"""When an event without a date was: between which events with one, as far as relations say so."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from story_explainer.story.dates import CalendarDay, parse
from story_explainer.story.model import Event
from story_explainer.story.order import PlacedEvent


@dataclass(frozen=True, slots=True)
class Room:
    """What is known of the time of an event without a date.

    Attributes:
        after: when the latest event was that it follows, as EDTF without an interval; empty where there is none.
        before: when the earliest event was that it precedes, likewise.
        inferred: whether the editors infer any relation that this rests on.
    """

    after: str = ""
    before: str = ""
    inferred: bool = False


def room_of(event: Event, places: Sequence[PlacedEvent]) -> Room:
    """Between which dates an event lies, by its relations and by those of the events that they lead to.

    Args:
        event: the event, without a date.
        places: all events in their order, with their relations.
    """
    known = {place.event.id: place for place in places}
    after = max(_dated(event, "after", known), key=lambda found: found[0], default=None)
    before = min(_dated(event, "before", known), key=lambda found: found[0], default=None)
    inferred = any(found[2] for found in (after, before) if found)
    return Room(after[1] if after else "", before[1] if before else "", inferred)


def _dated(
    event: Event, kind: Literal["after", "before"], known: Mapping[str, PlacedEvent]
) -> Iterator[tuple[CalendarDay, str, bool]]:
    """The nearest events with a date on one side of an event: their first day, their date, whether it is inferred."""
    seen, queue = {event.id}, deque([(event.id, False)])
    while queue:
        ident, guess = queue.popleft()
        for reason in known[ident].reasons:
            if reason.kind != kind or reason.event is None or reason.event in seen:
                continue
            seen.add(reason.event)
            doubt = guess or reason.inferred
            when = known[reason.event].event.when
            if not when:
                queue.append((reason.event, doubt))
                continue
            # It follows the end of what lasted, and precedes its beginning.
            end = when.split("/")[-1 if kind == "after" else 0]
            if day := parse(end).earliest if end.strip(".") else None:
                yield day, _named(end, first=kind == "after"), doubt


def _named(edtf: str, *, first: bool) -> str:
    """A date as an interval may begin or end with it, which leaves no part unnamed as `2026-01-XX` and `202X` do.

    Before our era the greater number is the earlier year.
    """
    return edtf.replace("-XX", "").replace("X", "0" if first is not edtf.startswith("-") else "9")
