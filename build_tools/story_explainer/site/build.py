"""Stories × languages → pages. The way from data to HTML on one screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from story_explainer.site.edition import Edition
from story_explainer.site.language import Language
from story_explainer.site.notice import explained, notice
from story_explainer.site.page import NavItem, Page, StoryNav, relative
from story_explainer.site.pages import PAGES
from story_explainer.site.pages.kind import PageKind
from story_explainer.site.publication import Publication
from story_explainer.site.render import render
from story_explainer.site.routes import ARTICLE, CONTEXT, OVERVIEW, PARALLEL, SECTION
from story_explainer.site.search import UNSPACED_FOR_SCRIPT, search_path
from story_explainer.site.view import View
from story_explainer.story.log import last_day
from story_explainer.story.model import Story

_ABOUT = (f"{CONTEXT}/", f"{SECTION}/")  # what pages are called that are about one subject of the story


def build_site(
    stories: Sequence[Story], languages: Sequence[Language], publication: Publication | None = None
) -> Iterator[Page]:
    """All generated pages of the site.

    Args:
        stories: the stories, each in the languages that it has.
        languages: the languages of the site, the first being the one that the chooser itself is in.
        publication: where the site stands and who answers for it, as far as that is known.

    Yields:
        The chooser at the root, a front page per language, and the pages of each story.
    """
    by_tag = {language.tag: language for language in languages}
    editions = [Edition.all_of(story, by_tag, publication) for story in newest_first(stories)]
    yield from front_pages(editions, languages, publication.name if publication else "")
    for each in editions:
        yield from build_story(each)


def front_pages(editions: Sequence[Mapping[str, Edition]], languages: Sequence[Language], name: str) -> Iterator[Page]:
    """The pages that belong to no story: the chooser, and for each language the front page and the search.

    Args:
        editions: the stories in each of their languages, the newest first.
        languages: the languages of the site.
        name: what the site is called.
    """
    yield _chooser(editions, languages, name)
    for language in languages:
        yield _front(editions, language, languages)
        yield _search(language, languages)


def newest_first(stories: Sequence[Story]) -> list[Story]:
    """The stories by the last day that their files know of, the newest first; those without a day stand last."""
    return sorted(stories, key=lambda story: (last_day(story), story.slug), reverse=True)


def build_story(editions: Mapping[str, Edition]) -> Iterator[Page]:
    """The pages of one story in each of its editions."""
    for tag, edition in editions.items():
        story, nav = edition.story, _navigation(edition)
        for kind in PAGES:
            for name in kind.instances(story):
                view = View(edition, edition.routes.path(name))
                yield Page(
                    key=f"{story.slug}/{name}",
                    locale=tag,
                    path=view.path,
                    title=kind.title_of(view, name),
                    tab=kind.tab_of(view, name),
                    description=kind.description(view, name),
                    source=f"{story.slug}/{kind.source(view)}",
                    nav=nav,
                    translations={other: each.routes.path(name) for other, each in editions.items()},
                    make=partial(_body, kind, view, name),
                )


def _body(kind: PageKind, view: View, name: str) -> str:
    values = {"v": view, "story": view.story, "page_name": name, **kind.values(view, name)}
    view.notes.clear()  # the page may be made again
    above = render("notice.html", view.language, {"notice": notice(view.edition), "text": explained(view.edition)})
    body = render(kind.template, view.language, values)
    return above + body + render("notes.html", view.language, {"notes": view.notes})


def _navigation(edition: Edition) -> StoryNav:
    story, routes = edition.story, edition.routes
    view = View(edition, routes.root)
    items = [
        NavItem(name, kind.nav_title(view, name), routes.path(name), kind.nav_locale(view, name), kind.first)
        for kind in PAGES
        for name in kind.instances(story)
    ]
    if story.further:  # one line leads to all of them
        items = [item for item in items if item.key.partition("/")[0] not in (ARTICLE, PARALLEL)]
    return StoryNav(
        title=edition.title,
        path=routes.path(OVERVIEW),
        pages=tuple(item for item in items if not item.key.startswith(_ABOUT)),
        topics=tuple(item for item in items if item.key.startswith(_ABOUT)),
        locale=view.strange(story.title),
    )


def _views(editions: Sequence[Mapping[str, Edition]], language: Language, path: str) -> list[View]:
    return [View(each[language.tag], path) for each in editions if language.tag in each]


def _front(editions: Sequence[Mapping[str, Edition]], language: Language, languages: Sequence[Language]) -> Page:
    path = f"{language.tag}/"
    values = {"views": _views(editions, language, path), "language": language}
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


def _chooser(editions: Sequence[Mapping[str, Edition]], languages: Sequence[Language], name: str) -> Page:
    choices = [
        {
            "language": language,
            "href": relative("", f"{language.tag}/"),
            "views": _views(editions, language, ""),
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
