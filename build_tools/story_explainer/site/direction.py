"""Which languages are written from right to left, and how what is written so stays together among other words."""

from __future__ import annotations

from functools import cache

# Languages written from right to left, and the scripts that tell of others (CLDR).
_RTL = frozenset(
    [
        "ar", "arc", "ckb", "dv", "fa", "glk", "he", "khw", "ks", "lrc", "mzn", "nqo", "pnb", "ps", "sd", "syr", "ug",
        "ur", "yi",
    ]
)  # fmt: skip
_RTL_SCRIPTS = frozenset(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg"])
_SCRIPT = 4
# Right-to-left isolate and its end (Unicode Standard Annex #9): the words around do not tear apart what lies between.
_ISOLATE, _END = "\u2067", "\u2069"


@cache
def right_to_left(tag: str) -> bool:
    """Whether a language is written from right to left."""
    parts = tag.split("-")
    script = next((part for part in parts[1:] if len(part) == _SCRIPT), None)
    return script in _RTL_SCRIPTS if script else parts[0] in _RTL


def kept_together(words: str, tag: str) -> str:
    """Words of numbers and letters as they are read in their language, also beside such that run the other way.

    Args:
        words: the words, such as a date.
        tag: the language that they are in.
    """
    return f"{_ISOLATE}{words}{_END}" if right_to_left(tag) else words
