"""Balance, blocs, centralities, brokerage, chains and access: published values, hands and brute force."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise, permutations
from math import exp
from pathlib import Path
from time import monotonic

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array, random_array

from kg.analysis.signed import (
    Census,
    EdgeTable,
    Index,
    Snapshot,
    access,
    balance,
    blocs,
    brokerage,
    census,
    centralities,
    chains,
    companions,
    eigenvector_centrality,
    instance_of,
    pn_centrality,
)
from kg.analysis.signed.budget import Budget
from kg.analysis.signed.instance import Instance
from kg.analysis.signed.walks import log_trace_exponential
from kg.errors import InputError, UndefinedError, UnknownNameError

TRIANGLE = [("a", "b", 1), ("b", "c", 1), ("a", "c", -1)]
NOBODY = EdgeTable.from_arrays([], [], []).snapshot()


def snapshot(*edges: tuple[str, str, int]) -> Snapshot:
    return EdgeTable.from_frame(pd.DataFrame(edges, columns=["source", "target", "sign"])).snapshot()


@pytest.fixture(scope="session")
def networks(shared: Path) -> Path:
    folder = shared / "data" / "networks"
    if not folder.is_dir():
        pytest.skip(
            "no folder 'shared/data/networks' beside the checkout: the public networks are not in the repository"
        )
    return folder


@st.composite
def snapshots(draw: st.DrawFn, *, most: int = 7) -> Snapshot:
    size = draw(st.integers(2, most))
    pairs = draw(st.lists(st.sampled_from(list(combinations(range(size), 2))), unique=True, min_size=1))
    signs = [draw(st.sampled_from((-1, 1))) for _ in pairs]
    return EdgeTable.from_arrays([one for one, _ in pairs], [other for _, other in pairs], signs).snapshot()


# Balance


def test_highland_tribes(networks: Path) -> None:
    found = balance(EdgeTable.from_csv(networks / "highland_tribes_signed.csv").snapshot(), shuffles=20, seconds=600)
    assert (found.census.ppp, found.census.ppm, found.census.pmm, found.census.mmm) == (19, 2, 40, 7)
    assert [f"{index.value:.7f}" for index in found.indices] == ["0.8676471", "0.3575761", "0.7586207"]
    assert all(index.z is not None and index.z > 3 for index in found.indices)
    assert all(index.shuffles == 20 == index.exact for index in found.indices)


def test_triads_of_the_first_window(networks: Path) -> None:
    frame = pd.read_csv(networks / "correlates_of_war_signed.csv")
    found = census(instance_of(EdgeTable.from_frame(frame[frame["window"] == "46-49"]).snapshot()))
    assert (found.ppp, found.ppm, found.pmm, found.mmm) == (1556, 63, 23, 14)


def test_triangles_that_are_not_all_counted_have_no_share() -> None:
    whole = balance(snapshot(*TRIANGLE), shuffles=0)
    assert whole.census.is_whole and whole.census.total == 1
    cut = Census(5, 1, 0, 0, is_whole=False)
    assert cut.balance is None and "there are more than 6" in cut.text()
    assert not census(instance_of(snapshot(*TRIANGLE)), Budget(1e-9)).is_whole


def test_one_triangle_by_hand() -> None:
    found = balance(snapshot(*TRIANGLE), shuffles=0)
    triangle, walk, frustrated = found.indices
    assert (triangle.value, found.census.ppm) == (0, 1)
    # eigenvalues of the signed triangle: 1, 1, -2; of the plain one: 2, -1, -1
    assert walk.value == pytest.approx((2 * exp(1) + exp(-2)) / (exp(2) + 2 * exp(-1)))
    assert frustrated.value == pytest.approx(1 - 2 / 3)
    assert triangle.z is None and "no shuffles were asked for" in triangle.text()


def test_what_has_no_balance_says_so() -> None:
    triangle, walk, frustrated = balance(NOBODY).indices
    assert (triangle.lower, walk.lower, frustrated.lower) == (None, None, None)
    assert "no balance to measure" in balance(NOBODY).text()
    chain = balance(snapshot(("a", "b", 1), ("b", "c", -1)), shuffles=5)
    assert "there is no triangle" in chain.indices[0].text()
    # a tree is balanced whatever its signs: shuffling changes nothing, and there is no z
    assert (chain.indices[2].value, chain.indices[2].z) == (1, None)
    assert "shuffling the signs changes nothing" in chain.indices[2].text()
    friends = balance(snapshot(("a", "b", 1), ("b", "c", 1), ("a", "c", 1)), shuffles=3)
    assert [index.value for index in friends.indices] == [1, 1, 1]
    assert "No pair is hostile" in friends.text()


def test_no_z_where_the_bounds_are_wider_than_what_chance_does() -> None:
    exact = Index("frustration", 0.8, 0.8, 0.5, 0.1, 20, 20)
    assert exact.z == pytest.approx(3)
    for unsure in (replace(exact, lower=0.6, upper=0.95), replace(exact, width=0.3, exact=0)):
        assert unsure.z is None
        assert "the bounds are too wide for it" in unsure.text()


def test_a_short_budget_gives_fewer_shuffles_and_says_so() -> None:
    random = np.random.default_rng(2)
    graph = EdgeTable.from_arrays(
        random.integers(0, 300, 2000), random.integers(0, 300, 2000), random.choice((-1, 1), 2000)
    )
    start = monotonic()
    found = balance(graph.snapshot(), shuffles=1000, seconds=2)
    assert monotonic() - start < 5
    assert found.indices[2].shuffles < 1000
    assert found.indices[2].lower < found.indices[2].upper


def test_the_same_seed_shuffles_alike() -> None:
    graph = snapshot(*TRIANGLE, ("c", "d", 1), ("b", "d", -1), ("d", "e", 1), ("c", "e", -1))
    one, same, other = (balance(graph, shuffles=10, seed=seed).frame() for seed in (1, 1, 2))
    pd.testing.assert_frame_equal(one, same)
    assert not one.equals(other)
    with pytest.raises(InputError, match="-1 shuffles"):
        balance(graph, shuffles=-1)


@given(snapshots(most=9))
def test_census_as_brute_force(graph: Snapshot) -> None:
    signs = {graph.pair(place): int(state) for place, state in enumerate(graph.state)}
    counts = [0, 0, 0, 0]
    for one, other, third in combinations(graph.names, 3):
        sides = [signs.get(pair) for pair in ((one, other), (other, third), (one, third))]
        if None not in sides:
            counts[sides.count(-1)] += 1
    found = census(instance_of(graph))
    assert [found.ppp, found.ppm, found.pmm, found.mmm] == counts


def test_census_of_a_larger_graph_with_hubs() -> None:
    graph = nx.barabasi_albert_graph(400, 12, seed=1)
    ends = np.array(sorted(tuple(sorted(edge)) for edge in graph.edges))
    signs = np.where(np.random.default_rng(1).random(len(ends)) < 0.4, -1, 1)
    found = census(instance_of(EdgeTable.from_arrays(ends[:, 0], ends[:, 1], signs).snapshot()))
    matrix = np.zeros((400, 400))
    matrix[ends[:, 0], ends[:, 1]] = matrix[ends[:, 1], ends[:, 0]] = signs
    assert found.total == sum(nx.triangles(graph).values()) // 3
    assert found.ppp + found.pmm - found.ppm - found.mmm == round(np.trace(matrix @ matrix @ matrix) / 6)


def test_trace_of_a_large_matrix_lies_between_its_bounds() -> None:
    matrix = csr_array(random_array((1600, 1600), density=0.004, random_state=np.random.default_rng(1)))
    symmetric = csr_array(matrix + matrix.T)
    symmetric.setdiag(0)
    low, high = log_trace_exponential(symmetric)
    exact = np.logaddexp.reduce(np.linalg.eigvalsh(symmetric.toarray()))
    assert low < exact < high


# Blocs


def partitions(size: int) -> list[list[int]]:
    found = [[0]]
    for _ in range(size - 1):
        found = [[*labels, new] for labels in found for new in range(max(labels) + 2)]
    return found


@settings(max_examples=60)
@given(snapshots(), st.sampled_from((0.5, 0.25, 0.7)))
def test_blocs_as_brute_force(graph: Snapshot, alpha: float) -> None:
    found = blocs(graph, alpha=alpha)
    expected = min(_cost(graph, np.array(labels), alpha) for labels in partitions(len(graph.names)))
    assert found.is_proven
    assert found.upper == pytest.approx(expected, abs=1e-6)
    assert _cost(graph, found.labels, alpha) == pytest.approx(expected, abs=1e-6)
    assert found.upper == pytest.approx(
        alpha * len(found.hostile_within) + (1 - alpha) * len(found.friendly_between), abs=1e-6
    )


def _cost(graph: Snapshot, labels: np.ndarray, alpha: float) -> float:
    same = labels[graph.first] == labels[graph.second]
    return alpha * float((same & (graph.state < 0)).sum()) + (1 - alpha) * float((~same & (graph.state > 0)).sum())


def test_three_enemies_are_three_blocs() -> None:
    found = blocs(snapshot(("a", "b", -1), ("b", "c", -1), ("a", "c", -1), ("c", "d", 1)))
    assert (found.lower, found.upper) == (0, 0)
    assert found.members == (("c", "d"), ("a",), ("b",))
    assert found.frame().to_dict("list") == {"actor": ["c", "d", "a", "b"], "bloc": [1, 1, 2, 3]}
    assert "No partition does better (proven; α = 0.5)" in found.text()


def test_alpha_weighs_the_two_kinds_of_error() -> None:
    # an enemy with one friend in each of two hostile camps
    graph = snapshot(("a", "b", 1), ("b", "c", 1), ("a", "c", -1))
    assert blocs(graph, alpha=0.2).hostile_within != ()
    assert blocs(graph, alpha=0.8).friendly_between != ()
    for alpha in (0, 1, float("nan")):
        with pytest.raises(InputError, match="α"):
            blocs(graph, alpha=alpha)


def test_blocs_of_a_complete_graph_of_a_hundred() -> None:
    random = np.random.default_rng(0)
    groups = random.integers(0, 4, 100)
    one, other = np.triu_indices(100, 1)
    signs = np.where(groups[one] == groups[other], 1, -1) * np.where(random.random(len(one)) < 0.08, -1, 1)
    found = blocs(EdgeTable.from_arrays(one, other, signs).snapshot(), seconds=60)
    assert found.is_proven
    assert len(found.members) == 4


def test_blocs_not_proven_say_so() -> None:
    random = np.random.default_rng(0)
    one, other = np.triu_indices(90, 1)
    found = blocs(EdgeTable.from_arrays(one, other, random.choice((-1, 1), len(one))).snapshot(), seconds=1.5)
    assert found.lower < found.upper
    assert "A heuristic found it" in found.text()


def test_no_blocs_of_nobody() -> None:
    assert blocs(NOBODY).members == ()
    assert "no blocs" in blocs(NOBODY).text()


# Centralities


def test_pn_centrality_by_hand() -> None:
    # a friend: 1/(1 - 1/2)
    assert pn_centrality(snapshot(("a", "b", 1))).tolist() == pytest.approx([2, 2])
    # two enemies: the rows 1 1 and 1 1 have no inverse
    with pytest.raises(UndefinedError, match="cannot be inverted"):
        pn_centrality(snapshot(("a", "b", -1)))
    assert centralities(snapshot(("a", "b", -1))).pn is None
    # a line a + b - c, n = 3: x = 1 + y/4, y = 1 + x/4 - z/2, z = 1 - y/2
    y = (1 + 0.25 - 0.5) / (1 - 1 / 16 - 1 / 4)
    found = pn_centrality(snapshot(("a", "b", 1), ("b", "c", -1)))
    assert found.tolist() == pytest.approx([1 + y / 4, y, 1 - y / 2])


def test_pn_centrality_of_a_larger_graph_solves_its_equation() -> None:
    random = np.random.default_rng(4)
    table = EdgeTable.from_arrays(
        random.integers(0, 400, 900), random.integers(0, 400, 900), random.choice((-1, 1), 900)
    )
    graph = table.snapshot()
    places = graph.present
    ties = (graph.friendly_matrix() - 2 * graph.hostile_matrix())[places][:, places].toarray()
    matrix = np.eye(len(places)) - ties / (2 * len(places) - 2)
    assert pn_centrality(graph).tolist() == pytest.approx(np.linalg.solve(matrix, np.ones(len(places))).tolist())


def test_degrees_and_ratio() -> None:
    frame = centralities(snapshot(("a", "b", 1), ("b", "c", -1), ("b", "d", 1), ("a", "c", -1))).frame()
    by_name = frame.set_index("actor")
    assert by_name.loc["b", ["friends", "enemies", "net"]].tolist() == [2, 1, 1]
    assert by_name.loc["b", "ratio"] == pytest.approx(2 / 3)
    assert by_name.loc["c", ["friends", "enemies", "net", "ratio"]].tolist() == [0, 2, -2, 0]


def test_eigenvector_of_two_camps_separates_them() -> None:
    # two friends a, b against c, and a triangle: eigenvalue 2, vector (1, 1, -1)/√3
    found = eigenvector_centrality(snapshot(("a", "b", 1), ("a", "c", -1), ("b", "c", -1)))
    assert np.abs(found).tolist() == pytest.approx([3**-0.5] * 3)
    assert found[0] * found[1] > 0 > found[0] * found[2]


@pytest.mark.parametrize(
    "edges",
    [
        [("a", "b", 1)],  # 1 and -1
        [("a", "b", 1), ("b", "c", 1), ("a", "c", -1), ("d", "e", 1), ("e", "f", 1), ("d", "f", -1)],  # twice -2
        [("a", "b", 1), ("b", "c", 1), ("a", "c", 1), ("d", "e", 1), ("e", "f", 1), ("d", "f", 1)],  # twice 2
    ],
)
def test_no_eigenvector_where_no_eigenvalue_is_dominant(edges: list[tuple[str, str, int]]) -> None:
    with pytest.raises(UndefinedError, match="no eigenvalue is dominant"):
        eigenvector_centrality(snapshot(*edges))
    found = centralities(snapshot(*edges))
    assert found.eigenvector is None
    assert "no eigenvalue is dominant" in found.text()
    assert found.frame()["eigenvector"].isna().all()


def test_an_eigenvalue_that_leads_by_a_hair_is_not_dominant() -> None:
    # two cliques of five apart, with tails of five and six: their eigenvalues differ in the eighth digit
    def clique(name: str, tail: int) -> list[tuple[str, str, int]]:
        nodes = [f"{name}{number}" for number in range(5 + tail)]
        return [(*pair, 1) for pair in (*combinations(nodes[:5], 2), *pairwise(nodes[4:]))]

    with pytest.raises(UndefinedError, match="no eigenvalue is dominant"):
        eigenvector_centrality(snapshot(*clique("a", 5), *clique("b", 6)))


def test_centralities_of_few() -> None:
    found = centralities(NOBODY)
    assert (found.pn, found.eigenvector, found.places) == (None, None, ())
    assert "No actor" in found.text()
    both = centralities(snapshot(("a", "b", 1), ("a", "b", -1)))
    assert (both.friends, both.enemies) == ((0, 0), (0, 0))
    assert both.frame()["ratio"].isna().all()


# Brokerage


def test_roles_by_hand() -> None:
    # b stands between a and c, in turn of the groups of the three
    line = snapshot(("a", "b", 1), ("b", "c", 1))
    for groups, role in (
        ((1, 1, 1), {"coordinator": 2}),
        ((1, 2, 1), {"consultant": 2}),
        ((1, 2, 2), {"gatekeeper": 1, "representative": 1}),
        ((1, 2, 3), {"liaison": 2}),
    ):
        row = brokerage(line, dict(zip("abc", groups, strict=True))).frame().iloc[0]
        assert row["actor"] == "b"
        assert {name: row[name] for name in role} == role
        assert row["total"] == 2


def test_directed_roles() -> None:
    line = snapshot(("a", "b", 1), ("b", "c", 1))
    row = brokerage(line, {"a": 1, "b": 2, "c": 2}, directed=True).frame().iloc[0]
    assert (row["gatekeeper"], row["representative"], row["total"]) == (1, 0, 1)
    row = brokerage(line, {"a": 1, "b": 1, "c": 2}, directed=True).frame().iloc[0]
    assert (row["gatekeeper"], row["representative"], row["total"]) == (0, 1, 1)


def test_no_brokerage_where_the_ends_are_tied() -> None:
    closed = snapshot(("a", "b", 1), ("b", "c", 1), ("a", "c", -1))
    found = brokerage(closed, dict.fromkeys("abc", 1))
    assert found.counts.sum() == 0
    assert "Nobody stands between" in found.text()
    with pytest.raises(InputError, match="no group for 'b'"):
        brokerage(closed, {"a": 1})


@given(snapshots(most=8), st.lists(st.integers(1, 3), min_size=8, max_size=8))
def test_brokerage_as_brute_force(graph: Snapshot, labels: list[int]) -> None:
    groups = dict(zip(graph.names, labels, strict=False))
    tie = {pair: int(state) for place, state in enumerate(graph.state) for pair in _both_ways(graph.pair(place))}
    counts = dict.fromkeys(graph.names, 0)
    for broker in graph.names:
        for one in graph.names:
            for other in graph.names:
                is_path = tie.get((one, broker)) == 1 and tie.get((broker, other)) == 1
                counts[broker] += one != other and is_path and (one, other) not in tie
    frame = brokerage(graph, groups).frame()
    assert {row.actor: row.total for row in frame.itertuples()} == {
        name: count for name, count in counts.items() if count or name in set(frame["actor"])
    }


def test_brokerage_of_a_hub_of_many() -> None:
    size = 30_000
    leaves = np.arange(1, size + 1)
    hub = EdgeTable.from_arrays(np.zeros(size, int), leaves, np.ones(size, int)).snapshot()
    found = brokerage(hub, {name: 1 + place % 2 for place, name in enumerate(hub.names)})
    half = size // 2
    # the hub is of group 1, as half of the leaves are
    assert found.counts[0].tolist() == [half * (half - 1), half * (half - 1), half * half, half * half, 0]


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from((1, 1, -1))), min_size=1, max_size=18),
    st.lists(st.integers(1, 3), min_size=6, max_size=6),
)
@settings(max_examples=60, deadline=None)
def test_directed_brokerage_by_role_as_brute_force(arcs: list[tuple[int, int, int]], labels: list[int]) -> None:
    table = EdgeTable.from_arrays(*(np.array(column) for column in zip(*arcs, strict=True)))
    signs: dict[frozenset[int], set[int]] = {}
    for one, other, sign in arcs:
        signs.setdefault(frozenset((one, other)), set()).add(sign)
    any_tie = {(one, other) for one, other, _ in arcs if one != other}
    friendly = {arc for arc in any_tie if signs[frozenset(arc)] == {1}}
    expected = np.zeros((len(table.names), 5), dtype=int)
    for i, j, k in permutations(range(len(table.names)), 3):
        if (i, j) in friendly and (j, k) in friendly and (i, k) not in any_tie:
            a, b, c = labels[i], labels[j], labels[k]
            role = 0 if a == b == c else 1 if a == c else 2 if b == c else 3 if a == b else 4
            expected[j, role] += 1
    found = brokerage(table.snapshot(), dict(zip(table.names, labels, strict=False)), directed=True)
    assert found.counts.tolist() == expected.tolist()


def _both_ways(pair: tuple[str, str]) -> tuple[tuple[str, str], tuple[str, str]]:
    return pair, pair[::-1]


# Chains


def test_chains_of_either_sign() -> None:
    graph = snapshot(("a", "b", -1), ("b", "c", -1), ("c", "d", 1), ("e", "f", 1))
    found = chains(graph, "a", "d")
    assert found.friendly is not None
    assert found.friendly.actors == ("a", "b", "c", "d")
    assert found.hostile is None
    assert "No hostile chain" in found.text() and "not itself a tie" in found.text()
    assert found.frame()["sign"].tolist() == [-1, -1, 1]
    apart = chains(graph, "a", "f")
    assert (apart.friendly, apart.hostile) == (None, None)
    with pytest.raises(UnknownNameError):
        chains(graph, "a", "z")


def test_a_chain_may_pass_twice_and_says_so() -> None:
    # the only hostile way from x to a goes round the triangle
    found = chains(snapshot(*TRIANGLE, ("x", "a", 1)), "x", "a")
    assert found.hostile is not None and found.hostile.returns
    assert found.hostile.actors[:2] == ("x", "a")
    assert "passes through an actor twice" in found.text()


# Access


def strengths(*edges: tuple[int, int, float]) -> csr_array:
    one, other, values = zip(*edges, strict=True)
    return csr_array((values, (one, other)), shape=(5, 5))


def test_the_best_product_wins_over_the_shortest_way() -> None:
    matrix = strengths((0, 1, 0.9), (1, 2, 0.9), (0, 2, 0.5), (2, 3, 1.0))
    found = access(matrix, [0])
    assert found.strength[0].tolist() == pytest.approx([1, 0.9, 0.81, 0.81, 0])
    assert found.path(0, 3) == (0, 1, 2, 3)
    assert found.path(0, 4) == ()
    short = access(matrix, [0], max_hops=1)
    assert short.strength[0].tolist() == pytest.approx([1, 0.9, 0.5, 0, 0])
    assert short.path(0, 2) == (0, 2)
    assert access(matrix, [0], max_hops=2).path(0, 3) == (0, 2, 3)


@pytest.mark.parametrize("hops", [None, 3])
def test_no_way_leads_through_a_forbidden_node(hops: int | None) -> None:
    matrix = strengths((0, 1, 0.9), (1, 2, 0.9), (0, 2, 0.5), (2, 3, 0.5))
    found = access(matrix, [0, 1], hops, forbidden=[1])
    assert found.strength[0].tolist() == pytest.approx([1, 0.9, 0.5, 0.25, 0])
    assert found.path(0, 2) == (0, 2)
    # but one may begin there
    assert found.strength[1].tolist() == pytest.approx([0, 1, 0.9, 0.45, 0])
    assert found.path(1, 3) == (1, 2, 3)


@settings(max_examples=50)
@given(st.integers(0, 2**32 - 1), st.integers(1, 4))
def test_access_as_brute_force(seed: int, hops: int) -> None:
    random = np.random.default_rng(seed)
    dense = np.where(random.random((7, 7)) < 0.4, random.integers(1, 11, (7, 7)) / 10, 0)
    np.fill_diagonal(dense, 0)
    matrix, barred = csr_array(dense), int(random.integers(1, 7))
    reached = np.zeros(7)
    reached[0] = 1
    layer = reached.copy()
    for hop in range(6):
        open_nodes = layer.copy()
        open_nodes[barred] = 0
        layer = np.maximum(layer, (open_nodes[:, None] * dense).max(axis=0))
        if hop + 1 == hops:
            within = access(matrix, [0], hops, [barred])
            assert within.strength[0].tolist() == pytest.approx(layer.tolist())
            for node in np.flatnonzero(layer).tolist():
                way = within.path(0, node)
                product = np.prod([dense[one, other] for one, other in pairwise(way)])
                assert len(way) - 1 <= hops
                assert barred not in way[1:-1]
                assert product == pytest.approx(layer[node])
    free = access(matrix, [0], forbidden=[barred])
    assert free.strength[0].tolist() == pytest.approx(layer.tolist())


@pytest.mark.parametrize("value", [float("nan"), 0.0, 1.5, -0.5])
def test_strengths_that_are_refused(value: float) -> None:
    with pytest.raises(InputError, match="strength"):
        access(strengths((0, 1, value)), [0])


def test_nodes_and_hops_that_are_refused() -> None:
    matrix = strengths((0, 1, 0.5))
    for arguments, words in (
        (([9],), "sources"),
        (([0], None, [7]), "forbidden"),
        (([0], 0), "at most 0 hops"),
    ):
        with pytest.raises(InputError, match=words):
            access(matrix, *arguments)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="shape"):
        access(csr_array(np.ones((2, 3))), [0])


def test_instances_are_of_signed_pairs_alone() -> None:
    graph = snapshot(("a", "b", 1), ("a", "b", -1), ("b", "c", -1))
    found = instance_of(graph)
    assert isinstance(found, Instance)
    assert (len(found), found.weight.tolist()) == (1, [-1])


# Companions


@given(snapshots(most=6), st.sampled_from([0.25, 0.5]))
@settings(max_examples=40)
def test_companions_as_brute_force(graph: Snapshot, alpha: float) -> None:
    found = blocs(graph, alpha=alpha)
    names = [graph.names[place] for place in np.flatnonzero(found.labels).tolist()]
    assume(names)
    every = [np.array(labels) for labels in partitions(len(graph.names))]
    costs = [_cost(graph, labels, alpha) for labels in every]
    best = [labels for labels, cost in zip(every, costs, strict=True) if cost < min(costs) + 1e-9]
    for anchor in names:
        place = graph.names.index(anchor)
        expected = {}
        for name in sorted(set(names) - {anchor}):
            together = {bool(labels[place] == labels[graph.names.index(name)]) for labels in best}
            expected[name] = "sometimes" if len(together) == 2 else "always" if True in together else "never"
        assert companions(found, anchor).status == expected


def test_companions_of_nobody_known() -> None:
    found = blocs(snapshot(("Afghanistan", "Pakistan", -1)))
    with pytest.raises(UnknownNameError, match="Afghanistam"):
        companions(found, "Afghanistam")
    assert "nobody" in companions(found, "Pakistan").text()
    assert companions(found, "Pakistan").frame().to_dict("records") == [{"actor": "Afghanistan", "status": "never"}]


def test_seeds_are_whole_numbers_from_zero_on() -> None:
    frame = pd.DataFrame([("a", "b", 1), ("b", "c", 1), ("a", "c", -1)], columns=["source", "target", "sign"])
    with pytest.raises(InputError, match="whole number from 0 on"):
        balance(EdgeTable.from_frame(frame).snapshot(), seed=-1)


def test_one_shuffle_is_no_chance_to_compare_with() -> None:
    frame = pd.DataFrame([("a", "b", 1), ("b", "c", 1), ("a", "c", -1)], columns=["source", "target", "sign"])
    found = balance(EdgeTable.from_frame(frame).snapshot(), shuffles=1)
    assert {index.z for index in found.indices} == {None}
    assert "one shuffle has no spread" in found.text() and "time budget" not in found.text()


def test_nobody_is_central_among_pairs_that_are_both() -> None:
    frame = pd.DataFrame([("a", "b", 1), ("a", "b", -1)], columns=["source", "target", "sign"])
    found = centralities(EdgeTable.from_frame(frame).snapshot())
    assert (found.pn, found.eigenvector) == (None, None) and "nobody is central" in found.text()
