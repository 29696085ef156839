"""Text that XML 1.0 can hold."""

from __future__ import annotations

import re

# https://www.w3.org/TR/xml/#charsets: no escape can stand for any other character.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_safe(words: str) -> str:
    """A text in which U+FFFD stands for each character that no XML document can hold, such as control characters."""
    return _FORBIDDEN.sub("\ufffd", words)
