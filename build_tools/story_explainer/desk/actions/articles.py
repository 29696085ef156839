"""What is done with the articles of a story: taken in, aligned, matched, shown to readers."""

from __future__ import annotations

import re
from typing import cast

from story_explainer.content.article_ids import moment
from story_explainer.content.editing import add_entries
from story_explainer.desk import settings
from story_explainer.desk.arriving import OWN, VERSION, About, UnsureError, sent, take_in
from story_explainer.desk.history import History, contents, made
from story_explainer.desk.named_articles import outlets
from story_explainer.desk.outcome import AskedError, NotDoneError
from story_explainer.desk.reading import DeskStories, State
from story_explainer.desk.render import render
from story_explainer.desk.request import BadRequestError, Request
from story_explainer.desk.words import choice_words
from story_explainer.site.language import Language
from story_explainer.story.base import SLUG
from story_explainer.story.file_names import MATCHES
from story_explainer.story.model.sources import Show
from story_explainer.yaml_source.style import OneLine

_OPENING = 6  # words by which a sentence is named


class ArticleActions:
    """The actions on the articles of a story."""

    def __init__(self, stories: DeskStories, history: History) -> None:
        self._stories, self._history = stories, history

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
        kinds = request.mapping("kinds") if "kinds" in request.data else {}
        before = contents(self._stories.future(story))
        try:
            came = take_in(self._stories, story, files, about, kinds)
        except UnsureError as error:
            values = {"likely": error.likely, "own": OWN, "version": VERSION}
            raise AskedError(render("kinds.html", request.language, **values).decode()) from None
        if not came:
            return gettext("The story has all of this already.")
        known = outlets(self._stories.state(story), came)
        words = ngettext("%(num)s article came: %(names)s", "%(num)s articles came: %(names)s", len(came)) % {
            "num": len(came),
            "names": ", ".join(known),
        }
        folder = self._stories.folder(story)
        self._history.add(folder, words, made(before, contents(folder)))
        return words

    def convert(self, request: Request) -> str:
        """Number the sentences of articles that were changed."""
        from story_explainer.content.convert import convert_story  # numpy and language data

        convert_story(self._stories.folder(request.text("story")))
        return request.language.gettext("The sentences are numbered anew; those that stayed keep their numbers.")

    def mend(self, request: Request) -> str:
        """Correct how an article was cut into sentences, or what answers what."""
        from story_explainer.content import mending  # numpy and language data

        gettext, what = request.language.gettext, request.text("what")
        folder, article = self._stories.folder(request.text("story")), request.text("article")
        if article not in folder.articles():
            raise BadRequestError("there is no such article")
        chosen = _sentences(request)
        texts = mending.sentences_of(folder, article)
        if any(texts.get(locale, [])[index : index + 1] != [text] for locale, index, text in chosen):
            raise NotDoneError(gettext("The sentences are not what they were: load the page again."))
        by_locale: dict[str, list[int]] = {}
        for locale, index, _ in chosen:
            by_locale.setdefault(locale, []).append(index)
        if what == "answer" and len(by_locale) < 2:
            raise NotDoneError(gettext("Mark sentences in two languages."))
        if not chosen:
            raise NotDoneError(gettext("Mark a sentence."))
        first, where = chosen[0], (folder, article)
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
        self._history.add(folder, words, changes)
        return words

    def match(self, request: Request) -> str:
        """Say whether passages tell the same: one pair, all that tell one change, or all in which a sentence stands."""
        gettext, folder = request.language.gettext, self._stories.folder(request.text("story"))
        pairs, verdict = request.data.get("pairs"), request.text("verdict")
        if segment := request.text("segment", ""):
            pairs = _pairs_with(self._stories.state(folder.slug), segment)
        if not (isinstance(pairs, list) and pairs and all(isinstance(pair, list) for pair in pairs)):
            raise BadRequestError("“pairs” are none")
        entries = [OneLine({"segments": list(map(str, pair)), "verdict": verdict}) for pair in pairs]
        words = gettext("Confirmed: %(what)s") if verdict == "confirmed" else gettext("Refused: %(what)s")
        state = self._stories.state(folder.slug)
        both = " = ".join(_opening(state, str(ident), request.language) for ident in pairs[0])
        more = len(pairs) - 1
        more_words = request.language.words.ngettext("and %(num)s more pair", "and %(num)s more pairs", more)
        words %= {"what": both + (f", {more_words % {'num': more}}" if more else "")}
        self._history.add(folder, words, add_entries(folder, MATCHES, "matches", entries))
        return words

    def show(self, request: Request) -> str:
        """Say what readers see of the text of an article."""
        state, what = self._stories.state(request.text("story")), request.text("show")
        known = choice_words(request.language)["show"]
        if what not in known:
            raise BadRequestError("“show” is none of the known ways")
        key, version = request.key(), request.text("version")
        changes = settings.show(state, key, version, cast(Show, what))
        words = request.language.gettext("Readers see of it: %(what)s") % {"what": known[what]}
        self._history.add(state.folder, words, changes)
        return words


def _pairs_with(state: State, segment: str) -> list[list[str]]:
    """The matches of a sentence that nobody has refused, by their two passages."""
    story = state.last
    return [list(match.segments) for match in (story.settled_matches if story else []) if segment in match.segments]


def _opening(state: State, ident: str, language: Language) -> str:
    """How a sentence begins, in the language of the desk or else its first; its id where it is not there."""
    segment = state.last.segment.get(ident) if state.last else None
    if segment is None or not segment.text:
        return ident
    words = (segment.text.get(language.tag) or next(iter(segment.text.values()))).split()
    begins = " ".join(words[:_OPENING]) + (" …" if len(words) > _OPENING else "")
    return language.words.pgettext("quotation", "“%(words)s”") % {"words": begins}


def _sentences(request: Request) -> list[tuple[str, int, str]]:
    """The sentences that are meant: language, number, words."""
    found = request.data.get("sentences")
    try:
        return [(str(locale), int(index), str(text)) for locale, index, text in found]  # type: ignore[union-attr]
    except (TypeError, ValueError):
        raise BadRequestError("“sentences” are none") from None
