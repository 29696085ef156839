"""What stands in an article and is no part of it, told by what each line says: page numbers, captions, notices."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from story_explainer.ingest.article import Aside, Block
from story_explainer.ingest.languages.segmentation import Pack
from story_explainer.ingest.reading.ends import NOTE_MARK, ends_sentence
from story_explainer.ingest.text.marks import FINAL, RIGHT

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
# What template languages and extensions of Markdown leave: “{% … %}”, “{: .lead }”, “*[CO2]: …”, “:::”, “--8<--”.
# “1. Introduction ........ 4”.
_CONTENTS = re.compile(r".{2,150}?(?:[.…·_]\s?){5,}+\s*\d{1,4}")
_MARKUP = re.compile(r"\{[%{#].*[%}#]\}|\{:.*\}|\*\[[^\]]+\]:.*|:::.*|!!! .*|--8<--.*|\[\[_?TOC_?\]\]|\[TOC\]")
# “(1)” and “*” begin items of lists too: they are notes where one of each is there and stands at a word above.
_LISTED_NOTE = r"\(\d{1,2}\)|\*{1,3}+"
_NOTE = re.compile(rf"(?P<mark>{NOTE_MARK}|(?P<listed>{_LISTED_NOTE}))(?P<colon>:)?\s*(?=\S)")
_AT_WORD = re.compile(
    rf"(?P<mark>(?<=\S){NOTE_MARK}|(?<=[.!?…»”\"] )\[\d{{1,3}}\]|(?<=\S )\(\d{{1,2}}\)(?=[.,;:])"
    r"|(?<=[^\W_])\(\d{1,2}\)|(?<=[\w.!?»”\")])\*{1,3}+(?=[\s.,;:]|$))"
)
_RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
SOURCE_OF_QUOTATION = "source of a quotation"
# “— Mario Bianchi”, “– Mary Smith, mayor”: a name behind a dash, without a full stop, below what somebody said.
SOURCE = r"[—–―-]{1,2}\s*(?=[A-ZÀ-ÞŠŽŁ])[^\s.!?…:;]+(?:\s[^\s!?…:;]+){0,11}(?<![.!?…:;,–—-])"
_SAID = re.compile(rf"[{RIGHT}«’]\W{{0,3}}$")
_WORDPRESS = re.compile(r"(?:\[/?[a-z][\w-]*(?:\s[^\[\]]*)?/?\])+|\[caption\b[^\]]*\].*\[/caption\]")
_LONGEST_NOTICE, _LONGEST_HEAD, _HEADING_OF_NOTES = 300, 80, 3
_FOOTNOTE = "footnote"


def set_noise_aside(blocks: Sequence[Block], pack: Pack) -> tuple[list[Block], list[Aside]]:
    """Take out what is no part of an article, such as page numbers, notices, and lines that come again and again.

    A paragraph that such noise cuts in two is joined again.

    Args:
        blocks: the blocks of one article.
        pack: what is known of its language.

    Returns:
        The blocks that stay, and what was set aside with the reason.
    """
    repeated = {text for text, count in Counter(block.text for block in blocks).items() if count >= 3}
    sent = _marks_at_words(blocks)
    begun = Counter(found["mark"] for block in blocks if (found := _NOTE.match(block.text)))
    kept: list[Block] = []
    asides: list[Aside] = []
    cut = False
    heads = _running_heads(blocks, pack)
    for index, block in enumerate(blocks):
        reason = "running head" if index in heads else _noise(block, repeated, pack) or _note(index, block, sent, begun)
        if not reason and index and _is_source(block, blocks[index - 1]):
            reason = SOURCE_OF_QUOTATION
        if reason:
            asides.append(Aside(block.text, block.line, reason))
            cut = bool(kept)
        elif cut and block.kind is None and block.text[:1].islower() and not ends_sentence(kept[-1].text):
            kept[-1] = replace(kept[-1], text=f"{kept[-1].text} {block.text}")
            cut = False
        else:
            kept.append(block)
            cut = False
    if kept and asides and asides[-1].reason == _FOOTNOTE and _heads_notes(kept[-1], asides):
        asides.append(Aside(kept[-1].text, kept[-1].line, _FOOTNOTE))
        kept.pop()
    return kept, asides


def _heads_notes(last: Block, asides: Sequence[Aside]) -> bool:
    """Whether the last block that is left is “Notes” above them."""
    below = [aside for aside in asides if aside.line > last.line]
    short = len(last.text.split()) <= _HEADING_OF_NOTES and not ends_sentence(last.text.rstrip(":"))
    return short and bool(below) and all(aside.reason == _FOOTNOTE for aside in below)


def _noise(block: Block, repeated: set[str], pack: Pack) -> str | None:
    text = block.text
    if not any(map(str.isalpha, text)):
        digits = any(map(str.isdigit, text))
        if not digits:
            return "no words"
        if len(text) <= 5 and not _YEAR.fullmatch(text):
            return "page number"
    if pack.page_number.fullmatch(text) and not _YEAR.fullmatch(text):
        return "page number"
    if _CONTENTS.fullmatch(text):
        return "table of contents"
    if pack.continued.fullmatch(text):
        return "reference to another page"
    if _MARKUP.fullmatch(text) or _WORDPRESS.fullmatch(text):
        return "markup"
    if text in repeated and len(text) <= 80 and not ends_sentence(text):
        return "repeated line"
    if pack.caption.match(text) and len(text) <= 200:
        return "caption"
    if pack.related.fullmatch(text) and len(text) <= 200:
        return "link to another article"
    if len(text) <= _LONGEST_NOTICE and pack.notice.match(text):
        return "notice of the site"
    return None


def _is_source(block: Block, above: Block) -> bool:
    """Whether a line says whose words stand above it."""
    said = _SAID.search(above.text) and above.kind in (None, "text")
    return bool(said and len(block.text) <= _LONGEST_HEAD and re.fullmatch(SOURCE, block.text))


def _running_heads(blocks: Sequence[Block], pack: Pack) -> set[int]:
    """Short lines that come again beside page numbers, or with another number in them amid a sentence."""
    found: dict[str, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        if block.kind is None and len(block.text) <= _LONGEST_HEAD and not ends_sentence(block.text):
            found[re.sub(r"\d+", "#", block.text.casefold())].append(index)
    heads: set[int] = set()
    for same in found.values():
        exact = {blocks[index].text for index in same}
        beside = all(_beside_page_number(blocks, index, pack) for index in same)
        amid = any(map(str.isdigit, blocks[same[0]].text)) and any(_amid_sentence(blocks, index) for index in same)
        if any(map(str.isalpha, blocks[same[0]].text)) and (
            (len(same) >= 2 and ((len(exact) == 1 and beside) or amid)) or _parts(blocks, same[0], pack)
        ):
            heads.update(same)
    return heads


def _beside_page_number(blocks: Sequence[Block], index: int, pack: Pack) -> bool:
    near = [blocks[place].text for place in (index - 1, index + 1) if 0 <= place < len(blocks)]
    return any(pack.page_number.fullmatch(text) and not _YEAR.fullmatch(text) for text in near)


def _parts(blocks: Sequence[Block], index: int, pack: Pack) -> bool:
    """Whether a line right below a page number parts a sentence."""
    if not 2 < index < len(blocks) - 1 or not pack.page_number.fullmatch(blocks[index - 1].text):
        return False
    own, above, below = blocks[index].text, blocks[index - 2].text, blocks[index + 1].text
    line = not own[0].islower() and not re.search(rf"[{FINAL}]\s", own)
    return line and not ends_sentence(above) and below[:1].islower()


def _amid_sentence(blocks: Sequence[Block], index: int) -> bool:
    """Whether a line parts a sentence: what is above does not end, and what is below goes on with a small letter."""
    if not 0 < index < len(blocks) - 1:
        return False
    above, below = blocks[index - 1], blocks[index + 1]
    return not ends_sentence(above.text) and below.text[:1].islower() and len(above.text) > _LONGEST_HEAD / 2


def _marks_at_words(blocks: Sequence[Block]) -> dict[str, int]:
    """The marks of notes that stand at a word, each with the block in which it does first."""
    found: dict[str, int] = {}
    for index, block in enumerate(blocks):
        for sent in _AT_WORD.finditer(block.text):
            mark = sent["mark"]
            for each in (mark, *mark) if mark[0] in _RAISED else (mark,):  # “¹²” may be the notes 1 and 2
                found.setdefault(each, index)
    return found


def _note(index: int, block: Block, sent: Mapping[str, int], begun: Mapping[str, int]) -> str | None:
    """A footnote: a text that begins with a mark which stands at a word further up."""
    found = _NOTE.match(block.text)
    if not found or block.kind in ("title", "heading"):
        return None
    mark = found["mark"]
    if found["colon"] and mark.startswith("[^"):
        return _FOOTNOTE
    if found["listed"] and begun[mark] > 1:
        return None
    return _FOOTNOTE if sent.get(mark, index) < index else None
