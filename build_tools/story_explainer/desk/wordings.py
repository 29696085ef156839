"""How a sentence read when somebody reviewed what cites it: in the bitext or git’s history, by its fingerprint."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from story_explainer.desk.inbox import Again
from story_explainer.desk.repository import GitError, Repository
from story_explainer.story.bitext import Segment, text_hash
from story_explainer.story.keys import LEAD, bitext_file
from story_explainer.story.model import Story
from story_explainer.story.problems import ContentError
from story_explainer.yaml_source.read import read

_BACK = 20  # states of a bitext that are looked at, the newest first


def wordings(repository: Repository, story: Story, again: Again) -> list[tuple[Segment | None, Mapping[str, str]]]:
    """The sentences because of which a statement is to be reviewed again: as they are now, and as they were read.

    Args:
        repository: the repository in which the stories lie.
        story: the story.
        again: the statement.

    Returns:
        For each sentence what it is now, None if it is gone, and by language the words that were read and are no
        longer there, as far as the bitext or git knows them.
    """
    key = str(again.statement.key)
    review = next((e for e in reversed(story.reviews) if e.statement == key and e.locale == again.locale), None)
    found: list[tuple[Segment | None, Mapping[str, str]]] = []
    for cite in again.review.changed:
        marks = review.evidence.get(cite) if review else None
        now = story.segment.get(cite)
        if isinstance(marks, dict):
            gone = {tag: mark for tag, mark in marks.items() if not now or text_hash(now.text.get(tag, "")) != mark}
            kept = {
                tag: words
                for tag, mark in gone.items()
                for words in (now.earlier.get(tag, []) if now else [])
                if text_hash(words) == mark
            }
            file = bitext_file(story.article_of.get(cite, LEAD))
            unknown = {tag: mark for tag, mark in gone.items() if tag not in kept}
            found.append((now, kept | (_words(repository, f"{story.slug}/{file}", cite, unknown) if unknown else {})))
    return found


def _words(repository: Repository, file: str, cite: str, marks: Mapping[str, str]) -> dict[str, str]:
    words: dict[str, str] = {}
    try:
        commits = repository.git("log", f"--max-count={_BACK}", "--format=%H", "--", file).decode().split()
    except GitError:
        return words
    for commit in commits:
        texts = _texts(repository, commit, file).get(cite, {})
        for tag, mark in marks.items():
            if tag in texts and text_hash(texts[tag]) == mark:
                words.setdefault(tag, texts[tag])
        if len(words) == len(marks):
            break
    return words


@lru_cache(maxsize=64)
def _texts(repository: Repository, commit: str, file: str) -> dict[str, dict[str, str]]:
    """The words of every segment in a commit, by id and language."""
    try:
        data = read(file, repository.git("show", f"{commit}:./{file}").decode("utf-8")).data
    except (GitError, ContentError, UnicodeDecodeError):
        return {}
    found: dict[str, dict[str, str]] = {}
    waiting = [data]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if isinstance(node.get("id"), str) and isinstance(node.get("text"), dict):
                found[node["id"]] = {tag: str(words) for tag, words in node["text"].items()}
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
    return found
