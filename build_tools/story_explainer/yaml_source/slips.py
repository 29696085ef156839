"""Slips that people make in YAML, told by the lines at and above the place where a parser gave up."""

from __future__ import annotations

import re
from collections.abc import Callable

# Where two branches changed the same lines, and nobody has said yet which of them holds.
_MERGED = re.compile(r"^<{7} .*$", re.MULTILINE)
# What the parser says, and what is mostly behind it.
_CAUSES = {
    "mapping values are not allowed": "a text with “: ” in it needs quotation marks",
    "expected '-' indicator": "indent all entries of a list alike",
    "expected <block end>": "indent all fields of an entry alike",
    "did not find expected key": "indent all fields of an entry alike",
    "expected ',' or '}'": "inside { }, a text with a comma or quotation marks in it needs quotation marks around it",
    "expected ',' or ']'": "inside [ ], a text with a comma or quotation marks in it needs quotation marks around it",
    "that cannot start any token": "indent with spaces; a text that begins with @, ` or % needs quotation marks",
    "could not find expected ':'": "a field is a name, a colon and a space",
    "end of stream": "a quotation mark or a bracket is not closed",
}
_FIELD = r"[ ]*(?:-[ ]+)*(?:(?P<field>[\w-]+):[ ]+)?"
# A field or entry whose text begins with a quoted part and goes on behind it.
_QUOTED = r"(?P<mark>[\"'])(?:(?!(?P=mark)).)*(?P=mark)"
_QUOTED_PART = re.compile(rf"^{_FIELD}(?P<text>{_QUOTED}(?![ ]*(?:$|#))(?(field)|(?![ ]*:(?:\s|$))).+)$")
_TAB = re.compile(r"^[ ]*(?P<tab>\t)")
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_NO_BLANK = re.compile(r"^[ ]*(?:-[ ]+)*(?P<field>[\w-]+):(?P<text>[^\s:/\"'].*)$")
_NO_BLANK_BEHIND_DASH = re.compile(r"^[ ]*-(?P<text>(?P<field>[^\W\d_][\w-]*):(?:\s.*)?)$")
_SIGN = re.compile(r"^[ ]*(?:-[ ]+)*[\w-]+:[ ]+(?P<text>(?P<sign>[&*!|>%@`?,\]}-]|[\[{](?=[^\]}]*[\]}][ ]*[^\s#])).*)$")
_ESCAPE = re.compile(r"^(?P<before>[^\"#]*\"[^\"]*?)\\(?:[^\"\\/abefnrtvxuUNLP_0 \t]|[xuU](?![0-9a-fA-F]{2}))")
_DEEPER = re.compile(r"^(?P<indent>[ ]+)[\w-]+:(?:\s|$)")
_ABOVE = re.compile(r"^(?P<indent>[ ]*(?:-[ ]+)*)[\w-]+:[ ]+[^\s|>#]")
# What stands in place of the colon behind a field's name, and of the hyphen before an entry.
_NO_COLON = re.compile(r"^[ ]*(?:-[ ]+)*(?P<field>[A-Za-z_]+)[ ]*(?P<sign>[：﹕=;→])[ ]*(?P<text>\S.*)$")
_NO_HYPHEN = re.compile(r"^[ ]*(?P<sign>[‐-―−•·*+○●▪◦])[ ]*(?P<text>\S.*)$")
_COMMA = re.compile(rf"^[ ]*(?:-[ ]+)*[\"']?[\w-]+[\"']?:[ ]+{_QUOTED}(?P<comma>[ ]*,)[ ]*$")
_ENTRY = re.compile(r"^[ ]*-[ ]+[\w-]+:(?:\s|$)")
_BARE_FIELD = re.compile(r"^[ ]*\w[\w-]*:(?:\s|$)")


def slip(text: str, at: int, opened: int | None, message: str) -> tuple[int, str, str]:
    """What the mistake probably is that a parser met.

    Args:
        text: the whole text.
        at: where the parser gave up.
        opened: where what it was reading began, if that is known.
        message: what it said.

    Returns:
        The place of the mistake, what is wrong, and what helps.
    """
    if found := _MERGED.search(text):
        hint = "keep what is right of both sides, and take the lines <<<<<<<, ======= and >>>>>>> out"
        return found.start(), "a merge that is not finished has left its marks", hint
    begin = text.rfind("\n", 0, at) + 1
    above = text.rfind("\n", 0, max(begin - 1, 0)) + 1
    for look in _LOOKS:
        for start in dict.fromkeys((begin, above)):
            if (found_at := look(text, start, message)) is not None:
                return found_at[0], message, found_at[1]
    if opened is not None and re.search(r"expected ',' or '[\]}]'", message) and "\n" in text[opened:at].rstrip():
        line = text.count("\n", 0, opened) + 1
        return opened, message, f"“{text[opened]}” opens in line {line} and is not closed, or a comma is missing"
    hint = next((hint for cause, hint in _CAUSES.items() if cause in message), "")
    if "end of stream" in message and opened is not None:
        hint = f"{hint}: it opens in line {text.count(chr(10), 0, opened) + 1}"
    return at, message, hint


