"""What may stand on a page that nobody has written a word of: the articles word for word, and the interface's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from babel import Locale
from babel.messages.pofile import read_po
from bs4 import Tag
from bs4.element import Comment

from tests.toy_site import ROOT

_LOCALES = ROOT / "build_tools/story_explainer/site/locales"
_GAP = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
# Days, times, numbers, fingerprints and names of files say nothing of their own.
_FORMAL = re.compile(r"[\d\W_]*|[0-9a-f]{64}|[a-z.]+\.(json|tmx)|Atom|JSON Feed|SHA-256")


class Allowed:
    """The texts that may stand on the pages of one language.

    Args:
        locale: the language of the pages.
        texts: the segments of the articles.
        files: the articles as they were received.
    """

    def __init__(self, locale: str, texts: Iterable[str], files: Iterable[str]) -> None:
        self._texts = sorted(map(plain, texts), key=len, reverse=True)
        self._files = [plain(text) for text in files]
        self._messages, self._pieces = _messages(locale)
        names = Locale.parse(locale).languages.values()
        self._names = {name.casefold() for name in names} | {
            Locale.parse(tag).display_name.casefold() for tag in ("it", "de")
        }
        conjunction = Locale.parse(locale).list_patterns["standard"]["2"].format("", "").strip()
        self._list = re.compile(f", | {re.escape(conjunction)} ")
        months = Locale.parse(locale).months["format"]["wide"].values()
        self._date = re.compile(rf"(\d{{1,2}}\.? )?({'|'.join(months)}) \d{{4}}")

    def __call__(self, text: str, depth: int = 2) -> bool:
        """Whether a text is word for word from the articles, from the interface, or the one within the other."""
        text = plain(text)
        quoted = re.fullmatch(r"[„“«](.+)[“”»]\.", text)
        if quoted and self._of_the_articles(quoted[1]):
            return True  # how to cite a story that has no day
        if self._of_the_articles(text) or _FORMAL.fullmatch(text) or self._date.fullmatch(text):
            return True
        if text.casefold() in self._names or text in self._pieces:
            return True
        listed = self._list.split(text)
        if len(listed) > 1 and all(part in self._pieces for part in listed):
            return True
        for piece in self._pieces:  # one message behind another
            if depth and " " in piece and text.endswith(f" {piece}") and self(text.removesuffix(piece), depth - 1):
                return True
        return depth > 0 and any(
            all(self(part, depth - 1) for part in match.groups())
            for pattern in self._messages
            if (match := pattern.fullmatch(text))
        )

    def _of_the_articles(self, text: str) -> bool:
        if any(text in file for file in self._files):
            return True
        for sentence in self._texts:  # sentences that follow each other on the page and not in the file
            text = text.replace(sentence, "")
        return not text.strip(" ")


def plain(text: str) -> str:
    """A text with single spaces; those that do not break are spaces as well."""
    return " ".join(text.split())


@cache
def _messages(locale: str) -> tuple[list[re.Pattern[str]], set[str]]:
    """The messages with gaps, as patterns, and the words that stand whole or beside a gap."""
    patterns, pieces = [], set()
    with (_LOCALES / f"{locale}.po").open("rb") as file:
        for message in read_po(file, locale=locale):
            forms = message.string if isinstance(message.string, list | tuple) else [message.string]
            for form in filter(None, forms if message.id else ()):
                parts = _GAP.split(plain(form))
                pieces |= {part.strip() for part in parts}
                if len(parts) > 1 and re.search(r"\w{3}", "".join(parts)):
                    patterns.append(re.compile("(.+)".join(map(re.escape, parts))))
    return patterns, pieces


def visible(page: Tag) -> Iterator[str]:
    """Each stretch of text of the story on a page: in its body and in the story's own navigation."""
    for part in page.select("main, .story-nav"):
        for node in part.find_all(string=True):
            hidden = isinstance(node, Comment) or node.parent is None or node.parent.name in ("script", "style")
            if not hidden and node.strip():
                yield str(node)


def read(folder: Path) -> list[str]:
    """The articles of a story as they were received."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())]
