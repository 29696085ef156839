"""Versions are told from articles of their own: the figure, what follows from it, and an editor's word against it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ingest.by_hand import made_of

from story_explainer.ingest.alignment.convert import convert
from story_explainer.ingest.alignment.versions import answers
from story_explainer.story.alignment import AlignmentFile
from story_explainer.story.bitext import ArticleRecord, Bitext, Link, Paragraph, Section, Segment, text_hash
from story_explainer.story.problems import ContentError

GOLDEN = Path(__file__).parent / "golden/tram/articles"
# Another outlet on the same evening: the same persons and figures, told in its own way.
REPORT = """La oposición de Valmont recurrirá el tranvía nocturno

Los catorce concejales de la oposición acudirán a los tribunales contra el plan aprobado el martes. Su
portavoz, Ada Roux, lo llamó un regalo electoral a menos de un año de las urnas. «El alcalde compra votos con
dinero de todos», dijo Roux.

El ayuntamiento gastará 4,2 millones de euros al año en los tranvías de noche. Para los vecinos del centro, en
cambio, el ruido es lo que más preocupa. «Duermo a diez metros de la vía», cuenta una panadera. El hospital
Saint-Luc celebra la medida, porque muchas enfermeras acaban su turno de madrugada.

Roux presentará la demanda el viernes, junto con dos asociaciones de comerciantes. Un dictamen de la cámara de cuentas
advertía ya en invierno de que las arcas están vacías. Otra ciudad, Lormont, dejó de hacer lo mismo al cabo de un año.

Los sindicatos no se fían. Recuerdan que faltan conductores desde la pandemia y exigen un convenio nuevo antes
de firmar.
"""


@pytest.fixture(params=["with vectors", "anchors alone"], autouse=True)
def method(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways to align, with the extra and without it."""
    if request.param == "anchors alone":
        monkeypatch.setattr("story_explainer.ingest.alignment.encoder.available", lambda *locales: False)


def tram(locale: str) -> str:
    return next(GOLDEN.glob(f"{locale}.*")).read_text("utf-8")


def test_a_translation_is_a_version() -> None:
    (answer,) = convert(made_of(fr=tram("fr"), es=tram("es")), "fr").answers
    assert answer.verdict == "versions"
    assert str(answer) == f"fr–es: versions, {answer.figure} of the text answers"


def test_two_reports_on_one_evening_are_refused() -> None:
    """At the file, with the figure and the way out; the articles that are versions are not named."""
    with pytest.raises(ContentError) as caught:
        convert(made_of(fr=tram("fr"), es=REPORT), "fr")
    (problem,) = caught.value.problems
    assert (problem.code, problem.severity, problem.file) == ("I015", "error", "articles/es.txt")
    assert problem.message.startswith("these are two articles, not two versions: .")
    assert "“versions: [es]” in alignment.yml" in problem.hint


def test_every_article_that_is_none_is_named_at_once() -> None:
    both = f"{REPORT}\nAyer llovió mucho."
    with pytest.raises(ContentError) as caught:
        convert(made_of(fr=tram("fr"), es=REPORT, pt=both), "fr")
    assert [problem.file for problem in caught.value.problems] == ["articles/es.txt", "articles/pt.txt"]


def test_an_editor_may_say_that_they_are_versions() -> None:
    """Nothing else changes by it, so the corrections have no fingerprint."""
    found = convert(made_of(fr=tram("fr"), es=REPORT), "fr", None, AlignmentFile(versions=["es"]))
    assert [answer.verdict for answer in found.answers] == ["stated"]
    assert found.bitext.corrections is None


def test_a_bitext_that_is_there_does_not_hide_strangers() -> None:
    """One that was made before anybody looked, or by an editor's word that was taken back."""
    files = made_of(fr=tram("fr"), es=REPORT)
    before = convert(files, "fr", None, AlignmentFile(versions=["es"])).bitext
    with pytest.raises(ContentError, match="I015"):
        convert(files, "fr", before)


def test_the_figure_is_the_same_where_nothing_changed() -> None:
    files = made_of(fr=tram("fr"), es=tram("es"))
    first = convert(files, "fr")
    assert convert(files, "fr", first.bitext).answers == first.answers


def test_a_few_sentences_are_taken_for_versions() -> None:
    """Three that have nothing in common are too few to tell."""
    found = convert(
        made_of(
            fr="Le pont rouvre lundi. Le maire est content. Il pleut.",
            es="El equipo ganó. Nadie marcó. Fin.",
        ),
        "fr",
    )
    assert [answer.verdict for answer in found.answers] == ["short"]
    assert "too short to tell" in str(found.answers[0])


