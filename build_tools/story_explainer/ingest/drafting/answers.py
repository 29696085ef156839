"""What a sentence answers to something that was claimed: that somebody denies it, or declines to speak of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.answerers import answerer
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.ingest.languages.cues import Cues
from story_explainer.story.base import Text
from story_explainer.story.bitext import Segment
from story_explainer.story.model import Response

_OF = 4  # words between an accusation and whose it is: der Vorwurf | des früheren Betriebsleiters | Ugo Mori
_AUXILIARY = 2  # words before a participle among which the verb that makes it a passive stands
Kind = Literal["denies", "declines", "corrects", "confirms"]
# The cues of each: to put something right is more than to say that it was wrong.
_CUES: dict[Kind, str] = {"denies": "denies", "declines": "declines", "corrects": "retracts", "confirms": "confirms"}
REFUSALS: tuple[Kind, ...] = ("denies", "declines")
SETTLEMENTS: tuple[Kind, ...] = ("corrects", "confirms")


def answer_of(
    reading: Reading, voices: Voices, cast: Cast, segments: Sequence[Segment], kinds: Sequence[Kind] = REFUSALS
) -> Response | None:
    """What a sentence answers to something, if it tells of a denial, a refusal to comment or another kind of answer.

    What the same voice says in the sentences behind it belongs to the answer. What is refused without being a claim
    is none: a request, a plan, a bill.

    Args:
        reading: the article.
        voices: who says what in it.
        cast: the actors.
        segments: the sentence, and those over which its quotation goes on.
        kinds: the kinds of answers that are asked for. To confirm is a verb of saying as well: whether that answers
            something is for `settled` to tell.
    """
    segment = segments[0]
    kind = next((kind for kind in kinds if reading.says(_key(kind), segment, quoted=False)), None)
    kind = "declines" if kind == "denies" and _neither(reading, segment) else kind
    if kind is None or _suffered(reading, segment, _key(kind)):
        return None
    actor = answerer(reading, cast, segment, _key(kind))
    speaker = voices.of(segment)
    if actor is None or (speaker is not None and speaker != actor):
        return None
    return response_of(reading, actor, kind, segments)


def _neither(reading: Reading, segment: Segment) -> bool:
    """Whether what looks like a denial is a part of a refusal: would neither confirm nor deny it."""
    for locale, text in segment.text.items():
        denials, refusals = (reading.cues[locale].find(f"response.{key}", text) for key in ("denies", "declines"))
        for denial in denials:
            if not any(one.start() <= denial.start() and denial.end() <= one.end() for one in refusals):
                return False
    return True


def response_of(reading: Reading, actor: str, kind: Kind, segments: Sequence[Segment]) -> Response:
    """The answer that somebody gives in some sentences, in their words where every language has them."""
    texts = [reading.text(one) for one in segments]
    words = {locale: " ".join(text.root[locale] for text in texts if text) for locale in reading.shown}
    text = Text(words) if all(texts) and words else None
    return Response(actor=actor, kind=kind, text=text, cites=[one.id for one in segments])


def _key(kind: Kind) -> str:
    return f"response.{_CUES[kind]}"


def of_what_was_said(reading: Reading, voices: Voices, segment: Segment) -> bool:
    """Whether an answer has nothing but a word for what it answers: rejected the claim, wies die Kritik zurück.

    A clause behind the verb says what is denied, and so does one behind the word (rejected the claim that the dam
    leaks). One behind a colon, or behind another verb, is what is said instead.
    """
    for locale in reading.locales:
        text = segment.text[locale]
        for part in voices.parts(segment, locale):
            denied = part.cue is not None and reading.cues[locale].has("response.denies", part.cue)
            if part.kind == "indirect" and denied and not text[: part.start].rstrip().endswith(":"):
                return False
    if any(_tells_what(text, reading.cues[locale]) for locale, text in segment.text.items()):
        return False
    return reading.says("response.back", segment, quoted=False) or _bare(reading, segment)


def accusers(reading: Reading, cast: Cast, segment: Segment) -> set[str]:
    """Whose accusation or report an answer is said to be of: rejected the allegation of Ada Moss.

    Args:
        reading: the article.
        cast: the actors.
        segment: the sentence.

    Returns:
        Their ids, and an empty one for a name that is no actor's; nobody where none stands behind the word for it.
    """
    found = set()
    for locale in reading.locales:
        known, text = reading.cues[locale], segment.text[locale]
        for cue in known.find("response.accusations", text):
            for name, mention in reading.mentions(segment, locale):
                between = text[cue.end() : mention.start].lower().split()
                led = 0 < len(between) <= _OF and between[0].rstrip("’'") in known.words("response.by")
                if mention.start > cue.end() and led:
                    found.add(cast.id(reading, name) or "")
    return found


def _tells_what(text: str, known: Cues) -> bool:
    """Whether a clause behind a word for what is denied tells it: den Vorwurf zurück, er habe das Leck gekannt."""
    for cue in known.find("response.back", text):
        rest = re.split(r"[.;:]\s", text[cue.end() :])[0]
        clause = rest.partition(",")[2]
        if known.has("response.what", rest) or known.has("mood.reported", clause):
            return True
    return False


def _bare(reading: Reading, segment: Segment) -> bool:
    """Whether a sentence but says that somebody denies, and then what is so instead: Rossi nega: «…»."""
    found = {locale: reading.cues[locale].find("response.denies", segment.text[locale]) for locale in reading.locales}
    return any(found.values()) and all(
        any(re.match(r"\s*(?::|\.\s*$)", segment.text[locale][cue.end() :]) for cue in cues)
        for locale, cues in found.items()
        if cues
    )


def _suffered(reading: Reading, segment: Segment, key: str) -> bool:
    """Whether a language puts an answer in the passive: then its subject is what was denied, not who denies."""
    for locale in reading.locales:
        known, text = reading.cues[locale], segment.text[locale]
        for cue in known.find(key, text):
            before = set(re.findall(r"\w+", text[: cue.start()].lower())[-_AUXILIARY:])
            if known.words("tense.passive") & before:
                return True
    return False
