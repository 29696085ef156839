"""Names of people, organisations and places, found by their spelling and by their twin in the other language.

No model and no list of names: a word is a name if it has a capital where its language gives none to common words, if its
spelling shows it (FT, SU7), or if it has a capital and a like word answers it in the aligned segment. Capitals alone say
nothing in a language that writes nouns with one. The likeness of words across languages is that of cognates (Simard,
Foster and Isabelle 1992; Melamed 1999).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from story_explainer.ingest.cues import Cues, cues
from story_explainer.ingest.places import names_place, place_name, places
from story_explainer.ingest.words import Word, fold, likeness, words
from story_explainer.story.bitext import Bitext, Segment

LIKE = 0.72  # words this alike in aligned segments are the same name, spelt as each language does
NEAR = 0.6  # the same for what is left over once all better matches are made


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands."""

    segment: str
    locale: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Name:
    """One bearer of a name, with the forms and the places in which the articles mention it."""

    key: str
    place: bool
    mentions: tuple[Mention, ...]

    @property
    def locales(self) -> set[str]:
        """The languages in which it is mentioned."""
        return {mention.locale for mention in self.mentions}

    @property
    def segments(self) -> list[str]:
        """The segments that mention it, in the order of the text."""
        return list(dict.fromkeys(mention.segment for mention in self.mentions))

    def forms(self, locale: str) -> list[str]:
        """The forms in one language: the fullest first, then by how often they stand."""
        counts = Counter(mention.text for mention in self.mentions if mention.locale == locale)
        return sorted(counts, key=lambda form: (-len(form.replace("-", " ").split()), -counts[form], form))

    def wording(self, locale: str) -> str | None:
        """The name in one language; None if it has none there."""
        forms = self.forms(locale)
        if self.place and forms:
            # Inflected forms (den Vereinigten Staaten) give way to the one that stands in a dictionary.
            plain = place_name(locale, self.key) or ""
            stands = next((form for form in forms if names_place(locale, form)), forms[0])
            return plain if likeness(fold(stands), fold(plain)) >= LIKE and not names_place(locale, stands) else stands
        everywhere = {mention.text for mention in self.mentions}
        # A compound ties a name together (Teresa-May-Satire); the other language shows how it is written by itself.
        return _loosened(forms[0], everywhere) if forms else None


def find_names(bitext: Bitext) -> list[Name]:
    """The names in a bitext.

    Args:
        bitext: the aligned articles, in one or more languages.

    Returns:
        The names in the order in which the text first mentions them, each with its mentions in every language.
        A name that no language but one mentions is among them.
    """
    reading = _Reading(bitext)
    spans = [span for index in range(len(reading.segments)) for span in reading.spans(index)]
    groups = _group(spans, reading.heads)
    groups = _paired(reading, groups)
    return [_name(group) for group in groups]


@dataclass(frozen=True, slots=True)
class _Span:
    """A run of words that make up a name. `key` holds them folded, without particles; `place` is set if it is one."""

    index: int
    locale: str
    first: int
    key: tuple[str, ...]
    place: str | None
    mention: Mention


