"""`explainer export`: the bitext and the data of a story for other tools, or the whole site for another generator."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from story_explainer.cli.report import report
from story_explainer.cli.stories import config_file_option, content_option, folders_of
from story_explainer.content.files import write_atomically
from story_explainer.content.load import load
from story_explainer.story.drafts import without_drafts
from story_explainer.story.keys import LEAD
from story_explainer.story.problems import did_you_mean
from story_explainer.story.rights import shown_of

if TYPE_CHECKING:
    from story_explainer.story.model import Story


@click.command()
@click.argument("target", metavar="SLUG|DIR")
@content_option
@click.option(
    "--to", "form", type=click.Choice(["tmx", "json", "csv", "xliff", "site-source"]), required=True, help="The format."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file to write; prints if left out."
)
@config_file_option("The configuration of the site, for site-source.")
@click.option("--article", default=LEAD, show_default=True, help="Whose bitext to give, for tmx and csv.")
@click.option("--all", "everything", is_flag=True, help="Give also the words of articles that may not be shown.")
@click.option("--drafts", is_flag=True, help="Give also what is still a machine's guess.")
@click.option(
    "--lang",
    "locales",
    multiple=True,
    help="Languages of the site; those of the configuration if left out. For xliff: the language to translate into.",
)
@click.option("--site-name", help="What the site is called; as the configuration says if left out.")
@click.option("--site-url", envvar="SITE_URL", help="Where the site will be; as the configuration says if left out.")
def export(
    target: str,
    content: Path,
    form: Literal["tmx", "json", "csv", "xliff", "site-source"],
    output: Path | None,
    config_file: Path,
    article: str,
    everything: bool,
    drafts: bool,
    locales: tuple[str, ...],
    site_name: str | None,
    site_url: str | None,
) -> None:
    """Give SLUG to other tools: its bitext as TMX or CSV, or all of its data as JSON.

    With --to xliff and --lang, the editors' texts for a translator into that language, as XLIFF 2.1, each with the
    sentences that it cites; “explainer import” puts back what comes of it.

    With --to site-source, write the whole site into DIR instead, as mkdocs.yml describes it, in plain files that
    Zensical builds: one project for each language. What an earlier export wrote there and is gone now, is removed.

    Of the articles only what may be shown is given, as “show” in sources.yml says of each; with --all, everything.

    \b
    Examples:
      explainer export ford-xiaomi --to tmx -o ford-xiaomi.tmx
      explainer export ford-xiaomi --to json
      explainer export ford-xiaomi --to xliff --lang en -o ford-xiaomi.en.xlf
      explainer export --to site-source ../pages --site-url https://example.org/
    """
    # Only this command needs them, and every command would wait for them.
    from importlib.metadata import version

    from story_explainer.story import tables
    from story_explainer.story.data import data
    from story_explainer.story.tmx import tmx

    if form == "site-source":
        _export_site(Path(target), config_file, drafts, locales, site_name, site_url)
        return
    (folder,) = folders_of(content, (target,))
    loaded = load(folder)
    if loaded.story is None:
        raise click.ClickException(report(loaded.problems, 1, "text").rstrip())
    story = loaded.story if drafts else without_drafts(loaded.story)
    story = story if everything else shown_of(story)
    if form == "xliff":
        _give(_xliff(story, locales), output)
        return
    if article not in story.bitexts:
        hint = did_you_mean(article, story.bitexts)
        raise click.ClickException(f"no article of {target} is called “{article}”" + (f" ({hint})" if hint else ""))
    bitext = story.bitexts[article]
    if form == "tmx":
        text = tmx(bitext, version("story-explainer"))
    else:
        text = tables.table(bitext) if form == "csv" else data(story)
    _give(text, output, tables.spreadsheet(text) if form == "csv" else None)


def _give(text: str, output: Path | None, as_file: bytes | None = None) -> None:
    """Print a text, or write it, into a file in another form if there is one."""
    if output is None:
        sys.stdout.buffer.write(text.encode())
        return
    write_atomically(output, text.encode() if as_file is None else as_file)
    click.echo(f"{output}: written", err=True)


def _xliff(story: Story, locales: tuple[str, ...]) -> str:
    from story_explainer.story.base import LOCALE
    from story_explainer.story.xliff import document, units

    source = story.locales[0]
    if len(locales) != 1 or not re.fullmatch(LOCALE, locales[0]) or locales[0] == source:
        raise click.UsageError(f"Say by --lang into which language, such as --lang fr; the story begins in “{source}”.")
    texts = list(units(story, source, locales[0]))
    if not texts:
        hint = f"take drafts with “explainer review {story.slug} ID”, or give them too, with --drafts"
        raise click.ClickException(f"{story.slug} has no text of an editor in “{source}” to translate yet ({hint})")
    return document(story.slug, source, locales[0], texts)


def _export_site(
    folder: Path,
    config_file: Path,
    drafts: bool,
    locales: tuple[str, ...],
    site_name: str | None,
    site_url: str | None,
) -> None:
    from story_explainer.cli.export_site import write_site_source
    from story_explainer.content.folders import locales_of
    from story_explainer.plugin.options import SettingsError, settings_of
    from story_explainer.site.language import LanguageError
    from story_explainer.site.publication import in_no_language
    from story_explainer.site.reserved import reserved

    try:
        settings = settings_of(config_file, site_name, site_url, locales)
        shown = relpath(settings.content)
        loaded = [
            load(
                replace(each, shown_as=shown),
                complete=settings.complete,
                reserved=reserved(locales_of(settings.content)),
            )
            for each in folders_of(settings.content, ())
        ]
        if problems := [problem for each in loaded if not each.ok for problem in each.problems]:
            raise click.ClickException(report(problems, len(loaded), "text").rstrip())
        stories = [each.story for each in loaded if each.story]
        tags = settings.publication.languages
        untold = [story for story in stories if not tags.keys() & set(story.locales)]
        if untold and not locales:
            problems = [in_no_language(story.slug, story.locales, tags, shown) for story in untold]
            raise click.ClickException(report(problems, len(loaded), "text").rstrip())
        for story in untold:
            click.echo(f"{story.slug}: left out, for it is told in none of these languages", err=True)
        if not (drafts or settings.drafts):
            stories = [without_drafts(story) for story in stories]
        stories = [shown_of(story) for story in stories]
        count = write_site_source(stories, settings.docs, folder, settings.publication, settings.copyright)
    except (LanguageError, SettingsError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{folder.as_posix()}: {count} files; its README.md says how to build them")
