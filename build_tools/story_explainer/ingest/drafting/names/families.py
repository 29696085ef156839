"""Family names that stand alone where nothing shows them to be names: at the beginning of a sentence, among nouns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from story_explainer.ingest.drafting.names import Name, NameMention
from story_explainer.ingest.drafting.names.corpus import given
from story_explainer.ingest.languages.cues import Cues, cues
from story_explainer.ingest.text.words import fold
from story_explainer.story.bitext import Bitext

_LEAST = 4  # letters of one
_PLAIN = re.compile(r"[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:-[A-ZÀ-ÖØ-Þ][^\W\d_]+)?")


def families(names: Iterable[Name], full: Set[str] = frozenset()) -> set[str]:
    """The family names of the persons among some names.

    Args:
        names: the names.
        full: names that an office before them shows to be persons' whose first name no list has.
    """
    found = set()
    for name in names:
        for mention in name.mentions if not name.place else ():
            first, *rest = mention.text.split()
            person = mention.text in full or given(fold(first).partition("-")[0])
            if rest and len(rest) <= 2 and person and len(rest[-1]) >= _LEAST and _PLAIN.fullmatch(rest[-1]):
                found.add(rest[-1])
    return found


def with_families(bitext: Bitext, names: Sequence[Name], wanted: Set[str]) -> list[Name]:
    """The names of an article in one language with family names that stand alone beside a verb of saying.

    Where nouns have no capitals, it is enough that a sentence begins with one that the article never writes small.

    Args:
        bitext: the article.
        names: the names found in it.
        wanted: the family names of the story.
    """
    locale, found = bitext.pivot, list(names)
    known = cues(locale)
    if not wanted:
        return found
    texts = [segment.text.get(locale, "") for segment in bitext.segments()]
    small = {word for text in texts for word in re.findall(r"[^\W\d_]+", text) if word.islower()}
    pattern = re.compile(rf"(?<![\w’'-])({'|'.join(sorted(map(re.escape, wanted)))})(?![\w-])")
    for segment in bitext.segments():
        text = segment.text.get(locale, "")
        for match in pattern.finditer(text) if segment.id[0] == "s" else ():
            mention = NameMention(segment.id, locale, match[1], match.start(1), match.end(1))
            if any(_over(mention, other) for name in found for other in name.mentions):
                continue
            plain = not known.get("noun_capitals", False) and match[1].lower() not in small
            if _says(text, match.start(1), match.end(1), known) or (plain and not text[: match.start(1)].strip()):
                found = _joined(found, mention)
    return found


def _says(text: str, start: int, end: int, known: Cues) -> bool:
    """Whether a verb of saying or answering stands right before or right behind a word: sagte Frei, Frei räumte ein."""
    before = re.search(r"([^\W\d_]+)\s$", text[:start])
    behind = re.match(r"\s([^\W\d_]+(?:\s[^\W\d_]+)?)", text[end:])
    keys = ("attribution.speech", "response.denies", "response.confirms", "response.accuses", "response.declines")
    if before and known.has("attribution.speech", before[1]):
        return True
    return behind is not None and any(known.has(key, behind[1]) or _begins(key, text[end:], known) for key in keys)


def _begins(key: str, text: str, known: Cues) -> bool:
    found = known.pattern(key).search(text)
    return found is not None and not text[: found.start()].strip()


def _joined(names: list[Name], mention: NameMention) -> list[Name]:
    """The names with a mention of the only one that ends so in full; of none, it is a name by itself."""
    bearers = list(_bearers(names, mention.text))
    if len(bearers) > 1:
        return names
    if not bearers:
        return [*names, Name(fold(mention.text), False, (mention,))]
    place = bearers[0]
    return [replace(name, mentions=(*name.mentions, mention)) if at == place else name for at, name in enumerate(names)]


def _bearers(names: Sequence[Name], family: str) -> Iterator[int]:
    for at, name in enumerate(names):
        if any(mention.text.split()[-1] == family for mention in name.mentions):
            yield at


def _over(mention: NameMention, other: NameMention) -> bool:
    return mention.segment == other.segment and mention.start < other.end and other.start < mention.end
