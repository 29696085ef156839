"""Claims and the answers to them as a page of one language shows them: who answers, with which verb, in what words."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from story_explainer.site.answer_verbs import answered_so, answered_to, answers_so
from story_explainer.site.plain_words import answered
from story_explainer.site.texts_view import TextsView
from story_explainer.story.model import Claim, Response
from story_explainer.story.status import Status, answers_too_early


@dataclass(frozen=True, eq=False)
class AnswersView(TextsView):
    """How claims stand, and the answers to them."""

    def status(self, claim: Claim) -> Status:
        """What a reader is told about a claim, still in symbols."""
        return self.edition.statuses[claim.id]

    def answered(self, claim: Claim) -> list[tuple[str, str]]:
        """Who answered a claim in which way: the kind of answer, and the words for it with the names."""
        return list(answered(self.edition, claim))

    def corrections(self, claim: Claim) -> list[Markup]:
        """What those say who put a claim right: without it, the claim alone would be read again."""
        answers = [claim.responses[each.index] for each in self.status(claim).answers if each.kind == "corrects"]
        return [said for each in answers if (said := self.answer_said(each))]

    def answer_said(self, response: Response) -> Markup:
        """What an answer says: the editors' words for it, else its own; empty where only that it was given is known."""
        if response.text:
            return self.text(response.text)
        shown = [quote for quote in response.quotes if quote.text.root]
        for quote in sorted(shown, key=lambda quote: (self.locale not in quote.text.root, not quote.original)):
            locale, words = self.edition.choose(quote.text)
            lang = "" if locale == self.locale else Markup(' lang="{}"').format(locale)
            return Markup("<q{}>{}</q>").format(lang, words)
        return Markup("")

    def answers_to(self, response: Response, claim: Markup) -> Markup:
        """Who answers which claim, where nothing else is known of the answer: the claim stands in marks, as cited."""
        values = {"actor": self.actor(response.actor), "claim": claim}
        return escape(answered_to(self.edition, response)) % values

    def answers_so(self, response: Response) -> str:
        """What the actor of an answer does, to stand behind the name where answers are told day by day."""
        return answers_so(self.edition, response)

    def answered_so(self, claim: Claim, response: Response) -> str:
        """The same below its claim."""
        return answered_so(self.edition, claim, response)

    def answer_words(self, claim: Claim, response: Response) -> str:
        """An answer in plain words: who answers how, and what."""
        words = f"{self.plain(self.story.actor[response.actor].name)} {self.answered_so(claim, response)}"
        return f"{words}. {self.plain(response.text)}" if response.text else words

    def early(self, claim: Claim, response: Response) -> str:
        """The day of a claim, as EDTF, where an answer to it is dated before that; else empty."""
        return answers_too_early(claim, response, self.story)
