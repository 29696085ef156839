"""`explainer convert`: the articles of stories become their bitexts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from story_explainer.cli.many import Outcome, each_story, failed, say, with_workers
from story_explainer.cli.progress import show_progress
from story_explainer.cli.stories import content_option, no_story
from story_explainer.content.cache import keep_vectors
from story_explainer.content.folders import story_folders
from story_explainer.content.story_folder import StoryFolder
from story_explainer.parallel.workers import Workers
from story_explainer.story.keys import LEAD
from story_explainer.story.problems import ContentError


@click.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@content_option
@click.option(
    "--pivot", metavar="LOCALE", help="The language the others are aligned with; story.yml says it otherwise."
)
@click.option(
    "--even-without-vectors",
    "worse",
    is_flag=True,
    help="Align anew what was aligned with sentence vectors, though they are not installed here.",
)
@with_workers
def convert(slugs: tuple[str, ...], content: Path, pivot: str | None, worse: bool, workers: Workers) -> None:
    """Make bitext.yml from the articles of each SLUG, or of every story.

    Further articles, in folders of their own in articles/, get theirs beside them, and all are compared. What did not
    change keeps its ids; a file is left alone if nothing changed. Of a changed sentence both wordings are shown, and
    the earlier one stays on record.

    Of many stories several are converted at once. The workers of a Dask cluster need the same versions of all packages,
    and the content folder under the same path.

    \b
    Examples:
      explainer convert
      explainer convert ford-xiaomi
      explainer convert --jobs 2
      explainer convert --dask tcp://10.0.0.5:8786
    """
    if not content.is_dir():
        raise click.UsageError(f"There is no folder “{content}”.")
    folders = {folder.name: folder for folder in story_folders(content)}
    names = list(dict.fromkeys(slugs)) or list(folders)
    place, alone = content.absolute() if workers.cluster else content, len(names) == 1
    known = [StoryFolder(place / slug, content.as_posix()) for slug in names if slug in folders]
    tasks = [_ConvertTask(folder, pivot, worse, alone) for folder in known]
    done = iter(each_story(workers, "Converting", _converted, tasks, lambda task: task.folder, content))
    unknown = {slug: no_story(slug, folders, content) for slug in names if slug not in folders}
    say([Outcome(wrong=[unknown[slug]], failed=True) if slug in unknown else next(done) for slug in names])


@dataclass(frozen=True)
class _ConvertTask:
    """A story to convert, in a process that may be elsewhere."""

    folder: StoryFolder
    pivot: str | None
    worse: bool
    alone: bool


def _converted(task: _ConvertTask) -> Outcome:
    from story_explainer.content.convert import convert_story  # numpy and language data
    from story_explainer.content.progress import silent

    keep_vectors(task.folder.path.parent)
    slug, outcome = task.folder.slug, Outcome()
    progress = show_progress if task.alone else silent
    try:
        found = convert_story(task.folder, task.pivot, progress, worse=task.worse)
    except (ContentError, OSError) as error:
        return failed(error, task.folder)
    for each in found:
        conversion, name = each.conversion, slug if each.article == LEAD else f"{slug}/{each.article}"
        outcome.wrong.extend(map(str, conversion.problems))
        outcome.lines.append(f"{name}: {conversion.summary}{'' if each.changed else ', unchanged'}")
        outcome.lines.extend(f"  {line}" for line in conversion.lines)
    return outcome
