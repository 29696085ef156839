"""Whom a pronoun stands for, where one person alone fits."""

from __future__ import annotations

from collections.abc import Sequence

from story_explainer.ingest.attribution.article import AttributedSentence
from story_explainer.ingest.text.span import Span

_BACK = 2  # sentences looked back


def bearer(reads: Sequence[AttributedSentence], number: int, speaker: Span, bearers: dict[Span, Span]) -> Span | None:
    """The mention that a pronoun stands for: the one speaker of the sentences before, in the same paragraph.

    Args:
        reads: the sentences of the article.
        number: the sentence with the pronoun.
        speaker: where the pronoun stands.
        bearers: for each mention of a speaker so far, the fuller one it stands for.
    """
    paragraph = reads[number].sentence.paragraph
    near = []
    for read in reads[max(0, number - _BACK) : number + 1]:
        if read.sentence.paragraph != paragraph:
            continue
        for span, full in bearers.items():
            if read.sentence.start <= span[0] < min(read.sentence.end, speaker[0]):
                near.append(full)
    return near[0] if near and len(set(near)) == 1 else None
