"""Whether a sentence can stand by itself: it says who and what, and leans on nothing that was said before it."""

from __future__ import annotations

import re
from itertools import pairwise

from story_explainer.ingest.drafting.datelines import without_dateline
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.languages.cues import Cues
from story_explainer.ingest.text.marks import AFTER_FINAL, LEFT, RIGHT, STOPS
from story_explainer.ingest.text.numbers import numbers
from story_explainer.ingest.text.quotation_marks import count_of_marks, quotations
from story_explainer.ingest.text.words import words
from story_explainer.ingest.times import times
from story_explainer.story.bitext import Segment

_SHORT, _LONG = 5, 60  # words
_FEW = 12  # up to so many, “two of the three” are some whom the text has named
_END = re.compile(rf"[.!…][\s{AFTER_FINAL}]*$|[{RIGHT}]\s*$")
# “Genova, 15 agosto 2018 - ”, “BERLIN (AP) — ”
_DATELINE = re.compile(r"[A-ZÄÖÜÀÈ][^.!?;:]{2,40}?(?:\d|\([^)]{2,20}\))\s*[-–—]\s")
_CUT = re.compile(r"\b[ap]\.m\.$")  # an hour, after which the sentence went on
_FIRST_WORD = re.compile(r"[^\W_]+(?:['’](?=\w)|)")


def stands_alone(reading: Reading, segment: Segment, unnamed: bool = False) -> bool:
    """Whether a sentence can be shown without the ones around it, in every language that has it.

    It names somebody or something before it says “he” or “their”, begins with no word that goes on from another
    sentence, is no question, no joke and no fragment of a quotation, and speaks neither of us nor to you.

    Args:
        reading: the article.
        segment: the sentence.
        unnamed: whether it will do without a name: The old gasworks were closed.
    """
    return all(_alone(reading, segment, locale, unnamed) for locale in segment.text)


def _alone(reading: Reading, segment: Segment, locale: str, unnamed: bool) -> bool:
    text, known = segment.text[locale], reading.cues[locale]
    named = names_first(reading, segment, locale)
    if named is None and unnamed:
        named = len(text)
    plain = without_quotations(text)
    return (
        named is not None
        and _SHORT <= len(text.split()) <= _LONG
        and bool(_END.search(text))
        and not _CUT.search(text)
        and "?" not in text
        and not _depends(reading, segment, locale)
        and whole_quotations(text)
        and not goes_on(text, known)
        and not any(cue.start() < named for cue in known.find("discourse.pronouns", plain))
        and not any(cue.start() < _bearer(reading, segment, locale) for cue in known.find("discourse.objects", plain))
        and not points_back(text, known, _bearer(reading, segment, locale))
        and not known.has("discourse.persons", plain)
        and (not _DATELINE.match(text) or without_dateline(text) != text)
        and not known.has("discourse.jests", text)
        and not known.has("discourse.passing", plain)
        and _subject_follows(text, locale, known)
        and not _counts_silently(plain, locale, known)
        and not _of_those(text, locale, known)
        and not _takes_up(text, known)
        and not _hands_it(plain, known)
        and not _says_silently(plain, known)
    )


def _depends(reading: Reading, segment: Segment, locale: str) -> bool:
    """Whether a sentence is a clause without the one on which it depends: Whether it counts. Die Werft, die dort liegt.

    It asks, and no comma parts that from a clause behind it; or all before its only comma is a name, of which the
    clause behind that tells more.
    """
    text, known = segment.text[locale], reading.cues[locale]
    front, comma, behind = text.partition(", ")
    first, rest = _FIRST_WORD.match(re.sub(r"^[\W_]+", "", front)), behind.split()
    if first is None:
        return False
    if first[0].lower() in known.words("discourse.asks") and not comma and not re.search(r"[:;–—]", text):
        return True
    tells_more = known.words("names.relative") | known.words("names.articles")
    if not rest or rest[0].lower() not in tells_more or re.search(r",\s|[:;–—]", behind):
        return False
    names = [mention for _, mention in reading.mentions(segment, locale) if mention.end >= len(front.rstrip("."))]
    return any(len(front[: mention.start].split()) <= 1 for mention in names)


def _says_silently(text: str, known: Cues) -> bool:
    """Whether somebody says it who is named elsewhere, where pronouns fall: I treni, ha detto, sono fermi."""
    inserted = re.search(r",\s+(?:\w+\s+)?(\w+),", text) if known.get("discourse.verbs") else None
    return inserted is not None and known.has("attribution.speech", inserted[1])


def _counts_silently(text: str, locale: str, known: Cues) -> bool:
    """Whether a sentence counts what it does not name: Oggi ne ha sessantuno."""
    return any(
        re.match(rf"\s*(?:[,;{STOPS}]|$)", rest[number.end :])
        for cue in known.find("discourse.of_them", text)
        for rest in [text[cue.end() :]]
        for number in numbers(rest, locale, 1)[:1]
        if not rest[: number.start].strip()
    )


def _of_those(text: str, locale: str, known: Cues) -> bool:
    """Whether a sentence tells of some among a few that were told before, or of such a one: Two of the three came."""
    if known.has("discourse.such", without_quotations(text)):
        return True
    counted = numbers(text, locale, 1)
    return any(
        known.pattern("discourse.among").fullmatch(text[one.end : other.start].strip()) is not None
        and one.value < other.value <= _FEW
        for one, other in pairwise(counted)
    )


def _hands_it(text: str, known: Cues) -> bool:
    """Whether the first clause of a sentence does something to what another one told: Moss handed it to the envoy."""
    return any(
        not re.search(r"[,;:–—]", text[: cue.start()])
        and not known.has("discourse.clauses", text[: cue.start()])
        and not known.has("discourse.and", text[: cue.start()])
        for cue in known.find("discourse.it_object", text)
    )


