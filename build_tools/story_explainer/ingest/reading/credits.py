"""Lines that say who wrote an article, where and when: bylines, datelines, dates of publication.

A line counts as one only if nothing else stands in it. “BOLZANO, 12 marzo 2026 – di Laura Dalpiaz” does; a headline
that holds a name and a date does not, for its verb is left over.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from story_explainer.ingest.article import Aside, Block
from story_explainer.ingest.languages import common
from story_explainer.ingest.languages.segmentation import Pack
from story_explainer.ingest.reading.agencies import agency_names
from story_explainer.ingest.reading.ends import ends_sentence
from story_explainer.ingest.times import absolute_dates

BYLINE = "byline"  # why a line that says who wrote an article, or when, is no part of its text
_LONGEST = 140
_PARTS = re.compile(r"\s+[–—-]+\s+|\s*[|·•;/]\s*|\t")
_CLOCK = re.compile(
    r"\b[0-2]?\d[:.h][0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\b\.?|\b)|\b[0-2]?\d\s?(?:Uhr|h)\b|\b[01]?\d\s?[ap]\.?m\b\.?",
    re.IGNORECASE,
)
# “Text: Anna Berger, Fotos: Jan Novák”: whose the pictures are.
_PICTURES = re.compile(
    r"(?<!\bund)(?<!\be)(?<!\band)(?<!\bet)(?<!&)[\s,;|/·–-]+"
    r"(?:fotos?|fotografie|bild(?:er)?|photos?|pictures?|grafi[ck]a?|videos?|illustration(?:en)?)\s?"
    r"(?::|\b(?:di|von|by|par|de)\b)\s?[^.:]+$",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"\([^()]{2,30}\)")
_PLACE_WORDS, _NAME_WORDS, _PAPER_WORDS = 4, 12, 6
_TELLING = 7
_LONGEST_NOTE = 300
_TEXT = 60  # letters from which what ends like a sentence is the article's text


@dataclass(frozen=True, slots=True)
class Credit:
    """What a line says of its article: the author's name, the date as EDTF."""

    author: str | None = None
    date: str | None = None


def set_credits_aside(blocks: Sequence[Block], locale: str, pack: Pack) -> tuple[list[Block], list[Aside], Credit]:
    """Take out the lines that say who wrote an article and when.

    A byline may stand anywhere, and so may a line that says when it was published or updated; a date alone only
    before the text begins or after it ends, since further in, a chronicle may have dates for headings.

    Args:
        blocks: the blocks of one article.
        locale: its language.
        pack: what is known of it.

    Returns:
        The blocks that stay, what was set aside, and what it says: the first author and the first date.
    """
    running = [index for index, block in enumerate(blocks) if len(block.text) >= _TEXT and ends_sentence(block.text)]
    begin, end = (running[0], running[-1]) if running else (len(blocks), -1)
    kept, asides, authors, dates = list[Block](), list[Aside](), list[str](), list[str]()
    for index, block in enumerate(blocks):
        above = block.kind == "heading" and index < begin
        credit = read_credit(block.text, locale, pack) if block.kind in (None, "text") or above else None
        if credit is None and len(block.text) <= _LONGEST_NOTE and pack.contributed.fullmatch(block.text):
            credit = Credit()
        if credit is None and block.kind is None and 0 < index < begin:
            credit = _bare_name(blocks, index, locale, pack)
        headline = index == 0 and begin == 1 and credit is not None and not credit.date  # “By Any Means Necessary”
        amid = begin < index < end and credit is not None and credit.date and not _says_published(block.text, pack)
        if credit is None or headline or amid:
            kept.append(block)
            continue
        asides.append(Aside(block.text, block.line, BYLINE))
        authors += [credit.author] if credit.author else []
        dates += [credit.date] if credit.date else []
    return kept, asides, Credit(next(iter(authors), None), next(iter(dates), None))


def _is_person(text: str, pack: Pack) -> bool:
    """Whether a text is a person's name and nothing else, by its first name."""
    words = text.split()
    given = bool(words) and _plain(words[0]) in common("names")["given"]
    return 2 <= len(words) <= _PLACE_WORDS and given and all(_capital(w) or w in pack.name_words for w in words)


def _bare_name(blocks: Sequence[Block], index: int, locale: str, pack: Pack) -> Credit | None:
    """A name alone between the headline and the text, by its first name, with the day above or below it."""
    if not _is_person(blocks[index].text, pack):
        return None
    near = [blocks[at].text for at in (index - 1, index + 1) if 0 < at < len(blocks)]
    dated = any((found := read_credit(text, locale, pack)) is not None and found.date for text in near)
    return Credit(blocks[index].text) if dated else None


