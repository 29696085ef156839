"""By what an answer is known to be of a claim: whom it names, where it stands, which words it has of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from story_explainer.ingest.drafting.plans import Plan
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.reply import Reply
from story_explainer.story.bitext import Segment

_STEM, _WORDS = 5, 3  # letters of a word that tell what it is, and such words that a denial shares with a claim
_NEAR = 3  # sentences behind a charge in which the one who is charged answers it
_TOPIC = 2  # words of a claim in which somebody says what he or she will not speak of


def named_in(answer: Reply, plan: Plan) -> bool:
    """Whether an answer to a report or an accusation names who made it, or is of the one whom an outlet tells of."""
    relayed = plan.via is not None and answer.response.actor in plan.names
    return answer.told and (bool({plan.by, plan.via} & answer.names) or relayed)


def right_after(answer: Reply, plan: Plan, distance: int) -> bool:
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
    return answer.response.kind == "denies" and plan.by is not None and in_its_words(answer, plan)


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


def in_its_words(answer: Reply, plan: Plan) -> bool:
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
