"""A claim's status follows from its fields alone."""

import pytest

from story_explainer.story.checks.evidence import claims_without_ground
from story_explainer.story.status import Status, answers_too_early, status_of
from tests.story.toy import story


def status(fields: str) -> Status:
    claim = f"claims:\n  - {{id: c, text: {{it: A, sl: B}}, cites: [s1], {fields}}}"
    whole = story(claims=claim)
    return status_of(whole.claims[0], whole)


QUOTED = "quotes: [{text: {it: Solo qui}, cites: [s3]}]"


@pytest.mark.parametrize(
    ("fields", "base", "voice"),
    [
        ("certainty: stated", "reported", "articles"),
        ("certainty: stated, by: mayor", "reported", "relayed"),
        (f"certainty: stated, by: mayor, {QUOTED}", "stated", "speaker"),
        (f"certainty: stated, by: mayor, via: mayor, {QUOTED}", "stated", "speaker"),
        (f"certainty: stated, by: mayor, via: piccolo, {QUOTED}", "reported", "relayed"),
        ("certainty: stated, by: mayor, via: piccolo", "reported", "relayed"),
        ("certainty: stated, by: piccolo", "reported", "relayed"),
        ("certainty: stated, by: insiders", "reported", "relayed"),
        ("certainty: stated, by: port, basis: {kind: unnamed}", "reported", "relayed"),
        ("certainty: possible, by: insiders, via: piccolo", "possible", "relayed"),
        ("certainty: possible", "possible", "articles"),
        (f"certainty: expected, by: port, {QUOTED}", "expected", "speaker"),
        ("certainty: expected, by: port", "expected", "relayed"),
    ],
)
def test_base_and_voice(fields: str, base: str, voice: str) -> None:
    """How firmly a claim stands and whose word it is are told apart."""
    found = status(fields)
    assert (found.base, found.voice) == (base, voice)


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ("certainty: stated, by: mayor", "said"),
        ("certainty: stated, by: port, via: piccolo", "said"),
        ("certainty: stated, by: mayor, basis: {kind: document}", "said"),
        ("certainty: possible, by: mayor", "possible"),
        (f"certainty: stated, by: mayor, {QUOTED}", "stated"),
        ("certainty: stated", "reported"),
        ("certainty: stated, by: piccolo", "reported"),
        ("certainty: stated, by: insiders, via: piccolo", "reported"),
        ("certainty: stated, by: mayor, via: port", "reported"),
        ("certainty: stated, by: port, basis: {kind: unnamed}", "reported"),
        ("certainty: stated, via: piccolo", "reported"),
    ],
)
def test_what_somebody_with_a_name_says_in_indirect_speech_is_a_statement(fields: str, word: str) -> None:
    """Nobody has to confirm what an office announces; what others, unnamed, say of it is a report."""
    assert status(fields).word == word


@pytest.mark.parametrize(("rests_on", "voice"), [("[port]", "speaker"), ("[piccolo]", "relayed"), ("[]", "relayed")])
def test_a_source_of_the_speakers_own_lets_the_speaker_be_heard(rests_on: str, voice: str) -> None:
    """A press release does, an article about somebody does not."""
    claim = "claims: [{id: c, text: {it: A, sl: B}, cites: [release], certainty: stated, by: port}]"
    source = (
        "{id: release, publisher: P, title: {it: A}, locale: it, kind: official, excerpts: [], rests_on: " + rests_on
    )
    whole = story(claims=claim, sources=f"articles: {{}}\nsources: [{source}}}]")
    assert status_of(whole.claims[0], whole).voice == voice


def answers(*responses: str) -> Status:
    return status(f"certainty: stated, via: piccolo, responses: [{', '.join(responses)}]")


def test_standing_of_answers() -> None:
    """Nobody, one who declines, one who denies, one who confirms, and two who contradict each other."""
    denies = "{actor: port, kind: denies, cites: [s1]}"
    confirms = "{actor: mayor, kind: confirms, cites: [s1]}"
    declines = "{actor: insiders, kind: declines, cites: [s1]}"
    assert answers().standing == "unanswered"
    assert answers(declines).standing == "declined"
    assert answers(declines, denies).standing == "denied"
    assert answers(confirms, declines).standing == "confirmed"
    disputed = answers(confirms, denies, declines)
    assert disputed.standing == "disputed"
    assert (disputed.confirmed_by, disputed.denied_by, disputed.declined_by) == (("mayor",), ("port",), ("insiders",))


