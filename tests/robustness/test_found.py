"""What the fuzzing found, each in its smallest form: it stays mended."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from story_explainer.ingest.alignment import encoder
from story_explainer.ingest.alignment.convert import convert
from story_explainer.ingest.alignment.emit import bitext_yaml
from story_explainer.ingest.article import ArticleFile
from story_explainer.ingest.comparison.amounts import amounts
from story_explainer.ingest.drafting import draft_story
from story_explainer.ingest.reading.ends import ends_sentence, ends_with_full_stop
from story_explainer.ingest.reading.read import read_article, sentences
from story_explainer.site.build import build_site
from story_explainer.site.pictures.entries import lanes_of
from story_explainer.story.drafts import without_drafts
from story_explainer.story.problems import ContentError
from story_explainer.yaml_source.read import read
from tests import toy_site
from tests.story.toy import with_fields
from tests.toy_site import CONTENT

SAID = "Il presidente della Ford ha detto che non ha parlato con la Xiaomi di una fabbrica comune in Europa. "
PAGE = "<!doctype html><html><body><article><h1>Un titolo</h1>{}</article></body></html>"


@pytest.fixture(autouse=True)
def without_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "LANGUAGES", frozenset())


@pytest.mark.parametrize("reference", ["&#x1;", "&#0;", "&#xd800;", "&#x202e;", "&#xfffe;", "&#99999999999;", "&#x7f;"])
@pytest.mark.parametrize("ending", [".html", ".md"])
def test_character_references_to_what_is_no_text_are_none(reference: str, ending: str) -> None:
    """lxml raised where one stood in a quotation; a bitext with one could not be read back."""
    text = f"{SAID}<q>Non{reference} è <sup>{reference}1</sup> vero</q>, ha detto{reference} il presidente. {SAID}"
    data = PAGE.format(f"<p>{text}</p>" * 2) if ending == ".html" else f"# Titolo\n\n{SAID}Non{reference} è vero.\n"
    conversion = convert([ArticleFile("it", f"articles/it{ending}", data.encode())], "it")
    assert read("bitext.yml", bitext_yaml(conversion.bitext).decode()).data


def test_a_page_whose_elements_have_names_that_no_path_can_hold() -> None:
    consent = '<x:[y class="consent cookie">Accetta i cookie</x:[y><aside><p:q">Leggi anche</p:q"></aside>'
    page = PAGE.format(f"{consent}<p>{SAID * 3}</p><p>{SAID * 2}</p>")
    assert read_article(ArticleFile("it", "articles/it.html", page.encode())).blocks


def test_an_escape_in_what_a_page_states_is_no_surrogate_in_the_title() -> None:
    stated = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Un \\ud83d\\u0001titolo"}</script>'
    page = PAGE.format(f"<p>{SAID * 3}</p>").replace("<body>", f"<head>{stated}</head><body>")
    article = read_article(ArticleFile("it", "articles/it.html", page.encode()))
    assert all(block.text.isprintable() for block in article.blocks)
    assert (article.metadata.title or "").isprintable()


@pytest.mark.parametrize("row", ["²", "*", "¹ ²", "[1]", "²*", ".12", "†", ")*"])
def test_a_row_of_marks_of_notes_is_looked_at_once(row: str) -> None:
    """Each mark more doubled the time."""
    begun = time.process_time()
    for text in (f"Fine.{row * 100}x", f"Fine. {row * 100} x"):
        assert not ends_sentence(text)
        assert not ends_with_full_stop(text)
    assert time.process_time() - begun < 1


def test_a_very_long_word_before_a_name() -> None:
    """Each letter of it was tried as the beginning of an article before each name."""
    text = f"{'x' * 6_000} Ford. " + "Anna Rossi della Ford ha detto di no a Marco Verdi della Fiat. " * 30
    conversion = convert([ArticleFile("it", "articles/it.txt", text.encode())], "it")
    begun = time.process_time()
    draft_story(conversion.bitext, {})
    assert time.process_time() - begun < 10


@pytest.mark.long
@pytest.mark.parametrize("unit", [". - ", "B.\n[^1]  ", "B.\n[{}]  ", "B.\n[^{}]  "])
def test_many_marks_take_no_square_of_their_number(unit: str) -> None:
    """Each full stop looked for a word up to the end of the text, each mark of a note for its word from the start."""
    count = 190_000 // len(unit)
    text = f"{SAID}\n\n{''.join(unit.replace('{}', str(number % 999)) for number in range(count))} a"
    article = ArticleFile("it", "articles/it.txt", text.encode())
    begun = time.process_time()
    assert list(sentences(read_article(article)))
    assert time.process_time() - begun < 6


@pytest.mark.long
@pytest.mark.parametrize("unit", ["[", "[[", "[[a", "[[a|", "=="])
def test_links_that_never_close_take_no_square_of_their_number(unit: str) -> None:
    """Each of them was looked for up to the end of the text."""
    text = f"# Titolo\n\n{SAID}[[Ponte|Il ponte]] e [[Porto]].\n\nFine {unit * (150_000 // len(unit))} a.\n"
    begun = time.process_time()
    article = read_article(ArticleFile("it", "articles/it.md", text.encode()))
    assert time.process_time() - begun < 6
    assert article.blocks[1].text == f"{SAID}Il ponte e Porto."


def test_a_note_belongs_to_a_mark_at_a_word_further_up() -> None:
    text = f"{SAID}Così è.¹² {SAID}\n\n¹ La prima nota.\n\n¹² La nota.\n\n³ Il cubo è questo.\n\n{SAID}Ecco.³\n"
    article = read_article(ArticleFile("it", "articles/it.txt", text.encode()))
    assert [each.text for each in article.asides if each.reason == "footnote"] == ["¹ La prima nota.", "¹² La nota."]


def test_as_many_sentences_as_are_aligned_fit_into_the_memory() -> None:
    """One more is refused, with the file's name."""
    told = (("de", "Ja. "), ("it", "Sì. "))
    files = [ArticleFile(tag, f"articles/{tag}.txt", (word * 1_501).encode()) for tag, word in told]
    with pytest.raises(ContentError, match=r"articles/it\.txt.*too many sentences"):
        convert(files, "de")


