"""An answer that begins from a sentence: which claims it may answer, and whose answer it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from story_explainer.desk.inbox import words_of
from story_explainer.desk.reading import State, Written

_STEM = 5  # letters by which two forms of a word are known as one
_PLAIN = 4  # shorter words say little about what a sentence is about


def claims_near(state: State, cites: Sequence[str], locale: str) -> list[tuple[str, str]]:
    """The claims of a story, those first that share most words with some sentences.

    Args:
        state: the story.
        cites: the sentences.
        locale: the language of the words.

    Returns:
        The key of each, and what it says.
    """
    wanted = _stems(_texts(state, cites))

    def shared(claim: Written) -> int:
        own = claim.entry.get("cites")
        cited = _texts(state, own) if isinstance(own, list) else ""
        return len(wanted & _stems(f"{' '.join(_said(claim.entry))} {cited}"))

    claims = [each for each in state.statements() if each.key.file == "claims"]
    return [(str(one.key), words_of(one.entry, locale)[0]) for one in sorted(claims, key=lambda one: -shared(one))]


def speaker(state: State, cites: Sequence[str], but: Sequence[str] = ()) -> str:
    """The actor that some sentences name first; empty if they name none.

    Args:
        state: the story.
        cites: the sentences.
        but: actors that are not meant.
    """
    text = _texts(state, cites)
    found: dict[str, int] = {}
    for actor in state.statements():
        if actor.key.file == "actors" and actor.key.id not in but:
            places = [match.start() for name in _names(actor.entry) if (match := re.search(_whole(name), text))]
            if places:
                found[actor.key.id] = min(places)
    return min(found, key=found.__getitem__, default="")


def _texts(state: State, cites: Sequence[str]) -> str:
    known = state.last.segment if state.last else {}
    return " ".join(words for cite in cites if cite in known for words in known[cite].text.values())


def _said(entry: Mapping[str, Any]) -> Iterator[str]:
    for name in ("label", "text", "short"):
        if isinstance(text := entry.get(name), Mapping):
            yield from map(str, text.values())


def _stems(text: str) -> set[str]:
    return {word.casefold()[:_STEM] for word in re.findall(r"\w+", text) if len(word) >= _PLAIN}


def _names(entry: Mapping[str, Any]) -> Iterator[str]:
    """What an actor is called: the names, and of a person's the last word alone."""
    for name in ("name", "short"):
        text = entry.get(name)
        for words in map(str, text.values() if isinstance(text, Mapping) else ()):
            yield words
            if entry.get("kind") == "person" and len(last := words.split()[-1]) >= _PLAIN:
                yield last
    aliases = entry.get("aliases")
    for several in aliases.values() if isinstance(aliases, Mapping) else ():
        yield from map(str, several if isinstance(several, list) else ())


def _whole(name: str) -> str:
    return rf"(?<!\w){re.escape(name)}(?!\w)"
