"""An article read once for all that looks for words of somebody in it: its sentences with their frames."""

from __future__ import annotations

from dataclasses import dataclass

from story_explainer.ingest.attribution.according import According
from story_explainer.ingest.attribution.clauses import Clauses
from story_explainer.ingest.attribution.frame import Frame
from story_explainer.ingest.attribution.frames import Frames
from story_explainer.ingest.attribution.grammar import Grammar
from story_explainer.ingest.attribution.phrases import Phrase, Phrases
from story_explainer.ingest.attribution.reading import TokenizedSentence, read
from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.span import Span

_LONGEST = 500  # words of a sentence


@dataclass(slots=True)
class AttributedSentence:
    """A sentence with what attributes something in it."""

    sentence: TokenizedSentence
    frames: list[Frame]
    according: list[Frame]

    def span(self, phrase: Phrase | None) -> Span | None:
        """Where a phrase stands in the article."""
        if phrase is None:
            return None
        tokens = self.sentence.tokens
        return tokens[phrase.start].start, tokens[phrase.end - 1].end

    def cue(self, frame: Frame) -> Span:
        """Where the cue of a frame stands in the article."""
        tokens = self.sentence.tokens
        return tokens[frame.cue[0]].start, tokens[frame.cue[1]].end


class Tools:
    """What reads one language."""

    def __init__(self, grammar: Grammar, locale: str) -> None:
        self.grammar = grammar
        self.phrases = Phrases(grammar, cues(locale))
        self.frames = Frames(grammar, self.phrases)
        self.subjects = self.frames.subjects
        self.according = According(grammar, self.phrases, self.subjects)
        self.clauses = Clauses(grammar, self.phrases)

    def read(self, text: str, locale: str) -> list[AttributedSentence]:
        """The sentences of an article."""
        sentences = read(text, locale, self.grammar.elided)
        return [self._read(each) for each in sentences]

    def _read(self, sentence: TokenizedSentence) -> AttributedSentence:
        tokens = sentence.tokens
        if len(tokens) > _LONGEST:
            return AttributedSentence(sentence, [], [])  # no sentence, but a table or the like
        return AttributedSentence(sentence, self.frames.of(tokens), self.according.of(tokens))
