"""Conversion of whole stories: golden bitexts, what holds for any articles, ids that last, corrections."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.examples import examples
from tests.ingest.by_hand import made_of

from story_explainer.ingest.alignment.conversion import Conversion
from story_explainer.ingest.alignment.convert import VectorsMissingError, convert
from story_explainer.ingest.alignment.emit import bitext_yaml
from story_explainer.ingest.alignment.ids import SegmentChange
from story_explainer.ingest.article import Article, ArticleFile
from story_explainer.story.alignment import AlignmentFile, CorrectionError
from story_explainer.story.bitext import Bitext
from story_explainer.story.problems import ContentError
from story_explainer.yaml_source.read import read

GOLDEN = Path(__file__).parent / "golden"
PIVOTS = {"tram": "fr", "library": "en"}


def files_of(story: str) -> list[ArticleFile]:
    folder = GOLDEN / story / "articles"
    return [
        ArticleFile(path.name.split(".")[0], f"articles/{path.name}", path.read_bytes())
        for path in sorted(folder.iterdir())
    ]


def shape(bitext: Bitext) -> list[tuple[str, ...]]:
    """Each segment as the languages that it stands in and its links."""
    return [
        (segment.id, *(f"{locale} {segment.links[locale].sentences}" for locale in sorted(segment.links)))
        for segment in bitext.segments()
    ]


@pytest.mark.parametrize("story", PIVOTS)
def test_golden(story: str, golden: Callable[[Path, str], None], anchors_only: None) -> None:
    """French and Spanish, hard-wrapped and not; English, Polish and German in three formats."""
    bitext = convert(files_of(story), PIVOTS[story]).bitext
    golden(GOLDEN / story / "bitext.yml", bitext_yaml(bitext).decode())


@pytest.mark.parametrize("story", PIVOTS)
def test_vectors_find_what_anchors_find_and_more(story: str, golden: Callable[[Path, str], None]) -> None:
    """With the extra: the links alone, since scores may differ in the last digit between machines."""
    bitext = convert(files_of(story), PIVOTS[story]).bitext
    lines = [" ".join(parts) for parts in shape(bitext)]
    golden(GOLDEN / story / "links_with_vectors.txt", "\n".join(lines) + "\n")


def test_the_file_reads_back_as_it_was_written(anchors_only: None) -> None:
    bitext = convert(files_of("library"), "en").bitext
    assert Bitext.model_validate(read("bitext.yml", bitext_yaml(bitext).decode()).data) == bitext


@pytest.mark.parametrize("story", PIVOTS)
def test_converting_again_changes_nothing(story: str, anchors_only: None) -> None:
    first = convert(files_of(story), PIVOTS[story]).bitext
    again = convert(files_of(story), PIVOTS[story], first)
    assert bitext_yaml(again.bitext) == bitext_yaml(first)
    anew = convert(files_of(story), PIVOTS[story], replaced(first, aligner="anchors 0"))
    assert bitext_yaml(anew.bitext) == bitext_yaml(first)
    assert anew.changes == []


def test_articles_of_a_bitext_that_holds_are_read_only_if_somebody_asks(
    anchors_only: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = convert(files_of("tram"), "fr")
    asked: list[str] = []

    def read_article(file: ArticleFile) -> Article:
        asked.append(file.locale)
        return first.articles[file.locale]

    monkeypatch.setattr("story_explainer.ingest.alignment.anew.read_article", read_article)
    again = convert(files_of("tram"), "fr", first.bitext)
    assert not asked
    assert again.articles == first.articles
    assert sorted(asked) == sorted(first.articles)


def replaced(bitext: Bitext, **fields: object) -> Bitext:
    return bitext.model_copy(update=fields)


def test_without_the_extra_what_was_made_with_it_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    first = convert(files_of("tram"), "fr").bitext
    assert first.aligner.startswith("vectors")
    monkeypatch.setattr("story_explainer.ingest.alignment.encoder.available", lambda *locales: False)
    assert convert(files_of("tram"), "fr", first).bitext == first


def test_without_the_extra_nothing_made_with_it_is_made_anew_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    first = convert(files_of("tram"), "fr").bitext
    edited = [replace(file, data=file.data + b"\n\nEt puis rien.\n") for file in files_of("tram")]
    monkeypatch.setattr("story_explainer.ingest.alignment.encoder.available", lambda *locales: False)
    with pytest.raises(VectorsMissingError):
        convert(edited, "fr", first)
    assert convert(edited, "fr", first, worse=True).bitext.aligner.startswith("anchors")


def test_how_versions_were_aligned_is_said_where_it_could_be_better(anchors_only: None) -> None:
    assert convert(files_of("tram"), "fr").method == [
        "aligned without sentence vectors, so less surely (to have them: pip install 'story-explainer[language]')"
    ]


def test_nothing_is_said_of_how_versions_were_aligned_where_it_could_not_be_better() -> None:
    assert convert(files_of("tram"), "fr").method == []
    assert convert(files_of("tram")[:1], files_of("tram")[0].locale).method == []


def test_a_bitext_edited_by_hand_is_made_again(anchors_only: None) -> None:
    first = convert(files_of("tram"), "fr").bitext
    title = first.title
    assert title is not None
    touched = replaced(first, title=title.model_copy(update={"text": {**title.text, "fr": "Autre chose"}}))
    assert convert(files_of("tram"), "fr", touched).bitext.title == title


# Any articles

WORDS = st.sampled_from(
    ["casa", "Roma", "12", "treno", "Maria", "grande", "2026", "verde", "Torino", "notte", "XXI", "ponte"]
)
SENTENCE = st.lists(WORDS, min_size=1, max_size=8).map(lambda words: " ".join(["La", *words]) + ".")
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=4).map(" ".join)
BLOCK = st.one_of(PARAGRAPH, st.sampled_from(["Un titolo breve", "6", "Che cosa cambia", "* * *"]))
ARTICLE = st.lists(BLOCK, min_size=1, max_size=6).map("\n\n".join).filter(lambda text: "La " in text)


def squeezed(text: str) -> str:
    return "".join(text.split())


@examples(60)
@given(ARTICLE, ARTICLE, ARTICLE)
def test_no_text_is_lost_or_doubled_and_order_is_kept(one: str, two: str, three: str) -> None:
    """Each article is its segments in order, plus what was set aside."""
    texts = {"fi": one, "et": f"{two}\n\nLa seconda.", "lv": f"{three}\n\nLa terza."}
    found = convert(made_of(**texts), "fi")
    for locale, text in texts.items():
        running = squeezed("".join(segment.text.get(locale, "") for segment in found.bitext.segments()))
        aside = squeezed("".join(each.text for each in found.bitext.set_aside if each.locale == locale))
        assert sorted(running + aside) == sorted(squeezed(text))
        blocks = [squeezed(block.text) for block in found.articles[locale].blocks]
        assert running == "".join(blocks)
    ids = [segment.id for segment in found.bitext.segments()]
    assert len(ids) == len(set(ids))


@examples(40)
@given(ARTICLE, st.lists(ARTICLE, min_size=1, max_size=4))
def test_ids_are_never_given_again(first: str, later: Sequence[str]) -> None:
    """Through any series of edits, an id that is gone stays gone, and the text of a new one is new."""
    previous = convert(made_of(fi=first, et=f"{first} La."), "fi").bitext
    gone: set[str] = set()
    for text in later:
        found = convert(made_of(fi=text, et=f"{first} La."), "fi", previous).bitext
        before = {segment.id for segment in previous.segments()}
        now = {segment.id for segment in found.segments()}
        gone |= before - now
        assert not gone & now
        for kind, last in found.last.items():
            assert last >= previous.last[kind]
        previous = found


SNIPPETS = st.sampled_from(
    ["La casa è grande. ", "\n\n", "---\n", "title: x\n", "# ", "<p>", "</p>", "<br>", "<!--", "<h1>", "<script>",
     "&#0;", "“", "»", "\x00", "\u202e", "3,5 ", "9" * 40 + ",5 ", "[x](y)", "![a](b)", "```\n",
     "Di Ada Neri\n", "٣", "。"]
)  # fmt: skip
MANGLED = st.one_of(
    st.binary(max_size=400),
    st.lists(SNIPPETS, max_size=40).map(lambda parts: f"Una frase intera. {''.join(parts)}".encode()),
    st.tuples(st.binary(max_size=5), ARTICLE, st.binary(max_size=5)).map(lambda p: p[0] + p[1].encode() + p[2]),
)


@examples(60)
@given(MANGLED, ARTICLE, st.sampled_from([".txt", ".md", ".html"]))
@example(b"0.<br><a>", "La casa.", ".html")  # words outside of all elements
def test_any_bytes_end_in_a_bitext_or_in_a_message(one: bytes, two: str, ending: str) -> None:
    files = [ArticleFile("fi", f"articles/fi{ending}", one), ArticleFile("et", "articles/et.txt", two.encode())]
    try:
        found = convert(files, "fi").bitext
    except ContentError:
        return
    assert Bitext.model_validate(read("bitext.yml", bitext_yaml(found).decode()).data) == found


# Ids that last

IT = (
    "Il ponte riapre\n\nIl ponte di Sabbia riapre lunedì 3 marzo. I lavori sono durati 14 mesi. "
    "Il sindaco Marco Verdi ha ringraziato i 40 operai.\n\nLa prossima settimana\n\n"
    "Da martedì circolano gli autobus della linea 7. Il pedaggio resta di 2 euro."
)
DE = (
    "Die Brücke öffnet wieder\n\nDie Brücke von Sabbia öffnet am Montag, 3. März, wieder. "
    "Die Arbeiten dauerten 14 Monate. Bürgermeister Marco Verdi dankte den 40 Arbeitern.\n\nNächste Woche\n\n"
    "Ab Dienstag fahren die Busse der Linie 7. Die Maut bleibt bei 2 Euro."
)


def ids_by_text(bitext: Bitext, locale: str = "it") -> dict[str, str]:
    return {segment.text[locale]: segment.id for segment in bitext.segments() if locale in segment.text}


def test_what_stays_or_changes_a_little_keeps_its_id() -> None:
    added = "In agosto la piscina comunale ospita un torneo di pallanuoto."
    first = convert(made_of(it=IT, de=DE), "it").bitext
    edited = IT.replace("14 mesi", "quindici mesi").replace("Da martedì", f"{added} Da martedì")
    found = convert(made_of(it=edited, de=DE), "it", first)
    before, now = ids_by_text(first), ids_by_text(found.bitext)
    assert now["I lavori sono durati quindici mesi."] == before["I lavori sono durati 14 mesi."]
    assert now[added] == "s6"
    assert {text: now[text] for text in before if text in now} == {t: i for t, i in before.items() if t in now}
    wordings = (("it", "I lavori sono durati 14 mesi.", "I lavori sono durati quindici mesi."),)
    assert set(found.changes) == {SegmentChange("s6", "new"), SegmentChange("s2", "changed", wordings)}


def test_a_sentence_that_moves_takes_its_id_along() -> None:
    first = convert(made_of(it=IT, de=DE), "it").bitext
    moved = {
        "it": IT.replace(" Il pedaggio resta di 2 euro.", "").replace(
            "I lavori", "Il pedaggio resta di 2 euro. I lavori"
        ),
        "de": DE.replace(" Die Maut bleibt bei 2 Euro.", "").replace("Die Arb", "Die Maut bleibt bei 2 Euro. Die Arb"),
    }
    found = convert(made_of(**moved), "it", first).bitext
    assert ids_by_text(found) == ids_by_text(first)
    assert [segment.id for segment in found.segments()] != [segment.id for segment in first.segments()]


def test_a_new_language_leaves_the_ids_alone() -> None:
    first = convert(made_of(it=IT), "it").bitext
    found = convert(made_of(it=IT, de=DE), "it", first).bitext
    assert ids_by_text(found) == ids_by_text(first)


def test_a_number_that_is_gone_is_not_given_again() -> None:
    first = convert(made_of(it=IT, de=DE), "it").bitext
    without = DE.replace(" Die Maut bleibt bei 2 Euro.", "")
    shorter = convert(made_of(it=IT.replace(" Il pedaggio resta di 2 euro.", ""), de=without), "it", first)
    assert SegmentChange("s5", "gone") in shorter.changes
    other = IT.replace("Il pedaggio resta di 2 euro.", "Nessun camion può passare.")
    longer = convert(made_of(it=other, de=without), "it", shorter.bitext).bitext
    assert ids_by_text(longer)["Nessun camion può passare."] == "s6"


# Corrections


def corrected(**parts: object) -> Conversion:
    return convert(made_of(it=IT, de=DE), "it", None, AlignmentFile.model_validate(parts))


def test_an_editor_joins_and_unlinks_segments() -> None:
    found = corrected(
        segments=[
            {"it": ["Il ponte di Sabbia", "I lavori"], "de": ["Die Brücke von", "Die Arbeiten"]},
            {"it": ["Il pedaggio"], "de": []},
        ]
    ).bitext
    by_id = found.by_id
    assert by_id["s1"].links["de"].sentences == "2-2"
    assert by_id["s1"].links["de"].by == "editor"
    toll = by_id[ids_by_text(found)["Il pedaggio resta di 2 euro."]]
    assert set(toll.text) == {"it"}


def test_an_editor_moves_a_sentence_boundary() -> None:
    found = corrected(
        sentences=[{"locale": "it", "begin": "riapre lunedì"}, {"locale": "de", "go_on": "Die Arbeiten dauerten"}]
    ).bitext
    assert "riapre lunedì 3 marzo." in " ".join(ids_by_text(found))
    german = [segment.text.get("de", "") for segment in found.segments()]
    assert any("wieder. Die Arbeiten" in text for text in german)


def test_an_editor_says_what_a_line_is() -> None:
    found = corrected(read_as=[{"locale": "it", "begins": "La prossima settimana", "kind": "aside"}]).bitext
    assert ("it", "La prossima settimana", "set aside by an editor") in [
        (aside.locale, aside.text, aside.reason) for aside in found.set_aside
    ]


def test_corrections_outlive_an_edit_of_the_article() -> None:
    stated = AlignmentFile.model_validate(
        {"segments": [{"it": ["Il ponte di Sabbia", "I lavori sono durati"], "de": ["Die Brücke von", "Die Arbeiten"]}]}
    )
    first = convert(made_of(it=IT, de=DE), "it", None, stated).bitext
    edited = IT.replace("I lavori sono durati", "I lavori sono durate").replace("40 operai", "41 operai")
    found = convert(made_of(it=edited, de=DE), "it", first, stated)
    assert found.bitext.by_id["s1"].links["de"].sentences == "2-2"
    assert [finding.code for finding in found.findings] == ["I106"]


@pytest.mark.parametrize(
    ("parts", "codes"),
    [
        ({"segments": [{"it": ["Non esiste"], "de": []}]}, ["I101"]),
        ({"segments": [{"it": ["Il p"], "de": []}]}, ["I102"]),
        ({"segments": [{"it": ["Il ponte di", "Da martedì"], "de": []}]}, ["I103"]),
        ({"segments": [{"it": ["I lavori"], "de": ["Ab"]}, {"it": ["Da mar"], "de": ["Die Arb"]}]}, ["I103"]),
        ({"segments": [{"it": ["I lavori"], "de": []}, {"it": ["I lavori"], "de": []}]}, ["I103"]),
        ({"sentences": [{"locale": "it", "go_on": "Da martedì"}]}, ["I104"]),
        ({"segments": [{"it": ["I lavori"]}]}, ["I105"]),
        ({"segments": [{"it": ["I lavori"], "fr": []}]}, ["I105"]),
    ],
)
def test_a_correction_that_cannot_be_followed(parts: dict[str, object], codes: list[str]) -> None:
    with pytest.raises(CorrectionError) as caught:
        corrected(**parts)
    assert [finding.code for finding in caught.value.findings] == codes


# Articles that do not fit together


def test_one_language_twice() -> None:
    twice = [*made_of(it=IT * 2), replace(made_of(de=IT * 2)[0], locale="de")]
    with pytest.raises(ContentError, match="I008"):
        convert(twice, "it")


def test_one_text_under_two_languages() -> None:
    """However short it is, so that its language cannot be recognised."""
    with pytest.raises(ContentError, match="I008 the text is that of the article in “it”"):
        convert(made_of(it=IT, fr=IT), "it")


def test_exchanged_languages() -> None:
    with pytest.raises(ContentError, match=r"I008 .* and that of the article in “de” is in “it”"):
        convert(made_of(it=DE * 2, de=IT * 2), "de")


def test_a_wrong_label_is_reported() -> None:
    found = convert(made_of(fr=IT * 2, de=DE * 2), "de")
    assert [problem.code for problem in found.problems] == ["I006"]


BRIDGE = (
    "Il ponte di Sabbia riapre lunedì. I lavori sono durati 14 mesi. Il sindaco ha ringraziato gli operai. Il pedaggio "
    "resta di due euro. Da martedì circolano gli autobus."
)
MATCH = (
    "Der Verein gewann am Samstag sein drittes Spiel in Folge. Trainer Uwe Kern lobte die Abwehr. Die Zuschauer "
    "feierten bis in die Nacht. Nächste Woche wartet ein schwerer Gegner. Der Torwart fällt weiter aus."
)
OPENING = (
    "Die Brücke von Sabbia öffnet am Montag wieder. Die Bauarbeiten haben vierzehn Monate gedauert. Die Maut bleibt "
    "bei zwei Euro. Ab Dienstag fahren die Busse."
)


def test_a_few_sentences_suffice_to_tell_strangers_from_versions() -> None:
    with pytest.raises(ContentError, match="I015"):
        convert(made_of(it=BRIDGE, de=MATCH), "it")
    found = convert(made_of(it=BRIDGE, de=OPENING), "it").bitext
    assert [len(segment.text) for segment in found.segments()] == [2, 2, 1, 2, 2]
