"""Articles that have arrived → what the files of their story become: bitexts, sources, the comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from story_explainer.content import comparison, descriptions, figures, told_in
from story_explainer.content.arrival import Arrival, ArticleThere
from story_explainer.content.article_folder import article_files, previous_bitext
from story_explainer.content.convert import IdCounters, convert_files
from story_explainer.content.exchange import Change
from story_explainer.content.files import decoded
from story_explainer.content.progress import ProgressReporter, silent
from story_explainer.content.story_folder import StoryFolder
from story_explainer.ingest.alignment.conversion import Conversion
from story_explainer.ingest.alignment.emit import bitext_yaml, versions_yaml
from story_explainer.ingest.article import ArticleFile
from story_explainer.story.bitext import Bitext
from story_explainer.story.file_names import COMPARISON, FIGURES, SOURCES, STORY
from story_explainer.story.keys import LEAD, bitext_file, corrections_file
from story_explainer.story.model import FoundMatch
from story_explainer.story.model.sources import Show
from story_explainer.story.problems import ContentError, Problem
from story_explainer.yaml_source.read import read


class Copied(NamedTuple):
    """What an article has taken over word for word: from which one, the share of its text, the segments."""

    origin: str
    share: float
    segments: list[str]


@dataclass(frozen=True)
class Intake:
    """What comes of articles that arrive.

    Attributes:
        changes: what each file of the story held and is to hold, by its path below the story's folder.
        conversions: what came of converting each article that got a text, by its id.
        copied: which articles took over passages of another one.
        figures: what changes in number and is drafted, if anything does.
        matches: what the articles have in common.
        order: the ids of the articles in the order of publication, where there are several.
    """

    changes: dict[str, Change]
    conversions: dict[str, Conversion]
    copied: dict[str, Copied] = field(default_factory=dict)
    figures: figures.FiguresDrafted | None = None
    matches: list[FoundMatch] = field(default_factory=list)
    order: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class There:
    """The articles that a story has: the bitext and the files of each, by its id, the lead first."""

    bitexts: dict[str, Bitext] = field(default_factory=dict)
    files: dict[str, list[ArticleFile]] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: StoryFolder) -> There:
        """The articles on disk.

        Raises:
            ContentError: one cannot be used, was not converted yet (F001), or lies elsewhere (F008).
        """
        there = cls()
        problems: list[Problem] = []
        if outside := folder.leading_out():
            raise ContentError([outside])
        for article in folder.articles():
            bitext = previous_bitext(folder, article)
            if bitext is None:
                hint = f"run “explainer convert {folder.slug}”"
                problems.append(Problem(folder.shown(bitext_file(article)), 1, 1, "F001", "the file is missing", hint))
            else:
                there.bitexts[article] = bitext
                there.files[article] = article_files(folder, article)
        if problems:
            raise ContentError(problems)
        return there

    def known(self) -> dict[str, ArticleThere]:
        """The same as texts that are found again."""
        return {
            article: ArticleThere(
                {file.locale: file for file in self.files[article] if file.locale in bitext.articles},
                {
                    locale: tuple(one.text[locale] for one in bitext.segments() if locale in one.text)
                    for locale in bitext.articles
                },
            )
            for article, bitext in self.bitexts.items()
        }


def take_in(
    folder: StoryFolder,
    arrivals: Sequence[Arrival],
    there: There,
    show: Show,
    progress: ProgressReporter = silent,
    command: str = "add",
    speaks: list[str] | None = None,
) -> Intake:
    """Work out what the files of a story become. Nothing is written.

    Args:
        folder: the story's folder.
        arrivals: the articles that have arrived.
        there: those that are there.
        show: what may be shown of the new texts where nobody has said it.
        progress: shows how far it is.
        command: which command of `explainer` takes them in.
        speaks: the languages of the site; None if nobody says them.

    Raises:
        ContentError: an article, a correction or sources.yml cannot be used.
    """
    numbers = IdCounters(there.bitexts.values())
    conversions: dict[str, Conversion] = {}
    problems: list[Problem] = []
    for arrival in progress("Converting", arrivals):
        fresh = [one.file for one in arrival.files]
        previous = there.bitexts.get(arrival.id)
        try:
            conversions[arrival.id] = convert_files(
                folder,
                [*there.files.get(arrival.id, []), *fresh],
                previous.pivot if previous else fresh[0].locale,
                previous,
                {one.file.name: one.handed.name for one in arrival.files},
                versions=arrival.word,
                article=arrival.id,
                given=numbers.last,
            )
        except ContentError as error:
            problems += error.problems
            continue
        numbers.add(conversions[arrival.id].bitext)
    if problems:
        raise ContentError(problems)
    converted = {article: conversion.bitext for article, conversion in conversions.items()}
    merged = there.bitexts | converted
    bitexts = {article: merged[article] for article in sorted(merged, key=lambda article: (article != LEAD, article))}
    made: dict[str, bytes] = {one.file.name: one.file.data for arrival in arrivals for one in arrival.files}
    for article, conversion in conversions.items():
        made[bitext_file(article)] = bitext_yaml(conversion.bitext)
        if word := [answer.locale for answer in conversion.answers if answer.verdict == "stated"]:
            corrections = corrections_file(article)
            if not folder.file(corrections).exists():
                made[corrections] = versions_yaml(word)
    copied, found = _describe(folder, arrivals, bitexts, show, made, progress)
    about = told_in.extended(folder, there.bitexts, bitexts, speaks) if there.bitexts else None
    if about:
        made[STORY] = about
    arrived = [arrival.id for arrival in arrivals]
    locales = told_in.languages_of((bitext.locales for bitext in bitexts.values()), speaks)
    drafted = figures.drafted(folder, bitexts, *(found or ([], [*bitexts])), arrived, command, about, locales)
    if drafted:
        made[FIGURES] = drafted.file
    changes = {name: Change(folder.read(name), data) for name, data in made.items()}
    changes = {name: change for name, change in changes.items() if change.before != change.after}
    return Intake(changes, conversions, copied, drafted, *(found or ([], [])))


def _describe(
    folder: StoryFolder,
    arrivals: Sequence[Arrival],
    bitexts: Mapping[str, Bitext],
    show: Show,
    made: dict[str, bytes],
    progress: ProgressReporter,
) -> tuple[dict[str, Copied], tuple[list[FoundMatch], list[str]] | None]:
    """sources.yml and comparison.yml as they become, put to what is made.

    Returns:
        What was copied; the matches of several articles, and the order of publication.
    """
    shown, before = folder.shown(SOURCES), folder.read(SOURCES)
    text = None if before is None else decoded(shown, before)
    mark = "" if before is None or not before.startswith(b"\xef\xbb\xbf") else "\ufeff"
    first = descriptions.described(shown, text, descriptions.entries(arrivals, bitexts, {}, show))
    copied: dict[str, Copied] = {}
    reworks = {}
    compared = None
    if len(bitexts) > 1:
        accounts = comparison.accounts(bitexts, comparison.published(read(shown, first).data, bitexts))
        previous = comparison.previous_comparison(folder)
        found = comparison.compared(accounts, previous, partial(progress, "Comparing"))
        made[COMPARISON] = comparison.comparison_yaml(found)
        compared = found.matches, comparison.in_order(accounts)
        fresh = [arrival.id for arrival in arrivals if not arrival.there]
        for article in fresh:
            # Of articles that came together, only their days tell which copied the other.
            earlier = comparison.known_before(article, accounts, bitexts.keys() - fresh)
            if passages := descriptions.copied_passages(article, found.matches, bitexts, earlier):
                copied[article] = Copied(*passages)
                of = descriptions.reference(copied[article].origin, bitexts)
                share, cites = copied[article].share, copied[article].segments
                reworks[article] = {"reworks": {"of": of, "known": "copied", "share": share, "cites": cites}}
    added = descriptions.entries(arrivals, bitexts, reworks, show)
    whole = descriptions.described(shown, text, added, descriptions.remarks(arrivals, added))
    made[SOURCES] = (mark + whole).encode()
    return copied, compared
