"""Times of articles: each family in each language, what is none, and that nothing breaks the engine."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from story_explainer.ingest.alignment.convert import convert
from story_explainer.ingest.article import ArticleFile, Metadata
from story_explainer.ingest.drafting import draft_story
from story_explainer.ingest.languages import languages_with
from story_explainer.ingest.times import Time, date_of, edtf, find_times
from story_explainer.ingest.times.language import language
from story_explainer.ingest.times.model import VALUE
from story_explainer.story.bitext import Bitext
from story_explainer.story.dates import parse
from story_explainer.story.model import EventsFile

PUBLISHED = date(2013, 10, 10)  # a Thursday


def times(locale: str, text: str, published: date | None = PUBLISHED) -> list[Time]:
    (found,) = find_times([text], locale, published)
    return found


def told(locale: str, text: str) -> list[tuple[str, str]]:
    return [(text[each.start : each.end], each.value) for each in times(locale, text)]


FAMILIES = [
    # whole dates, and parts of them
    ("de", "Am 12. Juli 2011 begann es.", "12. Juli 2011", "2011-07-12"),
    ("it", "Cominciò il 12 luglio 2011.", "12 luglio 2011", "2011-07-12"),
    ("en", "It began on July 12, 2011.", "July 12, 2011", "2011-07-12"),
    ("de", "Am 3. Oktober wurde gefeiert.", "3. Oktober", "2013-10-03"),
    ("it", "Il 3 ottobre hanno festeggiato.", "3 ottobre", "2013-10-03"),
    ("it", "I risultati sono attesi per lunedì.", "lunedì", "2013-10-14"),
    ("en", "They met on 3 October.", "3 October", "2013-10-03"),
    ("de", "Das Museum schloss 1998.", "1998", "1998"),
    ("it", "Il museo ha chiuso nel 1998.", "1998", "1998"),
    ("en", "The museum closed in 1998.", "1998", "1998"),
    ("de", "Im Juli wurde gebaut.", "Juli", "2013-07"),
    ("it", "A luglio lavoravano ancora.", "luglio", "2013-07"),
    ("en", "Work began in July.", "July", "2013-07"),
    ("de", "Ende Dezember zog er um.", "Ende Dezember", "2012-12"),
    ("it", "A fine dicembre aveva traslocato.", "fine dicembre", "2012-12"),
    ("en", "They moved in late December.", "late December", "2012-12"),
    # days of the week go where the clause points
    ("de", "Am Montag beschloss der Rat den Plan.", "Montag", "2013-10-07"),
    ("de", "Am Montag wird der Rat beraten.", "Montag", "2013-10-14"),
    ("it", "Lunedì la giunta ha approvato il piano.", "Lunedì", "2013-10-07"),
    ("it", "Lunedì la giunta approverà il piano.", "Lunedì", "2013-10-14"),
    ("en", "The board agreed on Monday.", "Monday", "2013-10-07"),
    ("en", "The board will decide on Monday.", "Monday", "2013-10-14"),
    ("de", "Am vergangenen Sonntag regnete es.", "vergangenen Sonntag", "2013-10-06"),
    ("it", "Domenica scorsa pioveva.", "Domenica scorsa", "2013-10-06"),
    ("en", "It rained last Sunday.", "last Sunday", "2013-10-06"),
    # counted from the day of publication
    ("de", "Gestern Abend brannte es.", "Gestern Abend", "2013-10-09TEV"),
    ("it", "Ieri sera c’è stato un incendio.", "Ieri sera", "2013-10-09TEV"),
    ("en", "It burned yesterday evening.", "yesterday evening", "2013-10-09TEV"),
    ("de", "Vergangene Woche trat er zurück.", "Vergangene Woche", "2013-W40"),
    ("it", "Si è dimesso la settimana scorsa.", "settimana scorsa", "2013-W40"),
    ("en", "He resigned last week.", "last week", "2013-W40"),
    ("de", "Heuer und im Vorjahr war es trocken.", "Heuer", "2013"),
    ("it", "L’anno scorso era secco.", "anno scorso", "2012"),
    ("en", "Next year may be dry.", "Next year", "2014"),
    ("de", "Am Dienstagabend tagte der Ausschuss.", "Dienstagabend", "2013-10-08TEV"),
    ("it", "Martedì sera si è riunita la commissione.", "Martedì sera", "2013-10-08TEV"),
    ("en", "The committee met on Tuesday evening.", "Tuesday evening", "2013-10-08TEV"),
    ("de", "Am vergangenen Wochenende gewann sie.", "vergangenen Wochenende", "2013-W40-WE"),
    ("it", "Ha vinto lo scorso fine settimana.", "scorso fine settimana", "2013-W40-WE"),
    ("en", "She won last weekend.", "last weekend", "2013-W40-WE"),
    # seasons, quarters, decades
    ("de", "Im Sommer 2011 fiel der Preis.", "Sommer 2011", "2011-SU"),
    ("it", "Nell’estate del 2011 il prezzo è sceso.", "estate del 2011", "2011-SU"),
    ("en", "In the summer of 2011 prices fell.", "summer of 2011", "2011-SU"),
    ("de", "Im zweiten Quartal 2012 stieg er.", "zweiten Quartal 2012", "2012-Q2"),
    ("it", "Nel secondo trimestre del 2012 è salito.", "secondo trimestre del 2012", "2012-Q2"),
    ("en", "It rose in the second quarter of 2012.", "second quarter of 2012", "2012-Q2"),
    ("de", "In den sechziger Jahren lebte er hier.", "den sechziger Jahren", "196"),
    ("it", "Negli anni Sessanta viveva qui.", "anni Sessanta", "196"),
    ("en", "In the 1960s he lived here.", "the 1960s", "196"),
    # hours
    ("de", "Am 3. Oktober um 20.30 Uhr begann das Konzert.", "20.30 Uhr", "2013-10-03T20:30"),
    ("it", "Il 3 ottobre alle 20.30 è iniziato il concerto.", "20.30", "2013-10-03T20:30"),
    ("en", "The concert began on 3 October at 8:30 pm.", "8:30 pm", "2013-10-03T20:30"),
    ("de", "Am Montag um halb neun begann die Sitzung.", "halb neun", "2013-10-07T08:30"),
    ("it", "Lunedì alle otto e mezza hanno iniziato.", "otto e mezza", "2013-10-07T08:30"),
    # durations and sets are no dates
    ("de", "Seit drei Jahren lebt sie hier.", "drei Jahren", "P3Y"),
    ("it", "Da tre anni vive qui.", "tre anni", "P3Y"),
    ("en", "For three years she has lived here.", "three years", "P3Y"),
    ("de", "Jeden Montag probt der Chor.", "Jeden Montag", "XXXX-WXX-1"),
    ("it", "Ogni lunedì il coro prova.", "Ogni lunedì", "XXXX-WXX-1"),
    ("en", "The choir meets every Monday.", "every Monday", "XXXX-WXX-1"),
    ("de", "Sie tagen alle zwei Jahre.", "alle zwei Jahre", "P2Y"),
    ("de", "Derzeit ist geschlossen.", "Derzeit", "PRESENT_REF"),
    ("it", "Attualmente è chiuso.", "Attualmente", "PRESENT_REF"),
    ("en", "It is currently closed.", "currently", "PRESENT_REF"),
    ("de", "Das war früher anders.", "früher", "PAST_REF"),
    # what was read besides: parts of days in two words, joined days, halves, decades as nouns, centuries, feasts
    ("de", "Am Montag Abend war offen.", "Montag Abend", "2013-10-07TEV"),
    ("de", "Am späten Dienstagabend brannte es.", "späten Dienstagabend", "2013-10-08TEV"),
    ("de", "Vergangene Nacht brannte es.", "Vergangene Nacht", "2013-10-09TNI"),
    ("de", "Ab morgen ist gesperrt.", "morgen", "2013-10-11"),
    ("de", "Von Montag bis Freitag wird getagt.", "Freitag", "2013-10-18"),
    ("de", "Am Samstag, 12., und Sonntag, 13. Oktober, ist Markt.", "Samstag, 12.", "2013-10-12"),
    ("de", "Seit Montag ist offen.", "Montag", "2013-10-07"),
    ("de", "Am kommenden Wochenende wird getagt.", "kommenden Wochenende", "2013-W41-WE"),
    ("de", "Vorletzte Woche war er da.", "Vorletzte Woche", "2013-W39"),
    ("de", "Am vorvergangenen Sonntag war er da.", "vorvergangenen Sonntag", "2013-09-29"),
    ("de", "Übernächstes Jahr ist er da.", "Übernächstes Jahr", "2015"),
    ("de", "Im ersten Halbjahr war er da.", "ersten Halbjahr", "2013-H1"),
    ("de", "Im dritten Quartal war er da.", "dritten Quartal", "2013-Q3"),
    ("de", "Ende der Neunzigerjahre war er da.", "Ende der Neunzigerjahre", "199"),
    ("de", "In den Siebzigern war er da.", "den Siebzigern", "197"),
    ("de", "Im ausgehenden 19. Jahrhundert war er da.", "ausgehenden 19. Jahrhundert", "18"),
    ("de", "Im achtzehnten Jahrhundert war er da.", "achtzehnten Jahrhundert", "17"),
    ("de", "Im Sommer ’68 war er da.", "Sommer ’68", "1968-SU"),
    ("de", "Letzten Herbst war er da.", "Letzten Herbst", "2012-FA"),
    ("de", "An Mariä Himmelfahrt war er da.", "Mariä Himmelfahrt", "2013-08-15"),
    ("de", "Am zwölften September war er da.", "zwölften September", "2013-09-12"),
    ("de", "Bis 2050 wird gebaut.", "2050", "2050"),
    ("de", "Ein Kurs, der dieses Jahr begann.", "dieses Jahr", "2013"),
]  # fmt: skip


@pytest.mark.parametrize(("locale", "text", "words", "value"), FAMILIES)
def test_each_family_has_its_value(locale: str, text: str, words: str, value: str) -> None:
    assert (words, value) in told(locale, text)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("de", "Zahlen Sie nicht später als vereinbart."),
        ("de", "Die Montagsdemonstration war friedlich."),
        ("de", "Das stand in Der Spiegel 12 auf einer Seite."),
        ("de", "Es kamen 2000 Besucher und 1500 Euro zusammen."),
        ("de", "Am 31. Februar 2013 war nichts."),
        ("de", "Guten Morgen, sagte sie, so geht es von heute auf morgen."),
        ("de", "Sein letztes Jahr und der Herz-Jesu-Sonntag: August Bebel war da."),
        ("de", "Der Mai-Umzug und die Nr. 1999 fielen aus."),
        ("it", "Ha precedenti inappuntabili."),
        ("it", "Si paga non più tardi di quanto scritto."),
        ("it", "Prima o poi succede a 2000 persone."),
        ("it", "La legge 104/1992 resta in vigore."),
        ("it", "Buona domenica a Babbo Natale!"),
        ("en", "They may march on."),
        ("en", "The Sunday Times said so on page 1999."),
        ("en", "He recalled Bloody Sunday, sooner or later."),
        ("en", "Pay no later than agreed, said 2000 people."),
        ("en", "Prices fall, and a spring broke."),
    ],
)
def test_words_for_a_time_inside_another_phrase_are_none(locale: str, text: str) -> None:
    assert told(locale, text) == []


@pytest.mark.parametrize(
    "opening", ["Am heutigen Samstag", "Heute, Samstag,", "Gestern, Freitag, war Probe, und heute"]
)
def test_what_is_online_the_evening_before_calls_the_day_of_the_paper_today(opening: str) -> None:
    for online in (date(2013, 10, 11), date(2013, 10, 12)):
        found = times("de", f"{opening} spielt um 20 Uhr die Kapelle.", online)
        assert found[-1].value == "2013-10-12T20:00"


def test_a_line_with_a_day_heads_the_hours_below() -> None:
    text = "Samstag, 12. Oktober\n\nLodi: 20 Uhr, Theater.\n\nBonn: 9 Uhr, Dom. Danach Tanz.\n\nMesse um 7 Uhr.\n"
    assert [value for words, value in told("de", text) if "Uhr" in words] == [
        "2013-10-12T20:00",
        "2013-10-12T09:00",
        "2013-10-12T07:00",
    ]


def test_an_entry_of_a_list_takes_no_day_from_the_one_before_it() -> None:
    assert told("de", "Lodi: Theater, Samstag, 20 Uhr. Bonn: Dom, 9 Uhr.")[-1] == ("9 Uhr", "2013-10-10T09:00")
    assert told("de", "Das Fest ist am Samstag. Beginn ist um 9 Uhr.")[-1] == ("9 Uhr", "2013-10-12T09:00")


def test_days_of_the_week_lie_within_the_event_that_was_announced() -> None:
    text = "Das Fest ist vom 25. bis 27. Oktober. Am Freitag um 20 Uhr spielt die Kapelle, am Samstag die Band."
    found = dict(told("de", text))
    assert (found["Freitag"], found["20 Uhr"], found["Samstag"]) == ("2013-10-25", "2013-10-25T20:00", "2013-10-26")


@pytest.mark.parametrize(
    ("locale", "text", "value", "mod", "as_edtf"),
    [
        ("de", "Spätestens Ende 2015 wird gebaut.", "2015", "ON_OR_BEFORE", "../2015"),
        ("de", "Frühestens 2015 wird gebaut.", "2015", "ON_OR_AFTER", "2015/.."),
        ("it", "Entro il 31 dicembre 2015 si costruirà.", "2015-12-31", "ON_OR_BEFORE", "../2015-12-31"),
        ("en", "They will build by 2015.", "2015", "ON_OR_BEFORE", "../2015"),
        ("de", "Etwa 1930 entstand das Haus.", "1930", "APPROX", "1930~"),
        ("it", "La casa nacque verso il 1930.", "1930", "APPROX", "1930~"),
        ("en", "It was built around 1930.", "1930", "APPROX", "1930~"),
        ("de", "Das dauerte mehr als zehn Tage.", "P10D", "MORE_THAN", None),
        ("it", "È durato più di dieci giorni.", "P10D", "MORE_THAN", None),
        ("en", "It lasted more than ten days.", "P10D", "MORE_THAN", None),
        ("de", "Das dauerte mindestens zwei Wochen.", "P2W", "EQUAL_OR_MORE", None),
        ("it", "È durato almeno due settimane.", "P2W", "EQUAL_OR_MORE", None),
        ("en", "It lasted at least two weeks.", "P2W", "EQUAL_OR_MORE", None),
        ("de", "Das dauerte rund fünf Stunden.", "PT5H", "APPROX", None),
    ],
)
def test_how_a_time_is_put_is_kept(locale: str, text: str, value: str, mod: str, as_edtf: str | None) -> None:
    (found,) = times(locale, text)
    assert (found.value, found.mod, edtf(found.value, found.mod)) == (value, mod, as_edtf)


@pytest.mark.parametrize(
    ("locale", "text", "point"),
    [
        ("de", "Drei Monate nach dem Gipfel im Juni war nichts geschehen.", "2013-09"),
        ("it", "Tre mesi dopo il vertice di giugno nulla era cambiato.", "2013-09"),
        ("en", "Three months after the summit in June nothing had changed.", "2013-09"),
        ("de", "Seit drei Jahren lebt sie hier.", "2010"),
        ("it", "Da tre anni vive qui.", "2010"),
    ],
)
def test_a_duration_reaches_from_its_anchor(locale: str, text: str, point: str) -> None:
    assert next(each for each in times(locale, text) if each.kind == "DURATION").point == point


@pytest.mark.parametrize(
    ("locale", "text", "words", "value"),
    [
        ("de", "Im März 1992 trat sie an. Am 5. März starb ihr Vater.", "5. März", "1992-03-05"),
        ("it", "Nel 1992 si candidò. A marzo aveva già perso.", "marzo", "1992-03"),
        ("en", "She died on 3 May 2001. Two days later he left.", "Two days later", "2001-05-05"),
        ("de", "Am 3. Mai 2001 starb sie. Am nächsten Tag reiste er ab.", "nächsten Tag", "2001-05-04"),
        ("it", "Il 3 maggio 2001 è morta. Il giorno dopo è partito.", "giorno dopo", "2001-05-04"),
    ],
)
def test_what_the_text_named_before_is_counted_from(locale: str, text: str, words: str, value: str) -> None:
    assert (words, value) in told(locale, text)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("de", "Am Montag ist Sitzung."),  # a present tense looks both ways
        ("de", "Am Donnerstag beschloss der Rat den Plan."),  # today, or a week ago
        ("de", "„Gestern war ich krank“, sagte er."),  # his yesterday
        ("de", "Heute ist alles anders."),  # as often these days
        ("it", "L’industria è oggi la più grande del mondo."),
        ("it", "«Ieri ero malato», ha detto."),
        ("en", "In the past, Monday is a day of rest."),
    ],
)
def test_nothing_is_sure_that_may_be_another_day(locale: str, text: str) -> None:
    assert not any(each.sure for each in times(locale, text))


def test_without_a_day_of_publication_nothing_is_counted_from_it() -> None:
    text = "Gestern, am Montag und am 3. Mai kam er, 2011 auch."
    values = [each.value for each in times("de", text, published=None)]
    assert values == ["XXXX-WXX-1", "XXXX-05-03", "2011"]


@pytest.mark.parametrize("locale", [each for each in languages_with("times") if each != "common"])
def test_every_file_has_what_the_engine_looks_for(locale: str) -> None:
    """A new language is a new file: every kind of rule, both tenses, every unit."""
    of = language(locale)
    assert {"date", "year", "time", "duration", "set", "past", "present", "future", "none"} <= set(of.data["rules"])
    assert of.words("tense.past")
    assert of.words("tense.future")
    assert set(of.data["words"]["season"]) == {"SP", "SU", "FA", "WI"}
    assert {"Y", "M", "W", "D", "H", "MIN"} <= set(of.data["words"]["unit"])


@pytest.mark.parametrize(
    ("value", "as_edtf"),
    [
        ("2012-07-12", "2012-07-12"),
        ("2012-07", "2012-07"),
        ("196", "196X"),
        ("19", "19XX"),
        ("2011-SU", "2011-22"),
        ("2012-Q2", "2012-04/2012-06"),
        ("2012-H2", "2012-07/2012-12"),
        ("2013-W40", "2013-09-30/2013-10-06"),
        ("2013-W40-WE", "2013-10-05/2013-10-06"),
        ("2013-W60", None),
        ("2012-07-12T20:30", "2012-07-12T20:30:00"),
        ("2012-07-12TEV", "2012-07-12"),
        ("PRESENT_REF", None),
        ("P3Y", None),
        ("XXXX-05", None),
    ],
)
def test_values_as_edtf(value: str, as_edtf: str | None) -> None:
    assert edtf(value) == as_edtf


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ({"it": "Il ponte ha chiuso ieri.", "de": "Die Brücke schloss gestern."}, "2013-10-09"),
        ({"it": "Il ponte ha chiuso lunedì."}, "2013-10-07"),
        ({"de": "Die Brücke schloss am 3. Oktober."}, "2013-10-03"),
        ({"it": "Il ponte ha chiuso ieri.", "de": "Die Brücke schloss vorgestern."}, None),
        ({"de": "Am Montag ist sie zu."}, None),
        ({"de": "Bis gestern war sie zu."}, None),
        ({"de": "Die Sitzung von gestern war kurz."}, None),
        ({"it": "Oggi il ponte è chiuso."}, None),
    ],
)
def test_a_sentence_has_a_day_only_where_it_surely_says_so(text: dict[str, str], day: str | None) -> None:
    found = {locale: times(locale, words) for locale, words in text.items()}
    assert date_of(text, found) == day


def test_an_article_is_dated_by_its_day_of_publication() -> None:
    """From the file as received to the bitext and the draft; the same article without its day says nothing."""
    told = "Il ponte ha chiuso ieri. La notizia è stata confermata dal sindaco. I lavori dureranno molto."

    def bitext(head: str) -> Bitext:
        return convert([ArticleFile("it", "articles/it.md", f"{head}{told}\n".encode())], "it").bitext

    dated, undated = bitext("---\ndate: 2013-10-10\n---\n\n"), bitext("")
    assert [each.date for each in dated.segments()] == ["2013-10-09", None, None]
    assert [each.date for each in undated.segments()] == [None, None, None]
    drafts = draft_story(dated, {"articles/it.md": Metadata(date="2013-10-10")})
    assert isinstance(drafts["events"], EventsFile)
    assert [event.when for event in drafts["events"].events] == ["2013-10-09"]


PIECES = st.sampled_from(
    ["am", "im", "12.", "12", "Juli", "luglio", "July", "2011", "0000", "9999", "99999", "31", "2.", "um", "20.30",
     "20", "Uhr", "alle", "ieri", "gestern", "Abend", "sera", "vor", "drei", "tre", "Jahren", "anni", "fa", "dopo",
     "nach", "Tage", "letzte", "scorsa", "next", "Woche", "settimana", "Ende", "der", "90er", "Jahre", "’80", "’",
     "Ostern", "Pasqua", "jeden", "ogni", "Montag", "lunedì", "Monday", "Quartal", "erste", "-", "–", "/", ".", ",",
     ":", "„", "“", "\n", "§", "1000", "Jahrhunderte", "centuries", "500", "decades", "later", "später", "٣", "Ⅷ", "²"]
)  # fmt: skip


@given(
    st.one_of(st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES, max_size=14).map("".join), st.text()),
    st.sampled_from(["de", "it", "en", "en-US", "fr", "pl", "zh", "xx"]),
    st.one_of(st.none(), st.dates()),
)
def test_any_text_is_read(text: str, locale: str, published: date | None) -> None:
    """Spans lie inside and apart from each other; values are TimeML's; what becomes EDTF is EDTF."""
    end = 0
    for each in times(locale, text, published):
        assert end <= each.start < each.end <= len(text)
        end = each.end
        assert VALUE.fullmatch(each.value), each
        assert each.point is None or VALUE.fullmatch(each.point), each
        for value, mod in ((each.value, each.mod), (each.point or "", None)):
            if (made := edtf(value, mod)) is not None:
                parse(made)
        assert not each.sure or each.kind in ("DATE", "TIME")
