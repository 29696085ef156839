"""Who takes part: the names that every language mentions and whose kind is sure, with what the texts call them."""

from __future__ import annotations

from dataclasses import dataclass

from story_explainer.ingest.drafting.bystanders import takes_no_part
from story_explainer.ingest.drafting.kinds import kind_of
from story_explainer.ingest.drafting.names import Name
from story_explainer.ingest.drafting.reading import Reading, Slugs
from story_explainer.ingest.drafting.titles import role_of
from story_explainer.story.base import Text
from story_explainer.story.model import Actor

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
    """The actors of a story: the names that every language mentions and that are surely somebody's.

    Their role is what the texts call them, or none.
    """
    slugs, ids, actors = Slugs(), dict[str, str](), list[Actor]()
    for name in reading.names:
        if set(name.locales) != set(reading.locales) or takes_no_part(name, reading):
            continue
        kind = kind_of(name, reading)
        if kind is None:
            continue
        wording = {locale: name.wording(locale) or "" for locale in reading.locales}
        ids[name.key] = slugs.of(wording[reading.locales[0]] or name.key, fallback="actor")
        whole = [
            segment for segment in name.segments if len(reading.bitext.by_id[segment].text) == len(reading.locales)
        ]
        actors.append(
            Actor(
                id=ids[name.key],
                draft=True,
                kind=kind,
                name=Text(wording),
                role=role_of(name, reading) if kind == "person" else None,
                aliases={
                    locale: forms
                    for locale in reading.locales
                    if (forms := [form for form in name.forms(locale) if form != wording[locale]])
                },
                cites=(whole or name.segments)[:_EVIDENCE],
            )
        )
    return Cast(actors, ids)
