"""`explainer convert`: the articles of stories become their bitexts."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from story_explainer.cli.progress import show_progress
from story_explainer.cli.stories import content_option
from story_explainer.content.folders import story_folders
from story_explainer.story.keys import LEAD
from story_explainer.story.problems import ContentError, did_you_mean


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
def convert(slugs: tuple[str, ...], content: Path, pivot: str | None, worse: bool) -> None:
    """Make bitext.yml from the articles of each SLUG, or of every story.

    Further articles, in folders of their own in articles/, get theirs beside them, and all are compared. What did not
    change keeps its ids; a file is left alone if nothing changed. Of a changed sentence both wordings are shown, and
    the earlier one stays on record.

    \b
    Examples:
      explainer convert
      explainer convert ford-xiaomi
    """
    from story_explainer.content.convert import convert_story  # numpy and language data
    from story_explainer.content.progress import silent

    if not content.is_dir():
        raise click.UsageError(f"There is no folder “{content}”.")
    folders = {folder.name: folder for folder in story_folders(content)}
    names = list(slugs or folders)
    lines: list[str] = []
    wrong: list[str] = []
    failed = False
    with click.progressbar(names, label="Converting", file=sys.stderr, hidden=len(names) < 2) as progress_bar:
        for slug in progress_bar:
            if slug not in folders:
                hint = did_you_mean(slug, folders)
                wrong.append(f"There is no story “{slug}” in {content}{f' ({hint})' if hint else ''}.")
                failed = True
                continue
            try:
                shown = silent if len(names) > 1 else show_progress
                found = convert_story(folders[slug], pivot, progress=shown, worse=worse)
            except ContentError as error:
                wrong.append(str(error))
                failed = True
                continue
            except OSError as error:
                wrong.append(f"{error.filename2 or error.filename or folders[slug].as_posix()}: {error.strerror}")
                failed = True
                continue
            for each in found:
                conversion, name = each.conversion, slug if each.article == LEAD else f"{slug}/{each.article}"
                wrong += map(str, conversion.problems)
                lines.append(f"{name}: {conversion.summary}{'' if each.changed else ', unchanged'}")
                lines += [f"  {line}" for line in conversion.lines]
    for line in wrong:
        click.echo(line, err=True)
    for line in lines:
        click.echo(line)
    if failed:
        raise SystemExit(1)
