"""The content tree: finds the stories, reads and checks their files, writes atomically. The only way to the disk."""

from __future__ import annotations

import codecs
import gc
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from story_explainer.misfits import misfits
from story_explainer.review_log import append
from story_explainer.salvage import Salvage
from story_explainer.story.alignment import AlignmentFile
from story_explainer.story.base import LOCALE
from story_explainer.story.bitext import Bitext
from story_explainer.story.checks import check
from story_explainer.story.model import (
    ActorsFile,
    ClaimsFile,
    ContextFile,
    DivergencesFile,
    EventsFile,
    GlossaryFile,
    ReviewEntry,
    ReviewsFile,
    SourcesFile,
    Story,
    StoryFile,
)
from story_explainer.story.problems import ContentError, Finding, Problem, did_you_mean
from story_explainer.yaml_marks import Document, read

if TYPE_CHECKING:
    from story_explainer.ingest.article import ArticleFile
    from story_explainer.ingest.convert import Conversion

M = TypeVar("M", bound=BaseModel)

FILES: dict[str, type[BaseModel]] = {
    "story.yml": StoryFile,
    "claims.yml": ClaimsFile,
    "events.yml": EventsFile,
    "actors.yml": ActorsFile,
    "context.yml": ContextFile,
    "sources.yml": SourcesFile,
    "glossary.yml": GlossaryFile,
    "divergences.yml": DivergencesFile,
    "reviews.yml": ReviewsFile,
    "alignment.yml": AlignmentFile,
    "bitext.yml": Bitext,
}
REQUIRED = ("bitext.yml", "story.yml")


@dataclass(frozen=True)
class Loaded:
    """What came of reading one story: the story if it is whole, and every problem found."""

    slug: str
    story: Story | None
    problems: list[Problem] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether the story can be published."""
        return self.story is not None and not any(problem.severity == "error" for problem in self.problems)


def story_folders(content: Path) -> list[Path]:
    """The folders under `content` that hold a story: those with an `articles` folder, in order of name."""
    if not content.is_dir():
        return []
    return sorted(folder for folder in content.iterdir() if (folder / "articles").is_dir())


def load_all(content: Path, shown_as: str | None = None) -> Iterator[Loaded]:
    """Read every story under `content`. See `load`."""
    for folder in story_folders(content):
        yield load(folder, shown_as)


def load(folder: Path, shown_as: str | None = None) -> Loaded:
    """Read and check one story.

    Args:
        folder: the story's folder; its name is the story's slug.
        shown_as: how the content folder is called in messages; its own path if left out.

    Returns:
        The story, or None if a file is missing or does not fit its model, and all problems in order of place. Where
        single entries do not fit, the others are checked all the same.
    """
    prefix = f"{shown_as or folder.parent.as_posix()}/{folder.name}"
    problems: list[Problem] = []
    documents: dict[str, Document] = {}
    parts: dict[str, Any] = {}
    rest = Salvage()
    for name, model in FILES.items():
        path = folder / name
        shown = f"{prefix}/{name}"
        if not path.is_file():
            if name in REQUIRED:
                hint = f"run “explainer convert {folder.name}”" if name == "bitext.yml" else "every story has one"
                problems.append(Problem(shown, 1, 1, "F001", "the file is missing", hint))
            continue
        parts[name] = None
        try:
            with _no_collection():
                documents[name] = read(shown, _decoded(shown, path.read_bytes()))
                parts[name] = model.model_validate(documents[name].data)
        except OSError as error:
            problems.append(Problem(shown, 1, 1, "F001", f"the file cannot be read: {error.strerror}"))
        except ContentError as error:
            problems.extend(error.problems)
        except ValidationError as error:
            problems.extend(misfits(documents[name], model, error))
            parts[name] = rest.part(name, model, documents[name], error)
    whole = not problems
    problems.extend(_strangers(folder, prefix))
    story = None
    if all(parts.get(name) for name in (*REQUIRED, *parts)):
        story = _assemble(folder.name, parts)
        findings = rest.sound([*check(story), *_stale_articles(story, folder)], documents)
        problems += [_place(documents, prefix, finding) for finding in findings]
    return Loaded(folder.name, story if whole else None, sorted(problems))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Nothing is garbage while a file is read: looking for it again and again takes as long as the reading itself."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _strangers(folder: Path, prefix: str) -> Iterator[Problem]:
    """F005: YAML files in the story's folder that nothing reads, such as claim.yml or story.yaml."""
    for path in sorted(folder.glob("*.y*ml")):
        if path.name not in FILES and not path.name.startswith("."):
            hint = did_you_mean(path.name, FILES)
            yield Problem(f"{prefix}/{path.name}", 1, 1, "F005", "no file of a story is called so", hint)


