"""Who the speakers of an article are: whom a mention stands for, and who is meant where a language leaves one out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from story_explainer.ingest.attribution.article import AttributedSentence, Tools
from story_explainer.ingest.attribution.bearers import bearer
from story_explainer.ingest.attribution.frame import Frame
from story_explainer.ingest.attribution.phrases import Phrase
from story_explainer.ingest.attribution.reading import Token, read
from story_explainer.ingest.attribution.rendered import last_word
from story_explainer.ingest.text.span import Span

_INSERTED = re.compile(r"[–—-]\s*([^–—]{6,90}?)\s*,?\s[–—-]")  # what stands between two dashes
_MENTION = 8  # words of a mention that a relative pronoun may stand for


@dataclass(slots=True)
class Last:
    """The speaker whose words may go on."""

    speaker: Span | None
    sentence: int
    paragraph: int
    kind: str  # direct, indirect, continued; told, opens, leads: it says that somebody spoke, and not what
    mood: bool


class Speakers:
    """Finds who speaks in the sentences of one article.

    Attributes:
        bearers: for each mention of a speaker so far, the fuller one it stands for.
    """

    def __init__(self, text: str, reads: Sequence[AttributedSentence], tools: Tools, locale: str) -> None:
        self.text, self.reads, self.tools, self.locale = text, reads, tools, locale
        self.bearers: dict[Span, Span] = {}

    def of(self, number: int, read: AttributedSentence, phrase: Phrase | None) -> Span | None:
        """Where the mention of a speaker stands; whom it stands for is kept."""
        span = read.span(phrase)
        named = phrase is not None and phrase.pronoun and not self.tools.grammar.verb_second
        if named and phrase and read.sentence.tokens[phrase.start].low in self.tools.subjects.relative_any:
            span = self._antecedent(read, phrase)  # in “Ada Moss, who said”, who it was is named
            if span is not None:
                self.bearers[span] = span
            return span
        if phrase is not None and span is not None and span not in self.bearers:
            before = self._antecedent(read, phrase) or self._of_source(read, phrase)
            full = before or (bearer(self.reads, number, span, self.bearers) if phrase.pronoun else span)
            if full is not None:
                self.bearers[span] = full
        return span

    def _antecedent(self, read: AttributedSentence, phrase: Phrase) -> Span | None:
        """The mention right before a relative pronoun: Ada Moss, who said …"""
        tokens, phrases = read.sentence.tokens, self.tools.phrases
        relative = phrase.pronoun and tokens[phrase.start].low in self.tools.subjects.relative_any
        if not relative or not phrase.start:
            return None
        end = phrase.start - (tokens[phrase.start - 1].text == ",")
        found: Phrase | None = None
        for start in range(end - 1, max(-1, end - _MENTION - 1), -1):
            opens = tokens[start].capital or tokens[start].low in phrases.articles | phrases.oblique
            if opens and not (start and tokens[start - 1].capital and tokens[start].capital):
                each = phrases.at(tokens, start)
                if each is None or each.end != end or each.pronoun:
                    break
                found = each  # the longest: a climber from Lodi, who
        return read.span(found)

    def _of_source(self, read: AttributedSentence, phrase: Phrase) -> Span | None:
        """Whose words are meant in a phrase whose head is a word for words: nach Angaben der Polizei."""
        tokens, words = read.sentence.tokens, self.tools.grammar.words
        sources, of = words("according.sources"), self.tools.phrases.of
        for at in range(phrase.start, phrase.end - 1):
            if tokens[at].low in sources and tokens[at + 1].low in of:
                genitive = tokens[at + 1].low in self.tools.phrases.articles | self.tools.phrases.oblique
                return read.span(Phrase(at + 1 if genitive else at + 2, phrase.end)) if at + 2 < phrase.end else None
        return None

    def inserted(self, quoted: Token) -> Span | None:
        """Who says a quotation between dashes within its marks: «Non ci sto – ha detto il sindaco – e basta»."""
        for part in _INSERTED.finditer(quoted.text):
            inner = read(part[1], self.locale, self.tools.grammar.elided)
            tokens = inner[0].tokens if inner else []
            frames = self.tools.frames.of(tokens) if tokens else []
            if (
                frames
                and frames[0].left == 0
                and frames[0].inverted
                and frames[0].subject
                and frames[0].sense != "name"
            ):
                who, at = frames[0].subject, quoted.start + part.start(1)
                span = at + tokens[who.start].start, at + tokens[who.end - 1].end
                self.bearers.setdefault(span, span)
                return span
        return None

    def silent(self, number: int, read: AttributedSentence, frame: Frame, last: Last | None) -> Span | None:
        """The speaker of a verb that has no subject of its own, where the language leaves it out: Ha aggiunto che …

        A subject left out is mostly that of the sentence before, if it stood in front of its verb (Carminati 2002).
        """
        if not self.tools.grammar.silent_subject or frame.subject or frame.passive or frame.subordinate or last is None:
            return None
        tokens, frames = read.sentence.tokens, self.tools.frames
        opens = frames.subjects.skip(tokens, frame.left + (tokens[frame.left].low in frames.and_)) >= frame.verb
        turned = any(token.low in self.tools.clauses.reflexive for token in tokens[frame.left : frame.verb])
        if frame.sense in ("according", "thus") or turned or not opens or last.sentence < number - 1:
            return None
        before = frame.left and tokens[frame.left - 1].text == ","
        if before and frame.right < last_word(tokens) and any(token.word for token in tokens[: frame.left]):
            return None  # what stands in front may hold its subject
        same = last.paragraph == read.sentence.paragraph
        sure = last.kind not in ("told", "opens") and (same or last.kind != "leads")
        return last.speaker if sure and last.speaker and self._agrees(tokens[frame.verb].low, last.speaker) else None

    def _agrees(self, verb: str, speaker: Span) -> bool:
        """Whether a verb and a mention are both of one, or both of several: ha detto, i ministri."""
        words = self.tools.grammar.words
        mention = re.findall(r"\w+['’]?", self.text[speaker[0] : speaker[1]].lower())
        head = mention[: next((at for at, word in enumerate(mention) if word in self.tools.phrases.of), len(mention))]
        several = mention[:1] != [] and (mention[0] in words("words.plural") or bool({*head} & self.tools.phrases.plus))
        return several == verb.endswith(tuple(words("words.plural_endings")) or ("\0",)) or not words("words.plural")
