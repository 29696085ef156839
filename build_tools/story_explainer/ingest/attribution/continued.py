"""What goes on as somebody's words without saying so again, by the mood of its verbs alone."""

from __future__ import annotations

from story_explainer.ingest.attribution.article import AttributedSentence, Tools
from story_explainer.ingest.attribution.rendered import last_word

_FEWEST = 3


def goes_on(read: AttributedSentence, tools: Tools, after_reported: bool, somebody: bool) -> tuple[int, int] | None:
    """The tokens of a sentence that are reported as a whole, from the first to before the last; None if none are.

    Args:
        read: the sentence.
        tools: what reads its language.
        after_reported: whether the sentence before is somebody's words; the forms that the mood of reported speech
            shares with that of the unreal count only then.
        somebody: whether somebody spoke not long before.
    """
    tokens = read.sentence.tokens
    if tokens[-1].text == "?" or not any(token.word for token in tokens):
        return None
    dissociated = somebody and (tools.clauses.dissociated(tokens) or tools.clauses.hearsay(tokens))
    if not dissociated and not tools.clauses.mood(tokens, past=after_reported):
        return None
    if not somebody and read.frames:
        return None
    end = last_word(tokens)
    return (0, end) if end >= _FEWEST else None
