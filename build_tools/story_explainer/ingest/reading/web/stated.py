"""What a page states of its article: headline, day of publication, address, language; as schema.org, in its head, by
its elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

from story_explainer.ingest.reading.web.lines import folded, words
from story_explainer.ingest.times import absolute_dates

_ARTICLE = re.compile("Article|Posting|Report")
# What browsers write into a page that they save.
_SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://\S+)")
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "published", "publication_date", "publish_date",
    "pubdate", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date",
    "sailthru.date", "parsely-pub-date", "article.published", "article:publicationdate",
    "cxenseparse:recs:publishtime", "citation_publication_date", "citation_date", "article_date_original",
    "originalpublicationdate", "date",
)  # fmt: skip
_ISO = re.compile(r"\s*((?:1[5-9]|20)\d\d-[01]\d(?:-[0-3]\d)?)(?!\d)")
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T?\d{4,6})?(?:Z|[+-]\d+)?\s*$")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?:/|-|$)")
_OF_OTHERS = frozenset(["comment", "citation", "mentions", "itemListElement", "relatedLink", "isRelatedTo"])
_WRAPPED = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*$")
_SHORT = 12
_LONGEST_DAY = 80
_CHANGED = re.compile(r"updat|modif|aggiorn|aktualis|bearbeit|chang|mis-a-jour|actualiz", re.IGNORECASE)


def articles(page: Any) -> list[dict[str, Any]]:
    """What the page's data for search engines (schema.org as JSON-LD) say of articles, in order."""
    todo: list[Any] = []
    found: list[dict[str, Any]] = []
    named: dict[str, Any] = {}
    for script in page.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() == "application/ld+json":
            todo += _loaded(script.text or "")
    todo.reverse()
    while todo:
        data = todo.pop()
        if isinstance(data, list):
            todo += reversed(data)
        elif isinstance(data, dict):
            if _ARTICLE.search(str(data.get("@type"))):
                found.append(data)
            if isinstance(data.get("@id"), str) and data.get("name"):
                named[data["@id"]] = data
            todo += [value for key, value in data.items() if key not in _OF_OTHERS]
    return [_with_people(each, named) for each in _of_page(found, page)]


def _with_people(article: dict[str, Any], named: Mapping[str, Any]) -> dict[str, Any]:
    """The data of an article with its authors in place of what refers to them."""
    people = [
        named.get(str(each.get("@id")), each) if isinstance(each, dict) else each
        for each in _list(article.get("author"))
    ]
    return {**article, "author": people}


def _loaded(text: str) -> Iterator[Any]:
    """What a script says in JSON, though it be in a comment, has commas too many or line breaks within a text."""
    bare = _WRAPPED.sub("", text).strip().rstrip(";")
    for each in (bare, re.sub(r",(\s*[}\]])", r"\1", bare)):
        try:
            yield json.loads(each, strict=False)
        except (ValueError, RecursionError):
            continue
        return


def _of_page(found: list[dict[str, Any]], page: Any) -> list[dict[str, Any]]:
    """Of several articles those that the page is about, by their headline; all where none is."""
    if len(found) < 2:
        return found
    heads = [folded(words("".join(node.itertext())) or "") for node in page.iter("h1")]
    heads += [folded(words(page.findtext(".//title")) or "")]
    own = [each for each in found if (said := folded(str(each.get("headline") or ""))) and _among(said, heads)]
    return own or found


def _among(headline: str, heads: Iterable[str]) -> bool:
    return any(head and (headline in head or (len(head) > _SHORT and head in headline)) for head in heads)


def text_of(data: Iterable[dict[str, Any]], *keys: str) -> str | None:
    """The first text under one of several keys."""
    return next((words(value) for each in data for key in keys if isinstance(value := each.get(key), str)), None)


def titles(page: Any, data: Iterable[dict[str, Any]]) -> list[str]:
    """The titles that a page states: in its data for search engines, in its head, as its window's."""
    meta = [
        node.get("content")
        for node in page.iter("meta")
        if (node.get("property") or "") in ("og:title", "twitter:title")
    ]
    return list(filter(None, (text_of(data, "headline"), *map(words, meta), words(page.findtext(".//title")))))


