"""What CLDR knows of a language: its names of months and weekdays. A language it does not know has none."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError


@cache
def cldr(locale: str) -> Locale | None:
    """CLDR's data of a BCP 47 tag, or None."""
    try:
        return Locale.parse(locale, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


@cache
def months(locale: str) -> dict[str, int]:
    """The names of the months as they stand in dates, with their numbers."""
    known = cldr(locale)
    return {name: number for number, name in known.months["format"]["wide"].items()} if known else {}


@cache
def short_months(locale: str) -> dict[str, int]:
    """The short names of the months, without the full stop, with their numbers."""
    known = cldr(locale)
    short = known.months["format"]["abbreviated"].items() if known else ()
    return {name.rstrip("."): number for number, name in short if any(map(str.isalpha, name))}


@cache
def weekdays(locale: str) -> dict[str, int]:
    """The names of the days of the week with their numbers, Monday's being 0."""
    known = cldr(locale)
    return {name: number for number, name in known.days["format"]["wide"].items()} if known else {}


@cache
def conjunction(locale: str) -> str:
    """The word between the last two of a list: “and”; empty for a language that CLDR does not know."""
    known = cldr(locale)
    return str(known.list_patterns["standard"]["2"].format("", "").strip()) if known else ""
