"""What a kind of page has to say of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from story_explainer.site.edition import DESCRIPTION
from story_explainer.site.page import TAB
from story_explainer.site.short_forms import cut
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
        source: the file behind a page, below the story's folder, for the link to edit it.
        instances: the names of its pages in a story: `["timeline"]`, or one per topic.
        nav_title: how the navigation calls the page of that name.
        nav_locale: the language of these words where it is another one than the page's; else empty.
        description: one or two sentences for search engines, whole; see `described`.
        values: what the template needs beside the view.
        title: the title of the page where it stands alone; else what the navigation calls it, and the story.
        first: whether it is one of those that most readers look for, and so always in sight.
        tab: a shorter title for the browser's tab, where there is one.
    """

    template: str
    source: Callable[[View], str]
    instances: Callable[[Story], Sequence[str]]
    nav_title: Callable[[View, str], str]
    description: Callable[[View, str], str]
    values: Callable[[View, str], Mapping[str, Any]] = _no_values
    nav_locale: Callable[[View, str], str] = _own_locale
    title: Callable[[View, str], str] | None = None
    tab: Callable[[View, str], str] | None = None
    first: bool = False

    def title_of(self, view: View, name: str) -> str:
        """The title of a page, whole."""
        if self.title:
            return self.title(view, name)
        return f"{self.nav_title(view, name)} · {view.edition.short_title}"

    def tab_of(self, view: View, name: str) -> str:
        """What the browser's tab shows of a page: its title, or one that is cut between words."""
        title = self.title_of(view, name)
        return cut(self.tab(view, name) if self.tab and len(title) > TAB else title, TAB)


def described(view: View, sentence: str) -> str:
    """A description: the story in a few words and what the page is, or that alone where both are too long."""
    story = view.edition.short_title
    both = f"{story} {sentence}" if story[-1:] in ".!?…" else f"{story}. {sentence}"
    return both if len(both) <= DESCRIPTION else sentence
