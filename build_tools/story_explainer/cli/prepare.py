"""`explainer prepare`: the pages of many stories are made before a build, which then finds them."""

from __future__ import annotations

from pathlib import Path

import click

from story_explainer.cli.many import Outcome, all_of, died, say, with_workers
from story_explainer.cli.stories import config_file_option, folders_of
from story_explainer.parallel.workers import Workers


@click.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@config_file_option("The configuration of the site.")
@with_workers
def prepare(slugs: tuple[str, ...], config_file: Path, workers: Workers) -> None:
    """Make the pages of each SLUG, or of every story, and keep them in .cache/ beside mkdocs.yml, where a build finds
    them.

    A build makes what it does not find, on all cores of its machine; this is for having it made by others before, such
    as a Dask cluster, whose workers need the same versions of all packages, and the folder of mkdocs.yml under the same
    path. SITE_URL has to be as for the build. Every problem of the stories is said; one that is an error makes the exit
    status 1.

    \b
    Examples:
      explainer prepare
      explainer prepare --dask tcp://10.0.0.5:8786 && mkdocs build
    """
    from story_explainer.plugin.ahead import prepare as made_ahead
    from story_explainer.plugin.cache import cache_folder
    from story_explainer.plugin.options import SettingsError, settings_of
    from story_explainer.plugin.stories import BuildContext
    from story_explainer.site.language import LanguageError

    try:
        settings = settings_of(config_file)
    except (LanguageError, SettingsError) as error:
        raise click.ClickException(str(error)) from None
    site = BuildContext(settings.root, settings.shown_as, settings.publication, settings.drafts, settings.complete)
    names = [folder.slug for folder in folders_of(settings.content, slugs)]
    made = all_of("Preparing", made_ahead(names, site, cache_folder(settings.root), workers), len(names))
    say(
        [
            Outcome(wrong=list(map(str, story.problems)), failed=not story.ok) if story else died(slug)
            for slug, story in zip(names, made, strict=True)
        ]
    )
