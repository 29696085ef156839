"""What the publisher of a press release says of itself there: that is its own statement, and no report."""

from __future__ import annotations

from collections.abc import Iterator

from story_explainer.ingest.article import ABOUT_THE_PUBLISHER
from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.heads import is_head, may_speak
from story_explainer.ingest.drafting.plans import Plan, names_in
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.sentences import stands_alone
from story_explainer.ingest.drafting.substance import certainty_of
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.ingest.text.words import fold
from story_explainer.story.bitext import Segment

_MOST = 3  # statements of one release
_SUBJECT = 4  # words before the name of who acts: Heute ruft die Halvora AG …
_WEIGHT = 2.5


def issuer(reading: Reading, cast: Cast) -> str | None:
    """The organisation that published an article as a party: the one that it says it is of.

    Args:
        reading: the article.
        cast: the actors.

    Returns:
        The id of the only one that a section about the publisher names, or else the headline and the lead; None if
        the article does not call itself a press release, or there are two.
    """
    if not reading.is_release:
        return None
    about = fold(" ".join(one.text for one in reading.bitext.set_aside if one.reason == ABOUT_THE_PUBLISHER))
    title, first = reading.bitext.title, next(reading.sentences(), None)
    told, begins = set(), set()
    for name in reading.names:
        actor = cast.id(reading, name)
        if actor and cast.kind(actor) == "organisation":
            if any(fold(form) in about for locale in reading.locales for form in name.forms(locale)):
                told.add(actor)
            if title and first and {title.id, first.id} <= set(name.segments):
                begins.add(actor)
    found = told or begins
    return found.pop() if len(found) == 1 else None


def statements(reading: Reading, voices: Voices, cast: Cast) -> Iterator[Plan]:
    """The first sentences of a release that tell, in nobody else's words, what its publisher does.

    Args:
        reading: the article.
        voices: who says what in it.
        cast: the actors.
    """
    actor, found = issuer(reading, cast), 0
    for segment in reading.sentences() if actor else ():
        text = reading.text(segment)
        if text is None or voices.somebody(segment) or not stands_alone(reading, segment):
            continue
        if all(_acts(reading, cast, segment, locale, actor) for locale in reading.locales):
            names = names_in(reading, cast, [segment])
            certainty = certainty_of(reading, [segment])
            yield Plan(reading, [segment], text, names, by=actor, certainty=certainty, weight=_WEIGHT)
            found += 1
        if found == _MOST:
            return


def _acts(reading: Reading, cast: Cast, segment: Segment, locale: str, actor: str | None) -> bool:
    """Whether the first whom a sentence names is somebody, at its beginning and as the one who acts."""
    mentions = reading.mentions(segment, locale)
    if not mentions or cast.id(reading, mentions[0][0]) != actor:
        return False
    mention = mentions[0][1]
    opens = len(segment.text[locale][: mention.start].split()) <= _SUBJECT
    return opens and may_speak(reading, mention) and is_head(reading, mention, 0)
