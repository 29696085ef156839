"""What two passages have in common besides whom they tell of: two things that one company says are not one thing."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from story_explainer.ingest.alignment.lexicon import ideas
from story_explainer.ingest.comparison.amounts import Amount
from story_explainer.ingest.comparison.bearers import beside_names
from story_explainer.ingest.comparison.evidence import FEATURES, Comparison, PairFeatures
from story_explainer.ingest.comparison.exchanged import answered
from story_explainer.ingest.comparison.meanings import meanings
from story_explainer.ingest.comparison.quantities import COUNT, is_currency
from story_explainer.ingest.comparison.reading import AnalysedArticle, KeyedToken
from story_explainer.ingest.comparison.sameness import one_toll
from story_explainer.ingest.languages import table
from story_explainer.ingest.languages.cldr import months
from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.words import fold

_SAYING = frozenset(
    [
        "say",
        "tell",
        "speak",
        "declare",
        "add",
        "announce",
        "write",
        "explain",
        "think",
        "deny",
        "reject",
        "media",
        "newspaper",
    ]
)
_REPORT = "report"
_TOPIC = 2  # passages of each article in which a word stands that both are about
_WHEN = frozenset(["day", "week", "month", "year", "hour", "today", "yesterday", "tomorrow", "now", "next", "last"])
_LASTS = "duration-"
_CALENDAR = ("weekday ", "month ")
_YEAR = re.compile(r"#(?:1[5-9]|20)\d\d")
# The cosine from which on passages with one word in common mean the same; that one person speaks makes them nearer.
_NEAR, _NEAR_SAID = 0.55, 0.65
_SEVERAL = 3  # words of names from which on a passage that names all of them tells of the same thing
_DAYS = 31
_OFFICE_OF = 2  # words that say of what somebody has an office: “assessore ai lavori pubblici”
_ONE_SIDED = 2  # words that passages share if only one of them denies something, or says that it may be


def tells_nothing_else(comparison: Comparison, pair: PairFeatures) -> bool:
    """Whether two passages share who or when it is, and besides it nothing but that he speaks, and the topic.

    One everyday word more is nothing either, in passages whose meaning is not near: somebody's letter is told of in
    many ways.

    Args:
        comparison: the two articles.
        pair: the two passages.
    """
    here, there = comparison.first, comparison.second
    both = answered(comparison, pair)
    names = {one for one in both if is_somebody(one, comparison)}
    dated = {one for one in both if _is_when(one, comparison) or _is_year(one)}
    all_shared = substance(comparison, pair)
    shared = {one for one in all_shared if not _in_passing(one, comparison, pair)}
    if all_shared and not shared:
        return True
    if all(_is_year(one) for one in shared):
        shared = set()
    if len(both) == 1 and all(_is_small(one, comparison, pair) for one in shared):
        return True
    told = {one for one in both if _is_saying(one, comparison, _SAYING)}
    if not names and not dated and not told:
        return False
    guessed = any(a in here.proper - here.names or b in there.proper - there.names for a, b in names)
    unsaid = bool(pair.features[FEATURES.index("unsaid")])
    if (
        guessed
        and not unsaid
        and here.same_language(there)
        and len(_seldom(_called(names, comparison, pair), comparison)) >= _SEVERAL
    ):
        return False
    one_sided = here.denies[pair.row] != there.denies[pair.column] or here.doubts[pair.row] != there.doubts[pair.column]
    said = min(len({a for a, _ in shared}), len({b for _, b in shared}))  # “Hafentunnel” is “tunnel” and “porto”
    if said < (_ONE_SIDED if one_sided and names else 1):
        return True
    near = _NEAR_SAID if told and names else _NEAR
    far = here.vectors is not None and pair.features[FEATURES.index("cosine")] < near
    return (
        far
        and len(_called(names, comparison, pair)) < _SEVERAL
        and said == 1
        and all(_is_everyday(one, comparison) for one in shared)
    )


def _called(names: set[tuple[str, str]], comparison: Comparison, pair: PairFeatures) -> set[tuple[str, str]]:
    """The words of names, without offices and what else says who somebody is."""
    sides = ((comparison.first, pair.row), (comparison.second, pair.column))
    beside = [beside_names(reading, row) for reading, row in sides]
    return {
        one
        for one in names
        if not any(
            word in said or cues(reading.locale).has("names.roles", word)
            for word, said, (reading, _) in zip(one, beside, sides, strict=True)
        )
    }


def _in_passing(both: tuple[str, str], comparison: Comparison, pair: PairFeatures) -> bool:
    """Whether either passage has a word, or a number, in passing alone; how long something takes says nothing alone."""
    sides = ((comparison.first, pair.row, both[0]), (comparison.second, pair.column, both[1]))
    if any(amount.unit.startswith(_LASTS) for reading, row, key in sides for amount in _amounts(reading, row, key)):
        return True
    return any(
        all(
            any(start <= token.start < end for start, end in reading.asides[row])
            for token in reading.tokens[row]
            if token.key == key
        )
        for reading, row, key in sides
    )


def _amounts(reading: AnalysedArticle, row: int, key: str) -> list[Amount]:
    return [amount for amount in reading.amounts[row] if f"#{amount.value:f}" == key]


def substance(comparison: Comparison, pair: PairFeatures) -> set[tuple[str, str]]:
    """The words and numbers that answer each other, without names, offices, words of saying and those of the topic."""
    aside = _who(comparison.first, pair.row), _who(comparison.second, pair.column)
    # What both deny is what was reported; else that there are reports says nothing.
    denied = comparison.first.denies[pair.row] and comparison.second.denies[pair.column]
    saying = _SAYING if denied else _SAYING | {_REPORT}
    return {
        one
        for one in answered(comparison, pair)
        if not is_somebody(one, comparison)
        and not _is_when(one, comparison)
        and (one[0][0] != "#" or _is_one_number(one, comparison, pair))
        and not any(word in words for word, words in zip(one, aside, strict=True))
        and not _is_saying(one, comparison, saying)
        and not is_accused(one, comparison)
        and not all(is_currency(word) for word in one)
        and not _is_topic(one, comparison)
    }


def is_somebody(both: tuple[str, str], comparison: Comparison) -> bool:
    """Whether two words that answer each other say who speaks rather than what is said: a name, or an office."""
    return any(
        word in reading.names
        or word in reading.persons
        or word in reading.proper
        or cues(reading.locale).has("names.roles", word)
        for word, reading in zip(both, (comparison.first, comparison.second), strict=True)
    )


def _is_when(both: tuple[str, str], comparison: Comparison) -> bool:
    """Whether two words that answer each other say when: Monday, May, week, next."""
    sides = zip(both, (comparison.first, comparison.second), strict=True)
    if any(word in _months(reading.locale) for word, reading in sides):
        return True
    return any(
        meant and all(idea in _WHEN or idea.startswith(_CALENDAR) for idea in meant)
        for word, reading in zip(both, (comparison.first, comparison.second), strict=True)
        if (meant := ideas(word, reading.locale))
    )


def is_accused(both: tuple[str, str], comparison: Comparison) -> bool:
    """Whether two words that answer each other say that somebody is charged, which tells who it is, and not of what."""
    return all(
        cues(reading.locale).has("steps.case.charge", word)
        for word, reading in zip(both, (comparison.first, comparison.second), strict=True)
    )


@cache
def _months(locale: str) -> frozenset[str]:
    """The names of the months, but for those that are mostly something else: “may”."""
    known = cues(locale)
    return frozenset(fold(month) for month in months(locale)) - known.words("function_words")


def _is_saying(both: tuple[str, str], comparison: Comparison, saying: frozenset[str]) -> bool:
    """Whether two words that answer each other say that somebody says something, or by whose account it is so."""
    return all(
        ideas(word, reading.locale) & saying
        or cues(reading.locale).has("attribution.speech", word)
        or word in _accounts(reading.locale)
        for word, reading in zip(both, (comparison.first, comparison.second), strict=True)
    )


@cache
def _accounts(locale: str) -> frozenset[str]:
    """The words of “by his own account”, as the language's file of attribution lists them."""
    known = table(locale, "attribution").get("according", {})
    return frozenset(fold(word) for key in ("sources", "own") for word in known.get(key, ()))


