"""From a sentence to the answer that it gives to a claim: what is chosen is filled in, and the answer comes first."""

from __future__ import annotations

from bs4 import BeautifulSoup

from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from story_explainer.desk.reading import DeskStories
from story_explainer.story.model import Claim
from tests.desk.room import Room
from tests.desk.test_editing import filled


def claim(room: Room, ident: str) -> Claim:
    story = load(StoryFolder(room.content / "moor-railway")).story
    assert story
    return story.claim[ident]


def test_each_claim_can_be_answered_the_nearest_one_first(room: Room) -> None:
    html = BeautifulSoup(room.get("new", story="moor-railway", cites="s5", part="1", lang="en").text, "html.parser")
    ways = {str(each["data-how"]) for each in html.select('[data-open="claims/talks"]')}
    assert ways == {"denies", "corrects", "confirms", "declines"}
    assert html.select_one('[data-contradicts="talks"]')
    keys = list(dict.fromkeys(str(each["data-open"]) for each in html.select("[data-open]")))
    state = DeskStories(room.content, "content").state("moor-railway")
    assert set(keys) == {str(each.key) for each in state.statements() if each.key.file == "claims"}
    story = state.last
    assert story
    assert "s5" in story.claim[keys[0].removeprefix("claims/")].cites, "the one that rests on that sentence"


def test_what_was_told_just_before_is_near_though_in_other_words(room: Room) -> None:
    html = BeautifulSoup(room.get("new", story="moor-railway", cites="s2", part="1", lang="en").text, "html.parser")
    keys = list(dict.fromkeys(str(each["data-open"]) for each in html.select("[data-open]")))
    story = DeskStories(room.content, "content").state("moor-railway").last
    assert story
    ranks = [
        0 if "s2" in claim.cites else 1 if "s1" in claim.cites else 2
        for claim in (story.claim[key.removeprefix("claims/")] for key in keys)
    ]
    assert ranks == sorted(ranks)
    assert {1, 2} <= set(ranks)


def test_the_answer_comes_first_and_is_saved_as_it_is(room: Room) -> None:
    before = claim(room, "talks")
    sent = {"story": "moor-railway", "key": "claims/talks", "how": "confirms", "cites": "s2", "part": "1", "lang": "en"}
    html = BeautifulSoup(room.get("edit", **sent).text, "html.parser")
    form, answer = html.select_one("form"), html.select_one("[data-answer]")
    assert form
    assert answer
    first = form.select_one("select, input:not([type=hidden]), textarea")
    assert first
    assert first["name"] == f"{answer['data-answer']}.actor"
    said = filled(form)
    name = f"responses.{len(before.responses)}"
    assert said[f"{name}.kind"] == "confirms"
    assert not said[f"{name}.actor"], "the sentence but names them"
    said[f"{name}.actor"] = "elbwerk"
    assert said[f"{name}.cites"] == "s2"
    done = room.post("save", story="moor-railway", key="claims/talks", version=form["data-version"], form=said)
    assert done.status == 200, done.text
    after = claim(room, "talks")
    assert after.responses[:-1] == before.responses
    assert (after.responses[-1].actor, after.responses[-1].kind) == ("elbwerk", "confirms")
    assert after.model_copy(update={"responses": before.responses}) == before


def test_a_claim_that_contradicts_another_begins_with_it(room: Room) -> None:
    html = room.get("edit", story="moor-railway", kind="claim", cites="s3", contradicts="talks", part="1").text
    said = filled(BeautifulSoup(html, "html.parser"))
    assert said["contradicts"] == "talks"
    form = said | {"text.en": "Nobody talks.", "text.de": "Niemand spricht.", "via": "gazette", "certainty": "stated"}
    assert room.post("save", story="moor-railway", kind="claim", version="", form=form).status == 200
    assert claim(room, "nobody-talks").contradicts == ["talks"]


def test_a_new_claim_asks_who_says_it_and_proposes_nobody_who_is_but_named(room: Room) -> None:
    html = BeautifulSoup(room.get("edit", story="moor-railway", kind="claim", cites="s2", part="1").text, "html.parser")
    field = html.select_one(".desk-form__fields > label > select[name=by]")
    assert field, "in view, not among the fields that are folded"
    chosen = field.select_one("option[selected]")
    assert not chosen or not chosen["value"], "who is but named does not speak"
