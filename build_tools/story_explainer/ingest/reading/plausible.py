"""How plausible a decoded text is in its language: by the letters, marks and capitals that came out of its bytes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from story_explainer.ingest.languages.alphabets import letters
from story_explainer.ingest.text.marks import QUOTES, STRAIGHT

_MARKS = frozenset("–—…°€£§©®ºª¿¡·´½¼¾²³×•™†‡‰¶\u00a0\u00ad، ؛؟、。，：；？！「」『』（）《》…ー・～　")
_RARE = frozenset("¬¦¨¯¸¤¢¥÷±µ¹˜ˆ¢ƒ")
_QUOTES = frozenset(QUOTES) - frozenset(STRAIGHT)
# Where Greek begins and all scripts that follow it end which do not stand beside Latin letters in a word.
_OTHER_SCRIPTS, _WITHOUT_SPACES = "\u0370", "\u0e00"
_MOST = 40_000  # letters looked at

# What each sign is worth: a text of nothing but letters of its language comes to about 1.
_SIGNS = (("\u3040", "\u30ff", 0.6), ("\u3400", "\u9fff", 0.4), ("\uac00", "\ud7a3", 0.75))  # kana, ideographs, Hangul
_UNKNOWN_LANGUAGE, _CAPITALS, _IPA = 0.6, 0.8, "\u0250"
_MARK, _RARE_MARK, _OTHER_LETTER, _INSIDE, _NEVER, _CAPITAL_INSIDE = 1.0, 0.35, 0.1, -1.0, -2.0, -0.5
# What stands in no word, or not before one; in ISO 8859-15 and 8859-7 letters have the places of such signs.
_ODD = re.compile(
    r"[^\W\d_][©®™†‡‰¬¦¨¯¸¤¢¥÷±µ¶§°€£¼½¾][^\W\d_]|[©®¶](?=[^\W\d_])|(?<![^\W_])[¼¾](?=[^\W\d_]{3})|(?<!\S)’(?=[ά-ώ]{3})"
)


def plausibility(text: str, locale: str) -> float:
    """How plausible what is not ASCII in a text is, from 1 down; 1 where there is nothing.

    A letter of the language counts for how usual it is, a mark of running text fully; a letter of other languages and a
    rare sign hardly; a sign amid a word, a capital behind a small letter, and a control character speak against it.

    Args:
        text: a decoded text.
        locale: its language.
    """
    known = letters(locale)
    total = count = 0.0
    for pair, times in Counter(zip(" " + text[:_MOST], text[:_MOST], strict=False)).items():
        before, sign = pair
        if sign > "\x7f":
            total += times * _worth(before, sign, known)
            count += times
    if not count:
        return 1.0
    return (total + _INSIDE * 2 * len(_ODD.findall(text[:_MOST]))) / count


def _worth(before: str, sign: str, known: dict[str, float]) -> float:
    kind = unicodedata.category(sign)
    if kind in ("Cc", "Cn", "Co", "Cs") or sign == "\ufffd":
        return _NEVER
    if sign.isalpha() or kind in ("Mn", "Mc"):
        if sign.isupper() and before.islower():
            return _CAPITAL_INSIDE
        if (_is_hangul(before) and "\u3400" <= sign <= "\u9fff") or (
            _is_hangul(sign) and "\u3400" <= before <= "\u9fff"
        ):
            return _CAPITAL_INSIDE
        if before.isascii() and before.isalpha() and _OTHER_SCRIPTS < sign < _WITHOUT_SPACES:
            return _INSIDE  # a Cyrillic letter in a word of Latin ones
        own = known.get(sign) or next((worth for low, high, worth in _SIGNS if low <= sign <= high), _OTHER_LETTER)
        if not known and sign < _IPA:
            own = _UNKNOWN_LANGUAGE
        return own * (_CAPITALS if sign.isupper() and before.isupper() else 1.0)
    if sign in _QUOTES and before.isalpha() and sign in "„‚":
        return _INSIDE
    return _MARK if sign in _MARKS else _RARE_MARK if sign in _RARE else 0.0


def _is_hangul(sign: str) -> bool:
    return "\uac00" <= sign <= "\ud7a3"
