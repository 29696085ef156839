"""How well times are found and resolved, in German news: part of `make bench-times`.

`times.py --predictions FILE.jsonl` prints, for each article of a file (`id`, `text`, `published`), the dates found in
it, one line each: `{"id": …, "times": [{"start": n, "end": n, "value": "2018-09-29"}]}`. What is no date, as a duration
or a set of times, is left out, unless `--all` is given. Without a file it scores itself on the development data, where
that lies beside the checkout: rules were written with the articles of even numbers in view, the odd ones are reported.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from story_explainer.ingest.times import Time, find_times

DATA = Path(__file__).parents[2] / "shared" / "times" / "german-dev.jsonl"
NEWSPAPERS = {"Die Zeit": lambda ident: ident[4] == "_", "Dolomiten": lambda ident: ident[4] != "_"}


def times(article: dict[str, Any], locale: str) -> list[Time]:
    published = date.fromisoformat(article["published"][:10]) if article.get("published") else None
    return find_times([article["text"]], locale, published)[0]


def line(article: dict[str, Any], locale: str, everything: bool) -> str:
    found = [each for each in times(article, locale) if everything or each.dated]
    made = [{"start": each.start, "end": each.end, "value": each.value} for each in found]
    if everything:
        made = [{**one, "type": each.kind} for one, each in zip(made, found, strict=True)]
    return json.dumps({"id": article["id"], "times": made}, ensure_ascii=False)


def is_date(value: str) -> bool:
    return len(value) > 2 and value[:3].isdigit()


def score(articles: Iterable[dict[str, Any]], verbose: bool) -> Counter[str]:
    """Count as the scorer beside the data does."""
    total: Counter[str] = Counter()
    for article in articles:
        text = article["text"]
        dates = [each for each in article["times"] if each["type"] in ("DATE", "TIME") and is_date(each["value"])]
        wanted = {(each["start"], each["end"]): each["value"] for each in dates}
        other = [
            (each["start"], each["end"]) for each in article["times"] if (each["start"], each["end"]) not in wanted
        ]
        total["gold"] += len(wanted)
        begun = time.process_time()
        found = times(article, "de")
        total["microseconds"] += int((time.process_time() - begun) * 1e6)
        total["words"] += len(text.split())
        hits = set()
        for each in found:
            here = (each.start, each.end)
            apart = here not in wanted and any(a < each.end and each.start < b for a, b in other)
            if not each.dated or apart:
                continue
            span = here in wanted
            value = span and wanted[here].split("T")[0] == each.value.split("T")[0]
            hits |= {here} if value else set()
            total.update(found=1, span=span, value=value)
            total.update(sure=each.sure, sure_right=each.sure and value, sure_span=each.sure and span)
            if verbose and not value:
                context = text[max(0, each.start - 60) : each.end + 40].replace("\n", " ")
                mark = "SURE" if each.sure else ""
                print(
                    f"  + {mark} {article['published']} {each.value} for {wanted.get(here)} "
                    f"[{text[each.start : each.end]}] {context}"
                )
        if verbose:
            for start, end in sorted(set(wanted) - hits):
                context = text[max(0, start - 60) : end + 40].replace("\n", " ")
                print(f"  - {article['published']} {wanted[start, end]} [{text[start:end]}] {context}")
    return total


def report(articles: list[dict[str, Any]], verbose: bool) -> None:
    columns = {"articles": 9, "gold": 6, "found": 6, "span F1": 9, "value F1": 9, "sure": 6, "of those right": 15}
    print(f"{'':<24}" + "".join(f"{name:>{width}}" for name, width in columns.items()) + f"{'ms/600 words':>13}")
    papers: dict[str, Callable[[str], bool]] = {"both": lambda _: True, **NEWSPAPERS}
    for half, name in ((0, "developed on"), (1, "reported")):
        for paper, belongs in papers.items():
            part = [each for number, each in enumerate(articles) if number % 2 == half and belongs(each["id"])]
            got = score(part, verbose and half == 0 and paper == "both")
            both = max(1, got["gold"] + got["found"])
            print(
                f"{name + ', ' + paper:<24}{len(part):9}{got['gold']:6}{got['found']:6}{2 * got['span'] / both:9.3f}"
                f"{2 * got['value'] / both:9.3f}{got['sure']:6}{got['sure_right'] / max(1, got['sure_span']):15.3f}"
                f"{got['microseconds'] / 1000 / max(1, got['words']) * 600:13.1f}"
            )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--predictions", type=Path, metavar="FILE.jsonl", help="articles to find dates in")
    options.add_argument("--language", default="de", help="their language (default: %(default)s)")
    options.add_argument("--all", action="store_true", help="print durations, sets and the like as well, with types")
    options.add_argument("-v", "--verbose", action="store_true", help="show what is wrong in the half developed on")
    chosen = options.parse_args()
    if chosen.predictions:
        for row in chosen.predictions.read_text("utf-8").splitlines():
            if row.strip():
                print(line(json.loads(row), chosen.language, chosen.all))
    elif DATA.is_file():
        report([json.loads(row) for row in DATA.read_text("utf-8").splitlines()], chosen.verbose)
    else:
        sys.exit(print(f"Skipped: the German news to score on ({DATA}) is not here."))


if __name__ == "__main__":
    main()
