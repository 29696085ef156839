"""`explainer new`: articles in, a whole draft out, nothing touched that is there, nothing left behind by a failure."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from story_explainer.cli import main
from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from tests.full_disk import stop_at

EN = (
    "A ferry returns\n\nThe ferry to Pelva sails again in May. "
    "The new ferry is far too small for Pelva, according to Nordlys. "
    "The company Nordlys closed the line on 3 May 2021.\n"
)
IT = (
    "Il traghetto per Pelva riparte in maggio. "
    "Il nuovo traghetto è troppo piccolo per Pelva, secondo Nordlys. "
    "La società Nordlys ha chiuso la linea il 3 maggio 2021.\r\n"
)
FILES = {"story.yml", "claims.yml", "events.yml", "actors.yml", "sources.yml"}
NOTHING_TO_SAY = {"context.yml", "glossary.yml", "reviews.yml", "comparison.yml"}


@pytest.fixture
def articles(tmp_path: Path) -> tuple[str, str]:
    """Two articles whose names say nothing of their language; the Italian one in UTF-8 with a byte order mark."""
    one, two = tmp_path / "first report.txt", tmp_path / "altro.TXT"
    one.write_text(EN, encoding="utf-8")
    two.write_bytes(b"\xef\xbb\xbf" + IT.encode())
    return str(one), str(two)


def new(content: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["new", "--content", str(content), *arguments])


def everything(folder: Path) -> dict[str, bytes]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_two_articles_make_a_story_that_checks(tmp_path: Path, articles: tuple[str, str]) -> None:
    """The content folder is made; articles are copied byte for byte under their language; no check has an objection."""
    content = tmp_path / "somewhere/content"
    result = new(content, "pelva-ferry", *articles)
    assert result.exit_code == 0, result.output
    made = everything(content / "pelva-ferry")
    assert made["articles/en.txt"] == Path(articles[0]).read_bytes()
    assert made["articles/it.txt"] == Path(articles[1]).read_bytes()
    assert set(made) >= FILES | {"bitext.yml"}
    assert not set(made) & NOTHING_TO_SAY, "no file is begun that would hold nothing"
    loaded = load(StoryFolder(content / "pelva-ferry"))
    assert loaded.problems == []
    assert loaded.story is not None
    assert loaded.story.locales == ["en", "it"]
    assert sorted(path.name for path in content.iterdir()) == ["pelva-ferry"], "nothing else is left"
    assert all(f"/{name}: written" in result.stdout for name in made)
    assert loaded.story.about.as_of is None, "no article says when it appeared"
    preview, build = result.stdout.splitlines()[-2:]
    assert "make serve" in preview
    assert "mkdocs serve" in preview
    assert "make site" in build
    assert "mkdocs build" in build


def test_a_second_run_touches_nothing(tmp_path: Path, articles: tuple[str, str]) -> None:
    """What an editor wrote stays; what was taken away is drafted again, and both are said."""
    new(tmp_path / "c", "ferry", *articles)
    folder = tmp_path / "c/ferry"
    (folder / "claims.yml").write_text("claims: []  # mine\n", encoding="utf-8")
    (folder / "actors.yml").unlink()
    before = everything(folder)
    result = new(tmp_path / "c", "ferry", *articles)
    assert result.exit_code == 0, result.output
    assert "claims.yml: there already, left as it is" in result.stdout
    assert "actors.yml: written" in result.stdout
    after = everything(folder)
    assert after.pop("actors.yml")
    assert after == before


def test_what_the_files_say_of_themselves_becomes_the_sources(tmp_path: Path) -> None:
    """A web page in an old encoding and Markdown with front matter; the story goes up to the newer date."""
    page, text = tmp_path / "pagina.html", tmp_path / "Bericht.md"
    page.write_bytes(
        "<html><head><meta charset='windows-1252'><meta property='og:site_name' content='La Voce'>"
        "<meta name='author' content='Ada Neri'><link rel='canonical' href='https://voce.example/perche'>"
        "<meta property='article:published_time' content='2026-03-12T07:45:00+01:00'></head>"
        "<body><nav><a href='/'>Inizio</a></nav><h1>Perché la città chiude il ponte</h1>"
        "<p>La città chiude il ponte di Sabbia – per tre mesi. La sindaca Ada Longo ha detto: «Non c’è altra via».</p>"
        "</body></html>".encode("cp1252")
    )
    text.write_text(
        "---\ntitle: Warum die Brücke schließt\nauthors: [Jens Harms, Ute Kern]\ndate: 2026-03-13 09:00\n"
        "publisher: Marschbote\nurl: https://bote.example/bruecke\n---\n\n"
        "Die Stadt schließt die Brücke von Sabbia für drei Monate. Bürgermeisterin Ada Longo sagte: „Es gibt keinen "
        "anderen Weg.“\n",
        encoding="utf-8-sig",
    )
    result = new(tmp_path / "c", "bridge", str(page), str(text))
    assert result.exit_code == 0, result.output
    loaded = load(StoryFolder(tmp_path / "c/bridge"))
    assert loaded.problems == []
    assert loaded.story is not None
    it, de = loaded.story.articles["it"], loaded.story.articles["de"]
    assert (it.title, it.publisher, it.author) == ("Perché la città chiude il ponte", "La Voce", "Ada Neri")
    assert (str(it.date), it.address) == ("2026-03-12", "https://voce.example/perche")
    assert (de.title, de.publisher, de.author) == ("Warum die Brücke schließt", "Marschbote", "Jens Harms, Ute Kern")
    assert (str(de.date), de.address) == ("2026-03-13T09:00:00", "https://bote.example/bruecke")
    assert (it.show, de.show) == ("full", "full"), "the versions of one article are shown whole"
    assert str(loaded.story.about.as_of) == "2026-03-13"
    assert loaded.story.about.title is not None
    assert loaded.story.about.title.root == {"it": it.title, "de": de.title}
    assert len(loaded.story.bitext.by_id) == 3


def test_an_editors_corrections_are_followed(tmp_path: Path, articles: tuple[str, str]) -> None:
    """Without its bitext a story is made anew as alignment.yml says; a mistake in it is told with its place."""
    new(tmp_path / "c", "ferry", *articles)
    folder = tmp_path / "c/ferry"
    corrections = folder / "alignment.yml"
    corrections.write_text("segments:\n  - en: [The ferry]\n    it: []\n", encoding="utf-8")
    (folder / "bitext.yml").unlink()
    result = new(tmp_path / "c", "ferry", *articles)
    assert result.exit_code == 0, result.output
    story = load(StoryFolder(folder)).story
    assert story is not None
    alone = next(one for one in story.bitext.segments() if one.text.get("en", "").startswith("The ferry"))
    assert set(alone.text) == {"en"}
    corrections.write_text("segments:\n  - en: [The boat]\n    it: []\n", encoding="utf-8")
    (folder / "bitext.yml").unlink()
    result = new(tmp_path / "c", "ferry", *articles)
    assert result.exit_code == 1
    assert "ferry/alignment.yml:2:10: I101" in result.output
    assert not (folder / "bitext.yml").exists()


@pytest.fixture
def reports(tmp_path: Path) -> tuple[str, str]:
    """Two articles on two things, long enough to tell."""
    one, two = tmp_path / "it.txt", tmp_path / "en.txt"
    one.write_text(
        "Il ponte di Sabbia riapre lunedì. I lavori sono durati quattordici mesi e sono costati due milioni di euro. "
        "Il sindaco ha ringraziato gli operai. Il pedaggio resta invariato.\n",
        encoding="utf-8",
    )
    two.write_text(
        "The club won its third match in a row on Saturday. Its coach praised the defence and the patience of the "
        "crowd. A hard opponent waits in the next round. The goalkeeper is injured.\n",
        encoding="utf-8",
    )
    return str(one), str(two)


def test_two_articles_are_no_versions_unless_an_editor_says_so(tmp_path: Path, reports: tuple[str, str]) -> None:
    """By themselves they are two articles; --versions joins them, its word is kept, and converting respects it."""
    content = tmp_path / "c"
    apart = new(content, "apart", *reports)
    assert apart.exit_code == 0, apart.output
    assert f"{Path(reports[1]).as_posix()}: an article of its own, article-2, in “en”" in apart.stdout
    assert load(StoryFolder(content / "apart")).problems == []
    shutil.rmtree(content)
    made = new(content, "mixed", *reports, "--versions")
    assert made.exit_code == 0, made.output
    assert "it–en: versions as alignment.yml says, " in made.stdout
    assert (content / "mixed/alignment.yml").read_text(encoding="utf-8").endswith("\nversions: [en]\n")
    before = everything(content)
    again = CliRunner().invoke(main, ["convert", "--content", str(content)])
    assert again.exit_code == 0, again.output
    assert "  it–en: versions as alignment.yml says, " in again.stdout
    assert everything(content) == before
    (content / "mixed/alignment.yml").unlink()
    without = CliRunner().invoke(main, ["convert", "--content", str(content)])
    assert without.exit_code == 1
    assert "mixed/articles/en.txt:1:1: I015" in without.stderr


def test_what_an_editor_has_written_is_not_taken_back_by_an_option(tmp_path: Path, reports: tuple[str, str]) -> None:
    """Where there are corrections already, they have to say it."""
    corrections = tmp_path / "c/mixed/alignment.yml"
    corrections.parent.mkdir(parents=True)
    corrections.write_text("segments: []  # mine\n", encoding="utf-8")
    assert "I015" in new(tmp_path / "c", "mixed", *reports, "--versions").output
    assert corrections.read_text(encoding="utf-8") == "segments: []  # mine\n"


def test_versions_need_no_word(tmp_path: Path, articles: tuple[str, str]) -> None:
    """The option writes nothing where the figure says so, or where one cannot tell."""
    result = new(tmp_path / "c", "ferry", *articles, "--versions")
    assert "en–it: " in result.stdout
    assert not (tmp_path / "c/ferry/alignment.yml").exists()


def test_an_independent_article_is_another_story(tmp_path: Path, articles: tuple[str, str]) -> None:
    """The field that once took one in is gone, and who has it is told what to do."""
    new(tmp_path / "c", "ferry", *articles)
    (tmp_path / "c/ferry/alignment.yml").write_text("independent: [it]\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["convert", "--content", str(tmp_path / "c")])
    assert result.exit_code == 1
    assert (
        "ferry/alignment.yml:1:1: F002 unknown field “independent” (add each as an article of its own" in result.stderr
    )


def test_the_language_can_be_stated(tmp_path: Path) -> None:
    """By --lang, which comes first, or by the file's name; the first language is the pivot."""
    (tmp_path / "it.txt").write_text("Il porto\n\nIl porto chiude in maggio per lavori.\n", encoding="utf-8")
    (tmp_path / "coluna.txt").write_text("O porto fecha em maio para obras.\n", encoding="utf-8")
    result = new(tmp_path / "c", "port", str(tmp_path / "it.txt"), "--lang", f"pt-BR={tmp_path / 'coluna.txt'}")
    assert result.exit_code == 0, result.output
    story = load(StoryFolder(tmp_path / "c/port")).story
    assert story is not None
    assert story.locales == ["pt-BR", "it"]
    assert (tmp_path / "c/port/articles/it.txt").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["Pelva Ferry", "{en}"], "is no slug"),
        (["../pelva", "{en}"], "is no slug"),
        (["suche", "{en}"], "is what the search page is called"),
        (["pelva"], "There is no article"),
        (["pelva", "{en}", "--lang", "en={it}", "--versions"], "there are two versions in “en”"),
        (["pelva", "{en}", "--published", "yesterday"], "--published takes a day or a time"),
        (["pelva", "{en}", "--url", "voce.example"], "--url takes a page"),
        (["pelva", "{en}", "--show", "all"], "--show takes full, cited or none"),
        (["pelva", "{en}", "--id", "it"], "--id takes a name"),
        (["pelva", "{en}", "--outlet", " "], "--outlet takes a value"),
        (["pelva", "{en}", "--replaces", "pelva-post"], "I016 no article is called “pelva-post”"),
        (["pelva", "--lang", "english={en}"], "--lang takes a language and a file"),
        (["pelva", "--lang", "xx={en}"], "--lang takes a language and a file"),
        (["pelva", "--lang", "en={en}", "--lang", "it={en}"], "I008"),
        (["pelva", "--lang", "en=nowhere.txt"], "There is no file “nowhere.txt”"),
        (["pelva", "{en}", "{empty}"], "I001"),
        (["pelva", "{en}", "{picture}"], "I00"),
        (["pelva", "{en}", "nowhere.txt"], "nowhere.txt"),
    ],
)
def test_what_cannot_be_used_leaves_nothing_behind(
    tmp_path: Path, articles: tuple[str, str], arguments: list[str], message: str
) -> None:
    """One clear message, exit code not 0, and not even the content folder."""
    (tmp_path / "de.txt").write_bytes(b"")
    (tmp_path / "fr.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00" * 20)
    names = {
        "en": articles[0],
        "it": articles[1],
        "empty": str(tmp_path / "de.txt"),
        "picture": str(tmp_path / "fr.txt"),
    }
    result = new(tmp_path / "content", *(argument.format(**names) for argument in arguments))
    assert result.exit_code != 0
    assert message in result.output
    assert "Traceback" not in result.output
    assert not (tmp_path / "content").exists()


