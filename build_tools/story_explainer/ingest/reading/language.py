"""Which language a text is in, by py3langid (Lui and Baldwin 2012); what the file's name says has the last word."""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import Any

# Below this many letters a guess says little.
_ENOUGH = 200
_LOADING = Lock()


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def load_recogniser() -> None:
    """Read the model now, so that it is there when it is asked; for a thread beside other work."""
    with _LOADING:
        _identifier()


def recognise(text: str) -> tuple[str, float]:
    """The language of a text.

    Returns:
        Its ISO 639-1 code and the probability, from 0 to 1.
    """
    load_recogniser()
    language, probability = _identifier().classify(text)
    return str(language), float(probability)


def contradicts(locale: str, text: str) -> str | None:
    """The language that a text is surely in, if that is not the one stated; otherwise None."""
    if sum(map(str.isalpha, text)) < _ENOUGH:
        return None
    language, probability = recognise(text)
    stated = {"nb": "no", "nn": "no"}.get(locale.split("-")[0], locale.split("-")[0])
    known = {str(label) for label in _identifier().nb_classes}
    if stated not in known or probability < 0.99 or language in (stated, {"no": "nb"}.get(stated)):
        return None
    return language
