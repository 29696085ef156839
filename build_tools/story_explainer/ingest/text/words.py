"""Words of a text with their places, and how alike two of them are across languages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import LCSseq

from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.marks import OPENING, RIGHT

_WORD = re.compile(r"[^\W_]+(?:[.'’&][^\W_]+)*")
_ELISION = re.compile(r"([^\W_]+)['’](?=[^\W_])")
# Letters that Unicode does not take apart.
_PLAIN = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "’": "'"})
_OPENING = f"{OPENING}¿¡("


@dataclass(frozen=True, slots=True)
class Word:
    """A word at its place. `gap` is what stands between it and the word before it."""

    text: str
    start: int
    end: int
    gap: str
    initial: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def marked(self) -> bool:
        """Whether its spelling alone shows a name: an acronym, capitals or digits inside, as in FT, SU7, PawPaw."""
        if self.text[1:].islower():  # most words, by one look
            return False
        letters = [sign for sign in self.text if sign.isalpha()]
        inner = any(sign.isupper() for sign in self.text[1:])
        return len(letters) > 1 and inner and not re.fullmatch("[IVXLCDM]+", self.text)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """A text without accents, case and kinds of apostrophe, for comparison across languages."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


@lru_cache(maxsize=65536)
def subsequence_ratio(first: str, second: str) -> float:
    """The longest common subsequence of two folded words as a share of the longer (Melamed 1999), from 0 to 1."""
    return float(LCSseq.normalized_similarity(first, second))


@lru_cache(maxsize=65536)
def likeness_of_names(first: str, second: str) -> float:
    """The same for names from other scripts, which each language spells as it hears them: Šojgu, Schoigu, Shoigu."""
    heard = subsequence_ratio(_heard(first), _heard(second))
    return max(subsequence_ratio(first, second), heard if heard >= _SURELY_HEARD else 0.0)


_SURELY_HEARD = 0.8
# What languages write for one sound, the longest first.
_SOUNDS = (
    ("schtsch", "sc"), ("shch", "sc"), ("dsch", "g"), ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("dzh", "g"),
    ("sh", "s"), ("ch", "h"), ("kh", "h"), ("zh", "z"), ("gh", "g"), ("ph", "f"), ("ts", "z"), ("tz", "z"), ("ou", "u"),
    ("oo", "u"), ("ck", "k"), ("w", "v"), ("j", "i"), ("y", "i"), ("q", "k"), ("x", "ks"),
)  # fmt: skip


@lru_cache(maxsize=65536)
def _heard(text: str) -> str:
    text = re.sub("ci(?=[aou])", "c", re.sub("gi(?=[aou])|gu(?=[ei])", "g", text))
    for written, sound in _SOUNDS:
        text = text.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", text)


@lru_cache(maxsize=4096)
def words(text: str, locale: str) -> tuple[Word, ...]:
    """The words of a text; hyphens part them, and so does the apostrophe of an elided article (`l’accordo`).

    Args:
        text: one segment in one language.
        locale: the language, which knows its elided words.
    """
    elided = cues(locale).words("elided")
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        elision = _ELISION.match(text, start, end)
        name = elision and elision[1] == "D" and text[elision.end()].isupper()  # D’Alema, not L’Italia
        if (
            elision
            and not name
            and elision[1].lower() in elided
            and (elision[1][0].islower() or _begins(text, start, locale))
        ):
            spans.append((start, start + len(elision[1])))
            start = elision.end()
        spans.append((start, end))
    found = []
    last = 0
    for start, end in spans:
        found.append(
            Word(text[start:end], start, end, text[last:start].replace("\u00a0", " "), _begins(text, start, locale))
        )
        last = end
    return tuple(found)


def _begins(text: str, start: int, locale: str) -> bool:
    """Whether a sentence, or quoted speech, begins here, so that a capital says nothing."""
    before = text[:start].rstrip()
    bare = before.rstrip(_OPENING).rstrip()
    if not bare:
        return True
    if bare[-1] in ".!?…:":
        abbreviation = re.search(r"(\w+)\.$", bare)
        return not (
            abbreviation and (len(abbreviation[1]) < 3 or abbreviation[1].lower() in cues(locale).words("names.roles"))
        )
    if text[start - 1 : start] in _OPENING and text[start - 1 : start] != "(":
        # A few words in quotation marks are a title or a nickname; more of them are speech.
        return len(re.split(f"[{RIGHT}«’›]", text[start:])[0].split()) > 3
    return False
