"""Who acts in a clause whose verb is none of saying, and who may so be the one who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from story_explainer.ingest.attribution.article import AttributedSentence, Tools
from story_explainer.ingest.attribution.phrases import Phrase
from story_explainer.ingest.attribution.reading import Token


def who_acts(tokens: Sequence[Token], start: int, end: int, tools: Tools) -> Phrase | None:
    """The subject of a clause whose verb is not known: the name before it, or the one behind where it comes second."""
    opens = tools.subjects.skip_focus(tokens, start)
    phrase = tools.phrases.at(tokens, opens, wide=True)
    after = tools.phrases.at(tokens, tools.subjects.skip(tokens, opens), wide=True)
    if after is not None and after.end == end and not after.oblique:
        phrase = after  # Dazu der Sprecher: “…”
    clauses = tools.clauses
    if phrase is not None and not phrase.oblique and phrase.end <= end:
        following = tokens[phrase.end]
        if phrase.end == end:
            return phrase if tokens[phrase.start].capital or (phrase is after and phrase.start > opens) else None
        if tools.grammar.capitalised_nouns:
            return phrase if (following.word and not following.capital) or following.text == "," else None
        return (
            phrase if tokens[phrase.start].low not in tools.phrases.articles and clauses.has_verb([following]) else None
        )
    if phrase is None and tools.grammar.verb_second:
        verb = next((at for at in range(start + 1, end) if clauses.has_verb([tokens[at]])), None)
        behind = tools.subjects.behind(tokens, verb) if verb is not None else None
        return behind if behind and behind.end <= end else None
    return None


def acting(read: AttributedSentence, tools: Tools, index: int) -> Phrase | None:
    """Who does what a sentence tells in which words stand “with the words”."""
    tokens = read.sentence.tokens
    if index + 2 < len(tokens) and tokens[index + 1].text == ",":
        return tools.subjects.behind(tokens, index + 2)
    return tools.subjects.opening(tokens)
