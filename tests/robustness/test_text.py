"""What stands in a text field or an article stays text, wherever it comes out; or it is refused, with its place."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import time
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from story_explainer.content.load import FILES, load
from story_explainer.content.story_folder import StoryFolder
from story_explainer.site.card import Card, CardLine
from story_explainer.site.card_image import draw
from story_explainer.story import tables
from story_explainer.story.tmx import tmx
from tests.built_site import BuiltSite
from tests.robustness.hostile import HOSTILE, Hostile, payload
from tests.toy_site import CONTENT

pytestmark = pytest.mark.build
# Fields whose words are in the data that can be downloaded, and on no page: other names to be found by, short forms.
_ON_NO_PAGE = {"Source.excerpts[]", "ArticleSource.note", "Actor.aliases[]", "Term.aliases[]", "Topic.short"}
_NOT_TEXT = [0x0, 0x1, 0x1B, 0x7F, 0x9B, 0x202E, 0x202D, 0x202A, 0x2066, 0x2067, 0xFFFE, 0xFDD0]


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_most_fields_take_it_and_the_others_say_where_they_do_not(hostile: Hostile) -> None:
    assert len(hostile.taken) > 30
    for name, lines in hostile.refused.items():
        assert lines, name
        assert all(re.match(r"\S+\.yml:\d+:\d+: [A-Z]\d{3} ", line) for line in lines), lines


def test_no_page_gets_an_element_or_an_event_from_it(hostile_build: BuiltSite) -> None:
    for name, page in hostile_build.documents.items():
        for tag in page.soup.find_all(True):
            assert not [key for key in tag.attrs if key == "data-pwn" or key.startswith("on")], (name, str(tag)[:200])
            for key in ("href", "src", "action"):
                assert not re.match(r"\s*(javascript|data|vbscript):", str(tag.get(key, "")), re.IGNORECASE), name
        assert "49" not in re.findall(r"ZZ[\w.]+ZZ <script.*?> (\S+)", page.soup.get_text()), name


def test_every_field_is_to_be_seen_as_it_was_written(hostile: Hostile, hostile_build: BuiltSite) -> None:
    """On a page, every character of it; and in the data to download."""
    pages = squeezed(" ".join(page.soup.get_text(" ") for page in hostile_build.documents.values()))
    attributes = [
        str(value)
        for page in hostile_build.documents.values()
        for tag in page.soup.find_all(True)
        for value in tag.attrs.values()
        if "ZZ" in str(value)
    ]
    shown = pages + squeezed(" ".join(attributes))
    missing = {name for name in hostile.taken if squeezed(payload(name)) not in shown}
    assert missing <= _ON_NO_PAGE
    told: set[str] = set()

    def collect(node: object) -> None:
        if isinstance(node, str):
            told.add(node)
        for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            collect(child)

    for name, path in hostile_build.files.items():
        if name.endswith("story.json"):
            collect(json.loads(path.read_text("utf-8")))
    assert {name for name, words in hostile.taken.items() if words not in told} <= {"Term.aliases[]"}


def test_the_text_of_the_articles_is_text(hostile_build: BuiltSite) -> None:
    pages = squeezed(" ".join(page.soup.get_text(" ") for page in hostile_build.documents.values()))
    assert squeezed("ZZarticleZZ <script data-pwn>window.pwned=1</script>") in pages


def test_what_is_made_for_programs_is_well_formed(hostile_build: BuiltSite) -> None:
    kinds = set()
    for name, path in hostile_build.files.items():
        kind = path.suffix
        data = path.read_bytes()
        if kind in (".svg", ".xml"):
            root = etree.fromstring(data)
            assert not list(root.iter("{*}script", "{*}img")), name
            assert not [node for node in root.iter() if "data-pwn" in node.attrib], name
        elif kind == ".json":
            json.loads(data)
        elif kind == ".ics":
            lines = data.decode().replace("\r\n ", "").split("\r\n")
            assert not [line for line in lines if line.startswith(("BEGIN:VALARM", "ATTENDEE"))], name
            assert all(len(line) <= 75 for line in data.split(b"\r\n")), name
        elif kind == ".html":
            for script in BeautifulSoup(data, "html.parser").find_all("script", type="application/ld+json"):
                json.loads(str(script.string))
        else:
            continue
        kinds.add(kind)
    assert kinds >= {".xml", ".json", ".html", ".ics"}


def test_no_cell_of_a_table_is_a_formula(hostile: Hostile) -> None:
    """Nor does a memory of translations become something else."""
    for story in sorted((hostile.config.parent / "content").iterdir()):
        found = load(StoryFolder(story)).story
        assert found
        rows = list(csv.reader(io.StringIO(tables.spreadsheet(tables.table(found.bitext)).decode("utf-8-sig"))))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
        assert "<script" in "".join(etree.fromstring(tmx(found.bitext, "1").encode()).itertext()) or (
            HOSTILE[:20] not in (story / "bitext.yml").read_text("utf-8")
        )


@pytest.mark.parametrize("file", [name for name in FILES if (CONTENT / "ferry" / name).exists()])
@pytest.mark.parametrize("code", _NOT_TEXT, ids=lambda code: f"U+{code:04X}")
@pytest.mark.parametrize("escaped", [True, False])
def test_characters_that_are_no_text_are_refused_in_every_file(
    file: str, code: int, escaped: bool, tmp_path: Path
) -> None:
    story = tmp_path / "ferry"
    shutil.copytree(CONTENT / "ferry", story)
    written = f'"a\\U{code:08x}b"' if escaped else f'"a{chr(code)}b"'
    text = (story / file).read_text("utf-8")
    (story / file).write_text(f"{text}\nmore: {written}\n", encoding="utf-8")
    line = text.count("\n") + 2
    assert f"{file}:{line}:" in (found := "\n".join(map(str, load(StoryFolder(story)).problems)))
    assert f"Y001 the character U+{code:04X} is not allowed" in found


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>1</script>", "vbscript:x", "file:///etc/x",
        "//evil.example", "https://a.example/\u200b", "https://a.example/\u202ex", 'https://a.example/"onx=1',
        "https://a.example/<b>", f"https://{'a' * 300}.example/", "https://user:word@a.example/",
    ],
)  # fmt: skip
def test_addresses_that_lead_to_no_page_are_refused(address: str, tmp_path: Path) -> None:
    story = tmp_path / "ferry"
    shutil.copytree(CONTENT / "ferry", story)
    sources = story / "sources.yml"
    text = sources.read_text("utf-8")
    lines = [f"    address: {json.dumps(address)}" if "address:" in line else line for line in text.split("\n")]
    assert "\n".join(lines) != text
    sources.write_text("\n".join(lines), encoding="utf-8")
    found = load(StoryFolder(story))
    assert not found.ok
    assert all(problem.file.endswith("sources.yml") and problem.line > 1 for problem in found.problems)


TITLES = {
    "letters": "a" * 5_000,
    "wide letters": "W" * 5_000,
    "words": "parola " * 5_000,
    "Arabic": "قال الرئيس إن الشركة " * 300,
    "emoji": "👨‍👩‍👧" * 500,
    "marks": "e" + "\u0301" * 5_000,
    "hyphens": "-".join(["wort"] * 2_000),
    "every character": "".join(map(chr, range(0x20, 0x3000))),
    "hostile": HOSTILE * 3,
    "nothing": "",
}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
@pytest.mark.parametrize("board", [False, True])
def test_any_title_draws_its_card_in_a_twentieth_of_a_second(title: str, board: bool) -> None:
    """Of the processor's time, the fonts being loaded; on a busy machine the best of some."""
    lines = tuple(CardLine("denies", title, title, title) for _ in range(5 * board))
    card = Card(title, title, title, title, title, 100, lines)
    times = []
    for _ in range(5):
        begun = time.process_time()
        assert draw(card).startswith(b"\x89PNG")
        times.append(time.process_time() - begun)
    assert min(times) < 0.05
