"""The timeline: every event in the order that dates and texts give, and the texts' own sentences that say when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from markupsafe import Markup, escape

from story_explainer.site.article_names import outlet
from story_explainer.site.pages.kind import PageKind, described
from story_explainer.site.pictures.strip import strip
from story_explainer.site.view import View
from story_explainer.story.dates import parse
from story_explainer.story.file_names import EVENTS, STORY
from story_explainer.story.first_told import became_known
from story_explainer.story.model import Event
from story_explainer.story.order import PlacedEvent
from story_explainer.story.received import times
from story_explainer.story.status import answers_as
from story_explainer.story.undated import room_of

_KINDS = ("happened", "reported", "denies", "corrects", "response", "planned", "possible")  # in the order of the filter
_MANY = 4  # events before the news from which on a link leads there


def _values(view: View, name: str) -> Mapping[str, Any]:
    events = view.story.events
    taking_part = {actor for event in events for actor in event.actors}
    places = view.edition.places
    sign: Callable[[Event], str] = lambda event: answers_as(event, view.story) or event.kind  # noqa: E731
    origins = {view.origin(event) for event in events if event.when}
    return {
        "only_sources_date": origins == {"sources"},
        "kinds": [kind for kind in _KINDS if kind in map(sign, events)],
        "places": places,
        "strip": strip(view),
        "times": times(view.story),
        "news": _news(view, places),
        "unplaced": [place for place in places if not place.reasons],
        "between": partial(_between, view),
        "order_evidence": _order_evidence,
        "became_known": lambda event: became_known(event, view.story),
        "outlet": partial(outlet, view.story, view.language),
        "sign": sign,
        "actors": [actor for actor in view.story.actors if actor.id in taking_part],
    }


def _between(view: View, event: Event) -> tuple[Markup, bool]:
    """When an event without a date was, as far as those with one say so, and whether that is inferred; else empty.

    “Before” a month would be before its first day, while all that is known is that it was no later than that month.
    Between two times of the clock it lies between their days, for no interval is written with times.
    """
    language, room = view.language, room_of(event, view.edition.places)
    if room.after and room.before:
        first, last = (end.split("T")[0] for end in (room.after, room.before))
        return view.date(first if first == last else f"{first}/{last}", moment=True), room.inferred
    day = room.after or room.before
    if not day:
        return Markup(""), False
    start = parse(day).start
    if start is None or start.precision not in ("day", "second") or start.doubtful:
        return view.date(f"{day}/.." if room.after else f"../{day}"), room.inferred
    message = language.gettext("after %(date)s") if room.after else language.gettext("before %(date)s")
    words = language.joined(escape(message) % {"date": view.date(day)})
    return Markup(words), room.inferred  # noqa: S704, both are escaped


def _news(view: View, places: Sequence[PlacedEvent]) -> Event | None:
    """The first event of the articles that has a date, where what was added before it would make readers search."""
    dated = [
        number for number, place in enumerate(places) if place.event.when and view.origin(place.event) != "sources"
    ]
    return places[dated[0]].event if dated and dated[0] >= _MANY else None


def _order_evidence(place: PlacedEvent) -> list[str]:
    """What the place of an event rests on: all relations of one without a date, of a dated one only its own.

    Empty where that is no more than what the event itself rests on.
    """
    event = place.event
    if event.when:
        found = [cite for _, _, relation in event.relations() for cite in relation.cites or []]
    else:
        found = [cite for reason in place.reasons for cite in reason.cites]
    return [] if set(found) <= set(event.cites) else list(dict.fromkeys(found))


def _description(view: View, name: str) -> str:
    gettext = view.language.gettext
    words = (
        gettext("What happened, what was reported, and what the responses were, in order.")
        if view.story.events
        else gettext("The sentences that say when, word for word.")
    )
    return described(view, words)


PAGE = PageKind(
    template="timeline.html",
    source=lambda view: EVENTS if view.story.events else STORY,
    instances=lambda story: ["timeline"] if story.events or times(story) else [],
    nav_title=lambda view, name: view.language.gettext("Timeline"),
    description=_description,
    values=_values,
    first=True,
)
