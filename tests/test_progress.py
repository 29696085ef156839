"""Whoever waits for more than a second is told what for: a bar for several things, a line for one that takes long."""

from __future__ import annotations

import time

import pytest

from story_explainer.cli import progress
from story_explainer.cli.progress import show_progress


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_LONG", 0.05)


def done(seconds: float) -> list[str]:
    """One item, which takes so long."""
    found = []
    for item in show_progress("Converting", ["it"]):
        time.sleep(seconds)
        found.append(item)
    return found


def test_one_thing_that_takes_long_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert done(0.5) == ["it"]
    assert capsys.readouterr() == ("", "Converting …\n")


def test_one_that_is_done_at_once_is_not(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_LONG", 30.0)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert done(0) == ["it"]
    assert capsys.readouterr() == ("", "")


def test_what_programs_read_has_no_such_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert done(0.2) == ["it"]
    assert capsys.readouterr() == ("", "")


def test_several_have_a_bar(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(show_progress("Converting", ["it", "de"])) == ["it", "de"]
    assert capsys.readouterr().err.startswith("Converting")


def test_nothing_to_do_is_nothing_to_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(show_progress("Converting", [])) == []
    assert capsys.readouterr() == ("", "")
