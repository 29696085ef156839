"""Further articles for a story that is there: nothing that is numbered moves, what editors wrote keeps every byte."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Thread
from typing import Any

from story_explainer.content.arrival import Arrivals, Look, arrive, unseen
from story_explainer.content.exchange import Change
from story_explainer.content.handed import Handed, with_pages
from story_explainer.content.intake import Intake, There, take_in
from story_explainer.content.lock import only_one
from story_explainer.content.progress import ProgressReporter, silent
from story_explainer.content.story_folder import StoryFolder
from story_explainer.content.together import write_together
from story_explainer.content.told_in import spoken
from story_explainer.ingest.alignment.vectors import load_encoder
from story_explainer.ingest.reading.language import load_recogniser
from story_explainer.story.file_names import ACTORS, SOURCES, STORY
from story_explainer.story.keys import ArticleKey
from story_explainer.story.problems import ContentError
from story_explainer.yaml_source.read import read


@dataclass(frozen=True)
class Added:
    """What came of adding articles: what they were found to be, and what became of the story's files.

    `without_pages` are their languages that are none of the story's: readers of these get no pages of it. `later_than`
    is the day to which the story says that it was followed, where an article is of a later one.
    """

    arrivals: Arrivals
    intake: Intake | None = None
    without_pages: tuple[str, ...] = ()
    later_than: str | None = None


def add_articles(
    folder: StoryFolder,
    handed: Sequence[Handed],
    *,
    independent: bool = False,
    look: Look = unseen,
    progress: ProgressReporter = silent,
) -> Added:
    """Add articles, or further versions of articles, to a story: copied byte for byte, converted, compared, described.

    Args:
        folder: the story's folder.
        handed: the files; those that the story has already are left out.
        independent: whether each is an article of its own by the editor's word.
        look: is shown what the files were found to be, see `arrival.Look`.
        progress: shows how far it is.

    Raises:
        ContentError: a file cannot be used, or the story is not whole. Nothing is written.
        OSError: a file cannot be read, or the story not be written. It is as before then.
    """
    handed = with_pages(handed)
    if not _all_there(folder, handed):
        for model in (load_recogniser, load_encoder):  # beside the reading of what is there
            Thread(target=model, daemon=True).start()
    with only_one(folder.path):
        there = There.read(folder)
        arrivals = arrive(
            handed,
            there.known(),
            _taken(folder),
            independent=independent,
            outlets=_outlets(folder),
            progress=progress,
        )
        if not arrivals.articles:
            return Added(arrivals)
        look(arrivals)
        intake = take_in(folder, arrivals.articles, there, "cited", progress, speaks=spoken(folder.path.parent))
        write_together(folder, intake.changes | _followed(folder, intake.changes))
    about = _data(folder, STORY)
    return Added(arrivals, intake, _without_pages(arrivals, about), _later_than(folder, about))


def _all_there(folder: StoryFolder, handed: Sequence[Handed]) -> bool:
    """Whether the story has every file already, byte for byte, so that no model is needed to look at one."""
    known = {path.read_bytes() for path in folder.file("articles").rglob("*") if path.is_file()}
    return all(one.read() in known for one in handed)


def _followed(folder: StoryFolder, changes: Mapping[str, Change]) -> dict[str, Change]:
    """story.yml with the day of the newest article: as long as its head is a draft, no editor has said another day."""
    about, name = _data(folder, STORY), STORY
    after = changes[SOURCES].after if SOURCES in changes else b""
    last = max(_days(read(SOURCES, after.decode("utf-8-sig")).data), default="")
    change, as_of = changes.get(name), about.get("as_of")
    before = change.before if change else folder.read(name)
    if before is None or about.get("draft") != "true" or not isinstance(as_of, str) or last <= as_of:
        return {}
    text = folder.text(name, change.after if change else before)
    return {name: Change(before, text.set_scalar(("as_of",), last).text.encode())}


def _days(sources: Any) -> list[str]:
    """The days of the articles, as sources.yml has them."""
    known = sources.get("articles") if isinstance(sources, dict) else None
    entries = known.values() if isinstance(known, dict) else ()
    return [str(entry["date"])[:10] for entry in entries if isinstance(entry, dict) and "date" in entry]


def _later_than(folder: StoryFolder, about: dict[str, Any]) -> str | None:
    as_of, days = about.get("as_of"), _days(_data(folder, SOURCES))
    return as_of if isinstance(as_of, str) and any(day > as_of for day in days) else None


def _without_pages(arrivals: Arrivals, about: dict[str, Any]) -> tuple[str, ...]:
    locales = about.get("locales") or ()
    arrived = dict.fromkeys(one.file.locale for arrival in arrivals.articles for one in arrival.files)
    return tuple(locale for locale in arrived if locale not in locales)


def _outlets(folder: StoryFolder) -> dict[str, str]:
    """Who published each article, by its id, as far as sources.yml says it."""
    entries = _data(folder, SOURCES).get("articles")
    return {
        ArticleKey.parse(str(key)).article: entry["publisher"]
        for key, entry in (entries.items() if isinstance(entries, dict) else ())
        if isinstance(entry, dict) and isinstance(entry.get("publisher"), str)
    }


def _taken(folder: StoryFolder) -> set[str]:
    """The ids of actors and sources: an article that bore one could not be told from it where origins are named."""
    taken: set[str] = set()
    for name, key in ((ACTORS, "actors"), (SOURCES, "sources")):
        items = _data(folder, name).get(key)
        taken |= {str(item.get("id")) for item in items or [] if isinstance(item, dict)}
    return taken


def _data(folder: StoryFolder, name: str) -> dict[str, Any]:
    """What a file holds; nothing where it is missing or cannot be read: `check` says what is wrong with it."""
    try:
        data = folder.document(name).data
    except (OSError, ContentError):
        return {}
    return data if isinstance(data, dict) else {}
