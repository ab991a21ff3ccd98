"""Differences between two days, two states of knowledge, two views and two graphs."""

from __future__ import annotations

import pytest
from builders import account, tie

from kg.errors import QueryError, TimeError
from kg.graph import Graph
from kg.model import Link


def kinds(difference: object) -> list[tuple[str, str]]:
    return [(one.kind, one.tie.words) for one in difference]  # type: ignore[attr-defined]


def test_two_days_of_the_world() -> None:
    said = [
        tie("Alpha", "supports", "Gamma", time="2010/2015"),
        tie("Alpha", "attacked", "Gamma", time="2020"),
        tie("Alpha", "alliedWith", "Beta", time="2010/2030"),
        tie("Alpha", "cooperatesWith", "Omega"),
    ]
    result = Graph([account("d", said)]).diff(at=("2012-01-01", "2020-06-01"))
    assert kinds(result) == [
        ("appeared", "Alpha — attacked → Gamma"),
        ("vanished", "Alpha — supports → Gamma"),
    ]
    assert [one.reason for one in result] == ["it begins after 2012-01-01", "it is over by 2020-06-01"]
    [pair] = result.pairs
    assert (pair.first, pair.second, pair.before, pair.after) == ("Alpha", "Gamma", "friendly", "hostile")
    assert [one.kind for one in pair.changes] == ["appeared", "vanished"]
    assert all(one.because for one in result)
    assert "Alpha and Gamma: friendly → hostile" in result.text()
    assert list(result.frame()["pair"]) == ["friendly → hostile"] * 2


def test_a_day_that_is_sure_and_one_that_is_not() -> None:
    said = [tie("Alpha", "alliedWith", "Beta", time="2010/2020")]
    [change] = Graph([account("d", said)]).diff(at=("2010-05-01", "2015-01-01"))
    assert (change.kind, change.reason) == ("surer", "that it holds was possible and is certain")
    [change] = Graph([account("d", said)]).diff(at=("2015-01-01", "2020-05-01"))
    assert change.kind == "less sure"


def test_two_days_of_knowledge() -> None:
    said = [
        tie("Alpha", "attacked", "Beta", time="2010", claimant="Omega", recorded_at="2020-01-01"),
        tie("Alpha", "attacked", "Beta", time="2010", claimant="Alpha", stance="denies", recorded_at="2021-01-01"),
        tie("Alpha", "alliedWith", "Gamma", recorded_at="2021-01-01"),
        tie("Alpha", "alliedWith", "Delta"),
    ]
    graph = Graph([account("d", said)])
    result = graph.diff(known=("2020-06-01", "2021-06-01"), view="all")
    assert kinds(result) == [
        ("appeared", "Alpha — allied with → Gamma"),
        ("changed status", "Alpha — attacked → Beta"),
    ]
    denial = result[1].because
    assert [(claim.claimant, claim.stance) for claim in denial] == [("Alpha", "denies")]
    assert "it was accepted" in result[1].reason and "is contested" in result[1].reason
    assert result.unrecorded == 1 and "1 statement without a date of recording" in result.text()
    # in the accepted graph it vanishes, and the denial is why
    [_, gone] = graph.diff(known=("2020-06-01", "2021-06-01"))
    assert (gone.kind, [claim.stance for claim in gone.because]) == ("vanished", ["denies"])


def test_two_views() -> None:
    said = [tie("Alpha", "attacked", "Beta", time="2010", claimant="Beta"), tie("Alpha", "alliedWith", "Gamma")]
    [change] = Graph([account("d", said)]).diff(view=("accepted", "all"))
    assert (change.kind, change.tie.status) == ("appeared", "claimed")
    assert change.reason.startswith("the view accepted does not hold what is claimed (affirmed only by Beta")


def test_two_graphs_and_a_retraction() -> None:
    wrong = tie("Alpha", "attacked", "Beta", time="2010")
    first = account("d", [wrong, tie("Alpha", "alliedWith", "Gamma")])
    target = first.statements[0].id
    retraction = tie(
        "Alpha", "attacked", "Beta", time="2011", stance="denies", claimant="Omega", links=(Link("retracts", target),)
    )
    second = [first, account("e", [retraction, tie("Alpha", "alliedWith", "Delta")])]
    result = Graph([first]).diff(Graph(second))
    assert kinds(result) == [
        ("appeared", "Alpha — allied with → Delta"),
        ("vanished", "Alpha — attacked → Beta"),
    ]
    assert result[1].reason == "corrected or retracted"
    assert [(claim.document, claim.claimant) for claim in result[1].because] == [("e", "Omega")]
    assert result[0].reason == "not told before"


def test_nothing_differs() -> None:
    graph = Graph([account("d", [tie("Alpha", "alliedWith", "Gamma", time="2010/2030")])])
    same = graph.diff(at=("2015-01-01", "2016-01-01"))
    assert not same and same.frame().empty and "No tie differs" in same.text()
    assert not Graph([]).diff(Graph([]))
    with pytest.raises(QueryError, match="the two sides are the same"):
        graph.diff()
    with pytest.raises(QueryError, match="the two sides are the same"):
        graph.diff(at=("2015-01-01", "2015-01-01"))
    with pytest.raises(TimeError, match="not a full date"):
        graph.diff(at=("2015", "2016"))
