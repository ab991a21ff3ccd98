"""Signed networks beside their peers, all in one run: the same data, the same machine, one after the other.

Peers are networkx, the plain integer programme in the same solver, and D-Wave's simulated annealing where
``dwave-samplers`` is installed (it is needed for nothing else). Networks are drawn with a fixed seed. Times are
wall-clock seconds, the best of three where they are short.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

import networkx as nx
import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from kg.analysis.signed import Bounds, EdgeTable, census, frustration, instance_of, mediation_scores
from kg.analysis.signed.branching import branch
from kg.analysis.signed.budget import Budget
from kg.analysis.signed.core import least_frustration
from kg.analysis.signed.instance import Instance, Sides
from kg.analysis.signed.solution import Solution

NETWORKS = Path(__file__).parents[3] / "shared" / "data" / "networks"


@dataclass(frozen=True)
class Line:
    """One line of the table; ``goal`` is how many times faster it should be, or a time in seconds."""

    task: str
    ours: float
    result: str
    peer: str = ""
    theirs: float | None = None
    their_result: str = ""
    goal: str = ""

    @property
    def ratio(self) -> float | None:
        return None if self.theirs is None else self.theirs / self.ours


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=sorted(TASKS), action="append", help="one part; may be given again")
    parser.add_argument("--patience", type=float, default=60, metavar="SECONDS", help="for the plain programme (60)")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    lines: list[Line] = []
    for name in arguments.only or TASKS:
        for line in TASKS[name](arguments.patience):
            lines.append(line)
            if not arguments.json:
                print(shown(line), flush=True)
    if arguments.json:
        print(json.dumps([{**asdict(line), "ratio": line.ratio} for line in lines], indent=1))


def shown(line: Line) -> str:
    peer = (
        ""
        if line.theirs is None
        else f"; {line.peer}: {line.theirs:.3g} s {line.their_result} = {line.ratio:.3g} times"
    )
    return f"{line.task}: {line.ours:.3g} s {line.result}{peer}" + (f"   [goal: {line.goal}]" if line.goal else "")


Found = TypeVar("Found")


def timed(work: Callable[[], Found], times: int = 1) -> tuple[float, Found]:
    """The least time of some runs, and what the last gave."""
    runs = []
    for _ in range(times):
        start = time.perf_counter()
        found = work()
        runs.append(time.perf_counter() - start)
    return min(runs), found


def drawn(size: int, count: int) -> EdgeTable:
    random = np.random.default_rng(0)
    first = np.datetime64("1990-01-01") + random.integers(0, 9000, count)
    return EdgeTable.from_arrays(
        random.integers(0, size, count), random.integers(0, size, count), random.choice([-1, 1], count),
        bounds=Bounds(first, first + 10, first + 2000, first + 3000),
    )  # fmt: skip


# Snapshot and network


def snapshots(_: float) -> list[Line]:
    table = drawn(100_000, 1_000_000)
    ours, snapshot = timed(lambda: (found := table.snapshot(), found.matrix())[0], 7)
    of_day, _ = timed(lambda: table.snapshot("2005-01-01").matrix(), 3)

    def multidigraph() -> nx.MultiDiGraph[int]:
        graph: nx.MultiDiGraph[int] = nx.MultiDiGraph()
        columns = [table.source.tolist(), table.target.tolist(), table.sign.tolist()]
        bounds = (table.bounds.from_earliest, table.bounds.to_latest)
        days = [column.tolist() for column in bounds]
        for key, (one, other, sign, start, end) in enumerate(zip(*columns, *days, strict=True)):
            graph.add_edge(one, other, key=key, sign=sign, start=start, end=end)
        return graph

    theirs, _graph = timed(multidigraph)
    return [
        Line("snapshot and network of 10^6 ties", ours, repr(snapshot), "MultiDiGraph", theirs, "", "50 times"),
        Line("the same of one day", of_day, ""),
    ]


# Triads


def networkx_census(graph: nx.Graph[int]) -> list[int]:
    """Every edge with the common neighbours of its ends: each triangle three times."""
    counts = [0, 0, 0, 0]
    signs = nx.get_edge_attributes(graph, "sign")
    for one, other in graph.edges:
        for third in nx.common_neighbors(graph, one, other):
            sides = signs[one, other], graph[one][third]["sign"], graph[other][third]["sign"]
            counts[sides.count(-1)] += 1
    return [count // 3 for count in counts]


def triads(_: float) -> list[Line]:
    lines = []
    for size, count, goal in ((10_000, 100_000, "20 times"), (100_000, 1_000_000, "40 times")):
        instance = instance_of(drawn(size, count).snapshot())
        graph: nx.Graph[int] = nx.Graph()
        ends = zip(instance.first.tolist(), instance.second.tolist(), instance.weight.astype(int).tolist(), strict=True)
        for one, other, sign in ends:
            graph.add_edge(one, other, sign=sign)
        ours, found = timed(lambda instance=instance: census(instance), 3)
        theirs, expected = timed(lambda graph=graph: networkx_census(graph))
        assert [found.ppp, found.ppm, found.pmm, found.mmm] == expected
        lines.append(
            Line(f"signed triad census, {count:,} edges", ours, str(expected), "networkx", theirs, "the same", goal)
        )
    return lines


# Mediators


@dataclass(frozen=True)
class Peer:
    """The same in networkx: all pairs, and those over which ways lead, with the length of a step."""

    pairs: nx.Graph[int]
    ways: nx.Graph[int]
    record: dict[int, float]

    @classmethod
    def of(cls, friendly: csr_array, hostile: csr_array, record: dict[int, float]) -> Peer:
        pairs: nx.Graph[int] = nx.Graph()
        for name, matrix in (("friendly", friendly), ("hostile", hostile)):
            entries = matrix.tocoo()
            for one, other, value in zip(*(part.tolist() for part in (*entries.coords, entries.data)), strict=True):
                pairs.add_edge(one, other, **{name: value})
        ways: nx.Graph[int] = nx.Graph()
        for one, other, data in pairs.edges(data=True):
            if "friendly" in data and data.get("hostile", 0) < 0.5:
                passing = data["friendly"] * (1 - data.get("hostile", 0))
                ways.add_edge(one, other, own=data["friendly"], passing=passing, length=-np.log(passing))
        return cls(pairs, ways, record)

    def scores(self, one: int, other: int, hops: int | None) -> dict[int, float]:
        """The score of every candidate for a pair, by the same formula."""
        near, far = self.reached(one, other, hops), self.reached(other, one, hops)
        found = {}
        for node in (near.keys() & far.keys()) - {one, other}:
            sides = [self.pairs.get_edge_data(party, node, {}) for party in (one, other)]
            warm, cold = ([side.get(name, 0.0) for side in sides] for name in ("friendly", "hostile"))
            balance = 1 - abs(warm[0] - warm[1]) / sum(warm) if sum(warm) else 1.0
            peace = (1 - cold[0]) * (1 - cold[1])
            found[node] = (near[node] * far[node]) ** 0.5 * peace * balance * self.record[node]
        return found

    def reached(self, start: int, barred: int, hops: int | None) -> dict[int, float]:
        """The strongest way from a party to everybody: Dijkstra's, or step by step where they are few."""
        found = self.any_way(start, barred) if hops is None else self.few_steps(start, barred, hops)
        for other, data in self.ways.adj[start].items():
            if other != barred:
                found[other] = max(found.get(other, 0.0), data["own"])
        return found

    def any_way(self, start: int, barred: int) -> dict[int, float]:
        view = nx.restricted_view(self.ways, [barred], [])
        far = nx.single_source_dijkstra_path_length(view, start, weight="length")
        return {node: float(np.exp(-length)) for node, length in far.items()}

    def few_steps(self, start: int, barred: int, hops: int) -> dict[int, float]:
        found = fresh = {start: 1.0}
        for _ in range(hops):
            better: dict[int, float] = {}
            for node, strength in fresh.items():
                for other, data in self.ways.adj[node].items():
                    product = strength * data["passing"]
                    if other != barred and product > max(found.get(other, 0.0), better.get(other, 0.0)):
                        better[other] = product
            found, fresh = found | better, better
        return found


