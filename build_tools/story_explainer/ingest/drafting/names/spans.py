"""The runs of words in a segment that make up names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from story_explainer.ingest.drafting.names.corpus import Corpus, NameMention, given, joins, same
from story_explainer.ingest.languages import common
from story_explainer.ingest.text.places import places
from story_explainer.ingest.text.words import Word

_HALF = 4  # letters of the second half of a given name, at most: Jong-un
_TITLE = 4  # letters of a title that is cut short, at most: Dott. Rossi


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words that make up a name. `key` holds them folded, without particles; `place` is set if it is one."""

    index: int
    locale: str
    first: int
    key: tuple[str, ...]
    place: str | None
    mention: NameMention


def spans_in(corpus: Corpus, index: int) -> Iterator[Span]:
    """The names in one segment, in every language, from left to right."""
    for locale, found in corpus.words[index].items():
        named = corpus.named(index, locale)
        taken = _titles(corpus, index, locale)
        for first, last, place in _places(corpus, index, locale):
            before = first > 0 and named[first - 1] and joins(found[first].gap)
            after = last < len(found) and named[last] and joins(found[last].gap)
            acronym = all(word.text.isupper() for word in found[first:last])
            if before or (after and not acronym):
                continue
            taken.update(range(first, last))
            yield make_span(corpus, index, locale, first, last, place)
        start = 0
        while start < len(found):
            if (not named[start] and not _head(corpus, found, named, start, locale)) or start in taken:
                start += 1
                continue
            end = _end(corpus, index, locale, found, named, start, taken)
            first = _with_what_is_before(corpus, index, locale, _after_roles(corpus, index, locale, start, end), end)
            first = _after_body(corpus, index, locale, first, end)
            if first < end and not _void(found[first:end]) and not _only_begins(corpus, locale, found, first, end):
                yield make_span(corpus, index, locale, first, end, None)
            start = end


def parted(corpus: Corpus, spans: Sequence[Span]) -> Iterator[Span]:
    """The spans of a segment, a word that merely stands before a name taken off where another language shows the name.

    In “il premier della Macedonia Zoran Zaev” two names touch; “Premier Zoran Zaev” shows which is which.
    """
    for span in spans:
        shown = [
            len(other.key)
            for other in spans
            if other.locale != span.locale
            and 1 < len(other.key) < len(span.key)
            and span.key[-len(other.key) :] == other.key
            and span.key[: -len(other.key)] != ("the",)  # The Sunday Telegraph, as its name is
        ]
        size = span.mention.text.count(" ") + 1
        if shown and size == len(span.key):
            last = span.first + size
            cut = last - max(shown)
            known = {(first, end): place for first, end, place in _places(corpus, span.index, span.locale)}
            yield make_span(corpus, span.index, span.locale, span.first, cut, known.get((span.first, cut)))
            yield make_span(corpus, span.index, span.locale, cut, last, None)
        else:
            yield span


def _titles(corpus: Corpus, index: int, locale: str) -> set[int]:
    """The places of the words that make up longer titles of office, such as Segretario di Stato."""
    roles = corpus.cues[locale].words("names.roles")
    found = corpus.words[index][locale]
    taken: set[int] = set()
    for length in range(2, 5):
        for at in range(len(found) - length + 1):
            if " ".join(word.text.lower() for word in found[at : at + length]) in roles:
                taken.update(range(at, at + length))
    return taken


def make_span(corpus: Corpus, index: int, locale: str, first: int, end: int, place: str | None) -> Span:
    """The words from `first` up to `end` as a span, a genitive's ending left out."""
    found = corpus.words[index][locale][first:end]
    folded = [corpus.base(locale, key) for key in corpus.folds[index][locale][first:end]]
    cut = len(corpus.folds[index][locale][end - 1]) - len(folded[-1])
    segment = corpus.segments[index]
    stop = found[-1].end - cut
    mention = NameMention(segment.id, locale, segment.text[locale][found[0].start : stop], found[0].start, stop)
    key = tuple(key for word, key in zip(found, folded, strict=True) if word.capital or word.marked)
    return Span(index, locale, first, key or tuple(folded), place, mention)


