"""The list of problems as text: lines to read, annotations on a pull request, or JSON for tools."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Literal

from story_explainer.story.problems import Problem


def report(problems: Sequence[Problem], stories: int, form: Literal["text", "github", "json"]) -> str:
    """Write problems down.

    Args:
        problems: what was found.
        stories: how many stories were looked at.
        form: `text` is one line each, `github` GitHub's workflow commands, `json` one object with all there is to know.

    Returns:
        Lines, each ended; an empty string if there is nothing to say.
    """
    if form == "json":
        data = {
            "stories": stories,
            "errors": _count(problems, "error"),
            "warnings": _count(problems, "warning"),
            "problems": [asdict(problem) for problem in problems],
        }
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return "".join(f"{_annotation(problem) if form == 'github' else problem}\n" for problem in problems)


def _annotation(problem: Problem) -> str:
    where = f"file={_escaped(problem.file)},line={problem.line},col={problem.column},title={problem.code}"
    message = str(problem).split(f" {problem.code} ", 1)[1]
    return f"::{problem.severity} {where}::{_escaped(message, value=False)}"


def _escaped(text: str, *, value: bool = True) -> str:
    """What would end a command, or with `value` a value in it, as GitHub's runner decodes it."""
    for character in "%\r\n:," if value else "%\r\n":
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _count(problems: Sequence[Problem], severity: str) -> int:
    return sum(problem.severity == severity for problem in problems)


def count_of(problems: Sequence[Problem]) -> str:
    """How many problems there are: `2 errors, 1 warning`, or `none`."""
    counts = [(_count(problems, kind), kind) for kind in ("error", "warning")]
    return ", ".join(f"{count} {kind}{'s' * (count != 1)}" for count, kind in counts if count) or "none"


def summary(problems: Sequence[Problem], stories: int) -> str:
    """The last line of a check: `2 errors, 1 warning in 3 stories`."""
    looked_at = f"{stories} {'story' if stories == 1 else 'stories'}"
    return f"{count_of(problems)} in {looked_at}" if problems else f"no problems in {looked_at}"
