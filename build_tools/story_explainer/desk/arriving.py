"""Articles that are handed in at the desk: files dropped or text pasted, taken in as `explainer new` and `add` do."""

from __future__ import annotations

import binascii
import tempfile
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from story_explainer.content.article_ids import moment
from story_explainer.content.folders import story_folders
from story_explainer.desk.reading import DeskStories
from story_explainer.desk.request import BadRequestError
from story_explainer.story.problems import ContentError

if TYPE_CHECKING:
    from story_explainer.content.arrival import Arrivals
    from story_explainer.content.handed import Handed

PASTED = "pasted"


@dataclass(frozen=True, slots=True)
class About:
    """What the editor says of an article; empty where the file shall tell."""

    outlet: str = ""
    published: str = ""
    address: str = ""
    locale: str = ""

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> About:
        """What is said in a request, of all files or of one.

        Raises:
            BadRequestError: it is no text.
        """
        said = {field.name: data.get(field.name, "") for field in fields(cls)}
        if not all(isinstance(value, str) for value in said.values()):
            raise BadRequestError("what is said of an article is no text")
        return cls(**{name: value.strip() for name, value in said.items()})

    def before(self, other: About) -> About:
        """The same; where it says nothing, what another one says."""
        return About(*(getattr(self, each.name) or getattr(other, each.name) for each in fields(self)))


OWN, VERSION = "own", "version"  # what an editor may say of a file that is like another one


class UnsureError(Exception):
    """Files that were taken for versions of others by what stands in them, which nobody has said: what is each?"""

    def __init__(self, likely: Sequence[Likely]) -> None:
        self.likely = likely
        super().__init__()


@dataclass(frozen=True, slots=True)
class Likely:
    """A file that is like another one: both names and languages, and the share that answers, in percent."""

    name: str
    locale: str
    other: str
    share: int


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as a browser sends it, with what the editor says of it alone."""

    name: str
    data: bytes
    about: About = About()


def sent(data: Mapping[str, Any]) -> list[Sent]:
    """The files and the text of a request.

    Raises:
        BadRequestError: they have not the form expected.
    """
    files = data.get("files", [])
    if not isinstance(files, list):
        raise BadRequestError("“files” is no list")
    found = list(map(_file, files))
    text = data.get("text", "")
    if not isinstance(text, str):
        raise BadRequestError("“text” is no text")
    if text.strip():
        found.append(Sent(f"{PASTED}.txt", text.replace("\r\n", "\n").encode()))
    return found


def _file(file: object) -> Sent:
    if not isinstance(file, dict) or not isinstance(file.get("name"), str) or not isinstance(file.get("data"), str):
        raise BadRequestError("a file has a name and its data")
    try:
        data = b64decode(file["data"], validate=True)
    except (binascii.Error, ValueError):
        raise BadRequestError("the data of a file is Base64") from None
    # Only the last part of a name counts, wherever it says that it lies.
    name = PurePosixPath(file["name"].replace("\\", "/")).name.strip(". ")
    if not name or "\0" in name:
        raise BadRequestError("a file has a name")
    return Sent(name[-120:], data, About.of(file))


def take_in(
    stories: DeskStories, story: str, files: Sequence[Sent], about: About, kinds: Mapping[str, str] = {}
) -> list[str]:
    """Add articles to a story, with drafts of what they bring, or make a new one of them.

    Args:
        stories: the stories.
        story: the name of the story; of one that is not there yet, that of its folder to be.
        files: what was handed in.
        about: what is said of all of it.
        kinds: of files that are like others, by their names, whether they are versions of these or articles of their
            own (`VERSION`, `OWN`).

    Returns:
        The ids of the articles that came or got a further version.

    Raises:
        ContentError: a file cannot be used. Nothing is written.
        UnsureError: it has to be said of a file what it is. Nothing is written.
        OSError: the story cannot be written. It is as before.
    """
    from story_explainer.content.add import add_articles  # bring numpy and language data, for which no preview waits
    from story_explainer.content.drafting import draft_again
    from story_explainer.content.handed import Handed
    from story_explainer.content.scaffold import new_story

    known = stories.folders()
    if story not in known and story in {folder.name for folder in story_folders(stories.content)}:
        raise BadRequestError("the story lies elsewhere")
    with tempfile.TemporaryDirectory() as folder:
        paths = list(_written(Path(folder), files))
        handed = [
            replace(_handed(Handed, path, file.about.before(about)), alone=kinds.get(file.name) == OWN)
            for path, file in zip(paths, files, strict=True)
        ]
        look = partial(_ask, kinds)
        try:
            if story in known:
                arrivals = add_articles(known[story], handed, look=look).arrivals
                if arrivals.articles:
                    with suppress(
                        ContentError
                    ):  # a story with mistakes is drafted when they are mended: the inbox has them
                        draft_again(known[story], since=arrivals.articles[0].id)
            else:
                arrivals = new_story(stories.future(story), handed, look=look).arrivals
        except ContentError as error:  # the folder in between is of no interest
            raise ContentError(
                replace(each, file=each.file.removeprefix(f"{folder}/"), hint=each.hint.replace(f"{folder}/", ""))
                for each in error.problems
            ) from None
    return [arrival.id for arrival in arrivals.articles]


def _ask(kinds: Mapping[str, str], arrivals: Arrivals) -> None:
    """Two reports on one event can be as like as a text and its translation: which it is, a person says."""
    likely = []
    for arrival in arrivals.articles:
        for number, one in enumerate(arrival.files):
            name = one.handed.path.name
            if (number or arrival.there) and one.because and name not in kinds:
                other, answer = one.because
                likely.append(Likely(name, one.file.locale, PurePosixPath(other).name, round(100 * answer.share)))
    if likely:
        raise UnsureError(likely)


def _handed(handed: type[Handed], path: Path, about: About) -> Handed:
    return handed(
        path,
        locale=about.locale or None,
        outlet=about.outlet or None,
        published=moment(about.published) if about.published else None,
        address=about.address or None,
    )


def _written(folder: Path, files: Sequence[Sent]) -> Iterator[Path]:
    """The files on disk, each under its own name; of two that are called alike, the later has a number before it."""
    for number, file in enumerate(files):
        path = folder / file.name
        if path.exists():
            path = folder / str(number) / file.name
            path.parent.mkdir()
        path.write_bytes(file.data)
        yield path
