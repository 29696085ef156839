"""What an editor has labelled at the head of a text: “Titolo: …”, “Dachzeile: …”, “Standfirst: …”, “Text:”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from story_explainer.ingest.article import Aside, Block, BlockKind
from story_explainer.ingest.languages.segmentation import Pack
from story_explainer.ingest.reading.ends import ends_sentence
from story_explainer.ingest.reading.site_lines import LABEL_ABOVE

_LABELLED = re.compile(r"(?P<label>[^\W\d_][\w -]{1,24}?)\s?[:：]\s*(?P<value>.*)")
_FIRST, _TEXT = 8, 60


def read_labels(blocks: Sequence[Block], pack: Pack) -> tuple[list[Block], list[Aside]]:
    """Take the labels off the first lines of a text whose headline has one, and let each be what its label says.

    Args:
        blocks: the blocks of one article.
        pack: what is known of its language.

    Returns:
        The blocks, the headline before the others, and what stands above it.
    """
    kinds: dict[int, tuple[str, str]] = {}
    for index, block in enumerate(blocks[:_FIRST]):
        found = _LABELLED.fullmatch(block.text)
        kind = pack.labels.get(found["label"].lower()) if found and block.kind in (None, "text") else None
        if found and kind and not (kind == "body" and found["value"] and not ends_sentence(found["value"])):
            kinds[index] = kind, found["value"]  # “Text: Anna Berger” says who wrote it
        elif len(block.text) >= _TEXT and ends_sentence(block.text) and index - 1 not in kinds:
            break
    title = next((index for index, (kind, _) in kinds.items() if kind == "title"), None)
    if title is None or any(block.kind == "title" for block in blocks):
        kinds = {index: (kind, value) for index, (kind, value) in kinds.items() if kind == "above" and index and value}
    kept: list[Block] = []
    asides: list[Aside] = []
    waiting = ""  # the label of a line that has nothing else
    for index, block in enumerate(blocks):
        kind, value = kinds.get(index, (waiting, block.text))
        waiting = kind if index in kinds and not value else ""
        if not value:
            continue
        if kind == "above":
            asides.append(Aside(value, block.line, LABEL_ABOVE))
        else:
            kept.append(replace(block, text=value, kind=_kind(kind, block)))
    return sorted(kept, key=lambda block: block.kind != "title"), asides


def _kind(kind: str, block: Block) -> BlockKind | None:
    return "title" if kind == "title" else "text" if kind == "lead" else block.kind
