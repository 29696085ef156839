"""What begins from a sentence says at once what the sentence tells: its words, who says it, when, how many."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from tests.desk.room import Room
from tests.desk.test_editing import filled

SPILL = "lake-spill"


def begun(room: Room, kind: str, cites: str, story: str = SPILL) -> dict[str, str]:
    """The form of something new, as a browser would send it untouched; what is empty is left out."""
    html = room.get("edit", story=story, kind=kind, cites=cites, part="1", lang="en").text
    return {name: value for name, value in filled(BeautifulSoup(html, "html.parser")).items() if value}


def test_a_claim_begins_in_the_words_of_its_sentence_with_who_says_it(room: Room) -> None:
    said = begun(room, "claim", "s4")
    assert said["by"] == "mayor"
    assert said["text.it"] == "Nessuno è rimasto ferito, ha detto la sindaca Ines Corradi."
    assert said["text.de"] == "Niemand wurde verletzt, sagte Bürgermeisterin Ines Corradi."
    assert said["certainty"] == "stated"
    answer = room.post("save", story=SPILL, kind="claim", version="", form=said)
    assert answer.status == 200, answer.text
    story = load(StoryFolder(room.content / SPILL)).story
    assert story
    assert story.claim[answer.data["key"].removeprefix("claims/")].by == "mayor"


def test_an_outlet_passes_on_what_it_writes(room: Room) -> None:
    said = begun(room, "claim", "s5", "moor-railway")
    assert said["via"] == "gazette"
    assert "by" not in said


def test_where_somebody_speaks_who_is_no_actor_nobody_is_proposed_and_can_be_made(room: Room) -> None:
    """“A spokesman explained” is not whom the sentence names besides."""
    assert "by" not in begun(room, "claim", "s11")
    made = begun(room, "actor", "s14")
    assert (made["kind"], made["name.de"]) == ("organisation", "Feuerwehr")
    assert "name.de" not in begun(room, "actor", "s4"), "the mayor is there already"


def test_what_another_article_tells_the_same_in_another_language_is_offered_too(room: Room) -> None:
    assert begun(room, "claim", "s9")["text.it"] == "Nessuno è rimasto ferito, ha detto la sindaca Ines Corradi."


@pytest.mark.parametrize(
    ("story", "cites", "when", "kind", "phrase"),
    [
        (SPILL, "s1", "2026-05-03", "happened", {"de": "Am Sonntag, dem 3. Mai 2026"}),
        (SPILL, "s3", "2026-05-03/..", "happened", {"it": "da ieri sera", "de": "seit gestern Abend"}),
        (SPILL, "s18", "2026-03", "happened", {"de": "im März 2026"}),
        ("moor-railway", "s5", "2028/..", "planned", {"de": "ab 2028"}),
        (SPILL, "s16", None, "happened", {"de": "am Samstag"}),  # the one to come, or the last one
        (SPILL, "s12", None, "happened", {}),
    ],
)
def test_an_event_begins_with_its_date_where_that_is_sure(
    room: Room, story: str, cites: str, when: str | None, kind: str, phrase: dict[str, str]
) -> None:
    said = begun(room, "event", cites, story)
    assert said.get("when") == when
    assert said["kind"] == kind
    assert {tag: said.get(f"phrase.{tag}") for tag in phrase} == phrase


def test_a_figure_begins_with_the_number_of_each_sentence_and_what_it_puts_right(room: Room) -> None:
    said = begun(room, "figure", "s2,s14")
    values = [(said[f"values.{at}.value"], said.get(f"values.{at}.corrects")) for at in (0, 1)]
    assert values == [("2000 l", None), ("200 l", "2000 l")]
    assert [said[f"values.{at}.cites"] for at in (0, 1)] == ["s2", "s14"]
    said = begun(room, "figure", "s3", "moor-railway")
    assert said["values.0.value"] == "84\u202f000"
    assert said["what.en"] == "passengers"


def test_an_open_question_begins_only_from_one_that_is_asked(room: Room) -> None:
    assert not any(name.startswith("text.") for name in begun(room, "question", "s3", "moor-railway"))
    assert not any(name.startswith("text.") for name in begun(room, "topic", "s3", "moor-railway"))


def test_the_day_of_an_event_is_in_view_though_the_sentence_names_none(room: Room) -> None:
    def in_view(kind: str) -> bool:
        html = room.get("edit", story=SPILL, kind=kind, cites="s12", part="1", lang="en").text
        field = BeautifulSoup(html, "html.parser").select_one("[name=when]")
        assert field
        return field.find_parent("details") is None

    assert in_view("event")
    assert not in_view("claim")


def test_words_of_the_text_are_asked_for_in_languages_of_the_articles_alone(room: Room) -> None:
    """The story is told in Slovenian too, but no article of it is Slovenian."""
    about = room.file("story.yml", SPILL)
    about.write_text(about.read_text("utf-8").replace("[it, de, en]", "[it, de, en, sl]"), "utf-8")
    html = room.get("edit", story=SPILL, kind="event", cites="s12", part="1", lang="en").text
    asked = {str(field["name"]) for field in BeautifulSoup(html, "html.parser").select("textarea")}
    assert {"phrase.it", "phrase.de", "text.sl"} <= asked
    assert "phrase.sl" not in asked
