"""`mkdocs serve` on a copy of the toy content, in a git repository with a bare one to publish to."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from pathlib import Path

from tests import toy_site

PATIENCE = 90  # seconds; that a busy machine is slow is no fault of the preview


class Preview:
    """A preview on a port of its own."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "project"
        self.root.mkdir()
        self.config = toy_site.lay_out(self.root)
        self.log = folder / "log.txt"
        self.bare = folder / "bare.git"
        shutil.copy(toy_site.ROOT / ".gitattributes", self.root)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.git("init", "--quiet", "--bare", "--initial-branch", "main", str(self.bare))
        self.git("init", "--quiet", "--initial-branch", "main")
        self.git("config", "user.name", "Ana Rossi")
        self.git("config", "user.email", "ana@example.org")
        self.git("remote", "add", "origin", str(self.bare))
        self.git("add", ".")
        self.git("commit", "--quiet", "--message", "The stories")
        self.git("push", "--quiet", "--set-upstream", "origin", "main")

    def git(self, *arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=self.root, capture_output=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self, host: str = "127.0.0.1") -> None:
        command = toy_site.mkdocs("serve", "--config-file", str(self.config), "--dev-addr", f"{host}:{self.port}")
        with self.log.open("w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                command, cwd=self.root, env=toy_site.environment(), stdout=log, stderr=subprocess.STDOUT
            )
        for _ in range(PATIENCE * 10):
            assert self.process.poll() is None, self.log.read_text(encoding="utf-8")
            if "Serving on" in self.log.read_text(encoding="utf-8"):
                return
            time.sleep(0.1)
        raise AssertionError(self.log.read_text(encoding="utf-8"))

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)

    def file(self, name: str, story: str = "moor-railway") -> Path:
        return self.root / "content" / story / name

    def state(self) -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in (self.root / "content").rglob("*") if path.is_file()}
