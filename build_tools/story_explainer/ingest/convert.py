"""Articles to bitext, the whole way on one page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from threading import Thread

from story_explainer.ingest import vectors
from story_explainer.ingest.align import Bead, Range, align
from story_explainer.ingest.article import Article, ArticleFile, refuse
from story_explainer.ingest.assemble import Group, Sentence, draft, group
from story_explainer.ingest.compose import compose
from story_explainer.ingest.corrections import Corrections
from story_explainer.ingest.costs import Costs, Unit, bead_costs
from story_explainer.ingest.ids import Change, assign
from story_explainer.ingest.language import contradicts, load_recogniser
from story_explainer.ingest.read import read_article, sentences
from story_explainer.ingest.vocabulary import known
from story_explainer.story.alignment import AlignmentFile
from story_explainer.story.bitext import Bitext, text_hash
from story_explainer.story.problems import ContentError, Finding, Problem

# Raised when the same articles would come out differently: bitexts made before are then made anew.
VERSION = 4
# Of unrelated articles at most a tenth of the segments reach this likeness; of true versions at least a sixth do, and
# mostly half, even of the first four sentences alone. Of fewer one cannot tell.
_SURELY, _FEW, _ENOUGH = 0.2, 0.12, 4


@dataclass(frozen=True)
class Conversion:
    """What comes of converting.

    Attributes:
        bitext: the result.
        changes: what became of the previous segments; empty at the first conversion.
        problems: warnings about the articles.
        findings: warnings about the corrections.
        articles: the articles as they were read.
    """

    bitext: Bitext
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    articles: dict[str, Article] = field(default_factory=dict)

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


def convert(
    files: Sequence[ArticleFile], pivot: str, previous: Bitext | None = None, corrections: AlignmentFile | None = None
) -> Conversion:
    """Turn articles into a bitext.

    Args:
        files: the articles, each in its own language.
        pivot: the language that the others are aligned with.
        previous: the bitext of the last conversion, whose ids are kept.
        corrections: what an editor has corrected by hand.

    Returns:
        The bitext, what changed, and warnings. Where neither the articles nor the corrections nor the method changed,
        the bitext is the previous one.

    Raises:
        ContentError: an article cannot be used; all problems at once.
        CorrectionError: a correction cannot be followed; all findings at once.
    """
    stated = Corrections(corrections or AlignmentFile())
    fingerprint = text_hash(corrections.model_dump_json()) if corrections else None
    order = [pivot, *sorted(file.locale for file in files if file.locale != pivot)]
    with_vectors = {locale for locale in order if vectors.available(pivot, locale)}
    aligner = f"{'vectors' if len(with_vectors) > 1 else 'anchors'} {VERSION}"
    if previous and _still_holds(previous, files, order, aligner, fingerprint):
        return Conversion(previous, articles={article.locale: article for article in _read(files)})
    # Unpacking the recogniser's model takes as long as the encoder's work; beside each other they take half.
    Thread(target=load_recogniser, daemon=True).start()
    articles = {article.locale: stated.read_as(article) for article in _read(files)}
    _refuse_copies(articles)
    parts = {locale: stated.boundaries(locale, list(sentences(articles[locale]))) for locale in order}
    stated.segments(parts, order)
    units = {locale: _units(parts[locale]) for locale in order}

    @cache
    def costs(source: str, target: str) -> Costs:
        return bead_costs(units[source], units[target], (source, target), vectors.available(source, target))

    def align_ranges(source: str, there: Range, target: str, here: Range) -> list[Bead]:
        if stated.file.independent and {source, target} & set(stated.file.independent):
            alone = [Bead(i, here[0], 1, 0, "editor") for i in range(*there)]
            return alone + [Bead(there[1], j, 0, 1, "editor") for j in range(*here)]
        return align(costs(source, target), there, here, stated.limits(source, target))

    groups = group({locale: (0, len(parts[locale])) for locale in order}, order, align_ranges)
    for locale in sorted(set(order) - {pivot} - set(stated.file.independent)):
        comparable = locale in with_vectors or (known(pivot) and known(locale))
        if comparable and min(len(parts[pivot]), len(parts[locale])) >= _ENOUGH:
            _refuse_strangers(groups, articles[locale], pivot)
    drafts = draft(groups, parts, order)
    given = assign(drafts, previous)
    bitext = compose(drafts, given, articles, order, aligner, fingerprint, previous)
    return Conversion(bitext, given.changes, _language_problems(articles), stated.findings, articles)


def _refuse_copies(articles: Mapping[str, Article]) -> None:
    """I008: an article with the very text of another one."""
    first: dict[str, str] = {}
    for locale, article in articles.items():
        other = first.setdefault(" ".join(block.text for block in article.blocks), locale)
        if other != locale:
            hint = f"put the article in “{locale}” there, or take it out"
            raise refuse(article.file.name, "I008", f"the text is that of the article in “{other}”", hint)


def _refuse_strangers(groups: Sequence[Group], article: Article, pivot: str) -> None:
    """I015: hardly a sentence of an article answers one of the pivot."""
    scores = [item.matches[article.locale].score for item in groups if article.locale in item.matches]
    surely = sum(score >= _SURELY for score in scores)
    editor = any(match.by == "editor" for item in groups for match in item.matches.values())
    if surely < _FEW * len(scores) and not editor:
        message = f"hardly a sentence answers one of the article in “{pivot}” ({surely} of {len(scores)})"
        hint = f"are these versions of one text? If not, write “independent: [{article.locale}]” into alignment.yml"
        raise refuse(article.file.name, "I015", message, hint)


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