def weighted(matrix: csr_array, random: np.random.Generator) -> csr_array:
    """Strengths drawn for pairs, both ways the same."""
    found = matrix.copy()
    found.data = random.uniform(0.1, 1, len(found.data))
    return found.maximum(found.T).tocsr()


def mediators(_: float) -> list[Line]:
    size, count, pairs = 10_000, 100_000, 200
    snapshot, random = drawn(size, count).snapshot(), np.random.default_rng(1)
    friendly, hostile = (weighted(matrix, random) for matrix in (snapshot.friendly_matrix(), snapshot.hostile_matrix()))
    foes = np.flatnonzero(snapshot.state == -1)
    # every tenth hostile pair is friendly too: steps that hostility weakens or closes
    ends = snapshot.first[foes[9::10]], snapshot.second[foes[9::10]]
    mixed = csr_array((np.full(len(ends[0]), 0.5), ends), (size, size))
    friendly = friendly.maximum(mixed.maximum(mixed.T)).tocsr()
    sides = np.column_stack([snapshot.first[foes[:pairs]], snapshot.second[foes[:pairs]]])
    lasted, failed = random.integers(0, 4, size), random.integers(0, 4, size)
    peer = Peer.of(friendly, hostile, dict(enumerate(((lasted + 1) / (lasted + failed + 2)).tolist())))
    lines = []
    for hops, compared in ((None, 5), (3, pairs)):
        seconds, found = timed(
            lambda hops=hops: mediation_scores(
                friendly, hostile, sides, max_hops=hops, successes=lasted, failures=failed
            ),
            3,
        )
        theirs, expected = timed(
            lambda hops=hops, compared=compared: [peer.scores(*pair, hops) for pair in sides[:compared].tolist()]
        )
        for place, mine in enumerate(expected):
            rows = np.flatnonzero(found.pair == place)
            ours = dict(zip(found.node[rows].tolist(), found.score[rows].tolist(), strict=True))
            assert ours.keys() == mine.keys() and all(abs(ours[node] - mine[node]) < 1e-9 for node in mine)
        lines.append(
            Line(
                f"all mediators for {pairs} hostile pairs, {count:,} edges, the full score, ways of "
                + ("any length" if hops is None else f"at most {hops} steps"),
                seconds, f"{len(found):,} candidates", "networkx", theirs * pairs / compared,
                "the same" if compared == pairs else f"(from {compared} pairs)", "20 times",
            )
        )  # fmt: skip
    return lines


