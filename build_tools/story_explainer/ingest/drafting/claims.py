"""Who asserts what, and what the others answer: what articles attribute to somebody who is surely known.

An assertion of an article itself is drafted as a claim only where somebody denies it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.answers import answer_of, of_what_was_said
from story_explainer.ingest.drafting.reading import Reading, Slugs
from story_explainer.ingest.drafting.sentences import (
    goes_on,
    names_first,
    points_back,
    stands_alone,
    whole_quotations,
    without_quotations,
)
from story_explainer.ingest.drafting.twins import say_the_same
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.ingest.languages.cues import Cues
from story_explainer.ingest.text.numbers import numbers
from story_explainer.ingest.text.quotation_marks import marks
from story_explainer.story.base import Text, Wording
from story_explainer.story.bitext import Segment
from story_explainer.story.model import Basis, Claim, FoundMatch, Quotation, Response
from story_explainer.story.model.claims import Certainty

_MOST, _MORE = 8, 3  # claims of a story, and for each further article; those that weigh most
_LONGEST = 3  # sentences of one quotation that are shown together
_LEAST = 7  # words of one that names nobody and gives no number
_FEWEST = 5  # words of a quotation that says something
_SAME = 0.85  # the score of a match from which on two articles give one thing that somebody said
_ALIKE = 0.7  # the score of a match from which on a denial surely is of the charge that the other passage makes
_STEM, _WORDS = 5, 3  # letters of a word that tell what it is, and such words that a denial shares with a claim
_NEAR = 3  # sentences behind a charge in which the one who is charged answers it
_BROKEN = re.compile(r"\s[–—-]\s.*\s[–—-]\s")


@dataclass
class _Plan:
    """A claim on its way, with the answers that other sentences give to it."""

    reading: Reading
    segments: list[Segment]
    text: Text
    names: set[str]
    by: str | None = None
    via: str | None = None
    basis: Basis | None = None
    certainty: Certainty = "stated"
    quotes: list[Quotation] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    weight: float = 0
    also: list[str] = field(default_factory=list)
    charges: bool = False

    @property
    def cites(self) -> list[str]:
        return [segment.id for segment in self.segments] + self.also


@dataclass(frozen=True)
class _Answer:
    """A sentence that denies or declines something, with the actors and outlets that it names.

    `told` is whether it says that what it denies was reported, or somebody accused of; `back` is whether it has but a
    word for that.
    """

    reading: Reading
    response: Response
    plan: _Plan | None
    names: set[str]
    told: bool
    back: bool


def draft_claims(
    readings: Sequence[Reading], voices: Mapping[int, Voices], cast: Cast, matches: Iterable[FoundMatch]
) -> list[Claim]:
    """The claims of a story, in the order of the articles.

    Args:
        readings: its articles.
        voices: who says what in each, by the identity of its reading.
        cast: the actors.
        matches: what the articles have in common; what one denies of another becomes an answer.
    """
    plans: list[_Plan] = []
    answers: list[_Answer] = []
    for reading in readings:
        for segments in _runs(reading, voices[id(reading)]):
            plan = _plan(reading, voices[id(reading)], cast, segments)
            response = answer_of(reading, voices[id(reading)], cast, segments)
            if response and plan is None:
                plan = _denial(reading, voices[id(reading)], cast, segments, response)
            if response:
                told = response.kind == "declines" or reading.says("response.accusations", segments[0])
                back = of_what_was_said(reading, voices[id(reading)], segments[0])
                answers.append(_Answer(reading, response, plan, _names(reading, cast, segments), told, back))
            elif plan:
                plans.append(plan)
    for answer in answers:
        if not _attach(answer, plans) and answer.plan and answer.plan.by == answer.response.actor:
            plans.append(answer.plan)  # what it answers is not told by itself, and stands in the sentence
    found = list(matches)
    _across(readings, voices, cast, found, plans)
    plans = _each_once(plans, found)
    most = _MOST + _MORE * (len(readings) - 1)
    chosen = sorted(plans, key=lambda plan: -plan.weight - 10 * bool(plan.responses))[:most]
    order = {segment.id: place for place, segment in enumerate(_all_segments(readings))}
    slugs = Slugs()
    return [_claim(plan, slugs) for plan in sorted(chosen, key=lambda plan: order[plan.segments[0].id])]


def _each_once(plans: Sequence[_Plan], matches: Iterable[FoundMatch]) -> list[_Plan]:
    """What somebody says in several articles is one claim, which cites them all."""
    matches = list(matches)
    same = [set(match.segments) for match in matches if match.denies is None and match.score >= _SAME]
    words = [set(match.segments) for match in matches if {"same-words", "copied"} & set(match.kinds)]
    kept: list[_Plan] = []
    for plan in plans:
        if any(_answered_so(plan, other, same) for other in plans):
            continue
        told = next((other for other in kept if _one_claim(plan, other, same, words)), None)
        if told is None:
            kept.append(plan)
        else:
            told.also += [cite for cite in plan.cites if cite not in told.cites]
            if not set(plan.text.root) <= set(told.text.root):
                told.quotes = [*told.quotes, *plan.quotes]
            told.text = Text({**plan.text.root, **told.text.root})
            told.responses += plan.responses
    return kept


def _one_claim(plan: _Plan, other: _Plan, same: Sequence[set[str]], words: Sequence[set[str]]) -> bool:
    """Whether two articles give one thing that somebody said; two quotations in one language only if alike in words."""
    quoted = other.quotes and plan.quotes and other.text.locales == plan.text.locales
    pairs = words if quoted else same
    told = any(pair & set(other.cites) and pair & set(plan.cites) for pair in pairs)
    alike = told and (other.by, other.via) == (plan.by, plan.via)
    return alike and say_the_same(other.text.root, plan.text.root)


def _answered_so(plan: _Plan, other: _Plan, same: Sequence[set[str]]) -> bool:
    """Whether somebody says in an article what another one gives as his answer; if so, both are cited for it."""
    for place, response in enumerate(other.responses):
        told = set(response.cites)
        near = any(pair & told and pair & set(plan.cites) for pair in same)
        if plan.by == response.actor and near and response.text and say_the_same(plan.text.root, response.text.root):
            words = Text({**plan.text.root, **response.text.root})
            cites = [*response.cites, *(cite for cite in plan.cites if cite not in told)]
            other.responses[place] = response.model_copy(update={"text": words, "cites": cites})
            return True
    return False


def _claim(plan: _Plan, slugs: Slugs) -> Claim:
    locale = plan.reading.shown[0]
    return Claim(
        id=slugs.of(plan.segments[0].text[locale], locale, "claim"),
        draft=True,
        text=plan.text,
        by=plan.by,
        via=plan.via,
        basis=plan.basis,
        certainty=plan.certainty,
        quotes=plan.quotes,
        responses=plan.responses,
        cites=plan.cites,
    )


def _all_segments(readings: Sequence[Reading]) -> list[Segment]:
    return [segment for reading in readings for segment in reading.bitext.segments()]


def _runs(reading: Reading, voices: Voices) -> list[list[Segment]]:
    """The sentences of an article, those over which one quotation goes together."""
    runs: list[list[Segment]] = []
    for segment in reading.sentences():
        last = runs[-1][-1] if runs else None
        alone = runs and len(runs[-1]) == 1
        if last and (
            voices.goes_on(last, segment)
            or (alone and (voices.carries_on(last, segment) or voices.said_by_next(last, segment)))
            or (alone and voices.introduced(last, segment))
        ):
            runs[-1].append(segment)
        else:
            runs.append([segment])
    return runs


def _plan(reading: Reading, voices: Voices, cast: Cast, run: list[Segment]) -> _Plan | None:
    """The claim that some sentences make, if it is surely somebody's and can be understood without the others."""
    speaker = _speaker(voices, run)
    if speaker is None:
        return _of_unnamed(reading, voices, run)
    segments = _shown(reading, cast, run, speaker)
    text = _joined(reading, segments)
    if text is None or not all(_understood(reading, voices, segments, locale) for locale in reading.locales):
        return None
    office = any(part.office for locale in reading.locales for part in voices.parts(segments[0], locale))
    named = office or speaker in _names(reading, cast, segments)
    if not named and not all(map(_all_quoted, text.root.values())):
        return None
    quotes = [quote for segment in segments for quote in _quotes(reading, voices, segment)]
    outlet = cast.kind(speaker) == "outlet"
    if outlet and any(voices.quoted(segment, reading.locales[0]) for segment in segments):
        return None  # whose words an outlet relays is another question
    plan = _Plan(
        reading,
        segments,
        text,
        _names(reading, cast, segments),
        by=None if outlet else speaker,
        via=speaker if outlet else None,
        certainty=_certainty(reading, segments),
        quotes=quotes,
        charges=any(reading.says("response.charges", segment, quoted=False) for segment in segments),
    )
    plan.weight = _weight(reading, voices, cast, plan, speaker)
    return plan if plan.weight > 0 else None


