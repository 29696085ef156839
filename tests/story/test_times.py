"""What is dated after the day up to which the story was followed."""

import pytest

from story_explainer.story.checks.times import after_the_story
from tests.story.toy import story

EVENT = "events:\n  - {{id: e, text: {{it: A, sl: B}}, kind: {kind}, cites: [s1], when: {when}}}"  # as of 2026-02-14


@pytest.mark.parametrize(
    ("when", "late"),
    [
        ("2026-02-14", False),
        ("2026-02-15", True),
        ("2026-02-15/2026-02-16", True),
        ("../2026-03", False),
        ("2026-02-14T23:59:59", False),
        ("2026-02-XX", False),
        ("2026-03-XX", True),
        ("2026-03~", False),  # about March can be February
        ("2026-04~", True),
        ("202X", False),
        ("203X", True),
        ("2026-22", False),  # a summer in the south
        ("2026-21", True),
        ("Y12000", True),
        ("-0043", False),
    ],
)
def test_only_what_cannot_be_known_yet_is_reported(when: str, late: bool) -> None:
    assert [finding.code for finding in after_the_story(story(events=EVENT.format(kind="happened", when=when)))] == [
        "T003"
    ] * late
    for kind in ("possible", "planned"):
        assert not list(after_the_story(story(events=EVENT.format(kind=kind, when=when))))
