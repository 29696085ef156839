"""The words that say when: whole, word for word, and none where a word for a time says something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from story_explainer.ingest.times import date_of, find_times, times


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        ("en", "In March 2018 the mill closed.", "In March 2018"),
        ("en", "The mill closed on Thursday, March 12, 2020, at 5 p.m.", "on Thursday, March 12, 2020, at 5 p.m."),
        ("en", "It had opened three years earlier.", "three years earlier"),
        ("en", "The mill closed on the evening of 4 May.", "on the evening of 4 May"),
        ("en", "The strike went on from Monday to Friday.", "from Monday to Friday"),
        ("en", "She left the board yesterday.", "yesterday"),
        ("en", "Two months after, nobody came.", "Two months after"),
        ("it", "Il mulino ha chiuso giovedì 12 marzo 2020 alle 17.30.", "giovedì 12 marzo 2020 alle 17.30"),
        ("it", "Ha chiuso nel 2020 senza preavviso.", "nel 2020"),
        ("it", "Aveva aperto tre mesi fa.", "tre mesi fa"),
        ("it", "Giovedì la giunta ha deciso.", "Giovedì"),
        ("it", "Chiude nell’aprile del 2021.", "nell’aprile del 2021"),
        ("it", "Il sindaco lo ha detto ieri sera.", "ieri sera"),
        ("de", "Am Montag, dem 9. März 2020, um 17 Uhr, schloss sie.", "Am Montag, dem 9. März 2020, um 17 Uhr"),
        ("de", "Sie öffnete vor drei Monaten.", "vor drei Monaten"),
        ("de", "Im Jahr 2020 schloss die Mühle.", "Im Jahr 2020"),
        ("de", "Der Rat tagt im Mai.", "im Mai"),
        ("de", "Am Dienstagabend tagte der Rat.", "Am Dienstagabend"),
        ("fr", "La mairie a fermé le pont le 4 mai 2021.", "le 4 mai 2021"),
        ("es", "El puente cerró el 4 de mayo de 2021.", "el 4 de mayo de 2021"),
        ("pt", "A ponte fechou em maio de 2021.", "em maio de 2021"),
        ("nl", "De brug ging op 4 mei 2021 dicht.", "op 4 mei 2021"),
        ("pl", "Most zamknięto 4 maja 2021 bez zapowiedzi.", "4 maja 2021"),
    ],
)  # fmt: skip
def test_words_for_a_time_are_found_whole(locale: str, text: str, words: str) -> None:
    assert times({locale: text}) == {locale: words}


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("it", "Ha precedenti inappuntabili."),
        ("it", "Si paga non più tardi di quanto scritto."),
        ("it", "In seguito al terremoto la strada è chiusa."),
        ("it", "L’accordo del 4 marzo 2018 resta in vigore."),
        ("it", "La riunione di ieri è saltata."),
        ("it", "«Oggi si vince», ha detto l’allenatrice."),
        ("it", "Oggi si vince”, ha detto l’allenatrice."),
        ("it", "Nella sua domenica di riposo gioca."),
        ("it", "Tre mesi dopo il vertice nulla è cambiato."),
        ("it", "Non lo farei mai, nel bene e nel male."),
        ("de", "Zahlen Sie nicht später als vereinbart."),
        ("de", "Der Vertrag vom 4. März 2018 gilt weiter."),
        ("de", "Über drei Monate nach dem Gipfel im Großen fehlt der Plan."),
        ("de", "Das schrieb die Zeitung Heute."),
        ("de", "Guten Morgen, sagte sie."),
        ("de", "Offen ist sie zwischen dem 4. und 6. März."),
        ("de", "Der Rat lobte seinen im Juni veröffentlichten Bericht."),
        ("en", "They may march on the 12 may be right."),
        ("en", "The Sunday Times reported it."),
        ("en", "Today’s meeting was short."),
        ("en", "Sunday Times readers know it."),
        ("de", "Die Stelle am Montag-Morgen-Kreis blieb leer."),
        ("en", "Pay no later than agreed."),
        ("en", "By now all is well."),
        ("en", "He recalled Bloody Sunday."),
        ("en", "The March 2018 attack is unsolved."),
        ("en", "Three months after the summit nothing has changed."),
        ("en", "Open from 4 to 6 March."),
        ("sv", "Bron stängdes på torsdag."),
    ],
)
def test_none_where_it_says_something_else(locale: str, text: str) -> None:
    """Inside another phrase, of a noun, quoted, a name, or cut off from what completes it."""
    assert times({locale: text}) == {}


def test_each_language_has_its_own_words() -> None:
    text = {"it": "Il ponte ha chiuso ieri.", "de": "Die Brücke ist zu.", "en": "The bridge closed yesterday."}
    assert times(text) == {"it": "ieri", "en": "yesterday"}


def _date(text: dict[str, str]) -> str | None:
    return date_of(text, {locale: find_times([words], locale)[0] for locale, words in text.items()})


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ({"it": "Ha chiuso il 12 marzo 2020.", "de": "Sie schloss am 12. März 2020."}, "2020-03-12"),
        ({"it": "Ha chiuso il 12 marzo 2020.", "de": "Sie schloss am Donnerstag."}, "2020-03-12"),
        ({"it": "Ha chiuso il 12 marzo 2020.", "de": "Sie schloss am 13. März 2020."}, None),
        ({"it": "Ha chiuso il 12 marzo.", "de": "Sie schloss im März 2020."}, None),
        ({"it": "L’accordo del 12 marzo 2020 resta."}, None),
        ({"it": "Dal 12 marzo 2020 al 13 marzo 2020 era chiuso."}, None),
        ({"it": "Ha chiuso il 31 febbraio 2020."}, None),
        ({"pl": "Most zamknięto 4 maja 2021."}, "2021-05-04"),
    ],
)
def test_a_date_is_given_where_the_text_writes_it_whole(text: dict[str, str], date: str | None) -> None:
    """With day, month and year, for when it happened, and the same in each language that gives one."""
    assert _date(text) == date


PIECES = st.sampled_from(
    ["il 12 marzo 2020", "ieri", "alle 17.30", "del", "in seguito", "a", "“", "”", ",", ".", "giovedì", "Roma",
     "tre mesi", "dopo", "am", "Montag", "vor", "12. März", "um 5 Uhr", "In March", "2018", "-", "’s", "Sunday", "of"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12), st.sampled_from(["it", "de", "en", "fr", "sv", "zh"]), st.sampled_from(["", " "]))
def test_what_is_found_stands_in_the_text_between_words(pieces: list[str], locale: str, space: str) -> None:
    text = space.join(pieces)
    for words in times({locale: text}).values():
        assert words == words.strip()
        start = text.index(words)
        assert not (text[:start][-1:].isalnum() and words[0].isalnum()) or text.count(words) > 1
    date = _date({locale: text})
    assert date is None or len(date) == 10
