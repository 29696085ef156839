"""`explainer draft`: what the articles of a story give and no editor has seen yet."""

from __future__ import annotations

from pathlib import Path

import click

from story_explainer.cli.progress import show_progress
from story_explainer.cli.stories import content_option, folders_of
from story_explainer.content.folders import article_folders
from story_explainer.story.keys import LEAD, ArticleKey
from story_explainer.story.problems import ContentError, did_you_mean

_FILES = ("story", "claims", "events", "actors", "divergences")
_WORDS = {
    "key_points": ("key point", "key points"),
    "open_questions": ("open question", "open questions"),
    "claims": ("claim", "claims"),
    "events": ("event", "events"),
    "actors": ("actor", "actors"),
    "divergences": ("divergence", "divergences"),
}


@click.command()
@click.argument("slug")
@click.argument("file", required=False, metavar="[FILE]")
@content_option
@click.option("--since", metavar="ARTICLE", help="Only what rests on this article, or on one that came later.")
@click.option("--anew", is_flag=True, help="Draft what was thrown away, too.")
def draft(slug: str, file: str | None, content: Path, since: str | None, anew: bool) -> None:
    """Draft again what the articles of the story SLUG give: all files, or FILE (story, claims, events, actors,
    divergences).

    What was drafted before is known by its evidence: what you kept, changed or threw away is not drafted anew. New
    drafts stand behind what is there, marked “draft: true”; not a byte of yours changes.

    \b
    Examples:
      explainer draft harbour-wind
      explainer draft harbour-wind claims
      explainer draft harbour-wind --since harbour-post-2026-03-13
    """
    from story_explainer.content.drafting import (
        draft_again,  # numpy and language data, for which no other command waits
    )

    (folder,) = folders_of(content, (slug,))
    name = Path(file).name.removesuffix(".yml") if file else None
    if name is not None and name not in _FILES:
        hint = did_you_mean(name, set(_FILES)) or f"one of {', '.join(_FILES)}"
        raise click.UsageError(f"“{file}” is nothing that is drafted ({hint}).")
    try:
        made = draft_again(folder, file=name, since=_article(folder, since), anew=anew, progress=show_progress)
    except ContentError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"{error.filename2 or error.filename or folder}: {error.strerror}") from None
    for changed, change in made.changes.items():
        click.echo(f"{folder.as_posix()}/{changed}: {'written' if change.before is None else 'changed'}")
    counts = [f"{count} {_WORDS[name][count != 1]}" for name, count in made.fresh.items()]
    click.echo(f"{slug}: {'drafted ' + ', '.join(counts) if counts else 'nothing new to draft'}")


def _article(folder: Path, since: str | None) -> str | None:
    """The article that “--since” names."""
    if since is None:
        return None
    article = ArticleKey.parse(since).article
    known = {LEAD, *(name.removeprefix("articles/") for name in article_folders(folder))}
    if article not in known:
        hint = did_you_mean(article, known)
        raise click.UsageError(f"There is no article “{since}” in “{folder.name}”{f' ({hint})' if hint else ''}.")
    return article
