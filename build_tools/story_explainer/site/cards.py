"""The card images of stories: their titles with the board, or with the status of the main claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from story_explainer.site.board import BoardLine, talks
from story_explainer.site.card import Card, CardLine, card_path
from story_explainer.site.edition import Edition, once
from story_explainer.site.language import Language, capitalised
from story_explainer.site.plain_words import status_line
from story_explainer.site.publication import Publication
from story_explainer.story.voices import main_claim, speaker_of

_ROWS = 5  # of the board that have room on a card


def story_cards(editions: Mapping[str, Edition], publication: Publication) -> Iterator[tuple[str, Card]]:
    """The cards of a story with their paths, one for each language, whether they can be drawn or not."""
    for edition in editions.values():
        yield card_path(edition.routes.root), story_card(edition, publication)


def story_card(edition: Edition, publication: Publication) -> Card:
    """The card of one story: its title, the status of its main claim, its day."""
    return replace(_card(edition), name=publication.name)


def _as_of(language: Language, day: str) -> str:
    return language.joined(language.gettext("As of %(date)s") % {"date": language.date(day)})


@once
def _card(edition: Edition) -> Card:
    claim, as_of = main_claim(edition.story), edition.story.about.as_of
    return Card(
        name="",
        language=edition.language.own_name,
        title=edition.title,
        status=status_line(edition, claim) if claim else "",
        foot=_as_of(edition.language, as_of) if as_of else "",
        hue=edition.language.hue,
        lines=_lines(edition),
    )


def _lines(edition: Edition) -> tuple[CardLine, ...]:
    """The board in few lines: a claim stands there with its answers, of which denials go first, or not at all."""
    lines: list[CardLine] = []
    for talk in talks(edition):
        claim, *answers = (voice for voice in talk.voices if not voice.earlier)
        turns = [claim, *sorted(answers, key=lambda voice: voice.kind != "denies")]
        if lines and not talk.central:
            break
        more = [_card_line(edition, voice) for voice in turns]
        if not lines:
            more = more[: _ROWS - 1]
        if lines and sum(line.rows for line in (*lines, *more)) > _ROWS:
            break
        lines += more
    return tuple(lines)


def _card_line(edition: Edition, voice: BoardLine) -> CardLine:
    who, words = voice.who or edition.language.gettext("Unattributed"), voice.words
    if voice.quoted or voice.original:
        words = edition.language.words.pgettext("quotation", "“%(words)s”") % {"words": voice.original or words}
        words += f" ({meaning})" if (meaning := voice.meaning) else ""
    via = voice.claim.via if voice.kind == "says" else None
    if via and via != speaker_of(voice.claim):
        who += f" ({edition.plain(edition.story.actor[via].name)})"
    return CardLine(voice.kind, capitalised(who), voice.does, words)
