"""What runs on Linux alone would show on Windows only: files and programs are read and written in an encoding said."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.toy_site import ROOT

FOLDERS = ("build_tools", "tests", "benchmarks")
# Where the encoding stands if it is not named, by the name of what is called.
_PLACES = {"read_text": 0, "write_text": 1}
_PROGRAMS = {"run", "Popen", "check_output"}


def unsaid(source: str) -> Iterator[int]:
    """The lines that leave to the system in which encoding a text is read or written.

    >>> list(unsaid("p.read_text()\\np.read_text('utf-8')\\np.open('rb')\\nopen(p)\\nrun(c, text=True)"))
    [1, 4, 5]
    """
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        named = {keyword.arg: keyword.value for keyword in node.keywords}
        if "encoding" in named or None in named:
            continue
        silent = (
            (name in _PLACES and len(node.args) <= _PLACES[name])
            or (name in _PROGRAMS and bool({"text", "universal_newlines"} & named.keys()))
            or (name == "open" and _of_a_file(node, named) and "b" not in _mode(node, named))
        )
        if silent:
            yield node.lineno


def _of_a_file(node: ast.Call, named: dict[str | None, ast.expr]) -> bool:
    """Whether it is the `open` of a path or the built-in one: what opens archives, pages and pictures takes others."""
    if isinstance(node.func, ast.Name):
        return True
    modes = [each for each in (*node.args[:1], named.get("mode")) if isinstance(each, ast.Constant)]
    return (not node.args and not named) or any(str(each.value) in {"r", "w", "a", "x"} for each in modes)


def _mode(node: ast.Call, named: dict[str | None, ast.expr]) -> str:
    place = 1 if isinstance(node.func, ast.Name) else 0
    given = node.args[place] if len(node.args) > place else named.get("mode")
    return str(given.value) if isinstance(given, ast.Constant) else "r"


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_encoding_is_said_wherever_text_is_read_or_written(folder: str) -> None:
    places = [
        f"{path.relative_to(ROOT).as_posix()}:{line}"
        for path in sorted(Path(ROOT / folder).rglob("*.py"))
        for line in unsaid(path.read_text(encoding="utf-8"))
    ]
    assert places == []
