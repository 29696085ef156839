"""An answer that begins from a sentence: which claims it may answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from story_explainer.desk.inbox import words_of
from story_explainer.desk.reading import State, Written

_STEM = 5  # letters by which two forms of a word are known as one
_PLAIN = 4  # shorter words say little about what a sentence is about
_BEFORE = 4  # sentences after which an article mostly has told what somebody answers


def claims_near(state: State, cites: Sequence[str], locale: str) -> list[tuple[str, str]]:
    """The claims of a story: those first that some sentences make, then those that they follow closely (an answer
    stands behind what it answers, mostly in other words), then those that share most words with them.

    Args:
        state: the story.
        cites: the sentences.
        locale: the language of the words.

    Returns:
        The key of each, and what it says.
    """
    wanted, places = _stems(_texts(state, cites)), _places(state)
    here = [places[cite] for cite in cites if cite in places]

    def near(claim: Written) -> tuple[bool, bool, int]:
        own = [cite for cite in cited if cite in places] if isinstance(cited := claim.entry.get("cites"), list) else []
        before = any(
            article == other and 0 < number - earlier <= _BEFORE
            for article, number in here
            for other, earlier in map(places.__getitem__, own)
        )
        shared = len(wanted & _stems(f"{' '.join(_said(claim.entry))} {_texts(state, own)}"))
        return not set(own) & set(cites), not before, -shared

    claims = [each for each in state.statements() if each.key.file == "claims"]
    return [(str(one.key), words_of(one.entry, locale)[0]) for one in sorted(claims, key=near)]


def _places(state: State) -> dict[str, tuple[str, int]]:
    """For each sentence its article, and its place there."""
    bitexts = state.last.bitexts if state.last else {}
    return {one.id: (name, place) for name, bitext in bitexts.items() for place, one in enumerate(bitext.segments())}


def _texts(state: State, cites: Sequence[str]) -> str:
    known = state.last.segment if state.last else {}
    return " ".join(words for cite in cites if cite in known for words in known[cite].text.values())


def _said(entry: Mapping[str, Any]) -> Iterator[str]:
    for name in ("label", "text", "short"):
        if isinstance(text := entry.get(name), Mapping):
            yield from map(str, text.values())


def _stems(text: str) -> set[str]:
    return {word.casefold()[:_STEM] for word in re.findall(r"\w+", text) if len(word) >= _PLAIN}
