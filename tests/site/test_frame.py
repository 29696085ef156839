"""Frames: whatever is in the slots, a filled frame is the page rendered whole."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from story_explainer.site.frame import Frames

TEXT = st.text() | st.just("<slot body>")


def render(texts: Mapping[str, str]) -> str:
    """A theme as ours: shows a slot twice, another one only where there is something in it."""
    body = texts["body"] * 2 if texts["body"] else "empty"
    return f"<title>{texts['title']}</title>{body}"


@given(pages=st.lists(st.fixed_dictionaries({"title": TEXT, "body": TEXT}), max_size=8))
def test_a_filled_frame_is_the_whole_page(pages: list[dict[str, str]]) -> None:
    frames = Frames()
    assert [frames.fill("it", page, render) for page in pages] == [render(page) for page in pages]


def test_pages_that_share_everything_share_a_frame() -> None:
    """One rendering for each language and for pages with and without a text."""
    rendered = []

    def counting(texts: Mapping[str, str]) -> str:
        rendered.append(texts)
        return render(texts)

    frames = Frames()
    for shared, body in [("it", "a"), ("it", "b"), ("de", "c"), ("it", ""), ("it", "d"), ("de", "e")]:
        frames.fill(shared, {"title": body, "body": body}, counting)
    assert len(rendered) == 3