class _Reading:
    """A bitext cut into words, with what the whole of it says of each: how often it stands with and without a capital."""

    def __init__(self, bitext: Bitext) -> None:
        self.segments: list[Segment] = list(bitext.segments())
        self.locales = bitext.locales
        self.cues: dict[str, Cues] = {locale: cues(locale) for locale in bitext.locales}
        self.words: list[dict[str, tuple[Word, ...]]] = [
            {locale: words(text, locale) for locale, text in segment.text.items()} for segment in self.segments
        ]
        self.folds = [{locale: [fold(w.text) for w in found] for locale, found in row.items()} for row in self.words]
        self.known: dict[str, set[str]] = defaultdict(set)
        self.small: dict[str, Counter[str]] = defaultdict(Counter)
        self.strong: dict[str, Counter[str]] = defaultdict(Counter)
        for row, folded in zip(self.words, self.folds, strict=True):
            for locale, found in row.items():
                self.known[locale].update(folded[locale])
                loud = _loud(found, self.cues[locale])
                for word, key in zip(found, folded[locale], strict=True):
                    if word.text.islower():
                        self.small[locale][key] += 1
                    elif self._shows(word, locale, loud):
                        self.strong[locale][key] += 1

    def common(self, word: Word, locale: str) -> bool:
        """Whether a word is none on its own account: of the grammar, a day, a month, a title of office."""
        known = self.cues[locale]
        low = word.text.lower().replace("’", "'").removesuffix("'s")
        if re.fullmatch("[IVXLCDM]+", word.text):
            return True
        if low in known.words("names.never") or low in self._calendar[locale]:
            return True
        return low in known.words("function_words") and not word.marked

    @cached_property
    def _calendar(self) -> dict[str, set[str]]:
        return {
            locale: {name.lower() for name in (*known.weekdays, *known.months)} for locale, known in self.cues.items()
        }

    def _shows(self, word: Word, locale: str, loud: bool) -> bool:
        """Whether the word's own spelling and place show a name."""
        if not word.capital and not word.marked or self.common(word, locale) or loud:
            return False
        return word.marked or not (word.initial or self.cues[locale].get("noun_capitals", False))

    def named(self, index: int, locale: str) -> list[bool]:
        """For each word of a segment whether it belongs to a name."""
        found, folded = self.words[index][locale], self.folds[index][locale]
        loud = _loud(found, self.cues[locale])
        shown = [self._shows(word, locale, loud) for word in found]
        named = [
            shows and self.strong[locale][key] >= self.small[locale][key]
            or word.capital and not self.common(word, locale) and self._answered(index, locale, word, key)
            for shows, word, key in zip(shown, found, folded, strict=True)
        ]
        for at, word in enumerate(found):
            before = at > 0 and named[at - 1] and _joins(word.gap)
            after = at + 1 < len(found) and named[at + 1] and _joins(found[at + 1].gap) and not word.initial
            if (before or after) and not named[at] and word.capital:
                # A common word with a capital goes with the name beside it: Cancer in National Cancer Institute, Des in
                # Des Moines; in a language that writes nouns so only if the aligned text has the very same word.
                named[at] = shown[at] or not loud and self._echoed(index, locale, folded[at])
        return named

    def _echoed(self, index: int, locale: str, key: str, title: str = "") -> bool:
        """Whether another language has the very same word with a capital in this segment, and not as its own title."""
        return any(
            twin_key == key and twin.capital and (not title or title not in self.cues[other].words("names.roles"))
            for other, found in self.words[index].items()
            if other != locale and not (title and self.cues[other].get("noun_capitals", False))
            for twin, twin_key in zip(found, self.folds[index][other], strict=True)
        )

    def _answered(self, index: int, locale: str, word: Word, key: str) -> bool:
        """Whether a capital that says nothing is confirmed elsewhere: in the same language or by the aligned one."""
        if not self.cues[locale].get("noun_capitals", False):
            if self.strong[locale][key] > self.small[locale][key]:
                return True
            if self.small[locale][key]:
                return False
        if len(key) < 2:
            return False
        for other, found in self.words[index].items():
            if other == locale:
                continue
            for twin, twin_key in zip(found, self.folds[index][other], strict=True):
                if not twin.capital or self.common(twin, other) or self.small[other][twin_key]:
                    continue
                if _same(key, twin_key):
                    return True
                if self.strong[other][twin_key] and len(key) > 3 and likeness(key, twin_key) >= LIKE:
                    return True
        return False

    def base(self, locale: str, key: str) -> str:
        """A folded word without the genitive's ending, where the articles show that it is one."""
        for ending in ("'s", "s", "'"):
            if not key.endswith(ending) or len(key) - len(ending) < 2 or ending == "s" and not self._genitive(locale):
                continue
            bare = key.removesuffix(ending)
            others = [other for other in self.locales if other != locale]
            if any(key in self.known[other] for other in others):
                return key
            if any(f"{bare}{mark}" in self.known[other] for other in others for mark in ("'s", "s")):
                return bare
            if ending == "'s" or any(bare in known for known in self.known.values()) or (bare,) in places(locale):
                return bare
        return key

    def _genitive(self, locale: str) -> bool:
        return bool(self.cues[locale].get("genitive") == "s")

    def spans(self, index: int) -> Iterator[_Span]:
        """The names in one segment, in every language, from left to right."""
        for locale, found in self.words[index].items():
            named = self.named(index, locale)
            taken = set()
            for first, last, place in self._places(index, locale):
                before = first > 0 and named[first - 1] and _joins(found[first].gap)
                after = last < len(found) and named[last] and _joins(found[last].gap)
                acronym = all(word.text.isupper() for word in found[first:last])
                if before or after and not acronym:
                    continue
                taken.update(range(first, last))
                yield self.span(index, locale, first, last, place)
            start = 0
            while start < len(found):
                if not named[start] and not self._head(found, named, start, locale) or start in taken:
                    start += 1
                    continue
                end = self._end(index, locale, found, named, start, taken)
                first = self._after_roles(index, locale, start, end)
                if first < end and not _void(found[first:end]):
                    yield self.span(index, locale, first, end, None)
                start = end

    def span(self, index: int, locale: str, first: int, end: int, place: str | None) -> _Span:
        found = self.words[index][locale][first:end]
        folded = [self.base(locale, key) for key in self.folds[index][locale][first:end]]
        cut = len(self.folds[index][locale][end - 1]) - len(folded[-1])
        segment = self.segments[index]
        stop = found[-1].end - cut
        mention = Mention(segment.id, locale, segment.text[locale][found[0].start : stop], found[0].start, stop)
        key = tuple(key for word, key in zip(found, folded, strict=True) if word.capital or word.marked)
        return _Span(index, locale, first, key or tuple(folded), place, mention)

    def _end(
        self, index: int, locale: str, found: Sequence[Word], named: list[bool], start: int, taken: set[int]
    ) -> int:
        """Where a name that begins at `start` ends: it goes on over names, and over particles between them."""
        known = self.cues[locale]
        head = found[start].text.lower() in known.words("names.heads")
        links = {word for word in known.words("names.particles") if self._shared(index, locale, word)}
        links |= known.words("names.of") if head else frozenset()
        end = start + 1
        while end < len(found) and end not in taken:
            step = end
            while step < len(found) and found[step].text in links:
                step += 1
            if step < len(found) and found[step].text.lower() in self._roles and not self._echoed(
                index, locale, self.folds[index][locale][step], found[step].text.lower()
            ):
                break
            if step >= len(found) or step in taken or not named[step] or not all(
                _joins(word.gap) for word in found[end : step + 1]
            ):
                break
            if self._apart(index, locale, end - 1, step):
                break
            end = step + 1
        return end

    def _shared(self, index: int, locale: str, particle: str) -> bool:
        """Whether a particle stands in every language of a segment, as in names it does: von, de, bin, of."""
        return all(particle in keys for other, keys in self.folds[index].items() if other != locale)

    def _apart(self, index: int, locale: str, left: int, right: int) -> bool:
        """Whether two neighbouring words stand apart in another language, and so belong to two names."""
        folded = self.folds[index][locale]
        if self.base(locale, folded[left]) != folded[left]:
            return any(
                _same(folded[right], key) for other, keys in self.folds[index].items() if other != locale for key in keys
            )
        acronym = self.words[index][locale][left].text.isupper()
        for other, keys in self.folds[index].items():
            if other == locale:
                continue
            known = self.cues[other]
            links = known.words("names.particles") | known.words("names.of")
            lefts = [place for place, key in enumerate(keys) if _same(folded[left], key)]
            rights = [place for place, key in enumerate(keys) if _same(folded[right], key)]
            if lefts and rights:
                twins = self.words[index][other]
                return not any(
                    a < b
                    and all(word in links for word in keys[a + 1 : b])
                    and all(_joins(word.gap) for word in twins[a + 1 : b + 1])
                    for a in lefts
                    for b in rights
                )
            if rights and acronym:
                return True
        return False

    def _head(self, found: Sequence[Word], named: list[bool], start: int, locale: str) -> bool:
        """Whether a common noun with a capital begins a name: `Palast von Westminster`."""
        known = self.cues[locale]
        if not found[start].capital or found[start].text.lower() not in known.words("names.heads"):
            return False
        after = start + 1
        while after < len(found) and found[after].text.lower() in known.words("names.of"):
            after += 1
        return start + 1 < after < len(found) and named[after] and all(_joins(w.gap) for w in found[start + 1 : after])

    def _after_roles(self, index: int, locale: str, start: int, end: int) -> int:
        """Where the name begins once titles of office before it are left out (but not General in General Motors)."""
        found, folded = self.words[index][locale], self.folds[index][locale]
        first = start
        while first < end:
            for length in range(min(4, end - first), 0, -1):
                title = " ".join(word.text.lower() for word in found[first : first + length])
                if title in self._roles and not (length == 1 and self._echoed(index, locale, folded[first], title)):
                    first += length
                    while first < end and not found[first].capital:
                        first += 1
                    break
            else:
                return first
        return first

    @cached_property
    def _roles(self) -> frozenset[str]:
        """Titles in any of the languages: an Italian text writes Mr Bean, too."""
        return frozenset().union(*(self.cues[locale].words("names.roles") for locale in self.locales))

    @cached_property
    def heads(self) -> frozenset[str]:
        """Common nouns that name institutions, folded: the Cromwell Society is not Cromwell."""
        return frozenset(fold(word) for known in self.cues.values() for word in known.words("names.heads"))

    def weak(self, index: int, locale: str) -> list[_Span]:
        """What may be names where nouns have capitals: an adjective with a capital before a noun, as in Weißes Haus."""
        found, named = self.words[index][locale], self.named(index, locale)
        if not self.cues[locale].get("noun_capitals", False):
            return []
        return [
            self.span(index, locale, at, at + 2, None)
            for at in range(len(found) - 1)
            if found[at].capital
            and not found[at].initial
            and re.search(r"e[nmrs]?$", found[at].text)
            and found[at + 1].capital
            and found[at + 1].gap == " "
            and not (named[at] or named[at + 1] or self.common(found[at], locale))
            and found[at].text.lower() not in self._roles
        ]

    def _places(self, index: int, locale: str) -> Iterator[tuple[int, int, str]]:
        """Where known places stand: first word, the word after the last, key."""
        known = places(locale)
        found, folded = self.words[index][locale], self.folds[index][locale]
        at = 0
        while at < len(found):
            step = 1
            if found[at].capital and not self.common(found[at], locale):
                for length in range(min(4, len(found) - at), 0, -1):
                    key = tuple(folded[at : at + length])
                    place = known.get(key) or known.get((*key[:-1], self.base(locale, key[-1])))
                    if place is None and length > 1:
                        place = known.get((_uninflected(key[0]), *key[1:]))
                    if place:
                        yield at, at + length, place
                        step = length
                        break
            at += step


