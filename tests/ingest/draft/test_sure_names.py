"""Names are whole and surely of whom they say: double names, bodies by their town, families and their companies."""

from __future__ import annotations

from typing import Any

import pytest
from tests.ingest.by_hand import bitext

from story_explainer.ingest.drafting import draft_story


def drafts(locale: str, *rows: str) -> dict[str, Any]:
    return draft_story(bitext([locale], *([row] for row in rows)), {})


def actors(locale: str, *rows: str) -> dict[str, Any]:
    found = drafts(locale, *rows)
    return {actor.id: actor for actor in found["actors"].actors} if "actors" in found else {}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Die Direktorin Petra Wolf-Bauer sagte am Montag, der Steg am See bleibe gesperrt.", "Petra Wolf-Bauer"),
        ("Der Bürgermeister Martin Stein-Berger sagte, der Steg am See bleibe gesperrt.", "Martin Stein-Berger"),
    ],
)
def test_a_double_name_of_common_nouns_is_whole(sentence: str, name: str) -> None:
    assert [actor.name.root["de"] for actor in actors("de", sentence).values()] == [name]


def test_a_compound_behind_a_name_is_no_part_of_it() -> None:
    """Karl Wolf-Partei is no double name."""
    found = actors("de", "Die Sprecherin Petra Wolf sagte, die Petra Wolf-Stiftung sei pleite.")
    assert "Petra Wolf" in {actor.name.root["de"] for actor in found.values()}


@pytest.mark.parametrize(
    ("locale", "rows"),
    [
        (
            "de",
            [
                "Das Amtsgericht Wimberg hat die Klage am Montag abgewiesen.",
                "Die Bezirkshauptmannschaft Wimberg prüft den Fall.",
            ],
        ),
        (
            "it",
            [
                "Il Tribunale di Vallora ha respinto il ricorso lunedì scorso.",
                "La Questura Vallora indaga, e la Prefettura Vallora tace.",
            ],
        ),
    ],
)
def test_a_town_is_no_body_that_sits_there(locale: str, rows: list[str]) -> None:
    assert not {"wimberg", "vallora"} & actors(locale, *rows).keys()


@pytest.mark.parametrize(
    "sentence",
    [
        "L'Agenzia conferma che il ponte di Rocca resterà chiuso per tre mesi.",
        "L'Agenzia regionale per il lavoro annuncia che gli uffici di Rocca riaprono.",
    ],
)
def test_an_office_is_no_outlet(sentence: str) -> None:
    assert not any(actor.kind == "outlet" for actor in actors("it", sentence, sentence).values())


def test_an_agency_that_is_named_is_an_organisation() -> None:
    found = actors("it", *["L'Agenzia delle Entrate ha detto che i rimborsi partiranno a marzo."] * 3)
    assert {actor.kind for actor in found.values()} <= {"organisation"}


def test_a_full_stop_that_belongs_to_a_name_makes_no_alias() -> None:
    rows = ["La Halvora S.p.A. ha comprato il molo di Rocca.", "La Halvora S.p.A. lo chiude, dice la Halvora S.p.A."]
    for actor in actors("it", *rows).values():
        assert not any(form.endswith("S.p.A") for forms in actor.aliases.values() for form in forms)


def test_a_role_keeps_the_full_stop_of_its_last_word() -> None:
    (actor,) = actors("it", "Il molo è chiuso, ha detto Marco Vidal, titolare della Halvora S.r.l.").values()
    assert actor.role.root["it"] == "Titolare della Halvora S.r.l."


