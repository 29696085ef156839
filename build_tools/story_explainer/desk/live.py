"""A page of the site as it is now, made before the preview has built it: what was saved is seen at once."""

from __future__ import annotations

from story_explainer.desk.reading import State
from story_explainer.desk.site import PreviewSite
from story_explainer.site.build import build_story
from story_explainer.site.edition import Edition
from story_explainer.story.drafts import without_drafts
from story_explainer.story.rights import shown_of


def body_of(state: State, site: PreviewSite, key: str, locale: str) -> str | None:
    """The body of one page, as the build would make it.

    Args:
        state: the story.
        site: the site.
        key: the key of the page.
        locale: its language.

    Returns:
        The HTML; None where the story has mistakes, or no such page any more.
    """
    loaded = state.loaded
    if not loaded.ok or loaded.story is None:
        return None
    story = shown_of(loaded.story if site.drafts else without_drafts(loaded.story))
    editions = Edition.all_of(story, {each.tag: each for each in site.languages}, site.publication())
    pages = build_story(editions)
    return next((page.body for page in pages if page.key == key and page.locale == locale), None)
