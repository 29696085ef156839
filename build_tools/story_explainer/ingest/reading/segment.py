"""Sentence boundaries by rule, with what is known of a language as data (see `packs`).

A mark that may end a sentence is looked at with the word before and the word after it, as in Mikheev, "Periods,
Capitalized Words, etc." (Computational Linguistics, 2002), whose order of evidence is kept: abbreviation, number,
initial, then the capital of the next word.
"""

from __future__ import annotations

import re
from functools import cache

from story_explainer.ingest.languages.segmentation import NEVER, Pack
from story_explainer.ingest.reading.ends import BARE_MARK, NOTE_MARK

_CLOSERS = "\"'”’»«“›‹)\\]"
_OPENERS = "\"'„“”«»‚‘’›‹(\\["
_BEFORE = re.compile(rf"[^\s{_OPENERS}/]+$")
_EARLIER = re.compile(rf"[^\s{_OPENERS}/]+(?=[\s{_OPENERS}/]+$)")
_NEXT = re.compile(rf"(?P<open>[{_OPENERS}]*)[\W_]*(?P<word>\w[\w’'-]*)")
_INITIAL = re.compile(r"[^\W\d_](?:\.-?[^\W\d_])*")
_DOTTED = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)+")
_ROMAN = re.compile(r"[IVXLC]+")
_ITEM = re.compile(rf"[{_OPENERS}]*(?:\d{{1,4}}|[^\W\d_]|[IVX]{{1,5}})[.)]*")
_QUOTES = {"„": "“”", "“": "”", "«": "»", "»": "«", "‚": "‘", "‹": "›", "›": "‹"}
_LEFT_OUT = re.compile(r"[(\[](?:\.{3}|…)[)\]]$")  # (…)
_NO_BLANK = re.compile(r"\s?(?P<mark>[.!?…])[”»\"]?(?=[„“«\"]?(?=[^\W\d_])(?P<word>[^\W_]+)[\s,;:’'])")
_WORD = 40  # letters looked at before a mark: whatever is longer is no abbreviation
_SHORT_QUOTATION = 60
_LONG = 5
_ACRONYM = 3
_WHOLE_WORD = 3


@cache
def _candidates(more: str) -> re.Pattern[str]:
    """Marks that may end a sentence, some of a language alone among them, with what closes and the notes after them."""
    return re.compile(
        rf"(?P<mark>[.!?…{re.escape(more)}]+|[।؟۔։።။។])(?P<close>(?:[{_CLOSERS}]|\s»(?=\s|$))*)"
        rf"(?P<note>{NOTE_MARK}*(?P<bare>{BARE_MARK})?)(?P<gap>\s+)|[。！？]+[」』”）]*{NOTE_MARK}*"
    )


