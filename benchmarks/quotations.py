"""How well the words of others are found, against quotations marked by people in German news.

    python benchmarks/quotations.py                         scores itself on ../shared/quotations/german-dev.jsonl
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


def measure() -> None:
    """Score the development data and print a table; say so where it is missing."""
    if not (GOLD.is_file() and SCORER.is_file()):
        print(f"skipped: {GOLD} is not there. It is no part of the project; see docs/decisions/0024-attribution.md.")
        return
    gold = list(articles(GOLD))
    attribute("", "de")
    begun = time.process_time()
    lines = [json.dumps(predicted(article)) for article in gold]
    spent = time.process_time() - begun
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        run = [sys.executable, str(SCORER), str(GOLD), file.name]
        scored = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    print(
        f"{len(gold)} articles of German Wikinews, {sum(len(article['quotations']) for article in gold)} quotations\n"
    )
    print(f"{'':10}{'P':>7}{'R':>7}{'speaker':>9}{'stated':>8}")
    for part in scored.split(";"):
        row = re.search(r"(direct|indirect) P ([\d.]+) R ([\d.]+), speaker ([\d.]+), stated ([\d.]+)", part)
        print(f"{row[1]:10}{row[2]:>7}{row[3]:>7}{row[4]:>9}{row[5]:>8}" if row else part.strip())
    words = sum(len(article["text"].split()) for article in gold)
    print(f"{1000 * spent * _ARTICLE / words:.1f} ms of processor time for {_ARTICLE} words")


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
