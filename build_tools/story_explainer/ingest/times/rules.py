"""The little language in which a language's file writes down how times are put, and how its rules are matched.

A rule is a row of words and slots: `(am|vom) [{weekday}, (den|dem)? {day}. {month}]`. `(a|b c)` is one of several, `?`
makes the word before it optional, `{slot}` stands for a class of words or for digits, brackets for what is the time
itself where words around it only show that it is one. What is written without a space between stands so in the text.
Rules are matched outwards from their rarest slot, so that a text is gone through once and most words cost nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")

# The rarer a slot's words are in texts, the better a rule is looked for from there.
_RARITY = (
    "lastyear", "weekly", "holiday", "marian", "turn", "daypart", "noon", "hours", "quarter", "century",
    "decades", "weekday", "month", "decade", "season", "dd", "anyyear", "today", "daily", "part", "year",
    "unit", "units", "rel", "pointed", "mon", "minute", "yy", "hour", "day", "ord", "edge", "digits", "n",
)  # fmt: skip

_SAME = {"pointed": "rel", "turn": "anyyear"}  # a class of words that fills the slot of another one


@dataclass(frozen=True, slots=True)
class TimeToken:
    """A word, a run of digits or a sign. `low` is its lower case, `glued` whether no space stands before it."""

    low: str
    start: int
    end: int
    glued: bool


def tokens(text: str) -> list[TimeToken]:
    """The tokens of a text, from left to right; all kinds of apostrophe are one."""
    found, end = [], 0
    for hit in TOKEN.finditer(text):
        low = hit[0].lower()
        found.append(TimeToken("’" if low == "'" else low, hit.start(), hit.end(), hit.start() == end))
        end = hit.end()
    return found


@dataclass(frozen=True, slots=True)
class Atom:
    """A word of a rule, one of several words, or a slot."""

    words: frozenset[str]
    slot: str | None
    glued: bool  # whether it stands without a space after the one before it


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One way to put a time, without options: its atoms, which of them are the time itself, and where to begin."""

    kind: str
    atoms: tuple[Atom, ...]
    first: int
    last: int
    anchor: int


def rules(kind: str, written: Iterable[str]) -> Iterator[TimeRule]:
    """Every way that the rules of one kind can be put.

    Args:
        kind: the key that they stand under.
        written: the rules as the file has them.
    """
    for text in written:
        parts = _sequence(text)
        for variant in product(*parts):
            atoms = [atom for atoms in variant for atom in atoms]
            yield _rule(kind, atoms, text)


_Marked = tuple[str, bool]  # a piece of a rule, and whether it is glued to the one before it


def _sequence(text: str) -> list[list[list[_Marked]]]:
    """A rule as a list of places, each with the alternatives that can stand there."""
    places: list[list[list[_Marked]]] = []
    at, glued = 0, False
    while at < len(text):
        if text[at].isspace():
            at, glued = at + 1, False
            continue
        if text[at] == "(":
            end = text.index(")", at) + 1
            ways = [_plain(each, glued) for each in text[at + 1 : end - 1].split("|")]
            if all(len(way) == 1 and way[0][0][0] not in "{[]" for way in ways):
                words, end = _endings([way[0][0] for way in ways], text, end)
                ways = [[("|".join(words), glued)]]
        else:
            piece = re.compile(r"\{\w+\}|\[|\]|" + TOKEN.pattern).match(text, at)
            assert piece  # noqa: S101 - one of the alternatives takes any sign
            end = piece.end()
            words, end = _endings([piece[0]], text, end) if piece[0].isalpha() else ([piece[0]], end)
            ways = [[("|".join(words), glued)]]
        if text[end : end + 1] == "?":
            ways, end = [*ways, []], end + 1
        places.append(ways)
        glued = glued if text[at] == "[" else True
        at = end
    return places


