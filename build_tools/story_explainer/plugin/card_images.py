"""The images of cards: each is drawn once and then found again by what stands on it."""

from __future__ import annotations

from story_explainer.plugin.memory import Memory
from story_explainer.site.card import Card


def drawn(card: Card, memory: Memory) -> bytes:
    """The image of a card, which is drawn if there is none like it yet."""

    def draw() -> bytes:
        from story_explainer.site.card_image import draw  # a build that draws no card does not load it

        return draw(card)

    return memory.made(memory.key("card", card.fingerprint), draw)
