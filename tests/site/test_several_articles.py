"""Pages of a story that several articles tell: who said what when, figures, what is new, the same passages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag

from story_explainer.site.build import build_site
from story_explainer.site.page import Page
from story_explainer.story.model import FoundMatch, MatchEntry, Story
from tests import toy_site
from tests.story.several import CLAIMS, SOURCES, several

MATCHES = "matches: [{segments: [s2, s9], verdict: confirmed, kinds: [repeated]}]"


def pages(story: Story, tag: str = "it") -> dict[str, Page]:
    """The pages of a story in one language by their name."""
    made = build_site([story], toy_site.languages())
    return {page.key.partition("/")[2]: page for page in made if page.nav and page.locale == tag}


PAGES = pages(several(matches=MATCHES))


def soup(name: str, made: dict[str, Page] = PAGES) -> BeautifulSoup:
    return BeautifulSoup(made[name].body, "html.parser")


def words(node: Tag | None) -> str:
    assert node is not None
    return " ".join(node.get_text(" ", strip=True).split())


def table(made: dict[str, Page] = PAGES) -> dict[str, list[str]]:
    """What stands in the table for each claim: the words of each outlet's cell."""
    return {
        str(row["id"]): [words(cell.select_one(".who-when__kind")) for cell in row.select("td")]
        for row in soup("who-said-when", made).select("tbody tr")
    }


def test_claims_stand_in_rows_and_outlets_in_columns_in_the_order_of_publication() -> None:
    heads = [words(head) for head in soup("who-said-when").select("thead th[scope=col]")]
    assert [head.split(" 1")[0].split(" 2")[0] for head in heads] == ["Affermazione", "Il Corso", "L’Eco", "Novice"]
    assert table() == {
        "dead": ["lo dice", "lo dice con le stesse parole", "– non citato"],
        "closed": ["lo riferisce", "lo riprende", "lo riferisce"],
        "child": ["lo dice", "– non citato", "riporta la smentita: La procura"],
        "open": ["– non citato", "lo dice", "– non citato"],
    }


def test_an_article_that_tells_who_does_not_comment_is_no_article_that_is_not_cited() -> None:
    declined = several(claims=CLAIMS.replace("kind: denies, cites: [s8]", "kind: declines, cites: [s8]"))
    assert table(pages(declined))["child"] == ["lo dice", "– non citato", "riporta che non commenta: La procura"]
    both = CLAIMS.replace("kind: denies, cites: [s8]", "kind: declines, cites: [s8]").replace("[s3]", "[s3, s10]")
    assert table(pages(several(claims=both)))["child"][-1] == "lo dice, nessun commento: La procura"


def test_the_table_tells_on_a_phone_and_to_a_screen_reader_who_and_when() -> None:
    page = soup("who-said-when")
    assert len(page.select("tbody th[scope=row]")) == 4
    for row in page.select("tbody tr"):
        for name, cell in zip(["Il Corso", "L’Eco", "Novice"], row.select("td"), strict=True):
            if "who-when__none" not in cell.get_attribute_list("class"):
                outlet = words(cell.select_one(".who-when__outlet"))
                assert outlet.split(",")[0] == name
                assert "marzo 2022" in outlet
    for cell in page.select("td:not(.who-when__none)"):
        assert cell.select_one(".sign")
        assert cell.select_one(".refs a[href]")


def test_a_contradiction_stands_at_both_claims_and_is_no_denial() -> None:
    page = soup("claims")
    for one, other in (("closed", "open"), ("open", "closed")):
        (link,) = page.select(f"#{one} .contradicts a")
        assert link["href"] == f"#{other}"
        assert not page.select(f"#{one} .badges .sign--denies")
    overview = soup("overview")
    (group,) = overview.select("section[aria-labelledby=contradicted]")
    assert len(group.select("li")) == 2
    assert "In contraddizione con: Bil" not in words(group)


def test_each_independent_source_stands_with_its_sentence() -> None:
    claims = "claims: [{id: c, text: {it: A, sl: B}, certainty: stated, cites: [s3, s6]}]"
    sources = SOURCES.replace(", reworks: {of: it, known: copied, cites: [s4]}", "")
    page = soup("claims", pages(several(claims=claims, sources=sources)))
    (found,) = [each for each in page.select(".refs") if words(each).startswith("Fonti indipendenti")]
    assert words(found).endswith("2")
    roots = found.find_next_sibling("ul")
    assert isinstance(roots, Tag)
    notes = [page.find(id=str(link["href"])[1:]) for link in roots.select("a")]
    assert [words(note.blockquote) for note in notes if isinstance(note, Tag)] == [
        "Un bambino sarebbe tra i morti.",
        "Il ponte era aperto.",
    ]


def test_the_overview_shows_a_figure_that_changed_with_who_gave_the_last_value() -> None:
    (figure,) = soup("overview").select(".changed li")
    assert words(figure.select_one("del")) == "6"
    assert words(figure.select_one("strong")) == "5"
    assert words(figure.select_one(".changed__by")) == "2 marzo 2022, ore 22:05 · La procura · Novice"


