"""What lies about in a content folder, or is put there in bad faith, ends in a message and not in a traceback."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from story_explainer.cli import main
from story_explainer.content.folders import story_folders
from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from story_explainer.ingest.alignment.convert import convert
from story_explainer.ingest.article import ArticleFile
from story_explainer.site.card_image import _shortened, _wrapped
from story_explainer.story.problems import ContentError
from tests.toy_site import CONTENT


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, arguments)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def test_what_a_killed_command_left_is_no_story(tmp_path: Path) -> None:
    (tmp_path / ".slug.abc" / "articles").mkdir(parents=True)
    (tmp_path / "other" / "articles").mkdir(parents=True)
    assert [folder.name for folder in story_folders(tmp_path)] == ["other"]


@pytest.mark.parametrize("target", ["/etc/passwd", "../../../secret.txt", "../../other.txt"])
def test_an_article_that_leads_out_of_its_story_is_not_published(tmp_path: Path, target: str) -> None:
    articles = tmp_path / "content" / "x" / "articles"
    articles.mkdir(parents=True)
    for place in (tmp_path / "secret.txt", tmp_path / "content" / "other.txt"):
        place.write_text("Ein geheimer Satz steht hier.", encoding="utf-8")
    (articles / "de.txt").symlink_to(target)
    code, said = run("convert", "--content", str(tmp_path / "content"))
    assert (code, "I020" in said) == (1, True)
    assert not (articles.parent / "bitext.yml").exists()


def test_a_link_within_the_story_is_followed(tmp_path: Path) -> None:
    articles = tmp_path / "content" / "x" / "articles"
    articles.mkdir(parents=True)
    (articles.parent / "kept.txt").write_text("Ein Satz steht hier.", encoding="utf-8")
    (articles / "de.txt").symlink_to("../kept.txt")
    assert run("convert", "--content", str(tmp_path / "content"))[0] == 0


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    shutil.copytree(CONTENT / "ferry", tmp_path / "ferry")
    bitext = tmp_path / "ferry" / "bitext.yml"
    bitext.write_text(
        re.sub(r"file: \S+", f"file: articles/{'a' * 4000}.txt", bitext.read_text(encoding="utf-8"), count=1),
        encoding="utf-8",
    )
    assert "B003" in {problem.code for problem in load(StoryFolder(tmp_path / "ferry")).problems}


@pytest.mark.parametrize("text", ["a" * 5_000, "a " * 5_000, "ein wort " * 2_000])
def test_a_title_of_any_length_is_drawn_soon(text: str) -> None:
    begun = time.process_time()
    assert _shortened(text, 600, 60).endswith("…")
    assert _wrapped(text, 600, 60)
    assert time.process_time() - begun < 3


def test_more_sentences_than_fit_into_memory_are_refused() -> None:
    files = [ArticleFile(tag, f"articles/{tag}.txt", ("Ja. " * 3_500 + "\n").encode()) for tag in ("de", "it")]
    files[1] = ArticleFile("it", "articles/it.txt", ("Sì. " * 3_500 + "\n").encode())
    with pytest.raises(ContentError, match="too many sentences"):
        convert(files, "de")


def test_an_article_that_begins_with_dots(tmp_path: Path) -> None:
    article = tmp_path / "it.txt"
    article.write_text("...\n\nUna frase vera che segue qui. Un'altra ancora.\n", encoding="utf-8")
    assert run("new", "x", str(article), "--content", str(tmp_path / "content"))[0] == 0
