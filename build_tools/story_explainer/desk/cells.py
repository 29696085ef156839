"""The bitext of an article as a table of sentences: a row for each segment, a cell for each language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from story_explainer.story.bitext import Bitext


@dataclass(frozen=True, slots=True)
class NumberedSentence:
    """A sentence: its number in the text of its language, and its words."""

    index: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A segment: its id, its sentences in each language of the article, how each was matched to the pivot."""

    id: str
    cells: Mapping[str, Sequence[NumberedSentence]]


def rows(bitext: Bitext, sentences: Mapping[str, Sequence[str]]) -> list[Row]:
    """The segments with their sentences.

    Args:
        bitext: the bitext of the article.
        sentences: the sentences of each of its languages (`mending.sentences_of`).
    """
    next_one = dict.fromkeys(sentences, 0)
    found = []
    for segment in bitext.segments():
        cells: dict[str, list[NumberedSentence]] = {}
        for locale, texts in sentences.items():
            cell: list[NumberedSentence] = []
            wanted = segment.text.get(locale, "")
            while next_one[locale] < len(texts) and len(" ".join(one.text for one in cell)) < len(wanted):
                cell.append(NumberedSentence(next_one[locale], texts[next_one[locale]]))
                next_one[locale] += 1
            cells[locale] = cell
        found.append(Row(segment.id, cells))
    return found
