"""Words that a sentence renders as somebody's: behind a verb of saying, in front of one, with “according to”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from story_explainer.ingest.attribution.article import Read, Tools
from story_explainer.ingest.attribution.frame import Frame
from story_explainer.ingest.attribution.phrases import MARKS
from story_explainer.ingest.attribution.reading import Token
from story_explainer.ingest.attribution.rendered import FEWEST, Rendered, last_word
from story_explainer.ingest.attribution.sources import by_sources

_AFTER = 8  # words that may follow on “the minister said” behind what was said
_STRAY = frozenset('„“”«»"')
_SHORTEST = 2  # words of what was said
_NEAR = 8  # words between a verb and a “that” without a comma


def rendered(read: Read, tools: Tools) -> list[Rendered]:
    """What a sentence renders as somebody's words, from left to right and without overlaps."""
    tokens = read.sentence.tokens
    if tokens[-1].text == "?":
        return []
    found = [_without_source(each, read) for each in _by_verbs(read, tools)]
    inner = [each for each in found if each.frame.subject]
    found += [
        each
        for each in by_sources(read, tools)
        if tools.grammar.verb_second or not any(each.start <= one.frame.verb < one.end <= each.end for one in inner)
    ]
    kept: list[Rendered] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        words = sum(token.word or FEWEST * token.quote for token in tokens[each.start : each.end])
        if any(token.text in _STRAY for token in tokens[each.start : each.end]):
            continue  # a mark without its other half: somebody is quoted here, and it is not sure from where
        if words >= _SHORTEST and not (kept and each.start < kept[-1].end):
            kept.append(each)
    return kept


def _by_verbs(read: Read, tools: Tools) -> Iterator[Rendered]:
    tokens, stop = read.sentence.tokens, last_word(read.sentence.tokens)
    done = 0
    for number, frame in enumerate(read.frames):
        if frame.negated or (frame.sense == "show" and (_reflexive(tokens, frame, tools) or frame.subordinate)):
            continue
        unsaid = frame.passive and frame.subject is None and frame.sense != "say"
        if not tools.grammar.verb_second and (unsaid or (frame.sense == "think" and _reflexive(tokens, frame, tools))):
            continue  # it is expected, si prevede: nobody says it
        if tokens[frame.verb].low in tools.clauses.reported and len(read.frames) > number + 1:
            continue  # Er habe versichert, dass …, sagte sie: that is within her words
        if frame.as_ and frame.sense not in ("say", "text", "show"):
            continue
        if frame.as_:
            yield from _as(tokens, frame, stop)
            continue
        start = _behind(tokens, frame, tools)
        if start is not None:
            end = _end(tokens, start, stop, read.frames[number + 1 :])
            if frame.subordinate and frame.left == 0:
                end = tools.clauses.main_begins(tokens, start, end)
            elif frame.subordinate and tokens[start].low in tools.clauses.to:
                end = tools.clauses.main_resumes(tokens, start, end)
            done = end + 1
            yield Rendered(start, end, frame)
        elif _around(tokens, frame, tools, stop):
            yield Rendered(0, stop, frame)
        elif _in_front(tokens, frame, tools):
            if frame.left - 1 - done >= FEWEST and not _quoted(tokens, done, frame.left - 1):
                yield Rendered(done, frame.left - 1, frame)
            done = frame.right + 1


def _without_source(part: Rendered, read: Read) -> Rendered:
    """What somebody said without the source at its end that passes it on: …, stando al giornale."""
    tokens = read.sentence.tokens
    for frame in read.according:
        if part.start < frame.left - 1 and frame.right >= part.end and tokens[frame.left - 1].text == ",":
            return Rendered(part.start, frame.left - 1, part.frame)
    return part


def _as(tokens: Sequence[Token], frame: Frame, stop: int) -> Iterator[Rendered]:
    """Wie die Polizei mitteilte, …; …, wie die Polizei mitteilte."""
    if frame.left == 0 and frame.right < stop and tokens[frame.right].text == ",":
        yield Rendered(frame.right + 1, stop, frame)
    elif frame.left > FEWEST and frame.right >= stop and not _quoted(tokens, 0, frame.left - 1):
        yield Rendered(0, frame.left - 1, frame)


def _behind(tokens: Sequence[Token], frame: Frame, tools: Tools) -> int | None:
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
    if tokens[at].text == ":":
        reported = clauses.mood(tokens[at + 1 :], past=True)
        return at + 1 if reported and tokens[at + 1].word and frame.sense not in ("name", "show") else None
    first = tokens[at + 1].low
    if frame.inverted and frame.left == frame.verb and first in clauses.reported | clauses.past:
        return at + 1  # “So nicht”, sagte sie, sei es.
    pointed = any(token.low in tools.grammar.words("words.correlates") for token in tokens[frame.left : frame.right])
    if _reflexive(tokens, frame, tools) and not pointed and first not in clauses.that and not clauses.mood(tokens[at + 1 :], past=True):
        return None
    return at + 1 if clauses.renders(tokens, at + 1, frame.sense) else None


