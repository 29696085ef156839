"""Where a name begins and where it ends: over particles, up to another name, behind a title of office."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from story_explainer.ingest.drafting.names.corpus import Corpus, given, joins, same
from story_explainer.ingest.drafting.names.gazetteer import known_places
from story_explainer.ingest.languages import common
from story_explainer.ingest.text.words import Word, fold

_HALF = 4  # letters of the second half of a given name, at most: Jong-un
_TITLES = 4  # words, at most, a title before a first name among them
_TITLE = 4  # letters of a title that is cut short, at most: Dott. Rossi


def end_of(
    corpus: Corpus, index: int, locale: str, found: Sequence[Word], named: list[bool], start: int, taken: set[int]
) -> int:
    """Where a name that begins at `start` ends: it goes on over names, and over particles between them."""
    known = corpus.cues[locale]
    head = found[start].text.lower() in known.words("names.heads")
    of = known.words("names.of")
    small = known.words("names.particles") | of | _particles() | _articles()
    links = {word for word in small if _shared(corpus, index, locale, word, word in of)}
    alone = len(corpus.words[index]) == 1
    if alone:  # no other language tells; a person's name ends where a word of grammar begins
        links = set(known.words("names.particles") - known.words("function_words"))
        links |= frozenset() if _with_first_name(corpus, index, locale, start) else of
    links |= of if head else frozenset()
    towns = {first for first, _, _ in known_places(corpus, index, locale)} if alone and not head else set()
    end = start + 1
    while end < len(found) and end not in taken:
        step = end
        while step < len(found) and found[step].text in links:
            step += 1
        if (
            step < len(found)
            and found[step].text.lower() in corpus.cues[locale].words("names.roles")
            and found[step].gap != "-"  # Petra Wolf-Richter
            and not corpus.echoed(index, locale, corpus.folds[index][locale][step], found[step].text.lower())
        ):
            break
        if (
            step >= len(found)
            or step in taken
            or (step > end and step in towns)  # the Hallam of Bristol
            or not named[step]
            or not all(joins(word.gap) for word in found[end : step + 1])
        ):
            break
        initial = found[step].initial and found[step].gap == ". "
        if (
            initial
            or _owns(corpus, locale, found[end - 1])
            or _apart(corpus, index, locale, end - 1, step)
            or _ends_sentence(found, step)
        ):
            break
        end = step + 1
    return end + 1 if end < len(found) and _second_half(corpus, index, locale, start, end) else end


def _with_first_name(corpus: Corpus, index: int, locale: str, start: int) -> bool:
    """Whether a run of words with capitals has a first name among them: Inspector Ruth Moss | of Westmere."""
    found, folded = corpus.words[index][locale], corpus.folds[index][locale]
    for at in range(start, min(start + _TITLES, len(found))):
        if not found[at].capital or (at > start and not joins(found[at].gap)):
            return False
        if given(folded[at]):
            return True
    return False


def _second_half(corpus: Corpus, index: int, locale: str, start: int, at: int) -> bool:
    """Whether a word in small letters is the second half of a name: Kim Jong-un, not Trump-freundlich."""
    word = corpus.words[index][locale][at]
    if word.gap != "-" or not word.text.islower() or len(word.text) > _HALF or at - start < 2:
        return False
    key = corpus.folds[index][locale][at]
    return all(key in keys for keys in corpus.folds[index].values())


def _ends_sentence(found: Sequence[Word], step: int) -> bool:
    """Whether the full stop before a word ends a sentence, and no initial or title: by Walter. Brunner said."""
    before = found[step - 1].text
    return found[step].gap == ". " and (len(before) > _TITLE or (len(before) > 1 and given(before.lower())))


def _shared(corpus: Corpus, index: int, locale: str, particle: str, own: bool) -> bool:
    """Whether a particle stands in every language of a segment, as in names it does: von, du, of.

    A particle of the language's own must be foreign to the others, or else it may be mere grammar in all of them.
    """
    alike = _articles() if particle in _articles() else {particle}
    return all(
        not alike.isdisjoint(keys) and not (own and particle in corpus.cues[other].words("names.of"))
        for other, keys in corpus.folds[index].items()
        if other != locale
    )


def _apart(corpus: Corpus, index: int, locale: str, left: int, right: int) -> bool:
    """Whether two neighbouring words stand apart in another language, and so belong to two names."""
    folded = corpus.folds[index][locale]
    if corpus.base(locale, folded[left]) != folded[left]:
        return any(
            same(folded[right], key) for other, keys in corpus.folds[index].items() if other != locale for key in keys
        )
    acronym = corpus.words[index][locale][left].text.isupper()
    for other, keys in corpus.folds[index].items():
        if other == locale:
            continue
        known = corpus.cues[other]
        links = known.words("names.particles") | known.words("names.of") | _particles() | _articles()
        lefts = [place for place, key in enumerate(keys) if same(folded[left], key)]
        rights = [place for place, key in enumerate(keys) if same(folded[right], key)]
        if lefts and rights:
            twins = corpus.words[index][other]
            return not any(
                (
                    a < b
                    and all(word in links for word in keys[a + 1 : b])
                    and all(joins(word.gap) for word in twins[a + 1 : b + 1])
                )
                or (b + 1 == a and twins[a].gap == " ")  # Orbán Viktor
                for a in lefts
                for b in rights
            )
        if rights and acronym:
            return True
    return False


def with_what_is_before(corpus: Corpus, index: int, locale: str, first: int, end: int) -> int:
    """Where a name begins with the particles that all versions have before it."""
    found, folded = corpus.words[index][locale], corpus.folds[index][locale]
    if first >= end:
        return first
    start = first
    if start and found[start].gap == " " and found[start - 1].text == "The" and not _own_article(corpus, locale):
        return start - 1  # ha detto al The Sunday Telegraph
    while start and found[start].gap == " " and found[start - 1].text in _particles():
        start -= 1
    wanted = folded[start : first + 1]
    others = [keys for other, keys in corpus.folds[index].items() if other != locale]
    held = others and all(_holds(keys, wanted) for keys in others)
    return start if start < first and held else first


def _own_article(corpus: Corpus, locale: str) -> bool:
    """Whether “the” is a word of the language itself."""
    return "the" in corpus.cues[locale].words("names.articles")


def _holds(keys: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(list(keys[at : at + len(wanted)]) == list(wanted) for at in range(len(keys) - len(wanted) + 1))


def after_body(corpus: Corpus, index: int, locale: str, first: int, end: int) -> int:
    """Where a person's name begins behind a body or a place that touches it: Regione | Lidia Marini."""
    if len(corpus.words[index]) > 1:
        return first
    found, folded = corpus.words[index][locale], corpus.folds[index][locale]
    bodies = {noun.lower() for nouns in corpus.cues[locale].get("names.bodies", {}).values() for noun in nouns}
    known, at = corpus.cues[locale], first
    # Il ministro delle Imprese | Adelmo Corsi
    links = known.words("names.of") | known.words("names.office_of")
    office = first > 1 and found[first - 1].text.lower() in links
    office = office and found[first - 2].text.lower() in known.words("names.roles")
    while at < end - 2 and (
        found[at].text.lower() in bodies
        or (found[at].text.isupper() and len(found[at].text) > 1)
        or any(start == at and stop == at + 1 for start, stop, _ in known_places(corpus, index, locale))
        or (office and not given(folded[at]))
    ):
        at += 1
    return at if at > first and given(folded[at]) else first


