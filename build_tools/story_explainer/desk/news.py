"""What readers will see changed since something was published last, statement by statement."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel

from story_explainer.content.load import load
from story_explainer.desk.repository import Repository
from story_explainer.story.drafts import without_drafts
from story_explainer.story.model import Story
from story_explainer.story.reviews import reviewables, text_of


@dataclass(frozen=True, slots=True)
class Changed:
    """A statement that readers will find new, changed or gone.

    Attributes:
        key: the statement.
        how: what became of it.
        before, after: what it said and says, as plain data; None where it was or is not there.
    """

    key: str
    how: Literal["new", "changed", "gone"]
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True)
class StoryNews:
    """What readers will find changed in a story.

    Attributes:
        slug: the story.
        statements: its statements, by the order of the files.
        articles: articles that come anew.
        whole: whether the story itself comes or goes.
    """

    slug: str
    statements: list[Changed]
    articles: list[str]
    whole: Literal["new", "gone", ""] = ""

    @property
    def count(self) -> int:
        """How many changes there are."""
        return len(self.statements) + len(self.articles) + bool(self.whole)


def news(repository: Repository, since: str) -> Iterator[StoryNews]:
    """The stories in which something changed, with what readers will see of it.

    Args:
        repository: the repository, by the folder with the stories.
        since: the commit that was published last; empty if nothing was.
    """
    slugs = sorted({path.split("/")[0] for path in repository.changed(since)})
    with tempfile.TemporaryDirectory() as folder:
        for slug in slugs:
            if since:
                repository.put(since, slug, Path(folder))
            before, after = (_shown(root / slug) for root in (Path(folder), repository.folder))
            if found := _between(slug, before, after):
                yield found


def _shown(folder: Path) -> Story | None:
    story = load(folder).story if folder.is_dir() else None
    return without_drafts(story) if story else None


def _between(slug: str, before: Story | None, after: Story | None) -> StoryNews | None:
    if before is None and after is None:
        return None
    old, new = _statements(before), _statements(after)
    changed = [_changed(key, old.get(key), new.get(key)) for key in dict.fromkeys([*new, *old])]
    articles = [article for article in (after.bitexts if after else ()) if not before or article not in before.bitexts]
    whole: Literal["new", "gone", ""] = "new" if before is None else "gone" if after is None else ""
    found = StoryNews(slug, [each for each in changed if each], articles, whole)
    return found if found.count else None


def _statements(story: Story | None) -> dict[str, tuple[BaseModel, tuple[str, ...]]]:
    """The statements by key, each with a fingerprint for every language of the story."""
    if story is None:
        return {}
    return {
        item.key: (item.entry, tuple(text_of(item.entry, tag) for tag in story.locales)) for item in reviewables(story)
    }


def _changed(
    key: str, old: tuple[BaseModel, tuple[str, ...]] | None, new: tuple[BaseModel, tuple[str, ...]] | None
) -> Changed | None:
    if old and new and old[1] == new[1]:
        return None
    before, after = (each[0].model_dump(mode="json", exclude_none=True) if each else None for each in (old, new))
    return Changed(key, "new" if old is None else "gone" if new is None else "changed", before, after)
