"""Who says what in an article: the sentences from first to last, and what one hands on to the next."""

from __future__ import annotations

from functools import cache

from story_explainer.ingest.attribution.article import AttributedSentence, Tools
from story_explainer.ingest.attribution.continued import goes_on
from story_explainer.ingest.attribution.direct import Spoken, signature, spoken
from story_explainer.ingest.attribution.frame import Frame
from story_explainer.ingest.attribution.grammar import grammar
from story_explainer.ingest.attribution.indirect import rendered
from story_explainer.ingest.attribution.quotation import AttributedQuotation, QuotationKind
from story_explainer.ingest.attribution.reading import Token
from story_explainer.ingest.attribution.rendered import Rendered, last_word
from story_explainer.ingest.attribution.speakers import Last, Speakers
from story_explainer.ingest.text.marks import CLOSING, FINAL
from story_explainer.ingest.text.span import Span

_WHOLE = 4  # words of a sentence that the next one says somebody said
_FRAGMENT, _APART = 60, 80  # letters of a quotation that is but a part of a sentence, and between it and its speaker
_BACK = 3  # sentences after which nobody's words go on without saying so


@cache
def _tools(locale: str) -> Tools:
    return Tools(grammar(locale), locale)


def attribute(text: str, locale: str) -> list[AttributedQuotation]:
    """The words of others in an article.

    Args:
        text: the article; paragraphs are lines.
        locale: its BCP 47 tag, of which the language alone counts.

    Returns:
        The quotations in the order of the text. Direct ones do not overlap one another, nor do indirect ones; a direct
        one may stand within an indirect one. None for a language without data.
    """
    tools = _tools(locale.split("-")[0])
    return _Attributor(text, tools, locale).quotations() if tools.grammar else []


