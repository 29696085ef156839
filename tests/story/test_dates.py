"""EDTF dates: what they can mean, and what is no date."""

import re
from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from story_explainer.story.date_fields import Day, Edtf, PlainDate
from story_explainer.story.dates import FORMS, PATTERN, PLAIN, CalendarDay, parse
from tests.examples import examples


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2026-01-31", "2026-01-31", "2026-01-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023~", "2023-01-01", "2023-12-31"),
        ("2026-01-31T23:30:00-05", "2026-01-31", "2026-01-31"),
        ("2024-21", "2024-03-01", "2024-05-31"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("20XX?", "2000-01-01", "2099-12-31"),
        ("2024-XX", "2024-01-01", "2024-12-31"),
        ("2024-02-XX", "2024-02-01", "2024-02-29"),
        ("2024-XX-XX", "2024-01-01", "2024-12-31"),
        ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
        ("0000-02", "0000-02-01", "0000-02-29"),
        ("-004X", "-0049-01-01", "-0040-12-31"),
        ("Y12000", "12000-01-01", "12000-12-31"),
        ("2026-02-01/2026-02-02", "2026-02-01", "2026-02-02"),
        ("2024/2025-03", "2024-01-01", "2025-03-31"),
        ("2024-21?/2024-22~", "2024-03-01", "2024-08-31"),
        ("2024-05/..", "2024-05-01", None),
        ("2024-05/", "2024-05-01", None),
        ("../2021", None, "2021-12-31"),
        ("/2021", None, "2021-12-31"),
    ],
)
def test_days_a_date_can_mean(text: str, earliest: str | None, latest: str | None) -> None:
    """From each form to its first and last day; open and unknown ends have none."""
    when = parse(text)
    days = [str(day) if day else None for day in (when.earliest, when.latest)]
    assert days == [earliest, latest]
    assert when.interval == ("/" in text)
    assert when.unknown == (text.startswith("/") or text.endswith("/"))


@pytest.mark.parametrize(
    ("text", "precision", "within", "approximate", "uncertain"),
    [
        ("2023", "year", None, False, False),
        ("2023-05~", "month", None, True, False),
        ("2023-05-01?", "day", None, False, True),
        ("2023-05-01T08:00:00", "second", None, False, False),
        ("2023%", "year", None, True, True),
        ("2023-22?", "season", None, False, True),
        ("202X~", "decade", None, True, False),
        ("20XX", "century", None, False, False),
        ("2023-XX%", "year", "month", True, True),
        ("2023-XX-XX", "year", "day", False, False),
        ("2023-05-XX", "month", "day", False, False),
    ],
)
def test_precision_and_doubt(text: str, precision: str, within: str | None, approximate: bool, uncertain: bool) -> None:
    """`~` is about, `?` is perhaps, `%` is both; X names what lies within."""
    point = parse(text).start
    assert point
    found = (point.precision, point.within, point.approximate, point.uncertain)
    assert found == (precision, within, approximate, uncertain)


