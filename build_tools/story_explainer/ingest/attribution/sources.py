"""The clause around “according to …”, which a sentence renders as the words of a source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from story_explainer.ingest.attribution.article import AttributedSentence, Tools
from story_explainer.ingest.attribution.frame import Frame, left_edge
from story_explainer.ingest.attribution.phrases import MARKS
from story_explainer.ingest.attribution.reading import Token
from story_explainer.ingest.attribution.rendered import FEWEST, Rendered, last_word

_CUT = 5  # words that a clause keeps at least where it was cut
_LARGE = 0.4  # the share of a clause from which on the phrase in its middle is cut off


def by_sources(read: AttributedSentence, tools: Tools) -> Iterator[Rendered]:
    """The clause around “according to …”, without that phrase where it stands at an edge."""
    tokens, stop = read.sentence.tokens, last_word(read.sentence.tokens)
    clauses = tools.clauses
    for frame in read.according:
        left = left_edge(tokens, frame.left)
        opens = tokens[left].low if left < len(tokens) else ""
        edges = [at for at in range(stop) if tokens[at].text in ";:"]
        start = max([at + 1 for at in edges if at < frame.left], default=0)
        end = min([at for at in edges if at >= frame.right], default=stop)
        contrast = tools.grammar.words("words.contrast")
        turns = [at for at in range(frame.right, end - 1) if tokens[at].text == "," and tokens[at + 1].low in contrast]
        end = min([end, *turns])
        own = clauses.finite_after(tokens, left, min(clauses.clause_end(tokens, frame.right), end))
        aside = left == frame.left and left > start and frame.right < end
        if aside and (
            tokens[left - 1].text != ","
            or not clauses.has_verb(tokens[frame.right : clauses.clause_end(tokens, frame.right)])
        ):
            continue
        if left > start and (
            opens in clauses.relative or opens in clauses.subordinate or opens in tools.frames.and_ or own
        ):
            start = left
            if opens in clauses.relative:
                end = min(stop, clauses.clause_end(tokens, max(frame.right, left)))
        if start < frame.left and frame.right < end:
            # What a comma adds may be the article's own, or what the whole is about.
            close = clauses.clause_end(tokens, frame.right)
            joined = close + 1 < end and tokens[close + 1].low in tools.frames.and_
            if close + 1 < end and not joined and clauses.renders(tokens, close + 1, "demand"):
                continue
            if not (joined and clauses.mood(tokens[close + 2 : end], past=True)):
                end = min(end, close)
        if frame.left == start:
            start = frame.right
            while start < stop and tokens[start].text in MARKS:
                start += 1
        if frame.right >= end:
            end = frame.left
            while end > start and tokens[end - 1].text in MARKS:
                end -= 1
        if end > start and tokens[start].quote and start + 1 < len(tokens) and not tokens[start + 1].word:
            continue  # “…”, sagte er laut der Zeitung
        if any(each.left == start + 1 and each.verb < end for each in read.frames) and tokens[start].quote:
            continue  # “…” ha detto, secondo il giornale
        whole = start, end
        start, end = _longer_part(tokens, start, end, frame)
        if sum(token.word or FEWEST * token.quote for token in tokens[start:end]) < (
            FEWEST if whole == (start, end) else _CUT
        ):
            continue
        if end > start:
            yield Rendered(start, end, frame)


def _longer_part(tokens: Sequence[Token], start: int, end: int, frame: Frame) -> tuple[int, int]:
    """What is said without the phrase in its middle that says who, where that phrase is a large part of the whole."""
    if not start < frame.left < frame.right < end:
        return start, end

    def letters(first: int, last: int) -> int:
        return tokens[last - 1].end - tokens[first].start

    if letters(frame.left, frame.right) < _LARGE * letters(start, end):
        return start, end
    before, behind = letters(start, frame.left), letters(frame.right, end)
    return (start, frame.left) if before > behind else (frame.right, end)
