"""Sentence boundaries by rule, with what is known of a language as data (see `packs`).

A mark that may end a sentence is looked at with the word before and the word after it, as in Mikheev, "Periods,
Capitalized Words, etc." (Computational Linguistics, 2002), whose order of evidence is kept: abbreviation, number,
initial, then the capital of the next word.
"""

from __future__ import annotations

import re

from story_explainer.ingest.languages.segmentation import Pack
from story_explainer.ingest.reading.ends import BARE_MARK, NOTE_MARK

_CLOSERS = "\"'”’»«“›‹)\\]"
_OPENERS = "\"'„“”«»‚‘’›‹(\\["
_CANDIDATE = re.compile(
    rf"(?P<mark>[.!?…]+|[।؟۔։])(?P<close>(?:[{_CLOSERS}]|\s»(?=\s|$))*)(?P<note>{NOTE_MARK}*(?P<bare>{BARE_MARK})?)(?P<gap>\s+)"
    rf"|[。！？]+[」』”）]*{NOTE_MARK}*"
)
_BEFORE = re.compile(rf"[^\s{_OPENERS}/]+$")
_NEXT = re.compile(rf"(?P<open>[{_OPENERS}]*)[\W_]*(?P<word>\w[\w’'-]*)")
_INITIAL = re.compile(r"[^\W\d_a-zà-ÿ](?:\.-?[^\W\d_a-zà-ÿ])*")
_DOTTED = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)+")
_ROMAN = re.compile(r"[IVXLC]+")
_ITEM = re.compile(rf"[{_OPENERS}]*(?:\d{{1,4}}|[^\W\d_]|[IVX]{{1,5}})[.)]*")
_QUOTES = {"„": "“”", "“": "”", "«": "»", "»": "«", "‚": "‘", "‹": "›", "›": "‹"}
_LEFT_OUT = re.compile(r"[(\[](?:\.{3}|…)[)\]]$")  # (…)
_WORD = 40  # letters looked at before a mark: whatever is longer is no abbreviation
_SHORT_QUOTATION = 60
_LONG = 5
_WHOLE_WORD = 3


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
        if match.end() >= len(text):
            break
        listed = _ITEM.fullmatch(text, cuts[-1], match.end("close")) if match["mark"] else None
        if not listed and (match["mark"] is None or _ends(text, match, pack)):
            cuts.append(match.end())
    sentences = [text[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    return [sentence for sentence in _with_short_quotations(sentences) if sentence]


def _ends(text: str, match: re.Match[str], pack: Pack) -> bool:
    """Whether a sentence ends at a mark, by the word before it and the word after it."""
    after = _NEXT.match(text, match.end())
    if after is None or _LEFT_OUT.search(text, max(0, match.end("close") - _WORD), match.end("close")):
        return after is None
    word, mark, close = after["word"], match["mark"], match["close"]
    capital = not word[0].islower()
    if mark != ".":
        return capital or (bool(after["open"]) and mark[-1] in "!?")
    before = _BEFORE.search(text, max(0, match.start("mark") - _WORD), match.start("mark"))
    last = before[0] if before else ""
    if close:
        return capital or (bool(after["open"]) and close[-1] not in ")]")
    if match["bare"] and (len(last) < _WHOLE_WORD or last.lower() in pack.before_number or not capital):
        return False  # “pagg.5 Il” is no note
    return _full_stop_ends(last, word, bool(after["open"]), pack)


def _full_stop_ends(last: str, word: str, opened: bool, pack: Pack) -> bool:
    """Whether a full stop between two words ends a sentence. The evidence in order; the first that speaks decides."""
    folded = last.lower()
    starter = word.lower() in pack.starters
    capital = not word[0].islower()
    sure = capital and (starter or not pack.nouns_capitalised)
    if folded in pack.abbreviations or folded.endswith(pack.abbreviation_ends):
        return False
    if folded in pack.before_number and (word[0].isdigit() or _ROMAN.fullmatch(word)):
        return False
    if folded in pack.may_end:
        return sure
    if _INITIAL.fullmatch(last):
        return False
    if _DOTTED.fullmatch(last):
        return sure
    if pack.ordinals and ((last.isdigit() and len(last) <= 2) or _ROMAN.fullmatch(last)):
        return capital and starter
    if capital:
        return True
    # The next word is written small: a sentence ends if the one before is surely a whole word.
    name = len(last) >= _LONG and last.istitle()
    return opened or (len(last) > 2 and last.isalpha() and (name or starter or bool(pack.word_end.search(folded))))


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
