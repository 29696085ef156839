"""What an editor does at the desk: each action is one request, written to the files all or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from http import HTTPStatus
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

from story_explainer.content.approve import UnknownNameError, approve
from story_explainer.content.article_ids import moment
from story_explainer.content.discard import discard
from story_explainer.content.editing import RefusedError, add_entries
from story_explainer.content.exchange import Change
from story_explainer.content.folders import article_folders
from story_explainer.content.statements import ChangedError, version_of
from story_explainer.desk import settings
from story_explainer.desk.answer import Answer
from story_explainer.desk.arriving import About, sent, take_in
from story_explainer.desk.checking import FieldProblem
from story_explainer.desk.editor import name_of_editor
from story_explainer.desk.history import History
from story_explainer.desk.inbox import words_of
from story_explainer.desk.mistakes import told
from story_explainer.desk.publishing import ApartError, StoppedError, UnseenError, publish
from story_explainer.desk.reading import State, Stories, Written
from story_explainer.desk.render import render
from story_explainer.desk.repository import GitError, NowhereError
from story_explainer.desk.request import BadRequestError, Request
from story_explainer.desk.saving import Edit, edit_of, problems_of, write
from story_explainer.desk.site import Site
from story_explainer.desk.words import choice_words, field_names, nowhere
from story_explainer.site.language import Language
from story_explainer.story.base import LOCALE, SLUG
from story_explainer.story.keys import LEAD, StatementKey
from story_explainer.story.problems import ContentError, Problem
from story_explainer.story.reviews import reviewables
from story_explainer.story.rights import Show
from story_explainer.yaml_source.style import OneLine

Action = Callable[[Request], str | Mapping[str, str]]


class Actions:
    """The actions of one run, with what can be undone of them."""

    def __init__(self, stories: Stories, site: Site) -> None:
        self._stories, self._site = stories, site
        self.history = History()

    @property
    def routes(self) -> Mapping[str, Callable[[Request], Answer]]:
        """The actions by their paths."""
        actions: dict[str, Action] = {
            "take": self.take,
            "discard": self.discard,
            "save": self.save,
            "undo": self.undo,
            "publish": self.publish,
            "articles": self.articles,
            "convert": self.convert,
            "match": self.match,
            "mend": self.mend,
            "show": self.show,
            "speak": self.speak,
            "follow": self.follow,
        }
        return {"check": self.check, **{name: _told(action) for name, action in actions.items()}}

    def take(self, request: Request) -> str:
        """Stand by statements in the languages that were in view: they are drafts no more."""
        ngettext = request.language.words.ngettext
        folder, seen = self._stories.folder(request.text("story")), request.seen()
        done = self._approve(request, folder, seen)
        words = ngettext("%(num)s statement taken", "%(num)s statements taken", len(seen)) % {"num": len(seen)}
        self.history.add(folder, words, done)
        return words

    def _approve(self, request: Request, folder: Path, seen: Mapping[str, str]) -> Mapping[str, Change]:
        gettext, by = request.language.gettext, self._editor(request)
        today = date.today().isoformat()
        done = approve(folder, self._site.shown_as, list(seen), request.texts("locales"), by, today, seen=seen)
        if done is None:
            raise NotDoneError(gettext("The story has mistakes that come first: the inbox lists them."))
        return done.changes

    def _editor(self, request: Request) -> str:
        by = name_of_editor(self._site)
        if not by:
            words = "Who are you? Say so by “git config user.name”, or by “editor” in mkdocs.yml."
            raise NotDoneError(request.language.gettext(words))
        return by

    def check(self, request: Request) -> Answer:
        """What would be wrong with what a form says, beside its fields."""
        state = self._stories.state(request.text("story"))
        try:
            problems = problems_of(state, self._site.shown_as, self._edit(request), request.language)
        except ContentError as error:
            return Answer.json(
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
        return Answer.json({"problems": [asdict(problem) for problem in problems]})

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
            changes = write(state, self._site.shown_as, wanted, version)
        except ChangedError as error:
            raise ConflictError(_conflict(language, error.now[wanted.key], wanted, take=take)) from None
        except RefusedError as error:
            raise FaultyError(problems_of(state, self._site.shown_as, wanted, language), error.problems) from None
        words = gettext("Saved: %(what)s") % {"what": wanted.key}
        self.history.add(state.folder, words, changes)
        if take and (now := _reviewed(self._stories.state(state.slug), wanted.key)):
            taken = self._approve(request, state.folder, {wanted.key: now.version})
            if changes:
                self.history.merge(state.folder, words, taken)
            else:
                self.history.add(state.folder, words, taken)
        return {"done": words, "key": wanted.key, "words": words_of(wanted.entry, language.tag)[0]}

    def discard(self, request: Request) -> str:
        """Throw statements away."""
        folder, seen = self._stories.folder(request.text("story")), request.seen()
        changes, _ = discard(folder, self._site.shown_as, seen)
        ngettext = request.language.words.ngettext
        words = ngettext("%(num)s statement discarded", "%(num)s statements discarded", len(seen)) % {"num": len(seen)}
        self.history.add(folder, words, changes)
        return words

    def articles(self, request: Request) -> str:
        """Take articles in, for a story that is there or a new one."""
        gettext, ngettext = request.language.gettext, request.language.words.ngettext
        story, fresh = request.text("story").strip(), request.data.get("fresh") is True
        if not fresh:
            self._stories.folder(story)
        elif not re.fullmatch(SLUG, story):
            raise NotDoneError(gettext("A name has small letters, digits and single hyphens, such as harbour-wind."))
        elif story in self._stories.folders():
            raise NotDoneError(gettext("There is a story of that name."))
        files = sent(request.data)
        if not files:
            raise NotDoneError(gettext("Choose a file or paste a text."))
        about = About.of(request.data)
        if any(each.published and not moment(each.published) for each in (about, *(file.about for file in files))):
            raise NotDoneError(gettext("When it was published: a day or a time, such as 2026-01-31T18:30."))
        came = take_in(self._stories, story, files, about)
        if not came:
            return gettext("The story has all of this already.")
        return ngettext("%(num)s article came: %(names)s", "%(num)s articles came: %(names)s", len(came)) % {
            "num": len(came),
            "names": ", ".join(came),
        }

    def convert(self, request: Request) -> str:
        """Number the sentences of articles that were changed."""
        from story_explainer.content.convert import convert_story  # numpy and language data

        convert_story(self._stories.folder(request.text("story")), shown_as=self._site.shown_as)
        return request.language.gettext("The sentences are numbered anew; those that stayed keep their numbers.")

    def mend(self, request: Request) -> str:
        """Correct how an article was cut into sentences, or what answers what."""
        from story_explainer.content import mending  # numpy and language data

        gettext, what = request.language.gettext, request.text("what")
        folder, article = self._stories.folder(request.text("story")), request.text("article")
        if article not in (LEAD, *(each.removeprefix("articles/") for each in article_folders(folder))):
            raise BadRequestError("there is no such article")
        chosen = _sentences(request)
        texts = mending.sentences_of(folder, self._site.shown_as, article)
        if any(texts.get(locale, [])[index : index + 1] != [text] for locale, index, text in chosen):
            raise NotDoneError(gettext("The sentences are not what they were: load the page again."))
        by_locale: dict[str, list[int]] = {}
        for locale, index, _ in chosen:
            by_locale.setdefault(locale, []).append(index)
        if what == "answer" and len(by_locale) < 2:
            raise NotDoneError(gettext("Mark sentences in two languages."))
        if not chosen:
            raise NotDoneError(gettext("Mark a sentence."))
        first, where = chosen[0], (folder, self._site.shown_as, article)
        try:
            if what in ("answer", "nothing"):
                changes = mending.answer(*where, by_locale, alone=what == "nothing")
            elif what == "join":
                changes = mending.join(*where, first[0], first[1])
            elif what == "split" and isinstance(word := request.data.get("word"), int):
                changes = mending.split(*where, first[0], first[1], word)
            else:
                raise BadRequestError("there is no such correction")
        except mending.UnquotableError:
            words = gettext("The same words stand there twice, so a correction could not say which are meant.")
            raise NotDoneError(words) from None
        words = gettext("The alignment is mended.")
        self.history.add(folder, words, changes)
        return words

    def match(self, request: Request) -> str:
        """Say whether passages tell the same: one pair, or all that tell one change."""
        gettext, folder = request.language.gettext, self._stories.folder(request.text("story"))
        pairs, verdict = request.data.get("pairs"), request.text("verdict")
        if not (isinstance(pairs, list) and pairs and all(isinstance(pair, list) for pair in pairs)):
            raise BadRequestError("“pairs” are none")
        entries = [OneLine({"segments": list(map(str, pair)), "verdict": verdict}) for pair in pairs]
        words = gettext("Confirmed: %(what)s") if verdict == "confirmed" else gettext("Refused: %(what)s")
        words %= {"what": ", ".join(" = ".join(map(str, pair)) for pair in pairs)}
        self.history.add(folder, words, add_entries(folder, self._site.shown_as, "matches.yml", "matches", entries))
        return words

    def show(self, request: Request) -> str:
        """Say what readers see of the text of an article."""
        state, what = self._stories.state(request.text("story")), request.text("show")
        known = choice_words(request.language)["show"]
        if what not in known:
            raise BadRequestError("“show” is none of the known ways")
        key, version = request.key(), request.text("version")
        changes = settings.show(state, self._site.shown_as, key, version, cast(Show, what))
        words = request.language.gettext("Readers see of it: %(what)s") % {"what": known[what]}
        self.history.add(state.folder, words, changes)
        return words

    def speak(self, request: Request) -> str:
        """Let a story be told in a language more, or in one less."""
        language, state = request.language, self._stories.state(request.text("story"))
        locale, on = request.text("locale"), request.data.get("on") is True
        if not re.fullmatch(LOCALE, locale):
            raise BadRequestError("“locale” is no language")
        try:
            changes = settings.speak(state, self._site.shown_as, locale, on=on)
        except RefusedError as error:
            if on:
                raise
            words = language.gettext("Texts in this language stand in the way: take them out, or discard them.")
            raise FaultyError([], error.problems, words) from None
        added, gone = language.gettext("Also told in: %(what)s"), language.gettext("No longer told in: %(what)s")
        words = (added if on else gone) % {"what": language.name_of(locale)}
        self.history.add(state.folder, words, changes)
        return words

    def follow(self, request: Request) -> str:
        """Say up to which day a story is followed."""
        state, day = self._stories.state(request.text("story")), request.text("day")
        changes = settings.follow(state, self._site.shown_as, day)
        words = request.language.gettext("The story is followed to %(day)s") % {"day": request.language.date(day)}
        self.history.add(state.folder, words, changes)
        return words

    def publish(self, request: Request) -> str:
        """Commit what changed, and push it."""
        gettext, message = request.language.gettext, request.text("message").strip()
        if not message:
            raise NotDoneError(gettext("Say in a line what changes."))
        try:
            target = publish(self._site, message, self._editor(request), request.text("version"))
        except NowhereError as error:
            raise NotDoneError(nowhere(request.language, error)) from None
        except UnseenError:
            raise NotDoneError(
                gettext("The stories were changed since this page was made: look at it again.")
            ) from None
        except StoppedError as error:
            raise FaultyError([], error.mistakes) from None
        except ApartError as error:
            words = gettext(
                "Others changed the same lines and published them. Nothing of yours is lost or published: %(files)s"
            )
            raise NotDoneError(words % {"files": error}) from None
        except GitError as error:
            raise NotDoneError(gettext("Git says: %(words)s") % {"words": error}) from None
        return gettext("Published: %(where)s") % {"where": target}

    def undo(self, request: Request) -> str:
        """Take the last step back."""
        gettext, last = request.language.gettext, self.history.last
        if last is None:
            raise NotDoneError(gettext("There is nothing to undo."))
        step = self.history.undo()
        if step is None:
            raise NotDoneError(gettext("This cannot be undone: a file was changed elsewhere since."))
        return gettext("Undone: %(what)s") % {"what": step.words}


def _sentences(request: Request) -> list[tuple[str, int, str]]:
    """The sentences that are meant: language, number, words."""
    found = request.data.get("sentences")
    try:
        return [(str(locale), int(index), str(text)) for locale, index, text in found]  # type: ignore[union-attr]
    except (TypeError, ValueError):
        raise BadRequestError("“sentences” are none") from None


class NotDoneError(Exception):
    """An action that was not done, with a sentence for the editor."""


class ConflictError(Exception):
    """A statement was changed since it was shown; with both, as HTML."""


class FaultyError(Exception):
    """What a form says has mistakes: those of the statement by field, and all of them; `words` say what to do."""

    def __init__(self, fields: Sequence[FieldProblem], problems: Sequence[Problem], words: str = "") -> None:
        self.fields, self.problems, self.words = fields, problems, words
        super().__init__()


def _reviewed(state: State, key: str) -> Written | None:
    """A statement that is reviewed; a note on what changed is no statement of the story, and needs no review."""
    story = state.loaded.story
    known = {item.key for item in reviewables(story)} if story else set()
    return state.statement(key) if str(key) in known else None


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


def _told(action: Action) -> Callable[[Request], Answer]:
    """An action with what came of it as JSON: what was done, or why nothing was."""

    def answer(request: Request) -> Answer:
        gettext = request.language.gettext

        def lines(problems: Iterable[Problem]) -> list[str]:
            return [told(request.language, problem) for problem in problems]

        try:
            done = action(request)
            return Answer.json(done if isinstance(done, Mapping) else {"done": done})
        except ChangedError as error:
            words = gettext("This was changed elsewhere meanwhile. Nothing was written; look at it again.")
            return _not(words, HTTPStatus.CONFLICT, changed=list(error.now))
        except ConflictError as error:
            words = gettext("This was changed elsewhere meanwhile. Nothing was written; look at it again.")
            return _not(words, HTTPStatus.CONFLICT, conflict=str(error))
        except FaultyError as error:
            words = error.words or gettext("Nothing was written, for this would bring mistakes:")
            status, fields = HTTPStatus.UNPROCESSABLE_ENTITY, [asdict(field) for field in error.fields]
            return _not(words, status, fields=fields, problems=lines(error.problems))
        except RefusedError as error:
            words = gettext("Nothing was written, for this would bring mistakes:")
            return _not(words, HTTPStatus.UNPROCESSABLE_ENTITY, problems=lines(error.problems))
        except ContentError as error:
            return _not(
                gettext("Nothing was written."),
                HTTPStatus.UNPROCESSABLE_ENTITY,
                problems=lines(error.problems),
            )
        except (NotDoneError, UnknownNameError) as error:
            return _not(str(error), HTTPStatus.UNPROCESSABLE_ENTITY)
        except ValidationError as error:
            return _not("; ".join(each["msg"] for each in error.errors()), HTTPStatus.UNPROCESSABLE_ENTITY)
        except OSError as error:
            words = gettext("Nothing was written: %(why)s") % {"why": f"{error.filename or ''} {error.strerror}"}
            return _not(words, HTTPStatus.INTERNAL_SERVER_ERROR)

    return answer


def _not(words: str, status: HTTPStatus, **more: Any) -> Answer:
    return Answer.json({"failed": words, **more}, status)
