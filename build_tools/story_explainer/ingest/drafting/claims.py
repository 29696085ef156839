"""Who asserts what, how firmly, on what ground, and what the others answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.heads import may_speak
from story_explainer.ingest.drafting.reading import Reading, Slugs
from story_explainer.ingest.drafting.speakers import Speakers
from story_explainer.ingest.text.numbers import numbers
from story_explainer.story.base import Wording
from story_explainer.story.bitext import Segment
from story_explainer.story.model import Basis, Claim, Quotation, Response

_AUXILIARY = 2  # words before a participle among which the verb that makes it a passive stands


@dataclass
class _Plan:
    """A claim on its way, with the answers that later sentences give to it."""

    claim: Claim
    segment: Segment
    names: set[str]
    responses: list[Response]


def draft_claims(reading: Reading, cast: Cast) -> list[Claim]:
    """The claims of a story: the first sentence, and those that say who says something, or that put it as possible.

    A sentence with a denial becomes the answer to an earlier claim, if it names who made or relayed that, or if that is
    a report on the one who denies; otherwise it is a claim of its own.
    """
    slugs, plans, speakers = Slugs(), list[_Plan](), Speakers(reading, cast)
    for segment in reading.sentences():
        speaker = speakers.of(segment)
        names = _actors(reading, cast, segment)
        answer = _answer(reading, cast, segment, speakers)
        if answer and _attach(answer, names, _basis(reading, segment), plans):
            continue
        speaker = answer.actor if answer else speaker
        certainty = reading.certainty(segment)
        basis = _basis(reading, segment)
        text = reading.text(segment)
        if text is None or (plans and not (speaker or basis or certainty != "stated")):
            continue
        relays = speaker is not None and cast.kind(speaker) == "outlet"
        claim = Claim(
            id=slugs.of(segment.text[reading.locales[0]], reading.locales[0], "claim"),
            draft=True,
            text=text,
            by=None if relays else speaker,
            via=speaker if relays else None,
            basis=basis,
            certainty=certainty,
            quotes=_quotes(reading, speakers, segment),
            cites=[segment.id],
        )
        plans.append(_Plan(claim, segment, names, []))
    return [plan.claim.model_copy(update={"responses": plan.responses}) for plan in plans]


def _actors(reading: Reading, cast: Cast, segment: Segment) -> set[str]:
    found = (cast.id(name) for locale in reading.locales for name, _ in reading.mentions(segment, locale))
    return {actor for actor in found if actor}


def _answer(reading: Reading, cast: Cast, segment: Segment, speakers: Speakers) -> Response | None:
    """What a sentence answers to something, if it tells of a denial or of a refusal to comment.

    That somebody confirms is left to an editor, since to confirm is a verb of saying as well.
    """
    kinds: tuple[Literal["denies", "declines"], ...] = ("denies", "declines")
    kind = next((kind for kind in kinds if reading.says(f"response.{kind}", segment)), None)
    actor = _subject(reading, cast, segment) or speakers.of(segment)
    if kind is None or actor is None or _suffered(reading, segment, f"response.{kind}"):
        return None
    quotes = _quotes(reading, speakers, segment)
    return Response(actor=actor, kind=kind, text=reading.text(segment), quotes=quotes, cites=[segment.id])


def _suffered(reading: Reading, segment: Segment, key: str) -> bool:
    """Whether a language puts an answer in the passive: then its subject is what was denied, not who denies."""
    for locale in reading.locales:
        known, text = reading.cues[locale], segment.text[locale]
        for cue in known.find(key, text):
            if known.words("tense.passive") & set(re.findall(r"\w+", text[: cue.start()].lower())[-_AUXILIARY:]):
                return True
    return False


def _attach(answer: Response, names: set[str], basis: Basis | None, plans: list[_Plan]) -> bool:
    """Whether an answer belongs to an earlier claim, and if so, put it there.

    It does if its sentence names who made or relayed the claim, or if an outlet relayed it of the one who answers.
    """
    open_to = [
        plan
        for plan in plans
        if answer.actor not in (plan.claim.by, plan.claim.via)
        and ({plan.claim.by, plan.claim.via} & names or (plan.claim.via and answer.actor in plan.names))
    ]
    if not open_to:
        return False
    best = max(open_to, key=lambda plan: (len(plan.names & names), plan.claim.via is not None, -plans.index(plan)))
    if best.claim.basis is None:
        best.claim = best.claim.model_copy(update={"basis": basis})
    best.responses.append(answer)
    return True


def _subject(reading: Reading, cast: Cast, segment: Segment) -> str | None:
    """The first actor of a sentence that may say something, if all languages begin with the same one."""
    firsts = {
        next(
            (
                actor
                for name, mention in reading.mentions(segment, locale)
                if (actor := cast.id(name)) and may_speak(reading, mention)
            ),
            None,
        )
        for locale in reading.locales
    }
    return firsts.pop() if len(firsts) == 1 else None


def _basis(reading: Reading, segment: Segment) -> Basis | None:
    """Sources that the text does not name, with the words for them and their number if there is one."""
    if not reading.says("attribution.unnamed", segment, all_of_them=True):
        return None
    phrase, counts = {}, []
    for locale in reading.locales:
        cues = reading.cues[locale].find("attribution.unnamed", segment.text[locale])
        if not cues:
            continue
        start, end = cues[0].span()
        for cue in cues[1:]:
            end = cue.end() if cue.start() - end <= 1 else end  # “mit der Sache vertraute Quellen” is two cues
        before = [n for n in numbers(segment.text[locale], locale, least=2) if 0 <= start - n.end <= 1]
        counts += [int(number.value) for number in before if number.value == int(number.value)]
        phrase[locale] = segment.text[locale][before[-1].start if before else start : end]
    count = counts[0] if counts and len(set(counts)) == 1 else None
    return Basis(kind="unnamed", count=count, phrase=Wording(phrase), cites=[segment.id])


def _quotes(reading: Reading, speakers: Speakers, segment: Segment) -> list[Quotation]:
    """The quotation of a sentence, if there is exactly one in each language."""
    found = {locale: speakers.quoted(segment, locale) for locale in reading.locales}
    if any(len(quoted) != 1 for quoted in found.values()):
        return []
    text = Wording({locale: quoted[0].text for locale, quoted in found.items()})
    return [Quotation(text=text, original=False, cites=[segment.id])]
