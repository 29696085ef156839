"""A sentence that denies or declines something, before it is known of which claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from story_explainer.ingest.drafting.answers import response_of
from story_explainer.ingest.drafting.plans import Plan
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.story.bitext import Segment
from story_explainer.story.model import Response

_TELLS = 4  # words behind a colon that say what is so instead
_BORNE_OUT = 3  # sentences of a quotation that bears a denial out


@dataclass(frozen=True)
class Reply:
    """A sentence that denies or declines something, with the actors and outlets that it names.

    Attributes:
        reading: its article.
        response: the answer.
        plan: the claim that it is by itself, if it is one.
        names: the actors and outlets that it names.
        told: whether it says that what it answers was reported, or somebody accused of.
        back: whether it has but a word for that.
        wholly: whether it is of all that somebody is charged with: nega ogni addebito.
        accusers: whose accusation it is said to be of, if it says that; an empty id stands for no actor.
        untrue: whether it but says that what was just said is not so.
        shares: whether it has to share a word or a name with what it answers: somebody but hits back.
        spare: the claim that its last sentences are by themselves, where it turns out to answer nothing.
    """

    reading: Reading
    response: Response
    plan: Plan | None
    names: set[str]
    told: bool
    back: bool
    wholly: bool = False
    accusers: frozenset[str] = frozenset()
    untrue: bool = False
    shares: bool = False
    spare: Plan | None = None


def bears_out(reading: Reading, voices: Voices, response: Response, behind: Sequence[Segment]) -> bool:
    """Whether sentences right behind a denial quote the one who gives it: Rossi nega. «Non c'ero», ha detto."""
    direct = all(
        any(part.kind == "direct" and part.actor == response.actor for part in voices.parts(behind[0], locale))
        for locale in reading.locales
    )
    last = reading.bitext.by_id[response.cites[-1]]
    plain = not any("?" in text for segment in behind for text in segment.text.values())
    follows = reading.before(behind[0]) is last and len(behind) <= _BORNE_OUT
    return response.kind == "denies" and follows and direct and plain and voices.of(behind[0]) == response.actor


def tells_otherwise(voices: Voices, plan: Plan) -> bool:
    """Whether a denial says behind a colon what is so instead: wies das zurück: Alles sei geprüft worden."""
    return all(
        any(
            part.kind == "indirect" and text[: part.start].rstrip().endswith(":") and part.words >= _TELLS
            for part in voices.parts(plan.segments[0], locale)
        )
        for locale, text in plan.segments[0].text.items()
    )


def with_words(answer: Reply, behind: Sequence[Segment], spare: Plan | None) -> Reply:
    """An answer with the sentences behind it that bear it out; they are a claim by themselves if it answers nothing."""
    reading, response = answer.reading, answer.response
    segments = [*(reading.bitext.by_id[cite] for cite in response.cites), *behind]
    return replace(answer, response=response_of(reading, response.actor, response.kind, segments), spare=spare)
