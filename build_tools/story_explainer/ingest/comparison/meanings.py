"""The ideas of both vocabularies as reports of one event use them: who is killed, is dead, is a victim."""

from __future__ import annotations

from story_explainer.ingest.alignment.lexicon import ideas

# Ideas that stand for each other in reports of one event.
_ONE = {"victim": "death", "kill": "death"}


def meanings(word: str, locale: str) -> frozenset[str]:
    """What a word may stand for.

    Args:
        word: a folded word.
        locale: its language.

    Returns:
        Ideas by names that are the same in every language; none for an unknown word or language.
    """
    return frozenset(_ONE.get(idea, idea) for idea in ideas(word, locale) | ideas(word, locale, "news"))
