"""What comes of an action at the desk, as JSON: what was done, or why nothing was, in the editor's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from http import HTTPStatus
from typing import Any

from pydantic import ValidationError

from story_explainer.content.approve import UnknownNameError
from story_explainer.content.editing import RefusedError
from story_explainer.content.statements import ChangedError
from story_explainer.desk.checking import FieldProblem
from story_explainer.desk.http_response import HttpResponse
from story_explainer.desk.mistakes import told
from story_explainer.desk.request import Request
from story_explainer.story.problems import ContentError, Problem

Action = Callable[[Request], str | Mapping[str, Any]]


class NotDoneError(Exception):
    """An action that was not done, with a sentence for the editor."""


class ConflictError(Exception):
    """A statement was changed since it was shown; with both, as HTML."""


class AskedError(Exception):
    """Something has to be said first; with the question, as HTML."""


class FaultyError(Exception):
    """What a form says has mistakes: those of the statement by field, and all of them; `words` say what to do."""

    def __init__(self, fields: Sequence[FieldProblem], problems: Sequence[Problem], words: str = "") -> None:
        self.fields, self.problems, self.words = fields, problems, words
        super().__init__()


def with_outcome(action: Action, after: Callable[[Request], Mapping[str, Any]]) -> Callable[[Request], HttpResponse]:
    """An action with what came of it as JSON: what was done, or why nothing was.

    Args:
        action: the action.
        after: what goes with the answer once it is done.
    """

    def answer(request: Request) -> HttpResponse:
        gettext = request.language.gettext

        def lines(problems: Iterable[Problem]) -> list[str]:
            return [told(request.language, problem) for problem in problems]

        try:
            done = action(request)
            return HttpResponse.json({**(done if isinstance(done, Mapping) else {"done": done}), **after(request)})
        except ChangedError as error:
            words = gettext("This was changed elsewhere meanwhile. Nothing was written; look at it again.")
            return _not(words, HTTPStatus.CONFLICT, changed=list(error.now))
        except ConflictError as error:
            words = gettext("This was changed elsewhere meanwhile. Nothing was written; look at it again.")
            return _not(words, HTTPStatus.CONFLICT, conflict=str(error))
        except AskedError as error:
            return _not(gettext("One thing has to be said first."), HTTPStatus.CONFLICT, asked=str(error))
        except FaultyError as error:
            beside = gettext("Nothing was written: what is wrong stands beside the fields.")
            every = gettext("Nothing was written, for this would bring mistakes:")
            words = error.words or (every if error.problems else beside)
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


def _not(words: str, status: HTTPStatus, **more: Any) -> HttpResponse:
    return HttpResponse.json({"failed": words, **more}, status)
