"""Text that XML 1.0 can hold."""

from __future__ import annotations

import re

# https://www.w3.org/TR/xml/#charsets: no escape can stand for any other character.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_safe(words: str) -> str:
    """A text in which U+FFFD stands for each character that no XML document can hold, such as control characters."""
    return _FORBIDDEN.sub("\ufffd", words)
