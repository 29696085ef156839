"""The passages of an article that is shown in part."""

from __future__ import annotations

from story_explainer.story.bitext import Bitext
from story_explainer.story.excerpts import excerpts
from tests.story.toy import bitext


def shown(*ids: str) -> Bitext:
    """Four sentences, of which only these have words left."""
    whole = bitext({f"s{number}": {"it": f"Frase {number}."} for number in range(1, 5)})
    (section,) = whole.sections
    segments = [each if each.id in ids else each.model_copy(update={"text": {}}) for each in whole.segments()]
    (paragraph,) = section.paragraphs
    kept = section.model_copy(update={"paragraphs": [paragraph.model_copy(update={"segments": segments})]})
    return whole.model_copy(update={"sections": [kept]})


def ids(text: Bitext) -> list[list[str]]:
    return [[segment.id for segment in passage.segments] for passage in excerpts(text, "it")]


def test_sentences_that_follow_each_other_stay_together() -> None:
    assert ids(shown("s1", "s2", "s3", "s4")) == [["s1", "s2", "s3", "s4"]]
    assert ids(shown("s2", "s3")) == [[], ["s2", "s3"], []]


def test_what_is_left_out_between_two_passages_is_one_gap() -> None:
    assert ids(shown("s1", "s4")) == [["s1"], [], ["s4"]]
    assert ids(shown()) == [[]]
