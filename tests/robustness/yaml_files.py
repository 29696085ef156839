"""The files of stories with anything in them: trees that fit no model, and text that is hardly YAML."""

from __future__ import annotations

import copy
import shutil
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from story_explainer.cli.report import report
from story_explainer.content.load import FILES, load
from story_explainer.content.story_folder import StoryFolder
from story_explainer.story import tables
from story_explainer.story.completeness import completeness
from story_explainer.story.data import data as story_data
from story_explainer.story.drafts import without_drafts
from story_explainer.story.rights import shown_of
from story_explainer.story.tmx import tmx
from tests.robustness.guarded import refused, some
from tests.robustness.odd import VALUES
from tests.toy_site import CONTENT

SPARSE = {"alignment.yml": "segments: []\n", "matches.yml": "matches: []\n", "comparison.yml": "matches: []\n"}
TOKENS = [
    "&a ", "*a ", "!!str ", "!x ", "!!python/object/apply:os.system [id]", "<<: *a\n", "---\n", "...\n", "? a\n: b\n",
    "- ", "\t", "  ", ": ", "#", "|\n", ">-\n", '"', "'", "{", "}", "[", "]", ",", "%YAML 9.9\n", "%TAG ! x\n", "\0",
    "\x0b", "\x85", "\u2028", "\ufeff", "\r", "\r\n", "@", "`", '"\\ud800"', '"\\0"', '"\\x01\\u202e\\u2028"',
    '"\\U0010ffff"', '"\\uffff"', "{a: {a: " * 60, "[" * 5000, "? " * 1000, "- " * 3000, "a: b: c", "x" * 20_000,
]  # fmt: skip
STORIES = ("ferry", "ferry", "lake-spill", "moor-railway")


def lay_out(folder: Path) -> Path:
    """The stories of the tests in a folder, with every file that a story can have."""
    for slug in set(STORIES):
        shutil.copytree(CONTENT / slug, folder / slug)
    return folder


@cache
def tree(slug: str, name: str) -> Any:
    """A file as data; something small where the story has none."""
    path = CONTENT / slug / name
    return yaml.load(path.read_text("utf-8") if path.exists() else SPARSE.get(name, "{}"), Loader=yaml.CBaseLoader)


@cache
def _known() -> tuple[list[str], list[str]]:
    """The keys and the values of all files."""
    keys: set[str] = set()
    values: list[str] = []

    def collect(node: Any) -> None:
        if isinstance(node, dict):
            keys.update(node)
        for child in children(node).values():
            collect(child)
        if isinstance(node, str):
            values.append(node)

    for slug in set(STORIES):
        for name in FILES:
            collect(tree(slug, name))
    return sorted(keys), sorted(set(values))


def children(node: Any) -> dict[Any, Any]:
    """What is below a node, by key or index."""
    if isinstance(node, dict):
        return node
    return dict(enumerate(node)) if isinstance(node, list) else {}


def spots(node: Any) -> list[tuple[Any, Any]]:
    """Every place below a node: what holds it, and its key or index there."""
    found = []
    for key, child in children(node).items():
        found.append((node, key))
        found += spots(child)
    return found


def yaml_file(rnd: Random) -> tuple[str, str, bytes]:
    """A story, one of its files, and what is in that."""
    slug, name = rnd.choice(STORIES), rnd.choice(list(FILES))
    if rnd.random() < 0.65:
        data = changed(rnd, tree(slug, name))
        text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=rnd.random() < 0.7, sort_keys=False, width=10**9)
    else:
        path = CONTENT / slug / name
        text = _changed_text(rnd, path.read_text("utf-8") if path.exists() else SPARSE.get(name, ""))
    whole = text.encode("utf-8", "surrogatepass")
    if rnd.random() < 0.03:
        at = rnd.randrange(len(whole) + 1)
        whole = whole[:at] + rnd.randbytes(3) + whole[at:]
    if rnd.random() < 0.01:
        whole = whole.decode("utf-8", "replace").encode(rnd.choice(["utf-16", "utf-8-sig", "latin-1"]), "replace")
    return slug, name, whole


