"""What begins from sentences names only who surely speaks there."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from tests.ingest import by_hand

from story_explainer.ingest.drafting.begun import Beginning
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.shared import Shared
from story_explainer.story.model import Actor


class Everybody:
    """Every actor is one of the story."""

    def same_as(self, actor: Actor) -> str | None:
        return actor.id

    def called(self, forms: Iterable[str]) -> str | None:
        return next(iter(forms), None)


def begun(locale: str, text: str, kind: str) -> dict[str, object]:
    bitext = by_hand.bitext([locale], (text,))
    cites = [one.id for one in bitext.segments()]
    shared = Shared(dict.fromkeys(cites, "article"), [], ["article"])
    return Beginning({"article": Reading(bitext)}, cites, [locale], shared, Everybody()).of(kind)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("de", "Ein Sprecher sagte bei einem Treffen mit Georg Pohl, es bestehe keine Gefahr."),
        ("de", "Georg Pohl war dabei, als ein Sprecher sagte, es bestehe keine Gefahr."),
        ("en", "“There is no danger to anybody in town,” a spokesman said after Ada Moss had left."),
    ],
)
@pytest.mark.parametrize(("kind", "field"), [("claim", "by"), ("answer", "actor")])
def test_who_is_but_named_does_not_speak(locale: str, text: str, kind: str, field: str) -> None:
    found = begun(locale, text, kind)
    assert found["text"] == {locale: text}
    assert not found.get(field)


def test_who_speaks_is_filled_in() -> None:
    assert begun("de", "Es bestehe keine Gefahr, sagte der Bürgermeister Georg Pohl.", "claim")["by"] == "georg-pohl"