def test_an_article_that_is_there_already_is_not_replaced(tmp_path: Path, articles: tuple[str, str]) -> None:
    """Another text is refused, with the command that takes it in; also where an editor has put the articles there."""
    content = tmp_path / "c"
    new(content, "ferry", *articles)
    before = everything(content)
    other = tmp_path / "en.txt"
    other.write_text("Quite another text about the harbour.\n", encoding="utf-8")
    refused = new(content, "ferry", str(other), articles[1])
    assert "ferry/bitext.yml:1:1: B003 the story is there already" in refused.output
    assert f"run “explainer add ferry {other.as_posix()}”" in refused.output
    assert everything(content) == before
    (content / "ferry/bitext.yml").unlink()
    assert "I008 there are two versions in “en”" in new(content, "ferry", str(other)).output
    (content / "ferry/bitext.yml").write_bytes(before["ferry/bitext.yml"])
    assert everything(content) == before


@pytest.mark.parametrize("there", [True, False])
def test_a_failure_while_writing_leaves_what_was_there(
    tmp_path: Path, articles: tuple[str, str], monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    """The disk fills up at the fourth file: the story is as before, or not there at all."""
    content = tmp_path / "c"
    if there:
        (content / "ferry").mkdir(parents=True)
        (content / "ferry/notes.md").write_text("mine", encoding="utf-8")
    before = everything(tmp_path)
    stop_at(monkeypatch, 3)
    result = new(content, "ferry", *articles)
    assert result.exit_code == 1
    assert "No space left" in result.output
    assert everything(tmp_path) == before
    assert there or not (content / "ferry").exists()


def test_whether_a_language_was_recognised_is_on_record(tmp_path: Path, articles: tuple[str, str]) -> None:
    """With how probable it was; also after a later conversion, when the file bears the name of its language."""
    content = tmp_path / "c"
    new(content, "ferry", "--lang", f"it={articles[1]}", articles[0])
    for text in (EN, EN + "\nIt will run daily until the end of the summer, the town said.\n"):
        (content / "ferry/articles/en.txt").write_text(text, encoding="utf-8")
        assert CliRunner().invoke(main, ["convert", "--content", str(content)]).exit_code == 0
        story = load(StoryFolder(content / "ferry")).story
        assert story is not None
        english, italian = story.bitext.articles["en"], story.bitext.articles["it"]
        assert english.language == "recognised"
        assert english.probability is not None
        assert english.probability > 0.9
        assert (italian.language, italian.probability) == ("stated", None)
