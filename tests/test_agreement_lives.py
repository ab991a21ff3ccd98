"""Agreements: lives, statuses on a day, and how long they last."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import pytest
from builders import account, tie
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.analysis import Lifetime, survival
from kg.errors import QueryError
from kg.graph import Graph

INF = math.inf


def signed(name: str = "Truce", status: str | None = None, **fields: Any) -> dict[str, Any]:
    parties = fields.pop("parties", ("Alpha", "Gamma"))
    return tie("Alpha", "partyTo", parties=parties, agreement=name, status=status, event="Ceasefire", **fields)


@pytest.fixture(scope="module")
def founding() -> Graph:
    return kg.build()


@pytest.mark.parametrize(
    ("day", "first", "second"),
    [
        ("2022-06-30", "unknown", "not yet made"),
        ("2025-12-31", "unknown", "in force"),
        ("2026-01-09", "collapsed", "in force"),
        ("2026-01-10", "collapsed", "unknown"),
    ],
)
def test_founding_statuses(founding: Graph, day: str, first: str, second: str) -> None:
    result = founding.agreements(at=day)
    assert [(one.name, one.status) for one in result] == [
        ("Ceasefire of 2022", first), ("Ceasefire of October 2025", second),
    ]  # fmt: skip


def test_founding_lives(founding: Graph) -> None:
    first, second = founding.agreements()
    assert (first.mediators, first.parties, first.status) == (("Afghan Taliban",), ("Pakistan", "TTP"), None)
    assert (second.mediators, second.venues, second.hosts) == (("Qatar", "Türkiye"), ("Doha",), ())
    assert [(phase.name, phase.inferred) for phase in second.phases] == [("in force", True)]
    assert [(who, what) for who, what, _, _ in second.judgements] == [("International Crisis Group", "fragile")]
    text = founding.agreements(at="2025-12-31").text()
    assert "status on 2025-12-31: in force (by inference)" in text
    assert "hosted by nobody who is named" in text
    parts = set(founding.agreements().frame()["part"])
    assert {"making", "collapsed", "in force", "called fragile"} <= parts


def test_a_life_with_phases() -> None:
    said = [
        signed(time="2010-03-01"),
        signed(status="in force", time="2010-03-01/2012-05-01"),
        signed(status="violated", time="2011"),
        signed(status="collapsed", time="2012-05"),
        tie("Omega", "hosted", parties=("Alpha", "Gamma"), agreement="Truce", time="2010"),
        signed("Pact", modality="planned", time="2030"),
    ]
    [truce] = Graph([account("d", said)]).agreements()
    days = ("2010-02-28", "2010-03-01", "2011-06-01", "2012-01-01", "2012-05-02", "2012-06-01")
    assert [truce.status_on(date.fromisoformat(day)) for day in days] == [
        "not yet made", "in force", "in force", "in force", "unknown", "collapsed",
    ]  # fmt: skip
    assert (truce.hosts, truce.mediators, truce.kinds) == (("Omega",), (), ("Ceasefire",))


@pytest.mark.parametrize(
    ("phases", "before"),
    [
        ((("violated", "2023-06"),), "unknown"),
        (((None, None), ("collapsed", "2023-06")), "unknown"),
        ((("suspended", "2023-06"), ("in force", "2023-03/2023-05")), "not yet made"),
        (((None, "2023-02"), ("violated", "2023-06")), "not yet made"),
    ],
)
def test_what_is_broken_had_been_made(phases: tuple[tuple[str | None, str | None], ...], before: str) -> None:
    graph = Graph([account("d", [signed(status=status, time=time) for status, time in phases])])
    assert [one.status for one in graph.agreements(at="2022-01-01")] == [before]
    assert set(graph.query("agreement-status", at="2022-01-01")["status"]) == {before}


def test_what_ran_its_term_is_over_and_has_not_collapsed() -> None:
    phases = (("in force", "2010-03/2012-05"), ("expired", "2011-03"))
    graph = Graph([account("d", [signed(status=status, time=time) for status, time in phases])])
    days = ("2011-01-01", "2011-04-01", "2020-01-01")
    lives = [[one.status for one in graph.agreements(at=day)] for day in days]
    asked = [set(graph.query("agreement-status", at=day)["status"]) for day in days]
    assert lives == [["in force"], ["expired"], ["expired"]] and asked == [{"in force"}, {"expired"}, {"expired"}]


def test_no_agreement() -> None:
    result = Graph([]).agreements(at="2020-01-01")
    assert result.text() == "No agreement in this view." and result.frame().empty
    assert "no duration can be told" in Graph([]).durations().text()


def test_durations_within_bounds_and_cut_off() -> None:
    said = [
        signed("Exact", time="2010-01-01"),
        signed("Exact", "collapsed", time="2010-01-11"),
        signed("Bounds", time="2010-01"),
        signed("Bounds", "collapsed", time="2010-03"),
        signed("Going on", time="2010-01-01"),
        signed("Going on", "in force", time="2010-01-01/2010-02-10"),
        signed("Nobody knows when", time="2010-01-01"),
        signed("Nobody knows when", "collapsed"),
        signed("Undated"),
    ]
    result = Graph([account("d", said)]).durations()
    assert [(one.agreement, one.least, one.most) for one in result.items] == [
        ("Bounds", 29, 89), ("Exact", 10, 10), ("Going on", 40, None), ("Nobody knows when", 0, None),
    ]  # fmt: skip
    assert result.undated == ("Undated",)
    assert result.survival.ended == 2
    assert "Left out, for want of a date: Undated." in result.text()
    assert all(one.evidence for one in result.items)


# The estimator


def lives(*spans: tuple[float, float]) -> list[Lifetime]:
    return [Lifetime(str(number), *span) for number, span in enumerate(spans)]


def test_kaplan_and_meier_by_hand() -> None:
    """Five: ends at 1, 3 and 5; cut off at 2, and at 3 after the end there: 4/5, 4/5·2/3, 0."""
    result = survival(lives((1, 1), (2, INF), (3, 3), (3, INF), (5, 5)))
    assert result.times == ((1, 1), (3, 3), (5, 5))
    assert result.shares == pytest.approx((4 / 5, 4 / 5 * 2 / 3, 0), abs=1e-8)
    assert result.median == (5, 5)
    assert [result.longer_than(days) for days in (0, 1, 4, 9)] == pytest.approx([1, 0.8, 8 / 15, 0], abs=1e-8)


def test_the_published_curve_of_freireich_1963() -> None:
    """Remission under 6-mercaptopurine, in weeks (Freireich et al. 1963), as the textbooks give its curve."""
    ended = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    cut_off = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    result = survival(lives(*((week, week) for week in ended), *((week, INF) for week in cut_off)))
    assert [round(share, 4) for share in result.shares] == [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]
    assert result.median == (23, 23)


def test_ends_within_bounds_by_hand() -> None:
    """Three: (0,2], (1,3] and more than 2. The first must end in (1,2], the last in (2,3]; the second in either."""
    result = survival(lives((0, 2), (1, 3), (2, INF)))
    assert result.times == ((1, 2), (2, 3))
    assert result.shares == pytest.approx((0.5, 0), abs=1e-8)
    assert (result.longer_than(1.5), result.longer_than(2)) == (None, pytest.approx(0.5, abs=1e-8))


def test_nothing_that_ended() -> None:
    result = survival(lives((5, INF), (7, INF)))
    assert (result.times, result.median, result.ended) == ((), None, 0)
    assert (result.longer_than(6), result.longer_than(8)) == (1.0, None)
    assert survival([]).frame().empty


@pytest.mark.parametrize("span", [(-1, 2), (3, 2), (math.nan, 2), (INF, INF)])
def test_impossible_lifetimes(span: tuple[float, float]) -> None:
    with pytest.raises(QueryError, match="lifetime"):
        Lifetime("x", *span)


@given(st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=1, max_size=12))
def test_it_is_kaplan_and_meier_where_ends_are_exact(seen: list[tuple[int, bool]]) -> None:
    result = survival(lives(*((day, day if ended else INF) for day, ended in seen)))
    share = 1.0
    expected = []
    for day in sorted({day for day, ended in seen if ended}):
        at_risk = sum(other >= day for other, _ in seen)
        share *= 1 - sum(ended and other == day for other, ended in seen) / at_risk
        expected.append(share)
    assert result.shares == pytest.approx(expected, abs=1e-6)
