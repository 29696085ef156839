"""Words for closed sets: every value of the model has its own in every language, and none is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any, get_args

import pytest

from story_explainer.site.answer_verbs import verbs_before, verbs_of
from story_explainer.site.edition import STANDINGS
from story_explainer.site.labels import labels
from story_explainer.site.language import Language
from story_explainer.site.origin import Origin
from story_explainer.site.pictures.ties import Unsettled
from story_explainer.site.render import environment, gettext_functions
from story_explainer.story.log import ChangeKind
from story_explainer.story.model import Actor, Appearance, Basis, Divergence, Event, KnownPoint, MatchKind, Response
from story_explainer.story.model.claims import AnswerKind, AppearanceKind
from story_explainer.story.model.sources import Show
from story_explainer.story.order import OrderReason
from story_explainer.story.status import StatusWord
from tests import toy_site

STYLE = files("story_explainer.site") / "theme" / "assets" / "story-explainer" / "style.css"


def field(model: Any, name: str) -> tuple[str, ...]:
    return get_args(model.model_fields[name].annotation)


SETS = {
    "status": get_args(StatusWord),
    "answered": field(Response, "kind"),
    "appearance": tuple(dict.fromkeys((*get_args(AppearanceKind), *get_args(AnswerKind)))),
    "match": get_args(MatchKind),
    "shown": get_args(Show),
    "received": get_args(Show),
    "basis": field(Basis, "kind"),
    "known": field(KnownPoint, "kind"),
    "event": (*field(Event, "kind"), "denies", "corrects"),
    "origin": get_args(Origin),
    "meaning": get_args(StatusWord),
    "standing": STANDINGS,
    "unsettled": get_args(Unsettled),
    "divergence": field(Divergence, "kind"),
    "actors": field(Actor, "kind"),
    "change": get_args(ChangeKind),
}


@pytest.mark.parametrize("tag", toy_site.LANGUAGES)
@pytest.mark.parametrize("name", SETS)
def test_every_value_has_words_of_its_own(tag: str, name: str) -> None:
    words = labels(Language.load(tag))[name]
    assert set(words) == set(SETS[name])
    assert all(words.values())
    assert len(set(words.values())) == len(words)


@pytest.mark.parametrize("tag", toy_site.LANGUAGES)
@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("verbs", [verbs_of, verbs_before])
def test_every_answer_has_a_verb_of_its_own(tag: str, number: int, verbs: Callable[..., Mapping[str, str]]) -> None:
    words = verbs(Language.load(tag), number)
    assert set(words) == set(field(Response, "kind"))
    assert len(set(words.values())) == len(words)


def test_editors_can_say_of_an_article_what_is_derived() -> None:
    assert field(Appearance, "kind") == get_args(AppearanceKind)


def test_a_value_without_words_is_an_error() -> None:
    with pytest.raises(KeyError):
        labels(Language.load("it"))["status"]["rumoured"]


@pytest.mark.parametrize("tag", toy_site.LANGUAGES)
def test_relations_in_time_have_words(tag: str) -> None:
    kinds = {"before", "after", "during", "spans"}
    assert set(labels(Language.load(tag))["relation"]) == kinds
    assert "spans" in str(OrderReason.__annotations__["kind"])


@pytest.mark.parametrize("value", [*SETS["status"], *SETS["answered"], *SETS["event"], *SETS["appearance"], "differs"])
def test_every_status_answer_and_event_has_a_sign(value: str) -> None:
    template = environment().get_template("basics.html")
    module: Any = template.make_module(gettext_functions(Language.load("en")))
    (drawn,) = re.findall(r"sign--[\w-]+", module.sign(value))
    assert re.search(rf"\.{drawn}\b[^{{}}]*{{ --sign: url\(", STYLE.read_text("utf-8"))
