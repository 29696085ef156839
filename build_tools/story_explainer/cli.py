"""The command `explainer`: what an editor does, by name. Input and output only; the work is done elsewhere."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
from pydantic import ValidationError

from story_explainer.content import (
    FILES,
    ContentError,
    add_reviews,
    convert_story,
    load,
    story_folders,
    write_atomically,
)
from story_explainer.report import count_of, report, summary
from story_explainer.schemas import schema_files
from story_explainer.story.base import LOCALE, SLUG
from story_explainer.story.model import Story
from story_explainer.story.problems import did_you_mean
from story_explainer.story.progress import progress
from story_explainer.story.reviews import Reviewable, review_states, reviewables
from story_explainer.story.reviews import review as stand_by

if TYPE_CHECKING:
    from story_explainer.ingest.convert import Conversion

_content = click.option(
    "--content",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("content"),
    show_default=True,
    help="The folder that holds the stories.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="story-explainer")
def main() -> None:
    """Turn articles on one story, each in its own language, into one explainer site."""


@main.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@_content
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="Lines to read, annotations for a pull request, or data for tools.",
)
def check(slugs: tuple[str, ...], content: Path, form: Literal["text", "github", "json"]) -> None:
    """List every problem in each SLUG, or in every story; exit with 1 if one of them is an error.

    \b
    Examples:
      explainer check
      explainer check ford-xiaomi --format github
    """
    loaded = [load(folder, content.as_posix()) for folder in _folders(content, slugs)]
    problems = [problem for story in loaded for problem in story.problems]
    click.echo(report(problems, len(loaded), form), nl=False)
    if form == "text":
        click.echo(summary(problems, len(loaded)), err=True)
    if any(problem.severity == "error" for problem in problems):
        raise SystemExit(1)


@main.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@_content
def status(slugs: tuple[str, ...], content: Path) -> None:
    """Show how far each SLUG, or every story, is: what is translated, cited, reviewed, and what has drifted since.

    \b
    Example:
      explainer status
    """
    rows = [("story", "language", "translated", "cited", "reviewed", "drifted", "problems")]
    for folder in _folders(content, slugs):
        loaded = load(folder, content.as_posix())
        problems = count_of(loaded.problems)
        if loaded.story is None:
            rows.append((loaded.slug, "–", "–", "–", "–", "–", problems))
            continue
        for row in progress(loaded.story):
            of = f"/{row.statements}"
            numbers = f"{row.translated}/{row.texts}", f"{row.cited}{of}", f"{row.reviewed}{of}", f"{row.drifted}"
            rows.append((loaded.slug, row.locale, *numbers, problems))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for line in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


@main.command()
@click.argument("slug")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@_content
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
    (folder,) = _folders(content, (slug,))
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
    click.echo(f"{slug}: {len(entries)} reviews by {by} added to {folder.as_posix()}/reviews.yml")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("schemas"))
def schema(folder: Path) -> None:
    """Write the JSON Schemas into FOLDER (schemas if left out), for completion and help while writing.

    The files of a story name theirs in the first line, as ../../schemas/claims.schema.json: beside the content folder.

    \b
    Example:
      explainer schema newsroom/schemas
    """
    changed = [write_atomically(folder / name, text.encode()) for name, text in schema_files(FILES).items()]
    click.echo(f"{folder.as_posix()}: {sum(changed)} of {len(changed)} schemas written, the others are current")


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


def _folders(content: Path, slugs: tuple[str, ...]) -> list[Path]:
    """The folders of the stories named, or of all of them."""
    if not content.is_dir():
        raise click.UsageError(f"There is no folder “{content}”.")
    folders = {folder.name: folder for folder in story_folders(content)}
    for slug in slugs:
        if slug not in folders:
            hint = did_you_mean(slug, folders)
            raise click.UsageError(f"There is no story “{slug}” in {content}{f' ({hint})' if hint else ''}.")
    return [folders[slug] for slug in slugs or folders]


@main.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@_content
@click.option(
    "--pivot", metavar="LOCALE", help="The language the others are aligned with; story.yml says it otherwise."
)
def convert(slugs: tuple[str, ...], content: Path, pivot: str | None) -> None:
    """Make bitext.yml from the articles of each SLUG, or of every story.

    What did not change keeps its ids; the file is left alone if nothing changed.

    \b
    Examples:
      explainer convert
      explainer convert ford-xiaomi
    """
    folders = {folder.name: folder for folder in story_folders(content)}
    names = list(slugs or folders)
    lines: list[str] = []
    wrong: list[str] = []
    failed = False
    few = len(names) < 6
    with click.progressbar(names, label="Converting", file=sys.stderr, hidden=few) as progress_bar:
        for slug in progress_bar:
            if slug not in folders:
                hint = did_you_mean(slug, folders)
                wrong.append(f"There is no story “{slug}” in {content}{f' ({hint})' if hint else ''}.")
                failed = True
                continue
            try:
                conversion, changed = convert_story(folders[slug], pivot)
            except ContentError as error:
                wrong.append(str(error))
                failed = True
                continue
            wrong += map(str, conversion.problems)
            lines.append(f"{slug}: {_summary(conversion)}{'' if changed else ', unchanged'}")
            lines += [f"  {change}" for change in conversion.changes]
    for line in wrong:
        click.echo(line, err=True)
    for line in lines:
        click.echo(line)
    if failed:
        raise SystemExit(1)


def _summary(conversion: Conversion) -> str:
    """What a conversion made, in one line."""
    bitext = conversion.bitext
    segments = list(bitext.segments())
    parts = [f"{len(segments)} segments in {', '.join(bitext.locales)}"]
    alone = sum(set(segment.text) != set(bitext.locales) for segment in segments)
    if alone:
        parts.append(f"{alone} not in every language")
    if bitext.set_aside:
        parts.append(f"{len(bitext.set_aside)} set aside")
    kinds = [change.kind for change in conversion.changes]
    parts += [f"{kinds.count(kind)} {kind}" for kind in ("new", "changed", "gone") if kind in kinds]
    return ", ".join(parts)


@main.command()
@click.argument("slug")
@click.argument("files", nargs=-1, metavar="FILE...", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@_content
@click.option("--lang", "stated", multiple=True, metavar="LOCALE=FILE", help="An article whose language you state.")
def new(slug: str, files: tuple[Path, ...], content: Path, stated: tuple[str, ...]) -> None:
    """Make the story SLUG from articles, each FILE in its own language: copy, convert, draft.

    The language is told by the file's name (it.txt) or recognised from its text. The first article is the pivot that
    the others are aligned with; those given by --lang come first. Files that are there already are left alone.

    \b
    Examples:
      explainer new harbour-wind english.txt italiano.html
      explainer new harbour-wind --lang pt-BR=coluna.md report.txt
    """
    from story_explainer.founding import new_story  # it loads what converting needs; see content.convert_story

    if not re.fullmatch(SLUG, slug) or len(slug) > 60:
        raise click.UsageError(f"“{slug}” is no slug: small letters, digits and single hyphens, such as harbour-wind.")
    articles = [_stated(option) for option in stated]
    articles += [(None, path) for path in files]
    if not articles:
        raise click.UsageError("There is no article: name one file for each language.")
    try:
        founded = new_story(content, slug, articles, date.today().isoformat())
    except ContentError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"{error.filename or content}: {error.strerror}") from None
    for problem in founded.conversion.problems:
        click.echo(str(problem), err=True)
    folder = (content / slug).as_posix()
    for name in founded.written:
        click.echo(f"{folder}/{name}: written")
    for name in founded.left:
        click.echo(f"{folder}/{name}: there already, left as it is")
    click.echo(f"{slug}: {_summary(founded.conversion)}")


def _stated(option: str) -> tuple[str | None, Path]:
    """An article with its language, as `--lang` gives it."""
    locale, _, path = option.partition("=")
    if not path or not re.match(LOCALE, locale):
        raise click.UsageError(f"--lang takes a language and a file, such as it=articolo.txt, not “{option}”.")
    if not Path(path).is_file():
        raise click.UsageError(f"There is no file “{path}”.")
    return locale, Path(path)


@main.command()
@click.argument("target", metavar="SLUG|DIR")
@_content
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
    (folder,) = _folders(content, (target,))
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

    loaded = [load(each, content.as_posix()) for each in _folders(content, ())]
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
