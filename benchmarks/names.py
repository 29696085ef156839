"""How well names are found, against those listed by hand in names.yml.

A name found counts as right if its wording is a listed form in each language and the name was not found before. Names
that an article has in one language only cannot become actors; they count neither as found nor as missed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml
from pairs import need, pair

from story_explainer.ingest.drafting.names import Name, find_names

LISTED = Path(__file__).with_name("names.yml")
Forms = dict[str, set[str]]


def forms(entry: Any, locales: list[str]) -> Forms:
    """A listed name as the set of its forms in each language."""
    entry = entry if isinstance(entry, dict) else dict.fromkeys(locales, entry)
    return {locale: {straight(form) for form in listed} for locale, listed in entry.items()}


def straight(text: str) -> str:
    return text.replace("’", "'").replace("\u00a0", " ")


def matches(name: Name, listed: Forms, locales: list[str]) -> bool:
    return all(straight(name.wording(locale) or "") in listed.get(locale, ()) for locale in locales)


def _does_not_count(name: Name, locales: list[str], optional: set[str], partial: list[Forms]) -> bool:
    """Whether a name found is neither right nor wrong: listed as optional, or for one language only."""
    if any(straight(name.wording(locale) or "") in optional for locale in locales):
        return True
    return any(len(entry) < len(locales) and matches(name, entry, list(entry)) for entry in partial)


def score(key: str, labels: dict[str, Any]) -> tuple[int, int, int, list[str]]:
    """Right ones, found ones, listed ones, and what went wrong."""
    bitext = pair(key)
    locales = bitext.locales
    listed = [forms(entry, locales) for entry in labels["names"]]
    listed = [entry for entry in listed if len(entry) == len(locales)]
    partial = [forms(entry, locales) for entry in labels["names"]]
    optional = {straight(form) for form in labels.get("optional", ())}
    found = [name for name in find_names(bitext) if len(name.locales) == len(locales)]
    wrong, left, right = [], list(listed), 0
    counted = 0
    for name in found:
        hit = next((entry for entry in left if matches(name, entry, locales)), None)
        if hit:
            left.remove(hit)
            right += 1
        elif _does_not_count(name, locales, optional, partial):
            continue
        else:
            wrong.append("+ " + " / ".join(str(name.wording(locale)) for locale in locales))
        counted += 1
    wrong.extend("- " + " / ".join(sorted(entry[locale])[0] for locale in locales) for entry in left)
    return right, counted, len(listed), wrong


def main() -> None:
    need("pairs")
    verbose = "-v" in sys.argv
    for part, labels in yaml.safe_load(LISTED.read_text("utf-8")).items():
        sums = [0, 0, 0]
        print(f"{part:<12} precision  recall  names")
        for key, entry in labels.items():
            *numbers, wrong = score(key, entry)
            sums = [total + number for total, number in zip(sums, numbers, strict=True)]
            right, found, listed = numbers
            print(f"{key:<12} {right / max(found, 1):9.2f} {right / max(listed, 1):7.2f} {listed:6}")
            if verbose:
                print("\n".join(wrong))
        right, found, listed = sums
        print(f"{'all':<12} {right / found:9.3f} {right / listed:7.3f} {listed:6}\n")


if __name__ == "__main__":
    main()
