"""The values of a figure as the page's language writes them: 1209 and 1.209, or 12 million and 12 Millionen, are one.

Where the editors gave a value in the page's language, it stands so. Else only what is surely a number is written anew:
a whole number, a decimal, so many millions (“Numbers”, Unicode Technical Standard 35), each alone or with a sign that
no language translates. Four digits may be a year, and one point or comma may be that of a decimal: these are numbers of
thousands only where a unit or another value of the figure says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.numbers import NumberFormatError, get_decimal_symbol, parse_decimal

from story_explainer.site.language import Language
from story_explainer.story.model import Figure, Story
from story_explainer.story.model.figures import Bound, FigureValue

_SPACE = "[ \u00a0\u2009\u202f]"
_UNIT = rf"(?P<unit>(?:{_SPACE}?(?:[%‰€$£¥]|[^\W\d_]{{1,3}}[²³]?))?)"
_PLAIN = re.compile(rf"(?P<number>[1-9][0-9]{{3,}}){_UNIT}")
_GROUPED = re.compile(
    r"(?P<number>[1-9][0-9]{0,2}(?:(?P<mark>[.,])[0-9]{3}(?:(?P=mark)[0-9]{3})*|(?:['’ \u00a0\u2009\u202f][0-9]{3})+))"
    + _UNIT
)
_DECIMAL = re.compile(rf"(?P<whole>[0-9]{{1,3}})[.,](?P<part>[0-9]{{1,2}}){_UNIT}")
_SCALED = re.compile(rf"(?P<number>[0-9][0-9.,]*){_SPACE}?(?P<scale>[^\W\d_]\D*)")
_YEARS = range(1000, 2200)
_THOUSAND = 1000
_ABBREVIATED = 3  # letters; a shorter word for millions may as well be a unit, such as m


def localised(figure: Figure, story: Story, language: Language) -> Figure:
    """A figure with its values as a language writes them.

    Args:
        figure: the figure.
        story: its story, in the languages of whose articles values may be written.
        language: the language of the page.

    Returns:
        The same figure, where each value, and each that a value corrects, is in the language as far as it is given in
        it or is surely a number; one that is but a bound with the words for that.
    """
    given = {value.value: words for value in figure.values if value.text and (words := value.text.get(language.tag))}
    written = [text for value in figure.values for text in (value.value, value.corrects) if text]
    plain = [found for text in written if (found := _PLAIN.fullmatch(text))]
    count = any(_GROUPED.fullmatch(text) for text in written) or any(
        found["unit"] or int(found["number"]) not in _YEARS for found in plain
    )
    locales = tuple(dict.fromkeys(tag for bitext in story.bitexts.values() for tag in bitext.locales))

    def number(text: str) -> str | None:
        if count and (found := _PLAIN.fullmatch(text)):
            return language.number(int(found["number"])) + found["unit"]
        found = _GROUPED.fullmatch(text)
        if found and (plain or not found["mark"] or text.count(found["mark"]) > 1):
            return language.number(int(re.sub(r"\D", "", found["number"]))) + found["unit"]
        found = _DECIMAL.fullmatch(text)
        return f"{found['whole']}{get_decimal_symbol(language.cldr)}{found['part']}{found['unit']}" if found else None

    def shown(text: str) -> str:
        return given.get(text) or _scaled(text, locales, language) or number(text) or text

    def put(value: FigureValue) -> str:
        return given.get(value.value) or _put(shown(value.value), value.bound, language)

    before = {text: shown(text) for text in written} | {value.value: put(value) for value in reversed(figure.values)}
    values = [
        value.model_copy(update={"value": put(value), "corrects": before.get(value.corrects or "", value.corrects)})
        for value in figure.values
    ]
    return figure.model_copy(update={"values": values})


def _put(number: str, bound: Bound | None, language: Language) -> str:
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


def _scaled(text: str, locales: Iterable[str], language: Language) -> str | None:
    """So many millions in a language; None if it is no such number in any of some languages, or another one in each."""
    found = _SCALED.fullmatch(text)
    if not found:
        return None
    read = set[tuple[Decimal, int]]()
    for tag in (language.tag, *locales):
        scale = _scales(tag).get(found["scale"].casefold())
        with suppress(NumberFormatError):
            if scale:
                read.add((parse_decimal(found["number"], locale=_cldr(tag), strict=True), scale))
    if len(read) != 1:
        return None
    ((amount, scale),) = read
    if found["scale"].casefold() in _scales(language.tag):
        return f"{language.number(amount)}{text[found.end('number') :]}"
    words = next((word for word, size in _scales(language.tag, amount).items() if size == scale), None)
    if words is None or scale == _THOUSAND:
        return language.number(amount * scale)
    return f"{language.number(amount)}\u00a0{words}"


@cache
def _scales(tag: str, amount: Decimal | None = None) -> dict[str, int]:
    """The words that a language has for thousands, millions and so on, each with how many that is.

    Args:
        tag: the language.
        amount: how many of them there are, where only the whole words for that are asked for; else they are in small
            letters, abbreviated ones too.
    """
    cldr, found = _cldr(tag), dict[str, int]()
    form = None if amount is None else cldr.plural_form(amount)
    for length in ("long",) if form else ("long", "short"):
        by_form = cldr.compact_decimal_formats.get(length, {})
        for patterns in [by_form[form if form in by_form else "other"]] if form else by_form.values():
            for size, pattern in patterns.items():
                word, zeros = pattern.suffix[0].replace("'", "").strip(), pattern.pattern.count("0")
                if word and (length == "long" or len(word) >= _ABBREVIATED):
                    found.setdefault(word if form else word.casefold(), int(size) // 10 ** (zeros - 1))
    return found


@cache
def _cldr(tag: str) -> Locale:
    return Locale.parse(tag, sep="-")
