"""What is open: questions that an article itself asks, and what it says is not known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from babel.numbers import format_decimal

from story_explainer.ingest.attribution.grammar import grammar
from story_explainer.ingest.drafting.named_figures import NamedFigure
from story_explainer.ingest.drafting.outdated import Outdated
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.sentences import goes_on, names_first, points_back, stands_alone, whole_quotations
from story_explainer.ingest.drafting.shared import Shared
from story_explainer.ingest.drafting.twins import say_the_same
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.ingest.languages.cldr import cldr
from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.quotation_marks import count_of_marks
from story_explainer.ingest.text.words import fold, words
from story_explainer.story.base import Text
from story_explainer.story.bitext import Segment
from story_explainer.story.model import OpenQuestion

_MOST = 5
_ASKING = 2  # questions of an article that asks what is open; one that asks more does so to lead its readers
_STEM = 6  # letters at the end of a word by which two of its forms are known
_BEFORE = 2  # words before one that says that something is not known: It is
_SAID = 4  # words behind “It is unclear” that say what is, where they name nobody
_TWO = 2  # numbers of one thing
_FEWEST = 6  # words of a question that says what it asks about


def draft_questions(
    readings: Sequence[Reading],
    voices: Mapping[int, Voices],
    shared: Shared,
    outdated: Outdated,
    figures: Sequence[NamedFigure],
) -> list[OpenQuestion]:
    """The open questions of a story, in the order of the articles, and behind them what these do not agree on.

    Args:
        readings: its articles.
        voices: who says what in each, by the identity of its reading; what somebody asks is not what is open.
        shared: what they tell alike: one question has the words of each language.
        outdated: what later articles put right or tell otherwise; a question of that is asked otherwise by now.
        figures: what articles of one day give by its name.
    """
    found: list[OpenQuestion] = []
    every = [(reading, segment) for reading in readings for segment in _open(reading, voices[id(reading)])]
    for reading, segment in every:
        text = reading.text(segment)
        cited = {cite for one in found for cite in one.cites}
        if text is None or not outdated.is_newest(segment) or any(_alike(text, one.text) for one in found):
            continue
        if outdated.is_overturned(segment) or _answered_later(reading, segment, readings, outdated):
            continue
        if segment.id in cited or shared.tell_the_same(segment.id, cited):
            continue
        wording, cites = dict(text.root), [segment.id]
        for other, twin in every:
            fresh = [locale for locale in other.shown if locale not in wording]
            if fresh and twin.id in shared.twins(segment.id) and say_the_same(segment.text, twin.text):
                wording |= {locale: other.words(twin, locale) for locale in fresh}
                cites.append(twin.id)
        found.append(OpenQuestion(id=f"open-{segment.id}", draft=True, text=Text(wording), cites=cites))
    shown = list(dict.fromkeys(locale for reading in readings for locale in reading.shown))
    found += [question for figure in figures if (question := _disputed(figure, shown))]
    return found[:_MOST]


def _answered_later(reading: Reading, segment: Segment, readings: Sequence[Reading], outdated: Outdated) -> bool:
    """Whether a later article tells what was not known: Die Ursache ist unbekannt; Ursache war ein Filter."""
    for locale, text in segment.text.items():
        known = reading.cues[locale]
        if not known.has("discourse.unknown", text):
            return False
        asked = _told_words(known.pattern("discourse.unknown").sub(" ", text), locale)
        newer = (
            other.text[locale]
            for later in readings
            for other in later.sentences()
            if locale in other.text and outdated.rank(other.id) > outdated.rank(segment.id)
        )
        telling = (told for told in newer if "?" not in told and not known.has("discourse.unknown", told))
        if asked and any(2 * len(asked & _told_words(told, locale)) > len(asked) for told in telling):
            return True
    return False


def _told_words(text: str, locale: str) -> set[str]:
    """The longer words of a text, by their beginnings."""
    return {fold(word.text)[:_STEM] for word in words(text, locale) if len(word.text) >= _STEM}


def _disputed(figure: NamedFigure, locales: Sequence[str]) -> OpenQuestion | None:
    """What articles give two exact numbers of, none of which puts the other right."""
    told = [told for told, _ in figure.values.values()]
    if len(figure.numbers) != _TWO or figure.put_right or not all(one.exact and one.bound is None for one in told):
        return None
    asked = {}
    for locale, what in figure.what.items():
        wording = cues(locale).get("wording.disputed")
        if locale in locales and wording and cldr(locale):
            shown = [format_decimal(one.value, locale=locale.replace("-", "_")) for one in told]
            asked[locale] = str(wording).format(what[0].upper() + what[1:], *shown)
    cites = [cite for _, there in figure.values.values() for cite in there]
    return OpenQuestion(id=f"open-{cites[0]}-{cites[-1]}", draft=True, text=Text(asked), cites=cites) if asked else None


def _alike(text: Text, before: Text) -> bool:
    """Whether two sentences are of the same, by a long word of which both have a form: die Ursache, Unfallursache."""
    long = [[word for told in one.root.values() for word in re.findall(r"\w+", told)] for one in (text, before)]
    stems = [{word.lower()[-_STEM:] for word in each if len(word) > _STEM} for each in long]
    asked = any("?" in told for one in (text, before) for told in one.root.values())
    return not asked and not stems[0].isdisjoint(stems[1])


def _open(reading: Reading, voices: Voices) -> Iterator[Segment]:
    sentences = list(reading.sentences())
    opening = [segment.id for segment in sentences[:1]]  # a question there leads to what follows
    asking = sum(all(text.rstrip().endswith("?") for text in segment.text.values()) for segment in sentences)
    for segment, following in zip_longest(sentences, sentences[1:]):
        if _left_open(reading, segment):
            yield segment
            continue
        if voices.somebody(segment):
            continue
        if all(text.rstrip().endswith("?") for text in segment.text.values()):
            if (
                asking <= _ASKING
                and segment.id not in opening
                and _asked(reading, segment)
                and not (following and _answers(reading, following))
            ):
                yield segment
        elif reading.says("discourse.unknown", segment, quoted=False) and (
            (stands_alone(reading, segment) and not reading.says("discourse.open_to", segment))
            or _impersonal(reading, segment)
            or _asks_first(reading, segment)
        ):
            yield segment


def _left_open(reading: Reading, segment: Segment) -> bool:
    """Whether somebody who is named will not say whether, how or why, or is to find out: Moss declined to say why."""
    said = [key for key in ("leaves_open", "examines") if reading.says(f"discourse.{key}", segment, quoted=False)]
    if not said or not stands_alone(reading, segment):
        return False
    return all(
        not known.find("discourse.pronouns", text[: cue.start()])
        for locale, text in segment.text.items()
        for known in (reading.cues[locale],)
        for cue in known.find(f"discourse.{said[0]}", text)[:1]
    )


def _asked(reading: Reading, segment: Segment) -> bool:
    """Whether a question is meant, and says what it is about: no rhetorical one, none to the reader or of a joke.

    Nor one that by its mood or its verb is somebody's, who asks it: Wer habe davon gewusst?
    """
    for locale, text in segment.text.items():
        known = reading.cues[locale]
        named = [mention.start for _, mention in reading.mentions(segment, locale)]
        if count_of_marks(text) or len(text.split()) < _FEWEST or goes_on(text, known) or ":" in text:
            return False
        first = min(named, default=len(text))
        if points_back(text, known) or any(cue.start() < first for cue in known.find("discourse.pronouns", text)):
            return False
        if any(
            known.has(key, text)
            for key in ("discourse.persons", "discourse.anybody", "negation.words", "discourse.jests", "mood.reported")
        ):
            return False
        verbs = grammar(locale).finite
        inserted = re.findall(r",\s+([^\W\d_]+)\s", text.lower())  # Chi sapeva, chiede il partito?
        if any(verb.sense in ("ask", "say") for word in inserted for verb in verbs.get(word, ())):
            return False
    return True


def _impersonal(reading: Reading, segment: Segment) -> bool:
    """Whether a sentence begins with what is not known, such as “It is unclear”, and then says of whom or what."""
    for locale, text in segment.text.items():
        known = reading.cues[locale]
        opened = re.match(rf"\W*(?:\w+\s+){{0,{_BEFORE}}}", text)
        starts = [cue.end() for cue in known.find("discourse.unknown", text) if opened and cue.start() <= opened.end()]
        named = [mention.start for _, mention in reading.mentions(segment, locale)]
        if not starts or not text.rstrip().endswith(".") or not whole_quotations(text):
            return False
        rest = text[starts[0] :]
        if not named and len(rest.split()) < _SAID:
            return False
        if any(
            cue.start() + starts[0] < min(named, default=len(text)) for cue in known.find("discourse.pronouns", rest)
        ):
            return False
        if known.has("discourse.persons", text):
            return False
    return True


def _asks_first(reading: Reading, segment: Segment) -> bool:
    """Whether what is asked stands before the words that say that it is not known: Woher es stammt, ist unklar."""
    for locale, text in segment.text.items():
        known = reading.cues[locale]
        found = re.match(r"([^\W\d_]+)\s[^.;:!?]+?,?\s", text)
        cue = known.find("discourse.unknown", text)
        if found is None or found[1].lower() not in known.words("discourse.asks") or not cue or not cue[-1].start():
            return False
        named = [mention.start for _, mention in reading.mentions(segment, locale)]
        begins = names_first(reading, segment, locale)
        first = min(named, default=len(text) if begins is None else begins)
        if any(one.start() < first for one in known.find("discourse.pronouns", text)) or points_back(
            text, known, first
        ):
            return False
        if not text.rstrip().endswith(".") or not whole_quotations(text) or known.has("discourse.persons", text):
            return False
        if len(text[: cue[-1].start()].split()) <= _SAID:
            return False
    return True


def _answers(reading: Reading, segment: Segment) -> bool:
    """Whether a sentence begins with an answer to the question before it."""
    return any(
        cue.start() == 0
        for locale, text in segment.text.items()
        for cue in reading.cues[locale].find("discourse.answers", re.sub(r"^[\W_]+", "", text))[:1]
    )
