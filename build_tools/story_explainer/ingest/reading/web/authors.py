"""Who wrote the article of a page: the people whom its data for search engines or its head name, and no publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from story_explainer.ingest.languages.cldr import months
from story_explainer.ingest.languages.segmentation import pack
from story_explainer.ingest.reading.web.lines import words

_WITH_MONTH = 3  # words of a name, the month behind it among them
_LONGEST = 60
_NO_NAME = re.compile(r"https?:|www\.|@|\d{2}|[|<>{}]")


def authors(
    data: Iterable[dict[str, Any]], found: str | None, day: str | None, outlets: Sequence[str | None], locale: str
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
    stated = list(dict.fromkeys(_stated(data)))
    known = [name for name in stated if not _is_outlet(name, outlets)]
    names = known if any(" " in name for name in known) else list(filter(None, (found or "").split(", ")))
    return _joined(names, day, outlets, locale)


def _stated(data: Iterable[dict[str, Any]]) -> Iterator[str]:
    for each in data:
        people = each.get("author")
        for person in people if isinstance(people, list) else [people]:
            name = person.get("name") if isinstance(person, dict) else person
            name = words(name) if isinstance(name, str) else None
            if name and len(name) > _LONGEST:
                name = re.split(r"[,|–(]", name)[0].strip()  # “Anna Berger, professor at the university of …”
            if name and name.islower():
                name = name.title()
            if name and len(name) <= _LONGEST and not _NO_NAME.search(name):
                yield name


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
    small = [word for word in joined.split() if word[0].islower()]
    known = all(word in pack(locale).name_words or "." in word or "@" in word for word in small)
    return joined or None if known else None


def _is_outlet(name: str, outlets: Sequence[str | None]) -> bool:
    own = _letters(name)
    return any(own in _letters(outlet) or (len(own) > 2 and _letters(outlet) in own) for outlet in outlets if outlet)


def _letters(text: str) -> str:
    host = re.sub(r"^https?://(?:www\.)?([^/]*).*", r"\1", text)
    return re.sub(r"[\W_]+", "", host.casefold())
