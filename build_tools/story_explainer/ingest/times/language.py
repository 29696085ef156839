"""What a language's file says of times, made ready: what each word can stand for, and the rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, product
from typing import Any

from story_explainer.ingest.languages import table
from story_explainer.ingest.languages.cldr import cldr, months, short_months, weekdays
from story_explainer.ingest.times.rules import Book, Senses, TimeToken, rules, tokens

_NONE: Senses = {}


class TimeGrammar:
    """Words, rules and signs of one language.

    Attributes:
        book: its rules.
        data: its file, for what is only looked up: signals, tense.
    """

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self.data = table(locale, "times")
        common = table("common", "times")
        made = dict(self.data.get("rules", {}))
        numeric = common["numeric"].get(_order(locale) or "", [])
        made["date"] = [*made.get("date", ()), *common["rules"]["date"], *numeric]
        self.book = Book(chain.from_iterable(rules(kind, written) for kind, written in made.items()))
        self._words = dict(self._known_words())
        self.capitals = frozenset(
            name.lower() for name in (*months(locale), *short_months(locale), *weekdays(locale)) if name[0].isupper()
        )

    def _known_words(self) -> Iterator[tuple[str, dict[str, object]]]:
        found: dict[str, dict[str, object]] = {}

        def add(word: str, slot: str, value: object) -> None:
            found.setdefault(word.lower(), {}).setdefault(slot, value)

        for name, number in [*months(self.locale).items(), *short_months(self.locale).items()]:
            add(name, "month", number)
        for name, weekday in weekdays(self.locale).items():
            add(name, "weekday", weekday)
        for slot, values in self.data.get("words", {}).items():
            for key, words in values.items():
                for word in chain.from_iterable(map(_ways, words)):
                    add(word, slot, _value(slot, key))
        if self.data.get("joined"):
            parts = [(word, senses["part"]) for word, senses in found.items() if "part" in senses]
            days = [(word, senses["weekday"]) for word, senses in found.items() if "weekday" in senses]
            for (day, which), (part, code) in product(days, parts):
                add(day + part, "daypart", (which, code))
        yield from found.items()

    def senses(self, token: TimeToken) -> Senses:
        """What a token can stand for: the slots that it fills, with the value for each."""
        return _digits(token.low) if token.low[0].isdigit() else self._words.get(token.low, _NONE)

    def words(self, key: str) -> frozenset[str]:
        """A list of words under a dotted key."""
        return _listed(self.locale, key)

    def patterns(self, key: str) -> re.Pattern[str]:
        """A list of words, in which `*` stands for any letters, as one pattern for a whole word."""
        return _compiled(self.locale, key)


def _ways(word: str) -> Iterator[str]:
    """A word with its endings: `letzt(e|en)`, `jahr(es)?`."""
    hit = re.fullmatch(r"(\w+)(?:\(([^)]*)\)(\?)?)?", word)
    assert hit, word  # noqa: S101 - the files are the package's own, and tested
    yield from (hit[1] + ending for ending in (hit[2].split("|") if hit[2] else [""]))
    if hit[3]:
        yield hit[1]


def _value(slot: str, key: str) -> object:
    if slot == "n":
        return key if key == "X" else float(key)
    return int(key) if re.fullmatch(r"-?\d+", key) else key


@cache
def _digits(text: str) -> Senses:
    """The slots that a run of digits fills."""
    if not text.isascii() or len(text) > 9:
        return _NONE
    number, length = int(text), len(text)
    found: dict[str, object] = {"n": float(number), "digits": number}
    if length <= 2:
        slots: Iterable[tuple[str, int, int]] = (
            ("day", 1, 31), ("mon", 1, 12), ("hour", 0, 24), ("ord", 1, 31),
        )  # fmt: skip
        found.update({slot: number for slot, least, most in slots if least <= number <= most})
    if length == 2:
        found["yy"] = number
        if number < 60:
            found["minute"] = number
        if number % 10 == 0:
            found["dd"] = text[0]
    if length in (3, 4) and number >= 100 and text[0] != "0":
        found["anyyear"] = number
    if length == 4 and 1000 <= number < 2100:
        found["year"] = number
        if number % 10 == 0:
            found["dd"] = text[:3]
    return found


def _order(locale: str) -> str | None:
    """Which comes first in a date of numbers, the day or the month; None where one cannot tell."""
    known = cldr(locale)
    if known is None or (known.language == "en" and known.territory is None):
        return None
    pattern = known.date_formats["short"].pattern
    places = [(pattern.find(letter), part) for letter, part in (("d", "day"), ("M", "number"), ("y", "year"))]
    first = min(places)[1]
    return None if first == "year" else first


@cache
def language(locale: str) -> TimeGrammar:
    """The language of a BCP 47 tag; one without a file of its own knows whole dates only."""
    return TimeGrammar(locale)


@cache
def _listed(locale: str, key: str) -> frozenset[str]:
    value: Any = language(locale).data
    for part in key.split("."):
        value = value.get(part, {}) if isinstance(value, Mapping) else {}
    return frozenset(word.lower() for word in value)


@cache
def _compiled(locale: str, key: str) -> re.Pattern[str]:
    made = [re.escape(word).replace(r"\*", r"\w*") for word in sorted(_listed(locale, key))]
    return re.compile("|".join(made) if made else r"(?!)")


__all__ = ["TimeGrammar", "language", "tokens"]
