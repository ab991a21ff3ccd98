"""Time in the page: days and periods, what changed, the strip, and what is not known of an end."""

from __future__ import annotations

from datetime import date

import networkx as nx
import pytest
from explorer.reader import Reader, tie_id
from explorer.samples import add_actor, add_tie, tie

from kg.explorer import explorer_html
from kg.explorer.words import time_in_words
from kg.model import Interval

pytestmark = pytest.mark.browser

TIMES = {
    1: "2019",
    2: "2021-03-05",
    3: "2020/2022-06-30",
    4: "2018/..",
    5: None,
    6: "[2019..2023]",
    7: "2024-05-10",
}


@pytest.fixture
def years(browser, tmp_path):
    network = nx.MultiDiGraph()
    for name in ("Redland", "Blueland"):
        add_actor(network, name)
    for number, time in TIMES.items():
        last = date(2024, 6, 2) if number == 4 else None
        add_tie(
            network,
            "Redland",
            "Blueland",
            tie(number, label=f"tie {number}", interval=Interval.parse(time), last_evidenced=last),
        )
    reader = Reader(browser, explorer_html(network, title="T"), tmp_path)
    yield reader
    reader.close()


def group(page, title):
    """The ties under a heading of the panel, by number."""
    section = page.locator("#panel section.ties").filter(has=page.locator("h3", has_text=title))
    return sorted(int(text.split()[2]) for text in section.locator(".line").all_inner_texts())


def test_what_changed_since_is_told_by_what_is_sure(years):
    page = years.open("#since=2021-01-01&panel=changes")
    assert group(page, "Happened or begun") == [2, 7]
    assert group(page, "Ended") == [3]
    assert group(page, "Perhaps") == [6]
    assert group(page, "Begun before, end not stated") == [4]
    assert group(page, "Not dated") == [5]
    assert "last evidenced 2 Jun 2024, end not stated" in page.inner_text("#panel")
    # What was over before is not in the period at all.
    assert "tie 1" not in page.inner_text("#panel")


def test_a_period_is_a_filter_with_undated_ties_apart(years):
    page = years.open("#since=2021-01-01&until=2021-12-31&tab=table")
    relations = page.locator("#table [data-tie]")
    assert sorted(relations.all_inner_texts()) == ["tie 2", "tie 3", "tie 4", "tie 5", "tie 6"]
    page.uncheck("#undated")
    assert sorted(relations.all_inner_texts()) == ["tie 2", "tie 3", "tie 4", "tie 6"]
    possible = page.locator("#table tr", has_text="possible then").locator("[data-tie]").all_inner_texts()
    assert sorted(possible) == ["tie 4", "tie 6"]
    assert page.inner_text("#summary").startswith("Accepted from 1 Jan 2021 to 31 Dec 2021: ")


def test_a_year_a_month_or_a_day_can_be_typed(years):
    page = years.open()
    for typed, taken in (("2021", "2021-01-01"), ("2021-08", "2021-08-01"), (" 2021-08-15 ", "2021-08-15")):
        page.fill("#since", typed)
        page.press("#since", "Enter")
        assert page.input_value("#since") == taken
        assert f"since={taken}" in page.evaluate("location.hash")


def test_until_takes_the_last_day(years):
    page = years.open()
    page.fill("#until", "2020-02")
    page.press("#until", "Enter")
    assert "until=2020-02-29" in page.evaluate("location.hash")


def test_what_is_no_date_is_said_to_be_none(years):
    page = years.open()
    for typed in ("soon", "2021-13", "2021-02-30", "21", "<b>2021</b>"):
        page.fill("#since", "")
        page.press("#since", "Enter")
        assert page.get_attribute("#since", "aria-invalid") != "true"
        page.fill("#since", typed)
        page.press("#since", "Enter")
        assert page.get_attribute("#since", "aria-invalid") == "true"
        assert page.inner_text("#date-note") == "Write a year, a month or a day: 2021, 2021-08 or 2021-08-15."
        assert page.evaluate("location.hash") == ""


