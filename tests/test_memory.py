"""The memory gives what would be made anew: after any edits a build is that of a project which never had a memory."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from story_explainer.content.folders import fingerprint
from story_explainer.parallel import program
from story_explainer.plugin import making
from story_explainer.plugin.memory import Memory
from story_explainer.yaml_source.read import read
from tests import toy_site
from tests.built_site import BuiltSite
from tests.examples import examples

pytestmark = pytest.mark.build

STORIES = ("ferry", "moor-railway")
NASTY = ["Steam", "A & B", "<b>bold</b>", 'said "so"', "\u2019 {{ price }} </title> \\1 %s", "<slot body>", "%(x)s {y}"]


def laid_out(folder: Path) -> Path:
    """A small project: two stories, a page written by hand in two of three languages."""
    folder.mkdir()
    toy_site.lay_out(folder)
    for story in (folder / "content").iterdir():
        if story.name not in STORIES:
            shutil.rmtree(story)
    return folder


def built(project: Path, command: str = "build") -> dict[str, str] | str:
    """The files of the site by their hashes, as a process of its own writes them; one word where it refuses."""
    option: Any = MkDocsConfig.plugins
    option.plugin_cache.clear()
    config = load_config(str(project / "mkdocs.yml"), strict=False)
    config.plugins.on_startup(command=command, dirty=False)  # type: ignore[arg-type]
    try:
        build(config, serve_url="http://127.0.0.1:8000/" if command == "serve" else None)
    except (Abort, PluginError, SystemExit):
        return "refused"
    return BuiltSite(project / "site").hashes()


def anew(project: Path, command: str) -> dict[str, str] | str:
    """The same of a copy that has neither a memory nor a site."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name, "project")
        shutil.copytree(project, copy, ignore=shutil.ignore_patterns(".cache", "site"))
        return built(copy, command)


def set_in(path: Path, edit: Callable[[dict[str, Any]], object]) -> None:
    """Change a YAML file."""
    if path.name == "mkdocs.yml":
        with path.open(encoding="utf-8") as file:
            data = yaml_load(file, get_yaml_loader())
    else:
        data = read(path.name, path.read_text(encoding="utf-8")).data
    edit(data)
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")


def options(config: dict[str, Any]) -> dict[str, Any]:
    """Those of our plugin."""
    found: dict[str, Any] = config["plugins"][0]["story-explainer"]
    return found


Edit = Callable[[Path], object]


def title(slug: str, words: str) -> Edit:
    """A story is called otherwise, in the language that comes first."""

    def edit(project: Path) -> None:
        set_in(
            project / "content" / slug / "story.yml", lambda data: data.update(title=dict.fromkeys(TITLED[slug], words))
        )

    return edit


TITLED = {"ferry": ("it",), "moor-railway": ("en", "de")}


def option(name: str, value: object) -> Edit:
    return lambda project: set_in(project / "mkdocs.yml", lambda data: options(data).update({name: value}))


def setting(name: str, value: object) -> Edit:
    return lambda project: set_in(project / "mkdocs.yml", lambda data: data.update({name: value}))


def override(name: str, text: str | None) -> Edit:
    """The site has a template of its own, or no template of its own any more."""

    def edit(project: Path) -> None:
        shutil.rmtree(project / "own", ignore_errors=True)
        if text is not None:
            (project / "own" / name).parent.mkdir(parents=True)
            (project / "own" / name).write_text(text, encoding="utf-8")
        set_in(project / "mkdocs.yml", lambda data: data["theme"].update(custom_dir=None if text is None else "own"))
        if text is None:
            set_in(project / "mkdocs.yml", lambda data: data["theme"].pop("custom_dir"))

    return edit


def words(text: str | None) -> Edit:
    """The site says one thing in its own words, or in the package's."""

    def edit(project: Path) -> None:
        shutil.rmtree(project / "locales", ignore_errors=True)
        if text is not None:
            (project / "locales").mkdir()
            head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
            po = f'{head}"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\nmsgid "Timeline"\nmsgstr "{text}"\n'
            (project / "locales" / "de.po").write_text(po, encoding="utf-8")

    return edit


def page(text: str) -> Edit:
    return lambda project: (project / "docs" / "en" / "about.md").write_text(text, encoding="utf-8")


def gone(project: Path) -> None:
    shutil.rmtree(project / ".cache", ignore_errors=True)


def damaged(project: Path) -> None:
    """Half of what is remembered is cut off, or something else."""
    for number, path in enumerate(sorted((project / ".cache").rglob("*"))):
        if path.is_file() and "beside" not in str(path):
            path.write_bytes(path.read_bytes()[: -7 if number % 2 else None] if number % 3 else b"other")


def touched(project: Path) -> None:
    """Somebody changes the site itself: a page, a file too much, one too few."""
    files = sorted((project / "site").rglob("*")) if (project / "site").is_dir() else []
    for number, path in enumerate(each for each in files if each.is_file()):
        if number % 5 == 0:
            path.write_bytes(path.read_bytes()[::-1])
        elif number % 7 == 0:
            path.unlink()
        elif number % 11 == 0:
            path.with_name("more.html").write_text("more", "utf-8")


def broken(project: Path) -> None:
    set_in(project / "content" / "ferry" / "story.yml", lambda data: data.update(unknown=1))


def mended(project: Path) -> None:
    set_in(project / "content" / "ferry" / "story.yml", lambda data: data.pop("unknown", None))


def left(project: Path) -> None:
    """A story goes, or comes back as it was."""
    there, away = project / "content" / "ferry", project / "ferry-away"
    source, target = (there, away) if there.is_dir() else (away, there)
    if source.is_dir():
        source.rename(target)


