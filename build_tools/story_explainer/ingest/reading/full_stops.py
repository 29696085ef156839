"""Whether a full stop ends a sentence, by the words before it and the one after it: abbreviation, number, initial.

The order of evidence is that of Mikheev, "Periods, Capitalized Words, etc." (Computational Linguistics, 2002).
"""

from __future__ import annotations

import re

from story_explainer.ingest.languages.segmentation import Pack

_INITIAL = re.compile(r"[^\W\d_](?:\.-?[^\W\d_])*")
_DOTTED = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)+")
_NUMBER = re.compile(r"\d[\d.:,]*|[IVXLC]+(?:e|er)?")
# “i. V. m”, “av. J.-C”: what stands before a full stop, with the shortened words right before it.
_SHORTENED = re.compile(r"(?:(?<!\w)[^\W\d_]{1,4}\.\s?){1,3}[^\W\d_]{1,5}(?:\.?-[^\W\d_]{1,3})?$")
_ACRONYM = 3
_ROMAN = re.compile(r"[IVXLC]+")
_BEGUN = 40  # letters of a sentence that may say nothing but when
_WHOLE_WORD = 3
_LONG = 5


def full_stop_ends(earlier: str, last: str, known: str, word: str, opened: bool, pack: Pack) -> bool:
    """Whether a full stop between two words ends a sentence. The evidence in order; the first that speaks decides.

    Args:
        earlier: the word before the last one.
        last: the word before the full stop.
        known: the abbreviation of several words that ends with that one, if any.
        word: the one after it.
        opened: whether a quotation or bracket opens before that.
        pack: what is known of the language.
    """
    folded, before = known or last.lower(), earlier.rstrip(".").lower()
    if ".-" in folded and folded not in pack.abbreviations | pack.attributive | pack.may_end:
        folded = folded.rsplit("-", 1)[-1]  # “Dr.-Ing.”, “lun.-ven.”
    starter = word.lower() in pack.starters
    capital = not word[0].islower()
    sure = capital and (starter or not pack.nouns_capitalised)
    opens = capital and word.lower() in pack.openers
    if folded in pack.after_number and (
        before[-1:].isdigit() or (earlier.endswith(".") and before in pack.after_number)
    ):
        return capital
    if folded in pack.attributive:
        return opens or (capital and word.lower() in pack.articles)
    if len(last) == 1 and last.isupper() and before in pack.lettered:
        return capital  # “plan B”
    if folded in pack.abbreviations:
        return False
    if ".-" in (known or last) and pack.nouns_capitalised:
        return starter  # “Univ.-Doz.”, “Mo.-Fr.”
    if folded.endswith(pack.abbreviation_ends):
        return sure and starter
    if folded in pack.before_number and (word[0].isdigit() or _ROMAN.fullmatch(word)):
        return False
    sign = last.lower() == folded and folded in pack.when and not before[-1:].isdigit()  # A.C. Milan
    named = last.isupper() and (not known if len(last) == 1 else sign)
    if folded in pack.may_end and not named:
        zone = len(word) >= _WHOLE_WORD and word.isupper() and word.lower() in pack.around_date
        return sure and not (folded.endswith(".m") and (zone or word.lower() in pack.weekdays))  # 9 a.m. Monday, GMT
    if _INITIAL.fullmatch(last) and not any(map(str.islower, last)):
        return _letters_end(last, word, capital, pack)
    if _DOTTED.fullmatch(last):
        return (sure or (capital and len(last.rsplit(".", 1)[0]) >= _LONG)) and not word[0].isdigit()
    if pack.ordinals and capital and word.lower() not in pack.months and _counts(earlier, last, pack):
        return True
    if pack.ordinals and ((last.isdigit() and len(last) <= 2) or _ROMAN.fullmatch(last)):
        return opens
    if capital:
        return True
    # The next word is written small: a sentence ends if the one before is surely a whole word.
    name = len(last) >= _LONG and last.istitle()
    return opened or (len(last) > 2 and last.isalpha() and (name or starter or bool(pack.word_end.search(folded))))


def _letters_end(last: str, word: str, capital: bool, pack: Pack) -> bool:
    """Whether a sentence ends after a capital or several: it goes on after initials."""
    if not capital:
        return False
    if len(last) == 1:
        return word.lower() in pack.openers
    letters = sum(map(str.isalpha, last))
    return word.lower() in pack.openers or (letters >= _ACRONYM and word.lower() in pack.articles)


def _counts(earlier: str, last: str, pack: Pack) -> bool:
    """Whether a number is a cardinal by the word before it, or a Roman one that belongs to the name before it."""
    if last.isdigit() and len(last) <= 2:
        return earlier.rstrip(".").lower() in pack.before_cardinal
    named = earlier[:1].isupper() and earlier.lower() not in pack.starters and earlier[-1:] not in "sxzß."
    return named and len(last) > 1 and bool(_ROMAN.fullmatch(last))


def shortened(before: str) -> dict[str, str]:
    """The abbreviations of several words that may end here, the longest first: “i.v.m”, each with what precedes it."""
    found = _SHORTENED.search(before)
    parts = re.split(r"\.\s?", found[0].lower()) if found else []
    rest = before[: found.start()].rstrip() if found else ""
    return {".".join(parts[at:]): rest if at == 0 else "." for at in range(len(parts) - 1)}


def only_says_when(begun: str, pack: Pack) -> bool:
    """Whether what has been said is a time and no sentence yet: “Nel 44 a.C. Cesare morì”, “At 9 a.m. Smith left”."""
    words = begun.replace("'", " ").replace("’", " ").split() if len(begun) <= _BEGUN else []
    small = [word.lower() for word in words]
    closing = [at for at in range(1, len(small)) if "".join(small[at:]) in pack.when | pack.after_number]
    if not closing:
        return False
    before = small[: closing[0]]
    numbers = [at for at in range(len(before)) if _NUMBER.fullmatch(words[at])]
    return any(
        all(word in pack.binding for word in before[:at])
        and all(word in pack.binding or word.endswith(".") for word in before[at + 1 :])
        for at in numbers
    )
