"""What an editor hands in → articles: the language of each, which belong together, what each is called."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType

from story_explainer.content.article_ids import article_id, moment
from story_explainer.content.handed import Handed
from story_explainer.content.progress import ProgressReporter, silent
from story_explainer.ingest.alignment.grouping import TextGiven, VersionGroup, group
from story_explainer.ingest.alignment.versions import VersionCheck
from story_explainer.ingest.article import Article, ArticleFile
from story_explainer.ingest.reading.read import read_article, sentences
from story_explainer.ingest.reading.recognise import language_of
from story_explainer.ingest.reading.tags import language_in_name
from story_explainer.story.keys import LEAD
from story_explainer.story.problems import ContentError, Problem, did_you_mean


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file of an article that has arrived.

    Attributes:
        handed: as it was handed in.
        file: as it is to stand in the story.
        article: as it was read.
        because: the other file that it is a version of by the figure, if that is the reason why it is here.
    """

    handed: Handed
    file: ArticleFile
    article: Article
    because: tuple[str, VersionCheck] | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article with the files that have arrived for it.

    Attributes:
        id: the article's id.
        files: the files, in the order in which they were handed in.
        there: whether the article was there already and gets further versions.
        word: whether its versions belong together by an editor's word.
    """

    id: str
    files: tuple[Arrived, ...]
    there: bool = False
    word: bool = False


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What has arrived; and files that are left out, for the story has them already, with where."""

    articles: list[Arrival]
    left: list[tuple[Handed, str]] = field(default_factory=list)


Look = Callable[[Arrivals], None]
"""Is shown what files were found to be before anything is written; what it raises stops it."""


def unseen(arrivals: Arrivals) -> None:
    """Nobody looks."""


@dataclass(frozen=True, slots=True)
class ArticleThere:
    """The texts of an article that is there: its files, and what stands in each, by its language."""

    files: Mapping[str, ArticleFile]
    sentences: Mapping[str, tuple[str, ...]]


def arrive(
    handed: Sequence[Handed],
    known: Mapping[str, ArticleThere],
    taken: Collection[str] = (),
    *,
    independent: bool = False,
    versions: bool = False,
    outlets: Mapping[str, str] = MappingProxyType({}),
    progress: ProgressReporter = silent,
) -> Arrivals:
    """Find out what files are: a version of an article, or an article of their own.

    Args:
        handed: the files.
        known: the articles of the story by their ids; of a new one none, and the first file becomes its lead.
        taken: names that no article can have, for something else in the story has them.
        independent: whether each file is an article of its own by an editor's word.
        versions: whether all are versions of one article by an editor's word.
        outlets: who published the articles that are there, by their ids, as far as that is known.
        progress: shows how far it is.

    Raises:
        ContentError: a file cannot be read (I001 to I014), an article has two versions in one language (I008), or an
            article is named that is not there (I016).
        OSError: a file cannot be read.
    """
    there = {(file.data, file.locale): file.name for one in known.values() for file in one.files.values()}
    homes = {file.data: file.locale for one in known.values() for file in one.files.values()}
    spoken = {locale for one in known.values() for locale in one.files}
    left: list[tuple[Handed, str]] = []
    read: dict[str, tuple[Handed, Article]] = {}
    problems: list[Problem] = []
    for one in progress("Reading", handed):
        try:
            article = _read(one, homes, spoken)
        except ContentError as error:
            problems += error.problems
            continue
        name, same = one.name, (article.file.data, article.locale)
        if name in read and read[name][1].locale != article.locale:
            message = f"the file is given twice, in “{read[name][1].locale}” and in “{article.locale}”"
            problems.append(Problem(name, 1, 1, "I008", message, "each language of an article has a file of its own"))
        elif same in there:
            left.append((one, there[same]))
        else:
            read[name] = one, article
            there[same] = name
    problems += _misnamed(handed, known, taken)
    if problems:
        raise ContentError(problems)
    if not read:
        return Arrivals([], left)
    texts = [
        TextGiven(file, article.sentences[locale], ident, _folded(outlets.get(ident)))
        for ident, article in known.items()
        for locale, file in article.files.items()
    ]
    alone = [text.file.name for text in texts] if independent else []
    for number, (one, article) in enumerate(read.values()):
        home = one.version_of or (LEAD if not known and (versions or number == 0) else None)
        text = tuple(sentence.text for sentence in sentences(article))
        outlet = None if versions or one.version_of else _folded(one.outlet or article.metadata.publisher)
        texts.append(TextGiven(article.file, text, home, outlet))
        if independent or one.alone:
            alone.append(article.file.name)
    groups = _groups(texts, alone, progress)
    return Arrivals(list(_named(groups, read, known, set(taken), versions)), left)


