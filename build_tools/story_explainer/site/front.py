"""The pages that belong to no story: the chooser at the root, and for each language the front page and the search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from story_explainer.site.brief import Brief
from story_explainer.site.language import Language
from story_explainer.site.page import Page, relative
from story_explainer.site.render import render
from story_explainer.site.search import UNSPACED_FOR_SCRIPT, search_path


def front_pages(briefs: Sequence[Brief], languages: Sequence[Language], name: str) -> Iterator[Page]:
    """The pages that belong to no story: the chooser, and for each language the front page and the search.

    Args:
        briefs: the stories in each of their languages, the newest first.
        languages: the languages of the site.
        name: what the site is called.
    """
    yield _chooser(briefs, languages, name)
    for language in languages:
        yield _front(briefs, language, languages)
        yield _search(language, languages)


def _in_language(briefs: Sequence[Brief], language: Language) -> list[Brief]:
    return [brief for brief in briefs if brief.locale == language.tag]


def _front(briefs: Sequence[Brief], language: Language, languages: Sequence[Language]) -> Page:
    path = f"{language.tag}/"
    values = {"briefs": _in_language(briefs, language)}
    return Page(
        key="front",
        locale=language.tag,
        path=path,
        title="",
        tab="",
        description=language.gettext(
            "One story, several languages: who says what, what is denied, where texts differ."
        ),
        source="",
        nav=None,
        translations={other.tag: f"{other.tag}/" for other in languages},
        make=partial(render, "front.html", language, values),
    )


def _search(language: Language, languages: Sequence[Language]) -> Page:
    path = search_path(language)
    assets = relative(path, "assets/search/")
    home = relative(path, f"{language.tag}/")
    values = {"language": language, "assets": assets, "home": home, "unspaced": UNSPACED_FOR_SCRIPT}
    return Page(
        key="search",
        locale=language.tag,
        path=path,
        title=language.gettext("Search"),
        tab=language.gettext("Search"),
        description=language.gettext("Search all stories"),
        source="",
        nav=None,
        translations={other.tag: search_path(other) for other in languages},
        make=partial(render, "search.html", language, values),
    )


def _chooser(briefs: Sequence[Brief], languages: Sequence[Language], name: str) -> Page:
    choices = [
        {
            "language": language,
            "href": relative("", f"{language.tag}/"),
            "briefs": _in_language(briefs, language),
        }
        for language in languages
    ]
    first = languages[0]
    return Page(
        key="chooser",
        locale=first.tag,
        path="",
        title="",
        tab="",
        description=" – ".join(
            language.gettext("One story, several languages: who says what, what is denied, where texts differ.")
            for language in languages
        ),
        source="",
        nav=None,
        translations={},
        make=partial(render, "chooser.html", first, {"choices": choices, "name": name}),
    )
