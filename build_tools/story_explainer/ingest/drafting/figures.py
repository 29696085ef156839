"""Figures: first what changes from article to article, by the matches whose passages give one thing two numbers.

Only what is surely one thing is drafted: its words stand next to the number in every passage. Of an article the number
that it gives first counts; a further one breaks it down, or is what others reported. Behind them stands what articles
give by its name (`named_figures`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from story_explainer.ingest.comparison import counts
from story_explainer.ingest.comparison.quantities import MONEY, PERCENT
from story_explainer.ingest.comparison.sameness import toll_of
from story_explainer.ingest.drafting.amount_bounds import about_before
from story_explainer.ingest.drafting.figure_values import with_named
from story_explainer.ingest.drafting.labels import names_a_thing
from story_explainer.ingest.drafting.named_figures import named_figures
from story_explainer.ingest.drafting.outdated import Outdated
from story_explainer.ingest.drafting.passage_numbers import (
    PassageNumber,
    ReadNumbers,
    compared,
    connected,
    read_numbers,
)
from story_explainer.ingest.drafting.reading import Slugs
from story_explainer.ingest.languages.cues import cues
from story_explainer.story.base import Text
from story_explainer.story.bitext import Bitext, Segment
from story_explainer.story.model import Figure, FigureValue, FoundMatch
from story_explainer.story.model.figures import Bound

_STEM = 6  # letters by which two forms of a word are known as one


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
    about = [match for match in found if match.about == "figure" and place.keys() >= {*match.segments}]
    read = read_numbers(about, segments)
    slugs, drafts = Slugs(), list[Figure]()
    taken = {tuple(sorted(match.segments, key=lambda ident: place.get(ident, 0))) for match in found if _copied(match)}
    groups = [
        sorted(_of_their_own(group, taken), key=lambda one: (place[one.segment], one.value))
        for group in connected(read.pairs)
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
            for one in compared(match, segments[early]):
                wrong.setdefault((match.corrects, one.text), []).append(early)
    return wrong


def _of_what(told: Sequence[PassageNumber], segments: Mapping[str, Segment]) -> bool:
    """Whether numbers are shares or sums: a noun beside one may be whose share it is, and a sum needs its currency."""
    return any(
        one.value == number.value and one.unit in (PERCENT, MONEY)
        for number in told
        for locale, text in segments[number.segment].text.items()
        for one in counts.figures(text, locale)
    )


def _copied(match: FoundMatch) -> bool:
    return "copied" in match.kinds


def _of_their_own(group: set[PassageNumber], taken: Set[tuple[str, ...]]) -> list[PassageNumber]:
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


def _what(
    told: Sequence[PassageNumber], things: frozenset[str], segments: Mapping[str, Segment], locales: Sequence[str]
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
    told: Sequence[PassageNumber], segments: Mapping[str, Segment], locales: Sequence[str]
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
    articles: Sequence[Sequence[PassageNumber]], read: ReadNumbers, segments: Mapping[str, Segment]
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


def _bound(number: PassageNumber, segment: Segment) -> Bound | None:
    """Of what a number is but a bound, as its passage puts it: mehr als 30.000."""
    found = (
        about_before(text, one.start, locale)
        for locale, text in segment.text.items()
        for one in counts.figures(text, locale)
        if one.value == number.value and not one.superseded
    )
    return next((bound for bound in found if bound), None)
