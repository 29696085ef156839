"""Figures: first what changes from article to article, by the matches whose passages give one thing two numbers.

Only what is surely one thing is drafted: its words stand next to the number in every passage. Of an article the number
that it gives first counts; a further one breaks it down, or is what others reported. Behind them stands what articles
give by its name (`named_figures`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from story_explainer.ingest.comparison import counts
from story_explainer.ingest.comparison.quantities import COUNT, MONEY, PERCENT
from story_explainer.ingest.comparison.sameness import sameness, toll_of
from story_explainer.ingest.drafting.amount_bounds import about_before
from story_explainer.ingest.drafting.figure_values import in_groups, with_named
from story_explainer.ingest.drafting.labels import names_a_thing
from story_explainer.ingest.drafting.named_figures import named_figures
from story_explainer.ingest.drafting.outdated import Outdated
from story_explainer.ingest.drafting.reading import Slugs
from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.numbers import numbers
from story_explainer.story.base import Text
from story_explainer.story.bitext import Bitext, Segment
from story_explainer.story.model import Figure, FigureValue, FoundMatch
from story_explainer.story.model.figures import Bound

_PUT_RIGHT = 5  # how many times another number one may be that puts it right, where only the numbers show it
_STEM = 6  # letters by which two forms of a word are known as one


class _PassageNumber(NamedTuple):
    """A number that a passage gives, whatever the language; a passage may give several."""

    segment: str
    value: Decimal


@dataclass(frozen=True)
class _ReadNumbers:
    """The numbers that matches compare.

    Attributes:
        near: what stands next to each, in all languages in which it was compared.
        written: how it is written there.
        pairs: which two count one thing.
        corrected: of these, those of which the first one puts the second right.
        sure: what surely counts one thing by its words, not only since one passage puts the number of another right.
    """

    near: dict[_PassageNumber, frozenset[str]] = field(default_factory=dict)
    written: dict[_PassageNumber, list[str]] = field(default_factory=dict)
    pairs: list[tuple[_PassageNumber, _PassageNumber]] = field(default_factory=list)
    corrected: set[tuple[_PassageNumber, _PassageNumber]] = field(default_factory=set)
    sure: set[_PassageNumber] = field(default_factory=set)


class Drafted(NamedTuple):
    """What figures.yml gets: new figures, and further values of drafts that are there, by their place in the file."""

    figures: list[Figure]
    values: dict[int, list[FigureValue]]


def draft_figures(bitexts: Mapping[str, Bitext], matches: Iterable[FoundMatch], locales: Sequence[str]) -> list[Figure]:
    """Draft what changes in number over the articles of a story, and what they give by its name.

    Args:
        bitexts: the bitext of each article by its id, in the order of publication.
        matches: what the articles have in common, without what editors refused.
        locales: the languages of the story; a figure that no passage words in one of them is left out.

    Returns:
        The figures, those first that change.
    """
    found = list(matches)
    segments = {segment.id: segment for bitext in bitexts.values() for segment in bitext.segments()}
    article = {segment.id: name for name, bitext in bitexts.items() for segment in bitext.segments()}
    place = {ident: number for number, ident in enumerate(segments)}
    read = _read([match for match in found if match.about == "figure" and place.keys() >= {*match.segments}], segments)
    slugs, drafts = Slugs(), list[Figure]()
    taken = {tuple(sorted(match.segments, key=lambda ident: place.get(ident, 0))) for match in found if _copied(match)}
    groups = [
        sorted(_of_their_own(group, taken), key=lambda one: (place[one.segment], one.value))
        for group in _connected(read.pairs)
    ]
    for group in sorted(groups, key=lambda group: (place[group[0].segment], group[0].value)):
        sure = [read.near[number] for number in group if number in read.sure]
        things = frozenset.intersection(*sure) if sure else frozenset()
        first = {article[number.segment]: number.value for number in reversed(group)}
        told = [number for number in group if first[article[number.segment]] == number.value]
        what = dict(_what(told, things, segments, locales) if sure else _behind(told, segments, locales))
        what = {locale: worded for locale, worded in what.items() if names_a_thing(worded[0], locale)}
        if len(set(first.values())) > 1 and what and not _of_what(told, segments):
            cites = list(dict.fromkeys(ident for _, ident in what.values()))
            words = {locale: text for locale, (text, _) in what.items()}
            ident = slugs.of(*next((text, locale) for locale, text in words.items()), fallback="figure")
            by_article = [[number for number in told if article[number.segment] == name] for name in first]
            values = _values(sorted(by_article, key=lambda numbers: place[numbers[0].segment]), read, segments)
            drafts.append(Figure(id=ident, draft=True, what=Text(words), values=values, cites=cites))
    changing = [draft for place, draft in enumerate(drafts) if not any(_again(draft, one) for one in drafts[:place])]
    outdated = Outdated(bitexts, found, list(bitexts))
    gone = {ident for ident, segment in segments.items() if not outdated.holds(segment)}
    named = [figure for figure in named_figures(bitexts, locales) if figure.changes or not figure.passages() <= gone]
    return list(with_named(changing, named, _put_right(found, segments), slugs))


def _put_right(matches: Iterable[FoundMatch], segments: Mapping[str, Segment]) -> dict[tuple[str, str], list[str]]:
    """The passages with a number that another one puts right, by that passage and the number in digits."""
    wrong: dict[tuple[str, str], list[str]] = {}
    for match in matches:
        early = next((ident for ident in match.segments if ident != match.corrects), None)
        if match.about == "figure" and match.corrects and early in segments and early in match.values:
            for one in _compared(match, segments[early]):
                wrong.setdefault((match.corrects, one.text), []).append(early)
    return wrong


def _of_what(told: Sequence[_PassageNumber], segments: Mapping[str, Segment]) -> bool:
    """Whether numbers are shares or sums: a noun beside one may be whose share it is, and a sum needs its currency."""
    return any(
        one.value == number.value and one.unit in (PERCENT, MONEY)
        for number in told
        for locale, text in segments[number.segment].text.items()
        for one in counts.figures(text, locale)
    )


def _copied(match: FoundMatch) -> bool:
    return "copied" in match.kinds


def _of_their_own(group: set[_PassageNumber], taken: Set[tuple[str, ...]]) -> list[_PassageNumber]:
    """The numbers without those in passages taken over from one that gives the same: nobody counted again."""
    return [
        late
        for late in group
        if not any(early.value == late.value and (early.segment, late.segment) in taken for early in group)
    ]


def _again(draft: Figure, before: Figure) -> bool:
    """Whether a figure is one that is there by another form of its word: Verletzten, Verletzte."""
    stems = [{text.lower()[:_STEM] for text in figure.what.root.values()} for figure in (draft, before)]
    told = [[value.value for value in figure.values] for figure in (draft, before)]
    return told[0] == told[1] and not stems[0].isdisjoint(stems[1])


def beside(there: Sequence[Figure], drafts: Sequence[Figure], fresh: Set[str]) -> Drafted:
    """What of the drafts is to be put to the figures that a story has.

    Args:
        there: the figures that it has.
        drafts: the figures that are drafted from all of its articles.
        fresh: the segments of the articles that have arrived. What they do not touch an editor has seen, and may have
            taken out.
    """
    homes = [next((draft for draft in drafts if _shares(figure, draft)), None) for figure in there]
    new, further, slugs = list[Figure](), dict[int, list[FigureValue]](), Slugs(figure.id for figure in there)
    for draft in drafts:
        # One sentence often gives two numbers: it is not cited for this one by a figure that is known to be another.
        here = [figure for figure, home in zip(there, homes, strict=True) if home is None or home is draft]
        cited = {cite for figure in here for value in figure.values for cite in value.cites}
        if cited.isdisjoint(cite for value in draft.values for cite in value.cites):
            if any(fresh & set(value.cites) for value in draft.values):
                locale, text = next(iter(draft.what.root.items()))
                new.append(draft.model_copy(update={"id": slugs.of(text, locale, "figure")}))
            continue
        place = next((at for at, home in enumerate(homes) if home is draft and there[at].draft), None)
        values = [value for value in draft.values if cited.isdisjoint(value.cites) and fresh & set(value.cites)]
        if place is not None and values:
            known = {value.value for value in (*there[place].values, *values)}
            further[place] = [
                value if value.corrects in known else value.model_copy(update={"corrects": None}) for value in values
            ]
    return Drafted(new, further)


def _shares(figure: Figure, draft: Figure) -> bool:
    """Whether a figure has a value of a draft: the same one of the same passage."""
    return any(
        one.value == other.value and not {*one.cites}.isdisjoint(other.cites)
        for one in figure.values
        for other in draft.values
    )


def _read(matches: Sequence[FoundMatch], segments: Mapping[str, Segment]) -> _ReadNumbers:
    read = _ReadNumbers()
    for match in matches:
        sides = [list(_compared(match, segments[ident])) for ident in match.segments]
        both = next(((a, b) for a in sides[0] for b in sides[1] if sameness(a, b) == 2), None)
        surely = both is not None
        if both is None and match.corrects:
            counted = ((a, b) for a in sides[0] for b in sides[1] if a.unit == b.unit == COUNT)
            both = next(((a, b) for a, b in counted if _near_enough(a, b)), None)
        if both is None:
            continue
        pair = [_PassageNumber(ident, figure.value) for ident, figure in zip(match.segments, both, strict=True)]
        for number, figure in zip(pair, both, strict=True):
            read.near[number] = read.near.get(number, frozenset()) | figure.near
            read.written.setdefault(number, []).append(figure.text)
        read.pairs.append((pair[0], pair[1]))
        if surely:
            read.sure.update(pair)
        if match.corrects:
            late = match.segments.index(match.corrects)
            read.corrected.add((pair[late], pair[1 - late]))
    return read


def _near_enough(first: counts.CountedValue, second: counts.CountedValue) -> bool:
    """Whether a number may put another one right by the numbers alone: 640 passengers, not 2 engines."""
    low, high = sorted((first.value, second.value))
    apart = first.head and second.head and first.head.isdisjoint(second.head | second.things)
    return low > 0 and high / low <= _PUT_RIGHT and not (apart and second.head.isdisjoint(first.things))


def _compared(match: FoundMatch, segment: Segment) -> Iterator[counts.CountedValue]:
    """The figures of a passage that are written as the one that was compared, in each language."""
    for locale, text in segment.text.items():
        for one in counts.figures(text, locale):
            if one.text == match.values.get(segment.id) and not one.superseded:
                yield replace(one, text=in_digits(one.text, one.value, locale))


def in_digits(written: str, value: Decimal, locale: str) -> str:
    """A number as readers of any language can read it: 6 for “sei”, 1200 for “1.200”, which in English is a decimal.

    What is about so many (“una decina”), no whole number, or written with a scale (“2 million”) stays as it stands.

    Args:
        written: the number as it stands.
        value: what it is.
        locale: the language in which it stands.
    """
    read = numbers(written, locale, 1)
    exact = len(read) == 1 and read[0].value == value == value.to_integral_value()
    mixed = any(map(str.isdigit, written)) and any(map(str.isalpha, written))
    if not exact or mixed:
        return written
    return in_groups(int(value))


def _connected(pairs: Iterable[tuple[_PassageNumber, _PassageNumber]]) -> list[set[_PassageNumber]]:
    groups: list[set[_PassageNumber]] = []
    for pair in pairs:
        touched = [group for group in groups if not group.isdisjoint(pair)]
        groups = [group for group in groups if group.isdisjoint(pair)] + [set(pair).union(*touched)]
    return groups


def _what(
    told: Sequence[_PassageNumber], things: frozenset[str], segments: Mapping[str, Segment], locales: Sequence[str]
) -> Iterator[tuple[str, tuple[str, str]]]:
    """What is counted, in each language that words it: the words of the first passage there, and its id."""
    for locale in locales:
        for number in told:
            text = segments[number.segment].text.get(locale, "")
            here = [one for one in counts.figures(text, locale) if one.value == number.value and one.near & things]
            words = counts.wording(text, locale, here[0], things) if here else None
            if words:
                yield locale, (in_base_form(words, here[0], locale), number.segment)
                break


def _behind(
    told: Sequence[_PassageNumber], segments: Mapping[str, Segment], locales: Sequence[str]
) -> Iterator[tuple[str, tuple[str, str]]]:
    """What is counted, in each language, where only the numbers show that it is one thing: the word behind one."""
    for locale in locales:
        nouns = bool(cues(locale).get("noun_capitals", False))
        for number in told:
            text = segments[number.segment].text.get(locale, "")
            here = [one for one in counts.figures(text, locale) if one.value == number.value]
            word = re.match(r"\s([^\W\d_]{3,})", text[here[0].start + len(here[0].text) :]) if here else None
            small = cues(locale).words("function_words")
            if word and word[1].lower() not in small and (word[1][0].isupper() if nouns else word[1].islower()):
                yield locale, (word[1], number.segment)
                break


def in_base_form(words: str, figure: counts.CountedValue, locale: str) -> str:
    """A name of what is counted in its base form: “Vermisste” for “die Zahl der Vermissten”."""
    nouns = bool(cues(locale).get("noun_capitals", False))
    return words.removesuffix("n") if nouns and toll_of(figure) and re.fullmatch(r"\w+ten", words) else words


def _values(
    articles: Sequence[Sequence[_PassageNumber]], read: _ReadNumbers, segments: Mapping[str, Segment]
) -> list[FigureValue]:
    """The value of each article, with the passages that give it."""
    values: list[FigureValue] = []
    for place, given in enumerate(articles):
        wrong = next(
            (
                at
                for at in reversed(range(place))
                if any((late, early) in read.corrected for late in given for early in articles[at])
            ),
            None,
        )
        # A number that begins a sentence is written with a capital only for that.
        written = min((text for number in given for text in read.written[number]), key=str.istitle)
        corrects = None if wrong is None else values[wrong].value
        bounds = [_bound(number, segments[number.segment]) for number in given]
        bound = bounds[0] if all(bounds) else None  # a passage that gives it exactly knows it best
        cites = [number.segment for number in given]
        values.append(FigureValue(value=written, bound=bound, corrects=corrects, cites=cites))
    return values


def _bound(number: _PassageNumber, segment: Segment) -> Bound | None:
    """Of what a number is but a bound, as its passage puts it: mehr als 30.000."""
    found = (
        about_before(text, one.start, locale)
        for locale, text in segment.text.items()
        for one in counts.figures(text, locale)
        if one.value == number.value and not one.superseded
    )
    return next((bound for bound in found if bound), None)