def try_yaml(rnd: Random, content: Path, slug: str, name: str, data: bytes) -> str:
    """Check a story with another file in it; a sound one is also exported.

    Raises:
        Refused: it was refused with a message.
    """
    path = content / slug / name
    before = path.read_bytes() if path.exists() else None
    path.write_bytes(data)
    try:
        loaded = load(StoryFolder(content / slug, "content"))
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)
    for form in ("text", "github", "json"):
        report(loaded.problems, 1, form).encode()
    if loaded.problems:
        refusal = refused(loaded.problems)
    if not loaded.ok or loaded.story is None:
        raise refusal
    if rnd.random() < 0.3:
        for story in (loaded.story, shown_of(without_drafts(loaded.story))):
            story_data(story).encode()
            tmx(story.bitext, "1").encode()
            tables.spreadsheet(tables.table(story.bitext))
            list(completeness(story))
    return "sound"


def changed(rnd: Random, data: Any) -> Any:
    """A tree with something else in a few places."""
    data = copy.deepcopy(data)
    keys, values = _known()
    for _ in range(some(rnd, 5)):
        found = spots(data)
        if not found:
            return _anything(rnd)
        (holder, key), kind = rnd.choice(found), rnd.randrange(9)
        if kind == 0:
            holder[key] = _anything(rnd)
        elif kind == 1:
            del holder[key]
        elif kind == 2 and isinstance(holder, dict):
            holder[rnd.choice([*keys, *VALUES[:10]])] = holder.pop(key)
        elif kind == 3 and isinstance(holder, list):
            holder.insert(rnd.randrange(len(holder) + 1), copy.deepcopy(rnd.choice(holder)))
        elif kind == 4 and isinstance(holder, dict):
            holder[rnd.choice(keys)] = _anything(rnd)
        elif kind == 5:
            other, place = rnd.choice(found)
            holder[key] = copy.deepcopy(other[place])
        elif kind == 6 and isinstance(holder[key], str):
            at = rnd.randrange(len(holder[key]) + 1)
            holder[key] = holder[key][:at] + rnd.choice(VALUES)[:500] + holder[key][at:]
        elif kind == 7 and isinstance(holder, list):
            rnd.shuffle(holder)
        else:
            holder[key] = rnd.choice(values)
    return data


def _anything(rnd: Random) -> Any:
    kind = rnd.random()
    keys, values = _known()
    if kind < 0.5:
        return rnd.choice(VALUES)
    if kind < 0.75:
        return rnd.choice(values)
    if kind < 0.82:
        return [rnd.choice(VALUES) for _ in range(rnd.choice([0, 1, 3, 50]))]
    if kind < 0.9:
        return {rnd.choice(keys): rnd.choice(VALUES) for _ in range(rnd.choice([0, 1, 3]))}
    if kind < 0.95:
        deep: Any = "x"
        for _ in range(rnd.choice([5, 38, 41, 100])):
            deep = [deep] if rnd.random() < 0.5 else {"a": deep}
        return deep
    return None if kind < 0.97 else copy.deepcopy(tree(rnd.choice(STORIES), rnd.choice(list(FILES))))


def _changed_text(rnd: Random, text: str) -> str:
    for _ in range(some(rnd, 20)):
        at, kind, lines = rnd.randrange(len(text) + 1), rnd.randrange(7), text.split("\n")
        line = rnd.randrange(len(lines))
        if kind == 0:
            text = text[:at] + rnd.choice(TOKENS) + text[at:]
        elif kind == 1:
            text = text[:at] + text[at + int(2 ** rnd.uniform(0, 8)) :]
        elif kind == 2:
            text = "\n".join([*lines[:line], rnd.choice(lines), *lines[line:]])
        elif kind == 3:
            text = "\n".join([*lines[:line], rnd.choice(["  ", "\t", " "]) + lines[line], *lines[line + 1 :]])
        elif kind == 4:
            text = "\n".join([*lines[:line], *lines[line + 1 :]])
        elif kind == 5 and (colon := text.find(": ", at)) >= 0:
            text = text[: colon + 2] + rnd.choice([*TOKENS, *VALUES])[:3000] + text[colon + 2 :]
        else:
            text = text[:at]
    return text
