"""`explainer schema`: the JSON Schemas, for completion and help while writing."""

from __future__ import annotations

from pathlib import Path

import click

from story_explainer.content.files import write_atomically
from story_explainer.content.load import FILES
from story_explainer.story.schemas import schema_files


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("schemas"))
def schema(folder: Path) -> None:
    """Write the JSON Schemas into FOLDER (schemas if left out), for completion and help while writing.

    The files of a story name theirs in the first line, as ../../schemas/claims.schema.json: beside the content folder.

    \b
    Example:
      explainer schema newsroom/schemas
    """
    changed = [write_atomically(folder / name, text.encode()) for name, text in schema_files(FILES).items()]
    click.echo(f"{folder.as_posix()}: {sum(changed)} of {len(changed)} schemas written, the others are current")
