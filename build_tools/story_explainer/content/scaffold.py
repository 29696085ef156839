"""A new story in the content tree: articles in, what they hold drafted, nothing overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from pydantic import BaseModel

from story_explainer.content import comparison, drafted
from story_explainer.content.arrival import Arrivals, Look, arrive, unseen
from story_explainer.content.convert import convert_files
from story_explainer.content.exchange import Change
from story_explainer.content.figures import FiguresDrafted
from story_explainer.content.files import read_ordinary
from story_explainer.content.handed import Handed, with_pages
from story_explainer.content.intake import Copied, Intake, There, take_in
from story_explainer.content.lock import only_one
from story_explainer.content.progress import ProgressReporter, silent
from story_explainer.content.story_folder import StoryFolder
from story_explainer.content.together import write_together
from story_explainer.content.told_in import languages_of, spoken
from story_explainer.ingest.alignment.conversion import Conversion
from story_explainer.ingest.article import Article, Metadata
from story_explainer.ingest.drafting import draft_story, draft_yaml
from story_explainer.ingest.drafting.releases import party_of
from story_explainer.story.file_names import DRAFTED, FIGURES, SOURCES
from story_explainer.story.keys import LEAD, ArticleKey, bitext_file
from story_explainer.story.model import ActorsFile
from story_explainer.story.model.sources import Show
from story_explainer.story.problems import ContentError, Problem


@dataclass(frozen=True)
class Founded:
    """What came of making a new story.

    Attributes:
        arrivals: its articles.
        conversions: what came of converting each, by its id.
        copied: which of them took over passages of another one.
        figures: what changes in number from one to another and is drafted, if anything does.
        written: the files written.
        left: those that were there already and were left as they were.
    """

    arrivals: Arrivals
    conversions: dict[str, Conversion]
    copied: dict[str, Copied]
    figures: FiguresDrafted | None
    written: list[str]
    left: list[str]


def new_story(
    folder: StoryFolder,
    handed: Sequence[Handed],
    *,
    versions: bool = False,
    independent: bool = False,
    look: Look = unseen,
    progress: ProgressReporter = silent,
) -> Founded:
    """Make a story from articles: copies them byte for byte, converts them, drafts what the lead gives entries for.

    Args:
        folder: the story's folder; it is made if need be, and the one that holds the stories.
        handed: the files; the article of the first one becomes the lead, and its language the pivot.
        versions: whether all are versions of one text by the editor's word; alignment.yml then keeps it, if need be.
        independent: whether each is an article of its own by the editor's word.
        look: is shown what the files were found to be, see `arrival.Look`.
        progress: shows how far it is.

    Returns:
        What was written. A file that is there already is never touched, and told as left.

    Raises:
        ContentError: an article or a correction cannot be used, or the story is there already with other articles.
            Nothing is written.
        OSError: an article cannot be read, or the story not be written. Nothing is left behind.
    """
    handed = with_pages(handed)
    found = partial(_found_story, folder, handed, versions, independent, look, progress)
    if folder.path.is_dir():
        with only_one(folder.path):
            changes, founded = found()
            write_together(folder, changes)
    else:
        changes, founded = found()
        folder.path.parent.mkdir(parents=True, exist_ok=True)
        with only_one(folder.path.parent):
            write_together(folder, changes)
    return founded


def _found_story(
    folder: StoryFolder,
    handed: Sequence[Handed],
    versions: bool,
    independent: bool,
    look: Look,
    progress: ProgressReporter,
) -> tuple[dict[str, Change], Founded]:
    """What is to be written, and what will have come of it then."""
    speaks = spoken(folder.path.parent)
    there = There.read(folder) if folder.file(bitext_file(LEAD)).is_file() else There()
    find = partial(arrive, handed, there.known(), independent=independent, versions=versions, progress=progress)
    arrivals = find()
    look(arrivals)
    if there.bitexts:
        _refuse_more(folder, arrivals)
        intake = _taken_in_before(folder, there)
        drafts = _drafts(arrivals, intake, speaks)
        made = {file.name: file.data for file in there.files[LEAD]}
    else:
        _refuse_others(folder, arrivals)
        show: Show = "full" if len(arrivals.articles) == 1 else "cited"
        take = partial(take_in, folder, show=show, there=there, progress=progress, command="new", speaks=speaks)
        intake = take(arrivals.articles)
        drafts = _drafts(arrivals, intake, speaks)
        if named := _actors(drafts) & {arrival.id for arrival in arrivals.articles}:
            # An article that bore an actor's name could not be told from it where origins are named.
            arrivals = find(taken=named)
            intake = take(arrivals.articles)
        made = {name: change.after for name, change in intake.changes.items()}
        if SOURCES in made:
            made[SOURCES] = _with_parties(folder, made[SOURCES], intake, drafts)
    made |= {f"{name}.yml": draft_yaml(name, model) for name, model in drafts.items()}
    made[DRAFTED] = drafted.drafted_yaml(drafted.of_drafts(drafts))
    fresh = {name: Change(None, data) for name, data in made.items() if not folder.file(name).exists()}
    left = [name for name in made if name not in fresh]
    figures = intake.figures if FIGURES in fresh else None
    return fresh, Founded(arrivals, intake.conversions, intake.copied, figures, list(fresh), left)


def _with_parties(folder: StoryFolder, sources: bytes, intake: Intake, drafts: dict[str, BaseModel]) -> bytes:
    """sources.yml with the actors that published articles as parties, as far as they are drafted."""
    file = drafts.get("actors")
    actors = file.actors if isinstance(file, ActorsFile) else []
    found = {name: party_of(one.bitext, actors) for name, one in intake.conversions.items()}
    text = folder.text(SOURCES, sources)
    for article, party in found.items():
        locales = intake.conversions[article].bitext.locales
        keys = [str(ArticleKey(article, locale)) for locale in locales] if article == LEAD else [article]
        for key in keys if party else ():
            text = text.set_key(("articles", key), "party", party)
    return text.text.encode()


def _taken_in_before(folder: StoryFolder, there: There) -> Intake:
    """The articles that the story has, with what they have in common as it was found."""
    conversions = {
        article: convert_files(folder, there.files[article], bitext.pivot, bitext)
        for article, bitext in there.bitexts.items()
    }
    found, before = comparison.previous_comparison(folder), folder.read(SOURCES)
    if found is None or before is None:
        return Intake({}, conversions)
    told = comparison.published(folder.text(SOURCES, before).data, there.bitexts)
    order = comparison.in_order(comparison.accounts(there.bitexts, told))
    return Intake({}, conversions, matches=found.matches, order=order)


def _refuse_more(folder: StoryFolder, arrivals: Arrivals) -> None:
    """B003: the story is there already, and lacks some of the files."""
    files = " ".join(one.handed.name for arrival in arrivals.articles for one in arrival.files)
    if files:
        hint = f"run “explainer add {folder.slug} {files}”"
        raise ContentError([Problem(folder.shown(bitext_file(LEAD)), 1, 1, "B003", "the story is there already", hint)])


def _refuse_others(folder: StoryFolder, arrivals: Arrivals) -> None:
    """I008: where a file of the lead is to stand, another text stands already."""
    problems = []
    for one in [one for arrival in arrivals.articles if arrival.id == LEAD for one in arrival.files]:
        old = next(iter(sorted(folder.file("articles").glob(f"{one.file.locale}.*"))), None)
        if old and read_ordinary(old, folder.path) != one.file.data:
            message = f"there are two versions in “{one.file.locale}”: {old.as_posix()} and this one"
            problems.append(Problem(one.handed.name, 1, 1, "I008", message, "take one of them away"))
    if problems:
        raise ContentError(problems)


def _drafts(arrivals: Arrivals, intake: Intake, speaks: list[str] | None) -> dict[str, BaseModel]:
    """What the articles give entries for, by the names of the files; the story goes up to the newest one."""
    told = {one.file.name: one for arrival in arrivals.articles for one in arrival.files}

    def known(article: Article) -> Metadata:
        one = told.get(article.file.name)
        if one is None or one.handed.published is None:
            return article.metadata
        return Metadata(article.metadata.title, article.metadata.author, one.handed.published)

    metadata = {
        article.file.name: known(article)
        for conversion in intake.conversions.values()
        for article in conversion.articles.values()
    }
    further = {name: one.bitext for name, one in intake.conversions.items() if name != LEAD}
    lead = intake.conversions[LEAD].bitext
    locales = languages_of((bitext.locales for bitext in (lead, *further.values())), speaks)
    return draft_story(lead, metadata, further, intake.matches, intake.order, locales)


def _actors(drafts: dict[str, BaseModel]) -> set[str]:
    file = drafts.get("actors")
    return {actor.id for actor in file.actors} if isinstance(file, ActorsFile) else set()
