"""Sentence boundaries by rule, with what is known of a language as data (see `packs`).

A mark that may end a sentence is looked at with the word before and the word after it, as in Mikheev, "Periods,
Capitalized Words, etc." (Computational Linguistics, 2002), whose order of evidence is kept: abbreviation, number,
initial, then the capital of the next word.
"""

from __future__ import annotations

import re

from story_explainer.ingest.packs import Pack

_CLOSERS = "\"'”’»«“›‹)\\]"
_CANDIDATE = re.compile(rf"(?P<mark>[.!?…]+|[।؟۔])(?P<close>[{_CLOSERS}]*)(?P<gap>\s+)|[。！？]+[」』”）]*")
_BEFORE = re.compile(r"[^\s(\[\"'„“«»‚‘’/]+$")
_NEXT = re.compile(r"[\s\"'„“”«»‚‘’(\[¿¡›‹–—-]*(?P<word>[\w’'-]+)")
_INITIAL = re.compile(r"(?:[A-Z]|[A-ZÀ-Þ]h?)(?:\.-?[A-ZÀ-Þ])*")
_DOTTED = re.compile(r"\w+(?:\.\w+)+")
_ROMAN = re.compile(r"[IVXLC]+")
_QUOTES = {"„": "“”", "“": "”", "«": "»", "»": "«", "‚": "‘", "‹": "›", "›": "‹"}
_SHORT_QUOTATION = 60


def split_sentences(text: str, pack: Pack) -> list[str]:
    """Cut a paragraph into sentences.

    Args:
        text: one paragraph, on one line.
        pack: what is known of its language.

    Returns:
        The sentences, without the white space between them; joined again they are the paragraph.
    """
    cuts = [0]
    for match in _CANDIDATE.finditer(text):
        end = match.end()
        if end >= len(text):
            break
        if match["mark"] is None or _ends(text, match, pack):
            cuts.append(end)
    sentences = [text[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    return [sentence for sentence in _with_short_quotations(sentences) if sentence]


def _ends(text: str, match: re.Match[str], pack: Pack) -> bool:
    after = _NEXT.match(text, match.end("close"))
    if after is None:
        return True
    word = after["word"]
    capital = word[0].isupper() or word[0].isdigit() or not word[0].islower()
    mark, close = match["mark"], match["close"]
    if mark != ".":
        return capital
    before = _BEFORE.search(text, 0, match.start("mark"))
    last = before[0] if before else ""
    folded = last.lower()
    if close and not set(close) <= {")", "]"}:
        return capital
    if not capital:
        return False
    if folded in pack.abbreviations and not close:
        return False
    starter = word.lower() in pack.starters and word[0].isupper()
    sure = starter if pack.nouns_capitalised else word[0].isupper()
    if folded in pack.may_end:
        return sure
    if _INITIAL.fullmatch(last):
        return False
    if _DOTTED.fullmatch(last) and not any(map(str.isdigit, last)):
        return sure
    if pack.ordinals and ((last.isdigit() and len(last) <= 3) or _ROMAN.fullmatch(last)):
        return starter
    return True


def _with_short_quotations(sentences: list[str]) -> list[str]:
    """Join again what a short quotation of several sentences holds together: He said: “I come. I promise.”"""
    joined: list[str] = []
    for sentence in sentences:
        opened = _open_quotation(joined[-1]) if joined else None
        if opened is not None:
            start, closers = opened
            closing = next((i for i, sign in enumerate(sentence) if sign in closers), None)
            if closing is not None and len(joined[-1]) - start + closing <= _SHORT_QUOTATION and start > 0:
                joined[-1] += " " + sentence
                continue
        joined.append(sentence)
    return joined


def _open_quotation(text: str) -> tuple[int, str] | None:
    opened: tuple[int, str] | None = None
    for index, sign in enumerate(text):
        if opened and sign in opened[1]:
            opened = None
        elif opened is None and sign in _QUOTES:
            opened = (index, _QUOTES[sign])
    return opened
