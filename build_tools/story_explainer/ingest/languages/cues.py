"""What the drafts know of a language: words that give something away, one file each. A new language is a new file.

A cue is a phrase in which `*` stands for any letters at the end or the beginning of a word, `(a|b)` for one of several
endings, `…` for a few words in between, and `{n}`, `{unit}`, `{weekday}`, `{month}`, `{day}`, `{year}`, `{hour}`,
`{clock}` for what the language's file and CLDR list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property
from typing import Any

from story_explainer.ingest.languages import languages_with, spellings, table
from story_explainer.ingest.languages.cldr import months, weekdays

_GAP = r"\b(?:[^.!?;]|(?<=\d)\.){1,80}?\b"  # a day ends no sentence: wollte sich am 3. Mai nicht äußern
_NEVER = re.compile(r"(?!)")


class Cues:
    """The cues of one language. Without a file every list is empty, so that whatever rests on it finds nothing."""

    def __init__(self, locale: str, data: dict[str, Any]) -> None:
        self.locale = locale
        self._data = data
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._sets: dict[str, frozenset[str]] = {}

    def __bool__(self) -> bool:
        """Whether there is a file for the language."""
        return bool(self._data)

    def get(self, key: str, default: Any = None) -> Any:
        """What stands under a dotted key such as `names.roles`; `default` if nothing does."""
        value: Any = self._data
        for part in key.split("."):
            if not isinstance(value, dict) or part not in value:
                return default
            value = value[part]
        return value

    def words(self, key: str) -> frozenset[str]:
        """A list of single words under a key, in lower case."""
        if key not in self._sets:
            self._sets[key] = frozenset(form for word in self.get(key, ()) for form in spellings(word.lower()))
        return self._sets[key]

    def pattern(self, key: str) -> re.Pattern[str]:
        """The cues under a key as one pattern, which prefers the longest; it matches nothing if there are none."""
        if key not in self._patterns:
            self._patterns[key] = self._compile(self.get(key, ()))
        return self._patterns[key]

    def find(self, key: str, text: str) -> list[re.Match[str]]:
        """Where cues of a key stand in a text, from left to right."""
        return list(self.pattern(key).finditer(text))

    def has(self, key: str, text: str) -> bool:
        """Whether a cue of a key stands in a text."""
        return self.pattern(key).search(text) is not None

    def _compile(self, cues: Iterable[str]) -> re.Pattern[str]:
        made = [self._regex(cue) for cue in sorted(cues, key=lambda cue: (-len(cue.split()), -len(cue), cue))]
        return re.compile(rf"(?<!\w)(?:{'|'.join(made)})(?!\w)", re.IGNORECASE) if made else _NEVER

    def _regex(self, cue: str) -> str:
        words = []
        for word in cue.split():
            if word == "…":
                words.append(_GAP)
                continue
            made = re.escape(word).replace(r"\*", r"\w*").replace("’", "'").replace("'", "['’]")
            made = made.replace("ß", "(?:ß|ss)")  # as in Switzerland
            made = made.replace(r"\(", "(?:").replace(r"\|", "|").replace(r"\)", ")")
            made = re.sub(r"\\{(\w+)\\}", lambda name: self._slots[name[1]], made)
            words.append(made)
        return r"\s+".join(words).replace(rf"\s+{_GAP}\s+", rf"\b\s*{_GAP}\s*\b")

    @cached_property
    def _slots(self) -> dict[str, str]:
        def any_of(cues: Iterable[str]) -> str:
            made = sorted({re.escape(cue).replace(r"\*", r"\w*") for cue in cues}, key=lambda cue: (-len(cue), cue))
            return f"(?:{'|'.join(made)})" if made else r"(?!)"

        many = [re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in self.get("time.many", ())]
        number = r"[0-9][0-9.,]*"
        about = "|".join(sorted(many, key=lambda word: (-len(word), word))) or "(?!)"
        number = f"(?:{number}|{any_of(self.get('time.numbers', ()))})"
        return {
            "n": rf"(?:(?:{about})(?:\s+{number})?|{number})",
            "unit": any_of(self.get("time.units", ())),
            "weekday": _as_written(self.weekdays),
            "month": _as_written(self.months),
            "day": r"[0-3]?[0-9](?:[.º°]|er|st|nd|rd|th)?",
            "year": r"(?:1[5-9]|20)[0-9]{2}",
            "clock": r"(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9]",
            "hour": r"(?:[01]?[0-9]|2[0-4])(?:[.:][0-5][0-9])?",
        }

    @cached_property
    def months(self) -> dict[str, int]:
        """The names of the months by CLDR, with their numbers."""
        return months(self.locale)

    @cached_property
    def weekdays(self) -> frozenset[str]:
        """The names of the days of the week by CLDR."""
        return frozenset(weekdays(self.locale))


def _as_written(names: Iterable[str]) -> str:
    """Names of the calendar with the capital that the language gives them, for “May” is no “may”, or a sentence's."""
    made = []
    for name in sorted(names, key=lambda name: (-len(name), name)):
        made.append(re.escape(name))
        if name[0].islower():
            made.append(rf"(?:\A|(?<=[.!?]\s)){re.escape(name[0].upper() + name[1:])}")
    return f"(?-i:{'|'.join(made)})" if made else r"(?!)"


@cache
def known_languages() -> tuple[str, ...]:
    """The languages that have a file."""
    return languages_with("drafting")


@cache
def cues(locale: str) -> Cues:
    """The cues of a language.

    Args:
        locale: a BCP 47 tag; its first part decides.

    Returns:
        The cues; empty ones for a language that has no file.
    """
    return Cues(locale, table(locale, "drafting"))
