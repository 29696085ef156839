"""The page that is shown as soon as something is saved is the one that the build will make."""

from __future__ import annotations

from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from story_explainer.site.build import build_story
from story_explainer.site.edition import Edition
from story_explainer.story.rights import shown_of
from tests import toy_site
from tests.desk.room import Room
from tests.desk.test_editing import jobs

CLAIMS = "/en/moor-railway/who-says-what/"


def body(room: Room) -> str | None:
    found = room.get("page", path=CLAIMS, lang="en", body="1").data["body"]
    return None if found is None else str(found)


def test_it_is_what_the_build_makes_with_what_was_saved(room: Room) -> None:
    form = jobs(room, text__en="The workshop expects thirty new jobs.")
    sent = {"story": "moor-railway", "key": "claims/jobs", "version": room.version("claims/jobs")}
    assert room.post("save", **sent, form=form).status == 200
    story = load(StoryFolder(room.content / "moor-railway")).story
    assert story
    editions = Edition.all_of(shown_of(story), {each.tag: each for each in toy_site.languages()})
    built = next(page.body for page in build_story(editions) if f"/{page.path}" == CLAIMS)
    assert "thirty new jobs" in built
    assert body(room) == built
    assert room.get("page", path=CLAIMS, lang="en").data["body"] is None, "only who asks for it has it made"


def test_of_a_story_with_mistakes_there_is_none(room: Room) -> None:
    claims = room.file("claims.yml")
    claims.write_text(claims.read_text(encoding="utf-8").replace("cites: [s5]", "cites: [s555]"), encoding="utf-8")
    assert body(room) is None
