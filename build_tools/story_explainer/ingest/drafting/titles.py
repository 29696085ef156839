"""The title or office beside a name, as a text gives it: “der Sprecher Jan Ott”, “Mia Rossi, addetta stampa”."""

from __future__ import annotations

import re

from story_explainer.ingest.drafting.appositions import apposition, described, is_role, nominative
from story_explainer.ingest.drafting.names import NameMention
from story_explainer.ingest.drafting.names.corpus import given
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.languages.cues import Cues
from story_explainer.ingest.text.marks import DOUBLE
from story_explainer.ingest.text.words import fold

_DOCTOR = re.compile(r"(?:(?:Prof|Dr|Dott|Dott\.ssa|Ing|Avv|med|h\.\s?c)\.\s)+$")  # no office
_FORMER = 24  # letters before a title in which stands that somebody bears it no more
_MODIFIERS = 3  # nouns before a title that say of what it is


def titled(reading: Reading, mention: NameMention) -> bool:
    """Whether a title of a person stands right before a name, or behind it and a comma."""
    known = reading.cues[mention.locale]
    roles = _of_persons(known)
    text = reading.bitext.by_id[mention.segment].text[mention.locale]
    apposition = re.match(r",\s+(\w+)(?:\s+(\w+))?", text[mention.end :])
    small = known.words("function_words")  # ad is an AD, and in “ad esempio” none
    behind = apposition and (roles - small) & {word.lower() for word in apposition.groups() if word}
    if (
        behind
        and _dateline_of_heading(mention)
        and apposition
        and apposition[1].lower() in known.words("names.articles")
    ):
        behind = frozenset()
    tail = re.findall(r"[\w-]+", text[: mention.start])[-3:] if re.search(r"[\w.]\s+$", text[: mention.start]) else []
    return bool(behind) or any(" ".join(tail[start:]).lower() in roles - small for start in range(len(tail)))


def _dateline_of_heading(mention: NameMention) -> bool:
    """Whether one word opens a heading, as where it happened does: “Sestola, il sindaco ammette”."""
    return mention.segment[0] in "th" and mention.start == 0 and " " not in mention.text


def in_office(reading: Reading, mention: NameMention) -> bool:
    """Whether an office with all that belongs to it stands beside a name: capo della Protezione civile, Fabio Curzi."""
    text = reading.bitext.by_id[mention.segment].text[mention.locale]
    return bool(apposition(text, mention.end, reading.cues[mention.locale]) or title(mention, reading))


def _of_persons(known: Cues) -> frozenset[str]:
    return known.words("names.roles") - known.words("names.organisations") - known.words("names.outlets")


def title(mention: NameMention, reading: Reading) -> str | None:
    """The office that stands right before a name, with what belongs to it, in the nominative; None if none does."""
    known = reading.cues[mention.locale]
    text = reading.bitext.by_id[mention.segment].text[mention.locale]
    offices = (_of_persons(known) | known.words("names.apocopes")) - known.words("names.affairs")
    roles = "|".join(sorted(map(re.escape, offices), key=lambda role: (-len(role), role)))
    if not roles:
        return None
    links = known.words("names.of") | known.words("names.office_of")
    of = "|".join(sorted(map(re.escape, links), key=lambda word: (-len(word), word)))
    before_it = _DOCTOR.sub("", text[: mention.start])
    whole = _whole_title(before_it, known, roles, of)
    if whole:
        return _nominative(whole, before_it, known)
    if enclosed := _enclosed(before_it, text[mention.end :], known):
        return enclosed
    office = rf"(?:{roles})(?:\s+(?:{of})[\s’']+(?-i:[A-ZÀ-Þ])[\w’'.&-]*(?:\s+(?-i:[A-ZÀ-Þ])[\w’'.&-]*)*)?"
    before = re.search(rf"(?<!\w)({office}),?\s+$", text[: mention.start], re.IGNORECASE)
    if before is None or len(before[1]) < 3:
        return _with_adjective(before_it, mention.text, known)
    if text[: before.start()].endswith("-"):  # Ex-Wirecard-Chef
        compound = re.search(r"[\w-]+$", text[: before.end(1)])
        return _nominative(compound[0], before_it, known) if compound else None
    first, space, rest = before[1].partition(" ")
    # Mit dem Architekten Paul Sanders: Architekt.
    roots = [first.removesuffix(end) for end in ("en", "n") if _inflected(first, end, known.words("names.roles"))]
    # L'ingegner Paolo Vidal: ingegnere.
    first = next(iter(roots), f"{first}e" if first.lower() in known.words("names.apocopes") else first)
    if space == rest == "" and known.get("names.compounds", False):
        first = _with_modifiers(first, before_it[: before.start(1)], known)
    ahead = " ".join(text[: before.start(1)].split(" ")[: -len(first.split()) or None]) + " "
    return _formerly(_nominative(first[0].upper() + first[1:] + space + rest, before_it, known), ahead, known)


