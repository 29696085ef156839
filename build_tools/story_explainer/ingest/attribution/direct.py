"""Whose words stand between quotation marks, and which marks hold nobody's: titles, names, words used with irony."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from story_explainer.ingest.attribution.actors import acting, who_acts
from story_explainer.ingest.attribution.article import AttributedSentence, Tools
from story_explainer.ingest.attribution.frame import Frame
from story_explainer.ingest.attribution.phrases import AROUND, Phrase, name_like
from story_explainer.ingest.attribution.reading import Token
from story_explainer.ingest.attribution.rendered import Rendered
from story_explainer.ingest.attribution.titles import NAMELIKE, count_words, is_sentence, single, titled, worded

_SPOKEN = 4  # words from which on a quotation that is a sentence of its own is taken for speech
_PART = 3  # words from which on a part of a sentence that begins small is taken for speech
_CALLING = ("name", "show", "say", "deny", "demand")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation as the number of its token, with what attributes it.

    `goes_on` is true where the sentence itself does not say whose it is, and it follows on what somebody said.
    """

    token: int
    subject: Phrase | None
    frame: Frame | None
    goes_on: bool = False


def spoken(
    read: AttributedSentence, tools: Tools, found: Sequence[Rendered], going_on: bool, whole: bool
) -> list[Spoken]:
    """The quotations of a sentence that are somebody's words, from left to right.

    Args:
        read: the sentence.
        tools: what reads its language.
        found: what the sentence renders as somebody's words.
        going_on: whether somebody's words stand right before it.
        whole: whether all of it goes on as the words of who spoke before.
    """
    kept: list[Spoken] = []
    for index in read.sentence.quotes:
        each = _attributed(read, tools, index, found, going_on, whole)
        if (
            each is None
            and kept
            and kept[-1].token == index - 2
            and read.sentence.tokens[index - 1].low in tools.frames.and_
        ):
            each = Spoken(index, kept[-1].subject, kept[-1].frame, kept[-1].goes_on)
        if each is not None:
            kept.append(each)
    return kept


def _attributed(
    read: AttributedSentence, tools: Tools, index: int, found: Sequence[Rendered], going_on: bool, whole: bool
) -> Spoken | None:
    tokens = read.sentence.tokens
    sentence = is_sentence(tokens, index)
    frame = _behind_colon(read, index, tools)
    if frame is not None:
        return Spoken(index, frame.subject, frame)
    signer = signature(tokens, index + 1, tools)
    if signer is not None:
        return Spoken(index, signer, None)
    for source in read.according:
        if source.right == index - 1 and tokens[index - 1].text == ":":
            return Spoken(index, source.subject, source)
    if index and tokens[index - 1].text == ":":
        return _after_unknown(read, tools, index)
    frame = _closing(read, index, tools)
    turned = frame is not None and frame.inverted and not tools.grammar.verb_second
    told = index == 0 and turned and frame is not None and frame.subject is not None  # «Basta così» ha detto il sindaco
    if frame is not None and (tokens[index + 1].text == "," or sentence or told or not titled(tokens, index, tools)):
        return Spoken(index, frame.subject, frame)
    frame = _broken(read, index)
    if frame is not None:
        return Spoken(index, frame.subject, frame)
    named = _named(read, index, tools)
    if named is not None:
        return Spoken(index, named.subject, named)
    is_title = titled(tokens, index, tools)
    for part in found:
        if part.start <= index < part.end and (not is_title or worded(tokens, index, tools)):
            return Spoken(index, part.frame.subject, part.frame)
        if part.start <= index < part.end and single(tokens, index, tools):
            return Spoken(index, None, None)  # whose word it is stays open
    whole_line = index == 0 and _alone(tokens) and len(tokens[0].text.split()) > _SPOKEN
    if is_title and not whole_line:
        return None
    if index and tokens[index - 1].low in tools.grammar.words("words.wording"):
        return Spoken(index, acting(read, tools, index), None)
    frame = _inside(read, index) or _before_verb(read, index)
    if frame is not None:
        return Spoken(index, frame.subject, frame)
    if whole:
        return Spoken(index, None, None, goes_on=True)
    inner = tokens[index].text.strip(AROUND)
    long = len(inner.split()) >= (_PART if inner[:1].islower() else NAMELIKE + 1)
    if long and (inner[:1].islower() or tools.clauses.speaks(inner)):
        return Spoken(index, None, None, goes_on=False) if index else _opening(tokens, going_on, tools)
    if (
        index == 0
        and (going_on or count_words(tokens[0].text) >= _SPOKEN)
        and (_alone(tokens) or (going_on and tokens[1].text == "," and tools.clauses.mood(tokens, past=True)))
    ):
        return Spoken(index, None, None, goes_on=going_on)
    return None


def signature(tokens: Sequence[Token], dash: int, tools: Tools) -> Phrase | None:
    """The name that signs a quotation behind a dash: “…” – Ada Moss, mayor."""
    if dash + 1 >= len(tokens) or tokens[dash].text not in "–—-" or not tokens[dash + 1].capital:
        return None
    phrase = tools.phrases.at(tokens, dash + 1)
    if phrase is None or phrase.oblique:
        return None
    end = tools.subjects.with_apposition(tokens, phrase).end
    return phrase if all(not token.word and not token.quote for token in tokens[end:]) else None


def _opening(tokens: Sequence[Token], going_on: bool, tools: Tools) -> Spoken:
    """A quotation with which a sentence begins that does not say whose it is."""
    goes_on = going_on and (_alone(tokens) or (tokens[1].text == "," and tools.clauses.mood(tokens, past=True)))
    return Spoken(0, None, None, goes_on=goes_on)


