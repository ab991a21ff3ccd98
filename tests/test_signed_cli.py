"""`kg analyze balance`, `blocs`, `frustration`, `centrality` and `brokerage` on the founding graph."""

from __future__ import annotations

import csv
import io
import json

import pytest
from click.testing import CliRunner

import kg
from kg.analysis.signed import frustration
from kg.cli.app import app


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["analyze", *arguments], prog_name="kg")
    return result.exit_code, result.stdout


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_balance() -> None:
    code, out = run("balance", "--view", "all", "--shuffles", "5", "--format", "json")
    assert code == 0
    assert [row["index"] for row in json.loads(out)] == ["triangle", "walk", "frustration"]
    code, out = run("balance", "--view", "all", "--shuffles", "5", "--format", "text")
    assert "Set apart, being both friendly and hostile: Afghan Taliban – Pakistan." in out


def test_frustration_is_proven_and_knows_every_pair() -> None:
    code, out = run("frustration", "--view", "all", "--edges", "--format", "csv")
    found = {(row["first"], row["second"]): row for row in rows(out)}
    assert code == 0
    assert found["Pakistan", "TTP"]["sign"] == "-1"
    assert {row["status"] for row in found.values()} <= {"always", "sometimes", "never"}


def test_blocs_put_the_ttp_and_pakistan_apart() -> None:
    _, out = run("blocs", "--format", "csv")
    bloc = {row["actor"]: row["bloc"] for row in rows(out)}
    assert bloc["TTP"] != bloc["Pakistan"]


def test_the_claims_behind_a_pair_are_quoted() -> None:
    _, out = run("centrality", "--view", "all", "--evidence", "--format", "csv")
    claims = [row for row in rows(out) if (row["first"], row["second"]) == ("Afghan Taliban", "Pakistan")]
    assert {row["state"] for row in claims} == {"both"}
    assert all(row["passage"] and row["source"] for row in claims)


def test_brokerage_and_centrality_as_text() -> None:
    for command in ("brokerage", "centrality"):
        code, out = run(command, "--view", "all", "--format", "text")
        assert code == 0
        assert out.strip()


def test_nothing_matched_on_a_day_of_which_nothing_is_certain() -> None:
    code, out = run("frustration", "--at", "1950-01-01", "--level", "certain", "--format", "text")
    assert code == 4
    assert "no frustration index" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ("blocs", "--alpha", "2"),
        ("frustration", "--seconds", "0"),
        ("balance", "--at", "2025"),
        ("blocs", "--level", "x"),
    ],
)
def test_what_is_refused(arguments: tuple[str, ...]) -> None:
    code, out = run(*arguments)
    assert code in (1, 2)
    assert out == ""


def test_certain_ties_are_among_the_possible_ones() -> None:
    graph = kg.build()
    possible = graph.signed(view="all", at="2022-01-01")
    certain = graph.signed(view="all", at="2022-01-01", level="certain")
    assert set(certain.rows.tolist()) <= set(possible.rows.tolist())
    assert frustration(certain).upper <= frustration(possible).upper + len(possible.both)


def test_a_seed_below_zero_is_a_mistake_of_use() -> None:
    assert run("balance", "--seed", "-1")[0] == run("robustness", "blocs", "--seed", "-1")[0] == 2
    assert run("mediation", "Pakistan", "TTP", "--at", "2022-01-01", "--seed", "-1")[0] == 2


def test_what_surely_held_needs_a_day() -> None:
    result = CliRunner().invoke(app, ["analyze", "blocs", "--level", "certain"], prog_name="kg")
    assert result.exit_code == 1 and "Give the day too" in result.stderr


def test_no_signed_pair_is_nothing_found() -> None:
    code, out = run("balance", "--at", "1000-01-01", "--format", "csv")
    assert (code, rows(out)) == (4, [])


@pytest.mark.parametrize("command", ["balance", "blocs", "frustration", "centrality"])
def test_each_result_says_of_what_time_it_is(command: str) -> None:
    assert "All times together" in run(command, "--format", "text")[1]
    assert "may have held on 2022-01-01" in run(command, "--at", "2022-01-01", "--format", "text")[1]
