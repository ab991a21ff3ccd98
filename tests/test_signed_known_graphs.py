"""Graphs whose measures are theorems: polyhedra, complete graphs; conditions of Harary and Davis."""

from __future__ import annotations

from itertools import combinations
from math import exp

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis.signed import EdgeTable, Snapshot, balance, blocs, brokerage, centralities, frustration


def signed(edges: list[tuple[object, object, int]]) -> Snapshot:
    frame = pd.DataFrame(edges, columns=["source", "target", "sign"]).astype({"source": str, "target": str})
    return EdgeTable.from_frame(frame).snapshot()


def hostile(graph: nx.Graph[int]) -> Snapshot:
    return signed([(one, other, -1) for one, other in graph.edges])


def buckminsterfullerene() -> nx.Graph[tuple[int, int]]:
    """The truncated icosahedron: a node each direction of an edge of the icosahedron."""
    whole = nx.icosahedral_graph()
    made: nx.Graph[tuple[int, int]] = nx.Graph()
    for one, other in whole.edges:
        made.add_edge((one, other), (other, one))
    for node in whole:
        for one, other in combinations(whole[node], 2):
            if whole.has_edge(one, other):
                made.add_edge((node, one), (node, other))
    assert (len(made), made.size(), set(dict(made.degree).values())) == (60, 90, {3})
    return made


# Of a network without a friendly pair the index is what a largest cut leaves out.


@pytest.mark.parametrize(
    ("graph", "least"),
    [
        (nx.petersen_graph(), 3),
        (nx.octahedral_graph(), 4),
        (nx.icosahedral_graph(), 10),  # each of 20 triangles needs an edge, and an edge lies in two
        (nx.dodecahedral_graph(), 6),  # likewise 12 pentagons
        (buckminsterfullerene(), 12),  # its pentagons lie two steps apart: Došlić and Vukičević (2007)
        (nx.heawood_graph(), 0),
        (nx.complete_multipartite_graph(2, 2, 2), 4),
        (nx.cycle_graph(7), 1),
        (nx.hypercube_graph(4), 0),
    ],
    ids=["Petersen", "octahedron", "icosahedron", "dodecahedron", "C60", "Heawood", "K222", "C7", "Q4"],
)
def test_graphs_of_which_the_largest_cut_is_known(graph: nx.Graph[int], least: int) -> None:
    found = frustration(hostile(graph), edges=True)
    assert (found.lower, found.upper, len(found.pairs)) == (least, least, least)
    # all edges of these are alike but those of C60: none is frustrated always
    assert "always" not in found.status and "unknown" not in found.status


@pytest.mark.parametrize("size", range(2, 9))
def test_davis_a_complete_hostile_graph_is_as_many_blocs_as_actors(size: int) -> None:
    found = blocs(hostile(nx.complete_graph(size)))
    assert (found.lower, found.upper, len(found.members)) == (0, 0, size)


@pytest.mark.parametrize("size", range(3, 8))
def test_walk_balance_of_a_complete_hostile_graph(size: int) -> None:
    # the eigenvalues of the complete graph are size - 1 once, and -1 for the rest
    expected = (exp(1 - size) + (size - 1) * exp(1)) / (exp(size - 1) + (size - 1) * exp(-1))
    walk = balance(hostile(nx.complete_graph(size)), shuffles=0).indices[1]
    assert walk.value == pytest.approx(expected, abs=1e-12)


EDGES = st.integers(3, 7).flatmap(
    lambda size: st.lists(
        st.tuples(st.sampled_from(list(combinations(range(size), 2))), st.sampled_from((1, -1))),
        min_size=1, max_size=14, unique_by=lambda edge: edge[0],
    )
)  # fmt: skip


@given(EDGES)
@settings(max_examples=60, deadline=None)
def test_harary_balanced_is_two_camps_is_no_negative_cycle_is_walk_balance_one(
    edges: list[tuple[tuple[int, int], int]],
) -> None:
    graph = nx.Graph([pair for pair, _ in edges])
    signs = {frozenset(pair): sign for pair, sign in edges}
    negative = any(
        np.prod([signs[frozenset(step)] for step in zip(cycle, [*cycle[1:], cycle[0]], strict=True)]) < 0
        for cycle in nx.simple_cycles(graph)
    )
    found = balance(signed([(one, other, sign) for (one, other), sign in edges]), shuffles=0)
    assert (found.frustration.upper > 0) == negative
    walk = found.indices[1].value
    assert walk is not None and (walk < 1 - 1e-9) == negative


@given(EDGES)
@settings(max_examples=60, deadline=None)
def test_davis_clusterable_is_no_cycle_with_exactly_one_hostile_tie(edges: list[tuple[tuple[int, int], int]]) -> None:
    friends = nx.Graph([pair for pair, sign in edges if sign > 0])
    splits = [
        pair
        for pair, sign in edges
        if sign < 0 and set(pair) <= set(friends) and nx.has_path(friends, pair[0], pair[1])
    ]
    found = blocs(signed([(one, other, sign) for (one, other), sign in edges]))
    assert (found.upper == 0) == (not splits)
    # two camps are a special case of blocs, so that blocs never have more errors
    divided = frustration(signed([(one, other, sign) for (one, other), sign in edges]))
    assert 2 * found.upper <= divided.upper


def test_gould_and_fernandez_one_of_each_role() -> None:
    # the broker b of group 1 between its own, two of 2, its own and 2, 2 and its own, 2 and 3
    groups = {"b": 1, "i1": 1, "k1": 1, "i2": 2, "k2": 2, "k3": 3}
    arcs = [("i1", "b"), ("i2", "b"), ("b", "k1"), ("b", "k2"), ("b", "k3")]
    snapshot = signed([(one, other, 1) for one, other in arcs])
    row = brokerage(snapshot, groups, directed=True).frame().set_index("actor").loc["b"]
    roles = ["coordinator", "consultant", "gatekeeper", "representative", "liaison"]
    # i1→k1; i2→k2; i2→k1; i1→k2 and i1→k3; i2→k3
    assert row[roles].tolist() == [1, 1, 1, 2, 1] and row["total"] == 6


def test_pn_of_few_friends_and_few_enemies() -> None:
    # n = 2: the rows of I - (P - 2N)/2 add up to 1/2 for friends; for enemies it has no inverse
    assert centralities(signed([("a", "b", 1)])).pn == pytest.approx((2.0, 2.0))
    enemies = centralities(signed([("a", "b", -1)]))
    assert enemies.pn is None and any("PN" in reason for reason in enemies.missing)
    # n = 3: the rows of I - (P - 2N)/4 add up to 2 for enemies
    assert centralities(hostile(nx.complete_graph(3))).pn == pytest.approx((0.5, 0.5, 0.5))


def test_nobody_is_highest_among_equals() -> None:
    assert "All 3 actors have the same PN centrality." in centralities(hostile(nx.complete_graph(3))).text()
    path = centralities(signed([("a", "b", 1), ("b", "c", 1)])).text()
    assert "the highest PN centrality is that of b, the lowest that of a, c." in path
