"""What a sentence answers to something that was claimed: that somebody denies it, or declines to speak of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.heads import is_head, may_speak
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.sentences import without_quotations
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.story.base import Text
from story_explainer.story.bitext import Segment
from story_explainer.story.model import Response

_AUXILIARY = 2  # words before a participle among which the verb that makes it a passive stands
_Kind = Literal["denies", "declines"]


def answer_of(reading: Reading, voices: Voices, cast: Cast, segments: Sequence[Segment]) -> Response | None:
    """What a sentence answers to something, if it tells of a denial or of a refusal to comment.

    What the same voice says in the sentences behind it belongs to the answer. That somebody confirms is left to an
    editor, since to confirm is a verb of saying as well. So is what is refused without being a claim: a request, a
    plan, a bill.
    """
    segment = segments[0]
    kinds: tuple[_Kind, ...] = ("denies", "declines")
    kind = next((kind for kind in kinds if reading.says(f"response.{kind}", segment, quoted=False)), None)
    if kind is None or _suffered(reading, segment, f"response.{kind}"):
        return None
    actor = _subject(reading, cast, segment, f"response.{kind}")
    speaker = voices.of(segment)
    if actor is None or (speaker is not None and speaker != actor):
        return None
    texts = [reading.text(one) for one in segments]
    words = {locale: " ".join(text.root[locale] for text in texts if text) for locale in reading.shown}
    text = Text(words) if all(texts) and words else None
    return Response(actor=actor, kind=kind, text=text, cites=[one.id for one in segments])


def of_what_was_said(reading: Reading, voices: Voices, segment: Segment) -> bool:
    """Whether an answer has nothing but a word for what it answers: rejected the claim, wies die Kritik zurück.

    A clause behind the verb says what is denied; one behind a colon, or behind another verb, what is said instead.
    """
    for locale in reading.locales:
        text = segment.text[locale]
        for part in voices.parts(segment, locale):
            denied = part.cue is not None and reading.cues[locale].has("response.denies", part.cue)
            if part.kind == "indirect" and denied and not text[: part.start].rstrip().endswith(":"):
                return False
    return reading.says("response.back", segment, quoted=False)


def _suffered(reading: Reading, segment: Segment, key: str) -> bool:
    """Whether a language puts an answer in the passive: then its subject is what was denied, not who denies."""
    for locale in reading.locales:
        known, text = reading.cues[locale], segment.text[locale]
        for cue in known.find(key, text):
            before = set(re.findall(r"\w+", text[: cue.start()].lower())[-_AUXILIARY:])
            if known.words("tense.passive") & before:
                return True
    return False


def _subject(reading: Reading, cast: Cast, segment: Segment, key: str) -> str | None:
    """The first actor of a sentence that may say something, before the verb, the same one in all languages.

    Where the verb stands second (German), what is between its two parts may be the subject, too.
    """
    firsts: set[str | None] = set()
    for locale in reading.locales:
        plain = without_quotations(segment.text[locale])
        last = max((cue.end() for cue in reading.cues[locale].find(key, plain)), default=len(plain))
        mentions = [(name, mention) for name, mention in reading.mentions(segment, locale) if mention.start < last]
        first = mentions[0] if mentions else None
        acts = first is not None and may_speak(reading, first[1]) and is_head(reading, first[1], 0)
        firsts.add(cast.id(reading, first[0]) if first and acts else None)
    return firsts.pop() if len(firsts) == 1 else None
