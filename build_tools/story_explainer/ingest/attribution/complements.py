"""Where what somebody said begins behind the verb that says so: at “that”, an infinitive, a clause in its mood."""

from __future__ import annotations

from collections.abc import Sequence

from story_explainer.ingest.attribution.article import Tools
from story_explainer.ingest.attribution.frame import Frame
from story_explainer.ingest.attribution.phrases import MARKS
from story_explainer.ingest.attribution.reading import Token

_NEAR = 8  # words between a verb and a “that” without a comma


def behind(tokens: Sequence[Token], frame: Frame, tools: Tools) -> int | None:
    """Where what was said begins behind its frame; None if it does not stand there."""
    clauses, end = tools.clauses, len(tokens)
    if not tools.grammar.verb_second:
        return _behind_without_comma(tokens, frame, tools)
    at = frame.right
    if at + 1 >= end or tokens[at].text not in ",:" or frame.sense == "thus":
        if not frame.as_ and frame.cue[1] + 1 < end:
            inside = next((k for k in range(frame.cue[1] + 1, min(at, end)) if tokens[k].low in clauses.that), None)
            return inside
        return None
    if _declared(tokens, frame, tools):
        return None
    if tokens[at].text == ":":
        reported = clauses.mood(tokens[at + 1 :], past=True)
        return at + 1 if reported and tokens[at + 1].word and frame.sense not in ("name", "show") else None
    first = tokens[at + 1].low
    if frame.inverted and frame.left == frame.verb and first in clauses.reported | clauses.past:
        return at + 1  # “So nicht”, sagte sie, sei es.
    pointed = any(token.low in tools.grammar.words("words.correlates") for token in tokens[frame.left : frame.right])
    if (
        reflexive(tokens, frame, tools)
        and not pointed
        and first not in clauses.that
        and not clauses.mood(tokens[at + 1 :], past=True)
    ):
        return None
    return at + 1 if clauses.renders(tokens, at + 1, frame.sense) else None


def _declared(tokens: Sequence[Token], frame: Frame, tools: Tools) -> bool:
    """Whether something is but declared to be so, and what follows goes on: erklärte die Wahl für ungültig, …"""
    last = frame.right - 1
    declares = last > frame.verb and tokens[last - 1].low in tools.grammar.words("according.declares")
    return declares and tokens[last].word and not tokens[last].capital


def reflexive(tokens: Sequence[Token], frame: Frame, tools: Tools) -> bool:
    """Whether a verb is turned to its subject, which makes another one of many: zeigte sich, meldete sich."""
    return any(token.low in tools.clauses.reflexive for token in tokens[frame.left : frame.right])


def _behind_without_comma(tokens: Sequence[Token], frame: Frame, tools: Tools) -> int | None:
    """The same in a language that sets no comma there: she said that …, ha detto che …, ha promesso di …"""
    clauses, end = tools.clauses, len(tokens)
    if frame.sense == "thus":
        return None
    at = frame.cue[1] + 1
    if frame.inverted and frame.subject:
        at = max(at, frame.subject.end)
    while at < end and tokens[at].low in tools.subjects.skipped:
        at += 1
    for place in range(at, min(at + _NEAR, end)):
        if tokens[place].low in clauses.that and frame.sense != "name":
            return place if _to_whom(tokens, at, place, frame, tools) else None
        if tokens[place].text == ":":
            return place + 1 if place + 1 < end and tokens[place + 1].word and frame.sense != "name" else None
        if not tokens[place].word:
            break
    if at >= end:
        return None
    if frame.sense == "name":
        return _charge(tokens, at, tools)
    asks = frame.sense == "demand" and tokens[at].low in tools.grammar.words("words.whether")
    if tokens[at].low in clauses.question and (asks or frame.sense in ("say", "ask", "show", "think")):
        return at if frame.sense == "ask" or tokens[at].low in tools.grammar.words("words.whether") else None
    clausal = tokens[frame.closing].low in tools.grammar.words("words.clausal")  # the man said to have fled
    if clauses.to and frame.sense in ("say", "think", "demand", "deny") and not clausal:
        if clauses.begins_infinitive(tokens, at):
            return at
        whom = _past_whom(tokens, at, tools) if frame.sense in ("say", "demand") else at
        if whom > at and (clauses.begins_infinitive(tokens, whom) or clauses.begins_call(tokens, whom)):
            return whom
    if tools.grammar.get("bare_clause") and frame.sense in ("say", "think", "deny", "show"):
        begins = clauses.past_when(tokens, at, tools.subjects.times) if clausal else at
        if clauses.whole(tokens, begins):
            return begins
        if clausal and frame.subject and not frame.inverted and clauses.may_be_whole(tokens, begins):
            return begins
    return None


def _charge(tokens: Sequence[Token], at: int, tools: Tools) -> int | None:
    """Where what somebody is charged with begins: accusa la società, che gestisce il ponte, | di aver ignorato …"""
    charged, endings = (tools.grammar.words(f"words.{key}") for key in ("charged", "charged_endings"))
    far, place = at + _NEAR, at
    while at <= place < min(far, len(tokens) - 1):
        follows = tokens[place + 1]
        if place > at and tokens[place].low in charged:
            ends = follows.low.endswith(tuple(endings)) if endings else tools.clauses.infinitive.fullmatch(follows.low)
            if ends:
                return place
        if tokens[place].text == ",":  # what is said of whom stands between two commas
            past = next((at for at in range(place + 1, len(tokens)) if tokens[at].text in MARKS), len(tokens))
            far, place = far + past - place, past + 1
            continue
        if tokens[place].text in MARKS or tokens[place].low in tools.clauses.that | tools.clauses.finite:
            return None
        place += 1
    return None


def _past_whom(tokens: Sequence[Token], at: int, tools: Tools) -> int:
    """Where a clause goes on behind whom something is put to: ha chiesto ai cittadini | di …, invita tutti | a …"""
    phrases = tools.phrases
    start = at
    if tokens[at].low in phrases.prepositions and tokens[at].low not in phrases.oblique:
        start = at + 1
    inner = phrases.at(tokens, start)
    return inner.end if inner and inner.end < len(tokens) else at


def _to_whom(tokens: Sequence[Token], at: int, that: int, frame: Frame, tools: Tools) -> bool:
    """Whether nothing stands before a “that” but to whom, when and where something was said."""
    phrases, times = tools.phrases, tools.subjects.times
    told = tokens[frame.cue[1]].low in tools.grammar.words("words.tells")
    while at < that:
        if tokens[at].low in tools.subjects.skipped or tokens[at].low in times:
            at += 1
            continue
        genitive = tokens[at].low in phrases.oblique
        after = at if genitive else at + 1
        if tokens[at].low in tools.grammar.words("words.about"):
            return False  # ha scherzato sulle critiche che ha ricevuto
        if tokens[at].low in phrases.prepositions or genitive:
            inner = phrases.at(tokens, after, wide=True)
            if inner is None:
                return after == that - 1
            at = inner.end
            continue
        inner = phrases.at(tokens, at, wide=True)
        if inner is None or not (told or tokens[inner.end - 1].low in times):
            return False
        at = inner.end
    return at == that
