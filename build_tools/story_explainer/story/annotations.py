"""What a field of the model is to the checks, the reviews and the drafts, said at the field itself.

A field bears these in its annotation (`Annotated[Slug, Ref("actor")]`); whoever walks over a story asks for them here
instead of knowing the names of fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_type_hints

from pydantic import BaseModel

Target = Literal["segment", "source", "actor", "event", "claim", "section", "article"]


@dataclass(frozen=True, slots=True)
class Ref:
    """A field that names something by its id or key, or a list of such."""

    to: tuple[Target, ...]

    def __init__(self, *to: Target) -> None:
        object.__setattr__(self, "to", to)


@dataclass(frozen=True, slots=True)
class Localised:
    """A mapping by language other than a text; `read` says whether readers of a language get its part of it."""

    read: bool = True


@dataclass(frozen=True, slots=True)
class NotRead:
    """A field that says nothing to readers, or that holds statements of their own: no review is of it."""


@dataclass(frozen=True, slots=True)
class Past:
    """A date of something that happened or was published, so that it is never later than the story's last day."""


@dataclass(frozen=True, slots=True)
class Translates:
    """A text that says what another field of its owner says: in the languages of that one, none is missing."""

    field: str


@dataclass(frozen=True, slots=True)
class Own:
    """A text that, in the language that another field of its owner names and in no other, is the owner’s own title.

    Nobody translates it then; in any other case it says in the editors’ words what the owner is.
    """

    locale: str


M = TypeVar("M")


def marked(owner: BaseModel, name: str, mark: type[M]) -> M | None:
    """The mark of one kind that a field of a model bears; None where it bears none."""
    return next((each for each in _marks(type(owner)).get(name, ()) if isinstance(each, mark)), None)


def marks_of(model: type[BaseModel], name: str) -> tuple[object, ...]:
    """All marks that a field of a model bears."""
    return _marks(model).get(name, ())


def is_own(owner: BaseModel, name: str) -> bool:
    """Whether a text of a model is its own title, as it stands there, and not the editors’ words for readers."""
    own = marked(owner, name, Own)
    return own is not None and list(getattr(owner, name).locales) == [getattr(owner, own.locale)]


@cache
def _marks(model: type[BaseModel]) -> dict[str, tuple[object, ...]]:
    """The marks of each field of a model, anywhere in its annotation."""
    hints = get_type_hints(model, include_extras=True)
    found = {name: tuple(_within(hints[name])) for name in model.model_fields}
    return {name: marks for name, marks in found.items() if marks}


def _within(annotation: Any) -> Iterator[object]:
    """The marks in an annotation, those of the types within it included, but not those of other models."""
    yield from (each for each in getattr(annotation, "__metadata__", ()) if isinstance(each, _MARKS))
    for part in get_args(annotation):
        if not (isinstance(part, type) and issubclass(part, BaseModel)) and not isinstance(part, str):
            yield from _within(part)


_MARKS = (Ref, Localised, NotRead, Own, Past, Translates)
