"""Plain text, as it is copied from web pages, PDF files, word processors and mails."""

from __future__ import annotations

import re

from story_explainer.ingest.article import Metadata, Parsed, refuse_long
from story_explainer.ingest.reading.blocks import split_blocks
from story_explainer.ingest.reading.formats import eml
from story_explainer.ingest.reading.mail import article_in, is_mail, subject_of

# The source of a mail, as “show original” gives it: fields that no mail program shows.
_SOURCE = re.compile(r"\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:MIME-Version|Received|Message-ID):", re.IGNORECASE)


def parse(name: str, text: str, locale: str) -> Parsed:
    """Read a plain text. See `blocks.split_blocks`; of a mail that was pasted or sent on, see `mail.article_in`."""
    refuse_long(name, text)
    if _SOURCE.match(text[:20_000]):
        return eml.read(name, text.encode(), locale)
    if not is_mail(text):
        blocks, tables = split_blocks(text)
        return Parsed(tuple(blocks), tuple(tables))
    mail = article_in(text.split("\n"))
    blocks, tables = split_blocks("\n".join(mail.lines))
    candidates = eml.candidates_of(mail)
    subject = subject_of(mail.head.get("subject", "")) or None
    return Parsed(tuple(blocks), (*mail.asides, *tables), Metadata(candidates=candidates), subject)
