"""The commands of `kg analyze` and `kg diff`: every one, in every format, on the founding graph and on an empty one."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.app import app
from kg.graph import Graph

COMMANDS = {
    "allies": ["Afghan Taliban"],
    "adversaries": ["TTP"],
    "mediators": ["Pakistan", "TTP"],
    "reversals": [],
    "mediation": ["Pakistan", "TTP", "--at", "2022-01-01", "--draws", "20"],
    "conflicted": [],
    "backtest": [],
    "paths": ["Pakistan", "TTP"],
    "agreements": ["--at", "2025-12-31"],
    "durations": [],
    "ledger": ["Afghan Taliban"],
    "accusations": [],
    "origins": [],
    "figures": ["killed"],
    "worldviews": ["pairs"],
    "robustness": ["pairs", "--draws", "5"],
    "timeline": ["--view", "all"],
}
WITHOUT_ACTORS = {
    name: arguments
    for name, arguments in COMMANDS.items()
    if name not in ("allies", "adversaries", "mediators", "mediation", "paths", "ledger", "figures")
}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), prog_name="kg")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("founding") / "out"
    assert run("build", "-o", str(made)).exit_code == 0
    return made


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Graph([]).save(tmp_path_factory.mktemp("empty") / "store")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_prints_its_rows_and_its_text(folder: Path, name: str) -> None:
    arguments = ["analyze", name, *COMMANDS[name], "-g", str(folder)]
    rows = list(csv.DictReader(io.StringIO(run(*arguments).stdout)))
    assert rows
    assert len(json.loads(run(*arguments, "--format", "json").stdout)) == len(rows)
    text = run(*arguments, "--format", "text")
    assert text.exit_code == 0 and len(text.stdout) > 100
    assert run(*arguments, "--format", "xml").exit_code == 2


@pytest.mark.parametrize("name", WITHOUT_ACTORS)
def test_an_empty_graph_has_an_answer_in_words(empty: Path, name: str) -> None:
    result = run("analyze", name, *WITHOUT_ACTORS[name], "-g", str(empty), "--format", "text")
    assert (result.exit_code, "Traceback" in result.stderr) == (4, False)
    assert result.stdout.strip()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["analyze", "mediation", "Pakistan", "TTP"], 2, "--at"),
        (["analyze", "mediation", "Pakistan", "TPT", "--at", "2022-01-01"], 1, "Did you mean TTP"),
        (["analyze", "mediation", "Pakistan", "Doha", "--at", "2022-01-01"], 1, "no actor"),
        (["analyze", "mediation", "Pakistan", "TTP", "--at", "2022"], 1, "not a full date"),
        (["analyze", "mediation", "Pakistan", "TTP", "--at", "2022-01-01", "--threshold", "0"], 1, "threshold"),
        (["analyze", "robustness", "mediation", "--draws", "1"], 1, "two parties and a day"),
        (["analyze", "worldviews", "pairs", "Pakistan"], 1, "two parties"),
        (["analyze", "figures", "kiled"], 1, "Did you mean killed"),
        (["analyze", "timeline", "--step", "day"], 1, "no step"),
        (["diff"], 1, "the two sides are the same"),
        (["diff", "a", "b", "c"], 1, "more than two graphs"),
        (["diff", "--at", "2022-01-01"], 2, "--at"),
    ],
)
def test_errors_name_what_is_wrong(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, words: str
) -> None:
    monkeypatch.chdir(folder.parent)
    placed = arguments if arguments[0] == "diff" else [*arguments, "-g", str(folder)]
    result = run(*placed)
    assert (result.exit_code, result.stdout) == (code, "")
    assert words in result.stderr and "Traceback" not in result.stderr


def test_other_rows(folder: Path) -> None:
    graph = ("-g", str(folder))
    evidence = run("analyze", "mediation", "Pakistan", "TTP", "--at", "2022-01-01", "--evidence", *graph)
    assert evidence.stdout.startswith("candidate,part,step,tie")
    assert run("analyze", "accusations", "--matrix", *graph).stdout.startswith("accuser,")
    assert run("analyze", "figures", "--pairs", *graph).stdout.startswith("measure,first,second,reason")


def test_diff_of_days_views_knowledge_and_graphs(folder: Path, empty: Path) -> None:
    days = run("diff", str(folder), "--at", "2021-01-01", "2025-11-01", "--format", "text")
    assert days.exit_code == 0 and "Pakistan and TTP: both → hostile" in days.stdout
    assert run("diff", str(folder), "--views", "accepted", "all").exit_code == 0
    graphs = run("diff", str(empty), str(folder))
    assert graphs.exit_code == 0 and "not told before" in graphs.stdout
    unknown = run("diff", str(folder), "--known", "2020-01-01", "2030-01-01", "--format", "text")
    assert unknown.exit_code == 4 and "without a date of recording" in unknown.stdout


def test_an_analysis_without_rows_says_of_what_there_is_none(empty: Path, tmp_path: Path) -> None:
    result = run("analyze", "agreements", "-g", str(empty), "--at", "2024-01-01", "--view", "accepted")
    assert result.exit_code == 4
    assert "the graph holds no statement" in result.stderr
    assert "nothing in the graph answers this in the view 'accepted' on 2024-01-01: --view all" in result.stderr
    (tmp_path / "a.txt").write_text("Iran attacked Israel.", encoding="utf-8")
    assert run("build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out")).exit_code == 0
    result = run("analyze", "balance", "--evidence", "-g", str(tmp_path / "out"), "--view", "all")
    assert result.exit_code in (0, 4)
    assert ("nothing in the graph" in result.stderr) == (result.exit_code == 4)
    assert "holds no statement" not in result.stderr
