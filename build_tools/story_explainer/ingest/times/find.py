"""Which words of a passage put a time: where a rule fits, and nothing around it makes it something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from story_explainer.ingest.text.marks import FINAL, QUOTES
from story_explainer.ingest.times.language import TimeGrammar
from story_explainer.ingest.times.rules import RuleMatch, TimeToken

_GLUE = frozenset(".,:/-–")
_OPENS = frozenset(f"{FINAL}:{QUOTES}(–—|•*")
_ROUND = 50
_FIRST_YEAR, _LAST_YEAR = 1400, 2035  # a bare number outside of these is a year only where a word says so


class TimedTokens:
    """The tokens of a passage with the times that are put in it, from left to right."""

    def __init__(self, text: str, row: Sequence[TimeToken], of: TimeGrammar) -> None:
        self.text, self.row, self.of = text, row, of
        senses = [of.senses(token) for token in row]
        found = list(of.book.matches(row, senses))
        never = [match for match in found if match.kind == "none"]
        fit = [match for match in found if match.kind != "none" and self._stands(match)]
        fit = [match for match in fit if not any(_hides(other, match) for other in never)]
        leads = [(match.begin, match.first) for match in fit if match.begin < match.first]
        fit = [match for match in fit if not any(low <= match.first and match.last <= high for low, high in leads)]
        self.times = sorted(_longest(fit, row), key=lambda match: match.first)

    def before(self, place: int, count: int = 1) -> str:
        """The word before a token, in lower case; empty where there is none."""
        return self.row[place - count].low if place - count >= 0 else ""

    def initial(self, place: int) -> bool:
        """Whether a token begins a sentence, a quotation or a line."""
        if place == 0 or self.row[place - 1].low in _OPENS:
            return True
        return "\n" in self.text[self.row[place - 1].end : self.row[place].start]

    def heads(self, match: RuleMatch) -> bool:
        """Whether a time heads a list: nothing else stands on its line, or it opens a sentence and a colon follows."""
        start, end = self.row[match.first].start, self.row[match.last - 1].end
        above, below = self.text.rfind("\n", 0, start) + 1, self.text.find("\n", end)
        line = self.text[above:start] + (self.text[end:below] if below >= 0 else self.text[end:])
        if below >= 0 and not any(map(str.isalnum, line)):
            return True
        following = match.last < len(self.row) and self.row[match.last].low == ":"
        return following and self.initial(match.first)

    def _stands(self, match: RuleMatch) -> bool:
        return (
            not self._cut(match)
            and self._as_spelt(match)
            and (match.kind != "year" or self._is_year(match))
            and (match.last - match.first > 1 or self._long_enough(match))
        )

    def _long_enough(self, match: RuleMatch) -> bool:
        """A short name of a month or a day of the week is one only with a number beside it."""
        token = self.row[match.first]
        return not (match.slots.keys() <= {"month", "weekday"} and token.end - token.start < 3 and match.kind == "date")

    def _cut(self, match: RuleMatch) -> bool:
        """Whether what fits is part of a longer word, number or compound."""
        row, first, last = self.row, match.first, match.last
        if first and row[first].glued:
            before = row[first - 1].low
            if before.isalnum():
                return True
            farther = row[first - 2].low if first > 1 and row[first - 1].glued else ""
            if before in "-/.,:" and ((farther.isalpha() and before in "-/") or farther.isdigit()):
                year = farther.isdigit() and len(farther) == 4
                ranged = before in "-/" and (year or match.name == "time" or match.begin < first)
                if not ranged and match.begin == first:
                    return True
        if last < len(row) and row[last].glued and match.end == last:
            after = row[last].low
            if after.isalnum() or after in ("%", "€", "$", "°"):
                return True
            following = row[last + 1].low if last + 1 < len(row) and row[last + 1].glued else ""
            if (after in "-/" and following.isalpha()) or (after in ".,:" and following.isdigit()):
                return True
            if after in "-–/" and following.isdigit() and match.kind != "year":
                return True
        return False

    def _as_spelt(self, match: RuleMatch) -> bool:
        """Names of the calendar have the capital that the language gives them; some adverbs none amid a sentence."""
        for place in range(match.first, match.last):
            token = self.row[place]
            capital = self.text[token.start].isupper()
            if not capital and token.low in self.of.capitals and match.slots.keys() & {"month", "weekday"}:
                return False
        token = self.row[match.first]
        if match.name == "time" and "part" in match.slots:
            return True
        if token.low not in self.of.words("small") or not self.text[token.start].isupper():
            return True
        loud = self.text[token.start : token.end].isupper() and token.end - token.start > 1
        return loud or self.initial(match.first)

    def _is_year(self, match: RuleMatch) -> bool:
        """Whether four digits that stand alone are a year and count nothing."""
        place, of = match.first, self.of
        year = match.slots["year"]
        assert isinstance(year, int)  # noqa: S101 - by the slot
        before, after = self.before(place), self.row[place + 1].low if place + 1 < len(self.row) else ""
        ends = "\n" in self.text[self.row[place].end : self.row[place].end + 3] or not after
        if (
            (before.isdigit() and not self.row[place].glued)
            or (after.isdigit() and not ends)
            or before in ("€", "$", "+", "§", "#")
        ):
            return False
        if after in of.words("counted.after") or after in ("€", "$", "%", "°"):
            return False
        dated = before in of.words("signals.dated") or before in of.capitals
        counting = {before, f"{self.before(place, 2)} {before}"} & of.words("counted.before")  # mehr als 1968
        if counting and not dated:
            return False
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            counts = of.data.get("noun_capitals") and self._noun_follows(place)
            return dated and not counts and (year % _ROUND > 0 or year > _LAST_YEAR)
        if year % _ROUND:
            return True
        alone = ends or before in ("(", "/", "-", "–") or after in (")", "/", "-", "–", ",", ";")
        named = place > 0 and self.text[self.row[place - 1].start].isupper() and bool(of.data.get("noun_capitals"))
        return (dated or alone or named) and not self._noun_follows(place)

    def _noun_follows(self, place: int) -> bool:
        following = self.row[place + 1] if place + 1 < len(self.row) else None
        if following is None or not following.low.isalpha() or "\n" in self.text[self.row[place].end : following.start]:
            return False
        return self.text[following.start].isupper() if self.of.data.get("noun_capitals") else False


def _hides(never: RuleMatch, match: RuleMatch) -> bool:
    """Whether a phrase that is no time holds what would be one, unless that is the longer."""
    overlaps = never.first < match.last and match.first < never.last
    return overlaps and match.end - match.begin <= never.end - never.begin


def _longest(found: Sequence[RuleMatch], row: Sequence[TimeToken]) -> Iterator[RuleMatch]:
    """Of those that overlap the longest; of equals the one whose rule says more, or comes first."""
    taken: list[RuleMatch] = []
    order = sorted(
        enumerate(found),
        key=lambda each: (row[each[1].first].start - row[each[1].last - 1].end, each[1].begin - each[1].end, each[0]),
    )
    for _, match in order:
        if all(match.last <= other.first or other.last <= match.first for other in taken):
            taken.append(match)
            yield match
