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
    ("  it: &Co è fallita\n", (2, 7), "begins with “&” needs quotation marks"),
    ("  it: !Attenzione al ponte\n", (2, 7), "begins with “!” needs quotation marks"),
    ("  it: *forte\n", (2, 7), "begins with “*” needs quotation marks"),
    ("  it: [s1, s2\n  de: x\n", (2, 7), "“[” opens in line 2 and is not closed"),
    ("  it: {a: b\n  de: x\n", (2, 7), "“{” opens in line 2 and is not closed"),
    ("  it:\n  Il ponte è chiuso.\n  de: x\n", (3, 3), "further than its field"),
    ("  it: |\n  Il ponte è chiuso.\n  de: x\n", (3, 3), "further than its field"),
    ("  it: >\n    Il ponte\n  è chiuso.\n  de: x\n", (4, 3), "further than its field"),
    ("  it： x\n  de: y\n", (2, 5), "put a colon and a blank: “it: x”"),
    ("  it = x\n  de: y\n", (2, 6), "put a colon and a blank: “it: x”"),
    ("  de: y\n  it; x\n", (3, 5), "put a colon and a blank: “it: x”"),
    ("  - id: x\n  – id: y\n", (3, 3), "an entry begins with a hyphen and a blank: “- id: y”"),
    ("  - id: x\n  • id: y\n", (3, 3), "an entry begins with a hyphen and a blank: “- id: y”"),
    ("  - id: x\n  name: y\n", (3, 3), "indent all fields of an entry alike"),
    ('  it: "x",\n  de: y\n', (2, 10), "take the comma at the end of the line out"),
    ('  "it": "x",\n  "de": "y"\n', (2, 12), "take the comma at the end of the line out"),
    ("  - id: x\n    name: y\n    id: z\n    name: w\n", (4, 5), "write “- ” before “id” if another entry begins here"),
    ("  it: x\n  it: y\n", (3, 3), "keep one of the two"),
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


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("claims.yml", "via: piccolo", "via: Il Piccolo", "did you mean “piccolo”?"),
        ("claims.yml", "by: mayor", "by: Piranska županja", "did you mean “mayor”?"),
        ("claims.yml", "by: mayor", "by: Mayor", "did you mean “mayor”?"),
        ("claims.yml", "by: mayor", "by: mayor,", "did you mean “mayor”?"),
        ("claims.yml", "by: mayor", "by: “mayor”", "did you mean “mayor”?"),
        ("claims.yml", "by: mayor", "by: [mayor, port]", "write one, without brackets"),
        ("claims.yml", "- id: idle", "- id: Idle line", "write “idle-line”"),
        ("claims.yml", "cites: [s3]", "cites: (s3, s4)", "write [s3, s4], or"),
        ("claims.yml", "cites: [s3]", "cites: s3; s4", "write [s3, s4], or"),
        ("claims.yml", "cites: [s3]", "cites: [s3 s4]", "write them apart: s3, s4"),
        ("claims.yml", "cites: [s3]", "cites: [s3; s4]", "write them apart: s3, s4"),
        ("claims.yml", "cites: [s3]", "cites: [S3]", "did you mean “s3”?"),
        ("claims.yml", "cites: [s3]", "cites: [3]", "known: h1, "),
        ("claims.yml", "certainty: stated", "certainty: certo", "(known: stated, possible, expected)"),
        ("claims.yml", "by: mayor", "draft: sì\n    by: mayor", "(write true)"),
        ("claims.yml", "by: mayor", "draft: Nein\n    by: mayor", "(write false)"),
        ("claims.yml", "by: mayor", "draft: forse\n    by: mayor", "(write true or false)"),
        ("claims.yml", "by: mayor", "actor: mayor", "known: id, "),
        ("claims.yml", "claims:\n", "", "it begins with “claims:”"),
        ("events.yml", "before:\n      - event: report", "before: report", "write “- event: report” below it"),
        ("events.yml", "before:\n      - event: report", "before: [report]", "write “event: report”"),
        ("sources.yml", "locale: en", "locale: en-gb", "write “en-GB”"),
        ("sources.yml", "show: full}", "show:full}", "put a blank behind the colon: “show: full”"),
        ("sources.yml", "Il traghetto per", "Il traghetto, per", "a text with a comma in it needs quotation marks"),
        ("story.yml", "as_of:", "claims: []\nas_of:", "it stands in claims.yml"),
        ("events.yml", "when: 2026-03-09", "when: 9.3.2026", "is not a date (write 2026-03-09)"),
        ("events.yml", "when: 2026-03-09", "when: 09/03/2026", "(write 2026-03-09, or 2026-09-03)"),
        ("events.yml", "when: 2026-03-09", "when: 2026-3-9", "(write 2026-03-09)"),
        ("events.yml", "when: 2026-03-09", "when: 20260309", "(write 2026-03-09)"),
        ("events.yml", "when: 2026-03-09", "when: 2026-03-09 8:30", "(write 2026-03-09T08:30:00)"),
        ("events.yml", "when: 2026-03-09", "when: 2026-03-09T18:30Z", "(write 2026-03-09T18:30:00Z)"),
        ("events.yml", "when: 2026-03-09", "when: 9.3.2026–11.3.2026", "(write 2026-03-09/2026-03-11)"),
        ("events.yml", "when: 2026-03-09", "when: ca. 2026", "(write 2026~)"),
        ("events.yml", "when: 2026-03-09", "when: 3/2026", "(write 2026-03)"),
        ("events.yml", "when: 2026-03-09", "when: 2026-02-30", "(2026-02 has 28 days)"),
        ("events.yml", "when: 2026-03-09", "when: 2026-13-09", "the month stands in the middle: 2026-09-13"),
        ("events.yml", "when: 2026-03-09", "when: domani", "(write EDTF: "),
    ],
)
def test_what_was_meant_is_named(tmp_path: Path, name: str, old: str, new: str, told: str) -> None:
    shutil.copytree(CONTENT / "ferry", tmp_path / "ferry")
    file = tmp_path / "ferry" / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    first = load(StoryFolder(tmp_path / "ferry")).problems[0]
    assert Path(first.file).name == name
    assert told in str(first)


def test_a_field_spelt_wrongly_is_not_missing_too(tmp_path: Path) -> None:
    shutil.copytree(CONTENT / "ferry", tmp_path / "ferry")
    claims = tmp_path / "ferry" / "claims.yml"
    claims.write_text(claims.read_text("utf-8").replace("certainty: stated", "Certanty: stated"), encoding="utf-8")
    told = [str(each) for each in load(StoryFolder(tmp_path / "ferry")).problems]
    assert len(told) == 1
    assert told[0].endswith("35:5: F002 unknown field “Certanty” (did you mean “certainty”?)")
