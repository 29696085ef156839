"""A text that is empty in a language is suggested by the program that the newsroom has set, and by none other."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from story_explainer.desk.translating import NoTranslationError, translated
from story_explainer.story.model import FoundMatch, Story
from tests.desk.room import HOST, Room

# Says what it was called with, and what it read.
ECHO = (
    "import sys; text = sys.stdin.buffer.read().decode(); "
    "sys.stdout.buffer.write(f'{sys.argv[1]}>{sys.argv[2]} {text}'.encode())"
)
COMMAND = [sys.executable, "-c", ECHO, "{source}", "{target}"]
HOSTILE = "$(touch hurt); `touch hurt` --help {s9} “più” \n; touch hurt"


def asked(room: Room, texts: dict[str, str], source: str = "it", target: str = "de") -> dict[str, object]:
    answer = room.post("translate", story="lake-spill", source=source, target=target, texts=texts, lang="en")
    return {"status": answer.status, **answer.data}


def test_texts_go_in_by_standard_input_and_come_back_by_name(tmp_path: Path) -> None:
    room = Room(tmp_path, translator=COMMAND)
    before = room.state()
    answer = asked(room, {"text.de": HOSTILE, "label.de": "Acqua"})
    assert answer["texts"] == {"text.de": f"it>de {HOSTILE}", "label.de": "it>de Acqua"}
    assert room.state() == before, "a suggestion writes nothing"


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (["/no/such/program"], "cannot be started: /no/such/program"),
        ([sys.executable, "-c", "raise SystemExit(3)"], "failed"),
        ([sys.executable, "-c", "pass"], "failed"),
        ([sys.executable, "-c", "print('Wasser')"], "changed a citation"),
        ([], "No translator is set"),
    ],
)
def test_where_it_fails_a_line_says_so(tmp_path: Path, command: list[str], why: str) -> None:
    answer = asked(Room(tmp_path, translator=command), {"text.de": "Acqua [s3]"})
    assert answer["status"] == 422
    assert why in str(answer["failed"])
    assert "\n" not in str(answer["failed"])


def test_it_ends_with_all_that_it_started_once_it_takes_too_long(tmp_path: Path) -> None:
    late = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    began = time.monotonic()
    with pytest.raises(NoTranslationError, match="late"):
        translated([sys.executable, "-c", late], "Acqua", "it", "de", tmp_path, 0.5)
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("target", ["--help", "fr", "de;touch hurt"])
def test_only_the_languages_of_the_story_become_arguments(tmp_path: Path, target: str) -> None:
    room = Room(tmp_path, translator=COMMAND)
    data = {"story": "lake-spill", "source": "it", "target": target, "texts": {"text.de": "Acqua"}}
    assert room.post("translate", **data).status == 400


def test_nobody_else_can_start_it(tmp_path: Path) -> None:
    room = Room(tmp_path, translator=[sys.executable, "-c", "open('hurt', 'w')"])
    body = json.dumps({"story": "lake-spill", "source": "it", "target": "de", "texts": {"a": "b"}}).encode()
    assert room.ask("POST", "/_desk/translate", body, ORIGIN=f"http://{HOST}").status == 403
    assert room.get("translate", story="lake-spill").status in (404, 405)
    room.get("edit", story="lake-spill", kind="claim", cites="s4", part="1", lang="en")
    assert not (tmp_path / "hurt").exists()


def test_a_form_asks_only_where_a_translator_is_set(tmp_path: Path) -> None:
    query = {"story": "lake-spill", "kind": "claim", "cites": "s4", "part": "1", "lang": "en"}
    assert "Suggest a translation" in Room(tmp_path / "a", translator=COMMAND).get("edit", **query).text
    assert "Suggest a translation" not in Room(tmp_path / "b").get("edit", **query).text


def test_a_twin_in_an_article_of_the_other_language_is_at_hand(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """s9, which stands in Italian alone, tells what s4 does; where the two differ in a value, neither stands for it."""
    found = {"segments": ["s4", "s9"], "kinds": ["repeated"], "score": 0.93}

    def german(**more: object) -> list[str]:
        monkeypatch.setattr(Story, "settled_matches", [FoundMatch.model_validate({**found, **more})])
        html = room.get("edit", story="lake-spill", kind="point", cites="s9", part="1", lang="en").text
        spans = BeautifulSoup(html, "html.parser").select("[data-segment=s9] span[lang=de][hidden]")
        return [span.text for span in spans]

    assert german() == ["Niemand wurde verletzt, sagte Bürgermeisterin Ines Corradi."]
    assert german(values={"s9": "zwei"}) == []
    assert german(score=0.8) == []
