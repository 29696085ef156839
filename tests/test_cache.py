"""Sentence vectors are kept beside mkdocs.yml: less to compute, and never another result."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from story_explainer.cli import main
from story_explainer.content.cache import Cache, keep_vectors
from story_explainer.ingest.alignment import encoder, vectors
from story_explainer.ingest.alignment.lexical import Matrix
from tests.arriving_texts import BRIDGE, SECOND

pytestmark = pytest.mark.skipif(not encoder.available("en"), reason="sentence vectors are an extra")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with a story of two articles, and one that is to come."""
    monkeypatch.chdir(tmp_path)
    site = tmp_path / "site"
    site.mkdir()
    (site / "mkdocs.yml").touch()
    for name, text in {"it": BRIDGE["it"], "post.en": SECOND, "bote.de": BRIDGE["de"]}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    run(site, "new", "bridge", tmp_path / "it.txt", tmp_path / "post.en.txt")
    return site


def run(site: Path, command: str, *arguments: str | Path) -> None:
    """Run a command as in a process of its own, which remembers nothing."""
    vectors._SENTENCES.clear()
    vectors.group_vectors.cache_clear()
    result = CliRunner().invoke(main, [command, *map(str, arguments), "--content", str(site / "content")])
    assert result.exit_code == 0, result.output


def kept(site: Path) -> list[Path]:
    """The files that are kept."""
    return sorted((site / ".cache" / "vectors").iterdir())


def story(site: Path) -> dict[str, bytes]:
    """Every file of the content."""
    content = site / "content"
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in content.rglob("*") if path.is_file()}


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the model is asked for."""
    asked: list[str] = []
    encode = vectors._encode

    def watched(texts: list[str]) -> Matrix:
        asked.extend(texts)
        return encode(texts)

    monkeypatch.setattr(vectors, "_encode", watched)
    return asked


def test_of_what_is_there_nothing_is_encoded_again(site: Path, tmp_path: Path, encoded: list[str]) -> None:
    (tmp_path / "late.en.txt").write_text("The harbour is closed. No ship may leave before Monday.\n", "utf-8")
    run(site, "add", "bridge", "--independent", tmp_path / "late.en.txt")
    assert set(encoded) == {"The harbour is closed.", "No ship may leave before Monday."}


@pytest.mark.long
@pytest.mark.parametrize("damage", [b"", b"\0" * 4096, None])
def test_the_story_is_the_same_without_what_is_kept(site: Path, tmp_path: Path, damage: bytes | None) -> None:
    """Deleted or damaged, it is made anew in silence; what the commands write is the same."""
    copy = Path(shutil.copytree(site, tmp_path / "copy"))
    first = kept(copy)
    assert first
    for path in first:
        path.unlink() if damage is None else path.write_bytes(damage)
    for each in (site, copy):
        run(each, "add", "bridge", tmp_path / "bote.de.txt")
    assert story(copy) == story(site)
    assert [path.read_bytes() for path in kept(copy)] == [path.read_bytes() for path in kept(site)]


def test_one_damaged_byte_is_noticed(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.keep("key", b"data")
    assert cache.find("key") == b"data"
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:-1] + b"b")
    assert cache.find("key") is None
    assert cache.find("another") is None


def test_what_was_not_asked_for_longest_makes_room(tmp_path: Path) -> None:
    cache = Cache(tmp_path, largest=300)
    for number, key in enumerate("abc"):
        cache.keep(key, bytes(100))
        os.utime(cache._path(key), (number, number))
    assert cache.find("a")  # so that it is the newest
    Cache(tmp_path, largest=300).keep("d", bytes(100))
    assert [key for key in "abcd" if cache.find(key)] == ["a", "c", "d"]


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = Cache(tmp_path / "file" / "below")
    cache.keep("key", b"data")
    assert cache.find("key") is None


def test_another_version_of_the_model_makes_its_own(
    site: Path, encoded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = ["The bridge is open."]
    keep_vectors(site / "content")
    for model in ("one", "another", "one"):
        monkeypatch.setattr(encoder, "model", lambda model=model: model)
        vectors._SENTENCES.clear()
        vectors.sentence_vectors(sentence)
    assert encoded == sentence * 2
    encoder.keep_in(None)


def test_without_a_site_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    keep_vectors(tmp_path / "content")
    assert encoder.keeper() is None
    (tmp_path / "mkdocs.yml").touch()
    keep_vectors(Path("/elsewhere/content"))
    assert isinstance(keeper := encoder.keeper(), Cache)
    assert keeper.folder == tmp_path / ".cache" / "vectors"
    encoder.keep_in(None)