def _end(
    corpus: Corpus, index: int, locale: str, found: Sequence[Word], named: list[bool], start: int, taken: set[int]
) -> int:
    """Where a name that begins at `start` ends: it goes on over names, and over particles between them."""
    known = corpus.cues[locale]
    head = found[start].text.lower() in known.words("names.heads")
    of = known.words("names.of")
    small = known.words("names.particles") | of | _particles() | _articles()
    links = {word for word in small if _shared(corpus, index, locale, word, word in of)}
    alone = len(corpus.words[index]) == 1
    if alone:  # no other language tells; a person's name ends where a word of grammar begins
        links = set(known.words("names.particles") - known.words("function_words"))
        links |= frozenset() if given(corpus.folds[index][locale][start]) else of
    links |= of if head else frozenset()
    towns = {first for first, _, _ in _places(corpus, index, locale)} if alone and not head else set()
    end = start + 1
    while end < len(found) and end not in taken:
        step = end
        while step < len(found) and found[step].text in links:
            step += 1
        if (
            step < len(found)
            and found[step].text.lower() in corpus.cues[locale].words("names.roles")
            and not corpus.echoed(index, locale, corpus.folds[index][locale][step], found[step].text.lower())
        ):
            break
        if (
            step >= len(found)
            or step in taken
            or (step > end and step in towns)  # the Hallam of Bristol
            or not named[step]
            or not all(joins(word.gap) for word in found[end : step + 1])
        ):
            break
        initial = found[step].initial and found[step].gap == ". "
        if initial or _apart(corpus, index, locale, end - 1, step) or _ends_sentence(found, step):
            break
        end = step + 1
    return end + 1 if end < len(found) and _second_half(corpus, index, locale, start, end) else end


def _second_half(corpus: Corpus, index: int, locale: str, start: int, at: int) -> bool:
    """Whether a word in small letters is the second half of a name: Kim Jong-un, not Trump-freundlich."""
    word = corpus.words[index][locale][at]
    if word.gap != "-" or not word.text.islower() or len(word.text) > _HALF or at - start < 2:
        return False
    key = corpus.folds[index][locale][at]
    return all(key in keys for keys in corpus.folds[index].values())


def _ends_sentence(found: Sequence[Word], step: int) -> bool:
    """Whether the full stop before a word ends a sentence, and no initial or title: by Walter. Brunner said."""
    before = found[step - 1].text
    return found[step].gap == ". " and (len(before) > _TITLE or (len(before) > 1 and given(before.lower())))


def _with_what_is_before(corpus: Corpus, index: int, locale: str, first: int, end: int) -> int:
    """Where a name begins with the particles that all versions have before it."""
    found, folded = corpus.words[index][locale], corpus.folds[index][locale]
    if first >= end:
        return first
    start = first
    if start and found[start].gap == " " and found[start - 1].text == "The" and not _own_article(corpus, locale):
        return start - 1  # ha detto al The Sunday Telegraph
    while start and found[start].gap == " " and found[start - 1].text in _particles():
        start -= 1
    wanted = folded[start : first + 1]
    others = [keys for other, keys in corpus.folds[index].items() if other != locale]
    held = others and all(_holds(keys, wanted) for keys in others)
    return start if start < first and held else first


def _own_article(corpus: Corpus, locale: str) -> bool:
    """Whether “the” is a word of the language itself."""
    return "the" in corpus.cues[locale].words("names.articles")


def _after_body(corpus: Corpus, index: int, locale: str, first: int, end: int) -> int:
    """Where a person's name begins behind a body or a place that touches it: Regione | Lidia Marini."""
    if len(corpus.words[index]) > 1:
        return first
    found, folded = corpus.words[index][locale], corpus.folds[index][locale]
    bodies = {noun.lower() for nouns in corpus.cues[locale].get("names.bodies", {}).values() for noun in nouns}
    known, at = corpus.cues[locale], first
    # Il ministro delle Imprese | Adelmo Corsi
    office = first > 1 and found[first - 1].text.lower() in known.words("names.of")
    office = office and found[first - 2].text.lower() in known.words("names.roles")
    while at < end - 2 and (
        found[at].text.lower() in bodies
        or (found[at].text.isupper() and len(found[at].text) > 1)
        or any(start == at and stop == at + 1 for start, stop, _ in _places(corpus, index, locale))
        or (office and not given(folded[at]))
    ):
        at += 1
    return at if at > first and given(folded[at]) else first


