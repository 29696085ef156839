"""Where the versions of a text differ: numbers, names, negation, mood, tense, choice of words, quotations, passages.

A difference is no error: translators have reasons. Each is found by the same rule in every pair of texts: the aligned
segments are read for the same few things, by the cues of each language; what one says and the other does not is told.
Where a language has no cues, only what needs none is compared: numbers in digits, quotation marks, missing passages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from story_explainer.ingest.drafting.names import Name
from story_explainer.ingest.languages.cues import Cues, cues
from story_explainer.ingest.text.numbers import Number, numbers
from story_explainer.ingest.text.quotation_marks import count_of_marks, quotations
from story_explainer.story.bitext import Bitext, Segment
from story_explainer.story.model.divergences import DivergenceKind

DifferenceReason = Literal[
    "only_here", "number", "name", "negation", "certainty", "doubt", "tense", "quotation", "wording", "emphasis"
]


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two versions differ.

    Attributes:
        segment: the id of the segment.
        kind: as in divergences.yml.
        wordings: the words that differ, exactly as they stand, in the languages that have them.
        reason: which note fits, by its key in the cue files.
        only: the languages that say it, where the others do not; empty where all say something.
    """

    segment: str
    kind: DivergenceKind
    wordings: dict[str, str]
    reason: DifferenceReason
    only: tuple[str, ...] = ()


Compare = Callable[[Segment, str, str], Iterator[Difference]]


def find_differences(bitext: Bitext, names: Sequence[Name]) -> list[Difference]:
    """The differences between the pivot and each other version.

    Args:
        bitext: the aligned articles.
        names: the names found in it.

    Returns:
        The differences in the order of the text; none for a story in one language.
    """
    order = {segment.id: place for place, segment in enumerate(bitext.segments())}
    found: list[Difference] = []
    for segment in bitext.segments():
        found.extend(_missing(segment, bitext.locales))
        if bitext.pivot not in segment.text:
            continue
        for other in bitext.locales[1:]:
            if other in segment.text:
                found.extend(difference for compare in _COMPARE for difference in compare(segment, bitext.pivot, other))
    found.extend(_lone_acronyms(bitext, names))
    return sorted(found, key=lambda difference: order[difference.segment])


def _missing(segment: Segment, locales: Sequence[str]) -> Iterator[Difference]:
    """A passage that not every version has: left out against the pivot, or added to it."""
    has = [locale for locale in locales if locale in segment.text]
    if len(has) < len(locales):
        kind: DivergenceKind = "omitted" if locales[0] in has else "added"
        yield Difference(segment.id, kind, {}, "only_here", tuple(has))


def _numbers(segment: Segment, first: str, second: str) -> Iterator[Difference]:
    lone = {
        first: _unmatched(segment, first, second),
        second: _unmatched(segment, second, first),
    }
    if not all(lone.values()):
        # A lone 1 or 2 is answered by words that are no numbers: einem Zentimeter, beide, una coppia.
        lone = {locale: [number for number in found if number.value > 2] for locale, found in lone.items()}
    wordings = {
        locale: " […] ".join(_whole_word(segment.text[locale], number) for number in found)
        for locale, found in lone.items()
        if found
    }
    if wordings:
        yield Difference(segment.id, "number", wordings, "number")


def _whole_word(text: str, number: Number) -> str:
    """A number with the letters that are written on to it, as in 125th and 1980er."""
    start, end = number.start, number.end
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end]


def _unmatched(segment: Segment, locale: str, other: str) -> list[Number]:
    """The numbers of one version that the other does not have, by word or digit, as often."""
    left = [number.value for number in numbers(segment.text[other], other, least=0)]
    afternoon = any(cues(code).has("time.afternoon", segment.text[code]) for code in (locale, other))
    result = []
    for number in numbers(segment.text[locale], locale):
        options = [number.value, number.value + 1900, number.value - 1900]  # gli anni ’80, die 1980er
        if afternoon:
            options += [number.value + 12, number.value - 12]
        same = next((value for value in options if value in left), None)
        if same is not None:
            left.remove(same)
        elif number.value > 2 or segment.text[locale][number.start].isdigit():
            result.append(number)
    return result


def _negation(segment: Segment, first: str, second: str) -> Iterator[Difference]:
    for locale, other in ((first, second), (second, first)):
        said = _negations(segment.text[locale], cues(locale))
        if not said or not cues(other):
            continue
        text = segment.text[other]
        if not _negations(text, cues(other)) and not cues(other).has("negation.weak", text):
            yield Difference(segment.id, "negation", {locale: said[0]}, "negation", (locale,))


def _negations(text: str, known: Cues) -> list[str]:
    apart = known.pattern("negation.not_negation").sub(lambda match: "·" * len(match[0]), text)
    return [match[0] for match in known.find("negation.words", apart)]


def _mood(segment: Segment, first: str, second: str) -> Iterator[Difference]:
    """What one version says will or can be, and the other would or could."""
    for plain, doubtful in (("mood.will", "mood.would"), ("mood.can", "mood.could")):
        for locale, other in ((first, second), (second, first)):
            firm, unfirm = _modal(locale, segment, plain), _modal(locale, segment, doubtful)
            soft, unsoft = _modal(other, segment, doubtful), _modal(other, segment, plain)
            if firm and soft and not unfirm and not unsoft:
                wordings = {locale: firm[0], other: soft[0]}
                yield Difference(segment.id, "certainty", wordings, "certainty")