class _Attributor:
    def __init__(self, text: str, tools: Tools, locale: str) -> None:
        self.text, self.tools = text, tools
        self.reads = tools.read(text, locale)
        self.last: Last | None = None
        self.own = tools.grammar.words("according.own") | tools.grammar.words("words.possessive")
        self.speakers = Speakers(text, self.reads, tools, locale)
        self.direct: list[AttributedQuotation] = []
        self.indirect: list[AttributedQuotation] = []

    def quotations(self) -> list[AttributedQuotation]:
        for number, read in enumerate(self.reads):
            self._sentence(number, read)
        return sorted([*self.direct, *self.indirect], key=lambda each: (each.start, -each.end, each.kind))

    def _sentence(self, number: int, read: AttributedSentence) -> None:
        if self._signs(number, read):
            return
        last = self.last
        near = last is not None and last.sentence == number - 1
        same = near and last is not None and last.paragraph == read.sentence.paragraph
        parts = rendered(read, self.tools)
        span = (
            None
            if parts
            else goes_on(
                read,
                self.tools,
                last is not None and near and last.mood,
                last is not None and number - last.sentence <= _BACK,
            )
        )
        said = spoken(read, self.tools, parts, near, span is not None)
        for part in parts:
            self._add_indirect(number, read, part)
        if span is not None:
            self._go_on(number, read, span, last if last and number - last.sentence <= _BACK else None)
        for each in said:
            follows = (
                same
                or self._leads_here(number, read)
                or (span is not None and last is not None and self._surely(number, read, last))
            )
            self._add_direct(number, read, each, last if follows else None)
        if not (parts or said or span) and not self._said_before(number, read):
            self._told(number, read)

    def _said_before(self, number: int, read: AttributedSentence) -> bool:
        """A sentence that says whose the one before is: Das teilte die Polizei mit. Lo ha detto il sindaco."""
        before = self.reads[number - 1] if number else None
        frame = read.frames[0] if read.frames else self._thus(read)
        if before is None or frame is None or before.sentence.paragraph != read.sentence.paragraph:
            return False
        opens = read.sentence.tokens[0].low in self.tools.grammar.words("words.before_this") | self.tools.frames.thus
        taken = self.last is not None and self.last.sentence == number - 1
        if not opens or frame.subject is None or frame.negated or frame.verb != 1 or not frame.inverted:
            return False
        if taken:
            return self._says_whose(number, read, frame)
        if frame.sense not in ("say", "think") or before.sentence.tokens[-1].text == "?" or not read.frames:
            return False
        end = last_word(before.sentence.tokens)
        if end < _WHOLE:
            return False
        speaker = self.speakers.of(number, read, frame.subject)
        span = before.sentence.tokens[0].start, before.sentence.tokens[end - 1].end
        self.indirect.append(self._quotation("indirect", span, speaker, read.cue(frame)))
        self._now(number, read, speaker, "indirect")
        return True

    def _thus(self, read: AttributedSentence) -> Frame | None:
        """The frame of a sentence that only says whose the one before is: Così il sindaco."""
        tokens, tools = read.sentence.tokens, self.tools
        if tokens[0].low not in tools.frames.thus:
            return None
        who = tools.subjects.nominative(tokens, 1)
        return Frame("say", (0, 0), 1, who, 0, len(tokens), inverted=True) if who else None

    def _says_whose(self, number: int, read: AttributedSentence, frame: Frame) -> bool:
        """The same behind a quotation that does not say whose it is: „…“ Das erklärte die Polizei."""
        before, quoted = self.reads[number - 1].sentence, self.direct[-1] if self.direct else None
        if quoted is None or quoted.speaker or quoted.start != before.start or before.end - quoted.end > 1:
            return False
        speaker = self.speakers.of(number, read, frame.subject)
        self.direct[-1] = self._quotation("direct", (quoted.start, quoted.end), speaker, read.cue(frame))
        self._now(number, read, speaker, "direct")
        return True

    def _signs(self, number: int, read: AttributedSentence) -> bool:
        """A line that does nothing but sign the quotation above it: – Ada Moss"""
        tokens = read.sentence.tokens
        before = self.reads[number - 1].sentence.tokens if number else []
        quoted = [token for token in before if token.quote]
        signer = signature(tokens, 0, self.tools) if quoted and not any(token.word for token in before) else None
        if signer is None:
            return False
        speaker = self.speakers.of(number, read, signer)
        start, end = quoted[-1].start, quoted[-1].end
        if self.direct and self.direct[-1].end == end:
            self.direct.pop()
        self.direct.append(self._quotation("direct", (start, end), speaker, None))
        self._now(number, read, speaker, "direct")
        return True

    def _leads_here(self, number: int, read: AttributedSentence) -> bool:
        """Whether a quotation in a paragraph of its own is led to by the one before: it ends with a colon, or with
        words of somebody whom it names."""
        last = self.last
        if last is None or last.sentence != number - 1 or last.paragraph != read.sentence.paragraph - 1:
            return False
        if not read.sentence.tokens[0].quote or any(token.word for token in read.sentence.tokens):
            return False
        return last.kind == "direct" or self.reads[number - 1].sentence.tokens[-1].text == ":"

    def _told(self, number: int, read: AttributedSentence) -> None:
        """A sentence that says that somebody spoke, and not what: what follows may be their words."""
        for frame in read.frames[-1:]:
            if frame.subject and not frame.subordinate and not frame.negated:
                ends = frame.right >= last_word(read.sentence.tokens)
                leads = self.tools.grammar.silent_subject and frame.subject.start == 0 and not frame.shared
                self._now(number, read, read.span(frame.subject), "leads" if leads else "opens" if ends else "told")

    def _quotation(
        self, kind: str, span: Span, speaker: Span | None, cue: Span | None, far: bool = False
    ) -> AttributedQuotation:
        """A quotation; `far` if no mention of the speaker stands with it: Sie lobte den Plan und sagte, …"""
        full = self.speakers.bearers.get(speaker) if speaker else None
        told: QuotationKind = "direct" if kind == "direct" else "indirect"
        return AttributedQuotation(told, *span, None if far else speaker, full, cue)

    def _add_indirect(self, number: int, read: AttributedSentence, part: Rendered) -> None:
        tokens = read.sentence.tokens
        speaker = self.speakers.of(number, read, part.frame.subject) or self.speakers.silent(
            number, read, part.frame, self.last
        )
        span = tokens[part.start].start, tokens[part.end - 1].end
        self.indirect.append(self._quotation("indirect", span, speaker, read.cue(part.frame), _far(part.frame)))
        own = (
            part.frame.sense == "according" and tokens[part.frame.subject.start].low in self.own
            if part.frame.subject
            else False
        )
        self._now(number, read, self.last.speaker if own and self.last else speaker, "indirect")

    def _add_direct(self, number: int, read: AttributedSentence, each: Spoken, last: Last | None) -> None:
        token = read.sentence.tokens[each.token]
        speaker = self.speakers.of(number, read, each.subject)
        if speaker is None and each.frame is not None:
            speaker = self.speakers.silent(number, read, each.frame, self.last)
        if speaker is None and each.goes_on and last is not None and last.kind not in ("told", "leads"):
            speaker = last.speaker
        speaker = speaker or (self.speakers.inserted(token) if each.frame is None else None)
        cue = read.cue(each.frame) if each.frame else None
        far = _far(each.frame) or (self.tools.grammar.verb_second and _loose(token, speaker))
        self.direct.append(self._quotation("direct", (token.start, token.end), speaker, cue, far))
        self._now(number, read, speaker, "direct")

    def _go_on(self, number: int, read: AttributedSentence, span: tuple[int, int], last: Last | None) -> None:
        tokens = read.sentence.tokens
        speaker = last.speaker if last and self._surely(number, read, last) else None
        start, end = tokens[span[0]].start, tokens[span[1] - 1].end
        before = self.indirect[-1] if self.indirect else None
        if (
            before
            and before.cue is None
            and last
            and last.kind == "continued"
            and last.paragraph == read.sentence.paragraph
        ):
            self.indirect[-1] = self._quotation("indirect", (before.start, end), before.speaker, None)
        else:
            self.indirect.append(self._quotation("indirect", (start, end), speaker, None))
        self._now(number, read, speaker, "continued")

    def _surely(self, number: int, read: AttributedSentence, last: Last) -> bool:
        """Whether what goes on are surely the words of who spoke last: in one paragraph, and nobody else in between."""
        plain = any(token.low in self.tools.clauses.reported for token in read.sentence.tokens)
        between = (bool(read.frames) or not plain) and last.sentence < number - 1
        return last.kind not in ("told", "opens", "leads") and last.paragraph == read.sentence.paragraph and not between

    def _now(self, number: int, read: AttributedSentence, speaker: Span | None, kind: str) -> None:
        mood = any(token.low in self.tools.clauses.reported for token in read.sentence.tokens)
        self.last = Last(speaker, number, read.sentence.paragraph, kind, mood)


def _loose(quoted: Token, speaker: Span | None) -> bool:
    """Whether some words between marks stand so far from a speaker that they may be somebody else's, or nobody's."""
    apart = max(quoted.start - speaker[1], speaker[0] - quoted.end) if speaker else 0
    whole = quoted.text.rstrip(f"{CLOSING} ").endswith(tuple(FINAL))
    return quoted.end - quoted.start < _FRAGMENT and apart > _APART and not whole


def _far(frame: Frame | None) -> bool:
    """Whether the subject of a frame is a pronoun, and of the clause before: two steps from who is meant."""
    return frame is not None and frame.shared and frame.subject is not None and frame.subject.pronoun