def test_events_of_actors_that_are_drafts_keep_their_lane() -> None:
    """A site without drafts broke off: who takes part in an event stays as a name, and had no place in the order."""
    story = load(StoryFolder(CONTENT / "lake-spill")).story
    assert story
    drafts = replace(story, actors=[actor.model_copy(update={"draft": True}) for actor in story.actors])
    final = without_drafts(drafts)
    assert final.names
    assert lanes_of(final, final.events) == lanes_of(story, story.events)


def test_who_belongs_to_somebody_needs_no_role() -> None:
    """The page of the actors could not be built where `member_of` stood without a role."""
    story = load(StoryFolder(CONTENT / "lake-spill")).story
    assert story is not None
    members = [actor for actor in story.actors if actor.member_of and actor.role]
    actors = [actor.model_copy(update={"role": None}) if actor in members else actor for actor in story.actors]
    assert members
    (page,) = (
        page
        for page in build_site([with_fields(story, actors=actors)], toy_site.languages())
        if page.key.endswith("/actors") and page.locale == "it"
    )
    soup, names = BeautifulSoup(page.body, "html.parser"), {actor.id: actor.name.get("it") for actor in story.actors}
    for member in members:
        role = soup.select_one(f"#{member.id} .actor__role")
        assert role is not None
        assert role.get_text() == names[member.member_of or ""]


@pytest.mark.parametrize("section", ["<![CDATAt.yml]]>", "<![CDATAx>", "<![odd[x]]>", "<![CDATAt.yml", "<![ x"])
def test_a_marked_section_of_no_known_kind_is_passed_over(section: str) -> None:
    """The parser of the standard library has a failed assertion there."""
    text = f"# Il ponte\n\n{SAID}\n\n<figure>\n{section}\n<figcaption>Il ponte</figcaption>\n</figure>\n\n{SAID}\n"
    assert read_article(ArticleFile("it", "articles/it.md", text.encode())).blocks[0].text == "Il ponte"
    mail = f"From: a@b.example\nSubject: x\nContent-Type: text/html\n\n<p>{SAID}</p>{section}<p>{SAID}</p>\n"
    assert read_article(ArticleFile("it", "articles/it.eml", mail.encode())).blocks


def test_a_text_of_numbers_is_drafted_in_time() -> None:
    """Each number was compared with all others, in each sentence, for each sentence: 17 s for two kilobytes."""
    text = f"# {SAID}\n\n" + ",".join(["1.000", *["51.000"] * 320]) + f".\n\n{SAID}\n"
    conversion = convert([ArticleFile("it", "articles/it.md", text.encode())], "it")
    begun = time.process_time()
    draft_story(conversion.bitext, {})
    assert time.process_time() - begun < 8


@pytest.mark.parametrize("locale", ["en", "de", "it", "fr"])
def test_a_unit_with_a_capital_that_has_no_small_letter(locale: str) -> None:
    assert amounts("It is 3 Mİ, 5 KM, 7 mİ, 9 mi and 4 Mİo away.", locale) is not None
