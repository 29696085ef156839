"""`explainer check`: every problem, for people, pull requests and tools."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from story_explainer.cli.report import report, summary
from story_explainer.cli.stories import content_option, folders_of
from story_explainer.content.folders import locales_of
from story_explainer.content.load import load
from story_explainer.site.reserved import reserved


@click.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@content_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="Lines to read, annotations for a pull request, or data for tools.",
)
@click.option("--complete", is_flag=True, help="Take what is missing in a language of a story for an error.")
def check(slugs: tuple[str, ...], content: Path, form: Literal["text", "github", "json"], complete: bool) -> None:
    """List every problem in each SLUG, or in every story; exit with 1 if one of them is an error.

    \b
    Examples:
      explainer check
      explainer check ford-xiaomi --format github
    """
    loaded = [
        load(folder, complete=complete, reserved=reserved(locales_of(content))) for folder in folders_of(content, slugs)
    ]
    problems = [problem for story in loaded for problem in story.problems]
    click.echo(report(problems, len(loaded), form), nl=False)
    if form == "text":
        click.echo(summary(problems, len(loaded)), err=True)
    if any(problem.severity == "error" for problem in problems):
        raise SystemExit(1)
