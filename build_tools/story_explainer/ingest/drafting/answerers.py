"""Who gives an answer: the first actor of its sentence that may, by a name, an office or an organisation's noun.

A spokesman without a name answers for whom he speaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.by_noun import by_noun, calls_a_company
from story_explainer.ingest.drafting.heads import is_head, may_speak, speaks_for
from story_explainer.ingest.drafting.kinds import as_person
from story_explainer.ingest.drafting.names import Name, NameMention
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.releases import issuer
from story_explainer.ingest.drafting.sentences import without_quotations
from story_explainer.story.bitext import Segment


def answerer(reading: Reading, cast: Cast, segment: Segment, key: str) -> str | None:
    """The first actor of a sentence that may say something, before the verb, the same one in all languages.

    Where the verb stands second (German), what is between its two parts may be the subject, too. Where no name stands
    there, the sentence may begin with what the only one of its kind is called by: the mayor, the authority.

    Args:
        reading: the article.
        cast: the actors.
        segment: the sentence.
        key: the cues of the verbs of such an answer.
    """
    firsts: set[str | None] = set()
    for locale in reading.locales:
        plain = without_quotations(segment.text[locale])
        last = max((cue.end() for cue in reading.cues[locale].find(key, plain)), default=len(plain))
        mentions = [(name, mention) for name, mention in reading.mentions(segment, locale) if mention.start < last]
        mentions = _without_what_titles_begin_with(reading, mentions, plain)
        if mentions:
            name, mention = _named_behind(reading, mentions, plain) or mentions[0]
            acts = may_speak(reading, mention) and is_head(reading, mention, 0)
            actor = cast.id(reading, name)
            spoken = actor is not None and cast.kind(actor) != "person" and speaks_for(reading, mention, 0)
            firsts.add(actor if acts or spoken else None)
        else:
            firsts.add(_by_noun(reading, cast, segment, locale))
    return firsts.pop() if len(firsts) == 1 else None


def _named_behind(
    reading: Reading, mentions: Sequence[tuple[Name, NameMention]], text: str
) -> tuple[Name, NameMention] | None:
    """The person between commas behind whom or what he or she works for: The lawyer of Moss, Ugo Mori, denies it."""
    if len(mentions) < 2 or is_head(reading, mentions[0][1], 0):
        return None
    first, second = mentions[0][1], mentions[1][1]
    enclosed = text[first.end : second.start] == ", " and text[second.end : second.end + 1] == ","
    return mentions[1] if enclosed and as_person(reading, second) else None


def _without_what_titles_begin_with(
    reading: Reading, mentions: list[tuple[Name, NameMention]], text: str
) -> list[tuple[Name, NameMention]]:
    """The mentions without one that but says of what somebody is the head: Museum director Helen Ashby."""
    if len(mentions) < 2:
        return mentions
    between = text[mentions[0][1].end : mentions[1][1].start].strip(" ,-").lower()
    roles = reading.cues[mentions[0][1].locale].words("names.roles")
    bare = between in roles or between.removeprefix("'s ").removeprefix("’s ") in roles
    return mentions[1:] if bare else mentions


def _by_noun(reading: Reading, cast: Cast, segment: Segment, locale: str) -> str | None:
    """The only one so far that a sentence may mean by an article and a noun at its beginning."""
    if reading.is_release and calls_a_company(segment.text[locale], reading.cues[locale]):
        return issuer(reading, cast)
    before = {one.id for one in takewhile(lambda one: one.id != segment.id, reading.bitext.segments())}
    return by_noun(reading, cast, segment.text[locale], locale, before)
