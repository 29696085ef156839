"""What a passage says that an amount is of: a reward of £50,000, der Schaden liegt bei 3 Millionen Euro, 340 boats.

Only what stands right beside the amount, or is the subject that it is said of, names it; where that is no noun, or one
by which anything may be counted, nothing does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from story_explainer.ingest.comparison.amounts import amounts
from story_explainer.ingest.comparison.meanings import meanings
from story_explainer.ingest.comparison.quantities import AGE, COUNT, MONEY, PART, PERCENT, quantity
from story_explainer.ingest.comparison.restated import restated
from story_explainer.ingest.comparison.superseded import is_superseded
from story_explainer.ingest.drafting.amount_bounds import about_before, bound_before, with_sign
from story_explainer.ingest.languages.cues import Cues, cues
from story_explainer.ingest.text.marks import DOUBLE
from story_explainer.ingest.text.numbers import Number, numbers
from story_explainer.ingest.text.words import fold, words
from story_explainer.ingest.times import absolute_dates
from story_explainer.story.model.figures import Bound

_LEAST = 10  # of what is counted; less may be told in passing
_SUBJECT = 8  # words of a subject
_BETWEEN = 6  # words between a verb and its amount
_PHRASE = 3  # words of a noun and its adjectives
_COUNTED = 6  # words of what is counted
_AROUND = 40  # letters beside an amount in which its rate stands
_VERBS = ("tense.present", "tense.past", "mood.will", "mood.would", "mood.could")
_DATIVE = re.compile(r"[bcdfghklmnpqrstvwxzß]ern$|eln$")  # Flugbegleitern, Artikeln
# Ideas by which anything, or anybody, may be counted.
ANYTHING = frozenset(
    ["person", "man", "woman", "number", "percent", "second_time", "hour", "day", "week", "month", "year"]
)
# How far, how long, how fast and how old something is; some of a whole.
_NO_FIGURE = ("length-", "duration-", "temperature-", "speed-", AGE, PART)


@dataclass(frozen=True, slots=True)
class Labelled:
    """An amount with what it is of.

    Attributes:
        what: the words for what it is of, as they stand.
        written: the amount as it stands, with its unit.
        bound: how the number is put: at least, about. What no list knows stands with the amount: knapp 40.000 Euro.
        value: the number.
        unit: of what kind it is (`quantities.quantity`).
        start: where the number stands.
        exact: whether it is but a number of things.
        subject: whether it is what a sentence is about.
        instead: the number that it is told to take the place of, where both are but numbers of things.
    """

    what: str
    written: str
    bound: Bound | None
    value: Decimal
    unit: str
    start: int
    exact: bool
    subject: bool
    instead: Decimal | None = None


def labelled(text: str, locale: str) -> Iterator[Labelled]:
    """The amounts of a passage of which it says what they are, from left to right.

    Args:
        text: one passage in one language.
        locale: its language; one without words for it gives none.
    """
    known = cues(locale)
    if not known.get("amounts.states"):
        return
    around, dates = words(text, locale), [(date.start, date.end) for date in absolute_dates(text, locale)]
    told = numbers(text, locale)
    old = _put_right(text, locale) if len(told) > 1 else {}
    for number in told:
        kind = quantity(text, number, around, locale)
        ruler = text[number.start : number.end].isupper()  # the XXXII games
        if kind is None or ruler or kind.kind.startswith(_NO_FIGURE) or is_superseded(text, number, locale):
            continue
        start, end = _with_bound(text, number.start, known), _with_rate(text, kind.end, known)
        if any(first <= number.start < last for first, last in dates):
            continue
        before, behind = text[:start], text[end:]
        subject, instead = _subject(before, behind, locale, known), old.get(number.start)
        what = subject or _beside(before, behind, number, kind.kind, locale, known)
        what = what or (_number_of(before, known) if instead is not None else None)
        rate = _rate(text, start, end, known)
        if rate and kind.kind != COUNT:
            continue
        if what:
            what = f"{what} {rate}" if rate else what
            bound = (about_before if kind.kind == COUNT else bound_before)(text, number.start, locale)
            sign = with_sign(text, number.start)
            begin = sign if bound else start
            exact = kind.kind == COUNT and begin == number.start
            written = text[begin].lower() + text[begin + 1 : end] if begin == 0 else text[begin:end]
            yield Labelled(
                what, written, bound, number.value, kind.kind, number.start, exact, subject is not None, instead
            )


def _put_right(text: str, locale: str) -> dict[int, Decimal]:
    """The numbers of things that a passage puts in the place of others, by where they stand: 48, not 64."""
    return {
        one.new.start: one.old.value
        for one in restated(text, locale, amounts(text, locale))
        if one.wrong and one.old.unit == one.new.unit == COUNT
    }


def _number_of(before: str, known: Cues) -> str | None:
    """The words for what a sentence says to be the number of: il numero delle famiglie evacuate: sono 48."""
    of = "|".join(sorted(known.words("amounts.of") | known.words("names.of"), key=len, reverse=True))
    counted = "|".join(re.escape(word) for word in known.get("amounts.counts", ()))
    noun = r"[A-ZÄÖÜ][\w-]+" if known.get("noun_capitals", False) else r"[a-zà-ÿ]{3,}"
    found = re.findall(rf"(?<!\w)((?:{counted})\s(?:{of})(?:\s|(?<=['’])){noun})(?!\w)", before) if counted else []
    return found[-1] if found else None


def _rate(text: str, start: int, end: int, known: Cues) -> str | None:
    """How often an amount is told to be, by the words around it in its clause: ogni giorno, täglich."""
    before, behind = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    clause = re.match(r"[^.,;:!?\d]*", behind)
    for part in (re.split(r"[.,;:!?\d]", before)[-1], clause[0] if clause else ""):
        if found := known.find("amounts.rates", part):
            return found[0][0][0].lower() + found[0][0][1:]
    return None


def _with_bound(text: str, start: int, known: Cues) -> int:
    """Where an amount begins with its sign and the words that say how exact it is: at least, rund, fino a."""
    start = with_sign(text, start)
    bound = next((cue for cue in reversed(known.find("amounts.bounds", text[:start]))), None)
    return _with_bound(text, bound.start(), known) if bound and text[bound.end() : start] == " " else start


def _with_rate(text: str, end: int, known: Cues) -> int:
    """Where an amount ends with what it is for each of: je Liter, a year."""
    rate = next(iter(known.find("amounts.each", text[end : end + _AROUND])), None)
    return end + rate.end() if rate and text[end : end + rate.start()].isspace() else end


def _subject(before: str, behind: str, locale: str, known: Cues) -> str | None:
    """The subject with which a sentence begins, of which it says how much it is: The damage is estimated at …"""
    verb = next((cue for cue in known.find("amounts.states", before) if cue.start()), None)
    found = re.match(rf"([^\W\d_]+)(?:['’]|\s)([^,;:.()–—{DOUBLE}\d]+)\s$", before[: verb.start()]) if verb else None
    if verb is None or found is None or len(found[2].split()) > _SUBJECT:
        return None
    between = before[verb.end() :].split()
    bound = not between or between[-1].lower() in known.words("amounts.to")
    if len(between) > _BETWEEN or any("," in word for word in between) or not bound:
        return None
    articles = known.words("names.nominative") or known.words("names.articles") - known.words("attribution.oblique")
    led = found[1].lower() in articles and found[2].split()[-1].lower() not in known.words("function_words")
    again = any(word.lower() in articles - known.words("names.of") for word in found[2].split())
    plain = led and not again and not known.has("discourse.pronouns", found[2])
    # Adjectives have other endings without the article: der geschätzte Schaden.
    what = re.sub(r"^(?:[a-zäöüß-]+\s)+", "", found[2]) if known.get("noun_capitals", False) else found[2]
    return what if plain and _tells(what, locale) else None


def _beside(before: str, behind: str, number: Number, kind: str, locale: str, known: Cues) -> str | None:
    """What stands right beside an amount and says what it is of."""
    if kind == COUNT:
        what = _counted(before, behind, known) if number.value >= _LEAST else None
    else:
        what = _linked(before, known) if kind in (MONEY, PERCENT) else None
        what = what or (_behind_a_sum(before, behind, known) if kind == MONEY else None)
        if what and kind == PERCENT and not known.has("amounts.shares", what):
            return None
    return what if what and _tells(what, locale) else None


def _linked(before: str, known: Cues) -> str | None:
    """The noun to which a preposition binds an amount: einen Gewinn von, un contratto da, a reward of."""
    link = next((cue for cue in reversed(known.find("amounts.links", before)) if before[cue.end() :] == " "), None)
    ahead = before[: link.start()].rstrip() if link else ""
    if not ahead:
        return None
    if known.get("noun_capitals", False):
        noun = re.search(r"(?:(?<!\w)(\w+)\s)?(?<![\w-])([A-ZÄÖÜ][\w-]+)$", ahead)
        genitive = noun is not None and noun[1] is not None and noun[1].lower() in ("des", "eines")
        return re.sub(r"e?s$", "", noun[2]) if noun and genitive else noun[2] if noun else None
    taken: list[str] = []
    for token in re.findall(r"[^\s'’]+['’]?", ahead)[::-1]:
        word = token.rstrip("'’").lower()
        if (
            not taken
            and link
            and link[0].lower() in known.words("amounts.priced")
            and known.has("tense.participle", word)
        ):
            return None  # una pizzeria multata per 8.000 euro
        if taken and word in known.words("amounts.led"):
            return " ".join(reversed(taken))
        if len(taken) == _PHRASE or word in known.words("function_words") or not token.isalpha() or not token.islower():
            return None
        taken.append(token)
    return None


def _behind_a_sum(before: str, behind: str, known: Cues) -> str | None:
    """The noun right behind a sum: 3 Millionen Euro Strafe, 3 milioni di euro di ricavi, a €2.8m meals contract."""
    if known.get("noun_capitals", False):
        noun = re.match(r" ([A-ZÄÖÜ][a-zäöüß-]+)(?![\w-])", behind)
        return noun[1] if noun else None
    if not known.get("names.compounds", False):
        noun = re.match(r" (?:di |d['’])([a-zà-ÿ]{4,})(?!\w)", behind)
        return noun[1] if noun and noun[1] not in known.words("function_words") else None
    led = re.search(r"(?<!\w)(\w+)\s$", before)
    if led is None or led[1].lower() not in known.words("amounts.led"):
        return None
    taken = _phrase(behind, known)
    return " ".join(taken) if taken and not set(taken) & known.words("amounts.of") else None


def _counted(before: str, behind: str, known: Cues) -> str | None:
    """The noun right behind a number of things, with its adjective or what it is of: pieces of Bronze Age gold."""
    # mit 35 Leiharbeitern: of another case; in 18 games, one of 12 teams
    ruled = any(not before[cue.end() :].strip() for cue in known.find("amounts.ruled", before))
    if not behind[:1].isspace() or re.search(r"[-–/]\s?$", before) or ruled:
        return None
    if known.get("noun_capitals", False):
        noun = re.match(r"\s((?:[a-zäöüß]+e\s)?[A-ZÄÖÜ][a-zäöüß-]+)(?![\w-])", behind)
        owner = (
            re.match(r"\s(?:des|der|eines|einer|vom)(?:\s[a-zäöüß]+en)?\s[A-ZÄÖÜ][\w-]+", behind[noun.end() :])
            if noun
            else None
        )
        plain = noun is not None and not _DATIVE.search(noun[1])
        return f"{noun[1]}{owner[0] if owner else ''}" if noun and plain else None
    return " ".join(_phrase(behind, known)) or None


def _phrase(behind: str, known: Cues) -> list[str]:
    """The words of a noun phrase right behind an amount: up to one of grammar, a verb or a mark."""
    of, several = known.words("amounts.of"), bool(known.get("names.compounds", False))
    taken: list[str] = []
    for token in behind.split()[: _COUNTED + 1]:
        plain = token.rstrip(f",.;:!?{DOUBLE}")
        last = taken[-1].lower() if taken else ""
        if plain.lower() in of:
            if not taken or last in of:
                break
        else:
            noun = plain.replace("-", "").isalpha() and plain.lower() not in known.words("function_words")
            verb = any(known.pattern(key).fullmatch(plain) for key in ("tense.acts", "tense.present", "tense.past"))
            more = not taken or last in of or several
            if not noun or not more or (verb and last not in of):
                break
        taken.append(plain)
        if plain != token:
            break
    while taken and taken[-1].lower() in of:
        taken.pop()
    return taken if len(taken) <= _COUNTED else []


def names_a_thing(what: str, locale: str) -> bool:
    """Whether words for what is counted end with a noun, and neither a verb (sarebbero) nor a possessive (Unit's).

    Args:
        what: the words.
        locale: their language.
    """
    known, last = cues(locale), what.split()[-1] if what.split() else ""
    if not last or re.search(r"['’]s?$", last):
        return False
    nouns = known.get("noun_capitals", False)
    if (nouns and what.islower()) or known.pattern("amounts.unnamed").fullmatch(what):
        return False  # verletzt, arrested
    small = last.islower() or not nouns
    return not (small and any(known.pattern(key).fullmatch(last) for key in _VERBS))


def _tells(what: str, locale: str) -> bool:
    """Whether the words tell one thing from another: not people, or times."""
    if not names_a_thing(what, locale):
        return False
    known = cues(locale)
    if not re.sub(r"[^\w]+", "", known.pattern("amounts.relational").sub("", what)):
        return False  # membri, total costs: of what?
    vague = known.words("function_words") | known.words("amounts.vague")
    told = [word for word in words(what, locale) if len(word.text) > 2 and word.text.lower() not in vague]
    meant = [meanings(fold(word.text), locale) for word in told]
    return any(not ideas or not ideas <= ANYTHING for ideas in meant)
