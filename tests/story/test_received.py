"""What is shown as received: sentences of the articles alone, each once, until an editor's words take their place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from story_explainer.story.base import Text
from story_explainer.story.bitext import Bitext, Segment
from story_explainer.story.model import Event, KeyPoint, Story, StoryFile, Topic
from story_explainer.story.received import nothing_added, only_in, opened_by, opening, sections, text_locale, times
from tests.ingest.by_hand import bitext

ROWS = [
    ["The port closes", ""],
    ["It closes in May.", "Il porto chiude in maggio."],
    ["On 3 May 2031 it opens.", "Il 3 maggio 2031 riapre."],
    ["Why", "Perché"],
    ["It was built on 12 March 1974.", "Fu costruito il 12 marzo 1974."],
    ["", "Nessuno lo sa."],
]
WHEN: dict[str, dict[str, Any]] = {
    "s1": {"when": {"en": "in May", "it": "in maggio"}},
    "s2": {"when": {"en": "On 3 May 2031"}, "date": "2031-05-03"},
    "s3": {"when": {"it": "il 12 marzo 1974"}, "date": "1974-03-12"},
}
TEXT = Text({"en": "Words.", "it": "Parole."})


def timed(text: Bitext, when: dict[str, dict[str, Any]]) -> Bitext:
    """A bitext whose sentences say when."""

    def said(segment: Segment) -> Segment:
        return segment.model_copy(update=when.get(segment.id, {}))

    parts = [
        section.model_copy(
            update={
                "paragraphs": [
                    paragraph.model_copy(update={"segments": list(map(said, paragraph.segments))})
                    for paragraph in section.paragraphs
                ]
            }
        )
        for section in text.sections
    ]
    return text.model_copy(update={"sections": parts})


@pytest.fixture
def story() -> Story:
    """A new story of which nobody has written a word."""
    text = timed(bitext(["en", "it"], *ROWS, headings=[3], title=True), WHEN)
    return Story("port", text, StoryFile(locales=["en", "it"], draft=True))


def event(name: str, *cites: str, draft: bool = False) -> Event:
    return Event(id=name, text=TEXT, kind="happened", cites=list(cites), draft=draft)


def topic(*names: str, draft: bool = False) -> Topic:
    said: dict[str, Any] = dict.fromkeys(("title", "question", "answer", "detail"), TEXT)
    return Topic(id="why", sections=list(names), cites=["s3"], draft=draft, **said)


def edited(story: Story, **about: Any) -> Story:
    return replace(story, about=story.about.model_copy(update=about))


def ids(segments: Any) -> list[str]:
    return [segment.id for segment in segments]


def test_the_opening_is_the_lead_without_what_stands_as_the_headline(story: Story) -> None:
    """English has a title, Italian none: there the first sentence is the headline."""
    assert [ids(each) for each in opening(story, "en")] == [["s1", "s2"]]
    assert [ids(each) for each in opening(story, "it")] == [["s2"]]
    assert [ids(each) for each in opening(edited(story, title=TEXT), "it")] == [["s1", "s2"]]


def test_a_section_has_a_page_until_a_topic_takes_it(story: Story) -> None:
    done = edited(story, draft=False)
    assert ids(sections(story)) == ["h1"]
    assert ids(sections(replace(story, topics=[topic("h1", draft=True)]))) == ["h1"], "a draft is not published"
    assert ids(sections(replace(story, topics=[topic("lead")]))) == ["h1"]
    assert sections(replace(story, topics=[topic("h1")])) == []
    assert ids(sections(done)) == ["h1"], "a story without topics of its own keeps them"
    assert sections(replace(done, topics=[topic("lead")])) == []


def test_sentences_that_say_when_stand_until_events_take_them(story: Story) -> None:
    """In order of date, whatever their place in the text; then those without a full date."""
    done = edited(story, draft=False)
    assert ids(times(story).dated) == ["s3", "s2"]
    assert ids(times(story).undated) == ["s1"]
    assert len(times(story)) == 3
    assert len(times(replace(story, events=[event("a", "s2", draft=True)]))) == 3
    assert ids(times(replace(story, events=[event("a", "s2")])).dated) == ["s3"]
    assert len(times(done)) == 3
    assert len(times(replace(done, events=[event("a", "s2")]))) == 0


def test_what_only_one_version_has(story: Story) -> None:
    assert {locale: ids(each) for locale, each in only_in(story).items()} == {"en": ["t1"], "it": ["s4"]}
    alone = Story("port", bitext(["en"], ["It closes."]), StoryFile(locales=["en", "it"]))
    assert only_in(alone) == {}, "a language without an article has no version that lacks something"


def test_readers_without_an_article_get_the_one_of_the_first_language(story: Story) -> None:
    more = edited(story, locales=["de", "it", "en"])
    assert [text_locale(more, locale) for locale in ("en", "it", "de", "fr")] == ["en", "it", "it", "it"]


def test_nothing_is_added_until_somebody_writes_a_word(story: Story) -> None:
    assert nothing_added(story)
    point = KeyPoint(id="point", text=TEXT, cites=["s1"])
    for more in (
        edited(story, title=TEXT),
        edited(story, key_points=[point]),
        replace(story, events=[event("a", "s1")]),
        replace(story, topics=[topic()]),
    ):
        assert not nothing_added(more)


SEGMENTS = [f"s{number}" for number in range(1, 6)]
DATES = st.sampled_from(
    ["1974", "2031-05-03", "1974-03-12", "2020-05", "202X", "2019/2020", "../2001", "no date", "-0043"]
)


@given(
    when=st.dictionaries(st.sampled_from(SEGMENTS), st.one_of(st.none(), DATES)),
    cited=st.sets(st.sampled_from(SEGMENTS)),
    draft=st.booleans(),
)
def test_each_sentence_is_told_once(when: dict[str, str | None], cited: set[str], draft: bool) -> None:
    """By the timeline's sentences or by an event, never by both; and none is lost while the story is a draft."""
    marks = {name: {"when": {"en": "then"}, "date": date} for name, date in when.items()}
    text = timed(bitext(["en"], *([f"Then {name}."] for name in SEGMENTS)), marks)
    events = [event(f"e-{name}", name) for name in sorted(cited)]
    story = Story("port", text, StoryFile(locales=["en"], draft=draft), events=events)
    found = times(story)
    shown = ids([*found.dated, *found.undated])
    assert len(shown) == len(set(shown)) == len(found)
    assert not set(shown) & cited
    assert set(shown) == (set(when) - cited if draft or not events else set())
    assert ids(found.undated) == sorted(ids(found.undated)), "in the order of the text"
    assert all(segment.date and segment.date != "no date" for segment in found.dated)


def test_readers_get_the_opening_of_an_article_in_their_language(story: Story) -> None:
    """Where the lead has none, that of the first other one; where no article has, the lead's."""
    record = next(iter(story.bitext.articles.values()))
    other = story.bitext.model_copy(update={"pivot": "fr", "articles": {"fr": record}})
    grown = replace(story, further={"wire": other})
    assert [opened_by(grown, locale) for locale in ("it", "fr", "de")] == ["lead", "wire", "lead"]
