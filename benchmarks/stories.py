"""Which passages of two articles are found to tell the same: stories told by several articles, labelled by hand.

The weights are fitted on these stories: `stories_held.py` tells what to expect of others. -v shows what went wrong.
"""

from __future__ import annotations

import itertools
import sys
import time
from collections import Counter
from collections.abc import Sequence

from both_ways import both_ways
from stories_cima import nine_points
from stories_data import SETTINGS, STORIES, Story, accounts, need, placed, setting, story

from story_explainer.ingest.comparison.compare import compare_all
from story_explainer.ingest.comparison.matches import Match
from story_explainer.story.model.matches import PUBLIC

VALUES = {"differs", "updated"}


def score(of: Story, name: str, verbose: bool = False) -> Counter[str]:
    """Count as the scorer beside the data does: a match is right where any two lines that it joins are a link."""
    languages = setting(of, name)
    made = accounts(of, languages)
    place = placed(of, made, languages)
    text = {ident: next(iter(texts.values())) for one in made for ident, texts in one.segments.items()}
    value = [key for key in of.sure if VALUES & of.kinds(key)]
    copied = [key for key in of.sure if "copied" in of.kinds(key)] if name == "en" else []
    total = Counter({"sure": len(of.sure), "value": len(value), "copied": len(copied)})
    joined: dict[frozenset[str], set[str]] = {}
    for match in compare_all(made):
        keys = _keys(match, place)
        if not keys:
            continue
        right = bool(keys & of.links.keys())
        total.update(found=1, right=right)
        if match.score >= PUBLIC:
            total.update(public=1, public_right=right)
        called = {kind for key in keys & of.links.keys() for kind in of.kinds(key)}
        for kind in ("copied", "same-words"):
            total.update(
                {f"{kind} called": kind in match.kinds, f"{kind} rightly": kind in match.kinds and kind in called}
            )
        if VALUES & match.kinds:
            total.update({"differs called": 1, "differs rightly": bool(VALUES & called)})
        for key in keys:
            joined.setdefault(key, set()).update(match.kinds)
        if verbose and (not right or VALUES & match.kinds):
            mark = "     " if right else "wrong"
            print(f"    {mark} {match.score:.2f} {sorted(match.kinds)} {dict(match.values)} {sorted(called)}")
            print(*(f"          {text[ident][:160]}" for ident in match.segments), sep="\n")
    total["hit"] = sum(key in joined for key in of.sure)
    total["value_hit"] = sum(bool(joined.get(key, set()) & VALUES) for key in value)
    total["copied_hit"] = sum("copied" in joined.get(key, set()) for key in copied)
    return total


def _keys(match: Match, place: dict[str, set[tuple[str, int]]]) -> set[frozenset[str]]:
    first, second = (place.get(ident, set()) for ident in match.segments)
    return {
        frozenset((f"{a[0]}:{a[1]}", f"{b[0]}:{b[1]}")) for a, b in itertools.product(first, second) if a[0] != b[0]
    }


def line(name: str, t: Counter[str]) -> str:
    def of(part: str, whole: str) -> str:
        return f"{t[part]}/{t[whole]}"

    precision, recall = (t[a] / t[b] if t[b] else 1.0 for a, b in (("right", "found"), ("hit", "sure")))
    parts = [
        f"{name:34} P {precision:.2f} ({t['found']:3}) R {recall:.2f} ({t['sure']:3})",
        f"values {of('value_hit', 'value'):5} copied {of('copied_hit', 'copied'):5}",
        f"public {of('public_right', 'public'):5}",
        f"rightly called copied {of('copied rightly', 'copied called')},",
        f"same words {of('same-words rightly', 'same-words called')},",
        f"differs {of('differs rightly', 'differs called')}",
    ]
    return " ".join(parts)


def run(part: str, names: Sequence[str], verbose: bool) -> None:
    whole: Counter[str] = Counter()
    for name in SETTINGS:
        total: Counter[str] = Counter()
        for each in names:
            if verbose:
                print(f"  {each}, {name}")
            counts = score(story(each), name, verbose)
            print(line(f"  {each} {name}", counts))
            total.update(counts)
        print(line(f"{part}, {name}", total))
        whole.update(total)
    print(line(part, whole))


def main() -> None:
    need()
    for vectors in both_ways("en"):
        print("\nwith sentence vectors" if vectors else "\nwithout")
        run("all", STORIES, "-v" in sys.argv)
        nine_points()


if __name__ == "__main__":
    started = time.perf_counter()
    main()
    print(f"{time.perf_counter() - started:.0f} s")
