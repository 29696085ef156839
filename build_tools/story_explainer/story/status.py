"""The status of a claim, derived from who asserts it, how firmly, and what the others answer. Never written down.

Everything here is symbolic; the words for it in each language belong to the site's catalogues.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Literal

from story_explainer.story.articles import first_to_tell, published
from story_explainer.story.model import Claim, Event, Response, Story
from story_explainer.story.model.claims import AnswerKind
from story_explainer.story.moments import NEVER, Moment, moment_of, surely_before

Base = Literal["stated", "reported", "possible", "expected"]
StatusWord = Literal["stated", "said", "reported", "possible", "expected"]
Voice = Literal["speaker", "relayed", "articles"]
Standing = Literal["unanswered", "confirmed", "denied", "corrected", "disputed", "declined"]


@dataclass(frozen=True, slots=True)
class Answer:
    """Where one actor stands on a claim: the last answer given, and the place it has among the claim's responses."""

    actor: str
    kind: AnswerKind
    index: int


@dataclass(frozen=True, slots=True)
class Status:
    """What a reader is told about a claim.

    `base` is how firmly it stands: `possible` and `expected` as the claim itself is put, `stated` where the one who
    asserts it is heard, in a quotation or in a source of theirs, `reported` where it reaches us through others only.
    `voice` is whose word it is: the speaker's own, one relayed by others, or the articles' alone. A possibility can be
    relayed, so the two are kept apart. `attributed` is whether it is a statement of somebody with a name that reaches
    us at second hand, not a report of something that somebody would have to confirm. `answers` holds one answer an
    actor, in the order of time. `hangs_on` names the denied claims without which this one falls, through however many
    others. `contradicts` names the claims that cannot be true together with this one, whichever of the two says so: no
    denial, for nobody need have answered the other.
    """

    base: Base
    voice: Voice
    by: str | None
    via: str | None
    answers: tuple[Answer, ...] = ()
    hangs_on: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    attributed: bool = False

    @property
    def word(self) -> StatusWord:
        """What it is called: as its base, but `said` where others report whose statement it is."""
        return "said" if self.attributed and self.base == "reported" else self.base

    def _who(self, kind: str) -> tuple[str, ...]:
        return tuple(answer.actor for answer in self.answers if answer.kind == kind)

    @property
    def confirmed_by(self) -> tuple[str, ...]:
        """The actors whose last answer confirms the claim."""
        return self._who("confirms")

    @property
    def denied_by(self) -> tuple[str, ...]:
        """The actors whose last answer denies the claim."""
        return self._who("denies")

    @property
    def corrected_by(self) -> tuple[str, ...]:
        """The actors whose last answer corrects the claim: their own, or one that they passed on."""
        return self._who("corrects")

    @property
    def declined_by(self) -> tuple[str, ...]:
        """The actors whose last answer is that they do not comment."""
        return self._who("declines")

    @property
    def standing(self) -> Standing:
        """The answers in one word: disputed where one actor denies what another one confirms."""
        if self.confirmed_by and self.denied_by:
            return "disputed"
        if self.denied_by:
            return "denied"
        if self.corrected_by:
            return "corrected"
        if self.confirmed_by:
            return "confirmed"
        return "declined" if self.declined_by else "unanswered"


def status_of(claim: Claim, story: Story) -> Status:
    """Work out the status of a claim.

    Args:
        claim: the claim; an actor it names that the story does not have counts as a person.
        story: the story, for the kinds of its actors and what its sources rest on.

    Returns:
        The status. An actor who answers twice counts with the last answer; answers without a date are taken to follow
        the ones they stand behind in the file.
    """
    if claim.by is None and claim.via is None:
        voice: Voice = "articles"
    else:
        voice = "speaker" if claim.via in (None, claim.by) and _in_person(claim, story) else "relayed"
    firm: Base = "stated" if voice == "speaker" else "reported"
    base = firm if claim.certainty == "stated" else claim.certainty
    answers, grounds = _answers(claim.responses), _denied_grounds(claim, story)
    attributed = voice == "relayed" and _attributed(claim, story)
    return Status(base, voice, claim.by, claim.via, answers, grounds, _contradicting(claim, story), attributed)


