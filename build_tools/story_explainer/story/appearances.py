"""What each article does with a claim: says it, copies it, tells its denial, or is silent where an editor says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from story_explainer.story.articles import published
from story_explainer.story.keys import ArticleKey
from story_explainer.story.model import Appearance, Claim, Story
from story_explainer.story.model.claims import AppearanceKind
from story_explainer.story.publication_order import by_publication

Answering = Literal["denies", "corrects"]


@dataclass(frozen=True, slots=True)
class Mention:
    """What one article does with a claim.

    Attributes:
        article: the id of the article.
        day: when it was published, as EDTF; None where that is not known.
        kind: what it does. Where `answered_by` is not empty, `denies` and `corrects` mean that it passes their answer
            on; where that is the party that published the article, the answer is its own.
        cites: its sentences, by their ids.
        wording: the words of these sentences in each of its languages, as far as they may be shown.
        answered_by: the actors whose denial or correction it passes on, beside the claim itself or alone.
        answer: which of the two that is; None where it passes on neither.
    """

    article: str
    day: str | None
    kind: AppearanceKind
    cites: tuple[str, ...] = ()
    wording: dict[str, tuple[str, ...]] = field(default_factory=dict)
    answered_by: tuple[str, ...] = ()
    answer: Answering | None = None


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
    answer = entry.kind if entry.kind in ("denies", "corrects") else None
    passed_on = _passed_on(claim, answer, article, story) if answer else {}
    return _mention(article, entry.kind, _of(article, entry.cites, story), story, passed_on, answer)


def _passed_on(claim: Claim, answer: Answering, article: str, story: Story) -> dict[str, tuple[str, ...]]:
    """Whose answer of one kind stands in an article, each with its sentences: who reports it does not give it."""
    given = [response for response in claim.responses if response.kind == answer]
    return {each.actor: found for each in given if (found := _of(article, each.cites, story))}


def _derived(claim: Claim, article: str, story: Story) -> Mention | None:
    answers: tuple[Answering, ...] = ("denies", "corrects")
    answer = next((each for each in answers if _passed_on(claim, each, article, story)), None)
    passed_on = _passed_on(claim, answer, article, story) if answer else {}
    confirmed = [cite for each in claim.responses if each.kind == "confirms" for cite in each.cites]
    if own := cited_of(claim, article, story) or _of(article, confirmed, story):
        return _mention(article, _taken_over(claim, article, own, story), own, story, passed_on, answer)
    if answer:
        cites = tuple(dict.fromkeys(cite for found in passed_on.values() for cite in found))
        return _mention(article, answer, cites, story, passed_on, answer)
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
    kind: AppearanceKind,
    cites: tuple[str, ...],
    story: Story,
    answered_by: Iterable[str] = (),
    answer: Answering | None = None,
) -> Mention:
    wording: dict[str, tuple[str, ...]] = {}
    for locale in story.bitexts[article].locales:
        found = tuple(text for cite in cites if (text := story.segment[cite].text.get(locale)))
        if found:
            wording[locale] = found
    return Mention(
        article, published(story, article), kind, cites, wording, tuple(answered_by), answer if answered_by else None
    )