def _stale_articles(story: Story, folder: Path) -> Iterator[Finding]:
    """B002: an article that is not as it was when the bitext was made; B003: one too few or too many."""
    again = f"run “explainer convert {story.slug}”"
    known = set()
    for locale, record in story.bitext.articles.items():
        known.add(record.file)
        path = folder / record.file
        where = ("articles", locale, "file")
        if not path.is_file():
            yield Finding("B003", "bitext.yml", where, f"{record.file} is not there", f"restore it, or {again}")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != record.sha256:
            yield Finding("B002", "bitext.yml", where, f"{record.file} was changed since", again)
    for path in sorted((folder / "articles").iterdir()):
        name = f"articles/{path.name}"
        if name not in known and path.is_file() and not path.name.startswith("."):
            yield Finding("B003", "bitext.yml", ("articles",), f"{name} is not in the bitext", again)


def _assemble(slug: str, parts: dict[str, Any]) -> Story:
    def items(file: str, name: str) -> Any:
        return getattr(parts[file], name) if file in parts else []

    return Story(
        slug=slug,
        bitext=parts["bitext.yml"],
        about=parts["story.yml"],
        claims=items("claims.yml", "claims"),
        events=items("events.yml", "events"),
        actors=items("actors.yml", "actors"),
        topics=items("context.yml", "topics"),
        articles=items("sources.yml", "articles") or {},
        sources=items("sources.yml", "sources"),
        terms=items("glossary.yml", "terms"),
        divergences=items("divergences.yml", "divergences"),
        reviews=items("reviews.yml", "reviews"),
    )


def _place(documents: dict[str, Document], prefix: str, finding: Finding) -> Problem:
    def at(file: str, path: tuple[str | int, ...]) -> tuple[str, int, int]:
        return (f"{prefix}/{file}", *(documents[file].place(path) if file in documents else (1, 1)))

    shown, line, column = at(finding.file, finding.path)
    see = tuple("{}:{}:{}".format(*at(*other)) for other in finding.see)
    return Problem(shown, line, column, finding.code, finding.message, finding.hint, finding.severity, see)


def convert_story(folder: Path, pivot: str | None = None, shown_as: str | None = None) -> tuple[Conversion, bool]:
    """Make `bitext.yml` from the articles of a story.

    Args:
        folder: the story's folder.
        pivot: the language that the others are aligned with. If left out, the first of the locales in `story.yml`
            counts, else the pivot of the bitext that is there, else the first language in order of name.
        shown_as: how the content folder is called in messages; its own path if left out.

    Returns:
        What came of it, and whether the file changed.

    Raises:
        ContentError: an article, a correction or the bitext that is there cannot be used. Nothing is written then.
    """
    # Conversion brings numpy and language data along, which whoever only reads stories should not wait for.
    from story_explainer.ingest.convert import convert
    from story_explainer.ingest.corrections import CorrectionError
    from story_explainer.ingest.emit import to_yaml

    prefix = f"{shown_as or folder.parent.as_posix()}/{folder.name}"
    files = _article_files(folder, prefix)
    previous = previous_bitext(folder, prefix)
    documents, corrections = _corrections(folder, prefix)
    chosen = _pivot(folder, prefix, pivot, previous, [file.locale for file in files])
    try:
        conversion = convert(files, chosen, previous, corrections)
    except ContentError as error:
        raise ContentError(replace(problem, file=f"{prefix}/{problem.file}") for problem in error.problems) from None
    except CorrectionError as error:
        raise ContentError(_place(documents, prefix, finding) for finding in error.findings) from None
    problems = [replace(problem, file=f"{prefix}/{problem.file}") for problem in conversion.problems]
    problems += [_place(documents, prefix, finding) for finding in conversion.findings]
    changed = write_atomically(folder / "bitext.yml", to_yaml(conversion.bitext))
    return replace(conversion, problems=problems), changed


