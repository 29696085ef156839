"""`explainer add` and `new` with many files: what belongs together is, what is there stays, all of it or nothing."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from story_explainer.cli import main
from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from story_explainer.story.model import Story
from tests import toy_site
from tests.arriving_texts import BRIDGE, CLUB, SECOND, SHIP
from tests.full_disk import stop_at

STORIES = next((place for up in toy_site.ROOT.parents if (place := up / "shared/stories").is_dir()), None)

Write = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file and gives its path."""

    def write(name: str, text: str) -> str:
        path = tmp_path / "in" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def bridge(tmp_path: Path, write: Write) -> Path:
    """A story of one article in two languages."""
    run(tmp_path / "c", "new", "bridge", write("en.txt", BRIDGE["en"]), write("it.txt", BRIDGE["it"]))
    return tmp_path / "c/bridge"


def run(content: Path, command: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, [command, *arguments, "--content", str(content)])


def ok(content: Path, command: str, *arguments: str) -> str:
    result = run(content, command, *arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def story_of(folder: Path) -> Story:
    loaded = load(StoryFolder(folder))
    assert [problem for problem in loaded.problems if problem.code != "L001"] == []
    assert loaded.story is not None
    return loaded.story


def test_files_are_told_apart_and_put_together(tmp_path: Path, write: Write) -> None:
    """Whatever they are called and in whatever order they come; each is said to be something, with the figure."""
    files = [
        write("one.en.txt", BRIDGE["en"]),
        write("club.381647.de.txt", CLUB["de"]),
        write("two.de.txt", BRIDGE["de"]),
        write("match.txt", CLUB["it"]),
        write("ship.txt", SHIP["en"]),
    ]
    said = ok(tmp_path / "c", "new", "mixed", *files)
    story = story_of(tmp_path / "c/mixed")
    assert {name: sorted(bitext.locales) for name, bitext in story.bitexts.items()} == {
        "lead": ["de", "en"],
        "club-381647": ["de", "it"],
        "ship": ["en"],
    }
    assert f"{Path(files[0]).as_posix()}: the lead article, in “en” (" in said
    assert f"{Path(files[1]).as_posix()}: an article of its own, club-381647, in “de” (" in said
    assert f"of the text answers {Path(files[1]).as_posix()})" in said
    assert {story.describe(name).show for name in story.bitexts} == {"cited"}


@pytest.mark.skipif(STORIES is None, reason="the stories to score on are not beside the checkout")
def test_four_reports_on_one_accident(tmp_path: Path) -> None:
    """They are four articles; one took a paragraph over from another; what each brings is told."""
    assert STORIES is not None
    names = ["quotidiano.it", "corriere.it", "mountain-wire.en", "alpenbote.de"]
    files = [str(STORIES / f"cima-crozza/{name}.txt") for name in names]
    days = ("2022-07-03T21:40", "2022-07-04T08:15", "2022-07-04", "2022-07-04T22:05")
    dated = [f"--published={file}={day}" for file, day in zip(files, days, strict=True)]
    said = ok(tmp_path, "new", "cima", *files, *dated)
    assert "reworks lead: .25 of its text stands there word for word (s15, s16)" in said
    story = story_of(tmp_path / "cima")
    assert list(story.bitexts) == ["lead", "alpenbote", "corriere", "mountain-wire"]
    rework = story.describe("corriere").reworks
    assert rework is not None
    assert (rework.of, rework.known, rework.cites) == ("it", "copied", ["s15", "s16"])
    public = [match.segments for match in story.found_matches if match.public]
    assert public == [["s7", "s15"], ["s9", "s16"]]
    told = ok(tmp_path, "compare", "cima")
    assert "copied, .25 of the text: 2" in told
    assert "denied: 1" in told
    assert "dementierte" in told


def test_what_is_there_stays(bridge: Path, write: Write) -> None:
    """Ids, anchors and every byte that an editor wrote; new entries stand behind the old ones."""
    sources, about = bridge / "sources.yml", bridge / "story.yml"
    marked = sources.read_text("utf-8").replace("articles:\n", "articles:\n  # mine\n")
    sources.write_text(marked, "utf-8", newline="\n")
    about.write_text(about.read_text("utf-8").replace("\ndraft: true\n", "\n", 1), "utf-8")
    before, story = everything(bridge), story_of(bridge)
    ok(bridge.parent, "add", "bridge", write("club.txt", CLUB["de"]), "--outlet", "Torvald-Bote")
    ok(bridge.parent, "add", "bridge", write("ship.txt", SHIP["en"]), "--published", "2024-05-19T21:40")
    after = everything(bridge)
    changed = {name for name in before if after[name] != before[name]}
    assert changed == {"sources.yml", "figures.yml"}
    assert after["figures.yml"].startswith(before["figures.yml"])
    assert after["sources.yml"].startswith(before["sources.yml"].removesuffix(b"sources: []\n"))
    grown = story_of(bridge)
    assert grown.bitext == story.bitext
    assert len(grown.segment) > len(story.segment)
    assert {ident: grown.segment[ident] for ident in story.segment} == story.segment
    assert list(grown.bitexts) == ["lead", "ship", "torvald-bote"]
    assert grown.describe("torvald-bote").publisher == "Torvald-Bote"
    assert grown.describe("ship").date == "2024-05-19T21:40:00"
    assert {entry.show for key, entry in grown.articles.items() if key in ("ship", "torvald-bote")} == {"cited"}


def test_a_further_version_joins_its_article(bridge: Path, write: Write) -> None:
    """Its sentences go to the segments that are there, and no number moves."""
    story = story_of(bridge)
    club = write("club.it.txt", CLUB["it"])
    ok(bridge.parent, "add", "bridge", club, "--outlet", "Gazzetta", "--published", "2025-11-08")
    said = ok(bridge.parent, "add", "bridge", write("c.de.txt", CLUB["de"]), write("b.de.txt", BRIDGE["de"]))
    grown = story_of(bridge)
    assert grown.bitext.locales == ["en", "de", "it"]
    assert grown.bitexts["gazzetta-2025-11-08"].locales == ["it", "de"]
    assert [segment.id for segment in grown.bitext.segments()] == [segment.id for segment in story.bitext.segments()]
    assert "a version of gazzetta-2025-11-08, in “de” (" in said
    assert "changed in" not in said, "a new language changes nothing of the others"


def test_the_same_file_again_changes_nothing(bridge: Path, write: Write) -> None:
    ok(bridge.parent, "add", "bridge", write("ship.txt", SHIP["en"]))
    before = everything(bridge)
    again = write("ship again.txt", SHIP["en"])
    assert f"{Path(again).as_posix()}: there already, articles/ship/en.txt\nbridge: nothing new\n" in ok(
        bridge.parent, "add", "bridge", again
    )
    ok(bridge.parent, "convert", "bridge")
    assert everything(bridge) == before


def test_copied_passages_make_a_rework(bridge: Path, write: Write) -> None:
    """The share and the passages are said and written, in the lead's own words; the later article took them over."""
    said = ok(bridge.parent, "add", "bridge", write("post.txt", SECOND), "--published", "2025-03-02")
    assert "  reworks lead: ." in said
    rework = story_of(bridge).describe("post").reworks
    assert rework is not None
    assert (rework.of, rework.known) == ("en", "copied")
    assert 0.15 < (rework.share or 0) < 0.4


def test_the_agencies_that_a_text_names_are_written_down(bridge: Path, write: Write) -> None:
    text = "Die Brücke ist offen\n\nVon Anna Berger, AFP\n\nSabbia (dpa) - Die Brücke ist offen. "
    text += "Das sagte Marco Verdi der Agentur Reuters.\n"
    said = ok(bridge.parent, "add", "bridge", write("de.txt", text))
    assert "  from AFP, all of it, as it says (“Von Anna Berger, AFP”): counted as that source" in said
    assert "  from Reuters, some of it, as it says (s8): counted as that source" in said
    (named,) = [article.agencies for article in story_of(bridge).articles.values() if article.agencies]
    assert [(one.name, one.whole, one.cites, one.line) for one in named] == [
        ("AFP", True, [], "Von Anna Berger, AFP"),
        ("dpa", True, [], "Sabbia (dpa) -"),
        ("Reuters", False, ["s8"], None),
    ]


def test_an_earlier_article_takes_nothing_over(tmp_path: Path, write: Write) -> None:
    """By the days of publication, whatever the order in which they are handed in."""
    first, second = write("first.txt", SECOND), write("second.txt", BRIDGE["en"])
    days = [f"--published={first}=2025-03-04", f"--published={second}=2025-03-03"]
    ok(tmp_path / "c", "new", "bridge", first, second, *days)
    articles = story_of(tmp_path / "c/bridge").articles
    assert articles["second"].reworks is None
    assert articles["en"].reworks is not None
    assert articles["en"].reworks.of == "second"


def test_a_file_may_be_named_without_its_folder(tmp_path: Path, write: Write) -> None:
    first, second = write("first.txt", SECOND), write("second.txt", BRIDGE["en"])
    days = ["--published=first.txt=2025-03-04", "--published", "second.txt=2025-03-03"]
    ok(tmp_path / "c", "new", "bridge", first, second, *days)
    articles = story_of(tmp_path / "c/bridge").articles
    assert {name: articles[name].date for name in articles} == {"en": "2025-03-04", "second": "2025-03-03"}


def test_an_editors_word_goes_before_the_figure(bridge: Path, write: Write) -> None:
    """--independent keeps versions apart, --version-of joins what hardly answers, --replaces says a newer state."""
    de = write("bruecke.txt", BRIDGE["de"])
    said = ok(bridge.parent, "add", "bridge", de, "--independent")
    assert f"{Path(de).as_posix()}: an article of its own, bruecke" in said
    ship = write("ship.txt", SHIP["de"])
    assert "a version of lead, in “de”, by your word" in ok(bridge.parent, "add", "bridge", ship, "--version-of", "en")
    assert (bridge / "alignment.yml").read_text(encoding="utf-8").endswith("\nversions: [de]\n")
    newer = write("newer.txt", BRIDGE["de"] + "\nDie Brücke ist offen.\n")
    said = ok(bridge.parent, "add", "bridge", newer, "--replaces", "bruecke", "--id", "bruecke-2", "--independent")
    assert "  a newer state of bruecke, by your word" in said
    story = story_of(bridge)
    assert story.describe("bruecke-2").replaces == "bruecke"
    assert story.bitext.locales == ["en", "de", "it"]


def test_a_file_is_meant_however_its_accents_are_written(tmp_path: Path, write: Write) -> None:
    """macOS gives names with accents apart from their letters; what is typed has them in one."""
    path = write(unicodedata.normalize("NFD", "été=1.txt"), CLUB["it"])
    ok(tmp_path / "c", "new", "summer", path, "--outlet", unicodedata.normalize("NFC", "été=1.txt=L’Été = 1"))
    assert story_of(tmp_path / "c/summer").describe("lead").publisher == "L’Été = 1"


def test_what_is_said_of_one_file_goes_before_what_is_said_of_all(tmp_path: Path, write: Write) -> None:
    club, ship = write("club.txt", CLUB["en"]), write("ship.txt", SHIP["it"])
    more = [
        "--outlet",
        "Both",
        "--outlet",
        "ship.txt=Only",
        "--url",
        f"{club}=https://x.example/?a=b",
        "--show",
        "none",
    ]
    ok(tmp_path / "c", "new", "two", club, ship, *more)
    story = load(StoryFolder(tmp_path / "c/two")).story  # drafts have the words that may not be shown
    assert story is not None
    assert story.articles["en"].publisher == "Both"
    assert story.articles["only"].publisher == "Only"
    assert story.articles["en"].address == "https://x.example/?a=b"
    assert story.articles["only"].address is None
    assert {entry.show for entry in story.articles.values()} == {"none"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["{ship}", "--version-of", "ferry"], "I016 no article is called “ferry” (known: lead)"),
        (["{ship}", "--version-of", "lead"], "I008 there are two versions in “en”: articles/en.txt and this one"),
        (["{ship}", "--id", "sabbia"], "R001 the id “sabbia” is given already"),
        (["{ship}", "{empty}"], "I001"),
        ([], "There is no article"),
        (["{ship}", "--outlet", "shop.txt=Lloyd"], "“shop.txt” is none of the files given, or several ("),
    ],
)
def test_what_cannot_be_added_changes_nothing(bridge: Path, write: Write, arguments: list[str], message: str) -> None:
    """One line with the reason, no traceback."""
    sources = bridge / "sources.yml"
    source = "\n  - id: sabbia\n    publisher: Sabbia\n    title: {en: A}\n    locale: en\n    kind: press"
    sources.write_text(
        sources.read_text(encoding="utf-8").replace("sources: []", f"sources:{source}"), encoding="utf-8"
    )
    before = everything(bridge)
    names = {"ship": write("ship.txt", SHIP["en"]), "empty": write("leer.txt", "")}
    result = run(bridge.parent, "add", "bridge", *(argument.format(**names) for argument in arguments))
    assert result.exit_code != 0
    assert message in result.output
    assert "Traceback" not in result.output
    assert everything(bridge) == before


