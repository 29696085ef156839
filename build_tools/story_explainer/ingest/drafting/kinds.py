"""Whether a name is a person's, an organisation's or an outlet's, by signs in it and around it.

Each sign speaks for one kind; where none speaks, or signs speak against each other, the kind is not known, and nobody
is drafted: an island that is shown as a person costs an editor more than an actor to be added.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Literal

from story_explainer.ingest.drafting.names import Name, NameMention
from story_explainer.ingest.drafting.names.bodies import is_body
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.titles import in_office, titled
from story_explainer.ingest.languages import table
from story_explainer.ingest.languages.cues import Cues, cues, known_languages
from story_explainer.ingest.text.marks import LEFT
from story_explainer.ingest.text.words import fold

NameKind = Literal["person", "organisation", "outlet"]
_END = 4  # letters of a noun by which a compound is of its kind: Stahlkonzern
_SURE, _AHEAD = 3, 2  # what the signs of a kind must weigh, and how much more than those of any other
# From the beginning of a word only: of a very long one, each letter would be tried as the first.
_WORD_BEFORE = re.compile(rf"(?<!\w)(\w+)\s+[{LEFT}]?$")
_ARTICLE_BEFORE = re.compile(rf"(?<!\w)(\w+)(?:['’]|\s+)[{LEFT}']?$")
_INNER = re.compile(r"\b(?!(?:Ma?c|De|Di|Du|Del|Della|La|Le|Van|Von|Fitz|O)[A-Z])[A-Z][a-zà-ÿ]+[A-Z][a-zà-ÿ]")
_AGE = re.compile(r",?\s\(?\d{2}\)?(?=[,).]| Jahre| anni| years)")


class KindSigns(Counter[NameKind]):
    """What speaks for each kind, weighed."""


def kind_by(signs: KindSigns) -> NameKind | None:
    """The kind that signs speak for; None where they are too few, or speak against each other."""
    ranked = signs.most_common()
    if not ranked or ranked[0][1] < _SURE:
        return None
    second = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if ranked[0][1] - second >= _AHEAD else None


def signs_of(name: Name, reading: Reading) -> KindSigns:
    """What speaks for each kind where an article mentions a name."""
    signs = KindSigns()
    for kind, weight in _signs(name, reading):
        signs[kind] += weight
    return signs


def _signs(name: Name, reading: Reading) -> Iterator[tuple[NameKind, int]]:
    """What speaks for a kind, with its weight: 3 is enough, where nothing speaks against it."""
    if is_body(name):
        yield "organisation", 6
        return
    forms = [form for locale in reading.locales for form in name.forms(locale)]
    inside = {fold(part) for form in forms for part in re.split(r"[^\w]+", form) if part}
    bodies = any_language("names.organisations") | any_language("names.heads")
    if inside & ((any_language("names.outlets") - bodies) | known("media")):  # Agenzia delle Entrate is no outlet
        yield "outlet", 6
    last = {fold(form).split()[-1] for form in forms if " " in form}
    if inside & (bodies - any_language("names.sites")) or last & known("trades"):
        yield "organisation", 4
    elif any(word.endswith(end) and word != end for word in inside for end in known("compounds")):
        yield "organisation", 4  # Forschungsgemeinschaft
    if inside & known("letters") or any(inside_form & known("forms") for inside_form in map(_edges, forms)):
        yield "organisation", 4
    if any(_INNER.search(form) for form in forms):
        yield "organisation", 3  # PayPal, and no MacDonald
    if _has_article(name, reading):
        yield "organisation", 1
    elif any(_given(form) for form in forms):
        yield "person", 4
    elif _family_name(forms):
        yield "person", 3
    yield from _around(name, reading)


def _around(name: Name, reading: Reading) -> Iterator[tuple[NameKind, int]]:
    """What the words beside a name speak for; what they say several times counts once more, not each time."""
    found: Counter[tuple[NameKind, int]] = Counter()
    for mention in name.mentions:
        cues_here = reading.cues[mention.locale]
        text = reading.bitext.by_id[mention.segment].text[mention.locale]
        before = _WORD_BEFORE.findall(text[: mention.start].lower())
        if titled(reading, mention) or (" " in mention.text and in_office(reading, mention)):
            found["person", 3] += 1
        if _AGE.match(text[mention.end :]) and " " in mention.text:
            found["person", 3] += 1
        led = _described(text[: mention.start], cues_here) or _enclosed(text, mention, cues_here)
        if led or _noun(before, "names.organisations", cues_here):
            found["organisation", 3] += 1
        if _noun(before, "names.outlets", cues_here):
            found["outlet", 3] += 1
        headed = _headed(text[: mention.start], cues_here) or _head_behind(text[mention.end :], cues_here)
        if headed or _a_thing_that_acts(text[mention.end :], cues_here):
            found["organisation", 3] += 1
    for (kind, weight), times in found.items():
        yield kind, weight + (times > 1)


def _noun(before: list[str], key: str, known: Cues) -> bool:
    """Whether a noun of some kind stands before a name, in a language with compounds also as the end of one."""
    seated = known.words("names.seated")
    if any(word in seated or any(word.endswith(noun) for noun in seated) for word in before):
        return False  # Amtsgericht Lindau: Lindau is where it sits
    nouns = known.words(key) - known.words("names.settlements")
    nouns |= known.words("names.companies") if key == "names.organisations" else frozenset()
    ends = {noun for noun in nouns if len(noun) >= _END} if known.get("noun_capitals", False) else set()
    towns = known.words("names.settlements")
    return any((word in nouns or any(word.endswith(end) for end in ends)) and word not in towns for word in before)


def _enclosed(text: str, mention: NameMention, known: Cues) -> bool:
    """Whether a name between commas says which organisation a sentence begins with: The insurer, Halvora, …"""
    led = re.match(r"\W*([^\W\d_]+)(?:['’]|\s+)(?:[^\W\d_]+\s+)?([^\W\d_]+),\s$", text[: mention.start])
    if led is None or text[mention.end : mention.end + 1] != "," or led[1].lower() not in known.words("names.articles"):
        return False
    return _noun([led[2].lower()], "names.organisations", known)


def _described(before: str, known: Cues) -> bool:
    """Whether a noun for an organisation and what it is of stand before a name: l'azienda tedesca Halvora."""
    of = "|".join(map(re.escape, sorted(known.words("names.of"))))
    whose = re.search(rf"(?<!\w)(\w+)\s(?:{of})[\s’'](\w+)\s+[{LEFT}]?$", before, re.I) if of else None
    if whose and whose[1].lower() in known.words("names.organisations") and whose[2].islower():
        return not known.get("noun_capitals", False) and not known.get("names.compounds", False)
    found = re.search(rf"(?<!\w)(\w+)['’]?\s?(?:\w+['’])?(\w+)\s+(\w+)\s+[{LEFT}]?$", before)
    if found is None or known.get("noun_capitals", False) or known.get("names.compounds", False):
        return False
    noun, adjective = found[2].lower(), found[3]
    small = adjective in known.words("function_words") or known.has("attribution.speech", adjective)
    return noun in known.words("names.organisations") and adjective.islower() and not small


