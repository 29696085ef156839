"""A site whose every text field holds what would be markup, script, template, Markdown or formula if it were no text.

The fields are found by walking the models' schemas, so that one that comes later is tried too.
"""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from story_explainer.content.convert import convert_story
from story_explainer.content.load import FILES, load
from story_explainer.content.story_folder import StoryFolder
from tests import toy_site

HOSTILE = (
    "<script data-pwn>window.pwned=1</script> \"><img data-pwn src=x onerror='window.pwned=1'> {{ 7*7 }}{% raw %} "
    '[go](javascript:window.pwned=1) ![x](x) **bold** `code` # H --8<-- "mkdocs.yml" ]]><x data-pwn="1"/> '
    "&lt;b data-pwn&gt; &#60;i data-pwn&#62; </title></style></textarea></template><!-- <slot body> %(name)s ${x} "
    "' onmouseover='window.pwned=1 data:text/html,<b data-pwn> \u200f\u2028 BEGIN:VALARM \\n \\u003cb data-pwn\\u003e"
)
# Made by `explainer`, and held against the articles word for word.
_MADE = ("bitext.yml", "alignment.yml", "comparison.yml")
_TRIES = 3


def payload(name: str) -> str:
    """What is put into a field: a formula of a spreadsheet at its beginning, the field's name at both ends."""
    return f"=1+1 ZZ{name}ZZ {HOSTILE} YY{name}YY"


@dataclass
class Hostile:
    """A project laid out: the fields that took the text, and the messages of those that refused it."""

    config: Path
    taken: dict[str, str] = field(default_factory=dict)
    refused: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Spot:
    """A place where a text may stand: what it is called, what holds it, its key there, and whether by language."""

    name: str
    holder: Any
    key: str | int
    by_language: bool
    formed: bool = False  # whether its form is laid down, so that no text can stand there


@cache
def _schema(file: str) -> dict[str, Any]:
    return FILES[file].model_json_schema()


def text_spots(file: str, data: Any) -> list[Spot]:
    """The text fields of a file's data, those left out too."""
    whole = _schema(file)

    def resolve(node: dict[str, Any]) -> tuple[dict[str, Any], str]:
        name = ""
        while "$ref" in node or "anyOf" in node:
            if "$ref" in node:
                name = node["$ref"].rsplit("/", 1)[-1]
                node = whole["$defs"][name]
            else:
                options = [option for option in node["anyOf"] if option.get("type") != "null"]
                node = next((option for option in options if "$ref" in option), options[0])
        return node, name

    def walk(schema: dict[str, Any], value: Any, owner: str) -> Iterator[Spot]:
        schema, name = resolve(schema)
        owner = name or owner
        if isinstance(value, list):
            for index, item in enumerate(value):
                if _is_text(resolve(schema.get("items", {}))[0]):
                    yield Spot(f"{owner}[]", value, index, by_language=False)
                yield from walk(schema.get("items", {}), item, owner)
        if not isinstance(value, dict):
            return
        for key, below in schema.get("properties", {}).items():
            found, _ = resolve(below)
            if _is_text(found) or _by_language(found, resolve):
                yield Spot(f"{owner}.{key}", value, key, by_language=not _is_text(found), formed="maxLength" in found)
            if key in value:
                yield from walk(below, value[key], f"{owner}.{key}")
        more = schema.get("additionalProperties")
        for more_schema in [*schema.get("patternProperties", {}).values(), *([more] if isinstance(more, dict) else [])]:
            for key in value:
                yield from walk(more_schema, value[key], owner)

    return list(walk(whole, data, FILES[file].__name__))


def _is_text(schema: dict[str, Any]) -> bool:
    kinds = schema.get("type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return "string" in kinds and "enum" not in schema and "const" not in schema


def _by_language(schema: dict[str, Any], resolve: Any) -> bool:
    below = list(schema.get("patternProperties", {}).values()) or [schema.get("additionalProperties")]
    return schema.get("type") == "object" and all(isinstance(one, dict) and _is_text(resolve(one)[0]) for one in below)


def lay_out(folder: Path) -> Hostile:
    """The toy stories with the hostile text in every text field that takes it, and in their articles."""
    hostile = Hostile(toy_site.lay_out(folder))
    shutil.rmtree(folder / "content/ferry")  # has nothing that the others lack
    shutil.rmtree(folder / "docs")
    (folder / "docs").mkdir()
    for story in sorted((folder / "content").iterdir()):
        for article in sorted((story / "articles").glob("*.txt")):
            article.write_text(f"{article.read_text('utf-8')}\n\n{payload('article')}.\n", encoding="utf-8")
        convert_story(StoryFolder(story))
        for file in FILES:
            if file not in _MADE and (story / file).exists():
                _put_into(hostile, story, file)
    return hostile


def _put_into(hostile: Hostile, story: Path, file: str) -> None:
    path = story / file
    data = yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)
    locales = yaml.load((story / "story.yml").read_text("utf-8"), Loader=yaml.CBaseLoader)["locales"]
    tried: dict[str, int] = {}
    # A speaker's own words before renderings of them, which are shown to readers of their language alone.
    spots = sorted(
        enumerate(text_spots(file, data)),
        key=lambda each: not (isinstance(each[1].holder, dict) and each[1].holder.get("original") == "true"),
    )
    for number, spot in spots:
        most = 1 if spot.formed or spot.name.endswith("cites[]") else _TRIES
        if spot.name in hostile.taken or tried.get(spot.name, 0) + (spot.name in hostile.refused) >= most:
            continue
        tried[spot.name] = tried.get(spot.name, 0) + 1
        words = payload(spot.name)
        new = copy.deepcopy(data)
        there = text_spots(file, new)[number]
        # In the languages that stand there already: a quotation is translated for readers of the others.
        tags = there.holder.get(there.key) or locales if isinstance(there.holder, dict) else locales
        there.holder[there.key] = dict.fromkeys(tags, words) if spot.by_language else words
        before = path.read_bytes()
        path.write_bytes(yaml.dump(new, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False).encode())
        loaded = load(StoryFolder(story))
        if loaded.ok:
            hostile.taken[spot.name] = words
            hostile.refused.pop(spot.name, None)
            # A place earlier in the file that this one has made is found by the next look at the file.
            return _put_into(hostile, story, file)
        hostile.refused[spot.name] = [str(each) for each in loaded.problems if each.severity == "error"]
        path.write_bytes(before)
    return None
