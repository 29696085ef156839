"""Where a source is cited: no place that rests on it is left out, and each place is there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from story_explainer.site.build import build_site
from story_explainer.site.citations import cited_in
from story_explainer.site.edition import Edition
from story_explainer.story.base import Text
from story_explainer.story.model import KnownPoint, Source, Story
from tests import toy_site

STORIES = toy_site.stories()
LANGUAGES = {language.tag: language for language in toy_site.languages()}
ONLY = Source.model_validate(
    {"id": "only-here", "publisher": "P", "title": {"en": "T", "de": "T"}, "locale": "en", "kind": "press"}
)


def moor() -> Story:
    return next(story for story in STORIES if story.slug == "moor-railway")


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)
def test_every_citation_counts_and_leads_to_its_place(story: Story) -> None:
    """As many statements as cite; and what a reader follows from the page of sources exists."""
    pages = {page.path: page for page in build_site([story], toy_site.languages())}
    for edition in Edition.all_of(story, LANGUAGES).values():
        found = cited_in(edition)
        cited = {cite for node in story.nodes if node.name == "cites" for cite in node.value}  # type: ignore[attr-defined]
        assert found.keys() == cited
        for place in {place for places in found.values() for place in places}:
            page = pages[edition.routes.path(place.page)]
            assert not place.anchor or place.anchor in page.anchors, place
            assert place.words.strip()


@pytest.mark.parametrize("where", ["known", "question", "actor", "relation", "term", "order", "answer", "headline"])
def test_a_source_cited_in_one_place_alone_is_counted(where: str) -> None:
    story = moor()
    about, cites = story.about, [ONLY.id]
    if where == "known":
        point = KnownPoint(id="p", kind="act", text=Text({"en": "It was so."}), cites=cites)
        story = replace(story, about=about.model_copy(update={"known": [point]}))
    elif where == "question":
        question = about.open_questions[0].model_copy(update={"cites": cites})
        story = replace(story, about=about.model_copy(update={"open_questions": [question]}))
    elif where == "headline":
        story = replace(story, about=about.model_copy(update={"cites": cites}))
    elif where == "actor":
        story = replace(story, actors=[story.actors[0].model_copy(update={"cites": cites}), *story.actors[1:]])
    elif where == "relation":
        relation = story.actors[0].relations[0].model_copy(update={"cites": cites})
        actor = story.actors[0].model_copy(update={"relations": [relation]})
        story = replace(story, actors=[actor, *story.actors[1:]])
    elif where == "term":
        story = replace(story, terms=[story.terms[0].model_copy(update={"cites": cites})])
    elif where == "order":
        event = story.event["shunter"]
        order = event.before[0].model_copy(update={"cites": cites})
        changed = event.model_copy(update={"before": [order]})
        story = replace(story, events=[changed if each.id == event.id else each for each in story.events])
    else:
        claim = story.claim["talks"]
        answer = claim.responses[0].model_copy(update={"cites": cites})
        changed_claim = claim.model_copy(update={"responses": [answer]})
        story = replace(story, claims=[changed_claim if each.id == claim.id else each for each in story.claims])
    story = replace(story, sources=[*story.sources, ONLY])
    (page,) = (
        page
        for page in build_site([story], toy_site.languages())
        if page.key == "moor-railway/sources" and page.locale == "en"
    )
    item = BeautifulSoup(page.body, "html.parser").select_one(f"#{ONLY.id}")
    assert item is not None
    assert "Cited in 1 place" in item.get_text()
    assert len(item.select("details a[href]")) == 1
