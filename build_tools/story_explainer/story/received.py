"""What of a story is shown as received: true by construction, for every word of it stands in the articles.

None of it waits for an editor. What editors publish joins it, and takes its place once the story is theirs: nothing is
shown twice, and a draft never counts as published.
"""

from __future__ import annotations

from dataclasses import dataclass

from story_explainer.story.bitext import Section, Segment
from story_explainer.story.dates import CalendarDay, parse
from story_explainer.story.keys import LEAD
from story_explainer.story.model import Story

_PARAGRAPHS, _SENTENCES = 2, 6  # what an opening has at most


@dataclass(frozen=True, slots=True)
class Times:
    """The sentences that say when: those with a date, the earliest first, and the others in the order of the text."""

    dated: tuple[Segment, ...] = ()
    undated: tuple[Segment, ...] = ()

    def __len__(self) -> int:
        """How many there are."""
        return len(self.dated) + len(self.undated)


def nothing_added(story: Story) -> bool:
    """Whether everything that is shown stands in the articles: no editor and no machine has put a word to it."""
    about = story.about
    texts = (about.title, about.short_title, about.standfirst, about.summary)
    lists = (about.key_points, about.known, about.open_questions, about.updates)
    files = (
        story.claims,
        story.figures,
        story.events,
        story.actors,
        story.topics,
        story.sources,
        story.terms,
        story.divergences,
    )
    notes = [note for article in story.articles.values() for note in (article.note, article.rights)]
    return not any((*texts, *lists, *files, *notes))


def text_locale(story: Story, locale: str, article: str = LEAD) -> str:
    """The language of an article that readers of a language get.

    That is their own; else of the lead the first of the story's languages that it has, of a further article that of the
    original. One of which words may be shown goes before one of which none may.
    """
    bitext = story.bitexts[article]
    wanted = (locale, *(story.locales if article == LEAD else ()), bitext.pivot)
    known = bitext.shown or bitext.locales
    return next((each for each in wanted if each in known), known[0])


def has_opening(story: Story) -> bool:
    """Whether the opening of the article stands on the overview: while no editor has said what the story is."""
    return story.about.draft or story.about.standfirst is None


def opened_by(story: Story, locale: str) -> str:
    """The article whose opening readers of a language get: the lead, else the first one that there is in theirs."""
    return next((article for article, bitext in story.bitexts.items() if locale in bitext.locales), LEAD)


def opening(story: Story, locale: str, article: str = LEAD) -> list[list[Segment]]:
    """The first paragraphs of an article.

    Args:
        story: the story.
        locale: the language of the article.
        article: its id.

    Returns:
        Their sentences in that language, without the one that stands in for a headline.
    """
    headline = _stands_in(story, locale) if article == LEAD else ""
    for section in story.bitexts[article].sections:
        paragraphs: list[list[Segment]] = []
        left = _SENTENCES
        for paragraph in section.paragraphs_in(locale):
            sentences = [segment for segment in paragraph if locale in segment.text and segment.id != headline][:left]
            left -= len(sentences)
            if sentences and len(paragraphs) < _PARAGRAPHS:
                paragraphs.append(sentences)
        if paragraphs:
            return paragraphs
    return []


def _stands_in(story: Story, locale: str) -> str:
    """The id of what `Story.title` takes for a headline in a language with an article; empty if editors wrote one."""
    if story.about.title:
        return ""
    own = (segment.id for segment in story.bitext.segments() if segment.id[0] in "ts" and locale in segment.text)
    return next(own, "")


def sections(story: Story) -> list[Section]:
    """The sections that have a page of their own: those with a heading and a text.

    A topic that names a section in `sections` takes its place; the finished story, which has topics and is no draft any
    more, has no such page at all.
    """
    topics = [topic for topic in story.topics if not topic.draft]
    if topics and not story.about.draft:
        return []
    taken = {section for topic in topics for section in topic.sections}
    return [each for each in story.bitext.sections if each.paragraphs and each.id not in taken and _is_shown(each)]


def _is_shown(section: Section) -> bool:
    """Whether a section has a heading, and no passage of it is one that may not be shown."""
    segments = (segment for paragraph in section.paragraphs for segment in paragraph.segments)
    return section.heading is not None and all(segment.text for segment in (section.heading, *segments))


def times(story: Story) -> Times:
    """The sentences that say when, while the story has no events of its own or is still a draft.

    A sentence that an event cites is told by that event.
    """
    events = [event for event in story.events if not event.draft]
    if events and not story.about.draft:
        return Times()
    told = {cite for event in events for cite in event.cites}
    found = [each for each in story.bitext.segments() if (each.when or each.date) and each.id not in told]
    days = [(day, each) for each in found if (day := _day(each))]
    dated = tuple(each for _, each in sorted(days, key=lambda pair: pair[0]))
    return Times(dated, tuple(each for each in found if each not in dated))


def _day(segment: Segment) -> CalendarDay | None:
    """The first day that the date of a sentence can mean, to sort by; None where it has none."""
    try:
        when = parse(segment.date or "")
    except ValueError:
        return None
    return when.earliest or when.latest


def only_in(story: Story) -> dict[str, list[Segment]]:
    """What only one of several articles has, by its language, in the order of the text.

    Languages whose article has nothing of its own are left out, and so is everything where there is but one article.
    """
    if len(story.bitext.articles) < 2:
        return {}
    alone = [segment for segment in story.bitext.segments() if len(segment.carried) == 1]
    found = {locale: [each for each in alone if locale in each.text] for locale in story.bitext.locales}
    return {locale: segments for locale, segments in found.items() if segments}
