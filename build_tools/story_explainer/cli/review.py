"""`explainer review`: somebody stands by statements, as they are today."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from pydantic import ValidationError

from story_explainer.cli.stories import content_option, folders_of
from story_explainer.content.approve import UnknownNameError, approve
from story_explainer.story.file_names import REVIEWS


@click.command()
@click.argument("slug")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@content_option
@click.option("--by", required=True, metavar="NAME", help="Who stands by it, as readers shall see the name.")
@click.option("--lang", "locales", multiple=True, metavar="LOCALE", help="The language reviewed; all if left out.")
@click.option("--on", metavar="DATE", help="The day of the review; today if left out.")
def review(slug: str, ids: tuple[str, ...], content: Path, by: str, locales: tuple[str, ...], on: str | None) -> None:
    """Record that NAME has read the statements ID of SLUG and stands by them: drafts among them are none any more.

    Without ID, all that nobody has reviewed yet; what is still a draft is left alone then.

    An ID is an id of the story's files, with the file's name before it where two files have the same: claims/ft-report.
    The title and the standfirst together are called story.

    \b
    Examples:
      explainer review ford-xiaomi talks --by "Anna Rossi" --lang it
      explainer review ford-xiaomi --by "Anna Rossi" --lang it --on 2026-02-14
    """
    (folder,) = folders_of(content, (slug,))
    try:
        done = approve(folder, ids, locales, by, on or date.today().isoformat())
    except UnknownNameError as error:
        raise click.UsageError(str(error)) from None
    except ValidationError as error:
        raise click.ClickException("; ".join(detail["msg"] for detail in error.errors())) from None
    except OSError as error:
        raise click.ClickException(
            f"{Path(error.filename or folder.path).as_posix()}: {error.strerror}; nothing was recorded."
        ) from None
    if done is None:
        raise click.ClickException(f"“{slug}” cannot be read; “explainer check {slug}” says why.")
    count = "1 review" if len(done.entries) == 1 else f"{len(done.entries)} reviews"
    taken = f"; {_drafts(done.taken)} taken" if done.taken else ""
    click.echo(f"{slug}: {count} by {by} added to {folder.shown(REVIEWS)}{taken}")
    if done.left and not ids:
        click.echo(f"{_drafts(done.left)} left alone: name their ids to take them")


def _drafts(count: int) -> str:
    return "1 draft" if count == 1 else f"{count} drafts"
