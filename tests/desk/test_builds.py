"""A build never holds a byte of the desk."""

from __future__ import annotations

from tests.built_site import BuiltSite


def test_no_file_of_a_build_knows_of_the_desk(built: BuiltSite) -> None:
    files = [path for path in built.root.rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert "desk" not in path.name, path
        for word in (b"_desk", b"data-desk", b"X-Desk-Token", b"desk.js"):
            assert word not in path.read_bytes(), (path, word)
