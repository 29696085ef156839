"""Where a statement stands on the site: the page and the anchor on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from story_explainer.content.statements import at
from story_explainer.desk.reading import State, Written
from story_explainer.site.routes import ARTICLE
from story_explainer.story.bitext import Segment
from story_explainer.story.keys import ARTICLES, LEAD, ArticleKey
from story_explainer.story.model import Story
from story_explainer.story.rights import shown_of

TOP = "top"
# The page on which the statements of a file stand under their ids.
_PAGES = {
    "claims": "claims",
    "events": "timeline",
    "actors": "actors",
    "figures": "figures",
    "glossary": "glossary",
    "sources": "sources",
    "story": "overview",
}
_IN_ORDER = frozenset(["point", "known", "question", "claims", "actors"])
# Other pages on which they stand too.
_TOO = {"who-said-when": "claims"}


def place_of(statement: Written, story: Story | None) -> tuple[str, str]:
    """The name of the page of a statement (`claims`, `context/industry` …), and the anchor on it.

    Args:
        statement: the statement.
        story: the story, where it can be read.
    """
    key = statement.key
    if key.file == "context":
        topic = next((t.id for t in story.topics if key.id in {f.id for f in t.facts}), None) if story else None
        return f"context/{topic or key.id}", key.id if topic else TOP
    if key.file == "divergences":
        article = story.article_of.get(str(statement.entry.get("segment")), LEAD) if story else LEAD
        return "parallel" if article == LEAD else f"parallel/{article}", key.id
    if key.file == ARTICLES:
        found = ArticleKey.parse(key.id)
        return "sources", f"text-{found.locale if found.article == LEAD else found.article}"
    return _PAGES.get(key.file, "overview"), key.id or TOP


def shown_on(page: str, statements: Iterable[Written], story: Story | None) -> Iterator[tuple[str, Written]]:
    """The statements that stand on a page, each with its anchor there."""
    for statement in statements:
        name, anchor = place_of(statement, story)
        if name == page or _TOO.get(page) == statement.key.file:
            yield anchor, statement


def can_move(state: State, statement: Written) -> tuple[bool, bool]:
    """Whether a statement can stand further up or down: readers meet those of its kind in the order of the file."""
    if statement.kind not in _IN_ORDER or not statement.path or not isinstance(number := statement.path[-1], int):
        return False, False
    siblings = at(state.documents[statement.key.name].data, statement.path[:-1])
    return number > 0, number < len(siblings) - 1


def hidden_on(page: str, story: Story | None) -> list[Segment]:
    """What readers do not get of the article that a page shows, though it can be cited; none on other pages."""
    name, _, article = page.partition("/")
    article = article or LEAD
    if story is None or name != ARTICLE or article not in story.bitexts:
        return []
    shown = shown_of(story).segment
    return [one for one in story.bitexts[article].segments() if len(shown[one.id].text) < len(one.text)]


def address(paths: Mapping[tuple[str, str], str], story: str, page: str, locale: str, anchor: str) -> str | None:
    """The address of a place on the site in a language, or in the first that has it; None if no page has it.

    Args:
        paths: the path of each page of the site, by its key and its language.
        story: the story's name.
        page: the name of the page.
        locale: the language that is wished for.
        anchor: the anchor on the page.
    """
    key = f"{story}/{page}"
    path = paths.get((key, locale)) or next((path for (one, _), path in paths.items() if one == key), None)
    return None if path is None else f"{path}#{anchor}"
