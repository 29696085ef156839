"""By which common nouns a text calls what has a name: the insurer Halvora, Riverside Water Authority."""

from __future__ import annotations

import re

from story_explainer.ingest.drafting.names import Name
from story_explainer.ingest.drafting.names.forms import has_form
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.languages.cues import Cues
from story_explainer.ingest.text.marks import LEFT
from story_explainer.ingest.text.words import fold

_SHORTEST = 4  # letters of a noun by which a compound is one: Baukonzern
_BEFORE = re.compile(rf"([^\W\d_]+)(?:\s[{LEFT}]?|[{LEFT}])$")


def may_be_called(noun: str, name: Name, reading: Reading) -> bool:
    """Whether an article has called a name by a noun, or by one of the same sense where both are of companies.

    Args:
        noun: the noun, in lower case.
        name: the name, of which only the mentions so far count.
        reading: its article.
    """
    return any(_fits(noun, name, reading, locale) for locale in reading.locales)


def _fits(noun: str, name: Name, reading: Reading, locale: str) -> bool:
    known = reading.cues[locale]
    companies = known.words("names.companies")
    wanted = companies if noun in companies else frozenset([noun])
    forms = name.forms(locale)
    if noun in companies and any(has_form(form) for form in forms):
        return True
    words = [fold(form).split() for form in forms]
    if any(fold(noun) in (each[0], each[-1]) for each in words if len(each) > 1):
        return True
    texts = ((mention, reading.bitext.by_id[mention.segment].text[locale]) for mention in name.mentions)
    before = (_BEFORE.search(text[: one.start]) for one, text in texts if one.locale == locale)
    return any(found is not None and _is_one(found[1].lower(), wanted, known) for found in before)


def _is_one(word: str, nouns: frozenset[str], known: Cues) -> bool:
    ends = tuple(noun for noun in nouns if len(noun) >= _SHORTEST) if known.get("noun_capitals", False) else ()
    return word in nouns or bool(ends and word.endswith(ends))
