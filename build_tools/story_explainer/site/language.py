"""A language of the site: its words (gettext), its dates and lists (CLDR), its addresses. All of it data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations
from importlib.resources import files
from io import BytesIO

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from story_explainer.story.dates import Point, parse

_LOCALES = files("story_explainer.site") / "locales"
_SKELETONS = {"day": "yMMMd", "month": "yMMM", "year": "y"}


class UnknownLanguageError(LookupError):
    """A language for which the site has no words yet."""

    def __init__(self, tag: str) -> None:
        super().__init__(f"the site does not speak “{tag}” yet (add {tag}.po and {tag}.toml to site/locales/)")


@dataclass(frozen=True, eq=False)
class Language:
    """One language of the site.

    Attributes:
        tag: its BCP 47 tag.
        name: its name in itself, such as “italiano”.
        hue: the hue that marks it on the pages, in degrees of OKLCH.
        slugs: the part of the address for each kind of page.
        date_rules: patterns in dates, and what the language's spelling makes of them: “dal 8 maggio” → “dall’8 maggio”.
        stemmer: the Snowball stemmer that search uses; empty if there is none.
        compounds: whether search also finds a word as a part of another.
        words: the translations of the interface.
    """

    tag: str
    name: str
    hue: int
    slugs: Mapping[str, str]
    date_rules: Mapping[str, str]
    stemmer: str
    compounds: bool
    words: GNUTranslations
    cldr: Locale

    @classmethod
    def load(cls, tag: str) -> Language:
        """Read a language's data.

        Raises:
            UnknownLanguageError: if the package has no data for it.
        """
        return _load(tag)

    def gettext(self, message: str) -> str:
        """The interface's words for an English message."""
        return self.words.gettext(message)

    def date(self, edtf: str) -> str:
        """An EDTF date in words: `2026-01-31` → “31 gennaio 2026”, `2024-10~` → “intorno a ottobre 2024”."""
        when = parse(edtf)
        if when.start and when.end:
            words = self._point(when.start) if when.start == when.end else self._interval(when.start, when.end)
        elif when.start:
            words = self.gettext("from {date}").format(date=self._point(when.start))
        else:
            words = self.gettext("until {date}").format(date=self._point(when.end)) if when.end else ""
        for pattern, correct in self.date_rules.items():
            words = re.sub(pattern, correct, words)
        return words

    def _interval(self, start: Point, end: Point) -> str:
        """`2026-02-01/2026-02-02` → “1–2 febbraio 2026”, by CLDR's pattern for the largest part that differs."""
        first, last = start.first, end.first
        skeleton = _SKELETONS[start.precision]
        field = "y" if first.year != last.year else "M" if first.month != last.month else "d"
        patterns = self.cldr.interval_formats.get(skeleton, {}).get(field)
        if start.precision != end.precision or start.approximate or end.approximate or not patterns:
            return f"{self._point(start)} – {self._point(end)}"
        # CLDR has these patterns with short months only, and pads days that prose does not.
        wide = [re.sub("MMM+", "MMMM", pattern).replace("dd", "d") for pattern in patterns]
        return "".join(format_date(day, wide[i], locale=self.cldr) for i, day in enumerate((first, last)))

    def _point(self, point: Point) -> str:
        if point.precision == "day":
            words = format_date(point.first, format="long", locale=self.cldr)
        else:
            pattern = {"month": "MMMM y", "year": "y"}[point.precision]
            words = format_date(point.first, format=pattern, locale=self.cldr)
        if point.approximate:
            words = self.gettext("around {date}").format(date=words)
        if point.uncertain:
            words = self.gettext("{date} (uncertain)").format(date=words)
        return words

    def number(self, value: float) -> str:
        """A number with the language's separators."""
        return format_decimal(value, locale=self.cldr)

    def enumeration(self, items: Iterable[str]) -> str:
        """Items as a list in words: “Ford, Xiaomi e BYD”."""
        return format_list(list(items), style="standard", locale=self.cldr)

    def name_of(self, tag: str) -> str:
        """The name of another language in this one: “tedesco”."""
        return _name_of(tag, self.tag)


@cache
def _name_of(tag: str, said_in: str) -> str:
    return str(Locale.parse(said_in, sep="-").languages.get(Locale.parse(tag, sep="-").language, tag))


@cache
def _load(tag: str) -> Language:
    settings, catalogue = _LOCALES / f"{tag}.toml", _LOCALES / f"{tag}.po"
    if not settings.is_file() or not catalogue.is_file():
        raise UnknownLanguageError(tag)
    data = tomllib.loads(settings.read_text("utf-8"))
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(catalogue.read_bytes()), locale=tag.replace("-", "_")))
    compiled.seek(0)
    cldr = Locale.parse(tag, sep="-")
    return Language(
        tag=tag,
        name=cldr.get_display_name() or tag,
        hue=data["hue"],
        slugs=data["slugs"],
        date_rules=data.get("dates", {}),
        stemmer=data.get("stemmer", ""),
        compounds=data.get("compounds", False),
        words=GNUTranslations(compiled),
        cldr=cldr,
    )
