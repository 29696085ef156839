"""Who takes part: the names that every language mentions, with what the texts call them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Literal

from story_explainer.ingest.drafting.heads import may_speak
from story_explainer.ingest.drafting.names import Mention, Name
from story_explainer.ingest.drafting.reading import Reading, Slugs
from story_explainer.ingest.languages.cues import cues, known_languages
from story_explainer.ingest.text.words import fold
from story_explainer.story.base import Text
from story_explainer.story.model import Actor

Kind = Literal["person", "organisation", "outlet"]
_EVIDENCE = 4  # segments cited for an actor; the texts' every mention is found by its names anyway


@dataclass(frozen=True)
class Cast:
    """The actors drafted, and how to find the actor that a name belongs to."""

    actors: list[Actor]
    ids: dict[str, str]

    def id(self, name: Name) -> str | None:
        """The id of the actor with a name; None if the name is no actor's."""
        return self.ids.get(name.key)

    def kind(self, actor: str) -> str:
        """The kind of an actor by id."""
        return next(entry.kind for entry in self.actors if entry.id == actor)


def draft_actors(reading: Reading) -> Cast:
    """The actors of a story.

    Places are no actors, nor are names of things, told by a digit (SU7); nor what one language does not mention.
    """
    slugs, ids, actors = Slugs(), {}, []
    chosen = [name for name in reading.names if _acts(name, reading)]
    for name in chosen:
        ids[name.key] = slugs.of(name.wording(reading.locales[0]) or name.key, fallback="actor")
    for name in chosen:
        wording = {locale: name.wording(locale) or "" for locale in reading.locales}
        role = _role(name, reading)
        cites = [
            segment for segment in name.segments if len(reading.bitext.by_id[segment].text) == len(reading.locales)
        ]
        cites = cites or name.segments
        text = role or reading.template("role") or reading.text(reading.bitext.by_id[cites[0]])
        if text is None:
            ids.pop(name.key)
            continue
        actors.append(
            Actor(
                id=ids[name.key],
                draft=True,
                kind=_kind(name, reading),
                name=Text(wording),
                role=text,
                aliases={
                    locale: forms
                    for locale in reading.locales
                    if (forms := [form for form in name.forms(locale) if form != wording[locale]])
                },
                cites=cites[:_EVIDENCE],
            )
        )
    return Cast(actors, ids)


def _acts(name: Name, reading: Reading) -> bool:
    if name.place or set(name.locales) != set(reading.locales) or _located(name, reading):
        return False
    return not (is_thing(name, reading) or _is_site(name, reading))


def is_thing(name: Name, reading: Reading) -> bool:
    """Whether a name is that of a product or the like, told by a digit in it: SU7."""
    return any(re.search(r"\d", name.wording(locale) or "") for locale in reading.locales)


def _is_site(name: Name, reading: Reading) -> bool:
    """Whether a name is that of a place, a building, a war or a cup, by a word in it (Ponto Beach) or before it.

    In “the lighthouse of Men Ruz” the word stands before it. Outlets and organisations may have such a word, too.
    """
    if any(_as_person(reading, mention) for mention in name.mentions):
        return False
    forms = [re.findall(r"\w+", fold(form)) for locale in reading.locales for form in name.forms(locale)]
    if {word for words in forms for word in words} & (
        _any_language("names.outlets") | _any_language("names.organisations")
    ):
        return False
    edges = {word for words in forms if len(words) > 1 for word in (words[0], words[-1])}
    called = sum(_called_site(reading, mention) for mention in name.mentions)
    return bool(edges & _any_language("names.sites")) or 2 * called >= len(name.mentions)


def _called_site(reading: Reading, mention: Mention) -> bool:
    known = reading.cues[mention.locale]
    small = known.words("names.of") | known.words("names.articles")
    tail = [word for word in re.findall(r"\w+", _before(reading, mention).lower())[-3:] if word not in small]
    return bool(tail) and bool({tail[-1], tail[-1].removesuffix("s")} & known.words("names.sites"))


def _located(name: Name, reading: Reading) -> bool:
    """Whether a name is mostly where something is, in every language that tells: in Wheeling, nach Wheeling."""
    shares = []
    for locale in reading.locales:
        here = [mention for mention in name.mentions if mention.locale == locale]
        if reading.cues[locale].words("names.locative"):
            shares.append(sum(_where(reading, mention) for mention in here) / len(here))
    return bool(shares) and min(shares) >= 0.5


def _where(reading: Reading, mention: Mention) -> bool:
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


