"""Whether two passages on one point tell the same, or agree only in part: *overlap* of Cross-document Structure Theory.

Radev 2000, “A common theory of information fusion from multiple text sources, step one: cross-document structure”,
parts *equivalence* from *overlap* (partial equivalence), *elaboration* and *follow-up*. The last three are one here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from story_explainer.ingest.comparison.amounts import SHARE, Amount
from story_explainer.ingest.comparison.evidence import Comparison, PairFeatures
from story_explainer.ingest.comparison.reading import AnalysedArticle
from story_explainer.ingest.comparison.sameness import agree
from story_explainer.ingest.comparison.substance import substance
from story_explainer.ingest.languages import table
from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.marks import OPENING
from story_explainer.ingest.text.words import fold


def overlaps(comparison: Comparison, pair: PairFeatures) -> bool:
    """Whether one passage says more than the other, or something else: then neither repeats it.

    It does where it gives an amount that the other does not give, where each has a number that the other lacks (a day,
    a year, an age), where one alone denies, or says that it may be, and where one begins as what is added to something
    (“in Saxony **too**”) and the other does not. What is told as wrong or past counts for nothing: “eight, not ten”
    repeats “eight”.

    Args:
        comparison: the two articles.
        pair: two passages on one point, none of which surely gives what the other tells another value.
    """
    first, second = comparison.first, comparison.second
    here, there = (
        [one for one in them if not one.superseded] for them in (first.amounts[pair.row], second.amounts[pair.column])
    )
    if _gives_more(here, there) or _gives_more(there, here):
        return True
    left, right = (
        {token.key for token in tokens if token.key.startswith("#")}
        for tokens in (first.tokens[pair.row], second.tokens[pair.column])
    )
    if not here and not there and left - right and right - left:
        return True
    if _adds(first, pair.row) != _adds(second, pair.column):
        return True
    return first.denies[pair.row] != second.denies[pair.column] or first.doubts[pair.row] != second.doubts[pair.column]


def shares_only_who_acts(comparison: Comparison, pair: PairFeatures) -> bool:
    """Whether passages that agree at most in part share no amount, and no word but those for who acts.

    The strike of a union and its agreement with the company share both, and are two things.
    """
    here, there = comparison.first.amounts[pair.row], comparison.second.amounts[pair.column]
    if any(one.unit == other.unit and agree(one, other) for one in here for other in there):
        return False
    sides = (comparison.first, comparison.second)
    return all(
        any(_is_party(word, reading.locale) for word, reading in zip(both, sides, strict=True))
        for both in substance(comparison, pair)
    )


def _is_party(word: str, locale: str) -> bool:
    """Whether a word is for those who act or are asked: the union, the company, the investigators."""
    return any(cues(locale).has(key, word) for key in ("names.organisations", "names.bodies")) or word in _asked(locale)


@cache
def _asked(locale: str) -> frozenset[str]:
    """The words for people whose account is given, as the language's file of attribution lists them."""
    known = table(locale, "attribution")
    said = (*known.get("words", {}).get("bare", ()), *known.get("according", {}).get("persons", ()))
    return frozenset(map(fold, said))


def _adds(reading: AnalysedArticle, row: int) -> bool:
    """Whether a passage begins with a word that adds it to what was told before."""
    hits = cues(reading.locale).find("discourse.adds", reading.texts[row])
    return any(not reading.texts[row][: hit.start()].strip(f"{OPENING} ") for hit in hits)


def _gives_more(some: Sequence[Amount], others: Sequence[Amount]) -> bool:
    """Whether there is an amount among some that is none of the others; a fraction has to be beside one."""
    shares = any(one.unit == SHARE for one in others)
    return any(not any(agree(one, other) for other in others) for one in some if one.unit != SHARE or shares)
