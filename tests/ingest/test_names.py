"""Names are found by spelling and by their twin in the other language, whatever the languages."""

# ruff: noqa: E501
from __future__ import annotations

import pytest
from tests.ingest.by_hand import bitext

from story_explainer.ingest.drafting.names import find_names


def found(locales: list[str], *rows: list[str]) -> list[tuple[str | None, ...]]:
    """The wordings of each name in all languages."""
    return [tuple(name.wording(locale) for locale in locales) for name in find_names(bitext(locales, *rows))]


@pytest.mark.parametrize(
    ("locales", "row", "names"),
    [
        (
            ["it", "de"],
            [
                "Il sindaco di Trapani ha incontrato la regista Ada Morelli.",
                "Der Bürgermeister von Trapani traf die Regisseurin Ada Morelli.",
            ],
            [("Trapani", "Trapani"), ("Ada Morelli", "Ada Morelli")],
        ),
        (
            ["en", "it"],
            ["The museum in Lisbon hired Joana Prado.", "Il museo di Lisbona ha assunto Joana Prado."],
            [("Lisbon", "Lisbona"), ("Joana Prado", "Joana Prado")],
        ),
        (
            ["fr", "de"],
            ["La chanteuse Zaho Merle quitte Genève.", "Die Sängerin Zaho Merle verlässt Genf."],
            [("Zaho Merle", "Zaho Merle"), ("Genève", "Genf")],
        ),
        (
            ["es", "en"],
            ["La cooperativa Sal Viva exporta a Marruecos.", "The cooperative Sal Viva exports to Morocco."],
            [("Sal Viva", "Sal Viva"), ("Marruecos", "Morocco")],
        ),
    ],
)
def test_names_in_several_languages(locales: list[str], row: list[str], names: list[tuple[str, ...]]) -> None:
    assert found(locales, row) == names


def test_german_nouns_are_no_names() -> None:
    """Capitals alone say nothing in German; nor does a cognate that Italian writes small."""
    assert found(["it", "de"], ["La strategia del partner è chiara.", "Die Strategie des Partners ist klar."]) == []


def test_genitives_are_stripped_where_they_are_none_of_the_name() -> None:
    """Morellis is Morelli, while Jarvis stays Jarvis."""
    names = found(
        ["it", "de"],
        ["Il film di Morelli piace a Jarvis.", "Morellis Film gefällt Jarvis."],
        ["Poi Morelli saluta.", "Dann grüßt Morelli."],
    )
    assert names == [("Morelli", "Morelli"), ("Jarvis", "Jarvis")]


def test_short_forms_and_initials_belong_to_the_full_name() -> None:
    """Prado is Joana Prado, and the BSN is the Banco Sal Norte."""
    (person, bank) = find_names(
        bitext(
            ["it", "de"],
            ["La direttrice Joana Prado guida il Banco Sal Norte.", "Joana Prado leitet den Banco Sal Norte."],
            ["Secondo Prado, il BSN cresce.", "Laut Prado wächst der BSN."],
        )
    )
    assert person.forms("it") == ["Joana Prado", "Prado"]
    assert bank.forms("de") == ["Banco Sal Norte", "BSN"]


def test_titles_are_no_part_of_a_name_but_may_be_one() -> None:
    """President Okoro is Okoro; General Motors is not Motors."""
    names = found(
        ["en", "it"],
        [
            "We heard President Okoro praise General Motors.",
            "Abbiamo sentito il presidente Okoro lodare General Motors.",
        ],
    )
    assert names == [("Okoro", "Okoro"), ("General Motors", "General Motors")]


def test_neighbours_that_stand_apart_elsewhere_are_two_names() -> None:
    """Italian “il Norwich Ada Moss” glued by chance, while German has words between them."""
    names = found(
        ["it", "de"],
        ["Ha battuto per il Norwich Ada Moss in finale.", "In Norwich hat im Finale Ada Moss verloren."],
    )
    assert ("Ada Moss", "Ada Moss") in names
    assert ("Norwich", "Norwich") in names


def test_countries_have_one_name_in_all_forms() -> None:
    """Stati Uniti, USA, den Vereinigten Staaten: one place, worded as a dictionary has it."""
    (name,) = find_names(
        bitext(
            ["it", "de"],
            ["Vanno negli Stati Uniti.", "Sie gehen in die Vereinigten Staaten."],
            ["Negli USA piove.", "In den Vereinigten Staaten regnet es."],
        )
    )
    assert (name.place, name.wording("it"), name.wording("de")) == (True, "Stati Uniti", "Vereinigte Staaten")


