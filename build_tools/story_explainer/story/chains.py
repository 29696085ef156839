"""The sourcing chain of a claim: from whoever knew it, over those who relayed it, to the texts that we hold.

What counts is the number of independent *roots*: two outlets that repeat one report are one root. So a text leads back
to what it rests on, as far as the files say, and only different ends of those ways are counted. Where they do not say,
the lower number is taken and the chain says that it rests on an inference.
"""

from __future__ import annotations

from itertools import pairwise

from story_explainer.story.agencies import agencies_behind
from story_explainer.story.keys import LEAD, ArticleKey
from story_explainer.story.model import ArticleSource, Claim, Rework, Story
from story_explainer.story.renditions import Renditions, is_stated, renditions
from story_explainer.story.stations import Chain, Edge, Station, ends_of, origins_of


def chain_of(claim: Claim, story: Story) -> Chain:
    """The sourcing chain of a claim.

    Args:
        claim: the claim; what it names that the story does not have is passed over.
        story: the story.

    Returns:
        The chain. The claim's own line (`basis`, `by`, `via`) is one root. Articles hang on that line, else on what
        they render or on the agency that they name, else on one report that nobody names. A source hangs on what it
        rests on; if that is not known, on the claim's line where there is one (an inference); if it is its own report,
        it is a root.
    """
    return _ChainBuilder(claim, story).chain()


