"""A mail as text → the article in it: its head, what was quoted, greetings, signature and notices are set aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from story_explainer.ingest.article import RELEASE, Aside
from story_explainer.ingest.languages import common
from story_explainer.ingest.reading.ends import ends_sentence

_MARK = re.compile(r"^(?:>[ \t]?)+")
_LABELLED = re.compile(r"^\s*[*_]{0,2}(?P<label>[^\W\d_][\w .'/-]{0,24}?)[*_]{0,2}\s*[:：][*_]{0,2}\s*(?P<value>.*)$")
_CONTACT = re.compile(
    r"@|\bwww\.|https?://|\b(?:tel|fon|phone|mob|cell|fax)\b|\+\d[\d ()/-]{6,}|(?<!\d)0?\d{3}[ /.-]\d{5,8}(?!\d)"
    r"|(?<!\d)0\d{1,4}[ /.-]\d{2,4}(?:[ /.-]?\d{2,4}){1,3}(?!\d)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"<[^<>\s]+@[^<>\s]+>|\[mailto:[^\]]+\]|\([^()\s]+@[^()\s]+\)")
_LONGEST_GREETING, _MOST_SIGNED, _MOST_NAMES, _MOST_IMPRINTED, _MOST_BEFORE = 70, 14, 3, 30, 60
_OWN = 0.4  # from this share on, what stands outside of the quoting marks is the text and what they mark is not


@dataclass
class MailText:
    """What is left of a mail's text: the lines, those set aside emptied; and what its innermost head says."""

    lines: list[str]
    asides: list[Aside] = field(default_factory=list)
    head: dict[str, str] = field(default_factory=dict)


def is_mail(text: str) -> bool:
    """Whether a text is a mail that was pasted or sent on: it begins with a head, or has one below a separator."""
    lines = [_MARK.sub("", line) for line in text.split("\n")]
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    if _head_at(lines, first):
        return True
    return any(_is_separator(line) and _head_at(lines, _next(lines, index + 1)) for index, line in enumerate(lines))


def article_in(lines: Sequence[str], *, headed: bool = False) -> MailText:
    """Set aside what a mail has beside the article that it carries.

    Args:
        lines: the lines of its text.
        headed: whether its head was read already, as that of a mail file is.

    Returns:
        What is left. Of a mail that was sent on, it is the mail sent on, and the note above that is set aside; of an
        answer it is the answer, unless that is short beside what it quotes.
    """
    mail = MailText(list(lines))
    _sent_on(mail, headed)
    _quoted(mail)
    _framed(mail)
    return mail


def subject_of(subject: str) -> str:
    """The subject of a mail without “Re:”, “WG:” and the like, and without what says that it is a press release."""
    prefix = rf"^(?:(?:{'|'.join(_table()['prefixes'])})\s*(?:\[\d+\])?\s*[:：]\s*|\[[^\]]{{1,30}}\]\s*)+"
    bare = re.sub(prefix, "", " ".join(subject.split()), flags=re.IGNORECASE)
    release = rf"^(?:{'|'.join(_table()['release'])})\s*(?:[-–—:|/]\s*)"
    return re.sub(release, "", bare, flags=re.IGNORECASE).strip()


def sender_of(sender: str) -> str:
    """The name in a sender such as “Ufficio stampa <press@example.org>”; the address where there is no name."""
    name = _ADDRESS.sub("", sender).strip(" \"'")
    return name or sender.strip(" <>")


@cache
def _table() -> dict[str, list[str]]:
    return common("mail")


@cache
def begins_with(kind: str, end: str = r"\s*$") -> re.Pattern[str]:
    """What a line begins with that is one of a kind of line of mails, and how such a line ends."""
    return re.compile(rf"^[\s*_>-]*(?:{'|'.join(_table()[kind])}){end}", re.IGNORECASE)


@cache
def _label_of(label: str) -> str | None:
    kinds = ("subject", "date", "to", "from", "other")  # “De:” is whose it is, “A:” to whom
    return next((kind for kind in kinds if label.strip().lower() in _table()[kind]), None)


