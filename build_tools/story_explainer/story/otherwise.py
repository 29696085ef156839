"""What newer articles tell otherwise than the passages that statements cite, as far as no editor refused the match."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from story_explainer.story.model import FoundMatch, Story


def changes_told(story: Story) -> list[FoundMatch]:
    """The matches that tell of a change, as the editors left them: in each the newer passage stands second.

    Those of passages that are no longer there, since an article was changed and not compared again, are left out.
    """
    return [match for match in story.settled_matches if match.otherwise and story.segment.keys() >= set(match.segments)]


def newer_than(cites: Collection[str], changes: Iterable[FoundMatch]) -> Iterator[FoundMatch]:
    """Of matches that tell of a change, those whose older passage is cited, and whose newer one is not.

    Args:
        cites: what a statement cites.
        changes: the matches.
    """
    return (match for match in changes if match.segments[0] in cites and match.segments[1] not in cites)
