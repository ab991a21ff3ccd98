"""Measures of likeness, worldviews and robustness."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders import account, tie
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.analysis import Question, adjusted_rand, jaccard, kendall_tau
from kg.errors import QueryError, UnknownNameError
from kg.graph import Graph


def test_kendall_by_hand() -> None:
    """Four, one swapped pair: (5 - 1) / 6; with a tie on one side: (2 - 0) / √(3·2)."""
    order = {"a": 4.0, "b": 3.0, "c": 2.0, "d": 1.0}
    assert kendall_tau(order, {**order, "c": 1.0, "d": 2.0}) == pytest.approx(4 / 6)
    assert kendall_tau({"a": 3, "b": 2, "c": 1}, {"a": 2, "b": 2, "c": 1}) == pytest.approx(2 / 6**0.5)
    assert kendall_tau(order, order) == 1
    assert kendall_tau(order, {name: -score for name, score in order.items()}) == -1
    # one who is missing comes last
    assert kendall_tau({"a": 2.0, "b": 1.0}, {"a": 2.0}) == 1
    assert (kendall_tau({}, {}), kendall_tau({"a": 1.0}, {"a": 1.0}), kendall_tau({"a": 1, "b": 1}, order)) == (
        None, None, pytest.approx(1 / 6**0.5, abs=1),
    )  # fmt: skip
    assert kendall_tau({"a": 1, "b": 1}, {"a": 1, "b": 2}) is None


def test_adjusted_rand_by_hand() -> None:
    """Hubert and Arabie: six in {3, 3} against {2, 4}: pairs together 1 + 3 = 4 of 6 and 7, expected 6·7/15."""
    first = dict(zip("abcdef", (1, 1, 1, 2, 2, 2), strict=True))
    second = dict(zip("abcdef", (1, 1, 2, 2, 2, 2), strict=True))
    assert adjusted_rand(first, second) == pytest.approx((4 - 42 / 15) / (6.5 - 42 / 15))
    assert adjusted_rand(first, {name: 5 - part for name, part in first.items()}) == 1
    assert adjusted_rand(dict.fromkeys("abc", 1), dict.fromkeys("abc", 2)) == 1
    assert adjusted_rand({"a": 1}, {"a": 1}) is None
    assert adjusted_rand({"a": 1, "b": 1}, {"c": 1}) is None


@given(st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 3), min_size=2))
def test_adjusted_rand_knows_no_labels(parts: dict[str, int]) -> None:
    assert adjusted_rand(parts, {name: 7 - part for name, part in parts.items()}) == pytest.approx(1)


def test_jaccard_of_nothing_is_no_number() -> None:
    assert (jaccard([], []), jaccard(["a"], []), jaccard(["a"], ["a"])) == (None, 0, 1)


# Worldviews

SAID = [
    tie("Alpha", "alliedWith", "Beta"),
    tie("Gamma", "attacked", "Alpha", claimant="Alpha"),
    tie("Gamma", "attacked", "Alpha", claimant="Gamma", stance="denies"),
    tie("Delta", "supports", "Gamma"),
    tie("Delta", "supports", "Gamma", claimant="Delta", stance="denies"),
]


def test_what_survives_in_every_view() -> None:
    result = Graph([account("d", SAID)]).worldviews("pairs")
    assert list(result.answers) == ["accepted", "claimant=Alpha", "claimant=Delta", "claimant=Gamma"]
    assert result.survivors == ("Alpha and Beta: friendly",)
    assert result.disputed == ("Alpha and Gamma: hostile", "Delta and Gamma: friendly")
    frame = result.frame().set_index("finding")
    assert frame.loc["Alpha and Gamma: hostile"].tolist() == [False, True, False, False, False]
    assert frame.loc["Delta and Gamma: friendly"].tolist() == [False, True, False, True, False]
    assert set(result.evidence()["view"]) == set(result.answers)
    assert "Delta and Gamma: friendly: by claimant=Alpha and claimant=Gamma" in result.text()


def test_a_view_is_that_of_somebody_whom_the_graph_knows() -> None:
    told = account("d", [tie("Gamma", "attacked", "Beta", claimant="Alpha ministry", speech_act="claims")])
    told = replace(told, actors=tuple(one for one in told.actors if one.name != "Alpha"))
    assert "Alpha ministry" in {one.name for one in told.actors}
    assert "claimant=Alpha ministry" in Graph([told]).worldviews("pairs").answers


def test_silence_is_no_dissent() -> None:
    said = [tie("Gamma", "attacked", "Alpha", claimant="Alpha", speech_act="claims")]
    result = Graph([account("d", said)]).worldviews("pairs", views=["accepted", "all", "claimant=Alpha"])
    assert (result.empty, result.survivors) == (("accepted",), ("Alpha and Gamma: hostile",))
    assert "no dissent: accepted" in result.text()
    empty = Graph([]).worldviews("pairs")
    assert (empty.survivors, empty.heard) == ((), ()) and empty.frame().empty


# Robustness


def friends(*pairs: str, **fields: Any) -> list[dict[str, Any]]:
    return [tie(pair.split()[0], "alliedWith", pair.split()[1], time="2010/2030", **fields) for pair in pairs]


def test_robustness_names_what_is_lost_without_a_source() -> None:
    one = account("one", [*friends("Alpha Beta"), tie("Gamma", "attacked", "Alpha", time="2019")])
    two = account("two", friends("Alpha Beta", "Delta Gamma"))
    result = Graph([one, two]).robustness("pairs", replicates=40)
    trials = {trial.name: trial for trial in result.trials}
    assert list(trials) == ["corroborated ties only", "without one", "without two"]
    assert trials["corroborated ties only"].answer.findings == {"Alpha and Beta: friendly"}
    assert trials["without one"].answer.findings == {"Alpha and Beta: friendly", "Delta and Gamma: friendly"}
    assert trials["without two"].shared == pytest.approx(2 / 3)
    assert not any(trial.keeps for trial in result.trials)
    support = result.support()
    assert support["Alpha and Beta: friendly"] >= support["Delta and Gamma: friendly"]
    assert result.kept is not None and 0 < result.kept < 1
    assert "lost: Delta and Gamma: friendly" in result.text()
    assert len(result.frame()) == 4 and not result.evidence().empty
    assert Graph([one, two]).robustness("pairs", replicates=40) == result
    assert Graph([one, two]).robustness("pairs", replicates=40, seed=1) != result


def test_robustness_of_a_ranking() -> None:
    said = [*friends("Omega Alpha", "Omega Beta"), *friends("Gamma Alpha", "Gamma Beta", claimant="Delta")]
    question = Question("mediation", "Alpha", "Beta", date(2020, 1, 1))
    result = Graph([account("d", said)]).robustness(question, replicates=10)
    assert sorted(result.answer.ranking) == ["Gamma", "Omega"]
    trials = {trial.name: trial for trial in result.trials}
    assert trials["without Delta"].answer.findings == {"best: Omega"} and not trials["without Delta"].keeps
    # with both tied at first there is no order to compare
    assert trials["without Delta"].tau is None
    assert trials["corroborated ties only"].answer.ranking == {}


def test_robustness_of_blocs_and_frustration() -> None:
    said = [
        *friends("Alpha Beta", "Beta Gamma", "Alpha Gamma"),
        tie("Alpha", "hostileTo", "Delta", claimant="Omega", time="2010/2030"),
        tie("Beta", "alliedWith", "Delta", time="2010/2030"),
    ]
    graph = Graph([account("d", said)])
    parts = graph.robustness("blocs", replicates=5)
    assert all(trial.rand is None or trial.rand <= 1 for trial in parts.trials)
    number = graph.robustness("frustration", replicates=5)
    trials = {trial.name: trial for trial in number.trials}
    assert number.answer.bounds == (1, 1)
    assert trials["without Omega"].change == (-1, -1)
    # no tie at all is no balance
    assert trials["without d"].change == (-1, -1) and trials["corroborated ties only"].change is None


def test_one_source_cannot_confirm_itself() -> None:
    result = Graph([account("d", friends("Alpha Beta"))]).robustness("pairs", replicates=0)
    assert "All of it comes from d: nothing here can confirm it." in result.text()
    assert result.kept is None
    assert "nothing to lose" in Graph([]).robustness("pairs").text()


def test_questions_that_cannot_be_asked() -> None:
    with pytest.raises(QueryError, match="Did you mean pairs"):
        Question("pair")  # type: ignore[arg-type]
    with pytest.raises(QueryError, match="two parties and a day"):
        Question("mediation", "Alpha", "Beta")
    graph = Graph([account("d", friends("Alpha Beta"))])
    with pytest.raises(QueryError, match="-1 draws"):
        graph.robustness("pairs", replicates=-1)
    with pytest.raises(UnknownNameError, match="Did you mean Beta"):
        graph.worldviews(Question("mediation", "Alpha", "Betta", date(2020, 1, 1)))


def test_founding_reversal_rests_on_one_article_for_its_order() -> None:
    result = kg.build().robustness("reversals", replicates=50)
    trials = {trial.name: trial for trial in result.trials}
    assert result.answer.findings == {"Afghan Taliban and Pakistan: from friendly to hostile"}
    assert not trials["corroborated ties only"].keeps
    assert result.kept is not None and result.kept > 0.8