@pytest.mark.parametrize("stop", [OSError(28, os.strerror(28)), KeyboardInterrupt()])
@pytest.mark.parametrize("after", range(6))
def test_a_run_that_is_stopped_leaves_nothing(
    bridge: Path, write: Write, monkeypatch: pytest.MonkeyPatch, after: int, stop: BaseException
) -> None:
    """At whichever file it happens: no folder, no hidden file, no entry."""
    before = everything(bridge)
    stop_at(monkeypatch, after, stop)
    files = [write("club.txt", CLUB["de"]), write("ship.txt", SHIP["en"])]
    assert run(bridge.parent, "add", "bridge", *files).exit_code != 0
    assert everything(bridge) == before
    assert sorted(path.name for path in (bridge / "articles").iterdir()) == ["en.txt", "it.txt"]


def test_who_adds_at_the_same_time_is_told_where_it_clashes(bridge: Path, tmp_path: Path, write: Write) -> None:
    """Two branches go on from the same number; merged, both places are named, and converting anew mends it."""
    other = tmp_path / "other"
    for name, data in everything(bridge.parent).items():
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_bytes(data)
    ok(bridge.parent, "add", "bridge", write("ship.txt", SHIP["en"]))
    ok(other, "add", "bridge", write("club.txt", CLUB["de"]))
    for name, data in everything(other / "bridge/articles/club").items():
        (bridge / "articles/club").mkdir(exist_ok=True)
        (bridge / "articles/club" / name).write_bytes(data)
    problems = [str(problem) for problem in load(StoryFolder(bridge)).problems if problem.code == "B004"]
    assert problems
    assert all("articles/ship/bitext.yml:" in line and "articles/club/bitext.yml:" in line for line in problems)
    # Git leaves its marks in the file that both have made anew; converting says the same, and writes nothing.
    comparison = (bridge / "comparison.yml").read_text("utf-8")
    marked = comparison.replace("matches:", "<<<<<<< HEAD\nmatches:\n=======\nmatches: []\n>>>>>>> other\nmatches:", 1)
    (bridge / "comparison.yml").write_text(marked, "utf-8")
    (damaged,) = (str(problem) for problem in load(StoryFolder(bridge)).problems if "comparison.yml" in problem.file)
    assert "has left its marks (run “explainer convert bridge”" in damaged
    before = everything(bridge)
    refused = run(bridge.parent, "convert", "bridge")
    assert refused.exit_code == 1
    assert [problem for problem in problems if problem not in refused.output] == []
    assert everything(bridge) == before
    (bridge / "articles/ship/bitext.yml").unlink()
    ok(bridge.parent, "convert", "bridge")
    assert story_of(bridge).describe("ship").show == "cited"