def _formerly(office: str, before: str, known: Cues) -> str | None:
    """An office with the word right before it by which somebody bears it no more; None where such a word stands near.

    Args:
        office: the office, in the nominative.
        before: the text before it.
        known: the cues of its language.
    """
    if not known.has("names.former", before[-_FORMER:]):
        return office
    found = re.search(r"(?:(?<!\w)([^\W\d_]+)(?:['’]|\s))?([^\W\d_]+)(?:\s|-)$", before)
    if found is None or not known.pattern("names.former").fullmatch(found[2]):
        return None
    word, led = found[2].lower(), (found[1] or "").lower()
    if not known.get("noun_capitals", False):
        return f"{word.capitalize()} {office[0].lower()}{office[1:]}" if office[1:2].islower() else None
    ending = {"der": "er", "ein": "er", "die": "e", "eine": "e"}.get(led)  # in another case its form is not sure
    stem = re.sub(r"e[rn]?$", "", word)
    return f"{stem.capitalize()}{ending} {office}" if ending and stem != word else None


def _enclosed(before: str, after: str, known: Cues) -> str | None:
    """What a phrase before a name between commas says: Der Direktor des Museums im alten Hafen, Ugo Mori, sagte."""
    if not re.match(r"[,.;]", after):
        return None
    phrase = re.search(rf"[^,;:()–—{DOUBLE}]+,\s$", before)
    articles = known.words("names.nominative") or known.words("names.articles") - known.words("attribution.oblique")
    articles |= known.words("names.indefinite")
    for word in re.finditer(r"(?<![\w'’])([^\W\d_]+)(?:['’]|\s)", phrase[0] if phrase else ""):
        if word[1].lower() in articles and phrase:
            words = phrase[0][word.start() :].rstrip(" ,")
            if len(words.split()) > 1 and (found := described(words, known, loosely=True)):
                return found
    return None


def _with_adjective(before: str, name: str, known: Cues) -> str | None:
    """An office with an adjective or what it is of, in small letters, before a name: il sindaco uscente Ugo Mori."""
    ends = "|".join(sorted(known.words("names.adjectives")))
    articles = "|".join(sorted(map(re.escape, known.words("names.articles") - known.words("attribution.oblique"))))
    roles = "|".join(sorted(map(re.escape, _of_persons(known) | known.words("names.apocopes")), key=len, reverse=True))
    if not ends or " " not in name or not given(fold(name.split()[0])):
        return None
    of = "|".join(sorted(known.words("names.of") | known.words("names.office_of"), key=len, reverse=True))
    more = rf"[^\W\d_]*(?:{ends})|(?:{of})(?:['’]|\s)[a-zà-ÿ]+(?:\s[^\W\d_]*(?:{ends}))?"
    found = re.search(rf"(?<![\w'’])(?:{articles})(?:['’]|\s)((?:{roles})\s(?:{more}))\s$", before, re.I)
    if found is None or set(found[1].lower().split()) & known.words("names.called_after"):
        return None
    return _formerly(found[1][0].upper() + found[1][1:], before[: found.start(1)], known)


def called(before: str, name: str, known: Cues) -> str | None:
    """What a text calls somebody by a noun that is no known office: die Hebamme Sonja Prell, la pedagogista Anna Lotti.

    Args:
        before: the text before the name.
        name: the name; it has to begin with a first name, so that it is surely a person's.
        known: the cues of its language.
    """
    if " " not in name or not given(fold(name.split()[0])):
        return None
    articles = "|".join(sorted(map(re.escape, known.words("names.nominative") or known.words("names.articles"))))
    found = (
        re.search(rf"(?<!\w)({articles})(?:['’]|\s+)(?:[\w-]*[a-zäöüß]\s+)?([^\W\d_][\w-]*)\s+$", before, re.I)
        if articles
        else None
    )
    if found is None:
        return None
    noun, ahead = found[2], before[: found.start(2)]
    if known.get("noun_capitals", False):
        return (
            _formerly(noun, ahead, known) if noun[0].isupper() and _of_a_person(found[1].lower(), noun, known) else None
        )
    if not noun.islower() or not is_role([noun], known, loosely=True):
        return None
    return _formerly(noun[0].upper() + noun[1:], ahead, known)