PAIRED = "---\npair: about\n---\n"
EDITS = st.one_of(
    st.builds(title, st.sampled_from(STORIES), st.sampled_from(NASTY)),
    st.builds(setting, st.just("site_name"), st.sampled_from(NASTY)),
    st.builds(setting, st.just("site_url"), st.sampled_from(["https://a.example/", "https://b.example/x/"])),
    st.builds(setting, st.just("edit_uri"), st.sampled_from([None, "https://code.example/edit/docs/"])),
    st.builds(option, st.just("publisher"), st.sampled_from(NASTY)),
    st.builds(option, st.just("contact"), st.sampled_from(["", "mailto:x@y.example"])),
    st.builds(option, st.just("drafts"), st.booleans()),
    st.builds(option, st.just("languages"), st.sampled_from([["en", "de", "it"], ["it", "en"], ["de", "it", "en"]])),
    st.builds(override, st.just("partials/footer.html"), st.sampled_from(["<p>{{ page.url }}</p>", "x", None])),
    st.builds(override, st.just("partials/story-nav.html"), st.just("<nav>{{ nav.title }}</nav>")),
    st.builds(words, st.sampled_from(["Wann", "Zeit & mehr", None])),
    st.builds(
        page,
        st.sampled_from(
            ["---\npair: about\n---\n# A & B\n", "---\npair: about\n---\n# About\n\n[x](../it/ferry/index.md)\n"]
        ),
    ),
    st.sampled_from([gone, damaged, touched, broken, mended, left]),
)


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """What is wrong with a story that is broken on purpose need not be read."""
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    yield
    logging.getLogger("mkdocs").setLevel(logging.NOTSET)


@settings(examples(10), suppress_health_check=list(HealthCheck))
@given(steps=st.lists(st.tuples(EDITS, st.sampled_from(["build", "build", "serve"])), min_size=2, max_size=5))
def test_after_any_edits_a_build_is_as_if_there_was_no_memory(steps: list[tuple[Edit, str]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        project = laid_out(Path(name, "project"))
        built(project)
        for edit, command in steps:
            edit(project)
            assert built(project, command) == anew(project, command)


def test_with_nothing_changed_no_story_is_read_and_nothing_of_it_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = laid_out(tmp_path / "project")
    first = built(project)
    kept = {path: path.stat().st_ino for path in (project / "site").glob("*/moor-railway/**/*") if path.is_file()}
    monkeypatch.setattr(making, "make", lambda *_: pytest.fail("made again"))
    monkeypatch.setattr("story_explainer.plugin.output.Output.write", lambda *_: pytest.fail("written again"))
    assert built(project) == first
    assert kept == {path: path.stat().st_ino for path in kept}


def test_a_site_that_is_gone_is_written_from_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where another machine built last, and only the memory was kept."""
    project = laid_out(tmp_path / "project")
    first = built(project)
    shutil.rmtree(project / "site")
    monkeypatch.setattr(making, "make", lambda *_: pytest.fail("made again"))
    assert built(project) == first


def test_what_is_written_while_it_is_read_is_not_taken_for_what_was_there(tmp_path: Path) -> None:
    """The story changes after its state was told and before it is made, and then is as before."""
    project = laid_out(tmp_path / "project")
    story = project / "content" / "ferry" / "story.yml"
    before, made = story.read_bytes(), making.make
    with pytest.MonkeyPatch.context() as patch:

        def late(folder: Path, *more: Any) -> Any:
            if folder.name == "ferry":
                title("ferry", "Late")(project)
            return made(folder, *more)

        patch.setattr(making, "make", late)
        built(project)
    story.write_bytes(before)
    assert built(project) == anew(project, "build")


def test_any_byte_of_the_program_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "package"
    shutil.copytree(Path(program.__file__).parents[1] / "site", package / "site")
    monkeypatch.setattr(program, "_PACKAGE", package)
    found = []
    for name in (None, "templates/front.html", "locales/de.po", "build.py", "fonts/newsreader-400.ttf"):
        if name:
            path = package / "site" / name
            path.write_bytes(path.read_bytes() + b" ")
        program.program.cache_clear()
        found.append(program.program())
    program.program.cache_clear()
    assert len(set(found)) == len(found)


def test_what_is_not_needed_goes_when_there_is_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("story_explainer.plugin.memory._OTHERS", 1_000)
    for turn in range(5):
        memory = Memory(tmp_path)
        for number in range(10):
            memory.made(memory.key(turn, number), lambda: bytes(400))
        memory.tidy()
        sizes = [path.stat().st_size for path in tmp_path.iterdir()]
        assert sum(sizes) <= 10 * 416 + 1_000
        assert all(memory.find(memory.key(turn, number)) for number in range(10))


@pytest.mark.parametrize("change", ["a byte", "a name", "a folder", "a link", "unreadable"])
def test_a_story_has_another_state_when_anything_in_its_folder_is_otherwise(tmp_path: Path, change: str) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "a.yml").write_text("a", "utf-8")
    before = fingerprint(folder)
    if change == "a byte":
        (folder / "a.yml").write_text("b", "utf-8")
    elif change == "a name":
        (folder / "a.yml").rename(folder / "b.yml")
    elif change == "a folder":
        (folder / "articles").mkdir()
    elif change == "a link":
        (folder / "a.yml").rename(tmp_path / "a.yml")
        (folder / "a.yml").symlink_to(tmp_path / "a.yml")
    else:
        (folder / "a.yml").unlink()
        (folder / "a.yml").symlink_to(tmp_path / "nothing")
    assert fingerprint(folder) != before


def test_a_state_does_not_hang_on_where_the_project_lies(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name / "story").mkdir(parents=True)
        (tmp_path / name / "story" / "a.yml").write_text("a", "utf-8")
    assert fingerprint(tmp_path / "one" / "story") == fingerprint(tmp_path / "two" / "story")
