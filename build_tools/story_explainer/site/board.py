"""The board of voices in the words of a language: who says what, when, and who answers how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from story_explainer.site.answer_verbs import answered_so
from story_explainer.site.article_names import article_and_day, outlet
from story_explainer.site.budget import count
from story_explainer.site.edition import Edition, once
from story_explainer.site.labels import labels
from story_explainer.site.language import Language
from story_explainer.story.base import Text
from story_explainer.story.model import Claim, Quotation, Response
from story_explainer.story.voices import Exchange, earlier_answers

_QUOTED = 14  # words that a quotation may have to stand for what somebody says
_AROUND = 8  # words that a text has around a quotation in it, at most, where the quotation alone says as much


@dataclass(frozen=True)
class BoardLine:
    """One line of the board.

    Attributes:
        kind: `says`, or the kind of an answer or of what an article does.
        claim: the claim that is made or answered.
        who: the name; empty where the texts attribute a claim to nobody.
        does: the word for an answer, such as “denies”; empty for a claim.
        when: when it was said, as EDTF; empty where that is not known.
        told: in which article it is found, where that is all that is known.
        locale: the language of the words.
        words: what is said, if there are words for it.
        quoted: whether these are somebody's own.
        original: the quotation itself, where `words` say in the page's language what it means.
        original_locale: the language of that.
        meaning: what the quotation means, word for word.
        beside: how it was said, in the editors' words.
        note: what the editors add, apart from what is said.
        earlier: whether it is an answer after which the same actor gave another one, which stands before it.
        cites: what it rests on.
        heard: what of that has the quoted words.
    """

    kind: str
    claim: Claim = field(repr=False)
    who: str
    does: str = ""
    when: str = ""
    told: str = ""
    locale: str = ""
    words: str = ""
    quoted: bool = False
    original: str = ""
    original_locale: str = ""
    meaning: str = ""
    beside: str = ""
    note: str = ""
    earlier: bool = False
    cites: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()

    def length(self, language: Language) -> int:
        """How many words it is, with its date."""
        return count(
            self.who,
            self.does,
            self.words,
            self.original,
            self.beside,
            self.note,
            self.told,
            self.when and language.date(self.when),
        )


@dataclass(frozen=True)
class Talk:
    """A claim as the first line, and what is answered to it."""

    claim: Claim
    voices: tuple[BoardLine, ...]
    central: bool = True

    def length(self, language: Language) -> int:
        """How many words it is."""
        return sum(voice.length(language) for voice in self.voices)

    @property
    def brief(self) -> Talk:
        """The same with answers that only say who gives them, and how; the newest one keeps its words."""
        first, *answers = self.voices
        told = [answer for answer in reversed(answers) if answer.words and not answer.earlier]
        newest = max(told, key=lambda answer: answer.when, default=None)
        short = (replace(each, words=each.words if each is newest else "", original="", beside="") for each in answers)
        return replace(self, voices=(first, *short))


@once
def talks(edition: Edition) -> tuple[Talk, ...]:
    """The board of a story in one language, what matters most first."""
    return tuple(
        Talk(exchange.claim, tuple(_voices(edition, exchange)), exchange.central) for exchange in edition.board
    )


def _voices(edition: Edition, exchange: Exchange) -> Iterator[BoardLine]:
    story, language = edition.story, edition.language
    claim, words = exchange.claim, labels(language)
    quote, text = _said(edition, claim.short, claim.quotes, claim.label)
    locale, said = text or (language.tag, edition.claim_label(claim))
    who, (article, day) = _name(edition, exchange.speaker) or edition.told_by(claim), exchange.told or ("", "")
    meaning = _translated(edition, quote)
    own = bool(article) and outlet(story, language, article) == who  # then it said so when it published the article
    yield BoardLine(
        "says",
        claim,
        who,
        when=claim.when or (day if own else ""),
        told=article_and_day(story, language, article) if article and not own else "",
        locale=language.tag if meaning else locale,
        words=meaning or said,
        quoted=quote is not None and not meaning,
        original=said if meaning else "",
        original_locale=locale if meaning else "",
        meaning=meaning,
        note=edition.plain(claim.note) if claim.note else "",
        cites=tuple(claim.cites),
        heard=tuple(quote.cites) if quote else (),
    )
    for answer, response in exchange.answers:
        yield _answer(edition, claim, response)
        for before in earlier_answers(claim, answer):
            line = _answer(edition, claim, before)
            yield replace(line, does=language.gettext("earlier: %(answer)s") % {"answer": line.does}, earlier=True)
    for mention in exchange.articles:
        yield BoardLine(
            mention.kind,
            claim,
            outlet(story, language, mention.article),
            does=words["appearance"][mention.kind],
            when=mention.day or "",
            cites=mention.cites,
        )


def _answer(edition: Edition, claim: Claim, response: Response) -> BoardLine:
    quote, text = _said(edition, None, response.quotes, response.text)
    locale, said = text or (edition.language.tag, "")
    beside = edition.plain(response.text) if quote and response.text else ""
    beside = beside if said not in beside or count(beside) > count(said) + _AROUND else ""
    meaning = _translated(edition, quote)
    whole = beside if meaning and meaning in beside else ""  # then it would be said twice
    return BoardLine(
        response.kind,
        claim,
        _name(edition, response.actor),
        does=answered_so(edition, claim, response),
        when=response.when or "",
        locale=edition.language.tag if meaning else locale,
        words=whole or meaning or said,
        quoted=quote is not None and not meaning,
        original=said if meaning else "",
        original_locale=locale if meaning else "",
        meaning=meaning,
        beside="" if whole else beside,
        cites=tuple(response.cites),
        heard=tuple(quote.cites) if quote else (),
    )


def _said(
    edition: Edition, short: Text | None, quotes: list[Quotation], text: Text | None
) -> tuple[Quotation | None, tuple[str, str] | None]:
    """What somebody says: the editors' short form, a quotation, which stands first then, or a text.

    A rendering of their words counts only in the language of the page.
    """
    if short:
        return None, edition.choose(short)
    shown = [quote for quote in quotes if quote.text.root]  # of some the words may not be shown
    for quote in sorted(shown, key=lambda quote: not quote.original):
        locale, words = edition.choose(quote.text)
        if count(words) <= _QUOTED and (quote.original or locale == edition.language.tag):
            return quote, (locale, words)
    return None, edition.choose(text) if text else None


def _translated(edition: Edition, quote: Quotation | None) -> str:
    """What a quotation in another language means, where the editors say so in this one."""
    if quote is None or quote.translation is None or edition.choose(quote.text)[0] == edition.language.tag:
        return ""
    return quote.translation.get(edition.language.tag) or ""


def _name(edition: Edition, actor: str) -> str:
    return edition.plain(edition.story.actor[actor].name) if actor else ""
