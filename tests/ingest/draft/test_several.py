"""Drafts from several articles: one claim for what one says in several, answers across them, what they share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import pytest
from tests.ingest.by_hand import bitext

from story_explainer.ingest.article import Metadata
from story_explainer.ingest.drafting import draft_story
from story_explainer.story.bitext import Bitext
from story_explainer.story.model import FoundMatch

LEAD = [
    ["Mayor Ada Moss said that the old bridge of Tavira must be closed for three years."],
    ["The company Nordlys has hidden 12 cracks in the bridge of Tavira."],
    ["Boats bring the pupils of Tavira across the river, which is slow."],
]
OTHER = [
    ["Mayor Ada Moss told reporters that the bridge of Tavira would stay closed for years."],
    ["Director Rui Leal denied that Nordlys had hidden any cracks in the bridge of Tavira."],
    ["The bridge of Tavira has 14 cracks, as Nordlys found on Monday."],
]


def numbered(rows: Sequence[Sequence[str]], first: int, locale: str = "en") -> Bitext:
    """An article in one language whose sentences are numbered from some number on, as those of a further one are."""
    text = bitext([locale], *rows)
    data = text.model_dump(mode="json")
    for section in data["sections"]:
        for paragraph in section["paragraphs"]:
            for place, segment in enumerate(paragraph["segments"]):
                segment["id"] = f"s{first + place}"
    data["articles"][locale]["file"] = f"articles/{first}/{locale}.txt"
    return Bitext.model_validate(data)


def drafts(matches: Sequence[FoundMatch]) -> dict[str, Any]:
    return draft_story(numbered(LEAD, 1), {}, {"other": numbered(OTHER, 11)}, matches, ["lead", "other"])


def match(first: str, second: str, **more: Any) -> FoundMatch:
    return FoundMatch(segments=[first, second], kinds=["repeated"], score=0.9, **more)


def test_what_one_says_in_several_articles_is_one_claim() -> None:
    apart = [claim.cites for claim in drafts([])["claims"].claims if claim.by == "ada-moss"]
    together = [claim.cites for claim in drafts([match("s1", "s11")])["claims"].claims if claim.by == "ada-moss"]
    assert apart == [["s1"], ["s11"]]
    assert together == [["s1", "s11"]]


def test_what_another_article_denies_is_answered_there() -> None:
    """What an article says by itself becomes a claim where somebody denies it in another one."""
    claims = {
        claim.cites[0]: claim for claim in drafts([match("s2", "s12", about="denial", denies="s12")])["claims"].claims
    }
    assert claims["s2"].by is None
    assert [(answer.actor, answer.kind, answer.cites) for answer in claims["s2"].responses] == [
        ("rui-leal", "denies", ["s12"])
    ]
    assert "s12" not in claims


def test_what_articles_share_comes_first_with_its_newest_figure() -> None:
    points = drafts([match("s2", "s13", about="figure", values={"s2": "12", "s13": "14"})])["story"].key_points
    assert points[0].cites == ["s13"]
    assert all("s2" not in point.cites for point in points), "what is told with a newer figure is not told again"


def test_actors_of_several_articles_are_one() -> None:
    (ada,) = [actor for actor in drafts([])["actors"].actors if actor.id == "ada-moss"]
    assert {"s1", "s11"} <= set(ada.cites)


def questions(*rows: Sequence[str]) -> list[list[str]]:
    text = bitext(["en", "it"], ["The port of Tavira is closed.", "Il porto di Tavira è chiuso."], *rows)
    return [question.cites for question in draft_story(text, {})["story"].open_questions]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("rows", "open_"),
    [
        ([["When will Nordlys open the port of Tavira?", "Quando riaprirà Nordlys il porto di Tavira?"]], [["s2"]]),
        ([["It is not known when Nordlys will open.", "Non è noto quando Nordlys riaprirà il porto."]], [["s2"]]),
        ([["Will Nordlys ever open the port of Tavira?", "Nordlys riaprirà mai il porto di Tavira, chissà?"],
          ["Probably not, the mayor thinks.", "Probabilmente no, pensa la sindaca."]], []),
        ([["Why should we wait for Nordlys and the port?", "Perché dovremmo aspettare Nordlys e il porto?"]], []),
        ([["Who is to blame for all of that?", "Di chi è la colpa di tutto questo?"]], []),
        ([["“When will Nordlys open?” Ada Moss asked.", "“Quando aprirà Nordlys?”, ha chiesto Ada Moss."]], []),
    ],
)  # fmt: skip
def test_open_questions_are_those_that_the_article_asks(rows: list[list[str]], open_: list[list[str]]) -> None:
    """Not what is answered at once, asked of us all, asked by somebody, or asked of nobody knows what."""
    assert questions(*rows) == open_


@pytest.mark.parametrize(
    "opening",
    [
        ["However, the mayor closed the port of Tavira.", "Tuttavia la sindaca ha chiuso il porto di Tavira."],
        ["She closed the port of Tavira on Monday.", "Lei ha chiuso lunedì il porto di Tavira."],
        ["Who closed the port of Tavira, and why?", "Chi ha chiuso il porto di Tavira, e perché?"],
        ["We are closing the port of Tavira today.", "Oggi chiudiamo il porto di Tavira, noi."],
        ["The mayor joked that Tavira needs no port.", "Per scherzo la sindaca ha detto che Tavira non ha porto."],
    ],
)  # fmt: skip
def test_no_lead_that_leans_asks_or_jokes(opening: list[str]) -> None:
    second = ["The company Nordlys owns the port of Tavira.", "La società Nordlys possiede il porto di Tavira."]
    story = draft_story(bitext(["en", "it"], opening, second), {})["story"]
    assert story.standfirst.root["en"] == second[0]  # type: ignore[attr-defined]
    assert story.key_points == []  # type: ignore[attr-defined]


def test_the_day_of_publication_dates_what_was_yesterday() -> None:
    text = numbered([["The bridge of Tavira was closed yesterday for good."]], 1)
    known = {"articles/1/en.txt": Metadata(date="2024-03-12")}
    (event,) = draft_story(text, known)["events"].events  # type: ignore[attr-defined]
    assert event.when == "2024-03-11"


def test_a_former_office_is_told_as_one() -> None:
    rows = [
        ["The former mayor Ada Moss said that the port is far too small."],
        ["The harbour master Noa Pell said that the port is far too big."],
        ["Director Rui Leal said that the port has always been too small."],
    ]
    actors = {actor.id: actor for actor in draft_story(bitext(["en"], *rows), {})["actors"].actors}  # type: ignore[attr-defined]
    assert actors["ada-moss"].role.root == {"en": "Former mayor"}
    assert actors["rui-leal"].role.root == {"en": "Director"}


def test_a_quotation_signed_below_is_one_claim_of_who_signs() -> None:
    """Over its sentences, though none of them names the speaker."""
    rows = [
        ["Mayor Ada Moss opened the old bridge of Tavira on Monday."],
        ["“The bridge of Tavira is old and it has always been far too small."],
        ["The people of Tavira have paid for it for all of these years.” - Ada Moss"],
    ]
    (claim,) = draft_story(bitext(["en"], *rows), {})["claims"].claims  # type: ignore[attr-defined]
    assert (claim.by, claim.cites) == ("ada-moss", ["s2", "s3"])


@pytest.mark.parametrize(
    ("locale", "sentence", "role"),
    [
        ("it", "Il porto è chiuso, ha detto il capo della Guardia costiera, Ada Moss.", "Capo della Guardia costiera"),
        ("de", "Der Hafen sei zu klein, sagte Betriebsratschefin Ada Moss nach der Sitzung.", "Betriebsratschefin"),
        ("en", "The port authority's chairman, Ada Moss, said the port is too small.", "Port authority's chairman"),
        ("en", "The TPA's chairman, Ada Moss, said that the port is far too small.", "TPA's chairman"),
    ],
)  # fmt: skip
def test_a_role_is_the_whole_office(locale: str, sentence: str, role: str | None) -> None:
    story = draft_story(bitext([locale], [sentence], [sentence.replace("Ada ", "")]), {})
    (actor,) = [actor for actor in story["actors"].actors if actor.id == "ada-moss"]  # type: ignore[attr-defined]
    assert (actor.role.root if actor.role else None) == ({locale: role} if role else None)


def test_a_preposition_is_no_title() -> None:
    """“ad” is short for a managing director, and mostly “to”: nobody is a person by it."""
    rows = [
        ["Il comune di Tavira toglie la concessione ad Traghetti del Nord, dice Ada Moss."],
        ["Il molo, scrive Traghetti in una nota, era controllato ogni tre mesi."],
        ["La colpa, dice Ada Moss, è di Traghetti del Nord."],
    ]
    actors = draft_story(bitext(["it"], *rows), {})["actors"].actors  # type: ignore[attr-defined]
    assert not [actor for actor in actors if actor.kind == "person" and "Traghetti" in actor.name.root["it"]]


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("de", "Die Stadt Tavira will die Brücke im Mai sperren, schrieb das Magazin am Freitag."),
        ("en", "The port of Tavira paid this figure to the company Nordlys in May."),
        ("it", "La società Nordlys pagherà la somma al porto di Tavira entro maggio."),
        ("de", "Am Morgen hatte die Stadt Tavira noch von 14 Verletzten gesprochen."),
    ],
)
def test_no_standfirst_needs_what_was_said_before(locale: str, sentence: str) -> None:
    story = draft_story(bitext([locale], [sentence]), {})["story"]
    assert story.standfirst is None  # type: ignore[attr-defined]
    assert story.key_points == []  # type: ignore[attr-defined]


OLD = [
    "Storm on Lake Marenzo destroys 420 huts",
    "Storm on Lake Marenzo destroyed 420 huts, said Mayor Ada Moss on Monday.",
]
NEW = [
    "Marenzo counts its huts again",
    "Mayor Ada Moss said that the storm on Lake Marenzo had destroyed 312 huts and not 420.",
]


def told(lead: Sequence[str], further: Sequence[str], matches: Sequence[FoundMatch] = ()) -> Any:
    """The overview drafted of two articles, each with a headline."""
    first, second = (bitext(["en"], *([text] for text in texts), title=True) for texts in (lead, further))
    data = second.model_dump(mode="json")
    data["title"]["id"] = "t2"
    data["sections"][0]["paragraphs"][0]["segments"][0]["id"] = "s2"
    data["articles"]["en"]["file"] = "articles/other/en.txt"
    return draft_story(first, {}, {"other": Bitext.model_validate(data)}, matches, ["lead", "other"])["story"]


def test_no_headline_gives_a_number_that_was_put_right() -> None:
    story = told(OLD, NEW)
    assert story.title.root == {"en": NEW[0]}
    assert "420 huts," not in (story.standfirst.root["en"] if story.standfirst else "")
    assert all("s1" not in point.cites for point in story.key_points)


def test_the_headline_of_the_lead_stays_while_it_holds() -> None:
    story = told(OLD, ["Marenzo counts its boats", "Mayor Ada Moss said that Lake Marenzo has 30 boats and not 42."])
    assert story.title.root == {"en": OLD[0]}


def test_a_quotation_is_no_headline_while_another_article_has_one() -> None:
    assert told(["“They lied to us for weeks”", OLD[1]], NEW).title.root == {"en": NEW[0]}


@pytest.mark.parametrize(
    ("locale", "first", "second", "values"),
    [
        (
            "it",
            ["La Lattea SA ha richiamato il formaggio di Rocca.", "Il lotto della Lattea SA è L2407."],
            ["La Lattea SA ha allargato il richiamo a Rocca.", "I lotti della Lattea SA sono L2407 e L2408."],
            ("L2407", "L2407 e L2408"),
        ),
        (
            "de",
            ["Die Halvora AG hat in Wimberg Fische verloren.", "Die Halvora AG hat bisher nicht geantwortet."],
            ["Die Halvora AG hat in Wimberg Leute entlassen.", "Die Halvora AG hat am Montag geantwortet."],
            ("bisher nicht", "am Montag"),
        ),
        (
            "en",
            ["Halvora Ltd has lost fish in Tavira this spring.", "Halvora Ltd could sell the yard in Tavira."],
            ["Halvora Ltd has lost its chairman in Tavira.", "Halvora Ltd has sold the yard in Tavira."],
            ("could sell", "has sold"),
        ),
    ],
)
@pytest.mark.parametrize("kind", ["updated", "differs"])
def test_what_a_later_article_tells_otherwise_is_no_key_point(
    locale: str,
    first: Sequence[str],
    second: Sequence[str],
    values: tuple[str, str],
    kind: Literal["updated", "differs"],
) -> None:
    texts = [numbered([[row] for row in rows], at, locale) for rows, at in ((first, 1), (second, 11))]
    given = {"s2": values[0], "s12": values[1]}
    anew = FoundMatch(segments=["s2", "s12"], kinds=[kind], about="value", values=given, score=0.8)

    def cited(*matches: FoundMatch) -> set[str]:
        story: Any = draft_story(texts[0], {}, {"other": texts[1]}, matches, ["lead", "other"])["story"]
        return {cite for point in story.key_points for cite in point.cites} | set(story.cites)

    assert "s2" in cited()
    assert "s2" not in cited(anew)
    assert "s12" in cited(anew)


def stages(
    first: Sequence[str],
    last: Sequence[str],
    locales: Sequence[str] = ("de", "de"),
    order: Sequence[str] = ("lead", "late"),
) -> dict[str, Any]:
    """The drafts from two articles, of 20 October and of 5 November, each with a title."""
    early = bitext([locales[0]], *([row] for row in first), title=True)
    late = numbered([[row] for row in last[1:]], 21, locales[1])
    data = late.model_dump(mode="json")
    data["title"] = {**data["sections"][0]["paragraphs"][0]["segments"][0], "id": "t9", "text": {locales[1]: last[0]}}
    late = Bitext.model_validate(data)
    days = {
        early.articles[locales[0]].file: Metadata(date="2026-10-20"),
        late.articles[locales[1]].file: Metadata(date="2026-11-05"),
    }
    return draft_story(early, days, {"late": late}, [], order, list(dict.fromkeys(locales)))


def test_what_was_planned_and_has_come_is_no_plan_and_no_key_point() -> None:
    announced = "Das Landgericht Wimberg setzt die Verhandlung gegen Karl Prell am {} fort."
    first = ["Verhandlung gegen Prell", announced.format("3. November")]
    last = ["Neues vom Fall Prell", "Der Bauunternehmer Karl Prell hat in Wimberg am Mittwoch lange geschwiegen."]
    made = stages(first, last)
    assert all(event.kind == "happened" for event in made["events"].events)
    told = [*made["story"].cites, *(cite for point in made["story"].key_points for cite in point.cites)]
    assert "s1" not in told
    still = stages([first[0], announced.format("3. Dezember")], last)
    assert [event.when for event in still["events"].events if event.kind == "planned"] == ["2026-12-03"]


def test_titles_of_one_story_are_of_one_stage() -> None:
    rows = "Nella scuola di Rocca è scattato l'allarme.", "In der Schule von Rocca gab es einen Alarm am Vormittag."
    old, new = "Rocca, 23 feriti nella scuola", "Schule in Rocca: 26 Verletzte"
    titles = stages([old, rows[0]], [new, rows[1]], ("it", "de"))["story"].title.root
    assert titles == {"it": old, "de": new}, "the lead's language always has one"
    earlier = stages([new, rows[1]], [old, rows[0]], ("de", "it"), ["late", "lead"])["story"].title.root
    assert earlier == {"de": new}, "silence is better than a number that no longer holds"
    same = stages([new, rows[1]], [old.replace("23", "26"), rows[0]], ("de", "it"), ["late", "lead"])
    assert set(same["story"].title.root) == {"de", "it"}


def test_of_what_two_articles_tell_in_part_the_later_one_tells_the_key_point() -> None:
    partly = match("s2", "s13").model_copy(update={"kinds": ["overlaps"]})
    cited = {cite for point in drafts([partly])["story"].key_points for cite in point.cites}
    assert "s13" in cited
    assert "s2" not in cited


def test_the_outcome_that_the_newest_article_tells_is_the_first_key_point() -> None:
    rows = [
        "Neues aus Wimberg",
        "Der Fährverkehr nach Wimberg ruht am 4. November 2026 wegen des Sturms.",
        "Die Werft in Wimberg beschäftigt 340 Menschen in zwei Hallen.",
        "Das Landgericht Wimberg hat den Bauunternehmer Karl Prell zu acht Monaten verurteilt.",
    ]
    made = stages(["Prozess", "Der Bauunternehmer Karl Prell steht in Wimberg vor Gericht."], rows)
    assert made["story"].key_points[0].cites == ["s23"]


@pytest.mark.parametrize(
    ("locale", "first", "last"),
    [
        (
            "de",
            ["Nachzählung in Wimberg: Prell gewinnt", "Karl Prell liegt in Wimberg mit 1204 Stimmen vorn."],
            ["Zweite Nachzählung dreht Wahl in Wimberg", "Das Wahlergebnis in Wimberg ist umgedreht worden."],
        ),
        (
            "it",
            ["Rocca, Fanti è sindaco", "Carlo Fanti è sindaco di Rocca con 1204 voti."],
            ["Rocca, il tribunale annulla il voto", "Il tribunale di Rocca ha annullato il risultato delle elezioni."],
        ),
        (
            "en",
            ["Orwell wins Tavira", "James Orwell won the vote in Tavira by 1204 votes."],
            ["Second recount flips Tavira", "A court has overturned the result of the vote in Tavira."],
        ),
    ],
)
def test_of_what_a_later_article_overturns_nothing_is_told(locale: str, first: list[str], last: list[str]) -> None:
    story = stages(first, last, (locale, locale))["story"]
    assert story.title is not None
    assert story.title.root == {locale: last[0]}
    assert "s1" not in [*story.cites, *(cite for point in story.key_points for cite in point.cites)]
    still = stages(first, ["Markt in Wimberg", "Am Rathaus gibt es in Wimberg einen Markt."], (locale, locale))["story"]
    assert still.title is not None
    assert still.title.root == {locale: first[0]}


def test_an_event_has_the_words_of_the_twin_in_the_other_language() -> None:
    first = ["Titolo", "Il municipio di Rocca chiude il ponte il 3 novembre 2027 per tre mesi."]
    last = ["Titel", "Die Stadt Rocca schließt die Brücke am 3. November 2027 für drei Monate."]
    early = bitext(["it"], *([row] for row in first[1:]))
    late = numbered([[row] for row in last[1:]], 21, "de")
    days = {
        early.articles["it"].file: Metadata(date="2026-10-20"),
        late.articles["de"].file: Metadata(date="2026-11-05"),
    }
    twin = FoundMatch(segments=["s1", "s21"], kinds=["repeated"], score=0.95)
    made: Any = draft_story(early, days, {"late": late}, [twin], ["lead", "late"], ["it", "de"])["events"]
    assert [(event.text.root, event.cites) for event in made.events] == [
        ({"it": first[1], "de": last[1]}, ["s1", "s21"])
    ]
    assert made.events[0].phrase.root == {"it": "il 3 novembre 2027", "de": "am 3. November 2027"}


def test_a_rhetorical_question_is_not_open() -> None:
    asked = ["Could anything else have gone wrong in Tavira?", "Che cosa è andato davvero storto a Tavira?"]
    assert questions(["The bridge of Tavira is closed.", "Il ponte di Tavira è chiuso."], asked) == []


@pytest.mark.parametrize(
    ("locale", "asked"),
    [
        ("it", "La procura di Rocca sta verificando se il rogo sia doloso."),
        ("de", "Die Staatsanwaltschaft Wimberg prüft, ob der Brand gelegt wurde."),
        ("en", "Prosecutors in Tavira are investigating whether the fire was arson."),
    ],
)
def test_what_somebody_is_to_find_out_is_open_and_no_key_point(locale: str, asked: str) -> None:
    text = bitext([locale], [asked])
    story: Any = draft_story(text, {})["story"]
    assert [question.text.root for question in story.open_questions] == [{locale: asked}]
    assert not story.key_points
    assert story.standfirst is None


@pytest.mark.parametrize(("day", "open_"), [("2026-10-12", True), ("2026-10-13", False)])
def test_two_numbers_that_articles_of_one_day_give_are_an_open_question(day: str, open_: bool) -> None:
    early = bitext(["it"], ["Un incendio ha distrutto 34 barche nel porto di Rocca."])
    late = numbered([["Ein Feuer hat im Hafen von Rocca 37 Boote zerstört."]], 21, "de")
    days = {early.articles["it"].file: Metadata(date="2026-10-12"), late.articles["de"].file: Metadata(date=day)}
    story: Any = draft_story(early, days, {"late": late}, [], ["lead", "late"], ["it", "de"])["story"]
    asked = {
        "it": "Barche: 34 o 37? Gli articoli non concordano.",
        "de": "Boote: 34 oder 37? Die Artikel sind sich nicht einig.",
    }
    assert [question.text.root for question in story.open_questions] == ([asked] if open_ else [])


def test_the_same_overturn_told_twice_is_one_turn() -> None:
    first = ["Vote in Tavira void", "The vote on the harbour tunnel in Tavira is void."]
    last = ["Abstimmung ungültig", "Das Ergebnis der Abstimmung in Tavira ist ungültig."]
    assert set(stages(first, last, ("en", "de"))["story"].title.root) == {"en", "de"}
    again = [last[0], "Das Ergebnis der zweiten Abstimmung in Tavira ist wieder ungültig."]
    assert stages(first, again, ("en", "de"))["story"].title is None


@pytest.mark.parametrize(
    ("locale", "sentence", "shown"),
    [
        ("it", "(lz) La cartiera Bassi di Rocca sarà venduta al gruppo Haoda.", "La cartiera Bassi di Rocca"),
        ("de", "(dpa/lnw) - Die Werft in Wimberg wird an den Konzern Haoda verkauft.", "Die Werft in Wimberg"),
        ("en", "(ap) The yard in Tavira will be sold to the Haoda group.", "The yard in Tavira"),
    ],
)
def test_the_sign_of_an_author_or_an_agency_is_no_part_of_the_standfirst(
    locale: str, sentence: str, shown: str
) -> None:
    standfirst = draft_story(bitext([locale], [sentence]), {})["story"].standfirst  # type: ignore[attr-defined]
    assert standfirst.root[locale].startswith(shown)
    assert "(" not in standfirst.root[locale]


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("en", "Council leader Ada Moss called it a good day for Tavira."),
        ("de", "Bürgermeister Karl Prell nannte es einen guten Tag für Wimberg."),
        ("it", "Il sindaco Carlo Fanti lo ha definito un buon giorno per Rocca."),
    ],
)
def test_what_is_called_something_must_have_been_named(locale: str, sentence: str) -> None:
    story: Any = draft_story(bitext([locale], [sentence]), {})["story"]
    assert not story.key_points
    assert story.standfirst is None


def test_what_went_on_when_an_older_article_told_it_is_no_key_point() -> None:
    first = [
        "Lawine",
        "In Wimberg ging am Montag eine Lawine ab.",
        "In Wimberg suchen 60 Helfer nach dem zweiten Mann.",
    ]
    last = ["Unglück", "Der Skitourengeher Karl Prell ist in Wimberg am Mittwoch tot gefunden worden."]
    cited = {cite for point in stages(first, last)["story"].key_points for cite in point.cites}
    assert "s2" not in cited
    alone: Any = draft_story(bitext(["de"], *([row] for row in first[1:])), {})["story"]
    assert "s2" in {*alone.cites, *(cite for point in alone.key_points for cite in point.cites)}


def test_what_a_later_article_answers_is_not_open_and_what_is_unknown_is_no_key_point() -> None:
    first = ["Keime", "In Wimberg wurden Keime gefunden.", "Die Ursache ist noch unbekannt."]
    last = ["Wasser", "In Wimberg ist das Wasser wieder sauber.", "Ursache war ein Filter der Firma Halvora."]
    story = stages(first, last)["story"]
    assert story.open_questions == []
    still = stages(first, last[:2])["story"]
    assert [question.cites for question in still.open_questions] == [["s2"]]
    assert "s2" not in {cite for point in still.key_points for cite in point.cites}


def test_a_sentence_that_begins_with_somebodys_words_is_no_key_point() -> None:
    rows = [
        "Ada Moss opened the bridge of Tavira on Monday.",
        "“It is a matter of lives,” said Mayor Ada Moss of Tavira on Monday.",
    ]
    story: Any = draft_story(bitext(["en"], *([row] for row in rows)), {})["story"]
    assert "s2" not in {cite for point in story.key_points for cite in point.cites}


@pytest.mark.parametrize(
    ("locale", "sentence", "alone"),
    [
        ("de", "Das entschied am Freitag eine Richterin in Wimberg.", False),
        ("de", "Das alte Rathaus von Wimberg wird im Mai geschlossen.", True),
        ("de", "Zwei der Verdächtigen wurden in Wimberg gefasst.", False),
        ("en", "Two of the suspects were held in Tavira on Monday.", False),
        ("en", "The first was held in Tavira by the police.", False),
        ("en", "The first trains in Tavira will run on 16 November.", True),
        ("it", "Due degli arrestati sono di Rocca e hanno confessato.", False),
        ("it", "La prima fabbrica di Rocca ha chiuso dopo trent'anni.", True),
    ],
)
def test_what_is_some_of_what_was_told_is_no_standfirst(locale: str, sentence: str, alone: bool) -> None:
    story: Any = draft_story(bitext([locale], [sentence]), {})["story"]
    assert (story.standfirst is not None) == alone


def test_whose_news_another_article_overtook_has_no_standfirst() -> None:
    first = [
        "Raub",
        "Die Polizei hat in Wimberg vier Leute gefasst.",
        "Der Händler Karl Prell lobte die Polizei in Wimberg.",
    ]
    last = ["Haft", "In Wimberg sind jetzt fünf Leute gefasst, wie die Polizei am Dienstag mitteilte."]
    early = bitext(["de"], *([row] for row in first[1:]))
    late = numbered([[row] for row in last[1:]], 21, "de")
    anew = FoundMatch(
        segments=["s1", "s21"], kinds=["updated"], values={"s1": "vier", "s21": "fünf"}, about="figure", score=0.9
    )
    story: Any = draft_story(early, {}, {"late": late}, [anew], ["lead", "late"])["story"]
    assert story.cites == ["s21"]


@pytest.mark.parametrize(
    ("locale", "rows"),
    [
        ("it", ["Nessun pericolo per i paesi sotto la diga di Rocca.", "Lo ha assicurato l'assessore Carlo Fanti."]),
        ("en", ["There is no danger for the villages of Tavira.", "That is what Minister James Orwell says."]),
    ],
)
def test_what_the_next_sentence_says_to_be_somebodys_word_is_no_standfirst(locale: str, rows: Sequence[str]) -> None:
    story: Any = draft_story(bitext([locale], *([row] for row in rows)), {})["story"]
    assert "s1" not in [*story.cites, *(cite for point in story.key_points if not point.claim for cite in point.cites)]


@pytest.mark.parametrize(
    ("locale", "sentence", "alone"),
    [
        ("en", "Curator Ada Moss handed it to the ambassador James Orwell.", False),
        ("en", "Curator Ada Moss took the head of Tavira and handed it to James Orwell.", True),
        ("de", "Direktorin Anna Prell übergab ihn dem Botschafter Karl Moser.", False),
        ("it", "La direttrice Anna Fanti lo ha consegnato all'ambasciatore Carlo Rosi.", False),
    ],
)
def test_what_is_handed_over_must_have_been_named(locale: str, sentence: str, alone: bool) -> None:
    story: Any = draft_story(bitext([locale], [sentence]), {})["story"]
    assert (story.standfirst is not None) == alone


def test_somebodys_words_are_no_headline_while_another_article_has_one() -> None:
    assert told(["Tavira: the mayor says “no danger at all”", OLD[1]], NEW).title.root == {"en": NEW[0]}


def test_once_it_has_ended_headline_and_standfirst_say_how() -> None:
    first = ["Streik legt Fähren lahm", "Ein Warnstreik hat am Dienstag die Fähren nach Wimberg lahmgelegt."]
    last = [
        "Reederei und Gewerkschaft einigen sich",
        "Die Reederei Halvora und die Gewerkschaft Fisl haben sich geeinigt.",
    ]
    ended = stages(first, last)["story"]
    assert (ended.title.root, ended.cites) == ({"de": last[0]}, ["s21"])
    going_on = stages(first, ["Fähren", "Die Reederei Halvora und die Gewerkschaft Fisl reden in Wimberg."])["story"]
    assert going_on.title.root == {"de": first[0]}


def test_what_was_long_ago_is_no_key_point_of_a_single_article() -> None:
    rows = ["The pool of Tavira was closed on 3 May 2026.", "The pool of Tavira had been opened in 1962 by Ada Moss."]
    text = bitext(["en"], *([row] for row in rows))
    story: Any = draft_story(text, {text.articles["en"].file: Metadata(date="2026-05-04")})["story"]
    assert "s2" not in {cite for point in story.key_points for cite in point.cites}
