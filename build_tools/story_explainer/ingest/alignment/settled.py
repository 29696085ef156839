"""What was cut into segments before and is to stay so: a further version joins no two segments that statements cite."""

from __future__ import annotations

from collections.abc import Sequence

from story_explainer.ingest.article import Sentence
from story_explainer.story.bitext import Bitext

_MOST = 8  # sentences of a segment


def cuts(previous: Bitext, locale: str, sentences: Sequence[Sentence]) -> frozenset[int]:
    """The places between sentences where a segment of before begins or ends; only of those whose text is as it was.

    Args:
        previous: the bitext that was there before.
        locale: one of its languages.
        sentences: the sentences of this language as they are now.

    Returns:
        Each place as the number of the sentence behind it.
    """
    known = {segment.text[locale] for segment in previous.segments() if locale in segment.text}
    texts = [sentence.text for sentence in sentences]
    return frozenset(
        place
        for begin in range(len(texts))
        for end in range(begin + 1, min(begin + _MOST, len(texts)) + 1)
        if " ".join(texts[begin:end]) in known
        for place in (begin, end)
    )
