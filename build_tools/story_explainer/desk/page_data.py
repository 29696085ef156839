"""What the desk's script is told of a page of the site: its statements with their places, and the desk's words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from story_explainer.desk.history import History
from story_explainer.desk.http_response import HttpResponse
from story_explainer.desk.inbox import Inbox, inbox_of, words_of
from story_explainer.desk.live import body_of
from story_explainer.desk.places import can_move, hidden_on, shown_on
from story_explainer.desk.reading import DeskStories, State
from story_explainer.desk.request import Request
from story_explainer.desk.script_words import script_words
from story_explainer.desk.site import PreviewSite
from story_explainer.site.language import Language
from story_explainer.story.reviews import review_states


class PageData:
    """What is known of the pages of a preview."""

    def __init__(self, stories: DeskStories, site: PreviewSite, history: History) -> None:
        self._stories, self._site, self._history = stories, site, history

    def answer(self, request: Request) -> HttpResponse:
        """What the script needs for a page. See `of`."""
        return HttpResponse.json(self.of(request, request.text("path")))

    def after(self, request: Request) -> dict[str, Any]:
        """What goes with the answer to an action: the page from which it was asked as it is now, where that is told."""
        path = request.text("page", "")
        return {"page": self.of(request, path)} if path else {}

    def of(self, request: Request, path: str) -> dict[str, Any]:
        """What the script needs for a page of the site: its statements with their places, and the words of the desk."""
        path = path.removeprefix(self._site.mount)
        pages = {path: (key, locale) for (key, locale), path in self._site.paths().items()}
        key, locale = pages.get(path, ("", ""))
        slug, _, page = key.partition("/")
        statements: list[dict[str, Any]] = []
        hidden: list[dict[str, Any]] = []
        waiting = 0
        if page and slug in self._stories.folders():
            state = self._stories.state(slug)
            inbox = inbox_of(state)
            waiting = inbox.count
            statements = list(_statements(state, inbox, page, locale, request.language))
            hidden = [{"id": one.id, "text": one.text} for one in hidden_on(page, state.loaded.story)]
        last = self._history.last
        asked = page and request.text("body", "") and slug in self._stories.folders()
        return {
            "story": slug if page else "",
            "locale": locale,
            "page": page,
            "statements": statements,
            "hidden": hidden,
            "body": body_of(self._stories.state(slug), self._site, key, locale) if asked else None,
            "waiting": waiting,
            "undo": last.words if last else None,
            "words": script_words(request.language, waiting),
        }


def _statements(state: State, inbox: Inbox, page: str, locale: str, language: Language) -> Iterator[dict[str, Any]]:
    story = state.loaded.story
    states = review_states(story) if story else {}
    for anchor, statement in shown_on(page, state.entries(), story):
        review = states.get(str(statement.key), {}).get(locale)
        up, down = can_move(state, statement)
        yield {
            "key": str(statement.key),
            "anchor": anchor,
            "version": statement.version,
            "draft": statement.draft,
            "review": review.state if review else "",
            "words": words_of(statement.entry, locale)[0],
            "moves": [*(["up"] if up else []), *(["down"] if down else [])],
        }
