"""Card images for previews: what stands on each, and the fingerprint by which a card drawn before is found again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass, replace
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from story_explainer.site.edition import Edition, once
from story_explainer.site.language import Language
from story_explainer.site.plain_words import status_line
from story_explainer.site.publication import Publication
from story_explainer.story.voices import main_claim

WIDTH, HEIGHT = 1200, 630
# What a card looks like depends on these beside its words.
_DRAWN_BY = ("card_image.py", "fonts/newsreader-400.ttf", "fonts/newsreader-600.ttf")


@dataclass(frozen=True)
class Card:
    """What stands on a card, from top to bottom, and the hue of its language."""

    name: str
    language: str
    title: str
    status: str
    foot: str
    hue: int

    @property
    def words(self) -> str:
        """Everything that is written on it: also what stands for it where it cannot be seen."""
        return " – ".join(part for part in (self.name, self.title, self.status, self.foot) if part)

    @property
    def fingerprint(self) -> str:
        """Equal for cards that look alike; another one when the drawing itself changes."""
        return hashlib.sha256(f"{_drawing()}{astuple(self)}".encode()).hexdigest()[:32]


@cache
def _drawing() -> str:
    package = files("story_explainer.site")
    parts = [hashlib.sha256((package / name).read_bytes()).hexdigest() for name in _DRAWN_BY]
    return " ".join([*parts, version("pillow")])


def card_path(folder: str) -> str:
    """Where the card of a front page or a story stands: in its folder, such as `it/ford-xiaomi/`."""
    return f"{folder}card.png"


def front_cards(publication: Publication) -> Iterator[tuple[str, Card]]:
    """The cards of the front pages with their paths."""
    for language in publication.languages.values():
        yield card_path(f"{language.tag}/"), front_card(language, publication)


def story_cards(editions: Mapping[str, Edition], publication: Publication) -> Iterator[tuple[str, Card]]:
    """The cards of a story with their paths, one for each language."""
    for edition in editions.values():
        yield card_path(edition.routes.root), story_card(edition, publication)


def front_card(language: Language, publication: Publication) -> Card:
    """The card of the site as a whole in one language."""
    _ = language.gettext
    return Card(
        name=publication.name,
        language=language.own_name,
        title=_("One story, several languages"),
        status=_("Who says what, what is denied, where the versions differ"),
        foot="",
        hue=language.hue,
    )


def story_card(edition: Edition, publication: Publication) -> Card:
    """The card of one story: its title, the status of its main claim, its day."""
    return replace(_card(edition), name=publication.name)


@once
def _card(edition: Edition) -> Card:
    claim, as_of = main_claim(edition.story), edition.story.about.as_of
    return Card(
        name="",
        language=edition.language.own_name,
        title=edition.title,
        status=status_line(edition, claim) if claim else "",
        foot=edition.language.gettext("As of %(date)s") % {"date": edition.language.date(as_of)} if as_of else "",
        hue=edition.language.hue,
    )