def _line(text: str, start: int) -> str:
    return text[start:].split("\n", 1)[0].rstrip("\r")


def _text_after_quotation(text: str, start: int, message: str) -> tuple[int, str] | None:
    found = _QUOTED_PART.match(_line(text, start))
    if not found:
        return None
    other = "'" if found["mark"] == '"' else '"'
    whole = found["text"]
    shown = f"{other}{whole}{other}" if other not in whole else "“…” for the inner ones"
    return start + found.start("text"), f"the whole text needs quotation marks, others than those in it: {shown}"


def _tab(text: str, start: int, message: str) -> tuple[int, str] | None:
    found = _TAB.match(_line(text, start))
    return (start + found.start("tab"), "indent with spaces, not with tabs") if found else None


def _fence(text: str, start: int, message: str) -> tuple[int, str] | None:
    return (start, "take the lines ``` out: the file is YAML as it is") if _FENCE.match(_line(text, start)) else None


def _no_blank(text: str, start: int, message: str) -> tuple[int, str] | None:
    found = _NO_BLANK.match(_line(text, start))
    if not found:
        return None
    return start + found.start("text"), f"put a blank behind the colon: “{found['field']}: {found['text'][:20]}”"


def _dash(text: str, start: int, message: str) -> tuple[int, str] | None:
    found = _NO_BLANK_BEHIND_DASH.match(_line(text, start))
    if not found:
        return None
    return start + found.start("text"), f"put a blank behind the dash: “- {found['text'][:20]}”"


def _sign(text: str, start: int, message: str) -> tuple[int, str] | None:
    found = _SIGN.match(_line(text, start))
    if not found or re.fullmatch(r"[|>][+-]?\d?[+-]?\s*(?:#.*)?", found["text"]):
        return None
    return start + found.start("text"), f"a text that begins with “{found['sign']}” needs quotation marks"


def _escape(text: str, start: int, message: str) -> tuple[int, str] | None:
    found = _ESCAPE.match(_line(text, start)) if "scalar" in message else None
    if not found:
        return None
    return start + found.end(
        "before"
    ), "in double quotation marks “\\” begins an escape: write two of them, or take single ones"


def _deeper(text: str, start: int, message: str) -> tuple[int, str] | None:
    line, before = _line(text, start), text[:start].rstrip("\n").rsplit("\n", 1)[-1]
    own, above = _DEEPER.match(line), _ABOVE.match(before)
    if own and above and len(own["indent"]) > len(above["indent"]) and "mapping values" in message:
        return start + len(own["indent"]), "indent all fields of an entry alike"
    return None


def _goes_on(text: str, start: int, message: str) -> tuple[int, str] | None:
    line, before = _line(text, start), text[:start].rstrip("\n").rsplit("\n", 1)[-1]
    above = _ABOVE.match(before)
    if "expected ':'" in message and line.strip() and not re.search(r":(?:\s|$)", line):
        if not above and not re.search(r":[ ]*(?:[|>][+-]?)?[ ]*$|^[ ]+\S", before):
            return None
        depth = len(line) - len(line.lstrip())
        return start + depth, "indent a text that goes on in the next line further than its field"
    return None


def _no_colon(text: str, start: int, message: str) -> tuple[int, str] | None:
    gone_on = "expected" in message or "mapping values" in message
    found = _NO_COLON.match(_line(text, start)) if gone_on else None
    if not found:
        return None
    return start + found.start("sign"), f"put a colon and a blank: “{found['field']}: {found['text'][:20]}”"


def _no_hyphen(text: str, start: int, message: str) -> tuple[int, str] | None:
    found = _NO_HYPHEN.match(_line(text, start)) if "expected" in message else None
    if not found:
        return None
    return start + found.start("sign"), f"an entry begins with a hyphen and a blank: “- {found['text'][:20]}”"


def _comma(text: str, start: int, message: str) -> tuple[int, str] | None:
    found = _COMMA.match(_line(text, start))
    return (start + found.start("comma"), "take the comma at the end of the line out") if found else None


def _entry_above(text: str, start: int, message: str) -> tuple[int, str] | None:
    """A field that stands left of the fields of its entry, or an entry that should be none."""
    lines = text[:start].rstrip("\n").split("\n")
    if "expected '-'" not in message or not _BARE_FIELD.match(_line(text, start)) or not _ENTRY.match(lines[-1]):
        return None
    depth = len(_line(text, start)) - len(_line(text, start).lstrip())
    return start + depth, "indent all fields of an entry alike, or take the “- ” above out if no list is needed"


_LOOKS: tuple[Callable[[str, int, str], tuple[int, str] | None], ...] = (
    _comma, _text_after_quotation, _no_colon, _no_hyphen, _dash, _entry_above, _tab, _fence, _escape, _deeper,
    _no_blank, _sign, _goes_on,
)  # fmt: skip
