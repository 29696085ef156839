"""What is done with statements: taken, changed, discarded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from story_explainer.content.approve import approve
from story_explainer.content.discard import DanglingReference, discard
from story_explainer.content.editing import RefusedError, edit, with_move
from story_explainer.content.exchange import Change
from story_explainer.content.statements import ChangedError, version_of
from story_explainer.content.story_folder import StoryFolder
from story_explainer.desk.editor import require_editor
from story_explainer.desk.history import History
from story_explainer.desk.http_response import HttpResponse
from story_explainer.desk.inbox import words_of
from story_explainer.desk.mistakes import meant, told
from story_explainer.desk.naming import ids_of, naming
from story_explainer.desk.outcome import ConflictError, FaultyError, NotDoneError
from story_explainer.desk.places import can_move
from story_explainer.desk.reading import DeskStories, State
from story_explainer.desk.render import render
from story_explainer.desk.request import BadRequestError, Request
from story_explainer.desk.saving import Edit, edit_of, problems_of, version_after, write
from story_explainer.desk.site import PreviewSite
from story_explainer.desk.words import field_names
from story_explainer.site.language import Language
from story_explainer.story.keys import StatementKey
from story_explainer.story.problems import ContentError


class StatementActions:
    """The actions on the statements of a story."""

    def __init__(self, stories: DeskStories, site: PreviewSite, history: History) -> None:
        self._stories, self._site, self._history = stories, site, history

    def take(self, request: Request) -> str:
        """Stand by statements in the languages that were in view: they are drafts no more."""
        ngettext = request.language.words.ngettext
        folder, seen = self._stories.folder(request.text("story")), request.seen()
        done = self._approve(request, folder, seen)
        words = ngettext("%(num)s statement taken", "%(num)s statements taken", len(seen)) % {"num": len(seen)}
        self._history.add(folder, words, done)
        return words

    def _approve(self, request: Request, folder: StoryFolder, seen: Mapping[str, str]) -> Mapping[str, Change]:
        gettext, by = request.language.gettext, require_editor(self._site, request.language)
        today = date.today().isoformat()
        done = approve(folder, list(seen), request.texts("locales"), by, today, seen=seen)
        if done is None:
            raise NotDoneError(gettext("The story has mistakes that come first: the inbox lists them."))
        return done.changes

    def check(self, request: Request) -> HttpResponse:
        """What would be wrong with what a form says, beside its fields."""
        state = self._stories.state(request.text("story"))
        try:
            problems = problems_of(state, self._edit(request), request.language)
        except ContentError as error:
            return HttpResponse.json(
                {
                    "problems": [
                        {
                            "field": "",
                            "text": "\n".join(told(request.language, each) for each in error.problems),
                            "severity": "error",
                        }
                    ]
                }
            )
        return HttpResponse.json({"problems": [asdict(problem) for problem in problems]})

    def _edit(self, request: Request) -> Edit:
        state = self._stories.state(request.text("story"))
        key = request.key() if request.text("key", "") else ""
        return edit_of(state, request.mapping("form"), key, request.text("kind", ""))

    def save(self, request: Request) -> Mapping[str, str]:
        """Write what a form says; where that was asked for, take the statement at once.

        Returns:
            What was done, the key of the statement, and what it says.
        """
        gettext, language = request.language.gettext, request.language
        state, wanted, version = (
            self._stories.state(request.text("story")),
            self._edit(request),
            request.text("version"),
        )
        take = request.data.get("take") is True
        try:
            changes = write(state, wanted, version)
        except ChangedError as error:
            raise ConflictError(_conflict(language, error.now[wanted.key], wanted, take=take)) from None
        except RefusedError as error:
            fields = problems_of(state, wanted, language)
            beside = {field.text for field in fields}
            # What stands beside a field is not said twice.
            others = [each for each in error.problems if meant(language, each) not in beside]
            raise FaultyError(fields, others) from None
        said = words_of(wanted.entry, language.tag)[0]
        words = gettext("Saved: %(what)s") % {"what": said}
        self._history.add(state.folder, words, changes)
        if take and wanted.reviewed:
            taken = self._approve(request, state.folder, {wanted.key: version_after(state, wanted, changes)})
            if changes:
                self._history.merge(state.folder, words, taken)
            else:
                self._history.add(state.folder, words, taken)
        before = state.statement(wanted.key)
        # Of what readers may have read already they can be told that it has changed.
        note = state.slug if changes and _told(state) and before and not before.draft and wanted.key != "story" else ""
        return {"done": words, "key": wanted.key, "words": said, "note": note}

    def move(self, request: Request) -> str:
        """Let a statement stand before or behind its neighbour."""
        key, state = request.key(), self._stories.state(request.text("story"))
        statement, up = state.statement(key), request.data.get("up") is True
        if statement is None or not can_move(state, statement)[0 if up else 1]:
            raise BadRequestError("there is no such place")
        seen = {key: request.text("version")}
        changes = edit(state.folder, [statement.key.name], lambda texts: with_move(texts, key, up=up), seen)
        words = request.language.gettext("Moved: %(what)s") % {
            "what": words_of(statement.entry, request.language.tag)[0]
        }
        self._history.add(state.folder, words, changes)
        return words

    def discard(self, request: Request) -> str:
        """Throw statements away."""
        folder, seen = self._stories.folder(request.text("story")), request.seen()
        dangling: list[DanglingReference] = []
        if request.data.get("mentions") is True:  # told by the page “discard”
            found = naming(self._stories.state(folder.slug), seen)
            dangling = [
                DanglingReference(str(one.statement.key), one.statement.version, one.places, ids_of(seen))
                for one in found
            ]
        changes, _ = discard(folder, seen, dangling)
        ngettext = request.language.words.ngettext
        words = ngettext("%(num)s statement discarded", "%(num)s statements discarded", len(seen)) % {"num": len(seen)}
        self._history.add(folder, words, changes)
        return words


def _told(state: State) -> bool:
    """Whether the story has told its readers anything of itself: that it was published, or what changed."""
    return state.last is not None and bool(state.last.about.updates)


def _conflict(language: Language, theirs: Any, mine: Edit, *, take: bool) -> str:
    """What stands there now beside what a form says: the fields that differ."""
    rows, version = [], ""
    if theirs is not None:
        version = version_of(theirs, StatementKey.parse(mine.key))
        names = [*mine.entry, *(name for name in theirs if name not in mine.entry)]
        both = ((name, _shown(theirs.get(name)), _shown(mine.entry.get(name))) for name in names if name != "draft")
        rows = [row for row in both if row[1] != row[2]]
    values = {"rows": rows, "version": version, "take": take, "names": field_names(language)}
    return render("conflict.html", language, **values).decode()


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return "\n".join(f"{name}: {_shown(inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return "\n".join(map(_shown, value)) if any(isinstance(each, Mapping) for each in value) else ", ".join(value)
    return "" if value is None else str(value)
