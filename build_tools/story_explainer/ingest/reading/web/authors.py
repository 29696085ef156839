"""Who wrote the article of a page: the people whom its data for search engines or its head name, and no publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from story_explainer.ingest.languages.cldr import months
from story_explainer.ingest.languages.segmentation import pack
from story_explainer.ingest.reading.agencies import agency_names
from story_explainer.ingest.reading.credits import author_of
from story_explainer.ingest.reading.web.lines import words

_WITH_MONTH = 3  # words of a name, the month behind it among them
_LONGEST = 60
_NO_NAME = re.compile(r"https?:|www\.|@|\d{2}|[|<>{}]")


def authors(
    data: Sequence[dict[str, Any]], found: str | None, day: str | None, outlets: Sequence[str | None], locale: str
) -> str | None:
    """The authors of an article, each once; None where only a publication is named, or the beginning of a sentence.

    Of “By Ada Maria Bell July 10, 2015” only the figures are taken for none of her: the month of that day goes too.

    Args:
        data: what the page's data for search engines say of the article.
        found: the authors found elsewhere in the page, with commas between them.
        day: the day of publication.
        outlets: the name of the publication, and its address.
        locale: the language.
    """
    stated = list(dict.fromkeys(_bare(name, locale) for name in _stated(data)))
    accounts = {name for each in data for name in _named(each) if name.islower() and " " not in name}
    known = [name for name in stated if not _is_outlet(name, outlets)]
    names = (
        known
        if any(" " in name for name in known)
        else [name for name in (found or "").split(", ") if name and name.lower() not in accounts]
    )
    return _joined(names, day, outlets, locale)


def _named(article: dict[str, Any]) -> Iterator[str]:
    """The authors as the data of an article name them."""
    people = article.get("author")
    for person in people if isinstance(people, list) else [people]:
        name = person.get("name") if isinstance(person, dict) else person
        if isinstance(name, str) and (said := words(name)):
            yield said


def _stated(data: Iterable[dict[str, Any]]) -> Iterator[str]:
    for each in data:
        for given in _named(each):
            name: str | None = given
            if name and len(name) > _LONGEST:
                name = re.split(r"[,|–(]", name)[0].strip()  # “Anna Berger, professor at the university of …”
            if name and (agency := agency_names().get(name.casefold())):
                name = agency
            elif name and name.islower():
                name = name.title() if " " in name else None  # “admin”, “mrossi”: an account, and no name
            if name and len(name) <= _LONGEST and not _NO_NAME.search(name):
                yield name


def _bare(name: str, locale: str) -> str:
    """A name without “by” before it. With a capital “Di” and “Von” begin names, with a small letter before a first name
    and a last one they are no part of them."""
    known = pack(locale)
    may_begin_a_name = name[:1].isupper() and name.split()[0].lower() in known.name_words
    return (None if may_begin_a_name else author_of(name, known)) or name


def _joined(found: Sequence[str], day: str | None, outlets: Sequence[str | None], locale: str) -> str | None:
    month = next((name for name, number in months(locale).items() if (day or "")[5:7] == f"{number:02}"), None)
    names: dict[str, str] = {}
    dropped = False
    for name in found:
        parts = name.split()
        own = " ".join(parts[:-1] if len(parts) >= _WITH_MONTH and parts[-1] == month else parts)
        if _is_outlet(own, outlets):
            dropped = True
        elif own.casefold() not in names or names[own.casefold()].isupper():
            names[own.casefold()] = own
    if dropped and not any(" " in name for name in names):
        return None  # “Talbote, Bozen”
    joined = ", ".join(names.values())
    small = [
        word for word in joined.replace(",", "").split() if word[0].islower() and word not in agency_names().values()
    ]
    known = all(word in pack(locale).name_words or "." in word or "@" in word for word in small)
    return joined or None if known else None


def _is_outlet(name: str, outlets: Sequence[str | None]) -> bool:
    own = _letters(name)
    return any(own in _letters(outlet) or (len(own) > 2 and _letters(outlet) in own) for outlet in outlets if outlet)


def _letters(text: str) -> str:
    host = re.sub(r"^https?://(?:www\.)?([^/]*).*", r"\1", text)
    return re.sub(r"[\W_]+", "", host.casefold())
