"""What each article does with a claim: says or copies it, tells an answer to it, is silent where an editor says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from story_explainer.story.articles import published
from story_explainer.story.keys import ArticleKey
from story_explainer.story.model import Appearance, Claim, Story
from story_explainer.story.model.claims import AnswerKind, AppearanceKind
from story_explainer.story.publication_order import by_publication

MentionKind = AppearanceKind | AnswerKind
_ANSWERS: tuple[AnswerKind, ...] = ("denies", "corrects", "confirms", "declines")  # what weighs most first


@dataclass(frozen=True, slots=True)
class Mention:
    """What one article does with a claim.

    Attributes:
        article: the id of the article.
        day: when it was published, as EDTF; None where that is not known.
        kind: what it does. Where `answers` has an entry of this kind, it passes that answer on; where the answer is of
            the party that published the article, it is its own.
        cites: its sentences, by their ids.
        wording: the words of these sentences in each of its languages, as far as they may be shown.
        answers: the answers that it passes on, beside the claim itself or alone: each kind with the actors who give it,
            what weighs most first.
    """

    article: str
    day: str | None
    kind: MentionKind
    cites: tuple[str, ...] = ()
    wording: dict[str, tuple[str, ...]] = field(default_factory=dict)
    answers: tuple[tuple[AnswerKind, tuple[str, ...]], ...] = ()


def appearances_of(claim: Claim, story: Story) -> list[Mention]:
    """What the articles do with a claim.

    Args:
        claim: the claim; what an editor says in its `appearances` goes before everything that is derived.
        story: the story.

    Returns:
        One entry an article, in the order of publication. Articles of which nothing is known are left out: that they
        are silent is said only where an editor says it.
    """
    written = {ArticleKey.parse(entry.article).article: entry for entry in reversed(claim.appearances)}
    return [
        mention
        for article in by_publication(story)
        if (
            mention := _written(written[article], claim, story)
            if article in written
            else _derived(claim, article, story)
        )
    ]


def cited_of(claim: Claim, article: str, story: Story) -> tuple[str, ...]:
    """The sentences of an article that a claim and its quotations cite."""
    return _of(article, [*claim.cites, *(cite for quote in claim.quotes for cite in quote.cites)], story)


def _of(article: str, cites: Iterable[str], story: Story) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cite for cite in cites if story.article_of.get(cite) == article))


def _written(entry: Appearance, claim: Claim, story: Story) -> Mention:
    article = ArticleKey.parse(entry.article).article
    passed_on: dict[AnswerKind, dict[str, tuple[str, ...]]] = {
        kind: given for kind, given in _passed_on(claim, article, story).items() if kind == entry.kind
    }
    return _mention(article, entry.kind, _of(article, entry.cites, story), story, passed_on)


def _passed_on(claim: Claim, article: str, story: Story) -> dict[AnswerKind, dict[str, tuple[str, ...]]]:
    """Whose answers stand in an article, by kind, each with its sentences: who reports one does not give it."""
    given: dict[AnswerKind, dict[str, tuple[str, ...]]] = {}
    for kind in _ANSWERS:
        for each in claim.responses:
            if each.kind == kind and (found := _of(article, each.cites, story)):
                given.setdefault(kind, {})[each.actor] = found
    return given


def _derived(claim: Claim, article: str, story: Story) -> Mention | None:
    passed_on = _passed_on(claim, article, story)
    answering = {cite for given in passed_on.values() for found in given.values() for cite in found}
    own = cited_of(claim, article, story)
    words = _of(article, (cite for quote in claim.quotes for cite in quote.cites), story)
    # A sentence that is cited for an answer may tell nothing but that: only another one, or the claim's own words, show
    # that the article says the claim itself.
    if words or set(own) - answering:
        return _mention(article, _taken_over(claim, article, own, story), own, story, passed_on)
    if passed_on:
        first, given = next(iter(passed_on.items()))
        cites = tuple(dict.fromkeys(cite for found in given.values() for cite in found))
        return _mention(article, first, cites, story, passed_on)
    return None


def _taken_over(claim: Claim, article: str, own: tuple[str, ...], story: Story) -> AppearanceKind:
    """Whether an article has a claim from another one that has it too; word for word, if the sentence is the same."""
    known = story.describe(article)
    reworks, renders = known.reworks, known.renders
    if reworks:
        before = cited_of(claim, ArticleKey.parse(reworks.of).article, story)
        if before:
            same = set(_words(before, story)) & set(_words(own, story))
            return "copies" if same and reworks.known == "copied" else "repeats"
    if renders:
        other = ArticleKey.parse(renders.of).article
        if other != article and other in story.bitexts and cited_of(claim, other, story):
            return "repeats"
    return "says"


def _words(cites: Iterable[str], story: Story) -> Iterator[str]:
    for cite in cites:
        for words in story.segment[cite].text.values():
            yield " ".join(words.split())


def _mention(
    article: str,
    kind: MentionKind,
    cites: tuple[str, ...],
    story: Story,
    passed_on: Mapping[AnswerKind, Mapping[str, tuple[str, ...]]],
) -> Mention:
    wording: dict[str, tuple[str, ...]] = {}
    for locale in story.bitexts[article].locales:
        found = tuple(text for cite in cites if (text := story.segment[cite].text.get(locale)))
        if found:
            wording[locale] = found
    answers = tuple((answer, tuple(actors)) for answer, actors in passed_on.items())
    return Mention(article, published(story, article), kind, cites, wording, answers)
