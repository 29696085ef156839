"""What stands behind a name and a comma and says who somebody is: “Y, Sprecherin der Polizei”, “Y, 54, a farmer”."""

from __future__ import annotations

import re

from story_explainer.ingest.drafting.names.corpus import given
from story_explainer.ingest.languages.cues import Cues
from story_explainer.ingest.text.marks import DOUBLE
from story_explainer.ingest.text.words import fold

_LONG = 90  # letters, at most, that say who somebody is in a few words
_HEAD = 6  # words before the first preposition, where the head stands last
_AGE = r"(?:(?:aged\s)?\d{1,3}(?:\s[^\W\d_]+){0,2},\s+)?"
_PARTY = r"(?:\s\([^()]{1,30}\))?"
_ELIDED = re.compile(r"([^\W\d_]+['’])(?=\w)")


def apposition(text: str, end: int, known: Cues, loosely: bool = False) -> str | None:
    """What a text says of a name right behind it, if that is an office or what a person does.

    Args:
        text: the sentence.
        end: where the name ends.
        known: the cues of its language.
        loosely: whether a noun will do that is a person's by its ending; else it has to be a known office.

    Returns:
        The words without an article, in the nominative; None where that form is not sure. What somebody once was has
        the word that says so in front.
    """
    relative = "|".join(sorted(map(re.escape, known.words("names.relative"))))
    relative = rf"|\s(?:{relative})\b" if relative else ""
    stop = rf"(?=[,;]|\s?[–—(]|\.\s*$|\.?[”“\"»]{relative})"
    found = re.match(rf"{_PARTY},\s+{_AGE}([^,;:()–—{DOUBLE}]+?){stop}", text[end:])
    return None if found is None or len(found[1]) > _LONG else described(found[1], known, loosely)


def described(words: str, known: Cues, loosely: bool = False) -> str | None:
    """What somebody is by some words for it.

    Args:
        words: the words, which an article may lead.
        known, loosely: as for `apposition`.

    Returns:
        As for `apposition`.
    """
    led, rest = _without_article(words, known)
    first = rest.partition(" ")[0].lower()
    opens = known.pattern("names.former").fullmatch(first) or is_role([first], known, loosely)
    if not led and first in known.words("function_words") and not opens:
        return None  # now a lord
    if any(cue.start() for cue in known.find("names.former", rest)) or _names_another(rest, known):
        return None
    if known.get("noun_capitals", False):
        return _declined(led, rest, known, loosely)
    if known.get("names.compounds", False):
        return _head_last(led, rest, known, loosely)
    former = known.pattern("names.former").match(rest)
    plain = rest[former.end() :].lstrip("- ") if former else rest
    return _capital(rest) if _opens(plain.split(), known, loosely) else None


def _names_another(words: str, known: Cues) -> bool:
    """Whether somebody is named in it who is none that it is of: il dirigente Ugo Mori e l'imprenditrice Ada Moss."""
    of = known.words("names.of") | known.words("names.office_of") | known.words("names.articles")
    return any(
        given(fold(full[2])) and full[1].lower() not in of
        for full in re.finditer(r"([^\W\d_]+)['’\s]\s?([A-ZÀ-Þ][^\W\d_]+)\s[A-ZÀ-Þ][^\W\d_]+", words)
    )


def is_role(words: list[str], known: Cues, loosely: bool) -> bool:
    """Whether some words are an office, or loosely one that has a person's ending: portavoce, farmer."""
    word = " ".join(words).lower()
    if word in known.words("names.roles") - known.words("names.organisations") - known.words("names.outlets"):
        return len(words) > 1 or word not in known.words("function_words")
    person = loosely and known.pattern("names.persons").fullmatch(word) is not None
    return person and word not in known.words("names.affairs")