def test_institutions_with_unlike_names_are_paired_by_elimination() -> None:
    names = found(
        ["it", "de"],
        ["La portavoce della Croce Rossa ringrazia.", "Die Sprecherin dankt im Namen des Roten Kreuzes."],
    )
    assert names == [("Croce Rossa", "Roten Kreuzes")]


@pytest.mark.parametrize("locales", [["it", "de"], ["de", "it"]])
def test_what_is_left_over_in_both_languages_is_one_name(locales: list[str]) -> None:
    """Whichever language comes first."""
    row = {"it": "Il TAR ha deciso e Ada Moss parla.", "de": "Das VG hat entschieden, und Ada Moss spricht."}
    names = found(locales, [row[locale] for locale in locales])
    assert set(names) == {tuple({"it": "TAR", "de": "VG"}[locale] for locale in locales), ("Ada Moss", "Ada Moss")}


def test_names_that_each_language_spells_its_own_way_are_one() -> None:
    """Alike, not equal: cognates."""
    assert found(["it", "de"], ["Ne discute il Congresso.", "Darüber berät der Kongress."]) == [
        ("Congresso", "Kongress")
    ]


def test_a_compound_gives_the_name_in_it() -> None:
    """The German hyphen joins a name with a noun; the name is what the other language has."""
    names = found(["it", "de"], ["Il film di Ada Moss è qui.", "Der Ada-Moss-Film ist da."])
    assert names == [("Ada Moss", "Ada Moss")]


def test_headlines_in_capitals_make_no_names() -> None:
    """In a title all in capitals, a capital says nothing."""
    names = found(["en", "de"], ["Local Bakers Raise Their Prices Again", "Bäcker erhöhen erneut ihre Preise"])
    assert names == []


def test_languages_without_cues_still_have_names() -> None:
    """Swedish and Polish have no file of cues: spelling and likeness are left."""
    names = found(["sv", "pl"], ["Igår besökte Åsa Lindgren hamnen.", "Wczoraj Åsa Lindgren odwiedziła port."])
    assert names == [("Åsa Lindgren", "Åsa Lindgren")]


def test_mentions_stand_where_they_say() -> None:
    """The text of each mention is what the segment has there."""
    text = bitext(["it", "de"], ["L’ONU cita l’AIEA e Ada Moss’ idea.", "Die UN zitiert die IAEA und Ada Moss’ Idee."])
    for name in find_names(text):
        for mention in name.mentions:
            assert text.by_id[mention.segment].text[mention.locale][mention.start : mention.end] == mention.text


def test_a_word_that_merely_stands_before_a_name_is_taken_off() -> None:
    names = found(
        ["it", "de"],
        ["Parla il premier della Ruritania Zoran Mello.", "Es spricht Premier Zoran Mello aus Strelsau."],
    )
    assert ("Zoran Mello", "Zoran Mello") in names
    assert not any("Ruritania Zoran" in (name or "") for row in names for name in row)


def test_a_place_that_is_taken_off_a_name_stays_a_place() -> None:
    names = find_names(
        bitext(
            ["it", "de"],
            ["Parla il premier della Norvegia Zoran Mello.", "Es spricht Premier Zoran Mello."],
            ["La Norvegia attende.", "Norwegen wartet."],
        )
    )
    assert [(name.wording("it"), name.place) for name in names] == [("Norvegia", True), ("Zoran Mello", False)]


def test_a_name_is_known_again_where_only_german_has_it() -> None:
    """Capitals say nothing there; but the name is known, and so is its last word, where it stood alone before."""
    (name,) = find_names(
        bitext(
            ["it", "de"],
            ["La deputata Joana Prado nega.", "Die Abgeordnete Joana Prado bestreitet es."],
            ["Prado parla di bugie.", "Prado spricht von Lügen."],
            ["La donna ha 40 anni.", "Joana Prado ist 40 Jahre alt."],
            ["Poi la donna ha taciuto.", "Dann schwieg Prado."],
        )
    )
    assert [mention.segment for mention in name.mentions if mention.locale == "de"] == ["s1", "s2", "s3", "s4"]


