"""The command `explainer`: what an editor does, by name. Input and output only; the work is done elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from story_explainer.content import load_all

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
