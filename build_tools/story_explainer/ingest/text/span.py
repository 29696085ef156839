"""Where something stands in a text."""

from __future__ import annotations

# The offset of its first character, and the one behind its last.
Span = tuple[int, int]
