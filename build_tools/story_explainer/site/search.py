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
from functools import cache, lru_cache
from html import unescape
from itertools import pairwise
from unicodedata import normalize

from story_explainer.site.language import Language
from story_explainer.site.page import Page, StoryNav, relative

# Bodies are ours or Markdown's: well-formed, with every “>” in text and attributes escaped.
_MARKUP = re.compile(r"<!--.*?-->|<(/?)([a-z][a-z0-9-]*)([^>]*)>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE = re.compile(r'\s(id|lang|class)="([^"]*)"')
_VOID = frozenset(["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
_INLINE = frozenset(
    "a abbr b bdi bdo button cite code data del dfn em i ins kbd mark q s small span strong sub sup time u var".split()  # noqa: SIM905
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_UNREAD = frozenset(["form", "nav", "noscript", "script", "small", "style", "svg", "template", "thead"])
# What a page says of its own parts, and what it quotes from elsewhere, by the class of the element.
_FRAME = frozenset(
    """
    actor__claims actor__links article__margin attribution back badges board brief cards cell--missing chain
    chain__roots context__label divergence__kind divergence__words event__kind event__relative evidence facts
    hangs-on hash kicker known__kind legend mark missing note notes notice
    onward parallel__head permalink phrase quotation received refs
    row__link snippet twin verse who-when__kind who-when__outlet
    """.split()  # noqa: SIM905
)
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
# A text shorter than this, in characters, is a name or a date: it is joined to what is said of it.
_LABEL = 40
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


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or another short stretch of text on a page.

    Attributes:
        text: its words, without markup.
        anchor: the id of the element that it stands in, or else of the heading before it; empty at the top of a page.
        exact: whether the anchor is that of an element around it, so that a link to it needs nothing more.
    """

    text: str
    anchor: str
    exact: bool


def passages(body: str, locale: str) -> Iterator[Passage]:
    """Cut a page into the passages that can be found.

    Left out are text in another language, ways to other pages, pictures, words that only label others, and quotations
    of what stands elsewhere.

    Args:
        body: the HTML of the page.
        locale: the language of the page; text under another `lang` is not its own.

    Yields:
        The passages in order. One ends where a block or an element with an id begins or ends; a name or a date is
        joined to what follows about it.
    """
    label: Passage | None = None
    for passage in _blocks(body, locale):
        if label and passage.exact and passage.anchor == label.anchor:
            passage = Passage(f"{label.text} · {passage.text}", passage.anchor, exact=True)
        elif label:
            yield label
        label = passage if passage.exact and len(passage.text) < _LABEL else None
        if not label:
            yield passage
    if label:
        yield label


def _words(text: str) -> Iterator[str]:
    """What is found as a word: in scripts without spaces each two characters that stand together, and the last."""
    for word in _WORD.findall(text):
        for piece in _PIECE.finditer(word):
            if piece["unspaced"]:
                yield from map("".join, pairwise(piece[0]))
                yield piece[0][-1]
            else:
                yield piece[0].replace(" ", "")


def _blocks(body: str, locale: str) -> Iterator[Passage]:
    ids: list[str] = []  # of the elements around the current place, empty where one has none
    words: list[str] = []
    section = ""
    position = 0

    def cut() -> Iterator[Passage]:
        text = normalize("NFC", " ".join(unescape("".join(words)).split()))
        words.clear()
        if _WORD.search(text):
            around = next(filter(None, reversed(ids)), "")
            yield Passage(text, around or section, exact=bool(around))

    while match := _MARKUP.search(body, position):
        text = body[position : match.start()]
        if words or not text.isspace():
            words.append(text)
        position = match.end()
        closing, tag, attributes = match.groups()
        if tag is None or tag in _VOID or attributes.endswith("/"):
            continue
        if closing:
            if words and (tag not in _INLINE or (ids and ids[-1])):
                yield from cut()
            own = ids.pop() if ids else ""
            section = own if own and tag in _HEADINGS else section
        else:
            own, unread = _read_start(tag, attributes, locale)
            if words and (own or tag not in _INLINE):
                yield from cut()
            if unread:
                position = _end(body, tag, position)
            else:
                ids.append(own)
    words.append(body[position:])
    yield from cut()


@lru_cache(maxsize=1 << 12)
def _read_start(tag: str, attributes: str, locale: str) -> tuple[str, bool]:
    """The id that a start tag gives, and whether what it begins is left out."""
    found = dict(_ATTRIBUTE.findall(attributes)) if attributes else {}
    label = not _FRAME.isdisjoint(found.get("class", "").split())
    return found.get("id", ""), tag in _UNREAD or label or found.get("lang", locale) != locale


def _end(body: str, tag: str, position: int) -> int:
    """Where an element ends whose start tag ends at the position."""
    depth = 1
    for match in _tags(tag).finditer(body, position):
        depth += -1 if match[1] else 1
        if not depth:
            return match.end()
    return len(body)


@cache
def _tags(tag: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){tag}\b[^>]*>", re.IGNORECASE)


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

    def words(self, collections: Iterable[str]) -> tuple[str, str]:
        """Which of the collections hold a word.

        Args:
            collections: the names of those that the site has, in the order of the results.

        Returns:
            Where the file stands, and JSON.
        """
        names = list(collections)
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(names):
            for word in self._words[name].split():
                holders[word].append(number)
        # Sorted as it is written: a sorted copy of a dictionary with so many words takes as much again.
        return f"{self._root}words.json", _json({"collections": names, "words": holders}, sort_keys=True)


def search_path(language: Language) -> str:
    """The address of a language's search page, below which its index lies."""
    return f"{language.tag}/{language.slugs['search']}/"


def _json(value: object, *, sort_keys: bool = False) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=sort_keys)
