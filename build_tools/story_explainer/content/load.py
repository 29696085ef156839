"""The content tree: finds the stories, reads their files and checks them."""

from __future__ import annotations

import gc
import hashlib
import os
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from story_explainer.content.files import decoded, read_ordinary
from story_explainer.content.folders import story_folders
from story_explainer.content.hints import ids_by_name
from story_explainer.content.partial import Salvage
from story_explainer.content.story_folder import OF_ARTICLES, StoryFolder
from story_explainer.content.validation import misfits, place
from story_explainer.story.alignment import AlignmentFile
from story_explainer.story.base import SLUG
from story_explainer.story.bitext import Bitext
from story_explainer.story.checks import check
from story_explainer.story.file_names import ALIGNMENT, BITEXT, COMPARISON, DRAFTED, MATCHES, REVIEWS, SOURCES, STORY
from story_explainer.story.keys import bitext_file, is_article_id, texts_folder
from story_explainer.story.model import (
    LIST_FILES,
    ComparisonFile,
    DraftedFile,
    MatchesFile,
    ReviewsFile,
    Story,
    StoryFile,
)
from story_explainer.story.problems import ContentError, Finding, Problem, did_you_mean
from story_explainer.yaml_source.read import Document, read

FILES: dict[str, type[BaseModel]] = {
    STORY: StoryFile,
    **{file.name: file.model for file in LIST_FILES},
    REVIEWS: ReviewsFile,
    MATCHES: MatchesFile,
    COMPARISON: ComparisonFile,
    DRAFTED: DraftedFile,
    ALIGNMENT: AlignmentFile,
    BITEXT: Bitext,
}
REQUIRED = (BITEXT, STORY)
# A text or an article that a language of the story lacks; who wants all of them before anything is published says so.
_MISSING = ("L001", "L003")


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


def load_all(content: Path, shown_as: str | None = None) -> Iterator[Loaded]:
    """Read every story under `content`, called so in messages, or by its path. See `load`."""
    for folder in story_folders(content):
        yield load(StoryFolder(folder, shown_as))


def load(
    folder: StoryFolder,
    *,
    complete: bool = False,
    reserved: Collection[str] = (),
    instead: Mapping[str, bytes] = {},
) -> Loaded:
    """Read and check one story.

    Args:
        folder: the story's folder.
        complete: whether what is missing in a language of the story is an error, not a warning.
        reserved: names that the site needs for pages of its own, so that no story can have them.
        instead: what files of the story would hold, by name, in place of what they do hold.

    Returns:
        The story, or None if a file is missing or does not fit its model, and all problems in order of place. Where
        single entries do not fit, the others are checked all the same.
    """
    if outside := folder.leading_out():
        return Loaded(folder.slug, None, [outside])
    problems: list[Problem] = []
    documents: dict[str, Document] = {}
    parts: dict[str, Any] = {}
    wrong: dict[str, ValidationError] = {}
    rest = Salvage()
    further = folder.further()
    models = FILES | {f"articles/{article}/{name}": FILES[name] for article in further for name in OF_ARTICLES}
    required = {*REQUIRED, *map(bitext_file, further)}
    for name, model in models.items():
        path, shown = folder.file(name), folder.shown(name)
        if name not in instead and not os.path.lexists(path):
            if name in required:
                again = f"run “explainer convert {folder.slug}”"
                hint = again if name.endswith(BITEXT) else "every story has one"
                problems.append(Problem(shown, 1, 1, "F001", "the file is missing", hint))
            continue
        parts[name] = None
        try:
            with _no_collection():
                data = instead[name] if name in instead else read_ordinary(path, folder.path)
                documents[name] = read(shown, decoded(shown, data))
                parts[name] = model.model_validate(documents[name].data)
        except OSError as error:
            problems.append(Problem(shown, 1, 1, "F001", f"the file cannot be read: {error.strerror}"))
        except ContentError as error:
            # What is made from the articles is not mended by hand.
            again = f"run “explainer convert {folder.slug}”, which makes it anew"
            problems.extend(replace(each, hint=again) if name == COMPARISON else each for each in error.problems)
        except ValidationError as error:
            wrong[name] = error
            parts[name] = rest.part(name, model, documents[name], error)
    if wrong:
        ids = ids_by_name(document.data for document in documents.values())
        for name, misfit in wrong.items():
            problems.extend(misfits(documents[name], models[name], misfit, ids))
    whole = not problems
    problems.extend(_misnamed(folder, reserved))
    problems.extend(_misnamed_articles(folder))
    problems.extend(_strangers(folder))
    story = None
    if all(parts.get(name) for name in (*required, *parts)):
        story = _assemble(folder.slug, parts, further)
        findings = rest.sound([*check(story), *_stale_articles(story, folder)], documents)
        problems += [place(documents, folder.shown(), finding) for finding in findings]
    if complete:
        problems = [replace(each, severity="error") if each.code in _MISSING else each for each in problems]
    return Loaded(folder.slug, story if whole else None, sorted(problems))


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