def test_languages_that_cannot_be_compared_are_taken_for_versions() -> None:
    found = convert(made_of(fi="Yksi talo. " * 9, et="Kaks maja. " * 9), "fi")
    assert [answer.verdict for answer in found.answers] == ["unknown"]


# The figure itself

PART = st.tuples(st.sampled_from(["both", "fr alone", "es alone"]), st.floats(0, 1), st.integers(1, 40))


def bitext(parts: list[tuple[str, float, int]], by: str) -> Bitext:
    segments = []
    for number, (where, score, size) in enumerate(parts, 1):
        text = {locale: "x" * size for locale in ("fr", "es") if where in ("both", f"{locale} alone")}
        sentences = {"both": "1-1", "fr alone": "1-0", "es alone": "0-1"}[where]
        link = Link.model_validate(
            {"sentences": sentences, "by": by, "score": round(score, 2) if where == "both" else None}
        )
        segments.append(
            Segment(id=f"s{number}", text=text, hash={k: text_hash(v) for k, v in text.items()}, links={"es": link})
        )
    record = ArticleRecord(file="x.txt", sha256="0" * 64, encoding="utf-8", format="text", language="stated")
    return Bitext(
        version=1,
        pivot="fr",
        aligner="vectors 0",
        articles={"fr": record, "es": record},
        sections=[Section(paragraphs=[Paragraph(id="p1", segments=segments)])],
        last={"s": len(segments)},
    )


def share(parts: list[tuple[str, float, int]], by: str = "vectors") -> float:
    return answers(bitext(parts, by), [])[0].share


@given(st.lists(PART, min_size=1, max_size=20), st.sampled_from(["vectors", "anchors"]))
def test_the_share_is_a_share(parts: list[tuple[str, float, int]], by: str) -> None:
    """From 0 to 1; the same in any order; no less where any pair is more alike, no more with a sentence left out."""
    here = share(parts, by)
    assert 0 <= here <= 1
    assert share(parts[::-1], by) == pytest.approx(here, abs=0.011)
    assert share([(where, min(1, score + 0.1), size) for where, score, size in parts], by) >= here
    assert share([*parts, ("fr alone", 0, 10)], by) <= here


def test_plain_translations_are_the_whole_and_silence_is_nothing() -> None:
    assert share([("both", 0.9, 10)] * 3) == 1
    assert share([("fr alone", 0, 10), ("es alone", 0, 10)]) == 0
    assert share([("both", 0.9, 10), ("fr alone", 0, 10)]) == 0.75


@pytest.mark.parametrize(
    ("parts", "verdict", "figure"),
    [
        ([("both", 0.9, 500), ("fr alone", 0, 800), ("es alone", 0, 800)], "strangers", ".38"),
        ([("both", 0.9, 600), ("fr alone", 0, 800), ("es alone", 0, 800)], "versions", ".43"),
        ([("both", 0.9, 900), ("fr alone", 0, 3000)], "strangers", ".23"),  # a part of a long text, word for word
        ([("both", 0.9, 900), ("fr alone", 0, 1500)], "versions", ".69"),
        ([("both", 0.9, 60), ("fr alone", 0, 240), ("es alone", 0, 240)], "short", ".20"),
        ([("both", 0.9, 30), ("fr alone", 0, 270), ("es alone", 0, 270)], "strangers", ".10"),
        ([("fr alone", 0, 90), ("es alone", 0, 90)], "short", ".00"),
        ([("both", 0.9, 90)], "versions", "1.00"),
    ],
)
def test_what_follows_from_the_figure(parts: list[tuple[str, float, int]], verdict: str, figure: str) -> None:
    """Long texts answer more, few characters prove nothing, and a part of a long text is no version of it."""
    (answer,) = answers(bitext(parts, "vectors"), [])
    assert (answer.verdict, answer.figure) == (verdict, figure)


def test_titles_that_are_joined_by_their_place_say_nothing() -> None:
    """However long they are."""
    text = {"fr": "x" * 900, "es": "x" * 900}
    link = Link(sentences="1-1", by="order")
    title = Segment(id="t1", text=text, hash={k: text_hash(v) for k, v in text.items()}, links={"es": link})
    whole = bitext([("both", 0.9, 400)], "vectors")
    assert answers(whole.model_copy(update={"title": title}), []) == answers(whole, [])
