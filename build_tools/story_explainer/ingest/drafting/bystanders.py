"""What has a name and takes no part: a thing, a building, a war, a cup, a place where something is."""

from __future__ import annotations

import re

from story_explainer.ingest.drafting.kinds import any_language, as_person, is_introduced, known
from story_explainer.ingest.drafting.names import Name, NameMention
from story_explainer.ingest.drafting.names.bodies import is_body
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.text.words import fold


def takes_no_part(name: Name, reading: Reading) -> bool:
    """Whether a name is that of something that cannot act."""
    if is_body(name):
        return False
    return name.place or _located(name, reading) or is_thing(name, reading) or _is_site(name, reading)


def is_thing(name: Name, reading: Reading) -> bool:
    """Whether a name is that of a product or the like, told by a digit in it: SU7."""
    return any(re.search(r"\d", name.wording(locale) or "") for locale in reading.locales)


def _is_site(name: Name, reading: Reading) -> bool:
    """Whether a name is that of a place, a building, a war or a cup, by a word in it (Ponto Beach) or before it.

    In “the lighthouse of Men Ruz” the word stands before it. Outlets and organisations may have such a word, too.
    """
    called = sum(_called_site(reading, mention) for mention in name.mentions)
    if not called and 2 * sum(as_person(reading, mention) for mention in name.mentions) > len(name.mentions):
        return False
    forms = [re.findall(r"\w+", fold(form)) for locale in reading.locales for form in name.forms(locale)]
    if {word for words in forms for word in words} & (
        any_language("names.outlets") | any_language("names.organisations")
    ):
        return False
    if {words[-1] for words in forms if len(words) > 1} & known("trades") or is_introduced(name, reading):
        return False  # Wessex Water; the campaign group River Watch
    edges = {word for words in forms if len(words) > 1 for word in (words[0], words[-1])}
    if {words[-1] for words in forms if len(words) > 2} & any_language("names.settlements"):
        return True  # Salt Lake City; of two words it may be a club
    return bool(edges & any_language("names.sites")) or 2 * called >= len(name.mentions)


def is_called_site(name: Name, reading: Reading) -> bool:
    """Whether a noun for a ship, a race or the like stands before most mentions of a name."""
    called = sum(_called_site(reading, mention) for mention in name.mentions)
    return not is_body(name) and called > 0 and 2 * called >= len(name.mentions)


def _called_site(reading: Reading, mention: NameMention) -> bool:
    known = reading.cues[mention.locale]
    small = known.words("names.of") | known.words("names.articles")
    ahead = re.findall(r"\w+", re.split("[,;:]", _before(reading, mention))[-1])
    while ahead and ahead[-1][0].isupper() and ahead[-1].lower() in known.words("names.roles"):
        ahead.pop()  # the ferry Lady Margaret
    tail = [word for word in map(str.lower, ahead[-3:]) if word not in small]
    sites = known.words("names.sites") | known.words("names.settlements")
    return bool(tail) and bool({tail[-1], tail[-1].removesuffix("s")} & sites)


def _located(name: Name, reading: Reading) -> bool:
    """Whether a name is mostly where something is, in every language that tells: in Wheeling, nach Wheeling."""
    shares = []
    for locale in reading.locales:
        here = [mention for mention in name.mentions if mention.locale == locale]
        if reading.cues[locale].words("names.locative"):
            shares.append(sum(_where(reading, mention) for mention in here) / len(here))
    return bool(shares) and min(shares) >= 0.5


def _where(reading: Reading, mention: NameMention) -> bool:
    """Whether a word such as “in” stands before a name, or before the place that a comma parts from it."""
    where = reading.cues[mention.locale].words("names.locative")
    pattern = rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, where)))})(?:['’]|\s|$)"
    before = _before(reading, mention)
    if re.search(rf"{pattern}$", before, re.IGNORECASE):
        return bool(where)
    segment = reading.bitext.by_id[mention.segment]
    return any(
        other.end <= mention.start and before[other.end :] == ", " and (name.place or _where(reading, other))
        for name, other in reading.mentions(segment, mention.locale)
        if other.end < mention.start
    )


def _before(reading: Reading, mention: NameMention) -> str:
    return reading.bitext.by_id[mention.segment].text[mention.locale][: mention.start]
