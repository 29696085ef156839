"""Which differences between versions are worth an editor's eye: each once, and none that is but another way to say it.

`differences` finds whatever may differ. Of what it finds by single words, most is the freedom of a translator; what
stays here says something else to a reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from story_explainer.ingest.drafting.bounds import put_otherwise
from story_explainer.ingest.drafting.differences import Difference, find_differences
from story_explainer.ingest.drafting.names import Name
from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.marks import RIGHT
from story_explainer.ingest.text.numbers import numbers
from story_explainer.ingest.text.words import words
from story_explainer.story.bitext import Bitext, Segment

# Fields of meaning; of those that the language's files have beside these, versions choose freely.
_FIELDS = ("office", "rank", "judgement", "dominance", "recent")
_PASSAGES = 6  # that only one version has, and are told one by one
_SENTENCE = 4  # words of a passage that says something
_QUOTED = 6  # words between quotation marks that one version renders without
_GLOSS = 4  # words in brackets that explain something
_SHORT = 16  # words of a sentence in which a negation is surely of the same thing
_ALIKE = 1.3  # how much longer one version of such a sentence may be
_FACTORS = tuple(
    map(Decimal, ("1.609", "10", "100", "1000", "0.3048", "0.914", "2.54", "0.4536", "3.785", "0.4047", "28.35"))
)
_NEAR = Decimal("0.03")
_MEASURES = re.compile(
    r"\b(?:k?m|cm|mm|kg|[kK]ilomet\w+|chilometr\w+|[mM]eter\w*|metri|metres?|mi|mph|km/h|miles?|miglia|Meilen?|feet|foot|ft"
    r"|piedi|Fuß|pounds?|libbre|Pfund|inch\w*|pollic\w+|Zoll|acres?|acri|ettari|Hektar|hectares?|gallon\w*|galloni"
    r"|Gallonen|Liter|litri|lit\w+|yards?|Yards?|iarde|ounces?|once|Unzen|[kK]ilo\w*|chil\w+|[kK]ilogram\w*)\b"
)
_DEGREES = re.compile(r"°|º[CF]|\b(?:gradi|Grad|degrees)\b")
_GLOSSES = re.compile(r"\(([^()]+)\)")


def worth_telling(bitext: Bitext, names: Sequence[Name]) -> list[Difference]:
    """The differences that an editor is told of, in the order of the text.

    Args:
        bitext: the aligned versions of one article.
        names: the names found in it.
    """
    order = {segment.id: place for place, segment in enumerate(bitext.segments())}
    found = [each for each in find_differences(bitext, names) if _worth(bitext, each)]
    found = [_told(bitext, each) for each in found]
    for segment in bitext.segments():
        for other in bitext.locales[1:]:
            if bitext.pivot in segment.text and other in segment.text:
                found += _otherwise(segment, bitext.pivot, other)
    seen: set[tuple[tuple[str, str], ...]] = set()
    result: list[Difference] = []
    for each in sorted(found, key=lambda each: order[each.segment]):
        key = tuple(sorted((locale, text.lower()) for locale, text in each.wordings.items()))
        only = sum(other.reason == "only_here" for other in result)
        if (not key or key not in seen) and not (each.reason == "only_here" and only == _PASSAGES):
            result.append(each)
        seen.add(key)
    return result


def _otherwise(segment: Segment, first: str, second: str) -> Iterator[Difference]:
    for wordings in put_otherwise(segment, first, second):
        yield Difference(segment.id, "number", wordings, "wording")
    for locale, other in ((first, second), (second, first)):
        glosses = [
            gloss[1]
            for gloss in _GLOSSES.finditer(segment.text[locale])
            if _explains(gloss[1]) and not re.search(rf"[{RIGHT}]\s*$", segment.text[locale][: gloss.start()])
        ]
        if len(glosses) == 1 and not re.search(r"[(–—]", segment.text[other]):
            kind = "omitted" if locale == first else "added"
            yield Difference(segment.id, kind, {locale: glosses[0]}, "emphasis", (locale,))  # type: ignore[arg-type]


def _explains(gloss: str) -> bool:
    """Whether words in brackets explain something, and are no name and no translation of one."""
    inside = gloss.split()
    return len(inside) >= _GLOSS and sum(word[0].isupper() for word in inside) * 2 < len(inside)


def _worth(bitext: Bitext, found: Difference) -> bool:
    segment = bitext.by_id[found.segment]
    match found.reason:
        case "only_here":
            text = next(iter(segment.text.values()))
            return found.segment[0] == "s" and len(re.findall(r"[^\W\d_]{2,}", text)) >= _SENTENCE
        case "number":
            return all(_counts(bitext, segment, locale, wording) for locale, wording in found.wordings.items())
        case "quotation":
            ((locale, text),) = found.wordings.items()
            return len(text.split()) >= _QUOTED and cues(locale).has("attribution.speech", segment.text[locale])
        case "negation":
            return _same_shape(segment, found)
        case "doubt":
            return not _reported(segment, found)
        case "wording" | "emphasis":
            return any(_telling(locale, text) for locale, text in found.wordings.items())
        case _:  # tense, mood and lone abbreviations are a translator's to choose
            return False


def _telling(locale: str, wording: str) -> bool:
    """Whether a word is of a field of meaning in which another word says something else to a reader."""
    known = cues(locale)
    fields = [f"senses.{field}" for field in _FIELDS] + [f"quoted.{field}" for field in known.get("quoted", {})]
    return any(
        known.has(f"{field}.{sense}", wording) for field in fields for sense in known.get(field, {}) if sense != "also"
    )


def _told(bitext: Bitext, found: Difference) -> Difference:
    """A number that only one version has is something that it adds, and shown with what it counts."""
    if found.reason != "number" or len(found.wordings) > 1:
        return found
    ((locale, wording),) = found.wordings.items()
    text = bitext.by_id[found.segment].text[locale]
    at = text.find(wording)
    counted = re.match(r"(?:\s?%|\.?\s+[^\W\d_][\w’'-]*)?", text[at + len(wording) :])
    shown = text[at : at + len(wording) + (counted.end() if counted else 0)] if at >= 0 else wording
    return replace(found, wordings={locale: shown}, reason="emphasis", only=(locale,))


def _counts(bitext: Bitext, segment: Segment, locale: str, wording: str) -> bool:
    """Whether numbers that only one version has there are none that the other one says in other words."""
    others = [other for other in segment.text if other != locale]
    here = [number for number in numbers(segment.text[locale], locale) if segment.text[locale][number.start :][:1]]
    lone = [number for number in here if segment.text[locale][number.start : number.end] in wording]
    if not lone or not re.search(r"\w", wording):
        return False
    if any(_DEGREES.search(text) for text in segment.text.values()):
        return False  # of Fahrenheit and Celsius, rounded
    for number in lone:
        if _in_brackets(segment.text[locale], number.start):
            return False  # the same in another unit
        written = segment.text[locale][number.start : number.end]
        if number.ordinal or (not re.search(r"\d", written) and _is_scale(number.value)):
            return False  # two thirds, hundreds of
        for other in others:
            text = segment.text[other]
            if cues(other).has(f"counting.words.{int(number.value)}" if number.value >= 0 else "", text):
                return False
            if number.value in {one.value for near in _around(bitext, segment, other) for one in numbers(near, other)}:
                return False  # said in the sentence before or after
            measured = _MEASURES.search(segment.text[locale]) and _MEASURES.search(text)
            if measured and any(_converted(number.value, one.value) for one in numbers(text, other)):
                return False
            if cues(other).has("counting.aged", text) and number.value < 120:
                return False
    return True


def _in_brackets(text: str, at: int) -> bool:
    return text[:at].count("(") > text[:at].count(")")


def _is_scale(value: Decimal) -> bool:
    return value >= 100 and re.fullmatch(r"10+", str(int(value))) is not None


def _around(bitext: Bitext, segment: Segment, locale: str) -> list[str]:
    """The passages before and after one, in a language."""
    found = []
    for one, other in pairwise(bitext.segments()):
        if other.id == segment.id and locale in one.text:
            found.append(one.text[locale])
        if one.id == segment.id and locale in other.text:
            found.append(other.text[locale])
    return found


def _converted(first: Decimal, second: Decimal) -> bool:
    """Whether one number is the other in another unit: miles and kilometres, degrees Fahrenheit and Celsius."""
    if not first or not second:
        return False
    if abs((first - 32) * 5 / 9 - second) <= 1 or abs((second - 32) * 5 / 9 - first) <= 1:
        return True
    ratio = max(first, second) / min(first, second)
    return any(abs(ratio - max(factor, 1 / factor)) / max(factor, 1 / factor) <= _NEAR for factor in _FACTORS)


def _same_shape(segment: Segment, found: Difference) -> bool:
    """Whether two short sentences are alike but for a negation of the verb, so that it is no matter of wording."""
    sizes = [len(words(text, locale)) for locale, text in segment.text.items()]
    locale, word = next(iter(found.wordings.items()))
    plain = word.lower() in cues(locale).words("negation.plain")
    return plain and max(sizes) <= _SHORT and max(sizes) <= _ALIKE * min(sizes)


def _reported(segment: Segment, found: Difference) -> bool:
    """Whether the caution of one version is that of reported speech, which the other version has as well."""
    locale = next(iter(found.wordings))
    sure = cues(locale).has("mood.surely", found.wordings[locale])
    return not sure or any(cues(other).has("attribution.speech", text) for other, text in segment.text.items())
