"""The articles of a story that is there → its bitext.yml, with what editors have corrected kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from story_explainer.content import comparison
from story_explainer.content.article_folder import article_files, corrections_of, previous_bitext
from story_explainer.content.exchange import Change
from story_explainer.content.lock import only_one
from story_explainer.content.progress import ProgressReporter, silent
from story_explainer.content.story_folder import StoryFolder
from story_explainer.content.together import write_together
from story_explainer.content.validation import place
from story_explainer.ingest.alignment import encoder
from story_explainer.ingest.alignment.conversion import Conversion
from story_explainer.ingest.alignment.convert import VectorsMissingError, convert
from story_explainer.ingest.alignment.emit import bitext_yaml
from story_explainer.ingest.article import ArticleFile
from story_explainer.story.alignment import AlignmentFile, CorrectionError
from story_explainer.story.bitext import Bitext, IdKind
from story_explainer.story.file_names import STORY
from story_explainer.story.keys import LEAD, bitext_file
from story_explainer.story.problems import ContentError, Problem, did_you_mean


@dataclass(frozen=True)
class Converted:
    """What came of converting one article of a story, and whether its bitext changed."""

    article: str
    conversion: Conversion
    changed: bool


def convert_story(
    folder: StoryFolder,
    pivot: str | None = None,
    progress: ProgressReporter = silent,
    *,
    worse: bool = False,
) -> list[Converted]:
    """Make the bitext of each article of a story, and compare them: `bitext.yml`, one in the folder of each further
    article, and `comparison.yml` where there are some.

    Args:
        folder: the story's folder.
        pivot: the language that the lead's others are aligned with. If left out, the first of the locales in
            `story.yml` counts, else the pivot of the bitext that is there, else the first language in order of name.
        progress: shows how far it is.
        worse: whether what was aligned with sentence vectors may be aligned anew without them.

    Returns:
        What came of each, the lead first.

    Raises:
        ContentError: an article, a correction or the bitext that is there cannot be used. Nothing is written then.
        OSError: a file cannot be written. All are as before then.
    """
    if outside := folder.leading_out():
        raise ContentError([outside])
    encoder.begin_story()
    with only_one(folder.path):
        return _convert_story(folder, pivot, progress, worse)


def _convert_story(folder: StoryFolder, pivot: str | None, progress: ProgressReporter, worse: bool) -> list[Converted]:
    articles = folder.articles()
    problems: list[Problem] = []
    previous: dict[str, Bitext | None] = {}
    files: dict[str, list[ArticleFile]] = {}
    for article in articles:
        try:
            previous[article] = previous_bitext(folder, article)
            files[article] = article_files(folder, article)
        except ContentError as error:
            problems += error.problems
    there = {article: bitext for article, bitext in previous.items() if bitext}
    if problems := problems or _twice(folder, there):
        raise ContentError(problems)
    found: dict[str, Conversion] = {}
    wanted = _wanted(folder)
    numbers = IdCounters([bitext for bitext in previous.values() if bitext])
    for article in progress("Converting", articles):
        locales = [file.locale for file in files[article]]
        chosen = _pivot(folder, pivot if article == LEAD else None, wanted, previous[article], locales)
        try:
            conversion = convert_files(
                folder,
                files[article],
                chosen,
                previous[article],
                article=article,
                given=numbers.last,
                worse=worse,
            )
        except ContentError as error:
            problems += error.problems
            continue
        numbers.add(conversion.bitext)
        found[article] = conversion
    if problems:
        raise ContentError(problems)
    # What is as it was is not written out to be compared with itself: that takes longer than all the rest.
    fresh = {article: each.bitext for article, each in found.items() if each.bitext is not previous[article]}
    made = {bitext_file(article): bitext_yaml(bitext) for article, bitext in fresh.items()}
    if len(found) > 1:
        bitexts = {article: conversion.bitext for article, conversion in found.items()}
        made |= comparison.refreshed(folder, bitexts, partial(progress, "Comparing"))
    changes = {name: Change(folder.read(name), data) for name, data in made.items()}
    changes = {name: change for name, change in changes.items() if change.before != change.after}
    write_together(folder, changes)
    return [Converted(article, conversion, bitext_file(article) in changes) for article, conversion in found.items()]


def _twice(folder: StoryFolder, bitexts: Mapping[str, Bitext]) -> list[Problem]:
    """The ids that two bitexts have given, with both places: nothing tells which of the two is meant."""
    given = [ident for bitext in bitexts.values() for ident in bitext.by_id]
    if len(set(given)) == len(given):
        return []
    from story_explainer.story.checks.bitexts import given_twice  # all checks come with it

    clashes = list(given_twice(bitexts, folder.slug))
    files = {name for finding in clashes for name in (finding.file, *(other for other, _ in finding.see))}
    documents = {name: folder.document(name) for name in files}
    return [place(documents, folder.shown(), finding) for finding in clashes]


class IdCounters:
    """The highest numbers given in a story so far, for each kind of id: one counter for all of its articles."""

    def __init__(self, bitexts: Iterable[Bitext] = ()) -> None:
        self.last: dict[IdKind, int] = {}
        for bitext in bitexts:
            self.add(bitext)

    def add(self, bitext: Bitext) -> None:
        """Take note of the numbers of one more bitext."""
        for kind, number in bitext.last.items():
            self.last[kind] = max(number, self.last.get(kind, 0))


def convert_files(
    folder: StoryFolder,
    files: Sequence[ArticleFile],
    pivot: str,
    previous: Bitext | None,
    shown: Mapping[str, str] | None = None,
    versions: bool = False,
    article: str = LEAD,
    given: Mapping[IdKind, int] | None = None,
    worse: bool = False,
) -> Conversion:
    """Convert articles as the corrections in a story's folder say, if there are any. Nothing is written.

    Args:
        folder: the story's folder.
        files: the articles.
        pivot: the language that the others are aligned with.
        previous: the bitext that the story has already.
        shown: how articles are called in messages, by the names of their files; by those in the folder if left out.
        versions: whether all are versions of one text by an editor's word, where there are no corrections yet.
        article: the id of the article whose versions these are.
        given: the highest numbers that other articles of the story have been given.
        worse: whether what was aligned with sentence vectors may be aligned anew without them.

    Returns:
        What came of it; its problems hold those of the corrections too, each with its place.

    Raises:
        ContentError: an article or a correction cannot be used.
    """

    def named(problem: Problem) -> Problem:
        return replace(problem, file=(shown or {}).get(problem.file, folder.shown(problem.file)))

    documents, corrections = corrections_of(folder, article)
    at = folder.shown("" if article == LEAD else f"articles/{article}")
    if versions and corrections is None:
        corrections = AlignmentFile(versions=[file.locale for file in files if file.locale != pivot])
    try:
        conversion = convert(files, pivot, previous, corrections, given, worse)
    except ContentError as error:
        raise ContentError(map(named, error.problems)) from None
    except CorrectionError as error:
        raise ContentError(place(documents, at, finding) for finding in error.findings) from None
    except VectorsMissingError:
        message = "it was made with sentence vectors, which are not here: made anew, it would be worse throughout"
        hint = f"install them: {encoder.INSTALL}; or accept it: “explainer convert --even-without-vectors”"
        raise ContentError([Problem(folder.shown(bitext_file(article)), 1, 1, "I021", message, hint)]) from None
    findings = [place(documents, at, finding) for finding in conversion.findings]
    return replace(conversion, problems=[*map(named, conversion.problems), *findings])


def _pivot(
    folder: StoryFolder, stated: str | None, wanted: str | None, previous: Bitext | None, locales: list[str]
) -> str:
    if stated:
        if stated not in locales:
            hint = did_you_mean(stated, locales)
            problem = Problem(folder.shown("articles"), 1, 1, "I011", f"there is no article in “{stated}”", hint)
            raise ContentError([problem])
        return stated
    if wanted in locales:
        return str(wanted)
    if previous and previous.pivot in locales:
        return previous.pivot
    return min(locales)


def _wanted(folder: StoryFolder) -> str | None:
    """The first of the languages that story.yml names, if it names some."""
    try:
        data = folder.document(STORY).data
    except (OSError, ContentError):
        return None  # `check` says what is wrong with it
    wanted = data.get("locales") if isinstance(data, dict) else None
    return str(wanted[0]) if isinstance(wanted, list) and wanted else None
