"""`explainer init`: the folder of a site of one's own."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path())
@click.option("--name", default="Our explainers", show_default=True, help="What the site is called.")
@click.option("--lang", "tags", multiple=True, help="Its languages, the first one first; it and de if left out.")
def init(folder: Path, name: str, tags: tuple[str, ...]) -> None:
    """Make FOLDER (this one if left out) the place of a site: mkdocs.yml, folders for stories and pages, schemas.

    What an editor's completion needs, the packages of the build and a workflow that publishes on GitHub Pages come
    along. What is there already is left as it is.

    \b
    Examples:
      explainer init
      explainer init newsroom --name "Harbour Post explains" --lang en --lang it
    """
    from importlib.metadata import version

    from story_explainer.content.files import write_atomically
    from story_explainer.content.folders import LOCALES
    from story_explainer.content.load import FILES
    from story_explainer.site.language import Language, LanguageError
    from story_explainer.story.schemas import schema_files

    tags = tags or ("it", "de")
    try:
        for tag in tags:
            Language.load(tag, folder / LOCALES)
    except LanguageError as error:
        raise click.ClickException(str(error)) from None
    own = files("story_explainer") / "starting"
    settings = (own / "mkdocs.yml").read_text("utf-8")
    texts = {
        "mkdocs.yml": settings.replace("{name}", json.dumps(name, ensure_ascii=False)).replace(
            "{languages}", ", ".join(tags)
        ),
        "requirements.txt": f"story-explainer[articles,language,html,formats]=={version('story-explainer')}\n",
        ".gitignore": "/.cache/\n/site/\n",
        ".github/workflows/publish.yml": (own / "publish.yml").read_text("utf-8"),
        "content/.gitkeep": "",
        **{f"docs/{tag}/.gitkeep": "" for tag in tags},
        **{f"schemas/{file}": text for file, text in schema_files(FILES).items()},
    }
    written = 0
    for path, text in texts.items():
        if (folder / path).exists():
            click.echo(f"{(folder / path).as_posix()}: there already, left as it is")
        else:
            write_atomically(folder / path, text.encode())
            written += 1
    click.echo(f"{folder.absolute().as_posix()}: {written} files written")
    click.echo("Next: explainer new my-story first.txt second.txt, then mkdocs serve")
