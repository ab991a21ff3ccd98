"""Days without a year in documents that have no date of their own."""

from __future__ import annotations

import pytest

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.reading import read_text


def times(text: str) -> list[str | None]:
    return [s.time for s in extract(read_text(text, id="made-up"), packaged_lexicon()).statements]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Karabakh, October 2020", "On 4 October Azerbaijan shelled Armenia.", "2020-10-04"),
        ("Karabakh, October 2020: what we know", "In September Azerbaijan attacked Armenia.", "2020-09"),
        ("Monitoring report, third quarter of 2021", "On 3 August Al-Shabaab attacked Kenya.", "2021-08-03"),
        ("Update, 1–15 March 1999", "Between 3 and 7 March Serbia attacked Albania.", "1999-03-03/1999-03-07"),
        ("Karabakh, October 2020", "In November Azerbaijan attacked Armenia.", None),
        ("Burundi after the coup of 2015", "On 4 May Rwanda attacked Burundi.", None),
        ("Karabakh in 2020 and 2023", "On 4 May Azerbaijan attacked Armenia.", None),
        ("Karabakh, October 2020", "The war began in 1988. On 4 May Azerbaijan attacked Armenia.", None),
    ],
)
def test_a_report_of_a_period(title: str, body: str, expected: str | None) -> None:
    assert times(f"# {title}\n\n{body}") == [expected]


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("Conflict watch\nMonthly digest, June 2025", "Mali. JNIM 1 June attacked Niger.", "2025-06-01"),
        ("Tracker\nCaucasus: developments in October 2020", "On 4 October Azerbaijan attacked Armenia.", "2020-10-04"),
        ("Sahel watch\nIssue 14\nOctober 2024", "On 5 October Niger attacked JNIM.", "2024-10-05"),
        ("Weekly brief\nWeek of 3–9 June 2024", "On 5 June Chad attacked Sudan.", "2024-06-05"),
        ("Country report\nPublished: September 2025", "On 16 July Israel attacked Syria.", "2025-07-16"),
        ("Country report\nPublished: September 2025", "On 16 November Israel attacked Syria.", None),
        ("Weekly brief\nWeek of 3–9 June 2024", "On 20 June Chad attacked Sudan.", None),
        ("Border war\nChad and Sudan in 2019 and 2020", "On 4 May Chad attacked Sudan.", None),
        ("Border war\nHow Chad went to war in May 2019.", "On 4 June it attacked Sudan, it said on Monday.", None),
    ],
)
def test_a_report_of_a_period_that_its_head_names_below_the_title(head: str, body: str, expected: str | None) -> None:
    assert times(f"{head}\n\n{body}") == [expected]


def test_a_month_over_one_part_of_a_chronicle_is_not_that_of_the_others() -> None:
    text = "The war\n\nMarch 2019\n\nOn 3 March Chad attacked Sudan.\n\nMay 2020\n\nOn 4 February Sudan attacked Chad."
    assert times(text) == [None, None]


def test_a_day_after_a_full_date_is_of_that_year() -> None:
    text = "On 6 September 1970 Israel attacked Egypt. On 27 September Jordan attacked Syria."
    text += " On 3 February Syria attacked Jordan."
    assert times(text) == ["1970-09-06", "1970-09-27", None]


@pytest.mark.parametrize(
    "text",
    [
        "On 6 September 1970 Israel attacked Egypt. On 27 September Jordan attacked Syria, Amman said on Monday.",
        "In 1970 Israel attacked Egypt. On 27 September Jordan attacked Syria.",
        "Israel had attacked Egypt on 6 September 1970. On 27 September Jordan attacked Syria.",
        "On 6 September 1970 Israel attacked Egypt. It did so again in 1973. On 27 September Jordan attacked Syria.",
    ],
)
def test_no_year_is_guessed(text: str) -> None:
    assert times(text)[-1] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Cenepa War (1941–1943) was fought between Ecuador and Peru.", "1941/1943"),
        ("Fought from May 1941 to July 1943, the Cenepa War pitted Ecuador against Peru.", "1941-05/1943-07"),
        ("The Cenepa War (1941–1943) led Chile to arm Peru.", None),
        ("After the Cenepa War (1941–1943), Chile attacked Peru.", None),
    ],
)
def test_the_years_of_a_war_are_those_in_which_its_parties_fought(text: str, expected: str | None) -> None:
    assert times(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran struck Israel on the nights of 7, 8 and 9 May.", "2025-05-07/2025-05-09"),
        ("Chad shelled Sudan on 3, 4, 5 and 6 March.", "2025-03-03/2025-03-06"),
        ("On April 7, 8 and 9, 2024, Iran struck Israel.", "2024-04-07/2024-04-09"),
        ("On the mornings of 2 and 3 May Kenya bombed Somalia.", "2025-05-02/2025-05-03"),
        ("Kenya bombed Somalia on May 7, killing 8 and 9 cows.", "2025-05-07"),
    ],
)
def test_several_days_of_one_month(text: str, expected: str) -> None:
    assert times(f"Nairobi, 13 May 2025\n\n{text}")[0] == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("The FDLR has fought Rwanda since 2018.", "2025-01-26"),
        ("The M23 has been at war with the army since 2021.", "2025-01-26"),
        ("The FDLR had fought Rwanda since 2018.", None),
        ("In 2018 the FDLR fought Rwanda.", None),
        ("The FDLR fought Rwanda until 2018.", None),
    ],
)
def test_what_lasts_since_years_past_ends_on_the_day_of_the_text(before: str, expected: str | None) -> None:
    assert times(f"Kigali, 25 February 2025\n\n{before} On 26 January, the FARDC shelled Rwanda.")[-1] == expected


