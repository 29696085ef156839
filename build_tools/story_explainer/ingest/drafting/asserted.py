"""Which sentences make a claim that is surely somebody's, and can be read without those around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.answerers import answerer
from story_explainer.ingest.drafting.plans import Plan, names_in
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.rebuttals import is_reversed
from story_explainer.ingest.drafting.sentences import (
    goes_on,
    names_first,
    points_back,
    stands_alone,
    whole_quotations,
    without_quotations,
)
from story_explainer.ingest.drafting.substance import certainty_of, weight_of
from story_explainer.ingest.drafting.unnamed import basis_of, document_of
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.ingest.languages.cues import Cues
from story_explainer.ingest.text.marks import LEFT, RIGHT
from story_explainer.ingest.text.quotation_marks import count_of_marks
from story_explainer.story.base import Text, Wording
from story_explainer.story.bitext import Segment
from story_explainer.story.model import Quotation, Response

_CHARGE = 3.0  # how much a charge weighs
_DOCUMENT = 2.5  # how much what a document says does
_LONGEST = 3  # sentences of one quotation that are shown together
_BROKEN = re.compile(r"\s[–—-]\s.*\s[–—-]\s")


def runs(reading: Reading, voices: Voices) -> list[list[Segment]]:
    """The sentences of an article, those over which one quotation goes together."""
    found: list[list[Segment]] = []
    for segment in reading.sentences():
        last = found[-1][-1] if found else None
        alone = found and len(found[-1]) == 1
        if last and (
            voices.goes_on(last, segment)
            or (alone and (voices.carries_on(last, segment) or voices.said_by_next(last, segment)))
            or (alone and voices.introduced(last, segment))
        ):
            found[-1].append(segment)
        else:
            found.append([segment])
    return found


def plan_of(reading: Reading, voices: Voices, cast: Cast, run: list[Segment]) -> Plan | None:
    """The claim that some sentences make, if it is surely somebody's and can be understood without the others.

    One that weighs nothing is worth telling only where somebody answers it.
    """
    speaker = _speaker(voices, run)
    if speaker is None:
        return _of_unnamed(reading, voices, run) or _of_document(reading, voices, cast, run)
    segments = _shown(reading, cast, run, speaker)
    text = _joined(reading, segments)
    if text is None or not all(_understood(reading, voices, segments, locale) for locale in reading.locales):
        return None
    if reading.says("discourse.leaves_open", segments[0], quoted=False):
        return None  # a refusal to say something is no claim
    if _of_several(reading, voices, segments[0]):
        return None
    if _answers_a_question(reading, segments) or _is_taken_back(reading, voices, segments, speaker):
        return None
    office = any(part.office for locale in reading.locales for part in voices.parts(segments[0], locale))
    named = office or speaker in names_in(reading, cast, segments)
    if not named and not all(map(_all_quoted, text.root.values())):
        return None
    quotes = [quote for segment in segments for quote in _quotes(reading, voices, segment)]
    outlet = cast.kind(speaker) == "outlet"
    if outlet and any(voices.quoted(segment, reading.locales[0]) for segment in segments):
        return None  # whose words an outlet relays is another question
    plan = Plan(
        reading,
        segments,
        text,
        names_in(reading, cast, segments),
        by=None if outlet else speaker,
        via=speaker if outlet else None,
        certainty=certainty_of(reading, segments),
        quotes=quotes,
        charges=cast.prosecutes(speaker)
        or any(reading.says("response.charges", segment, quoted=False) for segment in segments),
    )
    plan.weight = weight_of(reading, voices, cast, plan, speaker)
    return plan


def _answers_a_question(reading: Reading, segments: Sequence[Segment]) -> bool:
    """Whether the sentence before asks something, which what somebody says may answer: it cannot be read alone."""
    before = reading.before(segments[0])
    if before is None or before.id[0] != "s":
        return False
    return any(text.rstrip(f" {RIGHT}").endswith("?") for text in before.text.values())


def _of_several(reading: Reading, voices: Voices, segment: Segment) -> bool:
    """Whether what somebody is rendered to say begins with “they” or “this”, which is told of elsewhere."""
    for locale, text in segment.text.items():
        for part in voices.parts(segment, locale):
            begins = re.match(r"(?:\W*[\w'’]+){1,4}", text[part.start : part.end]) if part.kind == "indirect" else None
            if begins and reading.cues[locale].has("discourse.several", begins[0]):
                return True
    return False


def _is_taken_back(reading: Reading, voices: Voices, segments: Sequence[Segment], speaker: str) -> bool:
    """Whether the text, or who says it, takes it back right behind it: She had been told it was safe. It wasn't."""
    behind = reading.behind(segments[-1])
    if behind is None or behind.id[0] != "s" or not is_reversed(reading, behind):
        return False
    return not voices.somebody(behind) or voices.of(behind) == speaker


def _all_quoted(text: str) -> bool:
    """Whether a text is nothing but one quotation, whose speaker the article names elsewhere, as below it."""
    inner = text.strip()[1:-1]
    quoted = re.fullmatch(rf"(?s)\s*[{LEFT}].+[{RIGHT}]\s*", text)
    return quoted is not None and count_of_marks(inner) == 0 and not _BROKEN.search(inner)


