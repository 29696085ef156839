"""Articles to bitext, the whole way on one page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from threading import Thread

from story_explainer.ingest.alignment import vectors
from story_explainer.ingest.alignment.align import Bead, Limits, align
from story_explainer.ingest.alignment.assemble import group, unnumbered
from story_explainer.ingest.alignment.compose import compose
from story_explainer.ingest.alignment.corrections import Corrections
from story_explainer.ingest.alignment.costs import Costs, Unit, bead_costs
from story_explainer.ingest.alignment.ids import Change, IdKind, assign
from story_explainer.ingest.alignment.settled import cuts
from story_explainer.ingest.alignment.versions import Answer, answers
from story_explainer.ingest.article import Article, ArticleFile, Range, Sentence, refuse
from story_explainer.ingest.reading.language import contradicts, load_recogniser
from story_explainer.ingest.reading.read import read_article, sentences
from story_explainer.story.alignment import AlignmentFile
from story_explainer.story.bitext import Bitext, text_hash
from story_explainer.story.problems import ContentError, Finding, Problem

# Raised when the same articles would come out differently: bitexts made before are then made anew.
VERSION = 4
# Below this, a language that the text alone told is worth a word.
_LIKELY = 0.9
# Pairs of sentences that are compared at most; so many take some 2 GB.
_MOST_PAIRS = 9_000_000


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
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    read: Callable[[], dict[str, Article]] = dict
    answers: list[Answer] = field(default_factory=list)

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
    def lines(self) -> list[str]:
        """How the versions answer each other, and what changed, one line each."""
        return [*map(str, self.answers), *(line for change in self.changes for line in change.lines)]


def convert(
    files: Sequence[ArticleFile],
    pivot: str,
    previous: Bitext | None = None,
    corrections: AlignmentFile | None = None,
    given: Mapping[IdKind, int] | None = None,
) -> Conversion:
    """Turn articles into a bitext.

    Args:
        files: the articles, each in its own language.
        pivot: the language that the others are aligned with.
        previous: the bitext of the last conversion, whose ids are kept.
        corrections: what an editor has corrected by hand.
        given: the highest number that other articles of the story have been given for each kind of id.

    Returns:
        The bitext, what changed, and warnings. Where neither the articles nor the corrections nor the method changed,
        the bitext is the previous one.

    Raises:
        ContentError: an article cannot be used, or is no version of the pivot's; all problems at once.
        CorrectionError: a correction cannot be followed; all findings at once.
    """
    stated = Corrections(corrections or AlignmentFile())
    fingerprint = _fingerprint(stated.file)
    order = [pivot, *sorted(file.locale for file in files if file.locale != pivot)]
    with_vectors = any(vectors.available(pivot, locale) for locale in order[1:])
    aligner = f"{'vectors' if with_vectors else 'anchors'} {VERSION}"
    if previous and _still_holds(previous, files, order, aligner, fingerprint):
        return Conversion(
            previous,
            read=lambda: {article.locale: article for article in _read(files)},
            answers=_versions(previous, stated.file, files),
        )
    # Unpacking the recogniser's model takes as long as the encoder's work; beside each other they take half.
    Thread(target=load_recogniser, daemon=True).start()
    articles = {article.locale: stated.read_as(article) for article in _read(files)}
    _refuse_copies(articles)
    parts = {locale: stated.boundaries(locale, list(sentences(articles[locale]))) for locale in order}
    stated.segments(parts, order)
    units = {locale: _units(parts[locale]) for locale in order}
    _refuse_too_many(units, pivot, files)

    @cache
    def costs(source: str, target: str) -> Costs:
        return bead_costs(units[source], units[target], (source, target), vectors.available(source, target))

    same = previous is not None and (previous.aligner, previous.corrections) == (aligner, fingerprint)

    @cache
    def limits(source: str, target: str) -> Limits:
        """What an editor laid down; and of a further version, or one that did not change, what was cut before."""
        laid_down = stated.limits(source, target)
        if previous is None or source not in previous.articles:
            return laid_down
        if target in previous.articles and not (same and _unchanged(previous, files, source, target)):
            return laid_down
        return replace(laid_down, source_cuts=laid_down.source_cuts | cuts(previous, source, parts[source]))

    def align_ranges(source: str, there: Range, target: str, here: Range) -> list[Bead]:
        return align(costs(source, target), there, here, limits(source, target))

    groups = group({locale: (0, len(parts[locale])) for locale in order}, order, align_ranges)
    segments = unnumbered(groups, parts, order)
    ids = assign(segments, previous, given)
    bitext = compose(segments, ids, articles, order, aligner, fingerprint, previous)
    found = _versions(bitext, stated.file, files)
    problems = [*_language_problems(articles), *_doubts(articles)]
    return Conversion(bitext, ids.changes, problems, stated.findings, lambda: articles, found)


def _refuse_too_many(units: Mapping[str, Sequence[Unit]], pivot: str, files: Sequence[ArticleFile]) -> None:
    """I002: so many sentences in two articles that comparing all with all would not fit into memory."""
    names = {file.locale: file.name for file in files}
    for locale, own in units.items():
        if locale != pivot and len(own) * len(units[pivot]) > _MOST_PAIRS:
            message = f"too many sentences to be aligned: {len(own):,}, and {len(units[pivot]):,} in “{pivot}”"
            raise refuse(names[locale], "I002", message, "keep one article in each file")


def _refuse_copies(articles: Mapping[str, Article]) -> None:
    """I008: an article with the very text of another one."""
    first: dict[str, str] = {}
    for locale, article in articles.items():
        other = first.setdefault(" ".join(block.text for block in article.blocks), locale)
        if other != locale:
            hint = f"put the article in “{locale}” there, or take it out"
            raise refuse(article.file.name, "I008", f"the text is that of the article in “{other}”", hint)


def _versions(bitext: Bitext, stated: AlignmentFile, files: Sequence[ArticleFile]) -> list[Answer]:
    """How each article answers the pivot's; I015: one is no version of it."""
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


