"""Figures as they are drafted: those that change with what passages name them by, and behind them what is but named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from story_explainer.ingest.drafting.labels import Labelled
from story_explainer.ingest.drafting.named_figures import NamedFigure
from story_explainer.ingest.drafting.reading import Slugs
from story_explainer.ingest.languages.cues import cues
from story_explainer.story.base import Text
from story_explainer.story.model import Figure, FigureValue

_STEM = 4  # letters by which a name is known to have a word in some form
_GROUPED = 10_000  # from here on digits are grouped, by the sign that no language takes for another


def in_groups(whole: int) -> str:
    """A number in digits, as readers of any language can read it."""
    return f"{whole:,}".replace(",", "\u202f") if whole >= _GROUPED else str(whole)


def with_named(
    changing: Sequence[Figure],
    named: Sequence[NamedFigure],
    wrong: Mapping[tuple[str, str], Sequence[str]],
    slugs: Slugs,
) -> Iterator[Figure]:
    """The figures with what articles give by its name, those first that change.

    Args:
        changing: the figures that change by the matches.
        named: those that articles give by their name.
        wrong: the passages that give a number which another one puts right, by that passage and the number in digits.
        slugs: gives out ids.
    """
    homes = [next((draft for draft in changing if _gives(draft, figure)), None) for figure in named]
    for draft in changing:
        own = [figure for figure, home in zip(named, homes, strict=True) if home is draft]
        yield _named_by(draft, own)
    for figure in [figure for figure, home in zip(named, homes, strict=True) if home is None]:
        locale, words = next(iter(figure.what.items()))
        values = list(_values(figure, wrong))
        ident = slugs.of(words, locale, "figure")
        yield Figure(id=ident, draft=True, what=Text(figure.what), values=values, cites=figure.cites())


def _values(figure: NamedFigure, wrong: Mapping[tuple[str, str], Sequence[str]]) -> Iterator[FigureValue]:
    """The values of a figure, each behind the one that it is told to take the place of."""
    for told, cites in figure.values.values():
        instead, segment = figure.put_right.get(told.value, (None, ""))
        old = in_groups(int(instead)) if instead is not None else None
        if old is not None and instead not in figure.numbers:
            yield FigureValue(value=old, cites=[*wrong.get((segment, old), ()), segment])
        yield FigureValue(value=_shown(told), bound=told.bound, corrects=old, cites=cites)


def _gives(draft: Figure, figure: NamedFigure) -> bool:
    """Whether a figure that changes has a value that a passage gives by its name."""
    return any(
        value.value in (_shown(told), in_groups(int(told.value))) and not {*cites}.isdisjoint(value.cites)
        for value in draft.values
        for told, cites in figure.values.values()
    )


def _named_by(draft: Figure, named: Sequence[NamedFigure]) -> Figure:
    """A figure that changes, worded as passages name it, with the further values that they give it."""
    what, values, cites = dict(draft.what.root), list(draft.values), list(draft.cites)
    for figure in named:
        fuller = {locale for locale, name in figure.what.items() if not _holds(name, what.get(locale, name), locale)}
        what |= {locale: figure.what[locale] for locale in fuller}
        cites = list(dict.fromkeys([*cites, *figure.cites()]))
        known = {value.value for value in values}
        given = [
            one for one in figure.values.values() if known.isdisjoint((_shown(one[0]), in_groups(int(one[0].value))))
        ]
        values += [FigureValue(value=_shown(told), bound=told.bound, cites=there) for told, there in given]
    return draft.model_copy(update={"what": Text(what), "values": values, "cites": cites})


def _holds(name: str, words: str, locale: str) -> bool:
    """Whether a name of what is counted has the words that are there in it, in some form: Zahl der Toten, Tote.

    A participle alone (rubati) is no name, and the verb behind a noun no part of one.
    """
    participle = name != words and cues(locale).pattern("tense.participle").fullmatch(words) is not None
    more = name != words and words.startswith(f"{name} ")  # Operationen abgesagt
    return words.lower()[:_STEM] in name.lower() and not participle and not more


def _shown(told: Labelled) -> str:
    """An amount as readers see it: how many there are in digits, else as it stands."""
    return in_groups(int(told.value)) if told.exact and told.value == told.value.to_integral_value() else told.written
