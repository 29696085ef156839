"""Two articles, two commands: what a site says of a story that nobody has written a word of, and what joins it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from bs4 import Tag
from click.testing import CliRunner

from story_explainer.cli import main
from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from story_explainer.site.language import Language
from tests import toy_site
from tests.built_site import BuiltSite, Document
from tests.received_words import Allowed, read, visible

pytestmark = pytest.mark.build

CONFIG = """\
site_name: Explainers
theme: {name: material, font: false}
plugins:
  - story-explainer: {languages: [it, de]}
"""
IT = """Il ponte di Tavira riapre

Il ponte di Tavira è stato chiuso il 12 marzo 1974. Secondo il Corriere del Porto potrebbe riaprire in maggio.

Perché conta

La società Aquavia ha negato la notizia. «Il ponte non riaprirà prima dell’autunno», ha detto la sindaca Elena Costa.

Solo qui si parla di due barche.
"""
DE = """Die Brücke von Tavira öffnet wieder

Die Brücke von Tavira wurde am 12. März 1974 geschlossen. Laut Corriere del Porto könnte sie im Mai wieder öffnen.

Warum das zählt

Die Firma Aquavia hat die Meldung dementiert. „Die Brücke öffnet erst im Herbst“, sagte Bürgermeisterin Elena Costa.
"""
SHARED = [parent / "shared/bitext/pairs" for parent in toy_site.ROOT.parents]
SEEDS = toy_site.ROOT / "content/ford-xiaomi/articles"
CASES = ["bridge", "alone", "seeds", "03-it-de", "09-it-de", "17-it-de"]


def articles(case: str, folder: Path) -> list[Path]:
    """The articles of a case, under names that say nothing of their language."""
    if case in ("bridge", "alone"):
        texts = [IT, DE] if case == "bridge" else [IT]
        found = [text.encode() for text in texts]
    else:
        pairs = SEEDS if case == "seeds" else next((each / case for each in SHARED if each.is_dir()), Path("nowhere"))
        if not pairs.is_dir():
            pytest.skip(f"the texts of {case} are not here: they are no part of the project")
        found = [(pairs / f"{locale}.txt").read_bytes() for locale in ("it", "de")]
    for number, data in enumerate(found):
        (folder / f"text{number}.txt").write_bytes(data)
    return [folder / f"text{number}.txt" for number in range(len(found))]


class Project:
    """A folder with a story made of articles by the first command, for the second one to build."""

    def __init__(self, case: str, folder: Path) -> None:
        self.root, self.story = folder, folder / "content/ford"
        (folder / "docs").mkdir()
        (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
        files = map(str, articles(case, folder))
        made = CliRunner().invoke(main, ["new", "--content", str(folder / "content"), "ford", *files])
        assert made.exit_code == 0, made.output

    def build(self) -> BuiltSite:
        done = toy_site.build(self.root / "mkdocs.yml", self.root / "site")
        assert done.returncode == 0, done.stdout + done.stderr
        assert "WARNING" not in done.stderr
        return BuiltSite(self.root / "site")

    def change(self, name: str, old: str, new: str) -> None:
        path = self.story / name
        before = path.read_text(encoding="utf-8")
        assert re.search(old, before), f"{name} has no {old}"
        path.write_text(re.sub(old, new, before, count=1), encoding="utf-8")


@pytest.fixture(scope="module", params=CASES)
def received(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, BuiltSite]:
    """Each of the cases, as the two commands leave it."""
    project = Project(request.param, tmp_path_factory.mktemp(request.param))
    return project, project.build()


@pytest.fixture
def bridge(tmp_path: Path) -> Project:
    return Project("bridge", tmp_path)


def pages(site: BuiltSite) -> Iterator[Document]:
    """The pages of the story and the front pages that list it."""
    for name, page in site.documents.items():
        if "/ford/" in name or name in ("index.html", "it/index.html", "de/index.html"):
            yield page


def said(project: Project, locale: str) -> Allowed:
    story = load(StoryFolder(project.story)).story
    assert story is not None
    texts = [words for segment in story.bitext.segments() for words in segment.text.values()]
    return Allowed(locale, [*texts, "Explainers"], read(project.story / "articles"))


def test_every_word_is_the_articles_or_the_interfaces(received: tuple[Project, BuiltSite]) -> None:
    project, site = received
    for page in pages(site):
        if page.name == "index.html":
            continue  # in all languages at once
        allowed = said(project, page.lang)
        assert [text for text in visible(page.soup) if not allowed(text)] == [], page.name


def test_there_is_no_page_and_no_tab_without_content(received: tuple[Project, BuiltSite]) -> None:
    """No claims, no actors, no glossary; whatever the navigation names is there."""
    project, site = received
    locales = [path.stem for path in (project.story / "articles").iterdir()]
    for locale in locales:
        slugs = Language.load(locale).slugs
        made = {name for name in site.documents if name.startswith(f"{locale}/ford/")}
        for kind in ("claims", "actors", "glossary"):
            assert f"{locale}/ford/{slugs[kind]}/index.html" not in made
        assert {f"{locale}/ford/index.html", f"{locale}/ford/{slugs['article']}/index.html"} <= made
        assert (f"{locale}/ford/{slugs['parallel']}/index.html" in made) == (len(locales) == 2)
        overview = site.documents[f"{locale}/ford/index.html"]
        assert overview.lang == locale
        assert "2026" not in overview.soup.select_one(".head").get_text(), "no day is made up"  # type: ignore[union-attr]
    assert [site.problem(link) for link in site.links() if site.problem(link)] == []


def test_other_languages_are_marked(received: tuple[Project, BuiltSite]) -> None:
    """A sentence of one version on a page of another language says which it is in."""
    project, site = received
    story = load(StoryFolder(project.story)).story
    assert story is not None
    for segment in story.bitext.segments():
        for locale, words in segment.text.items():
            for page in pages(site):
                for node in page.soup.find_all(string=words) if page.lang != locale and len(segment.text) == 1 else ():
                    if node.find_parent(["main", "nav"]):
                        marked = node.find_parent(attrs={"lang": True})
                        assert marked is not None
                        assert marked["lang"] == locale, f"{page.name}: {words}"


def test_the_whole_headline_the_opening_and_the_sections_stand_there(bridge: Project) -> None:
    site = bridge.build()
    overview = site.documents["it/ford/index.html"].soup
    assert text_of(overview, "h1") == "Il ponte di Tavira riapre"
    opening = text_of(overview, "section[aria-labelledby=received-opening] .paragraph")
    assert "è stato chiuso il 12 marzo 1974." in opening
    assert "potrebbe riaprire in maggio." in opening
    assert [text_of(card, "h3") for card in overview.select(".card")] == ["Perché conta"]
    assert "Solo qui si parla di due barche." in text_of(overview, "section[aria-labelledby=received-texts]")
    section = site.documents["it/ford/contesto/h1/index.html"].soup
    assert text_of(section, "h1").startswith("Perché conta")
    alone = next(each for each in section.select(".segment") if "due barche" in each.get_text())
    assert text_of(alone, ".mark") == "solo in italiano"
    german = site.documents["de/ford/hintergrund/h1/index.html"].soup
    assert text_of(german, ".foreign[lang=it]") == "Solo qui si parla di due barche."
    front = site.documents["it/index.html"].soup
    assert "è stato chiuso il 12 marzo 1974." in text_of(front, ".story-card .standfirst")


def text_of(node: Tag, selector: str) -> str:
    found = node.select_one(selector)
    assert found is not None, selector
    return found.get_text(" ", strip=True)


def say_when(project: Project) -> None:
    """Times as `convert` marks them: with a date in the first sentence, without one in the second."""
    bitext = yaml.safe_load((project.story / "bitext.yml").read_text(encoding="utf-8"))
    first, second = bitext["sections"][0]["paragraphs"][0]["segments"]
    first |= {"when": {"it": "il 12 marzo 1974", "de": "am 12. März 1974"}, "date": "1974-03-12"}
    second |= {"when": {"it": "in maggio", "de": "im Mai"}}
    second.pop("date", None)
    (project.story / "bitext.yml").write_text(yaml.safe_dump(bitext, allow_unicode=True), encoding="utf-8")


def test_the_timeline_has_the_sentences_that_say_when(bridge: Project) -> None:
    """With their date, or in the order of the text; the words for the time are marked, and nothing else is said."""
    say_when(bridge)
    page = bridge.build().documents["it/ford/cronologia/index.html"]
    (dated,) = page.soup.select(".timeline .event")
    assert text_of(dated, "time[datetime='1974-03-12']") == "12 marzo 1974"
    assert text_of(dated, "mark") == "il 12 marzo 1974"
    assert text_of(page.soup, "section[aria-labelledby=received-undated] mark") == "in maggio"
    assert [text for text in visible(page.soup) if not said(bridge, "it")(text)] == []


def test_what_is_a_draft_is_in_no_byte_of_the_site(bridge: Project) -> None:
    for name in ("claims", "events", "actors"):
        bridge.change(f"{name}.yml", r"\n      it: .*?\n(?=      de:)", f"\n      it: Segretissimo{name}.\n")
    bridge.change("story.yml", r"(?s)\ntitle:\n  it: .*?\n", "\ntitle:\n  it: Segretissimotitolo\n")
    site = bridge.build()
    assert [name for name, path in site.files.items() if b"Segretissimo" in path.read_bytes()] == []


def test_what_an_editor_takes_joins_it(bridge: Project) -> None:
    """One event and one key point: they stand there, with them the tab, and of the rest only what is received."""
    say_when(bridge)
    events = yaml.safe_load((bridge.story / "events.yml").read_text(encoding="utf-8"))["events"]
    taken = next(event for event in events if event["cites"] == ["s1"])
    bridge.change("events.yml", rf"(- id: {taken['id']}\n)    draft: true\n", r"\1")
    point = yaml.safe_load((bridge.story / "story.yml").read_text(encoding="utf-8"))["key_points"][0]
    bridge.change("story.yml", rf"(- id: {point['id']}\n)    draft: true\n", r"\1")
    site = bridge.build()
    overview = site.documents["it/ford/index.html"].soup
    assert [str(each["id"]) for each in overview.select(".points > li")] == [point["id"]]
    assert "ogni frase" not in overview.get_text(), "something is added now"
    assert text_of(overview, "section[aria-labelledby=received-opening] .context__label")
    timeline = site.documents["it/ford/cronologia/index.html"].soup
    assert [each.get("id") for each in timeline.select(".event")] == [taken["id"]], "s1 is told by the event"
    assert text_of(timeline, "section[aria-labelledby=received-undated] mark") == "in maggio"
    assert not [name for name in site.documents if "chi-dice-cosa" in name or "chi-e-chi" in name]
    assert "it/ford/contesto/h1/index.html" in site.documents
