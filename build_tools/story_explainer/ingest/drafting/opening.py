"""The headline and the sentence below it: the articles' own, in each language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from story_explainer.ingest.drafting.news import no_more_expected, says_so_behind, tells_news
from story_explainer.ingest.drafting.outdated import Outdated
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.shared import Shared
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.ingest.text.quotation_marks import quotations
from story_explainer.story.bitext import Segment

LEAD = 3  # sentences in which the news of an article stands
_LATER, _SAID = 1.5, 1.5  # what a sentence loses as a standfirst for each one before it, and as somebody's words
_LONGEST = 140  # letters of a headline
_MASTHEAD = 4  # words of a newspaper's name
_OLD = 4.0  # what a lead loses whose figure another article has brought up to date
_TOLD = 2.0  # what it weighs that a sentence stands in a further language
_SAME = 20.0  # what it weighs that a sentence tells what stands there in another language
_NEWS = 4.0  # what the lead of an article weighs more whose headline took the place of one that holds no more


def title_of(readings: Sequence[Reading], outdated: Outdated, locales: Sequence[str]) -> dict[str, Segment]:
    """The headline in each language: of the first article that has one there, or of the newest that still holds.

    Args:
        readings: the articles, the lead first.
        outdated: what later articles put right: a headline that gives such a number holds no more.
        locales: the languages of the story.

    Returns:
        The headlines by language; none if a language of the lead has none.
    """
    found: dict[str, Segment] = {}
    every = [title for reading in readings if (title := _headline(reading))]
    for locale in locales:
        titles = [
            title
            for reading in readings
            if locale in reading.shown
            and (title := _headline(reading))
            and all(each in title.text for each in reading.shown)
            and (reading is readings[0] or not (_headed_again(reading) or reading.is_release))
        ]
        newest = sorted(titles, key=lambda title: outdated.rank(title.id), reverse=True)
        holding = [title for title in (*titles[:1], *newest) if _still_holds(title, outdated)]
        # Once it has ended, by a verdict or an agreement, the headline says how.
        if not any(outdated.ends_with(title) for title in holding[:1]):
            holding.sort(key=lambda title: not outdated.ends_with(title))
        # A quotation as a headline says not who speaks, or is but somebody's word, and is better than none.
        holding.sort(key=lambda title: (_is_quotation(title.text[locale]), _quotes(title.text[locale])))
        # The titles of one story are of one stage: none gives a number of which a later one gives another.
        fresh = [title for title in holding if not any(outdated.gives_anew(later, title) for later in every)]
        if best := fresh or (holding if locale in readings[0].shown else []):
            found[locale] = best[0]
    return found if all(locale in found for locale in readings[0].shown) else {}


def _still_holds(title: Segment, outdated: Outdated) -> bool:
    return outdated.holds(title) and not outdated.is_overturned(title)


def _headline(reading: Reading) -> Segment | None:
    """The headline of an article; where its first line is but a newspaper's name, the heading that follows.

    None where it is longer than any headline: the first lines of the text hang on to it.
    """
    title = _first_line(reading)
    return title if title is not None and max(map(len, title.text.values())) <= _LONGEST else None


def _first_line(reading: Reading) -> Segment | None:
    title = reading.bitext.title
    if title is None or not all(_is_masthead(reading, locale, text) for locale, text in title.text.items()):
        return title
    following = next((segment for segment in reading.bitext.segments() if segment is not title), None)
    headed = following is not None and following.id[0] == "h" and following.text.keys() == title.text.keys()
    return following if headed else title


def _is_masthead(reading: Reading, locale: str, text: str) -> bool:
    known = reading.cues[locale]
    words = [word.lower() for word in text.split()]
    ends = tuple(noun for noun in known.words("names.outlets") if len(noun) > 4 and "*" not in noun)
    compound = known.get("noun_capitals", False)
    paper = any(word in ends or (compound and word.endswith(ends)) for word in words)
    return paper and len(words) <= _MASTHEAD and not any(letter in text for letter in ".,:;!?")


def _headed_again(reading: Reading) -> bool:
    """Whether headings follow the first line before any text, more than a deck: it may be but the page's motto."""
    behind = [segment for segment in reading.bitext.segments() if segment is not reading.bitext.title][:2]
    return len(behind) == 2 and all(segment.id[0] == "h" for segment in behind)


