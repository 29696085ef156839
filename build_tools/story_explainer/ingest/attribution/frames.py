"""Where a sentence says that somebody says something: the verb or phrase, who, and where the words may stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from story_explainer.ingest.attribution.frame import Frame, left_edge, right_edge
from story_explainer.ingest.attribution.grammar import Grammar, Verb
from story_explainer.ingest.attribution.phrases import MARKS, Phrases
from story_explainer.ingest.attribution.reading import Token
from story_explainer.ingest.attribution.subjects import Subjects

_FAR = 30  # words between a verb and what belongs to it
_AUXILIARY = 5  # the same where verbs stand together


class Frames:
    """Finds the frames of sentences in one language."""

    def __init__(self, grammar: Grammar, phrases: Phrases) -> None:
        self.grammar, self.phrases = grammar, phrases
        self.subjects = Subjects(grammar, phrases)
        words = grammar.words
        self.perfect, self.passive = words("auxiliaries.perfect"), words("auxiliaries.passive")
        self.modal, self.to = words("auxiliaries.modal"), words("words.to")
        self.subordinate, self.that, self.and_ = words("words.subordinate"), words("words.that"), words("words.and")
        self.impersonal, self.author = words("words.impersonal"), words("words.author")
        self.negation, self.thus = words("words.negation"), words("according.thus")
        self.particles = words("words.separable")
        self.stops = ":;" if grammar.verb_second or grammar.silent_subject else ":;,"  # before an auxiliary
        self.moods = words("mood.reported") | words("mood.reported_past")

    def of(self, tokens: Sequence[Token]) -> list[Frame]:
        """The frames of a sentence from left to right."""
        found: list[Frame] = []
        for index, token in enumerate(tokens):
            if not token.word:
                continue
            frame = self._verb(tokens, index, token)
            if frame and not self._listed(tokens, index, found) and not self._of_things(tokens, frame):
                if frame.shared and found and found[-1].subject and not found[-1].subordinate:
                    frame.subject = found[-1].subject
                found.append(frame)
            elif token.low in self.thus:
                thus = self._thus(tokens, index)
                if thus:
                    found.append(thus)
        return found

    def _listed(self, tokens: Sequence[Token], index: int, found: Sequence[Frame]) -> bool:
        """Whether a gerund is one more of what somebody tells: said that it stopped tests, and pledging to …"""
        if tokens[index].low not in self.grammar.gerunds or not found or tokens[index - 1].low not in self.and_:
            return False
        return any(token.low in self.that for token in tokens[found[-1].verb : index])

    def _of_things(self, tokens: Sequence[Token], frame: Frame) -> bool:
        """Whether a verb is not one of saying, by what is counted as its object: assicura in Ticino 27’900 persone."""
        if tokens[frame.closing].low not in self.grammar.words("words.of_things"):
            return False
        small = self.phrases.prepositions | self.phrases.oblique
        for at in range(frame.verb + 1, len(tokens)):
            token, before = tokens[at], tokens[at - 1]
            if not token.word or token.quote or token.low in self.that | self.to:
                return False
            year = re.fullmatch(r"(?:19|20)\d\d", token.text) is not None
            if re.fullmatch(r"\d[\d.,'’]*", token.text) and not year and before.low not in small:
                return True
        return False

    def _verb(self, tokens: Sequence[Token], index: int, token: Token) -> Frame | None:
        low = token.low
        if token.capital and index and not tokens[index - 1].quote and tokens[index - 1].text not in MARKS:
            return None
        participles = self.grammar.participles.get(low)
        if participles:
            auxiliary = self._auxiliary(tokens, index)
            if auxiliary is not None:
                verb = self._fitting(tokens, participles, auxiliary, index)
                return self._frame(tokens, verb, auxiliary, index) if verb else None
        finites = self.grammar.finite.get(low)
        if index and not self.grammar.capitalised_nouns and tokens[index - 1].low in self.subjects.before_nouns:
            return None  # la conferma, the claim
        if low in self.grammar.gerunds and not self._alone(tokens, index):
            return None  # a stark warning that …
        if not finites or (low in self.grammar.infinitives and self._depends(tokens, index)):
            return None
        verb = self._fitting(tokens, finites, index, index)
        return self._frame(tokens, verb, index, index) if verb else None

    def _alone(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether a form in -ing or -ndo opens its clause, or stands behind a verb; else it may be a noun."""
        before = tokens[index - 1] if index and self.grammar.get("gerund_nouns") else None
        if before is None or not before.word or before.low in self.phrases.adverbs | self.and_:
            return True
        known = before.low in self.grammar.participles or before.low in self.grammar.finite
        return known or before.low in self.passive | self.grammar.words("auxiliaries.going")

    def _fitting(self, tokens: Sequence[Token], verbs: list[Verb], start: int, last: int) -> Verb | None:
        """The verb all of whose other parts stand in the clause; the one with most of them."""
        for verb in sorted(verbs, key=lambda verb: -len(verb.needs)):
            if all(self._part(tokens, need, start, last, need == verb.needs[-1]) is not None for need in verb.needs):
                return verb
        return None

    def _part(self, tokens: Sequence[Token], need: str, start: int, last: int, last_one: bool = True) -> int | None:
        """Where a part of a verb stands: in its clause, and if it is a small word, at the end of it."""
        small = need in self.phrases.prepositions or len(need) <= 3
        if start and tokens[start - 1].low == need:
            return start - 1  # wie die Stadt bekannt gab
        behind_comma = False
        for at in range(start + 1, min(last + _FAR, len(tokens))):
            token = tokens[at]
            behind_comma |= token.text == ","
            other = token.low in self.subjects.finite or token.low in self.moods or token.low in self.grammar.finite
            if token.low in self.that or token.text in ":;" or (behind_comma and other and not token.capital):
                break
            if token.low == need:
                following = tokens[at + 1] if at + 1 < len(tokens) else None
                ends = (
                    following is None or not following.word or following.low in self.and_ or following.low in self.that
                )
                if not small or ends:
                    return at
        if not small and not last_one:
            return next((at for at in range(max(0, start - 6), start) if tokens[at].low == need), None)
        return None

    def _depends(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether a form that may be an infinitive is one: after “zu”, or with a modal verb in its clause."""
        for at in range(index - 1, max(-1, index - _FAR), -1):
            if tokens[at].text in MARKS or tokens[at].quote:
                break
            if (
                tokens[at].low in self.modal
                or tokens[at].low in self.moods
                or (at == index - 1 and tokens[at].low in self.to)
            ):
                return True
        following = tokens[index + 1].low if index + 1 < len(tokens) else ""
        return following in self.modal

    def _auxiliary(self, tokens: Sequence[Token], index: int) -> int | None:
        """The auxiliary of a participle: in front of it in its clause, or right behind it at the end of one."""
        helpers = self.perfect | self.passive
        joined = index > 0 and not self.grammar.verb_second and tokens[index - 1].low in self.and_
        if joined and tokens[index].low in self.grammar.finite:
            return None  # … and said
        if self.grammar.verb_second and index + 1 < len(tokens) and tokens[index + 1].low in helpers:
            return index + 1
        far = _FAR if self.grammar.verb_second else 5
        for at in range(index - 1, max(-1, index - far), -1):
            token = tokens[at]
            if token.text in self.stops or token.low in self.that or (token.low in self.subordinate and at > 0):
                return None
            if token.low in helpers:
                return at
            if (
                token.low in self.grammar.finite
                and self.grammar.verb_second
                and not token.capital
                and token.low not in self.grammar.participles
            ):
                return None
        return None

    def _frame(self, tokens: Sequence[Token], verb: Verb, finite: int, last: int) -> Frame | None:
        left = left_edge(tokens, min(finite, last))
        if any(0 <= at < len(tokens) and tokens[at].low in self.author for at in (finite - 1, finite + 1)):
            return None  # the author of the article speaks
        start, end = min(finite, last), max(finite, last)
        for need in verb.needs:
            part = self._part(tokens, need, finite, last, need == verb.needs[-1])
            if part is not None:
                end, start = max(end, part), min(start, part)
        passive = finite != last and tokens[finite].low in self.passive and tokens[finite].low not in self.perfect
        if self.grammar.silent_subject and finite and tokens[finite - 1].low in self.grammar.words("words.reflexives"):
            passive = False  # si è detto convinto
        shown = min(finite, last), end
        frame = Frame(verb.sense, shown, finite, None, left, end + 1, passive=passive, closing=max(finite, last))
        if not self._with_subject(tokens, frame, last):
            return None
        subject = frame.subject = self.subjects.unquoted(tokens, frame)
        if subject and not passive and any(subject.start <= at < subject.end for at in (start, finite)):
            return None
        reach = max(end + 1, frame.subject.end if frame.subject else 0)
        frame.right = right_edge(tokens, reach)
        if frame.inverted and subject and self.subjects.goes_on(tokens, frame, subject):
            frame.right = right_edge(tokens, frame.right + 1)
        if self._other_verb(tokens, verb, frame):
            return None
        past = frame.right if self.grammar.verb_second else frame.cue[1]
        clause = range(finite if frame.shared else min(finite, left), past)
        frame.negated = any(
            tokens[at].low in self.negation for at in clause if not subject or not subject.start <= at < subject.end
        )
        return frame

    def _written(self, tokens: Sequence[Token], frame: Frame) -> bool:
        """Whether a text is named before its verb, and a “that” follows: In dem Papier steht, dass …"""
        at = right_edge(tokens, frame.cue[1] + 1) + 1
        told = at < len(tokens) and tokens[at - 1].text == "," and tokens[at].low in self.that
        return told and tokens[frame.left].low in self.grammar.words("words.in")

    def _other_verb(self, tokens: Sequence[Token], verb: Verb, frame: Frame) -> bool:
        """Whether a particle at the end of the clause makes another verb of this one: fand ihn auf, sagte ab."""
        end = min(frame.right, len(tokens))
        clause = range(frame.closing + 1, end)
        if (end < len(tokens) and tokens[end].text == ":") or any(token.quote for token in tokens):
            return False  # words that are quoted show that they are said
        for at in clause:
            low = tokens[at].low
            if low in self.and_:
                return False
            if low in self.particles and low not in verb.needs and not tokens[at].capital:
                following = tokens[at + 1] if at + 1 < len(tokens) else None
                if following is None or not (following.word or following.quote) or following.low in self.and_:
                    return True
        return False

    def _with_subject(self, tokens: Sequence[Token], frame: Frame, last: int) -> bool:
        """Finds whose words a frame gives; false if it gives nobody's."""
        opens = tokens[frame.left].low if frame.left < frame.verb else ""
        as_it = opens in self.subjects.as_ and tokens[frame.left + 1].low in self.impersonal
        nobody = self.impersonal
        if frame.sense == "text":
            nobody = nobody | self.grammar.words("words.impersonal_text")
        impersonal = as_it or any(
            0 <= at < len(tokens) and tokens[at].low in nobody for at in (frame.verb - 1, frame.verb + 1)
        )
        text = impersonal or opens in self.grammar.words("words.therein") or self._written(tokens, frame)
        if frame.sense == "text" and not text:
            return False
        if impersonal or frame.sense == "text":
            frame.subject, frame.inverted, frame.as_ = self.subjects.document(tokens, frame), True, as_it
        elif tokens[frame.verb].low in self.grammar.gerunds and not self.subjects.progressive(tokens, frame):
            frame.shared, frame.subject = True, self.subjects.of_main(tokens, frame)
        elif frame.passive and frame.sense != "cite":
            frame.subject = self.subjects.agent(tokens, frame.verb, last)
        else:
            self.subjects.find(tokens, frame, frame.verb)
            if frame.subject is None and frame.sense == "show":
                frame.subject = self.subjects.document(tokens, frame)
        if frame.sense == "cite" and not frame.passive and frame.subject:
            whom = self.phrases.at(tokens, self.subjects.skip(tokens, max(frame.cue[0] + 1, frame.subject.end)))
            frame.subject = whom if whom and not whom.pronoun else frame.subject
        return True

    def _thus(self, tokens: Sequence[Token], index: int) -> Frame | None:
        """A frame such as “so the minister” behind what was said."""
        if not index or not (tokens[index - 1].quote or tokens[index - 1].text in ",–—-"):
            return None
        at = index + 1
        while at < len(tokens) and tokens[at].low in self.subjects.skipped:
            at += 1
        phrase = self.subjects.nominative(tokens, at)
        if phrase is None:
            return None
        subject = self.subjects.with_apposition(tokens, phrase)
        right = right_edge(tokens, subject.end)
        if any(token.low in self.subjects.finite for token in tokens[subject.end : right]):
            return None
        return Frame("thus", (index, index), index, subject, index, right, inverted=True)
