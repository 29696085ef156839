"""Parts of a story to put into other pages: the board of voices and the timeline, each a small page of its own.

They bring their few lines of style and nothing else, so that one request of a few kilobytes shows them anywhere. Their
addresses never change. They stand in a folder of their own, so that a host can allow framing for them and nothing else.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import Any

from story_explainer.site.board import talks
from story_explainer.site.edition import Edition
from story_explainer.site.notice import explained, notice
from story_explainer.site.publication import Asset, Publication
from story_explainer.site.render import render
from story_explainer.site.security import embed_policy
from story_explainer.site.view import View
from story_explainer.story.chains import chain_of
from story_explainer.story.voices import main_claim

EMBED = "embed/"
LIMIT = 10_000  # bytes of an embedded page
_HEIGHTS = {"voices": 420, "timeline": 560}


@dataclass(frozen=True)
class Embed:
    """A part to put into another page: what it is, where it stands, and the line of HTML that shows it.

    `snippet` is empty where the site has no address that others can reach yet.
    """

    title: str
    path: str
    snippet: str


def embeds(edition: Edition) -> list[Embed]:
    """The parts of a story that can be put into other pages, in one language; none that would be empty."""
    return [_embed(edition, name) for name in _names(edition)]


def embed_files(editions: Mapping[str, Edition], publication: Publication) -> Iterator[Asset]:
    """The pages of these parts, for one story."""
    for edition in editions.values():
        for name in _names(edition):
            yield Asset(_path(edition, name), partial(_page, edition, publication, name))


def folder(slug: str) -> str:
    """Where the parts of a story stand, in all its languages."""
    return f"{EMBED}{slug}/"


def _names(edition: Edition) -> list[str]:
    return [
        *(["voices"] if edition.board else []),
        *(["timeline"] if any(event.when for event in edition.story.events) else []),
    ]


def _path(edition: Edition, name: str) -> str:
    return f"{folder(edition.story.slug)}{edition.language.tag}/{name}.html"


def _title(edition: Edition, name: str) -> str:
    gettext = edition.language.gettext
    return gettext("Who says what") if name == "voices" else gettext("Timeline")


def _embed(edition: Edition, name: str) -> Embed:
    path, title, publication = _path(edition, name), _title(edition, name), edition.publication
    if not publication or not publication.public:
        return Embed(title, path, "")
    whole = f"{title}{edition.language.colon}{edition.short_title}".replace('"', "&quot;")
    snippet = (
        f'<iframe src="{publication.url(path)}" title="{whole}" loading="lazy" '
        f'style="width:100%;height:{_HEIGHTS[name]}px;border:0"></iframe>'
    )
    return Embed(title, path, snippet)


def _page(edition: Edition, publication: Publication, name: str) -> bytes:
    """The page, with as many entries as there is room for: what matters most, or what is latest, goes first."""
    if name == "voices":
        return _fitting(edition, publication, name, talks(edition), last=False)
    dated = [place.event for place in edition.places if place.event.when]
    return _fitting(edition, publication, name, dated, last=True)


def _fitting(edition: Edition, publication: Publication, name: str, entries: Sequence[Any], *, last: bool) -> bytes:
    def page(number: int) -> bytes:
        shown = entries[-number:] if last else entries[:number]
        return _rendered(edition, publication, name, shown, len(entries) - number)

    return page(_most(len(entries), lambda number: len(page(number)) <= LIMIT))


def _most(highest: int, fits: Callable[[int], bool]) -> int:
    """The highest number from 1 on that fits, found by halving; 1 where none does."""
    if fits(highest):
        return highest
    low, high = 1, highest
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def _rendered(edition: Edition, publication: Publication, name: str, entries: Sequence[Any], left: int) -> bytes:
    style, digest = _style()
    overview = edition.routes.root
    claim, about = main_claim(edition.story), edition.story.about
    values = {
        "v": View(edition, overview),
        "main": claim,
        "chain": chain_of(claim, edition.story) if claim else None,
        "question": about.open_questions[0] if about.open_questions else None,
        "evidence": publication.url(edition.routes.path("claims")),
        "story": edition.story,
        "name": name,
        "title": _title(edition, name),
        "notice": notice(edition),
        "text": explained(edition),
        "entries": entries,
        "left": left,
        "style": style,
        "policy": embed_policy(digest),
        "hue": edition.language.hue,
        "here": publication.url(_path(edition, name)),
        "home": publication.url(overview),
        "whole": publication.url(edition.routes.path("timeline")) if name == "timeline" else publication.url(overview),
        "publication": publication,
    }
    return render("embed.html", edition.language, values).encode()


@cache
def _style() -> tuple[str, str]:
    """The style of these pages, and its hash as a policy has it."""
    lines = (files("story_explainer.site") / "embed.css").read_text("utf-8").splitlines()
    style = "".join(line.strip() for line in lines)
    return style, b64encode(sha256(style.encode()).digest()).decode()
