"""The frame around pages: rendered once for all pages that share it, then filled for each of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping

# What stands in place of a text; no text of the frame has it, for in texts `<` is escaped.
_SLOT = re.compile(r"<slot ([\w-]+)>")


class Frames:
    """Keeps the frames of one build.

    A frame is what the theme makes of a page when it is given slots in place of everything that is the page's own. So
    the theme may show what is in a slot, or ask whether it is empty, but it may not change it.
    """

    def __init__(self) -> None:
        self._frames: dict[Hashable, list[str]] = {}

    def fill(self, shared: Hashable, own: Mapping[str, str], render: Callable[[Mapping[str, str]], str]) -> str:
        """A page in its frame.

        Args:
            shared: whatever else the frame depends on; pages with the same have one frame.
            own: what differs from page to page, by the name of its slot, as it stands in the HTML. An empty text is no
                slot: pages that have it and pages that do not have different frames.
            render: makes the whole page from slots, or from texts in their place.

        Returns:
            The page, the same as `render(own)`.
        """
        key = (shared, tuple(name for name, text in own.items() if text))
        if key not in self._frames:
            slots = {name: f"<slot {name}>" if text else "" for name, text in own.items()}
            self._frames[key] = _SLOT.split(render(slots))
        pieces = self._frames[key].copy()
        pieces[1::2] = [own[name] for name in pieces[1::2]]
        return "".join(pieces)