def _article_files(folder: Path, prefix: str) -> list[ArticleFile]:
    """The articles of a story, one for each language, named after it."""
    from story_explainer.ingest.article import ArticleFile

    files: dict[str, ArticleFile] = {}
    problems: list[Problem] = []
    for path in sorted((folder / "articles").iterdir()) if (folder / "articles").is_dir() else []:
        if path.name.startswith(".") or not path.is_file():
            continue
        locale, name = path.name.split(".")[0], f"articles/{path.name}"
        shown = f"{prefix}/{name}"
        if not re.match(LOCALE, locale):
            hint = "call it by its language, such as articles/it.txt"
            problems.append(Problem(shown, 1, 1, "I007", f"“{locale}” is no language", hint))
        elif locale in files:
            message = f"there are two articles in “{locale}”: {files[locale].name} and {name}"
            problems.append(Problem(shown, 1, 1, "I008", message, "a story has one article in each language"))
        else:
            files[locale] = ArticleFile(locale, name, path.read_bytes())
    if not files and not problems:
        hint = "put one file for each language there, such as it.txt and de.txt"
        problems.append(Problem(f"{prefix}/articles", 1, 1, "I009", "there are no articles", hint))
    if problems:
        raise ContentError(problems)
    return list(files.values())


def _corrections(folder: Path, prefix: str) -> tuple[dict[str, Document], AlignmentFile | None]:
    """What an editor has corrected, with the places of it."""
    path = folder / "alignment.yml"
    if not path.is_file():
        return {}, None
    shown = f"{prefix}/alignment.yml"
    document = read(shown, _decoded(shown, path.read_bytes()))
    try:
        return {"alignment.yml": document}, AlignmentFile.model_validate(document.data or {})
    except ValidationError as error:
        raise ContentError(misfits(document, AlignmentFile, error)) from None


def previous_bitext(folder: Path, prefix: str) -> Bitext | None:
    """The bitext that a story has already, if any.

    Raises:
        ContentError: it cannot be read.
    """
    path = folder / "bitext.yml"
    if not path.is_file():
        return None
    shown = f"{prefix}/bitext.yml"
    hint = "restore it, for it holds the ids; or delete it to begin anew"
    try:
        document = read(shown, path.read_bytes().decode("utf-8-sig"))
        return Bitext.model_validate(document.data)
    except (UnicodeDecodeError, ContentError, ValidationError):
        message = "the bitext that is there cannot be read"
        raise ContentError([Problem(shown, 1, 1, "I010", message, hint)]) from None


def _pivot(folder: Path, prefix: str, stated: str | None, previous: Bitext | None, locales: list[str]) -> str:
    if stated:
        if stated not in locales:
            hint = did_you_mean(stated, locales)
            problem = Problem("articles", 1, 1, "I011", f"there is no article in “{stated}”", hint)
            raise ContentError([problem])
        return stated
    path = folder / "story.yml"
    if path.is_file():
        try:
            data = read(f"{prefix}/story.yml", path.read_bytes().decode("utf-8-sig")).data
        except (UnicodeDecodeError, ContentError):
            data = None  # `check` says what is wrong with it
        wanted = data.get("locales") if isinstance(data, dict) else None
        if isinstance(wanted, list) and wanted and wanted[0] in locales:
            return str(wanted[0])
    if previous and previous.pivot in locales:
        return previous.pivot
    return min(locales)


def add_reviews(folder: Path, entries: Sequence[ReviewEntry], shown_as: str | None = None) -> None:
    """Add reviews at the end of a story's `reviews.yml`; whatever stands there already stays.

    Raises:
        ContentError: the file that is there cannot be read or added to. Nothing is written then.
    """
    path = folder / "reviews.yml"
    shown = f"{shown_as or folder.parent.as_posix()}/{folder.name}/reviews.yml"
    data = path.read_bytes() if path.is_file() else b""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    write_atomically(path, mark + append(shown, _decoded(shown, data), entries).encode())


def _decoded(shown: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"the byte {data[error.start]:02X} is not UTF-8"
        raise ContentError([Problem(shown, line, column, "Y006", message, "save the file as UTF-8")]) from None


def write_atomically(path: Path, data: bytes) -> bool:
    """Write a file so that whoever looks finds the old content or the new, never half of it.

    Args:
        path: where to; its folder is made if need be.
        data: the whole content.

    Returns:
        Whether anything changed: a file that already holds `data` is left alone.
    """
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True


__all__ = [
    "ContentError",
    "Loaded",
    "add_reviews",
    "convert_story",
    "load",
    "load_all",
    "story_folders",
    "write_atomically",
]
