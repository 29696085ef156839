"""The files to take along, each read back by a program that knows its format and nothing of ours."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from jsonschema import Draft202012Validator

from story_explainer.site.assets import SCHEMA
from story_explainer.site.build import build_assets
from story_explainer.site.downloads import downloads
from story_explainer.site.edition import Edition
from story_explainer.site.embeds import EMBED
from story_explainer.site.language import Language
from story_explainer.site.publication import Publication
from story_explainer.story.data import data, data_schema
from story_explainer.story.model import Event, Story
from story_explainer.story.tables import claims_table
from tests import toy_site
from tests.story.toy import with_fields

BASE = "https://toys.example.org/some/repo/"
PUBLICATION = Publication.at(BASE, "Toy Stories", toy_site.languages())


def editions_of(*stories: Story) -> list[Edition]:
    return [edition for story in stories for edition in Edition.all_of(story, PUBLICATION.languages).values()]


def built(*stories: Story) -> dict[str, bytes]:
    """All that is written beside the pages of some stories, but what is always there."""
    editions = [Edition.all_of(story, PUBLICATION.languages) for story in stories]
    always = {asset.path for asset in build_assets([], PUBLICATION)}
    assets = build_assets(editions, PUBLICATION)
    beside = (asset for asset in assets if asset.path not in always and not asset.path.startswith(EMBED))
    return {asset.path: asset.content for asset in beside}


EDITIONS = editions_of(*toy_site.stories())
FILES = built(*toy_site.stories())
MOOR = next(story for story in toy_site.stories() if story.slug == "moor-railway")

# https://timeline.knightlab.com/docs/json-format.html: what is required, and the types of what is used here.
_DATE = {
    "type": "object",
    "required": ["year"],
    "additionalProperties": False,
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
        "hour": {"type": "integer", "minimum": 0, "maximum": 23},
        "minute": {"type": "integer", "minimum": 0, "maximum": 59},
        "second": {"type": "integer", "minimum": 0, "maximum": 59},
    },
    "dependentRequired": {"day": ["month"], "hour": ["day"], "minute": ["hour"], "second": ["minute"]},
}
_TEXT = {
    "type": "object",
    "required": ["headline", "text"],
    "additionalProperties": {"type": "string", "minLength": 1},
}
TIMELINE: dict[str, Any] = {
    "type": "object",
    "required": ["events"],
    "additionalProperties": False,
    "properties": {
        "title": {"type": "object", "required": ["text"], "properties": {"text": _TEXT}},
        "scale": {"enum": ["human", "cosmological"]},
        "events": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["start_date", "text"],
                "additionalProperties": False,
                "properties": {
                    "start_date": _DATE,
                    "end_date": _DATE,
                    "display_date": {"type": "string"},
                    "group": {"type": "string"},
                    "unique_id": {"type": "string"},
                    "text": _TEXT,
                },
            },
        },
    },
}


def timeline(locale: str) -> dict[str, Any]:
    read = json.loads(FILES[f"{locale}/moor-railway/timeline.json"])
    assert isinstance(read, dict)
    return read


def calendar(content: bytes) -> dict[str, Any]:
    """The entries of a calendar by the last part of their address."""
    return {str(entry["URL"]).rpartition("#")[2]: entry for entry in Calendar.from_ical(content).walk("VEVENT")}


def test_every_file_offered_is_there_and_every_file_is_offered() -> None:
    offered = {item.path for edition in EDITIONS for item in downloads(edition)}
    assert offered == set(FILES)


def test_the_sources_page_leads_to_each() -> None:
    pages = {page.path: page for page in toy_site.pages()}
    for edition in EDITIONS:
        body = pages[edition.routes.path("sources")].body
        for item in downloads(edition):
            assert f'type="{item.media_type}">{item.words}</a>' in body
            assert f"{item.name}</code>" in body


def test_no_file_stands_without_anything_in_it() -> None:
    """A story without claims and events offers no table of claims, no timeline and no calendar."""
    about = MOOR.about.model_copy(update={"key_points": []})  # which are on claims
    bare = with_fields(MOOR, claims=[], events=[], about=about)
    assert {path.rpartition("/")[2] for path in built(bare)} == {"story.json", "story.schema.json", "bitext.tmx"}
    assert {item.path for edition in editions_of(bare) for item in downloads(edition)} == set(built(bare))


def test_each_article_with_several_versions_has_a_translation_memory() -> None:
    """The lead's stands where it always did; a unit that is not shown is in none of them."""
    memories = {path for path in FILES if path.startswith("data/lake-spill/") and path.endswith(".tmx")}
    assert memories == {"data/lake-spill/bitext.tmx", "data/lake-spill/vetrano-2026-05-05.tmx"}
    units = ET.fromstring(FILES["data/lake-spill/vetrano-2026-05-05.tmx"])[1]
    assert [unit.get("tuid") for unit in units] == ["t5", "s17", "s18", "s19", "s20"]


