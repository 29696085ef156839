"""`explainer status`: how far the stories are."""

from __future__ import annotations

from pathlib import Path

import click

from story_explainer.cli.report import count_of
from story_explainer.cli.stories import content_option, folders_of
from story_explainer.content.load import load
from story_explainer.story.completeness import completeness


@click.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@content_option
def status(slugs: tuple[str, ...], content: Path) -> None:
    """Show how far each SLUG, or every story, is: what is translated, cited, reviewed, and what has drifted since.

    \b
    Example:
      explainer status
    """
    rows = [("story", "language", "translated", "cited", "reviewed", "drifted", "problems")]
    for folder in folders_of(content, slugs):
        loaded = load(folder)
        problems = count_of(loaded.problems)
        if loaded.story is None:
            rows.append((loaded.slug, "–", "–", "–", "–", "–", problems))
            continue
        for row in completeness(loaded.story):
            of = f"/{row.statements}"
            numbers = f"{row.translated}/{row.texts}", f"{row.cited}{of}", f"{row.reviewed}{of}", f"{row.drifted}"
            rows.append((loaded.slug, row.locale, *numbers, problems))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for line in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
