"""Stories × languages → pages. The way from data to HTML on one screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from story_explainer.site.assets import site_assets
from story_explainer.site.brief import Brief
from story_explainer.site.changes import changes
from story_explainer.site.downloads import schema_file, story_files
from story_explainer.site.edition import Edition
from story_explainer.site.embeds import embed_files
from story_explainer.site.front import front_pages
from story_explainer.site.language import Language
from story_explainer.site.notice import explained, notice
from story_explainer.site.page import NavItem, Page, StoryNav
from story_explainer.site.pages import PAGES
from story_explainer.site.pages.kind import PageKind
from story_explainer.site.publication import Asset, Publication
from story_explainer.site.render import render
from story_explainer.site.routes import ARTICLE, CONTEXT, OVERVIEW, PARALLEL, SECTION
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
        The chooser at the root, per language a front page and pages of earlier stories, and the pages of each story.
    """
    by_tag = {language.tag: language for language in languages}
    editions = [Edition.all_of(story, by_tag, publication) for story in newest_first(stories)]
    for front in front_pages(briefs_of(editions), languages, publication.name if publication else ""):
        yield front.page
    for each in editions:
        yield from build_story(each)


def build_assets(stories: Sequence[Mapping[str, Edition]], publication: Publication) -> Iterator[Asset]:
    """Everything that stands beside the pages, but the sitemap, which needs them all, and the card images.

    Args:
        stories: every story in each of its languages, the newest first.
        publication: where the site stands, what it is called, and its languages.
    """
    yield from site_assets(briefs_of(stories), publication)
    if stories:
        yield schema_file()
    for editions in stories:
        yield from story_files(editions, publication)
        yield from embed_files(editions, publication)


def briefs_of(stories: Iterable[Mapping[str, Edition]]) -> list[Brief]:
    """What the rest of the site says of stories, each in its languages."""
    return [brief_of(edition) for editions in stories for edition in editions.values()]


def brief_of(edition: Edition) -> Brief:
    """What the rest of the site says of a story in one language."""
    tag, story = edition.language.tag, edition.story
    view = View(edition, f"{tag}/")  # as its front page sees it
    return Brief(
        slug=story.slug,
        locale=tag,
        path=edition.routes.path(OVERVIEW),
        title=edition.title,
        heading=str(view.title),
        about=edition.summary or edition.standfirst or edition.opening[1],  # whole: the end may be the denial
        day=last_day(story),
        entry=render("front_entry.html", edition.language, {"v": view}),
        as_of=str(view.date(story.about.as_of)) if story.about.as_of else "",
        changes=tuple(changes(edition)),
    )


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
    # On the overview what is meant by the text stands with the date, so that the headline comes soon.
    text = "" if kind.template == "overview.html" else explained(view.edition)
    above = render("notice.html", view.language, {"notice": notice(view.edition), "text": text})
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