def hidden_parts(data: Iterable[dict[str, Any]]) -> frozenset[str]:
    """The classes and ids of the parts of an article that only subscribers may read, which are still its own."""
    parts = [part for each in data for part in _list(each.get("hasPart")) if isinstance(part, dict)]
    return frozenset(name for part in parts for name in re.findall(r"[.#]([\w-]+)", str(part.get("cssSelector"))))


def address(page: Any, text: str, data: Iterable[dict[str, Any]]) -> str | None:
    """Where the article stands: by the mark of the browser that saved the page, or by the data for search engines."""
    saved = _SAVED_FROM.search(text)
    if saved:
        return words(saved[1])
    for each in data:
        where = each.get("mainEntityOfPage")
        stated = each.get("url") or (where.get("@id") if isinstance(where, dict) else where)
        if isinstance(stated, str) and words(stated):
            return words(stated)
    return None


def published(
    page: Any, data: Iterable[dict[str, Any]], where: str | None, passed_over: Any, begins: Any, locale: str
) -> str | None:
    """The day on which the article was published, as EDTF; None where the page says of no day that it is that one.

    In order: the data for search engines; the page's head; an element that is marked as that day; a day beside the
    headline; the article's address. The day of a change, of a comment or of another article is none of these.

    Args:
        page: the page.
        data: see `articles`.
        where: its address.
        passed_over: elements that are no part of the article.
        begins: the elements between the headline and the first paragraph, those of the headline's own frame included.
        locale: the language of the page, for days in words and for the order of their figures.
    """
    return next(filter(None, _days(page, data, where, passed_over, begins, locale)), None)


def _days(
    page: Any, data: Iterable[dict[str, Any]], where: str | None, passed_over: Any, begins: Any, locale: str
) -> Iterator[str | None]:
    for each in data:
        for key in ("datePublished", "dateCreated"):
            yield _day(each.get(key), locale)
    heads = [(_bare(node.get("property") or node.get("name") or ""), node.get("content")) for node in page.iter("meta")]
    for name in _PUBLISHED:
        yield from (_day(content, locale) for found, content in heads if found == _bare(name))
    marked = [node for node in page.iter() if isinstance(node.tag, str) and "datepublished" in _itemprop(node)]
    for node in [*marked, *page.iter("time")]:
        own = node in marked or node.get("pubdate") is not None or _is_published(node)
        if own and not _inside(node, passed_over):
            yield _day(node.get("datetime") or node.get("content") or "".join(node.itertext()), locale)
    for node in page.iter("time"):
        if node in begins and not _inside(node, passed_over) and not _CHANGED.search(_names(node)):
            yield _day(node.get("datetime"), locale)
    found = _IN_ADDRESS.search(where or "")
    yield _day(f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}", locale) if found else None


def _bare(name: str) -> str:
    """A name of a field, however its words are parted: “article:published_time”, “article:published:time”."""
    return re.sub(r"[\W_]+", "", name.lower())


def _day(value: Any, locale: str) -> str | None:
    if isinstance(value, int | float) or (isinstance(value, str) and value.isdigit() and len(value) in (10, 13)):
        return None  # seconds of a machine's clock
    text = str(value or "")
    found = _ISO.match(text)
    if found:
        return found[1]
    compact = _COMPACT.match(text)
    if compact:
        return "-".join(compact.groups()[:3])
    try:  # as in mails: “Thu, 12 Mar 2026 10:45:00 GMT”
        return parsedate_to_datetime(text).date().isoformat()
    except ValueError:
        days = absolute_dates(text[:_LONGEST_DAY], locale)
        return days[0].value if days else None


def _itemprop(node: Any) -> list[str]:
    return (node.get("itemprop") or "").lower().split()


def _names(node: Any) -> str:
    parent = node.getparent()
    said = [node.get("class"), node.get("itemprop"), node.get("id"), parent is not None and parent.get("class")]
    return " ".join(filter(None, said))


def _is_published(node: Any) -> bool:
    said = _names(node).lower()
    return bool(re.search(r"publish|pubblica|veroeffentlich|publie|publicad|entry-date", said)) and not _CHANGED.search(
        said
    )


def _inside(node: Any, passed_over: Any) -> bool:
    return any(each in passed_over or each.tag in ("aside", "footer", "nav") for each in [node, *node.iterancestors()])


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
