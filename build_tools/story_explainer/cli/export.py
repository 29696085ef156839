"""`explainer export`: the bitext and the data of a story for other tools, or the whole site for another generator."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

import click

from story_explainer.cli.stories import content_option, folders_of
from story_explainer.content import load
from story_explainer.disk import write_atomically
from story_explainer.report import report
from story_explainer.story.problems import ContentError


@click.command()
@click.argument("target", metavar="SLUG|DIR")
@content_option
@click.option(
    "--to", "form", type=click.Choice(["tmx", "json", "csv", "site-source"]), required=True, help="The format."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file to write; prints if left out."
)
@click.option(
    "--lang", "locales", multiple=True, default=("it", "de"), show_default=True, help="Languages of the site."
)
@click.option(
    "--docs",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("docs"),
    show_default=True,
    help="The folder of the site's pages written by hand.",
)
@click.option("--site-name", default="Story Explainer", show_default=True, help="What the site is called.")
@click.option(
    "--site-url", envvar="SITE_URL", default="http://127.0.0.1:8000/", show_default=True, help="Where the site will be."
)
def export(
    target: str,
    content: Path,
    form: Literal["tmx", "json", "csv", "site-source"],
    output: Path | None,
    locales: tuple[str, ...],
    docs: Path,
    site_name: str,
    site_url: str,
) -> None:
    """Give SLUG to other tools: its bitext as TMX or CSV, or all of its data as JSON.

    With --to site-source, write the whole site into DIR instead, as plain files that Zensical builds: one project for
    each language.

    \b
    Examples:
      explainer export ford-xiaomi --to tmx -o ford-xiaomi.tmx
      explainer export ford-xiaomi --to json
      explainer export --to site-source ../pages --site-url https://example.org/
    """
    # Only this command needs them, and every command would wait for them.
    from importlib.metadata import version

    from story_explainer.story import exports

    if form == "site-source":
        _export_site(Path(target), content, locales, docs, site_name, site_url)
        return
    (folder,) = folders_of(content, (target,))
    loaded = load(folder, content.as_posix())
    if loaded.story is None:
        raise click.ClickException(report(loaded.problems, 1, "text").rstrip())
    if form == "tmx":
        text = exports.tmx(loaded.story.bitext, version("story-explainer"))
    else:
        text = exports.table(loaded.story.bitext) if form == "csv" else exports.data(loaded.story)
    if output is None:
        sys.stdout.buffer.write(text.encode())
        return
    try:
        write_atomically(output, text.encode())
    except OSError as error:
        raise click.ClickException(f"{output}: {error.strerror}") from None
    click.echo(f"{output}: written", err=True)


def _export_site(
    folder: Path, content: Path, locales: tuple[str, ...], docs: Path, site_name: str, site_url: str
) -> None:
    from story_explainer.handover import write_site_source
    from story_explainer.site.language import Language, UnknownLanguageError
    from story_explainer.site.publication import Publication

    loaded = [load(each, content.as_posix()) for each in folders_of(content, ())]
    if problems := [problem for each in loaded if not each.ok for problem in each.problems]:
        raise click.ClickException(report(problems, len(loaded), "text").rstrip())
    try:
        publication = Publication.at(site_url, site_name, [Language.load(tag) for tag in locales])
        stories = [each.story for each in loaded if each.story]
        count = write_site_source(stories, docs, folder, publication)
    except (UnknownLanguageError, ContentError) as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from None
    click.echo(f"{folder.as_posix()}: {count} files; its README.md says how to build them")
