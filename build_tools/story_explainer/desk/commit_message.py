"""What a publication changes, in a line that an editor may send as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from story_explainer.desk.news import StoryNews
from story_explainer.desk.words import change_names, kind_names
from story_explainer.site.language import Language


def proposed(stories: Iterable[StoryNews], called: Callable[[str], str], language: Language) -> str:
    """The line: by story, what readers will find new, changed or gone.

    Args:
        stories: what changed.
        called: what a story is called, by its name.
        language: the language of the desk.
    """
    told = (f"{called(story.slug)}{language.colon}{', '.join(_changes(story, language))}" for story in stories)
    return "; ".join(line.removesuffix(language.colon) for line in told)


def _changes(story: StoryNews, language: Language) -> Iterator[str]:
    kinds, hows = kind_names(language), change_names(language)
    if story.whole:
        yield hows[story.whole]
        return
    count = Counter(("articles", "new") for _ in story.articles)
    count.update((each.kind, each.how) for each in story.statements)
    for (kind, how), number in count.items():
        yield f"{kinds[kind]} ({hows[how]}{f': {number}' if number > 1 else ''})"