def test_a_table_says_which_article_says_which_claim() -> None:
    """In the order of publication; what editors say of an article goes before what follows from the citations."""
    table = list(
        csv.DictReader(io.StringIO(FILES["data/lake-spill/claims-by-article.csv"].decode("utf-8-sig"), newline=""))
    )
    assert list(table[0]) == [
        *("id", "lead", "eco-2026-05-04", "vetrano-2026-05-05", "herald-2026-05-06", "seepost-2026-05-07")
    ]
    found = {row["id"]: {name: cell for name, cell in row.items() if cell and name != "id"} for row in table}
    assert found == {
        "amount": {"lead": "says", "seepost-2026-05-07": "corrects"},
        "overdue": {"vetrano-2026-05-05": "denies", "herald-2026-05-06": "says"},
        "maintained": {"vetrano-2026-05-05": "says"},
        "nobody-hurt": {"lead": "says", "eco-2026-05-04": "copies"},
        "damages": {"eco-2026-05-04": "says"},
        "nets": {"eco-2026-05-04": "says"},
    }
    assert "data/moor-railway/claims-by-article.csv" not in FILES


@pytest.mark.parametrize("story", toy_site.stories(), ids=lambda story: story.slug)
def test_the_data_is_as_its_schema_says(story: Story) -> None:
    schema = json.loads(FILES[SCHEMA])
    Draft202012Validator.check_schema(schema)
    whole = json.loads(FILES[f"data/{story.slug}/story.json"])
    assert whole["$schema"] == BASE + SCHEMA
    Draft202012Validator(schema).validate(whole)
    Draft202012Validator(schema).validate(json.loads(data(story)))


@pytest.mark.parametrize("change", [{"claims": [{}]}, {"version": 1}, {"more": 1}, {"derived": {"claims": {"x": {}}}}])
def test_the_schema_refuses_what_is_no_story(change: dict[str, Any]) -> None:
    whole = json.loads(data(MOOR)) | change
    assert not Draft202012Validator(data_schema()).is_valid(whole)


def test_the_data_says_what_follows_from_the_files() -> None:
    derived = json.loads(FILES["data/moor-railway/story.json"])["derived"]
    assert sorted(derived["order"]) == sorted(event.id for event in MOOR.events)
    assert set(derived["claims"]) == {claim.id for claim in MOOR.claims}
    denied = [result for result in derived["claims"].values() if result["denied_by"]]
    assert denied
    assert denied[0]["standing"] in ("denied", "disputed")
    assert denied[0]["roots"] >= 1


def test_the_bitext_is_tmx_1_4() -> None:
    """By the structure that tmx14.dtd asks for: a header with its attributes, units with a variant per language."""
    root = ET.fromstring(FILES["data/moor-railway/bitext.tmx"])
    assert (root.tag, root.get("version"), [child.tag for child in root]) == ("tmx", "1.4", ["header", "body"])
    wanted = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
    assert wanted <= set(root[0].attrib)
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    found = {
        unit.get("tuid"): {variant.get(lang): variant.findtext("seg") for variant in unit.findall("tuv")}
        for unit in root[1].findall("tu")
    }
    assert found == {segment.id: segment.text for segment in MOOR.bitext.segments()}


