"""What the story is, in a few words: the article's own title and lead, and what several articles tell alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from story_explainer.ingest.article import Metadata
from story_explainer.ingest.comparison.figures import figures
from story_explainer.ingest.drafting.datelines import without_dateline
from story_explainer.ingest.drafting.outdated import Outdated
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.sentences import stands_alone
from story_explainer.ingest.drafting.shared import Shared
from story_explainer.ingest.drafting.twins import say_the_same
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.ingest.text.numbers import numbers
from story_explainer.ingest.text.quotation_marks import quotations
from story_explainer.story.base import Text
from story_explainer.story.bitext import Segment
from story_explainer.story.dates import PLAIN, parse
from story_explainer.story.model import Claim, KeyPoint, OpenQuestion, StoryFile

_POINTS = 4  # in each language
_LEAST = 3  # in each language, where what one article alone tells has to fill up
_MOST = 7  # in all: as many as a story may have
_LEAD = 3  # sentences in which the news of an article stands
_OTHERWISE = 0.5  # what the lead of an article weighs whose news no other one tells
_LATER, _SAID = 1.5, 1.5  # what a sentence loses as a standfirst for each one before it, and as somebody's words
_OLD = 4.0  # what a lead loses whose figure another article has brought up to date
_NEWS = 4.0  # what the lead of an article weighs more whose headline took the place of one that holds no more
_OPENING = 5  # sentences of a single article that tell the news even where they name nobody
_OF_ONE = 8  # sentences of a single article from which key points come


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
    title = _title(readings, outdated, locales)
    standfirst, cites = None, list[str]()
    if told := _standfirsts(readings, voices, shared, outdated, title, locales):
        text = Text({locale: without_dateline(segment.text[locale]) for locale, segment in told.items()})
        standfirst, cites = _with_denial(text, list(dict.fromkeys(each.id for each in told.values())), claims)
    if title and not cites:
        cites = list(dict.fromkeys(segment.id for segment in title.values()))
    return StoryFile(
        locales=list(locales),
        draft=True,
        title=Text({locale: segment.text[locale] for locale, segment in title.items()}) if title else None,
        standfirst=standfirst,
        cites=cites,
        as_of=as_of,
        key_points=_points(readings, voices, claims, shared, outdated, set(cites)),
        open_questions=questions,
    )


def _title(readings: Sequence[Reading], outdated: Outdated, locales: Sequence[str]) -> dict[str, Segment]:
    """The headline in each language: of the first article that has one there, or of the newest that still holds.

    Args:
        readings: the articles, the lead first.
        outdated: what later articles put right: a headline that gives such a number holds no more.
        locales: the languages of the story.

    Returns:
        The headlines by language; none if a language of the lead has none.
    """
    found: dict[str, Segment] = {}
    for locale in locales:
        titles = [
            title
            for reading in readings
            if locale in reading.shown
            and (title := reading.bitext.title)
            and all(each in title.text for each in reading.shown)
        ]
        newest = sorted(titles, key=lambda title: outdated.rank(title.id), reverse=True)
        holding = [title for title in (*titles[:1], *newest) if outdated.holds(title)]
        # A quotation as a headline says not who speaks, and is better than none.
        holding.sort(key=lambda title: _is_quotation(title.text[locale]))
        if holding:
            found[locale] = holding[0]
    return found if all(locale in found for locale in readings[0].shown) else {}


def _is_quotation(text: str) -> bool:
    """Whether a headline is nothing but what somebody is quoted to say."""
    return any(quoted.end - quoted.start >= len(text.strip()) - 2 for quoted in quotations(text))


def _fit(reading: Reading, voices: Voices, segment: Segment, unnamed: bool = False) -> bool:
    """Whether a sentence tells the news by itself: nobody's direct speech, and nothing that leans on others."""
    if segment.id[0] != "s" or reading.text(segment) is None or not stands_alone(reading, segment, unnamed):
        return False
    if any(figure.superseded for locale, text in segment.text.items() for figure in figures(text, locale)):
        return False  # how many were counted once is no news
    parts = [part for locale in reading.locales for part in voices.parts(segment, locale)]
    length = max(len(text) for text in segment.text.values())
    for locale, text in segment.text.items():  # “The bridge, he said, is safe” without the “he”
        silent = [part.cue for part in voices.parts(segment, locale) if part.pronoun and part.cue and part.cue in text]
        if any(reading.cues[locale].has("attribution.speech", cue) for cue in silent):
            return False
    return not any(part.kind == "direct" and 2 * (part.end - part.start) > length for part in parts) and not any(
        part.pronoun and (part.actor or (part.cue and not part.somebody)) for part in parts
    )


