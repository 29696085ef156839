"""Numbers in running text as values: digits as each language writes them, words, clock times, Roman numerals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from text_to_num import Token, find_numbers

from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.words import Word, words

_DIGITS = re.compile(r"(?<![^\W_])(?<![^\W\d_]-)\d+(?:[.,:’'\u00a0\u202f ]\d+)*")
_GROUPS = re.compile(r"\d{1,3}(?:[.,’'\u00a0\u202f ]\d{3})+$")
_ROMAN = re.compile(r"(?=[XVI]{2,})X{0,3}(?:IX|IV|V?I{0,3})$")
_MAY_BE_ROMAN = re.compile("[XVI]{2}")
_SCALE_FROM = 1000
_PRICE = re.compile(r"[$€£¥]\s?[\d.,]+$")
_LOUD = 0.7  # the share of longer words with a capital from which on a text is all in capitals


@dataclass(frozen=True, slots=True)
class Number:
    """A number where it stands in a text; `ordinal` where a word says which one it is and not how many: the eighth."""

    value: Decimal
    start: int
    end: int
    ordinal: bool = False


def numbers(text: str, locale: str, least: int = 3) -> list[Number]:
    """The numbers of a text, from left to right.

    Number words are read by the library text2num, in the languages that it knows; in others only digits are found. One
    and two count only as digits by default, because the words for them are articles and pronouns as well.

    Args:
        text: one segment in one language.
        locale: its language.
        least: the least value that is read from words.

    Returns:
        Each number with its value and place: “2,8 Milliarden” is one number, “7:30” is 7.3, and “1:0” is two.
    """
    return list(_found(text, locale, least))


@lru_cache(maxsize=20_000)  # several stages ask it of the same sentence
def _found(text: str, locale: str, least: int) -> tuple[Number, ...]:
    found = [*_digits(text), *_roman(text, locale)]
    joined = {scale.start: scale for scale in _joined_scales(text, locale)}
    spoken = [*_spoken(text, locale, least), *_scales(text, locale)]
    merged = []
    for number in sorted(found, key=lambda number: number.start):
        scale = joined.get(number.end) or next(
            (word for word in spoken if word.value >= _SCALE_FROM and text[number.end : word.start].isspace()), None
        )
        if scale:
            spoken = [word for word in spoken if word.start != scale.start]
            number = Number(number.value * scale.value, number.start, scale.end)
        merged.append(number)
    merged.extend(word for word in spoken if not any(n.start < word.end and word.start < n.end for n in merged))
    return tuple(sorted(merged, key=lambda number: number.start))


def _digits(text: str) -> list[Number]:
    result = []
    for match in _DIGITS.finditer(text):
        result.extend(_parts(match[0], match.start()))
    return result


def _parts(text: str, start: int) -> list[Number]:
    """A run of digits and separators as one number, or as several where it is a score, a date or a list."""
    clock = re.fullmatch(r"([01]?\d|2[0-4])[.:]([0-5]\d)", text)
    if clock:
        return [Number(_plain(Decimal(f"{clock[1]}.{clock[2]}")), start, start + len(text))]
    if _GROUPS.match(text):
        return [Number(Decimal(re.sub(r"\D", "", text)), start, start + len(text))]
    decimal = re.fullmatch(r"(\d+(?:[.’'\u00a0\u202f ]\d{3})*),(\d+)|(\d+(?:[,’'\u00a0\u202f ]\d{3})*)\.(\d+)", text)
    if decimal:
        whole, fraction = re.sub(r"\D", "", decimal[1] or decimal[3]), decimal[2] or decimal[4]
        return [Number(_plain(Decimal(f"{whole}.{fraction}")), start, start + len(text))]
    return [
        Number(Decimal(match[0]), start + match.start(), start + match.end()) for match in re.finditer(r"\d+", text)
    ]


def _plain(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()


def _roman(text: str, locale: str) -> list[Number]:
    result: list[Number] = []
    if not _MAY_BE_ROMAN.search(text):
        return result
    for word in words(text, locale):
        if _ROMAN.match(word.text):
            worth = {"I": 1, "V": 5, "X": 10}
            signs = [worth[sign] for sign in word.text]
            value = sum(
                -sign if any(later > sign for later in signs[place + 1 : place + 2]) else sign
                for place, sign in enumerate(signs)
            )
            result.append(Number(Decimal(value), word.start, word.end))
    return result


class _SpokenWord(Token):  # type: ignore[misc]
    """A word as text2num wants to see it."""

    def __init__(self, word: Word) -> None:
        self._word = word

    def text(self) -> str:
        return self._word.text

    def text_lowercase(self) -> str:
        return self._word.text.lower()

    def nt_separated(self, previous: Token) -> bool:
        return not (self._word.gap.isspace() or self._word.gap == "-")

    def not_a_number_part(self) -> bool:
        return self._word.text[0].isdigit()


@cache
def _knows(language: str) -> bool:
    try:
        find_numbers([], language, 0)
    except ValueError:
        return False
    return True


def _scales(text: str, locale: str) -> list[Number]:
    """Scales and their short forms by the cue files: Mrd., mln, bn. They count only after a number."""
    known = cues(locale)
    return [
        Number(Decimal(int(value)), match.start(), match.end())
        for value in known.get("scales", {})
        for match in known.find(f"scales.{value}", text)
        if re.search(r"\d[\s\u00a0]$", text[: match.start()])
    ]


def _joined_scales(text: str, locale: str) -> list[Number]:
    """Scales written without a blank: “180mila euro”, “€2.5bn”; one of a single letter only where money is given."""
    known = cues(locale)
    return [
        Number(Decimal(int(value)), hit.start(1), hit.end(1))
        for value, written in known.get("scales", {}).items()
        for hit in _joined(tuple(written)).finditer(text)
        if len(hit[1]) > 1 or _PRICE.search(text, 0, hit.start(1))
    ]


@cache
def _joined(written: tuple[str, ...]) -> re.Pattern[str]:
    made = "|".join(re.escape(word).replace(r"\*", r"[^\W\d_]*") for word in written)
    return re.compile(rf"(?<=\d)({made})(?![^\W_])", re.IGNORECASE)


def _spoken(text: str, locale: str, least: int) -> list[Number]:
    language = locale.split("-")[0]
    if not _knows(language):
        return []
    found = words(text, locale)
    known = cues(locale)
    # Words that only look like numbers: days by their numbers, the hundred of “per cento”, “secondo” for “by”.
    apart = [match.span() for key in ("time.days", "counting.never") for match in known.find(key, text)]
    numbers = [
        Number(
            Decimal(str(round(hit.value, 6))).to_integral_value(),
            found[hit.start].start,
            found[hit.end - 1].end,
            bool(hit.is_ordinal),
        )
        for hit in find_numbers([_SpokenWord(word) for word in found], language, least)
        if hit.value >= least and not _is_name(found, hit.start, hit.end)
    ]
    return [number for number in numbers if not any(start <= number.start < end for start, end in apart)]


def _is_name(found: Sequence[Word], start: int, end: int) -> bool:
    """Whether a number word is a part of a name: Otto Kekäläinen, which is no eight of something.

    Within a sentence it has a capital, and so has the word beside it; in a headline that puts most in capitals, that
    says nothing, nor does it for a word that begins the sentence: “Ten Italians”.
    """
    if any(not word.capital or word.initial for word in found[start:end]):
        return False
    long = [word for word in found if len(word.text) > 3]
    if sum(word.capital for word in long) > _LOUD * len(long):
        return False
    before, after = found[start - 1] if start else None, found[end] if end < len(found) else None
    return bool(
        (before and before.capital and not before.initial and found[start].gap.isspace())
        or (after and after.capital and after.gap.isspace())
    )