def _plain(word: str) -> str:
    """A word in small letters without accents, as first names are listed."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(sign))


def _says_published(text: str, pack: Pack) -> bool:
    """Whether a line has one of the longer words that stand around a date alone: updated, veröffentlicht, modifica."""
    return any(len(word) >= _TELLING and word in pack.around_date for word in re.findall(r"\w+", text.lower()))


def read_credit(text: str, locale: str, pack: Pack) -> Credit | None:
    """Read a line that says who wrote an article or when.

    Args:
        text: a line of an article.
        locale: the article's language.
        pack: what is known of it.

    Returns:
        What the line says; None if it says anything else, or neither author nor date.
    """
    if len(text) > _LONGEST:
        return None
    date, rest = None, _PICTURES.sub("", text)
    for found in sorted(absolute_dates(text, locale), key=lambda each: each.start, reverse=True):
        rest = f"{rest[: found.start]} | {rest[found.end :]}"
        date = found.value  # of several, the one that stands first: published comes before updated
    author, dated = None, date is not None
    for part in _PARTS.split(_AGENCY.sub(" ", _CLOCK.sub(" ", rest))):
        own = _without_ends(part, pack)
        if not own or _says_nothing(own, pack):
            continue
        if (dated and all(_section(each, pack) or _page(each, pack) for each in own.split(", "))) or (
            author and _is_role(own, pack)
        ):
            continue
        name = author_of(own, pack) or (own if dated and _is_person(own, pack) else None)
        if name and author is None:
            author = name
        elif name or not (
            (_is_place(own, pack) and own == text[: len(own)])
            or (author and date and _is_outlet(own, pack))
            or (date and _is_paper(own, pack))
        ):
            return None
    if not (author or date) and _says_published(text, pack) and _says_nothing(_CLOCK.sub(" ", text), pack):
        return (
            Credit() if re.search(r"\d", text) and not re.search(r"\d[/.-]\d", _CLOCK.sub("", text)) else None
        )  # “Updated 2 hours ago”
    return Credit(author, date) if author or date else None


def _without_ends(part: str, pack: Pack) -> str:
    """A part of a line without the marks, and the words such as “ore” or “Uhr”, that stood beside a date in it."""
    own = part.strip(" ,.:–—-\u00a0")
    while (found := re.search(r"(?:,\s*|\s)(\w+)$", own)) and found[1].islower() and found[1] in pack.around_date:
        own = own[: found.start()].rstrip(" ,")
    return own


def _section(text: str, pack: Pack) -> bool:
    """“Cronaca”, “in Cronaca”: the section that an article stands in."""
    words = text.lower().split()
    while words and words[0] in pack.around_date:
        words.pop(0)
    return " ".join(words) in pack.sections


def _page(text: str, pack: Pack) -> bool:
    return any(map(str.isalpha, text)) and bool(pack.page_number.fullmatch(text))


def _is_role(text: str, pack: Pack) -> bool:
    """“Corrispondente da Bolzano”, “Redakteurin Lokales”: what an author is, behind the name."""
    words = re.findall(r"\w+", text.lower())
    return len(words) <= _NAME_WORDS // 2 and not pack.role.isdisjoint(words)


def author_of(text: str, pack: Pack) -> str | None:
    """The name in a byline such as “Von Anna Berger und Jan Novák”, or “Redaktion”; None where a text is none."""
    if text.lower().strip(" .:") in pack.desk:
        return text.strip(" .:")
    for label in sorted(pack.byline, key=len, reverse=True):
        if text[: len(label)].lower() != label.lower() or not re.match(r"[\s:]", text[len(label) :]):
            continue
        name = _names_alone(text[len(label) :].strip(" :"), pack)
        words = re.findall(r"[^\s,]+", name)
        names = [word for word in words if word.lower() not in pack.name_words]
        if names and all(word.casefold() in agency_names() for word in words):
            return name.rstrip(" .,")
        if len(names) >= 2 and words[0] == names[0] and len(words) <= _NAME_WORDS and all(map(_capital, names)):
            return name.rstrip(" .,")
    return None


def _names_alone(text: str, pack: Pack) -> str:
    """Names without what follows them behind a comma: an office, an agency, a town (“Jane Smith, BBC News, Rome”)."""
    first, *others = text.split(",")
    kept = [first]
    for part in others:
        words = part.split()
        short = len(words) < 2 or any(len(word) > 1 and word.isupper() for word in words)
        if not (_is_role(part, pack) or (short and not first.isupper())):
            kept.append(part)
    return ",".join(kept)


def _capital(word: str) -> bool:
    """Whether a word may be part of a name; scripts without capitals have only such words."""
    return not word[0].islower() and word[0].isalpha() and not re.search(r"[!?:…]$|\d", word)


def _is_place(text: str, pack: Pack) -> bool:
    """“ROMA”, “New York”, “Val di Zoldo”: a few words with capitals, as before a date."""
    words = text.split()
    small = [word for word in words if not _capital(word)]
    return len(words) <= _PLACE_WORDS and _capital(words[0]) and all(word in pack.name_words for word in small)


def _is_outlet(text: str, pack: Pack) -> bool:
    """“Il Quotidiano delle Valli”: words with capitals and the small ones between them, as behind an author's name."""
    words = re.findall(r"[^\s,]+", text)
    return len(words) <= _NAME_WORDS and all(_capital(word) or word.lower() in pack.name_words for word in words)


def _is_paper(text: str, pack: Pack) -> bool:
    """“Rundschau am See”, “Alpenbote”, or the initials of who wrote it there (“jk”), beside a date."""
    words = text.split()
    small = [word for word in words if not _capital(word)]
    linked = all(word in pack.name_words | pack.around_date for word in small)
    initials = len(words) == 1 and re.fullmatch(r"[a-zà-ÿ]{2,3}", text) is not None
    return initials or (len(words) <= _PAPER_WORDS and _capital(words[0]) and _capital(words[-1]) and linked)


def _says_nothing(text: str, pack: Pack) -> bool:
    """Whether a text has no words but those that stand around a date, such as “Aggiornato il” or “Uhr”."""
    return all(word in pack.around_date for word in re.findall(r"\w+", text.lower()) if not word.isdigit())
