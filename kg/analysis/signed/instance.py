"""Signed edges as bare arrays, their double cover, and the parts into which a problem over them falls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from kg.analysis.signed.budget import EDGES_PER_SECOND, Budget

__all__ = ["Floats", "Instance", "Ints", "Sides", "biconnected", "blocks", "frustrated", "satisfying"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Sides = NDArray[np.int8]
"""A division of the nodes into two camps: 1 or -1 a node."""


@dataclass(frozen=True, slots=True, eq=False)
class Instance:
    """A simple graph with signed weights.

    Attributes:
        size: how many nodes; they are numbered from 0.
        first: one end of each edge; shape (edges,).
        second: the other, never the same.
        weight: positive for a friendly edge, negative for a hostile one, never 0.
    """

    size: int
    first: Ints
    second: Ints
    weight: Floats

    def __len__(self) -> int:
        return len(self.first)

    @property
    def cost(self) -> Floats:
        """What it costs to frustrate each edge."""
        return np.abs(self.weight)

    def matrix(self, values: NDArray[Any]) -> csr_array[Any]:
        """The symmetric matrix that has one value an edge, shape (size, size)."""
        ends = np.concatenate([self.first, self.second]), np.concatenate([self.second, self.first])
        return csr_array((np.concatenate([values, values]), ends), shape=(self.size, self.size))

    def part(self, edges: Ints) -> tuple[Instance, Ints]:
        """The graph of some edges alone, with its nodes numbered anew, and which nodes these were."""
        nodes, codes = np.unique(np.concatenate([self.first[edges], self.second[edges]]), return_inverse=True)
        half = len(edges)
        return Instance(len(nodes), codes[:half], codes[half:], self.weight[edges]), nodes

    def cover(self) -> tuple[Ints, Ints, Ints]:
        """The signed double cover: arcs from, arcs to, and the edge of each.

        Node v is there twice, as v and as v + size. A friendly edge joins nodes of the same side, a hostile one nodes
        of different sides, so that a walk of negative sign leads from v to v + size. These are walks: they may pass
        through a node twice.
        """
        is_friendly = self.weight > 0
        near = np.where(is_friendly, self.second, self.second + self.size)
        far = np.where(is_friendly, self.second + self.size, self.second)
        one = np.concatenate([self.first, self.first + self.size])
        other = np.concatenate([near, far])
        edges = np.tile(np.arange(len(self)), 4)
        return np.concatenate([one, other]), np.concatenate([other, one]), edges


def frustrated(instance: Instance, sides: Sides) -> NDArray[np.bool_]:
    """Which edges a division frustrates: friendly ones across it, hostile ones within a side."""
    found: NDArray[np.bool_] = (instance.weight > 0) != (sides[instance.first] == sides[instance.second])
    return found


def satisfying(instance: Instance, edges: Ints) -> Sides:
    """The division that frustrates none of some edges, which must be balanced; free parts fall on either side."""
    part = Instance(instance.size, instance.first[edges], instance.second[edges], instance.weight[edges])
    one, other, _ = part.cover()
    cover = csr_array((np.ones(len(one), dtype=np.int8), (one, other)), shape=(2 * instance.size,) * 2)
    _, labels = connected_components(cover, directed=False)
    return np.where(labels[: instance.size] <= labels[instance.size :], 1, -1).astype(np.int8)


def unbalanced(instance: Instance) -> NDArray[np.bool_]:
    """Which edges lie in a component that no division satisfies."""
    one, other, _ = instance.cover()
    cover = csr_array((np.ones(len(one), dtype=np.int8), (one, other)), shape=(2 * instance.size,) * 2)
    _, labels = connected_components(cover, directed=False)
    is_bad = labels[: instance.size] == labels[instance.size :]
    found: NDArray[np.bool_] = is_bad[instance.first]
    return found


def blocks(instance: Instance, budget: Budget | None = None) -> Iterator[Ints]:
    """The edges of each biconnected block that has more than one, in components that are not balanced.

    The frustration index is the sum of those of the blocks, and a bridge is never frustrated in an optimum.

    Args:
        instance: the graph.
        budget: where it is too short to look for blocks, these components are one.
    """
    edges = np.flatnonzero(unbalanced(instance))
    if len(edges) == 0:
        return
    if budget is not None and not budget.allows(len(edges), EDGES_PER_SECOND):
        yield edges
        return
    part, _ = instance.part(edges)
    for block in biconnected(part):
        if len(block) > 2:
            yield edges[np.sort(np.array(block))]


def biconnected(instance: Instance) -> Iterator[list[int]]:
    """Tarjan's and Hopcroft's algorithm with a stack of its own: the edges of each block."""
    near: list[list[tuple[int, int]]] = [[] for _ in range(instance.size)]
    for edge, (one, other) in enumerate(zip(instance.first.tolist(), instance.second.tolist(), strict=True)):
        near[one].append((other, edge))
        near[other].append((one, edge))
    seen = [-1] * instance.size
    low = [0] * instance.size
    clock = 0
    for root in range(instance.size):
        if seen[root] >= 0:
            continue
        seen[root] = low[root] = clock
        clock += 1
        trail: list[int] = []
        stack = [(root, -1, iter(near[root]))]
        while stack:
            node, came_by, rest = stack[-1]
            for other, edge in rest:
                if edge == came_by:
                    continue
                if seen[other] < 0:
                    trail.append(edge)
                    seen[other] = low[other] = clock
                    clock += 1
                    stack.append((other, edge, iter(near[other])))
                    break
                if seen[other] < seen[node]:
                    trail.append(edge)
                    low[node] = min(low[node], seen[other])
            else:
                stack.pop()
                if stack:
                    before = stack[-1][0]
                    low[before] = min(low[before], low[node])
                    if low[node] >= seen[before]:
                        place = len(trail) - 1
                        while trail[place] != came_by:
                            place -= 1
                        yield trail[place:]
                        del trail[place:]