def _head_at(lines: Sequence[str], start: int) -> dict[int, tuple[str, str]]:
    """The lines of a head that begins at a line, with what each labels and says; empty where there is none."""
    found: dict[int, tuple[str, str]] = {}
    for index in range(start, min(len(lines), start + 25)):
        line = lines[index]
        labelled = _LABELLED.match(line)
        kind = _label_of(labelled["label"]) if labelled else None
        if labelled and kind:
            found[index] = kind, labelled["value"].strip()
        elif found and line.strip() and (line[:1].isspace() or _goes_on(found, lines, index)):
            kind, said = found[max(found)]
            found[index] = kind, f"{said} {line.strip()}"
        elif line.strip() or len({kind for kind, _ in found.values()}) >= 2 or (found and index - max(found) >= 2):
            break
    kinds = {kind for kind, _ in found.values()}
    mailed = "from" in kinds and any("@" in said for _, said in found.values())
    enough = len(kinds) >= 3 or (mailed and len(kinds) >= 2) or {"from", "subject"} <= kinds
    return found if enough and "from" in kinds else {}


def _goes_on(found: dict[int, tuple[str, str]], lines: Sequence[str], index: int) -> bool:
    """Whether a line goes on with a label's list of addresses, or another label follows it."""
    if found[max(found)][0] == "to" and ("@" in lines[index] or ";" in lines[index]):
        return True
    after = _LABELLED.match(lines[index + 1]) if index + 1 < len(lines) else None
    return max(found) == index - 1 and after is not None and _label_of(after["label"]) is not None


def _is_separator(line: str) -> bool:
    return bool(begins_with("separators").match(line))


def _next(lines: Sequence[str], start: int) -> int:
    """The next line with words."""
    return next((index for index in range(start, len(lines)) if lines[index].strip()), len(lines))


