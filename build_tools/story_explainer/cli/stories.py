"""Which stories a command is about: the option --content, and the folders of the slugs named."""

from __future__ import annotations

from pathlib import Path

import click

from story_explainer.content.cache import keep_vectors
from story_explainer.content.folders import story_folders
from story_explainer.story.problems import did_you_mean


def _belonging_to_a_site(_context: click.Context, _option: click.Parameter, content: Path) -> Path:
    keep_vectors(content)
    return content


content_option = click.option(
    "--content",
    callback=_belonging_to_a_site,
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("content"),
    show_default=True,
    help="The folder that holds the stories.",
)


def folders_of(content: Path, slugs: tuple[str, ...]) -> list[Path]:
    """The folders of the stories named, or of all of them."""
    if not content.is_dir():
        raise click.UsageError(f"There is no folder “{content}”.")
    folders = {folder.name: folder for folder in story_folders(content)}
    for slug in slugs:
        if slug not in folders:
            hint = did_you_mean(slug, folders)
            raise click.UsageError(f"There is no story “{slug}” in {content}{f' ({hint})' if hint else ''}.")
    return [folders[slug] for slug in slugs or folders]
