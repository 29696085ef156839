"""Which actor of a story is one whom its articles name, by the names that both have."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from story_explainer.ingest.drafting.evidence import known_name
from story_explainer.story.model import Actor, Story


def same_actor(story: Story) -> Callable[[Actor], str | None]:
    """Finds the actor of a story who stands there under the name of one who is drafted.

    A person drafted by the family name alone is the only one there who has it.

    Args:
        story: the story.

    Returns:
        Gives for an actor who is drafted the id of the one in the story; None if there is none.
    """
    named: dict[str, str] = {}
    for actor in story.actors:
        for form in [*actor.name.root.values(), *(form for forms in actor.aliases.values() for form in forms)]:
            named.setdefault(known_name(form), actor.id)

    def find(actor: Actor) -> str | None:
        forms = [known_name(form) for form in actor.name.root.values()]
        return next((named[form] for form in forms if form in named), None) or _by_family_name(actor, forms, story)

    return find


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
