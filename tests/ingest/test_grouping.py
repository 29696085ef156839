"""Which texts are versions of one article: the same answer in whatever order they are given."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.arriving_texts import BRIDGE, CLUB, SECOND, SHIP
from tests.examples import examples

from story_explainer.ingest.alignment.grouping import TextGiven, group
from story_explainer.ingest.article import ArticleFile
from story_explainer.ingest.reading.read import read_article, sentences


def text(name: str, locale: str, words: str, article: str | None = None) -> TextGiven:
    file = ArticleFile(locale, f"{name}.{locale}.txt", words.encode())
    return TextGiven(file, tuple(sentence.text for sentence in sentences(read_article(file))), article)


TEXTS = [
    text(name, locale, words)
    for name, event in (("bridge", BRIDGE), ("club", CLUB), ("ship", SHIP))
    for locale, words in event.items()
]


def names(texts: list[TextGiven]) -> set[frozenset[str]]:
    return {frozenset(one.file.name for one in found.texts) for found in group(texts)}


@settings(examples(15), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(st.sampled_from(TEXTS), unique_by=lambda one: one.file.name, min_size=3))
def test_versions_find_each_other_in_any_order(anchors_only: None, chosen: list[TextGiven]) -> None:
    """Of any of the nine texts, those on one event are one article, and no others."""
    events: dict[str, set[str]] = {}
    for one in chosen:
        events.setdefault(one.file.name.split(".")[0], set()).add(one.file.name)
    assert names(chosen) == {frozenset(event) for event in events.values()}


def test_two_texts_in_one_language_are_never_one_article() -> None:
    """Not even a copy: a newer state of an article is one by an editor's word."""
    given = [
        text("a", "en", BRIDGE["en"]),
        text("b", "en", BRIDGE["en"] + "It is open.\n"),
        text("c", "it", BRIDGE["it"]),
    ]
    assert {len(found.texts) for found in group(given)} == {1, 2}
    assert all(len(found.locales) == len(found.texts) for found in group(given))


def test_what_belongs_together_already_stays_so() -> None:
    """An article that is there takes a further language, and is never joined with another that is there."""
    given = [
        text("a", "en", BRIDGE["en"], "lead"),
        text("b", "it", BRIDGE["it"], "other"),
        text("c", "it", SHIP["it"], "lead"),
        text("d", "de", BRIDGE["de"]),
    ]
    found = {one.article: [each.file.name for each in one.texts] for one in group(given)}
    assert set(found) == {"lead", "other"}
    assert found["other"] == ["b.it.txt", "d.de.txt"], "the Italian text of the lead is another one"


def test_two_reports_on_one_event_are_two_articles() -> None:
    given = [text("a", "en", SECOND), text("b", "it", BRIDGE["it"]), text("c", "de", BRIDGE["de"])]
    assert names(given) == {frozenset(["a.en.txt"]), frozenset(["b.it.txt", "c.de.txt"])}


def test_of_two_texts_that_cannot_be_compared_it_is_taken_that_they_are_versions(anchors_only: None) -> None:
    """Of three it is not: there an editor says what belongs together."""
    given = [text("a", "hu", "Esik az eső a hegyen.\n"), text("b", "fi", "Kylässä sataa tänään vettä.\n")]
    (both,) = group(given)
    assert [answer.verdict for answer in both.because.values()] == ["unknown"]
    assert len(group([*given, text("c", "it", SHIP["it"])])) == 3


def test_short_reports_of_two_publishers_are_two_articles() -> None:
    """They answer each other in part; of one publisher they would be taken for versions."""
    italian = (
        "Il consiglio di Orvieda ha rinviato al 12 maggio il voto sulla funivia.",
        "L'opera costerà 38 milioni di euro e dovrebbe essere pronta nel 2027.",
        "Il comitato Pendio Libero ha raccolto circa 3.800 firme contro il progetto.",
        "L'assessora Anna Weger parla di «una sconfitta per la città».",
    )
    english = (
        "The council of Orvieda approved the cable car on Monday by 18 votes to 17.",
        "The project will cost 41 million euros and is to be finished in 2028.",
        "Councillor Anna Weger spoke of a great day for the town.",
    )

    def grouped(*outlets: str | None) -> int:
        texts = [
            TextGiven(ArticleFile(locale, f"{locale}.txt", "\n\n".join(lines).encode()), lines, None, outlet)
            for (locale, lines), outlet in zip({"it": italian, "en": english}.items(), outlets, strict=True)
        ]
        return len(group(texts))

    assert grouped("gazzetta", "tribune") == 2
    assert grouped("gazzetta", "gazzetta") == grouped("gazzetta", None) == 1