def _says(reading: Reading, segment: Segment, matters: bool) -> bool:
    """Whether a sentence that names nobody still says something definite: it counts, and has its subject and verb.

    Where what it tells matters, as several articles do or it opens the only one, it need not count.
    """
    for locale, text in segment.text.items():
        known = reading.cues[locale]
        first = re.match(r"[^\W_]+(?=['’\s])", text)
        led = first is not None and first[0].lower() in known.words("names.articles") | known.words("names.any")
        if not known.has("tense.clause", text) or not (numbers(text, locale) or (matters and led)):
            return False
    return True


def _standfirsts(
    readings: Sequence[Reading],
    voices: Mapping[int, Voices],
    shared: Shared,
    outdated: Outdated,
    title: Mapping[str, Segment],
    locales: Sequence[str],
) -> dict[str, Segment]:
    """The sentence that tells the news in each language: one for all, else what tells the same, else their own."""
    found: dict[str, Segment] = {}
    for locale in locales:
        if locale in found:
            continue
        there = [reading for reading in readings if locale in reading.shown]
        told = {segment.id for segment in found.values()}
        headed = [reading for reading in there if locale in title and reading.bitext.title is title[locale]]
        if best := _standfirst(there, headed, voices, shared, outdated, told):
            reading, segment = best
            found |= {each: segment for each in reading.shown if each not in found}
    return found


def _standfirst(
    readings: Sequence[Reading],
    headed: Sequence[Reading],
    voices: Mapping[int, Voices],
    shared: Shared,
    outdated: Outdated,
    told: set[str],
) -> tuple[Reading, Segment] | None:
    """The lead sentence that most articles share, or that of the first article.

    Args:
        readings: the articles.
        headed: that whose headline is the story's, if there is one.
        voices: who says what in each.
        shared: what articles tell alike.
        outdated: what later articles put right.
        told: what stands there in another language; what tells the same goes first.
    """
    best: tuple[float, Reading, Segment] | None = None
    for reading in readings:
        whole = {segment.id for segment in reading.sentences()}
        opening = [segment for segment in reading.bitext.segments() if segment.id[0] == "s"][:_LEAD]
        for place, segment in enumerate(opening):
            if segment.id in whole and outdated.holds(segment) and _fit(reading, voices[id(reading)], segment):
                weight = 2.0 * shared.articles(segment.id) + (reading is readings[0]) - _LATER * place
                weight -= _SAID * (voices[id(reading)].of(segment) is not None)
                # A newer headline stands there since the first one holds no more: its article tells the news.
                weight += _NEWS * any(reading is each for each in headed if each is not readings[0])
                weight += shared.newest(segment.id) if shared.newest(segment.id) >= 0 else -_OLD
                weight += _OLD * bool(told & shared.twins(segment.id))
                if best is None or weight > best[0]:
                    best = weight, reading, segment
    return best[1:] if best else None


def _with_denial(text: Text | None, cites: list[str], claims: Sequence[Claim]) -> tuple[Text | None, list[str]]:
    """What is denied is not told without the denial."""
    for claim in claims:
        for response in claim.responses:
            if set(claim.cites) & set(cites) and response.text and text and response.kind == "denies":
                both = {
                    locale: f"{words} {response.text.root[locale]}"
                    for locale, words in text.root.items()
                    if locale in response.text.root
                }
                if len(both) == len(text.root):
                    return Text(both), list(dict.fromkeys([*cites, *response.cites]))
    return text, cites


