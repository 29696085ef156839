"""Figures that an article surely gives by their name: the damage, the reward, the jobs that go, with the passage each.

What several articles give is one figure: with one value where they agree, with each where the later ones give another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from story_explainer.ingest.comparison.counted import TOLL
from story_explainer.ingest.comparison.meanings import meanings
from story_explainer.ingest.comparison.quantities import COUNT, MONEY
from story_explainer.ingest.drafting.labels import ANYTHING, Labelled, labelled
from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.words import fold, words
from story_explainer.story.bitext import Bitext, Segment
from story_explainer.story.model.figures import Bound

_LEAD = 3  # sentences in which an article tells what matters most
_APART = 3  # times one value that another one of the same thing is at most, where two languages name it
_TELLING = 100  # from here on the same count in two languages is one thing
_MOST, _MORE = 5, 1  # figures with one value in a story, and for each further article


@dataclass(frozen=True, slots=True)
class _Given:
    """An amount where an article gives it; `lead` is whether it stands in the headline or the first sentences."""

    article: int
    segment: str
    locale: str
    told: Labelled
    lead: bool

    @property
    def head(self) -> str:
        """The noun of what it is of: of the number of cancelled operations, operations."""
        return _head(self.told.what, self.locale)


@dataclass
class NamedFigure:
    """A figure: what it is of by language, and its values, each as it was first given and with the passages.

    `put_right` holds by value the one that it is told to take the place of, and the passage that says so.
    """

    what: dict[str, str]
    unit: str
    values: dict[tuple[Decimal, Bound | None], tuple[Labelled, list[str]]]
    given: list[_Given] = field(default_factory=list)
    put_right: dict[Decimal, tuple[Decimal, str]] = field(default_factory=dict)

    @property
    def shared(self) -> bool:
        """Whether several articles give it."""
        return len({one.article for one in self.given}) > 1

    @property
    def changes(self) -> bool:
        """Whether later articles give another value, or one puts another right."""
        return len(self.numbers) > 1 or bool(self.put_right)

    @property
    def numbers(self) -> set[Decimal]:
        """The numbers that articles give, however they put them."""
        return {value for value, _ in self.values}

    @property
    def newest(self) -> int:
        """The place of the newest article that gives it."""
        return max(one.article for one in self.given)

    def passages(self) -> set[str]:
        """The passages that give it."""
        return {one.segment for one in self.given}

    def cites(self) -> list[str]:
        """The passages that word what it is of."""
        return list(dict.fromkeys(one.segment for one in self.given if self.what.get(one.locale) == one.told.what))


def named_figures(bitexts: Mapping[str, Bitext], locales: Sequence[str]) -> list[NamedFigure]:
    """The figures that articles give by their name: those that change first, the newest of them before the others.

    Args:
        bitexts: the bitext of each article by its id, in the order of publication.
        locales: the languages in which a figure may be worded.
    """
    found: list[NamedFigure] = []
    for place, bitext in enumerate(bitexts.values()):
        for one in _without_doubt(list(_given(place, bitext, locales))):
            home = next((figure for figure in found if _belongs(one, figure)), None)
            if home is None:
                found.append(home := NamedFigure({}, one.told.unit, {}))
            home.given.append(one)
            home.what.setdefault(one.locale, one.told.what)
            if one.told.instead is not None:
                home.put_right.setdefault(one.told.value, (one.told.instead, one.segment))
            _, cites = home.values.setdefault((one.told.value, one.told.bound), (one.told, []))
            if one.segment not in cites:
                cites.append(one.segment)
    kept = [figure for figure in found if figure.changes or figure.shared or any(map(_matters, figure.given))]
    if len(bitexts) > 1:  # how many died is for the comparison to tell, which knows whose count is whose
        kept = [figure for figure in kept if not any(map(_is_toll, figure.given))]
    changing = sorted((figure for figure in kept if figure.changes), key=lambda figure: -figure.newest)
    still = sorted((figure for figure in kept if not figure.changes), key=lambda figure: not figure.shared)
    return changing + still[: _MOST + _MORE * (len(bitexts) - 1)]


def _given(place: int, bitext: Bitext, locales: Sequence[str]) -> Iterator[_Given]:
    sentences = [segment for segment in bitext.segments() if segment.id[0] == "s"]
    lead = {segment.id for segment in sentences[:_LEAD]}
    told: list[Segment] = ([bitext.title] if bitext.title else []) + sentences
    for segment in told:
        for locale, text in segment.text.items():
            if locale in locales:
                first = segment.id[0] == "t" or segment.id in lead
                yield from (_Given(place, segment.id, locale, one, first) for one in labelled(text, locale))


def _without_doubt(given: Sequence[_Given]) -> Iterable[_Given]:
    """What an article gives, without what it gives two values of by one name: they are of two things."""
    values: dict[tuple[str, str, str], set[Decimal]] = {}
    for one in given:
        values.setdefault((one.locale, one.head, one.told.unit), set()).add(one.told.value)
    return [one for one in given if len(values[one.locale, one.head, one.told.unit]) == 1]


def _belongs(one: _Given, figure: NamedFigure) -> bool:
    """Whether an article gives a figure that is there: by its name, or by the very same number."""
    if one.told.unit != figure.unit:
        return False
    near = [other for other in figure.given if other.article == one.article]
    same = one.told.value in figure.numbers
    if near:
        return same
    named = any(_of_one_name(one, other) for other in figure.given)
    if same:
        telling = one.told.unit == MONEY or one.told.value >= _TELLING
        return named or (telling and all(other.locale != one.locale for other in figure.given))
    sure = all(other.lead or other.told.subject for other in (one, *figure.given))
    return named and sure


def _of_one_name(one: _Given, other: _Given) -> bool:
    """Whether two amounts are given by one name; in two languages by what their nouns mean, and not too far apart."""
    if one.locale == other.locale:
        return other.head == one.head
    low, high = sorted((one.told.value, other.told.value))
    near = low > 0 and high / low <= _APART
    ideas = meanings(one.head, one.locale) & meanings(other.head, other.locale) - ANYTHING
    return near and bool(ideas)


def _is_toll(one: _Given) -> bool:
    """Whether the dead, the injured or the like are counted."""
    ideas = {f"@{idea}" for word in words(one.told.what, one.locale) for idea in meanings(fold(word.text), one.locale)}
    return not TOLL.isdisjoint(ideas)


def _matters(one: _Given) -> bool:
    """Whether a figure of one article alone matters: a sum, or told at the beginning, or what a sentence is about."""
    return one.told.unit == MONEY or one.lead or one.told.subject or one.told.unit != COUNT


def _head(what: str, locale: str) -> str:
    """The noun that some words are about, folded: last where nouns have capitals or stand behind one another."""
    known = cues(locale)
    said = what.replace("’", "'").split()
    if known.get("noun_capitals", False):
        return fold(next((word for word in reversed(said) if word[0].isupper()), said[-1]))
    links = [place for place, word in enumerate(said) if word.lower() in known.words("amounts.of")]
    if links and said[0].lower() in known.words("amounts.counts"):  # the number of
        said = said[links[0] + 1 :]
    elif links:
        said = said[: links[0]]
    return fold(said[-1] if known.get("names.compounds", False) else said[0])
