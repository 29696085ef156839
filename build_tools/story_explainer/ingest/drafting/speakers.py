"""Who of the cast says what each sentence says, by what the articles attribute in each language."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from story_explainer.ingest.attribution import Quotation, attribute
from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.heads import is_head
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.text.quotation_marks import Quoted
from story_explainer.story.bitext import Segment

_AROUND = '„“”«»"‹›‚‘’ \u00a0\u202f,'  # “So,” he said.


@dataclass(frozen=True, slots=True)
class _Part:
    """The part of a quotation that stands in one segment, and the actor whose words it is.

    `somebody` says that the text names who speaks, be it an actor or not.
    """

    kind: str
    start: int
    end: int
    actor: str | None
    somebody: bool


class Speakers:
    """The words of others in a bitext, each language read as one article."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self._reading, self._cast = reading, cast
        self._parts: dict[tuple[str, str], list[_Part]] = defaultdict(list)
        for locale in reading.locales:
            article = _Article(reading, locale)
            for quotation in attribute(article.text, locale):
                actor = self._actor(article, quotation)
                for segment, start, end in article.parts(quotation.start, quotation.end):
                    self._parts[segment, locale].append(
                        _Part(quotation.kind, start, end, actor, bool(quotation.speaker or quotation.bearer))
                    )

    def of(self, segment: Segment) -> str | None:
        """The actor whose words a segment gives, in most of the languages that tell; None if they tell of several."""
        votes: Counter[str] = Counter()
        for locale in self._reading.locales:
            told = {part.actor for part in self._parts[segment.id, locale] if part.actor or part.somebody}
            if len(told) == 1 and (actor := told.pop()):
                votes[actor] += 1  # where somebody else speaks as well, it is not sure whose claim it is
        first = votes.most_common(2)
        sure = len(first) == 1 or (len(first) == 2 and first[0][1] > first[1][1])
        return first[0][0] if sure else None

    def quoted(self, segment: Segment, locale: str) -> list[Quoted]:
        """What stands in a segment between quotation marks and is somebody's words, without the marks."""
        text = segment.text[locale]
        found = []
        for part in self._parts[segment.id, locale]:
            if part.kind == "direct":
                words = text[part.start : part.end]
                inner = words.strip(_AROUND)
                start = part.start + words.index(inner) if inner else part.start
                found.append(Quoted(inner, start, start + len(inner)))
        return found

    def _actor(self, article: _Article, quotation: Quotation) -> str | None:
        """The actor that the mention of the speaker names; None where the name is but a part of it."""
        for span in (quotation.bearer, quotation.speaker):
            if span is not None:
                for segment, start, end in article.parts(*span):
                    for name, mention in self._reading.mentions(self._reading.bitext.by_id[segment], article.locale):
                        if start <= mention.start < end and is_head(self._reading, mention, start):
                            return self._cast.id(name)
        return None


class _Article:
    """One language of a bitext as an article: its segments one after the other, paragraphs apart."""

    def __init__(self, reading: Reading, locale: str) -> None:
        self.locale = locale
        pieces, at = [], 0
        self._at: list[tuple[int, int, str]] = []
        for segment, gap in _with_gaps(reading, locale):
            pieces += [gap, segment.text[locale]]
            start = at + len(gap)
            at = start + len(segment.text[locale])
            self._at.append((start, at, segment.id))
        self.text = "".join(pieces)

    def parts(self, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        """The segments that a span of the article touches, each with the place in its text."""
        for first, last, segment in self._at:
            if first < end and start < last:
                yield segment, max(start, first) - first, min(end, last) - first


def _with_gaps(reading: Reading, locale: str) -> Iterator[tuple[Segment, str]]:
    """The segments that stand in a language, each with what parts it from the one before."""
    title = reading.bitext.title
    if title and locale in title.text:
        yield title, ""
    for section in reading.bitext.sections:
        if section.heading and locale in section.heading.text:
            yield section.heading, "\n\n"
        for paragraph in section.paragraphs_in(locale):
            gap = "\n\n"
            for segment in paragraph:
                if locale in segment.text:
                    yield segment, gap
                    gap = " "
