"""Sources that a text does not name."""

from __future__ import annotations

import re

from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.ingest.languages.cues import Cues
from story_explainer.ingest.text.numbers import numbers
from story_explainer.story.base import Wording
from story_explainer.story.bitext import Segment
from story_explainer.story.model import Basis


def basis_of(reading: Reading, voices: Voices, segment: Segment) -> Basis | None:
    """Sources that the text does not name, with the words for them and their number if there is one.

    They have to be those who speak: a list of 40 witnesses is nobody's word.
    """
    if not reading.says("attribution.unnamed", segment, all_of_them=True, quoted=False):
        return None
    phrase, counts = {}, []
    for locale in reading.locales:
        cues = reading.cues[locale].find("attribution.unnamed", segment.text[locale])
        if not cues:
            return None
        spoken = [part.speaker for part in voices.parts(segment, locale) if part.speaker]
        spoken = [(first, last) for first, last in spoken if any(first <= cue.start() < last for cue in cues)]
        if not spoken:
            return None
        cues = [cue for cue in cues if spoken[0][0] <= cue.start() < spoken[0][1]]
        start, end = cues[0].span()
        for cue in cues[1:]:
            end = cue.end() if cue.start() - end <= 1 else end  # “mit der Sache vertraute Quellen” is two cues
        before = [n for n in numbers(segment.text[locale], locale, least=2) if 0 <= start - n.end <= 1]
        counts += [int(number.value) for number in before if number.value == int(number.value)]
        first = min(before[-1].start if before else start, spoken[0][0])
        phrase[locale] = _with_what_belongs(segment.text[locale], first, max(end, spoken[0][1]), reading.cues[locale])
    count = counts[0] if counts and len(set(counts)) == 1 else None
    if count is None and any(" " not in words for words in phrase.values()):
        return None  # officials, whose the text may well say
    return Basis(kind="unnamed", count=count, phrase=Wording(phrase), cites=[segment.id])


def document_of(reading: Reading, voices: Voices, segment: Segment) -> Basis | None:
    """The document that a sentence says something stands in, where it tells which one: la relazione degli ispettori."""
    phrase = {}
    for locale in reading.locales:
        parts = [part for part in voices.parts(segment, locale) if part.counts]
        if len(parts) != 1 or parts[0].actor or parts[0].kind != "indirect" or parts[0].speaker is None:
            return None
        start, end = parts[0].speaker
        words = segment.text[locale][start:end]
        if not _is_document(words, reading.cues[locale]):
            return None
        phrase[locale] = words
    return Basis(kind="document", phrase=Wording(phrase), cites=[segment.id])


def _is_document(words: str, known: Cues) -> bool:
    """Whether a mention is of a document, with more than an article and a noun: not “the report”, which was told of."""
    found = [word.lower() for word in re.findall(r"[\w-]+", words)]
    led = found[:1] and found[0] in known.words("names.articles") | known.words("names.indefinite")
    of = known.words("names.of") | known.words("attribution.oblique") | known.words("response.by")
    head = next((place for place, word in enumerate(found) if place and word in of), len(found))
    noun = found[1:head][-1:] if known.get("names.compounds", False) else found[1:head]
    return bool(led) and len(found) > 2 and not {*noun}.isdisjoint(known.words("attribution.documents"))


def _with_what_belongs(text: str, start: int, end: int, known: Cues) -> str:
    """The words for sources with what is said of them by a preposition: sources close | to the talks."""
    near = known.words("attribution.oblique") - known.words("attribution.among")
    links = "|".join(sorted(map(re.escape, near), key=len, reverse=True))
    articles = "|".join(sorted(map(re.escape, known.words("names.articles")), key=len, reverse=True))
    more = re.compile(rf"\s+(?:{links})(?:\s+|['’])(?:(?:{articles})\s+)?[^\W\d_][\w-]*", re.I)
    behind = more.match(text, end) if links and articles else None
    return text[start : behind.end() if behind else end]
