"""Pages of a site that are written by hand, in Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class HandWrittenPage:
    """A page written by hand in Markdown.

    Attributes:
        path: its file, below the folder of such pages: `it/metodo.md`.
        meta: its front matter.
        text: what follows the front matter.
    """

    path: str
    text: str
    meta: Mapping[str, Any] = field(default_factory=dict)

    @property
    def locale(self) -> str:
        """The language, which is the first folder of the path."""
        return self.path.partition("/")[0]

    @property
    def title(self) -> str:
        """What the page is called: in its front matter, or in its first heading, else as its file."""
        heading = re.search(r"^# +(.+?)[ #]*$", self.text, re.MULTILINE)
        return str(self.meta.get("title") or (heading[1] if heading else self.path.partition("/")[2]))

    @property
    def address(self) -> str:
        """The address of the page below the site's root."""
        stem = self.path.removesuffix(".md").removesuffix("index")
        return stem if stem.endswith("/") else f"{stem}/"
