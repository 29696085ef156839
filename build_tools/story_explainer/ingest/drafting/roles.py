"""Who somebody is, by the office before the name or by what stands behind it and a comma, in each language.

“Y, Sprecherin der Polizei”, “Y, 54, a professor at Z”, “il sindaco di X, Y”. Nothing is made up: where a text says
nothing of the kind, or only what somebody once was, there is no role.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from story_explainer.ingest.drafting.appositions import apposition
from story_explainer.ingest.drafting.names import Name, NameMention
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.titles import called, title
from story_explainer.ingest.languages.cues import Cues
from story_explainer.story.base import Text


class Role(NamedTuple):
    """Who somebody is: the words in each language, and whether every version of the article gives a known office."""

    text: Text
    office: bool


_RoleWords = tuple[bool, int, str]  # whether it is a known office, how many words it has, and the words


def role_of(name: Name, reading: Reading) -> Role | None:
    """What the texts call somebody, in each language that does: “CEO di Ford” / “CEO von Ford”.

    Args:
        name: whom.
        reading: the article; a sentence whose versions all say it goes before others.

    Returns:
        The fullest words for it in each language, a known office before any other word; None if no language has any.
    """
    found: dict[str, dict[str, _RoleWords]] = defaultdict(dict)  # by segment and language
    for mention in name.mentions:
        here = found[mention.segment]
        for role in _roles(mention, reading):
            if _is_courtesy(role, reading.cues[mention.locale]):
                continue
            if mention.locale not in here or role[:2] > here[mention.locale][:2]:
                here[mention.locale] = role
    whole = [there for there in found.values() if set(there) == set(reading.locales)]
    best: dict[str, _RoleWords] = {}
    for there in whole or found.values():
        if whole and best and _rank(there) <= _rank(best):
            continue
        for locale, role in there.items():
            if whole or locale not in best or role[:2] > best[locale][:2]:
                best[locale] = role
    if not best:
        return None
    office = set(best) == set(reading.locales) and all(known for known, _, _ in best.values())
    return Role(Text({locale: best[locale][2] for locale in reading.locales if locale in best}), office)


def _rank(found: dict[str, _RoleWords]) -> tuple[bool, int]:
    """Who is called by one word at first and in full later is what the fullest words say."""
    return all(known for known, _, _ in found.values()), sum(words for _, words, _ in found.values())


def _is_courtesy(role: _RoleWords, known: Cues) -> bool:
    """Whether words are but how somebody is addressed, which says nothing of who it is: Dottoressa, Frau Dr."""
    return all(word.lower().rstrip(".") in known.words("names.courtesy") for word in role[2].split())


def _roles(mention: NameMention, reading: Reading) -> Iterator[_RoleWords]:
    known = reading.cues[mention.locale]
    text = reading.bitext.by_id[mention.segment].text[mention.locale]
    office = title(mention, reading)
    if behind := apposition(text, mention.end, known):
        yield True, len(behind.split()), behind
    elif loose := apposition(text, mention.end, known, loosely=True):
        yield False, len(loose.split()), loose
    if office:
        yield True, len(office.split()), office
    elif word := called(text[: mention.start], mention.text, known):
        yield False, len(word.split()), word
