"""The title or office beside a name, as a text gives it: “der Sprecher Jan Ott”, “Mia Rossi, addetta stampa”."""

from __future__ import annotations

import re

from story_explainer.ingest.drafting.names import Mention, Name
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.languages.cues import Cues
from story_explainer.story.base import Text

_DOCTOR = re.compile(r"(?:(?:Prof|Dr|Dott|Dott\.ssa|Ing|Avv|med|h\.\s?c)\.\s)+$")  # no office
_FORMER = 24  # letters before a title in which stands that somebody bears it no more
_MODIFIERS = 3  # nouns before a title that say of what it is
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
    best: dict[str, str] = {}
    for segment in name.segments:
        found: dict[str, str] = {}
        for mention in name.mentions:
            if mention.segment == segment and mention.locale not in found:
                title = _apposition(mention, reading) or _title(mention, reading)
                if title:
                    found[mention.locale] = title
        # Who is called by one word at first and in full later is what the fullest words say.
        if set(found) == set(reading.locales) and len(" ".join(found.values())) > len(" ".join(best.values())):
            best = found
    return Text({locale: best[locale] for locale in reading.locales}) if best else None


def in_office(reading: Reading, mention: Mention) -> bool:
    """Whether an office with all that belongs to it stands beside a name: capo della Protezione civile, Fabio Curzi."""
    return bool(_apposition(mention, reading) or _title(mention, reading))


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
    before_it = _DOCTOR.sub("", text[: mention.start])
    whole = _whole_title(before_it, known, roles, of)
    if whole:
        return _nominative(whole, before_it, known)
    title = rf"(?:{roles})(?:\s+(?:{of})[\s’']+(?-i:[A-ZÀ-Þ])[\w’'.&-]*(?:\s+(?-i:[A-ZÀ-Þ])[\w’'.&-]*)*)?"
    before = re.search(rf"(?<!\w)({title}),?\s+$", text[: mention.start], re.IGNORECASE)
    if before is None or len(before[1]) < 3 or known.has("names.former", text[: before.start()][-_FORMER:]):
        return None
    if text[: before.start()].endswith("-"):  # Ex-Wirecard-Chef
        compound = re.search(r"[\w-]+$", text[: before.end(1)])
        return _nominative(compound[0], before_it, known) if compound else None
    first, space, rest = before[1].partition(" ")
    # Mit dem Architekten Paul Sanders: Architekt.
    roots = [first.removesuffix(end) for end in ("en", "n") if _inflected(first, end, known.words("names.roles"))]
    first = next(iter(roots), first)
    if space == rest == "" and known.get("names.compounds", False):
        first = _with_modifiers(first, before_it[: before.start(1)], known)
    return _nominative(first[0].upper() + first[1:] + space + rest, before_it, known)


def _with_modifiers(title: str, before: str, known: Cues) -> str:
    """A title with the nouns that say of what, where something shows where they begin: the state's health minister."""
    words = before.rstrip().split(" ")
    own = 0
    while own < min(_MODIFIERS, len(words)) and re.fullmatch(r"[^\W\d_][\w-]*", words[-1 - own]):
        low = words[-1 - own].lower()
        if low in known.words("function_words") or re.search(r"(?:ed|ing|ly)$", low):
            break
        own += 1
    bound = words[-1 - own].lower() if own < len(words) else ""
    shows = not bound or bound in known.words("names.bounds") or bound.endswith(("'s", "’s", ","))
    return " ".join([*words[len(words) - own :], title]) if own and shows else title


def _nominative(title: str, before: str, known: Cues) -> str:
    """A title that is declined as an adjective, by itself: der Abgeordnete, die Abgeordnete, dem Abgeordneten."""
    last = title.split()[0]
    ends = known.words("names.adjectival")
    stem = next((last[: -len(cut)] for cut in ("en", "e") if last.endswith(cut)), None)
    if stem is None or not any(stem.lower().endswith(end) for end in ends):
        return title
    found = re.search(rf"(\w+)\s+{re.escape(last)}\W*$", before, re.I)
    article = found[1].lower() if found else ""
    man = article in ("dem", "den", "des") if last.endswith("en") else article == "der"
    woman = article == "der" if last.endswith("en") else article in ("die", "")
    return title.replace(last, f"{stem}er", 1) if man else title.replace(last, f"{stem}e", 1) if woman else title


def _whole_title(before: str, known: Cues, roles: str, of: str) -> str | None:
    """An office that is more than its noun: “capo della Protezione civile”, “Betriebsratschef”.

    Where words in small letters belong to it, a comma has to part it from the name, as a verb might stand between.
    """
    small = "|".join(map(re.escape, sorted(known.words("function_words"))))
    word = rf"(?!(?:{small})(?!\w))[^\W\d_][\w’.&-]*"
    proper = r"(?-i:[A-ZÀ-Þ])[\w’.&-]*"
    institution = rf"(?:\s+{word})?\s+(?:{of})[\s’']+(?:{word})(?:\s+{word}|\s+(?:{of})[\s’']+{proper}){{0,3}}"
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
