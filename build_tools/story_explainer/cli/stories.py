"""Which stories a command is about: the options --content and --config-file, and the folders of the slugs named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from story_explainer.content.cache import keep_vectors
from story_explainer.content.folders import story_folders
from story_explainer.content.story_folder import StoryFolder
from story_explainer.story.problems import did_you_mean

F = TypeVar("F", bound=Callable[..., Any])


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


def config_file_option(help: str) -> Callable[[F], F]:
    """The option --config-file, for commands that read mkdocs.yml themselves; the command gets it as `config_file`."""
    return click.option(
        "-f",
        "--config-file",
        type=click.Path(path_type=Path, dir_okay=False),
        default=Path("mkdocs.yml"),
        show_default=True,
        help=help,
    )


def no_story(slug: str, folders: Iterable[str], content: Path) -> str:
    """That there is no story of a name, with the one that may be meant."""
    hint = did_you_mean(slug, folders)
    return f"There is no story “{slug}” in {content}{f' ({hint})' if hint else ''}."


def folders_of(content: Path, slugs: tuple[str, ...]) -> list[StoryFolder]:
    """The folders of the stories named, or of all of them."""
    if not content.is_dir():
        raise click.UsageError(f"There is no folder “{content}”.")
    folders = {folder.name: folder for folder in story_folders(content)}
    for slug in slugs:
        if slug not in folders:
            raise click.UsageError(no_story(slug, folders, content))
    return [StoryFolder(folders[slug], content.as_posix()) for slug in slugs or folders]
