"""Whether a name stands where the bearer may act, and not as a part of what somebody else is called."""

from __future__ import annotations

import re

from story_explainer.ingest.drafting.names import NameMention
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.languages.cues import Cues

_CASES = ("es", "s", "en", "n")  # des Malers, dem Architekten
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
    if _is_compound(reading, mention, text) or owns(reading, mention):
        return False
    part = known.words("attribution.oblique") | known.words("names.of")
    of, whose = known.words("names.of"), known.words("names.whose")
    words, beside = _WORD.findall(text[start : mention.start].lower()), True
    for index in range(len(words) - 1, 0, -1):
        if not words[index].isalnum():
            return True
        if words[index] in part and beside and words[index - 1].isalnum():
            return False
        if words[index] in of and words[index - 1] in whose:
            return False  # the heirs of the well-known landscape painter Emil Moss
        beside &= words[index] in part or _may_stand_before(words[index], known)
    return True


def owns(reading: Reading, mention: NameMention) -> bool:
    """Whether a name but says whose something is that stands behind it: Moss’s lawyer, Lanzers Erben."""
    known, text = reading.cues[mention.locale], reading.bitext.by_id[mention.segment].text[mention.locale]
    ending, behind = known.get("genitive"), text[mention.end :]
    if ending == "'s":
        return re.match(r"(?:['’]s|(?<=s)['’])\s+\w", behind) is not None
    if ending != "s":
        return False
    called = re.match(r"(?:(?:(?<=[sxzß])['’])|(s))?\s+([A-ZÄÖÜ][^\W\d_]+)", behind)
    genitive = called is not None and (called[1] or behind[0] in "'’" or re.search(r"[^s]s$", mention.text))
    calendar = {name.lower() for name in (*known.weekdays, *known.months)}
    return bool(genitive and called) and called[2].lower() not in calendar  # type: ignore[index]


def _may_stand_before(word: str, known: Cues) -> bool:
    """Whether a word may belong to a name behind it: an article, an office, what somebody does, in any case."""
    small = known.words("names.articles") | known.words("names.roles")
    forms = (word, *(word.removesuffix(end) for end in _CASES if known.get("noun_capitals", False)))
    offices = known.pattern("names.persons")
    adjective = known.has("names.former", word)
    return adjective or any(form in small or offices.fullmatch(form) is not None for form in forms)


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
