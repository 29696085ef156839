"""Which claim an answer belongs to.

In its own article the place and the words of both tell, in another one what the two articles tell alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.answers import accusers, answer_of, response_of
from story_explainer.ingest.drafting.plans import Plan, names_in
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.sentences import stands_alone
from story_explainer.ingest.drafting.substance import certainty_of
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.story.bitext import Segment
from story_explainer.story.model import FoundMatch, Response

_ALIKE = 0.7  # the score of a match from which on a denial surely is of the charge that the other passage makes
_STEM, _WORDS = 5, 3  # letters of a word that tell what it is, and such words that a denial shares with a claim
_NEAR = 3  # sentences behind a charge in which the one who is charged answers it
_TELLS = 4  # words behind a colon that say what is so instead
_BORNE_OUT = 3  # sentences of a quotation that bears a denial out
_TOPIC = 2  # words of a claim in which somebody says what he or she will not speak of


@dataclass(frozen=True)
class Reply:
    """A sentence that denies or declines something, with the actors and outlets that it names.

    Attributes:
        reading: its article.
        response: the answer.
        plan: the claim that it is by itself, if it is one.
        names: the actors and outlets that it names.
        told: whether it says that what it answers was reported, or somebody accused of.
        back: whether it has but a word for that.
        wholly: whether it is of all that somebody is charged with: nega ogni addebito.
        accusers: whose accusation it is said to be of, if it says that; an empty id stands for no actor.
        untrue: whether it but says that what was just said is not so.
        shares: whether it has to share a word or a name with what it answers: somebody but hits back.
        spare: the claim that its last sentences are by themselves, where it turns out to answer nothing.
    """

    reading: Reading
    response: Response
    plan: Plan | None
    names: set[str]
    told: bool
    back: bool
    wholly: bool = False
    accusers: frozenset[str] = frozenset()
    untrue: bool = False
    shares: bool = False
    spare: Plan | None = None


def bears_out(reading: Reading, voices: Voices, response: Response, behind: Sequence[Segment]) -> bool:
    """Whether sentences right behind a denial quote the one who gives it: Rossi nega. «Non c'ero», ha detto."""
    direct = all(
        any(part.kind == "direct" and part.actor == response.actor for part in voices.parts(behind[0], locale))
        for locale in reading.locales
    )
    last = reading.bitext.by_id[response.cites[-1]]
    plain = not any("?" in text for segment in behind for text in segment.text.values())
    follows = reading.before(behind[0]) is last and len(behind) <= _BORNE_OUT
    return response.kind == "denies" and follows and direct and plain and voices.of(behind[0]) == response.actor


def tells_otherwise(voices: Voices, plan: Plan) -> bool:
    """Whether a denial says behind a colon what is so instead: wies das zurück: Alles sei geprüft worden."""
    return all(
        any(
            part.kind == "indirect" and text[: part.start].rstrip().endswith(":") and part.words >= _TELLS
            for part in voices.parts(plan.segments[0], locale)
        )
        for locale, text in plan.segments[0].text.items()
    )


def with_words(answer: Reply, behind: Sequence[Segment], spare: Plan | None) -> Reply:
    """An answer with the sentences behind it that bear it out; they are a claim by themselves if it answers nothing."""
    reading, response = answer.reading, answer.response
    segments = [*(reading.bitext.by_id[cite] for cite in response.cites), *behind]
    return replace(answer, response=response_of(reading, response.actor, response.kind, segments), spare=spare)


