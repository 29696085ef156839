"""What a statement cites: the segments of the articles and the sources themselves, and what they are called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from story_explainer.site.language import Language
from story_explainer.story.bitext import Segment
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


def references(language: Language, found: Sequence[Evidence]) -> list[str]:
    """What is cited in a few words: the sentences of the text as one item, then each source."""
    sentences = [item.id[1:] for item in found if _is_sentence(item)]
    items = [_sentences(language, sentences)] if sentences else []
    items += [reference(language, item) for item in found if not _is_sentence(item)]
    return list(dict.fromkeys(items))


def reference(language: Language, item: Evidence) -> str:
    """What one citation is called: “Text, sentence 3”, or who published a source."""
    return item.source.publisher if item.source else segment_label(language, item.id)


def segment_label(language: Language, id: str) -> str:
    """What a segment of the articles is called: “Text, sentence 3”."""
    if id.startswith("s"):
        return _sentences(language, [id[1:]])
    if id.startswith("h"):
        return language.gettext("Text, heading\u00a0%(number)s") % {"number": id[1:]}
    return language.gettext("Text, title")


def _is_sentence(item: Evidence) -> bool:
    return item.segment is not None and item.id.startswith("s")


def _sentences(language: Language, numbers: list[str]) -> str:
    message = language.words.ngettext(
        "Text, sentence\u00a0%(numbers)s", "Text, sentences\u00a0%(numbers)s", len(numbers)
    )
    return message % {"numbers": language.enumeration(numbers)}