def _all_quoted(text: str) -> bool:
    """Whether a text is nothing but one quotation, whose speaker the article names elsewhere, as below it."""
    inner = text.strip()[1:-1]
    return bool(re.fullmatch(r"(?s)\s*[«“„\"].+[»”“\"]\s*", text)) and marks(inner) == 0 and not _BROKEN.search(inner)


def _denial(reading: Reading, voices: Voices, cast: Cast, run: list[Segment], response: Response) -> _Plan | None:
    """A denial of accusations or of a report that is told whole, though no clause says what was denied."""
    text = _joined(reading, run)
    whole = all(_understood(reading, voices, run, locale) for locale in reading.locales)
    if response.kind != "denies" or text is None or not whole or not reading.says("response.accusations", run[0]):
        return None
    return _Plan(reading, run, text, _names(reading, cast, run), by=response.actor, weight=3)


def _speaker(voices: Voices, run: Sequence[Segment]) -> str | None:
    if len(run) == 2 and (introduced := voices.introduced(run[0], run[1])):
        return introduced
    found = {voices.of(segment) for segment in run if voices.somebody(segment)}
    return found.pop() if len(found) == 1 else None


def _shown(reading: Reading, cast: Cast, run: Sequence[Segment], speaker: str) -> list[Segment]:
    """The sentences of a long quotation that are shown: those at the end of it that the speaker's name stands in."""
    if len(run) <= _LONGEST:
        return list(run)
    places = [place for place, segment in enumerate(run) if speaker in _names(reading, cast, [segment])]
    if not places:
        return list(run[:_LONGEST])
    return list(run[:_LONGEST] if places[0] < _LONGEST else run[places[0] - _LONGEST + 1 : places[0] + 1])


