"""`explainer add`: further articles for a story that is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from story_explainer.cli.arriving import agencies_found, decisions, describing_files, figures_drafted
from story_explainer.cli.progress import show_progress
from story_explainer.cli.stories import content_option, folders_of
from story_explainer.story.file_names import SOURCES, STORY

if TYPE_CHECKING:
    from story_explainer.content.handed import Handed


@click.command()
@click.argument("slug")
@describing_files
@content_option
def add(slug: str, handed: list[Handed], content: Path, independent: bool) -> None:
    """Add articles to the story SLUG, any number of FILEs in any languages, at any time.

    A file of which most sentences answer an article's becomes a further version of it, any other an article of its own,
    in a folder of articles/. What is there keeps its ids and its bytes; new entries stand at the end of sources.yml.
    Options with FILE=VALUE are said of one file, those with VALUE of all. A newer state of an article is one if you say
    so, by --replaces.

    \b
    Examples:
      explainer add harbour-wind bote.de.txt --outlet Hafenbote --published 2026-03-13T18:00
      explainer add harbour-wind release.eml https://news.example/harbour
      explainer add harbour-wind post-evening.txt --replaces harbour-post-2026-03-12
      explainer add harbour-wind traduzione.txt --version-of harbour-post-2026-03-12
    """
    from story_explainer.content.add import add_articles  # numpy and language data, for which no other command waits

    (folder,) = folders_of(content, (slug,))
    added = add_articles(folder, handed, independent=independent, progress=show_progress)
    intake = added.intake
    for conversion in intake.conversions.values() if intake else ():
        for problem in conversion.problems:
            click.echo(str(problem), err=True)
    for changed, change in intake.changes.items() if intake else ():
        click.echo(f"{folder.shown(changed)}: {'written' if change.before is None else 'changed'}")
    for line in decisions(added.arrivals, intake.copied if intake else {}):
        click.echo(line)
    if intake is None:
        click.echo(f"{slug}: nothing new")
        return
    for article, conversion in intake.conversions.items():
        click.echo(f"{article}: {conversion.summary}")
        for line in (*conversion.lines, *agencies_found(conversion.bitext)):
            click.echo(f"  {line}")
    for line in figures_drafted(intake.figures):
        click.echo(line)
    if any(not arrival.there for arrival in added.arrivals.articles):
        sources = folder.shown(SOURCES)
        click.echo(f"What readers see of a text, “show” says in {sources}: what is cited, unless you said otherwise.")
    about = folder.shown(STORY)
    for locale in added.without_pages:
        click.echo(f"There are no pages in “{locale}” before it stands under “locales” in {about}.")
    if added.later_than:
        click.echo(f"The story is followed to {added.later_than}: set “as_of” in {about} to the day that holds now.")
    click.echo(f"What is new: explainer compare {slug}")
    if first := next(iter(intake.conversions), None):
        click.echo(f"Drafts from it: explainer draft {slug} --since {first}")
