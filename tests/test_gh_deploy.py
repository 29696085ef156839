"""`mkdocs gh-deploy`, for those who publish from a branch, to a repository on this machine."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests import toy_site
from tests.built_site import BuiltSite

pytestmark = pytest.mark.build


def git(folder: Path, *arguments: str) -> str:
    """A git command that no setting of this machine changes."""
    command = ["git", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false", *arguments]
    return subprocess.run(
        command, cwd=folder, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=True
    ).stdout


ENVIRONMENT = {
    **os.environ,
    **toy_site.environment(),
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{role}_{part}": f"desk@{part}.example" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")},
}


def test_the_site_lands_on_the_branch_as_it_was_built(tmp_path: Path, toy_build: BuiltSite) -> None:
    project, remote = tmp_path / "project", tmp_path / "remote.git"
    project.mkdir()
    config = toy_site.lay_out(project)
    git(tmp_path, "init", "--bare", str(remote))
    git(project, "init")
    git(project, "add", "content", "docs", "mkdocs.yml")
    git(project, "commit", "--message", "A story")
    git(project, "remote", "add", "origin", str(remote))

    command = toy_site.mkdocs("gh-deploy", "--strict", "--config-file", str(config))
    done = subprocess.run(command, cwd=project, env=ENVIRONMENT, capture_output=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stderr

    published = tmp_path / "published"
    git(tmp_path, "clone", "--branch", "gh-pages", str(remote), str(published))
    files = {path.relative_to(published).as_posix() for path in published.rglob("*") if path.is_file()}
    files = {name for name in files if not name.startswith(".git/")}
    assert files - set(toy_build.files) == {".nojekyll"}
    assert set(toy_build.files) <= files
    for name in toy_build.documents:
        assert (published / name).read_bytes() == toy_build.files[name].read_bytes(), name
