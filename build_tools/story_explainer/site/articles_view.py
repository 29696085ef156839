"""What a page sees of a story's articles: their names, in which language they are read, what of them may be shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from story_explainer.site.article_names import article_and_day, article_name
from story_explainer.site.edition import Edition
from story_explainer.site.language import Language
from story_explainer.site.station_names import root_name, station_name, unread_names
from story_explainer.story.bitext import Segment
from story_explainer.story.keys import LEAD, ArticleKey
from story_explainer.story.model import Story
from story_explainer.story.model.sources import Show
from story_explainer.story.publication_order import by_publication
from story_explainer.story.rights import show_of
from story_explainer.story.stations import Chain, Station


def side_by_side(story: Story, article: str) -> bool:
    """Whether the versions of an article stand side by side: where words of several of them may be shown."""
    return len(story.bitexts[article].shown) > 1


@dataclass(frozen=True, eq=False)
class ArticlesView:
    """The articles of one edition of a story seen from one page.

    Attributes:
        edition: the story in the language of the page.
        path: the address of the page, from which links are relative.
    """

    edition: Edition
    path: str

    @property
    def story(self) -> Story:
        """The story."""
        return self.edition.story

    @property
    def language(self) -> Language:
        """The language of the page."""
        return self.edition.language

    @property
    def locale(self) -> str:
        """The tag of the page's language."""
        return self.language.tag

    @property
    def versions(self) -> list[str]:
        """The languages that have the lead article, the page's own first."""
        return self.versions_of(LEAD)

    @property
    def reading(self) -> str:
        """The language in which readers of this page get the lead article: the page's, or that of the original."""
        return self.reading_of(LEAD)

    @property
    def twins(self) -> list[str]:
        """The languages of the lead article beside the one that readers of this page get."""
        return self.twins_of(LEAD)

    def versions_of(self, article: str) -> list[str]:
        """The languages that have an article, the page's own first."""
        return sorted(self.story.bitexts[article].locales, key=lambda locale: locale != self.locale)

    def reading_of(self, article: str) -> str:
        """The language in which readers of this page get an article: the page's, or that of the original."""
        return self.edition.readings[article]

    def twins_of(self, article: str) -> list[str]:
        """The languages in which something of an article is shown beside the one that readers of this page get."""
        shown, reading = self.story.bitexts[article].shown, self.reading_of(article)
        return [locale for locale in self.versions_of(article) if locale != reading and locale in shown]

    def paired(self, article: str) -> bool:
        """Whether there is a page with the versions of an article side by side."""
        return side_by_side(self.story, article)

    def show(self, article: str) -> Show:
        """What may be shown of an article in the language in which readers of this page get it."""
        return show_of(self.story, article, self.reading_of(article))

    def article_name(self, article: str) -> str:
        """What an article is called beside the others: who published it, and when where that tells it from another."""
        return article_name(self.story, self.language, article)

    def article_and_day(self, article: str) -> str:
        """Who published an article, and when."""
        return article_and_day(self.story, self.language, article)

    @staticmethod
    def article_of_key(key: str) -> str:
        """The id of the article that a key names, as a whole or in one of its languages."""
        return ArticleKey.parse(key).article

    @staticmethod
    def hidden(segment: Segment, locale: str) -> bool:
        """Whether a segment stands in a language, but its words may not be shown there."""
        return locale in segment.carried and locale not in segment.text

    @property
    def further(self) -> list[str]:
        """The articles beside the lead, in the order of publication."""
        return [article for article in by_publication(self.story) if article != LEAD]

    @staticmethod
    def stands_in_all(segment: Segment, locales: Iterable[str]) -> bool:
        """Whether a segment stands in all of some languages, shown there or not."""
        return all(locale in segment.carried for locale in locales)

    def all_hidden(self, segments: Iterable[Segment], locale: str) -> bool:
        """Whether some segments stand in a language, and no word of them may be shown there."""
        found = [segment for segment in segments if locale in segment.carried]
        return bool(found) and all(self.hidden(segment, locale) for segment in found)

    def lacking(self, segment: Segment) -> bool:
        """Whether one of the versions of its article does not have a segment."""
        return any(locale not in segment.carried for locale in self.versions_of(self.story.article_of[segment.id]))

    def station_name(self, node: Station) -> str:
        """What a station of a sourcing chain is called."""
        return station_name(self.edition, node)

    def root_name(self, root: Station, chain: Chain) -> str:
        """What an independent source is called."""
        return root_name(self.edition, root, chain)

    def unread(self, chain: Chain) -> list[str]:
        """The outlets in a chain whose own report is not among what is cited, by their names."""
        return unread_names(self.edition, chain)
