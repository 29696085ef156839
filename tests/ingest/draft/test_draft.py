"""Drafts of whole stories: golden files for one, and for any that every check passes and every entry is a draft."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from tests.examples import examples
from tests.ingest.by_hand import bitext
from tests.ingest.draft.gasworks import ROWS
from tests.ingest.draft.lighthouse import lighthouse

from story_explainer.ingest.alignment.convert import convert
from story_explainer.ingest.article import ArticleFile, Metadata
from story_explainer.ingest.drafting import draft_story, draft_yaml
from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.heard import Heard
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.story.base import Text
from story_explainer.story.bitext import Bitext
from story_explainer.story.checks import check
from story_explainer.story.model import Event, EventsFile, Story
from story_explainer.yaml_source.read import read as read_yaml

GOLDEN = Path(__file__).parent / "golden"
TOY = Path(__file__).parents[2] / "toy_content"
FILES = ["story", "actors", "divergences"]


def converted(folder: Path, pivot: str) -> Bitext:
    paths = sorted(path for path in folder.iterdir() if path.suffix == ".txt")
    return convert([ArticleFile(p.stem, f"articles/{p.name}", p.read_bytes()) for p in paths], pivot).bitext


def story_of(text: Bitext, drafts: dict[str, BaseModel]) -> Story:
    """The story as it is after its drafts went through their files."""
    again = {
        name: type(model).model_validate(read_yaml(name, draft_yaml(name, model).decode()).data)
        for name, model in drafts.items()
    }
    assert again == drafts, "what is written is what is read"
    entries = {
        "claims": "claims",
        "events": "events",
        "actors": "actors",
        "glossary": "terms",
        "divergences": "divergences",
    }
    parts = {field: getattr(drafts[file], field) for file, field in entries.items() if file in drafts}
    return Story(
        slug="draft",
        bitext=text,
        about=drafts["story"],  # type: ignore[arg-type]
        articles=getattr(drafts.get("sources"), "articles", {}),
        **parts,
    )


def errors(text: Bitext, drafts: dict[str, BaseModel]) -> list[str]:
    return [f"{f.code} {f.file} {f.path} {f.message}" for f in check(story_of(text, drafts)) if f.severity == "error"]


@pytest.mark.parametrize("name", FILES)
def test_a_french_and_german_story(name: str, golden: Callable[[Path, str], None]) -> None:
    """Every file of a draft, as an editor finds it."""
    drafts = draft_story(lighthouse(), {})
    golden(GOLDEN / f"{name}.yml", draft_yaml(name, drafts[name]).decode())


TEXTS: dict[str, Callable[[], Bitext]] = {
    "lighthouse": lambda: lighthouse("de"),
    "ferry": lambda: converted(TOY / "ferry/articles", "it"),
    "moor-railway": lambda: converted(TOY / "moor-railway/articles", "de"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_drafts_pass_every_check(name: str) -> None:
    """Texts of other tests, one of them in a language without cues; nothing to be said against their drafts."""
    text = TEXTS[name]()
    drafts = draft_story(text, {})
    assert errors(text, drafts) == []


def test_every_entry_is_marked_as_a_draft() -> None:
    rows = zip(ROWS["it"], ROWS["en"], strict=True)
    story = story_of(text := bitext(["it", "en"], *rows, title=True), draft_story(text, {}))
    lists = [story.claims, story.events, story.actors, story.about.key_points]
    assert all(lists), "the story has entries of each kind"
    assert all(entry.draft for entries in lists for entry in entries)  # type: ignore[attr-defined]


def test_a_title_that_a_language_lacks_is_not_made_up() -> None:
    text = bitext(
        ["en", "it"], ["A port closes", ""], ["The port closes in May.", "Il porto chiude in maggio."], title=True
    )
    about = draft_story(text, {})["story"]
    assert about.title is None  # type: ignore[attr-defined]


def test_the_newest_article_says_up_to_when_the_story_goes() -> None:
    """An article's date counts if it is one; without any, no day is made up."""
    text = bitext(["en", "it"], ["The port closes.", "Il porto chiude."])
    known = {"en": Metadata(date="2026-02-03", author="Ada Moss"), "it": Metadata(date="2026-02-05")}
    drafts = draft_story(text, known)
    assert drafts["story"].as_of == "2026-02-05"  # type: ignore[attr-defined]
    stamped = draft_story(text, {"en": Metadata(date="2026-02-03T09:30:00+01:00")})
    assert stamped["story"].as_of == "2026-02-03"  # type: ignore[attr-defined]
    vague = draft_story(text, {"en": Metadata(date="2026-21")})
    assert vague["story"].as_of is None  # type: ignore[attr-defined]


