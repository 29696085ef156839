"""Publishing from the desk: what readers will see changed, then a commit with the editor's name, and a push."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from story_explainer.content.folders import fingerprint
from story_explainer.content.load import load_all
from story_explainer.desk.news import StoryNews, news
from story_explainer.desk.repository import GitError, Repository, Upstream
from story_explainer.desk.site import PreviewSite
from story_explainer.story.problems import Problem


@dataclass(frozen=True)
class Pending:
    """What would be published.

    Attributes:
        target: where to.
        stories: what readers will see changed.
        commits: how many commits are made already and not published.
        files: how many files below the content folder changed.
        mistakes: what stops it.
        version: a fingerprint of the content that was looked at.
    """

    target: Upstream
    stories: Sequence[StoryNews]
    commits: int
    files: int
    mistakes: Sequence[Problem]
    version: str


class StoppedError(Exception):
    """Nothing was published: the stories have mistakes."""

    def __init__(self, mistakes: Sequence[Problem]) -> None:
        self.mistakes = mistakes
        super().__init__()


class UnseenError(Exception):
    """Nothing was published: the content is not what was looked at."""


class ApartError(Exception):
    """Nothing was published: others changed the same lines; the message names the files."""


def mistakes(site: PreviewSite) -> list[Problem]:
    """What stops the stories from being published."""
    found = (problem for loaded in load_all(site.content, site.shown_as) for problem in loaded.problems)
    return [problem for problem in found if problem.severity == "error"]


def pending(site: PreviewSite) -> Pending:
    """What would be published now.

    Raises:
        NowhereError: it is not known where to.
        GitError: git does not answer.
    """
    repository = Repository(site.content)
    target, version = repository.target(site.branch), fingerprint(site.content)
    since = repository.published(target)
    return Pending(
        target,
        list(news(repository, since, site.languages)),
        repository.ahead(target),
        len(repository.changed(since)),
        mistakes(site),
        version,
    )


def publish(site: PreviewSite, message: str, author: str, version: str) -> Upstream:
    """Commit what changed in the stories, and push it. What others published meanwhile is brought together with it.

    Args:
        site: the site.
        message: what is said of the change.
        author: the editor.
        version: the content that was looked at (`Pending.version`).

    Returns:
        Where to.

    Raises:
        NowhereError: it is not known where to.
        UnseenError: the content is not what was looked at.
        StoppedError: the stories have mistakes, by themselves or with what others published.
        ApartError: others changed the same lines.
        GitError: git refuses.
    """
    repository = Repository(site.content)
    target = repository.target(site.branch)
    if fingerprint(site.content) != version:
        raise UnseenError
    if found := mistakes(site):
        raise StoppedError(found)
    repository.commit(message, author)
    try:
        repository.push(target)
    except GitError as refused:
        try:
            joined = repository.join(target, author)
        except GitError as error:
            raise ApartError(str(error)) from None
        if not joined:
            raise refused from None
        if found := mistakes(site):
            repository.part()
            raise StoppedError(found) from None
        repository.push(target)
    return target
