"""The best partition of a signed graph into any number of blocs: Davis's clusterability, exactly or between bounds.

An error is a friendly edge between blocs or a hostile edge within one. Where the friendly edges that are no errors
join the ends of a hostile edge, that edge is an error: so along every path of friendly edges between its ends one of
them is one, or it is itself. These are the rows of a covering problem, added as they turn out to be violated. On
complete graphs they are as strong as the triangle inequalities, and there are far fewer of them on sparse ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, dijkstra

from kg.analysis.signed.budget import EDGES_PER_SECOND, Budget
from kg.analysis.signed.covering import Covering, add_rows, quiet_solver
from kg.analysis.signed.instance import Floats, Instance, Ints, biconnected
from kg.analysis.signed.solution import TINY, Solution, grain_of, rounded_up

__all__ = ["best_partition", "errors"]

_STEP = 1e-4
_MOST_FOR_TRIANGLES = 500
_PER_EDGE = 4


def errors(instance: Instance, labels: Ints) -> NDArray[np.bool_]:
    """Which edges a partition makes errors."""
    found: NDArray[np.bool_] = (instance.weight > 0) != (labels[instance.first] == labels[instance.second])
    return found


def best_partition(instance: Instance, budget: Budget) -> Solution[Ints]:
    """The partition whose errors cost least, with what is certain about it when the budget ends.

    Args:
        instance: the graph; the absolute weight of an edge is what an error there costs.
        budget: when to stop.
    """
    together = _joined(instance, np.ones(len(instance), dtype=bool))
    least = float(instance.cost[errors(instance, together)].sum())
    if least == 0:  # Davis: no hostile edge joins what friendly edges join
        return Solution(0.0, 0.0, together)
    is_error = np.zeros(len(instance), dtype=bool)
    lower = 0.0
    parts = sorted(_parts(instance, budget), key=len)
    for number, edges in enumerate(parts):
        part, _ = instance.part(edges)
        found = _solve(part, budget.share(len(edges) / sum(map(len, parts[number:]))))
        lower += found.lower
        is_error[edges] = errors(part, found.parts)
    labels = _joined(instance, ~is_error)
    upper = float(instance.cost[errors(instance, labels)].sum())
    if least < upper:  # where time was short
        labels, upper = together, least
    return Solution(min(lower, upper), upper, labels)


def _joined(instance: Instance, is_kept: NDArray[np.bool_]) -> Ints:
    """The blocs that the friendly edges among some make."""
    edges = np.flatnonzero(is_kept & (instance.weight > 0))
    graph = csr_array(
        (np.ones(len(edges)), (instance.first[edges], instance.second[edges])), shape=(instance.size,) * 2
    )
    labels: Ints = connected_components(graph, directed=False)[1].astype(np.int64)
    return labels


def _parts(instance: Instance, budget: Budget) -> Iterator[Ints]:
    """The edges of each block in which there can be errors; hostile edges between friendless parts cost nothing."""
    labels = _joined(instance, np.ones(len(instance), dtype=bool))
    edges = np.flatnonzero((instance.weight > 0) | (labels[instance.first] == labels[instance.second]))
    if len(edges) == 0:
        return
    if not budget.allows(len(edges), EDGES_PER_SECOND):
        yield edges
        return
    part, _ = instance.part(edges)
    for block in biconnected(part):
        found = edges[np.sort(np.array(block))]
        if len(block) > 2 and (instance.weight[found] < 0).any():
            yield found


def _solve(instance: Instance, budget: Budget) -> Solution[Ints]:
    paths = _Paths(instance)
    labels = _moved(instance, _contracted(instance, instance.weight, budget), budget)
    best, cost = labels, _cost(instance, labels)
    covering = Covering(instance.cost)
    grain = grain_of(instance.cost)
    lower, is_exact = 0.0, False
    while lower < cost - TINY and not budget.is_over:
        if covering.add(paths.violated(covering.values, budget.share(0.5))) == 0:
            if is_exact:
                break
            is_exact = True
            covering.sharpen(1e-6)
        if not covering.solve(budget):
            break
        lower = max(lower, rounded_up(covering.bound, grain))
        labels = _moved(instance, _contracted(instance, (0.5 - covering.values) * instance.weight, budget), budget)
        if _cost(instance, labels) < cost - TINY:
            best, cost = labels, _cost(instance, labels)
    known = Solution(min(lower, cost), cost, best)
    if lower < cost - TINY and not budget.is_over:
        return _branch(instance, covering.rows, paths, known, budget)
    return known


def _cost(instance: Instance, labels: Ints) -> float:
    return float(instance.cost[errors(instance, labels)].sum())


def _branch(
    instance: Instance, rows: list[tuple[int, ...]], paths: _Paths, known: Solution[Ints], budget: Budget
) -> Solution[Ints]:
    """The covering problem in whole numbers, with rows added until its solution is a partition."""
    solver = quiet_solver()
    count = len(instance)
    places = np.arange(count, dtype=np.int32)
    solver.addVars(count, np.zeros(count), np.ones(count))
    solver.changeColsCost(count, places, instance.cost)
    solver.changeColsIntegrality(count, places, np.full(count, highspy.HighsVarType.kInteger))
    add_rows(solver, rows)
    solver.setOptionValue("mip_rel_gap", 0.0)
    grain, lower, cost, best = grain_of(instance.cost), known.lower, known.upper, known.parts
    while lower < cost - TINY and not budget.is_over:
        solver.setOptionValue("time_limit", solver.getRunTime() + budget.left)
        solver.run()
        bound = float(solver.getInfo().mip_dual_bound)
        lower = max(lower, rounded_up(bound, grain)) if np.isfinite(bound) else lower
        values = np.array(solver.getSolution().col_value)
        if len(values) != count or budget.is_over:
            break
        labels = _joined(instance, values < 0.5)
        if _cost(instance, labels) < cost - TINY:
            best, cost = labels, _cost(instance, labels)
        found = paths.violated(np.round(values), budget)
        if not found:
            break
        add_rows(solver, found)
    return Solution(min(lower, cost), cost, best)


class _Paths:
    """Finds paths of friendly edges between the ends of hostile ones that hold no error yet."""

    def __init__(self, instance: Instance) -> None:
        self._instance = instance
        self._friendly = np.flatnonzero(instance.weight > 0)
        self._hostile = np.flatnonzero(instance.weight < 0)
        one, other = instance.first[self._friendly], instance.second[self._friendly]
        codes = np.concatenate([one * instance.size + other, other * instance.size + one])
        order = np.argsort(codes)
        self._codes, self._edges = codes[order], np.tile(self._friendly, 2)[order]
        self._roots = np.unique(instance.first[self._hostile])

    def violated(self, values: Floats, budget: Budget) -> list[tuple[int, ...]]:
        """Rows whose values add up to less than 1: a path and the hostile edge that it closes."""
        return self._triangles(values) or self._longer(values, budget)

    def _triangles(self, values: Floats) -> list[tuple[int, ...]]:
        """Those of two friendly edges and a hostile one, the shortest few of each hostile edge."""
        size = self._instance.size
        if size > _MOST_FOR_TRIANGLES:
            return []
        length = np.full((size, size), np.inf)
        place = np.zeros((size, size), dtype=np.int64)
        ends = self._instance.first[self._friendly], self._instance.second[self._friendly]
        for one, other in (ends, ends[::-1]):
            length[one, other], place[one, other] = values[self._friendly], self._friendly
        one, other = self._instance.first[self._hostile], self._instance.second[self._hostile]
        total = length[one] + length[other] + values[self._hostile][:, None]
        some = min(_PER_EDGE, size - 1)
        nearest = np.argpartition(total, some, axis=1)[:, :some]
        row, column = np.nonzero(np.take_along_axis(total, nearest, axis=1) < 1 - 1e-3)
        third = nearest[row, column]
        cycles = np.column_stack([self._hostile[row], place[one[row], third], place[other[row], third]])
        return [tuple(cycle) for cycle in np.sort(cycles, axis=1).tolist()]

    def _longer(self, values: Floats, budget: Budget) -> list[tuple[int, ...]]:
        instance = self._instance
        lengths = values[self._friendly] + _STEP
        ends = instance.first[self._friendly], instance.second[self._friendly]
        graph = csr_array((lengths, ends), shape=(instance.size,) * 2)
        found: dict[tuple[int, ...], None] = {}
        for begin in range(0, len(self._roots), 64):
            if budget.is_over:
                break
            roots = self._roots[begin : begin + 64]
            far, before = dijkstra(graph, directed=False, indices=roots, return_predecessors=True, limit=1.1)
            edges = self._hostile[np.isin(instance.first[self._hostile], roots)]
            row = np.searchsorted(roots, instance.first[edges])
            reach = far[row, instance.second[edges]] + values[edges]
            for edge, place in zip(edges[reach < 1.05].tolist(), row[reach < 1.05].tolist(), strict=True):
                path = self._path(before[place], int(instance.second[edge]))
                cycle = tuple(sorted([edge, *path]))
                if values[list(cycle)].sum() < 1 - 1e-3:
                    found[cycle] = None
        return list(found)

    def _path(self, before: NDArray[Any], node: int) -> list[int]:
        nodes = [node]
        while before[nodes[-1]] >= 0:
            nodes.append(int(before[nodes[-1]]))
        codes = np.array(nodes[1:]) * self._instance.size + np.array(nodes[:-1])
        found: list[int] = self._edges[np.searchsorted(self._codes, codes)].tolist()
        return found


def _contracted(instance: Instance, gains: Floats, budget: Budget) -> Ints:
    """Blocs by joining, again and again, the two between which the gains add up to most; none where time is short."""
    if not budget.allows(len(instance), EDGES_PER_SECOND):
        return np.arange(instance.size)
    near: list[dict[int, float]] = [{} for _ in range(instance.size)]
    for one, other, gain in zip(instance.first.tolist(), instance.second.tolist(), gains.tolist(), strict=True):
        near[one][other] = near[other][one] = gain
    heap = [
        (-gain, one, other)
        for one, around in enumerate(near)
        for other, gain in around.items()
        if one < other and gain > 0
    ]
    heapify(heap)
    into = list(range(instance.size))
    while heap:
        negative, one, other = heappop(heap)
        if near[one].get(other) != -negative:
            continue
        if len(near[one]) < len(near[other]):
            one, other = other, one
        into[other] = one
        for third, gain in near[other].items():
            del near[third][other]
            if third != one:
                total = near[one].get(third, 0.0) + gain
                near[one][third] = near[third][one] = total
                if total > 0:
                    heappush(heap, (-total, min(one, third), max(one, third)))
        near[other] = {}
    return np.array([_root(into, node) for node in range(instance.size)])


def _root(into: list[int], node: int) -> int:
    while into[node] != node:
        into[node] = node = into[into[node]]
    return node


def _moved(instance: Instance, labels: Ints, budget: Budget, *, rounds: int = 50) -> Ints:
    """Move single nodes to the bloc that suits them best, or to one of their own, until nothing gains."""
    matrix = instance.matrix(instance.weight)
    starts, ends, pulls = matrix.indptr.tolist(), matrix.indices.tolist(), matrix.data.tolist()
    # plain lists: a node has few neighbours, and calls on short arrays cost more than what they do
    around = [list(zip(ends[begin:end], pulls[begin:end], strict=True)) for begin, end in pairwise(starts)]
    now = labels.tolist()
    fresh = max(now, default=-1) + 1
    for _ in range(rounds):
        moves = 0
        for node, near in enumerate(around):
            if node & 255 == 0 and budget.is_over:
                return np.array(now, dtype=np.int64)
            sums: dict[int, float] = {}
            for other, pull in near:
                bloc = now[other]
                sums[bloc] = sums.get(bloc, 0.0) + pull
            if not sums:
                continue
            most = max(sums.values())
            if max(most, 0.0) > sums.get(now[node], 0.0) + TINY:
                if most > 0:
                    now[node] = min(bloc for bloc, total in sums.items() if total == most)
                else:
                    now[node], fresh = fresh, fresh + 1
                moves += 1
        if not moves:
            break
    return np.array(now, dtype=np.int64)