@pytest.mark.parametrize("known", [Metadata(), Metadata(date="yesterday", address="nowhere")])
def test_where_files_say_nothing_no_day_is_made_up(known: Metadata) -> None:
    drafts = draft_story(bitext(["en", "it"], ["The port closes.", "Il porto chiude."]), {"en": known})
    assert drafts["story"].as_of is None  # type: ignore[attr-defined]


def test_files_without_an_entry_are_not_drafted() -> None:
    text = bitext(["en", "it"], ["It rains.", "Piove."], ["Why", "Perché"], ["It just does.", "Così è."], headings=[1])
    assert set(draft_story(text, {})) <= {"story", "claims"}


def test_what_is_later_than_the_articles_is_to_come() -> None:
    text = bitext(["en", "it"], ["The new port closes on 3 May 2031.", "Il nuovo porto chiude il 3 maggio 2031."])
    (event,) = draft_story(text, {"articles/en.txt": Metadata(date="2026-03-01")})["events"].events  # type: ignore[attr-defined]
    assert (event.when, event.kind) == ("2031-05-03", "planned")
    assert event.phrase.root == {"en": "on 3 May 2031", "it": "il 3 maggio 2031"}


@pytest.mark.parametrize(
    "row",
    [
        ["The harbour has been closed since 3 May 2021.", "Il porto di Tavira è chiuso dal 3 maggio 2021."],
        ["The man who fell on 3 May 2021 is well again.", "L’uomo che è caduto il 3 maggio 2021 sta di nuovo bene."],
        ["It closed on 3 May 2021, as planned.", "Ha chiuso il 3 maggio 2021, come previsto."],
        [
            "The port closed on 3 May 2021 and opened on 4 May 2021.",
            "Il porto ha chiuso il 3 maggio 2021 e aperto il 4 maggio 2021.",
        ],
    ],
)
def test_a_day_in_passing_makes_no_event(row: list[str]) -> None:
    """Neither a day from which something goes on, nor that of another clause, nor one of two."""
    assert "events" not in draft_story(bitext(["en", "it"], row), {})


@pytest.mark.parametrize(
    ("locale", "row", "when"),
    [
        ("it", "Nel museo di Riva sono esposti alcuni abiti realizzati per Gigi Tonon e per Ada Nardi nel 1998.", None),
        ("en", "The museum is showing some dresses made for Ada Nardi and for Gigi Tonon in 1998.", None),
        ("it", "Nel 1998 Ada Nardi ha aperto il museo con le opere di Gigi Tonon e degli allievi.", "1998"),
        ("it", "Nel 2023 il museo di Riva ha contato 38.700 ospiti paganti.", None),
        ("it", "Nel 2023 gli ospiti del museo di Riva sono stati poco più di 38.000.", None),
        ("it", "Nel 2019 il museo di Riva ha licenziato 14 custodi.", "2019"),
        ("de", "Im Jahr 2023 zählte das Museum in Wimberg 38'700 Gäste.", None),
        ("de", "Im Jahr 2019 entließ das Museum in Wimberg 14 Angestellte.", "2019"),
        ("en", "In 2023 just over 340 thefts were reported in Tavira.", None),
        ("en", "In 2019 the museum in Tavira sacked 14 guards.", "2019"),
        ("de", "Das Museum wurde im Jahr 1998 von Ada Nardi mit den Werken von Gigi Tonon eröffnet.", "1998"),
    ],
)  # fmt: skip
def test_a_year_far_behind_or_of_a_tally_dates_no_event(locale: str, row: str, when: str | None) -> None:
    drafted = draft_story(bitext([locale], [row]), {f"articles/{locale}.txt": Metadata(date="2026-03-01")})
    events = drafted["events"].events if "events" in drafted else []  # type: ignore[attr-defined]
    assert [event.when for event in events] == ([when] if when else [])


