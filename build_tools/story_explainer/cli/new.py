"""`explainer new`: a story from articles."""

from __future__ import annotations

import re
from pathlib import Path

import click

from story_explainer.cli.stories import content_option
from story_explainer.site.reserved import reserved
from story_explainer.story.base import SLUG
from story_explainer.story.problems import ContentError


@click.command()
@click.argument("slug")
@click.argument("files", nargs=-1, metavar="FILE...", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@content_option
@click.option("--lang", "stated", multiple=True, metavar="LOCALE=FILE", help="An article whose language you state.")
@click.option("--versions", is_flag=True, help="All articles are versions of one text, however little answers.")
def new(slug: str, files: tuple[Path, ...], content: Path, stated: tuple[str, ...], versions: bool) -> None:
    """Make the story SLUG from articles, each FILE in its own language: copy, convert, draft.

    The language is told by the file's name (it.txt) or recognised from its text. The first article is the pivot that
    the others are aligned with; those given by --lang come first. Files that are there already are left alone.

    \b
    Examples:
      explainer new harbour-wind english.txt italiano.html
      explainer new harbour-wind --lang pt-BR=coluna.md report.txt
    """
    from story_explainer.content.scaffold import new_story  # numpy and language data, for which no other command waits

    if not re.fullmatch(SLUG, slug) or len(slug) > 60:
        raise click.UsageError(f"“{slug}” is no slug: small letters, digits and single hyphens, such as harbour-wind.")
    if slug in reserved():
        raise click.UsageError(f"“{slug}” is what the search page is called: give the story another name.")
    articles = [_stated(option) for option in stated]
    articles += [(None, path) for path in files]
    if not articles:
        raise click.UsageError("There is no article: name one file for each language.")
    try:
        founded = new_story(content, slug, articles, versions=versions)
    except ContentError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"{error.filename2 or error.filename or content}: {error.strerror}") from None
    for problem in founded.conversion.problems:
        click.echo(str(problem), err=True)
    folder = (content / slug).as_posix()
    for name in founded.written:
        click.echo(f"{folder}/{name}: written")
    for name in founded.left:
        click.echo(f"{folder}/{name}: there already, left as it is")
    click.echo(f"{slug}: {founded.conversion.summary}")
    for answer in founded.conversion.answers:
        click.echo(f"  {answer}")
    click.echo("Preview: make serve   (installed as a package: mkdocs serve)")
    click.echo("Build:   make site    (installed as a package: mkdocs build)")


def _stated(option: str) -> tuple[str | None, Path]:
    """An article with its language, as `--lang` gives it."""
    locale, _, path = option.partition("=")
    from story_explainer.ingest.reading.recognise import is_language

    if not path or not is_language(locale):
        raise click.UsageError(f"--lang takes a language and a file, such as it=articolo.txt, not “{option}”.")
    if not Path(path).is_file():
        raise click.UsageError(f"There is no file “{path}”.")
    return locale, Path(path)
