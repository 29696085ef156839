"""The sourcing chain of a claim: from whoever knew it, over those who relayed it, to the texts that we hold.

What counts is the number of independent *roots*: two outlets that repeat one report are one root. So a text leads back
to what it rests on, as far as the files say, and only different ends of those ways are counted. Where they do not say,
the lower number is taken and the chain says that it rests on an inference.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from story_explainer.story.keys import LEAD, ArticleKey
from story_explainer.story.model import Claim, Rework, Story


@dataclass(frozen=True, slots=True)
class Node:
    """One station: people without a name, an actor, an article, a source, or a lost report.

    The `ref` of an article is its key: of the lead the language of a version, of a further one its id.

    A `report` is the one text that several articles render where nothing says whose it is.
    """

    kind: Literal["people", "actor", "article", "source", "report"]
    ref: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """What one station has from another one.

    `inferred` where no text says so; `whose` where a text says that there are such people, but not that it is these.
    """

    origin: Node
    to: Node
    inferred: bool = False
    whose: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """Where a claim comes from. `nodes` go from the origin to the texts; `roots` are the independent ends.

    `ends` are the stations at which it reaches us: the texts, and the claim's own line.
    """

    claim: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    roots: tuple[Node, ...]
    ends: tuple[Node, ...] = ()

    @property
    def inferred(self) -> bool:
        """Whether the roots rest on an inference: without the links that no text states, there would be others."""
        return set(self.roots) != set(_ends(self.ends, [edge for edge in self.edges if not edge.inferred]))

    @property
    def doubtful(self) -> bool:
        """Whether anything about it is inferred, a link or whose it is."""
        return any(edge.inferred or edge.whose for edge in self.edges)


@dataclass(frozen=True, slots=True)
class Renditions:
    """Articles that are one report in several languages; `inferred` where no text says that they are."""

    locales: tuple[str, ...]
    inferred: bool


def renditions(story: Story, locales: Iterable[str] | None = None) -> Renditions:
    """The articles of a story as one report: they are aligned with each other because they say the same.

    Args:
        story: the story.
        locales: the articles meant; all of them if left out.

    Returns:
        Their languages, the pivot first. It is no inference if there is one article only, or if a text says of all but
        one at most that they render another text (`renders` with `known: stated` in sources.yml, of an article or a
        source). That both retell what somebody reported does not make them versions of each other.
    """
    wanted = set(story.bitext.articles if locales is None else locales)
    kept = tuple(locale for locale in story.bitext.locales if locale in wanted)
    silent = [locale for locale in kept if not (_stated(story, locale) and _renders_a_text(story, locale))]
    return Renditions(kept, len(kept) > 1 and len(silent) > 1)


def _stated(story: Story, locale: str) -> bool:
    article = story.articles.get(locale)
    return bool(article and article.renders and article.renders.known == "stated")


def _renders_a_text(story: Story, locale: str) -> bool:
    article = story.articles.get(locale)
    return bool(article and article.renders and article.renders.of in {*story.bitext.articles, *story.source})


def chain_of(claim: Claim, story: Story) -> Chain:
    """The sourcing chain of a claim.

    Args:
        claim: the claim; what it names that the story does not have is passed over.
        story: the story.

    Returns:
        The chain. The claim's own line (`basis`, `by`, `via`) is one root. Articles hang on that line, else on what
        they render, else on one report that nobody names. A source hangs on what it rests on; if that is not known, on
        the claim's line where there is one (an inference); if it is its own report, it is a root.
    """
    return _Builder(claim, story).chain()


class _Builder:
    def __init__(self, claim: Claim, story: Story) -> None:
        self.claim = claim
        self.story = story
        self.edges: dict[Edge, None] = {}  # a dict keeps the order in which they were found
        self.line = self._line()
        self.sources: dict[str, Node] = {}
        self.further: set[Node] = set()

    def _line(self) -> list[Node]:
        line: list[Node] = []
        speaker = self.story.actor.get(self.claim.by) if self.claim.by else None
        basis = self.claim.basis
        group = speaker is not None and speaker.kind == "group"
        if basis and basis.kind == "unnamed" and not group:
            line.append(Node("people", count=basis.count))
        if speaker:
            count = basis.count if basis and group else None
            line.append(Node("actor", speaker.id, count))
        if self.claim.via in self.story.actor and self.claim.via != self.claim.by:
            line.append(Node("actor", str(self.claim.via)))
        for place, (origin, to) in enumerate(pairwise(line)):
            # Whose sources they are may be the editors' conclusion; who passes on whose word is said by `by` and `via`.
            first = basis if place == 0 else None
            self._link(
                origin,
                to,
                inferred=first is not None and first.known == "inferred",
                whose=first is not None and first.people == "inferred",
            )
        return line

    def _link(self, origin: Node, to: Node, inferred: bool = False, whose: bool = False) -> None:
        if origin != to:
            self.edges.setdefault(Edge(origin, to, inferred, whose))

    def _actor(self, actor: str) -> Node:
        return next((node for node in self.line if node.kind == "actor" and node.ref == actor), Node("actor", actor))

    def chain(self) -> Chain:
        segments = [self.story.segment[cite] for cite in self.claim.cites if cite in self.story.segment]
        carried = {locale for segment in segments if self._is_lead(segment.id) for locale in segment.carried}
        further = dict.fromkeys(self.story.article_of[each.id] for each in segments if not self._is_lead(each.id))
        ends = list(self.line[-1:])
        ends += self._articles(renditions(self.story, carried))
        ends += [self._further(article) for article in further]
        ends += [self._source(cite) for cite in self.claim.cites if cite in self.story.source]
        edges = tuple(self.edges)
        return Chain(self.claim.id, self._sorted(ends), edges, _ends(ends, edges), tuple(ends))

    def _articles(self, texts: Renditions) -> list[Node]:
        nodes = [Node("article", locale) for locale in texts.locales]
        common = self.line[-1] if self.line else None
        guessed, named, reworks = False, self._named(), self.story.describe(LEAD).reworks
        if reworks and ArticleKey.parse(reworks.of).article != LEAD and self._took_over(LEAD, reworks):
            common, guessed, named = self._article(reworks.of), reworks.known == "inferred", False
        if common is None and len(nodes) > 1:
            common = Node("report")
        for node in nodes:
            rendering = self.story.articles[node.ref].renders if node.ref in self.story.articles else None
            doubt = texts.inferred and not _stated(self.story, node.ref)
            version = rendering and rendering.of in texts.locales and rendering.of != node.ref
            if common and named and not (version and rendering and rendering.known == "stated"):
                self._link(common, node)  # whatever it is a version of, it names the one who speaks
            elif rendering and version:
                self._link(Node("article", rendering.of), node, doubt)
            elif common:
                # That there was one report behind them is inferred, whatever they say that they retell.
                self._link(common, node, texts.inferred if common.kind == "report" else doubt or guessed)
            elif rendering and rendering.of in self.story.source:
                self._link(self._source(rendering.of), node, doubt)
            elif rendering and rendering.of in self.story.actor:
                self._link(self._actor(rendering.of), node, doubt)
            elif rendering and rendering.of in self.story.further:
                self._link(self._further(rendering.of), node, rendering.known == "inferred")
        return nodes

    def _is_lead(self, segment: str) -> bool:
        return self.story.article_of[segment] == LEAD

    def _further(self, article: str) -> Node:
        """A further article: behind its publisher if that speaks of itself, what it reworks or renders, or the line."""
        node = Node("article", article)
        if node in self.further:
            return node
        self.further.add(node)
        known = self.story.describe(article)
        if known.party and known.party == self.claim.by:
            self._link(self._actor(known.party), node)
        elif known.reworks and self._took_over(article, known.reworks):
            self._link(self._article(known.reworks.of), node, known.reworks.known == "inferred")
        elif known.renders:
            self._link(self._text(known.renders.of), node, known.renders.known == "inferred")
        elif self.line:
            # It names the one who speaks, or is by the outlet that passes it on; that another one had the word through
            # others, nothing says.
            speaker = self.story.actor.get(self.line[-1].ref)
            its_own = speaker is not None and known.publisher in speaker.name.root.values()
            self._link(self.line[-1], node, inferred=not (self._named() or its_own))
        return node

    def _named(self) -> bool:
        """Whether the claim's line ends with who makes it, by name: every text that is cited for it says that then."""
        speaker = self.story.actor.get(self.line[-1].ref) if self.line else None
        return speaker is not None and speaker.id == self.claim.by and speaker.kind != "group"

    def _took_over(self, article: str, rework: Rework) -> bool:
        """Whether what an article took over from another one can hold this claim.

        Not where passages are known to be copied, none of them says it, and the other article is not cited for it.
        """
        here = {cite for cite in self.claim.cites if self.story.article_of.get(cite) == article}
        other = ArticleKey.parse(rework.of).article
        told = any(self.story.article_of.get(cite) == other for cite in self.claim.cites)
        return told or rework.known != "copied" or not rework.cites or bool(here & set(rework.cites))

    def _text(self, ref: str) -> Node:
        if ref in self.story.source:
            return self._source(ref)
        return self._actor(ref) if ref in self.story.actor else self._article(ref)

    def _article(self, key: str) -> Node:
        """The station of an article by its key; of the lead as a whole, its first version."""
        found = ArticleKey.parse(key)
        if found.article == LEAD:
            return self._articles(renditions(self.story, [found.locale or self.story.bitext.pivot]))[0]
        return self._further(found.article)

    def _source(self, ident: str) -> Node:
        if ident in self.sources:
            return self.sources[ident]
        node = self.sources[ident] = Node("source", ident)
        rests_on = self.story.source[ident].rests_on
        if rests_on is None and self.line:
            self._link(self.line[-1], node, inferred=True)
        # What passes on several reports has this claim from those who make or relay it, if they are among them.
        makers = [maker.ref for maker in self.line if maker.ref in (rests_on or [])]
        for other in makers or rests_on or []:
            if other in self.story.source:
                self._link(self._source(other), node)
            elif other in self.story.actor:
                self._link(self._actor(other), node)
        return node

    def _sorted(self, ends: list[Node]) -> tuple[Node, ...]:
        """Each station after the ones it has its word from; circles, which the checks report, are cut."""
        origins = _origins(self.edges)
        done: dict[Node, None] = {}
        entered: set[Node] = set()

        def visit(node: Node) -> None:
            if node in entered:
                return
            entered.add(node)
            for origin in origins.get(node, ()):
                visit(origin)
            done.setdefault(node)

        for node in ends:
            visit(node)
        return tuple(done)


def _origins(edges: Iterable[Edge]) -> dict[Node, list[Node]]:
    origins: dict[Node, list[Node]] = {}
    for edge in edges:
        origins.setdefault(edge.to, []).append(edge.origin)
    return origins


def _ends(ends: Iterable[Node], edges: Iterable[Edge]) -> tuple[Node, ...]:
    """Where the ways that lead to some stations begin."""
    origins = _origins(edges)
    roots: dict[Node, None] = {}
    seen: set[Node] = set()
    waiting = list(ends)[::-1]
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        if node in origins:
            waiting.extend(reversed(origins[node]))
        else:
            roots.setdefault(node)
    return tuple(roots)
