"""Alignment mended at the desk: split, join, “answers this”, “answers nothing”, each written as a correction."""

from __future__ import annotations

import re
from typing import Any

import pytest

from story_explainer.content.load import load
from story_explainer.content.mending import UnquotableError, quoted, quoted_inside, sentences_of
from story_explainer.content.story_folder import StoryFolder
from story_explainer.story.bitext import Bitext
from tests.desk.room import Answered, Room

pytestmark = pytest.mark.build
STORY = "moor-railway"


def bitext(room: Room) -> Bitext:
    story = load(StoryFolder(room.content / STORY)).story
    assert story
    return story.bitext


def mend(room: Room, what: str, *chosen: tuple[str, int], **more: Any) -> Answered:
    texts = sentences_of(StoryFolder(room.content / STORY, "content"), "lead")
    sentences = [[locale, index, texts[locale][index]] for locale, index in chosen]
    return room.post("mend", story=STORY, article="lead", what=what, sentences=sentences, lang="en", **more)


def test_every_sentence_stands_in_its_cell(room: Room) -> None:
    page = room.get("alignment", story=STORY, lang="en")
    assert page.status == 200
    cells = re.findall(r'data-locale="(\w+)" data-index="(\d+)"', page.text)
    texts = sentences_of(StoryFolder(room.content / STORY, "content"), "lead")
    assert sorted(cells) == sorted(
        (locale, str(index)) for locale, all_of in texts.items() for index in range(len(all_of))
    )


def test_a_sentence_is_split_and_joined_again(room: Room) -> None:
    before = room.state()
    texts = sentences_of(StoryFolder(room.content / STORY, "content"), "lead")["en"]
    index = next(number for number, text in enumerate(texts) if ", " in text and number > 2)
    word = next(number for number, each in enumerate(texts[index].split(" ")) if each.endswith(",")) + 1
    assert mend(room, "split", ("en", index), word=word).data == {"done": "The alignment is mended."}
    after = sentences_of(StoryFolder(room.content / STORY, "content"), "lead")["en"]
    assert after[index : index + 2] == [
        " ".join(texts[index].split(" ")[:word]),
        " ".join(texts[index].split(" ")[word:]),
    ]
    assert load(StoryFolder(room.content / STORY)).ok
    assert mend(room, "join", ("en", index + 1)).status == 200
    assert sentences_of(StoryFolder(room.content / STORY, "content"), "lead")["en"] == texts
    for _ in range(2):
        assert room.post("undo").status == 200
    assert room.state() == before


def test_sentences_answer_each_other_or_nothing_by_the_editors_word(room: Room) -> None:
    before = room.state()
    pair = next(each for each in bitext(room).segments() if each.id == "s3")
    texts = sentences_of(StoryFolder(room.content / STORY, "content"), "lead")
    english = texts["en"].index(pair.text["en"])
    german = texts["de"].index(pair.text["de"])
    assert mend(room, "nothing", ("en", english)).status == 200
    alone = next(each for each in bitext(room).segments() if each.text.get("en") == pair.text["en"])
    assert set(alone.text) == {"en"}
    assert mend(room, "answer", ("en", english), ("de", german)).status == 200
    together = next(each for each in bitext(room).segments() if each.text.get("en") == pair.text["en"])
    assert together.text == pair.text
    lines = room.file("alignment.yml").read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith("  - {") for line in lines) == 1, "the earlier word is taken back by the later"
    for _ in range(2):
        room.post("undo")
    assert room.state() == before


def test_what_cannot_be_is_told_and_changes_nothing(room: Room) -> None:
    before = room.state()
    assert mend(room, "answer", ("en", 3)).data["failed"] == "Mark sentences in two languages."
    assert mend(room, "nothing").data["failed"] == "Mark a sentence."
    assert mend(room, "answer", ("en", 3), ("en", 6), ("de", 3)).status == 422  # they do not follow each other
    assert mend(room, "split", ("en", 3), word=0).status == 422
    assert mend(room, "split", ("en", 3), word=10_000).status == 422
    assert mend(room, "explode", ("en", 3)).status == 400
    sent = {"story": STORY, "what": "join", "sentences": [["en", 3, "Something else."]]}
    assert "not what they were" in room.post("mend", article="lead", lang="en", **sent).data["failed"]
    assert room.post("mend", article="../ferry", **sent).status == 400
    for sentences in ("x", [["en"]], [["en", "x", "y"]], None):
        assert room.post("mend", story=STORY, article="lead", what="join", sentences=sentences).status == 400
    assert room.state() == before


def test_words_are_quoted_that_nothing_else_has() -> None:
    texts = ["So it is said today.", "So it is said by many, and so it is.", "So it is said by many."]
    assert quoted(texts, 0) == "So it is said today."
    assert quoted(texts, 2) == "So it is said by many."
    assert quoted_inside(texts, 1, 6) == "and so it"
    with pytest.raises(UnquotableError):
        quoted(["Twice.", "Twice."], 0)
    with pytest.raises(UnquotableError):
        quoted_inside(["A b c, a b c.", "Then a b c."], 0, 3)
