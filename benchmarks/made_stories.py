"""Stories with words of their own: each is a sample with every longer word put in other words, by a seed.

The vocabulary is made here, of syllables: no text of anybody's. A word becomes the same word in all files and languages
of a story, and another one in each story; so quotes are still found in what they cite, names are alike in both
languages, pages are as long as the sample's, and no two stories share a title, a name or a card.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

from story_explainer.story.bitext import text_hash
from story_explainer.yaml_source.read import read

ROOT = Path(__file__).parent.parent
_WORD = re.compile(r"[^\W\d_]{4,}")
_ONSETS = (
    "b",
    "br",
    "d",
    "dr",
    "f",
    "g",
    "gl",
    "h",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "z",
)
_VOWELS = ("a", "e", "i", "o", "u", "au", "ei")
_CODAS = ("", "", "", "l", "n", "r", "s")
# Reviews hold fingerprints of words that are others now; quotes may be in a language that is none of the story's.
_LEFT_OUT, _QUOTED = "reviews.yml", "en"
# Fields of words beside those that are given by language, and fields by language that hold no words.
_WORDS, _NO_WORDS = (
    frozenset({"publisher", "carried_by", "author", "excerpts"}),
    frozenset({"translation", "slug", "hash"}),
)


@dataclass(frozen=True)
class Sample:
    """A story whose shape others take: where it lies, and its languages, the first one's first."""

    folder: Path
    languages: tuple[str, ...]


SAMPLES = {
    "short": Sample(ROOT / "tests" / "toy_content" / "moor-railway", ("en", "de")),
    "long": Sample(ROOT / "content" / "ford-xiaomi", ("it", "de")),
}
"""Twenty pages of about 420 words, and 26 pages of about 1,400 words."""


class Vocabulary:
    """Other words for words: the same for the same, of about their length and case, no two alike."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._known: dict[str, str] = {}
        self._used: set[str] = set()

    def __call__(self, text: str) -> str:
        """A text in other words; what is no word of four letters or more stays."""
        return _WORD.sub(lambda found: self._other(found[0]), text)

    def _other(self, word: str) -> str:
        made = self._known.get(word.lower())
        while made is None:
            new = ""
            while len(new) < len(word):
                new += "".join(map(self._random.choice, (_ONSETS, _VOWELS, _CODAS)))
            if new not in self._used:
                self._used.add(new)
                made = self._known[word.lower()] = new
        if word.isupper():
            return made.upper()
        return made.capitalize() if word[0].isupper() else made


def make_story(sample: Sample, seed: int, folder: Path) -> None:
    """Write a story of the sample's shape with words of its own.

    Args:
        sample: what it is like.
        seed: tells it from others; the same seed gives the same bytes.
        folder: where it is written; not there yet.
    """
    words = Vocabulary(seed)
    (folder / "articles").mkdir(parents=True)
    for article in sorted((sample.folder / "articles").iterdir()):
        (folder / "articles" / article.name).write_text(words(article.read_text("utf-8")), "utf-8")
    for file in sorted(path for path in sample.folder.glob("*.yml") if path.name != _LEFT_OUT):
        data = _reworded(read(file.name, file.read_text("utf-8")).data, words, sample.languages)
        if file.name == "bitext.yml":
            _hash(data, folder)
        (folder / file.name).write_text(yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False), "utf-8")


class _Dumper(yaml.SafeDumper):
    """Writes no references."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _reworded(data: object, words: Callable[[str], str], languages: tuple[str, ...], field: str = "") -> object:
    if isinstance(data, dict):
        made = {}
        for key, value in data.items():
            is_text = key in _WORDS or (key in (*languages, _QUOTED) and field not in _NO_WORDS)
            made[key] = _text(value, words) if is_text and not isinstance(value, dict) else None
            if made[key] is None:
                made[key] = _reworded(value, words, languages, str(key))
        return made
    if isinstance(data, list):
        return [_reworded(each, words, languages, field) for each in data]
    return data


def _text(value: object, words: Callable[[str], str]) -> object:
    if isinstance(value, list):
        return [_text(each, words) for each in value]
    return words(value) if isinstance(value, str) else value


def _hash(data: object, folder: Path) -> None:
    """Make the fingerprints of a bitext true again."""
    if isinstance(data, list):
        for each in data:
            _hash(each, folder)
    elif isinstance(data, dict):
        if "hash" in data:
            data["hash"] = {language: text_hash(text) for language, text in data["text"].items()}
        if "sha256" in data:
            data["sha256"] = hashlib.sha256((folder / data["file"]).read_bytes()).hexdigest()
        for each in data.values():
            _hash(each, folder)
