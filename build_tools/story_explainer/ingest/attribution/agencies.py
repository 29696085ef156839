"""The news agencies that an article says it has its text, or what a sentence tells, from.

A credit line, a dateline or the agency's name in brackets at an end of the text credits the text as a whole; “as
Reuters reports” says it of its sentence. An agency that is only mentioned is none that a text rests on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from story_explainer.ingest.languages import common, table
from story_explainer.ingest.languages.segmentation import Pack, pack
from story_explainer.ingest.text.marks import DOUBLE, LEFT, RIGHT

_OPENING, _CLOSING = 2, 2  # sentences at either end that may credit an agency; amid a text, a picture may be its
_DATELINE = 60  # letters before which a dateline names it
_CREDIT = 120  # letters of the longest line that credits an agency and says nothing else
_PARTS = re.compile(r"\s*[/,;|·•:]\s*|\s+[–—-]+\s+")
_DASH = re.compile(r"[\s.]*(?:[-–—]|:\s|$)")
_ANY = r"(?:[^\W\d_][\w’'-]*\s+){0,2}"  # “Russia's state” news agency, agenzia di stampa “turca”
_SMALL = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Naming:
    """That an article has something from an agency.

    Attributes:
        agency: what it calls itself.
        whole: whether the text as a whole is said to be its.
        sentences: the places of the sentences that say so.
        line: the line that says so where it is no sentence of the text.
    """

    agency: str
    whole: bool
    sentences: tuple[int, ...] = ()
    line: str | None = None


def agencies_of(sentences: Sequence[str], credits: Sequence[str], locale: str) -> list[Naming]:
    """The agencies that an article has something from.

    Args:
        sentences: its sentences in order, without title and headings.
        credits: bylines, datelines and names of agencies, which are no part of its text.
        locale: its language.

    Returns:
        One for each agency that is credited with the whole, then one for each that sentences name.
    """
    known, marks = _AgencyPatterns(locale.split("-")[0]), pack(locale)
    credited: dict[str, list[int]] = {}
    lines: dict[str, str] = {}
    for line in credits:
        for agency in [*known.in_credit(line, alone=False), *known.in_dateline(line, marks)]:
            lines.setdefault(agency, line)
    for place, text in enumerate(sentences):
        opens, last = place < _OPENING, place == len(sentences) - 1
        for agency in [
            *(known.in_credit(text) if opens or place >= len(sentences) - _CLOSING else ()),
            *(known.in_dateline(text, marks) if opens else ()),
            *(known.in_signature(text) if last else ()),
        ]:
            if place not in credited.setdefault(agency, []):
                credited[agency].append(place)
    found = [
        Naming(agency, True, tuple(credited.get(agency, ())), None if agency in credited else lines.get(agency))
        for agency in dict.fromkeys([*credited, *lines])
    ]
    told: dict[str, list[int]] = {}
    for place, text in enumerate(sentences):
        for agency in dict.fromkeys(known.told_by(text)):
            if agency not in credited and agency not in lines:
                told.setdefault(agency, []).append(place)
    return [*found, *(Naming(agency, False, tuple(places)) for agency, places in told.items())]


@cache
def _spellings() -> dict[str, tuple[str, bool]]:
    """The agency that each spelling stands for, and whether nothing else bears it."""
    data = common("agencies")
    return {
        spelling: (agency, sure)
        for sure, kind in ((False, "short"), (True, "sure"))
        for agency, others in data[kind].items()
        for spelling in (agency, *others)
    }


def _one_of(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


@cache
class _AgencyPatterns:
    """How texts of a language name agencies; without data, only credits and datelines are read."""

    def __init__(self, language: str) -> None:
        data = table(language, "agencies")
        known = _spellings()
        every, sure = _one_of(list(known)), _one_of([name for name, (_, alone) in known.items() if alone])
        self.credit = frozenset(data.get("credit", ()))
        split = [rf"\s+{re.escape(word)}\s+" for word in data.get("and", ())]
        self.parts = re.compile("|".join([_PARTS.pattern, *split]))
        self.bracket = re.compile(rf"\(\s*((?:{every})(?:\s*[/,]\s*(?:{every}))*)\s*\)")
        nouns = f"(?i:{_one_of(data.get('nouns', ()))})"
        name = rf"(?:{_ANY}{nouns}\s+{_ANY}[({LEFT}]?(?P<any>{every})|[{LEFT}]?(?P<sure>{sure}))(?![\w-])"
        # “laut AFP und Reuters”
        self.another = re.compile(
            rf"[{RIGHT}]?(?:,|\s+(?:{_one_of(data.get('and', ()))}))\s+[{LEFT}]?({sure})(?![\w-])"
        )
        determined = rf"(?:{self._leading(data.get('determiners', ()))})?{name}"
        before, after, told = (_one_of(data.get(key, ())) for key in ("before", "after", "told"))
        self.patterns = [
            re.compile(rf"(?<!\w)(?i:{before})\s+{determined}"),
            re.compile(rf"(?<!\w){determined}(?:\s*\([^()]*\))?,?\s+(?i:{after})(?!\w)"),
            re.compile(rf"(?<!\w)(?i:{told})(?!\w)[^.;:!?{DOUBLE}]{{0,80}}?(?<!\w)"
                       rf"(?:{self._leading(data.get('to', ()))}){name}"),
        ]  # fmt: skip

    @staticmethod
    def _leading(words: Sequence[str]) -> str:
        """Words with the space behind them, where they do not end in an apostrophe."""
        return (
            "|".join(
                f"(?i:{re.escape(word)})" + ("" if word[-1] in "'’" else r"\s+")
                for word in sorted(words, key=len, reverse=True)
            )
            or r"(?!)"
        )

    def in_credit(self, text: str, *, alone: bool = True) -> Iterator[str]:
        """The agencies in a line that credits them: “dpa/lby”, “Quelle: AFP”, “Von Anna Berger, dpa”.

        Args:
            text: the line.
            alone: whether nothing else may stand in it, such as an author's name.
        """
        if len(text) > _CREDIT:
            return
        parts = [words for part in self.parts.split(text.strip(" ().[]\u00a0")) if (words := self._bare(part))]
        agencies = [_spellings().get(part) for part in parts]
        if not alone or all(agencies):
            yield from (found[0] for found in agencies if found)

    def _bare(self, part: str) -> str:
        """A part of a credit without the words that lead to a name: “Quelle”, “mit Material von”."""
        words = part.strip(" ().[]\u00a0").split()
        while words and words[0].lower() in self.words_of_credit:
            words = words[1:]
        return " ".join(words)

    @property
    def words_of_credit(self) -> frozenset[str]:
        return frozenset(word for phrase in self.credit for word in phrase.split())

    def in_dateline(self, text: str, marks: Pack) -> Iterator[str]:
        """The agencies in brackets before a text: “BERLIN (dpa) – …”, “Roma, 12 mar. (askanews) – …”, “(ANSA) - …”."""
        found = self.bracket.search(text[:_DATELINE])
        if not found or (found.start() and not _DASH.match(text, found.end())):
            return
        if all(self._of_dateline(word, marks) for word in _SMALL.findall(text[: found.start()])):
            yield from self._named(found[1])

    @staticmethod
    def _of_dateline(word: str, marks: Pack) -> bool:
        low = word.lower()
        return word[0].isupper() or low in marks.around_date or any(month.startswith(low[:3]) for month in marks.months)

    def in_signature(self, text: str) -> Iterator[str]:
        """The agencies in brackets at the end of a text."""
        found = list(self.bracket.finditer(text))
        if found and not text[found[-1].end() :].strip(" .\u00a0"):
            yield from self._named(found[-1][1])

    def told_by(self, text: str) -> Iterator[str]:
        """The agencies that a sentence has what it tells from: “wie Reuters berichtet”, “ha detto all'Ansa”."""
        for pattern in self.patterns:
            for found in pattern.finditer(text):
                name = found["any"] or found["sure"]
                yield _spellings()[name][0]
                if other := self.another.match(text, max(found.end("any"), found.end("sure"))):
                    yield _spellings()[other[1]][0]

    @staticmethod
    def _named(text: str) -> Iterator[str]:
        for part in re.split(r"\s*[/,]\s*", text.strip()):
            yield _spellings()[part][0]
