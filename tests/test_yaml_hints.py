"""Slips that journalists make in YAML: the message names the mistake and its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from story_explainer.story.problems import ContentError
from story_explainer.yaml_source.read import read
from tests.toy_site import CONTENT

HEAD = "title:\n"
CASES = [
    ('  it: "Chiuso" dice il sindaco\n  de: x\n', (2, 7), "the whole text needs quotation marks"),
    ("  de: 'Zu', sagt sie\n  it: x\n", (2, 7), "the whole text needs quotation marks"),
    ('  en: "Closed": the mayor\'s word\n  it: x\n', (2, 7), "the whole text needs quotation marks"),
    ("  fr: 'L'été' est long\n  it: x\n", (2, 7), "the whole text needs quotation marks"),
    ('  - "Basta" grida\n  - altro\n', (2, 5), "the whole text needs quotation marks"),
    ('  it: "Uno" e "due"\n', (2, 7), "the whole text needs quotation marks"),
    ('  it: "A" (b)\n  de: "C" d\n', (2, 7), "the whole text needs quotation marks"),
    ("\u00a0 it: x\n", (2, 1), "ordinary blank"),
    ("  it: x\n \u00a0de: y\n", (3, 2), "ordinary blank"),
    ("  it\u00a0: x\n", (2, 5), "ordinary blank"),
    ("\u3000it: x\n", (2, 1), "ordinary blank"),
    ("  it: x\n\u2003\u2003de: y\n", (3, 1), "ordinary blank"),
    ("  it: x\n  \u200bde: y\n", (3, 3), "ordinary blank"),
    ("\u202f - x\n", (2, 1), "ordinary blank"),
    ("  it: Il ponte: chiuso\n", None, "needs quotation marks"),
    ("\tit: x\n", (2, 1), "with spaces, not with tabs"),
    ("  it: x\n\tde: y\n", (3, 1), "with spaces, not with tabs"),
    ("  it: x\n   de: y\n", (3, 4), "indent all fields of an entry alike"),
    ("  it:x\n  de: y\n", (2, 6), "put a blank behind the colon: “it: x”"),
    ("  -id: x\n   name: y\n", (2, 4), "put a blank behind the dash: “- id: x”"),
    ("  - id: x\n  -id: y\n", (3, 4), "put a blank behind the dash: “- id: y”"),
    ("-text: x\n it: y\n", (2, 2), "put a blank behind the dash: “- text: x”"),
    ("  it: & co\n", (2, 7), "begins with “&” needs quotation marks"),
    ("  it: *forte*\n", (2, 7), "begins with “*” needs quotation marks"),
    ("  it: @sindaco dice\n", (2, 7), "begins with “@” needs quotation marks"),
    ("  it: %50\n", (2, 7), "begins with “%” needs quotation marks"),
    ("  it: [Video] Ponte chiuso\n", (2, 7), "begins with “[” needs quotation marks"),
    ("  it: {ponte} chiuso\n", (2, 7), "begins with “{” needs quotation marks"),
    ("  it: - chiuso\n", (2, 7), "begins with “-” needs quotation marks"),
    ("  it: > chiuso\n", (2, 7), "begins with “>” needs quotation marks"),
    ("  it: | chiuso\n", (2, 7), "begins with “|” needs quotation marks"),
    ("  it: Il ponte\n  chiuso\n  de: x\n", (3, 3), "further than its field"),
    ('  it: "C:\\Users\\p"\n', (2, 10), "begins an escape"),
    ('  it: "Chiuso\n  de: x\n', None, "it opens in line 2"),
    ("  it: Il n. #5 e altro\n", (2, 13), "a text with “ #” in it needs quotation marks"),
]


@pytest.mark.parametrize(("text", "place", "hint"), CASES)
def test_a_slip_is_named_at_its_place(text: str, place: tuple[int, int] | None, hint: str) -> None:
    with pytest.raises(ContentError) as caught:
        read("story.yml", HEAD + text)
    (problem,) = caught.value.problems
    assert hint in problem.hint
    assert place is None or (problem.line, problem.column) == place


@pytest.mark.parametrize(
    "text",
    [
        "  it: uno\u00a0due\u202f! tre\n",
        '  it: "«Chiuso», dice"\n',
        "  it: 'L''acqua'\n",
        '  it: {a: "x", b: "y"}\n',
        '  it: "x" # so\n',
        "  it: x  # so\n",
        "  it: C#5 e d#6\n",
        "  it: 12:30\n",
        "  it: no\n",
        "  it: >\n    \u00a0con un blocco\n",
        '  "it": "x"\n',
    ],
)
def test_what_is_right_passes(text: str) -> None:
    assert read("story.yml", HEAD + text).data["title"]


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("IT", "write “it”"),
        ("De", "write “de”"),
        ("pt-br", "write “pt-BR”"),
        ("pt_BR", "write “pt-BR”"),
        ("italiano", "inside { }"),
        ("Chiuso", "inside { }"),
    ],
)
def test_a_language_spelt_another_way_is_named(tmp_path: Path, key: str, hint: str) -> None:
    shutil.copytree(CONTENT / "ferry", tmp_path / "ferry")
    claims = tmp_path / "ferry" / "claims.yml"
    claims.write_text(claims.read_text("utf-8").replace("      it: ", f"      {key}: ", 1), encoding="utf-8")
    told = [problem for problem in load(StoryFolder(tmp_path / "ferry")).problems if problem.code == "F004"]
    assert [(problem.line, problem.message) for problem in told] == [(4, f"“{key}” is no language")]
    assert hint in told[0].hint
