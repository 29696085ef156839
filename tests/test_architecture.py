"""The layers: `ingest → story ← site`; a few modules at the edge read and write; one knows MkDocs."""

from __future__ import annotations

import ast
import graphlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from story_explainer.content.load import FILES
from story_explainer.story import file_names

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "build_tools" / "story_explainer"
NAME = PACKAGE.name
# What each room may import of ours. A room is a folder of the package, and in `ingest/` each stage is one.
ALLOWED: dict[str, set[str]] = {
    "story": set(),
    "yaml_source": {"story"},
    "ingest.languages": set(),
    "ingest.article": {"story"},
    "ingest.text": {"ingest.languages"},
    "ingest.times": {"ingest.languages", "ingest.text"},
    "ingest.reading": {
        "story",
        "yaml_source",
        "ingest.languages",
        "ingest.article",
        "ingest.text",
        "ingest.times",
    },  # front matter is YAML
    "ingest.attribution": {"ingest.languages", "ingest.text", "ingest.reading"},  # its sentences
    "ingest.alignment": {
        "story",
        "yaml_source",
        "ingest.languages",
        "ingest.article",
        "ingest.text",
        "ingest.times",
        "ingest.reading",
    },
    "ingest.comparison": {"story", "ingest.languages", "ingest.text", "ingest.times", "ingest.alignment"},
    "ingest.drafting": {
        "story",
        "yaml_source",
        "ingest.languages",
        "ingest.article",
        "ingest.text",
        "ingest.attribution",
        "ingest.times",
        "ingest.comparison",
    },
    "site": {"story"},
    # At the edge: these read and write.
    "content": {
        "story",
        "yaml_source",
        "ingest.article",
        "ingest.reading",
        "ingest.alignment",
        "ingest.attribution",
        "ingest.comparison",
        "ingest.drafting",
    },
    "desk": {"content", "site", "story", "yaml_source"},
    "parallel": set(),  # knows of processes and machines, and not of what they do
    "plugin": {"content", "desk", "parallel", "site", "story"},
    "cli": {"content", "ingest.reading", "parallel", "plugin", "site", "story", "yaml_source"},
}
# Imported by nothing: they are where programs begin.
ENTRIES = {"cli", "plugin"}
EDGES = {"cli", "plugin", "content", "desk", "parallel"}
# Names by which the disk, the network, the environment or another program is reached.
OUTSIDE = {"os", "shutil", "tempfile", "subprocess", "socket", "urllib.request", "http.client", "pathlib", "glob"}
# PDFium runs in a process of its own, with limits: a file may be made to break it. It is given bytes and gives lines.
PROGRAMS = {"ingest.reading.formats.pdf": {"subprocess"}}
READERS = {"read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "iterdir", "rglob"}


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the package: its dotted name below the package, and its syntax tree."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
        yield name, ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def imports(tree: ast.Module) -> tuple[str, ...]:
    """Every module that is imported, at the top or anywhere else."""
    return tuple(_imports(tree))


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide what is imported"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part(name: str) -> str:
    """The room of a module, by its dotted name below the package."""
    names = name.split(".")
    return ".".join(names[:2]) if names[0] == "ingest" and len(names) > 1 else names[0]


def parts(tree: ast.Module) -> set[str]:
    """The rooms of our package that a module imports."""
    below = [name.removeprefix(f"{NAME}.") for name in imports(tree) if name.startswith(f"{NAME}.")]
    return {part(name) for name in below} - {"ingest"}


@cache
def trees() -> dict[str, ast.Module]:
    return dict(modules())


def test_the_package_was_found() -> None:
    assert {"story.model", "site.build", "ingest.alignment.convert", "plugin", "cli", "content.load"} <= set(trees())


@pytest.mark.parametrize("room", ALLOWED)
def test_the_layers_keep_their_order(room: str) -> None:
    """Each room imports what it is allowed to, the edges included; ingest and site know nothing of each other."""
    unknown = {
        name: beyond
        for name, tree in trees().items()
        if part(name) == room and (beyond := parts(tree) - ALLOWED[room] - {room})
    }
    assert not unknown, "; ".join(f"{name} imports {', '.join(sorted(each))}" for name, each in unknown.items())


def test_only_the_plugin_knows_mkdocs() -> None:
    knows = {part(name) for name, tree in trees().items() if any(part(found) == "mkdocs" for found in imports(tree))}
    assert knows == {"plugin"}


def test_nothing_imports_the_entries() -> None:
    """But for the settings of a site, which the export reads as the plugin does, and what is made before a build."""
    found = {name: (parts(tree) - {part(name)}) & ENTRIES for name, tree in trees().items()}
    knowing = {"cli.export": {"plugin"}, "cli.prepare": {"plugin"}}
    assert {name: entries for name, entries in found.items() if entries} == knowing
    of_plugin = {name for name in imports(trees()["cli.export"]) if name.startswith("story_explainer.plugin")}
    assert all(name.startswith("story_explainer.plugin.options") for name in of_plugin)


def test_every_part_is_known_here() -> None:
    """A new part of the package is given its place in the layers by whoever adds it."""
    assert {part(name) for name in trees()} - {"__init__", "ingest"} == set(ALLOWED)


def test_no_two_rooms_import_each_other() -> None:
    """The arrows between rooms go one way."""
    order = list(graphlib.TopologicalSorter(ALLOWED).static_order())
    assert set(order) == set(ALLOWED)


def needed(name: str) -> set[str]:
    """The modules of our package from which a module takes something, at the top, for types alone, or in a function."""
    found: set[str] = set()
    for node in ast.walk(trees()[name]):
        if isinstance(node, ast.ImportFrom):
            found |= {
                whole
                if (whole := f"{node.module}.{each.name}").removeprefix(f"{NAME}.") in trees()
                else str(node.module)
                for each in node.names
            }
        elif isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
    return {each.removeprefix(f"{NAME}.") for each in found if each.startswith(f"{NAME}.")} - {name}


def test_no_two_modules_need_each_other() -> None:
    """Two that do are one idea cut in two, whatever hides it: an import for types alone, or one in a function."""
    order = graphlib.TopologicalSorter({name: needed(name) for name in trees()}).static_order()
    assert set(order) == set(trees())


def test_every_arrow_that_is_allowed_is_there() -> None:
    """The list is the plan of the house, not a wish."""
    used = {room: set[str]() for room in ALLOWED}
    for name, tree in trees().items():
        if part(name) in used:
            used[part(name)] |= parts(tree) - {part(name)}
    assert used == ALLOWED


def reached(tree: ast.Module) -> set[str]:
    """By what a module reaches the world outside: modules of the system, and calls that read or write files.

    Without any of those modules, a method such as `read_text` can only be one of the package's own data files, which
    come from `importlib.resources`.
    """
    found = {name for name in imports(tree) if name in OUTSIDE}
    reads_its_own_data = "importlib.resources" in imports(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name) and node.func.id == "open":
                found.add("open")
            if isinstance(node.func, ast.Attribute) and node.func.attr in READERS and not reads_its_own_data:
                found.add(ast.unparse(node.func))
    return found


@pytest.mark.parametrize("room", sorted(set(ALLOWED) - EDGES))
def test_the_inner_parts_touch_no_files(room: str) -> None:
    """They are plain functions over plain data and read nothing but the package's own data."""
    found = {name: reached(tree) for name, tree in trees().items() if part(name) == room}
    expected = {name: PROGRAMS.get(name, set()) for name in found}
    assert found == expected, {name: each for name, each in found.items() if each != expected[name]}


@pytest.mark.parametrize(
    "code",
    [
        "from pathlib import Path",
        "import os",
        "import urllib.request",
        "def f(p):\n    return open(p)",
        "def f(p):\n    return p.read_bytes()",
    ],
)
def test_what_reaches_outside_is_seen(code: str) -> None:
    """The test above can fail."""
    assert reached(ast.parse(code))


def plan() -> dict[str, tuple[set[str], set[str]]]:
    """The table of rooms in the documents: for each the rooms that it may import, and the modules that are named."""
    rows = re.findall(r"(?m)^\| (· )?`(\w+)/?` \| (.*) \| (.*) \|$", (ROOT / "docs/architecture.md").read_text("utf-8"))
    stages = {name for mark, name, _, _ in rows if mark}
    table: dict[str, tuple[set[str], set[str]]] = {}
    for _, name, does, imports in rows:
        known = {f"ingest.{room}" if room in stages else room for room in re.findall(r"`(\w+)/?`", imports)}
        table[f"ingest.{name}" if name in stages else name] = known, set(re.findall(r"`(\w+)`", does))
    return table


def test_the_documents_show_the_same_plan() -> None:
    """Every room with all that it may import."""
    assert {room: allowed for room, (allowed, _) in plan().items() if room != "ingest"} == ALLOWED


@pytest.mark.parametrize("room", ["content", "desk"])
def test_the_documents_name_every_module(room: str) -> None:
    """Of rooms that have too many to be found by looking."""
    modules_there = {name.split(".")[1] for name in trees() if name.startswith(f"{room}.")}
    assert plan()[room][1] == modules_there


def test_the_names_of_a_storys_files_stand_in_one_place() -> None:
    """Who needs one takes it from there."""
    names = {value for name, value in vars(file_names).items() if name.isupper()}
    assert names == set(FILES)
    spelled = {
        name
        for name, tree in trees().items()
        if any(isinstance(node, ast.Constant) and node.value in names for node in ast.walk(tree))
    }
    assert spelled == {"story.file_names"}


def test_a_build_loads_nothing_of_the_desk() -> None:
    """Only what serves a preview knows it."""
    known = {
        name
        for name, tree in trees().items()
        if part(name) != "desk" and any(found.startswith(f"{NAME}.desk") for found in imports(tree))
    }
    assert known == {"plugin.desk"}
    for name in ("plugin", "plugin.mount"):
        at_the_top = [node for node in trees()[name].body if isinstance(node, ast.ImportFrom)]
        assert not [node.module for node in at_the_top if "desk" in (node.module or "")]
