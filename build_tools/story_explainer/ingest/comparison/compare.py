"""Compares the articles of a story: which passages of two of them tell the same, which figures changed, what is copied.

Each article is read once (`read_account`); two are compared by themselves (`compare`), so that one more article means
one more comparison with each that is there, and nothing else changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from story_explainer.ingest.comparison.accounts import Account, order_in_time
from story_explainer.ingest.comparison.evidence import compare_readings
from story_explainer.ingest.comparison.matches import Match, decide
from story_explainer.ingest.comparison.reading import AnalysedArticle, read_account


@dataclass(frozen=True)
class ReadArticle:
    """An article that has been read: what it is, and its reading in each language."""

    account: Account
    readings: dict[str, AnalysedArticle]


def read(account: Account) -> ReadArticle:
    """Read an article for any number of comparisons."""
    return ReadArticle(account, read_account(account))


def compare(first: ReadArticle, second: ReadArticle) -> list[Match]:
    """Compare two articles.

    Args:
        first, second: the articles, in any order.

    Returns:
        Their matches in the order of the article that comes first by its id, as `matches.decide` finds them.
    """
    a, b = sorted((first, second), key=lambda one: one.account.id)
    pairs = [compare_readings(a.readings[left], b.readings[right]) for left, right in _languages(a, b)]
    return decide(pairs, order_in_time(a.account, b.account), a.account.headings | b.account.headings)


def compare_all(
    accounts: Sequence[Account],
    known: Container[tuple[str, str]] = (),
    track: Callable[[Sequence[Account]], Iterable[Account]] = iter,
) -> list[Match]:
    """Compare every two articles of a story.

    Args:
        accounts: the articles. The ids of articles, and those of all segments together, are different from each other.
        known: the pairs that are compared already, by the ids of both, the one that comes first by its id first.
        track: is asked for each article in turn, so that it can show how far the comparison is.

    Returns:
        All matches of the other pairs.

    Raises:
        ValueError: an id is given twice.
    """
    for ids in ([account.id for account in accounts], [ident for one in accounts for ident in one.segments]):
        twice = [ident for ident, count in Counter(ids).items() if count > 1]
        if twice:
            raise ValueError(f"“{twice[0]}” stands for two things")
    matches: list[Match] = []
    seen: list[ReadArticle] = []
    for account in track(sorted(accounts, key=lambda account: account.id)):
        here = read(account)
        fresh = [other for other in seen if (other.account.id, account.id) not in known]
        matches += [match for other in fresh for match in compare(other, here)]
        seen.append(here)
    return matches


def _languages(first: ReadArticle, second: ReadArticle) -> Iterator[tuple[str, str]]:
    """In which languages two articles are compared: those that both have, otherwise any of the one and the other."""
    common = [
        (left, right)
        for left, right in product(sorted(first.readings), sorted(second.readings))
        if first.readings[left].same_language(second.readings[right])
    ]
    yield from common or product(sorted(first.readings), sorted(second.readings))
