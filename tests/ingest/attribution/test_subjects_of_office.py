"""Speakers with what their office is over, behind where and when they spoke, and none in what they say."""

from __future__ import annotations

import pytest

from story_explainer.ingest.attribution import attribute


def speakers(text: str) -> list[str | None]:
    return [text[slice(*each.speaker)] if each.speaker else None for each in attribute(text, "it")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "L'assessora comunale alla cultura, Marta Fanti, ha annunciato che il museo di Rocca chiude a marzo.",
            "L'assessora comunale alla cultura, Marta Fanti",
        ),
        (
            "Il delegato ai trasporti, Carlo Prandi, ha detto che il treno per Rocca non partirà.",
            "Il delegato ai trasporti, Carlo Prandi",
        ),
        (
            "«Il museo chiude e riapre a maggio», ha spiegato ieri in conferenza stampa la direttrice Marta Fanti.",
            "la direttrice Marta Fanti",
        ),
    ],
)
def test_the_speaker_is_found(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_nobody_speaks_in_what_is_awaited() -> None:
    text = "L'impresa che ha costruito il molo, la Halvora S.r.l., dice di attendere l'esito delle prove."
    assert "l'esito delle prove" not in speakers(text)
