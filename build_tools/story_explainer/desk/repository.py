"""The git repository in which stories lie: where it publishes to, what was published last, commits and pushes.

Never by force, and never another branch than the one that is meant.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

_PATIENCE = 120  # seconds for what goes over the net
_NAME = re.compile(r"[\w][\w./-]*")

_ATTRIBUTES = files("story_explainer.desk") / "gitattributes"
_DRIVER = "merge.story-explainer.driver"


def driver() -> str:
    """The command by which git merges a file of a story; where it cannot, git marks the conflict as ever."""
    ours = f"{shlex.quote(sys.executable)} -m story_explainer.cli merge %O %A %B"
    return f"{ours} 2>/dev/null || git merge-file -L ours -L base -L theirs %A %O %B"


class GitError(Exception):
    """Git did not do it; the message is its own."""


class NowhereError(Exception):
    """It is not known where to publish: `no-repository`, `detached`, `no-branch` or `other-branch`."""

    def __init__(self, reason: str, name: str = "") -> None:
        self.reason, self.name = reason, name
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Upstream:
    """Where is published to: a branch of a remote repository."""

    remote: str
    branch: str

    def __str__(self) -> str:
        """As git calls it."""
        return f"{self.remote}/{self.branch}"


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository, seen from the folder with the stories: nothing outside that is looked at or committed."""

    folder: Path

    def git(self, *arguments: str, author: tuple[str, str] | None = None) -> bytes:
        """Run git; nothing that it could ask for is answered.

        Raises:
            GitError: it did not go well.
        """
        environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C", "GIT_EDITOR": "true"}
        environment.setdefault("GIT_SSH_COMMAND", "ssh -o BatchMode=yes")
        if author:
            for who in ("AUTHOR", "COMMITTER"):
                environment |= {f"GIT_{who}_NAME": author[0], f"GIT_{who}_EMAIL": author[1]}
        try:
            done = subprocess.run(  # noqa: S603
                ["git", *arguments],  # noqa: S607
                cwd=self.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_PATIENCE,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise GitError(str(error)) from None
        if done.returncode:
            raise GitError((done.stderr or done.stdout).decode("utf-8", "replace").strip())
        return done.stdout

    def _line(self, *arguments: str) -> str:
        """What git says in a line; empty where it says nothing or no."""
        try:
            return self.git(*arguments).decode("utf-8", "replace").strip()
        except GitError:
            return ""

    @property
    def email(self) -> str:
        """The address under which commits are made."""
        return self._line("config", "user.email") or "desk@localhost"

    def target(self, configured: str) -> Upstream:
        """Where is published to.

        Args:
            configured: what the site says, such as `origin/main`; empty for the branch that the current one follows.

        Raises:
            NowhereError: there is no such place, or the current branch is not the one that goes there.
        """
        if not self._line("rev-parse", "--show-toplevel"):
            raise NowhereError("no-repository")
        here = self._line("symbolic-ref", "--quiet", "--short", "HEAD")
        if not here:
            raise NowhereError("detached")
        remote, merge = (self._line("config", f"branch.{here}.{name}") for name in ("remote", "merge"))
        follows = f"{remote}/{merge.removeprefix('refs/heads/')}" if remote and merge else ""
        wanted = configured or follows
        name, slash, branch = wanted.partition("/")
        if not (slash and all(map(_NAME.fullmatch, (name, branch)))) or name not in self._line("remote").split():
            raise NowhereError("no-branch", wanted)
        if wanted != follows and branch != here:
            raise NowhereError("other-branch", here)
        return Upstream(name, branch)

    def published(self, target: Upstream) -> str:
        """The commit that was published last, as far as is known here; empty if there is none."""
        return self._line("rev-parse", "--verify", "--quiet", f"refs/remotes/{target}^{{commit}}")

    def changed(self, since: str) -> list[str]:
        """The paths below the folder that are not as they were in a commit; all of them where there is none."""
        found = self.git("ls-files", "-z", "--others", "--exclude-standard", "--", ".")
        if since:
            found += self.git("diff", "--relative", "--name-only", "-z", since, "--", ".")
        else:
            found += self.git("ls-files", "-z", "--", ".")
        return list(dict.fromkeys(path for path in found.decode("utf-8", "replace").split("\0") if path))

    def put(self, commit: str, below: str, into: Path) -> None:
        """Put what stood below a path in a commit into a folder; nothing if it was not there."""
        if not self._line("ls-tree", "--name-only", commit, "--", below):
            return
        with tarfile.open(fileobj=io.BytesIO(self.git("archive", "--format=tar", commit, "--", below))) as archive:
            archive.extractall(into, filter="data")

    def commit(self, message: str, author: str) -> bool:
        """Commit what changed below the folder, and nothing else.

        Returns:
            Whether there was anything.
        """
        self.git("add", "--all", "--", ".")
        if not self._line("diff", "--cached", "--name-only", "--", "."):
            return False
        self.git("commit", "--quiet", "--message", message, "--", ".", author=(author, self.email))
        return True

    def ahead(self, target: Upstream) -> int:
        """How many commits are here that are not published yet."""
        since = f"{self.published(target)}.." if self.published(target) else ""
        return int(self._line("rev-list", "--count", f"{since}HEAD") or 0)

    def push(self, target: Upstream) -> None:
        """Publish what is committed; where others have published something else, nothing happens.

        Raises:
            GitError: it was refused.
        """
        self.git("push", "--quiet", "--no-force", target.remote, f"HEAD:refs/heads/{target.branch}")

    def join(self, target: Upstream, author: str) -> bool:
        """Bring together what others have published and what is here.

        Returns:
            Whether there was anything.

        Raises:
            GitError: both changed the same lines. Everything is as before then.
        """
        self.git("fetch", "--quiet", target.remote, f"+refs/heads/{target.branch}:refs/remotes/{target}")
        theirs = self.published(target)
        if not theirs or self._line("merge-base", "HEAD", theirs) == theirs:
            return False
        try:
            self.learn()
            self.git("merge", "--quiet", "--no-edit", theirs, author=(author, self.email))
        except GitError as error:
            both = self._line("diff", "--name-only", "--diff-filter=U")
            if self._line("rev-parse", "--verify", "--quiet", "MERGE_HEAD"):
                self.git("merge", "--abort")
            raise GitError(both or str(error)) from None
        return True

    def learn(self) -> None:
        """Let this copy of the repository merge stories statement by statement: in its own settings, that are no files
        of the project (`git config --local`, `info/attributes`).

        Raises:
            GitError: it is no repository, or cannot be written.
        """
        place = self.folder / self.git("rev-parse", "--git-path", "info/attributes").decode().strip()
        wanted = _ATTRIBUTES.read_text(encoding="utf-8")
        try:
            there = place.read_text(encoding="utf-8") if place.is_file() else ""
            if wanted not in there:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(there + ("\n" if there and there[-1] != "\n" else "") + wanted, encoding="utf-8")
        except OSError as error:
            raise GitError(str(error)) from None
        if self._line("config", "--local", _DRIVER) != driver():
            self.git("config", "--local", "merge.story-explainer.name", "statement by statement")
            self.git("config", "--local", _DRIVER, driver())

    def part(self) -> None:
        """Take the merge that was made last back; what is not committed stays."""
        self.git("reset", "--quiet", "--merge", "ORIG_HEAD")
