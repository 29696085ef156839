"""What stands in the folder of an article: its files, the bitext made of them, an editor's corrections of that."""

from __future__ import annotations

from pydantic import ValidationError

from story_explainer.content.files import lies_within, read_ordinary
from story_explainer.content.story_folder import OF_ARTICLES, StoryFolder
from story_explainer.content.validation import misfits
from story_explainer.ingest.article import ArticleFile
from story_explainer.ingest.reading.tags import is_language
from story_explainer.story.alignment import AlignmentFile
from story_explainer.story.bitext import Bitext
from story_explainer.story.file_names import ALIGNMENT
from story_explainer.story.keys import LEAD, bitext_file, corrections_file, texts_folder
from story_explainer.story.problems import ContentError, Problem
from story_explainer.yaml_source.read import Document


def article_files(folder: StoryFolder, article: str = LEAD) -> list[ArticleFile]:
    """The files of an article of a story, one for each language, named after it.

    Raises:
        ContentError: there is none, or a name is no language or that of another file.
    """
    files: dict[str, ArticleFile] = {}
    problems: list[Problem] = []
    place = texts_folder(article)
    found = sorted(folder.file(place).iterdir()) if folder.file(place).is_dir() else []
    for path in found:
        if path.name.startswith(".") or path.is_dir() or (article != LEAD and path.name in OF_ARTICLES):
            continue
        locale, name = path.name.split(".")[0], f"{place}/{path.name}"
        shown = folder.shown(name)
        if not lies_within(path, folder.path):
            message = "the file is a link that leads out of the story"
            problems.append(Problem(shown, 1, 1, "I020", message, "put the article itself there"))
        elif not is_language(locale):
            hint = f"call it by its language, such as {place}/it.txt"
            problems.append(Problem(shown, 1, 1, "I007", f"“{locale}” is no language", hint))
        elif locale in files:
            message = f"there are two articles in “{locale}”: {files[locale].name} and {name}"
            hint = "another article goes into a folder of its own: “explainer add”"
            problems.append(Problem(shown, 1, 1, "I008", message, hint))
        else:
            try:
                files[locale] = ArticleFile(locale, name, read_ordinary(path, folder.path))
            except OSError as error:
                message = f"the file cannot be read: {error.strerror}"
                problems.append(Problem(shown, 1, 1, "I003", message, "see who may read it"))
    if not files and not problems:
        hint = "put one file for each language there, such as it.txt and de.txt"
        problems.append(Problem(folder.shown(place), 1, 1, "I009", "there are no articles", hint))
    if problems:
        raise ContentError(problems)
    return list(files.values())


def previous_bitext(folder: StoryFolder, article: str = LEAD) -> Bitext | None:
    """The bitext that an article of a story has already, if any.

    Raises:
        ContentError: it cannot be read.
    """
    name = bitext_file(article)
    if not folder.file(name).is_file():
        return None
    hint = "restore it, for it holds the ids; or delete it to begin anew"
    try:
        return Bitext.model_validate(folder.document(name).data)
    except (ContentError, ValidationError):
        message = "the bitext that is there cannot be read"
        raise ContentError([Problem(folder.shown(name), 1, 1, "I010", message, hint)]) from None


def corrections_of(folder: StoryFolder, article: str) -> tuple[dict[str, Document], AlignmentFile | None]:
    """What an editor has corrected of an article, with the places of it.

    Raises:
        ContentError: the file cannot be read, or does not fit.
    """
    name = corrections_file(article)
    if not folder.file(name).is_file():
        return {}, None
    document = folder.document(name)
    try:
        return {ALIGNMENT: document}, AlignmentFile.model_validate(document.data or {})
    except ValidationError as error:
        raise ContentError(misfits(document, AlignmentFile, error)) from None