def _inside(read: AttributedSentence, index: int) -> Frame | None:
    """The frame in whose clause a part of a sentence stands in quotation marks: hat „mit Bedauern“ mitgeteilt."""
    for frame in read.frames:
        inner = read.sentence.tokens[index].text.strip(AROUND)
        if (
            min(frame.cue) < index < frame.right
            and frame.sense not in ("thus", "think")
            and not frame.passive
            and not frame.negated
        ):
            if frame.subject and frame.subject.start <= index < frame.subject.end:
                continue
            return frame if inner[:1].islower() and len(inner.split()) > 1 else None
    return None


def _before_verb(read: AttributedSentence, index: int) -> Frame | None:
    """The frame of a clause that its verb ends right behind the quotation: die „Nieder mit ihm“ riefen."""
    for frame in read.frames:
        closes = frame.subordinate and frame.left < index == frame.cue[0] - 1
        if closes and frame.sense in ("say", "name") and frame.subject and not frame.negated and not frame.passive:
            return frame if frame.subject.end <= index else None
    return None


def _alone(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is nothing but quotations."""
    return not any(token.word for token in tokens)


def _behind_colon(read: AttributedSentence, index: int, tools: Tools) -> Frame | None:
    """The frame whose clause a colon before the quotation ends."""
    tokens = read.sentence.tokens
    if index < 2 or tokens[index - 1].text not in ":,":
        return None
    if tokens[index - 1].text == ",":
        open_to = [
            frame for frame in read.frames if frame.right == index - 1 and frame.sense in ("say", "think", "ask")
        ]
        said = [frame for frame in open_to if frame.subject and not frame.negated and not frame.as_]
        before = any(place < index and place < frame.left for place in read.sentence.quotes for frame in said)
        return said[-1] if said and not before and not name_like(tokens[index]) else None
    fitting = [frame for frame in read.frames if frame.verb < index and frame.right <= index and frame.sense != "thus"]
    fitting = [frame for frame in fitting if not frame.negated or frame.sense in ("name", "deny")]
    return fitting[-1] if fitting else None


def _after_unknown(read: AttributedSentence, tools: Tools, index: int) -> Spoken | None:
    """A quotation behind a colon, and a clause whose verb is none of saying: she was unmoved: “…”"""
    tokens = read.sentence.tokens
    if index < 2:
        return None
    alone = tools.phrases.at(tokens, 0)
    label = alone is not None and alone.end == index - 1 and not any(token.word for token in tokens[index + 1 :])
    label = label and not tokens[index - 2].low.endswith(tools.subjects.titles)
    if not label and (titled(tokens, index, tools) or count_words(tokens[index].text) < _SPOKEN):
        return None
    start = next((at for at in range(index - 2, -1, -1) if tokens[at].text in ";:"), -1) + 1
    return Spoken(index, who_acts(tokens, start, index - 1, tools), None)


def _closing(read: AttributedSentence, index: int, tools: Tools) -> Frame | None:
    """The frame that follows on a quotation: “…”, sagte sie; “…,” she said."""
    tokens = read.sentence.tokens
    at = index + 1
    if at < len(tokens) and tokens[at].text in ",–—-":
        at += 1
    for frame in read.frames:
        if frame.left == at and not frame.subordinate and (frame.sense != "demand" or frame.inverted):
            follows = frame.inverted or frame.subject is None or frame.subject.start >= at
            if follows and frame.subject is not None:
                return frame
            if tools.grammar.silent_subject and frame.verb == at:
                return frame
    return None


def _broken(read: AttributedSentence, index: int) -> Frame | None:
    """The frame between two parts of a quotation: “So”, sagte sie, “ist es.”"""
    tokens, quotes = read.sentence.tokens, read.sentence.quotes
    place = quotes.index(index)
    if not place or tokens[index - 1].text not in ",.:;":
        return None
    before = quotes[place - 1]
    between = [frame for frame in read.frames if before < frame.verb < index and frame.left <= before + 2]
    return between[0] if between and between[0].subject and between[0].subject.start > before else None


def _named(read: AttributedSentence, index: int, tools: Tools) -> Frame | None:
    """The frame that says what somebody called something: nannte es „Unsinn“, sprach von „Unsinn“."""
    tokens, phrases = read.sentence.tokens, tools.phrases
    frames = [frame for frame in read.frames if frame.verb < index or frame.cue[1] < index]
    if not index or not frames:
        return None
    frame, before = frames[-1], tokens[index - 1]
    if frame.sense not in _CALLING or frame.negated or frame.as_:
        return None
    resumed = before.low in tools.grammar.words("words.as_called") and index > 2 and tokens[index - 2].text == ","
    if not frame.left <= index <= frame.right and not (resumed and frame.sense == "name"):
        return None
    subject = frame.subject
    if subject and (
        subject.start <= index < subject.end or (before.capital and subject.start < index - 1 < subject.end - 1)
    ):
        return None  # the name of who speaks
    at = index - 1
    while at > 0 and tokens[at].low in phrases.articles | phrases.oblique | phrases.adverbs:
        at -= 1
    as_called = tools.grammar.words("words.as_called")
    turned = any(token.low in tools.clauses.reflexive for token in tokens[frame.left : index])
    behind_verb = (frame.sense == "name" or turned) and (at == frame.cue[1] or before.low in as_called)
    cried = frame.sense == "say" and subject is not None and subject.end <= frame.verb and index - 1 == frame.cue[1]
    behind_whom = tokens[at].low in phrases.pronouns | phrases.nobody or (subject and at + 1 == subject.end)
    return frame if tokens[at].low in as_called or behind_verb or behind_whom or cried else None