def _holds(keys: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(list(keys[at : at + len(wanted)]) == list(wanted) for at in range(len(keys) - len(wanted) + 1))


@cache
def _particles() -> frozenset[str]:
    return frozenset(common("particles")["particles"])


@cache
def _articles() -> frozenset[str]:
    return frozenset(common("particles")["articles"])


def _shared(corpus: Corpus, index: int, locale: str, particle: str, own: bool) -> bool:
    """Whether a particle stands in every language of a segment, as in names it does: von, du, of.

    A particle of the language's own must be foreign to the others, or else it may be mere grammar in all of them.
    """
    alike = _articles() if particle in _articles() else {particle}
    return all(
        not alike.isdisjoint(keys) and not (own and particle in corpus.cues[other].words("names.of"))
        for other, keys in corpus.folds[index].items()
        if other != locale
    )


def _apart(corpus: Corpus, index: int, locale: str, left: int, right: int) -> bool:
    """Whether two neighbouring words stand apart in another language, and so belong to two names."""
    folded = corpus.folds[index][locale]
    if corpus.base(locale, folded[left]) != folded[left]:
        return any(
            same(folded[right], key) for other, keys in corpus.folds[index].items() if other != locale for key in keys
        )
    acronym = corpus.words[index][locale][left].text.isupper()
    for other, keys in corpus.folds[index].items():
        if other == locale:
            continue
        known = corpus.cues[other]
        links = known.words("names.particles") | known.words("names.of") | _particles() | _articles()
        lefts = [place for place, key in enumerate(keys) if same(folded[left], key)]
        rights = [place for place, key in enumerate(keys) if same(folded[right], key)]
        if lefts and rights:
            twins = corpus.words[index][other]
            return not any(
                (
                    a < b
                    and all(word in links for word in keys[a + 1 : b])
                    and all(joins(word.gap) for word in twins[a + 1 : b + 1])
                )
                or (b + 1 == a and twins[a].gap == " ")  # Orbán Viktor
                for a in lefts
                for b in rights
            )
        if rights and acronym:
            return True
    return False


def _head(corpus: Corpus, found: Sequence[Word], named: list[bool], start: int, locale: str) -> bool:
    """Whether a common noun with a capital begins a name: `Palast von Westminster`."""
    known = corpus.cues[locale]
    if not found[start].capital or found[start].text.lower() not in known.words("names.heads"):
        return False
    after = start + 1
    while after < len(found) and found[after].text.lower() in known.words("names.of"):
        after += 1
    return start + 1 < after < len(found) and named[after] and all(joins(w.gap) for w in found[start + 1 : after])


def _after_roles(corpus: Corpus, index: int, locale: str, start: int, end: int) -> int:
    """Where the name begins once titles of office before it are left out (but not General in General Motors)."""
    found, folded = corpus.words[index][locale], corpus.folds[index][locale]
    first = start
    while first < end:
        for length in range(min(4, end - first), 0, -1):
            title = " ".join(word.text.lower() for word in found[first : first + length])
            if title in corpus.cues[locale].words("names.roles") and not (
                length == 1 and corpus.echoed(index, locale, folded[first], title)
            ):
                first += length
                while first < end and not found[first].capital:
                    first += 1
                break
        else:
            return first
    return first


def adjective_and_noun(corpus: Corpus, index: int, locale: str) -> list[Span]:
    """What may be names where nouns have capitals: an adjective with a capital before a noun, as in Weißes Haus."""
    found, named = corpus.words[index][locale], corpus.named(index, locale)
    if not corpus.cues[locale].get("noun_capitals", False):
        return []
    return [
        make_span(corpus, index, locale, at, at + 2, None)
        for at in range(len(found) - 1)
        if found[at].capital
        and not found[at].initial
        and re.search(r"e[nmrs]?$", found[at].text)
        and found[at + 1].capital
        and found[at + 1].gap == " "
        and not (named[at] or named[at + 1] or corpus.common(found[at], locale))
        and found[at].text.lower() not in corpus.cues[locale].words("names.roles")
    ]


def _places(corpus: Corpus, index: int, locale: str) -> Iterator[tuple[int, int, str]]:
    """Where known places stand: first word, the word after the last, key."""
    known = places(locale)
    found, folded = corpus.words[index][locale], corpus.folds[index][locale]
    at = 0
    while at < len(found):
        step = 1
        if found[at].capital and not corpus.common(found[at], locale):
            for length in range(min(4, len(found) - at), 0, -1):
                key = tuple(folded[at : at + length])
                place = known.get(key) or known.get((*key[:-1], corpus.base(locale, key[-1])))
                if place is None and length > 1:
                    place = known.get((_uninflected(key[0]), *key[1:]))
                if place:
                    yield at, at + length, place
                    step = length
                    break
        at += step


def _uninflected(word: str) -> str:
    return word[:-1] if word.endswith(("en", "em", "er", "es")) else word


def _only_begins(corpus: Corpus, locale: str, found: Sequence[Word], first: int, end: int) -> bool:
    """Whether a run is but a common noun at the beginning of a sentence: Museum director Helen Ashby."""
    nouns = corpus.cues[locale].words("names.organisations") | corpus.cues[locale].words("names.heads")
    alone = end - first == 1 and found[first].initial and found[first].text.lower() in nouns
    return alone and not corpus.cues[locale].get("noun_capitals", False)


def _void(found: Sequence[Word]) -> bool:
    """Whether a run of words is too little for a name: a single letter, a numeral."""
    return not any(re.search(r"[^\W\d_ªº]{2}", word.text) for word in found)
