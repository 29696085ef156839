"""JSON-LD held against the vocabulary of schema.org: each type, each property on its type, each value of its range."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from story_explainer.site.build import brief_of, build_site
from story_explainer.site.edition import Edition
from story_explainer.site.json_ld import of_front
from story_explainer.site.page import Page
from story_explainer.site.publication import Publication
from story_explainer.site.structured_data import json_ld
from story_explainer.story.base import Text
from story_explainer.story.model import Story
from tests import toy_site
from tests.story.toy import with_fields

PUBLICATION = Publication.at("https://toys.example.org/some/repo/", "Toy Stories", toy_site.languages())
PAGES = {page.path: page for page in toy_site.pages()}
MOOR = next(story for story in toy_site.stories() if story.slug == "moor-railway")
_URL, _DATE = (
    re.compile(r"https?://[^\s<>]+|([\w./-]*/)?#[\w:-]+|[\w./-]*/"),
    re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}([+-][0-9]{2}:[0-9]{2})?)?)?)?"),
)


@cache
def vocabulary() -> tuple[dict[str, list[str]], dict[str, tuple[set[str], set[str]]]]:
    """The parents of each type, and the domains and ranges of each property."""
    parents: dict[str, list[str]] = {}
    properties: dict[str, tuple[set[str], set[str]]] = {}
    for line in Path(__file__).with_name("schema-org.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, name, *rest = line.split("\t")
        above, ranges = ([part.split() for part in rest] + [[], []])[:2]
        if kind == "property":
            properties[name] = (set(above), set(ranges))
        else:
            parents[name] = above
    return parents, properties


def kinds(name: str) -> set[str]:
    """A type and everything that it is a kind of."""
    return {name}.union(*(kinds(parent) for parent in vocabulary()[0][name]))


def of_range(value: Any, ranges: set[str]) -> bool:
    if isinstance(value, dict):
        return set(value) == {"@id"} or bool(kinds(value["@type"]) & ranges)
    if isinstance(value, int):
        return bool(ranges & {"Integer", "Number"})
    if _URL.fullmatch(value) and ranges & {"URL", "Text"}:
        return True
    if ranges & {"Date", "DateTime"} and _DATE.fullmatch(value):
        return True
    # A property for things takes the address of one.
    return "Text" in ranges or bool(_URL.fullmatch(value) and any("DataType" not in kinds(each) for each in ranges))


def faults(node: Any) -> Iterator[str]:
    """Everything in a node that the vocabulary does not know."""
    parents, properties = vocabulary()
    if isinstance(node, list):
        for item in node:
            yield from faults(item)
    if not isinstance(node, dict) or set(node) == {"@id"}:
        return
    kind = node.get("@type")
    if kind not in parents:
        yield f"no type {kind}"
        return
    for name, value in node.items():
        if name.startswith("@"):
            continue
        if name not in properties:
            yield f"no property {name}"
            continue
        domains, ranges = properties[name]
        if not kinds(kind) & domains:
            yield f"{kind} has no {name}"
        for item in value if isinstance(value, list) else [value]:
            if not of_range(item, ranges):
                yield f"{name} of {kind} is no {item!r}"
            yield from faults(item)


def editions_of(stories: Sequence[Story]) -> dict[tuple[str, str], Edition]:
    return {
        (story.slug, tag): edition
        for story in stories
        for tag, edition in Edition.all_of(story, PUBLICATION.languages).items()
    }


EDITIONS = editions_of(toy_site.stories())


def said(page: Page, editions: dict[tuple[str, str], Edition]) -> str:
    """The JSON-LD of a page, of a story or of the site."""
    if page.nav:
        return json_ld(page, editions[page.key.split("/")[0], page.locale], PUBLICATION)
    return of_front(page, list(map(brief_of, editions.values())), PUBLICATION)


def graph(page: Page, editions: dict[tuple[str, str], Edition] = EDITIONS) -> list[dict[str, Any]]:
    document = json.loads(said(page, editions))
    assert document["@context"] == "https://schema.org"
    nodes = document["@graph"]
    assert isinstance(nodes, list)
    return nodes


def the(kind: str, path: str) -> dict[str, Any]:
    (node,) = [node for node in graph(PAGES[path]) if node["@type"] == kind]
    return node


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.path or "chooser")
def test_every_page_speaks_the_vocabulary(page: Page) -> None:
    assert list(faults(graph(page))) == []


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "Claims"}, "no type Claims"),
        ({"@type": "Claim", "apearance": "x"}, "no property apearance"),
        ({"@type": "Person", "appearance": {"@type": "Article"}}, "Person has no appearance"),
        ({"@type": "Claim", "appearance": "somewhere"}, "appearance of Claim is no 'somewhere'"),
        ({"@type": "Claim", "appearance": {"@type": "Person"}}, "appearance of Claim is no {'@type': 'Person'}"),
        ({"@type": "Event", "startDate": "about 2015"}, "startDate of Event is no 'about 2015'"),
        ({"@type": "ListItem", "position": {"@type": "Thing"}}, "position of ListItem is no {'@type': 'Thing'}"),
    ],
)
def test_the_validator_sees_what_is_wrong(node: dict[str, Any], fault: str) -> None:
    assert list(faults(node)) == [fault]


def everything(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, list):
        for item in node:
            yield from everything(item)
    elif isinstance(node, dict):
        yield node
        yield from everything(list(node.values()))


def test_no_verdict_and_no_event_without_a_date() -> None:
    nodes = list(everything([graph(page) for page in PAGES.values()]))
    assert nodes
    assert not [node for node in nodes if "Review" in node.get("@type", "")]
    assert all(_DATE.fullmatch(node["startDate"]) for node in nodes if node.get("@type") == "Event")


def referred(node: dict[str, Any], path: str) -> str:
    """What a reference on a page refers to: addresses are seen from the page that they stand on."""
    assert set(node) == {"@id"}
    return urljoin(PUBLICATION.url(path), str(node["@id"]))


def described(path: str) -> dict[str, dict[str, Any]]:
    """What a page says more of than its address, by that."""
    nodes = everything(graph(PAGES[path]))
    return {urljoin(PUBLICATION.url(path), node["@id"]): node for node in nodes if len(node) > 1 and "@id" in node}


def test_what_is_only_referred_to_is_described_once() -> None:
    """Each text and each source: on the page of the sources, in the same language."""
    seen = 0
    for page in PAGES.values():
        for node in everything(graph(page)):
            if set(node) == {"@id"} and "#" in node["@id"]:
                story = page.key.split("/")[0]
                (sources,) = [
                    each for each in PAGES.values() if (each.key, each.locale) == (f"{story}/sources", page.locale)
                ]
                assert referred(node, page.path) in described(sources.path), page.path
                seen += 1
    assert seen > 20


def test_an_overview_names_what_it_rests_on_and_what_was_corrected() -> None:
    node = the("NewsArticle", "en/moor-railway/")
    said = described("en/moor-railway/sources/")
    texts = [said[referred(text, "en/moor-railway/")] for text in node["isBasedOn"]]
    assert [(text["inLanguage"], text["name"]) for text in texts] == [
        ("en", "Moor railway looks at battery engines"),
        ("de", "the text in German"),
    ]
    assert texts[0]["datePublished"] == "2026-03-02"
    sources = [said[referred(source, "en/moor-railway/")] for source in node["citation"]]
    assert [source["publisher"]["name"] for source in sources] == ["Harrow Moor Railway", "dpa"]
    assert [(each["@type"], each["text"], each["dateCreated"]) for each in node["correction"]] == [
        ("CorrectionComment", "We had written 48,000 passengers.", "2026-03-20")
    ]
    assert (node["datePublished"], node["dateModified"]) == ("2026-03-06", "2026-04-02")
    assert node["workTranslation"][0]["@id"] == "https://toys.example.org/some/repo/de/moor-railway/"
    assert "creativeWorkStatus" not in node


def test_what_nobody_reviewed_is_a_draft() -> None:
    assert the("NewsArticle", "de/moor-railway/")["creativeWorkStatus"] == "Draft"


def test_only_what_happened_on_a_date_is_an_event() -> None:
    """Approximate, uncertain, relative, reported and possible ones are items of the list like any other thing."""
    items = the("ItemList", "en/moor-railway/timeline/")["itemListElement"]
    assert len(items) == len(MOOR.events)
    assert {
        (i["url"].rpartition("#")[2], i["startDate"], i.get("endDate")) for i in items if i["@type"] == "Event"
    } == {
        ("coal-scarce", "2016", None),
        ("winter-break", "2025-11-03", "2026-02-27"),
    }


@pytest.mark.parametrize(
    ("when", "dates"),
    [
        ("2026-03-XX", {"startDate": "2026-03"}),
        ("2026-03-02T09:30:00-05", {"startDate": "2026-03-02T09:30:00-05:00"}),
        ("2016/", {"startDate": "2016"}),
        ("2016/2017-05", {"startDate": "2016", "endDate": "2017-05"}),
        *((when, {}) for when in ("2026-21", "202X", "20XX", "-0043", "Y12000", "/2016", "2016/2017~", "2016/2017-22")),
    ],
)
def test_an_event_has_the_dates_that_schema_org_can_hold(when: str, dates: dict[str, str]) -> None:
    """A season, a decade or a year before ours is no date there, so that the event stays a thing with a name."""
    event = MOOR.events[0].model_copy(update={"when": when})
    story = with_fields(MOOR, events=[event])
    (page,) = [page for page in build_site([story], toy_site.languages()) if page.path == "en/moor-railway/timeline/"]
    nodes = graph(page, editions_of([story]))
    (item,) = [item for node in nodes if node["@type"] == "ItemList" for item in node["itemListElement"]]
    assert list(faults(nodes)) == []
    assert item["@type"] == ("Event" if dates else "Thing")
    assert {name: item[name] for name in ("startDate", "endDate") if name in item} == dates


def test_an_answer_is_a_comment_with_its_author() -> None:
    claims = the("ItemList", "en/moor-railway/who-says-what/")["itemListElement"]
    assert {claim["@type"] for claim in claims} == {"Claim"}
    answered = [claim for claim in claims if "comment" in claim]
    assert answered
    assert answered[0]["comment"][0]["author"]["name"] == "Harrow Moor Railway"
    assert answered[0]["comment"][0]["text"].startswith("Harrow Moor Railway denies")
    said = described("en/moor-railway/sources/")
    places = [said[referred(where, "en/moor-railway/who-says-what/")] for where in answered[0]["appearance"]]
    assert places
    assert {where["@type"] for where in places} <= {"Article", "CreativeWork"}


def test_every_address_of_ours_leads_to_a_page_and_an_anchor() -> None:
    for page in PAGES.values():
        for node in everything(graph(page)):
            for name in ("url", "@id"):
                address = urljoin(PUBLICATION.url(page.path), str(node.get(name, PUBLICATION.base)))
                if not address.startswith(PUBLICATION.base) or address == PUBLICATION.base:
                    continue
                path, _, anchor = address.removeprefix(PUBLICATION.base).partition("#")
                assert path in PAGES, address
                assert not anchor or anchor in PAGES[path].anchors or node.get("@type") == "DefinedTerm", address


def test_no_text_can_end_the_script_element() -> None:
    nasty = "</script><script>alert(1)</script><!-- & <script>"
    title = MOOR.about.model_copy(update={"title": Text({"en": nasty, "de": nasty})})
    story = with_fields(MOOR, about=title)
    editions = editions_of([story])
    for page in build_site([story], toy_site.languages()):
        document = said(page, editions)
        assert not set("<>&") & set(document)
        if page.key == "moor-railway/overview":
            assert json.loads(document)["@graph"][1]["headline"] == nasty
