"""What kind of quantity a number is: a count of things, a part of one, an age, an amount in some unit, or none at all.

Two numbers are one figure only if they are of one kind: a child of nine is no ninth victim, and three of the missing
are not the missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from story_explainer.ingest.alignment.lexicon import ideas
from story_explainer.ingest.languages.cldr import months, short_months, units
from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.numbers import Number
from story_explainer.ingest.text.words import Word, fold

# Kinds that are no unit of CLDR's.
COUNT, PART, PERCENT, MONEY, AGE = "count", "part", "percent", "money", "age"

_MONEY = re.compile(r"[$€£¥]|(?<!\w)(?:US-?)?(?:dollar|euro|pound|pfund|sterlin|franc|frank|yen|yuan)", re.IGNORECASE)
# Behind a number, also as in “86 milioni di euro”; the rest of the word goes with it: “euros”, “Franken”.
_CURRENCY = re.compile(rf"[\s\u00a0]*(?:d[ei]\s|d['’])?(?:{_MONEY.pattern})\w*", re.IGNORECASE)
_PERCENT = re.compile(r"\s*(?:%|per ?cent|pct|prozent|por ?cien|pour ?cent|procent)\w*", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:st|nd|rd|th|º|ª|°(?!\s?[CF]\b)|er|e|ème|\.(?=\s+[^\W\d_]))(?!\w)")
_AS_DEGREE = re.compile(r"º(?=\s?[CF]\b)")  # the sign of ordinals, which many write for that of degrees
_AROUND = re.compile(r"s\b")  # “in the 80s”
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d$")
_OCLOCK = re.compile(r"\s*(?:[ap]\.?m\b|Uhr\b|h\b)")
_APART = re.compile(r"[,(]\s*$"), re.compile(r"\s*[,);.]")
_WINDOW = 40  # letters on either side in which a phrase around a number is looked for
_PERSON = frozenset(["person", "man", "woman", "child", "boy", "girl", "old", "victim"])
_BESIDE = 2  # words from a number of years to whoever is so old


class Quantity(NamedTuple):
    """What kind a number is of, and where it ends with its unit."""

    kind: str
    end: int


def is_currency(word: str) -> bool:
    """Whether a word is one for money, in which any sum may be given."""
    return bool(_MONEY.match(word))


def is_bound(text: str, number: Number, locale: str) -> bool:
    """Whether a passage says that it is more than a number."""
    return said_of(text, number, locale, "counting.over") is not None


def quantity(text: str, number: Number, around: Sequence[Word], locale: str) -> Quantity | None:
    """What kind of quantity a number is.

    Args:
        text: one passage in one language.
        number: a number in it.
        around: all words of the passage.
        locale: the language.

    Returns:
        The kind; None for a rank, a year, a day, a time of day, an age in apposition, and for what is a part of a name.
    """
    text = _AS_DEGREE.sub("°", text)
    if _AROUND.match(text, number.end):
        return None
    if number.ordinal or _ORDINAL.match(text, number.end) or is_time(text, number, around, locale):
        return None
    aside = _APART[0].search(text, 0, number.start) and _APART[1].match(text, number.end)
    if aside or _is_label(text, number, around, locale):
        return None
    if share := _PERCENT.match(text, number.end):
        return Quantity(PERCENT, share.end())
    if re.search(r"[$€£¥]\s*$", text[max(0, number.start - 5) : number.start]):
        return Quantity(MONEY, number.end)
    if money := _CURRENCY.match(text, number.end):
        return Quantity(MONEY, money.end())
    if said_of(text, number, locale, "counting.age"):
        return Quantity(AGE, number.end)
    unit, end = _unit(text, number.end, locale)
    if unit == "duration-year" and _somebody(number, end, around, locale):
        return Quantity(AGE, end)
    if unit:
        return Quantity(unit, end)
    return Quantity(PART if said_of(text, number, locale, "counting.part") else COUNT, number.end)


def said_of(text: str, number: Number, locale: str, key: str) -> re.Match[str] | None:
    """A phrase around a number, which the cues of a key write with a figure."""
    before = text[max(0, number.start - _WINDOW) : number.start]
    window = f"{before}9{text[number.end : number.end + _WINDOW]}"
    return next((hit for hit in cues(locale).find(key, window) if hit.start() <= len(before) < hit.end()), None)


def is_time(text: str, number: Number, around: Sequence[Word], locale: str) -> bool:
    """Whether a number is a year, a day of a month or a time of day."""
    written = text[number.start : number.end]
    if _CLOCK.fullmatch(written) or (len(written) == 4 and written.isdigit() and 1500 <= number.value <= 2100):
        return True
    names = {name.lower() for name in (*months(locale), *short_months(locale))}
    near = [word.text.lower() for word in around if word.end <= number.start][-1:]
    after = next((word for word in around if word.start >= number.end), None)
    if any(word in names for word in (*near, after.text.lower() if after else "")) or _OCLOCK.match(text, number.end):
        return True
    # “delle 14” are the fourteen of something only where that follows.
    said = said_of(text, number, locale, "counting.clock")
    follows = after and text[number.end : after.start].isspace() and after.text.lower() not in _grammar(locale)
    return bool(said) and not follows


def _is_label(text: str, number: Number, around: Sequence[Word], locale: str) -> bool:
    """Whether a number is a part of a name, as in “Via Roma 12” and “Flight 370”."""
    before = next((word for word in reversed(around) if word.end <= number.start), None)
    written = text[number.start : number.end]
    if not before or not written.isdigit() or text[before.end : number.start] not in (" ", "\u00a0", "-"):
        return False
    if not before.capital or before.initial or before.text.lower() in _grammar(locale):
        return False
    after = next((word for word in around if word.start >= number.end), None)
    # In a headline the place may stand before the number: “Marenzo 12 dead”.
    return not (after and text[number.end : after.start] == " " and _counted(after, locale))


def _counted(word: Word, locale: str) -> bool:
    """Whether a word behind a number is what it counts: where all nouns have capitals, each may be."""
    known = cues(locale)
    noun = bool(known.get("noun_capitals", False)) and word.capital
    return noun or bool(ideas(fold(word.text), locale) & _LIVES) or not known


_LIVES = _PERSON | {"death", "injury", "kill", "disappear", "family", "arrest"}


def _unit(text: str, end: int, locale: str) -> tuple[str, int]:
    """The unit that stands behind a number, if any does, and where it ends."""
    hit = _units(locale).match(text, end)
    # Without regard to capitals “Mİ” is “mi”, and in small letters it is three.
    unit = units(locale).get(hit[1].lower()) if hit else None
    return (unit, hit.end()) if hit and unit else ("", end)


@cache
def _units(locale: str) -> re.Pattern[str]:
    """Units behind a number, the longest first; German gives some of them an ending: “mit 14 Jahren”."""
    grammar = _grammar(locale)
    made = [re.escape(written) for written in sorted(units(locale), key=len, reverse=True) if written not in grammar]
    return re.compile(rf"[\s\u00a0-]*({'|'.join(made) or '(?!)'})n?(?![^\W\d_])", re.IGNORECASE)


def _somebody(number: Number, end: int, around: Sequence[Word], locale: str) -> bool:
    """Whether somebody stands beside a number of years."""
    grammar = _grammar(locale)
    before = [word for word in around if word.end <= number.start and word.text.lower() not in grammar][-_BESIDE:]
    after = [word for word in around if word.start >= end and word.text.lower() not in grammar][:_BESIDE]
    return any(ideas(fold(word.text), locale) & _PERSON for word in (*before, *after))


def _grammar(locale: str) -> frozenset[str]:
    return cues(locale).words("function_words")
