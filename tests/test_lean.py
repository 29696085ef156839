"""Material's base template without what only its script uses: less, and nothing else."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from story_explainer.plugin.lean import lean

BASE = files("material").joinpath("templates", "base.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "part",
    ["md-toggle", "md-overlay", "md-dialog", "data-md-component", "md-color-primary", "md-color-accent", "generator"],
)
def test_what_only_its_script_and_its_colours_use_is_left_out(part: str) -> None:
    """If a release of Material calls it otherwise, this tells."""
    assert part in BASE
    assert part not in lean(BASE)


def test_everything_that_a_site_may_replace_stays() -> None:
    blocks = re.compile(r"\{%-? (?:block|include|if|for|endif|endfor|endblock)[^%]*%\}")
    assert blocks.findall(BASE)
    assert blocks.findall(lean(BASE)) == blocks.findall(BASE)


def test_previews_read_the_description_of_the_page() -> None:
    assert lean('<meta name="description" content="x">') == (
        '<meta name="description" property="og:description" content="x">'
    )
