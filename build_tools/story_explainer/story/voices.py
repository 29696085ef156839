"""The board of voices: who says what, who answers it and how, who does not mention it. Derived, never written down.

A claim never stands without the answers to it, and each answer stands with what it answers: so nobody is shown as
denying what somebody else said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from story_explainer.story.appearances import Mention, appearances_of
from story_explainer.story.articles import first_to_tell, published
from story_explainer.story.model import Claim, Response, Story
from story_explainer.story.moments import NEVER, Moment, moment_of
from story_explainer.story.status import Answer, Status

_CENTRAL = 3  # the last rank of what the story is about, see `_ranked`


@dataclass(frozen=True, slots=True)
class Exchange:
    """A claim with everything that is said to it.

    Attributes:
        claim: the claim.
        speaker: the actor in whose mouth it is put; empty where the articles name nobody.
        answers: where each actor who answered stands, in the order of time, with the response itself.
        articles: what articles do of their own that do not pass it on: deny it, correct it, or leave it out.
        central: whether it belongs to what the story is about, as far as the key points, the answers and the
            contradictions say; the others are what is said besides.
        told: the article that told it first and its day, where nothing says when it was said.
    """

    claim: Claim
    speaker: str
    answers: tuple[tuple[Answer, Response], ...] = ()
    articles: tuple[Mention, ...] = ()
    central: bool = True
    told: tuple[str, str] | None = None


def speaker_of(claim: Claim) -> str:
    """The actor in whose mouth a claim is put: who makes it, or who passes it on where that is only inferred."""
    inferred = claim.via and claim.basis and claim.basis.doubtful
    return (claim.via if inferred else claim.by or claim.via) or ""


def earlier_answers(claim: Claim, last: Answer) -> tuple[Response, ...]:
    """What an actor answered to a claim before the last answer, in the order of the file."""
    return tuple(
        response
        for index, response in enumerate(claim.responses)
        if response.actor == last.actor and index != last.index
    )


def main_claim(story: Story) -> Claim | None:
    """The claim that a story is about: that of the first key point that has one."""
    ident = next((point.claim for point in story.about.key_points if point.claim), None)
    return story.claim.get(ident) if ident else None


def board_of(story: Story, statuses: Mapping[str, Status]) -> tuple[Exchange, ...]:
    """Who says what in a story, what matters most first.

    Args:
        story: the story.
        statuses: the status of each of its claims, by id.

    Returns:
        The exchanges: the claim that the story is about, what those it concerns say themselves, the claims of the key
        points, what is denied or contradicted, then the others; new voices before what a voice says besides. Claims
        that fall with a denied one are left out, for they stand with that one, and so are those that only say again
        what their speaker answered to another. Where no key point names what the story is about, what stands goes
        before what is denied, corrected or contradicted, and the newest before the older: nothing opens a story that
        somebody has already put right.
    """
    plain = main_claim(story) is None
    undone = {claim.id for claim in story.claims if plain and not _stands(statuses[claim.id])}
    order = sorted(
        _ranked(story, statuses),
        key=lambda found: (found[1].id in undone, found[0], _age(found[1], story) if plain else NEVER),
    )
    heard: set[str] = set()
    first: list[tuple[int, bool, Claim]] = []
    for rank, claim in order:
        speaker = speaker_of(claim)
        first.append((rank, bool(speaker) and speaker in heard, claim))
        heard |= {speaker, *(answer.actor for answer in statuses[claim.id].answers)}
    ordered = sorted(first, key=lambda found: (found[2].id in undone, *found[:2]))
    return tuple(_exchange(claim, rank <= _CENTRAL, statuses[claim.id], story) for rank, _, claim in ordered)


def _stands(status: Status) -> bool:
    return not (status.denied_by or status.corrected_by or status.contradicts)


def _age(claim: Claim, story: Story) -> Moment:
    """What sorts the newest claim first, and one that nothing dates last."""
    day = claim.when or (published(story, first) if (first := first_to_tell(claim.cites, story)) else None)
    ordinal, clock = moment_of(day) if day else NEVER
    return -ordinal, -clock


def _ranked(story: Story, statuses: Mapping[str, Status]) -> Iterator[tuple[int, Claim]]:
    main = main_claim(story)
    concerned = _concerned(main, story) if main else set()
    points = [point.claim for point in story.about.key_points]
    for claim in story.claims:
        status = statuses[claim.id]
        if main and claim.id == main.id:
            yield 0, claim
        elif (status.hangs_on and not status.denied_by) or _restates(claim, story):
            continue
        elif status.voice == "speaker" and speaker_of(claim) in concerned:
            yield 1, claim
        elif claim.id in points:
            yield 2, claim
        elif status.answers or status.contradicts:
            yield 3, claim
        else:
            yield 4 + ("speaker", "relayed", "articles").index(status.voice), claim


def _concerned(claim: Claim, story: Story) -> set[str]:
    """Those whom a claim is about: who answers it, and both ends of each relation that rests on it."""
    ends = {
        end
        for actor in story.actors
        for relation in actor.relations
        if relation.claim == claim.id
        for end in (actor.id, relation.to)
    }
    return ends | {response.actor for response in claim.responses}


def _restates(claim: Claim, story: Story) -> bool:
    """Whether a claim is what its speaker answered to another one: in its words or, lacking these, on its evidence."""
    words = {text for quote in claim.quotes for text in quote.text.root.values()}
    for other in story.claims:
        for response in other.responses if other.id != claim.id else ():
            same = {text for quote in response.quotes for text in quote.text.root.values()} & words
            if response.actor == claim.by and (same or (not words and set(claim.cites) == set(response.cites))):
                return True
    return False


def _exchange(claim: Claim, central: bool, status: Status, story: Story) -> Exchange:
    mentions = appearances_of(claim, story)
    own = tuple(
        mention
        for mention in mentions
        if mention.kind == "silent" or (mention.kind in ("denies", "corrects") and not mention.answers)
    )
    answers = tuple((answer, claim.responses[answer.index]) for answer in status.answers)
    first = None if claim.when else first_to_tell(claim.cites, story)
    day = published(story, first) if first else None
    return Exchange(claim, speaker_of(claim), answers, own, central, (first, day) if first and day else None)
