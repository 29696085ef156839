"""How many true pairs are said to differ, and how many errors put in on purpose are found; and what of that is drafted.

Real Italian–German news, line by line. The cue lists were tuned on every second document; the others are reported.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence

from pairs import bitext, need

from story_explainer.ingest.drafting.differences import Difference, find_differences
from story_explainer.ingest.drafting.names import Name
from story_explainer.ingest.drafting.worth import worth_telling
from story_explainer.ingest.languages.cues import cues
from story_explainer.story.bitext import Bitext

Row = list[str]
Find = Callable[[Bitext, Sequence[Name]], list[Difference]]
LOCALES = ["it", "de"]


def rows(part: str) -> list[Row]:
    italian, german, documents = (
        need("lines", f"{name}.txt").read_text("utf-8").splitlines() for name in ("it", "de", "documents")
    )
    names = sorted(set(documents))
    wanted = set(names[0::2] if part == "tune" else names[1::2])
    return [[a, b] for a, b, name in zip(italian, german, documents, strict=True) if name in wanted]


def kinds(pairs: list[Row], find: Find = find_differences) -> list[set[str]]:
    """The kinds of difference found in each pair by itself."""
    found = []
    for pair in pairs:
        text = bitext(LOCALES, [pair])
        found.append({f"{d.kind}:{d.reason}" for d in find(text, [])})
    return found


def drafted(pairs: list[Row]) -> None:
    """What an editor is told of: of true pairs, which mostly say the same."""
    counts = Counter(kind for found in kinds(pairs, worth_telling) for kind in found)
    for kind, count in sorted(counts.items()):
        print(f"  drafted,           {kind:<24} {count:4} ({count / len(pairs):.1%})")


def wrong_number(pair: Row, chance: random.Random) -> Row | None:
    """The pair with one digit of one number changed on one side."""
    side = chance.randrange(2)
    digits = [match.start() for match in re.finditer(r"(?<![^\W\d_])(?<![^\W\d_]-)\d", pair[side])]
    if not digits:
        return None
    at = chance.choice(digits)
    other = chance.choice([d for d in "123456789" if d != pair[side][at]])
    changed = pair[side][:at] + other + pair[side][at + 1 :]
    return [changed if index == side else text for index, text in enumerate(pair)]


def lost_negation(pair: Row, chance: random.Random) -> Row | None:
    """The pair with the one negation of one side taken out, where both sides have exactly one."""
    hits = [cues(locale).find("negation.words", text) for locale, text in zip(LOCALES, pair, strict=True)]
    if any(len(found) != 1 for found in hits):
        return None
    side = chance.randrange(2)
    hit = hits[side][0]
    changed = pair[side][: hit.start()] + pair[side][hit.end() :]
    return [changed if index == side else text for index, text in enumerate(pair)]


def main() -> None:
    for part in ("tune", "report"):
        pairs = rows(part)
        before = kinds(pairs)
        counts = Counter(kind for found in before for kind in found)
        print(f"{part}: {len(pairs)} true pairs")
        for kind, count in sorted(counts.items()):
            print(f"  said to differ, {kind:<24} {count:4} ({count / len(pairs):.1%})")
        drafted(pairs)
        for name, change in (("number:number", wrong_number), ("negation:negation", lost_negation)):
            chance = random.Random(7)
            spoilt = [
                (row, old)
                for pair, old in zip(pairs, before, strict=True)
                if (row := change(pair, chance)) and name not in old
            ]
            found = kinds([row for row, _ in spoilt])
            caught = sum(name in kind for kind in found)
            print(f"  put in and found,  {name:<24} {caught:4} of {len(spoilt)}")
            if "-v" in sys.argv and part == "tune":
                for (row, _), told in zip(spoilt, found, strict=True):
                    if name not in told:
                        print("    missed:", *row, sep="\n      ")
        if "-v" in sys.argv and part == "tune":
            for pair, old in zip(pairs, before, strict=True):
                for flagged in old:
                    print(flagged, *pair, sep="\n   ")


if __name__ == "__main__":
    main()