def _headed(before: str, known: Cues) -> bool:
    """Whether somebody with an office that only organisations have stands before a name: the chief executive of."""
    return any(
        re.fullmatch(r"(?:\s+\w+)?\s+", before[office.end() :])
        and before[office.end() :].split()[0:1]
        and before[office.end() :].split()[0].lower() in known.words("names.of")
        for office in known.find("names.offices", before)
    )


def _head_behind(after: str, known: Cues) -> bool:
    """Whether a name is the first part of a compound with an office that only organisations have: Nordlys-Chefin."""
    compound = re.match(r"-([^\W\d_]+)", after)
    if compound is not None and compound[1].lower() in known.words("names.offices"):
        return True
    nouns = "|".join(sorted(map(re.escape, known.words("names.offices")), key=len, reverse=True))
    beside = known.get("names.compounds", False) and re.match(rf"(?:['’]s)?\s(?:{nouns})\b", after)
    return bool(nouns and beside)  # Hydro North’s chief executive


def _a_thing_that_acts(after: str, known: Cues) -> bool:
    """Whether a relative pronoun that no person has stands behind a name, and the clause tells what it runs or owns."""
    runs = "|".join(sorted(map(re.escape, known.words("names.runs"))))
    return bool(runs) and re.match(rf",\s+which\s+(?:also\s+)?(?:{runs})\b", after) is not None


def _edges(form: str) -> set[str]:
    """The first and the last word of a name, as forms of companies are spelt: S.p.A. is spa."""
    words = [fold(re.sub(r"[.\s]", "", word)) for word in form.split()]
    return {words[0], words[-1]} if len(words) > 1 else set()


def _given(form: str) -> bool:
    """Whether a name of several words begins with somebody's first name, or has initials: J. K. Rowling."""
    words = form.split()
    if not 2 <= len(words) <= 5 or any(re.search(r"\d", word) for word in words):
        return False
    first = fold(words[0])
    return first.partition("-")[0] in known("given") or any(re.fullmatch(r"[A-ZÀ-Þ]\.", word) for word in words[:-1])


def _family_name(forms: list[str]) -> bool:
    """Whether the last word of a full name stands for it, as a family name does: Ri Yong Ho, later Ho."""
    full = [form.split() for form in forms if " " in form]
    plain = [words for words in full if all(re.fullmatch(r"[^\W\d_][^\W\d_’'-]+", word) for word in words)]
    short = {form for form in forms if " " not in form and not form.isupper()}
    return bool({words[-1] for words in plain if fold(words[-1]) not in known("trades")} & short)


def _has_article(name: Name, reading: Reading) -> bool:
    """Whether articles stand before a name, as they do before those of many organisations, and not of persons."""
    told = [mention for mention in name.mentions if reading.cues[mention.locale].words("names.articles")]
    before = [
        _ARTICLE_BEFORE.search(reading.bitext.by_id[mention.segment].text[mention.locale][: mention.start])
        for mention in told
    ]
    found = [
        word is not None and word[1].lower() in reading.cues[mention.locale].words("names.articles")
        for mention, word in zip(told, before, strict=True)
    ]
    return 2 * sum(found) >= len(found) > 0 or any(mention.text.startswith("The ") for mention in name.mentions)


def is_introduced(name: Name, reading: Reading) -> bool:
    """Whether a noun for an organisation stands right before a name somewhere: the campaign group River Watch."""
    texts = ((mention, reading.bitext.by_id[mention.segment].text[mention.locale]) for mention in name.mentions)
    return any(
        _noun(_WORD_BEFORE.findall(text[: mention.start].lower()), "names.organisations", reading.cues[mention.locale])
        for mention, text in texts
    )


def as_person(reading: Reading, mention: NameMention) -> bool:
    """Whether a name is a person's where it stands, by a title beside it or a first name in it."""
    return titled(reading, mention) or _given(mention.text)


@cache
def any_language(key: str) -> frozenset[str]:
    """Words of every language that has a file: an Italian text names the Financial Times, too."""
    return frozenset(fold(word) for language in known_languages() for word in cues(language).words(key))


@cache
def known(key: str) -> frozenset[str]:
    """What is known of names whatever the language: `given`, `forms`, `letters`, `trades` or `media`."""
    return frozenset(table("common", "names")[key])