def test_a_changed_article_shows_both_wordings_and_keeps_the_earlier_one(bridge: Path) -> None:
    path = bridge / "articles/en.txt"
    for months in ("15 months", "16 months"):
        path.write_text(
            path.read_text(encoding="utf-8").replace("14 months", months).replace("15 months", months), encoding="utf-8"
        )
        said = ok(bridge.parent, "convert", "bridge")
    assert "  s2 changed in en\n    en − The works took 15 months and" in said
    assert "    en + The works took 16 months and" in said
    segment = story_of(bridge).segment["s2"]
    assert [wording[15:24] for wording in segment.earlier["en"]] == ["14 months", "15 months"]
    assert set(segment.earlier) == {"en"}


def test_of_undated_articles_none_is_said_to_have_copied(tmp_path: Path, write: Write) -> None:
    """That they share passages tells not which had them first; of what came a day later, it does."""
    first, second = write("first.txt", SECOND), write("second.txt", BRIDGE["en"])
    said = ok(tmp_path / "c", "new", "bridge", first, second)
    assert "reworks" not in said
    assert all(known.reworks is None for known in story_of(tmp_path / "c/bridge").articles.values())


def test_a_language_without_pages_is_said(bridge: Path, write: Write) -> None:
    """An article may be in a language in which an editor's story has no readers; whoever adds it is told."""
    about = bridge / "story.yml"
    about.write_text(about.read_text("utf-8").replace("draft: true\n", "", 1), "utf-8")
    before = about.read_bytes()
    said = ok(bridge.parent, "add", "bridge", write("club.txt", CLUB["de"]))
    assert f"There are no pages in “de” before it stands under “locales” in {bridge.as_posix()}/story.yml." in said
    assert "There are no pages" not in ok(bridge.parent, "add", "bridge", write("ship.txt", SHIP["en"]))
    assert about.read_bytes() == before


