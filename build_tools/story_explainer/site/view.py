"""A story in one language, as templates see it: citations resolved, statements explained, addresses made."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from markupsafe import Markup

from story_explainer.site.answers_view import AnswersView
from story_explainer.site.evidence import ResolvedCitation, note_id, reference, references, resolved, segment_label
from story_explainer.site.notice import marked_reviews, notice
from story_explainer.site.origin import Citing, Origin, origin_of
from story_explainer.site.page import relative
from story_explainer.site.render import render
from story_explainer.site.report import report_address
from story_explainer.site.routes import ARTICLE, article_page
from story_explainer.story.keys import LEAD
from story_explainer.story.model import ArticleSource, Claim, KnownPoint
from story_explainer.story.received import nothing_added
from story_explainer.story.stations import Chain

# Stands for the address of a page in what is rendered for all pages; no text has it, for in texts `<` is escaped.
_SLOT = re.compile(r"<slot ([a-z0-9/-]+)>")


def _slot(article: str, kind: str = ARTICLE) -> Markup:
    return Markup("<slot {}>").format(article_page(article, kind))


@dataclass(frozen=True, eq=False)
class View(AnswersView):
    """One edition of a story seen from one page.

    Attributes:
        notes: what the page's links open, by the ids of the notes, in the order of their first links.
    """

    notes: dict[str, str] = field(default_factory=dict)

    @property
    def notice(self) -> str:
        """What each page of the story says once of its text."""
        return notice(self.edition)

    @property
    def others(self) -> list[str]:
        """The story's other languages."""
        return [locale for locale in self.story.locales if locale != self.locale]

    @property
    def as_received(self) -> bool:
        """Whether all that is shown of the story stands in its articles, and something is."""
        return nothing_added(self.story) and any(segment.text for segment in self.story.segment.values())

    def evidence(self, cites: Iterable[str]) -> list[ResolvedCitation]:
        """Citations resolved, the articles' sentences first."""
        return resolved(self.story, cites)

    def references(
        self, cites: Iterable[str], *, notes: bool = True, first: Collection[str] = (), own: str = ""
    ) -> list[Markup]:
        """What is cited in a few words, each with its link; see `references`.

        Args:
            cites: the citations.
            notes: whether the links open notes of this page; else they lead to where what is cited stands.
            first: the citations that go before all others.
            own: the article that is named where they stand.
        """

        def link(item: ResolvedCitation, words: str) -> Markup:
            if notes:
                return self.note(note_id(self.story, item), words, self.fragment("evidence", item.id))
            if not item.segment:
                return Markup('<a href="{}">{}</a>').format(self.href("sources", item.id), words)
            kind = Markup(' class="refs__number"') if words.isdecimal() else ""
            return Markup('<a{} href="{}">{}</a>').format(kind, self.href_segment(item.id), words)

        return references(self.story, self.language, self.evidence(cites), link, first, own)

    def note(self, id: str, words: str, note: str, kind: str = "", *, shared: bool = False) -> Markup:
        """A link to a note, which stands once below the page however many links lead to it.

        Args:
            id: the id of the note on the page.
            words: the words of the link.
            note: the note in HTML.
            kind: the class of the link.
            shared: whether another note that says the same may stand for it.
        """
        if shared:
            id = next((known for known, other in self.notes.items() if other == note), id)
        self.notes.setdefault(id, note)
        return Markup('<a{} href="#{}">{}</a>').format(Markup(' class="{}"').format(kind) if kind else "", id, words)

    def reference(self, item: ResolvedCitation) -> str:
        """What one citation is called: “Text, sentence 3”, or who published a source."""
        return reference(self.story, self.language, item)

    def segment_label(self, id: str) -> str:
        """What a segment of the articles is called: “Text, sentence 3”."""
        return segment_label(self.story, self.language, id)

    def origin(self, statement: Citing) -> Origin:
        """Whether a statement rests on the articles, on sources outside them, or on both."""
        return origin_of(statement, self.story.segment)

    def roots(self, chain: Chain) -> str:
        """The independent sources of a sourcing chain as a list in words."""
        return self.language.enumeration(self.root_name(root, chain) for root in chain.roots)

    def version(self, locale: str) -> ArticleSource:
        """What is known of a version of the lead article, with the outlet, author and day of the article itself.

        One that appeared elsewhere has a day of its own, or none that is known.
        """
        own = self.story.articles.get(locale) or ArticleSource()
        whole = self.story.describe(LEAD, locale)
        elsewhere = own.publisher is not None and own.publisher != self.story.describe(LEAD).publisher
        return own.model_copy(
            update={
                "publisher": whole.publisher,
                "author": whole.author,
                "date": own.date if elsewhere else whole.date,
                "party": whole.party,
            }
        )

    def own_word(self, chain: Chain) -> bool:
        """Whether a claim goes back to nobody but the one who makes it, speaking in person."""
        status = self.edition.statuses[chain.claim]
        return (
            status.voice == "speaker"
            and [root.ref for root in chain.roots if root.kind == "actor"] == [status.by]
            and (len(chain.roots) == 1)
        )

    def article_facts(self, article: ArticleSource | None) -> list[tuple[str, str | Markup]]:
        """What an article is as a publication: the name of each fact, with the fact or, where not known, nothing."""
        gettext = self.language.gettext
        issued = article is not None and article.party is not None
        return [
            (gettext("issued by") if issued else gettext("publisher"), (article and article.publisher) or ""),
            # A press release is signed by whoever issues it.
            *(
                []
                if issued and article and not article.author
                else [(gettext("author"), (article and article.author) or "")]
            ),
            (gettext("date"), self.date(article.date) if article and article.date else ""),
        ]

    def review_mark(self, key: str, *, draft: bool) -> tuple[str, str] | None:
        """How a statement stands, where that differs from what the page's notice says: a kind, and its words."""
        review, words, marked = self.edition.review_of(key), self.language.words, marked_reviews(self.edition)
        if review.state == "outdated":
            if "text" in review.changed:
                return "outdated", words.pgettext("review", "to be reviewed: it has changed")
            return "outdated", words.pgettext("review", "to be reviewed: what it rests on has changed")
        if draft:
            return "draft", words.pgettext("review", "draft by machine")
        if review.state == "unreviewed" and marked == "unreviewed":
            return "draft", words.pgettext("review", "not yet reviewed")
        if review.state == "reviewed" and marked == "reviewed":
            return "reviewed", words.pgettext("review", "reviewed")
        return None

    def fragment(self, kind: str, id: str) -> Markup:
        """A part of a page that many pages show, rendered once: `evidence` of a citation, `status` of a claim.

        Only the addresses of the articles, to which citations lead, are others on each page.
        """
        html = self.edition.fragments.get((kind, id))
        if html is None:
            html = render(f"{kind}.html", self.language, {"v": self, "id": id, "slot": _slot})
            self.edition.fragments[kind, id] = html
        return Markup(_SLOT.sub(lambda match: self.href(match[1]), html))  # noqa: S704, the template has escaped it

    def report(self, words: str, anchor: str = "") -> str:
        """Where readers report an error in words of this page; empty where nobody has said how to be reached."""
        path = self.path + (f"#{anchor}" if anchor else "")
        return report_address(self.edition.publication, self.language, path, words)

    def claims_of(self, actor_id: str) -> list[Claim]:
        """What an actor asserts, or passes on where nobody else is known to assert it."""
        return [claim for claim in self.story.claims if actor_id in (claim.by, self.edition.speaker_of(claim))]

    def known_as(self, point: KnownPoint) -> str:
        """What kind of knowledge something is, such as “statement”; what a newspaper said is a report."""
        words, kinds = self.language.words, {self.story.actor[actor].kind for actor in point.by}
        if point.kind == "statement" and kinds == {"outlet"}:
            return words.pgettext("known", "report")
        beside = [item for item in self.evidence(point.cites) if item.source and item.source.kind != "official"]
        if point.kind == "official" and beside:
            return words.pgettext("known", "official text and other sources")
        return self.label("known", point.kind)

    @staticmethod
    def host(address: str) -> str:
        """The site that an address leads to."""
        return (urlsplit(address).hostname or address).removeprefix("www.")

    def href_segment(self, id: str) -> str:
        """The relative address of a segment on the page of its article; of that page where it is not shown there."""
        shown = bool(self.story.segment[id].text)
        return self.href(article_page(self.story.article_of[id]), id if shown else "")

    def href(self, page: str, anchor: str = "") -> str:
        """The relative address of a page of the story: `timeline`, `context/industry` …, with an anchor."""
        target = self.edition.routes.path(page)
        if target == self.path and anchor:
            return f"#{anchor}"
        return relative(self.path, target) + (f"#{anchor}" if anchor else "")
