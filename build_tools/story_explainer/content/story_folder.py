"""A story on disk: where its files lie, what messages call them, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from story_explainer.content.exchange import content_of
from story_explainer.content.files import decoded, lies_within, read_ordinary
from story_explainer.story.file_names import ALIGNMENT, BITEXT, STORY
from story_explainer.story.keys import LEAD
from story_explainer.story.problems import Problem
from story_explainer.yaml_source.edit import YamlText
from story_explainer.yaml_source.read import Document, read

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# What also stands in the folder of each further article.
OF_ARTICLES = (BITEXT, ALIGNMENT)


@dataclass(frozen=True, slots=True)
class StoryFolder:
    """The folder of a story; it need not be there yet. Files are called by their path below it.

    Attributes:
        path: where it lies; its name is that of the story.
        shown_as: how the content folder, in which it lies, is called in messages; its own path if left out.
    """

    path: Path
    shown_as: str | None = None

    @property
    def slug(self) -> str:
        """The name of the story."""
        return self.path.name

    def file(self, name: str) -> Path:
        """Where a file lies.

        >>> StoryFolder(Path("/home/ada/content/ferry")).file("articles/it.txt").as_posix()
        '/home/ada/content/ferry/articles/it.txt'
        """
        return self.path / name

    def shown(self, name: str = "") -> str:
        """How a file is called in messages, or the folder itself.

        >>> folder = StoryFolder(Path("/home/ada/content/ferry"), "content")
        >>> folder.shown("claims.yml"), folder.shown()
        ('content/ferry/claims.yml', 'content/ferry')
        """
        folder = f"{self.shown_as or self.path.parent.as_posix()}/{self.slug}"
        return f"{folder}/{name}" if name else folder

    def read(self, name: str) -> bytes | None:
        """The content of a file; None if there is none.

        Raises:
            OSError: it cannot be read, is no ordinary file, or a link that leads out of the folder.
        """
        return content_of(self.file(name), self.path)

    def document(self, name: str) -> Document:
        """What stands in a YAML file, with its places.

        Raises:
            OSError: there is none, or as `read`.
            ContentError: it is not UTF-8, or not YAML as we read it.
        """
        shown = self.shown(name)
        return read(shown, decoded(shown, read_ordinary(self.file(name), self.path)))

    def text(self, name: str, data: bytes) -> YamlText:
        """The content of a YAML file as a text that can be edited; a byte order mark is kept by every edit.

        Raises:
            ContentError: it is not UTF-8, or not YAML as we read it.
        """
        mark = "\ufeff" if data.startswith(_BYTE_ORDER_MARK) else ""
        return YamlText.read(self.shown(name), mark + decoded(self.shown(name), data))

    def further(self) -> list[str]:
        """The ids of the articles beside the lead, in order: the names of the folders in `articles/`."""
        articles = self.file("articles")
        found = sorted(articles.iterdir()) if articles.is_dir() else []
        return [path.name for path in found if path.is_dir() and not path.name.startswith(".")]

    def articles(self) -> list[str]:
        """The ids of all articles, the lead first."""
        return [LEAD, *self.further()]

    def leading_out(self) -> Problem | None:
        """F008: it is a link to a place outside of the content folder, whence nothing is published."""
        if lies_within(self.path, self.path.parent):
            return None
        message = "the folder is a link that leads out of the content folder"
        return Problem(self.shown(STORY), 1, 1, "F008", message, "put the story itself there")
