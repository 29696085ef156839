"""Short forms of what editors wrote. A sentence stays whole: what is cut off might be the denial."""

from __future__ import annotations

import re

# The end of a sentence: a mark behind a word, before a capital. A full stop ends none behind a number (14. Februar) or
# a word of less than five letters, which may be an abbreviation (Dott., Prof., Corp., S.p.A.).
_END = re.compile(r"(?:[?!…]|(?<=[^\W\d_]{5})\.)[”“»’)\]]*(?=\s+[„“«‘(\[¿¡]*[^\W\d_a-zß-öø-ÿ])")
# A stop at the very end, but for that of “S.p.A.”, of a single letter and of a day (“am 14.”).
_STOP = re.compile(r"(?<![.…])(?<!\b\w)(?<!\b\d\d)\.$")


def first_sentence(text: str) -> str:
    """The first sentence of a text, on one line; all of the text where nothing shows for sure that one ends earlier."""
    text = " ".join(text.split())
    end = _END.search(text)
    return text[: end.end()] if end else text


def without_stop(sentence: str) -> str:
    """A sentence as a title has it: without the full stop at its end."""
    return sentence[:-1] if _STOP.search(sentence) else sentence


def cut(title: str, limit: int) -> str:
    """A title cut between words, with an ellipsis, where it has more characters than the limit.

    Only for the title of a browser's tab, where what follows would be cut off all the same.
    """
    title = " ".join(title.split())
    if len(title) <= limit:
        return title
    start, space, _ = title[: limit - 1].rpartition(" ")
    return (start if space else title[: limit - 2]).rstrip(" ,;:–·") + " …"
