"""How much a claim matters, and how firmly it is put."""

from __future__ import annotations

from collections.abc import Sequence

from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.plans import Plan
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.sentences import without_quotations
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.ingest.text.numbers import numbers
from story_explainer.story.bitext import Segment
from story_explainer.story.model.claims import Certainty

_LEAST = 7  # words of one, by somebody without an office, that names nobody and gives no number
_CLAUSE = 4  # words of a rendering that does: that the radar was broken
_FEWEST = 5  # words of a quotation that says something


def weight_of(reading: Reading, voices: Voices, cast: Cast, plan: Plan, speaker: str) -> float:
    """How much a claim matters; nothing, where nobody would publish it.

    What somebody without an office says of him- or herself is a voice from the street.
    """
    locale = reading.locales[0]
    text = " ".join(segment.text[locale] for segment in plan.segments)
    parts = [part for segment in plan.segments for part in voices.parts(segment, locale)]
    words = sum(
        len(segment.text[locale][part.start : part.end].split())
        for segment in plan.segments
        for part in voices.parts(segment, locale)
    )
    alone = len(plan.segments) == 1  # else the sentence before says what it is about
    direct = bool(parts) and all(part.kind == "direct" for part in parts)
    if parts and alone and words < (_FEWEST if direct else _CLAUSE) and not plan.charges:
        return 0
    often = cast.times_named(speaker)
    quoted = " ".join(quote.text for segment in plan.segments for quote in voices.quoted(segment, locale))
    if direct and reading.cues[locale].has("discourse.persons", quoted) and not (cast.has_role(speaker) or often > 2):
        return 0
    if direct and reading.is_release and not numbers(quoted, locale):
        return 0  # what a publisher has its own people say of it
    least = _FEWEST if cast.has_role(speaker) else _LEAST  # a mayor's short answer is news
    if direct and alone and not plan.names - {speaker} and not numbers(quoted, locale) and len(quoted.split()) < least:
        return 0
    return (
        1
        + min(often, 4) / 2
        + cast.has_role(speaker)
        + 1.5 * (not direct)
        + bool(numbers(text, locale))
        + len(plan.names - {speaker}) / 2
    )


def certainty_of(reading: Reading, segments: Sequence[Segment]) -> Certainty:
    """How firmly a claim is put; what could be done, or would be if, is no possibility, and a demand no forecast.

    “The city should explain” asks for it; in somebody's own words that is what the same verb mostly means.
    """
    if any(reading.says("certainty.chance", segment) for segment in segments):
        return "possible"
    if any(_at_a_distance(reading, segment) for segment in segments):
        return "possible"
    expected = any(reading.says("certainty.forecast", segment, quoted=False) for segment in segments)
    demanded = any(reading.says("certainty.demand", segment) for segment in segments)
    return "expected" if expected and not demanded else "stated"


def _at_a_distance(reading: Reading, segment: Segment) -> bool:
    """Whether a text keeps away from what it tells: avrebbe ricevuto, soll erhalten haben.

    Behind “that” the same form may be what was to come then: ha detto che avrebbe ricevuto.
    """
    for locale, text in segment.text.items():
        known, plain = reading.cues[locale], without_quotations(text)
        for cue in known.find("certainty.hearsay", plain):
            if not known.has("certainty.that", plain[: cue.start()]):
                return True
    return False
