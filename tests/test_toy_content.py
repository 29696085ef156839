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
    """Without the old bitexts to lean on, `explainer convert` writes the same bytes."""
    story = tmp_path / "content" / slug
    shutil.copytree(toy_site.CONTENT / slug, story)
    bitexts = [path.relative_to(story) for path in sorted(story.rglob("bitext.yml"))]
    for name in bitexts:
        (story / name).unlink()
    done = CliRunner().invoke(main, ["convert", slug, "--content", str(story.parent)])
    assert done.exit_code == 0, done.output
    for name in bitexts:
        golden(toy_site.CONTENT / slug / name, (story / name).read_text(encoding="utf-8"))