def test_the_table_of_claims_says_who_denies_what() -> None:
    rows = list(csv.DictReader(io.StringIO(FILES["data/moor-railway/claims.csv"].decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in rows] == [claim.id for claim in MOOR.claims]
    assert [row["text_de"] for row in rows] == [claim.text.get("de") for claim in MOOR.claims]
    assert rows[0]["denied_by"] == "railway"
    assert rows[0]["declined_by"] == "elbwerk"


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_text_becomes_a_formula(start: str) -> None:
    claim = MOOR.claims[0]
    text = type(claim.text)({"en": f'{start}HYPERLINK("https://x.example.org")', "de": "x"})
    story = with_fields(MOOR, claims=[claim.model_copy(update={"text": text})])
    (row,) = csv.DictReader(io.StringIO(claims_table(story), newline=""))
    assert row["text_en"] == f"'{text.get('en')}"


@pytest.mark.parametrize("locale", ["en", "de"])
def test_the_timeline_is_what_timelinejs_reads(locale: str) -> None:
    Draft202012Validator(TIMELINE).validate(timeline(locale))


def test_a_date_on_the_timeline_is_as_precise_as_in_the_story() -> None:
    dates = {event["unique_id"]: (event["start_date"], event.get("end_date")) for event in timeline("en")["events"]}
    assert dates == {
        "railway-opens": ({"year": 1871}, None),
        "mine-closes": ({"year": 2015}, None),
        "coal-scarce": ({"year": 2016}, None),
        "winter-break": ({"year": 2025, "month": 11, "day": 3}, {"year": 2026, "month": 2, "day": 27}),
        "report": ({"year": 2026, "month": 3, "day": 2}, None),
        "first-run": ({"year": 2028}, None),
    }
    shown = {event["unique_id"]: event["display_date"] for event in timeline("de")["events"]}
    assert shown["mine-closes"] == "etwa 2015"


def dated(when: str) -> dict[str, bytes]:
    """The files of a story with a single event of that date."""
    return built(with_fields(MOOR, events=[MOOR.events[0].model_copy(update={"when": when})]))


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("2024-06-XX", {"year": 2024, "month": 6}, None),
        ("2024-XX-XX", {"year": 2024}, None),
        ("2024-21~", {"year": 2024, "month": 3}, {"year": 2024, "month": 5}),
        ("2024-24", {"year": 2024, "month": 12}, {"year": 2025, "month": 2}),
        ("2024-24/2024-02", {"year": 2024, "month": 12}, None),
        ("202X", {"year": 2020}, {"year": 2029}),
        ("20XX", {"year": 2000}, {"year": 2099}),
        # TimelineJS has no year 0: what EDTF calls -43 is 44 before our era, and its -44.
        ("-0043-03-15", {"year": -44, "month": 3, "day": 15}, None),
        ("-0043", {"year": -44}, None),
        ("0000", {"year": -1}, None),
        ("0000-12", {"year": -1, "month": 12}, None),
        ("0001", {"year": 1}, None),
        ("-0001/0001", {"year": -2}, {"year": 1}),
        ("-0499/-0400", {"year": -500}, {"year": -401}),
        ("-0043-03/-0043-04", {"year": -44, "month": 3}, {"year": -44, "month": 4}),
        ("-0043~", {"year": -44}, None),
        ("2016/", {"year": 2016}, None),
        ("2016-05/2017-22", {"year": 2016, "month": 5}, {"year": 2017, "month": 8}),
        (
            "2026-02-14T18:30:05Z",
            {"year": 2026, "month": 2, "day": 14, "hour": 18, "minute": 30, "second": 5},
            None,
        ),
    ],
)
def test_every_form_of_a_date_on_the_timeline(when: str, start: dict[str, int], end: dict[str, int] | None) -> None:
    """What TimelineJS has no precision for is drawn from the first to the last part that it can mean."""
    read = json.loads(dated(when)["en/moor-railway/timeline.json"])
    Draft202012Validator(TIMELINE).validate(read)
    (event,) = read["events"]
    assert (event["start_date"], event.get("end_date")) == (start, end)
    assert event["display_date"] == Language.load("en").date(when)
    assert "scale" not in read


def test_years_beyond_a_browsers_clock_need_another_scale() -> None:
    read = json.loads(dated("Y-300000/2024")["en/moor-railway/timeline.json"])
    Draft202012Validator(TIMELINE).validate(read)
    assert read["scale"] == "cosmological"


def test_a_date_without_a_known_beginning_is_not_on_the_timeline() -> None:
    assert not any(path.endswith("timeline.json") for path in dated("/2021"))


def test_events_without_a_date_are_counted_not_dropped_in_silence() -> None:
    assert "3 events without a date stand only on the page" in timeline("en")["title"]["text"]["text"]
    assert f'href="{BASE}en/moor-railway/timeline/"' in timeline("en")["title"]["text"]["text"]


