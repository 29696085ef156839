"""What stands in the head of a page for machines: Open Graph for previews, JSON-LD for search engines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from babel.core import get_global

from story_explainer.site.brief import Brief
from story_explainer.site.card import HEIGHT, WIDTH, card_path, front_card
from story_explainer.site.json_ld import of_front
from story_explainer.site.language import Language
from story_explainer.site.page import Page
from story_explainer.site.publication import Publication


@dataclass(frozen=True)
class Head:
    """Properties of Open Graph with their contents, in order, and the JSON-LD; empty where there is none."""

    properties: Sequence[tuple[str, str]]
    json_ld: str = ""

    @property
    def pictured(self) -> bool:
        """Whether there is a card for previews."""
        return any(name == "og:image" for name, _ in self.properties)


def front_head(page: Page, briefs: Sequence[Brief], publication: Publication) -> Head:
    """The head of a generated page that belongs to no story.

    Args:
        page: the page.
        briefs: the stories that it lists, the newest first.
        publication: where the site stands.
    """
    language = publication.languages[page.locale]
    card = front_card(language, publication)
    properties = properties_of(
        publication,
        language,
        kind="website",
        title=page.title or publication.name,
        path=page.path,
        description="",  # the page's own description says it for previews too
        card=card_path(f"{language.tag}/") if card.drawable else "",
        alt=card.alternative,
    )
    return Head(properties, of_front(page, briefs, publication))


def plain_head(publication: Publication, language: Language, *, title: str, path: str, description: str) -> Head:
    """The head of a page written by hand: the card is that of the front page."""
    front = front_card(language, publication)
    return Head(
        properties_of(
            publication,
            language,
            kind="website",
            title=title,
            path=path,
            description=description,
            card=card_path(f"{language.tag}/") if front.drawable else "",
            alt=front.alternative,
        )
    )


def properties_of(
    publication: Publication,
    language: Language,
    *,
    kind: str,
    title: str,
    path: str,
    description: str,
    card: str,
    alt: str,
) -> list[tuple[str, str]]:
    """The properties of a page, in order; what is empty is left out.

    Translations are none of them: Open Graph asks for further languages of the same address, and each has its own.
    """
    image = [
        ("og:image", publication.url(card)),
        ("og:image:width", str(WIDTH)),
        ("og:image:height", str(HEIGHT)),
        ("og:image:alt", alt),
    ]
    return [
        ("og:type", kind),
        ("og:site_name", publication.name),
        ("og:title", title),
        *([("og:description", description)] if description else []),
        ("og:url", publication.url(path)),
        ("og:locale", _territory(language.tag)),
        *(image if card else []),
    ]


def _territory(tag: str) -> str:
    """A language as Open Graph wants it, with the territory that CLDR holds most likely: `it` → `it_IT`."""
    likely = str(get_global("likely_subtags").get(tag.replace("-", "_"), tag)).replace("-", "_").split("_")
    parts = tag.split("-")
    territory = next((part for part in [*parts[1:], *likely[1:]] if len(part) in (2, 3) and part.upper() == part), "")
    return f"{parts[0]}_{territory}" if territory else parts[0]
