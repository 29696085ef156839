"""What readers will see changed since something was published last: as a list, and as pages."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel

from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from story_explainer.desk.reading import KINDS
from story_explainer.desk.repository import Repository
from story_explainer.site.build import build_story
from story_explainer.site.edition import Edition
from story_explainer.site.language import Language
from story_explainer.site.page import Page
from story_explainer.story.drafts import without_drafts
from story_explainer.story.keys import ARTICLES
from story_explainer.story.model import Statement, Story
from story_explainer.story.passages import public_matches
from story_explainer.story.reviews import reviewables, text_of
from story_explainer.story.rights import shown_of

How = Literal["new", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that editors wrote, which readers will find new, changed or gone.

    Attributes:
        key: what it is called; of two passages that are shown beside each other, both.
        kind: what it is, as the desk calls it.
        how: what became of it.
        before, after: what it said and says, as plain data; None where it was or is not there.
    """

    key: str
    kind: str
    how: How
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None

    @property
    def fields(self) -> list[str]:
        """The fields that say something else."""
        before, after = self.before or {}, self.after or {}
        return [name for name in {**before, **after} if before.get(name) != after.get(name)]


@dataclass(frozen=True, slots=True)
class ChangedText:
    """How many sentences of an article readers get more, fewer, or with other words."""

    article: str
    more: int
    fewer: int
    changed: int


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """A page that readers will find new, changed or gone."""

    title: str
    locale: str
    path: str
    how: How


@dataclass(frozen=True)
class StoryNews:
    """What readers will find changed in a story.

    Attributes:
        slug: the story.
        statements: what its editors wrote, by the order of the files.
        articles: articles that come anew.
        texts: of the other articles, what readers get more or less of.
        locales: the languages that come or go, each with whether it comes.
        pages: its pages.
        whole: whether the story itself comes or goes.
    """

    slug: str
    statements: Sequence[Changed]
    articles: Sequence[str]
    texts: Sequence[ChangedText]
    locales: Mapping[str, bool]
    pages: Sequence[ChangedPage]
    whole: Literal["new", "gone", ""] = ""

    @property
    def count(self) -> int:
        """How many changes there are."""
        return len(self.statements) + len(self.articles) + len(self.texts) + len(self.locales) + bool(self.whole)


def news(repository: Repository, since: str, languages: Sequence[Language]) -> Iterator[StoryNews]:
    """The stories in which something changed, with what readers will see of it.

    Args:
        repository: the repository, by the folder with the stories.
        since: the commit that was published last; empty if nothing was.
        languages: the languages of the site.
    """
    slugs = sorted({path.split("/")[0] for path in repository.changed(since)})
    by_tag = {language.tag: language for language in languages}
    with tempfile.TemporaryDirectory() as folder:
        for slug in slugs:
            if since:
                repository.put(since, slug, Path(folder))
            (before, wrong), (after, faulty) = (_shown(root / slug) for root in (Path(folder), repository.folder))
            found = _between(slug, before, after, {} if wrong or faulty else by_tag)
            if found.count or found.pages:
                yield found


def _shown(folder: Path) -> tuple[Story | None, bool]:
    """What readers get of a story, and whether it has mistakes, so that no pages can be made of it."""
    loaded = load(StoryFolder(folder)) if folder.is_dir() else None
    if loaded is None or loaded.story is None:
        return None, False
    return shown_of(without_drafts(loaded.story)), not loaded.ok


def _between(slug: str, before: Story | None, after: Story | None, languages: Mapping[str, Language]) -> StoryNews:
    old, new = _written(before), _written(after)
    spoken = [tag for tag in (before.locales if before else ()) if after and tag in after.locales]
    changed = [_changed(key, old.get(key), new.get(key), spoken) for key in dict.fromkeys([*new, *old])]
    articles = [article for article in (after.bitexts if after else ()) if not before or article not in before.bitexts]
    both = before is not None and after is not None
    return StoryNews(
        slug,
        [each for each in changed if each],
        articles,
        list(_texts(before, after)) if before and after else [],
        _locales(before, after) if before and after else {},
        list(_pages(before, after, languages)),
        "" if both or before is after else "new" if after else "gone",
    )


