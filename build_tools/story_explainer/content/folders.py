"""Where stories and articles lie on disk: told by the names of folders, without reading a file."""

from __future__ import annotations

from pathlib import Path

SETTINGS = "mkdocs.yml"
LOCALES = "locales"
"""The folder beside mkdocs.yml with languages of a site's own."""
# What also stands in the folder of each further article.
OF_ARTICLES = ("bitext.yml", "alignment.yml")


def story_folders(content: Path) -> list[Path]:
    """The folders under `content` that hold a story: those with an `articles` folder, in order of name.

    Hidden ones are none: a command that was killed may have left what it was making.
    """
    if not content.is_dir():
        return []
    return sorted(each for each in content.iterdir() if not each.name.startswith(".") and _is_folder(each / "articles"))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # the folder above may not be looked into
        return False


def article_folders(folder: Path) -> list[str]:
    """The folders of a story's further articles, below the story's own: `articles/<id>`, in order of name."""
    articles = folder / "articles"
    found = sorted(articles.iterdir()) if articles.is_dir() else []
    return [f"articles/{path.name}" for path in found if path.is_dir() and not path.name.startswith(".")]


def site_of(content: Path) -> Path | None:
    """The folder of the site to which a content folder belongs, that of mkdocs.yml; None if there is none.

    It is the one above the content folder, else the one in whose folder the command is run.
    """
    folders = [*content.absolute().parents, Path.cwd()]
    return next((folder for folder in folders if (folder / SETTINGS).is_file()), None)


def locales_of(content: Path) -> Path:
    """Where the site to which a content folder belongs has languages of its own."""
    return (site_of(content) or content.absolute().parent) / LOCALES
