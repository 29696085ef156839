"""A built archive: the pages of earlier stories stand in the frame of the site, and programs find their way."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from story_explainer.site import front
from tests import toy_site
from tests.built_site import BuiltSite, Document
from tests.test_memory import built

STORIES = ("ferry", "lake-spill")
pytestmark = pytest.mark.build


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BuiltSite:
    """Of the two stories in Italian the older one has the only page of earlier ones."""
    monkeypatch.setattr(front, "_PAGE", 1)
    monkeypatch.setattr(front, "_LEAST", 1)
    project = tmp_path / "project"
    project.mkdir()
    toy_site.lay_out(project)
    assert built(project) != "refused"
    return BuiltSite(project / "site")


def led_to(page: Document, rel: str) -> list[str]:
    """Where the head of a page leads."""
    return [urljoin(f"/{page.address}", str(link["href"])) for link in page.soup.select(f"head link[rel={rel}]")]


def test_pages_of_earlier_stories_are_pages_of_the_site(archive: BuiltSite) -> None:
    assert [fault for link in archive.links() if (fault := archive.problem(link))] == []
    newest, older = archive.documents["it/index.html"], archive.documents["it/1/index.html"]
    assert older.title.startswith("Notizie precedenti, pagina 1")
    assert older.lang == "it"
    assert (led_to(newest, "next"), led_to(newest, "prev")) == (["/it/1/"], [])
    assert (led_to(older, "next"), led_to(older, "prev")) == ([], ["/it/"])
    (canonical,) = led_to(older, "canonical")
    assert canonical.endswith("/it/1/")
    listed = [re.findall(r'href="(?:\.\./)?([a-z-]+)/"', str(page.soup.article)) for page in (newest, older)]
    assert sorted(listed[0] + listed[1]) == sorted(STORIES)
    assert older.switch() == {"en": "en/1/", "de": "de/1/"}


def test_search_engines_are_told_of_them_and_other_lists_stay_whole(archive: BuiltSite) -> None:
    sitemap = archive.files["sitemap.xml"].read_text(encoding="utf-8")
    assert re.search(r"<loc>[^<]*/it/1/</loc>\s*<lastmod>", sitemap)
    llms = archive.files["llms.txt"].read_text(encoding="utf-8")
    assert all(f"it/{story}/" in llms for story in STORIES)
