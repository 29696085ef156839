"""`explainer check`, `status` and `review` as an editor uses them."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from story_explainer.cli import main

TOY = Path(__file__).parent / "toy_content"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the toy story."""
    shutil.copytree(TOY / "ferry", tmp_path / "content/ferry")
    return tmp_path / "content"


def run(content: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [arguments[0], "--content", str(content), *arguments[1:]])


def test_check_says_that_all_is_well(content: Path) -> None:
    """Nothing on standard output, the summary beside it."""
    result = run(content, "check")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no problems in 1 story\n")


def test_check_prints_all_and_fails(content: Path) -> None:
    """Every problem of every story at once; exit code 1 for errors."""
    claims = content / "ferry/claims.yml"
    claims.write_text(
        claims.read_text(encoding="utf-8").replace("by: mayor", "by: major").replace("[s3]", "[s3, s3]"),
        encoding="utf-8",
    )
    result = run(content, "check")
    assert result.exit_code == 1
    assert [line.rsplit("/", 1)[1].split(" ")[:2] for line in result.stdout.splitlines()] == [
        ["claims.yml:34:9:", "R003"],
        ["claims.yml:36:17:", "R009"],
    ]
    assert result.stderr == "1 error, 1 warning in 1 story\n"
    assert json.loads(run(content, "check", "--format", "json").stdout)["errors"] == 1
    assert run(content, "check", "--format", "github").stdout.startswith("::error file=")


def test_convert_goes_on_after_a_story_that_fails(content: Path) -> None:
    """One line for what is wrong, without a traceback; the others are converted all the same."""
    shutil.copytree(content / "ferry", content / "boat")
    for name in ("boat", "ferry"):
        (content / name / "bitext.yml").unlink()
    (content / "boat/bitext.yml").mkdir()
    result = run(content, "convert")
    assert result.exit_code == 1
    assert f"{content.as_posix()}/boat/bitext.yml: it is no ordinary file\n" in result.stderr
    assert "Traceback" not in result.output
    assert result.stdout.startswith("ferry: ")
    assert (content / "ferry/bitext.yml").is_file()
    assert sorted(path.name for path in (content / "boat").glob(".*")) == []


def test_convert_names_what_is_not_there(content: Path) -> None:
    wrong = run(content / "nowhere", "convert")
    assert (wrong.exit_code, "There is no folder" in wrong.stderr) == (2, True)
    pivot = run(content, "convert", "ferry", "--pivot", "de")
    assert pivot.exit_code == 1
    assert f"{content.as_posix()}/ferry/articles:1:1: I011" in pivot.stderr
    (content / "ferry/articles/xx.txt").write_text("Ena.\n", encoding="utf-8")
    assert "xx.txt:1:1: I007 “xx” is no language" in run(content, "convert").stderr


def test_warnings_alone_pass(content: Path) -> None:
    """A warning is shown and does not stop anything."""
    claims = content / "ferry/claims.yml"
    claims.write_text(claims.read_text(encoding="utf-8").replace("[s3]", "[s3, s3]"), encoding="utf-8")
    result = run(content, "check")
    assert result.exit_code == 0
    assert "R009" in result.stdout


@pytest.mark.parametrize("command", ["check", "status"])
def test_unknown_story_and_folder(content: Path, command: str) -> None:
    """What is not there is said on one line, with what is meant if that can be guessed; exit code 2."""
    wrong = run(content, command, "fery")
    assert wrong.exit_code == 2
    assert "There is no story “fery”" in wrong.stderr
    assert "did you mean “ferry”?" in wrong.stderr
    assert run(content / "nowhere", command).exit_code == 2


def test_review_then_drift_then_review(content: Path) -> None:
    """From draft to reviewed, due again when a sentence changes, and confirmed."""
    assert "0/14" in run(content, "status").stdout
    result = run(content, "review", "ferry", "--by", "Ana", "--lang", "it", "--on", "2026-03-11")
    assert (result.exit_code, result.stdout.split(" added")[0]) == (0, "ferry: 14 reviews by Ana")
    kept = (content / "ferry/reviews.yml").read_text(encoding="utf-8")
    rows = [line.split() for line in run(content, "status").stdout.splitlines()]
    assert rows[0] == ["story", "language", "translated", "cited", "reviewed", "drifted", "problems"]
    assert rows[1:] == [
        ["ferry", "it", "24/24", "14/14", "14/14", "0", "none"],
        ["ferry", "sl", "24/24", "14/14", "0/14", "0", "none"],
    ]
    article = content / "ferry/articles/sl.txt"
    article.write_text(article.read_text(encoding="utf-8").replace("deluje", "vozi"), encoding="utf-8")
    assert "B002" in run(content, "check").stdout
    assert run(content, "convert").exit_code == 0
    checked = run(content, "check")
    assert checked.exit_code == 0
    assert checked.stdout.count("D001") == 3
    assert run(content, "status").stdout.splitlines()[1].split()[4:6] == ["11/14", "3"]
    again = run(content, "review", "ferry", "idle", "events/idle-years", "mayor", "--by", "Ana", "--lang", "it")
    assert again.exit_code == 0
    assert "D001" not in run(content, "check").stdout
    assert (content / "ferry/reviews.yml").read_text(encoding="utf-8").startswith(kept)


def test_review_refuses_what_it_cannot_record(content: Path) -> None:
    """No half-written file: a wrong id, language, day or file of reviews ends in one clear line."""
    for arguments, message in {
        ("ferry", "idel", "--by", "Ana"): "did you mean",
        ("ferry", "idle", "--by", "Ana", "--lang", "de"): "The story has no language “de”",
        ("ferry", "idle", "--by", "Ana", "--on", "yesterday"): "“yesterday” is not a date",
        ("ferry", "idle", "--by", " "): "at least 1 character",
    }.items():
        result = run(content, "review", *arguments)
        assert result.exit_code != 0
        assert message in result.stderr
    reviews = content / "ferry/reviews.yml"
    assert not reviews.exists()
    reviews.write_bytes(b"reviews: []\n# \xff\n")
    assert "“explainer check ferry” says why" in run(content, "review", "ferry", "idle", "--by", "Ana").stderr
    assert reviews.read_bytes() == b"reviews: []\n# \xff\n"


def test_review_keeps_a_byte_order_mark(content: Path) -> None:
    """A file that an editor's program saved with a mark keeps it."""
    reviews = content / "ferry/reviews.yml"
    reviews.write_bytes(b"\xef\xbb\xbfreviews: []\r\n")
    assert run(content, "review", "ferry", "idle", "--by", "Ana").exit_code == 0
    assert reviews.read_bytes().startswith(b"\xef\xbb\xbfreviews:\r\n  - {statement: claims/idle, ")
    assert run(content, "check").stdout == ""


def test_schemas_for_content_elsewhere(tmp_path: Path) -> None:
    """The schemas go beside any content folder, where the first lines of the files look for them."""
    folder = tmp_path / "schemas"
    assert (
        CliRunner()
        .invoke(main, ["schema", str(folder)])
        .output.endswith("15 of 15 schemas written, the others are current\n")
    )
    assert "0 of 15" in CliRunner().invoke(main, ["schema", str(folder)]).output
    assert json.loads((folder / "claims.schema.json").read_text(encoding="utf-8"))["required"] == ["claims"]
