"""What is found: words, who says them, and what shows it, each as a span of the article's text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from story_explainer.ingest.text.span import Span

QuotationKind = Literal["direct", "indirect"]


@dataclass(frozen=True, slots=True)
class AttributedQuotation:
    """Somebody's words in an article. All spans are offsets into the article's text.

    Attributes:
        kind: `direct` for words between quotation marks, which belong to the span; `indirect` for words that the
            article renders as somebody's.
        start: where the words begin.
        end: where they end.
        speaker: the mention of the speaker nearest to the words, a pronoun included; None where nothing is claimed, or
            where the clause leaves out a pronoun (She praised it and said …).
        bearer: the fuller mention that a pronoun stands for, where one alone fits; the speaker itself otherwise.
        cue: the verb or phrase that shows the words to be somebody's; None where only the mood of the verb does.
    """

    kind: QuotationKind
    start: int
    end: int
    speaker: Span | None = None
    bearer: Span | None = None
    cue: Span | None = None
