"""Negative cycles that a fractional solution violates, found by shortest paths on the signed double cover."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from kg.analysis.signed.budget import Budget
from kg.analysis.signed.instance import Floats, Instance, Ints

__all__ = ["NegativeCycles"]

_BATCH, _MOST_ARCS = 32, 2_000_000
_PER_ROOT = 8


class NegativeCycles:
    """Finds cycles with an odd number of hostile edges along which the values of the edges add up to less than 1.

    Args:
        instance: the graph.
    """

    def __init__(self, instance: Instance) -> None:
        self._instance = instance
        one, other, edges = instance.cover()
        self._size = 2 * instance.size
        codes = one * self._size + other
        order = np.argsort(codes)
        self._codes = codes[order]
        self._edges = edges[order]
        self._targets = other[order].astype(np.int32)
        self._starts = np.concatenate([[0], np.cumsum(np.bincount(one, minlength=self._size))]).astype(np.int32)
        size, is_friendly = instance.size, instance.weight > 0
        # an edge closes a negative walk from the root where its other end is reached on the wrong side
        self._near = np.concatenate([instance.first, instance.first + size])
        self._far = np.concatenate(
            [instance.second + np.where(is_friendly, size, 0), instance.second + np.where(is_friendly, 0, size)]
        )

    def violated(
        self,
        values: Floats,
        roots: Ints,
        budget: Budget,
        *,
        step: float = 2e-3,
        longest: int = 20,
        tolerance: float = 1e-3,
    ) -> list[tuple[int, ...]]:
        """Violated cycles through or near some nodes, each as its edges in ascending order; none twice.

        Args:
            values: of the edges, from 0 to 1.
            roots: the nodes to search from.
            budget: the search stops when it is over.
            step: what every edge costs on top of its value, so that of two cycles that are violated the shorter one is
                found. The larger it is, the fewer are found, and the more each of them brings.
            longest: of cycles with more edges only those are found whose values fall well short of 1.
            tolerance: how much a cycle has to fall short of 1.
        """
        lengths = values + step
        graph = csr_array((lengths[self._edges], self._targets, self._starts), shape=(self._size, self._size))
        found: dict[tuple[int, ...], None] = {}
        size = max(1, min(_BATCH, _MOST_ARCS // max(len(self._edges), 1)))
        for begin in range(0, len(roots), size):
            if budget.is_over:
                break
            batch = roots[begin : begin + size]
            # half a cycle reaches any of its edges from the root: longer paths close nothing that is violated
            limit = 0.5 + longest / 2 * step
            far, before = dijkstra(graph, indices=batch, return_predecessors=True, limit=limit)
            for cycle in self._closed(far, before, batch, lengths=lengths, most=1 + longest * step):
                if values[list(cycle)].sum() < 1 - tolerance:
                    found[cycle] = None
        return list(found)

    def _closed(
        self, far: Floats, before: Ints, roots: Ints, *, lengths: Floats, most: float
    ) -> Iterator[tuple[int, ...]]:
        """The cycles that single edges close, the shortest few of each root."""
        closing = self._shortest(far, np.tile(lengths, 2), most)
        row = np.tile(np.arange(len(roots)), _PER_ROOT)[closing >= 0]
        closing = closing[closing >= 0]
        if len(row) == 0:
            return
        cycle = np.arange(len(row))
        ids, edges = self._trails(
            np.concatenate([cycle, cycle]),
            np.concatenate([row, row]),
            np.concatenate([self._near[closing], self._far[closing]]),
            before,
        )
        ids = np.concatenate([cycle, ids])
        edges = np.concatenate([closing % len(self._instance), edges])
        yield from _odd(ids, edges, len(self._instance))

    def _shortest(self, far: Floats, lengths: Floats, most: float) -> Ints:
        """For each root the arcs that close its shortest cycles, those of the shortest first; -1 where none is."""
        by_node = np.ascontiguousarray(far.T)  # rows are gathered some four times as fast as columns
        one, other = by_node[self._near], by_node[self._far]
        total = one + other
        total += lengths[:, None]
        with np.errstate(invalid="ignore"):  # two ends out of reach
            one -= other
        # the arc that holds the middle of the cycle closes it; the others would find it again
        total[~(np.abs(one, out=one) <= lengths[:, None])] = np.inf
        roots = np.arange(total.shape[1])
        found = []
        for _ in range(_PER_ROOT):
            best = np.argmin(total, axis=0)
            found.append(np.where(total[best, roots] < most, best, -1))
            total[best, roots] = np.inf
        return np.concatenate(found)

    def _trails(self, ids: Ints, rows: Ints, nodes: Ints, before: Ints) -> tuple[Ints, Ints]:
        """The edges on the way back from nodes to the root of their row, each with the id it belongs to."""
        all_ids, all_edges = [], []
        while len(ids):
            came_from = before[rows, nodes]
            moves = came_from >= 0
            ids, rows, nodes, came_from = ids[moves], rows[moves], nodes[moves], came_from[moves]
            arcs = np.searchsorted(self._codes, came_from.astype(np.int64) * self._size + nodes)
            all_ids.append(ids)
            all_edges.append(self._edges[arcs])
            nodes = came_from
        return np.concatenate(all_ids), np.concatenate(all_edges)


def _odd(ids: Ints, edges: Ints, count: int) -> Iterator[tuple[int, ...]]:
    """For each id the edges that it has an odd number of times: a way out and back cancels."""
    codes, times = np.unique(ids * count + edges, return_counts=True)
    codes = codes[times % 2 == 1]
    owners = codes // count
    for group in np.split(codes % count, np.flatnonzero(np.diff(owners)) + 1):
        yield tuple(group.tolist())