def test_last_answer_counts_by_date_not_by_place() -> None:
    """Who first declines and then denies is shown as denying, wherever the two stand in the file."""
    found = answers(
        "{actor: port, kind: denies, when: 2026-03-02, cites: [s1]}",
        "{actor: port, kind: declines, when: 2026-03-01, cites: [s1]}",
    )
    assert (found.denied_by, found.declined_by) == (("port",), ())
    assert [answer.index for answer in found.answers] == [0]


def test_answers_of_one_day_go_by_the_clock() -> None:
    """One without a time stays behind the one it follows in the file."""
    found = answers(
        "{actor: port, kind: denies, when: 2026-03-02T18:00:00, cites: [s1]}",
        "{actor: mayor, kind: denies, when: 2026-03-02, cites: [s1]}",
        "{actor: insiders, kind: denies, when: 2026-03-02T09:30:00, cites: [s1]}",
        "{actor: piccolo, kind: denies, when: 2026-03-01, cites: [s1]}",
    )
    assert found.denied_by == ("piccolo", "insiders", "port", "mayor")


def test_answers_in_the_order_of_time() -> None:
    """Dated answers come by date; one without a date stays behind the one it follows in the file."""
    found = answers(
        "{actor: port, kind: denies, when: 2026-03, cites: [s1]}",
        "{actor: mayor, kind: denies, cites: [s1]}",
        "{actor: insiders, kind: denies, when: 2026-02-28, cites: [s1]}",
    )
    assert found.denied_by == ("insiders", "port", "mayor")


def test_what_hangs_on_a_denied_claim_says_so() -> None:
    """Through however many others, and in whatever order they stand in the file."""
    whole = story(
        claims="""
claims:
  - {id: sold, text: {it: A, sl: B}, cites: [s1], certainty: possible, depends_on: [made]}
  - {id: made, text: {it: A, sl: B}, cites: [s1], certainty: possible, depends_on: [talks]}
  - id: talks
    text: {it: A, sl: B}
    cites: [s1]
    certainty: stated
    responses: [{actor: port, kind: denies, cites: [s2]}]
  - {id: other, text: {it: A, sl: B}, cites: [s1], certainty: stated}
"""
    )
    hanging = {claim.id: status_of(claim, whole).hangs_on for claim in whole.claims}
    assert hanging == {"sold": ("talks",), "made": ("talks",), "talks": (), "other": ()}


def test_a_circle_of_claims_ends() -> None:
    whole = story(
        claims="""
claims:
  - {id: a, text: {it: A, sl: B}, cites: [s1], certainty: stated, depends_on: [b]}
  - id: b
    text: {it: A, sl: B}
    cites: [s1]
    certainty: stated
    depends_on: [a]
    responses: [{actor: port, kind: denies, cites: [s2]}]
"""
    )
    assert [status_of(claim, whole).hangs_on for claim in whole.claims] == [("b",), ()]


def test_a_correction_is_no_denial() -> None:
    corrected = answers("{actor: piccolo, kind: corrects, cites: [s1]}")
    assert (corrected.standing, corrected.corrected_by, corrected.denied_by) == ("corrected", ("piccolo",), ())
    own = "claims: [{id: c, text: {it: A, sl: B}, cites: [s1], certainty: stated, by: port, responses: [ANSWER]}]"
    for kind, codes in (("corrects", set()), ("denies", {"C003"})):
        assert {
            each.code
            for each in claims_without_ground(
                story(claims=own.replace("ANSWER", f"{{actor: port, kind: {kind}, cites: [s1]}}"))
            )
        } == codes


@pytest.mark.parametrize(
    ("claimed", "answered", "early"),
    [
        ("2026-03-08", "2026-03-07", True),
        ("2026-03-08", "2026-03-08", False),
        ("2026-03-08", "2026-03-09", False),
        ("2026-03", "2026-02-28", True),
        ("2026-03", "2026-03-07", False),
    ],
)
def test_an_answer_older_than_what_it_answers_is_found(claimed: str, answered: str, early: bool) -> None:
    claim = (
        f"{{id: c, text: {{it: A, sl: B}}, cites: [s1], certainty: stated, via: piccolo, when: {claimed}, responses: "
    )
    whole = story(claims=f"claims:\n  - {claim}[{{actor: port, kind: denies, when: {answered}, cites: [s1]}}]}}")
    (found,) = whole.claims
    assert bool(answers_too_early(found, found.responses[0], whole)) == early
