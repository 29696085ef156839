"""What comes of converting the articles of a bitext, whether it was made anew or still holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from story_explainer.ingest.alignment import encoder
from story_explainer.ingest.alignment.versions import VersionCheck, answers
from story_explainer.ingest.article import Article, ArticleFile
from story_explainer.story.alignment import AlignmentFile
from story_explainer.story.bitext import Bitext
from story_explainer.story.problems import ContentError, Finding, Problem

if TYPE_CHECKING:
    from story_explainer.ingest.alignment.ids import SegmentChange


@dataclass(frozen=True)
class Conversion:
    """What comes of converting.

    Attributes:
        bitext: the result.
        changes: what became of the previous segments; empty at the first conversion.
        problems: warnings about the articles.
        findings: warnings about the corrections.
        read: gives `articles`; those of a bitext that still holds are read only when somebody asks for them.
        answers: how each article answers the pivot's.
    """

    bitext: Bitext
    changes: list[SegmentChange] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    read: Callable[[], dict[str, Article]] = dict
    answers: list[VersionCheck] = field(default_factory=list)

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The articles as they were read, by their languages."""
        return self.read()

    @property
    def summary(self) -> str:
        """What was made, in one line."""
        segments = list(self.bitext.segments())
        parts = [f"{len(segments)} segments in {', '.join(self.bitext.locales)}"]
        alone = sum(set(segment.text) != set(self.bitext.locales) for segment in segments)
        if alone:
            parts.append(f"{alone} not in every language")
        if self.bitext.set_aside:
            parts.append(f"{len(self.bitext.set_aside)} set aside")
        kinds = [change.kind for change in self.changes]
        parts += [f"{kinds.count(kind)} {kind}" for kind in ("new", "changed", "gone") if kind in kinds]
        return ", ".join(parts)

    @property
    def method(self) -> list[str]:
        """How the versions were aligned, where that could have been better; nothing where it could not."""
        locales = self.bitext.locales
        if len(locales) < 2 or not self.bitext.aligner.startswith("anchors"):
            return []
        if all(encoder.knows(self.bitext.pivot, locale) for locale in locales):
            return [f"aligned without sentence vectors, so less surely (to have them: {encoder.INSTALL})"]
        unknown = ", ".join(f"“{locale}”" for locale in locales if not encoder.knows(locale))
        return [f"aligned without sentence vectors, which do not know {unknown}: look at the pairs"]

    @property
    def lines(self) -> list[str]:
        """How the versions answer each other, and what changed, one line each."""
        return [*map(str, self.answers), *self.method, *(line for change in self.changes for line in change.lines)]


def versions_or_refusal(bitext: Bitext, stated: AlignmentFile, files: Sequence[ArticleFile]) -> list[VersionCheck]:
    """How each article answers the pivot's.

    Raises:
        ContentError: I015: one is no version of it.
    """
    found = answers(bitext, stated.versions)
    names = {file.locale: file.name for file in files}
    problems = [
        Problem(
            names[answer.locale],
            1,
            1,
            "I015",
            f"these are two articles, not two versions: {answer.figure} of the text answers that in “{answer.pivot}”",
            "add one as an article of its own: “explainer add”; if they are versions, say so: "
            f"“versions: [{answer.locale}]” in alignment.yml",
        )
        for answer in found
        if answer.verdict == "strangers"
    ]
    if problems:
        raise ContentError(problems)
    return found
