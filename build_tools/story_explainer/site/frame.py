"""The frame around pages: rendered once for all pages that share it, then filled for each of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

# What stands in place of a text; no text of the frame has it, for in texts `<` is escaped.
_SLOT = re.compile(r"<slot ([\w-]+)>")


@dataclass(frozen=True)
class ThemeFrame:
    """What the theme makes of a page that has slots in place of everything that is its own.

    The theme may show what is in a slot, or ask whether there is one, but it may not change it.

    Attributes:
        pieces: the HTML, and after each piece but the last the name of the slot that follows.
    """

    pieces: tuple[str, ...]

    @classmethod
    def of(cls, slots: Iterable[str], render: Callable[[Mapping[str, str]], str]) -> ThemeFrame:
        """A frame with the slots of these names.

        Args:
            slots: the names, of letters, digits and hyphens.
            render: makes the page of what is its own, by name, as it stands in the HTML.
        """
        return cls(tuple(_SLOT.split(render({name: f"<slot {name}>" for name in slots}))))

    @cached_property
    def digest(self) -> str:
        """Another one for each other frame: many pages have the same, and each is asked what it was made of."""
        return sha256(repr(self.pieces).encode(errors="surrogatepass")).hexdigest()

    def fill(self, own: Mapping[str, str]) -> str:
        """A page in this frame: the same as `render(own)` if it has the same names."""
        pieces = list(self.pieces)
        pieces[1::2] = [own[name] for name in pieces[1::2]]
        return "".join(pieces)