def attach(answer: Reply, voices: Voices, plans: Sequence[Plan]) -> bool:
    """Whether an answer belongs to an earlier claim of its article, and if so, put it there.

    It does if it is of a report or an accusation and its sentence names who made or relayed the claim, or if an outlet
    relayed it of the one who answers. Who denies that Nordlys did something has not answered what Nordlys said. It
    does, too, if the claim stands right before it and names who answers, or the answer has but a word for it. A refusal
    to comment answers what stands right before it, or what it says in words of the claim that it will not speak of.

    Of another article it does if its sentence says that it is of what somebody charges, and that is one claim.
    """
    actor = answer.response.actor
    place = {segment.id: at for at, segment in enumerate(answer.reading.bitext.segments())}
    open_to = [
        plan
        for plan in plans
        if actor not in (plan.by, plan.via)
        and plan.reading is answer.reading
        and not set(plan.cites) & set(answer.response.cites)
        and (not answer.accusers or bool({plan.by, plan.via} & answer.accusers))
        and (_named_in(answer, plan) or _right_after(answer, plan, _distance(answer, plan, voices, place)))
    ]
    if not open_to:
        return _attach_elsewhere(answer, plans)
    best = max(open_to, key=lambda plan: (len(plan.names & answer.names), plan.via is not None, -plans.index(plan)))
    (best if answer.untrue else _first_of(best, plans)).responses.append(answer.response)
    return True


def _distance(answer: Reply, plan: Plan, voices: Voices, place: Mapping[str, int]) -> int:
    """How many sentences behind a claim an answer stands, without those between that answer it or go on with it."""
    told = {place[cite] for one in plan.responses for cite in one.cites if cite in place}
    first, last = place[plan.segments[-1].id], place[answer.response.cites[0]]
    if plan.by:
        told |= {place[one.id] for one in answer.reading.sentences() if voices.of(one) == plan.by}
    return last - first - sum(first < at < last for at in told)


def _first_of(plan: Plan, plans: Sequence[Plan]) -> Plan:
    """The first of claims that one makes in sentences right behind each other: what follows bears it out."""
    place = {segment.id: at for at, segment in enumerate(plan.reading.bitext.segments())}
    for other in plans:
        told = other.reading is plan.reading and other.by == plan.by and other.by is not None
        if told and place[plan.segments[0].id] - place[other.segments[-1].id] == 1:
            return _first_of(other, plans)
    return plan


def _attach_elsewhere(answer: Reply, plans: Sequence[Plan]) -> bool:
    """Whether a denial is of the one thing that somebody charges the one who answers with in another article.

    It names who does; or it names nobody, and its own article tells of no charge right before it, and but one other
    claim of the story charges the one who answers. It is, too, of the claim of which it has the words.
    """
    actor = answer.response.actor
    if answer.response.kind != "denies" or answer.untrue:
        return False
    elsewhere = [plan for plan in plans if plan.reading is not answer.reading and actor not in (plan.by, plan.via)]
    made = [plan for plan in elsewhere if plan.by in answer.accusers and answer.told]
    if not made and not answer.accusers and (answer.told or answer.back or answer.wholly) and not _charged(answer):
        made = [plan for plan in elsewhere if plan.charges and plan.by and actor in plan.names]
    if not made and not answer.accusers:
        made = [plan for plan in elsewhere if plan.by and _in_its_words(answer, plan)]
    charges = [plan for plan in made if plan.charges] or made
    first = {id(_first_of(plan, plans)): _first_of(plan, plans) for plan in charges}
    if len(first) != 1:
        return False
    (charge,) = first.values()
    if actor in [one.actor for one in charge.responses]:
        return False
    charge.responses.append(answer.response)
    return True


def _charged(answer: Reply) -> bool:
    """Whether sentences right before an answer charge somebody with something, which then is what is answered."""
    reading, at = answer.reading, answer.reading.bitext.by_id[answer.response.cites[0]]
    for _ in range(_NEAR):
        before = reading.before(at)
        if before is None or before.id[0] != "s":
            return False
        if any(reading.says(f"response.{key}", before, quoted=False) for key in ("charges", "accuses")):
            return True
        at = before
    return False


