from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import TimeError
from kg.model import Interval, parse_day


def bounds(text: str | None) -> list[str | None]:
    interval = Interval.parse(text)
    days = (interval.from_earliest, interval.from_latest, interval.to_earliest, interval.to_latest)
    return [None if day is None else day.isoformat() for day in days]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, [None, None, None, None]),
        ("2025-10-08", ["2025-10-08"] * 4),
        ("2025-10", ["2025-10-01", "2025-10-31", "2025-10-01", "2025-10-31"]),
        ("2024-02", ["2024-02-01", "2024-02-29", "2024-02-01", "2024-02-29"]),
        ("2025", ["2025-01-01", "2025-12-31", "2025-01-01", "2025-12-31"]),
        ("201X", ["2010-01-01", "2019-12-31", "2010-01-01", "2019-12-31"]),
        ("2024-34", ["2024-04-01", "2024-06-30", "2024-04-01", "2024-06-30"]),
        ("2024-41", ["2024-07-01", "2024-12-31", "2024-07-01", "2024-12-31"]),
        # a season is another half of the year on the other hemisphere: nothing but the year is sure
        ("2024-21", ["2024-01-01", "2024-12-31", "2024-01-01", "2024-12-31"]),
        ("2021-08/..", ["2021-08-01", "2021-08-31", None, None]),
        ("2021-08/", ["2021-08-01", "2021-08-31", None, None]),
        ("../2021", [None, None, "2021-01-01", "2021-12-31"]),
        ("2007/2014", ["2007-01-01", "2007-12-31", "2014-01-01", "2014-12-31"]),
        ("[2022..2026-01-09]", ["2022-01-01", "2026-01-09", "2022-01-01", "2026-01-09"]),
        ("[..2014]", [None, "2014-12-31", None, "2014-12-31"]),
        ("[2022..]", ["2022-01-01", None, "2022-01-01", None]),
        ("[2024, 2025]", ["2024-01-01", "2025-12-31", "2024-01-01", "2025-12-31"]),
        ("2025~", ["2025-01-01", None, None, "2025-12-31"]),
        ("2021?/2022", ["2021-01-01", None, "2022-01-01", "2022-12-31"]),
    ],
)
def test_bounds_keep_the_precision_of_the_text(text: str | None, expected: list[str | None]) -> None:
    assert bounds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "October 2025",
        "2025-13",
        "2025-02-29",
        "2025-00",
        "2025-10-8",
        "25",
        "2022/2021",
        "[2025..2024]",
        "[..]",
        "../..",
        "/",
        "20X5",
        "201X-05",
        "2024-34-01",
        "2025-10-08T12:00",
        "２０２５",
        "0000",
    ],
)
def test_what_is_no_date_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(TimeError) as caught:
        Interval.parse(text)
    assert repr(text) in str(caught.value)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("2025-10", "2025-10-15", "possible"),
        ("2025-10", "2025-09-30", "no"),
        ("2025-10-08", "2025-10-08", "certain"),
        ("2021/2023", "2022-06-01", "certain"),
        ("2021/2023", "2021-06-01", "possible"),
        ("2021-08/..", "2030-01-01", "possible"),
        ("2021-08/..", "2021-07-31", "no"),
        (None, "2025-01-01", "undated"),
        ("2025~", "2025-06-01", "possible"),
    ],
)
def test_at_a_day(text: str | None, day: str, expected: str) -> None:
    assert Interval.parse(text).at(parse_day(day)) == expected


def test_an_open_end_is_unknown_until_a_dated_text_says_that_it_lasted() -> None:
    since = Interval.parse("2021-08/..")
    assert since.at(date(2024, 1, 1)) == "possible"
    seen = since.seen_ongoing(date(2026, 1, 9))
    assert seen.at(date(2024, 1, 1)) == "certain"
    assert seen.at(date(2026, 1, 10)) == "possible"


def test_what_is_over_by_a_day_may_have_held_before_and_not_after() -> None:
    over = Interval.parse(None).seen_ended(date(2026, 1, 9))
    assert over.at(date(2026, 1, 10)) == "no"
    assert over.at(date(2000, 1, 1)) == "possible"


def test_a_partial_date_is_not_a_full_one() -> None:
    with pytest.raises(TimeError, match="not a full date"):
        parse_day("2026-01")


days = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))


@given(days, days)
def test_certain_days_lie_within_possible_days(first: date, second: date) -> None:
    start, end = sorted((first, second))
    interval = Interval.parse(f"{start.year}/{end.isoformat()}")
    for day in (start, end, end + timedelta(days=1), date(start.year, 1, 1) - timedelta(days=1)):
        verdict = interval.at(day)
        inside = date(start.year, 1, 1) <= day <= end
        assert (verdict != "no") == inside
        if verdict == "certain":
            assert date(start.year, 12, 31) <= day <= end


@given(days, days)
def test_overlap_is_symmetric(first: date, second: date) -> None:
    one, other = Interval.parse(first.isoformat()), Interval.parse(f"{second.year}")
    assert one.may_overlap(other) == other.may_overlap(one) == (first.year == second.year)
