"""The pages of the desk; nothing here writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from story_explainer.desk.actions import Actions
from story_explainer.desk.answering import claims_near
from story_explainer.desk.brought import brought, often
from story_explainer.desk.cells import rows
from story_explainer.desk.change_note import earlier, note_on
from story_explainer.desk.choices import choices
from story_explainer.desk.commit_message import proposed
from story_explainer.desk.editor import name_of_editor
from story_explainer.desk.forms import SECTIONS
from story_explainer.desk.gist import cites_of, gist
from story_explainer.desk.http_response import HttpResponse
from story_explainer.desk.inbox import Again, Inbox, inbox_of, texts_of, told_since, words_of
from story_explainer.desk.mistakes import told
from story_explainer.desk.named_articles import outlet_of, outlets, with_day
from story_explainer.desk.naming import naming
from story_explainer.desk.panel import Panel
from story_explainer.desk.places import address, place_of
from story_explainer.desk.publishing import pending
from story_explainer.desk.reading import DeskStories, State, Written
from story_explainer.desk.render import render
from story_explainer.desk.repository import GitError, NowhereError, Repository
from story_explainer.desk.request import BadRequestError, Request
from story_explainer.desk.settings import described
from story_explainer.desk.site import PreviewSite
from story_explainer.desk.wordings import wordings
from story_explainer.desk.words import change_names, choice_words, field_names, group_names, kind_names, nowhere
from story_explainer.site.answer_verbs import verbs_of
from story_explainer.story.checks.times import day_to_follow
from story_explainer.story.keys import LEAD
from story_explainer.story.problems import ContentError


class Pages:
    """What can be looked at."""

    def __init__(self, stories: DeskStories, site: PreviewSite, token: str, actions: Actions) -> None:
        self._stories, self._site, self._token, self._actions = stories, site, token, actions

    @property
    def routes(self) -> Mapping[str, Callable[[Request], HttpResponse]]:
        """The pages by their paths below the desk's own."""
        return {
            "": self.inbox,
            "alignment": self.alignment,
            "articles": self.articles,
            "discard": self.discard,
            "edit": self.edit,
            "new": self.new,
            "page": self._actions.page.answer,
            "publish": self.publish,
        }

    def inbox(self, request: Request) -> HttpResponse:
        """What waits, by story."""
        inboxes = sorted((inbox_of(state) for state in self._stories.all()), key=lambda inbox: not inbox.count)
        repository = Repository(self._site.content)

        def before(inbox: Inbox, again: Again) -> Any:
            story = inbox.state.loaded.story
            return wordings(repository, story, again) if story else []

        total = sum(inbox.count for inbox in inboxes)
        return self._page(
            "inbox.html",
            request,
            inboxes=inboxes,
            total=total,
            before=before,
            follow=_day_to_follow,
            gist=lambda state, entry: gist(state, entry, request.language),
            outlet=outlet_of,
            texts_of=texts_of,
            cites_of=cites_of,
            told_since=told_since,
            answers=verbs_of(request.language),
        )

    def edit(self, request: Request) -> HttpResponse:
        """The panel of a statement, or of a new one of a kind; with `part`, without the page around it."""
        state = self._stories.state(request.text("story"))
        if request.text("kind", ""):
            cites, told = _ids(request, "cites"), self._of_change(state, request.text("about", ""))
            panel = Panel.new(state, request.text("kind"), cites, request.text("contradicts", ""), told)
        else:
            how, cites, beside = request.text("how", ""), _ids(request, "cites"), _ids(request, "beside")
            panel = Panel.of(state, request.key(), how, cites, beside)
        if panel is None:
            raise BadRequestError("there is no such statement")
        tag, part = request.language.tag, request.text("part", "")
        return self._page(
            "panel.html" if part else "panel_page.html",
            request,
            panel=panel,
            translator=bool(self._site.translator),
            heading="h2" if part else "h1",
            names=field_names(request.language),
            words=choice_words(request.language),
            choices=lambda to: choices(state, to, tag),
        )

    def _of_change(self, state: State, about: str) -> Mapping[str, Any]:
        """What a note on the change of a statement begins with."""
        statement = state.statement(about) if about else None
        if statement is None:
            return {}
        spoken = [each for each in self._site.languages if state.last and each.tag in state.last.locales]
        return note_on(earlier(self._actions.history, state, about), statement.entry, spoken)

    def discard(self, request: Request) -> HttpResponse:
        """What goes if statements are discarded: who took them, and what names them."""
        state, keys = self._stories.state(request.text("story")), _ids(request, "keys")
        statements = [statement for key in keys if (statement := state.statement(key))]
        if not statements:
            raise BadRequestError("there is no such statement")
        story = state.loaded.story
        reviews: dict[str, dict[str, Any]] = {}
        for entry in story.reviews if story else ():
            reviews.setdefault(entry.statement, {})[entry.locale] = entry
        return self._page(
            "discard.html",
            request,
            statements=statements,
            reviews={key: list(by_locale.values()) for key, by_locale in reviews.items()},
            named=naming(state, keys),
            names=field_names(request.language),
        )

    def new(self, request: Request) -> HttpResponse:
        """What can begin from some sentences."""
        state = self._stories.state(request.text("story"))
        known, cites = state.last.segment if state.last else {}, _ids(request, "cites")
        return self._page(
            "choose.html",
            request,
            cited=[known[ident] for ident in cites if ident in known],
            sections=SECTIONS,
            claims=claims_near(state, cites, request.language.tag),
            answers=verbs_of(request.language),
        )

    def articles(self, request: Request) -> HttpResponse:
        """What the articles of a story bring, and where others are added; without a story, where one begins."""
        story, found, broken, stale, state = request.text("story", ""), [], [], False, None
        if story:
            state = self._stories.state(story)
            stale = inbox_of(state).stale
            try:
                found = brought(state.folder)
            except ContentError as error:
                broken = error.problems
        groups = group_names(request.language)
        values = {"story": story, "articles": found, "broken": broken, "stale": stale, "groups": groups}
        spoken = state.last.locales if state and state.last else []
        return self._page(
            "articles.html",
            request,
            **values,
            described=list(described(state)) if state else [],
            shows=choice_words(request.language)["show"],
            spoken=spoken,
            called=lambda key: outlets(state, [key])[0] if state else key,
            waiting=inbox_of(state).count if state else 0,
            unspoken=[each.tag for each in self._site.languages if each.tag not in spoken],
            follow=_day_to_follow(state) if state else None,
            often=often(state) if state else {},
        )

    def alignment(self, request: Request) -> HttpResponse:
        """The sentences of an article beside what answers them."""
        from story_explainer.content.mending import sentences_of  # numpy and language data

        state, article = self._stories.state(request.text("story")), request.text("article", LEAD)
        bitexts = state.last.bitexts if state.last else {}
        if article not in bitexts:
            raise BadRequestError("there is no such article")
        found, broken = [], []
        try:
            found = rows(bitexts[article], sentences_of(state.folder, article))
        except ContentError as error:
            broken = error.problems
        values = {"story": state.slug, "article": article, "articles": list(bitexts), "rows": found, "broken": broken}
        return self._page("alignment.html", request, **values)

    def publish(self, request: Request) -> HttpResponse:
        """What would be published now."""
        tag = request.language.tag
        try:
            found, words = pending(self._site), ""
        except NowhereError as error:
            found, words = None, nowhere(request.language, error)
        except GitError as error:
            found, words = None, str(error)
        return self._page(
            "publish.html",
            request,
            pending=found,
            nowhere=words,
            called=lambda slug, articles: outlets(self._stories.state(slug), articles),
            with_day=lambda slug, article: with_day(self._stories.state(slug), article, request.language),
            place_of_key=self._place_of_key,
            proposed=proposed(found.stories, lambda slug: self._title(slug, tag), request.language) if found else "",
            names=field_names(request.language),
        )

    def _place_of_key(self, slug: str, key: str, locale: str) -> str | None:
        state = self._stories.state(slug)
        statement = state.statement(key)
        return self._place(state, statement, locale) if statement else None

    def _page(self, template: str, request: Request, **values: Any) -> HttpResponse:
        shared = {
            "token": self._token,
            "mount": self._site.mount,
            "languages": self._site.languages,
            "editor": name_of_editor(self._site),
            "undo": self._actions.history.last,
            "here": request,
            "kinds": kind_names(request.language),
            "hows": change_names(request.language),
            "words_of": words_of,
            "told": lambda problem: told(request.language, problem),
            "title": lambda slug: self._title(slug, request.language.tag),
            "place": lambda state, statement: self._place(state, statement, request.language.tag),
            "home": lambda slug: self._address(slug, "overview", request.language.tag, ""),
        }
        return HttpResponse(render(template, request.language, **shared, **values))

    def _title(self, slug: str, locale: str) -> str:
        """What a story is called, in a language or its own."""
        story = self._stories.state(slug).last if slug in self._stories.folders() else None
        if story is None:
            return slug
        text = story.about.short_title or story.title
        return text.get(locale) or next(iter(text.root.values()))

    def _place(self, state: State, statement: Written, locale: str) -> str | None:
        page, anchor = place_of(statement, state.loaded.story)
        return self._address(state.slug, page, locale, anchor)

    def _address(self, slug: str, page: str, locale: str, anchor: str) -> str | None:
        found = address(self._site.paths(), slug, page, locale, anchor)
        return None if found is None else f"{self._site.mount}{found}".rstrip("#")


def _day_to_follow(state: State) -> str | None:
    return day_to_follow(state.loaded.story) if state.loaded.story else None


def _ids(request: Request, name: str) -> list[str]:
    return [part for part in request.text(name, "").split(",") if part]