def test_each_end_of_an_interval_has_its_own_doubt() -> None:
    when = parse("2023?/2024-05~")
    assert when.start
    assert when.end
    assert [when.start.uncertain, when.start.approximate, when.end.uncertain, when.end.approximate] == [
        True, False, False, True,
    ]  # fmt: skip
    assert when.doubtful
    assert parse("2023~/2024").doubtful
    assert not parse("2023/2024").doubtful


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-02~", "2024-01-01", "2024-03-31"),
        ("2024-21", "2024-03-01", "2024-12-31"),
        ("2024-22", "2023-12-01", "2025-03-31"),
        ("2024-23", "2024-03-01", "2024-12-31"),
        ("2024-24", "2023-12-01", "2025-03-31"),
        ("202X?", "2009-12-31", "2040-01-01"),
    ],
)
def test_room(text: str, first: str, last: str) -> None:
    """Doubt leaves one unit of its own; a season can be one of the south, or a winter over either turn of the year."""
    point = parse(text).start
    assert point
    assert point.possible() == (date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-01-31", "2026-01-31"),
        ("2026-01", "2026-01"),
        ("2026", "2026"),
        ("2026-01-31T08:30:00", "2026-01-31T08:30:00"),
        ("2026-01-31T08:30:00Z", "2026-01-31T08:30:00+00:00"),
        ("2026-01-31T08:30:00-04", "2026-01-31T08:30:00-04:00"),
        ("2026-01-XX", "2026-01"),
        ("2026-XX-XX", "2026"),
        *(
            (text, None)
            for text in ("2026~", "2026-21", "202X", "20XX", "0000", "-0043", "Y12000", "2026/2027", "2026/")
        ),
    ],
)
def test_iso_says_what_is_named(text: str, iso: str | None) -> None:
    assert parse(text).iso == iso


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("", "write EDTF"),
        ("31.1.2026", "write EDTF"),
        ("2026-1-31", "write EDTF"),
        ("2026-02-30", "write EDTF"),
        ("2025-02-29", "no 29 February"),
        ("-0000", "write EDTF"),
        ("26", "write EDTF"),
        ("2026-13", "write EDTF"),
        ("2026-20", "write EDTF"),
        ("2026-W05", "write EDTF"),
        ("Y2026", "write EDTF"),
        ("Xiaomi 2026", "write EDTF"),
        ("2026/2025", "the earlier date first"),
        ("Y12000/2025", "the earlier date first"),
        *((text, "leave the date out") for text in ("../..", "/", "/..", "../")),
        *(
            (text, "a time stands")
            for text in ("2026-01T08:00:00", "2026-01-31T08:00", "2026-01-31T08:00:00/2026-02-01")
        ),
        ("2026-01-31T08:00:00~", "a time stands"),
        ("2026-01-31T24:00:00", "a time stands"),
        # What only Level 2 has.
        *((text, "write the year with all its digits") for text in ("Y17E7", "1950S2", "Y171010000S3")),
        *((text, "write its months") for text in ("2001-34", "2001-25", "2001-41?", "2001-34/2002")),
        *((text, "the interval that holds them") for text in ("[1667,1668,1670..1672]", "{1960,1961-12}", "[..1984]")),
        *(
            (text, "at the end, for the whole date")
            for text in ("2004-06~-11", "2004?-06-11", "?2004-06-~11", "2004~~")
        ),
        *(
            (text, "X stands for the last digits")
            for text in ("156X-12-25", "15XX-12", "XXXX-12-XX", "1XXX", "1984-1X")
        ),
        *((text, "X stands for the last digits") for text in ("2004-06-XX/2004-07-03", "202X/..", "2004-XX-05")),
    ],
)
def test_no_date(text: str, hint: str) -> None:
    """Other ways to write a date, days that no calendar has, what says nothing and what is of Level 2."""
    with pytest.raises(ValueError, match=re.escape(hint)):
        parse(text)


def test_every_form_that_the_reference_names_is_one() -> None:
    for form, meaning in FORMS.items():
        for written in [form, *re.findall(r"`([-./%?~0-9XY]{4,})`", meaning)]:
            parse(written)
    for clock in ("Z", "+01", "-04:30"):
        parse(f"2026-01-31T18:30:00{clock}")


# Every form of Level 0 and Level 1 in the order of the specification, written down anew from its words.
_YEAR, _DAY = "-?[0-9]{4}", "(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_DATE = f"({_YEAR}(-(0[1-9]|1[0-2]|2[1-4]|{_DAY}))?)"
_END = f"({_DATE}|Y-?[1-9][0-9]{{4,8}})[?~%]?"
LEVELS = {
    "date": f"{_YEAR}(-(0[1-9]|1[0-2]|{_DAY}))?",
    "date and time": rf"{_YEAR}-{_DAY}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](Z|[+-](0[1-9]|1[0-3])(:[0-5][0-9])?)?",
    "interval": f"{_DATE}/{_DATE}",
    "letter-prefixed year": "Y-?[1-9][0-9]{4,8}",
    "season": f"{_YEAR}-2[1-4]",
    "qualified": _END,
    "unspecified digits": f"(-?[0-9]{{2}}[0-9X]X|{_YEAR}-(XX(-XX)?|(0[1-9]|1[0-2])-XX))[?~%]?",
    "qualified interval": f"{_END}/{_END}",
    "open or unknown end": rf"{_END}/(\.\.)?",
    "open or unknown beginning": rf"(\.\.)?/{_END}",
}


