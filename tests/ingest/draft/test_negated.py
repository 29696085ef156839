"""What a later article says not to be so is no key point from before."""

from __future__ import annotations

import pytest
from tests.ingest.by_hand import bitext
from tests.ingest.draft.test_several import stages

from story_explainer.ingest.drafting.negated import denied_later


@pytest.mark.parametrize(
    ("locale", "first", "last", "denied"),
    [
        ("it", "L'ex presidente Aldo Ferrai è indagato a Rocca.", "Nessun dubbio: Aldo Ferrai non è indagato.", True),
        ("de", "Der Chef Karl Prell ist in Wimberg angeklagt.", "Der Chef Karl Prell ist nicht angeklagt.", True),
        ("en", "The chairman, James Orwell, is a suspect.", "The chairman, James Orwell, is not a suspect.", True),
        ("en", "The chairman, James Orwell, is a suspect.", "The mayor, Ada Moss, is not a suspect.", False),
        ("en", "The chairman, James Orwell, is a suspect.", "The chairman, James Orwell, is not married.", False),
        ("en", "The chairman, James Orwell, is not a suspect.", "James Orwell is not a suspect.", False),
    ],
)
def test_what_is_denied_of_somebody_is_denied(locale: str, first: str, last: str, denied: bool) -> None:
    early, late = (segment for segment in bitext([locale], [first], [last]).segments())
    found = set(denied_later([early, late], lambda ident: int(ident == late.id)))
    assert found == ({early.id} if denied else set())


def test_no_key_point_tells_of_somebody_what_a_later_article_denies() -> None:
    first = ["Prozess", "Der Bauunternehmer Karl Prell ist in Wimberg wegen Betrugs angeklagt."]
    last = ["Staatsanwaltschaft", "Der Bauunternehmer Karl Prell ist nach ihren Worten nicht angeklagt."]
    story = stages(first, last)["story"]
    assert "s1" not in [*story.cites, *(cite for point in story.key_points for cite in point.cites)]