def _doubt(segment: Segment, first: str, second: str) -> Iterator[Difference]:
    """What one version puts with caution and the other tells as it is; whatever may be caution counts there."""
    for locale, other in ((first, second), (second, first)):
        doubts = cues(locale).find("mood.doubt", segment.text[locale])
        if doubts and cues(other) and not cues(other).has("mood.open", segment.text[other]):
            yield Difference(segment.id, "certainty", {locale: doubts[0][0]}, "doubt", (locale,))


def _modal(locale: str, segment: Segment, mood: str) -> list[str]:
    """The words of a mood; could and can are no cases of would and will."""
    known = cues(locale)
    inner = {"mood.would": "mood.could", "mood.will": "mood.can"}.get(mood)
    found = [match[0] for match in known.find(mood, segment.text[locale])]
    return [word for word in found if not (inner and known.pattern(inner).fullmatch(word))]


def _tense(segment: Segment, first: str, second: str) -> Iterator[Difference]:
    """What one version tells in the present and the other in the past, by the forms of to be and to have."""
    for locale, other in ((first, second), (second, first)):
        now, then = _copulas(segment.text[locale], cues(locale)), cues(other).find("tense.past", segment.text[other])
        if (
            now
            and then
            and not cues(locale).has("tense.past", segment.text[locale])
            and not _copulas(segment.text[other], cues(other))
        ):
            yield Difference(segment.id, "wording", {locale: now[0], other: then[0][0]}, "tense")


def _copulas(text: str, known: Cues) -> list[str]:
    """Forms of the present that are no part of a perfect or a passive."""
    found = []
    for match in known.find("tense.present", text):
        after = re.findall(r"\w+", text[match.end() :])[:2]
        if not any(known.pattern("tense.participle").fullmatch(word) for word in after):
            found.append(match[0])
    return found


def _quotation(segment: Segment, first: str, second: str) -> Iterator[Difference]:
    for locale, other in ((first, second), (second, first)):
        if count_of_marks(segment.text[other]) == 0:
            long = [quoted.text for quoted in quotations(segment.text[locale]) if len(quoted.text.split()) > 2]
            if long:
                yield Difference(segment.id, "quotation", {locale: long[0]}, "quotation", (locale,))


def _senses(segment: Segment, first: str, second: str) -> Iterator[Difference]:
    """Words of one field of meaning that do not say the same: denied against rejected, today against by now."""
    for field in sorted(set(cues(first).get("senses", {})) & set(cues(second).get("senses", {}))):
        yield from _field(segment, first, second, f"senses.{field}", segment.text)
    for field in sorted(set(cues(first).get("quoted", {})) & set(cues(second).get("quoted", {}))):
        texts = {
            locale: " · ".join(quoted.text for quoted in quotations(segment.text[locale])) for locale in (first, second)
        }
        yield from _field(segment, first, second, f"quoted.{field}", texts)


def _field(segment: Segment, first: str, second: str, field: str, texts: dict[str, str]) -> Iterator[Difference]:
    said = {locale: _said(cues(locale), field, texts[locale]) for locale in (first, second)}
    if said[first] and said[second]:
        if not set(said[first]) & set(said[second]):
            wordings = {locale: next(iter(said[locale].values())) for locale in said}
            yield Difference(segment.id, "wording", wordings, "wording")
        return
    for locale, other in ((first, second), (second, first)):
        # A field with “also” is told even where the other version has no word of it: no such word, that is, which
        # does not answer a word of that kind in this version.
        near = {code: len(cues(code).find(f"{field}.also", texts[code])) for code in (locale, other)}
        if said[locale] and not said[other] and cues(other).get(f"{field}.also") and near[other] <= near[locale]:
            yield Difference(segment.id, "wording", {locale: next(iter(said[locale].values()))}, "emphasis", (locale,))


def _said(known: Cues, field: str, text: str) -> dict[str, str]:
    """The senses of a field that a text has, each with the word that gives it."""
    found = {}
    for sense in known.get(field, {}):
        if sense == "also":
            continue
        match = known.pattern(f"{field}.{sense}").search(text)
        if match:
            found[sense] = match[0]
    return found


def _lone_acronyms(bitext: Bitext, names: Sequence[Name]) -> Iterator[Difference]:
    """An abbreviation that only one of the versions uses, told once, where all versions have the segment."""
    for name in names:
        if name.place or len(name.locales) > 1 or len(bitext.locales) == 1:
            continue
        for mention in name.mentions:
            segment = bitext.by_id[mention.segment]
            if len(segment.text) == len(bitext.locales) and re.fullmatch(r"[A-Z][A-Z0-9]+", mention.text):
                yield Difference(segment.id, "name", {mention.locale: mention.text}, "name", (mention.locale,))
                break


_COMPARE: tuple[Compare, ...] = (_numbers, _negation, _mood, _doubt, _tense, _quotation, _senses)
