"""The pages that belong to no story: the chooser at the root, and for each language the front page and the search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from story_explainer.site.brief import Brief
from story_explainer.site.language import Language
from story_explainer.site.page import Page, relative
from story_explainer.site.render import render
from story_explainer.site.search import UNSPACED_FOR_SCRIPT, search_path

_PAGE = 50  # stories on a page of earlier ones
_LEAST = 25  # stories at least on a front page before earlier ones get a page of their own


@dataclass(frozen=True)
class FrontPage:
    """A page that belongs to no story.

    Attributes:
        page: the page.
        briefs: the stories that it says something of to machines, the newest first.
        newer, earlier: the addresses of the pages with the stories after these and before; empty if there are none.
    """

    page: Page
    briefs: Sequence[Brief]
    newer: str = ""
    earlier: str = ""


def front_pages(briefs: Sequence[Brief], languages: Sequence[Language], name: str) -> Iterator[FrontPage]:
    """The pages that belong to no story: the chooser, and for each language its front page, older stories, the search.

    Args:
        briefs: the stories in each of their languages, the newest first.
        languages: the languages of the site.
        name: what the site is called.
    """
    yield FrontPage(_chooser(briefs, languages, name), briefs)
    lists = {language.tag: _lists(_in_language(briefs, language)) for language in languages}
    for language in languages:
        own = lists[language.tag]
        for place, listed in enumerate(own):
            number = len(own) - place if place else 0
            others = [tag for tag, those in lists.items() if number < len(those)]
            newer = _path(language.tag, number + 1 if place > 1 else 0) if place else ""
            earlier = _path(language.tag, len(own) - place - 1) if place < len(own) - 1 else ""
            made = _front(listed, language, number, len(own) - 1, (newer, earlier), others)
            yield FrontPage(made, listed, newer, earlier)
        yield FrontPage(_search(language, languages), own[0])


def _in_language(briefs: Sequence[Brief], language: Language) -> list[Brief]:
    return [brief for brief in briefs if brief.locale == language.tag]


def _lists(briefs: Sequence[Brief]) -> list[Sequence[Brief]]:
    """The stories by the page that lists them: those of the front page, then those of each page of earlier ones.

    Pages of earlier stories are filled and numbered from the oldest story on. So a new story changes the front page
    alone, and what stood on a page is still found there.
    """
    pages = max(0, (len(briefs) - _LEAST) // _PAGE)
    first = len(briefs) - pages * _PAGE
    return [briefs[:first], *(briefs[start : start + _PAGE] for start in range(first, len(briefs), _PAGE))]


def _path(tag: str, number: int) -> str:
    """The address of a list of stories; as no story's name begins with a digit, none can stand there."""
    return f"{tag}/{number}/" if number else f"{tag}/"


def _front(
    briefs: Sequence[Brief],
    language: Language,
    number: int,
    pages: int,
    beside: tuple[str, str],
    others: Sequence[str],
) -> Page:
    """The front page, whose number is 0, or a page of earlier stories.

    Args:
        briefs: the stories that it lists.
        language: its language.
        number: which page of earlier stories it is.
        pages: how many of these there are.
        beside: the addresses of the page with newer stories and of the one with earlier ones.
        others: the languages that have such a page, its own included.
    """
    path = _path(language.tag, number)
    title = language.gettext("Earlier stories, page %(number)s") % {"number": number} if number else ""
    said = language.gettext("One story, several languages: who says what, what is denied, where texts differ.")
    values = {
        "briefs": briefs,
        "title": title,
        "number": number,
        "link": partial(relative, path),
        "newer": beside[0],
        "earlier": beside[1],
        "pages": [(each, _path(language.tag, each)) for each in range(pages, 0, -1)],
    }
    return Page(
        key=f"front/{number}" if number else "front",
        locale=language.tag,
        path=path,
        title=title,
        tab=title,
        description=f"{title}. {said}" if number else said,
        source="",
        nav=None,
        translations={tag: _path(tag, number) for tag in others},
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
            dict.fromkeys(  # a language without words of its own says it in English
                language.gettext("One story, several languages: who says what, what is denied, where texts differ.")
                for language in languages
            )
        ),
        source="",
        nav=None,
        translations={},
        make=partial(render, "chooser.html", first, {"choices": choices, "name": name}),
    )
