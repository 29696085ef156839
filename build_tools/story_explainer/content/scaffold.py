"""A new story in the content tree: articles in, what they hold drafted, nothing overwritten."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from story_explainer.content.convert import convert_files, previous_bitext
from story_explainer.content.files import write_atomically
from story_explainer.ingest.alignment.convert import Conversion
from story_explainer.ingest.alignment.emit import to_yaml, versions_yaml
from story_explainer.ingest.article import ArticleFile
from story_explainer.ingest.drafting import draft_story, draft_yaml
from story_explainer.ingest.reading.recognise import language_of
from story_explainer.story.problems import ContentError, Problem


@dataclass(frozen=True)
class Founded:
    """What came of making a new story: the conversion, the files written and those left as they were."""

    conversion: Conversion
    written: list[str]
    left: list[str]


def new_story(
    content: Path,
    slug: str,
    articles: Sequence[tuple[str | None, Path]],
    shown_as: str | None = None,
    versions: bool = False,
) -> Founded:
    """Make a story from articles: copies them byte for byte, converts them, drafts what they give entries for.

    Args:
        content: the folder that holds the stories; it is made if need be.
        slug: the name of the story's folder.
        articles: each with its language, or None where its name or its text shall tell; the first is the pivot.
        shown_as: how the content folder is called in messages; its own path if left out.
        versions: whether all are versions of one text by the editor's word; alignment.yml then keeps it, if need be.

    Returns:
        What was written. A file that is there already is never touched, and told as left.

    Raises:
        ContentError: an article or a correction cannot be used, or the story is there already with other articles.
            Nothing is written.
        OSError: an article cannot be read, or the story not be written. Nothing is left behind.
    """
    folder = content / slug
    prefix = f"{shown_as or content.as_posix()}/{slug}"
    given: dict[str, Path] = {}
    files: list[ArticleFile] = []
    problems: list[Problem] = []
    for stated, path in articles:
        data = path.read_bytes()
        locale, recognised = (stated, None) if stated else language_of(path.as_posix(), data)
        name = f"articles/{locale}{path.suffix.lower() or '.txt'}"
        there = next((old for old in (folder / "articles").glob(f"{locale}.*") if old.read_bytes() != data), None)
        if locale in given or there:
            message = f"there are two articles in “{locale}”: {(there or given[locale]).as_posix()} and this one"
            hint = "a story has one article in each language; “--lang” says which language a file is in"
            problems.append(Problem(path.as_posix(), 1, 1, "I008", message, hint))
            continue
        given[locale] = path
        files.append(ArticleFile(locale, name, data, recognised))
    if problems:
        raise ContentError(problems)
    previous = previous_bitext(folder, prefix)
    if previous and set(previous.articles) != set(given):
        hint = f"put the articles into {prefix}/articles and run “explainer convert {slug}”"
        message = f"the story is there already, in {', '.join(previous.locales)}"
        raise ContentError([Problem(f"{prefix}/bitext.yml", 1, 1, "B003", message, hint)])
    origin = {file.name: given[file.locale].as_posix() for file in files}
    pivot = previous.pivot if previous else files[0].locale
    conversion = convert_files(folder, prefix, files, pivot, previous, origin, versions)
    metadata = {locale: article.metadata for locale, article in conversion.articles.items()}
    drafts = draft_story(previous or conversion.bitext, metadata)
    made = {file.name: file.data for file in files}
    made["bitext.yml"] = to_yaml(conversion.bitext)
    if word := [answer.locale for answer in conversion.answers if answer.verdict == "stated"]:
        made["alignment.yml"] = versions_yaml(word)
    made |= {f"{name}.yml": draft_yaml(name, model) for name, model in drafts.items()}
    fresh = {name: data for name, data in made.items() if not (folder / name).exists()}
    _write_all(folder, fresh)
    return Founded(conversion, list(fresh), [name for name in made if name not in fresh])


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files that are not there yet: all of them, or none."""
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        workshop = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        try:
            for name, data in files.items():
                write_atomically(workshop / name, data)
            workshop.chmod(0o755)
            workshop.rename(folder)
        except BaseException:
            shutil.rmtree(workshop, ignore_errors=True)
            raise
        return
    written: list[Path] = []
    try:
        for name, data in files.items():
            written.append(folder / name)
            write_atomically(folder / name, data)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
