"""The nine points that an editor must get from four articles on one accident (`cima-crozza/gold.md`)."""

from __future__ import annotations

from dataclasses import dataclass

from stories_data import account, need

from story_explainer.ingest.comparison.compare import compare_all
from story_explainer.ingest.comparison.matches import Match

PUBLISHED = {
    "quotidiano.it": "2022-07-03T21:40",
    "corriere.it": "2022-07-04T08:15",
    "mountain-wire.en": "2022-07-04T18:00",
    "alpenbote.de": "2022-07-04T22:05",
}
VALUES = {"differs", "updated"}


@dataclass(frozen=True)
class Wanted:
    """A relation that must be found: words of either passage, and of which kind, if that matters."""

    first: str
    second: str
    kinds: frozenset[str] = frozenset()
    corrects: bool = False


def _changed(first: str, second: str, corrects: bool = False) -> Wanted:
    return Wanted(first, second, frozenset(VALUES), corrects)


POINTS: list[tuple[str, list[Wanted]]] = [
    ("1 a paragraph copied", [
        Wanted("travolto almeno due cordate|quotidiano", "travolto almeno due cordate|corriere", frozenset({"copied"})),
        Wanted("un cecoslovacco|quotidiano", "un cecoslovacco|corriere", frozenset({"copied"})),
    ]),
    ("2 the dead: 6, 6, 8, 7", [
        _changed("sei morti|quotidiano", "eight people"),
        Wanted("sei morti|quotidiano", "restano sei|corriere"),
        _changed("eight people", "auf sieben korrigiert", corrects=True),
    ]),
    ("3 the missing: 10, 20, 14, 13", [
        _changed("decina di dispersi", "almeno venti"),
        _changed("almeno venti", "14 people"),
        _changed("14 people", "auf 13 gesunken"),
    ]),
    ("4 the child: said, denied", [_changed("un bambino di 9 anni", "neunjähriges Kind")]),
    ("5 the climber, told again", [Wanted("scorrere l'acqua", "Wasser unter dem Eis")]),
    ("6 the prime minister", [Wanted("without doubt", "zweifellos")]),
    ("7 not to be foreseen", [Wanted("fosse prevedibile", "could have foreseen")]),
    ("8 a patient is alive: 8 to 7", [Wanted("eight people", "noch lebt")]),
    ("9 one was found: 14 to 13", [_changed("14 people", "hat sich beim Konsulat gemeldet")]),
]  # fmt: skip


def nine_points() -> None:
    """Print which of them are found."""
    made = []
    for name, published in PUBLISHED.items():
        document, locale = name.split(".")
        whole = (need() / "cima-crozza" / f"{name}.txt").read_text("utf-8")
        made.append(account(document, {locale: whole}, published))
    text = {ident: next(iter(texts.values())) for one in made for ident, texts in one.segments.items()}
    matches = compare_all(made)
    found = 0
    for name, relations in POINTS:
        hits = [next((m for m in matches if _answers(m, wanted, text)), None) for wanted in relations]
        found += all(hits)
        told = ", ".join(_told(hit) if hit else "not found" for hit in hits)
        print(f"  {'yes' if all(hits) else 'no ':3} {name:32} {told}")
    print(f"cima-crozza: {found} of {len(POINTS)}, {len(matches)} matches in all")


def _answers(match: Match, wanted: Wanted, text: dict[str, str]) -> bool:
    def holds(words: str, ident: str) -> bool:
        phrase, _, document = words.partition("|")
        return phrase.lower() in text[ident].lower() and ident.startswith(document)

    a, b = match.segments
    here = (holds(wanted.first, a) and holds(wanted.second, b)) or (holds(wanted.first, b) and holds(wanted.second, a))
    fits = not wanted.kinds or bool(wanted.kinds & match.kinds)
    return here and fits and (not wanted.corrects or match.corrects is not None)


def _told(match: Match) -> str:
    values = " → ".join(match.values.values())
    return f"{'+'.join(sorted(match.kinds))} {match.score:.2f}{f' ({values})' if values else ''}"