def _loosened(form: str, everywhere: set[str]) -> str:
    loose = form.replace("-", " ")
    return loose if loose in everywhere else form


def _uninflected(word: str) -> str:
    return word[:-1] if word.endswith(("en", "em", "er", "es")) else word


def _loud(found: Sequence[Word], known: Cues) -> bool:
    """Whether a text writes most of its long words with capitals, as headlines do, so that they say nothing."""
    long = [word for word in found if len(word.text) > 3]
    share = 0.9 if known.get("noun_capitals", False) else 0.7
    return len(long) > 3 and sum(word.capital for word in long) > share * len(long)


def _joins(gap: str) -> bool:
    return gap.replace("‘", "'") in (" ", "' ", "’ ", "-", "'", "’", " & ", ". ", "\u2011")


def _void(found: Sequence[Word]) -> bool:
    """Whether a run of words is too little for a name: a single letter, a numeral."""
    return not any(re.search(r"[^\W\d_ªº]{2}", word.text) for word in found)


def _same(first: str, second: str) -> bool:
    """Whether two folded words are one but for a genitive's ending."""
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    return len(short) > 1 and long in (f"{short}s", f"{short}'s", f"{short}'")


def _group(spans: list[_Span], heads: frozenset[str]) -> list[list[_Span]]:
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
    groups: dict[int, list[_Span]] = defaultdict(list)
    for number, span in enumerate(spans):
        groups[root(number)].append(span)
    return [groups[number] for number in sorted(groups)]


