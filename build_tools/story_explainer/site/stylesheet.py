"""The part of a style sheet that a set of pages uses: rules whose selectors can match there, variables that are read.

What can match is told by names alone, as PurgeCSS does: a rule stays if every class, id, attribute and element that its
selector asks for occurs in the pages' templates. So the result depends on the templates and the sheet and on no page.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

_TOKEN = re.compile(r"""/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)"']*\)|[{};]""", re.DOTALL)
_GROUPS = ("@media", "@supports", "@layer", "@container")
_PSEUDO = re.compile(r"::?[\w-]+(?:\((?:[^()]|\([^()]*\))*\))?")
_ATTRIBUTE = re.compile(r"\[([\w-]+)[^\]]*\]")
_NAME = re.compile(r"(?<![\w-])[.#]?(-?[a-z_][\w-]*)", re.IGNORECASE)
_DECLARED = re.compile(r"(?<![\w-])(--[\w-]+)\s*:")
_READ = re.compile(r"var\(\s*(--[\w-]+)")
_COMMA = re.compile(r",(?![^(]*\))")


@dataclass(frozen=True)
class CssRule:
    """A rule as it stands: what is before its braces, and in them either rules or declarations."""

    prelude: str
    declarations: tuple[str, ...] = ()
    rules: tuple[CssRule, ...] = ()

    def __str__(self) -> str:
        """The rule as CSS."""
        inner = "".join(map(str, self.rules)) if self.rules else ";".join(self.declarations)
        return f"{self.prelude}{{{inner}}}"


def parse(css: str) -> tuple[CssRule, ...]:
    """The rules of a style sheet. At-rules without braces, such as `@charset`, are left out, as are comments."""
    rules, _ = _parse(css, _TOKEN.finditer(css), 0)
    return rules


def _parse(css: str, tokens: Iterator[re.Match[str]], start: int) -> tuple[tuple[CssRule, ...], int]:
    rules: list[CssRule] = []
    for token in tokens:
        if token[0] == "}":
            return tuple(rules), token.end()
        if token[0] == "{":
            prelude = css[start : token.start()].strip()
            if prelude.startswith(_GROUPS):
                inner, start = _parse(css, tokens, token.end())
                rules.append(CssRule(prelude, rules=inner))
            else:
                start = _end(tokens, token.end())
                rules.append(CssRule(prelude, tuple(_declarations(css[token.end() : start - 1]))))
        elif token[0] == ";" or token[0].startswith("/*"):
            start = token.end()
    return tuple(rules), start


def _end(tokens: Iterator[re.Match[str]], start: int) -> int:
    """Where the braces end that are open, and all within them."""
    depth = 1
    for token in tokens:
        depth += {"{": 1, "}": -1}.get(token[0], 0)
        start = token.end()
        if not depth:
            break
    return start


def _declarations(block: str) -> Iterator[str]:
    start = 0
    for token in [*_TOKEN.finditer(block), None]:
        if token is None or token[0] == ";":
            if part := block[start : token.start() if token else None].strip():
                yield part
            start = token.end() if token else start


def compact(css: str) -> str:
    """A style sheet without comments, and with one space where it has more; in its strings there are none to spare."""
    return re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)).strip()


def subset(css: str, names: Collection[str], read: str = "") -> str:
    """The rules that may apply, with the variables that something reads.

    Args:
        css: a style sheet.
        names: every class, id, attribute and element of the pages.
        read: a style sheet of the pages' own, which may read variables of this one.

    Returns:
        A style sheet. Animations and fonts are left out with the rules that name them.
    """
    rules = tuple(_matching(parse(css), names))
    while True:
        used = set(_READ.findall("".join(map(str, rules)) + read))
        fewer = tuple(_reading(rules, used))
        if fewer == rules:
            return "".join(map(str, rules))
        rules = fewer


def _matching(rules: tuple[CssRule, ...], names: Collection[str]) -> Iterator[CssRule]:
    for rule in rules:
        if rule.rules:
            if inner := tuple(_matching(rule.rules, names)):
                yield CssRule(rule.prelude, rules=inner)
        elif not rule.prelude.startswith("@") or rule.prelude.startswith("@page"):
            kept = [one for one in _COMMA.split(rule.prelude) if _can_match(one, names)]
            if kept and rule.declarations:
                yield CssRule(",".join(kept), rule.declarations)


def _can_match(selector: str, names: Collection[str]) -> bool:
    plain = _PSEUDO.sub("", selector)
    asked = [*_ATTRIBUTE.findall(plain), *_NAME.findall(_ATTRIBUTE.sub("", plain))]
    return all(name in names for name in asked)


def _reading(rules: tuple[CssRule, ...], used: Collection[str]) -> Iterator[CssRule]:
    for rule in rules:
        if rule.rules:
            if inner := tuple(_reading(rule.rules, used)):
                yield CssRule(rule.prelude, rules=inner)
        elif kept := tuple(one for one in rule.declarations if not (m := _DECLARED.match(one)) or m[1] in used):
            yield CssRule(rule.prelude, kept)