def test_a_denial_answers_the_report_that_it_denies() -> None:
    """The claim of the outlet is relayed by it, and denied by the company; the key point tells both."""
    text = bitext(
        ["en", "it"],
        ["The company Nordlys plans a new line.", "La società Nordlys progetta una nuova linea."],
        [
            "According to the Harbour Times, Nordlys could stop its work in spring.",
            "Secondo lo Harbour Times, Nordlys potrebbe fermare il suo lavoro in primavera.",
        ],
        ["Nordlys denied the report of the Harbour Times.", "Nordlys ha smentito la notizia dello Harbour Times."],
    )
    drafts = draft_story(text, {})
    (report,) = drafts["claims"].claims  # type: ignore[attr-defined]
    assert (report.via, report.by, report.certainty) == ("harbour-times", None, "stated")
    assert [(answer.actor, answer.kind) for answer in report.responses] == [("nordlys", "denies")]
    (point,) = [point for point in drafts["story"].key_points if point.claim]  # type: ignore[attr-defined]
    assert point.cites == ["s2", "s3"]


def test_a_denial_of_something_else_answers_nothing() -> None:
    """Who denies what nobody reported before has not denied what somebody else happened to say."""
    text = bitext(
        ["en", "it"],
        [
            "Mayor Rui Leal said that Nordlys is welcome in the port.",
            "Il sindaco Rui Leal ha detto che Nordlys è benvenuta nel porto.",
        ],
        [
            "The company Nordlys denied that the port of Ines Duarte was too small.",
            "La società Nordlys ha smentito che il porto di Ines Duarte fosse troppo piccolo.",
        ],
    )
    first, second = draft_story(text, {})["claims"].claims  # type: ignore[attr-defined]
    assert (first.by, first.responses) == ("rui-leal", [])
    assert (second.by, second.responses) == ("nordlys", [])


def test_texts_that_share_no_sentence_still_make_a_story() -> None:
    text = bitext(["en", "it"], ["Only English here.", ""], ["", "Solo italiano qui."])
    drafts = draft_story(text, {})
    assert errors(text, drafts) == []
    assert drafts["story"].standfirst is None  # type: ignore[attr-defined]


def test_drafting_twice_gives_the_same_bytes() -> None:
    text = lighthouse()
    first, second = (draft_story(text, {}) for _ in range(2))
    assert [draft_yaml(name, first[name]) for name in first] == [draft_yaml(name, second[name]) for name in first]


LOCALES = st.sampled_from([("it", "de"), ("en", "fr"), ("es", "sv"), ("de", "it", "en"), ("pl",)])
PIECES = st.sampled_from(
    ["Ada Moss", "ha negato", "denied", "„nein“", "«sì»", "Secondo", "laut", "3,5", "2031", "FT", "l’ONU", "potrebbe",
     "vier Quellen", "frühere", "monatelang", ":", "- #", "“oh”", "'", "\\", "è", "ß", "nel 2019", "3 May 2020", "<b>",
     "{}", "%s", "Nordlys", "wird"]
)  # fmt: skip
SENTENCE = st.lists(PIECES, min_size=1, max_size=7).map(" ".join)


@settings(examples(40), suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), locales=LOCALES)
def test_any_bitext_gives_a_draft_without_errors(data: st.DataObject, locales: Sequence[str]) -> None:
    """Whatever stands in the texts, the draft is valid, survives its files, and no check has anything against it."""
    row = st.tuples(*(st.one_of(SENTENCE, st.just("")) for _ in locales)).filter(any)
    rows = data.draw(st.lists(row, min_size=1, max_size=6))
    rows = [tuple(text or rows[0][0] or "x" for text in rows[0]), *rows]
    headings = data.draw(st.sets(st.integers(1, 6), max_size=2))
    text = bitext(locales, *rows, headings=sorted(headings), title=data.draw(st.booleans()))
    drafts = draft_story(text, {})
    assert errors(text, drafts) == []
    assert dataclasses.is_dataclass(story_of(text, drafts))


