"""A story to take along and use elsewhere: the files, what each is, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version

from story_explainer.site.article_names import article_name
from story_explainer.site.assets import DATA, SCHEMA
from story_explainer.site.edition import Edition
from story_explainer.site.ics import days_of, ics
from story_explainer.site.publication import Asset, Publication
from story_explainer.site.timelinejs import is_dated, timelinejs
from story_explainer.story.bitext import Bitext
from story_explainer.story.data import data, written_schema
from story_explainer.story.keys import LEAD
from story_explainer.story.model import Story
from story_explainer.story.tables import claims_by_article, claims_table, spreadsheet
from story_explainer.story.tmx import tmx


@dataclass(frozen=True)
class Download:
    """A file to take along: its path, its media type, and what it is in the reader's language."""

    path: str
    media_type: str
    words: str

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.rpartition("/")[2]


def downloads(edition: Edition) -> Iterator[Download]:
    """The files of a story for the readers of one language; none that would be empty."""
    _, story = edition.language.gettext, edition.story
    shared, own = f"{DATA}{story.slug}/", edition.routes.root
    yield Download(f"{shared}story.json", "application/json", _("Everything on these pages as data, in all languages"))
    yield Download(SCHEMA, "application/schema+json", _("The schema of that file"))
    for article in _aligned(story):
        aligned = _("The aligned sentences, for translation programs")
        name = f" ({article_name(story, edition.language, article)})" if story.further else ""
        yield Download(f"{shared}{_memory(article)}", "application/x-tmx+xml", aligned + name)
    if story.claims:
        yield Download(f"{shared}claims.csv", "text/csv", _("The claims as a table, with who denies them"))
        if story.further:
            yield Download(f"{shared}claims-by-article.csv", "text/csv", _("The claims by article: which says what"))
    if any(map(is_dated, story.events)):
        yield Download(f"{own}timeline.json", "application/json", _("The dated events, for TimelineJS"))
    if any(map(days_of, story.events)):
        yield Download(f"{own}events.ics", "text/calendar", _("The events whose day is known, for a calendar"))


def story_files(editions: Mapping[str, Edition], publication: Publication) -> Iterator[Asset]:
    """The files that `downloads` names, for one story; but not the schema, which all stories share.

    Args:
        editions: the story in each of its languages.
        publication: where the site stands.
    """
    if not editions:
        return
    story = next(iter(editions.values())).story
    folder = f"{DATA}{story.slug}/"
    yield Asset(f"{folder}story.json", lambda: data(story, publication.url(SCHEMA), indent=None).encode())
    for article in _aligned(story):
        yield Asset(f"{folder}{_memory(article)}", partial(_tmx, story.bitexts[article]))
    if story.claims:
        yield Asset(f"{folder}claims.csv", lambda: spreadsheet(claims_table(story)))
        if story.further:
            yield Asset(f"{folder}claims-by-article.csv", lambda: spreadsheet(claims_by_article(story)))
    for edition in editions.values():
        own = edition.routes.root
        if any(map(is_dated, story.events)):
            yield Asset(f"{own}timeline.json", partial(timelinejs, edition, publication))
        if any(map(days_of, story.events)):
            yield Asset(f"{own}events.ics", partial(ics, edition, publication))


def schema_file() -> Asset:
    """The schema of a story as data."""
    return Asset(SCHEMA, written_schema)


def _aligned(story: Story) -> list[str]:
    """The articles that have a translation memory: the lead, and further ones of which several versions are shown."""
    return [article for article, bitext in story.bitexts.items() if len(bitext.shown) > (article != LEAD)]


def _memory(article: str) -> str:
    """The name of the translation memory of an article; the lead's is older than further articles."""
    return "bitext.tmx" if article == LEAD else f"{article}.tmx"


def _tmx(bitext: Bitext) -> bytes:
    return tmx(bitext, version("story-explainer")).encode()
