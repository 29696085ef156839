"""Texts that another program decoded or escaped wrongly before they were saved: “BrÃ¼cke”, “&egrave;”."""

from __future__ import annotations

import html
import re

# How UTF-8 looks that was read as Windows-1252 or ISO 8859-1: two to four signs, each for a byte.
_WESTERN = {
    sign: byte for byte in range(0x80, 0x100) if (sign := bytes([byte]).decode("cp1252", "replace")) != "\ufffd"
}
_WESTERN |= {chr(byte): byte for byte in range(0x80, 0xA0)}  # as ISO 8859-1
_RUN = re.compile(f"[{re.escape(''.join(_WESTERN))}]{{2,}}")
_LOST_BLANK = re.compile("Ã(?=[ \n]|$)")  # “Ã” and a no-break space, which somebody has made a plain one
_LEAST, _MOST_TIMES = 3, 2
_REFERENCE = re.compile(
    r"&(?:amp|quot|apos|nbsp|shy|szlig|[A-Za-z]{1,2}(?:acute|grave|circ|uml|tilde|cedil|ring|caron|slash|elig|lig)"
    r"|[lr][ds]quo|[ds]bquo|[lr]s?aquo|[nm]dash|hellip|euro|pound|deg|bull|middot|ordm|ordf|iexcl|iquest|thinsp|ensp"
    r"|sect|copy|reg|trade|times|frac12|frac14|#\d{2,5}|#[xX][0-9a-fA-F]{2,5});"
)


def decoded_twice(text: str) -> str | None:
    """A text with the letters that it should have, where UTF-8 was read as Windows-1252; None where it was not.

    So it was if the signs come three times at least, or make up most of what is not ASCII.
    """
    found = None
    for _ in range(_MOST_TIMES):
        count = 0

        def mend(run: re.Match[str]) -> str:
            nonlocal count
            right = _right(run[0])
            count += right != run[0]
            return right

        mended = _RUN.sub(mend, text)
        others = len(re.findall(r"[^\x00-\x7f\u00a0]+", text)) - count
        if not count or (count < _LEAST and others > count):
            break
        text = found = _LOST_BLANK.sub("à", mended)
    return found


def _right(run: str) -> str:
    """A run of signs with those that are bytes of UTF-8 put together; others as they are."""
    parts, at = [], 0
    while at < len(run):
        first = _WESTERN[run[at]]
        length = 2 if 0xC2 <= first < 0xE0 else 3 if 0xE0 <= first < 0xF0 else 4 if 0xF0 <= first < 0xF5 else 1
        try:
            parts.append(
                bytes(_WESTERN[sign] for sign in run[at : at + length]).decode("utf-8") if length > 1 else run[at]
            )
        except UnicodeDecodeError:
            parts.append(run[at])
            length = 1
        at += length
    return "".join(parts)


def unescaped(text: str) -> str:
    """A text with character references for letters and marks resolved; “<” and “>” stay escaped as they are."""

    def resolve(reference: re.Match[str]) -> str:
        sign = html.unescape(reference[0])
        return reference[0] if sign in "<>" else sign

    return _REFERENCE.sub(resolve, _REFERENCE.sub(resolve, text)) if "&" in text else text
