"""What the publisher of a press release says of itself there: that is its own statement, and no report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from story_explainer.ingest.article import ABOUT_THE_PUBLISHER, RELEASE
from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.heads import is_head, may_speak
from story_explainer.ingest.drafting.plans import Plan, names_in
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.sentences import stands_alone
from story_explainer.ingest.drafting.substance import certainty_of
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.ingest.text.words import fold
from story_explainer.story.bitext import Bitext, Segment
from story_explainer.story.model import Actor

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
    named: dict[str, set[str]] = {}
    for name in reading.names:
        actor = cast.id(reading, name)
        if actor and cast.kind(actor) == "organisation":
            named.setdefault(actor, set()).update(form for locale in reading.locales for form in name.forms(locale))
    return _publisher(reading.bitext, named)


def party_of(bitext: Bitext, actors: Iterable[Actor]) -> str | None:
    """The drafted actor that published an article as a party; None as for `issuer`.

    Args:
        bitext: the article.
        actors: those that are drafted.
    """
    named = {
        actor.id: {*actor.name.root.values(), *(form for forms in actor.aliases.values() for form in forms)}
        for actor in actors
        if actor.kind == "organisation"
    }
    return _publisher(bitext, named)


def _publisher(bitext: Bitext, named: Mapping[str, Collection[str]]) -> str | None:
    if not any(aside.reason == RELEASE for aside in bitext.set_aside):
        return None
    about = fold(" ".join(one.text for one in bitext.set_aside if one.reason == ABOUT_THE_PUBLISHER))
    first = next((segment for segment in bitext.segments() if segment.id[0] == "s"), None)
    begins = [fold(" ".join(one.text.values())) for one in (bitext.title, first) if one]
    told = {actor for actor, forms in named.items() if any(fold(form) in about for form in forms)}
    opens = {actor for actor, forms in named.items() if all(any(fold(f) in text for f in forms) for text in begins)}
    found = told or (opens if len(begins) > 1 else set())
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
