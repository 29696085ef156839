"""How often drafts tell persons, organisations and outlets apart, against kinds.yml: part of `make bench-names`.

Of the names that drafts take for actors. What is no actor counts as wrong whatever it is called.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml
from pairs import need, pair

from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.heard import Heard
from story_explainer.ingest.drafting.reading import Reading

LISTED = Path(__file__).with_name("kinds.yml")


def main() -> None:
    """Print a line for each part, and what is wrong with -v."""
    need("pairs")
    print("\nkinds        right of  actors  no actor")
    for part, labels in yaml.safe_load(LISTED.read_text("utf-8")).items():
        right = total = strangers = 0
        for key, kinds in labels.items():
            listed = {name: kind for kind, names in kinds.items() for name in names}
            for actor in Cast([Heard(Reading(pair(key)))]).everybody():
                name = next(iter(actor.name.root.values())).replace("’", "'")
                kind = listed.get(name, "?")
                total += 1
                right += kind == actor.kind
                strangers += kind == "none"
                if kind != actor.kind and "-v" in sys.argv:
                    print(f"  {key}  {name}: {actor.kind}, not {kind}")
        print(f"{part:<12} {right:5} {right / total:5.2f} {total:5} {strangers:7}")


if __name__ == "__main__":
    main()