def answers_too_early(claim: Claim, response: Response, story: Story) -> str:
    """The day of a claim where an answer to it is surely older; empty where it is not, or a date is missing.

    Either a date is wrong, or the claim was made before it stood in what is cited.
    """
    first = None if claim.when else first_to_tell(claim.cites, story)
    day = claim.when or (published(story, first) if first else None)
    return day if day and response.when and surely_before(response.when, day) else ""


def _contradicting(claim: Claim, story: Story) -> tuple[str, ...]:
    """The claims that contradict a claim, in the order of the file: to say it at one of the two is enough."""
    return tuple(
        other.id
        for other in story.claims
        if other.id != claim.id and (other.id in claim.contradicts or claim.id in other.contradicts)
    )


def _denied_grounds(claim: Claim, story: Story) -> tuple[str, ...]:
    """The denied claims that a claim depends on, the nearest first; circles, which the checks report, are cut."""
    seen = {claim.id: None}
    waiting = deque(claim.depends_on)
    while waiting:
        ident = waiting.popleft()
        if ident in story.claim and ident not in seen:
            seen[ident] = None
            waiting.extend(story.claim[ident].depends_on)
    denied = [ident for ident in seen if ident != claim.id and _is_denied(story.claim[ident])]
    return tuple(denied)


def _is_denied(claim: Claim) -> bool:
    return any(answer.kind == "denies" for answer in _answers(claim.responses))


def _in_person(claim: Claim, story: Story) -> bool:
    """Whether the one who asserts a claim is somebody with a name and is heard.

    That is in a quotation, or in a source that passes on what they say.
    """
    speaker = story.actor.get(claim.by) if claim.by else None
    if (speaker and speaker.kind in ("group", "outlet")) or (claim.basis and claim.basis.kind == "unnamed"):
        return False
    cited = [story.source[cite] for cite in claim.cites if cite in story.source]
    if claim.quotes or any(claim.by in (source.rests_on or ()) for source in cited):
        return True
    articles = {story.article_of[cite] for cite in claim.cites if cite in story.article_of}
    return claim.by is not None and any(story.describe(article).party == claim.by for article in articles)


def _attributed(claim: Claim, story: Story) -> bool:
    """Whether an outlet, or a text by itself, tells in indirect speech what somebody with a name says."""
    speaker, via = (story.actor.get(ident) if ident else None for ident in (claim.by, claim.via))
    if claim.by is None or (speaker and speaker.kind in ("group", "outlet")):
        return False
    if claim.basis and (claim.basis.kind == "unnamed" or claim.basis.doubtful):
        return False
    return claim.via in (None, claim.by) or (via is not None and via.kind == "outlet")


def answers_as(event: Event, story: Story) -> Literal["denies", "corrects"] | None:
    """Whether an answer among the events denies or corrects a claim; see `is_told_by`."""
    if event.kind != "response":
        return None
    answers = [answer for claim in story.claims for answer in claim.responses]
    kinds = {each.kind for each in answers if is_told_by(event, each, story)}
    return "denies" if "denies" in kinds else "corrects" if "corrects" in kinds else None


def is_told_by(event: Event, response: Response, story: Story) -> bool:
    """Whether an event is an answer to a claim: by the same actor or one that belongs to it, on the same ground."""
    speaker = story.actor.get(response.actor)
    sides = {response.actor, *([speaker.member_of] if speaker and speaker.member_of else [])}
    return bool(sides & set(event.actors)) and bool(set(response.cites) & set(event.cites))


def _answers(responses: list[Response]) -> tuple[Answer, ...]:
    moment = NEVER
    dated: list[tuple[Moment, Answer]] = []
    for index, response in enumerate(responses):
        if response.when:
            moment = moment_of(response.when, moment)
        dated.append((moment, Answer(response.actor, response.kind, index)))
    last = {answer.actor: answer for _, answer in sorted(dated, key=lambda entry: entry[0])}
    return tuple(answer for _, answer in sorted(dated, key=lambda entry: entry[0]) if last[answer.actor] is answer)
