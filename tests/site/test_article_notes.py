"""What stands in quotation marks in an article, but is a rendering, is told where it is read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from story_explainer.site.build import build_site
from story_explainer.story.model import Story
from tests import toy_site


def article(kind: str) -> BeautifulSoup:
    """The English article of the moor railway, with a note of that kind on its third sentence."""
    story: Story = next(story for story in toy_site.stories() if story.slug == "moor-railway")
    first, *others = story.divergences
    story = replace(story, divergences=[first.model_copy(update={"kind": kind}), *others])
    pages = {page.path: page.body for page in build_site([story], toy_site.languages())}
    return BeautifulSoup(pages["en/moor-railway/article/"], "html.parser")


@pytest.mark.parametrize(("kind", "told"), [("quotation", True), ("number", False)])
def test_a_rendered_quotation_has_its_note_below_the_paragraph(kind: str, told: bool) -> None:
    sentence = article(kind).select_one("#s3")
    assert sentence is not None
    pair = sentence.find_parent(class_="pair")
    assert pair is not None
    assert ("The two figures cannot both be right." in pair.get_text()) is told
