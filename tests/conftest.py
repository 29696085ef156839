"""What all tests share: golden files that one option renews, and browser tests that CI may not skip."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests import examples, toy_site
from tests.built_site import BuiltSite
from tests.robustness.hostile import Hostile
from tests.robustness.hostile import lay_out as lay_out_hostile

settings.load_profile(examples.FULL)  # where no other one is asked for
BUILDS = {"toy_build", "own_build", "hostile_build", "built", "scripts", "below"}  # fixtures that build a site

Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew; look at the diff")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs a built site says so by asking for one."""
    for item in items:
        if isinstance(item, pytest.Function) and BUILDS & set(item.fixturenames):
            item.add_marker(pytest.mark.build)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares text with a golden file; with --update-golden it writes the file instead."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            return
        assert path.is_file(), f"{path} is missing: run “make golden” and look at what it writes"
        assert text == path.read_bytes().decode(), f"{path} differs: if that is meant, run “make golden”"

    return compare


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[Any]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a browser test that is skipped has failed: nobody would notice otherwise."""
    report = yield
    if report.skipped and os.environ.get("CI") and item.get_closest_marker("browser"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, which CI does not allow: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def toy_build(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The toy content, built once by MkDocs."""
    project = tmp_path_factory.mktemp("toy")
    return _built(toy_site.lay_out(project), project / "site")


@pytest.fixture(scope="session")
def own_build(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The project's own site, built once by MkDocs."""
    return _built(toy_site.ROOT / "mkdocs.yml", tmp_path_factory.mktemp("own") / "site")


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    """The toy content with hostile text wherever text can stand."""
    return lay_out_hostile(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="session")
def hostile_build(hostile: Hostile) -> BuiltSite:
    """What is built of it."""
    return _built(hostile.config, hostile.config.parent / "site")


def _built(config: Path, site: Path) -> BuiltSite:
    done = toy_site.build(config, site)
    assert done.returncode == 0, done.stdout + done.stderr
    return BuiltSite(site)


@pytest.fixture(params=["toy", "own"])
def built(request: pytest.FixtureRequest) -> BuiltSite:
    """Each of the two sites."""
    site = request.getfixturevalue(f"{request.param}_build")
    assert isinstance(site, BuiltSite)
    return site
