"""Keys by which one thing is called in several files, each with one parser and one writer.

>>> ArticleKey.parse("it")
ArticleKey(article='lead', locale='it')
>>> ArticleKey.parse("corriere-2022-07-04/it")
ArticleKey(article='corriere-2022-07-04', locale='it')
>>> str(ArticleKey("lead", "it")), str(ArticleKey("corriere-2022-07-04"))
('it', 'corriere-2022-07-04')
>>> StatementKey.parse("claims/talks"), str(StatementKey("story"))
(StatementKey(file='claims', id='talks'), 'story')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints

from story_explainer.story.annotations import Ref
from story_explainer.story.base import LOCALE, SLUG
from story_explainer.story.file_names import ALIGNMENT, BITEXT, SOURCES

ARTICLES = "articles"  # what sources.yml says of the articles, by their keys
# The article whose versions stand in `articles/` itself; further ones stand in folders of their own there.
LEAD = "lead"
_SLUG, _LOCALE = SLUG[1:-1], LOCALE[1:-1]
ARTICLE_KEY = rf"^({_LOCALE}|{_SLUG}(/{_LOCALE})?)$"

ArticleRef = Annotated[
    str,
    StringConstraints(pattern=ARTICLE_KEY),
    Ref("article"),
    Field(
        description="An article: the language of a version in `articles/` (it), the name of a folder there "
        "(corriere-2022-07-04), or one of its versions (corriere-2022-07-04/it)."
    ),
]


@dataclass(frozen=True, slots=True)
class ArticleKey:
    """An article of a story, or one of its language versions: the path below `articles/` without its ending."""

    article: str
    locale: str | None = None

    @classmethod
    def parse(cls, key: str) -> ArticleKey:
        """The article that a key names."""
        article, slash, locale = key.partition("/")
        if slash:
            return cls(article, locale)
        return cls(LEAD, key) if re.fullmatch(LOCALE, key) else cls(key)

    def __str__(self) -> str:
        """The key, as files have it."""
        if self.locale is None:
            return self.article
        return self.locale if self.article == LEAD else f"{self.article}/{self.locale}"


def is_article_id(name: str) -> bool:
    """Whether a folder below `articles/` can have a name: a slug that is no language and not the lead's.

    >>> [is_article_id(name) for name in ("corriere-2022-07-04", "it", "bbc", "lead", "Il Corriere")]
    [True, False, False, False, False]
    """
    return bool(re.fullmatch(SLUG, name)) and not re.fullmatch(LOCALE, name) and name != LEAD


def bitext_file(article: str) -> str:
    """Where the bitext of an article stands, below the story's folder.

    >>> bitext_file("lead"), bitext_file("corriere-2022-07-04")
    ('bitext.yml', 'articles/corriere-2022-07-04/bitext.yml')
    """
    return BITEXT if article == LEAD else f"articles/{article}/bitext.yml"


def texts_folder(article: str) -> str:
    """Where the texts of an article stand, below the story's folder.

    >>> texts_folder("lead"), texts_folder("corriere-2022-07-04")
    ('articles', 'articles/corriere-2022-07-04')
    """
    return "articles" if article == LEAD else f"articles/{article}"


def corrections_file(article: str) -> str:
    """Where the corrections of an article stand, below the story's folder.

    >>> corrections_file("lead"), corrections_file("corriere-2022-07-04")
    ('alignment.yml', 'articles/corriere-2022-07-04/alignment.yml')
    """
    return ALIGNMENT if article == LEAD else f"articles/{article}/alignment.yml"


@dataclass(frozen=True, slots=True)
class StatementKey:
    """A statement that is reviewed as one: the file it stands in and its id; of story.yml as a whole, no id.

    An entry of sources.yml on one of the articles is called `articles/it`, `articles/corriere-2022-07-04/it`.
    """

    file: str
    id: str = ""

    @property
    def name(self) -> str:
        """The name of the file."""
        return SOURCES if self.file == ARTICLES else f"{self.file}.yml"

    @classmethod
    def parse(cls, key: str) -> StatementKey:
        """The statement that a key names."""
        file, _, ident = key.partition("/")
        return cls(file, ident)

    def __str__(self) -> str:
        """The key, as reviews have it."""
        return f"{self.file}/{self.id}" if self.id else self.file
