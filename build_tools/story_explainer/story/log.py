"""What happened to a story since it was published: the editors' update log, joined by reviews and by drift.

Everything here is symbolic; the words for it in each language belong to the site's catalogues. No day comes from a
clock: the same content gives the same log.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from story_explainer.story.base import Text
from story_explainer.story.dates import parse
from story_explainer.story.model import Story
from story_explainer.story.model.reviews import ReviewState

ChangeKind = Literal["published", "updated", "corrected", "joined", "reviewed", "drifted"]


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One thing that changed.

    `text` and `cites` are of an entry that editors wrote. `by` names who reviewed; `count` is how many statements were
    reviewed, or are to be reviewed again because what they rest on has changed (0: all that there are). `article` is of
    one that joined.
    """

    id: str
    day: str
    kind: ChangeKind
    text: Text | None = None
    cites: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    count: int = 0
    article: str = ""


def last_day(story: Story) -> str:
    """The last day of which the story's files know, as 2026-02-14; empty where they know of none.

    That is the day up to which it was followed, of an update, of a review, or on which an article appeared or came in.
    """
    days = [*filter(None, [story.about.as_of]), *(update.date for update in story.about.updates)]
    days += [review.on for review in story.reviews]
    known = [date for article in story.articles.values() for date in (article.date, article.received) if date]
    days += [date for date in known if parse(date).earliest]
    return max(map(_day, days), default="")


def log_of(story: Story, locale: str, reviews: Mapping[str, Mapping[str, ReviewState]]) -> list[LogEntry]:
    """The update log of a story for the readers of one language, the newest first.

    Args:
        story: the story.
        locale: the language; reviews and drift count in the language in which they were found.
        reviews: how each statement stands now, from `review_states`.

    Returns:
        The editors' entries, one for each further article on the day on which it was received or else published, where
        that is known, one for each day on which statements were reviewed, and one for what is to be
        reviewed again now. When a text drifted is not recorded: that entry bears the last day that the files know, and
        an id made of what it is about, so that followers see it once.
    """
    entries = [
        LogEntry(update.id, update.date, update.kind, update.text, tuple(update.cites))
        for update in story.about.updates
    ]
    entries += _joined(story)
    entries += _reviewed(story, locale, reviews)
    entries += _drifted(story, locale, reviews)
    # The sort is stable: of one day, what stands later in the files is newer.
    return sorted(entries, key=lambda entry: entry.day)[::-1]


def _joined(story: Story) -> list[LogEntry]:
    days = {article: known.received or known.date for article in story.further if (known := story.describe(article))}
    return [
        LogEntry(f"joined-{article}", _day(day), "joined", article=article)
        for article, day in days.items()
        if day and parse(day).earliest
    ]


def _reviewed(story: Story, locale: str, reviews: Mapping[str, Mapping[str, ReviewState]]) -> list[LogEntry]:
    names: dict[str, list[str]] = {}
    statements: dict[str, set[str]] = {}
    for review in story.reviews:
        if review.locale == locale:
            names.setdefault(_day(review.on), []).append(review.by)
            statements.setdefault(_day(review.on), set()).add(review.statement)
    return [
        LogEntry(
            id=f"reviewed-{day}",
            day=day,
            kind="reviewed",
            by=tuple(dict.fromkeys(by)),
            count=0 if statements[day] >= set(reviews) else len(statements[day]),
        )
        for day, by in sorted(names.items())
    ]


def _drifted(story: Story, locale: str, reviews: Mapping[str, Mapping[str, ReviewState]]) -> list[LogEntry]:
    states = {key: by_locale[locale] for key, by_locale in reviews.items() if locale in by_locale}
    outdated = sorted(f"{key} {state.changed}" for key, state in states.items() if state.state == "outdated")
    if not outdated:
        return []
    mark = hashlib.sha256("\n".join(outdated).encode()).hexdigest()[:12]
    return [LogEntry(f"drifted-{mark}", last_day(story), "drifted", count=len(outdated))]


def _day(plain: str) -> str:
    """A day for a date that may be a month or a year: its first one, for the log never claims more than is known."""
    return str(parse(plain).earliest)
