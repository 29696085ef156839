"""Names and terms explained in place: finds their first mention in the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from story_explainer.story.model import Story


@dataclass(frozen=True, slots=True)
class TextRun:
    """A stretch of text; `about` is the id of what it mentions for the first time, or empty."""

    text: str
    about: str = ""


def phrases(story: Story, locale: str) -> dict[str, str]:
    """Every form in which an actor or a term can stand in a language, with the id it stands for (`actor:ford`)."""
    found: dict[str, str] = {}
    actors = [(f"actor:{actor.id}", actor.name, actor.aliases) for actor in story.actors]
    terms = [(f"term:{term.id}", term.term, term.aliases) for term in story.terms]
    for about, name, aliases in actors + terms:
        for form in (name.get(locale), *aliases.get(locale, [])):
            if form:
                found.setdefault(form, about)
    return found


class Annotator:
    """Marks the first mention of each phrase over texts given one after the other."""

    def __init__(self, known: Mapping[str, str]) -> None:
        forms: Iterable[str] = sorted(known, key=len, reverse=True)
        self._known = known
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)") if known else None
        self._seen: set[str] = set()

    def pieces(self, text: str) -> Iterator[TextRun]:
        """The text in pieces that put together give it back unchanged."""
        start = 0
        for match in self._pattern.finditer(text) if self._pattern else ():
            about = self._known[match[0]]
            if about in self._seen:
                continue
            self._seen.add(about)
            if match.start() > start:
                yield TextRun(text[start : match.start()])
            yield TextRun(match[0], about)
            start = match.end()
        if start < len(text):
            yield TextRun(text[start:])
