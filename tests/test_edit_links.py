"""“Suggest a change to this page”: the link leads to the file behind the page, YAML or Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import toy_site
from tests.built_site import BuiltSite

pytestmark = pytest.mark.build

EDIT = "https://code.example/desk/stories/edit/main/"


def edit_links(built: BuiltSite) -> dict[str, str]:
    return {
        name: str(link["href"])
        for name, page in built.documents.items()
        for link in page.soup.select('footer a[rel~="external"]')
    }


def test_every_page_leads_to_its_file(tmp_path: Path) -> None:
    config = toy_site.lay_out(tmp_path)
    text = config.read_text(encoding="utf-8")
    assert "edit_uri: null" in text
    config.write_text(text.replace("edit_uri: null", f"edit_uri: {EDIT}docs/"), encoding="utf-8")
    done = toy_site.build(config, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    links = edit_links(BuiltSite(tmp_path / "site"))
    assert links["en/about/index.html"] == f"{EDIT}docs/en/about.md"
    assert links["en/moor-railway/timeline/index.html"] == f"{EDIT}content/moor-railway/events.yml"
    for name, link in links.items():
        assert (tmp_path / link.removeprefix(EDIT)).is_file(), name


def test_without_the_address_there_is_no_link(toy_build: BuiltSite) -> None:
    assert edit_links(toy_build) == {}


@pytest.mark.parametrize("name", ["SITE_URL", "EDIT_URL"])
def test_the_workflow_sets_what_the_configuration_reads(name: str) -> None:
    assert f"!ENV [{name}," in (toy_site.ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert f"{name}: ${{{{" in (toy_site.ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8")
