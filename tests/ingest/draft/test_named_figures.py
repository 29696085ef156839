"""Figures that articles give by their name: one of each thing, with each value that they give it."""

from __future__ import annotations

from collections.abc import Sequence

from tests.ingest.draft.test_figures import article, match

from story_explainer.ingest.drafting.figures import draft_figures
from story_explainer.story.bitext import Bitext


def figures(articles: Sequence[Bitext]) -> list[tuple[dict[str, str], list[str]]]:
    """What is counted and the values, of some articles in the order of publication."""
    names = ["lead", "second", "third"]
    locales = list(dict.fromkeys(locale for one in articles for locale in one.locales))
    drafts = draft_figures(dict(zip(names, articles, strict=False)), [], locales)
    return [(dict(draft.what.root), [value.value for value in draft.values]) for draft in drafts]


def test_a_figure_of_one_article_is_drafted_by_its_name() -> None:
    rows = ("Die Werft schließt.",), ("Der Schaden wird auf 2,6 Millionen Euro geschätzt.",)
    assert figures([article(1, ["de"], *rows)]) == [({"de": "Schaden"}, ["2,6 Millionen Euro"])]


def test_the_same_sum_in_two_languages_is_one_figure_that_cites_both() -> None:
    first = article(1, ["it"], ("È un contratto da 2,8 milioni di euro.",))
    second = article(5, ["en"], ("Prosecutors examined a €2.8m school meals contract in Tavira.",))
    ((figure,),) = [draft_figures({"lead": first, "other": second}, [], ["it", "en"])]
    assert figure.what.root == {"it": "contratto", "en": "school meals contract"}
    assert [value.cites for value in figure.values] == [["s1", "s5"]]


def test_what_later_articles_give_another_value_of_changes_and_stands_first() -> None:
    first = article(1, ["en"], ("The trust cancelled 340 operations.",), ("A reward of £50,000 has been offered.",))
    second = article(5, ["en"], ("The number of cancelled operations has risen to 455.",))
    assert figures([first, second]) == [
        ({"en": "operations"}, ["340", "455"]),
        ({"en": "reward"}, ["£50,000"]),
    ]


def test_of_one_name_with_two_values_in_one_article_none_is_drafted() -> None:
    rows = ("A reward of £50,000 has been offered.",), ("A reward of £20,000 was paid in May.",)
    assert figures([article(1, ["en"], *rows)]) == []


def test_a_count_in_passing_is_no_figure() -> None:
    rows = [(f"Nobody came to the harbour on day {word}.",) for word in ("one", "two", "three", "four")]
    assert figures([article(1, ["en"], *rows, ("They painted 23 boats.",))]) == []


def test_the_same_small_count_in_two_languages_may_be_of_two_things() -> None:
    first, second = (
        article(1, ["it"], ("Sono rimasti 14 pescatori.",)),
        article(5, ["de"], ("Sie malten 14 Boote an.",)),
    )
    assert len(figures([first, second])) == 2


def test_a_figure_that_a_later_article_gives_anew_is_not_drafted_by_its_old_value() -> None:
    first = article(1, ["de"], ("Die Werft schließt.",), ("Der Schaden wird auf 2,6 Millionen Euro geschätzt.",))
    second = article(5, ["de"], ("Tatsächlich gingen 4 Millionen Euro verloren.",))
    told = {"lead": first, "other": second}
    anew = match(s2="2,6 Millionen", s5="4 Millionen")
    assert [draft.values[0].value for draft in draft_figures(told, [], ["de"])] == ["2,6 Millionen Euro"]
    assert draft_figures(told, [anew], ["de"]) == []


def test_what_a_passage_puts_right_stands_behind_the_number_that_was_wrong() -> None:
    first = article(1, ["it"], ("Il guasto aveva lasciato 46 persone nel vuoto.",))
    second = article(5, ["it"], ("La Provincia ha corretto il numero dei passeggeri: erano 48, non 46.",))
    wrong = match("s5", s1="46", s5="48")
    (figure,) = draft_figures({"lead": first, "second": second}, [wrong], ["it"])
    assert figure.what.root == {"it": "numero dei passeggeri"}
    assert [(value.value, value.corrects, value.cites) for value in figure.values] == [
        ("46", None, ["s1", "s5"]),
        ("48", "46", ["s5"]),
    ]


def test_one_thing_in_two_languages_has_the_value_of_each() -> None:
    first = article(1, ["it"], ("Ogni giorno passano sul ponte circa 3.500 veicoli.",))
    second = article(5, ["de"], ("Etwa 4.000 Fahrzeuge fahren täglich über die Brücke.",))
    assert figures([first, second]) == [({"it": "veicoli ogni giorno", "de": "Fahrzeuge täglich"}, ["3500", "4000"])]


def test_the_same_number_put_otherwise_is_another_value() -> None:
    first = article(1, ["de"], ("Fast 900 Unterschriften sind übergeben worden.",))
    second = article(5, ["en"], ("More than 900 signatures were handed in.",))
    (figure,) = draft_figures({"lead": first, "second": second}, [], ["de", "en"])
    assert [(value.value, value.bound) for value in figure.values] == [("900", "about"), ("900", "over")]
