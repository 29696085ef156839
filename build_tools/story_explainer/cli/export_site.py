"""The whole site as source for another generator: reading and writing only; the work is in `site.source`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from story_explainer.content.files import write_atomically
from story_explainer.site.build import build_assets, build_site, newest_first
from story_explainer.site.edition import Edition
from story_explainer.site.hand_written import HandWrittenPage
from story_explainer.site.publication import Asset, Publication
from story_explainer.site.source import site_source
from story_explainer.site.source_project import STYLE
from story_explainer.story.model import Story
from story_explainer.yaml_source.read import read

_FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
# The files of the last export, by which the next one knows what to take away.
_LIST = ".exported"
_THEME = Path(__file__).parents[1] / "site" / "theme"


def write_site_source(
    stories: Sequence[Story], docs: Path, folder: Path, publication: Publication, copyright_: str = ""
) -> int:
    """Write the pages of all stories, and those written by hand, as the source of one project a language.

    Args:
        stories: the stories.
        docs: the folder of the pages written by hand, with one folder a language.
        folder: where to write.
        publication: where the site will stand, what it is called, and its languages.
        copyright_: what mkdocs.yml has stand at the foot of each page.

    Returns:
        The number of files. What the last export wrote there and this one does not, such as a story that was
        withdrawn, is removed; files that no export wrote stay.

    Raises:
        ContentError: a page's front matter cannot be read.
        OSError: a file cannot be read or written.
    """
    handwritten = [page for tag in publication.languages for page in _handwritten(docs, tag)]
    pages = list(build_site(stories, list(publication.languages.values()), publication))
    editions = [Edition.all_of(story, publication.languages, publication) for story in newest_first(stories)]
    assets = [*_style(), *build_assets(editions, publication)]
    written = list(site_source(pages, handwritten, assets, publication, copyright_))
    before = _listed(folder)
    for file in written:
        write_atomically(folder / file.path, file.content)
    _remove(folder, before - {file.path for file in written})
    write_atomically(folder / _LIST, "".join(f"{file.path}\n" for file in written).encode())
    return len(written)


def _listed(folder: Path) -> set[str]:
    """The files that the last export wrote; none that a list changed by hand puts outside of the folder."""
    path = folder / _LIST
    names = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return {name for name in names if name and not Path(name).is_absolute() and ".." not in Path(name).parts}


def _remove(folder: Path, names: Iterable[str]) -> None:
    """Remove files, and the folders that are empty without them."""
    for name in sorted(names, reverse=True):
        path = folder / name
        path.unlink(missing_ok=True)
        for parent in path.relative_to(folder).parents[:-1]:
            with suppress(OSError):  # something else is in it
                (folder / parent).rmdir()


def _handwritten(docs: Path, tag: str) -> Iterator[HandWrittenPage]:
    for path in sorted((docs / tag).rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        front = _FRONT_MATTER.match(text)
        # An empty line in the place of the first ---, so that the lines are those of the file.
        meta = read(path.as_posix(), f"\n{front[1]}").data if front else {}
        yield HandWrittenPage(path.relative_to(docs).as_posix(), text[front.end() if front else 0 :].lstrip("\n"), meta)


def _style() -> Iterator[Asset]:
    """The theme's own style, script and typeface."""
    for path in sorted((_THEME / STYLE).rglob("*")):
        if path.is_file():
            yield Asset.of(path.relative_to(_THEME).as_posix(), path.read_bytes())