@pytest.mark.parametrize(
    ("locale", "rows"),
    [
        (
            "en",
            [
                "Brandt Marine is buying the yard in Tavira for 12 million euros.",
                "Brandt Marine builds ferries.",
                "The chief executive Anna Brandt told reporters that the yard would stay open.",
                "Brandt fell by 4 per cent in Lisbon.",
            ],
        ),
        (
            "it",
            [
                "La Fanti Navale compra il cantiere di Rocca per 12 milioni.",
                "La Fanti Navale costruisce traghetti.",
                "La direttrice Anna Fanti ha detto che il cantiere resterà aperto.",
                "In borsa Fanti perde il 4 per cento.",
            ],
        ),
    ],
)
def test_a_family_s_name_that_is_a_company_s_as_well_is_nobody_s_alias(locale: str, rows: list[str]) -> None:
    for actor in actors(locale, *rows).values():
        assert not {"Brandt", "Fanti"} & {form for forms in actor.aliases.values() for form in forms}


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("it", "Al processo di Rocca sono stati citati 31 testimoni, e la sala è piena."),
        ("de", "Das Gericht in Wimberg hat 31 Zeugen geladen, der Saal ist voll."),
        ("en", "The court in Tavira has summoned 31 insiders, and the hall is full."),
    ],
)
def test_who_is_but_counted_is_no_source(locale: str, sentence: str) -> None:
    found = drafts(locale, sentence)
    assert "claims" not in found


@pytest.mark.parametrize(
    ("locale", "sentence", "phrase"),
    [
        (
            "it",
            "Secondo tre fonti vicine alla trattativa, il cantiere di Rocca chiude.",
            "tre fonti vicine alla trattativa",
        ),
        (
            "de",
            "Laut drei Quellen aus dem Ministerium schließt die Werft in Wimberg.",
            "drei Quellen aus dem Ministerium",
        ),
    ],
)
def test_the_words_for_unnamed_sources_are_whole(locale: str, sentence: str, phrase: str) -> None:
    (claim,) = drafts(locale, sentence)["claims"].claims
    assert (claim.basis.count, claim.basis.phrase.root[locale]) == (3, phrase)


def test_a_ship_is_nobody_though_it_has_a_title() -> None:
    rows = [
        "The ferry Lady Margaret ran aground off Holm on Sunday.",
        "The captain Neil Ross said the radar had failed.",
    ]
    assert list(actors("en", *rows)) == ["neil-ross"]


def test_a_company_named_for_its_trade_is_no_person() -> None:
    rows = [
        "Wessex Water has denied dumping raw sewage into the river Tarn.",
        "Water company staff said on Monday that Wessex Water had known of it.",
    ]
    (found,) = actors("en", *rows).values()
    assert (found.kind, found.aliases) == ("organisation", {})


def test_a_company_is_one_with_and_without_its_trade() -> None:
    rows = [
        "La società Altavia Impianti ha annunciato che la funivia riaprirà a dicembre.",
        "La Altavia ha annunciato il ricorso al Tar.",
    ]
    (found,) = actors("it", *rows).values()
    assert (found.name.root, found.aliases) == ({"it": "Altavia Impianti"}, {"it": ["Altavia"]})


@pytest.mark.parametrize(
    "sentence",
    [
        "Hydro North, which runs the dam, denied any knowledge of the emails.",
        "Hydro North's chief executive denied on Monday that Hydro North had known of the emails.",
    ],
)
def test_what_has_a_business_is_an_organisation(sentence: str) -> None:
    rows = [sentence, "The dam of Hydro North failed in May.", "Hydro North has been fined."]
    assert [(name.name.root["en"], name.kind) for name in actors("en", *rows).values()] == [
        ("Hydro North", "organisation")
    ]


def test_where_it_happened_opens_a_heading_and_is_nobody() -> None:
    """“Sestola, il sindaco ammette” is no apposition of Sestola."""
    text = bitext(
        ["it"],
        ["Sestola, il sindaco ammette: la lettera c’era"],
        ["Il sindaco di Sestola, Fausto Ricci, ha ammesso che la lettera era arrivata."],
        ["A Sestola il tetto è crollato, ha detto Fausto Ricci."],
        title=True,
    )
    found: dict[str, Any] = draft_story(text, {})
    assert {actor.id for actor in found["actors"].actors} == {"fausto-ricci"}
