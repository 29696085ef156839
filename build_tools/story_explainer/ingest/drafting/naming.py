"""How a bearer is called in each language, where the texts surely tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from story_explainer.ingest.drafting.bearers import Bearer, is_institution
from story_explainer.ingest.drafting.kinds import any_language, known
from story_explainer.ingest.drafting.names import NameMention
from story_explainer.ingest.drafting.names.bodies import is_body
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.text.words import fold, subsequence_ratio

_LONGEST = 7  # words of a name
_ALIKE = 0.6  # of two spellings of one name in two languages
# What stands before a name and is no part of it.
_BESIDE = ("names.never", "names.roles", "names.organisations", "names.outlets", "names.heads", "names.persons")
_POSSESSIVE = re.compile(r"['’]s\s")  # two names: Trump's West Virginia


def name_of(bearer: Bearer) -> dict[str, str] | None:
    """The name in each language; None where the languages do not surely mean the same by it."""
    wordings = bearer.wordings()
    first = {locale: forms[0] for locale, forms in wordings.items()}
    if all(is_body(name) for _, name in bearer.found):
        return {locale: form[0].upper() + form[1:] for locale, form in first.items()}
    if len({fold(form) for form in first.values()}) > 1:
        shared = set.intersection(*({fold(form) for form in forms} for forms in wordings.values()))
        if shared and any(is_institution(form) for form in first.values()):
            return None  # an institution in one language, and where it is in another
        if shared:
            best = max(sorted(shared), key=lambda form: len(form.split()))
            first = {locale: next(form for form in forms if fold(form) == best) for locale, forms in wordings.items()}
        elif not _translated(list(first.values())):
            return None
    if all(_seldom(bearer, locale, form) for locale, form in first.items()):
        return None
    first = {locale: with_full_stop(form) for locale, form in first.items()}
    odd = any(is_common(form) or _two(form) or _run_on(form) or _POSSESSIVE.search(form) for form in first.values())
    return None if odd or _cut(bearer) else first


def with_full_stop(form: str) -> str:
    """A name or a role whose last word is cut short with the full stop that belongs to it: S.p.A."""
    return f"{form}." if re.search(r"\.\w$", form) else form


def _cut(bearer: Bearer) -> bool:
    """Whether a name of one word may be the rest of a longer one at the beginning of a sentence: Dara | Whitlock."""
    if any(" " in mention.text for _, name in bearer.found for mention in name.mentions):
        return False
    return any(
        _begun(reading, mention)
        for reading, name in bearer.found
        for mention in name.mentions
        if len(reading.locales) == 1 and not reading.cues[mention.locale].get("noun_capitals", False)
    )


def _begun(reading: Reading, mention: NameMention) -> bool:
    """Whether a word with a capital that is none of the language's own stands before a name and opens the sentence."""
    text, known = reading.bitext.by_id[mention.segment].text[mention.locale], reading.cues[mention.locale]
    before = re.fullmatch(r"\W*([A-ZÀ-Þ][^\W\d_]+)\s", text[: mention.start])
    if before is None or re.search(r"(?:ly|mente|ed|ing|day)$", before[1]):
        return False
    calendar = {name.lower() for name in (*known.weekdays, *known.months)}
    return before[1].lower() not in calendar.union(known.words("function_words"), *map(known.words, _BESIDE))


def _seldom(bearer: Bearer, locale: str, form: str) -> bool:
    """Whether a long name stands but once, and what is left of it often: Regione Marche, and the Marche."""
    texts = [mention.text for _, name in bearer.found for mention in name.mentions if mention.locale == locale]
    parts = [text for text in texts if text != form and not text.isupper()]
    return len(form.split()) > 2 and len(texts) - len(parts) == 1 and len(parts) > 1 and not _person(form)


def _person(form: str) -> bool:
    return fold(form).split()[0] in known("given")


def _translated(forms: Sequence[str]) -> bool:
    """Whether names that differ may be one in two languages: alike letter by letter, or several words in each."""
    folded = [fold(form) for form in forms]
    if all(subsequence_ratio(folded[0], other) >= _ALIKE for other in folded[1:]):
        return True
    sizes = [len(form.replace("-", " ").split()) for form in forms]
    compounds = any(len(form) > 12 for form in forms if " " not in form)
    return min(sizes) > 1 or (compounds and max(sizes) > 1)


def is_common(form: str) -> bool:
    """Whether a form of a name is but a common noun: Institute, Consiglio, Water."""
    words = fold(re.sub(r"^\w+['’](?=\w)", "", form)).split()  # L'Agenzia
    common = any_language("names.organisations") | any_language("names.heads") | any_language("names.roles")
    return len(words) == 1 and words[0] in (common | known("trades")) - known("media")


def _two(form: str) -> bool:
    """Whether a name is a person's and an institution's run together: Ada Moss della Banca di Tavira."""
    words = fold(form).split()
    institutions = any_language("names.heads") | any_language("names.organisations")
    return len(words) > 2 and words[0] in known("given") and bool(institutions & set(words[2:]))


def _run_on(form: str) -> bool:
    """Whether a name is more than one: Consiglio al Consiglio Superiore della Banca."""
    words = fold(form).split()
    long = [word for word in words if len(word) > 3]
    return len(words) > _LONGEST or len(set(long)) < len(long)