NAMES_WITH_SMALL_WORDS = [
    (["it", "de"], "Ieri ha parlato Luiz Inácio Lula da Silva.", "Gestern sprach Luiz Inácio Lula da Silva.", "Luiz Inácio Lula da Silva"),
    (["it", "de"], "Lo dipinse Leonardo da Vinci.", "Das malte Leonardo da Vinci.", "Leonardo da Vinci"),
    (["it", "de"], "Vi morì Giovanni dalle Bande Nere.", "Dort starb Giovanni dalle Bande Nere.", "Giovanni dalle Bande Nere"),
    (["it", "de"], "Lo dice Abdel Fattah al-Sisi.", "Das sagt Abdel Fattah as-Sisi.", "Abdel Fattah al-Sisi"),
    (["en", "de"], "Then spoke Harun ar-Rashid at last.", "Dann sprach Harun al-Raschid endlich.", "Harun ar-Rashid"),
    (["it", "de"], "Ha scritto J. D. Vance.", "Es schrieb J. D. Vance.", "J. D. Vance"),
    (["en", "it"], "Yesterday J. R. R. Tolkien wrote.", "Ieri J. R. R. Tolkien ha scritto.", "J. R. R. Tolkien"),
    (["it", "de"], "Oggi parla Robert F. Kennedy a tutti.", "Heute spricht Robert F. Kennedy zu allen.", "Robert F. Kennedy"),
    (["es", "en"], "Lo dijo ayer Vasco da Gama.", "Yesterday Vasco da Gama said it.", "Vasco da Gama"),
    (["it", "fr"], "Lo dice Ludwig van Beethoven.", "C’est Ludwig van Beethoven qui le dit.", "Ludwig van Beethoven"),
    (["it", "de"], "Lo dice Dieter zu Salm.", "Das sagt Dieter zu Salm.", "Dieter zu Salm"),
    (["it", "de"], "Poi Michail Gorbaciov tacque.", "Dann schwieg Michail Gorbatschow.", "Michail Gorbaciov"),
    (["it", "en"], "Ha parlato Sergej Šojgu.", "Then Sergei Shoigu spoke.", "Sergej Šojgu"),
    (["fr", "de"], "Hier a parlé longtemps devant eux Sergueï Lavrov.", "Gestern sprach lange vor ihnen Sergej Lawrow.", "Sergueï Lavrov"),
]  # fmt: skip


@pytest.mark.parametrize(("locales", "first", "second", "name"), NAMES_WITH_SMALL_WORDS)
def test_small_words_initials_and_spellings_keep_a_name_whole(
    locales: list[str], first: str, second: str, name: str
) -> None:
    assert [each[0] for each in found(locales, [first, second])] == [name]


def test_a_short_form_keeps_the_small_words_before_it() -> None:
    (name,) = find_names(
        bitext(
            ["it", "de"],
            ["Ha parlato Ursula von der Leyen.", "Es sprach Ursula von der Leyen."],
            ["Così dice von der Leyen.", "So sagt es von der Leyen."],
        )
    )
    assert name.forms("it") == name.forms("de") == ["Ursula von der Leyen", "von der Leyen"]


def test_a_preposition_is_no_part_of_a_name() -> None:
    assert all(
        "von" not in (form or "")
        for names in found(["it", "de"], ["Lo dice Ada Merz.", "So sagt es der Brief von Ada Merz."])
        for form in names
    )


@pytest.mark.parametrize(
    ("locales", "row", "names"),
    [
        (["it", "de"], ["Sergej Šojgu ha lasciato la sala.", "Sergei Schoigu verließ den Saal."], ("Sergej Šojgu", "Sergei Schoigu")),
        (["it", "en"], ["Evgenij Prigožin non era lì.", "Yevgeny Prigozhin was not there."], ("Evgenij Prigožin", "Yevgeny Prigozhin")),
        (["fr", "de"], ["Boris Eltsine démissionna.", "Boris Jelzin trat zurück."], ("Boris Eltsine", "Boris Jelzin")),
        (["es", "de"], ["Alekséi Navalni volvió.", "Alexej Nawalny kehrte zurück."], ("Alekséi Navalni", "Alexej Nawalny")),
        (["it", "de"], ["Julija Nawalnaja parlò.", "Julia Nawalnaja sprach."], ("Julija Nawalnaja", "Julia Nawalnaja")),
    ],
)  # fmt: skip
def test_a_first_name_opens_a_sentence_however_it_is_spelt(locales: list[str], row: list[str], names: tuple[str, ...]) -> None:  # fmt: skip
    assert names in found(locales, row)