# Frustration


def annealed(instance: Instance) -> tuple[float, str] | None:
    try:
        from dwave.samplers import SimulatedAnnealingSampler  # noqa: PLC0415 - a peer that may be absent
    except ImportError:
        return None
    ends = zip(instance.first.tolist(), instance.second.tolist(), instance.weight.tolist(), strict=True)
    couplings = {(one, other): -weight for one, other, weight in ends}
    seconds, found = timed(lambda: SimulatedAnnealingSampler().sample_ising({}, couplings, num_reads=20, seed=1))
    energy = found.first.energy
    return seconds, f"L ≤ {(energy + len(instance)) / 2:.0f}, no bound"


def windows(patience: float) -> list[Line]:
    path = NETWORKS / "correlates_of_war_signed.csv"
    if not path.is_file():
        print(f"left out, for there is no {path.name} beside the checkout", file=sys.stderr)
        return []
    frame = pd.read_csv(path)
    graphs = [EdgeTable.from_frame(part).snapshot() for _, part in frame.groupby("window", sort=False)]
    seconds, results = timed(lambda: [frustration(graph, seconds=30) for graph in graphs])
    proven = sum(result.is_proven for result in results)
    task = f"frustration index, {len(graphs)} Correlates of War windows, mean"
    values = " ".join(str(result.upper) for result in results)
    instances = [instance_of(graph) for graph in graphs]
    plain, bounds = timed(lambda: [branch(instance, Budget(patience)).bound for instance in instances])
    reached = sum(bound > result.upper - 1 for bound, result in zip(bounds, results, strict=True))
    lines = [
        Line(
            task, seconds / len(graphs), f"proven {proven}: {values}", "plain integer programme",
            plain / len(graphs), f"proven {reached}", "all proven, 0.2 s each",
        )
    ]  # fmt: skip
    annealing = [annealed(instance) for instance in instances]
    if annealing[0] is not None:
        mean = sum(item[0] for item in annealing if item) / len(annealing)
        values = " ".join(item[1].split()[2].rstrip(",") for item in annealing if item)
        lines.append(Line(task, seconds / len(graphs), f"proven {proven}", "annealing", mean, f"no bounds: {values}"))
    return lines


