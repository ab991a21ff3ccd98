"""Timelines, and the changes of level in them."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import pandas as pd
import pytest
from builders import account, tie
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.analysis import change_points, incidents_of_frame, timeline_of
from kg.errors import QueryError, UnknownNameError
from kg.graph import Graph
from kg.model import Figure


def killed(low: float, high: float | None, time: str, **fields: Any) -> dict[str, Any]:
    comparator = "exact" if low == high else "at least" if high is None else "range"
    number = Figure("killed", fields.pop("population", None), fields.pop("side", None), low, high, comparator, str(low))
    return {"subject": "Alpha", "relation": "figure", "figure": number, "time": time, **fields}


EVENTS = [
    tie("Alpha", "attacked", "Beta", time="2020-01-03"),
    tie("Beta", "attacked", "Alpha", time="2020-01", event="Strike"),
    tie("Gamma", "attacked", "Alpha", time="2020-03-31"),
    tie("Gamma", "attacked", "Alpha", time="2020"),
    tie("Gamma", "attacked", "Beta"),
    tie("Gamma", "hostileTo", "Beta", time="2020-02-01"),
    tie("Gamma", "attacked", "Beta", time="2020-02-02", modality="forecast"),
]


def test_months_with_none_left_out() -> None:
    result = Graph([account("d", EVENTS)]).timeline()
    assert [(span.first.isoformat(), span.events) for span in result.spans] == [
        ("2020-01-01", 2), ("2020-02-01", 0), ("2020-03-01", 1),
    ]  # fmt: skip
    assert len(result.unplaced) == 2
    assert all(span.low is None and span.sources == () for span in result.spans)
    text = result.text()
    assert "under-reporting is not de-escalation" in text and "Nothing was read of 1 month between them." in text
    assert set(result.evidence()["from"].dropna()) == {date(2020, 1, 1), date(2020, 3, 1)}


def test_weeks_and_actors() -> None:
    graph = Graph([account("d", EVENTS)])
    weeks = graph.timeline(step="week")
    assert [span.first.isoformat() for span in weeks.spans if span.events] == ["2019-12-30", "2020-03-30"]
    assert len(graph.timeline("Alpha", "Beta").spans) == 1
    with pytest.raises(UnknownNameError, match="Did you mean Alpha"):
        graph.timeline("Alfa")
    with pytest.raises(QueryError, match="no step"):
        graph.timeline(step="day")  # type: ignore[arg-type]


def test_figures_of_one_source_are_added_and_those_of_two_never() -> None:
    said = [
        killed(3, 3, "2020-01-05", side="Alpha"),
        killed(2, 5, "2020-01-20", side="Alpha"),
        killed(1, 1, "2020-01-05", side="Alpha", population="officers"),
    ]
    [span] = Graph([account("d", said)]).timeline().spans
    # the officers may be among the three, so they are not added
    assert (span.low, span.best, span.high, span.sources) == (5, None, 8, ("d",))
    other = account("e", [killed(4, None, "2020-01", side="Alpha")])
    [span] = Graph([account("d", said), other]).timeline().spans
    assert (span.low, span.best, span.high, span.sources) == (4, None, None, ("d", "e"))
    assert "2 sources whose totals are not added" in Graph([account("d", said), other]).timeline().text()


def test_no_event_at_all() -> None:
    result = Graph([]).timeline()
    assert (result.spans, result.event_changes) == ((), ()) and result.frame().empty
    assert "Nothing is dated to within a month" in result.text()


def test_founding_october_2025() -> None:
    result = kg.build().timeline(view="all")
    [october] = [span for span in result.spans if span.first == date(2025, 10, 1)]
    assert (october.events, october.low, october.best, october.high) == (6, 11, None, None)
    assert october.sources == ("Afghanistan", "Pakistan", "SouthAsianDesk")


def table(**changes: Any) -> pd.DataFrame:
    rows = {
        "start": ["2020-01-01", "2020-01-31", "2020-03-02"],
        "end": ["2020-01-01", "2020-02-01", "2020-03-02"],
        "low": [1, 2, 0],
        "best": [2, 2, 0],
        "high": [5, 2, 1],
    }
    return pd.DataFrame({**rows, **changes})


COLUMNS = {"first": "start", "last": "end", "low": "low", "best": "best", "high": "high"}


def test_an_event_table() -> None:
    result = timeline_of(incidents_of_frame(table(), **COLUMNS))
    assert [(s.events, s.low, s.best, s.high) for s in result.spans] == [
        (1, 1, 2, 5), (0, None, None, None), (1, 0, 0, 1),
    ]  # fmt: skip
    assert len(result.unplaced) == 1


def test_estimates_out_of_order_are_told() -> None:
    result = timeline_of(incidents_of_frame(table(low=[3, 2, 0]), **COLUMNS))
    assert (result.spans[0].low, result.spans[0].best, result.spans[0].high) == (2, 2, 5)
    assert "Low estimates above the best or the high one: 1" in result.text()


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"start": ["x", "2020-01-31", "2020-03-02"]}, "row 0"),
        ({"low": [math.nan, 1, 1]}, "row 0"),
        ({"best": [1, -1, 1]}, "row 1"),
        ({"end": ["2020-01-01", "2020-01-30", "2020-03-02"]}, "row 1"),
    ],
)
def test_rows_that_cannot_be_counted(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        incidents_of_frame(table(**wrong), **COLUMNS)


def test_a_column_that_is_missing() -> None:
    with pytest.raises(QueryError, match="Did you mean start"):
        incidents_of_frame(table(), **{**COLUMNS, "first": "strat"})


# Changes of level


def test_a_step_is_found_where_it_is() -> None:
    [change] = change_points([1, 0, 1, 1, 0, 1, 9, 11, 10, 9, 12, 10])
    assert (change.at, change.before, change.after) == (6, pytest.approx(4 / 6), pytest.approx(61 / 6))


def test_the_best_segmentation_by_hand() -> None:
    """Two levels 0 and 4: without a change -2·log-likelihood is 16 - 16·log 2, with one 16 - 16·log 4."""
    counts = [0, 0, 4, 4]
    gain = 16 * math.log(2)
    spread = 16 / 3 / (2 * 2)
    assert len(change_points(counts, penalty=gain / spread - 1e-6)) == 1
    assert change_points(counts, penalty=gain / spread + 1e-6) == ()


def test_no_change_where_there_is_none() -> None:
    for counts in ([], [3], [0] * 50, [4] * 50, [3, 5, 4, 4, 3, 5] * 8):
        assert change_points(counts) == ()


@pytest.mark.parametrize("counts", [[1, -1], [1, math.nan], [math.inf, 1]])
def test_counts_that_are_none(counts: list[float]) -> None:
    with pytest.raises(QueryError, match="no number"):
        change_points(counts)
    with pytest.raises(QueryError, match="below 0"):
        change_points([1, 2], penalty=-1)


@given(st.lists(st.integers(0, 20), min_size=2, max_size=24))
def test_levels_are_the_means_between_changes(counts: list[int]) -> None:
    changes = change_points(counts)
    edges = [0, *(change.at for change in changes), len(counts)]
    assert edges == sorted(set(edges))
    for change, (first, middle, last) in zip(changes, zip(edges, edges[1:], edges[2:], strict=False), strict=False):
        assert change.before == pytest.approx(sum(counts[first:middle]) / (middle - first))
        assert change.after == pytest.approx(sum(counts[middle:last]) / (last - middle))


def test_ucdp_pakistan(shared: Any) -> None:
    """The public events of 1989 to 2021: the war against the Pakistani Taliban begins in 2007 and calms from 2015."""
    path = shared / "data" / "ucdp" / "ged_pakistan_1989_2021.csv"
    if not path.is_file():
        pytest.skip("the event table is not beside the checkout")
    frame = pd.read_csv(path, skiprows=[1], low_memory=False)
    columns = {"first": "date_start", "last": "date_end", "low": "low", "best": "best", "high": "high"}
    result = timeline_of(incidents_of_frame(frame, **columns))
    assert sum(span.events for span in result.spans) + len(result.unplaced) == len(frame)
    rises = [result.spans[change.at].first.year for change in result.event_changes if change.after > change.before]
    assert 2007 in rises
    assert any(one.out_of_order for span in result.spans for one in span.incidents)
    assert all(span.low <= span.best <= span.high for span in result.spans if span.best is not None)  # type: ignore[operator]


def test_a_month_is_no_day_and_what_is_left_out_is_counted() -> None:
    text = kg.build().timeline().text()
    assert "\n2025-10: 5 events" in text and "2025-10-01" not in text
    assert "and 7 more" in text
    assert "two of them may be one" in text
    assert "Week of 2025-10-06: " in kg.build().timeline(step="week").text()


def test_a_measure_that_nothing_counts() -> None:
    with pytest.raises(UnknownNameError, match=r"no figure of 'kiled'\. Did you mean killed"):
        kg.build().timeline(measure="kiled")
