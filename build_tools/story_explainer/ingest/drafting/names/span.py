"""A run of words that makes up a name."""

from __future__ import annotations

from dataclasses import dataclass

from story_explainer.ingest.drafting.names.corpus import Corpus, NameMention


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A run of words that make up a name. `key` holds them folded, without particles; `place` is set if it is one."""

    index: int
    locale: str
    first: int
    key: tuple[str, ...]
    place: str | None
    mention: NameMention


def make_span(corpus: Corpus, index: int, locale: str, first: int, end: int, place: str | None) -> NameSpan:
    """The words from `first` up to `end` as a span, a genitive's ending left out."""
    found = corpus.words[index][locale][first:end]
    folded = [corpus.base(locale, key) for key in corpus.folds[index][locale][first:end]]
    cut = len(corpus.folds[index][locale][end - 1]) - len(folded[-1])
    segment = corpus.segments[index]
    stop = found[-1].end - cut
    mention = NameMention(segment.id, locale, segment.text[locale][found[0].start : stop], found[0].start, stop)
    key = tuple(key for word, key in zip(found, folded, strict=True) if word.capital or word.marked)
    return NameSpan(index, locale, first, key or tuple(folded), place, mention)
