"""What a passage does with what it tells: a question asks it, a denial says that it never was, a refusal leaves it out.

Passages that do not do the same are no repetition of each other, whatever words they share.
"""

from __future__ import annotations

import re

from story_explainer.ingest.comparison.evidence import Comparison, PairFeatures
from story_explainer.ingest.comparison.exchanged import answered
from story_explainer.ingest.comparison.reading import AnalysedArticle
from story_explainer.ingest.comparison.sameness import agree
from story_explainer.ingest.comparison.substance import substance
from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.marks import AFTER_FINAL, DOUBLE, FINAL, STOPS
from story_explainer.ingest.text.words import words

_BEFORE, _AFTER = 4, 7  # words around “never”, in one of which it has to be said what never was
_ASKED = re.compile(r"\?[\s)\]]*$")
_SENTENCE_ENDS = re.compile(rf"[{FINAL}][\s{AFTER_FINAL}]*$")
_COLON = re.compile(r":\s+")
_MARK = re.compile(rf"[{STOPS},;:–—]\s|[{STOPS}{DOUBLE}]\s*$")


def other_stance(comparison: Comparison, pair: PairFeatures) -> bool:
    """Whether one of two passages asks, or says that something never was, and the other tells it.

    Two that refuse to comment have to share on what, where both say it.

    Args:
        comparison: the two articles.
        pair: the two passages.
    """
    sides = ((comparison.first, pair.row), (comparison.second, pair.column))
    if any(len({tells_not(reading.texts[row], reading.locale) for reading, row in sides}) > 1 for tells_not in _UNTOLD):
        return True
    return _never(comparison, pair) or _none_of(comparison, pair) or _declines_another(comparison, pair)


def _leaves_open(text: str, locale: str) -> bool:
    """Whether a passage is a question, or a title that announces an answer: “The new bridge: What it costs”."""
    if _ASKED.search(text):
        return True
    if _SENTENCE_ENDS.search(text):
        return False
    last = _COLON.split(text)[-1]
    first = next(iter(words(last, locale)), None)
    return first is not None and first.text.lower() in cues(locale).words("discourse.asks")


def _keeps_silent(text: str, locale: str) -> bool:
    """Whether a passage tells that somebody said nothing: whatever else he is asked, that is no statement of his."""
    return any(cues(locale).has(key, text) for key in ("response.declines", "response.silent"))


def _is_unknown(text: str, locale: str) -> bool:
    """Whether a passage tells that something is not known: who tells it, tells something else."""
    return cues(locale).has("discourse.unknown", text)


_UNTOLD = (_leaves_open, _keeps_silent, _is_unknown)


def _never(comparison: Comparison, pair: PairFeatures) -> bool:
    """Whether one passage says that something never was, and the other has nothing that negates or denies."""
    sides = ((comparison.first, pair.row), (comparison.second, pair.column))
    never = [_negates(reading, row, ("negation.never",)) for reading, row in sides]
    if never[0] == never[1]:
        return False
    reading, row = sides[never[0]]
    answers = ("negation.words", "negation.weak", "response.denies")
    return (
        bool(cues(reading.locale)) and not _negates(reading, row, answers) and _is_negated(comparison, pair, never[1])
    )


def _none_of(comparison: Comparison, pair: PairFeatures) -> bool:
    """Whether one passage says that there was nothing, or nobody, and the other how much; no number is in both."""
    sides = ((comparison.first, pair.row), (comparison.second, pair.column))
    none = [_negates(reading, row, ("negation.none",)) for reading, row in sides]
    if none[0] == none[1]:
        return False
    reading, row = sides[none[0]]  # the one that has none
    given, others = reading.amounts[row], sides[1 - none[0]][0].amounts[sides[1 - none[0]][1]]
    told = bool(given) and not any(agree(a, b) for a in given for b in others)
    return told and not _negates(reading, row, ("negation.words", "negation.weak", "response.denies"))


def _is_negated(comparison: Comparison, pair: PairFeatures, side: int) -> bool:
    """Whether the other passage tells what never was: a word near “never” answers one of its words."""
    reading, row = ((comparison.first, pair.row), (comparison.second, pair.column))[side]
    known, tokens = cues(reading.locale), reading.tokens[row]
    before = _BEFORE if known.get("noun_capitals", False) else 0  # “he has the bridge never seen”
    told = {both[side] for both in substance(comparison, pair)}
    for hit in known.find("negation.never", reading.texts[row]):
        at = sum(token.start < hit.start() for token in tokens)
        if any(token.key in told for token in tokens[max(0, at - before) : at + _AFTER]):
            return True
    return False


def _negates(reading: AnalysedArticle, row: int, keys: tuple[str, ...]) -> bool:
    known, text = cues(reading.locale), reading.texts[row]
    apart = [hit.span() for hit in known.find("negation.not_negation", text)]
    return any(
        not any(start <= hit.start() < end for start, end in apart) for key in keys for hit in known.find(key, text)
    )


def _declines_another(comparison: Comparison, pair: PairFeatures) -> bool:
    """Whether both passages say that somebody did not comment, each on something of its own."""
    first, second = _unsaid(comparison.first, pair.row), _unsaid(comparison.second, pair.column)
    return bool(first and second) and not any(a in first and b in second for a, b in answered(comparison, pair))


def _unsaid(reading: AnalysedArticle, row: int) -> set[str]:
    """The words for what somebody did not comment on, if a passage says so; none for names, which may be whom he told.

    They stand behind the refusal, or inside of it: “wollte sich nicht zu den Löhnen äußern”.
    """
    known, text = cues(reading.locale), reading.texts[row]
    hit = next(iter(known.find("response.declines", text)), None)
    if not hit:
        return set()
    mark = _MARK.search(text, hit.end())
    end = mark.start() if mark else len(text)
    nouns = bool(known.get("noun_capitals", False))
    said = [token for token in reading.tokens[row] if token.content and token.key not in reading.names]
    inside = [token for token in said if nouns and token.capital and hit.start() <= token.start < hit.end()]
    after = [token for token in said if hit.end() <= token.start < end]
    return {token.key for token in [*inside, *after] if not known.has("response.comments", token.key)}
