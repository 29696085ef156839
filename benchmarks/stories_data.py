"""The stories told by several articles: their files, read as the project reads them, and the links made by hand."""

from __future__ import annotations

import itertools
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from story_explainer.ingest.alignment.convert import convert
from story_explainer.ingest.article import ArticleFile
from story_explainer.ingest.comparison.accounts import Account

_PLACES = [above / "shared" / "stories" for above in Path(__file__).resolve().parents[2:]]
STORIES = (
    "hurricane-rosa",
    "kanye-ye",
    "livingston-rangers",
    "macedonia-referendum",
    "north-korea-un",
    "trump-west-virginia",
)
SETTINGS = ("en", "mixed", "versions")

Line = tuple[str, int]
Key = frozenset[str]


@dataclass
class Story:
    """A story with its links.

    Attributes:
        documents: its articles in order.
        links: every link of either reader, by its two lines.
        sure: those that both made without a doubt.
    """

    name: str
    documents: list[str]
    links: dict[Key, dict[str, object]]
    sure: set[Key] = field(default_factory=set)

    def kinds(self, key: Key) -> set[str]:
        kinds = self.links[key]["kinds"]
        assert isinstance(kinds, list)
        return set(kinds)


def need() -> Path:
    """The folder of the stories, beside the checkout or above; ends the benchmark with a word if it is not there."""
    found = next((place for place in _PLACES if place.is_dir()), None)
    if found is None:
        print(f"Skipped: {_PLACES[0]} is missing. This benchmark needs the development data beside the checkout.")
        sys.exit(0)
    return found


def story(name: str) -> Story:
    """Read what was labelled by hand."""
    gold = json.loads((need() / name / "gold.json").read_text("utf-8"))
    links = {frozenset((link["a"], link["b"])): link for link in gold["links"]}
    documents = [article["id"] for article in gold["articles"]]
    return Story(name, documents, links, {key for key, link in links.items() if link["sure"]})


def setting(of: Story, name: str) -> dict[str, list[str]]:
    """The languages of each article: English, one each in turn, or two versions of each."""
    has = {d: [x for x in ("it", "de", "en", "fr", "es") if path(of, d, x).exists()] for d in of.documents}
    turn = dict(zip(of.documents, itertools.cycle(("it", "de", "en")), strict=False))
    if name == "en":
        return {d: ["en"] for d in of.documents}
    if name == "mixed":
        return {d: [turn[d] if turn[d] in has[d] else "en"] for d in of.documents}
    return {d: ["it", "de"] if {"it", "de"} <= set(has[d]) else ["en", "fr"] for d in of.documents}


def path(of: Story, document: str, locale: str) -> Path:
    return need() / of.name / f"{document}.{locale}.txt"


def accounts(of: Story, languages: dict[str, list[str]]) -> list[Account]:
    """The articles, read, cut into sentences and aligned as the project does it."""
    made = []
    for document, locales in languages.items():
        texts = {locale: paragraphs(path(of, document, locale)) for locale in locales}
        made.append(account(document, texts))
    return made


def account(name: str, texts: dict[str, str], published: str | None = None) -> Account:
    """An article from its text in one language or more, each segment's id with the article's before it."""
    files = [ArticleFile(locale, f"{name}.{locale}.txt", text.encode()) for locale, text in texts.items()]
    bitext = convert(files, next(iter(texts))).bitext
    return Account(name, {f"{name}#{segment.id}": segment.text for segment in bitext.segments()}, published)


def paragraphs(file: Path) -> str:
    return "\n\n".join(line for line in file.read_text("utf-8").split("\n") if line.strip()) + "\n"


def placed(of: Story, made: list[Account], languages: dict[str, list[str]]) -> dict[str, set[Line]]:
    """The lines that each segment holds, or is a part of."""
    place: dict[str, set[Line]] = {}
    for one in made:
        for locale in languages[one.id]:
            lines = [squeezed(x) for x in path(of, one.id, locale).read_text("utf-8").split("\n") if x.strip()]
            for ident, text in one.segments.items():
                key = squeezed(text.get(locale, ""))
                place.setdefault(ident, set()).update((one.id, number) for number in _hits(key, lines))
    return place


def _hits(key: str, lines: list[str]) -> Iterator[int]:
    for number, line in enumerate(lines, 1):
        if key and (key == line or (len(key) > 12 and key in line) or (len(line) > 12 and line in key)):
            yield number


def squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()
