"""Mails as files, by the standard library: the body that holds the article, its head as what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime

from story_explainer.ingest.article import MAX_TEXT, Aside, Block, Candidate, Metadata, Parsed, refuse, refuse_long
from story_explainer.ingest.reading.blocks import split_blocks
from story_explainer.ingest.reading.encoding import decode
from story_explainer.ingest.reading.mail import MailText, article_in, sender_of, subject_of
from story_explainer.ingest.reading.marked import blocks_of
from story_explainer.story.problems import ContentError

# What the library makes of odd heads instead of saying that they are odd.
_ODD = (LookupError, ValueError, AttributeError, TypeError, ArithmeticError, AssertionError, MessageError)
_MOST_PARTS, _DEEPEST = 500, 20
_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEAD, _LONGEST_HTML = 5_000, 2_000_000
_HEADS = ("From", "To", "Cc", "Date", "Subject", "Reply-To")
_TEXT_ENOUGH = 0.6  # the share of the HTML's words that the plain text must have to be read in its place
_BY = "who sent the mail"
_ON = "when the mail was sent"
_SHORT = 40  # words below which a mail only carries what is attached to it


def read(name: str, data: bytes, locale: str) -> Parsed:
    """Read a mail.

    Args:
        name: the file's name for messages.
        data: its bytes.
        locale: its language.

    Returns:
        The blocks of its plain text, or of its HTML where that says more; of the mail attached where its own words
        only carry that. Its head is set aside and gives candidates; its attachments are named among what is set aside.

    Raises:
        ContentError: I002 it is nested too deep or in too many parts; I003 it is no mail; I005 it holds no text.
    """
    end = _HEAD_END.search(data)
    head = data[: end.start()] if end else data
    if len(_BOUNDARY.findall(data)) > _MOST_PARTS or head.count(b"\n") > _LONGEST_HEAD:
        raise _too_deep(name)
    try:
        message = message_from_bytes(data, policy=policy.default)
        return _read(name, message, locale, 0)
    except RecursionError:
        raise _too_deep(name) from None
    except ContentError:
        raise
    except _ODD:
        raise refuse(name, "I003", "the mail is damaged", "copy its text into a .txt file") from None


def _too_deep(name: str) -> ContentError:
    return refuse(name, "I002", "the mail has too many parts inside each other", "copy its text into a .txt file")


def _read(name: str, message: EmailMessage, locale: str, depth: int) -> Parsed:
    if depth > _DEEPEST:
        raise _too_deep(name)
    head = [(key, said) for key in _HEADS if (said := _said(message, key, locale))]
    if not head and depth == 0:
        raise refuse(name, "I003", "the file is no mail: it has no head", "if it is a text, call it something.txt")
    attached = list(_attached(message))
    asides = [Aside(f"{key}: {said}", 1, "head of the mail") for key, said in head]
    asides += [Aside(label, 1, "attachment") for label, _ in attached]
    plain, html = (_body(name, message, kind, locale) for kind in ("plain", "html"))
    inner = next((part for _, part in attached if part.get_content_type() == "message/rfc822"), None)
    if inner is not None and len(f"{plain[0]} {html[0]}".split()) < _SHORT:
        carried = next((part for part in inner.iter_parts() if isinstance(part, EmailMessage)), None)
        if carried is not None:
            found = _read(name, carried, locale, depth + 1)
            note = [Aside(" ".join(plain[0].split()), 1, "note above the mail sent on")] if plain[0].strip() else []
            received = _when(_said(message, "Date", locale))
            metadata = replace(found.metadata, received=received or found.metadata.received)
            return replace(found, asides=(*asides, *note, *found.asides), metadata=metadata)
    parsed = _of_body(plain, html)
    if not parsed.blocks:
        files = ", ".join(label for label, _ in attached)
        hint = (
            f"its text may be in what is attached: save that and give it ({files})"
            if files
            else "is it the right mail?"
        )
        raise refuse(name, "I005", "there is no text in the mail", hint)
    told = {key.lower(): value for key, value in head}
    within = parsed.metadata.candidates
    return replace(
        parsed,
        asides=(*asides, *parsed.asides),
        metadata=Metadata(received=_when(told.get("date")), candidates=within or _candidates(told)),
        subject=parsed.subject or subject_of(told.get("subject", "")) or None,
    )


def _candidates(said: dict[str, str]) -> tuple[Candidate, ...]:
    day = (_when(said.get("date")) or "")[:10]
    found = [
        ("title", subject_of(said.get("subject", "")), "what the mail is about"),
        ("publisher", sender_of(said.get("from", "")), _BY),
        ("date", day, _ON),
    ]
    return tuple(Candidate(*each) for each in found if each[1])


def candidates_of(mail: MailText) -> tuple[Candidate, ...]:
    """What the head of a mail that stands in a text says."""
    return _candidates(mail.head)


def _of_body(plain: tuple[str, str], html: tuple[str, str]) -> Parsed:
    """The blocks of the body: of its plain text unless the HTML has far more words."""
    marked = list(blocks_of(html[0], layout=True)) if html[0] else []
    lines = [found.text for found in marked if isinstance(found, Block)]
    if lines and len(plain[0].split()) < _TEXT_ENOUGH * len(" ".join(lines).split()):
        return _of_html(marked, html[1])
    mail = article_in(plain[0].split("\n"), headed=True)
    blocks, tables = split_blocks("\n".join(mail.lines))
    if not blocks and lines:
        return _of_html(marked, html[1])
    return Parsed(
        tuple(blocks), (*mail.asides, *tables), Metadata(candidates=candidates_of(mail)), _subject(mail), plain[1]
    )


def _of_html(marked: list[Block | Aside], encoding: str) -> Parsed:
    """The blocks of an HTML body, what frames the article set aside as in a plain one."""
    blocks = [found for found in marked if isinstance(found, Block)]
    spaced = [line for block in blocks for line in (block.text, "")]
    mail = article_in(spaced, headed=True)
    kept = tuple(block for number, block in enumerate(blocks) if mail.lines[2 * number])
    asides = [Aside(aside.text, blocks[(aside.line - 1) // 2].line, aside.reason) for aside in mail.asides]
    others = [found for found in marked if isinstance(found, Aside)]
    return Parsed(kept, (*asides, *others), Metadata(candidates=candidates_of(mail)), _subject(mail), encoding)


def _subject(mail: MailText) -> str | None:
    return subject_of(mail.head.get("subject", "")) or None


def _said(message: Message, key: str, locale: str) -> str:
    """What a field of the head says; nothing where it cannot be read."""
    raw = next((str(value) for known, value in message.raw_items() if known.lower() == key.lower()), "")
    if re.search("[\udc80-\udcff]", raw):
        return " ".join(_unmarked(raw.encode("utf-8", "surrogateescape"), locale).split())
    try:
        value = message[key]
        return " ".join(str(value).split()) if value is not None else ""
    except _ODD:
        return ""


def _unmarked(raw: bytes, locale: str) -> str:
    """What a field says whose encoding is not stated, as that of a body would be told."""
    try:
        return decode("head", raw, locale).text
    except ContentError:
        return raw.decode("ascii", "replace")


def _when(date: str | None) -> str | None:
    """A mail's date as EDTF."""
    try:
        found: datetime | None = parsedate_to_datetime(date) if date else None
    except _ODD:
        return None
    return found.isoformat(timespec="seconds") if found and 1 <= found.year <= 9999 else None


