"""A card image for previews: what stands on it, and the fingerprint by which one drawn before is found again."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from story_explainer.site.language import Language
from story_explainer.site.publication import Publication

WIDTH, HEIGHT = 1200, 630
# What a card looks like depends on these beside its words.
_DRAWN_BY = ("card_image.py", "fonts/newsreader-400.ttf", "fonts/newsreader-600.ttf")


# The letters and digits that its typeface has, which no build should load a font to know: the test draws them.
_LETTERS = re.compile("[0-9A-Za-zªº²³µ¹¼-¾À-ÖØ-öø-ıĴ-ňŊ-žƏƒƠơƯưǄ-ǌǦǧǪǫǺ-țȪ-ȭȰ-ȳȷəʹʺʼˆˇẀ-ẅẞỲ-ỹ]")

_ROW = 62  # characters of the board that have room in a row, about


@dataclass(frozen=True)
class CardLine:
    """Somebody on the card: the kind of what they do, their name, the word for an answer, what they say."""

    kind: str
    who: str
    does: str
    words: str

    @property
    def plain(self) -> str:
        """The line without its sign."""
        head = " ".join(filter(None, (self.who, self.does)))
        return f"{head}: {self.words}" if self.words else head

    @property
    def rows(self) -> int:
        """About how many rows it takes."""
        return -(-len(self.plain) // _ROW)


@dataclass(frozen=True)
class Card:
    """What stands on a card, from top to bottom, and the hue of its language.

    Where there are `lines` of the board, they stand in place of the status.
    """

    name: str
    language: str
    title: str
    status: str
    foot: str
    hue: int
    lines: tuple[CardLine, ...] = ()

    @property
    def words(self) -> str:
        """Everything that is written on it."""
        said = [line.plain for line in self.lines] or [self.status]
        return " – ".join(part for part in (self.name, self.title, *said, self.foot) if part)

    @property
    def drawable(self) -> bool:
        """Whether the typeface has all letters of what is written on it: else there is no card."""
        written = unicodedata.normalize("NFC", self.words)
        return all(_LETTERS.match(one) for one in written if unicodedata.category(one)[0] in "LNM")

    @property
    def alternative(self) -> str:
        """What stands for it where it cannot be seen, as the head of every page says it: whose it is and its title."""
        return " – ".join(part for part in (self.name, self.title) if part)

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
    """The cards of the front pages with their paths, whether they can be drawn or not."""
    for language in publication.languages.values():
        yield card_path(f"{language.tag}/"), front_card(language, publication)


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
