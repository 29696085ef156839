"""The toy content is what conversion makes of its articles."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from story_explainer.cli import main
from tests import toy_site
from tests.conftest import Golden

pytestmark = pytest.mark.build

STORIES = sorted(path.name for path in toy_site.CONTENT.iterdir() if path.is_dir())


@pytest.mark.parametrize("slug", STORIES)
def test_conversion_makes_the_bitext_anew(slug: str, tmp_path: Path, golden: Golden) -> None:
    """Without the old bitext to lean on, `explainer convert` writes the same bytes."""
    story = tmp_path / "content" / slug
    shutil.copytree(toy_site.CONTENT / slug, story)
    (story / "bitext.yml").unlink()
    done = CliRunner().invoke(main, ["convert", slug, "--content", str(story.parent)])
    assert done.exit_code == 0, done.output
    golden(toy_site.CONTENT / slug / "bitext.yml", (story / "bitext.yml").read_text(encoding="utf-8"))