def planted(size: int, count: int, *, within: float, noise: float, seed: int) -> Instance:
    """Three blocs of one size, hostile to each other.

    Args:
        size: nodes.
        count: edges.
        within: the share of edges within a bloc.
        noise: the share of edges whose sign is turned.
        seed: of the random numbers.
    """
    random = np.random.default_rng(seed)
    pairs: dict[tuple[int, int], float] = {}
    while len(pairs) < count:
        is_wanted_within = random.random() < within
        while True:
            one, other = sorted(random.integers(0, size, 2).tolist())
            if one != other and (one, other) not in pairs and (one % 3 == other % 3) == is_wanted_within:
                break
        pairs[one, other] = (1.0 if is_wanted_within else -1.0) * (-1.0 if random.random() < noise else 1.0)
    ends = np.array(sorted(pairs))
    return Instance(size, ends[:, 0], ends[:, 1], np.array([pairs[pair] for pair in sorted(pairs)]))


CASES = (
    (0.8, 0.1, 2),  # within blocs, noisy
    (0.5, 0.0, 0),  # between blocs, clean
    (1 / 3, 0.0, 0),  # pairs at random: hard for every method here
)


def blocs(patience: float) -> list[Line]:
    lines = []
    for within, noise, seed in CASES:
        instance = planted(500, 2000, within=within, noise=noise, seed=seed)
        seconds, found = timed(lambda instance=instance: least_frustration(instance, Budget(30)))
        plain, theirs = timed(lambda instance=instance: branch(instance, Budget(patience)))
        task = f"planted blocs, 500 nodes, 2,000 edges ({within:.0%} within, {noise:.0%} turned)"
        bound = f"L ≥ {theirs.bound:.1f}"
        lines.append(Line(task, seconds, interval(found), "plain integer programme", plain, bound, "proven, 10 times"))
        annealing = annealed(instance)
        if annealing:
            lines.append(Line(task, seconds, interval(found), "annealing", *annealing))
    for within, noise, seed in CASES:
        instance = planted(2000, 8000, within=within, noise=noise, seed=seed)
        seconds, found = timed(lambda instance=instance: least_frustration(instance, Budget(30)))
        task = f"planted blocs, 2,000 nodes, 8,000 edges ({within:.0%} within, {noise:.0%} turned)"
        annealing = annealed(instance) or (None, "")
        peer = "annealing" if annealing[0] else ""
        lines.append(Line(task, seconds, interval(found), peer, *annealing, goal="proven in 30 s, or within 1 %"))
    return lines


def interval(found: Solution[Sides]) -> str:
    return f"L = {found.upper:.0f}, proven" if found.is_proven else f"{found.lower:.0f} ≤ L ≤ {found.upper:.0f}"


TASKS: dict[str, Callable[[float], list[Line]]] = {
    "snapshots": snapshots,
    "triads": triads,
    "mediators": mediators,
    "windows": windows,
    "blocs": blocs,
}

if __name__ == "__main__":
    main()
