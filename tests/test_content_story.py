"""Reading a story from disk: whatever bytes stand in its files, there is a story or a message."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from story_explainer.content.load import FILES, load, load_all
from story_explainer.content.story_folder import StoryFolder
from story_explainer.site.reserved import reserved
from tests.examples import examples

TOY = Path(__file__).parent / "toy_content/ferry"


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """A copy of the toy story's folder."""
    return Path(shutil.copytree(TOY, tmp_path / "ferry"))


def lines(folder: Path) -> list[str]:
    return [str(problem) for problem in load(StoryFolder(folder, "content")).problems]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("save", [b"\xef\xbb\xbf%s", b"%s\r\n"], ids=["byte order mark", "Windows line ends"])
def test_files_saved_by_other_programs(ferry: Path, name: str, save: bytes) -> None:
    """A byte order mark and Windows line ends change nothing, nor where a mistake is found."""
    path = ferry / name
    if not path.is_file():
        made = {
            "comparison.yml": "version: 1\nmethod: anchors 1\narticles: {}\nmatches: []\n",
            "drafted.yml": "version: 1\ndrafted: {}\n",
        }
        path.write_text(made.get(name) or f"{next(iter(FILES[name].model_fields))}: []\n", encoding="utf-8")
    data = path.read_bytes()
    path.write_bytes(save % (data.replace(b"\n", b"\r\n") if b"\r\n" in save else data))
    assert lines(ferry) == []
    path.write_bytes(path.read_bytes().replace(b":", b": \x07", 1))
    assert f"content/ferry/{name}:1:" in lines(ferry)[0]
    assert "U+0007" in lines(ferry)[0]


@settings(examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(sorted(FILES)),
    data=st.one_of(
        st.binary(max_size=60),
        st.text(max_size=60).map(str.encode),
        st.text(max_size=30).map(lambda text: text.encode("utf-16", "surrogatepass")),
        st.tuples(
            st.sampled_from(
                ["claims", "events", "actors", "topics", "articles", "terms", "reviews", "locales", "title"]
            ),
            st.recursive(
                st.sampled_from(["x", "it", "2024", "null", "[]", "{}", "''", "s1", "*a", "&a b", "!!int 3"]),
                lambda inner: st.one_of(
                    st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
                    st.lists(st.tuples(st.sampled_from(["id", "text", "cites", "it", "when"]), inner), max_size=3).map(
                        lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"
                    ),
                ),
                max_leaves=8,
            ),
        ).map(lambda pair: f"{pair[0]}: {pair[1]}\n".encode()),
    ),
)
def test_any_bytes_as_a_file(ferry: Path, name: str, data: bytes) -> None:
    """Any bytes as one of the files: problems on one line each, with code, line and column inside the file."""
    path = ferry / name
    kept = path.read_bytes() if path.is_file() else b"reviews: []\n"
    path.write_bytes(data)
    try:
        found = load(StoryFolder(ferry))
    finally:
        path.write_bytes(kept)
    for problem in found.problems:
        assert "\n" not in str(problem)
        assert problem.line >= 1
        assert problem.column >= 1
    assert found.story or found.problems


def test_each_story_by_itself(tmp_path: Path) -> None:
    """A broken story does not keep the others from being read; folders without articles are no stories."""
    for name in ("b-good", "a-broken"):
        shutil.copytree(TOY, tmp_path / name)
    (tmp_path / "a-broken/claims.yml").write_text("claims: [\n", encoding="utf-8")
    (tmp_path / "notes").mkdir()
    assert [(found.slug, found.ok) for found in load_all(tmp_path)] == [("a-broken", False), ("b-good", True)]
    assert list(load_all(tmp_path / "nowhere")) == []


def test_folder_in_place_of_a_file(ferry: Path) -> None:
    """A folder that bears the name of a file is told as a missing or strange file, not as a crash."""
    (ferry / "story.yml").unlink()
    (ferry / "story.yml").mkdir()
    assert lines(ferry)[0].startswith("content/ferry/story.yml:1:1: F001")


@pytest.mark.parametrize("name", ["Ferry", "our ferry", "fähre", "a_b", "a--b", "search", "suche", "cerca"])
def test_a_folder_that_cannot_be_an_address(ferry: Path, name: str) -> None:
    """Its name becomes a part of addresses, and must not be that of a search page in any language of the site."""
    found = load(StoryFolder(ferry.rename(ferry.parent / name), "content"), reserved=reserved())
    assert [problem.code for problem in found.problems] == ["F006"]
    assert not found.ok
