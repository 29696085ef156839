"""Whether a name stands where the bearer may act, and not as a part of what somebody else is called."""

from __future__ import annotations

import re

from story_explainer.ingest.drafting.names import NameMention
from story_explainer.ingest.drafting.reading import Reading

_WORD = re.compile(r"[^\W_]+|[^\w\s’']")


def may_speak(reading: Reading, mention: NameMention) -> bool:
    """Whether the grammar lets a name be the one who says something.

    It does not in “la deputata di Los Angeles ha detto” and “die GOP-Senatoren sagten”: it goes with another word.
    """
    known, text = reading.cues[mention.locale], reading.bitext.by_id[mention.segment].text[mention.locale]
    if _is_compound(reading, mention, text):
        return False
    oblique, small = known.words("attribution.oblique"), known.words("names.articles") | known.words("names.roles")
    for word in reversed(_WORD.findall(text[: mention.start].lower())):
        if word in oblique or word not in small:
            return word not in oblique
    return True


def is_head(reading: Reading, mention: NameMention, start: int) -> bool:
    """Whether a name is what a phrase is about: not in “the niece of Ada Moss”, nor in “die Salviva-Kunden”.

    Args:
        reading: the bitext.
        mention: where the name stands.
        start: where the phrase begins, in the same text.
    """
    known, text = reading.cues[mention.locale], reading.bitext.by_id[mention.segment].text[mention.locale]
    if _is_compound(reading, mention, text):
        return False
    part = known.words("attribution.oblique") | known.words("names.of")
    small = known.words("names.articles") | known.words("names.roles")
    words = _WORD.findall(text[start : mention.start].lower())
    for index in range(len(words) - 1, 0, -1):
        if words[index] in part and words[index - 1].isalnum():
            return False
        if words[index] not in small | part:
            return True
    return True


def speaks_for(reading: Reading, mention: NameMention, start: int) -> bool:
    """Whether a phrase is of one who speaks for whom a name is of: ein Sprecher der Polizei, la portavoce del governo.

    Args:
        reading: the bitext.
        mention: where the name stands.
        start: where the phrase begins, in the same text.
    """
    known, text = reading.cues[mention.locale], reading.bitext.by_id[mention.segment].text[mention.locale]
    words = [word for word in _WORD.findall(text[start : mention.start].lower()) if word.isalpha()]
    small = known.words("names.articles") | known.words("names.of") | known.words("function_words")
    small |= {form for noun in known.words("names.organisations") for form in (noun, f"{noun}s")}
    told = [word for word in words if word not in small]
    return not _is_compound(reading, mention, text) and len(told) == 1 and told[0] in known.words("names.spokes")


def _is_compound(reading: Reading, mention: NameMention, text: str) -> bool:
    compound = re.match(r"-([^\W\d_]+)", text[mention.end :])
    return bool(compound) and compound[1].lower() not in reading.cues[mention.locale].words("names.roles")  # type: ignore[index]