def read(locales: Sequence[str], *rows: Sequence[str]) -> tuple[Reading, Cast, Voices]:
    """An article read: its names, who may take part, who says what."""
    reading = Reading(bitext(locales, *rows))
    heard = Heard(reading)
    cast = Cast([heard])
    return reading, cast, Voices(heard, cast)


def speakers(locales: Sequence[str], *rows: Sequence[str]) -> list[str]:
    """Who says something in each sentence after the first in which it is surely known."""
    reading, _, voices = read(locales, *rows)
    return [actor for segment in list(reading.sentences())[1:] if (actor := voices.of(segment))]


@pytest.mark.parametrize(
    ("row", "by"),
    [
        (["Ada Moss said the bridge holds.", "Ada Moss ha detto che il ponte regge."], ["ada-moss"]),
        (["“It holds”, said Ada Moss.", "“Regge”, ha detto Ada Moss."], ["ada-moss"]),
        (["The bridge holds, according to Ada Moss.", "Il ponte regge, secondo Ada Moss."], ["ada-moss"]),
        (["The second bridge of Ada Moss holds.", "Il secondo ponte di Ada Moss regge."], []),
        (["The declaration pleased Ada Moss.", "La dichiarazione è piaciuta ad Ada Moss."], []),
        (["“Ada Moss said it”, we heard.", "“Lo ha detto Ada Moss”, si sente."], []),
        (["The niece of Ada Moss said it holds.", "La nipote di Ada Moss ha detto che regge."], []),
        (["A man praised Ada Moss and said it holds.", "Un uomo ha lodato Ada Moss e ha detto che regge."], []),
        (["A man said that Ada Moss had fallen.", "Un uomo ha detto che Ada Moss era caduta."], []),
        (["Ada Moss came late and said it holds.", "Ada Moss è arrivata tardi e ha detto che regge."], ["ada-moss"]),
        (["It holds, said a woman with Ada Moss.", "Regge, ha detto una donna con Ada Moss."], []),
    ],
)
def test_speakers_stand_beside_a_verb_of_saying(row: list[str], by: list[str]) -> None:
    """Not beside a noun or another sense of the same letters, and not inside a quotation."""
    opening = ["The engineer Ada Moss looked at it.", "L’ingegnere Ada Moss l’ha guardato."]
    assert speakers(["en", "it"], opening, row) == by


@pytest.mark.parametrize(
    ("rows", "by"),
    [
        ([["“The bridge holds.", "“Il ponte regge."],
          ["It will stay,” said Ada Moss.", "Resterà”, ha detto Ada Moss."]], ["ada-moss", "ada-moss"]),
        ([["Ada Moss said that the bridge holds.", "Ada Moss ha detto che il ponte regge."],
          ["She added that it is old.", "Ha aggiunto che è vecchio."]], ["ada-moss", "ada-moss"]),
        ([["Rui Leal and Ada Moss came late.", "Rui Leal e Ada Moss sono arrivati tardi."],
          ["She said that it is old.", "Lei ha detto che è vecchio."]], []),
        ([["Rui Leal and Ada Moss came late.", "Rui Leal e Ada Moss sono arrivati tardi."],
          ["Ada Moss said that it holds.", "Rui Leal ha detto che regge."]], []),
        ([["“We waited long for this and are tired,” he said, and Ada Moss said that it holds.",
           "“Abbiamo atteso tanto e siamo stanchi”, ha detto lui, e Ada Moss ha detto che regge."]], []),
    ],
)  # fmt: skip
def test_speakers_go_on_over_sentences(rows: list[list[str]], by: list[str]) -> None:
    """Within a quotation and with a pronoun that one person fits; who relays somebody's own words does not say them."""
    opening = ["The engineer Ada Moss looked at it.", "L’ingegnere Ada Moss l’ha guardato."]
    assert speakers(["en", "it"], opening, *rows) == by


