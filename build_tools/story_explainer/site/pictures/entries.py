"""What a strip of time shows of a story: its dated events, each with its days, its lane, its sign and its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from story_explainer.site.typography import keep_together
from story_explainer.site.view import View
from story_explainer.story.dates import parse
from story_explainer.story.model import Event, Story
from story_explainer.story.status import answers_as

LANES = 3  # with a name; what has no place in them shares one without
QUIET = ""  # that one
PRESS = "+press"  # what media report, of whomever: no id of an actor has a sign
_SIGNS = {"happened": "fact", "reported": "report", "response": "answer", "possible": "possible", "planned": "planned"}
_ANSWERS = {"denies": "denial", "corrects": "correction"}


@dataclass(frozen=True, slots=True)
class StripEvent:
    """An event in a strip.

    Attributes:
        id: that of the event.
        first, last: the days between which it was, or which it took, as ordinals.
        lane: the actor in whose lane it stands, `PRESS` or `QUIET`.
        sign: its sign; see `Mark`.
        words, lang: what it is called, and in which language if that is not the page's.
        day: its date in words.
        name: the date and the words in one line.
        context: whether it only comes from sources outside the articles.
        rank: how much it matters that it is named in the picture; 0 matters most.
    """

    id: str
    first: int
    last: int
    lane: str
    sign: str
    words: str
    lang: str
    day: str
    context: bool
    rank: int
    name: str = ""

    @property
    def days(self) -> tuple[int, int]:
        """The first and the last day."""
        return self.first, self.last

    @property
    def ends(self) -> tuple[int, int]:
        """The beginning of the first day, and the end of the last."""
        return self.first, self.last + 1


def days_of(edtf: str) -> tuple[int, int]:
    """The first and the last day that a date can mean, as ordinals; of one with an open end, the end that is known."""
    when = parse(edtf)
    known = [point for point in (when.start, when.end) if point]
    days = [point.possible(anywhere=False) for point in known]
    return min(first for first, _ in days), max(last for _, last in days)


def entries_of(view: View) -> list[StripEvent]:
    """The events of a story that have a date, in order."""
    story, edition = view.story, view.edition
    dated = [place.event for place in edition.places if place.event.when]
    lanes = lanes_of(story, dated)
    found = []
    for event in dated:
        locale = edition.choose(event.label or event.text)[0]
        sign = _ANSWERS.get(answers_as(event, story) or "", _SIGNS[event.kind])
        context = view.origin(event) == "sources"
        first, last = days_of(str(event.when))
        words, day = keep_together(edition.event_label(event.id)), view.event_date(event).striptags()
        rank = 0 if sign == "denial" else 1 if not context else 2 if sign in ("report", "answer", "correction") else 3
        found.append(
            StripEvent(
                event.id,
                first,
                last,
                lanes[event.id],
                sign,
                words,
                "" if locale == view.locale else locale,
                day,
                context,
                rank,
                f"{day}{view.language.colon}{words}",
            )
        )
    return found


def lanes_of(story: Story, events: Sequence[Event]) -> Mapping[str, str]:
    """In whose lane each event stands: that of the first who takes part and has one; people stand with their company.

    What media report stands in a lane of theirs, for it is they who say it, not whom it is about. Otherwise media and
    unnamed people have a lane only where nobody else takes part. Lanes go to those with the most events.
    """
    of_event: dict[str, list[str]] = {}
    for event in events:
        sides = list(dict.fromkeys(_side(actor, story) for actor in event.actors if actor in story.actor))
        acting = [side for side in sides if story.actor[side].kind in ("person", "organisation")]
        reported = event.kind == "reported" and any(story.actor[side].kind == "outlet" for side in sides)
        of_event[event.id] = [PRESS] if reported else acting or sides
    counts = Counter(sides[0] for sides in of_event.values() if sides)
    order = {actor.id: at for at, actor in enumerate([*story.actors, *story.names])}
    kept = sorted(counts, key=lambda side: (-counts[side], order.get(side, len(order))))[:LANES]
    return {event: next((side for side in sides if side in kept), QUIET) for event, sides in of_event.items()}


def _side(actor: str, story: Story) -> str:
    """Whom an actor belongs to, in the end."""
    seen = [actor]
    while (above := story.actor[seen[-1]].member_of) and above in story.actor and above not in seen:
        seen.append(above)
    return seen[-1]
