"""What stands in the head of a page for machines: Open Graph for previews, JSON-LD for search engines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from babel.core import get_global

from story_explainer.site.cards import HEIGHT, WIDTH, card_path, front_card, story_card
from story_explainer.site.edition import Edition
from story_explainer.site.language import Language
from story_explainer.site.page import Page
from story_explainer.site.publication import Publication
from story_explainer.site.structured_data import json_ld
from story_explainer.story.log import last_day


@dataclass(frozen=True)
class Head:
    """Properties of Open Graph with their contents, in order, and the JSON-LD; empty where there is none."""

    properties: Sequence[tuple[str, str]]
    json_ld: str = ""

    @property
    def pictured(self) -> bool:
        """Whether there is a card for previews."""
        return any(name == "og:image" for name, _ in self.properties)


def head_of(page: Page, editions: Mapping[tuple[str, str], Edition], publication: Publication) -> Head:
    """The head of a generated page.

    Args:
        page: the page.
        editions: every story in every language, by slug and language.
        publication: where the site stands.
    """
    edition = editions.get((page.key.split("/")[0], page.locale)) if page.nav else None
    language = publication.languages[page.locale]
    card = story_card(edition, publication) if edition else front_card(language, publication)
    properties = _properties(
        publication,
        language,
        kind="article" if edition else "website",
        title=page.title or publication.name,
        path=page.path,
        description="",  # the page's own description says it for previews too
        card=card_path(edition.routes.root if edition else f"{language.tag}/") if card.drawable else "",
        alt=card.alternative,
        others=[tag for tag in page.translations if tag != page.locale],
    )
    if edition and (day := last_day(edition.story)):
        properties.append(("article:modified_time", day))
    return Head(properties, json_ld(page, edition, editions.values(), publication))


def plain_head(
    publication: Publication, language: Language, *, title: str, path: str, description: str, others: Sequence[str]
) -> Head:
    """The head of a page written by hand: the card is that of the front page."""
    front = front_card(language, publication)
    return Head(
        _properties(
            publication,
            language,
            kind="website",
            title=title,
            path=path,
            description=description,
            card=card_path(f"{language.tag}/") if front.drawable else "",
            alt=front.alternative,
            others=others,
        )
    )


def _properties(
    publication: Publication,
    language: Language,
    *,
    kind: str,
    title: str,
    path: str,
    description: str,
    card: str,
    alt: str,
    others: Sequence[str],
) -> list[tuple[str, str]]:
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
        *(("og:locale:alternate", _territory(tag)) for tag in others),
        *(image if card else []),
    ]


def _territory(tag: str) -> str:
    """A language as Open Graph wants it, with the territory that CLDR holds most likely: `it` → `it_IT`."""
    likely = str(get_global("likely_subtags").get(tag.replace("-", "_"), tag)).replace("-", "_").split("_")
    parts = tag.split("-")
    territory = next((part for part in [*parts[1:], *likely[1:]] if len(part) in (2, 3) and part.upper() == part), "")
    return f"{parts[0]}_{territory}" if territory else parts[0]
