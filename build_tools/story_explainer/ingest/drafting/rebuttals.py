"""That somebody says of what was just said that it is not so: “That’s not true,” Moss said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from story_explainer.ingest.drafting.answers import response_of
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.ingest.languages.cues import Cues
from story_explainer.ingest.text.marks import DOUBLE, SINGLE
from story_explainer.story.bitext import Segment
from story_explainer.story.model import Response

_OPENS = re.compile(rf"[\s{DOUBLE}{SINGLE}]*(?:[^\W\d_]+,?\s+){{0,2}}?")  # „Nein, das stimmt nicht“; that this is false


def rebuttal_of(reading: Reading, voices: Voices, segments: Sequence[Segment]) -> Response | None:
    """The answer of one whose words are, or begin with, that something is not so.

    Args:
        reading: the article.
        voices: who says what in it.
        segments: the sentence, and those over which its quotation goes on.
    """
    actor = voices.of(segments[0])
    if actor is None or not all(_contradicts(reading, voices, segments[0], locale) for locale in reading.locales):
        return None
    return response_of(reading, actor, "denies", segments)


def retort_of(reading: Reading, voices: Voices, segments: Sequence[Segment]) -> Response | None:
    """The answer of one who hits back by saying that something is not so: replica: «Non è arrivato nulla».

    Args:
        reading: the article.
        voices: who says what in it.
        segments: the sentence, and those over which its quotation goes on.
    """
    first, actor = segments[0], voices.of(segments[0])
    negated = all(
        any(
            reading.cues[locale].has("negation.words", text[part.start : part.end])
            for part in voices.parts(first, locale)
        )
        for locale, text in first.text.items()
    )
    if actor is None or not negated or not reading.says("response.retorts", first, quoted=False):
        return None
    return response_of(reading, actor, "denies", segments)


def is_reversed(reading: Reading, segment: Segment) -> bool:
    """Whether a sentence takes back what the one before it says: It wasn’t. Non è così."""
    return any(_begins_with("response.reversed", text, reading.cues[locale]) for locale, text in segment.text.items())


def _contradicts(reading: Reading, voices: Voices, segment: Segment, locale: str) -> bool:
    known, text = reading.cues[locale], segment.text[locale]
    parts = sorted(voices.parts(segment, locale), key=lambda part: part.start)
    said = re.sub(f"[{DOUBLE}]", "", text[parts[0].start : parts[0].end]) if parts else ""
    return _begins_with("response.untrue", said, known)


def _begins_with(key: str, text: str, known: Cues) -> bool:
    return any(_OPENS.fullmatch(text[: cue.start()]) for cue in known.find(key, text)[:1])
