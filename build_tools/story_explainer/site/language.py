"""A language of the site: its words (gettext), its dates and lists (CLDR), its addresses. All of it data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from gettext import GNUTranslations
from importlib.resources.abc import Traversable
from io import BytesIO
from itertools import pairwise

from babel import Locale
from babel.core import UnknownLocaleError
from babel.lists import format_list
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.numbers import format_decimal

from story_explainer.site.catalogue import CatalogueError, faults, read, untranslated
from story_explainer.site.date_words import DateWords
from story_explainer.site.direction import kept_together
from story_explainer.site.language_files import files_of, messages, settings_of
from story_explainer.story.dates import parse

NEXT = "\u00a0· "  # between items of a line; the dot stays with the word before it
_NUMBERS = 200  # from 0 on: among them is every plural form that whole numbers have


class LanguageError(LookupError):
    """A language that the site cannot speak; the message says why and what to do."""


class UnknownLanguageError(LanguageError):
    """A language for which the site has no words yet."""

    def __init__(self, tag: str) -> None:
        super().__init__(
            f"the site does not speak “{tag}” yet (“explainer language {tag}” begins {tag}.po and {tag}.toml in "
            "locales/ beside mkdocs.yml)"
        )


class LanguageFileError(LanguageError):
    """Files of a language that cannot be used: all that is wrong, a line each."""

    def __init__(self, problems: Iterable[str]) -> None:
        super().__init__("\n".join(problems))


@dataclass(frozen=True, eq=False)
class Language:
    """One language of the site.

    Attributes:
        tag: its BCP 47 tag.
        name: its name in itself, such as “italiano”.
        hue: the hue that marks it on the pages, in degrees of OKLCH.
        slugs: the part of the address for each kind of page.
        date_rules: patterns in dates, and what the language's spelling makes of them: “dal 8 maggio” → “dall’8 maggio”.
        joins: patterns in messages with a date in them, and what spelling makes of the word before it.
        stemmer: the Snowball stemmer that search uses; empty if there is none.
        compounds: whether search also finds a word as a part of another.
        words: the translations of the interface.
        missing: the messages, with their contexts, that it has no words for: they stand in English.
    """

    tag: str
    name: str
    hue: int
    slugs: Mapping[str, str]
    date_rules: Mapping[str, str]
    joins: Mapping[str, str]
    stemmer: str
    compounds: bool
    words: GNUTranslations
    cldr: Locale
    missing: frozenset[tuple[str, str | None]] = field(default=frozenset(), repr=False)

    @classmethod
    def load(cls, tag: str, beside: Traversable | None = None) -> Language:
        """Read a language's data.

        Args:
            tag: its BCP 47 tag.
            beside: a folder with data of the site's own, `<tag>.po` and `<tag>.toml`, each of which goes before the
                package's. Words that it lacks are the package's, or else English.

        Raises:
            UnknownLanguageError: if neither the folder nor the package has data for it.
            LanguageFileError: if the data cannot be used.
        """
        return _load(tag, files_of(tag, beside) if beside else ())

    @property
    def own_name(self) -> str:
        """Its name in itself as it stands at the beginning of a line: “Italiano”."""
        return capitalised(self.name)

    def gettext(self, message: str) -> str:
        """The interface's words for an English message."""
        return self.words.gettext(message)

    @property
    def colon(self) -> str:
        """What stands between a name and what is said of it: “: ”, in French with a no-break space before it."""
        return self.gettext("%(action)s: %(what)s").removeprefix("%(action)s").removesuffix("%(what)s")

    @property
    def semicolon(self) -> str:
        """What stands between items that may hold commas: “; ”, in French with a no-break space before it."""
        return self.gettext("%(one)s; %(other)s").removeprefix("%(one)s").removesuffix("%(other)s")

    def plural_forms(self, singular: str, plural: str) -> dict[str, str]:
        """A message in each of its plural forms, for a script that fills in the number.

        Returns:
            By the category of CLDR (`one`, `few`, `other` …), as `Intl.PluralRules` names it in the browser.
        """
        forms: dict[str, str] = {}
        for number in range(_NUMBERS):
            forms.setdefault(self.cldr.plural_form(number), self.words.ngettext(singular, plural, number))
        return forms

    def date(self, edtf: str, *, moment: bool = False) -> str:
        """An EDTF date in words: `2026-01-31` → “31 gennaio 2026”, `2024-10~` → “intorno a ottobre 2024”.

        Args:
            edtf: the date.
            moment: it is of something that does not last, such as an answer: an interval then says between which days
                it was, “1º o 2 febbraio 2026”, not how long it took.
        """
        words = DateWords(self.cldr, self.gettext).of(parse(edtf), moment=moment)
        for pattern, correct in self.date_rules.items():
            words = re.sub(pattern, correct, words)
        return kept_together(words, self.tag)

    def joined(self, words: str) -> str:
        """A message into which a date was put, with the word before it as the date asks: “al 8” → “all’8”."""
        for pattern, correct in self.joins.items():
            words = re.sub(pattern, correct, words)
        return words

    def number(self, value: float | Decimal) -> str:
        """A number with the language's separators."""
        return format_decimal(value, locale=self.cldr)

    def enumeration(self, items: Iterable[str]) -> str:
        """Items as a list in words: “Ford, Xiaomi e BYD”."""
        return format_list(list(items), style="standard", locale=self.cldr)

    def alternatives(self, items: Iterable[str]) -> str:
        """Items of which one holds as a list in words: “smentito o dedotto”."""
        return format_list(list(items), style="or", locale=self.cldr)

    def name_of(self, tag: str) -> str:
        """The name of another language in this one: “tedesco”."""
        return _name_of(tag, self.tag)


