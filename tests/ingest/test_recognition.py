"""The language of a text that quotes another, of one in two languages, and of texts that say too little."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

from story_explainer.ingest.reading.language import contradicts, two_languages
from story_explainer.ingest.reading.recognise import language_of
from story_explainer.ingest.reading.tags import without_region
from story_explainer.story.problems import ContentError

SAID = {
    "it": "Il ponte resta chiuso fino a giugno, perché i lavori durano più del previsto. Ci scusiamo con tutti i pendolari",
    "de": "Die Brücke bleibt bis Juni gesperrt, weil die Arbeiten länger dauern als geplant. Wir bitten um Verständnis",
    "en": "The bridge stays closed until June because the works take longer than planned. We apologise to all commuters",
    "fr": "Le pont reste fermé jusqu’en juin, car les travaux durent plus longtemps que prévu. Nous nous excusons",
    "es": "El puente sigue cerrado hasta junio porque las obras duran más de lo previsto. Pedimos disculpas a todos",
}
FRAME = {
    "it": ("Il sindaco ha parlato ieri. «", "», ha detto. I viaggiatori protestano da giorni."),
    "de": ("Der Bürgermeister sprach gestern. „", "“, sagte er. Die Reisenden protestieren seit Tagen."),
    "en": ("The mayor spoke yesterday. “", "”, he said. Travellers have protested for days."),
    "fr": ("Le maire a parlé hier. « ", " », a-t-il dit. Les voyageurs protestent depuis des jours."),
    "es": ('El alcalde habló ayer. "', '", dijo. Los viajeros protestan desde hace días.'),
}
PAIRS = [(one, other) for one in FRAME for other in SAID if one != other]


@pytest.mark.parametrize(("frame", "said"), PAIRS)
def test_what_is_quoted_in_another_language_does_not_decide(frame: str, said: str) -> None:
    before, behind = FRAME[frame]
    text = f"{before}{SAID[said]}{behind}\n"
    assert language_of("a.txt", text.encode())[0] == frame


@pytest.mark.parametrize(("frame", "said"), PAIRS)
def test_nor_does_it_contradict_what_is_stated(frame: str, said: str) -> None:
    before, behind = FRAME[frame]
    text = f"{before}{SAID[said]}. {SAID[said]}. {SAID[said]}{behind} {before}{SAID[said]}{behind}"
    assert contradicts(frame, text) is None


def test_a_text_that_only_quotes_is_in_the_language_of_the_quotation() -> None:
    assert language_of("a.txt", f"„{SAID['de']}.“\n".encode())[0] == "de"


@pytest.mark.parametrize(("one", "other"), [pair for pair in PAIRS if pair[0] < pair[1]])
def test_a_text_in_two_languages_is_refused_in_one_line(one: str, other: str) -> None:
    text = f"{SAID[one]}.\n\n{SAID[other]}.\n".encode()
    with pytest.raises(ContentError, match="in two languages") as caught:
        language_of("a.txt", text)
    (problem,) = caught.value.problems
    assert problem.code == "I018"
    assert f"“{one}”" in problem.message
    assert f"“{other}”" in problem.message


@pytest.mark.parametrize("locale", sorted(SAID))
def test_one_foreign_sentence_makes_no_text_in_two_languages(locale: str) -> None:
    other = next(each for each in SAID if each != locale)
    assert two_languages([f"{SAID[locale]}."] * 3 + [f"{SAID[other]}."]) is None


@pytest.mark.parametrize(
    "text",
    [
        "Most je zatvoren zbog radova do juna. Gradonačelnik ćuti. Ko će platiti?",  # Serbian, nearly Croatian
        "Most je zatvoren zbog radova do juna. Načelnik općine šuti.",
        "Bolzano, Merano, Salorno, Trento: closed. Giuseppe Rossi and Karl Huber agree.",
        "Elon Musk compra Twitter.",  # Italian or Spanish
        "12 34 56 78. 2026 2027 2028.",
        "Sinner: no comment.",
        "L punt ie stlut nchin a juni. L ambolt ne dij nia.",
    ],
)
def test_a_text_that_says_too_little_is_asked_for_its_language(text: str) -> None:
    with pytest.raises(ContentError, match="I018"):
        language_of("a.txt", text.encode())


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("it", "IL PONTE RESTA CHIUSO FINO A GIUGNO. I PENDOLARI PROTESTANO."),
        ("de", "DIE BRÜCKE BLEIBT BIS JUNI GESPERRT. DIE PENDLER PROTESTIEREN."),
        ("de", "Die Bruecke bleibt bis Juni gesperrt. Die Pendler muessen einen Umweg fahren."),
        ("it", "Il sindaco ha detto che la citta e chiusa perche i lavori durano di piu."),
        ("nb", "Broen er stengt på grunn av arbeid. Ordføreren vil ikke si noe om det."),
        ("da", "Broen er lukket på grund af arbejde. Borgmesteren vil ikke sige noget om det."),
        ("gl", "A ponte está pechada ata xuño por mor das obras."),
        ("uk", "Міст закритий через роботи до червня. Мер мовчить."),
        ("bg", "Мостът е затворен заради ремонт до юни. Кметът мълчи."),
    ],
)
def test_capitals_lost_accents_and_close_languages(locale: str, text: str) -> None:
    assert language_of("a.txt", text.encode())[0] == locale


def test_a_page_states_another_language_than_its_text() -> None:
    """The language of a template does not go before that of the words, a quotation in which is no word of theirs."""
    before, behind = FRAME["it"]
    page = f'<html lang="de"><body><article><h1>Ponte</h1><p>{before}{SAID["de"]}{behind}</p></article></body></html>'
    assert language_of("a.html", page.encode())[0] == "it"


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("de-DE", "de"), ("it-IT", "it"), ("en-GB", "en"), ("pt-BR", "pt"), ("ar-EG", "ar"), ("lld", "lld"),
        ("zh-TW", "zh-Hant"), ("zh-CN", "zh"), ("zh", "zh"), ("sr-ME", "sr-Latn"), ("zh-Hant-HK", "zh-Hant"),
        ("uz-Cyrl-UZ", "uz-Cyrl"),
    ],
)  # fmt: skip
def test_the_country_that_a_page_states_makes_no_language_of_its_own(stated: str, told: str) -> None:
    assert without_region(stated) == told


@pytest.mark.parametrize(("stated", "locale"), [("de-DE", "de"), ("it-IT", "it"), ("en-US", "en"), ("fr-CA", "fr")])
def test_a_page_of_a_country_is_in_the_language_of_the_story(stated: str, locale: str) -> None:
    page = f"<html lang={stated}><article><h1>A</h1><p>{SAID[locale]}.</p><p>{SAID[locale]}.</p></article></html>"
    assert language_of("page.html", page.encode())[0] == locale


def test_signs_are_in_no_language() -> None:
    with pytest.raises(ContentError, match="no language"):
        language_of("a.txt", b"9bbf38a544f990e73cd12f3c56c60e6180edebd31d752d3997fa4c0650d6aaa338f73f155d5d382832b1.")