def _seldom(names: set[tuple[str, str]], comparison: Comparison) -> set[str]:
    """The names that stand nowhere else in either article: passages that name several of them tell of one thing.

    It counts where names are guessed, since all nouns have capitals: what looks like a name may be what is told.
    """
    first, second = comparison.first, comparison.second
    return {a for a, b in names if len(first.types.get(a, ())) == len(second.types.get(b, ())) == 1}


def _is_year(both: tuple[str, str]) -> bool:
    return both[0] == both[1] and bool(_YEAR.fullmatch(both[0]))


def _is_small(both: tuple[str, str], comparison: Comparison, pair: PairFeatures) -> bool:
    """Whether two words are a number without a unit that may be of anything: a day, a floor, a bus."""
    sides = zip(both, (comparison.first, comparison.second), (pair.row, pair.column), strict=True)
    return all(
        word[0] == "#"
        and float(word[1:]) <= _DAYS
        and all(amount.unit == COUNT for amount in _amounts(reading, row, word))
        for word, reading, row in sides
    )


def _is_one_number(both: tuple[str, str], comparison: Comparison, pair: PairFeatures) -> bool:
    """Whether two numbers are of one kind, as they stand in their passages: three weeks are no hall 3."""
    first, second = comparison.first, comparison.second
    if any(one_toll(a, b) for a in first.figures[pair.row] for b in second.figures[pair.column]):
        return True
    if both[0] != both[1] or _is_superseded(both[0], first, pair.row) != _is_superseded(both[1], second, pair.column):
        return False
    sides = [
        {amount.unit for amount in _amounts(reading, row, number)}
        for number, (reading, row) in zip(both, ((first, pair.row), (second, pair.column)), strict=True)
    ]
    return not all(sides) or not sides[0].isdisjoint(sides[1])


