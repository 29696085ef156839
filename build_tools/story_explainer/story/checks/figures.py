"""What is counted, and what articles do with claims: corrections correct something, sentences are their article's."""

from __future__ import annotations

from collections.abc import Iterator

from story_explainer.story.figures import course_of
from story_explainer.story.file_names import CLAIMS, FIGURES
from story_explainer.story.keys import ArticleKey
from story_explainer.story.model import Story
from story_explainer.story.problems import Finding


def corrections_of_nothing(story: Story) -> Iterator[Finding]:
    """N001: a value that corrects another one which no earlier value of the figure has."""
    for index, figure in enumerate(story.figures):
        earlier: list[str] = []
        for count in course_of(figure, story):
            wrong = figure.values[count.index].corrects
            if wrong is not None and wrong not in earlier:
                here = ("figures", index, "values", count.index, "corrects")
                before = f"before it: {', '.join(dict.fromkeys(earlier))}" if earlier else "nothing stands before it"
                message = f"no earlier value of “{figure.id}” is “{wrong}”"
                yield Finding("N001", FIGURES, here, message, before)
            earlier.append(count.value)


def unfit_appearances(story: Story) -> Iterator[Finding]:
    """N002: an article that appears twice with one claim, with sentences of another one, or with none or too many."""
    for index, claim in enumerate(story.claims):
        seen: dict[str, int] = {}
        for place, entry in enumerate(claim.appearances):
            article = ArticleKey.parse(entry.article).article
            here = ("claims", index, "appearances", place)
            if article in seen:
                see = ((CLAIMS, ("claims", index, "appearances", seen[article])),)
                message = f"what the article “{article}” does with “{claim.id}” is said twice"
                yield Finding("N002", CLAIMS, here, message, "keep one of the two", see)
            seen.setdefault(article, place)
            if bool(entry.cites) == (entry.kind == "silent"):
                silent = entry.kind == "silent"
                message = "an article that is silent cites a sentence" if silent else "no sentence is cited"
                hint = "take “cites” out" if silent else "cite where the article does so"
                yield Finding("N002", CLAIMS, here, message, hint)
            for number, cite in enumerate(entry.cites):
                other = story.article_of.get(cite, article)
                if other != article and article in story.bitexts:
                    message = f"{cite} is a sentence of “{other}”, not of “{article}”"
                    yield Finding("N002", CLAIMS, (*here, "cites", number), message, "cite that article’s own")
