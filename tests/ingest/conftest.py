"""What the tests of the conversion share."""

from __future__ import annotations

import pytest

from story_explainer.ingest.alignment import convert as conversion


@pytest.fixture
def anchors_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """The aligner without the extra, as on a machine that lacks it."""
    monkeypatch.setattr(conversion.vectors, "available", lambda *locales: False)