def _is_quotation(text: str) -> bool:
    """Whether a headline is nothing but what somebody is quoted to say."""
    return any(quoted.end - quoted.start >= len(text.strip()) - 2 for quoted in quotations(text))


def _quotes(text: str) -> bool:
    """Whether a headline gives somebody's words, and not only a name or a word in quotation marks."""
    return any(len(quoted.text.split()) > 1 and ":" in text for quoted in quotations(text))


def standfirsts(
    readings: Sequence[Reading],
    voices: Mapping[int, Voices],
    shared: Shared,
    outdated: Outdated,
    title: Mapping[str, Segment],
    locales: Sequence[str],
    wrong: Set[str],
) -> dict[str, Segment]:
    """The sentence that tells the news in each language: one for all, or what tells the same."""
    found: dict[str, Segment] = {}
    for locale in locales:
        if locale in found:
            continue
        there = [reading for reading in readings if locale in reading.shown]
        told = {segment.id for segment in found.values()}
        headed = [reading for reading in there if locale in title and _headline(reading) is title[locale]]
        # Another fact in another language would be another story: there it stays without one.
        if best := _standfirst(there, headed, voices, shared, outdated, told, wrong):
            reading, segment = best
            if told and not shared.tell_the_same(segment.id, told):
                continue
            found |= {each: segment for each in reading.shown if each not in found}
    return found


def _standfirst(
    readings: Sequence[Reading],
    headed: Sequence[Reading],
    voices: Mapping[int, Voices],
    shared: Shared,
    outdated: Outdated,
    told: set[str],
    wrong: Set[str],
) -> tuple[Reading, Segment] | None:
    """The lead sentence that most articles share, or that of the first article.

    Args:
        readings: the articles.
        headed: that whose headline is the story's, if there is one.
        voices: who says what in each.
        shared: what articles tell alike.
        outdated: what later articles put right.
        told: what stands there in another language; what tells the same goes first.
        wrong: what was said and put right.
    """
    best: tuple[float, Reading, Segment] | None = None
    told_by_others = [reading for reading in readings if not reading.is_release]  # a party tells what suits it
    for reading in told_by_others or readings:
        whole = {segment.id for segment in reading.sentences()}
        opening = [segment for segment in reading.bitext.segments() if segment.id[0] == "s"][:LEAD]
        if len(told_by_others) > 1 and opening and not outdated.stands(opening[0]):
            continue  # its news is no more
        for place, segment in enumerate(opening):
            if (
                segment.id in whole
                and segment.id not in wrong
                and outdated.is_newest(segment)
                and not outdated.is_overturned(segment)
                and not says_so_behind(reading, segment)
                and not no_more_expected(reading, shared, outdated, segment)
                and tells_news(reading, voices[id(reading)], segment)
            ):
                weight = 2.0 * shared.articles(segment.id) + (reading is readings[0]) - _LATER * place
                weight += _NEWS * (place == 0 and outdated.ends_with(segment))
                weight -= _SAID * (voices[id(reading)].of(segment) is not None)
                # A newer headline stands there since the first one holds no more: its article tells the news.
                weight += _NEWS * any(reading is each for each in headed if each is not readings[0])
                weight += shared.newest(segment.id) if shared.newest(segment.id) >= 0 else -_OLD
                weight += _OLD * bool(told & shared.twins(segment.id))
                weight += _TOLD * (len(reading.shown) - 1)
                weight += _SAME * shared.tell_the_same(segment.id, told)
                if best is None or weight > best[0]:
                    best = weight, reading, segment
    return best[1:] if best else None
