"""The note that tells readers of a change: of which kind it is, what it was before and is now, on what it rests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from story_explainer.content.statements import at, find
from story_explainer.desk.gist import cites_of
from story_explainer.desk.history import History
from story_explainer.desk.reading import State
from story_explainer.site.language import Language
from story_explainer.story.keys import StatementKey

_WORDS = ("text", "label", "what", "name", "title", "question", "term")


def earlier(history: History, state: State, key: str) -> Mapping[str, Any] | None:
    """What a statement said before it was changed at this desk; None where that is not known.

    Args:
        history: the steps of this run.
        state: the story.
        key: the statement.
    """
    parsed, now = StatementKey.parse(key), state.statement(key)
    for step in reversed(history.steps):
        change = step.changes.get(parsed.name) if step.folder.path == state.folder.path else None
        if change and change.before is not None:
            data = state.folder.text(parsed.name, change.before).data
            path = find(data, parsed)
            before = None if path is None else at(data, path)
            if isinstance(before, Mapping) and now and dict(before, draft="") != dict(now.entry, draft=""):
                return before
    return None


def note_on(before: Mapping[str, Any] | None, now: Mapping[str, Any], languages: Sequence[Language]) -> dict[str, Any]:
    """What the note on a change begins with: a correction where a value or an answer that came corrects something.

    Args:
        before: what the statement said; None where that is not known.
        now: what it says.
        languages: those of the story in which the note is written.
    """
    right = _putting_right(before, now) if before else None
    text: dict[str, str] = {}
    for language in languages if before else ():
        old, new = _both(before or {}, now, right, language.tag)
        if old and new and old != new:
            text[language.tag] = language.gettext("Until now: %(before)s – now: %(now)s") % {"before": old, "now": new}
    return {"kind": "corrected" if right else "updated", "text": text, "cites": cites_of(now)}


def _putting_right(before: Mapping[str, Any], now: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The value of a figure, or the answer to a claim, that was not there before and corrects something."""
    values = [one for one in now.get("values", []) if one not in before.get("values", []) and one.get("corrects")]
    answers = [one for one in now.get("responses", []) if one not in before.get("responses", [])]
    return next(iter([*values, *(one for one in answers if one.get("kind") == "corrects")]), None)


def _both(
    before: Mapping[str, Any], now: Mapping[str, Any], right: Mapping[str, Any] | None, tag: str
) -> tuple[str, str]:
    """What was said before and is said now, in a language."""
    if right is None:
        return _said(before, tag), _said(now, tag)
    if "corrects" in right:
        return f"{_words(now, tag)}: {right['corrects']}", _value(right, tag)
    return _words(before, tag), _words(right, tag)


def _said(entry: Mapping[str, Any], tag: str) -> str:
    """The words of a statement, of a figure with its last value."""
    values = entry.get("values")
    return f"{_words(entry, tag)}: {_value(values[-1], tag)}" if values else _words(entry, tag)


def _value(value: Mapping[str, Any], tag: str) -> str:
    texts = value.get("text")
    return str(texts[tag] if isinstance(texts, Mapping) and tag in texts else value.get("value", ""))


def _words(entry: Mapping[str, Any], tag: str) -> str:
    """What an entry says in a language; empty where it says nothing."""
    texts = [entry[name] for name in _WORDS if isinstance(entry.get(name), Mapping)]
    return str(texts[0].get(tag, "")) if texts else ""
