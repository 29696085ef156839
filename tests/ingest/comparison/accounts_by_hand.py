"""Articles made by hand for comparison."""

from __future__ import annotations

from story_explainer.ingest.comparison.accounts import Account
from story_explainer.ingest.comparison.compare import compare_all
from story_explainer.ingest.comparison.matches import Match


def account(name: str, *texts: str | dict[str, str], locale: str = "en", published: str | None = None) -> Account:
    """An article: a text for each segment, in one language or, as a mapping, in several."""
    segments = {
        f"{name}#s{number}": text if isinstance(text, dict) else {locale: text} for number, text in enumerate(texts, 1)
    }
    return Account(name, segments, published)


def between(matches: list[Match], first: str, second: str) -> Match | None:
    """The match of two segments, if there is one."""
    return next((match for match in matches if set(match.segments) == {first, second}), None)


Passage = tuple[str, str]  # language, text
VALUES = {"differs", "updated"}
REST = {
    "it": ("Nel pomeriggio è attesa altra pioggia.", "Le scuole riaprono dopo le vacanze.", "Il bar era pieno."),
    "de": ("Am Nachmittag wird Regen erwartet.", "Die Schulen öffnen nach den Ferien.", "Das Café war voll."),
    "en": ("More rain is forecast for later.", "Schools open after the holidays.", "The bar was crowded."),
}


def match_of(first: Passage, second: Passage) -> Match | None:
    """The match of two passages, each in a report with other sentences, the second a week after the first."""
    reports = [
        account(name, text, *REST[locale], locale=locale, published=published)
        for name, (locale, text), published in (("a", first, "2031-03-04"), ("b", second, "2031-03-11"))
    ]
    return between(compare_all(reports), "a#s1", "b#s1")
