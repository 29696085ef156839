"""Which of several texts are versions of one article: found by aligning those pairs that look like it.

Two texts in one language never are. To align every two of many texts would take long, so each is aligned with those few
of each other language that are nearest to it. What `versions` says of a pair then decides, and all texts that are put
together have to bear it out, so that the order in which they are given changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

import numpy as np

from story_explainer.ingest.alignment import encoder, vectors
from story_explainer.ingest.alignment.convert import convert
from story_explainer.ingest.alignment.lexical import Matrix, tokens
from story_explainer.ingest.alignment.versions import VersionCheck
from story_explainer.ingest.article import ArticleFile
from story_explainer.story.alignment import AlignmentFile
from story_explainer.story.problems import ContentError

# With how many texts of each other language a text is aligned, and how near their vectors have to be. Of versions the
# furthest are at .45, a quarter of one being left out; of two reports on one event the nearest at .38. A few sentences
# may be further apart, and cost little.
_NEAREST, _NEAR, _FEW = 2, 0.4, 8
# Of two publishers' texts that have fewer sentences than the first, at least so much has to answer the other.
_MANY, _NEARLY_ALL = 16, 0.8


@dataclass(frozen=True, slots=True)
class TextGiven:
    """A text that is to find its article.

    Attributes:
        file: its file; the name tells it from the others.
        sentences: what stands in it.
        article: the article that it belongs to already; texts of two of these are never put together.
        outlet: who published it, if that is known.
    """

    file: ArticleFile
    sentences: tuple[str, ...]
    article: str | None = None
    outlet: str | None = None


@dataclass(slots=True)
class VersionGroup:
    """Texts of one article, in the order given, with the figures that put them together, by the names of both files."""

    texts: list[TextGiven]
    because: dict[tuple[str, str], VersionCheck] = field(default_factory=dict)

    @property
    def article(self) -> str | None:
        """The article that is there and that they belong to."""
        return next((text.article for text in self.texts if text.article is not None), None)

    @property
    def locales(self) -> set[str]:
        """Their languages."""
        return {text.file.locale for text in self.texts}


TextPair = tuple[TextGiven, TextGiven]


def group(
    texts: Sequence[TextGiven], track: Callable[[Sequence[TextPair]], Iterable[TextPair]] = iter
) -> list[VersionGroup]:
    """Put versions of one article together.

    Args:
        texts: the texts; those with an article of their own stand together from the beginning.
        track: is asked for each pair that is to be aligned, to show how far that is.

    Returns:
        The groups, in the order of their first texts. Of only two texts that are too short to tell, or in languages
        that cannot be compared, it is taken that they are versions, unless they are of two publishers; of more, that
        they are not.
    """
    groups: list[VersionGroup] = []
    for text in texts:
        home = next((one for one in groups if text.article is not None and one.article == text.article), None)
        if home:
            home.texts.append(text)
        else:
            groups.append(VersionGroup([text]))
    of = {text.file.name: one for one in groups for text in one.texts}
    measured = _Measured(alone=len(texts) == 2)
    found = [(answer, a, b) for a, b in track(list(_promising(texts))) if (answer := measured.answer(a, b))]
    found.sort(key=lambda one: (-one[0].share, _key(one[1]), _key(one[2])))
    for answer, a, b in found:
        first, second = of[a.file.name], of[b.file.name]
        if first is second or not _fits(first, second, measured):
            continue
        second.texts, moved = [], second.texts
        first.texts = [text for text in texts if text in first.texts or text in moved]
        first.because |= second.because | {(a.file.name, b.file.name): answer}
        of.update({text.file.name: first for text in moved})
    joined = {id(one): one for text in texts for one in [of[text.file.name]]}
    return list(joined.values())


class _Measured:
    """What `versions` says of two texts, each pair aligned once."""

    def __init__(self, alone: bool) -> None:
        self._alone = alone
        self._known: dict[tuple[str, str], VersionCheck | None] = {}

    def answer(self, first: TextGiven, second: TextGiven) -> VersionCheck | None:
        """The figure where two texts are versions of one; None where they are not."""
        a, b = sorted((first, second), key=_key)
        names = a.file.name, b.file.name
        if names not in self._known:
            self._known[names] = self._measure(a, b)
        return self._known[names]

    def _measure(self, a: TextGiven, b: TextGiven) -> VersionCheck | None:
        word = AlignmentFile(versions=[b.file.locale])  # so that strangers are no error here
        try:
            (answer,) = convert([a.file, b.file], a.file.locale, None, word).answers
        except ContentError:
            if self._alone:
                raise
            return None  # one is not in the language stated; the conversion of its article says so
        if None not in (a.outlet, b.outlet) and a.outlet != b.outlet:
            # Two publishers' reports on one event answer each other too: few sentences are no proof of a translation.
            many = min(len(a.sentences), len(b.sentences)) >= _MANY
            return answer if answer.verdict == "versions" and (many or answer.share >= _NEARLY_ALL) else None
        taken = ("versions", "short", "unknown") if self._alone else ("versions",)
        return answer if answer.verdict in taken else None


def _key(text: TextGiven) -> tuple[str, bytes]:
    return text.file.locale, text.file.data


def _fits(first: VersionGroup, second: VersionGroup, measured: _Measured) -> bool:
    """Whether two groups can be one: one text in each language, and every two of them versions."""
    if first.locales & second.locales or None not in (first.article, second.article):
        return False
    return all(measured.answer(a, b) for a, b in product(first.texts, second.texts))


def _promising(texts: Sequence[TextGiven]) -> Iterator[TextPair]:
    """The pairs worth aligning, each once: in two languages, not both at home already, near each other."""
    apart = [
        (a, b)
        for a, b in combinations(sorted(texts, key=_key), 2)
        if a.file.locale != b.file.locale and None in (a.article, b.article)
    ]
    if len(texts) == 2:
        yield from apart
        return
    look = _Looks(texts)
    likeness = {(a.file.name, b.file.name): look.likeness(a, b) for a, b in apart}
    ranks: dict[tuple[str, str], list[float]] = {}
    for a, b in apart:
        for one, other in ((a, b), (b, a)):
            ranks.setdefault((one.file.name, other.file.locale), []).append(likeness[a.file.name, b.file.name])
    least = {key: sorted(values)[-_NEAREST:][0] for key, values in ranks.items()}
    for a, b in apart:
        value = likeness[a.file.name, b.file.name]
        few = min(len(a.sentences), len(b.sentences)) < _FEW
        if value < max(least[a.file.name, b.file.locale], least[b.file.name, a.file.locale]):
            continue
        if value >= _NEAR or few or not encoder.available(a.file.locale, b.file.locale):
            yield a, b


class _Looks:
    """How alike two texts look at a glance: by the nearest sentences of each, or by the tokens that both have."""

    def __init__(self, texts: Sequence[TextGiven]) -> None:
        self._rows: dict[str, Matrix] = {}
        self._tokens: dict[str, frozenset[str]] = {}
        known = [text for text in texts if encoder.available(text.file.locale)]
        for text, rows in zip(known, vectors.vectors_of_all([text.sentences for text in known]), strict=True):
            rows = rows - rows.mean(0) * (len(rows) - 1) / len(rows)
            self._rows[text.file.name] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
        for text in texts:
            self._tokens[text.file.name] = frozenset(
                token for sentence in text.sentences for token in tokens(sentence) if token[0].isdigit() or token[3:]
            )

    def likeness(self, a: TextGiven, b: TextGiven) -> float:
        """From 0 to 1; by the vectors where both languages have them."""
        left, right = a.file.name, b.file.name
        if left in self._rows and right in self._rows:
            near = self._rows[left] @ self._rows[right].T
            return float(near.max(1).mean() + near.max(0).mean()) / 2
        both = self._tokens[left], self._tokens[right]
        return len(both[0] & both[1]) / max(1, min(map(len, both)))
