"""Whether the bearer of a name says what a sentence says, by the words around the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from story_explainer.ingest.drafting.names import Mention
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.languages.cldr import conjunction
from story_explainer.ingest.languages.cues import Cues
from story_explainer.ingest.text.quotation_marks import quotations

_NEAR = 30  # letters between a name and the verb or the preposition that makes its bearer the speaker


def may_speak(reading: Reading, mention: Mention) -> bool:
    """Whether the grammar lets a name be the one who says something.

    It does not in “la deputata di Los Angeles ha detto” and “die GOP-Senatoren sagten”: it goes with another word.
    """
    known, text = reading.cues[mention.locale], reading.bitext.by_id[mention.segment].text[mention.locale]
    compound = re.match(r"-([^\W\d_]+)", text[mention.end :])
    if compound and compound[1].lower() not in known.words("names.roles"):
        return False
    oblique, small = known.words("attribution.oblique"), known.words("names.articles") | known.words("names.roles")
    for word in reversed(re.findall(r"[^\W_]+|[^\w\s’']", text[: mention.start].lower())):
        if word in oblique or word not in small:
            return word not in oblique
    return True


def gap_to_speech(reading: Reading, mention: Mention) -> int | None:
    """How many letters lie between a name and the cue that makes its bearer the speaker; None if there is none."""
    known, text = reading.cues[mention.locale], reading.bitext.by_id[mention.segment].text[mention.locale]
    quoted = quotations(text)

    def inside(place: int) -> bool:
        return any(quote.start <= place < quote.end for quote in quoted)

    if inside(mention.start):
        return None
    gaps = []
    if may_speak(reading, mention):
        cues = [cue for cue in known.find("attribution.speech", text) if not inside(cue.start())]
        gaps += _beside(cues, text, mention, known)
    for cue in known.find("attribution.according", text):
        between = re.findall(r"\w+", text[cue.end() : mention.start].lower())
        if cue.end() <= mention.start and all(_small(word, known) for word in between):
            gaps.append(mention.start - cue.end())
    for cue in known.find("attribution.according_after", text):
        if 0 <= cue.start() - mention.end <= 1:
            gaps.append(cue.start() - mention.end)
    return min(gaps, default=None)


def _beside(cues: Sequence[re.Match[str]], text: str, mention: Mention, known: Cues) -> list[int]:
    """How far a name is from each verb of saying whose subject it may be.

    It is not the subject where it stands in what is said (“she said that Ada Moss …”), or where “and” parts it from
    the verb, which then goes with somebody before (“he praised Ada Moss and said …”).
    """
    that, found = known.words("attribution.that"), []
    for cue in cues:
        if cue.end() <= mention.start:
            between = text[cue.end() : mention.start]
            words = re.findall(r"\w+", between.lower())
            if between.startswith(",") or that & set(words[:1]):
                return []
            if "," not in between and not that & set(words) and all(_small(word, known) for word in words):
                found.append(mention.start - cue.end())
        else:
            between = text[mention.end : cue.start()]
            if conjunction(mention.locale) not in re.findall(r"\w+", between.lower()):
                found.append(cue.start() - mention.end)
    return [gap for gap in found if 0 <= gap <= _NEAR]


def _small(word: str, known: Cues) -> bool:
    """Whether a word may stand between a name and what makes its bearer the speaker: of the grammar, a title."""
    keys = ("function_words", "elided", "names.of", "names.roles", "names.organisations", "names.outlets")
    return any(word in known.words(key) for key in keys)