def test_titles_of_works_are_no_quotations() -> None:
    rows = [
        ["The engineer Ada Moss wrote it.", "L’ingegnere Ada Moss l’ha scritto."],
        [
            "Ada Moss said that the film “Red Harbour” may open.",
            "Ada Moss ha detto che il film “Porto rosso” può uscire.",
        ],
        ["Ada Moss called the plan “far too costly”.", "Ada Moss ha definito il piano “troppo costoso”."],
    ]
    reading, _, voices = read(["en", "it"], *rows)
    quoted = [[quote.text for quote in voices.quoted(segment, "en")] for segment in reading.sentences()]
    assert quoted == [[], [], ["far too costly"]]


def test_actors_have_kinds_and_titles_and_places_are_none() -> None:
    """By the words in the name and beside it; what stands after “in” everywhere is a place."""
    rows = [
        [
            "The company Salviva hired Rector Ines Duarte in Tavira.",
            "Salviva ha assunto a Tavira Ines Duarte, rettrice.",
        ],
        ["Duarte left Tavira Radio, in Tavira.", "Duarte ha lasciato Tavira Radio, a Tavira."],
        ["Mayor Rui Leal saw the SV90.", "Il sindaco Rui Leal ha visto la SV90."],
    ]
    actors = {actor.id: actor for actor in read(["en", "it"], *rows)[1].everybody()}
    assert {name: actor.kind for name, actor in actors.items()} == {
        "salviva": "organisation",
        "ines-duarte": "person",
        "tavira-radio": "outlet",
        "rui-leal": "person",
    }
    assert actors["ines-duarte"].aliases == {"en": ["Duarte"], "it": ["Duarte"]}
    assert actors["rui-leal"].role is not None
    assert actors["rui-leal"].role.root == {"en": "Mayor", "it": "Sindaco"}


@pytest.mark.parametrize("when", ["2024-07", "2024-07-05", "2024"])
def test_dates_are_written_plainly(when: str) -> None:
    """No tags and no marks that an editor would wonder about, and read back as they were."""
    text = Text({"it": "Parte.", "sl": "Odpluje."})
    file = EventsFile(events=[Event(id="sails", text=text, when=when, kind="happened", cites=["s1"])])
    written = draft_yaml("events", file).decode()
    assert "!!" not in written
    assert f"when: {when}\n" in written.replace("'", "")
    assert EventsFile.model_validate(read_yaml("events.yml", written).data) == file


def test_a_sentence_that_leans_on_the_one_before_is_no_key_point() -> None:
    text = bitext(
        ["it", "de"],
        ["Il lupo", "Der Wolf"],
        ["La Giunta ha autorizzato due abbattimenti.", "Die Landesregierung hat zwei Abschüsse genehmigt."],
        ["Lo ha annunciato Arno Kofler.", "Das teilte Arno Kofler mit."],
        [
            "L’associazione Selva farà ricorso contro la decisione.",
            "Der Verein Selva legt Rekurs gegen die Entscheidung ein.",
        ],
        ["L’associazione Selva ne parlerà lunedì con la stampa.", "Der Verein Selva spricht am Montag mit der Presse."],
        ["Il decreto vale sessanta giorni.", "Das Dekret gilt sechzig Tage."],
    )
    points = draft_story(text, {})["story"].key_points  # type: ignore[attr-defined]
    cited = {cite for point in points for cite in point.cites}
    assert "s3" not in cited
    assert "s4" in cited


def actors(locales: Sequence[str], *rows: Sequence[str]) -> dict[str, str]:
    """The kinds of the actors drafted, by id."""
    return {actor.id: actor.kind for actor in read(locales, *rows)[1].everybody()}