def _of_a_person(article: str, noun: str, known: Cues) -> bool:
    """Whether a noun between an article and a first name is what somebody is: no affair, no family, no prize."""
    low = noun.lower()
    things = known.words("names.affairs") | known.words("names.organisations") | known.words("names.sites")
    thing = any(low == one or low.endswith(one) for one in things | known.words("names.outlets"))
    return article in ("der", "die") and not thing and low not in known.words("names.phases")


def _with_modifiers(title: str, before: str, known: Cues) -> str:
    """A title with the nouns that say of what, where something shows where they begin: the state's health minister."""
    words = before.rstrip().split(" ")
    own = 0
    while own < min(_MODIFIERS, len(words)) and re.fullmatch(r"[^\W\d_][\w-]*", words[-1 - own]):
        low = words[-1 - own].lower()
        if low in known.words("function_words") or re.search(r"(?:ed|ing|ly)$", low):
            break
        if known.pattern("attribution.speech").fullmatch(low):
            break
        own += 1
    bound = words[-1 - own].lower() if own < len(words) else ""
    shows = not bound or bound in known.words("names.bounds") or bound.endswith(("'s", "’s", ",", *DOUBLE))
    shows |= known.pattern("attribution.speech").fullmatch(bound) is not None
    return " ".join([*words[len(words) - own :], title]) if own and shows else title


def _nominative(title: str, before: str, known: Cues) -> str:
    """A title that is declined as an adjective, by itself: der Abgeordnete, die Abgeordnete, dem Abgeordneten."""
    first, _, rest = title.partition(" ")
    found = re.search(rf"(\w+)\s+{re.escape(title)}\W*$", before, re.I)
    led = found[1].lower() if found else ""
    return f"{nominative(first, led, known)} {rest}".rstrip() if known.words("names.adjectival") else title


def _whole_title(before: str, known: Cues, roles: str, of: str) -> str | None:
    """An office that is more than its noun: “capo della Protezione civile”, “Betriebsratschef”.

    Where words in small letters belong to it, a comma has to part it from the name, as a verb might stand between.
    """
    small = "|".join(map(re.escape, sorted(known.words("function_words"))))
    word = rf"(?!(?:{small})(?!\w))[^\W\d_][\w’.&-]*"
    proper = r"(?-i:[A-ZÀ-Þ])[\w’.&-]*"
    more = rf"\s+{word}|\s+(?:{of})[\s’']+(?:{proper}|{word})"
    institution = rf"(?:\s+{word})?\s+(?:{of})[\s’']+(?:{word})(?:{more}){{0,4}}"
    if known.get("noun_capitals", False):  # der Chefingenieur der Behörde
        long = "|".join(sorted(map(re.escape, (role for role in _of_persons(known) if len(role) > 3)), key=len))
        roles = rf"{roles}|[^\W\d_]+(?:{long})"
    behind = re.search(rf"(?<![\w-])((?:{roles}){institution}),\s+$", before, re.IGNORECASE) if of else None
    if behind and not known.has("names.former", before[: behind.start()][-_FORMER:]):
        return behind[1][0].upper() + behind[1][1:]
    owner = re.search(rf"(?<![\w-])({word}(?:\s+{word}){{0,2}}['’]s\s+(?:{roles})),\s+$", before, re.I)
    if owner and not known.has("names.former", before[: owner.start()][-_FORMER:]):
        words = owner[1].split()
        while words and known.pattern("attribution.speech").fullmatch(words[0]):
            words.pop(0)  # said RMC's general secretary, Ada Moss
        whole = " ".join(words)
        own = whole if words and words[0][0].isupper() else re.sub(r"^\w+['’]s\s", "", whole)  # the club's chair
        return own[:1].upper() + own[1:]
    if known.get("noun_capitals", False):  # one word: Gesamtbetriebsratschef, Landesforstdirektor
        compound = re.search(r"(?<![\w-])([A-ZÀ-Þ][^\W\d_]{5,})\s+$", before)
        ends = [role for role in _of_persons(known) if len(role) > 3]
        ended = compound and any(compound[1].lower().endswith(end) and compound[1].lower() != end for end in ends)
        if compound and ended:
            return _formerly(compound[1], before[: compound.start()], known)
    return None


def _inflected(title: str, end: str, roles: frozenset[str]) -> bool:
    return title.endswith(end) and title.lower().removesuffix(end) in roles
