"""The command `explainer`: what an editor does, by name. Input and output only; the work is done elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from story_explainer.content import ContentError, convert_story, load_all, story_folders
from story_explainer.ingest.convert import Conversion
from story_explainer.story.problems import did_you_mean

_content = click.option(
    "--content",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("content"),
    show_default=True,
    help="The folder that holds the stories.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="story-explainer")
def main() -> None:
    """Turn articles on one story, each in its own language, into one explainer site."""


@main.command()
@_content
def check(content: Path) -> None:
    """List every problem in the stories; exit with 1 if one of them is an error.

    \b
    Example:
      explainer check
    """
    problems = [problem for loaded in load_all(content) for problem in loaded.problems]
    for problem in problems:
        click.echo(str(problem))
    if any(problem.severity == "error" for problem in problems):
        raise SystemExit(1)


@main.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@_content
@click.option(
    "--pivot", metavar="LOCALE", help="The language the others are aligned with; story.yml says it otherwise."
)
def convert(slugs: tuple[str, ...], content: Path, pivot: str | None) -> None:
    """Make bitext.yml from the articles of each SLUG, or of every story.

    What did not change keeps its ids; the file is left alone if nothing changed.

    \b
    Examples:
      explainer convert
      explainer convert ford-xiaomi
    """
    folders = {folder.name: folder for folder in story_folders(content)}
    failed = False
    for slug in slugs or folders:
        if slug not in folders:
            hint = did_you_mean(slug, folders)
            click.echo(f"There is no story “{slug}” in {content}{f' ({hint})' if hint else ''}.", err=True)
            failed = True
            continue
        try:
            conversion, changed = convert_story(folders[slug], pivot)
        except ContentError as error:
            click.echo(str(error), err=True)
            failed = True
            continue
        for problem in conversion.problems:
            click.echo(str(problem), err=True)
        click.echo(f"{slug}: {_summary(conversion)}{'' if changed else ', unchanged'}")
    if failed:
        raise SystemExit(1)


def _summary(conversion: Conversion) -> str:
    """What a conversion made, in one line."""
    bitext = conversion.bitext
    segments = list(bitext.segments())
    parts = [f"{len(segments)} segments in {', '.join(bitext.locales)}"]
    alone = sum(set(segment.text) != set(bitext.locales) for segment in segments)
    if alone:
        parts.append(f"{alone} not in every language")
    if bitext.set_aside:
        parts.append(f"{len(bitext.set_aside)} set aside")
    kinds = [change.kind for change in conversion.changes]
    parts += [f"{kinds.count(kind)} {kind}" for kind in ("new", "changed", "gone") if kind in kinds]
    return ", ".join(parts)