def split_sentences(text: str, pack: Pack) -> list[str]:
    """Cut a paragraph into sentences.

    Args:
        text: one paragraph, on one line.
        pack: what is known of its language.

    Returns:
        The sentences, without the white space between them; joined again they are the paragraph.
    """
    cuts = [0]
    for match in _candidates("".join(sorted(pack.marks))).finditer(text):
        if match.end() >= len(text):
            break
        begun = text[cuts[-1] : match.end("close")] if match["mark"] and match.end() - cuts[-1] < _WORD else ""
        listed = begun and (_ITEM.fullmatch(begun) or _heads_section(begun, pack))
        if not listed and (match["mark"] is None or _ends(text, match, pack)):
            cuts.append(match.end())
    cuts = sorted({*cuts, *_glued(text, pack)})
    sentences = [text[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    return [sentence for sentence in _with_short_quotations(sentences) if sentence]


def _glued(text: str, pack: Pack) -> list[int]:
    """Where sentences meet without a blank: “Die Brücke ist zu.Die Pendler …”; not in an address or a short word."""
    found = []
    for meeting in _NO_BLANK.finditer(text):
        before = _BEFORE.search(text, max(0, meeting.start() - _WORD), meeting.start())
        word = before[0] if before else ""
        short = word.lower() in pack.abbreviations | pack.before_number | pack.attributive | pack.may_end
        ends = meeting["mark"] != "." or not (short or word.lower().endswith(pack.abbreviation_ends))
        capital = meeting["word"][:1].isupper() and not meeting["word"][1:2].isupper()
        whole = len(word) >= _LONG or bool(pack.word_end.search(word)) or pack.word_end.pattern == NEVER
        sure = len(word) >= _WHOLE_WORD or (len(word) > 1 and word.islower())
        if capital and ends and sure and word.isalpha() and word[1:].islower() and (whole or meeting["mark"] != "."):
            found.append(meeting.end())
    return found


def _heads_section(begun: str, pack: Pack) -> bool:
    """“Chapter 1.”, whose heading follows."""
    words = begun.rstrip(".:").split()
    numbered = len(words) == 2 and words[0].lower() in pack.numbered
    return numbered and (words[1].isdigit() or bool(_ROMAN.fullmatch(words[1])))


def _ends(text: str, match: re.Match[str], pack: Pack) -> bool:
    """Whether a sentence ends at a mark, by the word before it and the word after it."""
    after = _NEXT.match(text, match.end())
    if after is None or _LEFT_OUT.search(text, max(0, match.end("close") - _WORD), match.end("close")):
        return after is None
    word, mark, close = after["word"], match["mark"], match["close"]
    capital = not word[0].islower()
    if mark != ".":
        if close and mark[-1] in "!?" and _tells_who_said(text, match.end(), pack):
            return False
        return capital or (bool(after["open"]) and mark[-1] in "!?")
    before = _BEFORE.search(text, max(0, match.start("mark") - _WORD), match.start("mark"))
    last = before[0] if before else ""
    if close:
        return capital or (bool(after["open"]) and close[-1] not in ")]")
    if match["bare"] and (len(last) < _WHOLE_WORD or last.lower() in pack.before_number or not capital):
        return False  # “pagg.5 Il” is no note
    earlier = _EARLIER.search(text, max(0, match.start("mark") - len(last) - _WORD), match.start("mark") - len(last))
    return _full_stop_ends(earlier[0] if earlier else "", last, word, bool(after["open"]), pack)


def _tells_who_said(text: str, start: int, pack: Pack) -> bool:
    """Whether a name and a verb follow that tell who said it: “Good morning!” Harry exclaimed."""
    words = text[start : start + 2 * _WORD].split()[:4] if pack.said else []
    place = next((index for index, word in enumerate(words) if word.strip(",.").lower() in pack.said), 0)
    return place > 0 and all(word[0].isupper() for word in words[:place])


def _full_stop_ends(earlier: str, last: str, word: str, opened: bool, pack: Pack) -> bool:
    """Whether a full stop between two words ends a sentence. The evidence in order; the first that speaks decides.

    Args:
        earlier: the word before the last one.
        last: the word before the full stop.
        word: the one after it.
        opened: whether a quotation or bracket opens before that.
        pack: what is known of the language.
    """
    folded, before = last.lower(), earlier.rstrip(".").lower()
    starter = word.lower() in pack.starters
    capital = not word[0].islower()
    sure = capital and (starter or not pack.nouns_capitalised)
    opens = capital and word.lower() in pack.openers
    if folded in pack.after_number and (
        before[-1:].isdigit() or (earlier.endswith(".") and before in pack.after_number)
    ):
        return capital
    if folded in pack.attributive:
        return opens or (capital and word.lower() in pack.articles)
    if len(last) == 1 and last.isupper() and before in pack.lettered:
        return capital  # “plan B”
    if folded in pack.abbreviations:
        return False
    if folded.endswith(pack.abbreviation_ends):
        return sure and starter
    if folded in pack.before_number and (word[0].isdigit() or _ROMAN.fullmatch(word)):
        return False
    if folded in pack.may_end:
        return sure and not (folded.endswith(".m") and word.lower() in pack.weekdays)  # 9 a.m. Monday
    if _INITIAL.fullmatch(last) and not any(map(str.islower, last)):
        return _letters_end(last, word, capital, pack)
    if _DOTTED.fullmatch(last):
        return sure and not word[0].isdigit()
    if pack.ordinals and capital and word.lower() not in pack.months and _counts(earlier, last, pack):
        return True
    if pack.ordinals and ((last.isdigit() and len(last) <= 2) or _ROMAN.fullmatch(last)):
        return capital and starter
    if capital:
        return True
    # The next word is written small: a sentence ends if the one before is surely a whole word.
    name = len(last) >= _LONG and last.istitle()
    return opened or (len(last) > 2 and last.isalpha() and (name or starter or bool(pack.word_end.search(folded))))


def _letters_end(last: str, word: str, capital: bool, pack: Pack) -> bool:
    """Whether a sentence ends after a capital or several: it goes on after initials."""
    if not capital:
        return False
    if len(last) == 1:
        return word.lower() in pack.openers
    letters = sum(map(str.isalpha, last))
    return word.lower() in pack.openers or (letters >= _ACRONYM and word.lower() in pack.articles)


def _counts(earlier: str, last: str, pack: Pack) -> bool:
    """Whether a number is a cardinal by the word before it, or a Roman one that belongs to the name before it."""
    if last.isdigit() and len(last) <= 2:
        return earlier.rstrip(".").lower() in pack.before_cardinal
    named = earlier[:1].isupper() and earlier.lower() not in pack.starters and earlier[-1:] not in "sxzß."
    return named and len(last) > 1 and bool(_ROMAN.fullmatch(last))


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
