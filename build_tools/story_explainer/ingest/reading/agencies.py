"""What agencies put around a text: a dateline before its first sentence, their name and signs of desks behind its last.

“BOLZANO, 12 MAR 2026 (ANSA) - …”, “(AGI) - Roma, 12 mar. - …”, “SALURN. …”; “(ANSA).”, “(dpa/apa)”, “– REUTERS”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from story_explainer.ingest.article import Aside, Block, Candidate
from story_explainer.ingest.languages import common
from story_explainer.ingest.languages.cldr import months, short_months
from story_explainer.ingest.languages.segmentation import Pack
from story_explainer.ingest.reading.ends import ends_sentence
from story_explainer.ingest.times import absolute_dates

DATELINE, _SIGN, AGENCY = "dateline", "sign of an agency", "agency"
_ORIGIN = "agency named in the text"
_LONGEST, _PLACE_WORDS, _LEAST = 90, 4, 30
_TOWN, _RUNNING, _LONGEST_SERVICE = 4, 60, 400  # letters
_DASH = r"[–—-]{1,2}"
# How a dateline ends: with a dash, or, where a day or an agency stands in it, with a full stop or a colon as well.
_END = re.compile(rf"\s*\.?\s*{_DASH}\s+(?=\S)|[.:]\s+(?=\S)")
_CODED_DAY = re.compile(r"(?<![\w])(\d{1,2})-([^\W\d_]{3})-(\d\d(?:\d\d)?)(?!\w)")
_CLOCK = re.compile(r"\b[0-2]?\d[:.][0-5]\d\b(?:\s?(?:Uhr|h|GMT|CET|CEST|UTC))?")
# “YXA-ABC/”, “Rba/Sar”, “abc/ def/”, “ISSN 2465 - 1222”, “12-MAR-26 10:45 NNNN”, “dpa:260312-99-123456/3”.
_DESKS = re.compile(
    r"(?:ISSN [\d X-]{8,12}|NNNN|\+{2,}|#{2,}|[_*]{3,}"
    r"|(?:[^\W\d_]{2,4}(?:[-/][^\W\d_]{2,4})*/|[^\W\d_]{2,4}/[^\W\d_]{2,4})(?:\s[^\W\d_]{2,4}/?)*)(?:\s+NNNN)?"
)
# Who wrote a text, by initials behind its last sentence: “… einen Ersatzbus. (san)”.
_INITIALS = re.compile(r"(?:^|(?<=\S) )\((?:[^\W\d_]{2,4}(?:/[^\W\d_]{2,4}){0,3})\)$")
_CODE = re.compile(r"dpa:\d{6}(?:-[\d/]+)+")


@dataclass(frozen=True, slots=True)
class AgencySigns:
    """What datelines and signs say: the day as EDTF, and the agencies for an editor to take as the publisher."""

    date: str | None = None
    candidates: tuple[Candidate, ...] = ()


def set_agencies_aside(
    blocks: Sequence[Block], locale: str, pack: Pack
) -> tuple[list[Block], list[Aside], AgencySigns]:
    """Take out datelines, the names of agencies behind a text, and the signs of their desks.

    Args:
        blocks: the blocks of one article.
        locale: its language.
        pack: what is known of it.

    Returns:
        The blocks that stay, what was set aside, and what it says.
    """
    kept: list[Block] = []
    asides: list[Aside] = []
    days: list[str] = []
    named: list[str] = []
    seen = False
    starts = [_start(block.text) for block in blocks]
    texts = [_INITIALS.sub("", block.text) for block in blocks]
    running = [len(text) >= _RUNNING and ends_sentence(text) and not _is_service(text) for text in texts]
    last = max((index for index, each in enumerate(running) if each), default=len(blocks))
    chronicle = sum(_begins_with_day(block.text, locale) for block in blocks) > 1
    for index, block in enumerate(blocks):
        text = block.text
        if block.kind in ("title", "heading"):
            kept.append(block)
            continue
        if day := coded_day(text, locale):
            days.append(day)
        if (index > last and _is_service(text)) or _is_sign(text, seen):
            asides.append(Aside(text, block.line, _SIGN))
            named += _agencies(text)
            continue
        begins = len(text) >= _LEAST and (ends_sentence(text) or bool(_closing(text, locale)[1]))
        if begins and not seen:
            repeated = starts[index] != "" and starts.count(starts[index]) > 1
            length, day, own = _dateline(text, locale, pack, capitals_alone=not repeated)
            if length and (own or not chronicle):
                asides.append(Aside(text[:length].strip(), block.line, DATELINE))
                days += [day] if day else []
                named += own
                text = text[length:]
                text = text[0].upper() + text[1:] if own or day else text
            seen = True
        length, own, day = _closing(text, locale)
        if index == last and not own and (found := _INITIALS.search(text)) and ends_sentence(text[: found.start()]):
            asides.append(Aside(found[0].strip(), block.line, _SIGN))
            text = text[: found.start()]
        elif own:
            asides.append(Aside(text[length:].strip(), block.line, AGENCY))
            named += own
            days += [day] if day else []
            text = text[:length].rstrip()
        if text.strip():
            kept.append(replace(block, text=text))
    candidates = tuple(Candidate("publisher", name, _ORIGIN) for name in dict.fromkeys(named))
    return kept, asides, AgencySigns(next(iter(days), None), candidates)


def coded_day(text: str, locale: str) -> str | None:
    """The day in what agencies put below a text, “12-MAR-26 10:45”, as EDTF."""
    found = _CODED_DAY.search(text)
    if not found or len(text) > _LONGEST // 2:
        return None
    known = {name.lower()[:3]: number for source in (months(locale), months("en")) for name, number in source.items()}
    month, day = known.get(found[2].lower()), int(found[1])
    year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
    return f"{year:04}-{month:02}-{day:02}" if month and 1 <= day <= 31 else None


@cache
def agency_names() -> dict[str, str]:
    """The names of agencies as they are written, by the same without capitals."""
    return {name.casefold(): name for name in common("agencies")["names"]}


def _agencies(text: str) -> list[str]:
    """The agencies in a text that has nothing else, with their days and initials; none where it has."""
    bare = _CLOCK.sub(" ", text).strip(" ()[].-–—/©")
    if bare.casefold() in agency_names():
        return [agency_names()[bare.casefold()]]
    parts = [part.strip(" .") for part in re.split(r"[/,;|+&]|\s[–—-]\s|\s(?:und|e|and|et|y)\s", bare)]
    found = [agency_names()[part.casefold()] for part in parts if part.casefold() in agency_names()]
    others = [part for part in parts if part and part.casefold() not in agency_names()]
    return found if all(re.fullmatch(r"[^\W\d_]{2,4}|\d[\d. -]*", part) for part in others) else []


def _start(text: str) -> str:
    found = re.match(rf"(.{{2,40}}?)(?:\s{_DASH}\s|[.:]\s)", text)
    return found[1] if found else ""


def _begins_with_day(text: str, locale: str) -> bool:
    """Whether a paragraph begins with a day, as each of a chronicle does."""
    return any(time.start == 0 for time in absolute_dates(text[:_LONGEST], locale)) or bool(
        re.match(_short_day(locale), text)
    )


def _dateline(text: str, locale: str, pack: Pack, *, capitals_alone: bool) -> tuple[int, str | None, list[str]]:
    """How long the dateline is that a text begins with, the day and the agencies in it; 0 where there is none."""
    for end in _ends(text):
        head = text[: end.start()]
        if text[end.end()].islower():
            continue  # the sentence goes on
        bare, day = head, None
        for time in sorted(absolute_dates(head, locale), key=lambda each: each.start, reverse=True):
            bare, day = f"{bare[: time.start]}\0{bare[time.end :]}", time.value
        bare = re.sub(_short_day(locale), "\0", bare, count=1) if day is None else bare
        dated = "\0" in bare
        agencies: list[str] = []
        for bracket in re.findall(r"\([^()]{2,40}\)", bare):
            own = _agencies(bracket)
            agencies += own
            bare = bare.replace(bracket, " " if own or bare.strip()[0] != "(" else bracket)
        dashes = bool(re.search(_DASH, end[0]))
        parts = [part.strip(" ,.:/") for part in re.split(rf"\0|,|/|\s{_DASH}\s", _CLOCK.sub(" ", bare))]
        places = [part for part in parts if part]
        if not all(_is_place(place, pack) for place in places) or len(places) > 2:
            continue
        alone = bool(places) and head == places[0] and head.isupper() and len(head) >= 4
        capitals = alone and capitals_alone and ":" not in end[0] and not text[end.end() :].isupper()
        named = capitals_alone and ":" not in end[0] and _names_two_places(head, dashes=dashes)
        if (agencies and (dashes or dated)) or (dated and (dashes or places)) or capitals or named:
            return end.end(), day, agencies
    return 0, None, []


def _names_two_places(head: str, *, dashes: bool) -> bool:
    """“KLAGENFURT, Austria —”, “Bozen/Ofenberg.”: a place in capitals and its country, or two places."""
    town, _, country = head.partition(", ")
    if dashes and country and len(town) >= _TOWN and town.isupper():
        return True
    parts = head.split("/")
    return len(parts) == 2 and all(len(part) >= _TOWN and part == part.strip() for part in parts)


def _ends(text: str) -> Iterator[re.Match[str]]:
    """Where a dateline may end, the furthest first: “(AGI) - Roma, 12 mar. - …” has three such places."""
    found = [end for end in _END.finditer(text[: _LONGEST + 20]) if 0 < end.start() <= _LONGEST]
    return reversed(found)


@cache
def _short_day(locale: str) -> str:
    """“12 mar.”, “March 12”, “12.3.”: a day without its year."""
    names = {*months(locale), *short_months(locale)}
    short = {name[:3] for name in months(locale)}
    of = "|".join(map(re.escape, sorted(names | short, key=len, reverse=True))) or r"(?!)"
    number = r"\d{1,2}(?:\.|º|°|er)?"
    ways = (
        rf"(?<!\w){number}\s(?:de\s)?(?:{of})\b\.?",
        rf"(?<!\w)(?:{of})\.?\s\d{{1,2}}\b",
        r"(?<!\w)\d{1,2}\.\s?\d{1,2}\.?(?=$|\s|\))",
        r"(?<!\w)\d{1,2}[./]\d{1,2}[./]\d{2,4}(?!\w)",
    )
    return f"(?i:{'|'.join(ways)})"


def _is_place(text: str, pack: Pack) -> bool:
    words = re.sub(r"\([^()]{2,30}\)", "", text).split()
    if not 0 < len(words) <= _PLACE_WORDS or words[0][0].islower():
        return False
    return all(word[0].isalpha() and (not word[0].islower() or word in pack.name_words) for word in words)


def _closing(text: str, locale: str) -> tuple[int, list[str], str | None]:
    """Where the name of an agency begins that stands behind a text, the agencies, and the day beside them."""
    found = re.search(
        r"(?:\s|^)(?P<name>\([^()]{2,40}\)\.?|(?:[–—-]\s)?[^\W\d_][\w-]{1,15}(?:/[\w-]{2,15})*)\s*$", text
    )
    if not found:
        return len(text), [], None
    name, before = found["name"], text[: found.start()]
    days = absolute_dates(name, locale)
    bare = name
    for time in sorted(days, key=lambda each: each.start, reverse=True):
        bare = f"{bare[: time.start]}{bare[time.end :]}"
    own = _agencies(bare.strip())
    sure = name.startswith("(") or name[0] in "–—-" or name.isupper()
    if not own or not sure or (before.strip() and not ends_sentence(before)):
        return len(text), [], None
    return found.start(), own, days[0].value if days else None


@cache
def _service() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in common("agencies")["service"]))


def _is_service(text: str) -> bool:
    """Whether a line is what agencies write below a text for those who print it: “(Schluss)”, “SERVICE: …”."""
    return len(text) <= _LONGEST_SERVICE and bool(_service().fullmatch(text.strip()))


def _is_sign(text: str, seen: bool) -> bool:
    """Whether a line has nothing but signs of agencies; before the text begins, initials may be anything else."""
    if len(text) > _LONGEST:
        return False
    bare = _CODED_DAY.sub(" ", _CLOCK.sub(" ", text)).strip(" .")
    coded = bare != text.strip(" .") and _CODED_DAY.search(text) is not None
    if _CODE.search(text) or (coded and (not bare or _DESKS.fullmatch(bare))):
        return True
    return seen and (bool(_DESKS.fullmatch(bare)) or bool(_INITIALS.fullmatch(text)) or bool(_agencies(text)))