def denial_of(reading: Reading, voices: Voices, cast: Cast, run: list[Segment], response: Response) -> Plan | None:
    """A denial of accusations or of a report that is told whole, though no clause says what was denied."""
    text = _joined(reading, run)
    whole = all(_understood(reading, voices, run, locale) for locale in reading.locales)
    told = reading.says("response.accusations", run[0]) or reading.says("response.disowns", run[0], quoted=False)
    if response.kind != "denies" or text is None or not whole or not told:
        return None
    return Plan(reading, run, text, names_in(reading, cast, run), by=response.actor, weight=3)


def charge_or_demand(reading: Reading, voices: Voices, cast: Cast, run: list[Segment]) -> Plan | None:
    """What somebody charges another with, or demands, by a noun alone: accused the government of fraud."""
    segment = run[0]
    keys = ("response.accuses", "response.demands")
    key = next((key for key in keys if reading.says(key, segment, quoted=False)), None)
    if key is None or reading.says("tense.passive", segment):
        return None
    actor, text = answerer(reading, cast, segment, key), reading.text(segment)
    if actor is None or text is None or voices.somebody(segment) or not stands_alone(reading, segment):
        return None
    names = names_in(reading, cast, [segment])
    charges = key == "response.accuses"
    return Plan(reading, [segment], text, names, by=actor, charges=charges, weight=_CHARGE + len(names) / 2)


def _speaker(voices: Voices, run: Sequence[Segment]) -> str | None:
    if len(run) > 1 and (introduced := voices.introduced(run[0], run[1])):
        return introduced
    found = {voices.of(segment) for segment in run if voices.somebody(segment)}
    return found.pop() if len(found) == 1 else None


def _shown(reading: Reading, cast: Cast, run: Sequence[Segment], speaker: str) -> list[Segment]:
    """The sentences of a long quotation that are shown: those at the end of it that the speaker's name stands in."""
    if len(run) <= _LONGEST:
        return list(run)
    places = [place for place, segment in enumerate(run) if speaker in names_in(reading, cast, [segment])]
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
        or points_back(
            _without_office(text, voices, segments[0], locale), known, names_first(reading, segments[0], locale)
        )
    ):
        return False
    named = [mention.start for _, mention in reading.mentions(segments[0], locale)]
    plain = without_quotations(segments[0].text[locale])
    if any(cue.start() < min(named, default=len(plain)) for cue in known.find("discourse.pronouns", plain)):
        return False
    if known.has("discourse.persons", without_quotations(text)) or known.has("discourse.jests", text):
        return False
    return not any(part.pronoun and part.actor for part in voices.parts(segments[0], locale))


def _without_office(text: str, voices: Voices, segment: Segment, locale: str) -> str:
    """A text without the noun by which it calls whoever speaks, where that is known: the company."""
    for part in voices.parts(segment, locale):
        if part.office and part.speaker:
            start, end = part.speaker
            text = text[:start] + "·" * (end - start) + text[end:]
    return text


def _shows(text: str, known: Cues) -> bool:
    """Whether a quotation begins with “This”: what somebody calls a great loss is what all is about."""
    first = re.match(rf"[{LEFT}]\s?([^\W\d_]+)\s", text)
    return first is not None and first[1].lower() in known.words("discourse.demonstratives")


def _of_unnamed(reading: Reading, voices: Voices, run: list[Segment]) -> Plan | None:
    """What rests on sources that the text does not name, where it counts them or says whom they know."""
    segment = run[0]
    basis = basis_of(reading, voices, segment)
    text = reading.text(segment)
    if len(run) > 1 or basis is None or text is None or not stands_alone(reading, segment, unnamed=True):
        return None
    if any(part.actor for locale in reading.locales for part in voices.parts(segment, locale)):
        return None
    return Plan(reading, run, text, set(), basis=basis, certainty=certainty_of(reading, run), weight=2)


def _of_document(reading: Reading, voices: Voices, cast: Cast, run: list[Segment]) -> Plan | None:
    """What a document says that the text tells from others: Secondo la relazione degli ispettori, …"""
    segment = run[0]
    basis, text = document_of(reading, voices, segment), reading.text(segment)
    if len(run) > 1 or basis is None or text is None or not stands_alone(reading, segment, unnamed=True):
        return None
    names = names_in(reading, cast, [segment])
    return Plan(reading, run, text, names, basis=basis, certainty=certainty_of(reading, run), weight=_DOCUMENT)


def _quotes(reading: Reading, voices: Voices, segment: Segment) -> list[Quotation]:
    """The quotations of a sentence; in several languages only a single one, as their order may differ."""
    found = {locale: voices.quoted(segment, locale) for locale in reading.shown}
    sizes = {len(quoted) for quoted in found.values()}
    several = [quote for quoted in found.values() for quote in quoted]
    if len(sizes) != 1 or (len(found) > 1 and sizes != {1}):
        return []
    if any(not re.search(r"\w", quote.text) or _BROKEN.search(quote.text) for quote in several):
        return []  # “It is planned – he said – to go on” holds words that are none of the speaker's
    return [
        Quotation(
            text=Wording({locale: quoted[place].text for locale, quoted in found.items()}),
            original=False,
            cites=[segment.id],
        )
        for place in range(sizes.pop())
    ]
