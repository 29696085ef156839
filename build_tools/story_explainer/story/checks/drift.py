"""Drift: what was reviewed is still what it was, and so is what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from story_explainer.story.file_names import REVIEWS
from story_explainer.story.model import Story
from story_explainer.story.problems import Finding, did_you_mean
from story_explainer.story.reviews import review_states, reviewables


def drifted(story: Story) -> Iterator[Finding]:
    """D001: a statement that is to be reviewed again; R012: a review of nothing; L002: one in a foreign language."""
    entry_of = {(entry.statement, entry.locale): index for index, entry in enumerate(story.reviews)}
    states = review_states(story)
    for item in reviewables(story):
        for locale, state in states[item.key].items():
            if state.state == "outdated":
                what = " and ".join("the text itself" if change == "text" else change for change in state.changed)
                verb = "has" if len(state.changed) == 1 else "have"
                message = f"“{item.key}” is to be reviewed in “{locale}”: {what} {verb} changed since {state.on}"
                hint = f"read it, then run “explainer review {story.slug} {item.key} --lang {locale} --by …”"
                see = ((REVIEWS, ("reviews", entry_of[item.key, locale])),)
                yield Finding("D001", item.file, item.path, message, hint, see)
    for index, entry in enumerate(story.reviews):
        here = ("reviews", index)
        if entry.statement not in states:
            hint = did_you_mean(entry.statement, states)
            yield Finding("R012", REVIEWS, (*here, "statement"), f"nothing is called “{entry.statement}”", hint)
        if entry.locale not in story.locales:
            hint = f"the story has {', '.join(story.locales)}"
            message = f"the story has no language “{entry.locale}”"
            yield Finding("L002", REVIEWS, (*here, "locale"), message, hint)
