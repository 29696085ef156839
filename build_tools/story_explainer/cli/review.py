"""`explainer review`: somebody stands by statements, as they are today."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from pydantic import ValidationError

from story_explainer.cli.stories import content_option, folders_of
from story_explainer.content import add_reviews, load
from story_explainer.story.model import Story
from story_explainer.story.problems import ContentError, did_you_mean
from story_explainer.story.reviews import Reviewable, review_states, reviewables
from story_explainer.story.reviews import review as stand_by


@click.command()
@click.argument("slug")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@content_option
@click.option("--by", required=True, metavar="NAME", help="Who stands by it, as readers shall see the name.")
@click.option("--lang", "locales", multiple=True, metavar="LOCALE", help="The language reviewed; all if left out.")
@click.option("--on", metavar="DATE", help="The day of the review; today if left out.")
def review(slug: str, ids: tuple[str, ...], content: Path, by: str, locales: tuple[str, ...], on: str | None) -> None:
    """Record that NAME has read the statements ID of SLUG and stands by them; without ID, all that are not reviewed.

    An ID is an id of the story's files, with the file's name before it where two files have the same: claims/ft-report.
    The title and the standfirst together are called story.

    \b
    Examples:
      explainer review ford-xiaomi talks --by "Anna Rossi" --lang it
      explainer review ford-xiaomi --by "Anna Rossi" --lang it --on 2026-02-14
    """
    (folder,) = folders_of(content, (slug,))
    story = load(folder, content.as_posix()).story
    if story is None:
        raise click.ClickException(f"“{slug}” cannot be read; “explainer check {slug}” says why.")
    for locale in locales:
        if locale not in story.locales:
            raise click.UsageError(f"The story has no language “{locale}” (it has {', '.join(story.locales)}).")
    items = _reviewables(story, ids)
    states = review_states(story)
    try:
        entries = [
            stand_by(story, item, locale, by, on or date.today().isoformat())
            for item in items
            for locale in locales or story.locales
            if ids or states[item.key][locale].state != "reviewed"
        ]
        if entries:
            add_reviews(folder, entries, content.as_posix())
    except ValidationError as error:
        raise click.ClickException("; ".join(detail["msg"] for detail in error.errors())) from None
    except ContentError as error:
        raise click.ClickException(str(error)) from None
    count = "1 review" if len(entries) == 1 else f"{len(entries)} reviews"
    click.echo(f"{slug}: {count} by {by} added to {folder.as_posix()}/reviews.yml")


def _reviewables(story: Story, ids: tuple[str, ...]) -> list[Reviewable]:
    """The statements meant, by key or by an id that only one of them bears."""
    every = list(reviewables(story))
    chosen = []
    for wanted in ids:
        meant = [item for item in every if wanted in (item.key, item.key.rpartition("/")[2])]
        if len(meant) > 1:
            raise click.UsageError(f"“{wanted}” is one of several: {', '.join(item.key for item in meant)}.")
        if not meant:
            names = {name for item in every for name in (item.key, item.key.rpartition("/")[2])}
            hint = did_you_mean(wanted, names)
            raise click.UsageError(f"There is no statement “{wanted}” in “{story.slug}”{f' ({hint})' if hint else ''}.")
        chosen += meant
    return chosen or every
