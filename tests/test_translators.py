"""Editors' texts go to translators and come back: XLIFF 2.1 out, into the YAML files in."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result
from translate.storage.xliff2 import Xliff2File

from story_explainer.cli import main
from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from story_explainer.story.drafts import without_drafts
from story_explainer.story.xliff import XliffError, read, units
from tests import toy_site

NAMES = {"x": "urn:oasis:names:tc:xliff:document:2.0"}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(toy_site.CONTENT / "moor-railway", tmp_path / "content" / "moor-railway")
    return tmp_path / "content"


def exported(content: Path, locale: str = "fr") -> Path:
    path = content.parent / f"{locale}.xlf"
    done = run(content, "export", "moor-railway", "--to", "xliff", "--lang", locale, "-o", str(path))
    assert done.exit_code == 0, done.output
    return path


def run(content: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--content", str(content)])


def translated(path: Path, words: str = "FR {}") -> Path:
    """The file with every text translated, as an editor of translations writes it."""
    store = Xliff2File.parsefile(str(path))  # type: ignore[no-untyped-call]
    for unit in store.units:
        unit.target = words.format(unit.source)
    path.write_bytes(bytes(store))
    return path


Script = Callable[[str, Path], str]


@pytest.fixture
def script() -> Script:
    """What a script with the package “xliff” prints of a file; without Node.js it is skipped, but not in CI."""
    there = Path(__file__).parent / "translators"
    if not (shutil.which("node") and (there / "node_modules/xliff").is_dir()):
        if os.environ.get("CI"):
            pytest.fail("the package is not installed: make tests/translators/node_modules/.package-lock.json")
        pytest.skip("the package is not installed (it needs Node.js and npm)")

    def printed(what: str, path: Path) -> str:
        command = ["node", str(there / "program.mjs"), what, str(path)]
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout

    return printed


def test_every_text_goes_out_with_where_it_stands_and_what_it_rests_on(content: Path) -> None:
    root = ET.parse(exported(content)).getroot()
    assert root.attrib == {"version": "2.1", "srcLang": "en", "trgLang": "fr"}
    story = load(StoryFolder(content / "moor-railway")).story
    assert story is not None
    claim = story.claims[0]
    unit = root.find(f"x:file[@id='moor-railway:claims.yml']/x:unit[@id='{claim.id}:text']", NAMES)
    assert unit is not None
    assert unit.findtext("x:segment/x:source", "", NAMES) == str(claim.text.get("en"))
    notes = [(note.get("category"), note.text or "") for note in unit.iterfind("x:notes/x:note", NAMES)]
    assert notes[0] == ("place", f"claims.yml › {claim.id} › text")
    cited = claim.cites[0]
    assert ("evidence", f"{cited}: {story.segment[cited].text['en']}") in notes
    ids = [(file.get("id"), unit.get("id")) for file in root for unit in file]
    assert len(ids) == len(set(ids)) > 20
    assert all(re.fullmatch(r"[A-Za-z_][\w.:-]*", str(unit)) for _, unit in ids)


def test_words_said_in_the_target_language_need_no_translation(tmp_path: Path) -> None:
    """Of the first story's quotations some were said in English: nobody is asked to translate those into it."""
    content = Path(__file__).parent.parent / "content"
    story = load(StoryFolder(content / "ford-xiaomi")).story
    assert story is not None
    given = {locale: [unit.id for unit in units(story, "it", locale)] for locale in ("de", "en")}
    said = [unit for unit in given["de"] if unit.endswith(":translation")]
    assert said
    assert not set(said) & set(given["en"])
    assert [unit for unit in given["de"] if unit not in said] == given["en"]


def test_what_a_source_is_goes_out_and_its_own_title_does_not(content: Path) -> None:
    """A title in the source's language alone stays as it is; what the editors say of a source is translated."""
    sources = content / "moor-railway/sources.yml"
    text = sources.read_text(encoding="utf-8")
    own = "title: {de: Werkstatt hofft auf <England> & mehr}"
    assert own in text
    sources.write_text(text.replace(own, "title: {en: On the workshop, de: Über die Werkstatt}"), encoding="utf-8")
    assert run(content, "import", str(translated(exported(content)))).exit_code == 0
    story = load(StoryFolder(content / "moor-railway")).story
    assert story is not None
    assert {source.id: source.title.get("fr") for source in story.sources} == {
        "annual-report": None,
        "elbe-courier": "FR On the workshop",
    }


