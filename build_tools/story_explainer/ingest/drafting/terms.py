"""The terms that all versions share."""

from __future__ import annotations

from itertools import pairwise

from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.bystanders import is_thing
from story_explainer.ingest.drafting.reading import Reading, Slugs
from story_explainer.ingest.text.words import fold, words
from story_explainer.story.base import Text
from story_explainer.story.model import Term


def draft_terms(reading: Reading, cast: Cast) -> list[Term]:
    """A term for each name that is no actor's and no place's, and for each foreign phrase that all versions share."""
    slugs, terms = Slugs(), list[Term]()
    found: dict[str, tuple[Text, str]] = {}
    for name in reading.names:
        if name.place or cast.id(name) or set(name.locales) != set(reading.locales) or not is_thing(name, reading):
            continue
        text = Text({locale: name.wording(locale) or "" for locale in reading.locales})
        found.setdefault(fold(text.root[reading.locales[0]]), (text, name.segments[0]))
    for key, text, segment in _shared(reading):
        found.setdefault(key, (text, segment))
    order = {segment.id: place for place, segment in enumerate(reading.bitext.segments())}
    for text, cite in sorted(found.values(), key=lambda entry: order[entry[1]]):
        sentence = reading.text(reading.bitext.by_id[cite])
        if sentence is None:
            continue
        meaning = reading.template("meaning", lambda locale, said=sentence: [said.root[locale]])  # type: ignore[misc]
        term = slugs.of(text.root[reading.locales[0]], fallback="term")
        terms.append(Term(id=term, draft=True, term=text, meaning=meaning or sentence, cites=[cite]))
    return terms


def _shared(reading: Reading) -> list[tuple[str, Text, str]]:
    """Two neighbouring words, none of a name, that stand alike in every language of a sentence: joint venture."""
    if len(reading.locales) < 2:
        return []
    result = []
    for segment in reading.sentences():
        runs = {locale: _runs(reading, segment.text[locale], locale) for locale in reading.locales}
        named = {
            word.text.lower()
            for locale in reading.locales
            for _, mention in reading.mentions(segment, locale)
            for word in words(mention.text, locale)
        }
        for key in runs[reading.locales[0]]:
            if all(key in each for each in runs.values()) and not named & set(key.split()):
                text = Text({locale: runs[locale][key] for locale in reading.locales})
                result.append((key, text, segment.id))
    return result


def _runs(reading: Reading, text: str, locale: str) -> dict[str, str]:
    """Runs of two words without words of grammar, in small letters, with how they stand."""
    small = reading.cues[locale].words("function_words")
    found = words(text, locale)
    return {
        f"{first.text} {second.text}".lower(): text[first.start : second.end]
        for first, second in pairwise(found)
        if second.gap == " "
        and not {first.text.lower(), second.text.lower()} & small
        and min(len(first.text), len(second.text)) > 3
        and (first.text + second.text).isalpha()
    }
