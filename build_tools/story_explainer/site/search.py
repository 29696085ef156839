"""What the search page reads: which word stands in which story, and each story's passages with the way to them.

No word is stemmed here. The page stems what is typed and the words of the index alike, so there is one stemmer and
nothing that could disagree with it.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from story_explainer.site.language import Language
from story_explainer.site.page import Page, StoryNav, relative
from story_explainer.site.search_passages import passages

# The same pattern cuts words in search.js: numbers keep their thousands together, parted by a sign or a space as in
# French; an apostrophe parts words.
_WORD = re.compile(r"\d+(?:[.,’']\d{3})+(?!\d)|(?<!\d)\d{1,3}(?: \d{3})+(?!\d)|[^\W_]+")
# Scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, Chinese and Japanese.
_UNSPACED_SCRIPTS = (
    *((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF)),
    *((0x3005, 0x3007), (0x3040, 0x30FF), (0x31F0, 0x31FF)),
    *((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF)),
)
_UNSPACED = "".join(f"{chr(first)}-{chr(last)}" for first, last in _UNSPACED_SCRIPTS)
# The same for a pattern of search.js, which is told by its page.
UNSPACED_FOR_SCRIPT = "".join(rf"\u{{{first:x}}}-\u{{{last:x}}}" for first, last in _UNSPACED_SCRIPTS)
_PIECE = re.compile(f"(?P<unspaced>[{_UNSPACED}]+)|[^{_UNSPACED}]+")
# The collection of the pages that belong to none.
NO_STORY = "_"


@dataclass(frozen=True, slots=True)
class SearchedPage:
    """A page as search sees it.

    Attributes:
        collection: the story that the page belongs to, by its slug; empty for pages that belong to none.
        collection_title: what the results call the story.
        path: the address of the page below the site's root.
        title: what the results call the page.
        body: its HTML.
    """

    collection: str
    collection_title: str
    path: str
    title: str
    body: str

    @classmethod
    def of(cls, page: Page, nav: StoryNav) -> SearchedPage:
        """A page of a story."""
        titles = {item.path: item.title for item in (*nav.pages, *nav.topics)}
        return cls(page.key.split("/")[0], nav.title, page.path, titles.get(page.path, page.title), page.body)


def _words(text: str) -> Iterator[str]:
    """What is found as a word: in scripts without spaces each two characters that stand together, and the last."""
    for word in _WORD.findall(text):
        for piece in _PIECE.finditer(word):
            if piece["unspaced"]:
                yield from map("".join, pairwise(piece[0]))
                yield piece[0][-1]
            else:
                yield piece[0].replace(" ", "")


class SearchIndex:
    """Makes the files that the search page of a language reads: one for each collection, then one for all words."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._root = search_path(language)
        self._words: dict[str, str] = {}  # of each collection, joined: thousands of them in a set take much memory

    def volume(self, documents: Sequence[SearchedPage]) -> tuple[str, str]:
        """The passages of one collection, which replace those it had before.

        Args:
            documents: its pages; where two say the same, the first is the one to lead to.

        Returns:
            Where the file stands, and JSON. The same documents give the same text.
        """
        said: set[str] = set()
        words: set[str] = set()
        pages = []
        for document in documents:
            rows: list[list[str | int]] = []
            for passage in passages(document.body, self.language.tag):
                if passage.text not in said:
                    said.add(passage.text)
                    words.update(_words(passage.text.lower()))
                    rows.append([passage.text, passage.anchor, *([] if passage.exact else [1])])
            pages.append([relative(self._root, document.path), document.title, rows])
        name = documents[0].collection or NO_STORY
        self._words[name] = " ".join(sorted(words))
        return self.path(name), _json({"title": documents[0].collection_title, "pages": pages})

    def words_of(self, collection: str) -> str:
        """The words of a collection, parted by blanks."""
        return self._words[collection]

    def know(self, collection: str, words: str) -> None:
        """Take over a collection of which there is a volume already, with the words in it."""
        self._words[collection] = words

    def path(self, collection: str) -> str:
        """Where the passages of a collection stand."""
        return f"{self._root}texts/{collection}.json"

    @property
    def words_path(self) -> str:
        """Where the file stands that tells which collections hold a word."""
        return f"{self._root}words.json"

    def words(self, collections: Iterable[str]) -> bytes:
        """Which of the collections hold a word.

        Args:
            collections: the names of those that the site has, in the order of the results.

        Returns:
            JSON.
        """
        names = list(collections)
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(names):
            for word in self._words[name].split():
                holders[word].append(number)
        # Sorted as it is written: a sorted copy of a dictionary with so many words takes as much again.
        return _json({"collections": names, "words": holders}, sort_keys=True).encode()


def search_path(language: Language) -> str:
    """The address of a language's search page, below which its index lies."""
    return f"{language.tag}/{language.slugs['search']}/"


def _json(value: object, *, sort_keys: bool = False) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=sort_keys)
