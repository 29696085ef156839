"""What a number counts: the words beside it, as ideas of the vocabulary or as words of the language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from story_explainer.ingest.comparison.meanings import meanings
from story_explainer.ingest.comparison.quantities import said_of
from story_explainer.ingest.languages.cldr import conjunction
from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.marks import DOUBLE
from story_explainer.ingest.text.numbers import Number
from story_explainer.ingest.text.words import Word, fold

_STOP = re.compile(rf"(?<!\d)\.|[,;:!?()\[\]–—{DOUBLE}]|\s-\s")
_REACH = 4  # content words looked at on either side
_NEXT = 2  # of these count as next to the number: a noun may have an adjective between
TENS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten")
# Ideas that tell no thing from another: what anything can be counted by or measured in, and that it goes up or down.
_VAGUE = frozenset(
    [
        "person", "man", "woman", "number", "count", "percent", "still", "already", "other", "all", "more", "less",
        "few", "many", "some", "only", "second_time", "minute", "hour", "day", "week", "month", "year", "decade",
        "century", "age", "metre", "kilometre", "rise", "increase", "decrease", "fall", "stay", "report", "moment",
        "now", "today", "yesterday",
    ]
)  # fmt: skip
_VAGUE_TIMES = ("weekday ", "month ", "place ")
# Ideas that the reports of one event count, and count again: the dead, the missing, those taken to hospital.
TOLL = frozenset(f"@{idea}" for idea in ("death", "disappear", "injury", "arrest", "rescue", "hostage", "refugee"))
_DEAD = frozenset(["@death"])
_INJURED = frozenset(["@injury"])
_HOW_BADLY = ("severe", "slight")
_STEM = 6
# Those of whom a report gives a number beside that of all: three children died is no other toll than ten died.
_SOME = frozenset(["child", "boy", "girl", "woman", "man", "family", "soldier", "police"])


class Counted(NamedTuple):
    """What a number counts.

    Attributes:
        near: what stands next to the number, as ideas (`@death`) or as words of the language (`bergst`).
        things: that, and what else stands around it.
        some: whom it counts, where that is only some of all: children, those from one country, the badly injured.
        head: what the words right behind the number mean: clubs in “five clubs in town”, people in “four people”.
    """

    near: frozenset[str]
    things: frozenset[str]
    some: frozenset[str]
    head: frozenset[str]


def counted(text: str, number: Number, found: Sequence[Number], around: Sequence[Word], locale: str) -> Counted:
    """What a number counts: by the content words next to it, and those no farther than a mark or another number.

    Args:
        text: the passage.
        number: the number, with its unit.
        found: the numbers of the passage.
        around: its words.
        locale: its language.
    """
    after = [word for word in around if word.start >= number.end]
    before = [word for word in around if word.end <= number.start][::-1]
    around_it = [list(within(text, number, side, found, locale)) for side in (after, before)]
    lost = [(hit.start(), hit.end()) for hit in cues(locale).find("counting.dead", text)]
    sides = [[meant for word in side if (meant := meaning(word, locale, lost))] for side in around_it]
    near = frozenset(key for side in sides for meant in side[:_NEXT] for key in meant)
    hurt = [meant for meant in sides[0][_NEXT:] if meant & _INJURED]
    if not near & TOLL and hurt and not any(meant & TOLL - _INJURED for side in sides for meant in side):
        near |= _INJURED  # “nine passengers of the ferry were injured”
    some = frozenset(idea for word in around_it[0][:1] for idea in meanings(fold(word.text), locale) if _is_some(idea))
    things = frozenset(key for side in sides for meant in side for key in meant)
    if near & _INJURED:
        beside = [word for side in around_it for word in side]
        some |= {degree for degree in _HOW_BADLY if _has(f"counting.{degree}", beside, text, locale)}
    # Those killed are not those injured, of whom the same sentence tells farther off.
    head = frozenset(_head(text, number, around_it[0], locale))
    return Counted(near, things - (TOLL - near) if near & TOLL else things, some, head)


def _head(text: str, number: Number, after: Sequence[Word], locale: str) -> Iterator[str]:
    """What the words mean that stand right behind a number, no word of grammar between: up to the noun."""
    nouns = bool(cues(locale).get("noun_capitals", False))
    end = number.end
    for word in after[:_NEXT]:
        if text[end : word.start].strip():
            return
        end = word.end
        meant = meanings(fold(word.text), locale)
        yield from (f"@{idea}" for idea in meant) if meant else [fold(word.text)[:_STEM]]
        if nouns and word.capital:
            return


def _has(cue: str, beside: Sequence[Word], text: str, locale: str) -> bool:
    """Whether one of the words beside a number is, or is a part of, a cue."""
    hits = cues(locale).find(cue, text) if beside else []
    return any(hit.start() < word.end and word.start < hit.end() for hit in hits for word in beside)


def subject(text: str, number: Number, alone: bool, around: Sequence[Word], locale: str) -> frozenset[str]:
    """The toll that a sentence says to be so high: “the death toll of the flood has risen to 43”.

    Args:
        text: the passage.
        number: a number in it, beside which no toll stands.
        alone: whether nothing that is counted stands beside it.
        around: the words of the passage.
        locale: its language.

    Returns:
        The toll that is told before a number that something reaches, or anywhere around one that stands alone; none if
        there are several.
    """
    reached = said_of(text, number, locale, "counting.rises")
    if not reached and not alone:
        return frozenset()
    begin = max((hit.end() for hit in re.finditer(r"[.!?;]\s", text[: number.start])), default=0)
    said = [word for word in around if begin <= word.start and (word.end <= number.start or alone)]
    tolls = frozenset(key for word in said for key in meaning(word, locale)) & TOLL
    return tolls if len(tolls) == 1 else frozenset()


def _is_some(idea: str) -> bool:
    return idea in _SOME or idea.startswith("place ")


def within(text: str, number: Number, ordered: Sequence[Word], found: Sequence[Number], locale: str) -> Iterator[Word]:
    """The content words on one side of a number, from the number outwards: no farther than “and” or a mark.

    Names do not count towards how many are looked at: where it happened stands between what is counted and the verb.
    """
    grammar, joins = cues(locale).words("function_words"), conjunction(locale)
    nouns = bool(cues(locale).get("noun_capitals", False))
    start, end, taken = number.start, number.end, 0
    for word in ordered:
        between = (end, word.start) if word.start >= end else (word.end, start)
        other = any(o.start < word.end and word.start < o.end for o in found if o.start != number.start)
        if other or _STOP.search(text, *between) or word.text.lower() == joins or taken == _REACH:
            return
        start, end = min(start, word.start), max(end, word.end)
        if word.text.lower() not in grammar and len(word.text) > 2:
            taken += nouns or not word.capital or word.initial
            yield word


def meaning(word: Word, locale: str, lost: Sequence[tuple[int, int]] = ()) -> frozenset[str]:
    """What a word stands for; nothing if it tells no thing from another.

    Args:
        word: the word.
        locale: its language.
        lost: where the passage says in several words that somebody died: “ums Leben gekommen”.
    """
    if any(start <= word.start < end for start, end in lost):
        return _DEAD
    key = fold(word.text)
    meant = meanings(key, locale)
    if not meant:
        # Where it happened is not what is counted: “in Val Torrena sono quattro”.
        named = word.capital and not word.initial and not cues(locale).get("noun_capitals", False)
        return frozenset() if named else frozenset([key[:_STEM]])
    vague = meant & _VAGUE or any(idea.startswith(_VAGUE_TIMES) or idea in TENS for idea in meant)
    return frozenset() if vague else frozenset(f"@{idea}" for idea in meant)
