"""Sentence boundaries by rule, with what is known of a language as data (see `packs`).

A mark that may end a sentence is looked at with the word before and the word after it; of a full stop, `full_stops`
tells more.
"""

from __future__ import annotations

import re
from functools import cache

from story_explainer.ingest.languages.segmentation import NEVER, Pack
from story_explainer.ingest.reading.ends import BARE_MARK, NOTE_MARK
from story_explainer.ingest.reading.full_stops import full_stop_ends, only_says_when, shortened
from story_explainer.ingest.reading.quoted import without_cuts_in_quotations
from story_explainer.ingest.text.marks import CLOSING, FINAL, FULL_WIDTH, LEFT, OTHER_SCRIPTS, QUOTES

_CLOSERS = rf"{CLOSING})\]"
_OPENERS = rf"{QUOTES}(\["
_BEFORE = re.compile(rf"[^\s{_OPENERS}/–]+$")
_EARLIER = re.compile(rf"[^\s{_OPENERS}/]+(?=[\s{_OPENERS}/]+$)")
_NEXT = re.compile(rf"(?P<open>[{_OPENERS}]{{0,40}})[\W_]{{0,200}}(?P<word>\w[\w’'-]*)")
_ROMAN = re.compile(r"[IVXLC]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w.-]+")
_LETTERED = re.compile(r"\(?(?:[^\W\d_]|\d{1,2})\)\s")  # a) … b) …
_ITEM = re.compile(rf"[{_OPENERS}]*(?:\d{{1,4}}|[^\W\d_]|[IVX]{{1,5}})[.)]*")
_LEFT_OUT = re.compile(r"[(\[](?:\.{3}|…)[)\]]$")  # (…)
_CLOSING = re.compile(rf"[\s{_CLOSERS}]*$")
_NO_BLANK = re.compile(rf"\s?(?P<mark>[{FINAL}])[”»\"]?(?=[{LEFT}]?(?=[^\W\d_])(?P<word>[^\W_]+)[\s,;:’'])")
_WORD = 40  # letters looked at before a mark: whatever is longer is no abbreviation
_LONGEST_ADDRESS = 300
_LONG = 5
_WHOLE_WORD = 3


@cache
def _candidates(more: str, *, listed: bool) -> re.Pattern[str]:
    """Marks that may end a sentence, some of a language alone among them, with what closes and the notes after them."""
    # “… anni. [1] Il sindaco”, unless the marks begin sentences, as “[1] … [2] …” do.
    notes = f"{NOTE_MARK}*" if listed else rf"(?:{NOTE_MARK}|\s\[\d{{1,3}}\](?=\s|$))*"
    return re.compile(
        rf"(?P<mark>[{FINAL}{re.escape(more)}]+|[{OTHER_SCRIPTS}])(?P<close>(?:[{_CLOSERS}]|\s»(?=\s|$))*)"
        rf"(?P<note>{notes}(?P<bare>{BARE_MARK})?)(?P<gap>\s+|$)(?!»[\s,;.:])|[{FULL_WIDTH}]+[」』”）]*{NOTE_MARK}*"
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
    for match in _candidates("".join(sorted(pack.marks)), listed=text.startswith("[")).finditer(text):
        if match.end() >= len(text):
            break
        begun = text[cuts[-1] : match.end("close")] if match["mark"] and match.end() - cuts[-1] < _WORD else ""
        listed = begun and (_ITEM.fullmatch(begun) or _heads_section(begun, pack))
        if not listed and (match["mark"] is None or _ends(text, cuts[-1], match, pack)):
            cuts.append(match.end())
    cuts = without_cuts_in_quotations(text, sorted({*cuts, *_glued(text, pack)}))
    sentences = [text[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    return [sentence for sentence in sentences if sentence]


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


def _ends(text: str, start: int, match: re.Match[str], pack: Pack) -> bool:
    """Whether the sentence that begins at `start` ends at a mark, by the word before it and the word after it."""
    if _CLOSING.match(text, match.end()):
        return False  # « Non. »
    after = _NEXT.match(text, match.end())
    if after is None or _LEFT_OUT.search(text, max(0, match.end("close") - _WORD), match.end("close")):
        return after is None
    word, mark, close = after["word"], match["mark"], match["close"]
    if mark == "." and _LETTERED.match(text, match.end()) and _LETTERED.match(text, start):
        return True
    capital = not word[0].islower()
    stopped = text.startswith(".", after.end())  # the next word has a full stop of its own
    if mark != ".":
        if mark[-1] in "!?" and ((close and _tells_who_said(text, match.end(), pack)) or _is_firm(word, stopped, pack)):
            return False
        return capital or (bool(after["open"]) and mark[-1] in "!?")
    end = match.start("mark")
    before = _BEFORE.search(text, max(start, end - _WORD), end)
    last = before[0] if before else ""
    if _ADDRESS.fullmatch(text[text.rfind(" ", start, end) + 1 : end][-_LONGEST_ADDRESS:]):
        return capital
    if close:
        return capital or (bool(after["open"]) and close[-1] not in ")]")
    if match["bare"] and (len(last) < _WHOLE_WORD or last.lower() in pack.before_number or not capital):
        return False  # “pagg.5 Il” is no note
    ways = shortened(text[max(start, end - _WORD) : end])
    if stopped and any(f"{way}.{word.lower()}" in pack.begun for way in (*ways, last.lower())):
        return False
    known = next((way for way in ways if way in pack.abbreviations | pack.may_end | pack.attributive), "")
    if only_says_when(text[start:end], pack) or (known in pack.among and ways[known].endswith((",", "("))):
        return False
    earlier = _EARLIER.search(text, max(start, end - len(last) - _WORD), end - len(last))
    return full_stop_ends(earlier[0] if earlier else "", last, known, word, bool(after["open"]), pack)


def _is_firm(word: str, stopped: bool, pack: Pack) -> bool:
    """Whether the name of a firm goes on behind a mark that is part of it: Yahoo! Inc."""
    return stopped and word.lower() in pack.attributive


def _tells_who_said(text: str, start: int, pack: Pack) -> bool:
    """Whether a name and a verb follow that tell who said it: “Good morning!” Harry exclaimed."""
    words = text[start : start + 2 * _WORD].split()[:4] if pack.said else []
    place = next((index for index, word in enumerate(words) if word.strip(",.").lower() in pack.said), 0)
    return place > 0 and all(word[0].isupper() for word in words[:place])
