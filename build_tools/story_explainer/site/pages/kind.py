"""What a kind of page has to say of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from story_explainer.site.view import View
from story_explainer.story.model import Story


def _own_locale(view: View, name: str) -> str:
    return ""


def _no_values(view: View, name: str) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class PageKind:
    """A kind of page.

    Attributes:
        template: the file in `templates/`.
        source: the YAML file behind the page, for the link to edit it.
        instances: the names of its pages in a story: `["timeline"]`, or one per topic.
        nav_title: how the navigation calls the page of that name.
        nav_locale: the language of these words where it is another one than the page's; else empty.
        title: the title of the page, with what it is about in words that stand alone.
        description: one or two sentences for search engines.
        values: what the template needs beside the view.
    """

    template: str
    source: str
    instances: Callable[[Story], Sequence[str]]
    nav_title: Callable[[View, str], str]
    title: Callable[[View, str], str]
    description: Callable[[View, str], str]
    values: Callable[[View, str], Mapping[str, Any]] = _no_values
    nav_locale: Callable[[View, str], str] = _own_locale
