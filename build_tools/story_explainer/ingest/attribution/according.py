"""Who says something by a preposition: laut Polizei, nach Angaben der Polizei, secondo la polizia."""

from __future__ import annotations

from collections.abc import Sequence

from story_explainer.ingest.attribution.frame import Frame
from story_explainer.ingest.attribution.grammar import Grammar
from story_explainer.ingest.attribution.phrases import MARKS, Phrase, Phrases, name_like
from story_explainer.ingest.attribution.reading import Token
from story_explainer.ingest.attribution.subjects import Subjects

_BOTH = 8  # words of the second part of a source
_BY = 5  # words between a participle and its agent
_BARE = 2  # words of a source that is a noun with no more than an adjective
_LONGEST = 14  # words of a phrase before a postposition


class According:
    """Finds such phrases in sentences of one language."""

    def __init__(self, grammar: Grammar, phrases: Phrases, subjects: Subjects) -> None:
        self.grammar, self.phrases, self.subjects = grammar, phrases, subjects
        self.by = subjects.by
        words = grammar.words
        self.sources = words("according.sources") | words("according.persons")
        self.endings = tuple(words("according.source_endings"))
        self.before_source, self.after_source = words("according.before_source"), words("according.after_source")
        self.opinions = words("according.opinions")
        self.never = words("according.never")
        self.finite = words("words.finite") | words("auxiliaries.perfect") | words("auxiliaries.passive")
        self.past = tuple(words("mood.past_endings"))
        self.own = words("according.own")

    def of(self, tokens: Sequence[Token]) -> list[Frame]:
        """The frames of a sentence; `cue` to `right` is what is not part of what is said."""
        found = []
        for index, token in enumerate(tokens):
            if token.word:
                frame = self._as_told(tokens, index) or self._after(tokens, index) or self._before(tokens, index)
                if frame:
                    if frame.subject and self._nobody(tokens, frame.subject):
                        frame.subject = None
                    found.append(frame)
        return found

    def _nobody(self, tokens: Sequence[Token], phrase: Phrase) -> bool:
        """Whether a source is but estimates or figures, whoever made them: ersten Schätzungen zufolge."""
        nouns = self.grammar.words("according.nobody")
        return phrase.end - phrase.start <= _BARE and tokens[phrase.end - 1].low in nouns

    def _before(self, tokens: Sequence[Token], index: int) -> Frame | None:
        """A preposition before who says it."""
        low = tokens[index].low
        for words in self.grammar.phrases["according.before"].get(low, ()):
            if all(index + n < len(tokens) and tokens[index + n].low == word for n, word in enumerate(words)):
                at = index + len(words)
                merged = words[-1] in self.phrases.oblique  # stando alle autorità
                phrase = self.phrases.at(tokens, at - merged)
                if phrase and merged:
                    phrase = Phrase(at, phrase.end) if phrase.end > at else None
                if phrase is None and at < len(tokens) and tokens[at].quote and name_like(tokens[at]):
                    phrase = Phrase(at, at + 1)
                before = tokens[index - 1].low if index else ""
                ordinal = len(words) == 1 and before in self.phrases.articles | self.phrases.oblique
                if self._relative(tokens, at):
                    return None
                phrase = self._both(tokens, phrase) if phrase and index == 0 else phrase
                phrase = self._named(tokens, phrase) if phrase else None
                if phrase and not ordinal and not self._thing(tokens, phrase):
                    return self._frame(tokens, index, at - 1, phrase)
        if low in self.before_source:
            phrase = self.phrases.at(tokens, index + 1)
            opens = self.grammar.capitalised_nouns or (self._opens(tokens, index) and self._comma(tokens, phrase))
            if phrase and opens and self._source(tokens, phrase):
                return self._frame(tokens, index, index, phrase)
        return None

    def _both(self, tokens: Sequence[Token], phrase: Phrase) -> Phrase:
        """A source up to the comma where “and” goes on with it: secondo le informazioni e notizie pubbliche, …"""
        end = next((at for at in range(phrase.end, min(phrase.end + _BOTH, len(tokens))) if not tokens[at].word), 0)
        more = tokens[phrase.end : end]
        joins = bool(more) and more[0].low in self.phrases.plus and tokens[end].text == ","
        verbs = any(token.low in self.finite or token.low in self.grammar.finite for token in more)
        return Phrase(phrase.start, end) if joins and not verbs else phrase

    def _named(self, tokens: Sequence[Token], phrase: Phrase) -> Phrase:
        """An office with the name of who bears it between commas: secondo il sindaco, Ugo Mori, il ponte è sicuro.

        A clause has to follow. Behind “secondo la polizia, Ugo Mori, 45 anni, …” none does, and he is not the police.
        """
        words = [token.low for token in tokens[phrase.start : phrase.end]]
        known = self.phrases
        office = not phrase.pronoun and any(word in known.offices or known.former.fullmatch(word) for word in words)
        if not office or phrase.end + 1 >= len(tokens) or not tokens[phrase.end + 1].capital:
            return phrase
        whole = self.subjects.with_apposition(tokens, phrase)
        added = tokens[phrase.end + 1 : whole.end]
        if not added or whole.end + 1 >= len(tokens) or not all(token.capital for token in added):
            return phrase
        verb = whole.end + 1
        if not self.grammar.verb_second:
            follows = self.subjects.nominative(tokens, verb, wide=True)
            verb = self.subjects.skip(tokens, follows.end) if follows else len(tokens)
        clause = verb < len(tokens) and tokens[verb].word and not tokens[verb].capital
        return whole if clause and tokens[whole.end].text == "," else phrase

    def _as_told(self, tokens: Sequence[Token], index: int) -> Frame | None:
        """Who told it by a clause of its own: secondo quanto riferito dalla polizia, a quanto dice la polizia."""
        for words in self.grammar.phrases["according.as_told"].get(tokens[index].low, ()):
            end = index + len(words)
            if [token.low for token in tokens[index:end]] != list(words):
                continue
            at = self.subjects.skip(tokens, end)
            perfect = at < len(tokens) and tokens[at].low in self.grammar.words("auxiliaries.perfect")
            verb = self.subjects.skip(tokens, at + perfect)
            if verb >= len(tokens):
                return None
            low = tokens[verb].low
            if not perfect and any(not each.needs for each in self.grammar.participles.get(low, ())):
                by = next((k for k in range(verb + 1, min(verb + _BY, len(tokens))) if tokens[k].low in self.by), None)
                agent = (
                    self.phrases.at(tokens, by if tokens[by].low in self.phrases.oblique else by + 1) if by else None
                )
            elif len(words) > 1 and (low in self.grammar.finite or (perfect and low in self.grammar.participles)):
                agent = self.subjects.behind(tokens, verb)
            else:
                return None
            if agent is None or agent.pronoun:
                return None
            return Frame(
                "according", (index, verb), index, agent, index, self.subjects.with_apposition(tokens, agent).end
            )
        return None

    def _after(self, tokens: Sequence[Token], index: int) -> Frame | None:
        """A postposition behind who says it: der Polizei zufolge, meiner Meinung nach."""
        low = tokens[index].low
        alone = low in self.grammar.phrases["according.after"]
        if not alone and low not in self.after_source:
            return None
        for start in range(max(0, index - _LONGEST), index):
            if start and tokens[start - 1].low in self.phrases.of and start + 1 < index and not alone:
                continue
            phrase = self.phrases.at(tokens, start)
            if phrase and phrase.end == index and (alone or self._opinion(tokens, phrase)):
                return Frame("according", (index, index), index, phrase, start, index + 1)
        return None

    def _source(self, tokens: Sequence[Token], phrase: Phrase) -> bool:
        """Whether the head of a phrase is a word for what somebody said: nach Angaben der Polizei."""
        for index, token in enumerate(tokens[phrase.start : phrase.end]):
            if token.low in self.sources or (self.endings and token.low.endswith(self.endings)):
                return True
            if index and token.low in self.phrases.of and token.low not in self.phrases.articles:
                return False
        return False

    def _relative(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a relative pronoun stands there: ein Bericht, laut dem die Polizei …"""
        pronoun = at < len(tokens) and tokens[at].low in self.grammar.words("words.relative_any")
        return pronoun and at + 1 < len(tokens) and tokens[at + 1].low in self.phrases.articles

    def _opens(self, tokens: Sequence[Token], index: int) -> bool:
        return index == 0 or not tokens[index - 1].word

    def _comma(self, tokens: Sequence[Token], phrase: Phrase | None) -> bool:
        return phrase is not None and phrase.end < len(tokens) and tokens[phrase.end].text == ","

    def _opinion(self, tokens: Sequence[Token], phrase: Phrase) -> bool:
        """Whether a phrase before “nach” is one such as “ihrer Meinung”."""
        before = tokens[phrase.start - 1].low if phrase.start else ""
        if before in self.phrases.articles:
            return False
        owned = tokens[phrase.start].low in self.phrases.oblique or tokens[phrase.start].low in self.own
        return owned and phrase.end - phrase.start == 2 and tokens[phrase.end - 1].low in self.opinions

    def _thing(self, tokens: Sequence[Token], phrase: Phrase) -> bool:
        return any(token.low in self.never for token in tokens[phrase.start : phrase.end])

    def _frame(self, tokens: Sequence[Token], first: int, last: int, phrase: Phrase) -> Frame:
        end = phrase.end
        close: int | None = next((at for at in range(end + 1, len(tokens)) if tokens[at].text in MARKS), None)
        if self.grammar.verb_second and first == 0 and close and close + 1 < len(tokens) and tokens[end].text == ",":
            follows = tokens[close + 1].low
            if follows in self.finite or follows in self.grammar.finite or follows.endswith(self.past):
                return Frame("according", (first, last), first, phrase, first, close)
        # A clause on the source belongs to it: einer Studie zufolge, die …; laut dem Minister, der …,
        if end + 1 < len(tokens) and tokens[end].text == "," and self._added(tokens, end + 1):
            close = next((at for at in range(end + 1, len(tokens)) if tokens[at].text in MARKS), None)
            end = close if close is not None else end
        return Frame("according", (first, last), first, phrase, first, end)

    def _added(self, tokens: Sequence[Token], at: int) -> bool:
        if tokens[at].low in self.grammar.words("words.relative_any"):
            return not self.phrases.at(tokens, at) or tokens[at + 1 : at + 2] == []
        phrase = self.phrases.at(tokens, at)
        return phrase is not None and not phrase.pronoun and phrase.end < len(tokens) and tokens[phrase.end].text == ","
