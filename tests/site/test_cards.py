"""Card images: what stands on them, how they are drawn, and that each is drawn once."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from story_explainer.plugin.card_images import drawn
from story_explainer.plugin.memory import Memory
from story_explainer.site.card import WIDTH, Card, front_cards
from story_explainer.site.card_image import draw
from story_explainer.site.cards import story_cards
from story_explainer.site.edition import Edition
from story_explainer.site.publication import Publication
from tests import toy_site

PUBLICATION = Publication.at("https://toys.example.org/", "Toy Stories", toy_site.languages())
STORIES = [Edition.all_of(story, PUBLICATION.languages) for story in toy_site.stories()]
CARDS = dict(front_cards(PUBLICATION)) | {
    path: card for each in STORIES for path, card in story_cards(each, PUBLICATION)
}
CARD = CARDS["en/moor-railway/card.png"]


def opened(card: Card) -> Image.Image:
    image = Image.open(io.BytesIO(draw(card)))
    image.load()
    return image


def inked(image: Image.Image) -> tuple[int, int, int, int] | None:
    """The box of what is written between the head and the foot of a card."""
    return image.convert("L").crop((0, 140, WIDTH, 480)).point(lambda value: 255 * (value < 200)).getbbox()


@pytest.mark.parametrize("path", CARDS)
def test_every_card_is_small_and_of_the_size_that_previews_want(path: str) -> None:
    data = draw(CARDS[path])
    assert len(data) <= 60_000
    image = Image.open(io.BytesIO(data))
    assert (image.format, image.size) == ("PNG", (1200, 630))


def test_a_card_says_what_the_story_is_and_who_denies_it() -> None:
    assert CARD.words == (
        "Toy Stories – Battery engines for the moor railway? – "
        "Two unnamed people (Moor Gazette): The railway is talking to Elbwerk about battery engines – "
        "Harrow Moor Railway denies: “premature and in parts wrong” – Elbwerk does not comment – As of April 1, 2026"
    )
    assert replace(CARD, lines=()).words == (
        "Toy Stories – Battery engines for the moor railway? – "
        "reported · denial: Harrow Moor Railway · no comment: Elbwerk – As of April 1, 2026"
    )
    assert (CARD.language, CARDS["it/card.png"].title) == ("English", "Una notizia, più lingue")


def test_the_same_card_gives_the_same_bytes() -> None:
    assert draw(CARD) == draw(replace(CARD))


@pytest.mark.parametrize("field", ["name", "language", "title", "status", "foot"])
def test_whatever_stands_on_a_card_is_seen(field: str) -> None:
    changed: dict[str, Any] = {field: "Other words"}
    card = replace(CARD, lines=()) if field == "status" else CARD
    assert draw(card) != draw(replace(card, **changed))


@pytest.mark.parametrize("field", ["kind", "who", "does", "words"])
def test_whatever_is_said_on_a_card_is_seen(field: str) -> None:
    claim, denial, other = CARD.lines
    changed: dict[str, Any] = {field: "confirms" if field == "kind" else "Other words"}
    assert draw(CARD) != draw(replace(CARD, lines=(claim, replace(denial, **changed), other)))


def test_a_claim_stands_on_a_card_with_its_answers_or_not_at_all() -> None:
    """With an answer for which there is no room, the next claim is left out; the first keeps its answers."""
    for path, card in CARDS.items():
        if card.lines:
            assert card.lines[0].kind == "says", path
            assert sum(line.rows for line in card.lines) <= 5, path
    (lake,) = (card for path, card in CARDS.items() if path == "en/lake-spill/card.png")
    assert [line.kind for line in lake.lines] == ["says", "denies"]


def test_a_card_is_drawn_in_no_time() -> None:
    draw(CARD)  # fonts are read once
    began = time.process_time()
    for _ in range(5):
        draw(CARD)
    assert (time.process_time() - began) / 5 < 0.05


def test_a_title_of_any_length_stays_inside() -> None:
    """It gets smaller, then it is cut; one endless word too."""
    for title in ("Short", "word " * 40, "word " * 400, "W" * 500):
        box = inked(opened(replace(CARD, title=title, lines=())))
        assert box is not None
        assert box[0] >= 80
        assert box[2] <= WIDTH - 80
        assert box[3] < 335


def test_what_the_font_lacks_is_left_out_and_leaves_no_boxes() -> None:
    assert draw(replace(CARD, title="Ford 小米 🚗 Xiaomi")) == draw(replace(CARD, title="Ford Xiaomi"))
    assert inked(opened(replace(CARD, title="小米", lines=()))) is None


def test_letters_beyond_western_europe_are_drawn() -> None:
    assert draw(replace(CARD, title="Škoda in Košice")) != draw(replace(CARD, title="koda in Koice"))


@given(st.text(max_size=60))
def test_no_text_breaks_the_drawing(text: str) -> None:
    assert draw(replace(CARD, title=text, status=text)).startswith(b"\x89PNG")


def test_a_card_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(CARD, Memory(tmp_path)) == draw(CARD)
    monkeypatch.setattr("story_explainer.site.card_image.draw", lambda card: pytest.fail("drawn again"))
    assert drawn(replace(CARD), Memory(tmp_path)).startswith(b"\x89PNG")


def test_building_again_loads_no_image_library(tmp_path: Path) -> None:
    """What `mkdocs serve` does after each change: pages, cards found, nothing drawn."""
    drawn(CARD, Memory(tmp_path))
    code = (
        "import sys; from pathlib import Path; from story_explainer.plugin.card_images import drawn;"
        "from story_explainer.plugin.memory import Memory;"
        "from story_explainer.site.card import Card, CardLine; import story_explainer.plugin;"
        f"drawn({CARD!r}, Memory(Path({str(tmp_path)!r}))); sys.exit('PIL' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], env=toy_site.environment(), timeout=60).returncode == 0
