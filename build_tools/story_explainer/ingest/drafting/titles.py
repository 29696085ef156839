"""The title or office beside a name, as a text gives it: “der Sprecher Jan Ott”, “Mia Rossi, addetta stampa”."""

from __future__ import annotations

import re

from story_explainer.ingest.drafting.names import Mention, Name
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.languages.cues import Cues
from story_explainer.story.base import Text

_FORMER = 24  # letters before a title in which stands that somebody bears it no more
_LONG = 90  # letters of an apposition, at most, that says who somebody is in a few words


def titled(reading: Reading, mention: Mention) -> bool:
    """Whether a title of a person stands right before a name, or behind it and a comma."""
    known = reading.cues[mention.locale]
    roles = _of_persons(known)
    text = reading.bitext.by_id[mention.segment].text[mention.locale]
    apposition = re.match(r",\s+(\w+)(?:\s+(\w+))?", text[mention.end :])
    small = known.words("function_words")  # ad is an AD, and in “ad esempio” none
    behind = apposition and (roles - small) & {word.lower() for word in apposition.groups() if word}
    tail = re.findall(r"[\w-]+", text[: mention.start])[-3:] if re.search(r"[\w.]\s+$", text[: mention.start]) else []
    return bool(behind) or any(" ".join(tail[start:]).lower() in roles - small for start in range(len(tail)))


def role_of(name: Name, reading: Reading) -> Text | None:
    """What the texts call somebody, in every language: “CEO di Ford” / “CEO von Ford”; None where one does not."""
    for segment in name.segments:
        found: dict[str, str] = {}
        for mention in name.mentions:
            if mention.segment == segment and mention.locale not in found:
                title = _apposition(mention, reading) or _title(mention, reading)
                if title:
                    found[mention.locale] = title
        if set(found) == set(reading.locales):
            return Text({locale: found[locale] for locale in reading.locales})
    return None


def _of_persons(known: Cues) -> frozenset[str]:
    return known.words("names.roles") - known.words("names.organisations") - known.words("names.outlets")


def _apposition(mention: Mention, reading: Reading) -> str | None:
    """What stands behind a name between two commas, or a comma and the end, if it begins with a title.

    In a language whose nouns show the case only one in the nominative is taken, as the article before it tells.
    """
    known = reading.cues[mention.locale]
    text = reading.bitext.by_id[mention.segment].text[mention.locale]
    found = re.match(r",\s+([^,;:()–—“”„«»\"]+?)(?=,|\.\s*$|\.$)", text[mention.end :])
    if found is None or len(found[1]) > _LONG:
        return None
    first, _, rest = found[1].partition(" ")
    nominative, oblique = known.words("names.nominative"), known.words("names.articles")
    if first.lower() in nominative:
        first, _, rest = rest.partition(" ")
    elif first.lower() in oblique and nominative:
        return None
    elif first.lower() in oblique:
        first, _, rest = rest.partition(" ")
    roles = _of_persons(known)
    if not ({first.lower(), f"{first} {rest.partition(' ')[0]}".lower()} & roles):
        return None
    return f"{first[:1].upper()}{first[1:]} {rest}".strip()


def _title(mention: Mention, reading: Reading) -> str | None:
    known = reading.cues[mention.locale]
    text = reading.bitext.by_id[mention.segment].text[mention.locale]
    roles = "|".join(sorted(map(re.escape, known.words("names.roles")), key=lambda role: (-len(role), role)))
    if not roles:
        return None
    of = "|".join(sorted(map(re.escape, known.words("names.of")), key=lambda word: (-len(word), word)))
    whole = _whole_title(text[: mention.start], known, roles, of)
    if whole:
        return whole
    title = rf"(?:{roles})(?:\s+(?:{of})[\s’']+(?-i:[A-ZÀ-Þ])[\w’'.&-]*(?:\s+(?-i:[A-ZÀ-Þ])[\w’'.&-]*)*)?"
    before = re.search(rf"(?<!\w)({title}),?\s+$", text[: mention.start], re.IGNORECASE)
    if before is None or len(before[1]) < 3 or known.has("names.former", text[: before.start()][-_FORMER:]):
        return None
    if text[: before.start()].endswith("-"):  # Ex-Wirecard-Chef
        compound = re.search(r"[\w-]+$", text[: before.end(1)])
        return compound[0] if compound else None
    first, space, rest = before[1].partition(" ")
    # Mit dem Architekten Paul Sanders: Architekt.
    roots = [first.removesuffix(end) for end in ("en", "n") if _inflected(first, end, known.words("names.roles"))]
    first = next(iter(roots), first)
    return first[0].upper() + first[1:] + space + rest


def _whole_title(before: str, known: Cues, roles: str, of: str) -> str | None:
    """An office that is more than its noun: “capo della Protezione civile”, “Betriebsratschef”.

    Where words in small letters belong to it, a comma has to part it from the name, as a verb might stand between.
    """
    small = "|".join(map(re.escape, sorted(known.words("function_words"))))
    word = rf"(?!(?:{small})(?!\w))[^\W\d_][\w’.&-]*"
    institution = rf"(?:\s+{word})?\s+(?:{of})[\s’']+(?:{word})(?:\s+{word}){{0,3}}"
    behind = re.search(rf"(?<![\w-])((?:{roles}){institution}),\s+$", before, re.IGNORECASE) if of else None
    if behind and not known.has("names.former", before[: behind.start()][-_FORMER:]):
        return behind[1][0].upper() + behind[1][1:]
    owner = re.search(rf"(?<![\w-])({word}(?:\s+{word}){{0,2}}['’]s\s+(?:{roles})),\s+$", before, re.I)
    if owner and not known.has("names.former", before[: owner.start()][-_FORMER:]):
        return owner[1][0].upper() + owner[1][1:]
    if known.get("noun_capitals", False):  # one word: Gesamtbetriebsratschef, Landesforstdirektor
        compound = re.search(r"(?<![\w-])([A-ZÀ-Þ][^\W\d_]{5,})\s+$", before)
        ends = [role for role in _of_persons(known) if len(role) > 3]
        ended = compound and any(compound[1].lower().endswith(end) and compound[1].lower() != end for end in ends)
        if compound and ended and not known.has("names.former", before[: compound.start()][-_FORMER:]):
            return compound[1]
    return None


def _inflected(title: str, end: str, roles: frozenset[str]) -> bool:
    return title.endswith(end) and title.lower().removesuffix(end) in roles
