"""What is known of articles as publications → entries in sources.yml, behind those that editors wrote."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from story_explainer.content.arrival import Arrival, Arrived
from story_explainer.content.article_ids import moment
from story_explainer.ingest.attribution.agencies import agencies_of
from story_explainer.ingest.reading.agencies import AGENCY, DATELINE
from story_explainer.ingest.reading.credits import BYLINE
from story_explainer.story.bitext import Bitext, Segment
from story_explainer.story.file_names import SOURCES
from story_explainer.story.keys import LEAD, ArticleKey
from story_explainer.story.model import FoundMatch
from story_explainer.story.model.sources import Show
from story_explainer.story.schemas import file_head
from story_explainer.yaml_source.edit import YamlText
from story_explainer.yaml_source.style import value

# Of an article's text at least this much stands word for word in an earlier one before it is said to rework it.
_REWORKED = 0.15
_ADDRESS = re.compile(r"https?://\S+$")
_CREDITS = frozenset({BYLINE, DATELINE, AGENCY})  # why a line was set aside that may name an agency


def entries(
    arrivals: Sequence[Arrival], bitexts: Mapping[str, Bitext], reworks: Mapping[str, dict[str, Any]], show: Show
) -> dict[str, dict[str, Any]]:
    """The entries of articles that have arrived, by their keys.

    Args:
        arrivals: the articles.
        bitexts: the bitext of each article of the story by its id.
        reworks: what each has taken over, as `copied_passages` finds it.
        show: what may be shown of the texts where nobody has said it.

    Returns:
        For an article with one version one entry; with several, one of what they have in common and one for each with
        what is its own. The lead has an entry for each version.
    """
    found: dict[str, dict[str, Any]] = {}
    for arrival in arrivals:
        each = {one.file.locale: _told(one) for one in arrival.files}
        for locale, told in each.items():
            told |= {"agencies": named} if (named := agencies_named(bitexts[arrival.id], locale)) else {}
        shown = next((one.handed.show for one in arrival.files if one.handed.show), show)
        newer = next((one.handed.replaces for one in arrival.files if one.handed.replaces), None)
        whole: dict[str, Any] = {}
        if not arrival.there:
            whole = {"show": shown, **reworks.get(arrival.id, {})}
            whole |= {"replaces": reference(newer, bitexts)} if newer else {}
        if arrival.id == LEAD or arrival.there:
            found |= {str(ArticleKey(arrival.id, locale)): told | whole for locale, told in each.items()}
        elif len(each) == 1:
            found[arrival.id] = next(iter(each.values())) | whole
        else:
            common = {key: value for key, value in next(iter(each.values())).items() if _all_have(each, key, value)}
            found[arrival.id] = common | whole
            for locale, told in each.items():
                found[str(ArticleKey(arrival.id, locale))] = {k: v for k, v in told.items() if k not in common}
    return {key: entry for key, entry in found.items() if entry}


def _all_have(each: Mapping[str, Mapping[str, Any]], key: str, value: object) -> bool:
    return all(told.get(key) == value for told in each.values())


def _told(one: Arrived) -> dict[str, Any]:
    """What the editor or the file says of a version."""
    known, handed = one.article.metadata, one.handed
    own = known.address if _ADDRESS.match(known.address or "") else None
    address = handed.address or own or (handed.fetched[1] if handed.fetched else None)
    told = {
        "title": known.title,
        "publisher": handed.outlet or known.publisher,
        "author": known.author,
        "date": handed.published or moment(known.date),
        "address": address,
        "received": handed.received or moment(known.received),
    }
    return {key: value for key, value in told.items() if value}


def agencies_named(bitext: Bitext, locale: str) -> list[dict[str, Any]]:
    """The agencies that a version says it has its text, or what some sentences tell, from.

    Returns:
        Entries as sources.yml has them below `agencies`.
    """
    sentences = [(one.id, one.text[locale]) for one in bitext.segments() if one.id[0] == "s" and locale in one.text]
    credits = [aside.text for aside in bitext.set_aside if aside.locale == locale and aside.reason in _CREDITS]
    return [
        {
            "name": naming.agency,
            **({"whole": True} if naming.whole else {}),
            **({"cites": [sentences[place][0] for place in naming.sentences]} if naming.sentences else {}),
            **({"line": naming.line} if naming.line else {}),
        }
        for naming in agencies_of([text for _, text in sentences], credits, locale)
    ]


def remarks(arrivals: Sequence[Arrival], added: Mapping[str, Mapping[str, Any]]) -> dict[str, list[str]]:
    """What files say of themselves that may or may not be said of their articles, for editors to take or to leave.

    Args:
        arrivals: the articles that have arrived.
        added: the entries made for them, by their keys.

    Returns:
        Lines to stand below each entry, by its key; what the entry says already is not said again.
    """
    found: dict[str, list[str]] = {}
    for arrival in arrivals:
        for one in arrival.files:
            own = str(ArticleKey(arrival.id, one.file.locale))
            key = own if own in added else arrival.id
            stated = added.get(key, {})
            lines = [
                f"{may.field}:{value(may.value, 0, 0)}  # {may.origin}"
                for may in one.article.metadata.candidates
                if may.field not in stated
            ]
            if lines and key in added:
                found[key] = ["The file says this of itself; take what is so of the article.", *lines]
    return found


def reference(article: str, bitexts: Mapping[str, Bitext]) -> str:
    """An article as sources.yml refers to it: the lead by its first language, for that is its key."""
    return bitexts[LEAD].pivot if article == LEAD else article


def copied_passages(
    article: str, matches: Sequence[FoundMatch], bitexts: Mapping[str, Bitext], earlier: Sequence[str]
) -> tuple[str, float, list[str]] | None:
    """Of which article another one has taken over passages word for word.

    Args:
        article: the id of the one that may have taken them over.
        matches: what the articles of the story have in common.
        bitexts: the bitext of each by its id.
        earlier: the articles that it can have them from, the earliest first.

    Returns:
        The article it has most of, the share of its text, and the segments; None if it is too little. Quotations do not
        count: two reporters may have heard the same words.
    """
    here = bitexts[article].by_id
    best: tuple[str, float, list[str]] | None = None
    for origin in earlier:
        there = bitexts[origin].by_id
        taken = [
            ident
            for match in matches
            if match.public and "copied" in match.kinds and "same-words" not in match.kinds
            for ident, other in (match.segments, match.segments[::-1])
            if ident in here and other in there
        ]
        share = sum(_size(here[ident]) for ident in set(taken)) / sum(map(_size, here.values()))
        if share >= max(_REWORKED, best[1] + 0.01 if best else 0.0):
            best = origin, round(share, 2), sorted(set(taken), key=list(here).index)
    return best


def _size(segment: Segment) -> int:
    return max(map(len, segment.text.values()))


def described(
    name: str,
    before: str | None,
    added: Mapping[str, dict[str, Any]],
    remarked: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """sources.yml with further entries for articles; everything that stood there stays as it was.

    Args:
        name: how the file is called in messages.
        before: its text; None if it is not there.
        added: the entries by their keys. Where an article has one already, that stays.
        remarked: remarks to stand below new entries, by their keys.

    Raises:
        ContentError: the file cannot be read, or not be added to.
    """
    text = YamlText.read(name, before if before is not None else f"{file_head(SOURCES)}articles:\nsources: []\n")
    data = text.data if isinstance(text.data, dict) else {}
    fresh = {key: entry for key, entry in added.items() if key not in (data.get("articles") or {})}
    if not fresh:
        return text.text
    if "articles" not in data:
        text = text.set_key((), "articles", {})
    for key, entry in fresh.items():
        text = text.set_key(("articles",), key, entry)
        text = text.remark(("articles", key), (remarked or {}).get(key, ()))
    return text.text
