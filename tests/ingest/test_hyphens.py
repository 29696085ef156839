"""Words that a layout parted are joined; a hyphen that belongs to a word stays."""

from __future__ import annotations

import pytest

from story_explainer.ingest.reading.hyphens import Hyphens


@pytest.mark.parametrize(
    ("here", "after", "elsewhere", "joined"),
    [
        ("un risarci-", "mento di tre", "", "un risarcimento di tre"),
        ("die Bürger-", "meisterin sagt", "", "die Bürgermeisterin sagt"),
        ("the re-", "covery is slow", "the recovery began", "the recovery is slow"),
        ("la linea franco-", "tedesca", "la linea franco-tedesca chiude", "la linea franco-tedesca"),
        ("una e-", "mail", "le e-mail arrivano", "una e-mail"),
        ("well-", "known people", "they are well known", "well-known people"),
        ("die EU-", "Kommission", "", "die EU-Kommission"),
        ("Baden-", "Württemberg", "", "Baden-Württemberg"),
        ("von 2021-", "2022 an", "", "von 2021-2022 an"),
        ("Vor-", "und Nachteile", "", None),
        ("Ein- oder Aus-", "oder Zugang", "", None),
        ("lunedì -", "dice lui", "", None),
        ("der Nord-", "Süd-Konflikt", "", "der Nord-Süd-Konflikt"),
        ("ein Ab-", "kommen", "ab und kommen sie", "ein Abkommen"),
    ],
)
def test_hyphens_at_the_ends_of_lines(here: str, after: str, elsewhere: str, joined: str | None) -> None:
    assert Hyphens([here, after, elsewhere]).join(here, after) == joined
