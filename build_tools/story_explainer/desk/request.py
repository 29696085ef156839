"""What is asked of the desk, read off a request; what has not the form expected is refused with a line."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from story_explainer.site.language import Language
from story_explainer.story.keys import ARTICLE_KEY, ARTICLES
from story_explainer.story.model import LIST_FILES

_FILES = ("story", *(file.name.removesuffix(".yml") for file in LIST_FILES))
_KEY = re.compile(rf"({'|'.join(_FILES)})(/[a-z0-9-]+)?|{ARTICLES}/{ARTICLE_KEY[1:-1]}")
LARGEST = 40_000_000  # bytes of what is sent: articles are, at the worst, long PDF files


class BadRequestError(Exception):
    """A request without what it needs; the message says what."""


@dataclass(frozen=True)
class Request:
    """A request: the path below the desk's own, what stands in its query or its body, the language of the desk."""

    path: str
    data: Mapping[str, Any]
    language: Language

    def text(self, name: str, default: str | None = None) -> str:
        """A text that was sent."""
        value = self.data.get(name, default)
        if not isinstance(value, str):
            raise BadRequestError(f"“{name}” is missing")
        return value

    def texts(self, name: str) -> list[str]:
        """A list of texts that was sent; empty if there is none."""
        value = self.data.get(name, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise BadRequestError(f"“{name}” is no list of texts")
        return value

    def mapping(self, name: str) -> dict[str, str]:
        """Texts by name that were sent."""
        value = self.data.get(name)
        if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
            raise BadRequestError(f"“{name}” are no texts by name")
        return value

    def key(self) -> str:
        """The statement that is meant."""
        return _checked(self.text("key"))

    def seen(self) -> dict[str, str]:
        """The versions of statements that were in view, by key; at least one."""
        seen = {_checked(key): version for key, version in self.mapping("seen").items()}
        if not seen:
            raise BadRequestError("nothing is named")
        return seen


def _checked(key: str) -> str:
    if not _KEY.fullmatch(key):
        raise BadRequestError("there is no such statement")
    return key


def query_of(environ: Mapping[str, Any]) -> dict[str, str]:
    """What stands in the query of an address."""
    return dict(parse_qsl(str(environ.get("QUERY_STRING", ""))))


def body_of(environ: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON object that was sent.

    Raises:
        BadRequestError: it is none, or too large.
    """
    if not str(environ.get("CONTENT_TYPE", "")).startswith("application/json"):
        raise BadRequestError("send JSON")
    length = str(environ.get("CONTENT_LENGTH") or "")
    if not length.isdigit() or int(length) > LARGEST:
        raise BadRequestError(f"send no more than {LARGEST:,} bytes, and say how many")
    try:
        data = json.loads(environ["wsgi.input"].read(int(length)))
    except (ValueError, RecursionError):
        raise BadRequestError("this is no JSON") from None
    if not isinstance(data, dict):
        raise BadRequestError("send an object")
    return data
