"""A story's folder knows where its files lie, what messages call them, and what stands in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from story_explainer.content.story_folder import StoryFolder
from story_explainer.story.problems import ContentError


@pytest.fixture
def ferry(tmp_path: Path) -> StoryFolder:
    """A story with three articles, the folder of something that a command was making, and a file beside them."""
    for name in ("bbc-2", "ansa", ".new.writing"):
        (tmp_path / "content/ferry/articles" / name).mkdir(parents=True)
    (tmp_path / "content/ferry/articles/it.txt").write_text("Il traghetto.\n", encoding="utf-8")
    return StoryFolder(tmp_path / "content/ferry", "stories")


def test_what_messages_call_it(ferry: StoryFolder) -> None:
    """As whoever asks calls the content folder; else by the path."""
    assert (ferry.shown("claims.yml"), ferry.shown()) == ("stories/ferry/claims.yml", "stories/ferry")
    assert StoryFolder(ferry.path).shown("claims.yml") == (ferry.path / "claims.yml").as_posix()


def test_its_articles(ferry: StoryFolder) -> None:
    """The lead first, then the folders, in order; what is hidden is none."""
    assert ferry.articles() == ["lead", "ansa", "bbc-2"]
    assert StoryFolder(ferry.path / "nowhere").articles() == ["lead"]


def test_what_stands_in_a_file(ferry: StoryFolder) -> None:
    assert ferry.read("claims.yml") is None
    ferry.file("claims.yml").write_bytes(b"\xef\xbb\xbfclaims: []\n")
    assert ferry.document("claims.yml").data == {"claims": []}
    changed = ferry.text("claims.yml", ferry.read("claims.yml") or b"").set_key((), "more", "x")
    assert changed.text.encode() == b"\xef\xbb\xbfclaims: []\nmore: x\n", "the byte order mark stays"


@pytest.mark.parametrize("data", [b"claims: [\xe8]\n", b"claims: [\n"])
def test_a_file_that_cannot_be_read_is_named_as_messages_do(ferry: StoryFolder, data: bytes) -> None:
    ferry.file("claims.yml").write_bytes(data)
    with pytest.raises(ContentError, match=r"^stories/ferry/claims\.yml:"):
        ferry.document("claims.yml")
    with pytest.raises(ContentError, match=r"^stories/ferry/claims\.yml:"):
        ferry.text("claims.yml", data)


def test_nothing_is_read_that_lies_elsewhere(ferry: StoryFolder, tmp_path: Path) -> None:
    """Neither a file that a link leads to, nor a whole story."""
    (tmp_path / "secret.yml").write_text("claims: []\n", encoding="utf-8")
    ferry.file("claims.yml").symlink_to(tmp_path / "secret.yml")
    with pytest.raises(OSError, match="leads out of the story"):
        ferry.read("claims.yml")
    with pytest.raises(OSError, match="leads out of the story"):
        ferry.document("claims.yml")
    (tmp_path / "other").mkdir()
    (tmp_path / "content/linked").symlink_to(tmp_path / "other")
    problem = StoryFolder(tmp_path / "content/linked", "stories").leading_out()
    assert problem is not None
    assert str(problem).startswith("stories/linked/story.yml:1:1: F008 ")
    assert ferry.leading_out() is None
