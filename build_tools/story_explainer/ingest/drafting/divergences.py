"""The differences between the versions as entries for readers."""

from __future__ import annotations

from story_explainer.ingest.drafting.differences import Difference
from story_explainer.ingest.drafting.reading import Reading, Slugs, language_name
from story_explainer.ingest.drafting.worth import worth_telling
from story_explainer.story.base import Text, Wording
from story_explainer.story.model import Divergence

_LONG = 240  # letters of a passage that are shown; a longer one is found by its segment


def draft_divergences(reading: Reading) -> list[Divergence]:
    """The divergences of a story, each with the words and a note; none if a language has no wording for notes."""
    slugs, entries = Slugs(), list[Divergence]()
    for found in worth_telling(reading.bitext, reading.names):
        note = _note(reading, found)
        if note is None:
            continue
        wordings = found.wordings
        if found.reason == "only_here":
            here = reading.bitext.by_id[found.segment].text
            wordings = {locale: text for locale, text in here.items() if len(text) <= _LONG}
        entries.append(
            Divergence(
                id=slugs.of(f"{found.kind} {found.segment}"),
                draft=True,
                segment=found.segment,
                kind=found.kind,
                wordings=Wording(wordings) if wordings else None,
                note=note,
            )
        )
    return entries


def _note(reading: Reading, found: Difference) -> Text | None:
    def fill(locale: str) -> list[str]:
        marks = str(reading.cues[locale].get("wording.quoted", "“{}”"))
        words = " – ".join(marks.format(wording) for wording in found.wordings.values())
        return [", ".join(language_name(code, locale) for code in found.only), words] if found.only else [words]

    return reading.template(found.reason, fill)
