"""Which language a text is in, by py3langid (Lui and Baldwin 2012); what the file's name says has the last word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from threading import Lock
from typing import Any

from story_explainer.ingest.reading.quoted import outside_quotations

# Below this many letters a guess says little.
_ENOUGH = 200
_OWN = 30  # likewise of what an article says itself, without what it quotes
# What stands for a text in none of them (ISO 639-2): signs and codes.
NO_LANGUAGE = "zxx"
_PARAGRAPH, _SHARE, _CERTAIN = 80, 0.3, 0.95
# Of these one is easily taken for the other.
_ALIKE = (
    frozenset(["hr", "bs", "sr", "sl"]),
    frozenset(["da", "no", "nb", "nn", "sv"]),
    frozenset(["pt", "gl", "es", "an", "ca", "oc"]),
    frozenset(["cs", "sk"]),
    frozenset(["id", "ms", "jv"]),
    frozenset(["ru", "uk", "be", "bg", "mk"]),
)
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
    """The language of a text; what it quotes, perhaps in another language, counts only where it says little else.

    Returns:
        Its ISO 639-1 code and the probability, from 0 to 1.
    """
    load_recogniser()
    own = outside_quotations(text)
    language, probability = _identifier().classify(own if _letters(own) >= _OWN else text)
    return str(language), float(probability)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def two_languages(paragraphs: Sequence[str]) -> tuple[str, str] | None:
    """The two languages that a text is surely in, each for a good part, as that of a bilingual office; else None.

    Args:
        paragraphs: the paragraphs of one article.
    """
    found: Counter[str] = Counter()
    for paragraph in paragraphs:
        if _letters(paragraph) >= _PARAGRAPH:
            language, probability = recognise(paragraph)
            found[language] += _letters(paragraph) if probability >= _CERTAIN and language != NO_LANGUAGE else 0
    (first, most), (second, other) = [*found.most_common(2), ("", 0), ("", 0)][:2]
    alike = any({first, second} <= group for group in _ALIKE)
    return (first, second) if other and not alike and other >= _SHARE * (most + other) else None


def contradicts(locale: str, text: str) -> str | None:
    """The language that a text is surely in, if that is not the one stated; otherwise None."""
    if _letters(text) < _ENOUGH:
        return None
    language, probability = recognise(text)
    stated = {"nb": "no", "nn": "no"}.get(locale.split("-")[0], locale.split("-")[0])
    known = {str(label) for label in _identifier().nb_classes}
    if stated not in known or probability < 0.99 or language in (stated, NO_LANGUAGE, {"no": "nb"}.get(stated)):
        return None
    return language
