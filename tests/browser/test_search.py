"""The search page in a real browser: what it finds, where its results lead, what it loads and needs."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, Route, expect

from story_explainer.cli import main
from tests import toy_site
from tests.browser.conftest import Served, Visit
from tests.built_site import BuiltSite

TABLES = Path(__file__).parent / "search"
SEARCH = {"it": "it/cerca/", "de": "de/suche/", "en": "en/search/"}
Begin = Callable[..., Visit]


def look_for(page: Page, query: str) -> list[str]:
    """Type a query, send it off, wait for the answer; the addresses that the results lead to."""
    page.get_by_role("searchbox").fill(query)
    page.keyboard.press("Enter")
    said = re.compile(rf"[“„«]\s?{re.escape(query)}\s?[“”»]")  # the answer before may hold a short query by chance
    expect(page.get_by_role("status").filter(has_text=said)).to_have_count(1)
    hits = page.locator("main a.hit")
    return [str(address) for address in hits.evaluate_all("hits => hits.map(hit => hit.getAttribute('href'))")]


def table(locale: str) -> list[tuple[str, str]]:
    lines = (TABLES / f"{locale}.txt").read_text("utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [(query, address) for query, address in rows]


@pytest.mark.parametrize("locale", ["it", "de"])
def test_word_forms_accents_parts_names_and_numbers(own: Served, visit: Begin, locale: str) -> None:
    """Each query of the table leads to its sentence by one of the first ten results."""
    queries, reader = table(locale), visit(own)
    assert len(dict(queries)) >= 40
    page = reader.open(SEARCH[locale])
    missed = {}
    for query, address in queries:
        found = look_for(page, query)
        if f"../ford-xiaomi/{address}" not in found[:10]:
            missed[query] = found[:10]
    assert missed == {}
    assert reader.wrong == []


@pytest.mark.parametrize(
    ("locale", "query", "address"),
    [
        ("en", "batteries engine", "../moor-railway/article/#s1"),
        ("en", "84000", "../moor-railway/article/#s3"),
        ("en", "borrow", "../moor-railway/article/#s8"),
        ("de", "Lokomotive", "../moor-railway/artikel/#s1"),
        ("de", "fahrgaste", "../moor-railway/artikel/#s3"),
        ("it", "traghetti", "../ferry/articolo/#s1"),
        ("it", "vicina al porto", "../ferry/articolo/#s2"),
    ],
)
def test_other_stories_are_searched_the_same_way(
    toy: Served, visit: Begin, locale: str, query: str, address: str
) -> None:
    assert address in look_for(visit(toy).open(SEARCH[locale]), query)[:5]


FRENCH = """\
Le pont de Sablon rouvrira lundi

La mairie a annoncé que le pont rouvrirait le 3 mars 2025. Il aura coûté 84\u202f000 euros, et non 2\u00a0400\u00a0000.

Des élèves de l’école traverseront les premiers, avec des chevaux. Une œuvre d’art dit les cœurs des riverains.
"""
FRENCH_SETTINGS = """\
site_name: Dossiers
site_url: https://stories.example.org/
theme:
  name: material
plugins:
  - story-explainer:
      languages: [fr]
