"""The values of a figure as the page's language writes numbers: 1209 beside 1.209 is one number in two ways of writing.

Only values that are nothing but whole numbers are written anew. Four digits may be a year, and one point or comma may
be that of a decimal: these are numbers of thousands only where another value of the figure says so.
"""

from __future__ import annotations

import re

from story_explainer.site.language import Language
from story_explainer.story.model import Figure

_PLAIN = re.compile(r"[1-9][0-9]{3,}")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([.,])[0-9]{3}(?:\1[0-9]{3})*|(?:['’ \u00a0\u2009\u202f][0-9]{3})+)")
_YEARS = range(1000, 2200)


def grouped(figure: Figure, language: Language) -> Figure:
    """A figure with its values as a language writes them.

    Args:
        figure: the figure.
        language: the language of the page.

    Returns:
        The same figure, where each value that is surely a whole number, and each that a value corrects, has the
        separators of the language.
    """
    written = [text for value in figure.values for text in (value.value, value.corrects) if text]
    plain = [text for text in written if _PLAIN.fullmatch(text)]
    count = any(_GROUPED.fullmatch(text) for text in written) or any(int(text) not in _YEARS for text in plain)

    def shown(text: str | None) -> str | None:
        if text and _PLAIN.fullmatch(text) and count:
            return language.number(int(text))
        parted = _GROUPED.fullmatch(text) if text else None
        if text and parted and (plain or not parted[1] or text.count(parted[1]) > 1):
            return language.number(int(re.sub(r"\D", "", text)))
        return text

    values = [
        value.model_copy(update={"value": shown(value.value), "corrects": shown(value.corrects)})
        for value in figure.values
    ]
    return figure.model_copy(update={"values": values})
