"""What the documents show is so: their commands run, their samples are what the schemas and the tools take."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from jsonschema import Draft7Validator

from story_explainer.cli import main
from story_explainer.content.load import FILES
from tests import toy_site
from tests.arriving_texts import BRIDGE, SECOND
from tests.samples import ALL, PAGES, Sample, spans
from tests.test_gh_deploy import ENVIRONMENT, git

ROOT = toy_site.ROOT

# Lines that no test runs, and why; a line belongs here only as long as it stands in a document.
NOT_RUN = {
    'pip install "path/to/this/project[articles,language,html,formats]"': "asks the package index: CI does it",
    "mkdocs serve": "goes on until it is stopped: tests/browser/test_serving.py",
    'make test ARGS="--update-golden"': "would run these tests, too",
    "python -m venv .venv": "the tests run in one",
    ".venv/bin/pip install --require-hashes -r requirements/site.lock": "asks the package index: CI does it",
    ".venv/bin/pip install --no-deps --no-build-isolation -e .": "would change what runs the tests: CI does it",
    "explainer convert --dask tcp://10.0.0.5:8786": "there is no such cluster: tests/test_many.py has one of its own",
    "explainer prepare --dask tcp://10.0.0.5:8786": "likewise",
    "rsync --archive --delete site/ host:/srv/www/explainer/": "there is no such host",
}
# What a person does between two lines, in the words of a shell: an editor takes a draft, a translator translates.
BETWEEN = {
    "explainer export my-story --to xliff --lang fr -o my-story.fr.xlf": "explainer review my-story point-s3 --by Ed",
    "explainer import my-story.fr.xlf": "sed -i 's,</source>,&<target>En français.</target>,' my-story.fr.xlf",
}
# What readers put in the place of names that are theirs.
PLACEHOLDERS = {"<you>": "you", "<name>": "stories"}
# Samples that are no commands and no files of ours, and what holds them to be true.
SHOWN = {
    "articles as received ─ ingest ─▶ bitext + draft ─ an editor": "a picture of the way; tests/test_architecture.py",
    "content/my-story/claims.yml:12:14: R002": "test_the_problem_is_told_as_shown",
    "content/my-story/\n": "test_the_files_of_a_story_are_those_listed",
    "location /explainer/ {": "nginx is not among what CI installs; tried by hand with 1.22",
    "/*\n  Strict-Transport-Security": "tests/browser/test_overview.py sends these headers",
}
BY_PAGE = {page: [one for one in ALL if one.page == page and one.kind == "sh"] for page in {one.page for one in ALL}}
YAML = [sample for sample in ALL if sample.kind == "yaml"]
OF_STORIES = [sample for sample in YAML if sample.of.partition("#")[0] in FILES]


def commands(sample: Sample) -> Iterator[str]:
    """The lines of a sample as they are typed, without what they say about themselves."""
    for line in sample.text.splitlines():
        typed = re.sub(r"\s+#.*", "", line)
        for name, instead in PLACEHOLDERS.items():
            typed = typed.replace(name, instead)
        yield typed


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of this project under git, with a remote, its environment, and the files that the documents hand in."""
    copy, texts, remote = tmp_path / "project", tmp_path / "home" / "texts", tmp_path / "remote.git"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in listed.split("\0"):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, copy / name)
    (copy / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    git(tmp_path, "init", "--bare", str(remote))
    git(copy, "init")
    git(copy, "add", "content", "docs", "build_tools", "tests", "mkdocs.yml", "Makefile", "pyproject.toml")
    git(copy, "commit", "--message", "The project")
    git(copy, "remote", "add", "origin", str(remote))
    texts.mkdir(parents=True)
    post = f"<html lang=de><title>Post</title><article><h1>Wieder offen</h1><p>{BRIDGE['de']}</p></article></html>\n"
    for folder, name, text in (
        (texts, "first.txt", BRIDGE["it"]),
        (texts, "second.txt", BRIDGE["de"]),
        (texts, "third.txt", SECOND),
        (copy, "articolo.txt", BRIDGE["it"]),
        (copy, "artikel.txt", BRIDGE["de"]),
        (copy, "bote.txt", SECOND),
        (copy, "post.html", post),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    return copy


def run(line: str, folder: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """A line of a sample in a shell, in an environment that is set up: make finds nothing to install."""
    made = 'make() { command make --old-file=.venv/.site.stamp --old-file=.venv/.tools.stamp "$@"; }'
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    own = {"HOME": str(home), "PATH": path, "PYTHONPATH": str(home.parent / "project" / "build_tools")}
    script = ["bash", "-euo", "pipefail", "-c", f"{made}\n{line}\npwd"]
    environment = ENVIRONMENT | own
    return subprocess.run(script, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=300)


@pytest.mark.build
@pytest.mark.parametrize("page", sorted(page for page, found in BY_PAGE.items() if found))
def test_the_commands_of_a_page_run_one_after_the_other(project: Path, page: str) -> None:
    """Each sample begins in the copy of the project; what earlier ones of the page made is there."""
    for sample in BY_PAGE[page]:
        folder = project
        for line in commands(sample):
            if line not in NOT_RUN:
                done = run(f"{BETWEEN.get(line, ':')}\n{line}", folder, project.parent / "home")
                assert done.returncode == 0, f"{sample}: {line}\n{done.stdout}{done.stderr}"
                folder = Path(done.stdout.splitlines()[-1])
    if page == "docs/guide.md":
        assert "fr: En français." in (project / "content/my-story/story.yml").read_text(encoding="utf-8")
    if page == "CONTRIBUTING.md":
        assert git(project, "status", "--porcelain", "build_tools") == "", "run “make messages”"


@pytest.mark.build
def test_make_site_is_strict(project: Path) -> None:
    """A link that leads nowhere stops it, and is named: MkDocs neither shows nor counts warnings where it is quiet."""
    (project / "docs/it/nuova.md").write_text("# Nuova\n\n[Qui](nessuna.md)\n", encoding="utf-8")
    done = run("make site", project, project.parent / "home")
    assert done.returncode != 0
    assert "it/nuova.md" in done.stderr
    assert "nessuna.md" in done.stderr


def test_what_is_not_run_stands_in_a_document() -> None:
    typed = {line for sample in ALL if sample.kind == "sh" for line in commands(sample)}
    assert (set(NOT_RUN) | set(BETWEEN)) - typed == set()
    shown = [sample.text for sample in ALL if sample.kind in ("text", "nginx")]
    assert [text for text in shown if not text.startswith(tuple(SHOWN))] == []
    assert [begins for begins in SHOWN if not any(text.startswith(begins) for text in shown)] == []


def test_every_sample_says_what_it_is() -> None:
    """One of a kind that nothing here looks at would be believed unseen."""
    assert {sample.kind for sample in ALL} == {"sh", "yaml", "text", "nginx"}
    others = {sample.of for sample in YAML} - {sample.of for sample in OF_STORIES}
    assert others == {"mkdocs.yml", "publish.yml", ".gitlab-ci.yml"}


@pytest.mark.parametrize("sample", OF_STORIES, ids=str)
def test_a_sample_of_a_file_is_what_its_schema_takes(sample: Sample) -> None:
    """A part of a file may leave out what the whole has to have; what it holds is held to the schema."""
    name, _, part = sample.of.partition("#")
    schema: dict[str, Any] = json.loads((ROOT / "schemas" / f"{Path(name).stem}.schema.json").read_text("utf-8"))
    data = yaml.safe_load(sample.text)
    if part:
        schema = {**schema["definitions"][part], "definitions": schema["definitions"]}
    if part or name == "story.yml":  # title and the rest stand elsewhere
        schema.pop("required", None)
    data = json.loads(json.dumps(data, default=str))
    for each in data if isinstance(data, list) else [data]:
        assert each
        assert [error.message for error in Draft7Validator(schema).iter_errors(each)] == []


@pytest.mark.build
@pytest.mark.parametrize("sample", [one for one in YAML if one.of == "mkdocs.yml"], ids=str)
def test_a_sample_of_settings_builds_a_site(tmp_path: Path, sample: Sample) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Welcome\n", encoding="utf-8")
    shutil.copytree(ROOT / "content", tmp_path / "content")
    frame = "site_name: Mine\nsite_url: https://example.org/\ntheme: {name: material}\n"
    (tmp_path / "mkdocs.yml").write_text(frame + sample.text, encoding="utf-8")
    done = toy_site.build(tmp_path / "mkdocs.yml", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "stories" / "it" / "ford-xiaomi" / "index.html").is_file()


@pytest.mark.build
@pytest.mark.parametrize("sample", [one for one in YAML if one.of == "publish.yml"], ids=str)
def test_a_step_of_a_workflow_is_one_that_the_linters_take(tmp_path: Path, sample: Sample) -> None:
    flows = tmp_path / ".github" / "workflows"
    flows.mkdir(parents=True)
    workflow = (ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8")
    head, name, rest = workflow.partition("      - name: Set up Python")
    step = "".join(f"      {line}\n" for line in sample.text.splitlines())
    (flows / "publish.yml").write_text(f"{head}{step}\n{name}{rest}", encoding="utf-8")
    tools = Path(sys.executable).parent
    linters = (["actionlint", str(flows / "publish.yml")], ["zizmor", "--quiet", "--offline", str(flows)])
    for command in linters:
        done = subprocess.run([tools / command[0], *command[1:]], capture_output=True, encoding="utf-8", timeout=60)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.build
@pytest.mark.parametrize("sample", [one for one in YAML if one.of == ".gitlab-ci.yml"], ids=str)
def test_the_script_of_another_host_builds_what_it_hands_over(project: Path, sample: Sample) -> None:
    """In a folder that `explainer init` began, as the text before it says."""
    (job,) = yaml.safe_load(sample.text).values()
    installing, *script = job["script"]
    assert installing == "pip install --requirement requirements.txt"
    home = project.parent / "home"
    assert run("explainer init newsroom && cd newsroom", home, home).returncode == 0
    assert run("explainer new my-story ../texts/first.txt ../texts/second.txt", home / "newsroom", home).returncode == 0
    done = run("\n".join(["export CI_PAGES_URL=https://you.gitlab.io/stories", *script]), home / "newsroom", home)
    assert done.returncode == 0, done.stdout + done.stderr
    (folder,) = job["artifacts"]["paths"]
    page = (home / "newsroom" / folder / "it/my-story/index.html").read_text(encoding="utf-8")
    assert 'href="https://you.gitlab.io/stories/it/my-story/"' in page


def test_the_problem_is_told_as_shown(tmp_path: Path) -> None:
    """The README's example, to the letter."""
    (shown,) = (sample.text.strip() for sample in ALL if sample.text.startswith("content/my-story/claims.yml:12:14"))
    story = tmp_path / "content" / "my-story"
    shutil.copytree(ROOT / "content" / "ford-xiaomi", story)
    claim = ["claims:", "-     id: one", *["      # …"] * 5, "      text: {it: Uno, de: Eins}", "      by: ford"]
    lines = [*claim, "      certainty: stated", "      cites: [", "             s99]"]
    (story / "claims.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "story_explainer.cli", "check", "my-story"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60)
    assert shown in done.stdout.splitlines()


def test_the_files_of_a_story_are_those_listed() -> None:
    (tree,) = (sample.text for sample in ALL if sample.text.startswith("content/my-story/\n"))
    listed = set(re.findall(r"^  (\w+\.yml)", tree, re.MULTILINE))
    # What commands keep for themselves or an editor seldom needs is told of elsewhere in the guide.
    assert set(FILES) - listed == {"alignment.yml", "drafted.yml", "reviews.yml"}
    assert listed <= set(FILES)


def test_commands_named_in_passing_exist_with_their_options() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    seen = set()
    for place, code in (each for page in PAGES for each in spans(page)):
        words = code.split()
        if words[0] == "make" and len(words) > 1:
            assert words[1] in targets, f"{place}: {code}"
        elif words[0] == "explainer" and len(words) > 1 and re.fullmatch("[a-z]+", words[1]):
            command = main.get_command(click.Context(main), words[1])
            assert command, f"{place}: {code}"
            options = {name for option in command.params if isinstance(option, click.Option) for name in option.opts}
            assert {word.partition("=")[0] for word in words if word.startswith("--")} <= options, f"{place}: {code}"
        else:
            continue
        seen.add(words[1])
    assert {"new", "check", "site"} <= seen