def capitalised(words: str) -> str:
    """A text with its first letter a capital and the rest as it was: “português (Brasil)” → “Português (Brasil)”."""
    return words[:1].upper() + words[1:]


@cache
def _name_of(tag: str, said_in: str) -> str:
    return str(Locale.parse(said_in, sep="-").languages.get(tag.split("-")[0], tag))


@cache
def _load(tag: str, own: tuple[tuple[str, bytes], ...]) -> Language:
    package = files_of(tag)
    settings = [file for file in (*own, *package) if file[0].endswith(".toml")]
    catalogues = [file for file in (*own, *package) if file[0].endswith(".po")]
    if not settings or not catalogues:
        raise UnknownLanguageError(tag)
    try:
        cldr = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        raise LanguageFileError([f"“{tag}” is no language that CLDR knows"]) from None
    name, content = settings[0]
    data, problems = settings_of(name, content)
    read_in: list[Catalog] = []
    for shown, words in catalogues:
        try:
            catalog = read(words, tag)
        except CatalogueError as error:
            problems.append(f"{shown}:{error}")
            continue
        problems += [
            f"{shown}:{fault.line}: the translation of “{fault.message}” {fault.wrong}" for fault in faults(catalog)
        ]
        read_in.append(catalog)
    if problems:
        raise LanguageFileError(problems)
    translations = [_compiled(catalog) for catalog in read_in]
    for first, second in pairwise(translations):
        first.add_fallback(second)
    own_words = bool(own) and tag != "en"
    gaps = (
        [{_key(message) for message in untranslated(catalog, messages())} for catalog in read_in] if own_words else []
    )
    return Language(
        tag=tag,
        name=cldr.get_display_name() or tag,
        hue=data["hue"],
        slugs=data["slugs"],
        date_rules=data.get("dates", {}),
        joins=data.get("joins", {}),
        stemmer=data.get("stemmer", ""),
        compounds=data.get("compounds", False),
        words=translations[0],
        cldr=cldr,
        missing=frozenset(set.intersection(*gaps) if gaps else ()),
    )


def _key(message: Message) -> tuple[str, str | None]:
    return message.id if isinstance(message.id, str) else message.id[0], message.context


def _compiled(catalog: Catalog) -> GNUTranslations:
    """A catalogue's words; of a message that lacks a plural form none, so that English forms follow English rules."""
    for message in [*catalog]:
        if message.id and message.pluralizable and not all(message.string):
            catalog.delete(message.id, message.context)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)