def _joined(reading: Reading, segments: Sequence[Segment]) -> Text | None:
    texts = [reading.text(segment) for segment in segments]
    if any(text is None for text in texts):
        return None
    return Text({locale: " ".join(text.root[locale] for text in texts if text) for locale in reading.shown})


def _understood(reading: Reading, voices: Voices, segments: Sequence[Segment], locale: str) -> bool:
    """Whether somebody's words can be read without what stands around them."""
    known = reading.cues[locale]
    text = " ".join(segment.text[locale] for segment in segments)
    if (
        "?" in text
        or text.rstrip()[-1:] == ":"
        or not whole_quotations(text)
        or (goes_on(text, known) and not _shows(text, known))
        or points_back(text, known, names_first(reading, segments[0], locale))
    ):
        return False
    named = [mention.start for _, mention in reading.mentions(segments[0], locale)]
    plain = without_quotations(segments[0].text[locale])
    if any(cue.start() < min(named, default=len(plain)) for cue in known.find("discourse.pronouns", plain)):
        return False
    if known.has("discourse.persons", without_quotations(text)) or known.has("discourse.jests", text):
        return False
    return not any(part.pronoun and part.actor for part in voices.parts(segments[0], locale))


def _shows(text: str, known: Cues) -> bool:
    """Whether a quotation begins with “This”: what somebody calls a great loss is what all is about."""
    first = re.match(r"[“„«\"]\s?([^\W\d_]+)\s", text)
    return first is not None and first[1].lower() in known.words("discourse.demonstratives")


