"""Texts of a form in another language, suggested by the translator that the site names; nothing is written."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from story_explainer.desk.outcome import NotDoneError
from story_explainer.desk.reading import DeskStories
from story_explainer.desk.request import BadRequestError, Request
from story_explainer.desk.site import PreviewSite
from story_explainer.desk.translating import SECONDS, NoTranslationError, translated


class TranslationActions:
    """What the newsroom's own translator is asked for."""

    def __init__(self, stories: DeskStories, site: PreviewSite) -> None:
        self._stories, self._site = stories, site

    def translate(self, request: Request) -> Mapping[str, Any]:
        """Texts by name in another language of the story; the time limit is for all of them together."""
        gettext, texts = request.language.gettext, request.mapping("texts")
        state, source, target = (
            self._stories.state(request.text("story")),
            request.text("source"),
            request.text("target"),
        )
        known = state.last.locales if state.last else []
        if source not in known or target not in known:  # both become arguments of a program
            raise BadRequestError("there is no such language")
        command, until = self._site.translator, time.monotonic() + SECONDS
        if not command:
            raise NotDoneError(gettext("No translator is set: name one by “translator” in mkdocs.yml."))
        found: dict[str, str] = {}
        try:
            for name, text in texts.items():
                left = max(until - time.monotonic(), 0)
                found[name] = translated(command, text, source, target, self._site.root, left)
        except NoTranslationError as error:
            if not found:
                raise NotDoneError(_why(request, str(error)) % {"program": command[0]}) from None
        words = request.language.words.ngettext("%(num)s text suggested", "%(num)s texts suggested", len(found))
        return {"done": words % {"num": len(found)}, "texts": found}


def _why(request: Request, error: str) -> str:
    gettext = request.language.gettext
    return {
        "missing": gettext("The translator cannot be started: %(program)s"),
        "late": gettext("The translator took too long: %(program)s"),
        "broken": gettext("The translator changed a citation or an address: %(program)s"),
    }.get(error, gettext("The translator failed: %(program)s"))