def _reflexive(tokens: Sequence[Token], frame: Frame, tools: Tools) -> bool:
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
    if at >= end or frame.sense == "name":
        return None
    asks = frame.sense == "demand" and tokens[at].low in tools.grammar.words("words.whether")
    if tokens[at].low in clauses.question and (asks or frame.sense in ("say", "ask", "show", "think")):
        return at if frame.sense == "ask" or tokens[at].low in tools.grammar.words("words.whether") else None
    if clauses.to and frame.sense in ("say", "think", "demand", "deny"):
        if clauses.begins_infinitive(tokens, at):
            return at
        whom = _past_whom(tokens, at, tools) if frame.sense in ("say", "demand") else at
        if whom > at and (clauses.begins_infinitive(tokens, whom) or clauses.begins_call(tokens, whom)):
            return whom
    if (
        tools.grammar.get("bare_clause")
        and frame.sense in ("say", "think", "deny", "show")
        and clauses.whole(tokens, at)
    ):
        return at
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


def _in_front(tokens: Sequence[Token], frame: Frame, tools: Tools) -> bool:
    """Whether what was said stands in front of its frame: …, sagte die Ministerin; …, she said."""
    if frame.left < FEWEST or frame.subordinate or frame.shared:
        return False
    if frame.sense == "thus":
        return tokens[frame.left - 1].text in ",–—-"
    front = tokens[: frame.left - 1]
    if tokens[frame.left - 1].text != "," or not tools.clauses.has_verb(front):
        return False
    if tools.grammar.verb_second and not (front[0].low in tools.clauses.that or tools.clauses.leads(front)):
        return False  # Nachdem er gesungen hatte, fuhr er fort: that is when, and not what
    if frame.passive and frame.subject is None and frame.left == frame.verb:
        return True
    silent = tools.grammar.silent_subject and frame.left == frame.verb and not frame.passive and frame.sense == "say"
    if frame.subject is None:
        return silent and frame.right >= last_word(tokens)
    if frame.sense not in ("say", "think", "ask", "text"):
        return False
    if frame.inverted:
        return frame.left == frame.verb and not (
            tokens[frame.left - 1].text == "," and frame.subject.start < frame.verb
        )
    if tools.grammar.verb_second or frame.subject.start < frame.left:
        return False
    after = [token for token in tokens[frame.cue[1] + 1 :] if token.word]
    plain = not any(tools.clauses.infinitive.fullmatch(token.low) for token in after) or not tools.grammar.elided
    return plain and len(after) <= _AFTER and frame.right >= last_word(tokens)


def _around(tokens: Sequence[Token], frame: Frame, tools: Tools, stop: int) -> bool:
    """Whether a frame stands between two commas within what was said: Le chiese, ha aggiunto, saranno chiuse."""
    if tools.grammar.verb_second:
        return _between(tokens, frame, tools, stop)
    if frame.subordinate or frame.sense not in ("say", "think"):
        return False
    begins = frame.subject.start if frame.subject and not frame.inverted else frame.verb
    enclosed = frame.left >= 2 and tokens[frame.left - 1].text == "," and begins == frame.left
    if not enclosed or frame.right >= stop or tokens[frame.right].text != ",":
        return False
    rest = tokens[frame.right + 1 : stop]
    led = tools.clauses.has_verb(tokens[: frame.left - 1])
    return not any(token.quote for token in tokens) and not led and tools.clauses.has_verb(rest)


def _between(tokens: Sequence[Token], frame: Frame, tools: Tools, stop: int) -> bool:
    """The same where the verb stands second: Die Brücke, sagte sie, sei sicher."""
    enclosed = frame.left == frame.verb >= 2 and frame.inverted and tokens[frame.left - 1].text == ","
    if frame.sense not in ("say", "think") or not enclosed or frame.right + 1 >= stop or tokens[frame.right].text != ",":
        return False
    clauses, front, follows = tools.clauses, tokens[: frame.left - 1], tokens[frame.right + 1]
    verb = follows.low in clauses.finite | clauses.reported | clauses.past or (
        follows.word and follows.low not in tools.phrases.small and follows.low.endswith(clauses.endings)
    )
    return verb and not follows.capital and not any(token.quote for token in front) and not clauses.has_verb(front)


def _end(tokens: Sequence[Token], start: int, stop: int, later: Sequence[Frame]) -> int:
    """Where what was said ends: with the sentence, or before it goes on with “and added”."""
    stop = next((at for at in range(start + 1, stop) if _goes_elsewhere(tokens, at)), stop)
    for frame in later:
        elided = frame.left == frame.verb and tokens[frame.left - 1].text == "," and not frame.inverted
        if elided and frame.left > start:
            return frame.left - 1
        if frame.shared and frame.left > start:
            return frame.left - 1 if tokens[frame.left - 1].text in MARKS else frame.left
        if frame.shared and frame.verb > start and tokens[frame.verb - 1].start > tokens[start].start:
            return frame.verb - 1
        if frame.sense == "thus" and frame.left > start:
            return frame.left - 1
    return stop


def _goes_elsewhere(tokens: Sequence[Token], at: int) -> bool:
    """Whether the article itself goes on at a token: behind a semicolon, or with its own reason (denn …)."""
    return tokens[at].text == ";" or (tokens[at].low == "denn" and tokens[at - 1].text == ",")


def _quoted(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether tokens are but quotations."""
    return all(token.quote or not token.word for token in tokens[start:end])
