"""An article cut into sentences and words, each quotation as one word: what it says is not the article's grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from story_explainer.ingest.attribution.quoted_spans import quoted_spans
from story_explainer.ingest.languages.segmentation import Pack, pack
from story_explainer.ingest.reading.segment import split_sentences
from story_explainer.ingest.text.marks import LEFT
from story_explainer.ingest.text.span import Span

_TOKEN = re.compile(
    rf"[0-9]+(?:[.,][0-9]+)+|[^\W_]+['’](?=[^\W_]|[{LEFT}])|[^\W_]+(?:[-.&/’'][^\W_]+|-(?=\s))*|--|[^\w\s]"
)
_WHOLE = re.compile(r"[0-9]+(?:[.,][0-9]+)+|[^\W_]+(?:[-.&/’'][^\W_]+|-(?=\s))*|--|[^\w\s]")
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\s*\n))+")
_FIRST = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}\Z")
_ENDS = ".!?…"


@dataclass(slots=True)
class Token:
    """A word, a punctuation mark, or a whole quotation (`quote`), with its place in the article."""

    text: str
    low: str
    start: int
    end: int
    word: bool
    quote: bool = False

    @property
    def capital(self) -> bool:
        """Whether it is a word that begins with a capital or a digit."""
        return self.word and not self.text[0].islower()


@dataclass(slots=True)
class TokenizedSentence:
    """A sentence of the article; `paragraph` is the number of the one that it stands in."""

    tokens: list[Token]
    paragraph: int
    start: int
    end: int
    quotes: list[int] = field(default_factory=list)


def read(text: str, locale: str, elided: bool) -> list[TokenizedSentence]:
    """The sentences of an article.

    Args:
        text: the article.
        locale: its language.
        elided: whether words lose a vowel before an apostrophe in it (l’accordo), which then ends a word.
    """
    quotes = _joined(text, quoted_spans(text))
    known, masked = pack(locale), _masked(text, quotes)
    ends = dict(quotes)
    found = []
    for number, paragraph in enumerate(_PARAGRAPH.finditer(masked)):
        for start, at in _sentences(masked, paragraph.start(), paragraph[0], known):
            tokens = _tokens(text, masked, start, at, ends, known, elided)
            if tokens:
                places = [index for index, token in enumerate(tokens) if token.quote]
                found.append(TokenizedSentence(tokens, number, start, at, places))
    return found


def _sentences(masked: str, at: int, paragraph: str, known: Pack) -> list[Span]:
    """Where the sentences of a paragraph stand. One that ends with an abbreviation such as “U.S.” may go on."""
    spans: list[Span] = []
    for sentence in split_sentences(paragraph, known):
        start = masked.index(sentence, at)
        at = start + len(sentence)
        first = _FIRST.match(sentence)
        if (
            spans
            and first
            and first[0].lower() not in known.starters
            and _DOTTED.search(masked, spans[-1][0], spans[-1][1])
        ):
            spans[-1] = (spans[-1][0], at)
        else:
            spans.append((start, at))
    return spans


def _joined(text: str, quotes: list[Span]) -> list[Span]:
    """Quotations with nothing but a space between them are one: “So it is.” “And so it stays.”"""
    joined: list[Span] = []
    for start, end in quotes:
        gap = text[joined[-1][1] : start] if joined else "-"
        if not gap.strip() and "\n" not in gap and text[joined[-1][1] - 2] in _ENDS:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _masked(text: str, quotes: list[Span]) -> str:
    """The article with every quotation as one word of the same length, which ends as the quotation does."""
    parts, at = [], 0
    for start, end in quotes:
        last = text[end - 2]
        inner = end - start - 2
        word = "X" + "x" * (inner - 1)
        parts += [text[at : start + 1], word[:-1] + last if last in _ENDS and inner > 1 else word, text[end - 1]]
        at = end
    return "".join([*parts, text[at:]])


def _tokens(
    text: str, masked: str, start: int, end: int, ends: dict[int, int], known: Pack, elided: bool
) -> list[Token]:
    tokens: list[Token] = []
    pattern = _TOKEN if elided else _WHOLE
    at = start
    while match := pattern.search(masked, at, end):
        first, at = match.span()
        if first in ends:
            at = min(ends[first], end)
            tokens.append(Token(text[first:at], "", first, at, word=False, quote=True))
            continue
        word = match[0][0].isalnum()
        if word and masked[at : at + 1] == "." and at + 1 < end and _keeps_stop(match[0], known):
            at += 1
        tokens.append(Token(text[first:at], text[first:at].lower().replace("’", "'"), first, at, word))
    return tokens


def _keeps_stop(word: str, known: Pack) -> bool:
    """Whether the full stop after a word belongs to it: an initial, an abbreviation, a day of the month."""
    if len(word) == 1:
        return word.isupper() or word.isdigit()
    return word.lower() in known.abbreviations or (known.ordinals and word.isdigit() and len(word) <= 2)
