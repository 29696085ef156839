"""The glossary: the words worth explaining, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from unicodedata import combining, normalize

from story_explainer.site.pages.kind import PageKind, described
from story_explainer.site.view import View
from story_explainer.story.file_names import GLOSSARY


def _values(view: View, name: str) -> Mapping[str, Any]:
    return {"terms": sorted(view.story.terms, key=lambda term: _place(view.plain(term.term)))}


def _place(word: str) -> tuple[str, str]:
    """Where a word stands in the alphabet: an accent counts only between words that are the same but for it."""
    plain = "".join(sign for sign in normalize("NFKD", word.casefold()) if not combining(sign))
    return plain.replace("œ", "oe").replace("æ", "ae"), word.casefold()


PAGE = PageKind(
    template="glossary.html",
    source=lambda view: GLOSSARY,
    instances=lambda story: ["glossary"] if story.terms else [],
    nav_title=lambda view, name: view.language.gettext("Glossary"),
    description=lambda view, name: described(view, view.language.gettext("The words of this story, explained.")),
    values=_values,
)
