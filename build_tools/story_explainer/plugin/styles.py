"""The style sheet of the pages that we make: what they use of Material's, then our own, in one file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from jinja2 import Environment

from story_explainer.plugin.memory import Memory
from story_explainer.site.assets import languages_css
from story_explainer.site.language import Language
from story_explainer.site.stylesheet import compact, subset

PATH = "assets/story-explainer/pages.css"
SHEETS = ("style.css", "board.css", "pictures.css")  # our own, in this order

_SHEET = re.compile(r"assets/stylesheets/[\w.-]+\.css")
_TAG = re.compile(r"<([a-z][a-z0-9]*)")
_ATTRIBUTE = re.compile(r"\s([a-z][a-z-]*)=")
_NAMED = re.compile(r'(?:class|id)="([^"]*)"')


def page_styles(
    env: Environment, folders: Sequence[str], frame: str, languages: Iterable[Language], memory: Memory
) -> bytes:
    """The style sheet.

    Args:
        env: the theme's templates.
        folders: where the theme's files lie, ours first.
        frame: a page of a story as the theme renders it, with nothing in it.
        languages: the languages of the site.
        memory: what was made before.
    """
    sheets = _SHEET.findall(_source(env, "theme/base.html"))
    material = "".join(_found(folders, sheet).read_text("utf-8") for sheet in sheets)
    own = "".join(_found(folders, f"assets/story-explainer/{sheet}").read_text("utf-8") for sheet in SHEETS)
    of_languages, framed = languages_css(languages), _names(frame)

    def make() -> bytes:
        mine = compact(own) + of_languages
        return (subset(material, framed | _names_of_templates(), mine) + mine).encode()

    return memory.made(memory.key(PATH, material, own, of_languages, sorted(framed)), make)


def _source(env: Environment, name: str) -> str:
    return env.loader.get_source(env, name)[0] if env.loader else ""


def _found(folders: Sequence[str], name: str) -> Path:
    return next(path for folder in folders if (path := Path(folder, name)).is_file())


def _names(html: str) -> frozenset[str]:
    """The elements, attributes, classes and ids in HTML or in a template that makes it."""
    named = (re.findall(r"[\w-]+", value) for value in _NAMED.findall(html))
    return frozenset([*_TAG.findall(html), *_ATTRIBUTE.findall(html), *(name for names in named for name in names)])


def _names_of_templates() -> frozenset[str]:
    site = Path(__file__).parents[1] / "site"
    templates = [*site.glob("templates/**/*.html"), *site.glob("theme/**/*.html")]
    return frozenset().union(*(_names(path.read_text("utf-8")) for path in templates))
