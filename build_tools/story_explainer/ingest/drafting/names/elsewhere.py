"""Names that an article does not show by their spelling, but a noun before them does, or another article of the story.

Where all nouns have capitals, two of them side by side are a noun and a name: die Firma Hansachem, der Sender VRT; and
three are an office and a full name, be the first name on a list or not: Werksleiterin Jorid Mahlke.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from story_explainer.ingest.drafting.names import Name, NameMention
from story_explainer.ingest.drafting.names.forms import without_form
from story_explainer.ingest.languages import table
from story_explainer.ingest.languages.cues import Cues, cues, known_languages
from story_explainer.ingest.text.marks import LEFT
from story_explainer.ingest.text.words import fold
from story_explainer.story.bitext import Bitext

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]*"
_PLAIN = r"[A-ZÀ-ÖØ-Þ][^\W\d_]+"
_RUN = re.compile(rf"\s[{LEFT}»]?({_CAPITAL}(?:\s(?:&\s)?{_CAPITAL}){{0,2}})")
_FORM = re.compile(
    rf"(?<![\w-])({_CAPITAL}(?:\s(?:&\s)?{_CAPITAL}){{0,2}})\s(?:AG|GmbH|KGaA|KG|SE|eG|e\.\s?V\.|S\.p\.A\.?|SpA|S\.r\.l\.?|Srl|Ltd|plc|Inc)(?![\w-])"
)
_OFFICE = re.compile(
    rf"(?<![\w-])({_PLAIN}(?:-{_PLAIN})?)\s({_PLAIN}\s{_PLAIN}(?:-{_PLAIN})?)(?!\s[A-ZÀ-ÖØ-Þ])(?![\w-])"
)
_LEAST = 4  # letters of a name of one word that is carried to another article
_NOUN = 4  # letters of a noun by which a compound is one, such as “konzern”


def after_nouns(bitext: Bitext) -> set[str]:
    """The names that a noun for an organisation, an outlet or an office has right behind it, where nouns have capitals.

    In any language those that their form in law shows, also at the beginning of a sentence: Halvora S.p.A.
    """
    return {
        name
        for segment in bitext.segments()
        for locale, text in segment.text.items()
        if segment.id[0] == "s"
        for found in ((_after_nouns, _after_offices, _with_forms) if _all_capital(locale) else (_with_forms,))
        for name in found(text, cues(locale))
    }


def in_office_here(bitext: Bitext) -> set[str]:
    """The full names that an office stands before, where nouns have capitals."""
    return {
        name
        for segment in bitext.segments()
        for locale, text in segment.text.items()
        if segment.id[0] == "s" and _all_capital(locale)
        for name in _after_offices(text, cues(locale))
    }


def _all_capital(locale: str) -> bool:
    return bool(cues(locale).get("noun_capitals", False))


def _after_offices(text: str, known: Cues) -> Iterator[str]:
    """The full names that an office stands before; a name of one word may be a part of one, or of what it is of."""
    keys = ("organisations", "heads", "outlets", "settlements", "bodies.own", "roles", "phases", "matters")
    aside = known.words("function_words").union(*(known.words(f"names.{key}") for key in keys))
    aside |= {day.lower() for day in (*known.weekdays, *known.months)}
    for office, name in _OFFICE.findall(text):
        words = {word.lower() for word in re.split(r"[\s-]", name)}
        if _is_office(office.lower(), known) and words.isdisjoint(aside):
            yield name


def _is_office(noun: str, known: Cues) -> bool:
    """Whether a noun is an office, or a compound that ends with one: Werksleiterin."""
    offices = known.words("names.roles") - known.words("names.organisations") - known.words("names.outlets")
    ends = tuple(role for role in offices if len(role) > _NOUN and " " not in role)
    return noun.endswith(ends) or known.pattern("names.persons").fullmatch(noun) is not None


def _with_forms(text: str, known: Cues) -> Iterator[str]:
    """The names of companies and associations that end with what they are in law: Halvora AG, Tafel Mainz e. V."""
    for found in _FORM.finditer(text):
        words = found[1].split()
        small = known.words("names.articles") | known.words("names.organisations")
        first = next((place for place, word in enumerate(words) if word.lower() not in small), len(words))
        if first < len(words):
            name = found[0][found[0].index(words[first]) :]
            yield name
            if len(words) - first > 1 or len(words[first]) >= _LEAST:
                yield " ".join(words[first:])


def _after_nouns(text: str, known: Cues) -> Iterator[str]:
    nouns = known.words("names.organisations") | known.words("names.companies") | known.words("names.outlets")
    ends = {noun for noun in nouns if len(noun) >= _NOUN}
    calendar = {name.lower() for name in (*known.weekdays, *known.months)}
    for word in re.finditer(r"[^\W\d_][\w-]*", text):
        if not any(word[0].lower().endswith(end) for end in ends):
            continue
        run = _RUN.match(text[word.end() :])
        joined = run and re.match(r"\sund\s[A-ZÄÖÜ]", text[word.end() + run.end() :])  # Gewerkschaft Bau und Holz
        name = _without_matters(run[1], known) if run and not joined else ""
        first = re.split(r"[\s’'-]", name)[0].lower() if name else ""
        if first and first not in calendar | known.words("function_words") | known.words("names.phases"):
            yield re.sub(r"[’']s?$", "", name)


def _without_matters(name: str, known: Cues) -> str:
    """A name up to what whoever bears it rejects or raises: Sanvalle Berichte."""
    words = name.split()
    ends = (at for at, word in enumerate(words) if word.lower() in known.words("names.matters"))
    return " ".join(words[: next(ends, len(words))])


def carried(names: Iterable[Name]) -> set[str]:
    """The forms of names by which other articles may be searched for them: no places, and no common nouns."""
    return {
        mention.text for name in names if not name.place for mention in name.mentions if _telling(mention.text, name)
    }


def _telling(form: str, name: Name) -> bool:
    words = form.split()
    if not all(word[0].isupper() or word[0].isdigit() for word in (words[0], words[-1])):
        return False
    if len(words) > 1:
        return True
    # A family name is no name without the person; a company's is one without its form in law.
    alone = not any(" " in without_form(mention.text) for mention in name.mentions)
    return alone and len(form) >= _LEAST and fold(form) not in _common()


def _common() -> frozenset[str]:
    keys = ("names.organisations", "names.heads", "names.roles", "names.outlets", "names.sites")
    nouns = {fold(word) for locale in known_languages() for key in keys for word in cues(locale).words(key)}
    return frozenset(nouns | set(table("common", "names")["given"]))


def said_here(bitext: Bitext, names: Sequence[Name], forms: Iterable[str]) -> list[Name]:
    """The names of an article with those of some forms that it has as well.

    Args:
        bitext: the article, in one language.
        names: the names found in it.
        forms: what may be names in it.
    """
    locale = bitext.pivot
    ending = "s?" if cues(locale).get("genitive") == "s" else ""
    wanted = sorted(set(forms), key=lambda form: (-len(form), form))
    if not wanted:
        return list(names)
    pattern = re.compile(rf"(?<![\w’'-])({'|'.join(map(re.escape, wanted))}){ending}(?!\w)")
    found = list(names)
    for segment in bitext.segments():
        for match in pattern.finditer(segment.text.get(locale, "")):
            mention = NameMention(segment.id, locale, match[1], match.start(1), match.end(1))
            found = _with(found, mention)
    return found


def _with(names: list[Name], mention: NameMention) -> list[Name]:
    """The names with one more mention, which takes the place of those that are but a part of it."""
    for name in names:
        for other in name.mentions:
            here = (other.segment, other.locale) == (mention.segment, mention.locale)
            if here and other.start <= mention.start and mention.end <= other.end:
                return names  # known already, or a part of a longer one
            if here and other.start < mention.end and mention.start < other.end and not _inside(other, mention):
                return names
    kept = [
        replace(name, mentions=left)
        for name in names
        if (left := tuple(one for one in name.mentions if not _inside(one, mention)))
    ]
    for place, name in enumerate(kept):
        if any(without_form(other.text) == without_form(mention.text) for other in name.mentions):
            kept[place] = replace(name, mentions=(*name.mentions, mention))
            return kept
    return [*kept, Name(fold(mention.text).replace(" ", "-"), False, (mention,))]


def _inside(mention: NameMention, other: NameMention) -> bool:
    same = (mention.segment, mention.locale) == (other.segment, other.locale)
    return same and other.start <= mention.start and mention.end <= other.end
