"""Events with their day: what is announced for a day to come, and whose day a date in a sentence is."""

from __future__ import annotations

import pytest
from tests.ingest.by_hand import bitext

from story_explainer.ingest.article import Metadata
from story_explainer.ingest.drafting import draft_story

DAY = "2026-09-08"


def events(locale: str, *rows: str) -> list[tuple[str | None, str]]:
    """The dates of the events of an article of that day, and their kinds."""
    text = bitext([locale], *([row] for row in rows))
    made = draft_story(text, {text.articles[locale].file: Metadata(date=DAY)})
    return [(one.when, one.kind) for one in made["events"].events] if "events" in made else []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("locale", "sentence", "when", "kind"),
    [
        ("de", "Die Halvora AG schließt die Werft in Wimberg zum 31. März 2027.", "2027-03-31", "planned"),
        ("de", "Der Stadtrat von Wimberg entscheidet am 2. November über den Plan.", "2026-11-02", "planned"),
        ("de", "Die Halvora AG könnte die Werft am 2. November schließen.", "2026-11-02", "possible"),
        ("it", "Il sindaco di Rocca, Carlo Fanti, aprirà il molo il 15 ottobre.", "2026-10-15", "planned"),
        (
            "it",
            "Il gruppo di Rocca, che ha 3.400 dipendenti, presenterà i conti il 29 settembre.",
            "2026-09-29",
            "planned",
        ),
        ("en", "The harbour master, Ada Moss, will open the pier on 15 October.", "2026-10-15", "planned"),
        ("en", "The harbour master, Ada Moss, opened the pier on 3 March 2021.", "2021-03-03", "happened"),
        ("de", "Bei dem Brand am 11. August wurden 21 Boote zerstört.", "2026-08-11", "happened"),
    ],
)
def test_what_is_announced_for_a_later_day_is_planned(locale: str, sentence: str, when: str, kind: str) -> None:
    assert events(locale, sentence) == [(when, kind)]


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("en", "The vote on 5 October was put off by the council of Tavira."),
        ("it", "Il voto del 5 ottobre è stato rinviato dal comune di Rocca."),
        ("de", "Die Abstimmung am 5. Oktober wurde vom Stadtrat in Wimberg verschoben."),
        ("it", "La polizia cerca a Rocca una parte dell'oro rubato l'11 agosto al museo."),
        ("de", "Am Montag war noch von 340 Booten die Rede gewesen."),
        ("de", "Am 18. Mai 2025 war sie zuletzt überprüft worden."),
    ],
)
def test_a_date_of_something_else_makes_no_event(locale: str, sentence: str) -> None:
    assert events(locale, sentence) == []


def test_who_stands_in_brackets_takes_no_part() -> None:
    text = bitext(["de"], ["Minister Tim Vogel (SPD) eröffnete am 3. März 2021 die Werft."])
    made = draft_story(text, {text.articles["de"].file: Metadata(date=DAY)})
    assert made["events"].events[0].actors == ["tim-vogel"]  # type: ignore[attr-defined]


def test_a_time_is_told_without_the_full_stop_of_its_sentence() -> None:
    text = bitext(["en"], ["The council of Tavira will decide on May 19."])
    made = draft_story(text, {text.articles["en"].file: Metadata(date="2026-05-06")})
    assert made["events"].events[0].phrase.root == {"en": "on May 19"}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("locale", "rows", "when"),
    [
        (
            "de",
            ["Am 4. August brach das Wehr.", "Am folgenden Mittwoch schloss die Stadt Wimberg das Tor."],
            "2026-08-05",
        ),
        ("it", ["Il 4 agosto è crollata la diga.", "Il mercoledì seguente Rocca ha chiuso la strada."], "2026-08-05"),
        ("en", ["The dam broke on 4 August.", "Tavira closed the road on the following Wednesday."], "2026-08-05"),
        # Where no day was named, none follows it.
        ("de", ["Das Wehr brach nachts.", "Am folgenden Mittwoch schloss die Stadt Wimberg das Tor."], None),
        ("it", ["La diga è crollata di notte.", "Il mercoledì seguente Rocca ha chiuso la strada."], None),
        ("en", ["The dam broke at night.", "Tavira closed the road on the following Wednesday."], None),
    ],
)
def test_a_following_day_is_counted_from_the_day_that_was_told(locale: str, rows: list[str], when: str | None) -> None:
    found = {one for one, _ in events(locale, *rows)} - {"2026-08-04"}
    assert found == ({when} if when else set())