def test_the_strip_steps_through_the_days_on_which_something_changes(years):
    page = years.open()
    page.click("#later")
    assert page.input_value("#at") == "2018-01-01"
    page.click("#later")
    # The first tie may begin: a tie of 2019 and one of some time since.
    assert page.input_value("#at") == "2018-12-31"
    page.click("#later")
    assert page.input_value("#at") == "2019-01-01"
    page.click("#earlier")
    assert page.input_value("#at") == "2018-12-31"
    assert page.inner_text("#moment-words") == "On 31 Dec 2018"
    assert page.inner_text("#moment-counts") == "1 possible, 1 undated"
    page.click("#strip-any")
    assert page.inner_text("#moment-words") == "Any time"


def test_play_moves_on_by_itself_and_stops(years):
    page = years.open()
    page.click("#play")
    assert page.inner_text("#play") == "Pause"
    first = page.input_value("#at")
    page.wait_for_function("first => document.getElementById('at').value > first", arg=first)
    page.click("#play")
    assert page.inner_text("#play") == "Play"
    stopped = page.input_value("#at")
    page.wait_for_timeout(1_300)
    assert page.input_value("#at") == stopped


def test_play_is_a_single_step_for_who_wants_less_motion(years):
    years.page.emulate_media(reduced_motion="reduce")
    page = years.open()
    assert page.inner_text("#play") == "Next change"
    page.click("#play")
    first = page.input_value("#at")
    page.wait_for_timeout(1_300)
    assert page.input_value("#at") == first
    page.click("#play")
    assert page.input_value("#at") > first


def test_the_map_keeps_its_frame_while_time_moves(years):
    page = years.open()
    where = "[...document.querySelectorAll('#map canvas')].map((canvas) => canvas.getBoundingClientRect().toJSON())"
    before = page.evaluate(where)
    page.click("#later")
    assert page.evaluate(where) == before


def test_an_unknown_end_is_unknown_and_last_evidenced_is_no_end(years):
    panel = years.open(f"#tie={tie_id(4)}").inner_text("#panel").replace("\n", " ")
    assert "Ended not stated: unknown, not ongoing" in panel
    assert "Last evidenced 2 Jun 2024" in panel
    panel = years.open(f"#tie={tie_id(3)}").inner_text("#panel").replace("\n", " ")
    assert "Ended 30 Jun 2022" in panel
    assert "Last evidenced" not in panel


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval.parse("2021/.."), "from 2021, end not stated"),
        (Interval(), "not dated"),
        (
            Interval(from_latest=date(2026, 1, 9), to_earliest=date(2026, 1, 9)),
            "as of 9 January 2026, beginning and end not stated",
        ),
        (Interval(to_latest=date(2026, 1, 9)), "by 9 January 2026, exact time not stated"),
    ],
)
def test_what_only_the_documents_date_tells_is_told_in_words(interval, words):
    assert time_in_words(interval) == words


def test_a_period_that_ends_before_it_begins_is_refused(years):
    page = years.open()
    page.fill("#since", "2025")
    page.press("#since", "Enter")
    page.fill("#until", "2021")
    page.press("#until", "Enter")
    assert page.get_attribute("#until", "aria-invalid") == "true"
    assert page.inner_text("#date-note").startswith("31 Dec 2021 is before 1 Jan 2025")
    assert "until" not in page.evaluate("location.hash")


def test_a_period_can_be_moved_on_by_its_first_day(years):
    page = years.open("#since=2020-01-01&until=2021-12-31")
    page.fill("#since", "2025")
    page.press("#since", "Enter")
    assert (page.input_value("#since"), page.input_value("#until")) == ("2025-01-01", "")
    assert page.inner_text("#panel h2") == "What changed since 1 Jan 2025"


def test_an_address_with_a_period_backwards_says_so_and_shows_all(years):
    page = years.open("#since=2025-01-01&until=2021-12-31")
    assert "the time from 1 Jan 2025 to 31 Dec 2021" in page.inner_text("#unknown")
    assert (page.input_value("#since"), page.input_value("#until")) == ("", "")
