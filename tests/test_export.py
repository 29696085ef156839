"""`explainer export`, read back by other programs."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from translate.storage.tmx import tmxfile

from story_explainer.cli import main
from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from story_explainer.story import tables
from story_explainer.story.bitext import Bitext
from story_explainer.story.tmx import tmx
from story_explainer.story.xml_text import xml_safe
from tests.examples import examples
from tests.ingest.by_hand import bitext

TOY = Path(__file__).parent / "toy_content"


def export(content: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["export", "--content", str(content), *arguments])


def the_bitext() -> Bitext:
    story = load(StoryFolder(TOY / "ferry")).story
    assert story is not None
    return story.bitext


def memory(text: str) -> dict[str, dict[str, str]]:
    """A TMX document as translate-toolkit reads it: the texts of each unit by language."""
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    units = tmxfile.parsestring(text.encode()).units  # type: ignore[no-untyped-call]
    return {
        unit.xmlelement.get("tuid"): {
            node.get(lang): "".join(node.itertext()).strip() for node in unit.xmlelement.iter("tuv")
        }
        for unit in units
    }


def test_tmx_is_read_by_a_translation_toolkit() -> None:
    """One unit a segment with its id, each language marked; a segment that one language lacks included."""
    result = export(TOY, "ferry", "--to", "tmx")
    assert result.exit_code == 0, result.output
    assert '<!DOCTYPE tmx SYSTEM "tmx14.dtd">' in result.stdout
    assert 'srclang="it"' in result.stdout
    assert memory(result.stdout) == {segment.id: dict(segment.text) for segment in the_bitext().segments()}


def test_csv_has_a_row_for_each_segment() -> None:
    """With section and paragraph; an empty cell where a language lacks it."""
    rows = list(csv.DictReader(io.StringIO(export(TOY, "ferry", "--to", "csv").stdout, newline="")))
    segments = list(the_bitext().segments())
    assert [row["id"] for row in rows] == [segment.id for segment in segments]
    assert [{key: row[key] for key in ("it", "sl") if row[key]} for row in rows] == [s.text for s in segments]


def test_json_holds_all_of_the_story() -> None:
    data = json.loads(export(TOY, "ferry", "--to", "json").stdout)
    story = load(StoryFolder(TOY / "ferry")).story
    assert story is not None
    assert data["version"] == 2
    assert [claim["id"] for claim in data["claims"]] == [claim.id for claim in story.claims]
    assert story.about.title is not None
    assert data["about"]["title"] == story.about.title.root
    assert data["bitexts"]["lead"]["pivot"] == "it"


HIDDEN, SHOWN = "Il mercato del pesce di martedì", "Le reti sono da buttare"


@pytest.mark.parametrize(
    ("form", "extra"),
    [("json", ()), ("tmx", ("--article", "eco-2026-05-04")), ("csv", ("--article", "eco-2026-05-04"))],
)
def test_words_that_may_not_be_shown_are_given_only_if_asked_for(form: str, extra: tuple[str, ...]) -> None:
    """A sentence of an article of which only the cited ones may be shown."""
    given = export(TOY, "lake-spill", "--to", form, *extra).stdout
    assert SHOWN in given
    assert HIDDEN not in given
    assert HIDDEN in export(TOY, "lake-spill", "--to", form, *extra, "--all").stdout


def test_an_article_that_is_not_there_is_named() -> None:
    result = export(TOY, "lake-spill", "--to", "tmx", "--article", "eco-2026")
    assert result.exit_code == 1
    assert "no article of lake-spill is called “eco-2026”" in result.output
    assert "eco-2026-05-04" in result.output


def test_output_goes_to_a_file(tmp_path: Path) -> None:
    """Byte for byte what is printed otherwise."""
    target = tmp_path / "out/ferry.tmx"
    result = export(TOY, "ferry", "--to", "tmx", "-o", str(target))
    assert (result.exit_code, result.stdout) == (0, "")
    assert target.read_bytes() == export(TOY, "ferry", "--to", "tmx").stdout_bytes


@pytest.mark.parametrize("form", ["tmx", "json", "csv"])
def test_a_broken_story_is_not_exported(tmp_path: Path, form: str) -> None:
    """What is wrong is said, and nothing is written."""
    shutil.copytree(TOY, tmp_path / "content")
    (tmp_path / "content/ferry/claims.yml").write_text("claims: [{}]", encoding="utf-8")
    result = export(tmp_path / "content", "ferry", "--to", form, "-o", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert "claims.yml:1:10: F003" in result.output
    assert not (tmp_path / "out").exists()


WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30).filter(str.strip)


@examples(60)
@given(st.lists(st.tuples(WORDS, st.one_of(st.just(""), WORDS)), min_size=1, max_size=4))
def test_any_text_survives(rows: list[tuple[str, str]]) -> None:
    """Quotes, commas, markup, signs of any script; only characters that XML forbids are replaced in TMX."""
    text = bitext(["it", "de"], *rows)
    read = memory(tmx(text, "1"))
    table = list(csv.DictReader(io.StringIO(tables.table(text), newline="")))
    for segment, row in zip(text.segments(), table, strict=True):
        for locale, words in segment.text.items():
            assert row[locale] == words or (row[locale] == f"'{words}" and words.strip()[0] in "=+-@＝＋－＠−")
        for locale, words in segment.text.items():
            assert read[segment.id][locale].split() == xml_safe(words).split()


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("- Quando riapre il ponte?", "'- Quando riapre il ponte?"),
        ("=1+1 è la somma.", "'=1+1 è la somma."),
        ("+39 0471 è il prefisso.", "'+39 0471 è il prefisso."),
        ("@ponte scrive.", "'@ponte scrive."),
        ("−3 Grad in Salurn.", "'−3 Grad in Salurn."),
        ("＝HYPERLINK(1)", "'＝HYPERLINK(1)"),
        ("-5 Grad", "'-5 Grad"),
        ("-حوار", "'-حوار"),
        ("– Wann? fragt er.", "– Wann? fragt er."),
        ("“=1” steht da.", "“=1” steht da."),
        ("1=1", "1=1"),
    ],
)
def test_a_text_is_no_formula(words: str, cell: str) -> None:
    text = bitext(["it", "de"], (words, ""))
    (row,) = csv.DictReader(io.StringIO(tables.table(text), newline=""))
    assert row["it"] == cell


def test_a_spreadsheet_is_told_the_encoding() -> None:
    assert tables.spreadsheet("Brücke").decode("utf-8-sig") == "Brücke"
    assert tables.spreadsheet("Brücke").startswith(b"\xef\xbb\xbf")
