"""Whether two texts have the same words, so plainly that whoever reads both sees it."""

from __future__ import annotations

import re
import unicodedata

from story_explainer.story.bitext import Segment

_COPY, _QUOTATION = 5, 4  # words that two passages share in a row, as a whole or inside quotation marks
_LEFT_OUT = re.compile(r"\s*\[(?:…|\.\.\.)\]\s*")
_QUOTED = re.compile(r"«([^«»]+)»|»([^«»]+)«|„([^„“”]+)[“”]|“([^“”]+)”|\"([^\"]+)\"")


def word_for_word(first: Segment, second: Segment) -> bool:
    """Whether the shorter passage stands whole in the other one, in a language of both: at least five words."""
    return any(
        min(len(one), len(other)) >= _COPY and _longest(one, other) == min(len(one), len(other))
        for one, other in ((_words(a), _words(b)) for a, b in _pairs(first, second))
    )


def same_quotation(first: Segment, second: Segment) -> bool:
    """Whether both passages have at least four words in a row between quotation marks, in a language of both."""
    return any(
        _longest(_words(one), _words(other)) >= _QUOTATION
        for a, b in _pairs(first, second)
        for one in _quoted(a)
        for other in _quoted(b)
    )


def repeats(text: str, sentence: str) -> bool:
    """Whether a text has a sentence in it word for word; one of less than five words may well be anybody's."""
    wanted = _words(sentence)
    return len(wanted) >= _COPY and f" {' '.join(wanted)} " in f" {' '.join(_words(text))} "


def one_spaced(text: str) -> str:
    """White space and the two codings of one letter make no difference to words; everything else does."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def stands_in(words: str, passage: str) -> bool:
    """Whether words stand in a passage, as whole words.

    Args:
        words: what is quoted; `[…]` stands for something left out.
        passage: the text quoted from.
    """
    at, text = 0, one_spaced(passage)
    for part in filter(None, _LEFT_OUT.split(one_spaced(words))):
        before = r"(?<!\w)" if part[0].isalnum() else ""
        after = r"(?!\w)" if part[-1].isalnum() else ""
        found = re.compile(before + re.escape(part) + after).search(text, at)
        if not found:
            return False
        at = found.end()
    return True


def _pairs(first: Segment, second: Segment) -> list[tuple[str, str]]:
    return [(text, second.text[locale]) for locale, text in first.text.items() if locale in second.text]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _quoted(text: str) -> list[str]:
    return ["".join(filter(None, match.groups())) for match in _QUOTED.finditer(text)]


def _longest(one: list[str], other: list[str]) -> int:
    """How many words in a row two texts have in common at most."""
    best = 0
    before = [0] * (len(other) + 1)
    for word in one:
        row = [0, *(before[place] + 1 if word == each else 0 for place, each in enumerate(other))]
        best = max(best, *row)
        before = row
    return best