def after_roles(corpus: Corpus, index: int, locale: str, start: int, end: int) -> int:
    """Where the name begins once titles of office before it are left out (but not General in General Motors)."""
    found, folded = corpus.words[index][locale], corpus.folds[index][locale]
    first = start
    while first < end:
        for length in range(min(4, end - first), 0, -1):
            title = " ".join(word.text.lower() for word in found[first : first + length])
            parties = corpus.cues[locale].words("names.affiliations")
            if title not in parties and _is_institution(corpus, locale, found[first + length : end]):
                continue  # General Assembly
            if title in corpus.cues[locale].words("names.roles") and not (
                length == 1 and corpus.echoed(index, locale, folded[first], title)
            ):
                first += length
                while first < end and not found[first].capital:
                    first += 1
                break
        else:
            return first
    return first


def _owns(corpus: Corpus, locale: str, word: Word) -> bool:
    """Whether a word is somebody's whose name the text has elsewhere without the genitive: Trump’s | West Virginia."""
    bare = re.sub(r"['’]s$", "", word.text)
    return bare != word.text and corpus.cues[locale].get("genitive") == "'s" and corpus.strong[locale][fold(bare)] > 0


def _is_institution(corpus: Corpus, locale: str, rest: Sequence[Word]) -> bool:
    """Whether what is left of a name without a title is but a noun for an institution."""
    known = corpus.cues[locale]
    nouns = known.words("names.heads") | known.words("names.organisations")
    return len(rest) == 1 and rest[0].text.lower() in nouns and not known.get("noun_capitals", False)


def begins_with_head(corpus: Corpus, found: Sequence[Word], named: list[bool], start: int, locale: str) -> bool:
    """Whether a common noun with a capital begins a name: `Palast von Westminster`."""
    known = corpus.cues[locale]
    if not found[start].capital or found[start].text.lower() not in known.words("names.heads"):
        return False
    after = start + 1
    while after < len(found) and found[after].text.lower() in known.words("names.of"):
        after += 1
    return start + 1 < after < len(found) and named[after] and all(joins(w.gap) for w in found[start + 1 : after])


@cache
def _particles() -> frozenset[str]:
    return frozenset(common("particles")["particles"])


@cache
def _articles() -> frozenset[str]:
    return frozenset(common("particles")["articles"])