def _without_article(text: str, known: Cues) -> tuple[str, str]:
    """The article before a noun, in lower case, and what stands behind it."""
    articles = known.words("names.articles") | known.words("names.nominative") | known.words("names.indefinite")
    elided = _ELIDED.match(text)
    if elided and elided[1][:-1].lower() in articles:
        return elided[1][:-1].lower(), text[elided.end() :]
    first, _, rest = text.partition(" ")
    return (first.lower(), rest) if rest and first.lower() in articles else ("", text)


def _opens(words: list[str], known: Cues, loosely: bool) -> bool:
    """Whether words begin with what somebody is, and go on with more about it, not with somebody's name."""
    for size in range(min(4, len(words)), 0, -1):
        if is_role(words[:size], known, loosely):
            behind = words[size] if size < len(words) else ""
            return not behind[:1].isupper() or fold(behind) in known.words("names.of")
    return False


def _head_last(led: str, text: str, known: Cues, loosely: bool) -> str | None:
    """“the authority's chief engineer” is “chief engineer”; “a professor of law at Z” begins with its head."""
    words = text.split()
    links = known.words("names.of") | known.words("names.locative") | known.words("names.links")
    cut = next((place for place, word in enumerate(words) if word.lower() in links), len(words))
    head = words[:cut]
    if not 0 < len(head) <= _HEAD or any(word.lower() in known.words("names.articles") for word in head):
        return None
    if led or head[0].lower() in known.words("names.bounds"):
        owner = next((place for place, word in enumerate(head) if re.search(r"['’]s$|s['’]$", word)), -1)
        owner = max(owner, 0 if head[0].lower() in known.words("names.bounds") else -1)
        head, words = head[owner + 1 :], words[owner + 1 :]
    if any(is_role(head[-size:], known, loosely) for size in range(1, min(4, len(head)) + 1)):
        return _capital(" ".join(words))
    return None


def _declined(led: str, text: str, known: Cues, loosely: bool) -> str | None:
    """An apposition of a language whose nouns show the case, as it is in the nominative and without an article."""
    words = text.split()
    adjectives = []
    while len(words) > 1 and re.fullmatch(r"[a-zäöüß-]+(?:e|er|en)", words[0]) and words[1][:1].isupper():
        adjectives.append(words.pop(0))
    if not words or not words[0][:1].isupper():
        return None
    if any(adjective.endswith("en") for adjective in adjectives) or (
        adjectives and led not in ("der", "die", "", "ein", "eine")
    ):
        return None
    if led == "der":
        adjectives = [re.sub("e$", "er", adjective) for adjective in adjectives]
    noun = nominative(words[0], led, known)
    last = noun.rpartition("-")[2]
    ends = [role for role in known.words("names.roles") if len(role) > 3]
    listed = is_role([noun], known, loosely=False) or any(last.lower().endswith(end) for end in ends)
    person = listed or is_role([noun], known, loosely)
    whole = any(is_role(words[:size], known, loosely=False) for size in (2, 3, 4) if size <= len(words))
    if whole and not adjectives:  # Chief Executive Officer der Halvora AG
        return _capital(" ".join(words))
    if noun is None or not person or (len(words) > 1 and words[1][:1].isupper()):
        return None
    return _capital(" ".join([*adjectives, noun, *words[1:]]))


def nominative(noun: str, led: str, known: Cues) -> str:
    """A noun as it is without an article: der Vorsitzende is Vorsitzender, dem Präsidenten is Präsident.

    Args:
        noun: the noun as it stands.
        led: the article before it, in lower case; empty if there is none.
        known: the cues of its language.
    """
    low = noun.lower()
    for cut in ("en", "e"):
        stem = noun.removesuffix(cut)
        if low.endswith(cut) and any(stem.lower().endswith(end) for end in known.words("names.adjectival")):
            man = led in ("dem", "den", "des") if cut == "en" else led == "der"
            return f"{stem}er" if man else f"{stem}e"
    if led in ("dem", "den", "des"):
        for end in ("en", "n", "es", "s"):
            if low.endswith(end) and low.removesuffix(end) in known.words("names.roles"):
                return noun[: -len(end)]
    return noun


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
