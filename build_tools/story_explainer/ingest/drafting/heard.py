"""What the attribution engine hears in an article, each language of its bitext read as one text."""

from __future__ import annotations

from collections.abc import Iterator

from story_explainer.ingest.attribution import AttributedQuotation, attribute
from story_explainer.ingest.drafting.names import Name
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.story.bitext import Segment


class Heard:
    """The words of others in an article, in each of its languages."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        texts = [ArticleText(reading, locale) for locale in reading.locales]
        self.articles: list[tuple[ArticleText, list[AttributedQuotation]]] = [
            (text, list(attribute(text.text, text.locale))) for text in texts
        ]

    def a_person(self, name: Name) -> int:
        """How often an article speaks of a name as of one person: as he or she, or where it says “I”."""
        return sum(
            bool(quotation.bearer and self._names(text, quotation.bearer, name) and self._of_one(text, quotation))
            for text, quotations in self.articles
            for quotation in quotations
        )

    def _of_one(self, text: ArticleText, quotation: AttributedQuotation) -> bool:
        known = self.reading.cues[text.locale]
        said = text.text[quotation.start : quotation.end]
        if quotation.kind == "direct" and known.has("discourse.self", said):
            return True
        speaker = text.text[slice(*quotation.speaker)].lower() if quotation.speaker else ""
        return speaker in known.words("discourse.one")

    def _names(self, text: ArticleText, span: tuple[int, int], name: Name) -> bool:
        """Whether a mention of a speaker is a name, with no more than a title or the like beside it."""
        for segment, start, end in text.parts(*span):
            inside = [
                (other, mention)
                for other, mention in self.reading.mentions(self.reading.bitext.by_id[segment], text.locale)
                if start <= mention.start < end
            ]
            if inside and inside[0][0].key == name.key and len(inside) == 1:
                return (
                    end - inside[0][1].end <= 1
                    and "'s" not in self.reading.bitext.by_id[segment].text[text.locale][inside[0][1].end : end + 1]
                )
        return False


class ArticleText:
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
