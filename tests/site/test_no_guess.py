"""No template ends in an `else` that guesses: what is chosen by a value of a closed set names each, or asks `labels`.

A chain that compares one thing with two values or more and then says something for all others would tell readers the
words of another value as soon as the set grows.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from jinja2 import Environment, nodes

from tests import toy_site

PACKAGE = toy_site.ROOT / "build_tools" / "story_explainer"
TEMPLATES = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.html"))}
# A field of a form that is none of these is a line of text, whatever it holds; what Material says it says in its words.
MEANT = {("desk/templates/fields.html", "f.kind"), ("site/theme/partials/language.html", "key")}
PARSER = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])


def compared(test: nodes.Node) -> str | None:
    """What a condition compares with a word, if that is all it does."""
    if isinstance(test, nodes.Compare) and len(test.ops) == 1 and test.ops[0].op == "eq":
        words = isinstance(test.ops[0].expr, nodes.Const) and isinstance(test.ops[0].expr.value, str)
        return _said(test.expr) if words else None
    return None


def _said(expr: nodes.Node) -> str | None:
    if isinstance(expr, nodes.Name):
        return expr.name
    if isinstance(expr, nodes.Getattr):
        return f"{_said(expr.node)}.{expr.attr}"
    return None


def guesses(template: str) -> Iterator[tuple[int, str]]:
    """The lines with such a chain, each with what is compared."""
    for chain in PARSER.parse(template).find_all(nodes.If):
        asked = [compared(part.test) for part in (chain, *chain.elif_)]
        if chain.else_:
            for what in {each for each in asked if each and asked.count(each) > 1}:
                yield chain.lineno, what


def test_no_template_guesses() -> None:
    found = [(name, *each) for name, path in TEMPLATES.items() for each in guesses(path.read_text("utf-8"))]
    assert [f"{name}:{line}: {what}" for name, line, what in found if (name, what) not in MEANT] == []
    assert {(name, what) for name, _, what in found} == MEANT, "what is meant is there"


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("{% if a.kind == 'x' %}1{% elif a.kind == 'y' %}2{% else %}3{% endif %}", ["a.kind"]),
        ("{% if a.kind == 'x' %}1{% elif a.kind == 'y' %}2{% endif %}", []),
        ("{% if a.kind == 'x' %}1{% else %}2{% endif %}", []),
        ("{% if a == 'x' %}1{% elif b == 'y' %}2{% else %}3{% endif %}", []),
    ],
)
def test_a_guess_is_seen(template: str, found: list[str]) -> None:
    """The test above can fail."""
    assert [what for _, what in guesses(template)] == found
