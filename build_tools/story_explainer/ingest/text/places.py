"""Countries and cities by their names in each language: from CLDR, by way of Babel, and the languages' cue files."""

from __future__ import annotations

from functools import cache

from babel.core import get_global
from babel.dates import get_timezone_location

from story_explainer.ingest.languages.cldr import cldr
from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.words import fold

_LINGUA_FRANCA = "en"  # Arizona is called so nearly everywhere


@cache
def places(locale: str) -> dict[tuple[str, ...], str]:
    """The names of places in a language.

    Returns:
        The folded words of each name, with a key that is the same in all languages: a country's code (US), a city's
        time zone (Europe/London), or the key of the cue files (milan). Where a language has no name of its own for a
        place of the cue files, the English one counts.
    """
    found: dict[tuple[str, ...], str] = {}
    for language in (locale, _LINGUA_FRANCA):
        for key, names in cues(language).get("places", {}).items():
            for name in names:
                found.setdefault(_words(name), key)
    data = cldr(locale)
    if data is None:
        return found
    for code, name in sorted(data.territories.items()):
        if len(code) == 2 and code.isalpha():
            found.setdefault(_words(name), code)
    for zone in sorted(get_global("zone_territories")):
        if "/" in zone and not zone.startswith("Etc/"):
            # CLDR leaves out what is as in the zone's own name: Los Angeles is called so nearly everywhere.
            city = data.time_zones.get(zone, {}).get("city", zone.rpartition("/")[2].replace("_", " "))
            found.setdefault(_words(city), zone)
    return found


@cache
def place_names(locale: str, key: str) -> tuple[str, ...]:
    """The names of a place in a language, the usual one first; none if it is not known."""
    names = [str(name) for name in cues(locale).get("places", {}).get(key, ())]
    data = cldr(locale)
    if data is None:
        return tuple(names)
    if key in data.territories:
        names.append(str(data.territories[key]))
    if "/" in key:
        names.append(get_timezone_location(key, locale=data, return_city=True))
    return tuple(names)


def names_place(locale: str, name: str) -> bool:
    """Whether a name is that of a place exactly as it stands, not inflected."""
    return _words(name) in places(locale)


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(name).replace("-", " ").replace("'", " ").split())
