"""What two passages have in common besides whom they tell of: two things that one company says are not one thing."""

from __future__ import annotations

from story_explainer.ingest.alignment.lexicon import ideas
from story_explainer.ingest.comparison.evidence import Comparison, Evidence
from story_explainer.ingest.comparison.exchanged import answered
from story_explainer.ingest.comparison.reading import Reading, Token
from story_explainer.ingest.languages.cues import cues

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
_ONE_SIDED = 2  # words that passages share if only one of them denies something, or says that it may be


def tells_nothing_else(comparison: Comparison, pair: Evidence) -> bool:
    """Whether two passages share a name, and besides it nothing but who bears it, that he speaks, and the topic.

    Args:
        comparison: the two articles.
        pair: the two passages.
    """
    both = answered(comparison, pair)
    names = {one for one in both if is_somebody(one, comparison)}
    shared = substance(comparison, pair)
    here, there = comparison.first, comparison.second
    one_sided = here.denies[pair.row] != there.denies[pair.column] or here.doubts[pair.row] != there.doubts[pair.column]
    return bool(names) and len(shared) < (_ONE_SIDED if one_sided else 1)


def substance(comparison: Comparison, pair: Evidence) -> set[tuple[str, str]]:
    """The words and numbers that answer each other, without names, offices, words of saying and those of the topic."""
    left, right = comparison.first.tokens[pair.row], comparison.second.tokens[pair.column]
    aside = (
        _titles(left, comparison.first, comparison.first.texts[pair.row]),
        _titles(right, comparison.second, comparison.second.texts[pair.column]),
    )
    # What both deny is what was reported; else that there are reports says nothing.
    denied = comparison.first.denies[pair.row] and comparison.second.denies[pair.column]
    saying = _SAYING if denied else _SAYING | {_REPORT}
    return {
        one
        for one in answered(comparison, pair)
        if not is_somebody(one, comparison)
        and not any(word in words for word, words in zip(one, aside, strict=True))
        and not all(
            ideas(word, reading.locale) & saying
            for word, reading in zip(one, (comparison.first, comparison.second), strict=True)
        )
        and not _is_topic(one, comparison)
    }


def is_somebody(both: tuple[str, str], comparison: Comparison) -> bool:
    """Whether two words that answer each other say who speaks rather than what is said: a name, or an office."""
    return any(
        word in reading.names or word in reading.persons or cues(reading.locale).has("names.roles", word)
        for word, reading in zip(both, (comparison.first, comparison.second), strict=True)
    )


def _titles(tokens: tuple[Token, ...], reading: Reading, text: str) -> set[str]:
    """The words of a passage that are a part of an office or of somebody's whole name: “Works council chief Uwe”."""
    offices = [hit.span() for hit in cues(reading.locale).find("names.roles", text)]
    found = {token.key for token in tokens if any(start <= token.start < end for start, end in offices)}
    following = False
    for token, after in zip(reversed(tokens), [None, *reversed(tokens)], strict=False):
        beside = after is not None and text[token.end : after.start] == " "
        person = token.key in reading.persons
        following = person or (following and beside and token.capital)
        if following:
            found.add(token.key)
    return found


def _is_topic(both: tuple[str, str], comparison: Comparison) -> bool:
    """Whether a word stands in several passages of both articles; a number never does for that alone."""
    return both[0][0] != "#" and all(
        len(reading.types.get(word, ())) >= _TOPIC
        for word, reading in zip(both, (comparison.first, comparison.second), strict=True)
    )
