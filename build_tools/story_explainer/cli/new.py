"""`explainer new`: a story from articles."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from story_explainer.cli.arriving import agencies_found, decisions, describing_files, figures_drafted
from story_explainer.cli.progress import show_progress
from story_explainer.cli.stories import content_option
from story_explainer.content.folders import locales_of
from story_explainer.content.story_folder import StoryFolder
from story_explainer.site.reserved import reserved
from story_explainer.story.base import SLUG
from story_explainer.story.file_names import SOURCES

if TYPE_CHECKING:
    from story_explainer.content.handed import Handed


@click.command()
@click.argument("slug")
@describing_files
@content_option
@click.option("--versions", is_flag=True, help="All files are versions of one text, however little answers.")
def new(slug: str, handed: list[Handed], content: Path, independent: bool, versions: bool) -> None:
    """Make the story SLUG from articles, any number of FILEs in any languages: copy, convert, compare, draft.

    The language is told by the file's name (it.txt) or recognised from its text. Files of which most sentences answer
    each other become versions of one article, all others articles of their own. The first article is the lead, and
    the first file's language its pivot; files given by --lang come first. Files that are there already are left alone.
    A FILE is a text, Markdown, a saved web page, a Word or PDF file or a mail, or the address of a page, as https://….
    Options with FILE=VALUE are said of one file, those with VALUE of all.

    \b
    Examples:
      explainer new harbour-wind english.txt italiano.html
      explainer new harbour-wind release.docx https://news.example/harbour
      explainer new harbour-wind --lang pt-BR=coluna.md report.txt
      explainer new harbour-wind post.txt voce.html --outlet post.txt="Harbour Post" --published 2026-03-12
    """
    from story_explainer.content.scaffold import new_story  # numpy and language data, for which no other command waits

    if not re.fullmatch(SLUG, slug) or len(slug) > 60:
        raise click.UsageError(f"“{slug}” is no slug: small letters, digits and single hyphens, such as harbour-wind.")
    if slug in reserved(locales_of(content)):
        raise click.UsageError(f"“{slug}” is what the search page is called: give the story another name.")
    folder = StoryFolder(content / slug)
    founded = new_story(folder, handed, versions=versions, independent=independent, progress=show_progress)
    for conversion in founded.conversions.values():
        for problem in conversion.problems:
            click.echo(str(problem), err=True)
    for name in founded.written:
        click.echo(f"{folder.shown(name)}: written")
    for name in founded.left:
        click.echo(f"{folder.shown(name)}: there already, left as it is")
    for line in decisions(founded.arrivals, founded.copied):
        click.echo(line)
    for article, conversion in founded.conversions.items():
        click.echo(f"{slug if len(founded.conversions) == 1 else article}: {conversion.summary}")
        for said in (*conversion.answers, *conversion.method, *agencies_found(conversion.bitext)):
            click.echo(f"  {said}")
    for line in figures_drafted(founded.figures):
        click.echo(line)
    if SOURCES in founded.written:
        shown = "full, the whole text" if len(founded.conversions) == 1 else "cited, the sentences that are cited"
        click.echo(f"Readers see what “show” says in {folder.shown(SOURCES)}: {shown}, unless you said otherwise.")
    click.echo("Preview: make serve   (installed as a package: mkdocs serve)")
    click.echo("Build:   make site    (installed as a package: mkdocs build)")