def _misnamed(folder: StoryFolder, reserved: Collection[str]) -> Iterator[Problem]:
    """F006: a folder whose name cannot be a part of an address, or is that of a page of the site."""
    name = folder.slug
    if not re.fullmatch(SLUG, name):
        hint = "small letters, digits and single hyphens, such as harbour-wind"
        yield Problem(folder.shown(STORY), 1, 1, "F006", f"no address can have the name “{name}”", hint)
    elif name in reserved:
        message = f"the search page of a language has the name “{name}”"
        yield Problem(folder.shown(STORY), 1, 1, "F006", message, "give the folder another name")


def _misnamed_articles(folder: StoryFolder) -> Iterator[Problem]:
    """F006: the folder of an article has a name that is a language, or that no address can have."""
    for name in folder.further():
        if not is_article_id(name):
            hint = "small letters, digits and hyphens, and more than a language, such as corriere-2022-07-04"
            yield Problem(
                folder.shown(f"articles/{name}"), 1, 1, "F006", f"no article can have the name “{name}”", hint
            )


def _strangers(folder: StoryFolder) -> Iterator[Problem]:
    """F005: YAML files in the story's folder that nothing reads, such as claim.yml or story.yaml."""
    for path in sorted(folder.path.glob("*.y*ml")):
        if path.name not in FILES and not path.name.startswith("."):
            hint = did_you_mean(path.name, FILES)
            yield Problem(folder.shown(path.name), 1, 1, "F005", "no file of a story is called so", hint)


def _stale_articles(story: Story, folder: StoryFolder) -> Iterator[Finding]:
    """B002: an article that is not as it was when the bitext was made; B003: one too few or too many."""
    again = f"run “explainer convert {story.slug}”"
    known = set()
    for article, bitext in story.bitexts.items():
        file = bitext_file(article)
        for locale, record in bitext.articles.items():
            known.add(record.file)
            where = ("articles", locale, "file")
            try:  # a name may also be too long to be asked for
                data = folder.read(record.file)
            except OSError as error:
                yield Finding("B003", file, where, f"the article cannot be read: {error.strerror}", again)
                continue
            if data is None:
                yield Finding("B003", file, where, f"{record.file} is not there", f"restore it, or {again}")
            elif hashlib.sha256(data).hexdigest() != record.sha256:
                yield Finding("B002", file, where, f"{record.file} was changed since", again)
        for path in sorted(folder.file(texts_folder(article)).iterdir()):
            name = path.relative_to(folder.path).as_posix()
            if name not in known and path.is_file() and path.name[0] != "." and path.name not in OF_ARTICLES:
                yield Finding("B003", file, ("articles",), f"{name} is not in the bitext", again)


def _assemble(slug: str, parts: dict[str, Any], further: Sequence[str]) -> Story:
    def items(file: str, name: str) -> Any:
        return getattr(parts[file], name) if file in parts else []

    return Story(
        slug=slug,
        bitext=parts[BITEXT],
        further={article: parts[bitext_file(article)] for article in further if bitext_file(article) in parts},
        about=parts[STORY],
        articles=items(SOURCES, "articles") or {},
        reviews=items(REVIEWS, "reviews"),
        matches=items(MATCHES, "matches"),
        found_matches=items(COMPARISON, "matches"),
        **{file.attribute: items(file.name, file.entries) for file in LIST_FILES},
    )