@pytest.mark.parametrize("form", LEVELS)
@examples(40)
@given(st.data())
def test_every_date_means_what_the_standard_says(form: str, data: st.DataObject) -> None:
    """Bounds are those of the `edtf` library; refused is only what it refuses, false leap days and turned intervals."""
    text = data.draw(st.from_regex(LEVELS[form], fullmatch=True, alphabet=st.characters(max_codepoint=127)))
    ends = [end for end in text.split("/") if end not in ("", "..")]
    theirs = [bounds(end) for end in ends]
    if None in theirs:
        with pytest.raises(ValueError, match="“"):
            parse(text)
        return
    if len(theirs) == 2 and "ends before it begins" in refusal(text):
        assert theirs[0] > theirs[1]  # type: ignore[operator]
        return
    when = parse(text)
    assert [(point.first, point.last) for point in (when.start, when.end) if point][-len(theirs) :] == theirs


def refusal(text: str) -> str:
    """Why a date is refused; nothing if it is read."""
    try:
        parse(text)
    except ValueError as error:
        return str(error)
    return ""


def bounds(text: str) -> tuple[CalendarDay, CalendarDay] | None:
    """The first and last day of one date by the edtf library; None where it reads none.

    It does not read seasons and long years with a mark of doubt, which moves no bounds; it counts nothing but December
    as winter, which has the two months after it for us; it lets every year have a 29 February; and before our era it
    takes the last unnamed month or day for the first.
    """
    unmarked = re.sub("^(-.*?)(-XX)+$", r"\1", text.rstrip("?~%"))
    read = parse_edtf(unmarked, fail_silently=True)
    if read is None:
        return None
    first, last = CalendarDay(*read.lower_strict()[:3]), CalendarDay(*read.upper_strict()[:3])
    if re.search(r"-24$", unmarked) and len(unmarked) < 9:
        leap = parse_edtf(f"{'-' if first.year + 1 < 0 else ''}{abs(first.year + 1):04}-02").upper_strict()
        last = CalendarDay(*leap[:3])
    if (first.month, first.day) == (2, 29) and (first.year % 4 or (first.year % 100 == 0 and first.year % 400)):
        return None
    return first, last


@given(st.from_regex(PATTERN, fullmatch=True))
def test_whatever_fits_the_pattern_is_read(text: str) -> None:
    """Editors' programs hold the pattern only: what fits it is a date but for leap days and turned intervals."""
    assert re.search("^$|no 29 February|ends before", refusal(text))


@given(st.dates(), st.integers(-9999, 9999))
def test_days_are_counted_as_in_any_calendar(day: date, cycles: int) -> None:
    """The number of a day is Python's; 400 years later it is 146 097 more, in years that Python has not, too."""
    ours = CalendarDay(day.year, day.month, day.day)
    assert ours.ordinal == day.toordinal()
    assert ours._replace(year=day.year + 400 * cycles).ordinal == day.toordinal() + 146_097 * cycles
    assume(day < date.max)
    after = day + timedelta(days=1)
    assert ours < CalendarDay(after.year, after.month, after.day)


@given(st.from_regex(PLAIN, fullmatch=True))
def test_a_plain_date_has_an_iso_form(text: str) -> None:
    assume("-02-29" not in text)
    assert parse(text).iso == text


@pytest.mark.parametrize(
    ("text", "takers"),
    [
        ("2026-02-14", {"Edtf", "PlainDate", "Day"}),
        ("2026-02", {"Edtf", "PlainDate"}),
        ("0999", {"Edtf", "PlainDate"}),
        *((text, {"Edtf"}) for text in ("2026-02~", "2026-21", "202X", "0000", "-0043-03-15", "2026-02-14/..")),
        ("2026-02-14T08:00:00", {"Edtf"}),
        *((text, set[str]()) for text in ("2026-02-30", "2025-02-29", "2026-34")),
    ],
)
def test_what_a_field_takes(text: str, takers: set[str]) -> None:
    """What happened can have any date; the days of our own work are days, or months or years, and no more than that."""
    fields = {"Edtf": TypeAdapter(Edtf), "PlainDate": TypeAdapter(PlainDate), "Day": TypeAdapter(Day)}
    taken = set()
    for name, field in fields.items():
        try:
            field.validate_python(text)
        except ValidationError:
            continue
        taken.add(name)
    assert taken == takers
