"""Who of the cast says what in an article, by what is attributed in each of its languages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from story_explainer.ingest.attribution import AttributedQuotation
from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.by_noun import by_noun
from story_explainer.ingest.drafting.heads import is_head, may_speak, speaks_for
from story_explainer.ingest.drafting.heard import ArticleText, Heard
from story_explainer.ingest.drafting.names import Name, NameMention
from story_explainer.ingest.languages.cues import Cues
from story_explainer.ingest.text.marks import DOUBLE, SINGLE
from story_explainer.ingest.text.quotation_marks import Quoted
from story_explainer.ingest.text.span import Span
from story_explainer.story.bitext import Segment

_AROUND = f"{DOUBLE}{SINGLE} \u00a0\u202f,"  # “So,” he said.
_OPENING = 6  # words before a name at the beginning of a sentence: Der frühere Direktor der Bank
_MENTION = 5  # words of a mention without a name: ein Sprecher des Unternehmens
_SCARE = 3  # words between quotation marks up to which they may be but a manner of speaking


@dataclass(frozen=True, slots=True)
class QuotedPart:
    """The part of somebody's words that stands in one segment.

    Attributes:
        number: which words of the article they are, so that parts of one quotation are known.
        kind: as in attribution.
        start, end: where it stands in the segment.
        actor: whose words they are; None where that is nobody of the cast, or not sure.
        somebody: whether the text tells who speaks, be it an actor or not.
        pronoun: whether the clause itself has but a pronoun for the speaker, or nothing.
        office: whether it calls the speaker by an office alone: the mayor.
        cue: the verb or phrase that shows them to be somebody's.
        speaker: where the segment itself mentions the speaker; None if it does not.
    """

    number: int
    kind: str
    start: int
    end: int
    actor: str | None
    somebody: bool
    pronoun: bool
    office: bool
    cue: str | None
    speaker: tuple[int, int] | None = None

    @property
    def words(self) -> int:
        """Roughly how many words it has."""
        return max(1, (self.end - self.start) // 6)

    @property
    def counts(self) -> bool:
        """Whether it tells who speaks: a few words between marks that nobody says are a manner of speaking."""
        return self.somebody or self.kind == "indirect" or self.words > _SCARE


class Voices:
    """The words of others in an article, each language of its bitext read as one text."""

    def __init__(self, heard: Heard, cast: Cast) -> None:
        self._reading, self._cast = heard.reading, cast
        self._parts: dict[tuple[str, str], list[QuotedPart]] = defaultdict(list)
        for article, quotations in heard.articles:
            for number, quotation in enumerate(quotations):
                actor, office = self._actor(article, quotation), False
                if actor is None:
                    actor = self._by_office(article, quotation)
                    office = actor is not None
                cue = article.text[slice(*quotation.cue)] if quotation.cue else None
                pronoun = quotation.speaker is None or not _within(quotation.bearer, quotation.speaker)
                if quotation.speaker is None and quotation.bearer:  # according to the police, and no pronoun
                    places = article.parts(quotation.start, quotation.end), article.parts(*quotation.bearer)
                    pronoun = {place for place, _, _ in places[0]}.isdisjoint(place for place, _, _ in places[1])
                somebody = bool(quotation.speaker or quotation.bearer)
                told = {where: span for where, *span in article.parts(*(quotation.speaker or (0, 0)))}
                for segment, start, end in article.parts(quotation.start, quotation.end):
                    speaker = (told[segment][0], told[segment][1]) if segment in told else None
                    part = QuotedPart(
                        number, quotation.kind, start, end, actor, somebody, pronoun, office, cue, speaker
                    )
                    self._parts[segment, article.locale].append(part)

    def speakers(self) -> set[str]:
        """The actors whose words the article gives."""
        return {part.actor for parts in self._parts.values() for part in parts if part.actor}

    def parts(self, segment: Segment, locale: str) -> list[QuotedPart]:
        """The words of others in a segment, in one language."""
        return self._parts[segment.id, locale]

    def of(self, segment: Segment) -> str | None:
        """The actor whose words a segment gives: the same one in every language that tells, and nobody else there."""
        found: set[str | None] = set()
        for locale in self._reading.locales:
            parts = [part for part in self._parts[segment.id, locale] if part.counts]
            if any(part.somebody for part in parts):  # else this language does not tell
                found |= {part.actor for part in parts}
        return found.pop() if len(found) == 1 else None

    def somebody(self, segment: Segment) -> bool:
        """Whether a segment gives words of anybody, in any language, whoever it is."""
        return any(part.counts for locale in self._reading.locales for part in self._parts[segment.id, locale])

    def goes_on(self, first: Segment, second: Segment) -> bool:
        """Whether one quotation stands in two segments, in the first language."""
        locale = self._reading.locales[0]
        numbers = {part.number for part in self._parts[first.id, locale] if part.kind == "direct"}
        return any(part.number in numbers for part in self._parts[second.id, locale])

    def carries_on(self, first: Segment, second: Segment) -> bool:
        """Whether a sentence quotes the one who speaks in the sentence before, by a pronoun or by no word at all."""
        locale = self._reading.locales[0]
        parts = [part for part in self._parts[second.id, locale] if part.counts]
        named = [part for part in self._parts[first.id, locale] if part.counts]
        speaker = self.of(second)
        return (
            speaker is not None
            and self.of(first) == speaker
            and all(part.kind == "direct" and part.pronoun for part in parts)
            and not any(part.pronoun for part in named)
        )

    def introduced(self, first: Segment, second: Segment) -> str | None:
        """Who speaks by a pronoun, or without a word for it, after a sentence about nobody else: Rossi hit back. “…”

        That is the only person whom the sentence before names, at its beginning and as the one who acts.
        """
        locale = self._reading.locales[0]
        parts = [part for part in self._parts[second.id, locale] if part.counts]
        told = any(part.counts for part in self._parts[first.id, locale])
        if not parts or not all(part.kind == "direct" and part.pronoun and part.cue for part in parts):
            return None
        if not self._together(first, second):
            return None
        mentions = self._reading.mentions(first, locale)
        persons = [
            (actor, mention)
            for name, mention in mentions
            if (actor := self._cast.id(self._reading, name)) and self._cast.kind(actor) == "person"
        ]
        if len({actor for actor, _ in persons}) != 1 or self._named_outside(second, locale):
            return None
        actor, mention = persons[0]
        if told and self.of(first) != actor:
            return None
        before = first.text[locale][: mention.start]
        opens = len(before.split()) <= _OPENING and not re.search(r"[.!?;:–—]", before)
        return actor if opens and is_head(self._reading, mention, 0) and may_speak(self._reading, mention) else None

    def _named_outside(self, segment: Segment, locale: str) -> bool:
        """Whether a sentence names somebody in the text's own words, beside those that it quotes."""
        parts = self._parts[segment.id, locale]
        named = [mention.start for _, mention in self._reading.mentions(segment, locale)]
        return any(not any(part.start <= start < part.end for part in parts) for start in named)

    def _together(self, first: Segment, second: Segment) -> bool:
        """Whether two sentences stand in one paragraph."""
        return any(
            {first.id, second.id} <= {segment.id for segment in paragraph.segments}
            for section in self._reading.bitext.sections
            for paragraph in section.paragraphs
        )

    def said_by_next(self, first: Segment, second: Segment) -> bool:
        """Whether but the next sentence tells whose words one gives: Lo ha annunciato la sindaca Marta Rossi."""
        locale = self._reading.locales[0]
        parts = [part for part in self._parts[first.id, locale] if part.counts]
        return (
            self.of(first) is not None
            and all(part.kind == "indirect" and part.cue and part.cue in second.text[locale] for part in parts)
            and all(part.cue and part.cue not in first.text[locale] for part in parts)
            and not any(part.counts for part in self._parts[second.id, locale])
        )

    def quoted(self, segment: Segment, locale: str) -> list[Quoted]:
        """What stands in a segment between quotation marks and is somebody's words, without the marks."""
        text = segment.text[locale]
        found = []
        for part in self._parts[segment.id, locale]:
            if part.kind == "direct":
                words = text[part.start : part.end]
                inner = words.strip(_AROUND)
                start = part.start + words.index(inner) if inner else part.start
                found.append(Quoted(inner, start, start + len(inner)))
        return found

    def _actor(self, article: ArticleText, quotation: AttributedQuotation) -> str | None:
        """The actor that the mention of the speaker names; None where the name is but a part of it, or one of two."""
        for span in (quotation.bearer, quotation.speaker):
            if span is not None:
                for segment, start, end in article.parts(*span):
                    whole = self._reading.bitext.by_id[segment]
                    inside = [
                        (name, mention)
                        for name, mention in self._reading.mentions(whole, article.locale)
                        if start <= mention.start < end
                    ]
                    text = whole.text[article.locale]
                    heads = [pair for pair in inside if is_head(self._reading, pair[1], start)]
                    heads = [pair for pair in heads if not _beside(text, pair[1], start)] or heads
                    if len(heads) > 1 and self._to_whom(article.locale, text, heads[1][1]):
                        heads = heads[:1]
                    known = self._reading.cues[article.locale]
                    if len(heads) > 1 and _belongs(text[heads[0][1].end : heads[1][1].start], known):
                        heads = heads[:1]  # Ada Moss von der Initiative Gegenwind
                    if len([pair for pair in heads if "," not in text[start : pair[1].start]]) > 1:
                        return None  # two who speak, or a name that is cut in two
                    if len(heads) > 1 and _of_an_office(text[heads[0][1].end : heads[-1][1].start], known):
                        heads = heads[-1:]  # the Data Protection Commissioner, Ewan Birk
                    if heads and "," in text[heads[0][1].end : heads[-1][1].start] and heads[-1][1].end >= end:
                        opens = text[start:].split()[:2]
                        roles = self._reading.cues[article.locale].words("names.roles")
                        heads = heads[-1:] if roles & {word.lower() for word in opens} else heads
                    if heads:
                        return self._cast.id(self._reading, heads[0][0])
                    for name, _ in [pair for pair in inside if speaks_for(self._reading, pair[1], start)][:1]:
                        actor = self._cast.id(self._reading, name)
                        return None if actor is None or self._cast.kind(actor) == "person" else actor
        return None

    def _to_whom(self, locale: str, text: str, mention: NameMention) -> bool:
        """Whether a name is of the outlet that somebody told something: sagte Ada Moss der Zeitung Tavira."""
        known = self._reading.cues[locale]
        words = re.findall(r"[\w-]+", text[: mention.start].lower())[-2:]
        nouns = known.words("names.outlets") | known.words("names.organisations")
        return len(words) == 2 and words[1] in nouns and words[0] in known.words("names.articles")

    def _by_office(self, article: ArticleText, quotation: AttributedQuotation) -> str | None:
        """The only one named so far whom a text may call so: la sindaca, the company, ein Sprecher der Behörde."""
        if quotation.speaker is None or quotation.speaker != quotation.bearer:
            return None
        mention = article.text[slice(*quotation.speaker)]
        here = next((segment for segment, _, _ in article.parts(*quotation.speaker)), "")
        before = {one.id for one in takewhile(lambda one: one.id != here, self._reading.bitext.segments())}
        if len(mention.split()) > _MENTION or any(self._named_in(article, quotation.speaker)):
            return None
        return by_noun(self._reading, self._cast, mention, article.locale, before)

    def _named_in(self, article: ArticleText, span: Span) -> Iterator[Name]:
        """The names in a stretch of the article."""
        for segment, start, end in article.parts(*span):
            for name, mention in self._reading.mentions(self._reading.bitext.by_id[segment], article.locale):
                if start <= mention.start < end:
                    yield name


def _within(bearer: Span | None, speaker: Span) -> bool:
    """Whether who speaks stands in the mention of the speaker itself: nach Angaben | der Polizei."""
    return bearer is not None and speaker[0] <= bearer[0] and bearer[1] <= speaker[1]


def _beside(text: str, mention: NameMention, start: int) -> bool:
    """Whether a name says to whom or to what a speaker belongs: Frank Ott (CDU), der SPD-Abgeordnete Lars Wieg."""
    opened = text[start : mention.start]
    return text[mention.end : mention.end + 1] == "-" or opened.count("(") > opened.count(")")


def _belongs(between: str, known: Cues) -> bool:
    """Whether what stands between two names says that the second is but what the first belongs to: of, von der."""
    links = known.words("names.of") | known.words("attribution.oblique")
    found = re.match(r"\s+([^\W\d_]+)(?:['’]|\s)[^,;:()]*$", between)
    return found is not None and found[1].lower() in links


def _of_an_office(between: str, known: Cues) -> bool:
    """Whether but an office and a comma stand between two names, of which the first says of what it is."""
    return between.rstrip().endswith(",") and between.strip(" ,").lower() in known.words("names.roles")
