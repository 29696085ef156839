"""Word files, by mammoth, an optional extra: what its styles call headings are headings, tables and notes are told."""

from __future__ import annotations

import io
import re

from story_explainer.ingest.article import Aside, Block, Candidate, Metadata, Parsed, refuse
from story_explainer.ingest.reading.marked import blocks_of
from story_explainer.ingest.reading.package import Package

# What Word and its kin call styles, in the languages that they come in; mammoth knows “Heading 1” and the like itself.
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Titel'] => h1:fresh
p[style-name='Titolo'] => h1:fresh
p[style-name='Titre'] => h1:fresh
p[style-name='Título'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name^='Überschrift'] => h2:fresh
p[style-name^='Titolo '] => h2:fresh
p[style-name^='Titre '] => h2:fresh
p[style-name^='Título '] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Caption'] => p.caption:fresh
b => strong
u => em
"""
_MOST_PARAGRAPHS = 10_000
_CREATED = re.compile(r"\d{4}-\d\d-\d\d")
_BY = "by the properties of the file"
_LINK_BACK = re.compile(r"\s*↑$")
_NOTE = re.compile(r"<li id=\"(?:footnote|endnote)-[^\"]*\">(.*?)</li>", re.DOTALL)
_NOTES = re.compile(r"<ol><li id=\"(?:footnote|endnote)-.*?</ol>", re.DOTALL)
_CAPTION = re.compile(r"<p class=\"caption\">(.*?)</p>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def read(name: str, data: bytes, locale: str) -> Parsed:
    """Read a Word file.

    Args:
        name: the file's name for messages.
        data: its bytes.
        locale: its language.

    Returns:
        Its blocks, each with the number of its paragraph as its line. Deleted words are left out and inserted ones
        taken in, as a tracked change would be accepted. Headers, footers, notes, comments and pictures are set aside.
        Its properties may be a template's, and are candidates alone.

    Raises:
        ContentError: I002 or I003, see `Package`; I012 the extra is not installed.
    """
    try:
        import mammoth
    except ImportError:
        hint = "install it with “pip install 'story-explainer[formats]'”, or save the article as text"
        raise refuse(name, "I012", "reading Word files needs the extra “formats”", hint) from None
    package = Package(name, data)
    if package.part("word/document.xml").count(b"</w:p>") > _MOST_PARAGRAPHS:
        raise refuse(name, "I002", "the text is too long for an article", "keep one article in it, nothing else")
    try:
        html = mammoth.convert_to_html(
            io.BytesIO(data), style_map=_STYLES, convert_image=mammoth.images.img_element(lambda _: {"src": ""})
        ).value
    except RecursionError:
        raise refuse(name, "I003", "the file is nested too deep", "copy its text into a .txt file") from None
    except Exception:  # whatever a damaged file makes of a library that trusts it
        hint = "open it, save it anew as .docx, and give that"
        raise refuse(name, "I003", "the file is no Word file, or is damaged", hint) from None
    blocks: list[Block] = []
    asides: list[Aside] = []
    notes = [note for found in _NOTES.findall(html) for note in _NOTE.findall(found) or [found]]
    captions = _CAPTION.findall(html)
    for found in blocks_of(_CAPTION.sub("", _NOTES.sub("", html))):
        (blocks if isinstance(found, Block) else asides).append(found)  # type: ignore[arg-type]
    last = blocks[-1].line if blocks else 1
    asides += [Aside(words, last, "footnote") for note in notes if (words := _LINK_BACK.sub("", _plain(note)))]
    asides += [Aside(words, last, "caption") for caption in captions if (words := _plain(caption))]
    running = [(part, "running head") for part in package.names if re.match(r"word/(?:header|footer)\d*\.xml$", part)]
    running += [(part, "comment") for part in package.names if re.match(r"word/comments\.xml$", part)]
    asides += [Aside(words, 1, why) for part, why in running for words in package.paragraphs(part)]
    return Parsed(tuple(blocks), tuple(asides), _metadata(package), encoding="utf-8")


def _plain(html: str) -> str:
    from html import unescape

    return " ".join(unescape(_TAG.sub(" ", html)).split())


def _metadata(package: Package) -> Metadata:
    told = package.properties()
    created = _CREATED.match(told.get("created", ""))
    found = [
        ("title", told.get("title"), _BY),
        ("author", told.get("creator"), _BY),
        ("date", created[0] if created else None, "when the file was made, by its properties"),
    ]
    candidates = tuple(Candidate(field, value, origin) for field, value, origin in found if value)
    return Metadata(candidates=candidates)