def _weight(reading: Reading, voices: Voices, cast: Cast, plan: _Plan, speaker: str) -> float:
    """How much a claim matters; nothing, where nobody would publish it.

    What somebody without an office says of him- or herself is a voice from the street.
    """
    locale = reading.locales[0]
    text = " ".join(segment.text[locale] for segment in plan.segments)
    parts = [part for segment in plan.segments for part in voices.parts(segment, locale)]
    words = sum(
        len(segment.text[locale][part.start : part.end].split())
        for segment in plan.segments
        for part in voices.parts(segment, locale)
    )
    alone = len(plan.segments) == 1  # else the sentence before says what it is about
    if parts and words < _FEWEST and alone:
        return 0
    direct = bool(parts) and all(part.kind == "direct" for part in parts)
    often = cast.times_named(speaker)
    quoted = " ".join(quote.text for segment in plan.segments for quote in voices.quoted(segment, locale))
    if direct and reading.cues[locale].has("discourse.persons", quoted) and not (cast.has_role(speaker) or often > 2):
        return 0
    if direct and alone and not plan.names - {speaker} and not numbers(quoted, locale) and len(quoted.split()) < _LEAST:
        return 0
    return (
        1
        + min(often, 4) / 2
        + cast.has_role(speaker)
        + 1.5 * (not direct)
        + bool(numbers(text, locale))
        + len(plan.names - {speaker}) / 2
    )


def _of_unnamed(reading: Reading, voices: Voices, run: list[Segment]) -> _Plan | None:
    """What rests on sources that the text does not name, where it counts them or says whom they know."""
    segment = run[0]
    basis = _basis(reading, segment)
    text = reading.text(segment)
    if len(run) > 1 or basis is None or text is None or not stands_alone(reading, segment, unnamed=True):
        return None
    if any(part.actor for locale in reading.locales for part in voices.parts(segment, locale)):
        return None
    return _Plan(reading, run, text, set(), basis=basis, certainty=_certainty(reading, run), weight=2)


def _names(reading: Reading, cast: Cast, segments: Sequence[Segment]) -> set[str]:
    found = (
        cast.id(reading, name)
        for segment in segments
        for locale in reading.locales
        for name, _ in reading.mentions(segment, locale)
    )
    return {actor for actor in found if actor}


def _certainty(reading: Reading, segments: Sequence[Segment]) -> Certainty:
    """How firmly a claim is put; what could be done, or would be if, is no possibility, and a demand no forecast.

    “The city should explain” asks for it; in somebody's own words that is what the same verb mostly means.
    """
    if any(reading.says("certainty.chance", segment) for segment in segments):
        return "possible"
    expected = any(reading.says("certainty.forecast", segment, quoted=False) for segment in segments)
    demanded = any(reading.says("certainty.demand", segment) for segment in segments)
    return "expected" if expected and not demanded else "stated"


def _attach(answer: _Answer, plans: Sequence[_Plan]) -> bool:
    """Whether an answer belongs to an earlier claim of its article, and if so, put it there.

    It does if it is of a report or an accusation and its sentence names who made or relayed the claim, or if an outlet
    relayed it of the one who answers. Who denies that Nordlys did something has not answered what Nordlys said. It
    does, too, if the claim stands right before it and names who answers, or the answer has but a word for it.
    """
    actor = answer.response.actor
    place = {segment.id: at for at, segment in enumerate(answer.reading.bitext.segments())}
    here = place[answer.response.cites[0]]
    open_to = [
        plan
        for plan in plans
        if actor not in (plan.by, plan.via)
        and plan.reading is answer.reading
        and not set(plan.cites) & set(answer.response.cites)
        and (_named_in(answer, plan) or _right_after(answer, plan, here - place[plan.segments[-1].id]))
    ]
    if not open_to:
        return False
    best = max(open_to, key=lambda plan: (len(plan.names & answer.names), plan.via is not None, -plans.index(plan)))
    best.responses.append(answer.response)
    return True


def _named_in(answer: _Answer, plan: _Plan) -> bool:
    """Whether an answer to a report or an accusation names who made it, or is of the one whom an outlet tells of."""
    relayed = plan.via is not None and answer.response.actor in plan.names
    return answer.told and (bool({plan.by, plan.via} & answer.names) or relayed)


