"""A review holds for a statement as it was: what changes behind it makes it due again, and nothing else does."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from story_explainer.story.model import ReviewEntry, Story
from story_explainer.story.model.reviews import ReviewState
from story_explainer.story.reviews import Reviewable, review, review_states, reviewables
from tests.story.toy import with_fields

TOY = Path(__file__).parents[1] / "toy_content/ferry"


@pytest.fixture(scope="module")
def ferry() -> Story:
    """The toy story, without reviews."""
    story = load(StoryFolder(TOY)).story
    assert story
    return story


def item(story: Story, key: str) -> Reviewable:
    return next(found for found in reviewables(story) if found.key == key)


def reviewed(story: Story, key: str, *locales: str) -> Story:
    entries = [review(story, item(story, key), locale, "Ana", "2026-03-11") for locale in locales]
    return with_fields(story, reviews=[*story.reviews, *entries])


def changed(story: Story, part: str, ident: str, **fields: Any) -> Story:
    """The story with fields of one entry changed."""
    entries = [
        type(entry).model_validate({**entry.model_dump(exclude_unset=True), **fields}) if entry.id == ident else entry
        for entry in getattr(story, part)
    ]
    return with_fields(story, **{part: entries})


def with_segment(story: Story, ident: str, locale: str, text: str) -> Story:
    """The story over another wording of one segment."""
    data = story.bitext.model_dump(mode="json")
    for section in data["sections"]:
        for paragraph in section["paragraphs"]:
            for segment in paragraph["segments"]:
                if segment["id"] == ident:
                    segment["text"][locale] = text
    return with_fields(story, bitext=type(story.bitext).model_validate(data))


def state(story: Story, key: str, locale: str) -> ReviewState:
    return review_states(story)[key][locale]


def test_everything_readers_see_can_be_reviewed(ferry: Story) -> None:
    """Each statement has a key of its own; facts inside topics count for themselves."""
    assert [found.key for found in reviewables(ferry)] == [
        "story",
        "story/may",
        "claims/restart",
        "claims/idle",
        "events/idle-years",
        "events/report",
        "events/answer",
        "actors/piccolo",
        "actors/port",
        "actors/mayor",
        "context/the-line",
        "context/since",
        "glossary/ferry",
        "divergences/writes",
    ]
    assert item(ferry, "context/since").path == ("topics", 0, "facts", 0)


def test_each_language_is_reviewed_for_itself(ferry: Story) -> None:
    """A review in one language says nothing about the other one."""
    story = reviewed(ferry, "claims/idle", "it")
    assert state(story, "claims/idle", "it") == ReviewState("reviewed", "Ana", "2026-03-11")
    assert state(story, "claims/idle", "sl").state == "unreviewed"


def test_changed_sentence_makes_everything_that_cites_it_due(ferry: Story) -> None:
    """Also where the change is in the other language: the two versions may no longer say the same."""
    story = reviewed(reviewed(ferry, "claims/idle", "it"), "claims/restart", "it")
    story = with_segment(story, "s3", "sl", "Linija ne deluje.")
    assert state(story, "claims/idle", "it") == ReviewState("outdated", "Ana", "2026-03-11", ("s3",))
    assert state(story, "claims/restart", "it").state == "reviewed"


def test_evidence_inside_a_statement_counts(ferry: Story) -> None:
    """What a response, a quotation or the basis of a claim cites is evidence of the claim."""
    story = reviewed(ferry, "claims/restart", "it")
    assert state(with_segment(story, "s4", "it", "Altro."), "claims/restart", "it").changed == ("s4",)
    source = changed(story, "sources", "harbour-news", excerpts=["“It is too early.”"])
    assert state(source, "claims/restart", "it").changed == ("harbour-news",)


def test_own_text_counts_in_its_language_only(ferry: Story) -> None:
    """A better Slovene wording does not ask the Italian editor to read again; who asserts it does, in both."""
    story = reviewed(ferry, "claims/idle", "it", "sl")
    worded = changed(story, "claims", "idle", text={"it": "La linea è ferma da anni, secondo la sindaca.", "sl": "X"})
    assert state(worded, "claims/idle", "it").state == "reviewed"
    assert state(worded, "claims/idle", "sl").changed == ("text",)
    attributed = changed(story, "claims", "idle", by="port")
    assert state(attributed, "claims/idle", "it").changed == ("text",)


def test_another_citation_is_a_change(ferry: Story) -> None:
    """Citing one thing more or less is to be reviewed."""
    story = reviewed(ferry, "claims/idle", "it")
    assert state(changed(story, "claims", "idle", cites=["s3", "s1"]), "claims/idle", "it").changed == ("s1",)


def test_what_says_nothing_to_readers_is_no_change(ferry: Story) -> None:
    """The mark of a draft, white space in a sentence and a field that is given its default change nothing."""
    story = reviewed(ferry, "claims/idle", "it")
    assert state(changed(story, "claims", "idle", draft=True, quotes=[]), "claims/idle", "it").state == "reviewed"


def test_topic_and_its_facts_are_apart(ferry: Story) -> None:
    """A changed fact leaves the review of its topic as it is."""
    story = reviewed(reviewed(ferry, "context/the-line", "it"), "context/since", "it")
    facts = [{**ferry.topics[0].facts[0].model_dump(exclude_unset=True), "when": "1998"}]
    story = changed(story, "topics", "the-line", facts=facts)
    assert state(story, "context/the-line", "it").state == "reviewed"
    assert state(story, "context/since", "it").changed == ("text",)


def test_last_review_counts(ferry: Story) -> None:
    """An editor who confirms after a change ends the drift."""
    story = with_segment(reviewed(ferry, "claims/idle", "it"), "s3", "it", "Altro.")
    assert state(story, "claims/idle", "it").state == "outdated"
    assert state(reviewed(story, "claims/idle", "it"), "claims/idle", "it").state == "reviewed"


def test_no_review_of_what_cites_nothing_that_is_there(ferry: Story) -> None:
    """A statement with a dangling citation cannot be stood by."""
    story = changed(ferry, "claims", "idle", cites=["s99"])
    with pytest.raises(ValidationError):
        review(story, item(story, "claims/idle"), "it", "Ana", "2026-03-11")


def test_a_language_that_comes_later_outdates_nothing(ferry: Story) -> None:
    """A third version of the cited sentence, of a quotation and of a source's title were not there to be read."""
    story = reviewed(ferry, "claims/restart", "it", "sl")
    story = with_segment(with_segment(story, "s1", "de", "Die Fähre."), "s2", "de", "Drei Leute.")
    story = with_segment(story, "s4", "de", "Zu früh.")
    source = story.source["harbour-news"]
    story = changed(story, "sources", "harbour-news", title={**source.title.root, "de": "Der Hafen zur Fähre"})
    basis = {**story.claim["restart"].basis.model_dump(exclude_unset=True)}  # type: ignore[union-attr]
    basis["phrase"] = {**basis["phrase"], "de": "drei Leute aus dem Hafen"}
    story = changed(story, "claims", "restart", basis=basis)
    assert state(story, "claims/restart", "it").state == "reviewed"
    assert state(story, "claims/restart", "sl").state == "reviewed"
    assert state(with_segment(story, "s1", "sl", "Drugače."), "claims/restart", "it").changed == ("s1",)


def test_reviews_of_the_last_version_still_hold(ferry: Story) -> None:
    """They have one fingerprint for all languages of a sentence; these are the ones that it wrote."""
    before = {
        "statement": "claims/idle",
        "locale": "it",
        "by": "Ana",
        "on": "2026-03-11",
        "text": "7e0dfb7e8f56",
        "evidence": {"s3": "be0cfa03229c"},
    }
    story = with_fields(ferry, reviews=[ReviewEntry.model_validate(before)])
    assert state(story, "claims/idle", "it").state == "reviewed"
    assert state(with_segment(story, "s3", "de", "Neu."), "claims/idle", "it").state == "reviewed"
    assert state(with_segment(story, "s3", "sl", "Drugače."), "claims/idle", "it").changed == ("s3",)


def test_a_statement_stands_in_the_languages_in_which_it_is_written(ferry: Story) -> None:
    """Nobody is asked to review what is not there."""
    text = {"it": "La linea è ferma da anni, secondo la sindaca."}
    story = changed(ferry, "claims", "idle", text=text)
    assert list(review_states(story)["claims/idle"]) == ["it"]
