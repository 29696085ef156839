"""Who stands in the picture of relations: those with most on record; and what stands on the lines between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from story_explainer.site.labels import labels
from story_explainer.site.pictures.drawing import Drawing
from story_explainer.site.pictures.relations import MOST, Party, Said, Tie, drawn, relations_drawing
from story_explainer.site.plain_words import names
from story_explainer.site.typography import keep_together
from story_explainer.site.view import View
from story_explainer.story.model import Actor, Relation, Story

NARROW, WIDE = 344.0, 752.0
Unsettled = Literal["denied", "possible", "unconfirmed", "inferred"]


@dataclass(frozen=True)
class Related:
    """A relation as it stands on the page.

    Attributes:
        actor: whose relation it is.
        relation: the relation.
        cites: what it rests on, and what the answers to its claim rest on, for these are told beside it.
        unsettled: why it is not certain, in the order in which it is told; empty where it is.
    """

    actor: Actor
    relation: Relation
    cites: Sequence[str]
    unsettled: Sequence[Unsettled]

    @property
    def pair(self) -> frozenset[str]:
        """The two that it ties."""
        return frozenset((self.actor.id, self.relation.to))


@dataclass(frozen=True)
class RelationsPicture:
    """The picture.

    Attributes:
        drawings: one for each width, the narrowest first.
        complete: whether all relations are in each of them.
        dashed: why some lines are dashed, in the order in which it is told.
        denied: whether something is denied.
    """

    drawings: tuple[Drawing, ...]
    complete: bool
    dashed: tuple[Unsettled, ...]
    denied: bool


def relations_of(view: View) -> list[Related]:
    """Every relation of a story, in the order of the file."""
    return [_related(view, actor, relation) for actor in view.story.actors for relation in actor.relations]


def _related(view: View, actor: Actor, relation: Relation) -> Related:
    claim = view.story.claim[relation.claim] if relation.claim else None
    answers = [cite for response in claim.responses for cite in response.cites] if claim else []
    unsettled: list[Unsettled] = []
    if claim:
        status = view.status(claim)
        if status.denied_by:
            unsettled.append("denied")
        elif status.base != "stated" and not status.confirmed_by:
            unsettled.append("possible" if status.base == "possible" else "unconfirmed")
    if relation.known == "inferred":
        unsettled.append("inferred")
    return Related(actor, relation, list(dict.fromkeys([*relation.cites, *answers])), unsettled)


def relations_picture(view: View, related: Sequence[Related]) -> RelationsPicture | None:
    """The picture of relations in the words of a page; None where there are none."""
    related = [each for each in related if each.relation.to in view.story.actor and len(each.pair) == 2]
    if not related:
        return None
    chosen = most_on_record(view.story, [each.pair for each in related])
    parties = [Party(ident, view.plain(view.story.actor[ident].name), view.story.actor[ident].kind) for ident in chosen]
    ties = _ties(view, [each for each in related if each.pair <= set(chosen)], chosen)
    drawings = tuple(
        relations_drawing(name, wide, parties, ties) for name, wide in (("narrow", NARROW), ("wide", WIDE))
    )
    pairs = {each.pair for each in related}
    dashed = {frozenset((tie.origin, tie.to)) for tie in ties if tie.dashed}
    reasons = {why for each in related if each.pair in dashed for why in each.unsettled}
    return RelationsPicture(
        drawings,
        all(pairs <= drawn(drawing) for drawing in drawings),
        tuple(why for why in get_args(Unsettled) if why in reasons),
        any(said.denial for tie in ties for said in tie.said),
    )


def most_on_record(story: Story, pairs: Sequence[frozenset[str]]) -> list[str]:
    """The few actors of whom most is told, each tied to another one of them.

    Args:
        story: the story.
        pairs: who is tied to whom, once for each relation.

    Returns:
        At most `MOST` ids, the one with most on record first.
    """
    record: Counter[str] = Counter()
    for pair in pairs:
        record.update(dict.fromkeys(pair, 2))
    for claim in story.claims:
        record.update({actor for actor in (claim.by, claim.via) if actor})
        record.update(answer.actor for answer in claim.responses)
    for event in story.events:
        record.update(event.actors)
    order = {actor.id: at for at, actor in enumerate(story.actors)}
    tied = sorted({actor for pair in pairs for actor in pair}, key=lambda actor: (-record[actor], order[actor]))
    chosen = tied[:1]
    while len(chosen) < MOST:
        near = {actor for pair in pairs if pair & set(chosen) for actor in pair} - set(chosen)
        following = next((actor for actor in tied if actor in near), None)
        if following is None:
            break
        chosen.append(following)
    return chosen


def _ties(view: View, related: Sequence[Related], chosen: Sequence[str]) -> list[Tie]:
    """A line for each pair, with all that is said between the two; what matters most first."""
    by_pair: dict[frozenset[str], list[Related]] = {}
    for each in related:
        by_pair.setdefault(each.pair, []).append(each)
    rank = {ident: at for at, ident in enumerate(chosen)}
    ties = []
    for its in by_pair.values():
        both = len({each.actor.id for each in its}) > 1
        denial = any(is_denial(each, view.story) for each in its)
        said = [words for each in its for words in _said(view, each, named=both)]
        dashed = all(each.unsettled for each in its) and not denial
        ties.append(Tie(its[0].actor.id, its[0].relation.to, tuple(said), dashed, denial and len(its) == 1, both))
    return sorted(
        ties,
        key=lambda tie: (
            not any(said.denial for said in tie.said),
            rank[tie.origin] + rank[tie.to],
        ),
    )


def _said(view: View, each: Related, *, named: bool) -> list[Said]:
    who = f"{view.plain(each.actor.name)}{view.language.colon}" if named else ""
    words = keep_together(view.plain(each.relation.text))
    if is_denial(each, view.story):
        return [Said(words, denial=True, who=who)]
    found = [Said(words, who=who)]
    if "denied" in each.unsettled and each.relation.claim:
        status = view.status(view.story.claim[each.relation.claim])
        template = labels(view.language)["answered"]["denies"]
        found.append(Said(template % {"actors": names(view.edition, status.denied_by)}, denial=True))
    return found


def is_denial(each: Related, story: Story) -> bool:
    """Whether a relation is that somebody denies what the other one says: as that one's claim has it, on one ground."""
    return any(
        answer.kind == "denies" and answer.actor == each.actor.id and set(answer.cites) & set(each.relation.cites)
        for claim in story.claims
        if each.relation.to in (claim.by, claim.via)
        for answer in claim.responses
    )