def _points(
    readings: Sequence[Reading],
    voices: Mapping[int, Voices],
    claims: Sequence[Claim],
    shared: Shared,
    outdated: Outdated,
    told: set[str],
) -> list[KeyPoint]:
    """What to take away: with several articles what they share, the newest figure first; with one, its lead."""
    found: list[tuple[float, int, Reading, Segment]] = []
    place = 0
    for reading in readings:
        whole = list(reading.sentences())
        opening = {segment.id for segment in whole[:_OF_ONE]}
        for number, segment in enumerate(whole):
            place += 1
            if segment.id in told or shared.told_with(segment.id, told):
                continue
            others = shared.articles(segment.id)
            plain = _says(reading, segment, others > 0 or (len(readings) == 1 and number < _OPENING))
            if not outdated.holds(segment) or not _fit(reading, voices[id(reading)], segment, unnamed=plain):
                continue
            if len(readings) > 1:
                lead = _OTHERWISE if number < _LEAD and not any(seen is reading for _, _, seen, _ in found) else 0.0
                fill = _weight(reading, segment) / 20 if number < _OF_ONE else 0.0
                weight = 3.0 * others + shared.newest(segment.id) if others else lead or fill
                if shared.newest(segment.id) < 0:
                    weight = 0.0  # a newer article gives another figure
            else:
                weight = _weight(reading, segment) - number / 4 if segment.id in opening else 0.0
            if any(claim.responses and segment.id in claim.cites for claim in claims):
                weight += 4
            if weight > 0:
                found.append((weight, place, reading, segment))
    chosen: list[tuple[int, KeyPoint]] = []
    told_in, cited = Counter[str](), set[str]()
    for weight, at, reading, segment in sorted(found, key=lambda entry: (-entry[0], entry[1])):
        enough = _POINTS if weight >= _OTHERWISE else _LEAST
        room = len(chosen) < _MOST and any(told_in[locale] < enough for locale in reading.shown)
        if not room or segment.id in cited or shared.told_with(segment.id, cited):
            continue
        point = _point(segment, *_wordings(readings, voices, shared, outdated, reading, segment), claims)
        if cited.isdisjoint(point.cites):
            chosen.append((at, point))
            told_in.update(point.text.locales)
            cited |= set(point.cites)
    return [point for _, point in (chosen if len(readings) > 1 else sorted(chosen, key=lambda entry: entry[0]))]


def _wordings(
    readings: Sequence[Reading],
    voices: Mapping[int, Voices],
    shared: Shared,
    outdated: Outdated,
    reading: Reading,
    segment: Segment,
) -> tuple[Text, list[str]]:
    """The words of a sentence in its own languages, and in further ones those of what tells the same there."""
    words, cites = {locale: without_dateline(segment.text[locale]) for locale in reading.shown}, [segment.id]
    twins = shared.twins(segment.id)
    for other in readings:
        fresh = [locale for locale in other.shown if locale not in words]
        for twin in (other.bitext.by_id[ident] for ident in sorted(twins & other.bitext.by_id.keys()) if fresh):
            told = outdated.holds(twin) and say_the_same(segment.text, twin.text)
            if told and _fit(other, voices[id(other)], twin, unnamed=True):
                words |= {locale: without_dateline(twin.text[locale]) for locale in fresh}
                cites.append(twin.id)
                break
    return Text(words), cites


def _weight(reading: Reading, segment: Segment) -> float:
    locale = reading.locales[0]
    names = {name.key for name, _ in reading.mentions(segment, locale)}
    return 1.0 + bool(numbers(segment.text[locale], locale)) + min(len(names), 3) / 2


def _point(segment: Segment, text: Text, cites: list[str], claims: Sequence[Claim]) -> KeyPoint:
    claim = next((claim for claim in claims if segment.id in claim.cites), None)
    if claim:
        text = Text({**text.root, **claim.text.root})
        cites = list(dict.fromkeys([*claim.cites, *cites]))
    words, evidence = _with_denial(text, cites, claims)
    return KeyPoint(
        id=f"point-{segment.id}",
        draft=True,
        text=words or text,
        claim=claim.id if claim else None,
        cites=evidence,
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
