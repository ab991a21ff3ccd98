"""The score of mediators on matrices: by hand, by brute force, and as the analysis of one pair gives it."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise
from typing import Any

import networkx as nx
import numpy as np
import pytest
from builders import account, tie
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from kg.analysis import Options, could_mediate
from kg.analysis.rollup import Rollup
from kg.analysis.signed import mediation_scores
from kg.analysis.strength import Weights, weigh_ties
from kg.errors import InputError
from kg.graph import Graph


def symmetric(size: int, **values: float) -> csr_array[Any]:
    """A matrix of the entries that the names say: ``a01=0.5``."""
    matrix = np.zeros((size, size))
    for name, value in values.items():
        one, other = int(name[1]), int(name[2])
        matrix[one, other] = matrix[other, one] = value
    return csr_array(matrix)


def test_a_friend_of_both_by_hand() -> None:
    friendly = symmetric(4, f02=0.8, f12=0.4, f23=0.3)
    hostile = symmetric(4, h01=0.9, h12=0.25)
    found = mediation_scores(friendly, hostile, [[0, 1]], successes=[0, 0, 3, 0], failures=[0, 0, 1, 0])
    assert found.node.tolist() == [2, 3]
    assert found.access.tolist() == [[0.8, 0.4], pytest.approx([0.3 * 0.8, 0.3 * 0.4 * 0.75])]
    assert found.hostility.tolist() == [[0, 0.25], [0, 0]] and found.friendliness.tolist() == [[0.8, 0.4], [0, 0]]
    balance = 1 - 0.4 / 1.2
    assert found.balance.tolist() == [pytest.approx(balance), pytest.approx(np.nan, nan_ok=True)]
    assert found.record.tolist() == [pytest.approx(4 / 6), 0.5]
    assert found.score[0] == pytest.approx((0.8 * 0.4) ** 0.5 * 0.75 * balance * 4 / 6)
    assert found.score[1] == pytest.approx((0.24 * 0.09) ** 0.5 * 0.5)
    frame = found.frame(["A", "B", "m", "n"])
    assert frame[["first", "second", "candidate"]].to_numpy().tolist() == [["A", "B", "m"], ["A", "B", "n"]]
    assert "2 candidates for 1 pairs; 0 of these have none." in found.text() and "no probability" in found.text()
    biased = mediation_scores(friendly, hostile, [[0, 1]], impartial=False)
    assert biased.score[0] == pytest.approx((0.8 * 0.4) ** 0.5 * 0.75 * 0.5)


def test_hostility_from_the_threshold_on_closes_a_way() -> None:
    friendly, hostile = symmetric(3, f02=0.8, f12=0.4), symmetric(3, h12=0.5)
    assert not len(mediation_scores(friendly, hostile, [[0, 1]]))
    assert len(mediation_scores(friendly, hostile, [[0, 1]], threshold=0.6)) == 1


def test_nobody_mediates_through_the_other_party_or_for_nobody() -> None:
    # a chain 2 – 0 – 1: who reaches 1 only through 0 has no way to it
    assert not len(mediation_scores(symmetric(3, f02=0.9, f01=0.9), symmetric(3), [[0, 1]]))
    none = mediation_scores(symmetric(3), symmetric(3), np.zeros((0, 2), int))
    assert none.frame().empty and "0 candidates for 0 pairs" in none.text()
    apart = mediation_scores(symmetric(4, f02=0.9, f13=0.9), symmetric(4, h01=1), [[0, 1], [2, 3]], max_hops=None)
    assert not len(apart) and "2 of these have none" in apart.text()


VALUES = st.sampled_from((0.0, 0.0, 0.25, 0.5, 0.75, 1.0))
MATRICES = st.integers(3, 6).flatmap(
    lambda size: st.tuples(
        st.just(size),
        *(st.lists(VALUES, min_size=size * (size - 1) // 2, max_size=size * (size - 1) // 2) for _ in range(2)),
    )
)


@given(MATRICES, st.sampled_from((1, 2, 3, None)))
@settings(max_examples=60, deadline=None)
def test_as_brute_force_over_all_paths(drawn: tuple[int, list[float], list[float]], hops: int | None) -> None:
    size, warm, cold = drawn
    pairs = list(combinations(range(size), 2))
    u, h = (dict(zip(pairs, values, strict=True)) for values in (warm, cold))
    friendly, hostile = (symmetric(size, **{f"v{a}{b}": value for (a, b), value in one.items()}) for one in (u, h))
    found = mediation_scores(friendly, hostile, pairs, max_hops=hops)
    graph = nx.Graph([pair for pair in pairs if u[pair] > 0 and h[pair] < 0.5])
    graph.add_nodes_from(range(size))

    def at(values: dict[tuple[int, int], float], one: int, other: int) -> float:
        return values[min(one, other), max(one, other)]

    def reach(node: int, party: int, barred: int) -> float:
        ways = nx.all_simple_paths(nx.restricted_view(graph, [barred], []), node, party, cutoff=hops)
        products = [
            at(u, node, party)
            if len(way) == 2
            else np.prod([at(u, *step) * (1 - at(h, *step)) for step in pairwise(way)])
            for way in ways
        ]
        return float(max(products, default=0.0))

    expected = {}
    for place, (one, other) in enumerate(pairs):
        for node in set(range(size)) - {one, other}:
            access = reach(node, one, other), reach(node, other, one)
            if min(access) > 0:
                own = at(u, node, one), at(u, node, other)
                balance = 1 - abs(own[0] - own[1]) / sum(own) if sum(own) else 1
                peace = (1 - at(h, node, one)) * (1 - at(h, node, other))
                expected[place, node] = (access[0] * access[1]) ** 0.5 * peace * balance * 0.5
    scores = dict(zip(zip(found.pair.tolist(), found.node.tolist(), strict=True), found.score.tolist(), strict=True))
    assert scores == pytest.approx(expected)
    assert all(
        (one[0], -one[1]) <= (other[0], -other[1] + 1e-12)
        for one, other in pairwise(zip(found.pair.tolist(), found.score.tolist(), strict=True))
    )


def test_it_is_the_score_of_one_pair_where_dates_do_not_part_ways() -> None:
    names = ("Alpha", "Beta", "Gamma", "Delta", "Omega")
    random = np.random.default_rng(5)
    said = [
        tie(one, relation, other, time="2010/2030")
        for one, other in combinations(names, 2)
        for relation in ("alliedWith", "accuses", "hostileTo")
        if random.random() < {"alliedWith": 0.8, "accuses": 0.4, "hostileTo": 0.1}[relation]
    ]
    network, day = Graph([account("d", said)]).network(view="all"), date(2020, 1, 1)
    friendly, hostile, _ = weigh_ties(network, day, Weights(), Rollup({}, {}).names)
    matrices = []
    for side in (friendly, hostile):
        entries = {
            f"v{names.index(one)}{names.index(other)}": 1 - np.prod([1 - tied.belief * tied.carries for tied in ties])
            for (one, other), ties in side.items()
        }
        matrices.append(symmetric(5, **entries))
    pairs = list(combinations(range(5), 2))
    found = mediation_scores(matrices[0], matrices[1], pairs)
    compared = 0
    for place, (one, other) in enumerate(pairs):
        ranked = could_mediate(network, names[one], names[other], day, Options(replicates=0, rollup=False))
        rows = np.flatnonzero(found.pair == place)
        scores = {names[node]: score for node, score in zip(found.node[rows], found.score[rows], strict=True)}
        assert scores == pytest.approx({each.actor: each.score for each in ranked})
        compared += len(scores)
    assert compared > 5


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"friendly": symmetric(4)}, "shapes"),
        ({"friendly": csr_array(np.full((3, 3), np.nan))}, "no number above 0"),
        ({"hostile": csr_array(np.full((3, 3), -1.0))}, "no number above 0"),
        ({"pairs": [[0, 3]]}, "not among the 3"),
        ({"pairs": [[1, 1]]}, "with itself"),
        ({"max_hops": 0}, "at most 0 steps"),
        ({"threshold": float("nan")}, "threshold of hostility"),
        ({"prior": (0.0, 1.0)}, "the prior"),
        ({"successes": [1, 2]}, "no counts of each node"),
        ({"failures": [0, -1, 0]}, "no counts of each node"),
    ],
)
def test_what_is_refused(change: dict[str, Any], words: str) -> None:
    given = {"friendly": symmetric(3, f02=0.5), "hostile": symmetric(3), "pairs": [[0, 1]]} | change
    with pytest.raises(InputError, match=words):
        mediation_scores(**given)
