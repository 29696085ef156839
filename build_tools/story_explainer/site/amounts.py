"""The values of a figure as the page's language writes them: 1209 beside 1.209 is one number in two ways of writing,
and “at least” has words of its own in each language.

Only values that are nothing but whole numbers are written anew. Four digits may be a year, and one point or comma may
be that of a decimal: these are numbers of thousands only where another value of the figure says so.
"""

from __future__ import annotations

import re

from story_explainer.site.language import Language
from story_explainer.story.model import Figure
from story_explainer.story.model.figures import Bound

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
        separators of the language, and where it is but a bound, the words for that.
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

    written_as = {value.value: _put(shown(value.value), value.bound, language) for value in reversed(figure.values)}
    values = [
        value.model_copy(
            update={
                "value": _put(shown(value.value), value.bound, language),
                "corrects": written_as.get(value.corrects or "", shown(value.corrects)),
            }
        )
        for value in figure.values
    ]
    return figure.model_copy(update={"values": values})


def _put(number: str | None, bound: Bound | None, language: Language) -> str | None:
    """A number with the words that say of what it is a bound."""
    if not bound:
        return number
    pgettext = language.words.pgettext
    words = {
        "least": pgettext("amount", "at least %(number)s"),
        "over": pgettext("amount", "more than %(number)s"),
        "most": pgettext("amount", "at most %(number)s"),
        "under": pgettext("amount", "less than %(number)s"),
        "about": pgettext("amount", "about %(number)s"),
    }
    return words[bound] % {"number": number}
