"""Titles stand in the theme's frame, whose templates escape nothing by themselves: tab, head, navigation."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import toy_site
from tests.built_site import BuiltSite

pytestmark = pytest.mark.build

TITLE = 'Battery </title><script>alert("late")</script> & “engines” {{ price }}'


def test_markup_in_a_title_is_text(tmp_path: Path) -> None:
    config = toy_site.lay_out(tmp_path)
    story = tmp_path / "content" / "moor-railway" / "story.yml"
    old = "  en: Battery engines for the moor railway?\n"
    assert old in story.read_text(encoding="utf-8")
    story.write_text(story.read_text(encoding="utf-8").replace(old, f"  en: '{TITLE}'\n"), encoding="utf-8")
    done = toy_site.build(config, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    built = BuiltSite(tmp_path / "site")
    pages = [page for name, page in built.documents.items() if name.startswith("en/moor-railway/")]
    assert len(pages) > 8
    for page in pages:
        for script in page.soup.find_all("script", src=False):
            if script.get("type"):
                json.loads(script.get_text())  # data is whole; a title in it has not ended it
            else:
                assert "alert(" not in script.get_text(), page.name
        description = page.soup.select_one('meta[name="description"]')
        assert description is not None
        assert description.attrs.keys() == {"name", "property", "content"}, page.name
        if link := page.soup.select_one(".story-nav__title a"):
            assert link.get_text() == TITLE, page.name
    assert any(page.title.startswith(TITLE[:50]) for page in pages)
