"""The strip of a story's time, for every width, with its legend and its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from story_explainer.site.pictures.drawing import Drawing, Mark, Polyline, Rect
from story_explainer.site.pictures.entries import PRESS, QUIET, StripEvent, entries_of
from story_explainer.site.pictures.lying import lying
from story_explainer.site.pictures.upright import upright
from story_explainer.site.view import View

NARROW, WIDE = 344.0, 1088.0  # a phone of 390 px, the page at its widest; between them the upright strip stands
_SIGNS = ("fact", "report", "answer", "denial", "correction", "planned", "possible")
_FEWEST = 2  # events with a date; one alone is no strip


@dataclass(frozen=True, slots=True)
class Strip:
    """A strip.

    Attributes:
        drawings: one for each width, the narrowest first.
        entries: the events that it shows, in order.
        signs: the signs that it has, in the order of the legend.
        undated: how many events it cannot show because nothing says when they were.
        spans, cut, enlarged, folded: whether it has uncertain days, time left out, enlarged days, several as one mark.
    """

    drawings: tuple[Drawing, ...]
    entries: tuple[StripEvent, ...]
    signs: tuple[str, ...]
    undated: int
    spans: bool
    cut: bool
    enlarged: bool
    folded: bool


def strip(view: View, *, small: bool = False) -> Strip | None:
    """The strip of a story, seen from a page.

    Args:
        view: the page; marks lead to the events on the timeline.
        small: only what matters most, for a page about something else.

    Returns:
        The strip; None where fewer than two events have a date.
    """
    entries = entries_of(view)
    if small:
        kept = sorted(entries, key=lambda entry: entry.rank)[:6]
        entries = [entry for entry in entries if entry in kept and not (entry.context and entry.rank > 2)]
    if len(entries) < _FEWEST:
        return None
    lanes = _lanes(view, entries)

    def folded(number: int) -> str:
        words = view.language.words.ngettext(
            "%(num)s event in the background", "%(num)s events in the background", number
        )
        return words % {"num": number}

    most = (12, 16)
    drawings = (
        upright(
            "narrow", NARROW, entries, {lane: name for lane, name in lanes.items() if lane != QUIET}, folded, most[0]
        ),
        lying("wide", WIDE, entries, lanes, view.language, most[1]),
    )
    leading = tuple(_led(drawing, view) for drawing in drawings)
    return _described(leading, entries, len(view.story.events) - len(entries_of(view)))


def _lanes(view: View, entries: list[StripEvent]) -> dict[str, str]:
    """The lanes that have events, in the order of the actors, the one without a name last."""
    used = {entry.lane for entry in entries}
    named = {actor.id: view.plain(actor.name) for actor in [*view.story.actors, *view.story.names] if actor.id in used}
    if PRESS in used:
        named[PRESS] = view.language.gettext("Media reports")
    beside = {QUIET: view.language.gettext("Other events") if named else ""} if QUIET in used else {}
    return {**named, **beside}


def _led(drawing: Drawing, view: View) -> Drawing:
    """The same with its marks leading to the timeline, wherever it stands."""
    lead: Callable[[str], str] = lambda anchor: view.href("timeline", anchor)  # noqa: E731
    parts = tuple(
        replace(part, href=lead(part.href.removeprefix("#"))) if isinstance(part, Mark) and part.href else part
        for part in drawing.parts
    )
    return replace(drawing, parts=parts)


def _described(drawings: tuple[Drawing, ...], entries: list[StripEvent], undated: int) -> Strip:
    parts = [part for drawing in drawings for part in drawing.parts]
    present = {entry.sign for entry in entries}
    styles = {part.style for part in parts if isinstance(part, Rect | Polyline)}
    return Strip(
        drawings,
        tuple(entries),
        tuple(sign for sign in _SIGNS if sign in present),
        undated,
        any(style.startswith("span") for style in styles),
        "break" in styles,
        "zoom" in styles,
        any(isinstance(part, Mark) and part.kind == "many" for part in parts),
    )