def test_texts_on_the_timeline_are_text() -> None:
    event = MOOR.events[0].model_copy(update={"text": type(MOOR.events[0].text)({"en": "<img src=x onerror=y>"})})
    read = built(with_fields(MOOR, events=[event]))["en/moor-railway/timeline.json"].decode()
    assert "<img" not in read
    assert "&lt;img" in read


def test_a_calendar_holds_the_events_whose_day_is_known() -> None:
    """No day is made up for a month, a year, an approximate or an uncertain date."""
    entries = calendar(FILES["en/moor-railway/events.ics"])
    assert {name: (entry["DTSTART"].dt, entry["DTEND"].dt) for name, entry in entries.items()} == {
        "winter-break": (date(2025, 11, 3), date(2026, 2, 28)),
        "report": (date(2026, 3, 2), date(2026, 3, 3)),
    }
    assert str(entries["report"]["SUMMARY"]) == "The report"
    assert str(entries["report"]["DESCRIPTION"]) == "Reported: The Moor Gazette reports the talks."
    assert str(entries["report"]["URL"]) == f"{BASE}en/moor-railway/timeline/#report"


@pytest.mark.parametrize("day", ["0101-01-01", "9999-12-31"])
def test_the_ends_of_time_have_their_day(day: str) -> None:
    event = MOOR.events[0].model_copy(update={"when": day})
    (entry,) = calendar(built(with_fields(MOOR, events=[event]))["en/moor-railway/events.ics"]).values()
    assert entry["DTSTART"].dt == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("when", "start"),
    [
        ("2026-02-14T18:30:00", datetime(2026, 2, 14, 18, 30)),
        ("2026-02-14T18:30:05Z", datetime(2026, 2, 14, 18, 30, 5, tzinfo=UTC)),
        ("2026-02-14T18:30:00-05:30", datetime(2026, 2, 15, 0, 0, tzinfo=UTC)),
    ],
)
def test_a_time_of_day_stands_in_the_calendar(when: str, start: datetime) -> None:
    (entry,) = calendar(dated(when)["en/moor-railway/events.ics"]).values()
    assert entry["DTSTART"].dt == start
    assert "DTEND" not in entry


def test_an_end_that_nobody_knows_leaves_the_first_day() -> None:
    (entry,) = calendar(dated("2026-02-14/")["en/moor-railway/events.ics"]).values()
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (date(2026, 2, 14), date(2026, 2, 15))


@pytest.mark.parametrize(
    "when",
    [
        "2026-21",
        "202X",
        "20XX",
        "2026-02-XX",
        "2026-XX",
        "2026-XX-XX",
        "-0043-03-15",
        "Y12000",
        "/2026-02-14",
        "2026-02-14/2026~",
    ],
)
def test_no_day_is_made_up_for_the_calendar(when: str) -> None:
    assert not any(path.endswith("events.ics") for path in dated(when))


def test_a_time_at_the_end_of_the_calendar_has_its_day() -> None:
    (entry,) = calendar(dated("9999-12-31T23:00:00-05")["en/moor-railway/events.ics"]).values()
    assert entry["DTSTART"].dt == date(9999, 12, 31)


def test_the_languages_of_an_event_have_ids_of_their_own() -> None:
    ids = [
        str(entry["UID"])
        for locale in ("en", "de")
        for entry in calendar(FILES[f"{locale}/moor-railway/events.ics"]).values()
    ]
    assert len(set(ids)) == len(ids) == 4


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=120).filter(str.strip))
def test_any_text_survives_a_calendar(words: str) -> None:
    """Commas, semicolons, backslashes, line ends and long lines in any script; control characters are left out."""
    event = Event.model_validate(
        {
            "id": "x",
            "kind": "happened",
            "when": "2026-01-01",
            "text": {"en": words},
            "label": {"en": "x"},
            "cites": ["s1"],
        }
    )
    content = built(with_fields(MOOR, events=[event]))["en/moor-railway/events.ics"]
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    said = str(calendar(content)["x"]["DESCRIPTION"])
    plain = "".join(c for c in event.text.get("en") or "" if c != "\x7f")
    assert said.split() == f"Happened: {plain}".translate(dict.fromkeys(range(32), " ")).split()