def test_a_language_that_the_story_is_told_in_needs_no_article(content: Path) -> None:
    """One that is only named is told, with what would be right."""
    translated(exported(content))
    assert run(content, "import", str(content.parent / "fr.xlf")).exit_code == 0
    path = content / "moor-railway" / "story.yml"
    path.write_text(path.read_text("utf-8").replace("locales: [en, ", "locales: [en, fr, sl, "), "utf-8")
    gone = [
        problem.message for problem in load(StoryFolder(content / "moor-railway")).problems if problem.code == "L003"
    ]
    assert gone == ["there is no article in “sl”"]


def test_another_program_reads_the_same(content: Path) -> None:
    """Translate Toolkit, whose XLIFF 2 is its own."""
    path = exported(content, "de")
    given, store = read(path.read_bytes()), Xliff2File.parsefile(str(path))  # type: ignore[no-untyped-call]
    assert [(unit.source, unit.target or "") for unit in store.units] == list(given.texts.values())
    assert any(target for _, target in given.texts.values())


@pytest.mark.build
def test_a_third_program_reads_the_same_and_what_it_writes_is_imported(content: Path, script: Script) -> None:
    """“xliff” for JavaScript, which writes back neither `original` nor states."""
    path = exported(content)
    given, read_there = read(path.read_bytes()), json.loads(script("read", path))
    assert {
        (name.partition(":")[2], unit): (texts["source"], texts.get("target") or "")
        for name, file in read_there["resources"].items()
        for unit, texts in file.items()
    } == dict(given.texts)
    assert (read_there["sourceLanguage"], read_there["targetLanguage"]) == (given.source, given.target)
    path.write_text(script("translate", path), encoding="utf-8")
    assert "original=" not in path.read_text("utf-8")
    done = run(content, "import", str(path))
    assert done.exit_code == 0, done.output
    assert "has changed" not in done.output
    story = load(StoryFolder(content / "moor-railway")).story
    assert story is not None
    assert {unit.target for unit in units(without_drafts(story), "en", "fr")} == {
        f"FR {source}" for source, _ in given.texts.values()
    }


def test_what_comes_back_stands_in_the_files_and_all_else_as_it_was(content: Path) -> None:
    before = {path: path.read_text("utf-8") for path in content.rglob("*.yml")}
    path = translated(exported(content))
    done = run(content, "import", str(path))
    assert done.exit_code == 0, done.output
    assert "once “fr” stands under locales" in done.output
    for file, text in before.items():
        lines = iter(file.read_text("utf-8").splitlines())
        for line in text.splitlines():
            assert any(line.rstrip("}") in new for new in lines), (file, line)
    settings = content / "moor-railway" / "story.yml"
    settings.write_text(re.sub(r"locales: \[(.*)\]", r"locales: [\1, fr]", settings.read_text("utf-8")), "utf-8")
    missing = [line for line in run(content, "check", "moor-railway").output.splitlines() if "L001" in line]
    assert missing == []
    story = load(StoryFolder(content / "moor-railway")).story
    assert story is not None
    assert str(story.claims[0].text.get("fr")) == f"FR {story.claims[0].text.get('en')}"
    assert "nothing to write" in run(content, "import", str(path)).output


def test_a_text_that_changed_meanwhile_is_left_and_named(content: Path) -> None:
    path = translated(exported(content))
    story = load(StoryFolder(content / "moor-railway")).story
    assert story is not None
    assert story.about.title is not None
    title = str(story.about.title.get("en"))
    settings = content / "moor-railway" / "story.yml"
    settings.write_text(settings.read_text("utf-8").replace(title, f"{title} Yes"), encoding="utf-8")
    done = run(content, "import", str(path))
    assert "story.yml: title has changed since it went out: left as it is" in done.output
    assert f"FR {title}" not in settings.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("<xliff", "this is not XML"),
        ("<xliff version='1.2'/>", "no XLIFF 2 of one story"),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", "declares entities"),
    ],
)
def test_another_file_is_refused_in_a_line(content: Path, text: str, wrong: str) -> None:
    path = content.parent / "wrong.xlf"
    path.write_text(text, encoding="utf-8")
    done = run(content, "import", str(path))
    assert done.exit_code == 1
    assert re.search(rf"wrong\.xlf:1:\d+: .*{wrong}", done.output)


