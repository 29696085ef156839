"""What an editor does at the desk is written for them, and nothing that anybody wrote is lost."""

from __future__ import annotations

import difflib
import os
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup

from story_explainer.content.drafted import recorded
from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from story_explainer.desk.forms import SECTIONS, entry_of, fields_of
from story_explainer.desk.reading import DeskStories
from tests.desk.room import Room

JOBS = {
    "text.en": "The workshop expects twenty new jobs.",
    "text.de": "Die Werkstatt erwartet zwanzig neue Stellen.",
    "by": "director",
    "basis.kind": "named",
    "certainty": "expected",
    "quotes.0.text.de": "zwanzig neue Stellen",
    "quotes.0.original": "true",
    "quotes.0.cites": "elbe-courier",
}


def jobs(room: Room, **changed: str) -> dict[str, str]:
    """The form of the draft “jobs” as it stands there, with some fields changed."""
    story = load(StoryFolder(room.content / "moor-railway")).story
    assert story
    cites = next(claim for claim in story.claims if claim.id == "jobs").cites
    return {**JOBS, "cites": ", ".join(cites), **{name.replace("__", "."): value for name, value in changed.items()}}


def changes(before: str, after: str) -> list[str]:
    """The lines that went and came."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def claims(room: Room) -> str:
    return room.file("claims.yml").read_text(encoding="utf-8")


def test_taking_is_the_review_in_the_languages_in_view(room: Room) -> None:
    before = claims(room)
    assert room.statements("claims")["claims/jobs"]["draft"]
    answer = room.post("take", story="moor-railway", seen={"claims/jobs": room.version("claims/jobs")}, locales=["de"])
    assert answer.data == {"done": "1 statement taken"}
    assert changes(before, claims(room)) == ["-    draft: true"]
    story = load(StoryFolder(room.content / "moor-railway")).story
    assert story
    assert [(each.locale, each.by) for each in story.reviews if each.statement == "claims/jobs"] == [
        ("de", "Ana Rossi")
    ]
    assert not room.statements("claims")["claims/jobs"]["draft"]


def test_all_that_is_marked_is_taken_at_once_or_not_at_all(room: Room) -> None:
    keys = ["claims/jobs", "claims/talks"]
    seen = {key: room.version(key) for key in keys}
    before = room.state()
    stale = {**seen, "claims/talks": "0" * 16}
    answer = room.post("take", story="moor-railway", seen=stale, locales=["en"])
    assert answer.status == 409
    assert answer.data["changed"] == ["claims/talks"]
    assert room.state() == before
    assert room.post("take", story="moor-railway", seen=seen, locales=["en"]).data == {"done": "2 statements taken"}


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("2026-10-17T22:00", "2026-10-17T22:00:00"),
        ("2026-10-17 22:00+02:00", "2026-10-17T22:00:00+02:00"),
        ("2026-10-17T22:00:30", "2026-10-17T22:00:30"),
        ("2026-10-17T29:00", "2026-10-17T29:00"),  # no time, which the check says
        ("2026-10~", "2026-10~"),
    ],
)
def test_a_time_may_be_typed_without_seconds(typed: str, written: str) -> None:
    assert entry_of(fields_of(SECTIONS["event"].model), {"when": typed})["when"] == written


def test_who_takes_must_have_a_name(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    nameless = Room(room.root, editor="")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    before = room.state()
    answer = nameless.post(
        "take", story="moor-railway", seen={"claims/jobs": room.version("claims/jobs")}, locales=["en"]
    )
    assert answer.status == 422
    assert "user.name" in answer.data["failed"]
    assert room.state() == before
    assert "user.name" in nameless.get("").text


def test_discarding_takes_the_entry_out_and_nothing_else(room: Room) -> None:
    before = claims(room)
    answer = room.post("discard", story="moor-railway", seen={"claims/jobs": room.version("claims/jobs")})
    assert answer.data == {"done": "1 statement discarded"}
    lines = changes(before, claims(room))
    assert lines[0] == "-  - id: jobs"
    assert all(line.startswith("-") for line in lines)
    assert load(StoryFolder(room.content / "moor-railway")).ok


def test_what_is_thrown_away_is_on_record_so_that_nobody_drafts_it_anew(room: Room) -> None:
    folder = room.content / "moor-railway"
    assert not recorded(StoryFolder(folder))
    room.post("discard", story="moor-railway", seen={"claims/jobs": room.version("claims/jobs")})
    assert recorded(StoryFolder(folder)) == {"claims": {"elbe-courier"}}
    room.post("discard", story="moor-railway", seen={"events/reader-letters": room.version("events/reader-letters")})
    assert set(recorded(StoryFolder(folder))) == {"claims", "events"}
    room.post("discard", story="moor-railway", seen={"glossary/shunter": room.version("glossary/shunter")})
    assert set(recorded(StoryFolder(folder))) == {"claims", "events"}, "what somebody wrote is no draft"
    for _ in range(3):
        room.post("undo")
    assert not (folder / "drafted.yml").exists()


def test_what_something_else_names_cannot_be_discarded(room: Room) -> None:
    before = room.state()
    answer = room.post("discard", story="moor-railway", seen={"actors/director": room.version("actors/director")})
    assert answer.status == 422
    assert any("director" in problem and "claims.yml:" in problem for problem in answer.data["problems"])
    assert room.state() == before
    both = {key: room.version(key) for key in ("actors/director", "claims/jobs")}
    again = room.post("discard", story="moor-railway", seen=both)
    assert all("claims/jobs" not in problem for problem in again.data.get("problems", []))


def test_a_reviewed_statement_goes_with_its_reviews(room: Room) -> None:
    room.post("take", story="moor-railway", seen={"claims/jobs": room.version("claims/jobs")}, locales=["en", "de"])
    assert "claims/jobs" in room.file("reviews.yml").read_text(encoding="utf-8")
    room.post("discard", story="moor-railway", seen={"claims/jobs": room.version("claims/jobs")})
    assert "claims/jobs" not in room.file("reviews.yml").read_text(encoding="utf-8")
    assert load(StoryFolder(room.content / "moor-railway")).ok


def test_who_took_it_and_what_names_it_is_told_before_it_goes(room: Room) -> None:
    room.post("take", story="moor-railway", seen={"claims/jobs": room.version("claims/jobs")}, locales=["de"])
    told = room.get("discard", story="moor-railway", keys="actors/director", lang="en").text
    assert 'data-open="claims/jobs"' in told
    assert "data-sure" not in told
    told = room.get("discard", story="moor-railway", keys="actors/director,claims/jobs", lang="en").text
    assert 'data-open="claims/jobs"' not in told, "it would go too"
    told = room.get("discard", story="moor-railway", keys="claims/jobs", lang="en").text
    assert "data-sure" in told
    assert "Taken by Ana Rossi" in told
    assert room.get("discard", story="moor-railway", keys="claims/nothing", lang="en").status == 400


@pytest.mark.parametrize("tag", ["en", "it"])
def test_whatever_stands_in_the_way_is_told(room: Room, tag: str) -> None:
    """Of everything that a story names, the desk says the same as the checks do when it is gone."""
    state = DeskStories(room.content, "content").state("moor-railway")
    told = {}
    for one in state.statements():
        if one.key.file in ("actors", "claims", "events", "sources"):
            page = room.get("discard", story="moor-railway", keys=str(one.key), lang=tag)
            answer = room.post("discard", story="moor-railway", seen={str(one.key): one.version})
            told[str(one.key)] = "desk-alarm" in page.text
            assert told[str(one.key)] == (answer.status == 422), one.key
            if answer.status == 200:
                room.post("undo")
    assert set(told.values()) == {True, False}


def test_what_can_be_without_it_is_so_from_then_on(room: Room) -> None:
    events = room.file("events.yml")
    before = events.read_text(encoding="utf-8")
    actor = {"kind": "organisation", "name.en": "The fire brigade", "name.de": "Die Feuerwehr", "cites": "s3"}
    room.post("save", story="moor-railway", kind="actor", form=actor, version="")
    more = before.replace("[gazette, railway, elbwerk]", "[gazette, railway, elbwerk, the-fire-brigade]")
    events.write_text(more.replace("[gazette]", "[the-fire-brigade]"), encoding="utf-8")
    assert "data-mentions" in room.get("discard", story="moor-railway", keys="actors/the-fire-brigade", lang="en").text
    seen = {"actors/the-fire-brigade": room.version("actors/the-fire-brigade")}
    assert room.post("discard", story="moor-railway", seen=seen).status == 422
    assert room.post("discard", story="moor-railway", seen=seen, mentions=True).status == 200
    assert events.read_text(encoding="utf-8") == before.replace("    actors: [gazette]\n", "")
    assert load(StoryFolder(room.content / "moor-railway")).ok


def test_a_form_that_nobody_touched_changes_nothing(room: Room) -> None:
    before = claims(room)
    answer = room.post(
        "save", story="moor-railway", key="claims/jobs", version=room.version("claims/jobs"), form=jobs(room)
    )
    assert answer.status == 200, answer.text
    assert claims(room) == before


def test_a_change_touches_the_lines_that_it_is_about(room: Room) -> None:
    before = claims(room)
    form = jobs(room, text__en="It expects thirty: “new” jobs.", cites="s3, s5")
    sent = {"story": "moor-railway", "key": "claims/jobs", "version": room.version("claims/jobs"), "form": form}
    done = room.post("save", **sent).data
    assert (done["done"], done["key"]) == ("Saved: It expects thirty: “new” jobs.", "claims/jobs")
    came = [line for line in changes(before, claims(room)) if line.startswith("+")]
    assert came == ['+      en: "It expects thirty: “new” jobs."', "+    cites: [s3, s5]"] or came == [
        "+      en: 'It expects thirty: “new” jobs.'",
        "+    cites: [s3, s5]",
    ]
    assert room.post("save", **sent).status == 409  # the version shown is the old one


def test_saving_and_taking_is_one_step(room: Room) -> None:
    before = room.state()
    form = jobs(room, text__de="Die Werkstatt erwartet zwanzig Stellen mehr.")
    answer = room.post(
        "save",
        story="moor-railway",
        key="claims/jobs",
        version=room.version("claims/jobs"),
        form=form,
        take=True,
        locales=["en", "de"],
    )
    assert answer.status == 200, answer.text
    assert not room.statements("claims")["claims/jobs"]["draft"]
    assert room.post("undo").data["done"].startswith("Undone: Saved: ")
    assert room.state() == before


def test_mistakes_are_told_beside_their_fields_and_not_written(room: Room) -> None:
    before = room.state()
    form = jobs(room, when="2026-13-40", by="nobody", cites="s1, s999", text__en="")
    found = room.post("check", story="moor-railway", key="claims/jobs", form=form).data["problems"]
    fields = {problem["field"]: problem["text"] for problem in found}
    assert fields["when"].startswith("F004")
    assert "2026-13-40" in fields["when"]
    form = jobs(room, by="nobody", cites="s1, s999")
    found = room.post("check", story="moor-railway", key="claims/jobs", form=form).data["problems"]
    assert {problem["field"] for problem in found} >= {"by", "cites.1"}
    answer = room.post("save", story="moor-railway", key="claims/jobs", version=room.version("claims/jobs"), form=form)
    assert answer.status == 422
    assert {problem["field"] for problem in answer.data["fields"]} >= {"by", "cites.1"}
    assert room.state() == before


def test_a_mistake_in_the_inbox_leads_to_its_statement(room: Room) -> None:
    room.file("claims.yml").write_text(claims(room).replace("cites: [s5]", "cites: [s555]"), encoding="utf-8")
    inbox = room.get("", lang="en").text
    assert 'data-key="claims/from-2028"' in inbox.split("s555")[0].rsplit("<li", 1)[1]
    form = {
        "text.en": "A battery engine might run from 2028.",
        "text.de": "x",
        "by": "gazette",
        "basis.kind": "unstated",
    }
    version = room.version("claims/from-2028")
    sent = {"story": "moor-railway", "key": "claims/from-2028", "version": version}
    assert room.post("save", **sent, form={**form, "certainty": "possible", "cites": "s5"}).status == 200
    assert "s555" not in room.get("", lang="en").text


def test_an_edit_elsewhere_is_a_conflict_that_shows_both(room: Room) -> None:
    version = room.version("claims/jobs")
    elsewhere = claims(room).replace("twenty new jobs", "forty new jobs")
    room.file("claims.yml").write_text(elsewhere, encoding="utf-8")
    form = jobs(room, text__en="The workshop expects <fifty> jobs.")
    sent = {"story": "moor-railway", "key": "claims/jobs", "form": form}
    answer = room.post("save", **sent, version=version)
    assert answer.status == 409
    assert "forty new jobs" in answer.data["conflict"]
    assert "&lt;fifty&gt; jobs" in answer.data["conflict"]
    assert claims(room) == elsewhere
    now = room.version("claims/jobs")
    assert f'data-version="{now}"' in answer.data["conflict"]
    assert room.post("save", **sent, version=now).status == 200
    assert "<fifty>" in claims(room)


def test_an_edit_elsewhere_to_another_statement_is_none(room: Room) -> None:
    version = room.version("claims/jobs")
    room.file("claims.yml").write_text(claims(room).replace("Elbwerk about", "Elbwerk on"), encoding="utf-8")
    form = jobs(room, text__en="The workshop expects fifty jobs.")
    assert room.post("save", story="moor-railway", key="claims/jobs", form=form, version=version).status == 200
    assert "Elbwerk on" in claims(room)
    assert "fifty" in claims(room)


def test_a_statement_moves_among_its_kind_with_all_that_stands_by_it(room: Room) -> None:
    def order() -> list[str]:
        story = load(StoryFolder(room.content / "moor-railway")).story
        assert story
        return [claim.id for claim in story.claims]

    before, text = order(), claims(room)
    moves = {key: each["moves"] for key, each in room.statements("claims").items()}
    assert moves[f"claims/{before[0]}"] == ["down"]
    assert moves[f"claims/{before[1]}"] == ["up", "down"]
    assert moves[f"claims/{before[-1]}"] == ["up"]
    key = f"claims/{before[1]}"
    sent = {"story": "moor-railway", "key": key, "version": room.version(key)}
    assert room.post("move", **sent, up=True, lang="en").data["done"].startswith("Moved: ")
    assert order() == [before[1], before[0], *before[2:]]
    assert sorted(claims(room).splitlines()) == sorted(text.splitlines())
    assert room.post("move", **sent, up=True).status == 400, "it is the first one"
    assert room.post("move", **sent, up=False).status == 200
    assert claims(room) == text
    assert room.post("move", **{**sent, "version": "0" * 16}, up=True).status == 409
    event = next(iter(room.statements("timeline").values()))
    assert event["moves"] == [], "events stand by their dates"
    assert room.post("move", story="moor-railway", key=event["key"], version=event["version"], up=False).status == 400


def test_undo_takes_back_step_after_step_while_nobody_else_wrote(room: Room) -> None:
    assert room.post("undo").status == 422
    first = room.state()
    room.post("take", story="moor-railway", seen={"claims/jobs": room.version("claims/jobs")}, locales=["en"])
    second = room.state()
    room.post("discard", story="moor-railway", seen={"claims/talks": room.version("claims/talks")})
    discarded = room.post("discard", story="moor-railway", seen={"claims/jobs": room.version("claims/jobs")})
    assert discarded.status == 200, discarded.text
    assert room.post("undo").status == 200
    assert room.state() == second
    assert room.post("undo").status == 200
    assert room.state() == first
    room.post("take", story="moor-railway", seen={"claims/jobs": room.version("claims/jobs")}, locales=["en"])
    room.file("claims.yml").write_text(claims(room) + "# mine\n", encoding="utf-8")
    assert room.post("undo").status == 422
    assert claims(room).endswith("# mine\n")


@pytest.mark.parametrize("kind", SECTIONS)
def test_something_new_of_every_kind_begins_from_a_sentence(room: Room, kind: str) -> None:
    forms: dict[str, dict[str, str]] = {
        "claim": {"text.en": "A claim is made.", "via": "gazette", "certainty": "stated", "cites": "s3"},
        "event": {"text.en": "Something was said.", "kind": "reported", "when": "2026-03-02", "cites": "s3"},
        "actor": {"name.en": "Somebody New", "kind": "person", "cites": "s3"},
        "figure": {"what.en": "The engines", "values.0.value": "6", "values.0.cites": "s3", "cites": "s3"},
        "question": {"text.de": "Wer zahlt das?", "cites": "s3"},
        "known": {"text.en": "It was said.", "kind": "act", "by": "railway", "cites": "s3"},
        "point": {"text.en": "A point.", "claim": "talks", "cites": "s3"},
        "topic": {"title.en": "T", "question.en": "Q?", "answer.en": "A.", "detail.en": "D.", "cites": "s3"},
        "term": {"term.en": "moor", "meaning.en": "A wet place.", "cites": "s3"},
        "divergence": {"segment": "s3", "kind": "wording", "note.en": "They differ."},
        "source": {"title.en": "A page", "publisher": "The town", "locale": "en", "kind": "official"},
        "update": {"date": "2026-03-11", "kind": "updated", "text.en": "Brought up to date.", "cites": ""},
    }
    panel = room.get("edit", story="moor-railway", kind=kind, cites="s3", part="1")
    assert panel.status == 200
    assert 's3"' in panel.text
    assert "cites" not in forms[kind] or 'value="s3"' in panel.text or kind == "divergence"
    answer = room.post("save", story="moor-railway", kind=kind, version="", form=forms[kind])
    assert answer.status == 200, answer.text
    assert load(StoryFolder(room.content / "moor-railway")).ok
    key = answer.data["key"]
    assert room.version(key)
    again = room.post("save", story="moor-railway", kind=kind, version="", form=forms[kind])
    assert again.data["key"] != key, "each has an id of its own"


def test_a_note_on_a_change_is_saved_once_though_nobody_reviews_it(room: Room) -> None:
    """“Save and take” of what is never reviewed saves it, and says nothing else."""
    form = {"date": "2026-03-11", "kind": "corrected", "text.en": "We had the wrong year.", "cites": ""}
    before = room.file("story.yml").read_text(encoding="utf-8")
    answer = room.post(
        "save", story="moor-railway", kind="update", version="", form=form, take=True, locales=["en", "de"]
    )
    assert answer.status == 200, answer.text
    after = room.file("story.yml").read_text(encoding="utf-8")
    assert after.count("We had the wrong year.") == before.count("We had the wrong year.") + 1


def test_a_note_is_offered_once_readers_may_have_read_what_is_changed(room: Room) -> None:
    """Not for a draft, nor where nothing was changed."""
    draft = {"story": "moor-railway", "key": "claims/jobs", "version": room.version("claims/jobs")}
    assert room.post("save", **draft, form=jobs(room, text__en="It expects thirty.")).data["note"] == ""
    taken = {**draft, "version": room.version("claims/jobs"), "take": True, "locales": ["en", "de"]}
    assert room.post("save", **taken, form=jobs(room, text__en="It expects thirty.")).data["note"] == ""
    again = {**draft, "version": room.version("claims/jobs")}
    assert room.post("save", **again, form=jobs(room, text__en="It expects forty.")).data["note"] == "moor-railway"
    again = {**draft, "version": room.version("claims/jobs")}
    assert room.post("save", **again, form=jobs(room, text__en="It expects forty.")).data["note"] == ""


def note(room: Room, about: str, story: str) -> dict[str, str]:
    html = room.get("edit", story=story, kind="update", about=about, part="1").text
    return filled(BeautifulSoup(html, "html.parser"))


def change(room: Room, story: str, key: str, **changed: str) -> None:
    html = BeautifulSoup(room.get("edit", story=story, key=key, part="1").text, "html.parser")
    form = filled(html) | {name.replace("__", "."): value for name, value in changed.items()}
    answer = room.post("save", story=story, key=key, version=room.version(key, story), form=form)
    assert answer.status == 200, answer.text


def test_a_note_on_a_value_that_was_put_right_begins_as_a_correction_with_old_and_new(room: Room) -> None:
    new = {"value": "210 l", "corrects": "200 l", "cites": "s14", "by": "fire-service"}
    change(room, "lake-spill", "figures/litres", **{f"values__2__{name}": value for name, value in new.items()})
    said = note(room, "figures/litres", "lake-spill")
    assert said["kind"] == "corrected"
    assert said["text.en"] == "Until now: Diesel in the lake: 200 l – now: 210 l"
    assert said["text.de"] == "Bisher: Diesel im See: 200 l – jetzt: 210 l"
    assert "s14" in said["cites"]


def test_a_note_on_an_answer_that_corrects_begins_as_a_correction(room: Room) -> None:
    answer = {"kind": "corrects", "actor": "gazette", "cites": "s5", "text.en": "They talked once."}
    change(room, "moor-railway", "claims/talks", **{f"responses__2__{name}": one for name, one in answer.items()})
    said = note(room, "claims/talks", "moor-railway")
    assert said["kind"] == "corrected"
    assert said["text.en"].endswith("– now: They talked once.")


def test_a_note_on_other_words_begins_as_an_update_with_both(room: Room) -> None:
    change(room, "moor-railway", "claims/talks", text__en="The railway is said to be buying Elbwerk.")
    said = note(room, "claims/talks", "moor-railway")
    assert said["kind"] == "updated"
    assert said["text.en"].endswith("– now: The railway is said to be buying Elbwerk.")
    assert not said["text.de"], "nothing changed there"


def test_a_note_begins_with_its_day_and_its_kind_in_view(room: Room) -> None:
    panel = BeautifulSoup(room.get("edit", story="moor-railway", kind="update", cites="", part="1").text, "html.parser")
    (day,) = panel.select("[name=date]")
    assert day["value"] == date.today().isoformat()
    (kind,) = panel.select("select[name=kind]")
    assert not kind.find_parent("details")


def test_a_mistake_beside_its_field_is_not_told_again_at_the_foot(room: Room) -> None:
    sent = {"story": "moor-railway", "key": "claims/jobs", "version": room.version("claims/jobs")}
    answer = room.post("save", **sent, form=jobs(room, by="nobody", cites="s1, s999"))
    assert answer.status == 422
    assert len(answer.data["fields"]) >= 2
    assert not [line for line in answer.data["problems"] if any(one["text"] in line for one in answer.data["fields"])]


def test_what_a_field_is_called_depends_on_what_it_belongs_to_and_what_is_needed_says_so(room: Room) -> None:
    claim = BeautifulSoup(
        room.get("edit", story="moor-railway", kind="claim", cites="s3", part="1").text, "html.parser"
    )
    legends = {legend.get_text(" ", strip=True) for legend in claim.select("legend")}
    assert {"What we add, for readers", "Text (needed)"} <= legends
    assert "The difference, for readers" not in legends
    (quoted,) = claim.select('template[data-of="quotes"]')
    assert "What the words mean" in quoted.get_text()
    assert "How the text came about" not in claim.get_text()
    assert [each.get_text() for each in claim.select("select[name=certainty] option[value=stated]")] == ["as a fact"]
    known = BeautifulSoup(
        room.get("edit", story="moor-railway", kind="known", cites="s3", part="1").text, "html.parser"
    )
    assert any(fold.has_attr("open") for fold in known.select("details.desk-field") if fold.select("[name=by]"))


def test_a_file_that_is_not_there_is_begun(room: Room) -> None:
    assert not room.file("figures.yml").exists()
    form = {"what.en": "The engines", "values.0.value": "6", "values.0.cites": "s3", "cites": "s3"}
    assert room.post("save", story="moor-railway", kind="figure", version="", form=form).status == 200
    assert room.file("figures.yml").read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=")
    room.post("undo")
    assert not room.file("figures.yml").exists()


@pytest.mark.long
def test_every_statement_of_every_toy_story_comes_back_from_its_panel_as_it_was(room: Room) -> None:
    """What the form shows and what it says are one: nothing is lost on the way."""
    from bs4 import BeautifulSoup

    for story in ("moor-railway", "ferry", "lake-spill"):
        state = {path: path.read_bytes() for path in (room.content / story).glob("*.yml")}
        from story_explainer.desk.reading import DeskStories

        for statement in DeskStories(room.content, "content").state(story).entries():
            panel = room.get("edit", story=story, key=str(statement.key), part="1")
            assert panel.status == 200, statement.key
            form = filled(BeautifulSoup(panel.text, "html.parser"))
            sent = room.post("save", story=story, key=str(statement.key), version=statement.version, form=form)
            assert sent.status == 200, (statement.key, sent.text)
        assert state == {path: path.read_bytes() for path in (room.content / story).glob("*.yml")}


def filled(html: Any) -> dict[str, str]:
    """What a browser would send of a form."""
    found: dict[str, str] = {}
    for template in html.select("template"):
        template.decompose()
    for field in html.select("input[name], textarea[name], select[name]"):
        if field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            value = chosen["value"] if chosen else ""
        elif field.name == "textarea":
            value = field.text.removeprefix("\n")
        elif field.get("type") == "checkbox":
            if not field.has_attr("checked"):
                continue
            value = field["value"]
        else:
            value = field.get("value", "")
        name = field["name"]
        found[name] = f"{found[name]}, {value}" if name in found else value
    return found


def test_fields_without_words_are_left_out_and_unknown_ones_stay() -> None:
    fields = fields_of(SECTIONS["claim"].model)
    before = {"id": "x", "mine": "y", "text": {"en": "old\n"}, "cites": ["s1"]}
    assert entry_of(fields, {"text.en": "old", "text.de": " ", "cites": "s1 s2"}, before) == {
        "id": "x",
        "mine": "y",
        "text": {"en": "old\n"},
        "cites": ["s1", "s2"],
    }