def test_a_story_that_is_followed_to_an_earlier_day_is_said(bridge: Path, write: Write) -> None:
    """The check would stop at the article (T003): who adds it is told what to do."""
    about = bridge / "story.yml"
    ours = about.read_text("utf-8").replace("\ndraft: true\n", "\n", 1)
    about.write_text(f"{ours}as_of: 2024-05-01\n", encoding="utf-8")
    assert "followed to" not in ok(bridge.parent, "add", "bridge", write("a.txt", CLUB["de"]), "--published=2024-05-01")
    said = ok(bridge.parent, "add", "bridge", write("b.txt", SHIP["en"]), "--published=2024-05-02T08:00")
    assert f"The story is followed to 2024-05-01: set “as_of” in {about.as_posix()} to the day that holds now." in said


def test_what_a_file_says_of_itself_stands_in_sources_for_an_editor_to_take(tmp_path: Path, write: Write) -> None:
    """As remarks, which taken are fields: the day of sending is when it was received, and perhaps of publication."""
    head = (
        "From: Ufficio <u@example.org>\nSubject: Comunicato stampa: Il ponte\nDate: Tue, 4 Mar 2025 10:12:00 +0100\n\n"
    )
    ok(tmp_path / "c", "new", "bridge", write("it.eml", f"{head}Il ponte riapre\n\n{BRIDGE['it']}"))
    sources = tmp_path / "c/bridge/sources.yml"
    text = sources.read_text("utf-8")
    assert "    received: '2025-03-04T10:12:00+01:00'\n" in text
    assert "    # publisher: Ufficio # who sent the mail\n    # date: 2025-03-04 # when the mail was sent\n" in text
    assert "date" not in story_of(tmp_path / "c/bridge").describe("lead").model_dump(exclude_none=True)
    sources.write_text(text.replace("# publisher", "publisher").replace("# date", "date"), encoding="utf-8")
    known = story_of(tmp_path / "c/bridge").describe("lead")
    assert (known.publisher, str(known.date)) == ("Ufficio", "2025-03-04")


