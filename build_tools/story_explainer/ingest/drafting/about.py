"""What the story is, in a few words: the article's own title and lead, and what several articles tell alike."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from story_explainer.ingest.article import Metadata
from story_explainer.ingest.drafting.denied import put_right, with_denial
from story_explainer.ingest.drafting.key_points import points_of
from story_explainer.ingest.drafting.opening import standfirsts, title_of
from story_explainer.ingest.drafting.outdated import Outdated
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.shared import Shared
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.story.base import Text
from story_explainer.story.dates import PLAIN, parse
from story_explainer.story.model import Claim, OpenQuestion, StoryFile


def draft_about(
    readings: Sequence[Reading],
    voices: Mapping[int, Voices],
    claims: Sequence[Claim],
    questions: list[OpenQuestion],
    shared: Shared,
    outdated: Outdated,
    as_of: str | None,
    locales: Sequence[str],
) -> StoryFile:
    """Title, standfirst, key points and open questions.

    Args:
        readings: the articles, the lead first.
        voices: who says what in each.
        claims: the claims drafted; what is denied is not told without the denial.
        questions: the open questions drafted.
        shared: what articles tell alike.
        outdated: what later articles put right, or give anew.
        as_of: the day up to which the story is followed; None where no article says when it appeared.
        locales: the languages of the story.
    """
    title = title_of(readings, outdated, locales)
    standfirst, cites = None, list[str]()
    if told := standfirsts(readings, voices, shared, outdated, title, locales, put_right(claims)):
        home = {ident: reading for reading in readings for ident in reading.bitext.by_id}
        text = Text({locale: home[segment.id].words(segment, locale) for locale, segment in told.items()})
        standfirst, cites = with_denial(text, list(dict.fromkeys(each.id for each in told.values())), claims)
    if title and not cites:
        cites = list(dict.fromkeys(segment.id for segment in title.values()))
    return StoryFile(
        locales=list(locales),
        draft=True,
        title=Text({locale: segment.text[locale] for locale, segment in title.items()}) if title else None,
        standfirst=standfirst,
        cites=cites,
        as_of=as_of,
        key_points=points_of(readings, voices, claims, shared, outdated, set(cites)),
        open_questions=questions,
    )


def last_day(metadata: Mapping[str, Metadata]) -> str | None:
    """The day up to which the articles follow the story: the date of the newest; None where no file gives one.

    Args:
        metadata: what each file says of its article.
    """
    days = [day for known in metadata.values() if (day := _day(known)) and re.match(PLAIN, day)]
    return max(days, key=lambda day: str(parse(day).latest), default=None)


def _day(known: Metadata) -> str | None:
    """The date of an article as EDTF, of a time stamp the day; None if the file gives none that can be read."""
    date = re.sub(r"[T ].*", "", known.date.strip()) if known.date else ""
    try:
        parse(date)
    except ValueError:
        return None
    return date
