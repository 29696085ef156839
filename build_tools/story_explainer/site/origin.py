"""Where a statement comes from: the articles, sources outside them, or both. Derived from what it cites."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Literal, Protocol

from story_explainer.story.model import Claim, Response, Topic

Origin = Literal["articles", "sources", "both"]


class Citing(Protocol):
    """Whatever rests on something."""

    @property
    def cites(self) -> Sequence[str]:
        """Ids of segments and sources."""
        ...


def origin_of(statement: Citing, segments: Container[str]) -> Origin:
    """Where all that a statement says comes from; what cites nothing is the articles' own, shown as received.

    Args:
        statement: the statement.
        segments: the ids of all segments of the story's articles.
    """
    inside = {cite in segments for cite in cites_of(statement)}
    return "both" if len(inside) == 2 else "sources" if inside == {False} else "articles"


def cites_of(statement: Citing) -> Iterator[str]:
    """What a statement cites, with what stands inside it: quotations, answers, its ground, the facts of a topic."""
    yield from statement.cites
    for part in _parts(statement):
        yield from cites_of(part)


def _parts(statement: Citing) -> Iterable[Citing]:
    if isinstance(statement, Claim):
        return [*([statement.basis] if statement.basis else []), *statement.quotes, *statement.responses]
    if isinstance(statement, Response):
        return statement.quotes
    return statement.facts if isinstance(statement, Topic) else ()
