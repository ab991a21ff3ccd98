"""Blocs, balance and frustration over time: published values, single snapshots, budgets and bad input."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from time import monotonic

import numpy as np
import pandas as pd
import pytest
from builders import account, tie
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis import days_between
from kg.analysis.signed import EdgeTable, balance, blocs, frustration, series
from kg.cli.app import app
from kg.errors import InputError, TimeError
from kg.graph import Graph

QUARREL = [
    tie("Alpha", "alliedWith", "Beta", time="2010/2020"),
    tie("Beta", "alliedWith", "Gamma", time="2010/2020"),
    tie("Alpha", "attacked", "Gamma", time="2015"),
    tie("Delta", "supports", "Alpha"),
]


def table(*rows: tuple[str, str, int, int, int]) -> EdgeTable:
    return EdgeTable.from_frame(pd.DataFrame(rows, columns=["source", "target", "sign", "begin", "end"]))


def test_great_powers_over_time(shared: Path) -> None:
    path = shared / "data" / "networks" / "great_powers_1872_1907.csv"
    if not path.is_file():
        pytest.skip("no folder 'shared/data/networks' beside the checkout")
    powers = EdgeTable.from_csv(path)
    assert powers.dated == (date(1872, 1, 1), date(1918, 12, 31))
    found = series(powers, days_between("1872-07-01", "1907-07-01", "year"), shuffles=0)
    possible = found.frame().query("level == 'possible'").set_index("at")
    assert list(possible["L lower"]) == list(possible["L upper"]) == [1] * 35 + [0]
    last = found.items[-1]
    assert last.blocs is not None and last.blocs.members == (("AUH", "DEU", "ITA"), ("FRA", "GBR", "RUS"))
    assert all(one.is_proven for one in found)
    # three measures only change where a pair does; what follows with the same pairs is told once
    assert found.text().count("possible ties: ") == len({one.snapshot.state.tobytes() for one in found.items[1::2]})


def test_a_triangle_that_breaks_and_heals_by_hand() -> None:
    found = Graph([account("d", QUARREL)]).signed_series("2011-06-01", "2016-06-01", every="2 years", shuffles=0)
    rows = found.frame().set_index(["at", "level"])
    quiet, broken = (date(2011, 6, 1), "certain"), (date(2015, 6, 1), "possible")
    assert list(rows.loc[[quiet], "L upper"]) == [0] and list(rows.loc[[broken], "L upper"]) == [1]
    assert rows.loc[broken, "triangle upper"] == 0.0 and rows.loc[broken, "frustration lower"] == 0.5
    # a path has no triangle: the cell is missing, and the text says why
    assert np.isnan(rows.loc[quiet, "triangle lower"])
    assert "triangle balance: none, for there is no triangle" in found.text()
    # the alliance without a date is possible on any day and certain on none
    assert list(rows.loc[[quiet], "undated"]) == [0] and list(rows.loc[[broken], "undated"]) == [1]
    claims = found.evidence()
    assert set(claims["level"]) == {"certain", "possible"} and all(claims["passage"].str.startswith("“Sentence "))
    # the days in between with the same pairs are told once: 2011 and 2013
    assert list(claims["at"].drop_duplicates()) == [date(2011, 6, 1), date(2015, 6, 1)]


@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from("abcde"), st.sampled_from("abcde"), st.sampled_from((-1, 1)),
            st.integers(2000, 2004), st.integers(0, 3),
        ),
        min_size=1, max_size=9,
    )
)  # fmt: skip
@settings(max_examples=25, deadline=None)
def test_each_moment_is_what_its_snapshot_alone_gives(rows: list[tuple[str, str, int, int, int]]) -> None:
    ties = table(*((one, other, sign, begin, begin + length) for one, other, sign, begin, length in rows))
    found = series(ties, days_between("1999-06-01", "2008-06-01", "year"), shuffles=3)
    assert len(found) == 20
    for moment in found:
        at, level = moment.snapshot.at, moment.snapshot.level
        assert level in ("certain", "possible")
        alone = ties.snapshot(at, level=moment.snapshot.level)
        assert moment.balance is not None and moment.blocs is not None
        assert moment.balance.frame().equals(balance(alone, shuffles=3).frame())
        assert moment.balance.frustration.frame().equals(frustration(alone).frame())
        assert moment.blocs.frame().equals(blocs(alone).frame())
        # a result of another day with the same pairs speaks of this day
        assert moment.balance.snapshot.at == moment.balance.frustration.snapshot.at == moment.blocs.snapshot.at == at


def test_edges_that_are_always_sometimes_or_never_frustrated() -> None:
    ties = table(("a", "b", 1, 2000, 2010), ("b", "c", 1, 2000, 2010), ("a", "c", -1, 2005, 2010))
    found = series(
        ties, days_between("2002-01-01", "2007-01-01", "5 years"), levels=("certain",), edges=True, shuffles=0
    )
    assert found.frame()[["always", "sometimes", "never", "unknown"]].to_numpy().tolist() == [
        [0, 0, 2, 0],
        [0, 3, 0, 0],
    ]
    assert "0 always, 3 sometimes, 0 never, 0 unknown frustrated" in found.text()


def test_the_budget_is_for_the_whole_series() -> None:
    random = np.random.default_rng(0)
    count, size = 4000, 1000
    days = np.datetime64("2000-01-01") + random.integers(0, 3000, count)
    frame = pd.DataFrame(
        {
            "source": random.integers(0, size, count), "target": random.integers(0, size, count),
            "sign": random.choice([-1, 1], count), "begin": days.astype(str), "end": (days + 2000).astype(str),
        }
    )  # fmt: skip
    begun = monotonic()
    found = series(EdgeTable.from_frame(frame), days_between("2000-06-01", "2010-06-01", "month"), seconds=2.0)
    assert monotonic() - begun < 2.0 * 3  # far below the 121 times 30 seconds of single snapshots
    rows = found.frame()
    measured = rows.dropna(subset=["L lower"])
    assert len(measured) > 0 and (measured["L lower"] <= measured["L upper"]).all()
    assert "Not proven within 2 seconds" in found.text() or "Not computed" in found.text()


def test_days_that_the_data_does_not_reach() -> None:
    ties = table(("a", "b", 1, 2000, 2010))
    found = series(ties, [date(1990, 1, 1), date(2005, 1, 1)], shuffles=0)
    assert [len(one.snapshot) for one in found] == [0, 0, 1, 1]
    assert "Dates of ties lie between 2000-01-01 and 2010-12-31; outside that, on 1 day," in found.text()
    assert found.frame()["L upper"].isna().tolist() == [True, True, False, False]


def test_before_all_that_is_told_nothing_is_possible() -> None:
    graph = Graph([account("d", [*QUARREL, tie("Gamma", "harbours", "Delta", time="../2012")])])
    assert graph.dated == (date(2010, 1, 1), date(2020, 12, 31))
    assert not len(graph.signed(at="1800-01-01")) and len(graph.signed(at="2010-01-01")) == 4
    assert [len(one.snapshot) for one in graph.signed_series("1800-01-01", "1800-01-01")] == [0, 0]
    assert not graph.allies("Delta", at="1800-01-01") and len(graph.allies("Delta", at="2010-01-01")) == 1
    assert not graph.could_mediate("Alpha", "Gamma", at="1800-01-01").dated
    assert not graph.worldviews("pairs", at="1800-01-01").heard
    assert "nothing is known of 1800-01-01" in graph.outside("1800-01-01")
    assert "only told what nothing rules out" in graph.outside("2021-01-01")
    assert not graph.outside("2015-01-01") and not graph.outside(None) and not Graph([]).outside("2015-01-01")


def test_without_dates_or_ties_there_is_nothing_to_tell() -> None:
    nobody = Graph([]).signed_series()
    assert not nobody and nobody.frame().empty and "no series over time" in nobody.text()
    assert nobody.evidence().empty
    undated = Graph([account("d", [tie("Alpha", "attacked", "Beta")])])
    assert not undated.signed_series()
    asked = undated.signed_series("2020-01-01", "2020-01-01")
    assert [(one.snapshot.level, len(one.snapshot)) for one in asked] == [("certain", 0), ("possible", 1)]
    assert "none of them surely" in asked.text()


def test_days_at_equal_steps() -> None:
    assert days_between("2020-02-29", "2024-02-29", "year")[1:] == tuple(
        date(year, 2, 28 + (year == 2024)) for year in range(2021, 2025)
    )
    assert days_between("2020-01-01", "2020-01-20", "2 weeks") == (date(2020, 1, 1), date(2020, 1, 15))
    assert days_between("9999-12-01", "9999-12-31", "quarter") == (date(9999, 12, 1),)
    assert days_between("9999-12-30", "9999-12-31", "day")[-1] == date.max
    steps = days_between("2020-01-01", "2020-03-01", "day")
    assert len(steps) == 61 and all(other - one == timedelta(1) for one, other in pairwise(steps))


@pytest.mark.parametrize(
    ("first", "last", "every", "error"),
    [
        ("2020-01-01", "2019-01-01", "year", InputError),
        ("2020-01-01", "2021-01-01", "fortnight", InputError),
        ("2020-01-01", "2021-01-01", "0 days", InputError),
        ("2020-01-01", "2021-01-01", "-1 day", InputError),
        ("2020-01-01", "2021-01-01", "", InputError),
        ("0001-01-01", "2021-01-01", "day", InputError),
        ("2020", "2021-01-01", "day", TimeError),
        ("2020-02-30", "2021-01-01", "day", TimeError),
    ],
)
def test_days_that_make_no_sense(first: str, last: str, every: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        days_between(first, last, every)


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({"levels": ()}, "no level"),
        ({"levels": ("sure",)}, "the level 'sure'"),
        ({"seconds": -1.0}, "time budget"),
        ({"seconds": float("nan")}, "time budget"),
        ({"shuffles": -1}, "-1 shuffles"),
        ({"alpha": 1.5}, "α is 1.5"),
    ],
)
def test_choices_that_make_no_sense(choices: dict[str, object], words: str) -> None:
    with pytest.raises(InputError, match=words):
        series(table(("a", "b", 1, 2000, 2010)), [date(2005, 1, 1)], **choices)  # type: ignore[arg-type]


def test_on_the_command_line() -> None:
    def run(*arguments: str) -> tuple[int, str, str]:
        result = CliRunner().invoke(app, ["analyze", "series", *arguments], prog_name="kg")
        return result.exit_code, result.stdout, result.stderr

    span = ("--from", "2024-01-01", "--to", "2026-01-01", "--view", "all", "--shuffles", "2")
    code, out, _ = run(*span, "--format", "json", "--edges")
    assert code == 0
    assert [(row["at"], row["level"]) for row in json.loads(out)[:2]] == [
        ("2024-01-01", "certain"), ("2024-01-01", "possible"),
    ]  # fmt: skip
    assert len(run(*span, "--level", "possible")[1].splitlines()) == 4
    assert "possible ties:" in run(*span, "--format", "text")[1]
    assert run(*span, "--evidence")[1].startswith("at,level,first,second,state,tie")
    for wrong, words in (
        (("--every", "moon"), "a step of 'moon'"),
        (("--from", "2027-01-01", "--to", "2026-01-01"), "before"),
    ):
        code, out, err = run(*wrong)
        assert (code, out) == (1, "") and words in err
