"""By what a draft is known again: the passage that it rests on, or the name that it gives."""

from __future__ import annotations

from pydantic import BaseModel

from story_explainer.ingest.text.words import fold
from story_explainer.story.model import Actor, Divergence


def evidence(entry: BaseModel) -> str:
    """By what a draft is known again, whatever an editor has made of its words."""
    if isinstance(entry, Actor):
        return known_name(next(iter(entry.name.root.values())))
    if isinstance(entry, Divergence):
        words = entry.wordings.root if entry.wordings else {}
        return " ".join([entry.segment, entry.kind, *(f"{locale}:{text}" for locale, text in sorted(words.items()))])
    cites: list[str] = getattr(entry, "cites", [])
    return cites[0] if cites else str(getattr(entry, "id", "story"))


def known_name(form: str) -> str:
    """A name as it is known again: without accents and capitals."""
    return fold(form)
