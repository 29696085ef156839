"""The addresses of a story's pages in one language, made in one place."""

from __future__ import annotations

from dataclasses import dataclass

from story_explainer.site.language import Language
from story_explainer.story.keys import LEAD
from story_explainer.story.model import Story

OVERVIEW = "overview"
CONTEXT = "context"
SECTION = "section"
ARTICLES = "articles"
ARTICLE = "article"
PARALLEL = "parallel"
NEWS = "news"


def article_page(article: str, kind: str = ARTICLE) -> str:
    """The name of the page of an article; of the lead it is that of the kind.

    >>> article_page("lead"), article_page("corriere-2022-07-04", PARALLEL)
    ('article', 'parallel/corriere-2022-07-04')
    """
    return kind if article == LEAD else f"{kind}/{article}"


@dataclass(frozen=True)
class Routes:
    """Where the pages of one story stand in one language."""

    story: Story
    language: Language

    @property
    def root(self) -> str:
        """The path of the story itself, which is the path of its overview."""
        return f"{self.language.tag}/{self.story.slug}/"

    def path(self, page: str) -> str:
        """The path of a page by its name: `overview`, `timeline`, `context/industry`, `article/bbc-2`, `section/h2` …

        A section of the articles stands among the context, under its id, which never changes.

        Raises:
            KeyError: if the language has no address for that kind of page.
        """
        if page == OVERVIEW:
            return self.root
        kind, _, topic_id = page.partition("/")
        if kind == SECTION:
            return f"{self.root}{self.language.slugs[CONTEXT]}/{topic_id}/"
        path = f"{self.root}{self.language.slugs[kind]}/"
        if not topic_id:
            return path
        if kind in (ARTICLE, PARALLEL):
            return f"{path}{topic_id}/"
        topic = next(topic for topic in self.story.topics if topic.id == topic_id)
        return f"{path}{topic.slug.get(self.language.tag, topic.id)}/"
