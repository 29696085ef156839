"""Frames: whatever is in the slots, a filled frame is the page rendered whole."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from story_explainer.site.frame import ThemeFrame

TEXT = st.text(min_size=1) | st.just("<slot body>") | st.just("\\1")


def render(own: Mapping[str, str]) -> str:
    """A theme as ours: it shows a text twice, and another one only where there is one."""
    note = f"<p>{own['note']}</p>" if own.get("note") else ""
    return f"<title>{own['title']}</title>{note}{own['body'] * 2}"


@given(pages=st.lists(st.fixed_dictionaries({"title": TEXT, "body": TEXT}, optional={"note": TEXT}), max_size=8))
def test_a_filled_frame_is_the_whole_page(pages: list[dict[str, str]]) -> None:
    assert [ThemeFrame.of(page, render).fill(page) for page in pages] == [render(page) for page in pages]


@given(first=TEXT, second=TEXT)
def test_one_frame_serves_all_pages_with_the_same_slots(first: str, second: str) -> None:
    frame = ThemeFrame.of(["title", "body"], render)
    for text in (first, second):
        page = {"title": text, "body": text}
        assert frame.fill(page) == render(page)
