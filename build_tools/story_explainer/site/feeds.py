"""What changed in the stories, as feeds to subscribe to: Atom (RFC 4287) and JSON Feed 1.1, for each language."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from story_explainer.site.brief import Brief, ChangeLine
from story_explainer.site.language import Language
from story_explainer.site.publication import Asset, Publication
from story_explainer.story.xml_text import xml_safe

LIMIT = 50
_NAMESPACE = "http://www.w3.org/2005/Atom"
_NEVER = "1970-01-01"  # a feed has to say when it changed, and one without entries never did


@dataclass(frozen=True)
class Format:
    """A format of the feeds: its name, its media type, and the file in each language's folder."""

    name: str
    media_type: str
    file: str


ATOM = Format("Atom", "application/atom+xml", "feed.xml")
JSON = Format("JSON Feed", "application/feed+json", "feed.json")
FORMATS = (ATOM, JSON)


@dataclass(frozen=True)
class Item:
    """A change of a story, with the story that it is of."""

    brief: Brief
    change: ChangeLine


def feeds(briefs: Sequence[Brief], publication: Publication) -> Iterator[Asset]:
    """The feeds of the site, two for each language, with the latest changes of all its stories."""
    for language in publication.languages.values():
        items = _items([brief for brief in briefs if brief.locale == language.tag])
        yield Asset.of(f"{language.tag}/{ATOM.file}", atom(items, publication, language))
        yield Asset.of(f"{language.tag}/{JSON.file}", json_feed(items, publication, language))


def _items(briefs: Sequence[Brief]) -> list[Item]:
    items = [Item(brief, change) for brief in briefs for change in brief.changes]
    return sorted(items, key=lambda item: item.change.day, reverse=True)[:LIMIT]


def atom(items: Sequence[Item], publication: Publication, language: Language) -> bytes:
    """An Atom feed.

    Args:
        items: the changes, the newest first.
        publication: where the site stands.
        language: the language of the feed.

    Returns:
        The XML document. The address of each change on its story's overview is the id of its entry.
    """
    feed = ET.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": language.tag})
    home = publication.url(f"{language.tag}/")
    _text(feed, "id", home)
    _text(feed, "title", publication.name)
    _text(feed, "subtitle", language.gettext("What changed in the stories"))
    _text(feed, "updated", _instant(items[0].change.day if items else _NEVER))
    _text(ET.SubElement(feed, "author"), "name", publication.name)
    ET.SubElement(feed, "link", {"rel": "self", "type": ATOM.media_type, "href": f"{home}{ATOM.file}"})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "hreflang": language.tag, "href": home})
    for item in items:
        address = _address(item, publication)
        entry = ET.SubElement(feed, "entry")
        _text(entry, "id", address)
        _text(entry, "title", _title(item, language))
        _text(entry, "updated", _instant(item.change.day))
        ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": address})
        ET.SubElement(entry, "category", {"term": item.change.kind, "label": item.change.label})
        _text(entry, "content", _content(item))
    ET.indent(feed)
    document: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def json_feed(items: Sequence[Item], publication: Publication, language: Language) -> bytes:
    """The same as a JSON Feed (https://www.jsonfeed.org/version/1.1/)."""
    home = publication.url(f"{language.tag}/")
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": publication.name,
        "description": language.gettext("What changed in the stories"),
        "home_page_url": home,
        "feed_url": f"{home}{JSON.file}",
        "language": language.tag,
        "authors": [{"name": publication.name}],
        "items": [
            {
                "id": _address(item, publication),
                "url": _address(item, publication),
                "title": _title(item, language),
                "content_text": _content(item),
                "date_published": _instant(item.change.day),
                "tags": [item.change.label],
            }
            for item in items
        ],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _text(parent: ET.Element, name: str, words: str) -> None:
    ET.SubElement(parent, name).text = xml_safe(words)


def _instant(day: str) -> str:
    """A day as the instant that feeds ask for; the files know no time of day."""
    return f"{day}T00:00:00Z"


def _address(item: Item, publication: Publication) -> str:
    return f"{publication.url(item.brief.path)}#{item.change.anchor}"


def _content(item: Item) -> str:
    return " ".join(filter(None, [item.change.words, item.change.told]))


def _title(item: Item, language: Language) -> str:
    return f"{item.change.label}{language.colon}{item.brief.title}"
