"""Sources that a text does not name."""

from __future__ import annotations

from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.text.numbers import numbers
from story_explainer.story.base import Wording
from story_explainer.story.bitext import Segment
from story_explainer.story.model import Basis


def basis_of(reading: Reading, segment: Segment) -> Basis | None:
    """Sources that the text does not name, with the words for them and their number if there is one."""
    if not reading.says("attribution.unnamed", segment, all_of_them=True, quoted=False):
        return None
    phrase, counts = {}, []
    for locale in reading.locales:
        cues = reading.cues[locale].find("attribution.unnamed", segment.text[locale])
        if not cues:
            return None
        start, end = cues[0].span()
        for cue in cues[1:]:
            end = cue.end() if cue.start() - end <= 1 else end  # “mit der Sache vertraute Quellen” is two cues
        before = [n for n in numbers(segment.text[locale], locale, least=2) if 0 <= start - n.end <= 1]
        counts += [int(number.value) for number in before if number.value == int(number.value)]
        phrase[locale] = segment.text[locale][before[-1].start if before else start : end]
    count = counts[0] if counts and len(set(counts)) == 1 else None
    if count is None and any(" " not in words for words in phrase.values()):
        return None  # officials, whose the text may well say
    return Basis(kind="unnamed", count=count, phrase=Wording(phrase), cites=[segment.id])
