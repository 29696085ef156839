"""Ids and what refers to them: every id once, every reference to something that is there, no circles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from unicodedata import category
from urllib.parse import urlsplit

from story_explainer.story.annotations import Ref, Target, marked
from story_explainer.story.file_names import ACTORS, CLAIMS, CONTEXT, SOURCES
from story_explainer.story.keys import ArticleKey
from story_explainer.story.model import Story
from story_explainer.story.problems import Finding, Pointer, did_you_mean


def duplicate_ids(story: Story) -> Iterator[Finding]:
    """R001: an id stands for two things where one of them can be meant; R011: two topics, one address.

    Ids are given once a file. Besides, segments, sources, actors and the languages of the articles are named in the
    same places (`cites`, `rests_on`, `renders.of`), so none of them bears the name of another one.
    """
    seen: dict[tuple[str, str], Pointer] = {}
    for file, _, here, _, name, value in story.nodes:
        if name != "id":
            continue
        scope = (file, str(value))
        if scope in seen:
            see = ((file, seen[scope]),)
            yield Finding("R001", file, here, f"the id “{value}” is given twice", "an id stands for one thing", see)
        elif file in (SOURCES, ACTORS) and (other := _other_thing(story, file, str(value))):
            yield Finding("R001", file, here, f"the id “{value}” is that of {other}", "call one of them otherwise")
        seen.setdefault(scope, here)
    addresses: dict[tuple[str, str], Pointer] = {}
    for index, topic in enumerate(story.topics):
        for locale in story.locales:
            here = ("topics", index, "slug", locale) if locale in topic.slug else ("topics", index, "id")
            slug = topic.slug.get(locale, topic.id)
            if (locale, slug) in addresses and addresses[locale, slug] != here:
                see = ((CONTEXT, addresses[locale, slug]),)
                message = f"two pages in “{locale}” are called “{slug}”"
                yield Finding("R011", CONTEXT, here, message, "name one of them otherwise", see)
            addresses.setdefault((locale, slug), here)


def _other_thing(story: Story, file: str, value: str) -> str:
    """What else bears the id of a source or an actor, where either could be meant; empty if nothing does."""
    if value in story.segment:
        return "a segment"
    if value in article_keys(story):
        return "an article or its language"
    return "an actor" if file == SOURCES and value in story.actor else ""


def article_keys(story: Story) -> set[str]:
    """All keys of the story's articles and of their versions."""
    versions = {str(ArticleKey(name, locale)) for name, bitext in story.bitexts.items() for locale in bitext.articles}
    return versions | set(story.further)


# What each kind of thing is called where it is not there, and the code for it; of several, the first one's.
_UNKNOWN: dict[Target, tuple[str, str]] = {
    "segment": ("R002", "segment"),
    "source": ("R002", "source"),
    "actor": ("R003", "actor"),
    "event": ("R004", "event"),
    "claim": ("R005", "claim"),
    "section": ("R006", "section"),
    "article": ("R007", "article"),
}


def unresolved_references(story: Story) -> Iterator[Finding]:
    """R002 to R007: a citation, an actor, an event, a claim, a section or an origin that is not there."""
    there: dict[Target, set[str]] = {
        "segment": set(story.segment),
        "source": set(story.source),
        "actor": set(story.actor),
        "event": set(story.event),
        "claim": set(story.claim),
        "section": {section.id for bitext in story.bitexts.values() for section in bitext.sections},
        "article": article_keys(story),
    }
    for file, _, here, owner, name, value in story.nodes:
        ref = marked(owner, name, Ref)
        if ref is None:
            continue
        names = set[str]().union(*(there[kind] for kind in ref.to))
        values = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        for index, reference in values:
            if isinstance(reference, str) and reference not in names:
                where = here if index is None else (*here, index)
                # What a text comes from may be of several kinds; that has a code of its own.
                code = "R007" if len(ref.to) > 1 and "actor" in ref.to else _UNKNOWN[ref.to[0]][0]
                kinds = _listed([_UNKNOWN[kind][1] for kind in ref.to])
                yield Finding(code, file, where, f"no {kinds} is called “{reference}”", did_you_mean(reference, names))


