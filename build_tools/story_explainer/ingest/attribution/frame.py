"""A place where a sentence attributes something to somebody, and the edges of a clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from story_explainer.ingest.attribution.phrases import MARKS, Phrase
from story_explainer.ingest.attribution.reading import Token

_IN_BRACKETS = 16


@dataclass(slots=True)
class Frame:
    """A place where a sentence attributes something.

    Attributes:
        sense: that of the verb (see `Verb`); `according` for “according to”, `thus` for “so the minister”.
        cue: the first and the last token of the verb or phrase.
        subject: the speaker; None if unknown.
        left: the first token of its clause.
        right: the token behind its clause, mostly a mark.
        inverted: whether the subject stands behind the verb.
        as_: whether it is a clause with “as”: wie die Polizei mitteilte.
        subordinate: whether it is another clause that depends on one.
        shared: whether its subject is that of the clause before: … and said.
        passive: whether nobody says it: it was said.
        negated: whether the clause denies the saying.
        closing: the last of its verb forms, without a particle.
    """

    sense: str
    cue: tuple[int, int]
    verb: int
    subject: Phrase | None
    left: int
    right: int
    inverted: bool = False
    as_: bool = False
    subordinate: bool = False
    shared: bool = False
    passive: bool = False
    negated: bool = False
    closing: int = 0


def left_edge(tokens: Sequence[Token], index: int) -> int:
    """The first token of the clause that a token stands in: behind a mark, or a quotation that is a sentence."""
    at = index
    while at > 0:
        if tokens[at - 1].text == ")":
            opened = next((k for k in range(at - 1, max(-1, at - _IN_BRACKETS), -1) if tokens[k].text == "("), None)
            if opened is None:
                break
            at = opened
            continue
        if tokens[at - 1].text in MARKS:
            break
        if tokens[at - 1].quote and (at - 1 == 0 or tokens[at - 1].text[-2] in ".,!?…"):
            break
        at -= 1
    return at


def right_edge(tokens: Sequence[Token], at: int) -> int:
    """The mark that ends a clause."""
    while at < len(tokens):
        text = tokens[at].text
        if text in "([":
            close = next((k for k in range(at, min(at + _IN_BRACKETS, len(tokens))) if tokens[k].text in ")]"), at)
            at = close + 1
            continue
        if text in MARKS or text in ".!?":
            return at
        at += 1
    return at
