"""What an editor does at the desk: each action is one request, written to the files all or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from story_explainer.desk.actions.articles import ArticleActions
from story_explainer.desk.actions.statements import StatementActions
from story_explainer.desk.actions.story import StoryActions
from story_explainer.desk.actions.translation import TranslationActions
from story_explainer.desk.editor import require_editor
from story_explainer.desk.history import History
from story_explainer.desk.http_response import HttpResponse
from story_explainer.desk.outcome import Action, FaultyError, NotDoneError, with_outcome
from story_explainer.desk.page_data import PageData
from story_explainer.desk.publishing import ApartError, StoppedError, UnseenError, publish
from story_explainer.desk.reading import DeskStories
from story_explainer.desk.repository import GitError, NowhereError
from story_explainer.desk.request import Request
from story_explainer.desk.site import PreviewSite
from story_explainer.desk.words import nowhere


class Actions:
    """The actions of one run, with what can be undone of them."""

    def __init__(self, stories: DeskStories, site: PreviewSite) -> None:
        self.history = History()
        self.page = PageData(stories, site, self.history)
        self._statements = StatementActions(stories, site, self.history)
        self._articles = ArticleActions(stories, self.history)
        self._story = StoryActions(stories, self.history)
        self._translation = TranslationActions(stories, site)
        self._site = site

    @property
    def routes(self) -> Mapping[str, Callable[[Request], HttpResponse]]:
        """The actions by their paths."""
        actions: dict[str, Action] = {
            "take": self._statements.take,
            "discard": self._statements.discard,
            "save": self._statements.save,
            "move": self._statements.move,
            "articles": self._articles.articles,
            "convert": self._articles.convert,
            "match": self._articles.match,
            "mend": self._articles.mend,
            "show": self._articles.show,
            "speak": self._story.speak,
            "follow": self._story.follow,
            "publish": self.publish,
            "undo": self.undo,
        }
        answers = {name: with_outcome(action, self.page.after) for name, action in actions.items()}
        # What writes nothing changes no page.
        suggested = with_outcome(self._translation.translate, lambda _: {})
        return {"check": self._statements.check, "translate": suggested, **answers}

    def publish(self, request: Request) -> str:
        """Commit what changed, and push it."""
        gettext, message = request.language.gettext, request.text("message").strip()
        if not message:
            raise NotDoneError(gettext("Say in a line what changes."))
        try:
            target = publish(self._site, message, require_editor(self._site, request.language), request.text("version"))
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