def _locales(before: Story, after: Story) -> dict[str, bool]:
    """The languages that come or go, each with whether it comes."""
    every = dict.fromkeys([*after.locales, *before.locales])
    return {tag: tag in after.locales for tag in every if (tag in after.locales) != (tag in before.locales)}


def _written(story: Story | None) -> dict[str, tuple[str, BaseModel | dict[str, Any]]]:
    """What editors wrote that readers see, by key, each with its kind."""
    if story is None:
        return {}
    found: dict[str, tuple[str, BaseModel | dict[str, Any]]] = {}
    for item in reviewables(story):
        file = item.file.removesuffix(".yml")
        found[item.key] = KINDS.get(str(item.path[0]), file) if item.path else file, item.entry
    found |= {f"story/{one.id}": ("update", one) for one in story.about.updates}
    found |= {f"{ARTICLES}/{key}": (ARTICLES, one) for key, one in story.articles.items()}
    found |= {f"sources/{one.id}": ("sources", one) for one in story.sources}
    for pair in public_matches(story):
        first, second = (next(iter(one.text.items()), ("", "")) for one in pair.segments)
        words = {"text": {first[0]: f"{first[1]} = {second[1]}"}, "kinds": list(pair.kinds), "note": str(pair.note)}
        found["matches/" + "-".join(one.id for one in pair.segments)] = "matches", words
    return found


def _changed(
    key: str,
    old: tuple[str, BaseModel | dict[str, Any]] | None,
    new: tuple[str, BaseModel | dict[str, Any]] | None,
    locales: Sequence[str],
) -> Changed | None:
    if old and new and _read(old[1], locales) == _read(new[1], locales):
        return None
    before, after = (_plain(each[1]) if each else None for each in (old, new))
    kind = (new or old or ("", {}))[0]
    return Changed(key, kind, "new" if old is None else "gone" if new is None else "changed", before, after)


def _read(entry: BaseModel | dict[str, Any], locales: Sequence[str]) -> object:
    """What readers of some languages get from an entry, with its evidence."""
    if isinstance(entry, dict):
        return entry
    return [text_of(entry, tag) for tag in locales], getattr(entry, "cites", None)


def _plain(entry: BaseModel | dict[str, Any]) -> dict[str, Any]:
    """An entry as plain data, without the statements inside it."""
    if isinstance(entry, dict):
        return entry
    inside = {
        name
        for name in type(entry).model_fields
        if isinstance(value := getattr(entry, name), list) and any(isinstance(each, Statement) for each in value)
    }
    return entry.model_dump(mode="json", exclude_none=True, exclude={"draft", "updates", "locales", *inside})


def _texts(before: Story, after: Story) -> Iterator[ChangedText]:
    for article, bitext in after.bitexts.items():
        if article in before.bitexts:
            old, new = (
                {(one.id, tag): words for one in each.segments() for tag, words in one.text.items()}
                for each in (before.bitexts[article], bitext)
            )
            more, fewer = ({ident for ident, _ in one.keys() - other.keys()} for one, other in ((new, old), (old, new)))
            changed = {key[0] for key in new.keys() & old.keys() if new[key] != old[key]}
            if more or fewer or changed:
                yield ChangedText(article, len(more), len(fewer), len(changed))


def _pages(before: Story | None, after: Story | None, languages: Mapping[str, Language]) -> Iterator[ChangedPage]:
    """The pages of a story that are not as they were: made of both states of it, and compared."""
    old, new = _made(before, languages), _made(after, languages)
    for place, page in new.items():
        there = old.get(place)
        if there is None or there.title != page.title or there.body != page.body:
            yield ChangedPage(page.title, page.locale, page.path, "changed" if there else "new")
    for page in (page for place, page in old.items() if place not in new and new):
        yield ChangedPage(page.title, page.locale, page.path, "gone")


def _made(story: Story | None, languages: Mapping[str, Language]) -> dict[tuple[str, str], Page]:
    pages = build_story(Edition.all_of(story, languages)) if story else ()
    return {(page.key, page.locale): page for page in pages}
