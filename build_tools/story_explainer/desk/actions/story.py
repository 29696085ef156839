"""What is settled of a whole story: its languages, and the day up to which it is followed."""

from __future__ import annotations

import re

from story_explainer.content.editing import RefusedError
from story_explainer.desk import settings
from story_explainer.desk.history import History
from story_explainer.desk.outcome import FaultyError
from story_explainer.desk.reading import DeskStories
from story_explainer.desk.request import BadRequestError, Request
from story_explainer.story.base import LOCALE


class StoryActions:
    """The actions on a story as a whole."""

    def __init__(self, stories: DeskStories, history: History) -> None:
        self._stories, self._history = stories, history

    def speak(self, request: Request) -> str:
        """Let a story be told in a language more, or in one less."""
        language, state = request.language, self._stories.state(request.text("story"))
        locale, on = request.text("locale"), request.data.get("on") is True
        if not re.fullmatch(LOCALE, locale):
            raise BadRequestError("“locale” is no language")
        try:
            changes = settings.speak(state, locale, on=on)
        except RefusedError as error:
            if on:
                raise
            words = language.gettext("Texts in this language stand in the way: take them out, or discard them.")
            raise FaultyError([], error.problems, words) from None
        added, gone = language.gettext("Also told in: %(what)s"), language.gettext("No longer told in: %(what)s")
        words = (added if on else gone) % {"what": language.name_of(locale)}
        self._history.add(state.folder, words, changes)
        return words

    def follow(self, request: Request) -> str:
        """Say up to which day a story is followed."""
        state, day = self._stories.state(request.text("story")), request.text("day")
        changes = settings.follow(state, day)
        words = request.language.gettext("The story is followed to %(day)s") % {"day": request.language.date(day)}
        self._history.add(state.folder, words, changes)
        return words
