"""What the tests of the conversion share."""

from __future__ import annotations

import pytest


@pytest.fixture
def anchors_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """The aligner without the extra, as on a machine that lacks it."""
    monkeypatch.setattr("story_explainer.ingest.alignment.encoder.available", lambda *locales: False)
