"""Articles aligned and composed into a bitext, the whole way on one page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from threading import Thread

from story_explainer.ingest.alignment import encoder
from story_explainer.ingest.alignment.align import Bead, Limits, align
from story_explainer.ingest.alignment.assemble import ranges_together, unnumbered
from story_explainer.ingest.alignment.compose import compose
from story_explainer.ingest.alignment.conversion import Conversion, versions_or_refusal
from story_explainer.ingest.alignment.corrections import Corrections
from story_explainer.ingest.alignment.costs import Costs, Unit, bead_costs
from story_explainer.ingest.alignment.ids import assign
from story_explainer.ingest.alignment.settled import cuts
from story_explainer.ingest.article import Article, ArticleFile, Range, Sentence, refuse
from story_explainer.ingest.reading.language import contradicts, load_recogniser, two_languages
from story_explainer.ingest.reading.read import read_article, sentences
from story_explainer.story.alignment import AlignmentFile
from story_explainer.story.bitext import Bitext, IdKind
from story_explainer.story.problems import ContentError, Problem

_LIKELY = 0.9  # below this, a language that the text alone told is worth a word
_MOST_PAIRS = 2_250_000  # pairs of sentences at most: 35,000 words a language, more than any article has


def convert_anew(
    files: Sequence[ArticleFile],
    order: Sequence[str],
    previous: Bitext | None,
    corrections: AlignmentFile,
    given: Mapping[IdKind, int] | None,
    aligner: str,
    fingerprint: str | None,
) -> Conversion:
    """Turn articles into a bitext, whether or not the one before still holds. See `convert.convert`.

    Args:
        files, previous, given: as there.
        order: the languages, the pivot first.
        corrections: what an editor has corrected; empty if there is nothing.
        aligner: the method and its version.
        fingerprint: that of the corrections, if there are any.
    """
    # Unpacking the recogniser's model takes as long as the encoder's work; beside each other they take half.
    Thread(target=load_recogniser, daemon=True).start()
    stated = Corrections(corrections)
    articles = {article.locale: stated.read_as(article) for article in read_all(files)}
    _refuse_copies(articles)
    parts = {locale: stated.boundaries(locale, list(sentences(articles[locale]))) for locale in order}
    stated.segments(parts, order)
    units = {locale: _units(parts[locale]) for locale in order}
    _refuse_too_many(units, order[0], files)

    @cache
    def costs(source: str, target: str) -> Costs:
        return bead_costs(units[source], units[target], (source, target), encoder.available(source, target))

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

    groups = ranges_together({locale: (0, len(parts[locale])) for locale in order}, order, align_ranges)
    segments = unnumbered(groups, parts, order)
    ids = assign(segments, previous, given)
    bitext = compose(segments, ids, articles, order, aligner, fingerprint, previous)
    found = versions_or_refusal(bitext, stated.file, files)
    problems = [*_language_problems(articles), *_doubts(articles)]
    return Conversion(bitext, ids.changes, problems, stated.findings, lambda: articles, found)


def read_all(files: Sequence[ArticleFile]) -> Iterator[Article]:
    """Read articles.

    Raises:
        ContentError: some cannot be used; all problems at once.
    """
    problems: list[Problem] = []
    for file in files:
        try:
            yield read_article(file)
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)


def _refuse_too_many(units: Mapping[str, Sequence[Unit]], pivot: str, files: Sequence[ArticleFile]) -> None:
    """I002: so many sentences in two articles that aligning them would take minutes."""
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


def _unchanged(previous: Bitext, files: Sequence[ArticleFile], *locales: str) -> bool:
    """Whether the files of some languages are those of before."""
    found = {file.locale: hashlib.sha256(file.data).hexdigest() for file in files}
    return all(previous.articles[locale].sha256 == found[locale] for locale in locales)


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
        name = articles[locale].file.name
        if language is None:
            if both := two_languages([block.text for block in articles[locale].blocks]):
                message = f"the text seems to be in two languages, “{both[0]}” and “{both[1]}”"
                problems.append(
                    Problem(name, 1, 1, "I006", message, "put each language into a file of its own", "warning")
                )
            continue
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