@pytest.mark.parametrize(
    ("row", "kinds"),
    [
        (["Yesterday Livia Marten lost to Noa Pell.", "Ieri Livia Marten ha perso contro Noa Pell."],
         {"livia-marten": "person"}),
        (["Yesterday Noa Pell lost; Pell is 27.", "Ieri Noa Pell ha perso; Pell ha 27 anni."], {"noa-pell": "person"}),
        (["Yesterday the head of Bora, Noa Pell, 27, lost.", "Ieri la dirigente di Bora, Noa Pell, 27 anni, ha perso."],
         {"noa-pell": "person"}),
        (["The chief executive of Bora was ill.", "L’amministratore delegato di Bora era malato."],
         {"bora": "organisation"}),
        (["Bruma S.p.A. has 100 ships.", "Bruma S.p.A. ha 100 navi."], {"bruma-spa": "organisation"}),
        (["Yesterday the Marten Foxes beat the Bora.", "Ieri i Marten Foxes hanno battuto la Bora."],
         {}),
        (["Yesterday Ada Moss told the BBC.", "Ieri Ada Moss lo ha detto alla BBC."],
         {"ada-moss": "person", "bbc": "outlet"}),
        (["Yesterday the Ponto Beach closed.", "Ieri la Ponto Beach ha chiuso."], {}),
        (["Yesterday the lighthouse of Men Ruz closed.", "Ieri il faro di Men Ruz ha chiuso."], {}),
        (["Yesterday it rained in Tavira, Algarve.", "Ieri pioveva a Tavira, Algarve."], {}),
        (["Yesterday Ada Moss spoke of AI and of Arizona.", "Ieri Ada Moss parlava di IA e di Arizona."],
         {"ada-moss": "person"}),
    ],
)  # fmt: skip
def test_names_by_the_words_around_them(row: list[str], kinds: dict[str, str]) -> None:
    """What may be a person or a thing, a team or a wind, is no actor; nor is what says that it is a place."""
    assert actors(["en", "it"], row) == kinds


def test_a_name_in_a_list_has_no_title_behind_it() -> None:
    kinds = actors(["en", "it"], ["We sell Revla, Bruma and Dr. Pell.", "Vendiamo Revla, Bruma e il dott. Pell."])
    assert kinds == {"pell": "person"}


def test_what_was_rejected_is_not_who_rejects() -> None:
    opening = ["The engineer Ada Moss looked at it.", "L’ingegnere Ada Moss l’ha guardato."]
    passive = ["A plan of Ada Moss was rejected.", "Un progetto di Ada Moss era stato respinto."]
    active = ["Ada Moss rejected the plan.", "Ada Moss ha respinto il progetto."]
    assert speakers(["en", "it"], opening, passive) == []
    assert speakers(["en", "it"], opening, active) in ([], ["ada-moss"]), "to reject a plan is no saying"


def test_a_part_of_a_compound_does_not_speak() -> None:
    """Nor is it who denies something: that is the first who may."""
    opening = ["Ines Duarte kennt die Firma Salviva.", "Ines Duarte conosce la società Salviva."]
    members = ["Die Salviva-Kunden sagten, es gehe.", "I clienti della Salviva dissero che andava bene."]
    denial = [
        "Ines Duarte bestritt, dass es in den Salviva-Läden brannte, und sprach von Lügen.",
        "Ines Duarte ha negato che nei negozi della Salviva ci fosse un incendio, e ha detto che sono bugie.",
    ]
    assert speakers(["de", "it"], opening, members) == []
    assert speakers(["de", "it"], opening, denial) == ["ines-duarte"]


def test_who_stands_after_a_postposition_does_not_speak() -> None:
    """“X zufolge” is according to X, whoever stands after it."""
    opening = ["Die Firma Salviva sucht Rektorin Ines Duarte.", "La società Salviva cerca la rettrice Ines Duarte."]
    hers = ["Ines Duarte zufolge hält die Brücke.", "Secondo Ines Duarte il ponte regge."]
    sources = [
        "Zwei mit dem Plan vertrauten Personen zufolge wird Salviva siegen.",
        "Secondo due persone a conoscenza del piano vincerà Salviva.",
    ]
    assert speakers(["de", "it"], opening, hers, sources) == ["ines-duarte"]


def test_who_is_named_in_passing_is_not_drafted() -> None:
    rows = [
        ["Mayor Rui Leal opened the port on Monday.", "Il sindaco Rui Leal ha aperto il porto lunedì."],
        ["The cook Noa Pell was there, too.", "C’era anche il cuoco Noa Pell."],
        [
            "Leal said that the port of Tavira was far too small.",
            "Leal ha detto che il porto di Tavira era troppo piccolo.",
        ],
    ]
    drafts = draft_story(bitext(["en", "it"], *rows), {})
    assert [actor.id for actor in drafts["actors"].actors] == ["rui-leal"]  # type: ignore[attr-defined]