def _fingerprint(corrections: AlignmentFile) -> str | None:
    """What tells corrections from others; that articles are versions changes nothing of how they are aligned."""
    aligning = corrections.model_copy(update={"versions": []})
    return None if aligning == AlignmentFile() else text_hash(aligning.model_dump_json(exclude={"versions"}))


def _still_holds(
    previous: Bitext, files: Sequence[ArticleFile], order: Sequence[str], aligner: str, fingerprint: str | None
) -> bool:
    """Whether a bitext is what would come out again. Without the vectors, what was made with them is kept."""
    known = {locale: (record.file, record.sha256) for locale, record in previous.articles.items()}
    same_files = known == {file.locale: (file.name, hashlib.sha256(file.data).hexdigest()) for file in files}
    same_method = previous.aligner in (aligner, f"vectors {VERSION}")
    untouched = all(
        segment.hash == {locale: text_hash(text) for locale, text in segment.text.items()}
        for segment in previous.segments()
    )
    same_corrections = previous.corrections == fingerprint
    return same_files and same_method and untouched and same_corrections and previous.pivot == order[0]


def _unchanged(previous: Bitext, files: Sequence[ArticleFile], *locales: str) -> bool:
    """Whether the files of some languages are those of before."""
    found = {file.locale: hashlib.sha256(file.data).hexdigest() for file in files}
    return all(previous.articles[locale].sha256 == found[locale] for locale in locales)


def _read(files: Sequence[ArticleFile]) -> Iterator[Article]:
    problems: list[Problem] = []
    for file in files:
        try:
            yield read_article(file)
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)


def _units(parts: Sequence[Sentence]) -> list[Unit]:
    closes = [part.opens for part in parts[1:]] + [True]
    return [Unit(part.text, part.kind != "text", last) for part, last in zip(parts, closes, strict=True)]


def _doubts(articles: Mapping[str, Article]) -> Iterator[Problem]:
    """I018: a language that is but likely; I019: an encoding that is in doubt."""
    for locale, article in articles.items():
        name, likely = article.file.name, article.file.recognised
        if likely is not None and likely < _LIKELY:
            message = f"the language “{locale}” is but likely, with a probability of {likely:.2f}"
            yield Problem(name, 1, 1, "I018", message, "if it is another one, state that with --lang", "warning")
        for doubt in article.doubts:
            hint = "look at the letters with accents; save the file as UTF-8 if one of them is wrong"
            yield Problem(name, 1, 1, "I019", f"the encoding is in doubt: {doubt}", hint, "warning")


def _language_problems(articles: Mapping[str, Article]) -> list[Problem]:
    """I006: a text in another language than its file's name says; I008, an error: in that of another article."""
    problems = []
    found = {
        locale: contradicts(locale, "\n".join(block.text for block in article.blocks))
        for locale, article in articles.items()
    }
    for locale, language in found.items():
        if language is None:
            continue
        name = articles[locale].file.name
        twin = next((other for other in articles if other.split("-")[0] == language), None)
        if twin is not None and found[twin] == locale.split("-")[0]:
            message = f"the text is in “{language}”, and that of the article in “{twin}” is in “{locale}”"
            raise refuse(name, "I008", message, "exchange the languages of the two")
        if twin is not None:
            message = f"the text is in “{language}”, as that of the article in “{twin}” is"
            raise refuse(name, "I008", message, f"put the article in “{locale}” there, or take it out")
        message = f"the language stated is “{locale}”, but the text seems to be in “{language}”"
        problems.append(Problem(name, 1, 1, "I006", message, "state that one if it is so", "warning"))
    return problems
