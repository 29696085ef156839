"""A language of the interface that a site brings itself: two files in `locales/` beside mkdocs.yml."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from story_explainer.cli import main
from story_explainer.site.catalogue import read, untranslated
from story_explainer.site.language import Language, LanguageFileError, UnknownLanguageError
from story_explainer.site.language_files import files_of, messages
from story_explainer.site.pictures.measure import width
from story_explainer.site.render import gettext_functions, render
from story_explainer.site.reserved import reserved
from tests import toy_site
from tests.built_site import BuiltSite


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    """Spanish, begun."""
    assert language("es", tmp_path / "locales").exit_code == 0
    return tmp_path / "locales"


def language(tag: str, folder: Path) -> Result:
    return CliRunner().invoke(main, ["language", tag, str(folder)])


def translate(locales: Path, words: dict[str, str]) -> None:
    path = locales / "es.po"
    text = path.read_text(encoding="utf-8")
    for message, said in words.items():
        assert f'msgid "{message}"\nmsgstr ""' in text
        text = text.replace(f'msgid "{message}"\nmsgstr ""', f'msgid "{message}"\nmsgstr "{said}"')
    path.write_text(text, encoding="utf-8")


def test_begun_files_can_be_used_at_once(locales: Path) -> None:
    """Every message is there to translate, in every plural form of the language; until then it stands in English."""
    spanish = Language.load("es", locales)
    assert len(spanish.missing) == len(messages())
    assert spanish.gettext("Timeline") == "Timeline"
    assert spanish.own_name == "Español"
    assert spanish.date("2026-03-12") == "12 de marzo de 2026"
    hues = [Language.load(tag).hue for tag in ("it", "de", "en")]
    assert min(min((spanish.hue - hue) % 360, (hue - spanish.hue) % 360) for hue in hues) > 40


@pytest.mark.parametrize("tag", ["ar", "zh"])
def test_english_words_that_stand_in_follow_english_rules_of_number(tmp_path: Path, tag: str) -> None:
    """Chinese has one form for all numbers, Arabic another for none, one, two, few and many."""
    language(tag, tmp_path)
    words = Language.load(tag, tmp_path).words
    one, more = map(str, next(message.id for message in messages() if message.pluralizable))
    assert [words.ngettext(one, more, number) for number in (0, 1, 2, 3, 11)] == [more, one, more, more, more]


def test_a_date_written_from_right_to_left_is_not_torn_by_a_name_beside_it(tmp_path: Path) -> None:
    """“Moor Gazette, 2 مارس 2026”: without an isolate around the date, its day would be shown as part of the name."""
    for tag in ("ar", "zh"):
        language(tag, tmp_path)
    assert Language.load("ar", tmp_path).date("2026-03-02") == "\u20672 مارس 2026\u2069"
    assert Language.load("zh", tmp_path).date("2026-03-02") == "2026年3月2日"
    assert width("\u20672026\u2069", 15) == width("2026", 15)


def test_a_plural_without_words_does_not_hide_those_of_the_package(tmp_path: Path) -> None:
    package = next(content for name, content in files_of("fr") if name.endswith("fr.po"))
    catalog = read(package, "fr")
    message = next(message for message in catalog if message.pluralizable and message.id)
    one, more = str(message.id[0]), str(message.id[1])
    empty = f'msgid "{one}"\nmsgid_plural "{more}"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    (tmp_path / "fr.po").write_text(empty, encoding="utf-8")
    said = Language.load("fr", tmp_path).words
    assert [said.ngettext(one, more, number) for number in (1, 2)] == [str(form) for form in message.string or ()][:2]


def test_what_is_missing_is_listed_and_what_is_there_is_kept(locales: Path) -> None:
    translate(locales, {"Timeline": "Cronología"})
    again = language("es", locales)
    assert f"1 of {len(messages())} messages are translated" in again.output
    assert f"{locales.as_posix()}/es.po:" in again.output
    assert "… and " in again.output
    assert Language.load("es", locales).gettext("Timeline") == "Cronología"
    catalog = read((locales / "es.po").read_bytes(), "es")
    assert len(untranslated(catalog, messages())) == len(messages()) - 1
    before = {path.name: path.read_bytes() for path in locales.iterdir()}
    language("es", locales)
    assert {path.name: path.read_bytes() for path in locales.iterdir()} == before


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_messages_that_are_new_come_in_and_others_go(locales: Path, newline: str) -> None:
    translate(locales, {"Timeline": "Cronología"})
    path = locales / "es.po"
    text = path.read_text(encoding="utf-8").replace('msgid "Sources"', 'msgid "Said no more"')
    path.write_text(text, encoding="utf-8", newline=newline)
    assert language("es", locales).exit_code == 0
    text = path.read_text(encoding="utf-8")
    assert 'msgid "Sources"' in text
    assert "Said no more" not in text
    assert "Cronología" in text


def test_a_language_that_the_package_speaks_needs_no_files(tmp_path: Path) -> None:
    done = language("it", tmp_path / "locales")
    assert (done.exit_code, (tmp_path / "locales").exists()) == (0, False)
    assert "The package speaks Italian" in done.output


def test_words_of_ones_own_go_before_those_of_the_package(tmp_path: Path) -> None:
    (tmp_path / "it.po").write_text('msgid ""\nmsgstr ""\n\nmsgid "Timeline"\nmsgstr "I giorni"\n', encoding="utf-8")
    italian = Language.load("it", tmp_path)
    assert (italian.gettext("Timeline"), italian.gettext("Sources")) == ("I giorni", "Fonti")
    assert italian.missing == frozenset()
    assert Language.load("it").gettext("Timeline") == "Cronologia"


def test_a_language_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    assert "no language that CLDR knows" in language("xx-klingon", tmp_path).output
    with pytest.raises(UnknownLanguageError, match="explainer language fi"):
        Language.load("fi", tmp_path)


@pytest.mark.parametrize(
    ("file", "old", "new", "wrong"),
    [
        ("es.toml", 'timeline = "timeline"', "", "locales/es.toml: slugs, timeline: write"),
        ("es.toml", 'timeline = "timeline"', 'timeline = "Línea"', "locales/es.toml: slugs, timeline: write"),
        ("es.toml", 'timeline = "timeline"', 'timeline = "sources"', "timeline and sources have the same address"),
        ("es.toml", "hue = ", "hue = 9", "locales/es.toml: hue: write a number"),
        ("es.toml", "# stemmer = ", "stemmer = 'klingon' # ", "stemmer: there is none called “klingon”"),
        ("es.toml", "[dates]", "[dates]\n'(' = 'x'", "dates, (: "),
        ("es.toml", "[slugs]", "[slugs", "locales/es.toml: "),
        ("es.po", 'msgid "Timeline"', "rubbish", "locales/es.po:"),
        (
            "es.po",
            'msgstr ""\n\n#, python-format\nmsgid "%(article)s, title"',
            'msgstr "sin nada"\n\nmsgid "x"',
            "lacks",
        ),
    ],
)
def test_files_that_cannot_be_used_are_told_of_with_all_that_is_wrong(
    locales: Path, file: str, old: str, new: str, wrong: str
) -> None:
    path = locales / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LanguageFileError) as told:
        Language.load("es", locales)
    assert wrong in str(told.value)
    again = language("es", locales)
    assert again.exit_code == 1
    assert "Traceback" not in again.output


def test_the_name_of_its_search_page_is_no_name_for_a_story(locales: Path) -> None:
    path = locales / "es.toml"
    path.write_text(path.read_text("utf-8").replace('search = "search"', 'search = "buscar"'), encoding="utf-8")
    assert "buscar" in reserved(locales)
    assert "buscar" not in reserved()


def test_english_words_that_stand_in_are_marked_where_an_element_may_stand(locales: Path) -> None:
    translate(locales, {"Timeline": "Cronología"})
    spanish = Language.load("es", locales)
    html = render(
        "search.html", spanish, {"language": spanish, "assets": "../", "home": "../", "unspaced": "", "pages": []}
    )
    assert '<span lang="en">' in html
    assert not {"\ufdd0", "\ufdd1"} & set(html)
    assert "<span" not in html.partition("<input")[2].partition(">")[0]
    plain = gettext_functions(spanish)
    assert plain["_"]("Sources") == "Sources"


@pytest.mark.build
def test_a_site_in_a_language_of_its_own(tmp_path: Path) -> None:
    """Its pages by hand are published without more ado, and the build says how much stands in English."""
    config = toy_site.lay_out(tmp_path)
    (tmp_path / "content" / "ferry").rename(tmp_path / "ferry")
    language("es", tmp_path / "locales")
    translate(tmp_path / "locales", {"Search": "Buscar"})  # said twice, in two contexts
    (tmp_path / "docs" / "es").mkdir()
    (tmp_path / "docs" / "es" / "sobre.md").write_text("---\npair: about\n---\n# Sobre esta página\n", encoding="utf-8")
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("    - en\n", "    - en\n    - es\n", 1), encoding="utf-8")
    done = toy_site.build(config, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert f"locales/es.po: {len(messages()) - 2} of {len(messages())} messages have no words" in done.stderr
    site = BuiltSite(tmp_path / "site")
    assert site.documents["es/index.html"].lang == "es"
    assert site.documents["es/sobre/index.html"].soup.select_one("a[hreflang=en]") is not None
    assert "Buscar" in site.documents["es/index.html"].html