def _listed(kinds: Sequence[str]) -> str:
    """Kinds of things after a “no”: “actor and no source”, “article, actor or source”."""
    return " and no ".join(kinds) if len(kinds) < 3 else f"{', '.join(kinds[:-1])} or {kinds[-1]}"


def circles(story: Story) -> Iterator[Finding]:
    """R008: an actor that belongs to itself, a source or an article that rests on itself, if only by way of others."""
    members = {actor.id: [actor.member_of] if actor.member_of else [] for actor in story.actors}
    yield from _circles(ACTORS, "belongs to", members, {a.id: ("actors", i) for i, a in enumerate(story.actors)})
    origins = {source.id: source.rests_on or [] for source in story.sources}
    yield from _circles(SOURCES, "rests on", origins, {s.id: ("sources", i) for i, s in enumerate(story.sources)})
    grounds = {claim.id: claim.depends_on for claim in story.claims}
    yield from _circles(CLAIMS, "depends on", grounds, {c.id: ("claims", i) for i, c in enumerate(story.claims)})
    texts = {key: list(article.leads_to()) for key, article in story.articles.items()}
    yield from _circles(SOURCES, "renders", texts, {locale: ("articles", locale) for locale in story.articles})


def _circles(
    file: str, verb: str, leads_to: Mapping[str, Sequence[str]], places: Mapping[str, Pointer]
) -> Iterator[Finding]:
    """One finding a circle, at the member that stands first in the file, the others named beside it."""
    graph = {name: list(others) for name, others in leads_to.items()}
    while True:
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            # The sorter names each before what leads to it, and the first one again at the end.
            around = error.args[1][:0:-1]
            first = around.index(min(around, key=list(places).index))
            circle = [*around[first:], *around[:first]]
            message = f"“{circle[0]}” {verb} itself: {' → '.join([*circle, circle[0]])}"
            see = tuple((file, places[other]) for other in circle[1:])
            yield Finding("R008", file, places[circle[0]], message, "remove one of these references", see)
            graph[circle[0]].remove([*circle, circle[0]][1])
        else:
            return


def citations(story: Story) -> Iterator[Finding]:
    """R009: one thing cited twice in a list; R010: a source that nothing cites."""
    used: set[str] = {origin for source in story.sources for origin in source.rests_on or []}
    used |= {article.renders.of for article in story.articles.values() if article.renders}
    for file, _, here, _, name, value in story.nodes:
        if name != "cites" or not isinstance(value, list):
            continue
        for index, cite in enumerate(value):
            if cite in value[:index]:
                yield Finding("R009", file, (*here, index), f"“{cite}” is cited twice", "keep one of the two")
        used.update(value)
    for index, source in enumerate(story.sources):
        if source.id not in used:
            hint = "cite it where it is used, or take it out"
            yield Finding("R010", SOURCES, ("sources", index, "id"), f"nothing cites “{source.id}”", hint)


# What a browser has percent-encoded in an address that is copied from it, beside what cannot be seen.
_ENCODED = frozenset('"<>`\\')
_UNSEEN = ("Cc", "Cf", "Zl", "Zp", "Zs")
_LONGEST_LABEL = 63


def addresses(story: Story) -> Iterator[Finding]:
    """A001: an address without a host that can be on the web, or with a name and password in it."""
    for file, _, here, _, name, value in story.nodes:
        if name not in ("address", "same_as"):
            continue
        values = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, address in values:
            if fault := _fault(str(address)):
                where = here if index is None else (*here, index)
                yield Finding("A001", file, where, f"“{address}” {fault}", "copy the address from the browser")


def _fault(address: str) -> str:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return "is no address"
    if "@" in parts.netloc:
        return "holds a name or a password"
    for character in address:
        if character in _ENCODED or category(character) in _UNSEEN:
            return f"holds the character U+{ord(character):04X}, which no address has"
    labels = host.split(".")
    if any(len(label) > _LONGEST_LABEL for label in labels):
        return "names no host on the web"
    if len(labels) < 2 or not all(labels) or labels[-1].isdigit():
        return "names no host on the web"
    return ""