def test_a_drafted_story_follows_its_newest_article(tmp_path: Path, write: Write) -> None:
    """Its last day and its languages grow together, as long as no editor has said otherwise."""
    days = ("--published=2024-05-01",)
    ok(tmp_path / "c", "new", "bridge", write("it.txt", BRIDGE["it"]), *days)
    ok(tmp_path / "c", "add", "bridge", write("b.txt", SHIP["en"]), "--published=2024-05-02T08:00")
    story = story_of(tmp_path / "c/bridge")
    assert (str(story.about.as_of), story.locales) == ("2024-05-02", ["it", "en"])


def test_a_story_begins_in_the_languages_of_all_its_articles(tmp_path: Path, write: Write) -> None:
    """Each statement stands in those of its own sentence; the standfirst tells one fact."""
    ok(tmp_path / "c", "new", "many", write("one.en.txt", BRIDGE["en"]), write("club.de.txt", CLUB["de"]))
    story = story_of(tmp_path / "c/many")
    assert story.locales == ["en", "de"]
    assert story.about.standfirst is not None
    assert story.about.standfirst.locales == ["en"], "what the German article tells is another thing"
    assert {tuple(point.text.locales) for point in story.about.key_points} == {("en",), ("de",)}


def test_a_story_begins_in_those_that_its_site_speaks(tmp_path: Path, write: Write) -> None:
    """Whatever else mkdocs.yml holds; where it speaks none of them, in all."""
    settings = "plugins:\n  - search\n  - story-explainer: {languages: [it, de], publisher: !ENV [PUBLISHER, x]}\n"
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    content = tmp_path / "content"
    one, club, ship = write("one.en.txt", BRIDGE["en"]), write("club.de.txt", CLUB["de"]), write("s.txt", SHIP["en"])
    ok(content, "new", "many", one, club)
    assert story_of(content / "many").locales == ["de"]
    ok(content, "new", "none", one, ship)
    assert story_of(content / "none").locales == ["en"]


