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
def short_weekdays(locale: str) -> dict[str, int]:
    """The short names of the days of the week, without the full stop, with their numbers, Monday's being 0."""
    known = cldr(locale)
    return {name.rstrip("."): number for number, name in known.days["format"]["abbreviated"].items()} if known else {}


@cache
def conjunction(locale: str) -> str:
    """The word between the last two of a list: “and”; empty for a language that CLDR does not know."""
    known = cldr(locale)
    return str(known.list_patterns["standard"]["2"].format("", "").strip()) if known else ""


# Points and light are counted and named far more often than measured by.
_NEVER_UNITS = frozenset(["length-point", "speed-light-speed"])
_DIMENSIONS = ("duration", "length", "mass", "area", "volume", "speed", "temperature", "energy", "power", "pressure")


@cache
def units(locale: str) -> dict[str, str]:
    """How units of measurement are written behind a number, in small letters, each with its key: `length-mile`.

    Short forms of one letter are left out: they stand for too much else.
    """
    known = cldr(locale)
    found: dict[str, str] = {}
    patterns = known._data["unit_patterns"] if known else {}  # Babel gives units only with a number put in
    if locale == "en":
        found.update(units("en-GB"))  # metres; CLDR's own English is that of the United States
    for length in ("long", "short"):
        for key in sorted(patterns.keys() - _NEVER_UNITS):
            forms = patterns[key].get(length, {}) if key.startswith(_DIMENSIONS) else {}
            for pattern in forms.values():
                before, _, written = str(pattern).partition("{0}")
                if not before.strip() and (length == "long" or len(written.strip()) > 1):
                    found.setdefault(written.strip().lower(), key)
    return {written: key for written, key in found.items() if written}
