"""Language packs: what is known of each language, one TOML file each. A new language is a new file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from story_explainer.ingest.languages import table
from story_explainer.ingest.languages.cldr import months, short_weekdays, weekdays

NEVER = r"(?!)"
_NEVER = re.compile(NEVER)


@dataclass(frozen=True)
class Pack:
    """What is known of one language. All may be empty: the splitter then goes by marks and capitals alone.

    Attributes:
        abbreviations: without their last full stop, in lower case; after these a sentence never ends.
        abbreviation_ends: endings of compounds that are abbreviations, such as “-str.”.
        before_number: likewise, but only where a number follows, as in “no. 5”.
        may_end: likewise; after these it ends where the next word begins with a capital.
        when: likewise, which close a time as “a.C.” does: a sentence does not end where it has only said when.
        among: likewise; behind a comma they say “among others”, and the sentence goes on.
        begun: how abbreviations of several words begin, such as “i.v” of “i. V. m.”.
        attributive: likewise; after these it ends only before a word that surely opens one, for a name may follow.
        after_number: likewise, but where a number stands before them, as in “1799 г.”, before any capital.
        before_cardinal: words after which a number counts, and is no ordinal, in a language that has these.
        lettered: nouns that a letter may follow as a name, as in “plan B”.
        numbered: nouns that a number may follow to head a section, as in “Chapter 1.”.
        openers, articles: words that with a capital surely open a sentence; articles may be part of a name.
        said: verbs that tell who said what stood in quotation marks before.
        marks: further marks that end a sentence, such as the Greek question mark.
        starters: words that often begin a sentence. They decide where a capital alone says nothing: after a number
            in a language with ordinals, or where nouns are capitalised; and where a sentence begins without one.
        word_end: how whole words end, and abbreviations do not.
        ordinals: whether “3.” is an ordinal number.
        nouns_capitalised: whether common nouns are written with a capital.
        compounds: whether words are written together to new ones.
        months, weekdays: their names.
        page_number, caption, related: lines that are no part of the text; the last lead to other articles.
        notice: what a site says of itself amid an article, such as that one has to subscribe to read on.
        controls: words on the buttons and counters of a site, such as “Share” and “Comments”.
        beside_controls: likewise, but a heading may be such a word too: a button only beside others.
        advertisement: what labels an advertisement; keywords: what labels a list of keywords.
        home: what a trail through a site begins with; sections: names of its parts, as they stand above a headline.
        desk: what stands in place of an author's name, such as “Newsroom”.
        contributed: lines that say who else has worked on an article, such as “(Editing by John Smith)”, whole.
        continued: lines that send readers to another page, such as “Continued on page 3”, whole.
        binding: words that no headline ends with, for another belongs to them: articles, prepositions.
        publisher: headings below which a publisher speaks of itself at the end of an article, whole.
        byline: what stands before an author's name, such as “Von”.
        name_words: small words inside and between names.
        labels: what an editor writes before a headline, what stands above and below it and the text, and which it is.
        role: words that say what an author is, such as “correspondent”.
        around_date: words that stand around the date of an article, such as “Updated on”.
    """

    abbreviations: frozenset[str] = frozenset()
    abbreviation_ends: tuple[str, ...] = ()
    before_number: frozenset[str] = frozenset()
    may_end: frozenset[str] = frozenset()
    when: frozenset[str] = frozenset()
    among: frozenset[str] = frozenset()
    begun: frozenset[str] = frozenset()
    attributive: frozenset[str] = frozenset()
    after_number: frozenset[str] = frozenset()
    before_cardinal: frozenset[str] = frozenset()
    lettered: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    weekdays: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    word_end: re.Pattern[str] = _NEVER
    ordinals: bool = False
    nouns_capitalised: bool = False
    compounds: bool = False
    page_number: re.Pattern[str] = _NEVER
    byline: tuple[str, ...] = ()
    name_words: frozenset[str] = frozenset()
    role: frozenset[str] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)
    around_date: frozenset[str] = frozenset()
    caption: re.Pattern[str] = _NEVER
    related: re.Pattern[str] = _NEVER
    notice: re.Pattern[str] = _NEVER
    publisher: re.Pattern[str] = _NEVER
    controls: frozenset[str] = frozenset()
    beside_controls: frozenset[str] = frozenset()
    advertisement: re.Pattern[str] = _NEVER
    keywords: re.Pattern[str] = _NEVER
    home: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    desk: frozenset[str] = frozenset()
    contributed: re.Pattern[str] = _NEVER
    continued: re.Pattern[str] = _NEVER
    binding: frozenset[str] = frozenset()


@cache
def pack(locale: str) -> Pack:
    """The pack of a language.

    Args:
        locale: a BCP 47 tag; its first part decides.

    Returns:
        The pack, built on the common one; the common one alone for a language that has no file.
    """
    common, own = table("common", "segmentation"), table(locale, "segmentation")

    def words(key: str) -> list[str]:
        return [*common.get(key, []), *own.get(key, [])]

    def lowered(key: str) -> frozenset[str]:
        return frozenset(word.lower() for word in words(key))

    return Pack(
        abbreviations=lowered("abbreviations"),
        abbreviation_ends=tuple(words("abbreviation_ends")),
        before_number=lowered("before_number") | {day.lower() for day in short_weekdays(locale)},
        may_end=lowered("may_end") | lowered("when") | lowered("among"),
        when=lowered("when"),
        among=lowered("among"),
        begun=_beginnings(words("abbreviations") + words("may_end") + words("when") + words("among")),
        attributive=lowered("attributive"),
        after_number=lowered("after_number"),
        before_cardinal=lowered("before_cardinal"),
        lettered=lowered("lettered"),
        numbered=lowered("numbered"),
        openers=lowered("openers") | lowered("starters"),
        articles=lowered("articles"),
        said=lowered("said"),
        marks=frozenset(words("marks")),
        months=frozenset(month.lower() for month in months(locale)),
        weekdays=frozenset(day.lower() for day in weekdays(locale)),
        starters=lowered("starters"),
        word_end=_any_of(words("word_end")),
        ordinals=own.get("ordinals", False),
        nouns_capitalised=own.get("nouns_capitalised", False),
        compounds=own.get("compounds", False),
        page_number=_page_number(words("page"), words("of")),
        byline=tuple(words("byline")),
        name_words=lowered("name_words"),
        role=lowered("role"),
        labels={
            word.lower(): kind
            for source in (common, own)
            for kind, labels in source.get("labels", {}).items()
            for word in labels
        },
        around_date=lowered("around_date") | {day.lower() for day in (*weekdays(locale), *short_weekdays(locale))},
        caption=_any_of(words("caption")),
        related=_related(words("related")),
        notice=_notice(words("notice")),
        publisher=_any_of(words("publisher")),
        controls=lowered("controls"),
        beside_controls=lowered("beside_controls"),
        advertisement=_labelled(words("advertisement")),
        keywords=_labelled(words("keywords")),
        home=lowered("home"),
        sections=lowered("sections"),
        desk=lowered("desk"),
        contributed=_any_of(words("contributed")),
        continued=_any_of([rf"(?i:\W*(?:{each})\W*)" for each in words("continued")]),
        binding=lowered("binding"),
    )


def _beginnings(abbreviations: list[str]) -> frozenset[str]:
    """How abbreviations of several words begin, from their second word on, and they themselves."""
    parts = [each.lower().split(".") for each in abbreviations]
    return frozenset(".".join(words[:end]) for words in parts for end in range(2, len(words) + 1))


def _page_number(page: list[str], of: list[str]) -> re.Pattern[str]:
    """“Page 3”, “3 of 10”, “– 3 –”, “3/10” …"""
    names = "|".join(map(re.escape, page))
    between = "|".join(map(re.escape, of))
    return re.compile(rf"\W*(?:(?:{names})\W*)?\d{{1,4}}\W{{0,3}}(?:(?:{between})\W*\d{{1,4}}\W*)?", re.IGNORECASE)


def _related(phrases: list[str]) -> re.Pattern[str]:
    """“Read also”, “Read also: Another article”."""
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, phrases))})\s*(?:[:>→»|–—].*)?", re.I) if phrases else _NEVER


def _labelled(labels: list[str]) -> re.Pattern[str]:
    """“Advertisement”, “Tags: bridge, traffic”: a label alone, or with what follows its colon."""
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, labels))})\W*(?:[:：].*)?", re.I) if labels else _NEVER


def _notice(phrases: list[str]) -> re.Pattern[str]:
    """“This article is for subscribers”: the phrase anywhere in a short text, however it is written."""
    return re.compile("|".join(rf"(?<!\w)(?:{phrase})" for phrase in phrases), re.IGNORECASE) if phrases else _NEVER


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns)) if patterns else _NEVER