def _twins(spans: list[_Span], numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs of spans in one segment that are the same name in two languages, the likest first."""
    pairs = sorted(
        (-likeness(" ".join(spans[a].key), " ".join(spans[b].key)), a, b)
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


def _shortened(spans: list[_Span], heads: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Short forms with the full name that they stand for: Farley for Jim Farley, FT for Financial Times."""
    first: dict[tuple[str, ...], int] = {}
    for number, span in enumerate(spans):
        if not span.place:
            first.setdefault(span.key, number)
    for key, number in first.items():
        for full, other in first.items():
            if len(full) <= len(key) or number == other:
                continue
            opens = full[: len(key)] == key and spans[other].index <= spans[number].index
            if full[-len(key) :] == key or opens and full[-1] not in heads:
                yield number, other
                break
            if len(key) == 1 and spans[number].mention.text.isupper() and key[0] == "".join(word[0] for word in full):
                yield number, other
                break


def _paired(reading: _Reading, groups: list[list[_Span]]) -> list[list[_Span]]:
    """Groups of one language joined with the words that answer them in another, unlike as they are: by elimination.

    What is left over in a segment in one language answers what is left over in the other, if there is one of each; or
    the words that stand in the same segments and in no others, if there are at least two.
    """
    groups = [list(group) for group in groups]
    for source in reading.locales:
        for target in reading.locales:
            if source == target:
                continue
            for group in groups:
                spoken = {span.locale for span in group}
                if source not in spoken or target in spoken:
                    continue
                answer = _leftover(reading, groups, group, source, target)
                answer = answer or _answering(reading, group, source, target)
                group.extend(answer)
    merged = []
    seen: set[int] = set()
    for group in groups:
        fresh = [span for span in group if id(span) not in seen]
        seen.update(map(id, fresh))
        if fresh:
            merged.append(fresh)
    return merged


def _leftover(
    reading: _Reading, groups: list[list[_Span]], group: list[_Span], source: str, target: str
) -> list[_Span]:
    for index in dict.fromkeys(span.index for span in group if span.locale == source):
        if target not in reading.words[index]:
            continue

        def lone(locale: str, other: str, index: int = index) -> list[list[_Span]]:
            here = [g for g in groups if any(span.index == index and span.locale == locale for span in g)]
            return [g for g in here if not any(span.locale == other for span in g)]

        left, right = lone(source, target), lone(target, source)
        weak = reading.weak(index, target)
        if len(left) == len(right) == 1:
            return right[0]
        several = [g for g in left if max(len(span.key) for span in g) > 1]
        if not right and len(several) == len(weak) == 1 and several[0] is group:
            return weak
    return []


def _answering(reading: _Reading, group: list[_Span], source: str, target: str) -> list[_Span]:
    """The one word with a capital that begins like a word of the name: Koreakrieg for Guerra di Corea."""
    answers: list[_Span] = []
    for index, key in dict.fromkeys((span.index, span.key) for span in group if span.locale == source):
        if target not in reading.words[index]:
            continue
        found, folded, named = (
            reading.words[index][target], reading.folds[index][target], reading.named(index, target)
        )
        fitting = [
            at
            for at, word in enumerate(found)
            if word.capital and not word.initial and not named[at] and not reading.common(word, target)
            and any(_begins_like(part, folded[at]) for part in key)
        ]
        if len(fitting) == 1:
            answers.append(reading.span(index, target, fitting[0], fitting[0] + 1, None))
    return answers


def _begins_like(part: str, word: str) -> bool:
    if len(part) < 4 or len(word) < 4:
        return False
    return likeness(part, word[: len(part)]) >= LIKE or part[:3] == word[:3] and likeness(part, word) >= 0.5


def _name(group: Iterable[_Span]) -> Name:
    spans = sorted(group, key=lambda span: (span.index, span.locale, span.first))
    place = Counter(span.place for span in spans if span.place)
    mentions = tuple(span.mention for span in spans)
    longest = max(spans, key=lambda span: len(span.key))
    key = min(place, key=lambda code: (-place[code], code)) if place else "-".join(longest.key)
    return Name(key, bool(place), mentions)
