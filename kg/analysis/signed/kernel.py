"""What can be taken out of a signed graph without changing its frustration index, and put back afterwards.

A node with at most three neighbours is replaced by edges between them (a star by a triangle of the same costs, after
switching), and a node with an edge that outweighs all its others follows the node at the other end of it. Edges between
the same two nodes add up; what two of opposite signs have in common is paid in any case.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from kg.analysis.signed.instance import Instance, Ints, Sides

__all__ = ["Kernel"]


class Kernel:
    """A signed graph reduced as far as the rules go.

    Args:
        instance: the graph; weights must be whole numbers or dyadic fractions, so that halves are exact.

    Attributes:
        paid: what every division pays in what was taken out, beyond what it pays in the kernel.
        instance: what is left.
        nodes: which nodes of the original the kernel's are.
    """

    def __init__(self, instance: Instance) -> None:
        self._size = instance.size
        self._near: list[dict[int, float]] = [{} for _ in range(instance.size)]
        self._steps: list[tuple[int, tuple[tuple[int, float], ...]]] = []
        self.paid = 0.0
        ends = zip(instance.first.tolist(), instance.second.tolist(), instance.weight.tolist(), strict=True)
        for one, other, weight in ends:
            self._add(one, other, weight)
        self._reduce()
        self.instance, self.nodes = self._left()

    def _add(self, one: int, other: int, weight: float) -> None:
        had = self._near[one].get(other, 0.0)
        if had * weight < 0:
            self.paid += min(abs(had), abs(weight))
        total = had + weight
        if total:
            self._near[one][other] = self._near[other][one] = total
        elif had:
            del self._near[one][other], self._near[other][one]

    def _reduce(self) -> None:
        waiting = list(range(self._size))[::-1]
        is_waiting = [True] * self._size
        gone = [False] * self._size
        while waiting:
            node = waiting.pop()
            is_waiting[node] = False
            around = tuple(self._near[node].items())
            if gone[node] or not around:
                continue
            if len(around) > 3 and not _outweighs(around):
                continue
            gone[node] = True
            self._steps.append((node, around))
            for other, _ in around:
                del self._near[other][node]
            self._near[node] = {}
            for one, other, weight in _instead(around):
                self._add(one, other, weight)
            for other, _ in sorted(around, reverse=True):
                if not is_waiting[other]:
                    is_waiting[other] = True
                    waiting.append(other)

    def _left(self) -> tuple[Instance, Ints]:
        ends = [
            (one, other, weight) for one, near in enumerate(self._near) for other, weight in near.items() if one < other
        ]
        columns = np.array(ends, dtype=np.float64).reshape(-1, 3)
        whole = Instance(self._size, columns[:, 0].astype(np.int64), columns[:, 1].astype(np.int64), columns[:, 2])
        return whole.part(np.arange(len(whole)))

    def expand(self, sides: Sides) -> Sides:
        """The division of the original graph that a division of the kernel stands for; what was taken out follows."""
        found = np.ones(self._size, dtype=np.int8)
        found[self.nodes] = sides
        for node, around in reversed(self._steps):
            pull = sum(weight * found[other] for other, weight in around)
            found[node] = 1 if pull >= 0 else -1
        return found


def _outweighs(around: tuple[tuple[int, float], ...]) -> bool:
    """Whether one edge weighs at least as much as all the others of the node."""
    costs = [abs(weight) for _, weight in around]
    return 2 * max(costs) >= sum(costs)


def _instead(around: tuple[tuple[int, float], ...]) -> Iterator[tuple[int, int, float]]:
    """The edges that stand for a node: what its neighbours pay among themselves when it takes the better side."""
    if len(around) == 1:
        return
    heavy, most = max(around, key=lambda item: abs(item[1]))
    if _outweighs(around):
        for other, weight in around:
            if other != heavy:
                yield heavy, other, weight if most > 0 else -weight
        return
    total = sum(abs(weight) for _, weight in around)
    for (one, weight), (other, second) in combinations(around, 2):
        share = abs(weight) + abs(second) - total / 2
        yield one, other, share if weight * second > 0 else -share
