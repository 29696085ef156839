"""`explainer merge`: what git calls where two editors changed the same file of a story."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from story_explainer.content.files import write_atomically
from story_explainer.content.merging import CollisionError, merged


@click.command(hidden=True)
@click.argument("files", nargs=3, type=click.Path(path_type=Path, exists=True, dir_okay=False))
def merge(files: tuple[Path, Path, Path]) -> None:
    """Bring together what two editors made of a file of a story: BASE OURS THEIRS, statement by statement.

    OURS is written; where both changed the same statement, nothing is, and the exit status is 1.
    """
    base, ours, theirs = (path.read_bytes().decode("utf-8", "surrogateescape") for path in files)
    try:
        result = merged(base, ours, theirs)
    except CollisionError as error:
        click.echo(f"both changed {error}", err=True)
        sys.exit(1)
    write_atomically(files[1], result.encode("utf-8", "surrogateescape"))