def answers_the_text(answer: Reply, voices: Voices, cast: Cast, plans: list[Plan]) -> bool:
    """Whether an answer denies what the text tells right before it of the one who answers; that then is a claim.

    Where it is told that somebody charges him or her, words of those without a name may stand between.
    """
    reading, first = answer.reading, answer.reading.bitext.by_id[answer.response.cites[0]]
    if answer.response.kind != "denies" or answer.accusers or answer.shares:
        return False
    before = reading.before(first)
    for _ in range(_NEAR):
        if before is None or before.id[0] != "s":
            return False
        parts = [part for locale in reading.locales for part in voices.parts(before, locale)]
        charges = any(reading.says(f"response.{key}", before, quoted=False) for key in ("charges", "accuses"))
        if charges or not parts:
            break
        if any(part.actor for part in parts):
            return False  # what somebody else says
        before = reading.before(before)
    else:
        return False
    told = any(part.somebody for part in parts)
    single = len(answer.response.cites) == 1 or charges
    text, names = reading.text(before), names_in(reading, cast, [before])
    alone = stands_alone(reading, before)
    if (told and not charges) or not single or text is None or answer.response.actor not in names or not alone:
        return False
    if not charges and reading.behind(before) is not first:
        return False
    plan = Plan(reading, [before], text, names, certainty=certainty_of(reading, [before]), weight=3)
    plan.responses.append(answer.response)
    plans.append(plan)
    return True


def _named_in(answer: Reply, plan: Plan) -> bool:
    """Whether an answer to a report or an accusation names who made it, or is of the one whom an outlet tells of."""
    relayed = plan.via is not None and answer.response.actor in plan.names
    return answer.told and (bool({plan.by, plan.via} & answer.names) or relayed)


def _right_after(answer: Reply, plan: Plan, distance: int) -> bool:
    """Whether a claim stands so near before an answer that it is what is answered."""
    if not 0 < distance <= _NEAR:
        return False
    if answer.response.kind == "declines":
        return _leaves(answer, plan, distance)
    if answer.untrue:
        return distance == 1 and plan.by is not None and (not answer.shares or _shares(answer, plan))
    charged = answer.response.actor in plan.names and plan.charges
    if answer.wholly and plan.charges and plan.names & answer.names:
        return True  # the lawyer of whom somebody is charged
    if (charged and (answer.told or answer.back)) or (distance == 1 and answer.back):
        return True
    return answer.response.kind == "denies" and plan.by is not None and _in_its_words(answer, plan)


def _shares(answer: Reply, plan: Plan) -> bool:
    """Whether an answer and a claim have a word or a name in common."""
    reading, said = answer.reading, [answer.reading.bitext.by_id[cite] for cite in answer.response.cites]
    names = (answer.names & plan.names) - {answer.response.actor, plan.by}
    return bool(names) or all(
        stems(reading, said, locale) & stems(reading, plan.segments, locale) for locale in reading.locales
    )


def _leaves(answer: Reply, plan: Plan, distance: int) -> bool:
    """Whether somebody declines to speak of a claim: what is charged, what stands right before, or in words of it."""
    reading, first = answer.reading, answer.reading.bitext.by_id[answer.response.cites[0]]
    charged = answer.response.actor in plan.names
    concerned = charged or plan.via is not None or plan.basis is not None
    nearest = (distance == 1 and concerned) or (plan.charges and charged)
    for locale in reading.locales:
        topic = _topic(reading, first, locale)
        shared = topic & stems(reading, plan.segments, locale)
        of_it = bool(topic) and len(shared) >= min(_TOPIC, len(topic))
        if not of_it and not (nearest and (answer.told or answer.back or not topic)):
            return False
    return True


