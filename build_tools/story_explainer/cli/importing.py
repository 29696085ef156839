"""`explainer import`: texts that come back from a translator."""

from __future__ import annotations

from pathlib import Path

import click

from story_explainer.cli.stories import content_option, folders_of
from story_explainer.story.file_names import STORY


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@content_option
def importing(file: Path, content: Path) -> None:
    """Put the translated texts of FILE into the files of its story.

    FILE is an XLIFF 2 that “explainer export --to xliff” began. Comments, order and all other texts stay. A text whose
    original has changed since it went out is left and named.

    \b
    Example:
      explainer import ford-xiaomi.en.xlf
    """
    from story_explainer.content.translation import put_in
    from story_explainer.story.xliff import XliffError, read

    try:
        given = read(file.read_bytes())
    except XliffError as error:
        raise click.ClickException(f"{file}:{error}") from None
    (folder,) = folders_of(content, (given.slug,))
    done = put_in(folder, given)
    if done is None:
        raise click.ClickException(f"“{given.slug}” cannot be read; “explainer check {given.slug}” says why.")
    for name, count in done.written.items():
        click.echo(f"{folder.shown(name)}: {count} {'text' if count == 1 else 'texts'} in “{given.target}”")
    for line in done.left:
        click.echo(f"{line}: left as it is", err=True)
    if not done.written:
        click.echo("nothing to write")
    elif done.new_language:
        click.echo(f"Readers see them once “{given.target}” stands under locales in {folder.shown(STORY)}.")