def test_a_corrected_value_is_struck_through_and_says_so_in_words() -> None:
    rows = [row for row in soup("figures").select(".figures tr") if row.select("td")]
    first, last = rows
    assert words(first.select_one("td del")) == "6"
    assert "corretto in 5 ( 2 marzo 2022" in words(first)
    assert not last.select("del")
    assert words(last.select("td")[2]) == "La procura · Novice"


def test_the_overview_tells_what_the_newest_article_brought() -> None:
    (news,) = [fold for fold in soup("overview").select(".fold") if fold.select("#new")]
    assert "Novice" in words(news.h2)
    items = [words(item) for item in news.select("li")]
    assert items[0].startswith("I morti : 5 (corregge 6)")
    assert items[1].startswith("La procura smentisce l’affermazione « C’è un bambino »")
    assert items[2].startswith("Si abbatte")
    assert len(items) == 3


def test_the_timeline_tells_when_an_event_became_known() -> None:
    page = soup("timeline")
    assert "Per la prima volta in questi articoli: Il Corso, 1º marzo 2022" in words(page.select_one("#closing"))
    assert "Per la prima volta" not in words(page.select_one("#fall"))


def test_confirmed_passages_stand_beside_each_other_with_outlet_and_day() -> None:
    (row,) = soup("matches").select(".matches > li")
    assert words(soup("matches").select_one("section:has(.matches) > h2")) == "Dicono la stessa cosa"
    first, second = row.select(".row__cells > div")
    assert "Il Corso, 1º marzo 2022" in words(first)
    assert "Il ponte era chiuso da anni, dice la sindaca." in words(first)
    assert "Novice, 2 marzo 2022" in words(second)
    assert soup("sources").select('a[href="../passi-in-comune/"]')


def test_found_passages_are_public_only_where_the_words_are_the_same() -> None:
    found = [
        FoundMatch(segments=["s1", "s4"], kinds=["copied", "repeated"], score=1),
        FoundMatch(segments=["s2", "s5"], kinds=["repeated"], score=1),
    ]
    page = soup("matches", pages(replace(several(), found_matches=found)))
    assert len(page.select(".matches > li")) == 1
    assert words(page.select_one("section:has(.matches) > h2")) == (
        "Identico parola per parola · trovato confrontando le parole"
    )


def test_passages_stand_in_a_language_that_both_have() -> None:
    """On a page in another one too: else nobody could see that they are the same."""
    copied = MatchEntry(segments=["s3", "s8"], verdict="confirmed", kinds=["copied"])
    story = next(story for story in toy_site.stories() if story.slug == "lake-spill")
    quoted = soup("matches", pages(replace(story, matches=[copied]), "de")).select(".row__cells blockquote")
    assert [(quote["lang"], words(quote)) for quote in quoted] == [
        ("it", "La spiaggia comunale è chiusa da ieri sera.")
    ] * 2


def test_a_story_without_a_public_match_or_a_figure_has_no_page_of_them() -> None:
    names = pages(several(figures="figures: []"))
    assert not {"matches", "figures"} & set(names)
    assert "who-said-when" in names


def test_one_article_has_none_of_this() -> None:
    for story in toy_site.stories():
        if story.further:
            continue
        names = {page.key.partition("/")[2] for page in build_site([story], toy_site.languages())}
        assert not names & {"who-said-when", "matches"}


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ("copied", "1 passo è identico, parola per parola, a quello di: Il Corso, 1º marzo 2022"),
        ("stated", "Si basa, come dice il testo stesso, su: Il Corso, 1º marzo 2022"),
        ("inferred", "Si basa su: Il Corso, 1º marzo 2022 (dedotto)"),
    ],
)
def test_readers_are_told_what_an_article_took_over(known: str, said: str) -> None:
    made = pages(several(sources=SOURCES.replace("known: copied", f"known: {known}")))
    for name in ("articles", "article/echo", "sources"):
        assert said in words(soup(name, made)), name
        assert "Si basa" not in words(soup(name, made)).replace(said, "")


def test_what_was_new_on_which_day_stands_day_by_day_with_an_address_for_each() -> None:
    page = soup("news")
    days = page.select("section[aria-labelledby^=since-]")
    assert [words(day.h2) for day in days] == ["1º marzo 2022", "2 marzo 2022"]
    first, last = days
    assert "Si abbatte" not in words(first)
    assert "Si abbatte" in words(last)
    (since,) = page.select(".head a[href^='#since-']")
    assert since["href"] == f"#{last.h2['id'] if last.h2 else ''}"
    assert soup("overview").select('details:has(#new) a[href="novita/"]')


