"""Passages that give a number in the place of another, and what they say of passages that give the old one."""

from __future__ import annotations

import pytest
from tests.ingest.comparison.accounts_by_hand import account, between

from story_explainer.ingest.comparison.amounts import amounts
from story_explainer.ingest.comparison.compare import compare_all
from story_explainer.ingest.comparison.restated import restated


@pytest.mark.parametrize(
    ("locale", "text", "pairs"),
    [
        ("en", "Officials said 19 cabins were lost, not 25 as first reported.", [("25", "19")]),
        (
            "en",
            "The council lowered its estimate from 3.4 million to 2.9 million dollars.",
            [("3.4 million", "2.9 million")],
        ),
        ("en", "The mill lost not a half but a quarter of its timber.", [("a half", "a quarter")]),
        ("de", "Anders als zunächst gemeldet, waren es 19 Hütten und nicht 25.", [("25", "19")]),
        ("de", "Die Angabe von 840 Metern hat sich als Tippfehler herausgestellt, richtig sind 480.", [("840", "480")]),
        (
            "de",
            "Statt sieben von zehn Booten liegen nun drei von vier im Hafen.",
            [("sieben von zehn", "drei von vier")],
        ),
        ("de", "Der Verband korrigierte die Zahl der Boote von 310 auf 270.", [("310", "270")]),
        ("de", "Es waren 52 Kilogramm (in der Meldung vom 3. Juni war von 70 Kilogramm die Rede).", [("70", "52")]),
        ("it", "Le barche perdute sono 27, al posto delle 31 indicate in un primo tempo.", [("31", "27")]),
        ("it", "Il molo non ha perso un terzo delle assi, ma un quinto.", [("un terzo", "un quinto")]),
        (
            "it",
            "Restano in porto tre barche su quattro invece di sette su dieci.",
            [("sette su dieci", "tre barche su quattro")],
        ),
        (
            "de",
            "Es sind 19 Hütten und nicht, wie am Montag im Rathaus gesagt und von dieser Zeitung berichtet, 25 Hütten.",
            [("25", "19")],
        ),
        (
            "it",
            "La spesa è di 31.500 euro e non, come detto in consiglio lunedì, di 48.000 euro.",
            [("48.000", "31.500")],
        ),
        ("en", "The bill is 31,500 euros and not, as this paper reported, 48,000 euros.", [("48,000", "31,500")]),
        ("de", "Gemessen wurden 6,1 Gramm, etwas weniger als beim ersten Mal (6,8).", [("6,8", "6,1")]),
        ("it", "Sono 6,1 grammi, meno della prima misura (6,8).", [("6,8", "6,1")]),
        ("en", "The sample held 6.1 grams, below the first reading (6.8).", [("6.8", "6.1")]),
        ("en", "The sample held 6.1 grams (6.8).", []),
        ("de", "Es waren 27 Gäste, nicht 31; drei Ruderer kamen zu spät.", [("31", "27")]),
        ("it", "Il mulino ha 31 pale e 27 finestre.", []),
        ("de", "Von den 310 Booten liegen 270 im Hafen.", []),
        ("en", "The train runs from 12 to 18 times a day.", []),
    ],
)
def test_a_number_in_the_place_of_another(locale: str, text: str, pairs: list[tuple[str, str]]) -> None:
    found = restated(text, locale, amounts(text, locale))
    assert [(one.old.said(text), one.new.said(text)) for one in found] == pairs


def test_the_scale_of_one_number_goes_for_the_other() -> None:
    text = "Der Verband korrigierte die Summe von 2,4 auf 2,1 Millionen Euro."
    (one,) = restated(text, "de", amounts(text, "de"))
    assert [int(one.old.value), int(one.new.value)] == [2_400_000, 2_100_000]
    assert one.wrong


FIRST = account(
    "first",
    "La tempesta sul lago di Marenzo ha distrutto 25 capanni dei pescatori, secondo il comune.",
    "La strada del porto è chiusa da ieri sera.",
    locale="it",
    published="2031-03-04",
)
SECOND = account(
    "second",
    "Die Gemeinde Marenzo berichtigt: Der Sturm hat 19 Fischerhütten zerstört und nicht 25.",
    "Die Straße am Hafen ist wieder offen.",
    locale="de",
    published="2031-03-06",
)


def test_who_names_both_numbers_puts_the_other_right() -> None:
    found = between(compare_all([FIRST, SECOND]), "first#s1", "second#s1")
    assert found is not None
    assert found.kinds == {"updated"}
    assert found.values == {"first#s1": "25", "second#s1": "19"}
    assert found.corrects == "second#s1"


def test_who_was_there_before_puts_nothing_right() -> None:
    earlier = account("second", *(text["de"] for text in SECOND.segments.values()), locale="de", published="2031-03-01")
    found = between(compare_all([FIRST, earlier]), "first#s1", "second#s1")
    assert found is not None
    assert found.kinds == {"differs"}
    assert found.corrects is None


def test_a_text_that_is_put_right_is_not_copied() -> None:
    text = "La tempesta sul lago di Marenzo non ha distrutto 25 capanni dei pescatori, ma 19, secondo il comune."
    later = account("later", text, locale="it", published="2031-03-06")
    found = between(compare_all([FIRST, later]), "first#s1", "later#s1")
    assert found is not None
    assert found.kinds == {"updated"}
    assert found.values == {"first#s1": "25", "later#s1": "19"}


def test_two_dead_are_counted() -> None:
    first = account("a", "Drei Tote nach dem Sturm am Marenzosee", locale="de", published="2031-03-04")
    second = account("b", "Two people died in the storm at Lake Marenzo", published="2031-03-06")
    found = between(compare_all([first, second]), "a#s1", "b#s1")
    assert found is not None
    assert found.values == {"a#s1": "Drei", "b#s1": "Two"}


def test_two_sums_are_not_one() -> None:
    first = account("a", "Die Werft hat nach eigenen Angaben 1,3 Millionen Euro bezahlt.", "Es regnet.", locale="de")
    second = account(
        "b", "Nach eigenen Angaben vertritt er drei Fischer; ihnen fehlten 90.000 Euro.", "Es schneit.", locale="de"
    )
    assert between(compare_all([first, second]), "a#s1", "b#s1") is None


@pytest.mark.parametrize(
    ("told", "denies"),
    [
        ("The captain denied that the ferry's engine was running in the harbour of Marenzo.", "b#s1"),
        ("The captain denied it: the ferry's engine was running in the harbour of Marenzo.", None),
    ],
)
def test_what_follows_a_denial_and_a_colon_is_not_denied(told: str, denies: str | None) -> None:
    first = account("a", "“The ferry's engine was running in the harbour of Marenzo on Monday.”", "It rained.")
    found = between(compare_all([first, account("b", told, "It snowed.")]), "a#s1", "b#s1")
    assert found is not None
    assert found.denies == denies
