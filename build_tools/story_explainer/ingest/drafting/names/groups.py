"""Runs of words that bear the same name: across the languages, from the full form to the short one, by elimination."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from story_explainer.ingest.drafting.names.corpus import LIKE, NEAR, Corpus
from story_explainer.ingest.drafting.names.namesakes import of_several
from story_explainer.ingest.drafting.names.span import NameSpan, make_span
from story_explainer.ingest.drafting.names.spans import adjective_and_noun
from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.words import likeness_of_names, subsequence_ratio


def by_bearer(spans: list[NameSpan], heads: frozenset[str]) -> list[list[NameSpan]]:
    """Spans that bear the same name, across the languages and from the full form to the short one."""
    parent = list(range(len(spans)))

    def root(item: int) -> int:
        while parent[item] != item:
            item = parent[item]
        return item

    def join(first: int, second: int) -> None:
        low, high = sorted((root(first), root(second)))
        parent[high] = low

    by_key: dict[tuple[str, ...], int] = {}
    for number, span in enumerate(spans):
        key = ("place", span.place) if span.place else ("name", *span.key)
        join(number, by_key.setdefault(key, number))
    by_segment: dict[int, list[int]] = defaultdict(list)
    for number, span in enumerate(spans):
        by_segment[span.index].append(number)
    for numbers in by_segment.values():
        for first, second in _twins(spans, numbers):
            join(first, second)
    for short, full in _shortened(spans, heads):
        join(short, full)
    groups: dict[int, list[NameSpan]] = defaultdict(list)
    for number, span in enumerate(spans):
        groups[root(number)].append(span)
    return [groups[number] for number in sorted(groups)]


def _twins(spans: list[NameSpan], numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs of spans in one segment that are the same name in two languages, the likest first."""
    pairs = sorted(
        (-_alike(spans[a].key, spans[b].key), a, b)
        for a in numbers
        for b in numbers
        if a < b and spans[a].locale != spans[b].locale
    )
    matched: set[tuple[int, str]] = set()
    for unlike, a, b in pairs:
        if -unlike < NEAR:
            break
        if (a, spans[b].locale) in matched or (b, spans[a].locale) in matched:
            continue
        matched.update({(a, spans[b].locale), (b, spans[a].locale)})
        if not (spans[a].place and spans[b].place):
            yield a, b


def _alike(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """How alike two names are; whether the family's or the own name comes first makes no difference."""
    alike = likeness_of_names(" ".join(first), " ".join(second))
    return 1.0 if len(first) > 1 and sorted(first) == sorted(second) else alike


def _shortened(spans: list[NameSpan], heads: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Short forms with the full name that they stand for: Farley for Jim Farley, FT for Financial Times."""
    first: dict[tuple[str, ...], int] = {}
    for number, span in enumerate(spans):
        if not span.place:
            first.setdefault(span.key, number)
    shared = of_several((spans[number].locale, key) for key, number in first.items())
    for key, number in first.items():
        if len(key) == 1 and key[0] in shared:
            continue
        for full, other in first.items():
            if len(full) <= len(key) or number == other:
                continue
            opens = full[: len(key)] == key and spans[other].index <= spans[number].index
            ends = full[-len(key) :] == key and not _seated(spans[other])
            if ends or (opens and full[-1] not in heads):
                yield number, other
                break
            if len(key) == 1 and spans[number].mention.text.isupper() and key[0] == "".join(word[0] for word in full):
                yield number, other
                break


def _seated(span: NameSpan) -> bool:
    """Whether a name is that of a body and of the town where it sits: Tribunale di Bressana is not Bressana."""
    words, known = span.mention.text.lower().split(), cues(span.locale)
    return len(words) > 2 and words[1] in known.words("names.of") and words[0] in known.words("names.seated")


def by_elimination(corpus: Corpus, groups: list[list[NameSpan]]) -> list[list[NameSpan]]:
    """Groups of one language joined with the words that answer them in another, unlike as they are: by elimination.

    What is left over in a segment in one language answers what is left over in the other, if there is one of each; or
    else the one word answers that begins like the name.
    """
    groups = [list(group) for group in groups]
    for source in corpus.locales:
        for target in corpus.locales:
            for group in groups:
                spoken = {span.locale for span in group}
                if source == target or source not in spoken or target in spoken:
                    continue
                answer = _leftover(corpus, groups, group, source, target)
                group.extend(answer or _answering(corpus, group, source, target))
                answer.clear()  # what answers is no group of its own any longer
    return [group for group in groups if group]


def _leftover(
    corpus: Corpus, groups: list[list[NameSpan]], group: list[NameSpan], source: str, target: str
) -> list[NameSpan]:
    for index in dict.fromkeys(span.index for span in group if span.locale == source):
        if target not in corpus.words[index]:
            continue

        def lone(locale: str, other: str, index: int = index) -> list[list[NameSpan]]:
            here = [g for g in groups if any(span.index == index and span.locale == locale for span in g)]
            return [g for g in here if not any(span.locale == other for span in g)]

        left, right = lone(source, target), lone(target, source)
        adjectives = adjective_and_noun(corpus, index, target)
        if len(left) == len(right) == 1:
            return right[0]
        several = [g for g in left if max(len(span.key) for span in g) > 1]
        if not right and len(several) == len(adjectives) == 1 and several[0] is group:
            return adjectives
    return []


def _answering(corpus: Corpus, group: list[NameSpan], source: str, target: str) -> list[NameSpan]:
    """The one word with a capital that begins like a word of the name: Koreakrieg for Guerra di Corea."""
    answers: list[NameSpan] = []
    for index, key in dict.fromkeys((span.index, span.key) for span in group if span.locale == source):
        if target not in corpus.words[index]:
            continue
        found, folded, named = (
            corpus.words[index][target],
            corpus.folds[index][target],
            corpus.named(index, target),
        )
        fitting = [
            at
            for at, word in enumerate(found)
            if word.capital
            and not word.initial
            and not named[at]
            and not corpus.common(word, target)
            and any(_begins_like(part, folded[at]) for part in key)
        ]
        if len(fitting) == 1:
            answers.append(make_span(corpus, index, target, fitting[0], fitting[0] + 1, None))
    return answers


def _begins_like(part: str, word: str) -> bool:
    if len(part) < 4 or len(word) < 4:
        return False
    return subsequence_ratio(part, word[: len(part)]) >= LIKE or (
        part[:3] == word[:3] and subsequence_ratio(part, word) >= 0.5
    )