def _right_after(answer: _Answer, plan: _Plan, distance: int) -> bool:
    """Whether a claim stands so near before an answer that it is what is answered."""
    if not 0 < distance <= _NEAR:
        return False
    charged = answer.response.actor in plan.names and plan.charges
    if (charged and (answer.told or answer.back)) or (distance == 1 and answer.back):
        return True
    return answer.response.kind == "denies" and plan.by is not None and _in_its_words(answer, plan)


def _in_its_words(answer: _Answer, plan: _Plan) -> bool:
    """Whether an answer says what it denies in words of the claim: that any ballot had been counted twice."""
    reading, first = answer.reading, answer.reading.bitext.by_id[answer.response.cites[0]]
    return all(
        len(_stems(reading, [first], locale) & _stems(reading, plan.segments, locale)) >= _WORDS
        for locale in reading.locales
    )


def _stems(reading: Reading, segments: Sequence[Segment], locale: str) -> set[str]:
    """The beginnings of the longer words of sentences that are no names."""
    nouns, found = reading.cues[locale].get("noun_capitals", False), set[str]()
    for segment in segments:
        text = segment.text[locale]
        for _, mention in reading.mentions(segment, locale):
            text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
        words = re.findall(r"[^\W\d_]+", text)
        found |= {word[:_STEM].lower() for word in words if len(word) >= _STEM and (nouns or word[0].islower())}
    return found


def _across(
    readings: Sequence[Reading],
    voices: Mapping[int, Voices],
    cast: Cast,
    matches: Iterable[FoundMatch],
    plans: list[_Plan],
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
            plan = _Plan(reading, [segment], text, _names(reading, cast, [segment]), weight=3)
            plans.append(plan)
        if response.actor not in (plan.by, plan.via) and response.cites not in [one.cites for one in plan.responses]:
            plan.responses.append(response)
            plans[:] = [other for other in plans if other is plan or other.cites != response.cites]


def _answered_elsewhere(
    match: FoundMatch,
    home: Mapping[str, tuple[Reading, Segment]],
    voices: Mapping[int, Voices],
    cast: Cast,
    plans: list[_Plan],
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
        if response.actor in plan.names and response.actor not in [one.actor for one in plan.responses]:
            plan.responses.append(response)
            plans[:] = [one for one in plans if one is plan or one.cites != response.cites]


def _basis(reading: Reading, segment: Segment) -> Basis | None:
    """Sources that the text does not name, with the words for them and their number if there is one."""
    if not reading.says("attribution.unnamed", segment, all_of_them=True, quoted=False):
        return None
    phrase, counts = {}, []
    for locale in reading.locales:
        cues = reading.cues[locale].find("attribution.unnamed", segment.text[locale])
        if not cues:
            return None
        start, end = cues[0].span()
        for cue in cues[1:]:
            end = cue.end() if cue.start() - end <= 1 else end  # “mit der Sache vertraute Quellen” is two cues
        before = [n for n in numbers(segment.text[locale], locale, least=2) if 0 <= start - n.end <= 1]
        counts += [int(number.value) for number in before if number.value == int(number.value)]
        phrase[locale] = segment.text[locale][before[-1].start if before else start : end]
    count = counts[0] if counts and len(set(counts)) == 1 else None
    if count is None and any(" " not in words for words in phrase.values()):
        return None  # officials, whose the text may well say
    return Basis(kind="unnamed", count=count, phrase=Wording(phrase), cites=[segment.id])


def _quotes(reading: Reading, voices: Voices, segment: Segment) -> list[Quotation]:
    """The quotation of a sentence, if there is exactly one in each language."""
    found = {locale: voices.quoted(segment, locale) for locale in reading.shown}
    if any(len(quoted) != 1 or not re.search(r"\w", quoted[0].text) for quoted in found.values()):
        return []
    if any(_BROKEN.search(quoted[0].text) for quoted in found.values()):
        return []  # “It is planned – he said – to go on” holds words that are none of the speaker's
    text = Wording({locale: quoted[0].text for locale, quoted in found.items()})
    return [Quotation(text=text, original=False, cites=[segment.id])]