@pytest.mark.parametrize(
    ("locale", "sentence", "when"),
    [
        ("it", "Il 2 settembre alle 4.50 è crollato il ponte di Rocca.", "2026-09-02"),
        ("de", "Am 2. September um 4.50 Uhr brach in Wimberg die Brücke ein.", "2026-09-02"),
        ("de", "Ab 1. November fährt die Fähre nach Wimberg wieder.", "2026-11-01"),
        ("it", "Dal 1° novembre il traghetto per Rocca sarà gratuito.", "2026-11-01"),
        ("it", "Entro il 15 novembre il comune di Rocca deve decidere.", "../2026-11-15"),
        ("en", "The council of Tavira must decide by 15 November.", "../2026-11-15"),
        ("de", "Die Mitglieder in Wimberg müssen bis 8. November zustimmen.", "../2026-11-08"),
        ("en", "Members in Tavira have until 8 November to approve the deal.", "../2026-11-08"),
    ],
)
def test_an_hour_of_the_day_or_what_begins_then_keeps_its_day(locale: str, sentence: str, when: str) -> None:
    assert [one for one, _ in events(locale, sentence)] == [when]


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("de", "Im Rathaus von Wimberg war am Montag niemand zu erreichen."),
        ("it", "Lunedì nel municipio di Rocca nessuno era raggiungibile."),
        ("de", "Zwei der drei Wahlhelfer aus Wimberg wurden am Montag angehört."),
        ("it", "Due dei tre scrutatori di Rocca sono stati sentiti lunedì."),
        ("en", "Two of the three clerks of Tavira were heard on Monday."),
        ("de", "Am Montag war in Wimberg von einem solchen Fehler die Rede."),
    ],
)
def test_who_is_told_elsewhere_or_could_not_be_reached_makes_no_event(locale: str, sentence: str) -> None:
    assert events(locale, sentence) == []


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("it", "Il sindaco di Rocca ha annullato la festa di sabato 19 settembre."),
        ("de", "Die Stadt Wimberg hat das Fest vom 19. September abgesagt."),
        ("en", "The mayor of Tavira has cancelled the fair of 19 September."),
        ("en", "The move was welcomed in Tavira on Monday."),
        ("de", "Das Freibad in Wimberg öffnet am 19. September nicht."),
        ("de", "Im Juli 2025 kamen nach Wimberg 41.000 Besucher."),
        ("de", "Die Entscheidung fiel am Montag in Wimberg."),
        ("it", "La decisione è arrivata lunedì a Rocca."),
    ],
)
def test_the_day_of_a_thing_or_of_what_was_told_before_makes_no_event(locale: str, sentence: str) -> None:
    assert events(locale, sentence) == []


@pytest.mark.parametrize(
    ("locale", "sentence", "when"),
    [
        ("it", "È stato trovato senza vita lunedì mattina lo sciatore di Rocca.", "2026-09-07"),
        ("de", "In Wimberg ist am Montagvormittag gegen 10.40 Uhr eine Mure abgegangen.", "2026-09-07"),
        ("en", "The deal must be approved by shareholders in Tavira on 9 October.", "2026-10-09"),
    ],
)
def test_a_part_of_the_day_or_who_does_it_leaves_the_day(locale: str, sentence: str, when: str) -> None:
    assert [one for one, _ in events(locale, sentence)] == [when]
