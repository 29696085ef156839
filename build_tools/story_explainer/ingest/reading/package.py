"""The archive that a Word file is: looked at before anything in it is unpacked, so that a small file stays small."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.etree import ElementTree

from story_explainer.ingest.article import refuse

_MOST_PARTS, _MOST_BYTES, _MOST_TEXT = 5_000, 400_000_000, 8_000_000
_HINT = "give the article alone, in a file of its own"
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Package:
    """The parts of a Word file."""

    def __init__(self, name: str, data: bytes) -> None:
        """Open one.

        Args:
            name: the file's name for messages.
            data: its bytes.

        Raises:
            ContentError: I002 it would be too large unpacked; I003 it is damaged or declares entities, which no Word
                file does.
        """
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            parts = self._archive.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise _damaged(name) from None
        self._name = name
        texts = sum(each.file_size for each in parts if each.filename.endswith((".xml", ".rels")))
        if len(parts) > _MOST_PARTS or sum(each.file_size for each in parts) > _MOST_BYTES or texts > _MOST_TEXT:
            raise refuse(name, "I002", "the file is far larger unpacked than an article", _HINT)
        for each in parts:
            if each.filename.endswith((".xml", ".rels")) and _DECLARED.search(self.part(each.filename)):
                raise _damaged(name)
        self.names = [each.filename for each in parts]

    def part(self, path: str) -> bytes:
        """The bytes of a part; nothing where it is missing."""
        try:
            size = self._archive.getinfo(path).file_size
            with self._archive.open(path) as file:
                found = file.read(size + 1)
        except KeyError:
            return b""
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zlib.error):
            raise _damaged(self._name) from None
        return found

    def paragraphs(self, path: str) -> list[str]:
        """The words of each paragraph of a part that is not empty, such as a header's."""
        if not (data := self.part(path)):
            return []
        try:
            tree = ElementTree.fromstring(data)  # noqa: S314  without entities, see above
        except ElementTree.ParseError:
            raise _damaged(self._name) from None
        found = (
            " ".join("".join(node.text or "" for node in paragraph.iter(f"{_WORDS}t")).split())
            for paragraph in tree.iter(f"{_WORDS}p")
        )
        return list(dict.fromkeys(filter(None, found)))

    def properties(self) -> dict[str, str]:
        """What the document's properties say: title, creator, created, language and the like, by their names."""
        try:
            tree = ElementTree.fromstring(self.part("docProps/core.xml") or b"<none/>")  # noqa: S314
        except ElementTree.ParseError:
            return {}
        told = {node.tag.rpartition("}")[2]: " ".join((node.text or "").split()) for node in tree}
        return {key: value for key, value in told.items() if value}


def _damaged(name: str) -> Exception:
    return refuse(
        name, "I003", "the file is no Word file, or is damaged", "open it, save it anew as .docx, and give that"
    )
