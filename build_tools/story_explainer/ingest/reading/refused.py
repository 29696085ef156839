"""Files that cannot be read as they are: told by their first bytes or by their names, with what to do instead."""

from __future__ import annotations

import io
import re
import zipfile

from story_explainer.ingest.article import refuse
from story_explainer.story.problems import ContentError

_AS_DOCX = "open it and save it as .docx, or copy its text into a .txt file"
_AS_TEXT = "copy its text into a .txt file"
_KINDS = {
    "doc": ("a file of an old Word or of Outlook", "open it and save it as .docx or, if it is a mail, as .eml"),
    "odt": ("an OpenDocument text", _AS_DOCX),
    "opendocument": ("an OpenDocument file that is no text", _AS_TEXT),
    "rtf": ("a rich text (RTF)", _AS_DOCX),
    "pages": ("a document of Pages", "export it as Word (.docx)"),
    "epub": ("an e-book (EPUB)", _AS_TEXT),
    "msg": ("a mail of Outlook (.msg)", "save it as .eml, or copy its text into a .txt file"),
    "mailbox": ("a mailbox with several mails", "save the one mail as .eml, or copy its text into a .txt file"),
    "sheet": ("a table or a set of slides", _AS_TEXT),
    "archive": ("an archive", "unpack it and give the article that is in it"),
    "image": ("a picture", "have its text recognised (OCR) or type it into a .txt file"),
    "media": ("sound or film", "have it transcribed into a .txt file"),
    "subtitles": ("a file of subtitles", "copy what is spoken into a .txt file, without times"),
    "feed": ("a feed, which lists articles", "open the article itself in a browser, save the page and give that"),
    "mhtml": ("a web archive", "save the page as “HTML only” and give that"),
    "locked": ("encrypted", "open it with its password and save it without one"),
    "data": ("data for programs", _AS_TEXT),
}
_BY_ENDING = {
    "doc": (".doc", ".dot", ".wps", ".wpd", ".docm", ".dotx"), "odt": (".odt", ".ott", ".fodt", ".sxw"),
    "rtf": (".rtf", ".rtfd"),
    "pages": (".pages",), "epub": (".epub", ".mobi", ".azw3"), "msg": (".msg", ".pst", ".oft"),
    "sheet": (".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".odp", ".csv", ".tsv", ".key", ".numbers"),
    "archive": (".zip", ".tar", ".gz", ".tgz", ".7z", ".rar", ".bz2", ".xz"),
    "image": (".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".heic", ".bmp", ".svg"),
    "media": (".mp3", ".mp4", ".m4a", ".wav", ".ogg", ".mov", ".avi", ".mkv", ".webm", ".aac", ".flac"),
    "subtitles": (".srt", ".vtt", ".sub", ".ass", ".ssa", ".ttml", ".sbv"), "feed": (".rss", ".atom"),
    "mailbox": (".mbox", ".mbx"), "mhtml": (".mht", ".mhtml", ".webarchive"),
    "data": (".json", ".jsonl", ".xml", ".yml", ".yaml", ".toml", ".tex"),
}  # fmt: skip
_OLE, _ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EncryptedPackage".encode("utf-16-le")
_FIRST = (
    (b"{\\rtf", "rtf"), (b"\x89PNG", "image"), (b"\xff\xd8\xff", "image"), (b"GIF8", "image"), (b"II*\x00", "image"),
    (b"MM\x00*", "image"), (b"ID3", "media"), (b"OggS", "media"), (b"fLaC", "media"),
    (b"\x1aE\xdf\xa3", "media"),
    (b"\x1f\x8b", "archive"), (b"7z\xbc\xaf\x27\x1c", "archive"), (b"Rar!\x1a\x07", "archive"), (b"BZh9", "archive"),
    (b"\xfd7zXZ\x00", "archive"), (b"bplist00", "mhtml"),
)  # fmt: skip
_FEED = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*){0,9}<(?:rss|feed|rdf:RDF)\b", re.DOTALL | re.IGNORECASE
)
_CUE = re.compile(rb"^(?:\d+:)?\d\d:\d\d[,.]\d{2,3}[ \t]+-->[ \t]+(?:\d+:)?\d\d:\d\d[,.]\d{2,3}", re.MULTILINE)
# The line with which each mail of a mailbox begins (RFC 4155), and the head that follows it.
_MAILBOX = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From \S+ +[^\n]*\d\d:\d\d[^\n]*\n[\w-]+:")
_WEB_ARCHIVE = re.compile(rb"\A[^<]{0,2000}^(?:Snapshot-Content-Location:|From: <Saved by )", re.MULTILINE)
_HEAD = 4_096


def refuse_unreadable(name: str, data: bytes, form: str | None) -> None:
    """Refuse a file that no format reads.

    Args:
        name: its name, for messages.
        data: its bytes.
        form: the format that its name says, if that is known.

    Raises:
        ContentError: I004, with what to do instead.
    """
    found = _by_content(data)
    if found in ("pdf", "docx") and found != form:
        of = {"pdf": "PDF", "docx": "Word"}[found]
        raise refuse(name, "I004", f"the file is {of}’s, whatever its name says", f"call it something.{found}")
    if found in _KINDS:
        raise _refusal(name, found)
    ending = f".{name.rpartition('.')[2].lower()}"
    named = next((kind for kind, endings in _BY_ENDING.items() if ending in endings), None)
    if form is None and named:
        raise _refusal(name, named)
    if form in ("pdf", "docx") and found != form and data:
        raise refuse(name, "I003", f"the file is no .{form}, or is damaged", "open it, save it anew, and give that")


def _refusal(name: str, kind: str) -> ContentError:
    what, instead = _KINDS[kind]
    return refuse(name, "I004", f"the file is {what}", instead)


def _by_content(data: bytes) -> str | None:
    head = data[:_HEAD]
    if b"%PDF-" in head[:1_024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _in_archive(data)
    if head.startswith(_OLE):
        if _ENCRYPTED in data:
            return "locked"
        return "msg" if "__substg1.0_".encode("utf-16-le") in data else "doc"
    if found := next((kind for first, kind in _FIRST if head.startswith(first)), None):
        return found
    if head[4:8] == b"ftyp":
        return "image" if head[8:12] in (b"heic", b"heix", b"mif1", b"avif") else "media"
    if head.startswith(b"RIFF"):
        return "image" if head[8:12] == b"WEBP" else "media"
    if _MAILBOX.match(head) and len(_MAILBOX.findall(data)) > 1:
        return "mailbox"
    if _WEB_ARCHIVE.match(head):
        return "mhtml"
    if _FEED.match(head):
        return "feed"
    if head.lstrip(b"\xef\xbb\xbf\r\n ").startswith(b"WEBVTT") or len(_CUE.findall(head)) >= 2:
        return "subtitles"
    return None


def _in_archive(data: bytes) -> str:
    """What an archive holds, by the names in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return "archive"
    if any(re.match(r"word/document\d*\.xml$", each) for each in names):
        return "docx"
    if "mimetype" in names and "META-INF/container.xml" in names:
        return "epub"
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        return "odt" if b"opendocument.text" in data[:200] else "opendocument"
    if any(each.startswith(("xl/", "ppt/")) for each in names):
        return "sheet"
    return "pages" if any(each.endswith(".iwa") for each in names) else "archive"
