"""What a statement cites: the segments of the articles and the sources themselves, and what they are called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from story_explainer.site.article_names import article_name
from story_explainer.site.language import Language
from story_explainer.story.bitext import Segment
from story_explainer.story.keys import LEAD
from story_explainer.story.model import Source, Story


@dataclass(frozen=True)
class Evidence:
    """One citation, resolved: a segment of the articles or a source outside them."""

    id: str
    segment: Segment | None = None
    source: Source | None = None


def resolved(story: Story, cites: Iterable[str]) -> list[Evidence]:
    """Citations resolved, the articles' sentences first, in the order of the text."""
    found = [Evidence(cite, segment=story.segment.get(cite), source=story.source.get(cite)) for cite in cites]
    return sorted(found, key=lambda item: (item.segment is None, int(item.id[1:]) if _is_sentence(item) else 0))


def references(story: Story, language: Language, found: Sequence[Evidence]) -> list[str]:
    """What is cited in a few words: the sentences of each text as one item, then everything else."""
    sentences: dict[str, list[str]] = {}
    for item in found:
        if _is_sentence(item):
            sentences.setdefault(story.article_of[item.id], []).append(item.id[1:])
    items = [_sentences(story, language, article, numbers) for article, numbers in sentences.items()]
    items += [reference(story, language, item) for item in found if not _is_sentence(item)]
    return list(dict.fromkeys(items))


def reference(story: Story, language: Language, item: Evidence) -> str:
    """What one citation is called: “Text, sentence 3”, or who published a source."""
    return item.source.publisher if item.source else segment_label(story, language, item.id)


def segment_label(story: Story, language: Language, id: str) -> str:
    """What a segment is called: “Text, sentence 3”; where a story has several articles, with the name of its own."""
    article = story.article_of.get(id, LEAD)
    if id.startswith("s"):
        return _sentences(story, language, article, [id[1:]])
    if story.further:
        message = (
            language.gettext("%(article)s, heading\u00a0%(number)s")
            if id.startswith("h")
            else language.gettext("%(article)s, title")
        )
        return message % {"article": article_name(story, language, article), "number": id[1:]}
    if id.startswith("h"):
        return language.gettext("Text, heading\u00a0%(number)s") % {"number": id[1:]}
    return language.gettext("Text, title")


def _is_sentence(item: Evidence) -> bool:
    return item.segment is not None and item.id.startswith("s")


def _sentences(story: Story, language: Language, article: str, numbers: list[str]) -> str:
    listed = language.enumeration(numbers)
    if story.further:
        message = language.words.ngettext(
            "%(article)s, sentence\u00a0%(numbers)s", "%(article)s, sentences\u00a0%(numbers)s", len(numbers)
        )
        return message % {"article": article_name(story, language, article), "numbers": listed}
    message = language.words.ngettext(
        "Text, sentence\u00a0%(numbers)s", "Text, sentences\u00a0%(numbers)s", len(numbers)
    )
    return message % {"numbers": listed}
