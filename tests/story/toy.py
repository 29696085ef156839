"""Small stories for tests, written as YAML: a ferry line between an Italian and a Slovene port."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from story_explainer.story.bitext import Bitext, text_hash
from story_explainer.story.model import (
    ActorsFile,
    ClaimsFile,
    EventsFile,
    SourcesFile,
    Story,
    StoryFile,
)
from story_explainer.yaml_source.read import read

SEGMENTS = {
    "s1": {"it": "Il traghetto partirà in maggio.", "sl": "Trajekt bo odplul maja."},
    "s2": {"it": "Lo scrive il Piccolo, citando tre persone.", "sl": "Tako piše Piccolo, ki navaja tri ljudi."},
    "s3": {"it": "Solo qui."},
}


def bitext(segments: dict[str, dict[str, str]] = SEGMENTS) -> Bitext:
    """One paragraph with these segments."""
    locales = list(dict.fromkeys(locale for text in segments.values() for locale in text))
    return Bitext.model_validate(
        {
            "version": 1,
            "pivot": locales[0],
            "aligner": "by hand",
            "articles": {
                locale: {
                    "file": f"articles/{locale}.txt",
                    "sha256": "0" * 64,
                    "encoding": "utf-8",
                    "format": "text",
                    "language": "stated",
                }
                for locale in locales
            },
            "sections": [
                {
                    "paragraphs": [
                        {
                            "id": "p1",
                            "segments": [
                                {
                                    "id": ident,
                                    "text": text,
                                    "hash": {locale: text_hash(words) for locale, words in text.items()},
                                }
                                for ident, text in segments.items()
                            ],
                        }
                    ]
                }
            ],
            "last": {"s": len(segments), "h": 0, "t": 0, "p": 1},
        }
    )


ABOUT = """
locales: [it, sl]
title: {it: Il traghetto, sl: Trajekt}
standfirst: {it: Forse parte., sl: Morda odpluje.}
cites: [s1]
as_of: 2026-02-14
key_points:
  - {id: ferry, text: {it: Forse parte., sl: Morda odpluje.}, cites: [s1]}
"""

ACTORS = """
actors:
  - {id: piccolo, kind: outlet, name: {it: Il Piccolo, sl: Il Piccolo}, role: {it: giornale, sl: časnik}, cites: [s2]}
  - {id: port, kind: organisation, name: {it: Il porto, sl: Luka}, role: {it: gestore, sl: upravljavec}, cites: [s1]}
  - {id: mayor, kind: person, name: {it: La sindaca, sl: Županja}, role: {it: sindaca, sl: županja}, cites: [s1]}
  - {id: insiders, kind: group, name: {it: tre persone, sl: trije}, role: {it: fonti, sl: viri}, cites: [s2]}
"""


def story(*, claims: str = "claims: []", events: str = "events: []", sources: str = "articles: {}") -> Story:
    """A story whose files are given as YAML; actors, title and so on are always the same."""
    found = SourcesFile.model_validate(read("sources.yml", sources).data)
    return Story(
        slug="ferry",
        bitext=bitext(),
        about=StoryFile.model_validate(read("story.yml", ABOUT).data),
        claims=ClaimsFile.model_validate(read("claims.yml", claims).data).claims,
        events=EventsFile.model_validate(read("events.yml", events).data).events,
        actors=ActorsFile.model_validate(read("actors.yml", ACTORS).data).actors,
        articles=found.articles,
        sources=found.sources,
    )


def with_fields(whole: Story, **parts: Any) -> Story:
    """A copy of a story with some of its parts exchanged."""
    return replace(whole, **parts)