def _body(name: str, message: EmailMessage, kind: str, locale: str) -> tuple[str, str]:
    """The body of one kind, decoded, and the encoding that it is in; empty where there is none."""
    part = message.get_body(preferencelist=(kind,)) if message.get_content_maintype() != "message" else None
    raw = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(raw, bytes) or not raw.strip():
        return "", "utf-8"
    stated = part.get_content_charset()
    try:
        text, encoding = (raw.decode(stated), stated) if stated and stated not in ("us-ascii", "ascii") else ("", "")
    except (LookupError, UnicodeDecodeError):
        text, encoding = "", ""
    decoded = decode(name, text.encode() if text else raw, locale)
    refuse_long(name, decoded.text, _LONGEST_HTML if kind == "html" else MAX_TEXT)
    text = _flowed(decoded.text, part)
    return text, encoding or decoded.encoding


def _flowed(text: str, part: Message) -> str:
    """A text whose lines are to flow (RFC 3676) with its paragraphs on one line each."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    gone = str(part.get_param("delsp", "")).lower() == "yes"
    lines: list[str] = []
    going = False
    for line in text.split("\n"):
        own = line[1:] if line.startswith(" ") and not going else line
        quoted = line.startswith(">")
        if going and not quoted and line != "-- ":
            lines[-1] += own
        else:
            lines.append(own)
        going = line.endswith(" ") and line != "-- " and not quoted and bool(line.strip())
        if going and gone:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def _attached(message: EmailMessage) -> Iterator[tuple[str, EmailMessage]]:
    """What is attached to a mail: the name or kind of each, and the part."""
    if message.get_content_type() == "message/rfc822":
        return
    for part in message.iter_attachments() if message.is_multipart() else ():
        if isinstance(part, EmailMessage):
            yield part.get_filename() or part.get_content_type(), part
