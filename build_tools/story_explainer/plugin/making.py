"""A story's folder → all that the site has of it. What a build finds in its memory is not made, nor this loaded."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from story_explainer.site.build import brief_of, build_story
from story_explainer.site.bundle import Contents, Facts
from story_explainer.site.card import Card
from story_explainer.site.cards import story_cards
from story_explainer.site.downloads import story_files
from story_explainer.site.edition import Edition
from story_explainer.site.embeds import embed_files
from story_explainer.site.page import Page
from story_explainer.site.publication import Asset, Publication
from story_explainer.site.search import SearchedPage, SearchIndex
from story_explainer.site.story_head import story_head
from story_explainer.story.drafts import without_drafts
from story_explainer.story.log import last_day
from story_explainer.story.rights import shown_of


@dataclass(frozen=True)
class Terms:
    """What a story becomes depends on these beside its files.

    Attributes:
        shown_as: how the folder with the stories is called in messages.
        publication: where the site stands, its languages, and who answers for it.
        drafts: whether entries that are still a machine's guess are told.
        complete: whether what is missing in a language is an error.
        reserved: names that no story may have.
    """

    shown_as: str
    publication: Publication
    drafts: bool
    complete: bool
    reserved: Collection[str]


def make(folder: Path, terms: Terms, draw: Callable[[Card], bytes]) -> tuple[Facts, Contents | None]:
    """Read and check a story, and make all that is written of it.

    Args:
        folder: the story.
        terms: what it depends on beside its files.
        draw: makes the image of a card.

    Returns:
        What the rest of the site needs, and the contents of its files; None where it cannot be published.
    """
    loaded = load(StoryFolder(folder, terms.shown_as), complete=terms.complete, reserved=terms.reserved)
    if not loaded.ok or loaded.story is None:
        return Facts(tuple(loaded.problems), ok=False), None
    story = shown_of(loaded.story if terms.drafts else without_drafts(loaded.story))
    publication = terms.publication
    editions = Edition.all_of(story, publication.languages, publication)
    pages = list(build_story(editions))
    cards = dict(story_cards(editions, publication))
    words, volumes = _search(editions, pages)
    files = {
        **_assets(story_files(editions, publication)),
        **_assets(embed_files(editions, publication)),
        **{path: draw(card) for path, card in cards.items() if card.drawable},
        **volumes,
    }
    facts = Facts(
        problems=tuple(loaded.problems),
        ok=True,
        locales=tuple(story.locales),
        day=last_day(story),
        briefs=tuple(map(brief_of, editions.values())),
        pages=tuple(pages),
        files=tuple(files),
        words=words,
        undrawn={path: card.title for path, card in cards.items() if not card.drawable},
    )
    heads = {page.path: story_head(page, editions[page.locale], publication) for page in pages}
    return facts, Contents({page.path: page.body for page in pages}, heads, files)


def _assets(assets: Iterable[Asset]) -> dict[str, bytes]:
    return {asset.path: asset.content for asset in assets}


def _search(editions: Mapping[str, Edition], pages: Sequence[Page]) -> tuple[dict[str, str], dict[str, bytes]]:
    """The words of the story in each language, and the files with its passages."""
    words, volumes = {}, {}
    for tag, edition in editions.items():
        index = SearchIndex(edition.language)
        path, volume = index.volume(
            [SearchedPage.of(page, page.nav) for page in pages if page.nav and page.locale == tag]
        )
        volumes[path], words[tag] = volume.encode(), index.words_of(edition.story.slug)
    return words, volumes
