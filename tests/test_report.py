"""The list of problems in its three forms."""

import json

from story_explainer.cli.report import report, summary
from story_explainer.story.problems import Problem

ERROR = Problem("content/a,b/claims.yml", 3, 7, "R003", "no actor: “x”\n100 %", "did you mean “y”?", see=("f.yml:1:2",))
WARNING = Problem("content/s/claims.yml", 4, 1, "R009", "twice", severity="warning")


def test_text() -> None:
    """One line a problem, as editors and compilers know it."""
    assert report([WARNING], 1, "text") == "content/s/claims.yml:4:1: R009 twice\n"
    assert report([], 1, "text") == ""


def test_text_cannot_steer_the_terminal() -> None:
    """Control and direction characters and endless texts in a file do not reach the terminal."""
    line = str(Problem("f.yml", 1, 1, "R003", "no “a\n\x1b[31m\u202eb”" + "x" * 9999))
    assert line.startswith("f.yml:1:1: R003 no “a  [31m b”x")
    assert len(line) < 500


def test_github() -> None:
    """What has a meaning in a workflow command is escaped, in values more than in the message."""
    assert report([ERROR, WARNING], 1, "github") == (
        "::error file=content/a%2Cb/claims.yml,line=3,col=7,title=R003::"
        "no actor: “x” 100 %25 (did you mean “y”?; see f.yml:1:2)\n"
        "::warning file=content/s/claims.yml,line=4,col=1,title=R009::twice\n"
    )


def test_json() -> None:
    """All there is to know, and the counts."""
    data = json.loads(report([ERROR, WARNING], 2, "json"))
    assert (data["stories"], data["errors"], data["warnings"]) == (2, 1, 1)
    assert data["problems"][0] == {
        "file": "content/a,b/claims.yml",
        "line": 3,
        "column": 7,
        "code": "R003",
        "message": "no actor: “x”\n100 %",
        "hint": "did you mean “y”?",
        "severity": "error",
        "see": ["f.yml:1:2"],
    }


def test_summary() -> None:
    """Numbers with the right plural."""
    assert summary([ERROR, WARNING, WARNING], 1) == "1 error, 2 warnings in 1 story"
    assert summary([], 3) == "no problems in 3 stories"
    assert summary([ERROR, ERROR], 2) == "2 errors in 2 stories"
