"""`explainer draft`: what the articles of a story give and no editor has seen yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import click

from story_explainer.cli.many import Outcome, each_story, failed, say, with_workers
from story_explainer.cli.progress import show_progress
from story_explainer.cli.stories import content_option, folders_of
from story_explainer.content.cache import keep_vectors
from story_explainer.content.story_folder import StoryFolder
from story_explainer.parallel.workers import Workers
from story_explainer.story.keys import ArticleKey
from story_explainer.story.problems import ContentError, did_you_mean

_FILES = ("story", "claims", "events", "actors", "divergences")
_WORDS = {
    "key_points": ("key point", "key points"),
    "open_questions": ("open question", "open questions"),
    "claims": ("claim", "claims"),
    "events": ("event", "events"),
    "actors": ("actor", "actors"),
    "divergences": ("divergence", "divergences"),
}


@click.command()
@click.argument("slug", required=False, metavar="[SLUG]")
@click.argument("file", required=False, metavar="[FILE]")
@content_option
@click.option("--since", metavar="ARTICLE", help="Only what rests on this article, or on one that came later.")
@click.option("--anew", is_flag=True, help="Draft what was thrown away, too.")
@with_workers
def draft(slug: str | None, file: str | None, content: Path, since: str | None, anew: bool, workers: Workers) -> None:
    """Draft again what the articles of the story SLUG give, or those of every story: all files, or FILE (story, claims,
    events, actors, divergences).

    What was drafted before is known by its evidence: what you kept, changed or threw away is not drafted anew. New
    drafts stand behind what is there, marked “draft: true”; not a byte of yours changes. Of many stories several are
    drafted at once; for the workers of a Dask cluster see “explainer convert --help”.

    \b
    Examples:
      explainer draft
      explainer draft harbour-wind
      explainer draft harbour-wind claims
      explainer draft harbour-wind --since harbour-post-2026-03-13
    """
    name = Path(file).name.removesuffix(".yml") if file else None
    if name is not None and name not in _FILES:
        hint = did_you_mean(name, set(_FILES)) or f"one of {', '.join(_FILES)}"
        raise click.UsageError(f"“{file}” is nothing that is drafted ({hint}).")
    folders = folders_of(content, (slug,) if slug else ())
    if since and not slug:
        raise click.UsageError("--since names an article of one story: say of which.")
    article = _article(folders[0], since) if since else None
    if workers.cluster:
        folders = [replace(folder, path=folder.path.absolute()) for folder in folders]
    tasks = [_DraftTask(folder, name, article, anew, alone=len(folders) == 1) for folder in folders]
    say(each_story(workers, "Drafting", _drafted, tasks, lambda task: task.folder, content))


@dataclass(frozen=True)
class _DraftTask:
    """A story to draft, in a process that may be elsewhere."""

    folder: StoryFolder
    file: str | None
    since: str | None
    anew: bool
    alone: bool


def _drafted(task: _DraftTask) -> Outcome:
    from story_explainer.content.drafting import (
        draft_again,  # numpy and language data, for which no other command waits
    )
    from story_explainer.content.progress import silent

    keep_vectors(task.folder.path.parent)
    slug, progress = task.folder.slug, show_progress if task.alone else silent
    try:
        made = draft_again(task.folder, file=task.file, since=task.since, anew=task.anew, progress=progress)
    except (ContentError, OSError) as error:
        return failed(error, task.folder)
    lines = [
        f"{task.folder.shown(changed)}: {'written' if change.before is None else 'changed'}"
        for changed, change in made.changes.items()
    ]
    counts = [f"{count} {_WORDS[name][count != 1]}" for name, count in made.fresh.items()]
    return Outcome([*lines, f"{slug}: {'drafted ' + ', '.join(counts) if counts else 'nothing new to draft'}"])


def _article(folder: StoryFolder, since: str) -> str:
    """The article that “--since” names."""
    article = ArticleKey.parse(since).article
    known = folder.articles()
    if article not in known:
        hint = did_you_mean(article, known)
        raise click.UsageError(f"There is no article “{since}” in “{folder.slug}”{f' ({hint})' if hint else ''}.")
    return article
