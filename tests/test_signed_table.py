"""Ties as columns, and snapshots of a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from builders import account, tie

from kg.analysis.signed import BOTH, EdgeTable, Snapshot
from kg.analysis.signed.snapshot import sorted_codes
from kg.errors import InputError, ReadingError, TimeError, UnknownNameError
from kg.graph import Graph

DATED = pd.DataFrame(
    [
        ("a", "b", 1, "2001", "2005"),
        ("b", "a", -1, "2004-06", "2006"),
        ("b", "c", -1, "2001-03-01", None),
        ("c", "d", 1, None, None),
        ("d", "d", 1, "2001", "2009"),
    ],
    columns=["source", "target", "sign", "begin", "end"],
)


def states(snapshot: Snapshot) -> dict[tuple[str, str], int]:
    return {snapshot.pair(place): int(state) for place, state in enumerate(snapshot.state)}


def test_ties_of_one_pair_are_joined_and_both_signs_are_a_state_of_its_own() -> None:
    snapshot = EdgeTable.from_frame(DATED).snapshot()
    assert states(snapshot) == {("a", "b"): BOTH, ("b", "c"): -1, ("c", "d"): 1}
    assert (snapshot.loops, snapshot.actors, len(snapshot.both)) == (1, 4, 1)
    assert snapshot.matrix().toarray().tolist() == [[0, 0, 0, 0], [0, 0, -1, 0], [0, -1, 0, 1], [0, 0, 1, 0]]
    assert (snapshot.friendly_matrix().sum(), snapshot.hostile_matrix().sum()) == (2, 2)
    assert snapshot.keys_of(0) == ("0", "1")
    assert "1 friendly and 1 hostile pair, 1 that is both" in snapshot.text()
    assert "Left out: 1 tie of an actor to itself." in snapshot.text()
    assert snapshot.networkx().edges["a", "b"]["state"] == "both"
    assert snapshot.frame()["state"].tolist() == ["both", "hostile", "friendly"]


@pytest.mark.parametrize(
    ("day", "certain", "possible"),
    [
        ("2000-12-31", {}, {("c", "d"): 1}),
        # a year is bounded by its first and last day: nothing is certain in the year of a beginning or an end
        ("2001-06-01", {}, {("a", "b"): 1, ("b", "c"): -1, ("c", "d"): 1}),
        ("2003-01-01", {("a", "b"): 1}, {("a", "b"): 1, ("b", "c"): -1, ("c", "d"): 1}),
        ("2004-06-15", {("a", "b"): 1}, {("a", "b"): BOTH, ("b", "c"): -1, ("c", "d"): 1}),
        ("2004-07-15", {("a", "b"): BOTH}, {("a", "b"): BOTH, ("b", "c"): -1, ("c", "d"): 1}),
        ("2005-07-01", {("a", "b"): -1}, {("a", "b"): BOTH, ("b", "c"): -1, ("c", "d"): 1}),
        ("2006-02-01", {}, {("a", "b"): -1, ("b", "c"): -1, ("c", "d"): 1}),
    ],
)
def test_certain_and_possible(day: str, certain: dict[object, int], possible: dict[object, int]) -> None:
    table = EdgeTable.from_frame(DATED)
    assert states(table.snapshot(day, level="certain")) == certain
    assert states(table.snapshot(day)) == possible


def test_undated_ties_are_counted_and_never_certain() -> None:
    table = EdgeTable.from_frame(DATED)
    assert table.snapshot("2003-01-01").undated == 1
    assert "No day is known of 1 tie among them." in table.snapshot("2003-01-01").text()
    bare = EdgeTable.from_arrays([0], [1], [1])
    assert (len(bare.snapshot("2003-01-01")), bare.snapshot("2003-01-01").undated) == (1, 1)
    assert len(bare.snapshot("2003-01-01", level="certain")) == 0


def test_years_as_numbers(tmp_path: Path) -> None:
    path = tmp_path / "ties.csv"
    path.write_text("a,b,sign,begin,end\nX,Y,-1.0,1872.0,1904.0\nX,Z,1.0,1880.0,\n", encoding="utf-8")
    table = EdgeTable.from_csv(path)
    assert table.bounds is not None
    assert [str(column[0]) for column in (table.bounds.from_earliest, table.bounds.to_latest)] == [
        "1872-01-01", "1904-12-31",
    ]  # fmt: skip
    assert np.isnat(table.bounds.to_latest[1])
    assert states(table.snapshot(date(1900, 1, 1), level="certain")) == {("X", "Y"): -1}


def test_from_a_graph_with_the_claims_behind_each_pair() -> None:
    said = [
        tie("Alpha", "supports", "Gamma", time="2021"),
        tie("Gamma", "attacked", "Alpha", time="2023"),
        tie("Beta", "released", "Gamma"),
        tie("Beta", "accuses", "Alpha", claimant="Beta"),
        tie("Omega", "mediatedBetween", parties=("Alpha", "Gamma")),
        tie("Beta", "alliedWith", "Alpha"),
    ]
    network = Graph([account("d", said)]).network(view="all")
    snapshot = EdgeTable.from_network(network).snapshot()
    # a release makes no ally, an accusation no enemy, a mediation neither
    assert states(snapshot) == {("Alpha", "Beta"): 1, ("Alpha", "Gamma"): BOTH}
    [first, second] = snapshot.ties_of(1)
    assert {first.relation, second.relation} == {"supports", "attacked"}
    assert all(found.evidence for found in (first, second))
    assert snapshot.keys_of(1) == (first.assertable, second.assertable)
    wider = EdgeTable.from_network(network, families=("conflict", "support", "accusation")).snapshot()
    assert states(wider)["Alpha", "Beta"] == BOTH


def test_strengths_of_one_pair_add_up_as_doubts_multiply() -> None:
    table = EdgeTable.from_arrays([0, 1, 0, 0], [1, 0, 1, 2], [1, 1, -1, 1], weight=[0.5, 0.5, 0.25, 0.9])
    friendly, hostile = table.snapshot().strength()
    assert friendly.tolist() == pytest.approx([0.75, 0.9])
    assert hostile.tolist() == pytest.approx([0.25, 0])


def test_nobody() -> None:
    snapshot = EdgeTable.from_arrays([], [], []).snapshot()
    assert (len(snapshot), snapshot.actors, snapshot.matrix().shape) == (0, 0, (0, 0))
    assert snapshot.frame().empty
    assert [part.tolist() for part in snapshot.strength()] == [[], []]


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"sign": [1, 0]}, "the sign 0"),
        ({"sign": [1, float("nan")]}, "the sign nan"),
        ({"sign": ["+", "-"]}, "signs that are no numbers"),
        ({"weight": [1, float("nan")]}, "the weight nan"),
        ({"weight": [1, -2]}, "the weight -2.0"),
        ({"weight": ["much", "little"]}, "weights that are no numbers"),
        ({"source": [0, -1]}, "no place among the actors"),
        ({"source": [0.5, 1]}, "no place among the actors"),
        ({"source": [0, 1, 2]}, "3 sources and 2 values in target"),
        ({"names": ["a"]}, "actor 2 among 1 names"),
    ],
)
def test_arrays_that_are_refused(columns: dict[str, object], words: str) -> None:
    good: dict[str, object] = {"source": [0, 1], "target": [1, 2], "sign": [1, -1]}
    with pytest.raises(InputError, match=words):
        EdgeTable.from_arrays(**{**good, **columns})  # type: ignore[arg-type]


def test_files_that_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "ties.csv"
    with pytest.raises(ReadingError, match="no such file"):
        EdgeTable.from_csv(path)
    path.write_text("a,b\nx,y\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"ties\.csv: no column sign"):
        EdgeTable.from_csv(path)
    path.write_text("a,b,sign\nx,,1\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"ties\.csv: row 0: a tie without an actor"):
        EdgeTable.from_csv(path)
    path.write_text("a,b,sign,begin\nx,y,1,soon\n", encoding="utf-8")
    with pytest.raises(TimeError, match="row 0, column begin"):
        EdgeTable.from_csv(path)
    path.write_text("", encoding="utf-8")
    with pytest.raises(ReadingError, match="not a readable CSV"):
        EdgeTable.from_csv(path)


def test_dates_and_names_that_are_refused() -> None:
    table = EdgeTable.from_frame(DATED)
    with pytest.raises(TimeError):
        table.snapshot("2001")
    with pytest.raises(UnknownNameError, match="Did you mean a"):
        table.snapshot().find("A")


@pytest.mark.parametrize("scale", [1, 2**60])
def test_codes_are_sorted_whether_or_not_they_fit_one_integer_with_their_places(scale: int) -> None:
    codes = np.array([3, 1, 2, 1, 0], dtype=np.int64) * scale
    values, order = sorted_codes(codes)
    assert values.tolist() == sorted(codes.tolist())
    assert order.tolist() == [4, 1, 3, 2, 0]


def test_levels_and_frames_that_cannot_be_meant() -> None:
    table = EdgeTable.from_frame(pd.DataFrame({"source": ["a"], "target": ["b"], "sign": [1]}))
    with pytest.raises(InputError, match="Use one of certain, possible"):
        table.snapshot("2020-01-01", level="sure")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="Give the day too"):
        table.snapshot(level="certain")
    backwards = pd.DataFrame({"source": ["a"], "target": ["b"], "sign": [1], "begin": ["2021"], "end": ["2020"]})
    with pytest.raises(InputError, match="row 0: a tie that ends before it begins"):
        EdgeTable.from_frame(backwards)
    with pytest.raises(InputError, match="row 1: an actor without a name"):
        EdgeTable.from_frame(pd.DataFrame({"source": ["a", " "], "target": ["b", "c"], "sign": [1, 1]}))


def test_a_tie_of_one_year_ends_after_it_begins() -> None:
    frame = pd.DataFrame({"source": ["a"], "target": ["b"], "sign": [1], "begin": ["2020"], "end": ["2020"]})
    assert len(EdgeTable.from_frame(frame).snapshot("2020-06-01")) == 1
