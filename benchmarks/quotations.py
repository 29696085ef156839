"""How well the words of others are found, against quotations marked by people in German and Italian news.

    python benchmarks/quotations.py                         scores itself on ../shared/quotations/german-dev.jsonl
                                                            and on the Italian articles of quotations_it.json
    python benchmarks/quotations.py --predictions FILE      prints what it finds in the articles of a file, a line each

The corpus (Petersen-Frey and Biemann 2024) is for measuring only and no part of the project. A file to predict for has
`id` and `text` in each line, and `language` where that is not German.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import quotations_italian

from story_explainer.ingest.attribution import attribute

SHARED = Path(__file__).resolve().parents[2] / "shared" / "quotations"
GOLD = SHARED / "german-dev.jsonl"
SCORER = SHARED / "score.py"
_ARTICLE = 600  # words by which the time is stated


def articles(path: Path) -> Iterator[dict[str, Any]]:
    """The articles of a file with one JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def predicted(article: dict[str, Any]) -> dict[str, Any]:
    """What is found in an article, in the form that the scorer reads."""
    found = attribute(article["text"], article.get("language", "de"))
    return {
        "id": article["id"],
        "quotations": [
            {
                "kind": each.kind,
                "start": each.start,
                "end": each.end,
                "speaker": list(each.speaker) if each.speaker else None,
            }
            for each in found
        ],
    }


def table(name: str, gold: list[dict[str, Any]]) -> None:
    """Score some articles and print a table."""
    attribute("", gold[0].get("language", "de"))
    begun = time.process_time()
    lines = [json.dumps(predicted(article)) for article in gold]
    spent = time.process_time() - begun
    with tempfile.TemporaryDirectory() as folder:
        wanted, mine = Path(folder) / "gold.jsonl", Path(folder) / "mine.jsonl"
        wanted.write_text("".join(json.dumps(article) + "\n" for article in gold), "utf-8")
        mine.write_text("\n".join(lines) + "\n", "utf-8")
        run = [sys.executable, str(SCORER), str(wanted), str(mine)]
        scored = subprocess.run(run, capture_output=True, encoding="utf-8", check=True).stdout
    print(f"{len(gold)} {name}, {sum(len(article['quotations']) for article in gold)} quotations\n")
    print(f"{'':10}{'P':>7}{'R':>7}{'speaker':>9}{'stated':>8}")
    for part in scored.split(";"):
        row = re.search(r"(direct|indirect) P ([\d.]+) R ([\d.]+), speaker ([\d.]+), stated ([\d.]+)", part)
        print(f"{row[1]:10}{row[2]:>7}{row[3]:>7}{row[4]:>9}{row[5]:>8}" if row else part.strip())
    words = sum(len(article["text"].split()) for article in gold)
    print(f"{1000 * spent * _ARTICLE / words:.1f} ms of processor time for {_ARTICLE} words\n")


def measure() -> None:
    """Score the German corpus and the Italian articles; say so where they are missing."""
    if not SCORER.is_file():
        print(f"skipped: {SCORER} is not there. It is no part of the project; see docs/decisions/0024-attribution.md.")
        return
    if GOLD.is_file():
        table("articles of German Wikinews", list(articles(GOLD)))
    for part, name in (("develop", "Italian articles developed on"), ("report", "Italian articles reported")):
        italian = quotations_italian.articles(part)
        if italian:
            table(name, italian)


def main() -> None:
    """Print predictions for a file, or measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--predictions", type=Path, metavar="FILE", help="articles to find quotations in, as JSON lines"
    )
    file = parser.parse_args().predictions
    if file is None:
        measure()
        return
    for article in articles(file):
        print(json.dumps(predicted(article), ensure_ascii=False))


if __name__ == "__main__":
    main()