def _words(lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _sent_on(mail: MailText, headed: bool) -> None:
    """Heads, and the notes above those that were sent on; below an answer, the mail that it answers."""
    start = 0
    for _ in range(20):  # mails that were sent on again and again
        bare = [_MARK.sub("", line) for line in mail.lines]
        first = _next(bare, start)
        if not (start or headed) and (head := _head_at(bare, first)):
            _take(mail, first, max(head) + 1, "head of the mail")
            mail.head = _told(head)
            start = max(head) + 1
            continue
        place, head = next(
            (
                (index, found)
                for index in range(first, len(bare))
                if _is_separator(bare[index]) or (index and not bare[index - 1].strip())
                if (found := _head_at(bare, _next(bare, index + 1) if _is_separator(bare[index]) else index))
            ),
            (0, {}),
        )
        if not head:
            return
        own, below = bare[first:place], bare[max(head) + 1 :]
        if _words(own) > _MOST_BEFORE and 2 * _words(own) > _words(below):
            _take(mail, place, len(mail.lines), "quoted mail")
            return
        _take(mail, first, place, "note above the mail sent on")
        _take(mail, place, max(head) + 1, "head of the mail")
        mail.head = _told(head)
        start = max(head) + 1


def _told(head: dict[int, tuple[str, str]]) -> dict[str, str]:
    told: dict[str, str] = {}
    for kind, said in head.values():
        told[kind] = said if kind not in told or said.startswith(told[kind]) else told[kind]
    return told


def _quoted(mail: MailText) -> None:
    """What stands behind quoting marks: set aside where others’ words answer it, read without its marks where not."""
    marked = [index for index, line in enumerate(mail.lines) if _MARK.match(line)]
    cited = next((index for index, _ in enumerate(mail.lines) if _attributes(mail.lines, index)), None)
    if len(marked) < 2:
        if cited is not None and _words(mail.lines[:cited]) > _OWN * _words(mail.lines):
            _take(mail, cited, len(mail.lines), "quoted mail")
        elif cited is not None:
            _take(mail, 0, cited + _attributes(mail.lines, cited), "note above the mail sent on")
        return
    quoted = _words([mail.lines[index] for index in marked])
    own = _words(mail.lines) - quoted - (_words(mail.lines[cited : cited + 2]) if cited is not None else 0)
    if own >= _OWN * (own + quoted):
        if cited is not None:
            _take(mail, cited, cited + _attributes(mail.lines, cited), "quoted mail")
        for index in marked:
            _take(mail, index, index + 1, "quoted mail")
        return
    if cited is not None and cited < marked[0]:
        _take(mail, 0, cited + _attributes(mail.lines, cited), "note above the mail sent on")
    for index in marked:
        mail.lines[index] = _MARK.sub("", mail.lines[index])


def _attributes(lines: Sequence[str], index: int) -> int:
    """Over how many lines, one or two, it is said who wrote what follows; 0 where that is not said."""
    pattern = begins_with("attributions")
    if not lines[index].strip():
        return 0
    if pattern.match(lines[index]):
        return 1
    return 2 if index + 1 < len(lines) and pattern.match(f"{lines[index].strip()} {lines[index + 1].strip()}") else 0


def _framed(mail: MailText) -> None:
    """The signature, notices of mail programs and lawyers, greetings, and what says that it is a press release."""
    lines = mail.lines
    for index, line in enumerate(lines):
        if begins_with("notices", "").match(line) and (index == 0 or not lines[index - 1].strip() or len(line) > 60):
            end = next((at for at in range(index, len(lines)) if not lines[at].strip()), len(lines))
            _take(mail, index, end, "notice of the mail")
    last = [index for index, line in enumerate(lines) if line.strip()][-_MOST_IMPRINTED - 1 :]
    for place, index in enumerate(last):
        line, rest = lines[index], [lines[after] for after in last[place + 1 :]]
        if any(len(each) > 160 for each in rest) or (len(rest) > _MOST_SIGNED and not _is_contact(rest)):
            continue
        closes = begins_with("closings", r"\s*[,.!]?\s*.{0,40}$").match(line) and len(line) <= _LONGEST_GREETING
        if len(rest) > _MOST_SIGNED and not closes:
            continue  # only who takes leave may go on to tell all that a firm has to tell of itself
        signs = begins_with("signature").match(line) and (line.rstrip("\r\n") == "-- " or not rest or _is_contact(rest))
        contacts = begins_with("contacts", r"\s*(?::.*)?$").match(line) and _is_contact([line, *rest])
        if closes or signs or contacts:
            _take(mail, index, len(lines), "signature")
            break
    else:
        _signed_amid(mail, last)
    words = [index for index, line in enumerate(lines) if line.strip()]
    for index in words[1:]:
        if begins_with("ends", r"[\s.)\]*–—-]*$").match(lines[index].strip(" (-–—[")):
            _take(mail, index, index + 1, RELEASE)
    for index in words[:8]:
        line = lines[index].strip()
        if begins_with("release", r"\s*[.:!]?\s*$").match(line):
            _take(mail, index, index + 1, RELEASE)
        elif len(line) <= _LONGEST_GREETING and line.endswith((",", "!", ":")) and begins_with("greetings").match(line):
            _take(mail, index, index + 1, "greeting")


def _signed_amid(mail: MailText, last: Sequence[int]) -> None:
    """Who takes leave where a long note goes on below: the words alone and the short lines that follow."""
    for place, index in enumerate(last):
        if begins_with("closings", r"\s*[,.!]?\s*$").match(mail.lines[index]):
            end = place + 1
            while end < len(last) and end <= place + _MOST_NAMES and _is_name_line(mail.lines[last[end]]):
                end += 1
            _take(mail, index, last[end - 1] + 1, "signature")
            return


def _is_name_line(line: str) -> bool:
    return len(line.strip()) <= _LONGEST_GREETING and not ends_sentence(line)


def _is_contact(lines: Sequence[str]) -> bool:
    return any(_CONTACT.search(line) for line in lines)


def _take(mail: MailText, start: int, end: int, reason: str) -> None:
    """Set lines aside, each paragraph by itself."""
    group: list[str] = []
    first = start
    for index in chain(range(start, min(end, len(mail.lines))), [-1]):
        line = mail.lines[index] if index >= 0 else ""
        if line.strip():
            first = first if group else index
            group.append(line.strip())
            mail.lines[index] = ""
        elif group:
            mail.asides.append(Aside(" ".join(" ".join(group).split()), first + 1, reason))
            group = []
