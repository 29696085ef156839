"""Card images on disk: each is drawn once and then found again by what stands on it."""

from __future__ import annotations

from pathlib import Path

from story_explainer.content.files import write_atomically
from story_explainer.site.cards import Card


def card_file(card: Card, folder: Path) -> Path:
    """The image of a card, drawn if there is none like it yet.

    Args:
        card: what stands on it.
        folder: where drawn cards are kept.
    """
    path = folder / f"{card.fingerprint}.png"
    if not path.is_file():
        from story_explainer.site.card_image import draw  # a build that draws no card does not load it

        write_atomically(path, draw(card))
    return path
