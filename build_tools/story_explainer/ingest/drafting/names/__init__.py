"""Names of people, organisations and places, found by their spelling and by their twin in the other language.

No model and no list of names: a word is a name if it has a capital where its language gives none to common words, if
its spelling shows it (FT, SU7), or if it has a capital and a like word answers it in the aligned segment. Capitals
alone say nothing in a language that writes nouns with one. The likeness of words across languages is that of cognates
(Simard, Foster and Isabelle 1992; Melamed 1999).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from story_explainer.ingest.drafting.names.again import said_again
from story_explainer.ingest.drafting.names.corpus import LIKE, Corpus, NameMention
from story_explainer.ingest.drafting.names.groups import by_bearer, by_elimination
from story_explainer.ingest.drafting.names.span import NameSpan
from story_explainer.ingest.drafting.names.spans import parted, spans_in
from story_explainer.ingest.text.places import names_place, place_names
from story_explainer.ingest.text.words import fold, subsequence_ratio
from story_explainer.story.bitext import Bitext


@dataclass(frozen=True)
class Name:
    """One bearer of a name, with the forms and the places in which the articles mention it."""

    key: str
    place: bool
    mentions: tuple[NameMention, ...]

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
            stands = next((form for form in forms if names_place(locale, form)), None)
            plain = max(
                place_names(locale, self.key),
                key=lambda name: subsequence_ratio(fold(forms[0]), fold(name)),
                default="",
            )
            return stands or (plain if subsequence_ratio(fold(forms[0]), fold(plain)) >= LIKE else forms[0])
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
    corpus = Corpus(bitext)
    spans = [span for index in range(len(corpus.segments)) for span in parted(corpus, list(spans_in(corpus, index)))]
    spans += said_again(corpus, spans)
    order = {locale: place for place, locale in enumerate(corpus.locales)}

    def position(span: NameSpan) -> tuple[int, int, int]:
        return span.index, order[span.locale], span.first

    groups = by_elimination(corpus, by_bearer(sorted(spans, key=position), corpus.heads))
    return [_name(sorted(group, key=position)) for group in sorted(groups, key=lambda group: min(map(position, group)))]


def _loosened(form: str, everywhere: set[str]) -> str:
    loose = form.replace("-", " ")
    return loose if loose in everywhere else form


def _name(spans: Sequence[NameSpan]) -> Name:
    place = Counter(span.place for span in spans if span.place)
    mentions = tuple(span.mention for span in spans)
    longest = max(spans, key=lambda span: len(span.key))
    key = min(place, key=lambda code: (-place[code], code)) if place else "-".join(longest.key)
    return Name(key, bool(place), mentions)


__all__ = ["Name", "NameMention", "find_names"]
