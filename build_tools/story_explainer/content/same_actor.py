"""Which actor of a story is one whom its articles name, by the names that both have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from story_explainer.ingest.drafting.evidence import known_name
from story_explainer.story.model import Actor, Story


class KnownActors:
    """The actors of a story, to be found by what articles call them."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._named: dict[str, str] = {}
        for actor in story.actors:
            for form in [*actor.name.root.values(), *(form for forms in actor.aliases.values() for form in forms)]:
                self._named.setdefault(known_name(form), actor.id)

    def called(self, forms: Iterable[str]) -> str | None:
        """The id of the actor who bears one of some names; None if nobody does."""
        return next((self._named[form] for form in map(known_name, forms) if form in self._named), None)

    def same_as(self, actor: Actor) -> str | None:
        """The id of the actor who is one who is drafted; None if there is none.

        A person drafted by the family name alone is the only one there who has it.
        """
        forms = [known_name(form) for form in actor.name.root.values()]
        return self.called(forms) or _by_family_name(actor, forms, self._story)


def _by_family_name(actor: Actor, forms: Sequence[str], story: Story) -> str | None:
    """The only actor of a story whose name ends with what is all that the articles say of one who is drafted."""
    if actor.kind != "person" or any(" " in form for form in forms):
        return None
    of_name = {
        other.id
        for other in story.actors
        for words in (known_name(form).split() for form in other.name.root.values())
        if len(words) > 1 and not {words[0], words[-1]}.isdisjoint(forms)
    }
    (only,) = of_name if len(of_name) == 1 else (None,)
    return only if only and story.actor[only].kind == "person" else None