class _ChainBuilder:
    def __init__(self, claim: Claim, story: Story) -> None:
        self.claim = claim
        self.story = story
        self.edges: dict[Edge, None] = {}  # a dict keeps the order in which they were found
        self.line = self._line()
        self.sources: dict[str, Station] = {}
        self.further: set[Station] = set()

    def _line(self) -> list[Station]:
        line: list[Station] = []
        speaker = self.story.actor.get(self.claim.by) if self.claim.by else None
        basis = self.claim.basis
        group = speaker is not None and speaker.kind == "group"
        if basis and basis.kind == "unnamed" and not group:
            line.append(Station("people", count=basis.count))
        if speaker:
            count = basis.count if basis and group else None
            line.append(Station("actor", speaker.id, count))
        if self.claim.via in self.story.actor and self.claim.via != self.claim.by:
            line.append(Station("actor", str(self.claim.via)))
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

    def _link(self, origin: Station, to: Station, inferred: bool = False, whose: bool = False) -> None:
        if origin != to:
            self.edges.setdefault(Edge(origin, to, inferred, whose))

    def _actor(self, actor: str) -> Station:
        return next((node for node in self.line if node.kind == "actor" and node.ref == actor), Station("actor", actor))

    def chain(self) -> Chain:
        segments = [self.story.segment[cite] for cite in self.claim.cites if cite in self.story.segment]
        carried = {locale for segment in segments if self._is_lead(segment.id) for locale in segment.carried}
        further = dict.fromkeys(self.story.article_of[each.id] for each in segments if not self._is_lead(each.id))
        ends = list(self.line[-1:])
        ends += self._articles(renditions(self.story, carried))
        ends += [self._further(article) for article in further]
        ends += [self._source(cite) for cite in self.claim.cites if cite in self.story.source]
        edges = tuple(self.edges)
        return Chain(self.claim.id, self._sorted(ends), edges, ends_of(ends, edges), tuple(ends))

    def _articles(self, texts: Renditions) -> list[Station]:
        nodes = [Station("article", locale) for locale in texts.locales]
        common, agency = self.line[-1] if self.line else None, None
        guessed, named, reworks = False, self._named(), self.story.describe(LEAD).reworks
        if reworks and ArticleKey.parse(reworks.of).article != LEAD and self._took_over(LEAD, reworks):
            common, guessed, named = self._article(reworks.of), reworks.known == "inferred", False
        elif agency := self._agency(LEAD):
            common, named = agency, False
        if common is None and len(nodes) > 1:
            common = Station("report")
        for node in nodes:
            rendering = self.story.articles[node.ref].renders if node.ref in self.story.articles else None
            says = node.ref in self.story.articles and self.story.articles[node.ref].agencies
            doubt = texts.inferred and not is_stated(self.story, node.ref) and not (says and common == agency)
            version = rendering and rendering.of in texts.locales and rendering.of != node.ref
            if common and named and not (version and rendering and rendering.known == "stated"):
                self._link(common, node)  # whatever it is a version of, it names the one who speaks
            elif rendering and version:
                self._link(Station("article", rendering.of), node, doubt)
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

    def _further(self, article: str) -> Station:
        """A further article: behind its publisher if that speaks of itself, what it has its word from, or the line."""
        node = Station("article", article)
        if node in self.further:
            return node
        self.further.add(node)
        known = self.story.describe(article)
        if known.party and known.party == self.claim.by:
            self._link(self._actor(known.party), node)
        elif known.reworks and self._took_over(article, known.reworks):
            self._link(self._article(known.reworks.of), node, known.reworks.known == "inferred")
        elif known.replaces and self._tells(known.replaces):
            self._link(self._article(known.replaces), node)
        elif known.renders:
            self._link(self._text(known.renders.of), node, known.renders.known == "inferred")
        elif not self._passes_on(known) and (agency := self._agency(article)):
            self._link(agency, node)
        elif self.line:
            # It names the one who speaks, or is by the outlet that passes it on; that another one had the word through
            # others, nothing says.
            self._link(self.line[-1], node, inferred=not (self._named() or self._passes_on(known)))
        return node

    def _passes_on(self, known: ArticleSource) -> bool:
        """Whether an article is by the outlet with which the claim's line ends."""
        speaker = self.story.actor.get(self.line[-1].ref) if self.line else None
        return speaker is not None and known.publisher in speaker.name.root.values()

    def _agency(self, article: str) -> Station | None:
        """The agency that an article has the claim from, by its own words, behind what that has it from."""
        nodes = [self._called(name) for name in agencies_behind(self.claim, article, self.story)]
        if not nodes or set(nodes) & set(self.line[:-1]):
            return None  # the line tells already how the word came from there
        if self.line and self.line[-1] not in nodes:
            self._link(self.line[-1], nodes[0], inferred=not self._named())
        for origin, to in pairwise(nodes):
            self._link(origin, to)
        return nodes[-1]

    def _called(self, agency: str) -> Station:
        """The station of an agency: the actor that is called so, if the story has one."""
        for actor in self.story.actors:
            names = [*actor.name.root.values(), *(alias for each in actor.aliases.values() for alias in each)]
            if agency.casefold() in map(str.casefold, names):
                return self._actor(actor.id)
        return Station("agency", agency)

    def _named(self) -> bool:
        """Whether the claim's line ends with who makes it, by name: every text that is cited for it says that then."""
        speaker = self.story.actor.get(self.line[-1].ref) if self.line else None
        return speaker is not None and speaker.id == self.claim.by and speaker.kind != "group"

    def _took_over(self, article: str, rework: Rework) -> bool:
        """Whether what an article took over from another one can hold this claim.

        Not where passages are known to be copied, none of them says it, and the other article is not cited for it.
        """
        here = {cite for cite in self.claim.cites if self.story.article_of.get(cite) == article}
        return self._tells(rework.of) or rework.known != "copied" or not rework.cites or bool(here & set(rework.cites))

    def _tells(self, key: str) -> bool:
        """Whether an article is cited for the claim."""
        article = ArticleKey.parse(key).article
        return any(self.story.article_of.get(cite) == article for cite in self.claim.cites)

    def _text(self, ref: str) -> Station:
        if ref in self.story.source:
            return self._source(ref)
        return self._actor(ref) if ref in self.story.actor else self._article(ref)

    def _article(self, key: str) -> Station:
        """The station of an article by its key; of the lead as a whole, its first version."""
        found = ArticleKey.parse(key)
        if found.article == LEAD:
            return self._articles(renditions(self.story, [found.locale or self.story.bitext.pivot]))[0]
        return self._further(found.article)

    def _source(self, ident: str) -> Station:
        if ident in self.sources:
            return self.sources[ident]
        node = self.sources[ident] = Station("source", ident)
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

    def _sorted(self, ends: list[Station]) -> tuple[Station, ...]:
        """Each station after the ones it has its word from; circles, which the checks report, are cut."""
        origins = origins_of(self.edges)
        done: dict[Station, None] = {}
        entered: set[Station] = set()

        def visit(node: Station) -> None:
            if node in entered:
                return
            entered.add(node)
            for origin in origins.get(node, ()):
                visit(origin)
            done.setdefault(node)

        for node in ends:
            visit(node)
        return tuple(done)
