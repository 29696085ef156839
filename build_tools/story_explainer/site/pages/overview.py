"""The overview: the story in ten lines, who says what, what is known, denied and open, where it comes from.

What is longer than a minute's reading is folded, never cut: a sentence that was cut might have ended in the denial.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from story_explainer.site.amounts import localised
from story_explainer.site.article_names import outlet
from story_explainer.site.articles_view import side_by_side
from story_explainer.site.board import Talk, talks
from story_explainer.site.budget import Budget, FoldedList, count
from story_explainer.site.changes import changes
from story_explainer.site.embeds import embeds
from story_explainer.site.notice import explained
from story_explainer.site.page import relative
from story_explainer.site.pages.figures import ChangedFigure, changed_figures, figure_values
from story_explainer.site.pages.kind import PageKind
from story_explainer.site.pictures.sourcing import chain_picture
from story_explainer.site.routes import Routes
from story_explainer.site.view import View
from story_explainer.story.base import Text
from story_explainer.story.bitext import Segment
from story_explainer.story.chains import chain_of
from story_explainer.story.file_names import STORY
from story_explainer.story.first_told import brought_by, newest
from story_explainer.story.keys import LEAD
from story_explainer.story.model import Claim, OpenQuestion, Topic
from story_explainer.story.model.about import STANDFIRST_WORDS
from story_explainer.story.received import has_opening, only_in, opened_by, opening, sections, times
from story_explainer.story.voices import main_claim

WORDS = 300  # what the story may say open on this page; beside it stand headings and labels
_FIRST = 120  # words of lede and board on the first screen of a phone
_TURN = 12  # words for which each line of the board takes room beside its own: the name, the evidence
_FIGURES, _KNOWN, _DENIED, _OPEN, _WHY, _CARDS, _OPENING, _ONLY = 24, 38, 60, 60, 60, 40, 150, 50


def _values(view: View, name: str) -> Mapping[str, Any]:
    story, begins = view.story, has_opening(view.story)
    claim, article = main_claim(story), newest(story)
    budget = Budget(WORDS)
    budget.spend(count(view.edition.title))
    lede = _lede(view)
    told = count(view.plain(lede)) if lede else 0
    budget.spend(told)
    board = _board(view, budget, told)
    figures = _changed(view, budget)
    why = budget.part(story.topics[:1], partial(_topic, view), _WHY)
    columns = _columns(view, budget)
    opener = opened_by(story, view.locale)
    paragraphs = opening(story, view.reading_of(opener), opener) if begins else []
    flat = [segment for paragraph in paragraphs for segment in paragraph]
    first = budget.part(flat, lambda segment: _sentence(view, segment), _OPENING)
    more = story.topics[len(why.shown) :]
    topics = budget.part(more, lambda topic: count(view.plain(topic.question)), _CARDS)
    short = sum(count(view.plain(topic.short)) for topic in topics.shown if topic.short)
    answered = topics.shown if all(topic.short for topic in topics.shown) and short <= budget.left else ()
    received = budget.part(sections(story), lambda section: _sentence(view, section.heading), _CARDS)
    chain = chain_of(claim, story) if claim else None
    return {
        **figure_values(view),
        "explained": explained(view.edition),
        **columns,
        "board": board,
        "changed": figures,
        "lede": lede,
        "opening": first,
        "opener": opener,
        "why": why.shown,
        "topics": topics,
        "from_sources": any(view.origin(topic) != "articles" for topic in story.topics),
        "answered": {topic.id for topic in (*why.shown, *answered)},
        "sections": received,
        "news": brought_by(article, story) if article else None,
        "localised": partial(localised, story=story, language=view.language),
        "outlet": partial(outlet, story, view.language),
        "changes": changes(view.edition),
        "texts": _texts(view) if begins and side_by_side(story, LEAD) else [],
        "only_in": {
            locale: budget.part(segments, lambda segment: _sentence(view, segment), _ONLY)
            for locale, segments in only_in(story).items()
        },
        "times": times(story),
        "main": claim,
        "chain": chain,
        "chain_picture": chain_picture(view, chain) if chain else None,
        "embeds": embeds(view.edition),
    }


def _sentence(view: View, segment: Segment | None) -> int:
    return count(view.sentence(segment).striptags()) if segment else 0


def _topic(view: View, topic: Topic) -> int:
    return count(view.plain(topic.question), view.plain(topic.short or topic.answer))


def _lede(view: View) -> Text | None:
    """What stands below the headline: the standfirst, however long, or a summary that is as short as one should be."""
    about = view.story.about
    short = about.summary and count(view.plain(about.summary)) <= STANDFIRST_WORDS
    return about.standfirst or (about.summary if short else None)


def _board(view: View, budget: Budget, told: int) -> FoldedList[Talk]:
    """The board below a lede of so many words: what matters most always stands there, with all answers."""
    found = talks(view.edition)
    if not found:
        return FoldedList()
    first = found[0] if found[0].length(view.language) <= _FIRST - told else found[0].brief
    budget.spend(first.length(view.language))
    used, most = told, 0
    for talk in found[: max(3, sum(talk.central for talk in found))]:
        used += talk.length(view.language) + _TURN * len(talk.voices)
        most += used <= _FIRST or not most
    rest = budget.part(found[1:], lambda talk: talk.length(view.language), _FIRST, most - 1)
    return FoldedList((first, *rest.shown), rest.folded)


def _changed(view: View, budget: Budget) -> FoldedList[ChangedFigure]:
    """The figures that changed."""

    def length(entry: ChangedFigure) -> int:
        return count(view.plain(entry.figure.what), entry.before[0].value, entry.last[0].value) + 6

    return budget.part(changed_figures(view), length, _FIGURES * 2)


def _columns(view: View, budget: Budget) -> Mapping[str, Any]:
    """What is known, what is claimed, what is open."""
    about, standings = view.story.about, dict(view.edition.standings)
    disputed = standings.pop("disputed", [])
    hanging = standings.pop("hanging", [])
    below: dict[str, list[Claim]] = {claim.id: [] for claim in disputed}
    for claim in hanging:
        below[view.edition.statuses[claim.id].hangs_on[0]].append(claim)
    groups = {"disputed": disputed, **standings} if disputed else standings
    open_groups = [group for group in ("disputed", "corrected", "contradicted") if group in groups] or list(groups)[:1]

    def length(claim: Claim) -> int:
        return count(view.claim_label(claim)) + sum(count(view.claim_label(each)) for each in below.get(claim.id, ()))

    def question(entry: OpenQuestion) -> int:
        return count(view.plain(entry.text), view.plain(entry.settled_by) if entry.settled_by else "") + 4

    return {
        "known": budget.part(about.known, lambda point: count(view.plain(point.text)) + 2, _KNOWN),
        "claimed": [(group, budget.part(groups.pop(group), length, _DENIED)) for group in open_groups],
        "below": below,
        "standings": groups,
        "open": budget.part(about.open_questions, question, _OPEN),
    }


def _texts(view: View) -> list[tuple[str, str]]:
    """The articles by their language, each with the way to it: in that language, where the site has pages in it."""
    story, languages = view.story, view.edition.languages
    return [
        (locale, relative(view.path, Routes(story, languages[locale]).path("article")))
        if locale in languages and locale in story.locales
        else (locale, view.href("parallel"))
        for locale in view.versions
        if locale in story.bitext.shown
    ]


PAGE = PageKind(
    template="overview.html",
    source=lambda view: STORY,
    instances=lambda story: ["overview"],
    nav_title=lambda view, name: view.language.gettext("Overview"),
    description=lambda view, name: view.edition.description,
    values=_values,
    title=lambda view, name: view.edition.title,
    tab=lambda view, name: view.edition.short_title,
    first=True,
)
