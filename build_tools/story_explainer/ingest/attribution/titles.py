"""Which quotation marks hold a name, a title of a work or a word used with irony, and nobody's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from story_explainer.ingest.attribution.article import Tools
from story_explainer.ingest.attribution.phrases import AROUND
from story_explainer.ingest.attribution.reading import Token

NAMELIKE = 6  # words that a title or a name has at most


def count_words(text: str) -> int:
    """How many words a text has."""
    return len(re.findall(r"\w+", text))


def is_sentence(tokens: Sequence[Token], index: int) -> bool:
    """Whether a quotation ends as a sentence does."""
    inner = tokens[index].text.strip(AROUND)
    return bool(inner) and inner[-1] in ".!?…,"


def titled(tokens: Sequence[Token], index: int, tools: Tools) -> bool:
    """Whether a quotation is a name or a title rather than what somebody said."""
    inner = tokens[index].text.strip(AROUND)
    before = tokens[index - 1] if index else None
    grammar = tools.grammar
    near = [token.low for token in tokens[max(0, index - 4) : index]]
    if inner[:1].islower() and count_words(inner) > NAMELIKE:
        return False  # no title is as long as that, and begins small
    if before and before.low in grammar.phrases["according.before"]:
        return True
    if any(low in grammar.words("words.called") for low in near[-2:]):
        return True
    if any(
        _ends_with(low, grammar.words("words.titles")) for low in near[-2 if before and before.text != ":" else -3 :]
    ):
        return True
    if not inner or (is_sentence(tokens, index) and inner[-1] not in ",!"):
        return False
    if not inner[0].isupper() and not inner[0].isdigit():
        return len(inner.split()) == 1
    return count_words(inner) <= NAMELIKE


def worded(tokens: Sequence[Token], index: int, tools: Tools) -> bool:
    """Whether words that might be a title are rather somebody's within what somebody says: no noun calls them one."""
    words = tokens[index].text.strip(AROUND).split()
    before = tokens[index - 1] if index else None
    near = [token.low for token in tokens[max(0, index - 2) : index]]
    called = any(low in tools.grammar.words("words.called") for low in near) or (before and before.capital)
    named = any(_ends_with(low, tools.grammar.words("words.titles")) for low in near)
    return len(words) > 1 and any(word[:1].islower() for word in words) and not called and not named


def single(tokens: Sequence[Token], index: int, tools: Tools) -> bool:
    """Whether one word alone is quoted that is no noun where nouns have capitals: somebody's, or put at a distance."""
    words = tokens[index].text.strip(AROUND).split()
    called = any(token.low in tools.grammar.words("words.called") for token in tokens[max(0, index - 2) : index])
    return tools.grammar.capitalised_nouns and len(words) == 1 and words[0][:1].islower() and not called


def _ends_with(low: str, titles: frozenset[str]) -> bool:
    return low in titles or any(len(title) > 3 and low.endswith(title) for title in titles)
