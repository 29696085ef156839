"""ProperDocs, the kept fork of MkDocs: the same site from the same plugin."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import toy_site

pytestmark = pytest.mark.build

_GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')


def test_both_engines_build_the_same_bytes_but_for_their_name(tmp_path: Path) -> None:
    """The generator's name is the one thing that tells them apart."""
    config = toy_site.lay_out(tmp_path)
    config.write_text(config.read_text(encoding="utf-8").replace("generator: false", "generator: true"), "utf-8")
    sites = {}
    for engine in toy_site.ENGINES:
        done = toy_site.build(config, tmp_path / engine, engine=engine)
        assert done.returncode == 0, done.stderr
        files = (path for path in (tmp_path / engine).rglob("*") if path.is_file())
        sites[engine] = {path.relative_to(tmp_path / engine): path.read_bytes() for path in files}
    one, other = sites.values()
    assert one.keys() == other.keys()
    named = {path for path in one if one[path] != other[path]}
    assert named
    assert [path for path in named if _GENERATOR.sub(b"", one[path]) != _GENERATOR.sub(b"", other[path])] == []


def test_a_mistake_stops_both_with_the_same_words(tmp_path: Path) -> None:
    config = toy_site.lay_out(tmp_path)
    story = tmp_path / "content" / "moor-railway" / "story.yml"
    story.write_text(story.read_text(encoding="utf-8").replace("cites: [s1, s2]", "cites: [s1, s99]"), "utf-8")
    said = []
    for engine in toy_site.ENGINES:
        done = toy_site.build(config, tmp_path / engine, engine=engine)
        assert done.returncode == 1
        said.append([line for line in done.stderr.splitlines() if "ERROR" in line])
    assert said[0] == said[1] != []