def test_a_story_of_one_article_or_without_days_has_no_page_of_what_was_new() -> None:
    assert all("news" not in pages(story) for story in toy_site.stories() if not story.further)
    assert "news" not in pages(
        several(sources="articles: {it: {show: full}, echo: {show: full}, novice: {show: full}}")
    )


def lake(tag: str) -> dict[str, Page]:
    story = next(story for story in toy_site.stories() if story.slug == "lake-spill")
    return pages(story, tag)


def test_after_an_answer_stands_what_it_says_and_never_the_claim() -> None:
    found = words(soup("news", lake("en")))
    assert "The fire service corrects. It was 200 liters, not 2,000." in found
    assert "Vetrano denies. It points to an inspection in March 2026" in found
    assert "2,000 l (later corrected to 200 l)" in found
    assert found.count("corrected the amount") == 0, "an answer that is an event too is told once"


def test_who_reports_an_answer_does_not_give_it_and_a_party_gives_its_own() -> None:
    made = lake("en")
    table = words(soup("who-said-when", made))
    assert "reports the correction: The fire service" in table
    assert "denies it" in table
    assert "reports the denial" not in table
    board = [words(each) for each in soup("overview", made).select(".turn__who")]
    assert not any("See-Post" in line or line.startswith("Vetrano corrects") for line in board)


def test_a_text_that_names_the_speaker_is_no_inference_and_one_person_is_one_source() -> None:
    claims = words(soup("claims", lake("en")))
    assert "Origin: The fire service, according to the texts" in claims
    assert "Independent sources" not in claims, "of one source its origin says all"
    assert "Lakeside Herald, citing an unnamed source" in claims
    assert "Origin: Remo Galli" not in claims, "of their own statement it is no news that it goes back to them"


def test_a_version_has_the_outlet_and_the_day_of_its_article() -> None:
    german = soup("sources", lake("en")).select_one("#text-de")
    assert "Publisher: Agenzia Lago · Date: May 4, 2026" in words(german)


def test_a_copy_is_no_second_proof() -> None:
    assert "sentence 8 9 (copied" not in words(soup("overview", lake("en")))
    assert words(soup("overview", lake("en"))).count("(copied word for word)") == 2


def test_a_number_that_changed_names_all_who_give_it_and_none_whose_number_was_put_right() -> None:
    values = [
        "{value: 5, cites: [s1]}",
        "{value: 6, when: 2022-03-02T08:00:00, cites: [s4]}",
        "{value: 5, corrects: 6, when: 2022-03-02T09:00:00, cites: [s2]}",
        "{value: 6, when: 2022-03-02T20:00:00, cites: [s3]}",
        "{value: 6, when: 2022-03-02T22:05:00, cites: [s7]}",
    ]
    told = f"figures: [{{id: dead, what: {{it: I morti, sl: Mrtvi}}, cites: [s1], values: [{', '.join(values)}]}}]"
    (line,) = soup("overview", pages(several(figures=told))).select(".changed li")
    assert words(line.select_one(".changed__values")) == "5 → 6"
    by = words(line.select_one(".changed__by"))
    assert by.endswith("Il Corso · Novice")
    assert "Eco" not in by


def test_a_value_stands_after_the_one_that_it_corrects_and_none_after_anothers() -> None:
    """Who counts otherwise, with a name of his own, takes nothing back."""
    values = [
        "{value: 7, by: court, when: 2022-03-01T08:00:00, cites: [s1]}",
        "{value: 11, by: mayor, when: 2022-03-02T08:00:00, cites: [s4]}",
        "{value: 9, by: court, corrects: 7, when: 2022-03-02T20:00:00, cites: [s7]}",
    ]

    def line(values: list[str]) -> str:
        told = f"figures: [{{id: dead, what: {{it: I morti, sl: Mrtvi}}, cites: [s1], values: [{', '.join(values)}]}}]"
        (found,) = soup("overview", pages(several(figures=told))).select(".changed li")
        return words(found)

    assert "7 → 9" in line(values)
    assert "→" not in line(values[:2])
    assert "La procura" in line(values[:2])
    assert "La sindaca" in line(values[:2])


def test_an_event_to_come_is_drawn_as_planned() -> None:
    events = "events: [{id: a, text: {it: Cade., sl: Pade.}, when: 2022-03-01, kind: happened, cites: [s1]}, "
    events += "{id: b, text: {it: Si abbatte., sl: Podrejo.}, when: 2022-05-01, kind: planned, cites: [s10]}]"
    page = soup("timeline", pages(several(events=events)))
    assert "in programma" in words(page.select_one("#b .event__kind"))
    assert "in programma" in words(page.select_one(".figure__legend"))
    assert page.select_one(".mk--planned")


def test_an_outlet_that_tells_what_another_says_reports_it() -> None:
    made = pages(next(story for story in toy_site.stories() if story.slug == "lake-spill"), "en")
    assert [cells[0] for cells in table(made).values()][:1] == ["reports it"]
    assert table(made)["overdue"][3] == "reports it"