def _kind(name: Name, reading: Reading) -> Kind:
    """What kind of actor a name is, by the words in it and around it."""
    signs: Counter[Kind] = Counter()
    inside = {
        fold(part) for locale in reading.locales for form in name.forms(locale) for part in re.split(r"\W+", form)
    }
    if inside & _any_language("names.outlets"):
        signs["outlet"] += 8  # more than its short form in capitals weighs for an organisation
    if inside & (_any_language("names.organisations") | _any_language("names.heads")):
        signs["organisation"] += 4
    for mention in name.mentions:
        known = reading.cues[mention.locale]
        near = re.findall(r"\w+", _before(reading, mention))[-3:]
        if _titled(reading, mention):
            signs["person"] += 2
        if any(word.lower() in known.words("names.organisations") for word in near):
            signs["organisation"] += 2
        if any(word.lower() in known.words("names.outlets") for word in near):
            signs["outlet"] += 4
    if any(mention.text.isupper() for mention in name.mentions):
        signs["organisation"] += 2
    if any(" " in mention.text and _speaks(reading, mention) for mention in name.mentions):
        signs["person"] += 2
    full = [form.split() for locale in reading.locales for form in name.forms(locale) if " " in form]
    if _takes_article(name, reading):
        signs["organisation"] += 3
    elif {words[-1] for words in full if not any(word.isupper() for word in words)} & {
        form for locale in reading.locales for form in name.forms(locale) if " " not in form
    }:
        signs["person"] += 3
    if signs:
        return min(signs, key=lambda kind: (-signs[kind], kind))
    plain = full and all(re.fullmatch(r"[^\W\d_]+(?:[-.][^\W\d_]*)*", word) for words in full for word in words)
    return "person" if plain else "organisation"


def _before(reading: Reading, mention: Mention) -> str:
    return reading.bitext.by_id[mention.segment].text[mention.locale][: mention.start]


def _takes_article(name: Name, reading: Reading) -> bool:
    """Whether articles stand before a name, as they do before those of many organisations, and not of persons."""
    told = [mention for mention in name.mentions if reading.cues[mention.locale].words("names.articles")]
    before = [re.search(r"(\w+)(?:['’]|\s+)[“„«\"']?$", _before(reading, mention)) for mention in told]
    found = [
        word is not None and word[1].lower() in reading.cues[mention.locale].words("names.articles")
        for mention, word in zip(told, before, strict=True)
    ]
    return 2 * sum(found) >= len(found) > 0 or any(mention.text.startswith("The ") for mention in name.mentions)


def _as_person(reading: Reading, mention: Mention) -> bool:
    return _titled(reading, mention) or (" " in mention.text and _speaks(reading, mention))


def _titled(reading: Reading, mention: Mention) -> bool:
    """Whether a title stands right before a name, or behind it and a comma."""
    roles = reading.cues[mention.locale].words("names.roles")
    after = reading.bitext.by_id[mention.segment].text[mention.locale][mention.end :]
    apposition = re.match(r",\s+(\w+)(?:\s+(\w+))?", after)
    behind = apposition and roles & {word.lower() for word in apposition.groups() if word}
    return _title_before(_before(reading, mention), roles) or bool(behind)


@cache
def _any_language(key: str) -> frozenset[str]:
    """Words of every language that has a file: an Italian text names the Financial Times, too."""
    return frozenset(fold(word) for language in known_languages() for word in cues(language).words(key))


def _speaks(reading: Reading, mention: Mention) -> bool:
    """Whether a verb of saying stands right beside a name that is not where something is said."""
    if _where(reading, mention) or not may_speak(reading, mention):
        return False
    text = reading.bitext.by_id[mention.segment].text[mention.locale]
    cues_here = reading.cues[mention.locale].find("attribution.speech", text)
    return any(0 <= cue.start() - mention.end <= 5 or 0 <= mention.start - cue.end() <= 2 for cue in cues_here)


def _title_before(before: str, roles: frozenset[str]) -> bool:
    tail = re.findall(r"[\w-]+", before)[-3:]
    return any(" ".join(tail[start:]).lower() in roles for start in range(len(tail)))


def _role(name: Name, reading: Reading) -> Text | None:
    """The title that stands beside the name, in every language: “CEO di Ford” / “CEO von Ford”."""
    for segment in name.segments:
        found = {}
        for mention in name.mentions:
            if mention.segment == segment and mention.locale not in found:
                title = _title(mention, reading)
                if title:
                    found[mention.locale] = title
        if set(found) == set(reading.locales):
            return Text({locale: found[locale] for locale in reading.locales})
    return None


def _title(mention: Mention, reading: Reading) -> str | None:
    known = reading.cues[mention.locale]
    text = reading.bitext.by_id[mention.segment].text[mention.locale]
    roles = "|".join(sorted(map(re.escape, known.words("names.roles")), key=lambda role: (-len(role), role)))
    if not roles:
        return None
    of = "|".join(sorted(map(re.escape, known.words("names.of")), key=lambda word: (-len(word), word)))
    title = rf"(?:{roles})(?:\s+(?:{of})[\s’']+[^\W\d_][\w’'.&-]*(?:\s+[A-ZÀ-Þ][\w’'.&-]*)*)?"
    before = re.search(rf"(?<!\w)({title}),?\s+$", text[: mention.start], re.IGNORECASE)
    after = re.match(rf",\s+(?:\w+\s+)?({title})(?!\w)", text[mention.end :], re.IGNORECASE)
    hit = before or after
    if hit is None or len(hit[1]) < 3:
        return None
    first, space, rest = hit[1].partition(" ")
    # Mit dem Architekten Paul Sanders: Architekt.
    roots = [first.removesuffix(end) for end in ("en", "n") if _inflected(first, end, known.words("names.roles"))]
    first = next(iter(roots), first)
    return first[0].upper() + first[1:] + space + rest


def _inflected(title: str, end: str, roles: frozenset[str]) -> bool:
    return title.endswith(end) and title.lower().removesuffix(end) in roles
