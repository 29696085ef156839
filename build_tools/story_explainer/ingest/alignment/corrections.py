"""An editor's corrections, found in the articles: what `alignment.yml` quotes becomes places, or a finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from rapidfuzz import fuzz

from story_explainer.ingest.alignment.align import Limits, Pin
from story_explainer.ingest.article import Article, Aside, Block, Range, Sentence
from story_explainer.story.alignment import AlignmentFile, CorrectionError
from story_explainer.story.file_names import ALIGNMENT
from story_explainer.story.problems import Finding, Pointer, did_you_mean

FILE = ALIGNMENT
_NEAR = 85.0


@dataclass
class Corrections:
    """The corrections of one story, applied step by step. Findings are collected on the way."""

    file: AlignmentFile
    findings: list[Finding] = field(default_factory=list)
    pinned: list[dict[str, Range]] = field(default_factory=list)

    def read_as(self, article: Article) -> Article:
        """The article with every line and paragraph read as the editor says."""
        blocks, asides = list(article.blocks), list(article.asides)
        for index, entry in enumerate(self.file.read_as):
            if entry.locale != article.locale:
                continue
            everything: list[Block | Aside] = [*blocks, *asides]
            found = self._find([each.text for each in everything], entry.begins, ("read_as", index, "begins"))
            if found is None:
                continue
            here = everything[found]
            if isinstance(here, Block):
                place = blocks.index(here)
                blocks[place : place + 1] = [] if entry.kind == "aside" else [replace(here, kind=entry.kind)]
                if entry.kind == "aside":
                    asides.append(Aside(here.text, here.line, "set aside by an editor"))
            elif entry.kind != "aside":
                asides.remove(here)
                place = next((k for k, block in enumerate(blocks) if block.line > here.line), len(blocks))
                blocks.insert(place, Block(here.text, here.line, entry.kind))
        asides.sort(key=lambda aside: aside.line)
        return replace(article, blocks=tuple(blocks), asides=tuple(asides))

    def boundaries(self, locale: str, sentences: Sequence[Sentence]) -> list[Sentence]:
        """The sentences of an article, cut and joined as the editor says."""
        result = list(sentences)
        for index, entry in enumerate(self.file.sentences):
            if entry.locale != locale:
                continue
            if entry.begin is not None:
                self._cut(result, entry.begin, ("sentences", index, "begin"))
            elif entry.go_on is not None:
                found = self._find([each.text for each in result], entry.go_on, ("sentences", index, "go_on"))
                if found is None:
                    continue
                if result[found].opens or result[found].kind != "text":
                    self._say("I104", ("sentences", index, "go_on"), "a paragraph begins with these words", "")
                    continue
                before = result[found - 1]
                result[found - 1 : found + 1] = [replace(before, text=f"{before.text} {result[found].text}")]
        return result

    def _cut(self, sentences: list[Sentence], words: str, path: Pointer) -> None:
        holders = [k for k, each in enumerate(sentences) if each.kind == "text" and f" {words}" in each.text]
        if any(each.text.startswith(words) for each in sentences):
            return
        if len(holders) != 1 or sentences[holders[0]].text.count(f" {words}") != 1:
            self._say(
                "I102" if holders else "I101", path,
                f"“{words}” stands in the article {'more than once' if holders else 'nowhere inside a sentence'}",
                "quote more words" if holders else "quote the words exactly",
            )  # fmt: skip
            return
        here = sentences[holders[0]]
        place = here.text.index(f" {words}")
        sentences[holders[0] : holders[0] + 1] = [
            replace(here, text=here.text[:place].rstrip()),
            replace(here, text=here.text[place + 1 :], opens=False),
        ]

    def segments(self, sentences: Mapping[str, Sequence[Sentence]], order: Sequence[str]) -> None:
        """Find the sentences of every segment that the editor states."""
        for index, entry in enumerate(self.file.segments):
            ranges: dict[str, Range] = {}
            for locale, quotes in entry.items():
                if locale not in sentences:
                    hint = did_you_mean(locale, order)
                    self._say("I105", ("segments", index, locale), f"there is no article in “{locale}”", hint)
                    continue
                texts = [each.text for each in sentences[locale]]
                found = [self._find(texts, words, ("segments", index, locale, k)) for k, words in enumerate(quotes)]
                places = [place for place in found if place is not None]
                if len(places) < len(found):
                    continue
                if any(after != before + 1 for before, after in pairwise(places)):
                    self._say("I103", ("segments", index, locale), "these sentences do not follow each other", "")
                    continue
                ranges[locale] = (places[0], places[-1] + 1) if places else (0, 0)
            if len(ranges) == len(entry):
                self._pin(ranges, index)
        if any(finding.severity == "error" for finding in self.findings):
            raise CorrectionError(self.findings)

    def _pin(self, ranges: dict[str, Range], index: int) -> None:
        path: Pointer = ("segments", index)
        full = {locale: bound for locale, bound in ranges.items() if bound[0] < bound[1]}
        if len(ranges) < 2 or not full:
            self._say("I105", path, "a segment needs two languages, and words in one of them", "write de: [] for none")
            return
        for other in self.pinned:
            for locale, (first, last) in full.items():
                begin, end = other.get(locale, (0, 0))
                if begin < last and first < end:
                    self._say("I103", (*path, locale), "a sentence stands in two segments of this file", "")
                    return
            shared = [locale for locale in full if other.get(locale, (0, 0)) != (0, 0)]
            if len({full[locale] < other[locale] for locale in shared}) > 1:
                self._say("I103", path, "the order differs between the languages", "segments never cross each other")
                return
        self.pinned.append(ranges)

    def limits(self, source: str, target: str) -> Limits:
        """What the editor's segments mean for the alignment of two languages."""
        pins: list[Pin] = []
        alone: tuple[set[int], set[int]] = (set(), set())
        cuts: tuple[set[int], set[int]] = (set(), set())
        for ranges in self.pinned:
            bounds = [ranges.get(source), ranges.get(target)]
            for side, bound in enumerate(bounds):
                if bound and bound[0] < bound[1]:
                    cuts[side].update(bound)
                    other = bounds[1 - side]
                    if other is not None and other[0] == other[1]:
                        alone[side].update(range(*bound))
            if bounds[0] and bounds[1] and bounds[0][0] < bounds[0][1] and bounds[1][0] < bounds[1][1]:
                pins.append((*bounds[0], *bounds[1]))
        return Limits(tuple(sorted(pins)), *map(frozenset, alone), *map(frozenset, cuts))

    def _find(self, texts: Sequence[str], words: str, path: Pointer) -> int | None:
        """The one text that begins with the words; if the article was touched there, the one that nearly does."""
        squeezed = " ".join(words.split())
        found = [index for index, text in enumerate(texts) if text.startswith(squeezed)]
        exact = [index for index in found if texts[index] == squeezed]
        if len(found) == 1 or len(exact) == 1:
            return (exact or found)[0]
        if found:
            self._say("I102", path, f"“{words}” begins {len(found)} places of the article", "quote more words")
            return None
        begins = [text[: len(squeezed)] for text in texts]
        near = [index for index, begin in enumerate(begins) if fuzz.ratio(begin, squeezed) >= _NEAR]
        if len(near) == 1 and len(squeezed) >= 10:
            self._say("I106", path, f"the article now reads “{begins[near[0]]}”", "bring the quotation up to date")
            return near[0]
        self._say("I101", path, f"nothing in the article begins with “{words}”", did_you_mean(squeezed, begins))
        return None

    def _say(self, code: str, path: Pointer, message: str, hint: str) -> None:
        self.findings.append(Finding(code, FILE, path, message, hint))
