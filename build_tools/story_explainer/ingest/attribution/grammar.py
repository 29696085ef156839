"""What is known of how a language tells who says what: `languages/<tag>/attribution.toml`, ready to look up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from story_explainer.ingest.languages import languages_with, spellings, table


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb that gives somebody's words.

    Attributes:
        sense: `say`, `think`, `demand`, `deny`, `ask`, `show`, or `name` for verbs after which only quotation marks
            show what was said.
        needs: words of its clause without which it is another verb: “teilte … mit”, “made … clear”.
    """

    sense: str
    needs: tuple[str, ...] = ()


class Grammar:
    """The data of one language. Without a file all of it is empty, so that nothing is found."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._sets: dict[str, frozenset[str]] = {}
        self.capitalised_nouns: bool = data.get("capitalised_nouns", False)
        self.verb_second: bool = data.get("verb_second", False)
        self.elided: bool = data.get("elided", False)
        self.silent_subject: bool = data.get("silent_subject", False)
        self.adjective_endings: tuple[str, ...] = tuple(data.get("adjective_endings", ()))
        self.oblique_adjective: tuple[str, ...] = tuple(data.get("oblique_adjective", ()))
        self.adverb_endings: tuple[str, ...] = tuple(data.get("words", {}).get("adverb_endings", ()))
        self.finite: dict[str, list[Verb]] = {}
        self.participles: dict[str, list[Verb]] = {}
        self.infinitives: set[str] = set()
        self.gerunds: set[str] = set()
        for sense, groups in data.get("verbs", {}).items():
            for group, entries in groups.items():
                for entry in entries:
                    self._strong(sense, entry) if group == "strong" else self._regular(sense, group, entry)
        self.phrases = {
            key: _phrases(self.words(key)) for key in ("according.before", "according.after", "according.as_told")
        }

    def __bool__(self) -> bool:
        """Whether there is a file for the language."""
        return bool(self._data)

    def get(self, key: str) -> Any:
        """What stands under a dotted key; None if nothing does."""
        value: Any = self._data
        for part in key.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        return value

    def words(self, key: str) -> frozenset[str]:
        """The words under a dotted key, in lower case."""
        if key not in self._sets:
            given = (word.lower().replace("’", "'") for word in self.get(key) or ())
            self._sets[key] = frozenset(form for word in given for form in spellings(word))
        return self._sets[key]

    def _regular(self, sense: str, conjugation: str, entry: str) -> None:
        """An entry such as `sag`, `mit+teil` (teilte … mit, mitteilte) or `klar mach` (machte … klar)."""
        *needs, stem = entry.split()
        particle, plus, stem = stem.rpartition("+")
        forms = self._data["conjugations"][conjugation]
        verb = Verb(sense, tuple([*needs, particle] if plus else needs))
        whole = Verb(sense, tuple(needs))
        for pattern in forms["finite"]:
            form = pattern.format(stem)
            _add(self.finite, form, verb)
            if plus:
                _add(self.finite, particle + form, whole)
        for pattern in forms["participle"]:
            _add(self.participles, particle + pattern.format(stem), whole)
        for pattern in forms.get("gerund", ()):
            form = particle + pattern.format(stem)
            self.gerunds.add(form)
            _add(self.finite, form, whole)
        for pattern in forms.get("infinitive", ()):
            self.infinitives.add(particle + pattern.format(stem))

    def _strong(self, sense: str, entry: str) -> None:
        """An entry with its forms written out: `gibt gab gaben / zu / zugegeben`."""
        forms, needed, participles = (f"{entry} / /" if "/" not in entry else entry + " /").split("/")[:3]
        needs = needed.split()
        joins = bool(needs) and any(word.startswith(needs[-1]) for word in participles.split())
        endings = tuple(self._data.get("words", {}).get("gerund_endings", ("\0",)))
        for form in forms.split():
            if form.endswith(endings):
                self.gerunds.add(form)
            _add(self.finite, form, Verb(sense, tuple(needs)))
            if joins:
                _add(self.finite, needs[-1] + form, Verb(sense, tuple(needs[:-1])))
        for participle in participles.split():
            _add(self.participles, participle, Verb(sense, tuple(needs[:-1] if joins else needs)))


def _add(forms: dict[str, list[Verb]], form: str, verb: Verb) -> None:
    for spelt in spellings(form):
        known = forms.setdefault(spelt, [])
        if verb not in known:
            known.append(verb)


def _phrases(phrases: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    """Phrases of one or more words by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase.split()), phrase)):
        first, *rest = phrase.split()
        found.setdefault(first, []).append((first, *rest))
    return found


@cache
def grammar(locale: str) -> Grammar:
    """What is known of a language; of its BCP 47 tag the language alone counts."""
    return Grammar(table(locale, "attribution"))


@cache
def attributed_languages() -> tuple[str, ...]:
    """The languages that have a file."""
    return languages_with("attribution")