"""


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> Served:
    folder = tmp_path_factory.mktemp("french")
    (folder / "docs").mkdir()
    (folder / "texte.txt").write_text(FRENCH, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(FRENCH_SETTINGS, encoding="utf-8")
    given = ["new", "pont", "--content", str(folder / "content"), "--lang", f"fr={folder / 'texte.txt'}"]
    made = CliRunner().invoke(main, given)
    assert made.exit_code == 0, made.output
    done = toy_site.build(folder / "mkdocs.yml", folder / "site")
    assert done.returncode == 0, done.stderr
    return Served(BuiltSite(folder / "site"), serve(folder / "site"), [], tags=set())


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("pont", "pont"),
        ("ecole", "école"),
        ("cheval", "chevaux"),
        ("annoncer", "annoncé"),
        ("coeur", "cœurs"),
        ("œuvres", "œuvre"),
        ("oeuvre", "œuvre"),
        ("84000", "84 000"),
        ("84 000", "84 000"),
        ("84\u202f000", "84 000"),
        ("2400000", "2 400 000"),
    ],
)
def test_french_forms_ligatures_and_numbers(french: Served, visit: Begin, query: str, marked: str) -> None:
    reader = visit(french)
    page = reader.open("fr/recherche/")
    assert look_for(page, query)
    assert marked in page.locator("a.hit mark").all_text_contents()
    assert reader.wrong == []


@pytest.mark.parametrize(
    ("locale", "foreign", "own_words"), [("it", "Hersteller", "produttori"), ("de", "produttori", "Hersteller")]
)
def test_only_the_pages_language_is_searched(
    own: Served, visit: Begin, locale: str, foreign: str, own_words: str
) -> None:
    reader = visit(own)
    page = reader.open(SEARCH[locale])
    assert look_for(page, foreign) == []
    assert look_for(page, own_words)
    data = [request.url for request in reader.requests if request.url.endswith(".json")]
    assert data
    assert all(address.startswith(own.address + SEARCH[locale]) for address in data)


def test_every_word_of_the_index_is_found(toy: Served, visit: Begin) -> None:
    """The page cuts words as the build does, and stems them as it stems the index."""
    for locale in ("de", "en", "it"):
        page = visit(toy).open(SEARCH[locale])
        words = sorted(json.loads((toy.site.root / SEARCH[locale] / "words.json").read_text("utf-8"))["words"])
        assert len(words) > 100
        assert [word for word in words[::17] if not look_for(page, word)] == []


def test_every_result_leads_to_something(own: Served, visit: Begin) -> None:
    page = visit(own).open(SEARCH["it"])
    for address in set(look_for(page, "Ford")) | set(look_for(page, "pagina")):
        path, _, anchor = address.removeprefix("../").partition("#")
        document = own.site.documents[f"it/{path}index.html"]
        assert anchor.split(":~:")[0] in {*document.ids, ""}, address


def test_a_result_leads_to_the_sentence_and_shows_it(own: Served, visit: Begin) -> None:
    page = visit(own).open(SEARCH["it"])
    look_for(page, "Discussione")
    hit = page.locator("a.hit").first
    expect(hit.locator("mark")).to_have_text("discussioni")
    hit.click()
    expect(page).to_have_url(f"{own.address}it/ford-xiaomi/articolo/#s1")
    expect(page.locator("#s1")).to_contain_text("discussioni preliminari")
    expect(page.locator("#s1")).to_be_in_viewport()


def test_a_browser_of_2023_groups_results_too(own: Served, visit: Begin) -> None:
    reader = visit(own)
    reader.page.add_init_script("delete Map.groupBy; delete Object.groupBy; delete Promise.withResolvers")
    page = reader.open(f"{SEARCH['it']}?q=Xiaomi")
    expect(page.locator("main h3").first).to_be_visible()
    assert page.locator("main h2").count() == 1


def test_a_search_has_an_address_and_a_history(own: Served, visit: Begin) -> None:
    page = visit(own).open(f"{SEARCH['de']}?q=gespraeche")
    expect(page.get_by_role("searchbox")).to_have_value("gespraeche")
    expect(page.locator("a.hit").first).to_be_visible()
    look_for(page, "Zölle")
    page.go_back()
    expect(page.get_by_role("status").filter(has_text="gespraeche")).to_have_count(1)
    expect(page.locator("a.hit mark").first).to_have_text(re.compile("^Gespräche"))


def test_what_is_typed_before_the_script_is_there_stays(own: Served, visit: Begin) -> None:
    page, held = visit(own).page, list[Route]()
    page.route("**/search.js", lambda route: held.append(route))
    with page.expect_request("**/search.js"):
        page.goto(f"{own.address}{SEARCH['it']}", wait_until="commit")
    page.get_by_role("searchbox").fill("colloqui")
    for route in held:
        route.continue_()
    page.wait_for_load_state()
    expect(page.get_by_role("searchbox")).to_have_value("colloqui")
    page.keyboard.press("Enter")
    expect(page.locator("a.hit").first).to_be_visible()


def test_it_works_below_a_project_path(own: Served, visit: Begin, serve: Callable[[Path], str], tmp_path: Path) -> None:
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "repo").symlink_to(own.site.root, target_is_directory=True)
    reader = visit(own)
    reader.address = f"{serve(tmp_path)}some/repo/"
    page = reader.open(SEARCH["de"])
    look_for(page, "Diskussion")
    page.locator("a.hit").first.click()
    expect(page).to_have_url(f"{reader.address}de/ford-xiaomi/artikel/#s14")
    assert reader.wrong == []


def test_nothing_of_it_is_loaded_before_it_is_used(own: Served, visit: Begin) -> None:
    reader = visit(own)
    reader.open("it/ford-xiaomi/").wait_for_load_state("networkidle")
    assert [request.url for request in reader.requests if "search" in request.url or "cerca" in request.url] == []
    page = reader.open(SEARCH["it"])
    page.wait_for_load_state("networkidle")
    assert [request.url for request in reader.requests if request.url.endswith(".json")] == []
    scripts = {request.url: request.response() for request in reader.requests if "/search/" in request.url}
    size = sum(len(gzip.compress(response.body())) for response in scripts.values() if response)
    assert 0 < size < 7 * 1024


def test_it_says_what_it_found_or_did_not(own: Served, visit: Begin) -> None:
    """What was typed is text, whatever it looks like."""
    reader = visit(own)
    page = reader.open(SEARCH["it"])
    look_for(page, "<xyzzy>")
    expect(page.get_by_role("status")).to_contain_text("Nessun risultato per «<xyzzy>»")
    look_for(page, "Renault")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"\d+ pass[io] trovat[io] per «Renault»"))
    count = page.locator("a.hit").count()
    expect(page.get_by_role("status")).to_have_text(
        f"{count} {'passo trovato' if count == 1 else 'passi trovati'} per «Renault»"
    )
    assert reader.wrong == []


def test_a_failure_is_told_and_the_next_try_works(own: Served, visit: Begin) -> None:
    page = visit(own).page
    page.route("**/words.json", lambda route: route.abort())
    page.goto(f"{own.address}{SEARCH['de']}?q=Ford")
    expect(page.get_by_role("status")).to_contain_text("konnte nicht geladen werden")
    page.unroute("**/words.json")
    assert look_for(page, "Ford")


def test_without_script_the_page_says_what_to_do(own: Served, visit: Begin) -> None:
    page = visit(own, java_script_enabled=False).open(SEARCH["de"])
    expect(page.locator("form.search")).to_be_hidden()
    page.get_by_role("main").get_by_role("link", name="Zur Startseite").click()
    expect(page).to_have_url(f"{own.address}de/")


def test_it_needs_neither_eval_nor_inline_script_nor_wasm(own: Served, visit: Begin) -> None:
    page = visit(own).page
    page.route(
        f"**/{SEARCH['it']}",
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            headers={**answer.headers, "content-security-policy": "script-src 'self'; connect-src 'self'"},
        ),
    )
    page.goto(own.address + SEARCH["it"])
    assert look_for(page, "l’industria")


def test_the_masthead_leads_to_the_search_of_the_language(own: Served, visit: Begin) -> None:
    page = visit(own).open("de/ford-xiaomi/zeitleiste/")
    page.get_by_role("banner").get_by_role("link", name="Suche").click()
    expect(page).to_have_url(own.address + SEARCH["de"])
    page.keyboard.press("Tab")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("Renault")
    page.keyboard.press("Enter")
    expect(page.locator("a.hit").first).to_be_visible()
