"""Parts of a graph: what lies within some ties of an actor, whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import account, tie
from click.testing import CliRunner

import kg
from kg.cli.app import app
from kg.graph import Graph
from kg.network import part_around

CHAIN = Graph(
    [
        account(
            "d",
            [
                tie("Alpha", "attacked", "Beta", time="2025"),
                tie("Beta", "attacked", "Gamma", time="2025"),
                tie("Gamma", "attacked", "Delta", time="2025"),
                tie("Omega", "mediatedBetween", parties=("Alpha", "Zeta"), time="2025"),
                tie("Gamma", "alliedWith", "Delta"),
            ],
        )
    ]
)


@pytest.mark.parametrize(
    ("hops", "names"),
    [
        (1, {"Alpha", "Beta", "Omega", "Zeta"}),
        (2, {"Alpha", "Beta", "Gamma", "Omega", "Zeta"}),
        (3, {"Alpha", "Beta", "Gamma", "Delta", "Omega", "Zeta"}),
    ],
)
def test_a_part_reaches_as_far_as_asked_and_leaves_no_party_out(hops: int, names: set[str]) -> None:
    assert set(CHAIN.network(focus="Alpha", hops=hops)) == names


def test_who_helped_the_same_parties_sits_at_the_same_table() -> None:
    founding = kg.build()
    assert {"Qatar", "Türkiye", "Pakistan", "Afghanistan"} <= set(founding.network(focus="Qatar"))
    assert {"Qatar", "Türkiye", "Pakistan", "Afghanistan"} <= set(founding.network(focus="Türkiye"))


def test_ties_among_those_reached_are_in_the_part() -> None:
    assert CHAIN.network(focus="Gamma").number_of_edges("Gamma", "Delta") == 2


def test_a_focus_without_ties_makes_an_empty_network_and_no_hops_an_error() -> None:
    assert len(part_around(CHAIN.network(), "nobody")) == 0
    with pytest.raises(kg.KgError, match="0 hops"):
        CHAIN.network(focus="Alpha", hops=0)


def test_an_agreement_can_be_the_focus() -> None:
    graph = kg.build()
    label = next(s.agreement for s in graph.statements if s.agreement is not None)
    assert label in graph.network(view="everything", focus=label.upper())


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["export", *arguments], catch_exceptions=False)
    return result.exit_code, result.output


@pytest.mark.parametrize("form", ["graphml", "gexf", "cytoscape", "jsonld", "html"])
def test_every_format_takes_a_part(form: str, tmp_path: Path) -> None:
    whole, part = tmp_path / "whole", tmp_path / "part"
    assert run(form, "-o", str(whole))[0] == 0
    assert run(form, "--focus", "TTP", "--at", "2025-10-19", "--undated", "--view", "all", "-o", str(part))[0] == 0
    assert 0 < part.stat().st_size < whole.stat().st_size


def test_tables_are_a_folder(tmp_path: Path) -> None:
    assert run("csv", "--focus", "TTP", "-o", str(tmp_path / "t"))[0] == 0
    assert len(list((tmp_path / "t").glob("*.csv"))) == 6


def test_what_is_left_out_on_a_day_is_told(tmp_path: Path) -> None:
    code, output = run("gexf", "--at", "2025-10-19", "-o", str(tmp_path / "x"))
    assert code == 0 and "of unknown time are left out" in output


def test_nothing_near_is_exit_code_4(tmp_path: Path) -> None:
    code, output = run("gexf", "--focus", "Lal Masjid", "-o", str(tmp_path / "x"))
    assert code == 4 and "nothing in this view" in output


def test_a_claimant_goes_by_any_name_and_need_not_have_claimed_anything() -> None:
    graph = kg.build()
    assert graph.html(view="claimant=pakistan") == graph.html(view="claimant=Pakistan")
    assert b"According to India" in graph.picture(view="claimant=india")
    with pytest.raises(kg.KgError, match="Did you mean Pakistan"):
        graph.picture(view="claimant=Pakistn")


def test_hops_without_a_focus_are_told_to_mean_nothing(tmp_path: Path) -> None:
    code, output = run("gexf", "--hops", "3", "-o", str(tmp_path / "x"))
    assert code == 0 and "--hops means nothing without --focus" in output


def test_tables_are_not_one_file(tmp_path: Path) -> None:
    with pytest.raises(kg.KgError, match="several tables"):
        kg.build().export(tmp_path / "ties.csv")
