"""Family names that more than one of a story bears: such a name alone is nobody's.

Two persons have it last (Manuela Thaler, Georg Thaler), or a person has it last and a company first (Stefano Valtorta,
Valtorta Spa). One person may be called in several ways: by an initial, with a middle name, or without it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations

from story_explainer.ingest.drafting.names.corpus import NEAR
from story_explainer.ingest.languages.cues import cues, known_languages
from story_explainer.ingest.text.words import fold, subsequence_ratio

Key = Sequence[str]


def of_several(names: Iterable[tuple[str, Key]]) -> frozenset[str]:
    """The family names that several bear.

    Args:
        names: the names, each as a language and its words, folded; only those of two words or more count.

    Returns:
        The words that two persons have last whose other names are surely not the same, or that a person has last and
        an institution first.
    """
    last: dict[str, list[tuple[str, Key]]] = defaultdict(list)
    first: set[str] = set()
    for locale, key in sorted({(locale, tuple(key)) for locale, key in names if len(key) > 1}):
        if key[0] not in _nouns("names.roles", "names.persons"):
            last[key[-1]].append((locale, key[:-1]))
        if key[-1] not in _nouns("names.heads"):  # the Cromwell Society is called after a man and no family
            first.add(key[0])
    return frozenset(
        name
        for name, givens in last.items()
        if name in first or any(not _may_be_one(one, other) for one, other in combinations(givens, 2))
    )


def _may_be_one(one: tuple[str, Key], other: tuple[str, Key]) -> bool:
    """Whether what two names have before that of the family may be one person's: R. M. and Roland, Anna and Anna Maria.

    Two languages may spell it in two ways: Wladimir, Vladimir.
    """
    abroad = one[0] != other[0]
    short, long = sorted((one[1], other[1]), key=len)
    left = list(long)
    for word in short:
        same = next((known for known in left if _same(word, known, abroad)), None)
        if same is None:
            return False
        left.remove(same)
    return True


def _same(word: str, other: str, abroad: bool) -> bool:
    short, long = sorted((word.strip("."), other.strip(".")), key=len)
    return (
        short == long
        or (len(short) == 1 and long.startswith(short))
        or (abroad and subsequence_ratio(short, long) >= NEAR)
    )


@cache
def _nouns(*keys: str) -> frozenset[str]:
    """Nouns of every language, folded."""
    return frozenset(fold(word) for language in known_languages() for key in keys for word in cues(language).words(key))
