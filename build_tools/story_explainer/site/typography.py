"""What must not be parted at the end of a line, in editors' words of any language."""

from __future__ import annotations

import re

# A number that counts what follows: no year, no part of a name (SU7), no end of a sentence but for days (14. Februar).
_BEFORE_A_WORD = re.compile(r"(?<![\w.,])((?!(?:1[5-9]|20)\d\d\b)\d+(?:[.,]\d+)*%?|\d{1,2}\.) (?=[^\W\d])")
# A compound with a short first part: US-Behörden, E-Auto. What breaks behind it leaves a stump at the end of a line.
_SHORT_COMPOUND = re.compile(r"(?<![\w-])([^\W\d_]{1,3})-(?=[^\W\d_])")
# A name no longer than this, in characters, stands on one line.
_WHOLE = 24
_JOINER = "\u2060"  # no line breaks there; U+2011, the no-break hyphen, is in none of the fonts


def keep_together(words: str) -> str:
    """Editors' words in which no line ends between a number and what it counts, or behind the hyphen of “US-Behörden”.

    Such as “19,5 Milliarden”, “14. Februar”.
    """
    return _SHORT_COMPOUND.sub(f"\\1-{_JOINER}", _BEFORE_A_WORD.sub("\\1\u00a0", words))


def whole(name: str) -> str:
    """A short name that no line parts, neither at its blanks nor behind its hyphens; a longer one as it is."""
    return name.replace(" ", "\u00a0").replace("-", f"-{_JOINER}") if len(name) <= _WHOLE else name
