"""Values of figures in the page's way of writing them."""

from __future__ import annotations

from typing import Any

import pytest

from story_explainer.site.amounts import localised
from story_explainer.site.language import Language
from story_explainer.story.bitext import Bitext
from story_explainer.story.model import Figure, Story, StoryFile


def shown(tag: str, *values: str | dict[str, Any], articles: str = "it") -> Figure:
    """A figure of a story whose articles are in one language, as the pages in another one show it."""
    given = [{"value": value, "corrects": value} if isinstance(value, str) else value for value in values]
    figure = Figure.model_validate(
        {
            "id": "f",
            "what": {"it": "Che cosa"},
            "values": [{**each, "cites": ["s1"]} for each in given],
            "cites": ["s1"],
        }
    )
    return localised(figure, Story("s", written_in(articles), StoryFile(locales=[articles])), Language.load(tag))


def written_in(tag: str) -> Bitext:
    """An article in one language, of which nothing else is known."""
    return Bitext.model_construct(version=1, aligner="none", pivot=tag, articles={}, sections=[], last={})


@pytest.mark.parametrize(
    ("tag", "written", "expected"),
    [
        ("de", ["1209", "1.218"], ["1.209", "1.218"]),
        ("en", ["1209", "1.218"], ["1,209", "1,218"]),
        ("it", ["15000", "15,000"], ["15.000", "15.000"]),
        ("en", ["84 000"], ["84,000"]),
        ("de", ["1,250,000"], ["1.250.000"]),
        ("en", ["2026", "2027"], ["2026", "2027"]),
        ("en", ["1.209"], ["1.209"]),
        ("it", ["15,000 euros", "10 to 15", "0123"], ["15,000 euros", "10 to 15", "0123"]),
        ("it", ["6", "12"], ["6", "12"]),
        ("en", ["2000 l", "200 l"], ["2,000 l", "200 l"]),
        ("en", ["3,5 %", "12,25 €"], ["3.5 %", "12.25 €"]),
        ("de", ["3.5 km²"], ["3,5 km²"]),
    ],
)
def test_numbers_have_the_separators_of_the_page(tag: str, written: list[str], expected: list[str]) -> None:
    """Years stay, and so does what may be a decimal or a number of thousands."""
    found = shown(tag, *written)
    assert [value.value for value in found.values] == expected
    assert [value.corrects for value in found.values] == expected


@pytest.mark.parametrize(
    ("articles", "written", "tag", "expected"),
    [
        ("it", "12 milioni", "de", "12\u00a0Millionen"),
        ("it", "12 milioni", "it", "12 milioni"),
        ("it", "1 milione", "de", "1\u00a0Million"),
        ("it", "1,5 milioni", "en", "1.5\u00a0million"),
        ("de", "12 Mio.", "it", "12\u00a0milioni"),
        ("de", "2 Milliarden", "en", "2\u00a0billion"),
        ("en", "1.5 million", "fr", "1,5 million"),
        ("en", "30 thousand", "de", "30.000"),
        ("it", "12 milioni di euro", "de", "12 milioni di euro"),
        ("it", "12 Millionen", "fr", "12 Millionen"),
    ],
)
def test_so_many_millions_are_in_the_words_of_the_page(articles: str, written: str, tag: str, expected: str) -> None:
    """As far as they are written in a language of the story's articles, whose words they are."""
    (value,) = shown(tag, written, articles=articles).values
    assert value.value == expected


def test_a_billion_is_told_only_where_it_is_sure_which() -> None:
    """English counts a thousand of those in German."""
    figure = Figure.model_validate(
        {"id": "f", "what": {"en": "Debt"}, "values": [{"value": "1 Billion", "cites": ["s1"]}], "cites": ["s1"]}
    )
    story = Story("s", written_in("en"), StoryFile(locales=["en"]), further={"b": written_in("de")})
    assert localised(figure, story, Language.load("it")).values[0].value == "1 Billion"


def test_a_value_that_editors_gave_in_a_language_stands_so() -> None:
    """There, and wherever it is corrected; other languages have the value itself."""
    first = {"value": "2 su 3", "text": {"de": "zwei von drei"}}
    second = {"value": "1 su 3", "corrects": "2 su 3"}
    german, italian = shown("de", first, second), shown("it", first, second)
    assert [value.value for value in german.values] == ["zwei von drei", "1 su 3"]
    assert german.values[1].corrects == "zwei von drei"
    assert [value.value for value in italian.values] == ["2 su 3", "1 su 3"]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("it", ["almeno 1.209", "più di 1.300", "al massimo 3"]),
        ("de", ["mindestens 1.209", "mehr als 1.300", "höchstens 3"]),
        ("fr", ["au moins 1\u202f209", "plus de 1\u202f300", "au plus 3"]),
        ("en", ["at least 1,209", "more than 1,300", "at most 3"]),
    ],
)
def test_each_language_has_its_own_words_for_a_bound(tag: str, expected: list[str]) -> None:
    found = shown(
        tag,
        {"value": "1209", "bound": "least"},
        {"value": "1.300", "bound": "over", "corrects": "1209"},
        {"value": "3", "bound": "most"},
    )
    assert [value.value for value in found.values] == expected
    assert found.values[1].corrects == found.values[0].value, "what is put right is struck out by its words"
