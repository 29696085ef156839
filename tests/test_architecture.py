"""The layers: `ingest → story ← site`; a few modules at the edge read and write; one knows MkDocs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "build_tools" / "story_explainer"
NAME = PACKAGE.name
# What each part may import of ours; a part is a folder or a module at the top of the package.
ALLOWED = {
    "story": set(),
    "yaml_marks": {"story"},
    "misfits": {"story", "yaml_marks"},
    "yaml_nodes": {"story", "yaml_marks", "yaml_style"},
    "yaml_style": set(),
    "yaml_splices": {"yaml_nodes", "yaml_style"},
    "yaml_edit": {"story", "yaml_marks", "yaml_nodes", "yaml_splices", "yaml_style"},
    "report": {"story"},
    "salvage": {"story", "yaml_marks"},
    "schemas": {"story"},
    "ingest": {"story", "yaml_marks"},  # front matter is YAML
    "site": {"story"},
}
# Imported by nothing: they are where programs begin.
ENTRIES = {"cli", "plugin"}
EDGES = {
    "cli",
    "plugin",
    "content",
    "conversion",
    "disk",
    "founding",
    "card_cache",
    "handover",
    "exchange",
    "reviewing",
}
# Names by which the disk, the network, the environment or another program is reached.
OUTSIDE = {"os", "shutil", "tempfile", "subprocess", "socket", "urllib.request", "http.client", "pathlib", "glob"}
READERS = {"read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "iterdir", "rglob"}


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the package: its dotted name below the package, and its syntax tree."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
        yield name, ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(tree: ast.Module) -> Iterator[str]:
    """Every module that is imported, at the top or anywhere else."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide what is imported"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def parts(tree: ast.Module) -> set[str]:
    """The parts of our package that a module imports."""
    return {name.split(".")[1] for name in imports(tree) if name.startswith(f"{NAME}.")}


def part(name: str) -> str:
    return name.split(".")[0]


MODULES = dict(modules())


def test_the_package_was_found() -> None:
    assert {"story.model", "site.build", "ingest.convert", "plugin", "cli", "content"} <= set(MODULES)


@pytest.mark.parametrize("name", [name for name in MODULES if part(name) in ALLOWED])
def test_the_layers_keep_their_order(name: str) -> None:
    """Ingest and site know the story and nothing of each other; the story knows nothing else of ours."""
    unknown = parts(MODULES[name]) - ALLOWED[part(name)] - {part(name)}
    assert not unknown, f"{name} imports {', '.join(sorted(unknown))}"


def test_only_the_plugin_knows_mkdocs() -> None:
    knows = {part(name) for name, tree in MODULES.items() if any(part(found) == "mkdocs" for found in imports(tree))}
    assert knows == {"plugin"}


def test_nothing_imports_the_entries() -> None:
    """But for the settings of a site, which the export reads as the plugin does."""
    found = {name: (parts(tree) - {part(name)}) & ENTRIES for name, tree in MODULES.items()}
    assert {name: entries for name, entries in found.items() if entries} == {"cli.export": {"plugin"}}
    of_plugin = {name for name in imports(MODULES["cli.export"]) if name.startswith("story_explainer.plugin")}
    assert all(name.startswith("story_explainer.plugin.options") for name in of_plugin)


def test_every_part_is_known_here() -> None:
    """A new part of the package is given its place in the layers by whoever adds it."""
    assert {part(name) for name in MODULES} - {"__init__"} == set(ALLOWED) | EDGES


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


@pytest.mark.parametrize("name", [name for name in MODULES if part(name) in ALLOWED])
def test_the_inner_parts_touch_no_files(name: str) -> None:
    """They are plain functions over plain data and read nothing but the package's own data."""
    assert reached(MODULES[name]) == set()


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
