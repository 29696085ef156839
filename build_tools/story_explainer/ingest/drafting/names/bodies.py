"""Bodies that a text calls by a common noun as if by a name: die Polizei, la procura di Bergamo, the foreign ministry.

Which nouns do so stands in the languages' files, each under what it means, so that one body has one name in two
languages. What is counted or one of several (a ministry, two prosecutors) is nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from story_explainer.ingest.drafting.names import Name, NameMention
from story_explainer.ingest.languages.cues import Cues, cues
from story_explainer.ingest.text.words import fold
from story_explainer.story.bitext import Bitext, Segment

MARK = "body:"  # by which the key of such a name is known
PROSECUTION = f"{MARK}prosecution:"
_WORD_BEFORE = re.compile(r"([^\W_]+)(?:['’]|\s+)$")
_WORD_BEHIND = re.compile(r"\s+([^\W_]+)")
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]*"


def is_body(name: Name) -> bool:
    """Whether a name is a body's that is called by a common noun."""
    return name.key.startswith(MARK)


def with_bodies(bitext: Bitext, names: Sequence[Name]) -> list[Name]:
    """The names with the bodies beside them; what stands inside of what a body is called is none of its own.

    Args:
        bitext: the text.
        names: the names found in it.
    """
    found: dict[str, list[NameMention]] = defaultdict(list)
    for segment in bitext.segments():
        for locale, text in segment.text.items():
            for key, mention in _in(segment, locale, text, cues(locale)):
                if not any(_over(mention, other) for name in names for other in name.mentions):
                    found[key].append(mention)
    bodies = _qualified(found)
    every = [mention for mentions in bodies.values() for mention in mentions]
    kept = [
        replace(name, mentions=left)
        for name in names
        if (left := tuple(one for one in name.mentions if not any(_within(one, body) for body in every)))
    ]
    return kept + [Name(key, False, tuple(mentions)) for key, mentions in bodies.items()]


def _qualified(found: dict[str, list[NameMention]]) -> dict[str, list[NameMention]]:
    """“The prosecution” is that of Bergamo where the text names no other one."""
    merged = dict(found)
    for key in [key for key in found if key.endswith(":")]:
        whole = [other for other in found if other.startswith(key) and other != key]
        if len(whole) == 1:
            merged[whole[0]] = sorted([*found[whole[0]], *merged.pop(key)], key=lambda one: int(one.segment[1:]))
    return merged


def _in(segment: Segment, locale: str, text: str, known: Cues) -> Iterator[tuple[str, NameMention]]:
    taken: list[tuple[int, int]] = []
    for meaning, nouns in known.get("names.bodies", {}).items():
        capital = all(noun[0].isupper() for noun in nouns) and not known.get("noun_capitals", False)
        for match in known.find(f"names.bodies.{meaning}", text):
            start, end = match.span()
            if (capital and not text[start].isupper()) or any(start < last and first < end for first, last in taken):
                continue
            qualifier, end = _qualifier(text, end, known)
            if meaning == PROSECUTION.split(":")[1] and (
                court := known.pattern("names.before_court").match(text, end + 1)
            ):
                qualifier, end = _qualifier(text, court.end(), known)
            if qualifier.lower() in known.words("names.units"):
                qualifier, end = "", match.end()  # i carabinieri del Nucleo tutela patrimonio
            if _one_of_several(text, start, known) or _goes_on(text, end, known, bool(qualifier)):
                continue
            wanted = known.words("names.qualified")
            if not qualifier and match[0].lower() in wanted:
                continue
            end -= _genitive(text[start:end], known)
            word = fold(match[0]).removesuffix("s") if meaning == "own" else meaning
            taken.append((start, end))
            yield f"{MARK}{word}:{fold(qualifier)}", NameMention(segment.id, locale, text[start:end], start, end)


def _qualifier(text: str, end: int, known: Cues) -> tuple[str, int]:
    """Which one it is, as said behind it: di Bergamo, della Salute, Mainz."""
    if known.get("noun_capitals", False):
        found = re.match(rf" ({_CAPITAL})", text[end:])
    else:
        of = "|".join(sorted(map(re.escape, known.words("names.of")), key=len, reverse=True))
        found = re.match(rf" (?:(?:{of})(?:['’]|\s))({_CAPITAL}(?:\s(?:e\s)?{_CAPITAL})*)", text[end:]) if of else None
    return (found[1], end + found.end()) if found else ("", end)


def _one_of_several(text: str, start: int, known: Cues) -> bool:
    before = _WORD_BEFORE.search(text[:start])
    if before and known.get("noun_capitals", False) and re.fullmatch(r"[a-zäöüß]+(?:e|en|em|er|es)", before[1]):
        led = _WORD_BEFORE.search(text[: before.start()])
        if led and led[1].lower() in known.words("names.articles"):
            return False  # das hessische Verbraucherschutzministerium
    word = before[1].lower() if before else ""
    articles = known.words("names.articles") | known.words("names.of")
    apart = bool(word) and text[start - 1] == " "
    return word in known.words("names.any") or (apart and not _led(word, articles, known))


def _led(word: str, articles: frozenset[str], known: Cues) -> bool:
    """Whether a word may stand before the name of a body: an article, or one of grammar; no adjective, no noun."""
    return word in articles or word in known.words("function_words") or known.has("attribution.speech", word)


def _goes_on(text: str, end: int, known: Cues, qualified: bool) -> bool:
    """Whether the noun is but a part of another one: Polizei-Chef, police officers."""
    if text[end : end + 1] == "-":
        return True
    behind = _WORD_BEHIND.match(text[end:])
    if behind is None or qualified or not known.get("names.compounds", False):
        return False
    word = behind[1].lower()
    return not (
        word in known.words("function_words")
        or known.has("attribution.speech", word)
        or any(known.pattern(f"tense.{tense}").fullmatch(word) for tense in ("present", "past", "participle"))
    )


def _genitive(form: str, known: Cues) -> int:
    """How many letters of a form are the ending of a genitive: des Ministeriums."""
    return int(known.get("genitive") == "s" and re.fullmatch(r"\w+(?:ums|amts|richts)", form) is not None)


def _over(mention: NameMention, other: NameMention) -> bool:
    """Whether a name goes beyond what a body is called, as in Avon and Somerset Police."""
    same = (mention.segment, mention.locale) == (other.segment, other.locale)
    return same and other.start < mention.end and mention.start < other.end and not _within(other, mention)


def _within(mention: NameMention, body: NameMention) -> bool:
    same = (mention.segment, mention.locale) == (body.segment, body.locale)
    return same and body.start <= mention.start and mention.end <= body.end