def test_a_common_word_that_opens_a_sentence_is_no_first_name() -> None:
    assert found(["it", "de"], ["Presidente Morelli tace.", "Präsidentin Morelli schweigt."]) == [
        ("Morelli", "Morelli")
    ]
    assert ("Morelli", "Morelli") in found(["it", "de"], ["Sindaca Morelli tace.", "Bürgermeisterin Morelli schweigt."])


@pytest.mark.parametrize(
    ("locales", "row", "names"),
    [
        (["it", "de"], ["Kim Jong-un incontra Xi Jinping.", "Kim Jong-un trifft Xi Jinping."], [("Kim Jong-un", "Kim Jong-un"), ("Xi Jinping", "Xi Jinping")]),
        (["en", "fr"], ["Then Moon Jae-in spoke.", "Puis Moon Jae-in a parlé."], [("Moon Jae-in", "Moon Jae-in")]),
        (["it", "hu"], ["Viktor Orbán ha parlato ieri.", "Orbán Viktor tegnap beszélt."], [("Viktor Orbán", "Orbán Viktor")]),
        (["de", "hu"], ["Gestern sprach Péter Magyar lange.", "Tegnap Magyar Péter sokáig beszélt."], [("Péter Magyar", "Magyar Péter")]),
        (["it", "en"], ["Carlo III visita la città con Camilla.", "Charles III visits the town with Camilla."], [("Carlo III", "Charles III"), ("Camilla", "Camilla")]),
        (["it", "en"], ["Elisabetta II è morta ieri.", "Elizabeth II died yesterday."], [("Elisabetta II", "Elizabeth II")]),
        (["it", "de"], ["Papa Leone XIV saluta i fedeli.", "Papst Leo XIV. grüßt die Gläubigen."], [("Leone XIV", "Leo XIV")]),
        (["it", "de"], ["D'Alema incontra Renzi.", "D’Alema trifft Renzi."], [("D'Alema", "D’Alema"), ("Renzi", "Renzi")]),
        (["it", "de"], ["Massimo D’Alema tace.", "Massimo D’Alema schweigt."], [("Massimo D’Alema", "Massimo D’Alema")]),
        (["it", "en"], ["Sean O’Brien ha vinto.", "Sean O'Brien has won."], [("Sean O’Brien", "Sean O'Brien")]),
        (["de", "it"], ["Sabine Müller-Lüdenscheidt tritt zurück.", "Sabine Müller-Lüdenscheidt si dimette."], [("Sabine Müller-Lüdenscheidt", "Sabine Müller-Lüdenscheidt")]),
        (["it", "de"], ["De Luca attacca Conte. De Luca non cede.", "De Luca greift Conte an. De Luca gibt nicht nach."], [("De Luca", "De Luca"), ("Conte", "Conte")]),
        (["de", "it"], ["Von der Leyen traf Macron. Ursula von der Leyen lachte.", "Von der Leyen incontra Macron. Ursula von der Leyen ride."], [("Ursula von der Leyen", "Ursula von der Leyen"), ("Macron", "Macron")]),
        (["it", "de"], ["Lo ha detto Arno Kompatscher. Kompatscher non cede.", "Das sagte Arno Kompatscher. Kompatscher gibt nicht nach."], [("Arno Kompatscher", "Arno Kompatscher")]),
        (["en", "it"], ["Then Robert F. Kennedy Jr. spoke.", "Poi Robert F. Kennedy Jr. ha parlato."], [("Robert F. Kennedy Jr", "Robert F. Kennedy Jr")]),
        (["nl", "en"], ["Mark Rutte en Pieter van den Berg spraken.", "Mark Rutte and Pieter van den Berg spoke."], [("Mark Rutte", "Mark Rutte"), ("Pieter van den Berg", "Pieter van den Berg")]),
    ],
)  # fmt: skip
def test_names_of_several_traditions_stay_whole(locales: list[str], row: list[str], names: list[tuple[str, ...]]) -> None:  # fmt: skip
    assert found(locales, row) == names


@pytest.mark.parametrize(
    ("locales", "row", "never"),
    [
        (["de", "it"], ["Das ist eine Trump-nahe Partei.", "È un partito vicino a Trump."], "nahe"),
        (["it", "en"], ["Parte II comincia qui.", "Part II begins here."], "Part"),
        (["de", "en"], ["Kapitel III beginnt hier.", "Chapter III begins here."], "Chapter"),
    ],
)
def test_what_only_looks_like_the_half_of_a_name_is_none(locales: list[str], row: list[str], never: str) -> None:
    assert all(never not in (form or "") for names in found(locales, row) for form in names)