def test_split_and_marked_up_segments_are_put_together() -> None:
    given = read(
        b"<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1' srcLang='en' trgLang='fr'>"
        b"<file id='f' original='s/claims.yml'><unit id='a:text'><segment><source>One. </source><target>Un. </target>"
        b"</segment><segment><source>Two.</source><target><mrk id='1'>Deux</mrk>.</target></segment></unit>"
        b"<unit id='b:text'><segment><source>One. </source><target>Un. </target></segment><segment><source>Two."
        b"</source></segment></unit></file></xliff>"
    )
    assert given.texts[("claims.yml", "a:text")] == ("One. Two.", "Un. Deux.")
    assert given.texts[("claims.yml", "b:text")][1] == ""


def test_the_language_is_asked_for(content: Path) -> None:
    assert "--lang" in run(content, "export", "moor-railway", "--to", "xliff").output
    with pytest.raises(XliffError):
        read(b"no")


def test_a_story_of_drafts_alone_gives_no_empty_file(content: Path) -> None:
    folder = content / "moor-railway"
    for path in folder.glob("*.yml"):
        if path.name not in ("bitext.yml", "story.yml"):
            path.unlink()
    (folder / "story.yml").write_text("locales: [it, de]\ndraft: true\ntitle: {it: La ferrovia}\n", encoding="utf-8")
    done = run(content, "export", "moor-railway", "--to", "xliff", "--lang", "fr")
    assert done.exit_code == 1
    assert "moor-railway has no text of an editor in “it” to translate yet" in done.output
    done = run(content, "export", "moor-railway", "--to", "xliff", "--lang", "fr", "--drafts")
    assert (done.exit_code, "La ferrovia" in done.output) == (0, True)


_TITLE_MARK = b"<target>FR "


def _rewrapped(file: bytes) -> bytes:
    """As programs write it that break and indent what is in an element."""
    return re.sub(rb"<(source|target)>([^<]*)</", rb"<\1>\n        \2\n      </", file)


@pytest.mark.parametrize(
    "change",
    [
        _rewrapped,
        lambda file: file.replace(b"\n", b"\r\n"),
        lambda file: b"\xef\xbb\xbf" + file,
        lambda file: file.decode().replace("UTF-8", "UTF-16", 1).encode("utf-16"),
        lambda file: file.decode().replace("UTF-8", "ISO-8859-1", 1).encode("latin-1", "xmlcharrefreplace"),
        lambda file: re.sub(rb"<target>([^<]*)</", rb"<target><![CDATA[\1]]></", file),
        lambda file: file.replace(_TITLE_MARK, b"<target><!-- to be checked -->FR "),
        lambda file: file.replace(_TITLE_MARK, b"<target><?tool x?>FR "),
        lambda file: re.sub(rb"<target>([^<]*)</", rb'<target><pc id="1">\1</pc></', file),
        lambda file: re.sub(rb"<target>([^<]*)</", rb'<target><sc id="1"/>\1<ec startRef="1"/></', file),
        lambda file: file.replace(b'version="2.1"', b'version="2.0"'),
        lambda file: file.replace(b"<xliff ", b'<xliff xmlns:t="urn:tool" t:build="7" '),
        lambda file: re.sub(rb" +", b" ", file),
        lambda file: unicodedata.normalize("NFD", file.decode()).encode(),
    ],
)
def test_what_a_translator_s_program_makes_of_the_file_changes_no_words(
    content: Path, change: Callable[[bytes], bytes]
) -> None:
    claims = content / "moor-railway" / "claims.yml"
    odd = "|\n        It opens  in May –\n        or not: “café”\n"
    text = re.sub(r"(  text:\n      en: ).*\n", lambda found: f"{found[1]}{odd}", claims.read_text("utf-8"), count=1)
    claims.write_text(text, encoding="utf-8")
    path = translated(exported(content))
    path.write_bytes(change(path.read_bytes()))
    done = run(content, "import", str(path))
    assert done.exit_code == 0, done.output
    assert "has changed" not in done.output
    story = load(StoryFolder(content / "moor-railway")).story
    assert story is not None
    assert story.about.title is not None
    assert str(story.about.title.get("fr")) == f"FR {story.about.title.get('en')}"
    words = str(story.claims[0].text.get("fr"))
    assert " ".join(words.split()) == "FR It opens in May – or not: “café”"