def _endings(words: list[str], text: str, at: int) -> tuple[list[str], int]:
    """Words with the endings that stand in brackets right behind them."""
    if text[at : at + 1] != "(" or not all(word.isalpha() for word in words):
        return words, at
    close = text.index(")", at)
    made = [word + ending for word in words for ending in text[at + 1 : close].split("|")]
    bare = text[close + 1 : close + 2] == "?"
    return (made + words if bare else made), close + (2 if bare else 1)


def _plain(text: str, glued: bool) -> list[_Marked]:
    found: list[_Marked] = []
    end = 0
    for hit in re.finditer(r"\{\w+\}|" + TOKEN.pattern, text):
        found.append((hit[0], glued if not found else hit.start() == end))
        end = hit.end()
    return found


def _rule(kind: str, pieces: Sequence[_Marked], text: str) -> TimeRule:
    atoms: list[Atom] = []
    first, last = 0, None
    for piece, glued in pieces:
        if piece == "[":
            first = len(atoms)
        elif piece == "]":
            last = len(atoms)
        elif piece[0] == "{":
            atoms.append(Atom(frozenset(), piece[1:-1], glued))
        else:
            words = piece.split("|") if len(piece) > 1 else [piece]
            atoms.append(Atom(frozenset("’" if word == "'" else word.lower() for word in words), None, glued))
    if not atoms:
        raise ValueError(f"the rule “{text}” can be empty")
    slots = [(_RARITY.index(atom.slot), place) for place, atom in enumerate(atoms) if atom.slot]
    longest = max(range(len(atoms)), key=lambda place: min(map(len, atoms[place].words), default=0))
    anchor = min(slots)[1] if slots else longest
    return TimeRule(kind, tuple(atoms), first, len(atoms) if last is None else last, anchor)


# What a token can stand for: the slots that it fills, with the value that it gives each.
Senses = Mapping[str, object]


@dataclass(frozen=True, slots=True, eq=False)
class RuleMatch:
    """A rule that fits: the tokens of the time itself, from the first to the one behind the last, and what fills it."""

    kind: str
    first: int
    last: int
    slots: Mapping[str, object]
    begin: int  # the first token of the whole rule
    end: int

    @property
    def name(self) -> str:
        """The kind without what is told behind it."""
        return self.kind.partition(" ")[0]


class Book:
    """All rules of a language, by what they are looked for from."""

    def __init__(self, made: Iterable[TimeRule]) -> None:
        self._by_slot: dict[str, list[TimeRule]] = {}
        self._by_word: dict[str, list[TimeRule]] = {}
        for rule in dict.fromkeys(made):
            anchor = rule.atoms[rule.anchor]
            if anchor.slot:
                self._by_slot.setdefault(anchor.slot, []).append(rule)
            for word in anchor.words:
                self._by_word.setdefault(word, []).append(rule)

    def matches(self, row: Sequence[TimeToken], senses: Sequence[Senses]) -> Iterator[RuleMatch]:
        """Every place where a rule fits.

        Args:
            row: the tokens of a text.
            senses: what each can stand for.
        """
        for place, token in enumerate(row):
            for rule in self._by_word.get(token.low, ()):
                if found := _fits(rule, place, row, senses):
                    yield found
            for slot in senses[place]:
                for rule in self._by_slot.get(slot, ()):
                    if found := _fits(rule, place, row, senses):
                        yield found


def _fits(rule: TimeRule, place: int, row: Sequence[TimeToken], senses: Sequence[Senses]) -> RuleMatch | None:
    begin = place - rule.anchor
    if begin < 0 or begin + len(rule.atoms) > len(row):
        return None
    for at, atom in enumerate(rule.atoms, begin):
        token = row[at]
        if atom.slot not in senses[at] if atom.slot else token.low not in atom.words:
            return None
        if at > begin and atom.glued and not token.glued:
            return None
    slots: dict[str, object] = {}
    for at, atom in enumerate(rule.atoms, begin):
        if atom.slot:
            name = _SAME.get(atom.slot, atom.slot)
            slots[name + "2" if name in slots else name] = senses[at][atom.slot]
    return RuleMatch(rule.kind, begin + rule.first, begin + rule.last, slots, begin, begin + len(rule.atoms))
