"""What the story is, in a few words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from story_explainer.ingest.article import Metadata
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.text.quotation_marks import marks
from story_explainer.story.base import Text
from story_explainer.story.bitext import Segment
from story_explainer.story.dates import PLAIN, parse
from story_explainer.story.model import Claim, KeyPoint, StoryFile

_POINTS = 5
_TITLE = 90  # letters, at most, of a title made from the beginning of the first sentence


def draft_about(reading: Reading, claims: list[Claim], as_of: str | None) -> StoryFile:
    """Title, standfirst and key points: the article's own title and first sentence, and what is claimed.

    Where a language has no title, the beginning of its first sentence stands in for it.

    Args:
        reading: the bitext.
        claims: the claims drafted, of which the most disputed come first.
        as_of: the day up to which the story is followed; None where no article says when it appeared.
    """
    title, standfirst = reading.bitext.title, next(reading.sentences(), None)
    opening = reading.text(standfirst) if standfirst else None
    firsts = {locale: _first(reading, locale) for locale in reading.locales}
    shown = {
        locale: title.text[locale] if title and locale in title.text else _beginning(firsts[locale].text[locale])
        for locale in reading.locales
    }
    answers = [response for claim in claims for response in claim.responses if response.text]
    if opening is None or standfirst is None:
        # No sentence stands in every language: each language opens with its own.
        opening = Text({locale: first.text[locale] for locale, first in firsts.items()})
        cites = list(dict.fromkeys(first.id for first in firsts.values()))
    else:
        cites = [standfirst.id]
    if answers and answers[0].text:
        # What is denied is not told without the denial.
        denial, spoken = answers[0].text.root, opening.root
        opening = Text({locale: f"{spoken[locale]} {denial[locale]}" for locale in reading.locales})
        cites = list(dict.fromkeys([*cites, *answers[0].cites]))
    return StoryFile(
        locales=reading.locales,
        draft=True,
        title=Text(shown),
        standfirst=opening,
        cites=cites,
        as_of=as_of,
        key_points=_points(reading, claims, set(cites))
        or [KeyPoint(id="opening", draft=True, text=opening, cites=cites)],
    )


def _first(reading: Reading, locale: str) -> Segment:
    segments = list(reading.bitext.segments())
    ordered = sorted(segments, key=lambda segment: segment.id[0] != "s")
    return next(segment for segment in ordered if locale in segment.text)


def _beginning(sentence: str) -> str:
    """The first words of a sentence, up to a comma or the last whole word that fits."""
    if len(sentence) <= _TITLE:
        return sentence.rstrip(".")
    clause = re.match(rf".{{30,{_TITLE}}}?(?=[,;:] )", sentence)
    shown = clause[0] if clause else f"{sentence[:_TITLE].rpartition(' ')[0] or sentence[:_TITLE]} …"
    return re.sub('[„“”«»"]', "", shown).strip() if marks(shown) % 2 else shown  # no quotation is left open


def _points(reading: Reading, claims: list[Claim], told: set[str]) -> list[KeyPoint]:
    leaning = {segment.id for segment in reading.sentences() if reading.leans(segment)}  # no point by themselves

    def weight(claim: Claim) -> tuple[int, bool, bool]:
        return (-len(claim.responses), claim.via is None, claim.by is None)

    fresh = [claim for claim in claims if claim.responses or not told.issuperset(claim.cites)]
    upright = [claim for claim in fresh if claim.responses or claim.cites[0] not in leaning]
    chosen = sorted(upright, key=weight)[:_POINTS]
    points = [
        KeyPoint(id=claim.id, draft=True, text=claim.text, claim=claim.id, cites=claim.cites)
        for claim in claims
        if claim in chosen
    ]
    for segment in reading.sentences():
        if len(points) >= 3:
            break
        text = reading.text(segment)
        if text and segment.id not in told | leaning and not any(segment.id in point.cites for point in points):
            points.append(KeyPoint(id=f"point-{segment.id}", draft=True, text=text, cites=[segment.id]))
    return points


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
