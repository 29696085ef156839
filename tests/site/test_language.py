"""Dates, lists and names in the words of each language."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from babel import Locale
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from story_explainer.site.build import build_site
from story_explainer.site.date_words import DateWords
from story_explainer.site.language import Language, UnknownLanguageError, capitalised
from story_explainer.site.render import gettext_functions
from story_explainer.story.dates import parse
from tests import toy_site

# Every form of EDTF that the model takes, in each precision; intervals by the largest part that differs.
DATES = [
    ("2026", "2026", "2026", "2026"),
    ("2026-01", "January 2026", "Januar 2026", "gennaio 2026"),
    ("2026-01-31", "January 31, 2026", "31. Januar 2026", "31 gennaio 2026"),
    ("2026-05-01", "May 1, 2026", "1. Mai 2026", "1º maggio 2026"),
    ("2026~", "around 2026", "etwa 2026", "2026 circa"),
    ("2026-01~", "around January 2026", "etwa Januar 2026", "gennaio 2026 circa"),
    ("2026-01-31~", "around January 31, 2026", "etwa 31. Januar 2026", "31 gennaio 2026 circa"),
    ("2026?", "2026 (uncertain)", "2026 (unsicher)", "2026 (incerto)"),
    ("2026-01?", "January 2026 (uncertain)", "Januar 2026 (unsicher)", "gennaio 2026 (incerto)"),
    ("2026%", "around 2026 (uncertain)", "etwa 2026 (unsicher)", "2026 circa (incerto)"),
    ("2026-02-01/2026-02-02", "February 1 – 2, 2026", "1.–2. Februar 2026", "1–2 febbraio 2026"),
    (
        "2026-01-31/2026-02-02",
        "January 31 – February 2, 2026",
        "31. Januar – 2. Februar 2026",
        "31 gennaio – 2 febbraio 2026",
    ),
    (
        "2025-12-30/2026-01-02",
        "December 30, 2025 – January 2, 2026",
        "30. Dezember 2025 – 2. Januar 2026",
        "30 dicembre 2025 – 2 gennaio 2026",
    ),
    ("2026-01/2026-03", "January – March 2026", "Januar–März 2026", "gennaio–marzo 2026"),
    ("2025-12/2026-01", "December 2025 – January 2026", "Dezember 2025 – Januar 2026", "dicembre 2025 – gennaio 2026"),
    ("2024/2026", "2024 – 2026", "2024–2026", "2024–2026"),
    ("2026-02/2026-02", "February 2026", "Februar 2026", "febbraio 2026"),
    ("2025/2026-03", "2025 – March 2026", "2025 – März 2026", "2025 – marzo 2026"),
    ("2025~/2026", "around 2025 – 2026", "etwa 2025 – 2026", "2025 circa – 2026"),
    ("2026-02-01/..", "from February 1, 2026", "ab 1. Februar 2026", "dal 1º febbraio 2026"),
    ("2016/..", "from 2016", "ab 2016", "dal 2016"),
    ("2026-04/..", "from April 2026", "ab April 2026", "dall’aprile 2026"),
    ("../2026-02", "until February 2026", "bis Februar 2026", "fino al febbraio 2026"),
    ("../2026-08-08", "until August 8, 2026", "bis 8. August 2026", "fino all’8 agosto 2026"),
    (
        "../2026-08-18?",
        "until August 18, 2026 (uncertain)",
        "bis 18. August 2026 (unsicher)",
        "fino al 18 agosto 2026 (incerto)",
    ),
    (
        "2026-02-01?/2026-02-03~",
        "February 1, 2026 (uncertain) – around February 3, 2026",
        "1. Februar 2026 (unsicher) – etwa 3. Februar 2026",
        "1º febbraio 2026 (incerto) – 3 febbraio 2026 circa",
    ),
    ("2024?/2026", "2024 (uncertain) – 2026", "2024 (unsicher) – 2026", "2024 (incerto) – 2026"),
    ("2016/", "from 2016, end unknown", "ab 2016, Ende unbekannt", "dal 2016, fine ignota"),
    (
        "/2026-08-08",
        "until August 8, 2026, beginning unknown",
        "bis 8. August 2026, Beginn unbekannt",
        "fino all’8 agosto 2026, inizio ignoto",
    ),
    ("2026-21", "spring 2026", "Frühjahr 2026", "primavera 2026"),
    ("2026-22?", "summer 2026 (uncertain)", "Sommer 2026 (unsicher)", "estate 2026 (incerto)"),
    ("2026-23~", "around autumn 2026", "etwa Herbst 2026", "autunno 2026 circa"),
    ("2026-24", "winter 2026", "Winter 2026", "inverno 2026"),
    ("2025-22/2026-21", "summer 2025 – spring 2026", "Sommer 2025 – Frühjahr 2026", "estate 2025 – primavera 2026"),
    ("2026-21/..", "from spring 2026", "ab Frühjahr 2026", "dalla primavera 2026"),
    ("2026-23/", "from autumn 2026, end unknown", "ab Herbst 2026, Ende unbekannt", "dall’autunno 2026, fine ignota"),
    ("../2026-21", "until spring 2026", "bis Frühjahr 2026", "fino alla primavera 2026"),
    ("../2026-22", "until summer 2026", "bis Sommer 2026", "fino all’estate 2026"),
    ("../2026-24", "until winter 2026", "bis Winter 2026", "fino all’inverno 2026"),
    ("202X", "2020s", "2020er-Jahre", "anni 2020"),
    ("200X", "2000s", "2000er-Jahre", "primo decennio del Duemila"),
    ("197X~", "around 1970s", "etwa 1970er-Jahre", "anni Settanta circa"),
    ("20XX", "between 2000 and 2099", "zwischen 2000 und 2099", "tra il 2000 e il 2099"),
    (
        "18XX?",
        "between 1800 and 1899 (uncertain)",
        "zwischen 1800 und 1899 (unsicher)",
        "tra il 1800 e il 1899 (incerto)",
    ),
    ("2004-XX", "a month in 2004", "in einem Monat des Jahres 2004", "un mese del 2004"),
    ("2004-06-XX", "a day in June 2004", "an einem Tag im Juni 2004", "un giorno di giugno 2004"),
    ("2004-XX-XX", "a day in 2004", "an einem Tag des Jahres 2004", "un giorno del 2004"),
    ("2026-02-14T14:30:00", "February 14, 2026, 2:30 PM", "14. Februar 2026, 14:30 Uhr", "14 febbraio 2026, ore 14:30"),
    (
        "2026-02-14T08:00:05Z",
        "February 14, 2026, 8:00:05 AM (GMT)",
        "14. Februar 2026, 08:00:05 Uhr (GMT)",
        "14 febbraio 2026, ore 08:00:05 (GMT)",
    ),
    (
        "2026-02-14T14:30:00-04:30",
        "February 14, 2026, 2:30 PM (GMT−04:30)",
        "14. Februar 2026, 14:30 Uhr (GMT−04:30)",
        "14 febbraio 2026, ore 14:30 (GMT−04:30)",
    ),
    ("0079-08-24", "August 24, 79 AD", "24. August 79 n. Chr.", "24 agosto 79 d.C."),
    ("0476", "476 AD", "476 n. Chr.", "476 d.C."),
    ("08XX", "between 800 AD and 899 AD", "zwischen 800 n. Chr. und 899 n. Chr.", "tra l’800 d.C. e l’899 d.C."),
    ("0000", "1 BC", "1 v. Chr.", "1 a.C."),
    ("-0043-03-15", "March 15, 44 BC", "15. März 44 v. Chr.", "15 marzo 44 a.C."),
    ("-0043-03", "March 44 BC", "März 44 v. Chr.", "marzo 44 a.C."),
    ("-004X", "between 50 BC and 41 BC", "zwischen 50 v. Chr. und 41 v. Chr.", "tra il 50 a.C. e il 41 a.C."),
    ("-0007/..", "from 8 BC", "ab 8 v. Chr.", "dall’8 a.C."),
    ("-0049/-0043", "50 BC – 44 BC", "50 v. Chr. – 44 v. Chr.", "50 a.C. – 44 a.C."),
    ("0001-03/0001-05", "March 1 AD – May 1 AD", "März 1 n. Chr. – Mai 1 n. Chr.", "marzo 1 d.C. – maggio 1 d.C."),
    ("Y12000", "the year 12,000", "Jahr 12.000", "anno 12.000"),
    ("Y12000/..", "from the year 12,000", "ab dem Jahr 12.000", "dall’anno 12.000"),
    (
        "Y12000/Y13000",
        "the year 12,000 – the year 13,000",
        "Jahr 12.000 – Jahr 13.000",
        "anno 12.000 – anno 13.000",
    ),
    ("../Y12000", "until the year 12,000", "bis zum Jahr 12.000", "fino all’anno 12.000"),
    ("Y-170000001", "170,000,002 BC", "170.000.002 v. Chr.", "170.000.002 a.C."),
]


def spaces(words: str) -> str:
    """With plain spaces: CLDR puts thin ones around the dash of an interval in English."""
    return " ".join(words.split())


@pytest.mark.parametrize(("edtf", "en", "de", "it"), DATES, ids=[row[0] for row in DATES])
def test_dates_in_words(edtf: str, en: str, de: str, it: str) -> None:
    assert [spaces(Language.load(tag).date(edtf)) for tag in ("en", "de", "it")] == [en, de, it]


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2026-03-01", "1er mars 2026"),
        ("2026-03-11", "11 mars 2026"),
        ("2026-03-01~", "vers le 1er mars 2026"),
        ("2026-03~", "vers mars 2026"),
        ("2026-03-08?", "8 mars 2026 (incertain)"),
        ("2026-02-01/2026-02-03", "1er–3 février 2026"),
        ("2025-12-01/2026-01-01", "1er décembre 2025 – 1er janvier 2026"),
        ("2026-02-01/..", "à partir du 1er février 2026"),
        ("2026-02/..", "à partir de février 2026"),
        ("2026-04/..", "à partir d’avril 2026"),
        ("2026-21/..", "à partir du printemps 2026"),
        ("2026-22/..", "à partir de l’été 2026"),
        ("Y12000/..", "à partir de l’année 12 000"),
        ("2026-02-01/", "à partir du 1er février 2026, fin inconnue"),
        ("2026-03-01~/..", "à partir du 1er mars 2026 environ"),
        ("../2026-08-08", "jusqu’au 8 août 2026"),
        ("../2026-08", "jusqu’en août 2026"),
        ("../2026", "jusqu’en 2026"),
        ("../2026-21", "jusqu’au printemps 2026"),
        ("../2026-23", "jusqu’à l’automne 2026"),
        ("/2026-08-08", "jusqu’au 8 août 2026, début inconnu"),
        ("202X", "années 2020"),
        ("197X~", "vers les années 1970"),
        ("20XX", "entre 2000 et 2099"),
        ("2026-XX", "un mois de l’année 2026"),
        ("2026-04-XX", "un jour d’avril 2026"),
        ("2026-02-14T14:30:00", "14 février 2026 à 14 h 30"),
        ("2026-02-14T18:00:00", "14 février 2026 à 18 heures"),
        ("2026-02-14T08:00:05Z", "14 février 2026 à 8 h 00 min 05 s (UTC)"),
        ("2026-02-14T01:00:00-04:30", "14 février 2026 à 1 heure (UTC−04:30)"),
        ("-0043-03-15", "15 mars 44 av. J.-C."),
        ("../Y12000", "jusqu’à l’année 12 000"),
    ],
)
def test_dates_in_french_words(edtf: str, words: str) -> None:
    assert spaces(Language.load("fr").date(edtf)) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2026-03-01", "au 1er mars"),
        ("2026-03", "en mars"),
        ("2026", "en 2026"),
        ("2026-22", "à l’été"),
        ("2026-21", "au p"),
    ],
)
def test_french_joins_a_date_to_the_word_before_it(edtf: str, words: str) -> None:
    french = Language.load("fr")
    said = french.gettext("As of %(date)s") % {"date": f'<time datetime="{edtf}">{french.date(edtf)}</time>'}
    assert BeautifulSoup(french.joined(said), "html.parser").get_text().startswith(f"À jour {words}")


@pytest.mark.parametrize(
    ("edtf", "words"),
    [("2026-03-01", "du 1er mars"), ("2026-03", "de mars"), ("2026-04", "d’avril"), ("2026", "de 2026")],
)
def test_french_joins_a_date_to_what_is_dated(edtf: str, words: str) -> None:
    french = Language.load("fr")
    said = french.gettext("before the claim, which is dated %(date)s") % {"date": f"<time>{french.date(edtf)}</time>"}
    assert (
        BeautifulSoup(french.joined(said), "html.parser")
        .get_text()
        .startswith(f"avant l’affirmation, qui date {words}")
    )


def test_french_spaces_in_hours_do_not_break() -> None:
    assert "14\u00a0h\u00a030" in Language.load("fr").date("2026-02-14T14:30:00")


@given(
    day=st.dates(min_value=date(1000, 1, 1), max_value=date(9999, 12, 31)),
    tag=st.sampled_from(["en", "de", "it", "fr"]),
)
def test_a_day_keeps_its_numbers(day: date, tag: str) -> None:
    words = Language.load(tag).date(day.isoformat())
    assert str(day.year) in words
    assert str(day.day) in words


# A language that no catalogue has words for yet: CLDR alone decides where the parts of a date stand.
@pytest.mark.parametrize(
    ("tag", "edtf", "words"),
    [
        ("es", "2026-01-31", "31 de enero de 2026"),
        ("es", "2026-01", "enero de 2026"),
        ("es", "-0043-03", "marzo de 44 a. C."),
        ("ja", "2026-01-31", "2026年1月31日"),
        ("ja", "2026", "2026年"),
        ("fr", "0079-08-24", "24 août 79 ap. J.-C."),
        ("fr", "2026-02-14T14:30:00+01:00", "14 février 2026, 14:30 (UTC+01:00)"),
    ],
)
def test_a_new_language_needs_no_code(tag: str, edtf: str, words: str) -> None:
    assert spaces(DateWords(Locale.parse(tag), lambda message: message).of(parse(edtf))) == words


def test_lists_and_numbers_follow_the_language() -> None:
    italian, german = Language.load("it"), Language.load("de")
    assert italian.enumeration(["Ford", "Xiaomi", "BYD"]) == "Ford, Xiaomi e BYD"
    assert german.enumeration(["Ford", "Xiaomi"]) == "Ford und Xiaomi"
    assert german.number(84000.5) == "84.000,5"


def test_languages_are_named_in_each_other() -> None:
    assert Language.load("it").name == "italiano"
    assert Language.load("it").name_of("de") == "tedesco"
    assert Language.load("de").name_of("pt-BR") == "Portugiesisch"


@pytest.mark.parametrize("tag", ["xx", "fr-Latn", "../it"])
def test_an_unknown_language_is_said_to_be_one(tag: str) -> None:
    with pytest.raises(UnknownLanguageError, match="does not speak"):
        Language.load(tag)


def test_every_language_has_an_address_for_every_kind_of_page() -> None:
    languages = [Language.load(tag) for tag in ("en", "de", "it")]
    assert len({frozenset(language.slugs) for language in languages}) == 1
    for language in languages:
        assert len(set(language.slugs.values())) == len(language.slugs)


def test_a_script_gets_each_plural_form_by_the_name_that_browsers_know() -> None:
    """The script asks `Intl.PluralRules` for the name: one thing is told in the singular."""
    italian = Language.load("it")
    forms = italian.plural_forms("{shown} of {count} entries", "{shown} of {count} entries")
    assert forms["one"] == "{shown} evento su {count}"
    assert forms["other"] == "{shown} eventi su {count}"
    assert {"one", "other"} <= forms.keys() <= {"zero", "one", "two", "few", "many", "other"}


def test_only_the_first_letter_of_a_name_becomes_a_capital() -> None:
    assert capitalised("português (Brasil)") == "Português (Brasil)"
    assert Language.load("it").own_name == "Italiano"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-05-08", "Aggiornato all’8 maggio 2026"),
        ("2026-05-11", "Aggiornato all’11 maggio 2026"),
        ("2026-05-18", "Aggiornato al 18 maggio 2026"),
        ("2026-05-01", "Aggiornato al 1º maggio 2026"),
    ],
)
def test_the_word_before_a_date_goes_with_it(day: str, words: str) -> None:
    """In plain words as in markup; what is not ours is left as it is."""
    italian = Language.load("it")
    shown = Markup("<time>{}</time>").format(italian.date(day))
    said = gettext_functions(italian)["_"]
    assert said("As of %(date)s", date=shown).striptags() == words
    assert italian.joined(italian.gettext("As of %(date)s") % {"date": italian.date(day)}) == words
    assert "«al 8»" in said("“%(title)s” (as of %(date)s).", title="al 8", date=shown)


def test_a_colon_stands_as_the_language_has_it() -> None:
    assert [Language.load(tag).colon for tag in ("en", "it", "de", "fr")] == [": ", ": ", ": ", "\u00a0: "]


def test_no_colon_of_a_french_page_lacks_its_space() -> None:
    """Whatever the interface puts together: between a name and what is said of it, too."""
    (story,) = (story for story in toy_site.stories() if story.slug == "moor-railway")
    story = replace(story, about=story.about.model_copy(update={"locales": ["en", "de", "fr"]}))
    pages = build_site([story], [Language.load("fr"), Language.load("en")])
    words = [text for page in pages if page.locale == "fr" for text in own_words(page.body)]
    assert sum("\u00a0:" in text for text in words) > 20
    assert [text for text in words if re.search(r"[^\u00a0]:(\s|$)", text)] == []


def own_words(body: str) -> list[str]:
    """The texts of a page that are the interface's: none that is marked as another language's, or cited."""
    soup = BeautifulSoup(body, "html.parser")
    for foreign in soup.select("[lang]:not([lang=fr]), svg, script, q, pre, code"):
        foreign.decompose()
    return [block.get_text() for block in soup.select("p, li, h1, h2, h3, dt, dd, summary, figcaption, td, th")]
