"""Whether a sentence tells news that can be shown by itself."""

from __future__ import annotations

import re

from story_explainer.ingest.comparison.counts import figures
from story_explainer.ingest.drafting.outdated import Outdated
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.sentences import stands_alone, without_quotations
from story_explainer.ingest.drafting.shared import Shared
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.ingest.text.marks import LEFT
from story_explainer.ingest.text.numbers import numbers
from story_explainer.story.bitext import Segment

_LABELLED = re.compile(rf"[^\W\d_]+:\s(?![{LEFT}])")  # Kosten: keine 2.000 Euro
_TITLE = 7  # words of the title of a work


def tells_news(reading: Reading, voices: Voices, segment: Segment, unnamed: bool = False) -> bool:
    """Whether a sentence tells the news by itself: nobody's direct speech, and nothing that leans on others."""
    if any(_LABELLED.match(text) for text in segment.text.values()) or _cut_in_a_title(reading, segment):
        return False
    if sets_the_scene(reading, segment):
        return False
    if segment.id[0] != "s" or reading.text(segment) is None or not stands_alone(reading, segment, unnamed):
        return False
    if any(figure.superseded for locale, text in segment.text.items() for figure in figures(text, locale)):
        return False  # how many were counted once is no news
    if reading.says("response.back", segment, quoted=False):
        return False  # somebody rejects “the claim”: which one, stands elsewhere
    if says_so_behind(reading, segment) and voices.of(segment) is None:
        return False
    if reading.says("discourse.examines", segment, quoted=False):
        return False  # an open question
    if reading.says("response.silent", segment, quoted=False):
        return False  # nobody could be reached: an answer at most
    if reading.says("response.declines", segment) or reading.dangles(segment) or heard_of(reading, voices, segment):
        return False  # nobody said anything; on which day; or who says so, stands elsewhere
    if reading.says("discourse.contrast", segment, quoted=False):
        return False  # with what, stands before it
    parts = [part for locale in reading.locales for part in voices.parts(segment, locale)]
    if any(part.kind == "direct" and part.start == 0 and part.actor is None for part in parts):
        return False  # “…”, says the man in the cab
    length = max(len(text) for text in segment.text.values())
    for locale, text in segment.text.items():  # “The bridge, he said, is safe” without the “he”
        silent = [part.cue for part in voices.parts(segment, locale) if part.pronoun and part.cue and part.cue in text]
        if any(reading.cues[locale].has("attribution.speech", cue) for cue in silent):
            return False
    return not any(part.kind == "direct" and 2 * (part.end - part.start) > length for part in parts) and not any(
        part.pronoun and (part.actor or (part.cue and not part.somebody)) for part in parts
    )


def says_so_behind(reading: Reading, segment: Segment) -> bool:
    """Whether the next sentence says whose word this one is: There is no danger. That is what the minister says."""
    behind = reading.after(segment)
    return behind is not None and any(
        not cue.start()
        for locale, text in behind.text.items()
        for cue in reading.cues[locale].find("discourse.says_so", re.sub(r"^[\W_]+", "", text))[:1]
    )


def _cut_in_a_title(reading: Reading, segment: Segment) -> bool:
    """Whether a sentence begins or ends inside the title of a work, which other passages quote and which has a stop."""
    for locale, text in segment.text.items():
        titles = _quoted_titles(reading, locale)
        earlier = reading.before(segment)
        before = earlier.text.get(locale, "") if earlier else ""
        if any(_ends_with(text, title) or _ends_with(before, title) for title in titles):
            return True
    return False


def _ends_with(text: str, title: str) -> bool:
    """Whether a text ends with a title behind a word in small letters: nella prima di La rosa."""
    return re.search(rf"[a-zà-ÿ]\s{re.escape(title)}\.$", text) is not None


def _quoted_titles(reading: Reading, locale: str) -> set[str]:
    found = {quoted.strip(" .,") for quoted in reading.quoted[locale]}
    return {title for title in found if title[:1].isupper() and 1 < len(title.split()) <= _TITLE}


def no_more_expected(reading: Reading, shared: Shared, outdated: Outdated, segment: Segment) -> bool:
    """Whether a sentence tells what was to come then, and that day has come, or a later article tells of the same."""
    if outdated.has_passed(reading, segment):
        return True
    return reading.says("certainty.forecast", segment, quoted=False) and shared.told_later(segment.id)


def sets_the_scene(reading: Reading, segment: Segment) -> bool:
    """Whether a sentence paints what its author saw that day, in the present: Am Freitag stehen die Tore offen."""
    for locale, text in segment.text.items():
        known, today = reading.cues[locale], str(reading.published(locale))
        verbs = re.sub(r"\b[A-ZÀ-Þ]\w*", "", text) if known.get("noun_capitals", False) else text
        seen = any(time.value.startswith(today) for time in reading.times(segment).get(locale, ()))
        if seen and known.get("tense.told") and not known.has("tense.told", verbs):
            return True
    return False


def heard_of(reading: Reading, voices: Voices, segment: Segment) -> bool:
    """Whether a sentence tells by its mood that it is somebody's word, and not whose: Der Stollen sei sicher."""
    for locale, text in segment.text.items():
        told = any(part.speaker for part in voices.parts(segment, locale))
        if reading.cues[locale].has("mood.reported", without_quotations(text)) and not told:
            return True
    return False


def says_something(reading: Reading, segment: Segment, matters: bool) -> bool:
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
