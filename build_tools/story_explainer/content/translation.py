"""What a translator gave back, put into the files of the story; all else in them stays as it stands."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from story_explainer.content.exchange import Change, exchange
from story_explainer.content.load import load
from story_explainer.content.lock import only_one
from story_explainer.content.story_folder import StoryFolder
from story_explainer.story.file_names import STORY
from story_explainer.story.problems import ContentError, Problem
from story_explainer.story.xliff import Translation, units
from story_explainer.story.xml_text import xml_safe
from story_explainer.yaml_source.edit import YamlText


@dataclass(frozen=True)
class Imported:
    """What was done: how many texts were written, by file; units that were left, each with the reason."""

    written: dict[str, int]
    left: list[str]
    new_language: bool


def put_in(folder: StoryFolder, given: Translation) -> Imported | None:
    """Write translated texts into a story.

    A text whose original has changed since it went out, or that is there no more, is left; so is one that came back
    empty or as it is.

    Args:
        folder: the story's folder.
        given: what came back.

    Returns:
        What was done; None if the story cannot be read.

    Raises:
        ContentError: a file cannot be changed so that all else stays, or somebody else changed it meanwhile. Nothing
            is written then.
        OSError: a file cannot be read or written.
    """
    with only_one(folder.path):
        story = load(folder).story
        if story is None:
            return None
        known = {(unit.file, unit.id): unit for unit in units(story, given.source, given.target)}
        before: dict[str, bytes] = {}
        texts: dict[str, YamlText] = {}
        written: dict[str, int] = {}
        left: list[str] = []
        for (file, name), (source, returned) in given.texts.items():
            target = unicodedata.normalize("NFC", returned)
            unit = known.get((file, name))
            if unit is None:
                left.append(f"{folder.shown(file)}: {name} is not there any more")
            elif not target or target == unit.target.strip():
                continue
            elif _words(source) != _words(unit.source):
                left.append(f"{folder.shown(file)}: {name} has changed since it went out")
            else:
                if file not in texts:
                    before[file] = folder.read(file) or b""
                    texts[file] = folder.text(file, before[file])
                texts[file] = texts[file].set_key(unit.pointer, given.target, target)
                written[file] = written.get(file, 0) + 1
        changes = {folder.file(file): Change(before[file], text.text.encode()) for file, text in texts.items()}
        if not exchange(changes, folder.path):
            message = "a file of the story was changed meanwhile"
            raise ContentError([Problem(folder.shown(STORY), 1, 1, "I017", message, "import once more")])
    return Imported(written, left, given.target not in story.locales)


def _words(text: str) -> list[str]:
    """The words of a text, whatever blanks and forms of letters a program has made of them on the way."""
    return unicodedata.normalize("NFC", xml_safe(text)).split()