def _topic(reading: Reading, segment: Segment, locale: str) -> set[str]:
    """What a refusal to comment says that it is of, by the beginnings of its longer words."""
    known, text = reading.cues[locale], segment.text[locale]
    taken = {word for cue in known.find("response.declines", text) for word in re.findall(r"\w+", cue[0].lower())}
    small = known.words("function_words") | known.words("names.roles") | known.words("names.organisations")
    told = {word[:_STEM].lower() for word in re.findall(r"[^\W\d_]+", text) if word.lower() in small | taken}
    said = {word[:_STEM].lower() for word in re.findall(r"[^\W\d_]+", text) if known.has("response.comments", word)}
    return stems(reading, [segment], locale) - told - said


def _in_its_words(answer: Reply, plan: Plan) -> bool:
    """Whether an answer says what it denies in words of the claim: that any ballot had been counted twice."""
    reading, first = answer.reading, answer.reading.bitext.by_id[answer.response.cites[0]]
    shared = [locale for locale in reading.locales if locale in plan.reading.locales]
    return bool(shared) and all(
        len(stems(reading, [first], locale) & stems(plan.reading, plan.segments, locale)) >= _WORDS for locale in shared
    )


def stems(reading: Reading, segments: Sequence[Segment], locale: str) -> set[str]:
    """The beginnings of the longer words of sentences that are no names."""
    nouns, found = reading.cues[locale].get("noun_capitals", False), set[str]()
    for segment in segments:
        text = segment.text[locale]
        for _, mention in reading.mentions(segment, locale):
            text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
        words = re.findall(r"[^\W\d_]+", text)
        found |= {word[:_STEM].lower() for word in words if len(word) >= _STEM and (nouns or word[0].islower())}
    return found


def across(
    readings: Sequence[Reading],
    voices: Mapping[int, Voices],
    cast: Cast,
    matches: Iterable[FoundMatch],
    plans: list[Plan],
) -> None:
    """Put what one article denies of another to the claim there; what an article says by itself becomes a claim."""
    home = {segment.id: (reading, segment) for reading in readings for segment in reading.bitext.segments()}
    for match in matches:
        if match.denies is None and not match.values and match.score >= _ALIKE:
            _answered_elsewhere(match, home, voices, cast, plans)
        if match.denies is None or any(ident not in home for ident in match.segments):
            continue
        said = next(ident for ident in match.segments if ident != match.denies)
        (reading, segment), (there, denial) = home[said], home[match.denies]
        plan = next((plan for plan in plans if said in plan.cites), None)
        response = answer_of(there, voices[id(there)], cast, [denial])
        if response is None or response.kind != "denies":
            continue
        if plan is None:
            text = reading.text(segment)
            if text is None or voices[id(reading)].somebody(segment) or not stands_alone(reading, segment):
                continue
            plan = Plan(reading, [segment], text, names_in(reading, cast, [segment]), weight=3)
            plans.append(plan)
        if response.actor not in (plan.by, plan.via) and response.cites not in [one.cites for one in plan.responses]:
            plan.responses.append(response)
            plans[:] = [other for other in plans if other is plan or not {*response.cites} <= {*other.cites}]


def _answered_elsewhere(
    match: FoundMatch,
    home: Mapping[str, tuple[Reading, Segment]],
    voices: Mapping[int, Voices],
    cast: Cast,
    plans: list[Plan],
) -> None:
    """Put a denial to the charge in another article that tells of the same and names who denies it."""
    for ident, other in (match.segments, reversed(match.segments)):
        plan = next((plan for plan in plans if ident in plan.cites and plan.charges), None)
        if plan is None or other not in home:
            continue
        reading, segment = home[other]
        response = answer_of(reading, voices[id(reading)], cast, [segment])
        if response is None or response.kind != "denies" or response.actor in (plan.by, plan.via):
            continue
        said_by = accusers(reading, cast, segment)
        if said_by and not said_by & {plan.by, plan.via}:
            continue
        if response.actor in plan.names and response.actor not in [one.actor for one in plan.responses]:
            plan.responses.append(response)
            plans[:] = [one for one in plans if one is plan or not {*response.cites} <= {*one.cites}]