@pytest.mark.parametrize(
    ("week", "text", "expected"),
    [
        ("Week of 12–18 January 2026", "Turkey shelled the SDF on Sunday.", "2026-01-18"),
        ("Week of 12–18 January 2026", "Turkey shelled the SDF on Tuesday night.", "2026-01-13"),
        ("Week of January 12-18, 2026", "Israel bombed Syria on 30 December.", "2025-12-30"),
        ("29 December 2025 – 4 January 2026", "Israel bombed Syria on Tuesday.", "2025-12-30"),
        ("Week of 12–18 January 2026", "Israel bombed Syria yesterday.", None),
        ("Week of 12–18 January 2026", "Israel bombed Syria on 14 October.", None),
        ("Week of 12–18 January 2026", "Israel will bomb Syria next Monday.", None),
        ("Week of 12 January 2026", "Israel bombed Syria on Sunday.", None),
        ("1–18 January 2026", "Israel bombed Syria on Sunday.", None),
        ("January 2026", "Israel bombed Syria on Sunday.", None),
    ],
)
def test_a_weekly_report_tells_of_the_days_of_its_week(week: str, text: str, expected: str | None) -> None:
    assert times(f"Conflict watch\n{week}\n\nSYRIA\n{text}") == [expected]
    assert times(f"Conflict watch: {week}\n\n{text}") == [expected]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kenya attacked Somalia on Monday.", "on Monday"),
        ("On Monday, Kenya attacked Somalia.", "On Monday"),
        ("---\ndate: 2024-03\n---\n\nKenya attacked Somalia on Monday.", "on Monday"),
        ("# Week of 12–18 January 2026\n\nKenya attacked Somalia on Monday. Yesterday it left.", "Yesterday"),
        ("Published: 31 February 2024\n\nKenya attacked Somalia last week.", "last week"),
        ("# Week of 12–18 January 2026\n\nKenya attacked Somalia on Monday.", None),
        ("Published: 7 May 2024\n\nKenya attacked Somalia on Monday.", None),
        ("Kenya attacked Somalia on Monday, 4 March 2024.", None),
        ("On Monday (4 March 2024) Kenya attacked Somalia.", None),
        ("Kenya attacked Somalia in May 2024.", None),
        ("---\nlanguage: de\n---\n\nThe sides met on Monday.", None),
    ],
)
def test_that_no_day_is_known_is_told_where_a_word_has_no_date_for_it(text: str, words: str | None) -> None:
    told: list[str] = []
    extract(read_text(text, id="made-up", markdown=True), packaged_lexicon(), on_remark=told.append)
    start = f"no day of its own is known of it, so that {words!r} has no date: a line such as 'Published: 7 May 2024'"
    assert [what[: len(start)] for what in told] == ([] if words is None else [start])


@pytest.mark.parametrize(
    "day",
    [
        "Monday, 5 March 2024,", "Monday (5 March 2024)", "Tuesday (March 5, 2024)", "5 March 2024 (Monday)",
        "March 5, 2024 (Tuesday),", "Monday (5 March)", "5 March (Tuesday)",
    ],
)  # fmt: skip
def test_where_a_day_of_the_week_and_a_date_differ_the_number_of_the_day_counts(day: str) -> None:
    assert times(f"---\ndate: 2024-03-07\n---\n\nOn {day} Kenya attacked Somalia.") == ["2024-03-05"]


@pytest.mark.parametrize("day", ["35 March", "35 March 2024", "March 35", "March 35, 2024", "Monday, 35 March 2024"])
def test_a_day_that_no_calendar_has_gives_no_date(day: str) -> None:
    assert times(f"---\ndate: 2024-04-07\n---\n\nOn {day}, Kenya attacked Somalia.") == [None]