def _groups(texts: Sequence[TextGiven], alone: Collection[str], progress: ProgressReporter) -> list[VersionGroup]:
    """The texts by the articles that they are versions of, in their order; those that are alone each for itself."""
    found = group([text for text in texts if text.file.name not in alone], partial(progress, "Grouping"))
    found += [VersionGroup([text]) for text in texts if text.file.name in alone]
    places = {text.file.name: place for place, text in enumerate(texts)}
    return sorted(found, key=lambda one: min(places[text.file.name] for text in one.texts))


def _folded(outlet: str | None) -> str | None:
    return outlet.casefold().strip() if outlet else None


def _read(one: Handed, homes: Mapping[bytes, str], spoken: Collection[str]) -> Article:
    """Read a file; one that the story has is in the language in which it stands there, if nobody says otherwise.

    A language that is told by the text is called as the story calls it (`pt` is `pt-BR` where that alone is spoken).
    """
    data, name = one.read(), one.path.as_posix()
    try:
        stated = one.locale or language_in_name(name) or homes.get(data)
        locale, recognised = (stated, None) if stated else language_of(name, data)
        alike = [each for each in spoken if each.split("-")[0] == locale]
        if not stated and locale not in spoken and len(alike) == 1:
            locale = alike[0]
        article = read_article(ArticleFile(locale, name, data, recognised))
    except ContentError as error:
        raise ContentError([replace(problem, file=one.name) for problem in error.problems]) from None
    return replace(article, file=replace(article.file, name=one.name))


def _misnamed(handed: Sequence[Handed], known: Mapping[str, ArticleThere], taken: Collection[str]) -> Iterator[Problem]:
    """I016: an article that is named and not there; R001: the name given to one is that of something else."""
    ids = [*(known or [LEAD]), *(one.called for one in handed if one.called)]
    for one in handed:
        where = one.name
        for named in (one.version_of, one.replaces):
            if named and named not in ids:
                yield Problem(where, 1, 1, "I016", f"no article is called “{named}”", did_you_mean(named, ids))
        if one.called in known or one.called in taken:
            yield Problem(where, 1, 1, "R001", f"the id “{one.called}” is given already", "call the article otherwise")


def _named(
    groups: Sequence[VersionGroup],
    read: Mapping[str, tuple[Handed, Article]],
    known: Mapping[str, ArticleThere],
    taken: set[str],
    versions: bool,
) -> Iterator[Arrival]:
    """The groups as articles with their ids, those alone to which something was added."""
    problems: list[Problem] = []
    used = {*taken, *known}
    for one in groups:
        fresh = [read[text.file.name] for text in one.texts if text.file.name in read]
        if not fresh:
            continue
        there = one.article if one.article in known else None
        ident = one.article or _id(fresh, used)
        used.add(ident)
        files: list[Arrived] = []
        has = {locale: file.name for locale, file in known[ident].files.items()} if there else {}
        for handed, article in fresh:
            locale, path = article.locale, handed.path
            if locale in has:
                message = f"there are two versions in “{locale}”: {has[locale]} and this one"
                hint = "“--lang” says which language a file is in; a newer state of an article is “--replaces”"
                problems.append(Problem(handed.name, 1, 1, "I008", message, hint))
            has[locale] = handed.name
            folder = "articles" if ident == LEAD else f"articles/{ident}"
            name = f"{folder}/{locale}{path.suffix.lower() or '.txt'}"
            file = ArticleFile(locale, name, article.file.data, article.file.recognised)
            files.append(Arrived(handed, file, article, _because(one, handed.name)))
        word = versions or any(handed.version_of for handed, _ in fresh)
        yield Arrival(ident, tuple(files), there is not None, word)
    if problems:
        raise ContentError(problems)


def _because(group: VersionGroup, name: str) -> tuple[str, VersionCheck] | None:
    """The file that a file answers most, of those of its group that it was found to be a version of."""
    found = [
        (answer.share, other, answer)
        for pair, answer in sorted(group.because.items(), key=lambda item: item[0])
        if name in pair
        for other in pair
        if other != name
    ]
    best = max(found, key=lambda one: one[0], default=None)
    return best and (best[1], best[2])


def _id(fresh: Sequence[tuple[Handed, Article]], used: set[str]) -> str:
    """The id of a new article: the one told, else what its first file says."""
    told = next((handed.called for handed, _ in fresh if handed.called), None)
    handed, article = fresh[0]
    outlet, date = handed.outlet or article.metadata.publisher, handed.published or moment(article.metadata.date)
    return told or article_id(outlet, date, handed.path.stem, article.locale, used)
