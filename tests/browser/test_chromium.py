"""The way to a browser, without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser import chromium


class Machine:
    """A machine on which `cure` brings a browser, and whose commands are remembered instead of run."""

    def __init__(self, cure: str = "", broken: str = "") -> None:
        self.ran: list[str] = []
        self.cure, self.broken = cure, broken

    def run(self, command: list[str]) -> bool:
        self.ran.append(" ".join(command))
        return not self.broken or self.broken not in self.ran[-1]

    def find(self) -> str | None:
        return "/usr/bin/browser" if self.cure and any(self.cure in line for line in self.ran) else None


def test_a_browser_on_the_machine_is_enough() -> None:
    machine = Machine()
    assert chromium.get(machine.run, lambda: "/usr/bin/chromium", root=True, apt=True) == "/usr/bin/chromium"
    assert machine.ran == []


def test_playwrights_own_comes_before_the_distributions() -> None:
    machine = Machine(cure="playwright install")
    assert chromium.get(machine.run, machine.find, root=True, apt=True) == "/usr/bin/browser"
    assert len(machine.ran) == 1


def test_the_package_list_is_fetched_before_the_package() -> None:
    machine = Machine(cure="apt-get install", broken="playwright install")
    assert chromium.get(machine.run, machine.find, root=True, apt=True) == "/usr/bin/browser"
    assert [line.split()[:2] for line in machine.ran[1:]] == [["apt-get", "update"], ["apt-get", "install"]]


@pytest.mark.parametrize(("root", "apt"), [(False, True), (True, False)])
def test_nothing_is_installed_where_that_is_not_possible(root: bool, apt: bool) -> None:
    machine = Machine(cure="apt-get install")
    assert chromium.get(machine.run, machine.find, root=root, apt=apt) is None
    assert not any("apt-get" in line for line in machine.ran)


def test_a_browser_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    named = tmp_path / "mine"
    named.touch(mode=0o755)
    monkeypatch.setenv("CHROMIUM", str(named))
    assert chromium.find() == str(named)
