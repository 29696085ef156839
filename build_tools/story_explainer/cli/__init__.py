"""The command `explainer`: what an editor does, by name. Input and output only; the work is done elsewhere."""

from __future__ import annotations

import click

from story_explainer.cli.add import add
from story_explainer.cli.check import check
from story_explainer.cli.compare import compare
from story_explainer.cli.convert import convert
from story_explainer.cli.export import export
from story_explainer.cli.new import new
from story_explainer.cli.review import review
from story_explainer.cli.schema import schema
from story_explainer.cli.status import status


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="story-explainer")
def main() -> None:
    """Turn articles on one story, each in its own language, into one explainer site."""


for command in (new, add, convert, compare, check, review, status, export, schema):
    main.add_command(command)
