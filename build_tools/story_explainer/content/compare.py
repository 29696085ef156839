"""A story that is there → what its articles have in common, as it was kept or, where that is out of date, found anew.

The articles are in the order in which they came: by their days, where these are known, else by their segments' numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from story_explainer.content import comparison
from story_explainer.content.load import load
from story_explainer.content.progress import ProgressReporter, silent
from story_explainer.content.story_folder import StoryFolder
from story_explainer.story.model import FoundMatch, Story
from story_explainer.story.model.matches import settled
from story_explainer.story.problems import ContentError


@dataclass(frozen=True)
class ComparedStory:
    """A story with what its articles have in common, as the editors left it.

    Attributes:
        story: the story.
        matches: what was found, as the editors left it.
        order: the ids of its articles in the order in which they came.
        earlier: for each article those that came before it, by their days of publication and not by the order alone.
    """

    story: Story
    matches: list[FoundMatch]
    order: list[str]
    earlier: dict[str, list[str]]

    def unordered(self, article: str) -> list[str]:
        """Those that stand before an article only because they have to stand somewhere."""
        return [one for one in self.order[: self.order.index(article)] if one not in self.earlier[article]]


def compare_story(folder: StoryFolder, progress: ProgressReporter = silent) -> ComparedStory:
    """Compare the articles of a story. Nothing is written.

    Args:
        folder: the story's folder.
        progress: shows how far it is.

    Raises:
        ContentError: a file of the story does not fit its model, so that there is no story to compare.
    """
    loaded = load(folder)
    story = loaded.story
    if story is None:
        raise ContentError(problem for problem in loaded.problems if problem.severity == "error")
    dates = {article: story.describe(article).date for article in story.bitexts}
    accounts = comparison.accounts(story.bitexts, dates)
    found = comparison.compared(accounts, comparison.previous_comparison(folder), partial(progress, "Comparing"))
    earlier = {one.id: comparison.known_before(one.id, accounts, ()) for one in accounts}
    return ComparedStory(story, settled(found.matches, story.matches), comparison.in_order(accounts), earlier)