def test_an_article_in_a_further_language_extends_a_draft(bridge: Path, write: Write) -> None:
    """Languages and headline stand behind those that are there, and nothing else changes."""
    about = bridge / "story.yml"
    before = about.read_text("utf-8")
    said = ok(bridge.parent, "add", "bridge", write("club.txt", CLUB["de"]))
    assert f"{about.as_posix()}: changed" in said
    assert "There are no pages" not in said
    story = story_of(bridge)
    assert story.locales == ["en", "it", "de"]
    assert story.about.title is None or "de" in story.about.title.locales
    kept = [line for line in before.splitlines() if line not in about.read_text("utf-8").splitlines()]
    assert kept == [] or kept == ["locales: [en, it]"]


def page(lang: str, text: str) -> str:
    return f"<html lang={lang}><body><article><p>{text}</p></article></body></html>"


def test_pages_that_state_a_country_are_in_the_languages_of_the_site(tmp_path: Path, write: Write) -> None:
    ok(
        tmp_path / "c",
        "new",
        "bridge",
        write("one.html", page("it-IT", BRIDGE["it"])),
        write("two.html", page("de-DE", BRIDGE["de"])),
    )
    assert story_of(tmp_path / "c/bridge").about.locales == ["it", "de"]


def test_a_language_is_called_as_the_story_calls_it(tmp_path: Path, write: Write) -> None:
    ok(tmp_path / "c", "new", "bridge", "--lang", f"en-GB={write('one.txt', BRIDGE['en'])}")
    ok(tmp_path / "c", "add", "bridge", write("two.html", page("en-US", SECOND)))
    bitexts = story_of(tmp_path / "c/bridge").bitexts.values()
    assert [list(bitext.articles) for bitext in bitexts] == [["en-GB"], ["en-GB"]]
