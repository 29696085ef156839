"""The board of voices is derived: on stories of one article and of several, none of which the code was written for."""

from __future__ import annotations

import pytest

from story_explainer.story.model import Story, StoryFile
from story_explainer.story.status import status_of
from story_explainer.story.voices import Exchange, board_of
from story_explainer.yaml_source.read import read
from tests.story.several import SOURCES, several
from tests.story.toy import ABOUT, story, with_fields


def board(whole: Story) -> list[Exchange]:
    return list(board_of(whole, {claim.id: status_of(claim, whole) for claim in whole.claims}))


def claims(*entries: str) -> str:
    return "claims:\n" + "".join(f"  - {{text: {{it: A, sl: B}}, {entry}}}\n" for entry in entries)


def about(claim: str, whole: Story) -> Story:
    """The same story with a key point on a claim."""
    point = f"key_points:\n  - {{id: p, claim: {claim}, text: {{it: A, sl: B}}, cites: [s1]}}\n"
    text = ABOUT.partition("key_points:")[0] + point
    return with_fields(whole, about=StoryFile.model_validate(read("story.yml", text).data))


DENIED = "responses: [{actor: port, kind: denies, cites: [s3]}]"


def test_a_story_just_received_has_no_board() -> None:
    assert board(story()) == []


def test_the_claim_of_the_first_key_point_goes_first_then_what_is_answered() -> None:
    entries = (
        "id: plain, certainty: stated, by: mayor, cites: [s1]",
        f"id: denied, certainty: stated, via: piccolo, cites: [s2], {DENIED}",
        "id: main, certainty: stated, cites: [s1]",
    )
    found = board(about("main", story(claims=claims(*entries))))
    assert [(each.claim.id, each.central) for each in found] == [("main", True), ("denied", True), ("plain", False)]


def test_without_a_claim_that_the_story_is_about_what_stands_opens_it_and_the_newest_first() -> None:
    entries = (
        f"id: denied, certainty: stated, by: mayor, when: 2026-03-05, cites: [s2], {DENIED}",
        f"id: wrong, certainty: stated, cites: [s2], {DENIED.replace('denies', 'corrects')}",
        "id: old, certainty: stated, cites: [s1], when: 2026-03-01",
        "id: undated, certainty: stated, cites: [s1]",
        "id: new, certainty: stated, cites: [s1], when: 2026-03-04",
        "id: against, certainty: stated, cites: [s1], contradicts: [other]",
        "id: other, certainty: stated, cites: [s3]",
    )
    found = board(story(claims=claims(*entries)))
    assert [each.claim.id for each in found][:3] == ["new", "old", "undated"]
    assert {each.claim.id for each in found[3:]} == {"denied", "wrong", "against", "other"}
    assert all(each.answers for each in found if each.claim.id in ("denied", "wrong"))
    about_it = board(about("denied", story(claims=claims(*entries))))
    assert about_it[0].claim.id == "denied"


def test_a_claim_never_stands_without_its_answers_and_each_actor_answers_once() -> None:
    """Of an actor who answered twice the last answer counts, whatever its place in the file."""
    responses = (
        "responses: [{actor: port, kind: denies, when: 2026-03-02, cites: [s1]},"
        "{actor: mayor, kind: declines, when: 2026-03-03, cites: [s2]},"
        "{actor: port, kind: confirms, when: 2026-03-04, cites: [s3]}]"
    )
    (found,) = board(story(claims=claims(f"id: c, certainty: stated, via: piccolo, cites: [s1], {responses}")))
    assert [(answer.actor, answer.kind, response.when) for answer, response in found.answers] == [
        ("mayor", "declines", "2026-03-03"),
        ("port", "confirms", "2026-03-04"),
    ]


def test_what_falls_with_a_denied_claim_is_no_voice_unless_it_is_denied_itself() -> None:
    entries = [
        f"id: base, certainty: stated, via: piccolo, cites: [s1], {DENIED}",
        "id: falls, certainty: possible, cites: [s2], depends_on: [base]",
        f"id: both, certainty: possible, cites: [s2], depends_on: [base], {DENIED}",
    ]
    assert [each.claim.id for each in board(story(claims=claims(*entries)))] == ["base", "both"]


@pytest.mark.parametrize(
    ("restates", "shown"),
    [
        ("quotes: [{text: {it: Falso}, cites: [s3]}], cites: [s3]", False),
        ("cites: [s3]", False),
        ("cites: [s2, s3]", True),
        ("quotes: [{text: {it: Altro}, cites: [s3]}], cites: [s3]", True),
    ],
)
def test_an_answer_that_is_a_claim_as_well_stands_once(restates: str, shown: bool) -> None:
    """In the same words, or on the same evidence where none are given; what the actor says besides stays."""
    answer = "responses: [{actor: port, kind: denies, quotes: [{text: {it: Falso}, cites: [s3]}], cites: [s3]}]"
    entries = (
        f"id: base, certainty: stated, via: piccolo, cites: [s1], {answer}",
        f"id: again, certainty: stated, by: port, {restates}",
    )
    assert ("again" in [each.claim.id for each in board(story(claims=claims(*entries)))]) == shown


def test_a_new_voice_goes_before_what_one_says_besides() -> None:
    entries = (
        "id: one, certainty: stated, via: piccolo, cites: [s1]",
        "id: two, certainty: stated, via: piccolo, cites: [s2]",
        "id: other, certainty: stated, by: mayor, cites: [s3]",
    )
    assert [each.claim.id for each in board(story(claims=claims(*entries)))] == ["one", "other", "two"]


def test_who_speaks_is_who_passes_on_what_only_follows() -> None:
    basis = "basis: {kind: unnamed, known: inferred, cites: [s2]}"
    entries = (
        f"id: c, certainty: stated, by: insiders, via: piccolo, cites: [s1], {basis}",
        "id: d, certainty: stated, by: insiders, via: piccolo, cites: [s1]",
        "id: e, certainty: stated, cites: [s1]",
    )
    found = {each.claim.id: each.speaker for each in board(story(claims=claims(*entries)))}
    assert found == {"c": "piccolo", "d": "insiders", "e": ""}


def test_silence_is_said_only_where_an_editor_says_it() -> None:
    claim = "id: c, certainty: stated, cites: [s1]"
    (plain,) = board(several(claims=claims(claim)))
    assert plain.articles == ()
    told = "appearances: [{article: echo, kind: silent}, {article: novice, kind: corrects, cites: [s7]}]"
    (found,) = board(several(claims=claims(f"{claim}, {told}")))
    assert [(each.article, each.kind) for each in found.articles] == [("echo", "silent"), ("novice", "corrects")]


def test_an_article_that_passes_a_denial_on_does_not_deny() -> None:
    answer = "responses: [{actor: prosecutor, kind: denies, cites: [s8]}]"
    (found,) = board(several(claims=claims(f"id: c, certainty: stated, cites: [s3], {answer}")))
    assert found.articles == ()
    assert [answer.actor for answer, _ in found.answers] == ["prosecutor"]


def test_the_day_is_when_it_was_said_or_in_which_article_it_is_found() -> None:
    """Where the articles' days do not tell which was the first, nothing is said."""
    said, told = (
        board(several(claims=claims(f"id: c, certainty: stated, cites: [s1, s4]{when}")))[0]
        for when in (", when: 2022-02-27", "")
    )
    assert said.told is None
    assert told.told == ("lead", "2022-03-01T21:40:00")
    undated = SOURCES.replace(", date: 2022-03-02T08:15:00", "")
    (found,) = board(several(claims=claims("id: c, certainty: stated, cites: [s1, s4]"), sources=undated))
    assert found.told is None
