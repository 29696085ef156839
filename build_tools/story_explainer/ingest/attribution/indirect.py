"""Words that a sentence renders as somebody's: behind a verb of saying, in front of one, with “according to”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from story_explainer.ingest.attribution.article import AttributedSentence, Tools
from story_explainer.ingest.attribution.complements import behind, reflexive
from story_explainer.ingest.attribution.frame import Frame
from story_explainer.ingest.attribution.phrases import MARKS
from story_explainer.ingest.attribution.reading import Token
from story_explainer.ingest.attribution.rendered import FEWEST, Rendered, last_word
from story_explainer.ingest.attribution.sources import by_sources
from story_explainer.ingest.text.marks import DOUBLE

_AFTER = 8  # words that may follow on “the minister said” behind what was said
_STRAY = frozenset(DOUBLE)
_SHORTEST = 2  # words of what was said


def rendered(read: AttributedSentence, tools: Tools) -> list[Rendered]:
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


def _by_verbs(read: AttributedSentence, tools: Tools) -> Iterator[Rendered]:
    tokens, stop = read.sentence.tokens, last_word(read.sentence.tokens)
    done = 0
    for number, frame in enumerate(read.frames):
        if frame.negated or (frame.sense == "show" and (reflexive(tokens, frame, tools) or frame.subordinate)):
            continue
        unsaid = frame.passive and frame.subject is None and frame.sense != "say"
        if not tools.grammar.verb_second and (unsaid or (frame.sense == "think" and reflexive(tokens, frame, tools))):
            continue  # it is expected, si prevede: nobody says it
        if tokens[frame.verb].low in tools.clauses.reported and len(read.frames) > number + 1:
            continue  # Er habe versichert, dass …, sagte sie: that is within her words
        if frame.as_ and frame.sense not in ("say", "text", "show"):
            continue
        if frame.as_:
            yield from _as(tokens, frame, stop)
            continue
        if tools.grammar.verb_second and _between(tokens, frame, tools, stop):
            yield Rendered(0, stop, frame)
            continue
        start = behind(tokens, frame, tools)
        if start is not None:
            end = _end(tokens, start, stop, read.frames[number + 1 :])
            if frame.subordinate and tokens[start].low in tools.clauses.to and not tools.grammar.verb_second:
                end = tools.clauses.main_resumes(tokens, start, end)
            elif frame.subordinate and frame.left == 0:
                end = tools.clauses.main_begins(tokens, start, end)
            done = end + 1
            yield Rendered(start, end, frame)
        elif _around(tokens, frame, tools, stop):
            yield Rendered(0, stop, frame)
        elif _in_front(tokens, frame, tools):
            if frame.left - 1 - done >= FEWEST and not _quoted(tokens, done, frame.left - 1):
                yield Rendered(done, frame.left - 1, frame)
            done = frame.right + 1


def _without_source(part: Rendered, read: AttributedSentence) -> Rendered:
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
    if (
        frame.sense not in ("say", "think")
        or not enclosed
        or frame.right + 1 >= stop
        or tokens[frame.right].text != ","
    ):
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