def _takes_up(text: str, known: Cues) -> bool:
    """Whether a sentence begins with something that another one told, and goes on with its verb: The move was met."""
    opened = re.sub(r"^[\W_]+", "", text)
    begins = next((cue for cue in known.find("discourse.taken_up", opened) if not cue.start()), None)
    if begins is None:
        return False
    behind = re.match(r"(,)|\s([^\W\d_]+)", opened[begins.end() :])
    if behind is None or behind[1]:
        return True
    small = known.words("names.of") | known.words("names.articles") | known.words("discourse.completes")
    return behind[2].islower() and behind[2].lower() not in small


def _bearer(reading: Reading, segment: Segment, locale: str) -> int:
    """Where a sentence first has a name that “him” or “them” may stand for; behind its end if it has none."""
    named = [mention.start for _, mention in reading.mentions(segment, locale)]
    return min(named, default=len(segment.text[locale]))


def _subject_follows(text: str, locale: str, known: Cues) -> bool:
    """Whether a subject may follow the words for a time with which a sentence begins, where it may be left out.

    In “Nel 1998 firma la legge” the verb stands there, and who signs is told elsewhere.
    """
    phrase = times({locale: text}).get(locale, "") if known.get("discourse.verbs") else ""
    if not phrase or not text.startswith(phrase):
        return True
    rest = re.sub(r"^[\W_]+", "", text[len(phrase) :])
    follows, behind = _FIRST_WORD.match(rest), known.find("discourse.befell", rest)
    if behind and not behind[0].start() and _led(rest[behind[0].end() :], known):
        return True  # Alle 4.50 è crollato il ponte
    return (
        follows is None or follows[0][0].isupper() or follows[0].lower().rstrip("'’") in known.words("discourse.begins")
    )


def _led(text: str, known: Cues) -> bool:
    """Whether the first clause of a text has an article that no preposition rules: senza vita mercoledì lo sciatore."""
    articles = known.words("names.articles") | known.words("names.indefinite")
    oblique = known.words("attribution.oblique") | known.words("names.of")
    before = ""
    for hit in re.finditer(r"[^\W\d_]+|[,;:.]", text):
        if not hit[0].isalpha():
            return False
        word = hit[0].lower()
        if word in articles - oblique and before not in oblique:
            return True
        before = word
    return False


def names_first(reading: Reading, segment: Segment, locale: str) -> int | None:
    """Where a sentence first names somebody or something; None if it does not.

    Where nouns have capitals and no other language tells which are names, any noun names something.
    """
    named = [mention.start for _, mention in reading.mentions(segment, locale)]
    if len(reading.locales) == 1 and reading.cues[locale].get("noun_capitals", False):
        small = reading.cues[locale].words("function_words")
        small |= {name.lower() for name in (*reading.cues[locale].weekdays, *reading.cues[locale].months)}
        nouns = (word for word in words(segment.text[locale], locale) if word.capital and len(word.text) > 2)
        named += [word.start for word in nouns if not (word.initial or word.text.lower() in small)]
    return min(named, default=None)


def goes_on(text: str, known: Cues) -> bool:
    """Whether a sentence begins with a word that goes on from the one before: “However”, “This”, a bare verb."""
    opened = re.sub(r"^[\W_]+", "", text)
    if any(cue.start() == 0 for key in ("discourse.leans", "discourse.joins") for cue in known.find(key, opened)[:1]):
        return True
    first = _FIRST_WORD.match(opened)
    # Where pronouns fall (Italian), a sentence that begins with a finite verb has its subject in another one, but for
    # verbs behind which the subject stands: È stato trovato senza vita lo sciatore.
    befell = next((cue for cue in known.find("discourse.befell", opened) if not cue.start()), None)
    if befell and _led(opened[befell.end() :], known):
        return False
    return first is not None and opened == text and first[0].lower() in known.words("discourse.verbs")


def points_back(text: str, known: Cues, named: int | None = None) -> bool:
    """Whether a text speaks of something by a word that needs what was said before: “the magazine”, “We deny that.”

    “The magazine Mare” and “the figure of 12 injured” say by themselves which one.

    Args:
        text: the text.
        known: the cues of its language.
        named: where it first names somebody or something: “the company” behind a name is most often that one.
    """
    for cue in known.find("discourse.back", text):
        if not text[: cue.start()].rstrip().endswith(","):  # a clause that says more of a noun
            return True
    companies = known.find("discourse.companies", text)
    for cue in known.find("discourse.generic", text) + [c for c in companies if named is None or c.start() < named]:
        follows = re.match(rf"\s+([{LEFT}]|[^\W\d_]+|\d)", text[cue.end() :])
        word = follows[1] if follows else ""
        named = word[:1].isupper() or not (word[:1].isalpha() or word == "")
        if not (named or word.lower() in known.words("names.of")):
            return True
    if known.has("discourse.that", text):
        return True  # Moss sagte, das sei falsch.
    return any(
        re.match(rf"\s*[,;{STOPS}{RIGHT}]", text[cue.end() :]) for cue in known.find("discourse.demonstratives", text)
    )


def whole_quotations(text: str) -> bool:
    """Whether every quotation mark of a text is closed in it."""
    return count_of_marks(text) % 2 == 0


def without_quotations(text: str) -> str:
    """A text with what it quotes blanked, so that places stay as they are."""
    for quote in quotations(text):
        text = text[: quote.start] + "·" * (quote.end - quote.start) + text[quote.end :]
    return text
