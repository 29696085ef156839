"""Stories made before a build asks for them, by several processes or machines at once: they fill the memory for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import FileSystemBytecodeCache

from story_explainer.content.folders import LOCALES, fingerprint
from story_explainer.parallel.workers import Workers
from story_explainer.plugin.cache import compiled_templates
from story_explainer.plugin.memory import Memory
from story_explainer.plugin.stories import BuildContext, Stories, StoryBuild
from story_explainer.site.language import Language
from story_explainer.site.publication import Publication, Publisher
from story_explainer.site.render import environment
from story_explainer.story.problems import Problem


@dataclass(frozen=True)
class StoryJob:
    """A story to make, and all that its pages depend on beside its files, as plain data: see `BuildContext`."""

    slug: str
    cache: Path
    root: Path
    content: str
    address: str
    name: str
    publisher: Publisher
    languages: tuple[str, ...]
    drafts: bool
    complete: bool

    @classmethod
    def of(cls, slug: str, site: BuildContext, cache: Path) -> StoryJob:
        """The order for a story of a site, whose memory lies in a folder."""
        known = site.publication
        told = (known.base, known.name, known.publisher, tuple(known.languages))
        return cls(slug, cache, site.root, site.content, *told, site.drafts, site.complete)

    @property
    def site(self) -> BuildContext:
        """The site as whoever gave the order knows it."""
        languages = [Language.load(tag, self.root / LOCALES) for tag in self.languages]
        publication = Publication.at(self.address, self.name, languages, self.publisher)
        return BuildContext(self.root, self.content, publication, self.drafts, self.complete)


@dataclass(frozen=True)
class Made:
    """What is to be said of a story that is in the memory now: what is wrong, and whether it can be published."""

    slug: str
    problems: tuple[Problem, ...]
    ok: bool


def prepare(slugs: Sequence[str], site: BuildContext, cache: Path, workers: Workers) -> Iterator[Made | None]:
    """Have the memory know stories as a build would make them; those that it knows are not made again.

    Args:
        slugs: the stories.
        site: the site for which they are made.
        cache: the folder `.cache`.
        workers: who makes them.

    Returns:
        What came of each, in their order; None if each process that worked on it has died.
    """
    orders = [StoryJob.of(slug, site, cache.absolute()) for slug in slugs]
    return workers.map(make_ahead, orders, _lost, site.root.absolute())


def make_ahead(order: StoryJob) -> Made:
    """Make a story and keep it. What a worker elsewhere sees otherwise lies under another key, and nobody finds it."""
    site = order.site
    environment().bytecode_cache = FileSystemBytecodeCache(str(compiled_templates(order.cache)))
    stories = Stories(Memory(order.cache / "stories"), site)
    folder = site.folder / order.slug
    facts = StoryBuild(folder, stories, fingerprint(folder)).facts
    return Made(order.slug, facts.problems, facts.ok)


def _lost(_: StoryJob) -> None:
    return None
