"""Who reaches whom along ties, and how well: the best product of strengths over all paths."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from kg.errors import InputError

__all__ = ["Access", "access", "check_matrix"]


@dataclass(frozen=True, slots=True, eq=False)
class Access:
    """The best ways from some nodes to all others.

    Attributes:
        sources: the nodes that ways begin at.
        strength: for each source and node the product of the strengths along the best path, 0 where there is none, and
            1 from a source to itself; shape (sources, nodes).
        before: for each source, number of hops and node, the node before it on the best path of at most that many
            hops; negative where there is none. Shape (sources, hops + 1, nodes); (sources, 1, nodes) without a limit.
    """

    sources: tuple[int, ...]
    strength: NDArray[np.float64]
    before: NDArray[np.int32]

    def path(self, source: int, target: int) -> tuple[int, ...]:
        """The nodes of the best path, both ends included; empty where there is none.

        Args:
            source: the place of the source in ``sources``.
            target: the node that it leads to.
        """
        if self.strength[source, target] == 0:
            return ()
        layers = self.before[source]
        way, hop = [target], len(layers) - 1
        while way[-1] != self.sources[source]:
            way.append(int(layers[hop, way[-1]]))
            hop = max(hop - 1, 0)
        return tuple(reversed(way))


def access(
    matrix: csr_array[Any],
    sources: Iterable[int],
    max_hops: int | None = None,
    forbidden: Iterable[int] = (),
) -> Access:
    """How well each source reaches every node: the largest product of strengths over paths.

    Args:
        matrix: strengths from row to column, above 0 and at most 1; shape (nodes, nodes). Absent entries are no ties.
        sources: the nodes to begin at.
        max_hops: the longest path that counts; without a limit, any.
        forbidden: nodes that no path may pass through. A path may begin or end at one.

    Raises:
        InputError: a strength is no number above 0 and at most 1, a node is none, or ``max_hops`` is below 1.
    """
    graph = csr_array(matrix)
    starts = np.array(list(sources), dtype=np.int64)
    barred = np.array(sorted(set(forbidden)), dtype=np.int64)
    _check(graph, starts, barred, max_hops)
    if max_hops is not None:
        return _within(graph, starts, max_hops, barred)
    is_barred = np.zeros(graph.shape[0], dtype=bool)
    is_barred[barred] = True
    lengths = _lengths(graph)
    far, before = dijkstra(_without(lengths, is_barred), indices=starts, return_predecessors=True)
    for place in np.flatnonzero(is_barred[starts]).tolist():  # a path may begin at a node that none may pass through
        others = is_barred.copy()
        others[starts[place]] = False
        far[place], before[place] = dijkstra(_without(lengths, others), indices=starts[place], return_predecessors=True)
    return Access(tuple(starts.tolist()), np.exp(-far), before[:, None, :].astype(np.int32))


def check_matrix(graph: csr_array[Any]) -> None:
    """Refuse what is no square matrix of strengths.

    Raises:
        InputError: it is not square, or holds something that is no number above 0 and at most 1.
    """
    if graph.shape[0] != graph.shape[1]:
        raise InputError(f"a matrix of the shape {graph.shape}", remedy="give a square one")
    if not np.all((graph.data > 0) & (graph.data <= 1)):  # NaN is neither
        raise InputError("a strength that is no number above 0 and at most 1", remedy="leave out ties without strength")


def _check(graph: csr_array[Any], starts: NDArray[np.int64], barred: NDArray[np.int64], max_hops: int | None) -> None:
    check_matrix(graph)
    for name, nodes in (("sources", starts), ("forbidden", barred)):
        if len(nodes) and (nodes.min() < 0 or nodes.max() >= graph.shape[0]):
            raise InputError(f"{name} holds a node that is not among the {graph.shape[0]}")
    if max_hops is not None and max_hops < 1:
        raise InputError(f"paths of at most {max_hops} hops", remedy="allow at least one")


def _lengths(graph: csr_array[Any]) -> csr_array[Any]:
    """-log of the strengths. What is certain gets the least length there is: a stored 0 would be no tie."""
    data = np.maximum(-np.log(graph.data.astype(np.float64)), np.finfo(np.float64).tiny)
    return csr_array((data, graph.indices, graph.indptr), shape=graph.shape)


def _without(lengths: csr_array[Any], is_barred: NDArray[np.bool_]) -> csr_array[Any]:
    """The graph in which some nodes lead nowhere."""
    if not is_barred.any():
        return lengths
    counts = np.where(is_barred, 0, np.diff(lengths.indptr))
    kept = ~np.repeat(is_barred, np.diff(lengths.indptr))
    starts = np.concatenate([[0], np.cumsum(counts)])
    return csr_array((lengths.data[kept], lengths.indices[kept], starts), shape=lengths.shape)


def _within(graph: csr_array[Any], starts: NDArray[np.int64], max_hops: int, barred: NDArray[np.int64]) -> Access:
    """Paths of few hops: one round a hop, each improving on what one hop less reaches (Bellman and Ford)."""
    size = graph.shape[0]
    strength = np.zeros((len(starts), size))
    strength[np.arange(len(starts)), starts] = 1
    before = np.full((len(starts), max_hops + 1, size), -9999, dtype=np.int32)
    is_barred = np.zeros(size, dtype=bool)
    is_barred[barred] = True
    for place, start in enumerate(starts.tolist()):
        reached = np.array([start])
        best = strength[place]
        for hop in range(1, max_hops + 1):
            before[place, hop] = before[place, hop - 1]
            if hop > 1:
                reached = reached[~is_barred[reached]]
            reached = _hop(graph, best, before[place, hop], reached)
            if len(reached) == 0:
                before[place, hop:] = before[place, hop]
                break
    return Access(tuple(starts.tolist()), strength, before)


def _hop(
    graph: csr_array[Any], best: NDArray[np.float64], before: NDArray[np.int32], reached: NDArray[np.int64]
) -> NDArray[np.int64]:
    """One hop on from the nodes that got better: updates ``best`` and ``before``; returns the nodes that did now."""
    counts = graph.indptr[reached + 1] - graph.indptr[reached]
    if counts.sum() == 0:
        return np.zeros(0, dtype=np.int64)
    offsets = np.repeat(graph.indptr[reached] - (np.cumsum(counts) - counts), counts)
    arcs = np.arange(counts.sum()) + offsets
    nodes = graph.indices[arcs]
    products = np.repeat(best[reached], counts) * graph.data[arcs]
    sources = np.repeat(reached, counts)
    order = np.lexsort((sources, -products, nodes))
    nodes, products, sources = nodes[order], products[order], sources[order]
    is_first = np.concatenate([[True], nodes[1:] != nodes[:-1]])
    nodes, products, sources = nodes[is_first], products[is_first], sources[is_first]
    better = products > best[nodes]
    best[nodes[better]] = products[better]
    before[nodes[better]] = sources[better]
    found: NDArray[np.int64] = nodes[better].astype(np.int64)
    return found
