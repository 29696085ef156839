"""The stories that a site tells, with the pages made of them; while previewing, only those that changed are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from story_explainer.content.folders import fingerprint, locales_of, story_folders
from story_explainer.content.load import Loaded, load
from story_explainer.site.build import build_story
from story_explainer.site.edition import Edition
from story_explainer.site.page import Page
from story_explainer.site.publication import Publication
from story_explainer.site.reserved import reserved
from story_explainer.story.drafts import without_drafts
from story_explainer.story.model import Story
from story_explainer.story.rights import shown_of


@dataclass(frozen=True, eq=False)
class Told:
    """A story as the site tells it. As long as its files are the same, so is this object."""

    story: Story
    editions: Mapping[str, Edition]
    pages: Sequence[Page]

    @classmethod
    def of(cls, story: Story, publication: Publication) -> Told:
        """A story with its editions and pages."""
        editions = Edition.all_of(story, publication.languages, publication)
        story.forget_nodes()
        return cls(story, editions, list(build_story(editions)))


class Stories:
    """Reads the stories; remembers the last version without errors of each."""

    def __init__(self) -> None:
        self._states: dict[str, tuple[object, Loaded]] = {}
        self._told: dict[str, Told] = {}

    def read(
        self,
        content: Path,
        shown_as: str,
        publication: Publication,
        *,
        drafts: bool,
        complete: bool,
        preview: bool,
    ) -> Iterator[tuple[Loaded, Told | None]]:
        """Every story with what can be told of it.

        Args:
            content: the folder with the stories.
            shown_as: how it is called in messages.
            publication: where the site stands, its languages, and who answers for it.
            drafts: whether entries that are still a machine's guess are told.
            complete: whether what is missing in a language is an error.
            preview: whether stories whose files are as they were last time need not be read again.

        Yields:
            What came of reading, and the last version without errors, if there was any that can be told.
        """
        for folder in story_folders(content):
            slug = folder.name
            state = (_seen_from(publication), drafts, complete, fingerprint(folder)) if preview else None
            if preview and slug in self._states and self._states[slug][0] == state:
                loaded = self._states[slug][1]
            else:
                loaded = load(folder, shown_as, complete=complete, reserved=reserved(locales_of(content)))
                self._states[slug] = (state, loaded)
                if loaded.ok and loaded.story:
                    story = loaded.story if drafts else without_drafts(loaded.story)
                    self._told[slug] = Told.of(shown_of(story), publication)
                    loaded.story.forget_nodes()
            yield loaded, self._told.get(slug)


def _seen_from(publication: Publication) -> tuple[object, ...]:
    """What pages say of the site they belong to."""
    return publication.base, publication.name, publication.publisher, tuple(publication.languages.values())