def _is_superseded(number: str, reading: AnalysedArticle, row: int) -> bool:
    """Whether a passage tells a number as an earlier state or as wrong: it does not say that it is so."""
    found = _amounts(reading, row, number)
    return bool(found) and all(amount.superseded for amount in found)


def _is_everyday(both: tuple[str, str], comparison: Comparison) -> bool:
    """Whether the vocabulary has a word: what it lacks says more."""
    return both[0][0] != "#" and any(
        meanings(word, reading.locale)
        for word, reading in zip(both, (comparison.first, comparison.second), strict=True)
    )


def _who(reading: AnalysedArticle, row: int) -> set[str]:
    return _titles(reading.tokens[row], reading, reading.texts[row]) | beside_names(reading, row)


def _titles(tokens: tuple[KeyedToken, ...], reading: AnalysedArticle, text: str) -> set[str]:
    """The words of a passage that are a part of an office or of somebody's whole name: “Works council chief Uwe”."""
    offices = [hit.span() for hit in cues(reading.locale).find("names.roles", text)]
    found = {token.key for token in tokens if any(start <= token.start < end for start, end in offices)}
    for _, end in offices:
        found |= {token.key for token in _office_of(tokens, end, reading, text)}
    following = False
    for token, after in zip(reversed(tokens), [None, *reversed(tokens)], strict=False):
        beside = after is not None and text[token.end : after.start] == " "
        person = token.key in reading.persons or token.key in reading.proper
        following = person or (following and beside and token.capital)
        if following:
            found.add(token.key)
    return found


def _office_of(tokens: tuple[KeyedToken, ...], end: int, reading: AnalysedArticle, text: str) -> list[KeyedToken]:
    """The words behind an office that say of what: “councillor for public works”."""
    after = [token for token in tokens if token.start >= end]
    known = cues(reading.locale)
    if not after or text[end : after[0].start] != " " or not known.has("names.office_of", after[0].key):
        return []
    said: list[KeyedToken] = []
    for before, token in pairwise(after):
        if text[before.end : token.start] not in (" ", "'", "’") or len(said) == _OFFICE_OF or not token.content:
            break
        said.append(token)
    return said


def _is_topic(both: tuple[str, str], comparison: Comparison) -> bool:
    """Whether a word stands in several passages of both articles; a number never does for that alone."""
    return both[0][0] != "#" and all(
        len(reading.types.get(word, ())) >= _TOPIC
        for word, reading in zip(both, (comparison.first, comparison.second), strict=True)
    )
