"""Which edges are frustrated in every best division, in some, or in none: the best division is seldom the only one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kg.analysis.chance import generator_of
from kg.analysis.signed.budget import Budget
from kg.analysis.signed.core import cut, least_frustration
from kg.analysis.signed.covering import Covering
from kg.analysis.signed.instance import Instance, Sides, blocks, frustrated
from kg.analysis.signed.search import DivisionSearch
from kg.analysis.signed.solution import TINY

__all__ = ["ALWAYS", "NEVER", "SOMETIMES", "UNKNOWN", "freedom"]

NEVER, SOMETIMES, ALWAYS, UNKNOWN = 0, 1, 2, 3

_WALK = 30
"""How many turns a node the walk among best divisions takes."""


def freedom(instance: Instance, sides: Sides, budget: Budget, *, seed: int = 0) -> NDArray[np.int8]:
    """For each edge `ALWAYS`, `SOMETIMES`, `NEVER` or, where the budget ended first, `UNKNOWN`.

    Args:
        instance: the graph; its weights are whole numbers.
        sides: a division that is known to be best.
        budget: when to stop.
        seed: of the random numbers.
    """
    found = np.full(len(instance), NEVER, dtype=np.int8)
    parts = sorted(blocks(instance, budget), key=len)
    for number, edges in enumerate(parts):
        part, nodes = instance.part(edges)
        share = budget.share(len(edges) / sum(map(len, parts[number:])))
        found[edges] = _Freedom(part, sides[nodes], seed).settled(share)
    return found


class _Freedom:
    """What best divisions of a block have been seen to do with each edge, and what is proven of it."""

    def __init__(self, instance: Instance, sides: Sides, seed: int) -> None:
        self._instance = instance
        self._seed = seed
        self._sides = sides
        now = frustrated(instance, sides)
        self._least = float(instance.cost[now].sum())
        self._was_frustrated = now.copy()
        self._was_satisfied = ~now
        self._proven = np.zeros(len(instance), dtype=bool)

    def settled(self, budget: Budget) -> NDArray[np.int8]:
        self._walk(budget.share(0.3))
        self._prove_by_reduced_costs(budget.share(0.5))
        for edge in range(len(self._instance)):
            if budget.is_over:
                break
            if not self._proven[edge] and not (self._was_frustrated[edge] and self._was_satisfied[edge]):
                self._force(edge, budget)
        found = np.full(len(self._instance), UNKNOWN, dtype=np.int8)
        found[self._proven & self._was_satisfied] = NEVER
        found[self._proven & self._was_frustrated] = ALWAYS
        found[self._was_frustrated & self._was_satisfied] = SOMETIMES
        return found

    def _see(self, sides: Sides) -> None:
        now = frustrated(self._instance, sides)
        self._was_frustrated |= now
        self._was_satisfied |= ~now

    def _walk(self, budget: Budget) -> None:
        """Turn nodes that cost nothing to turn, at random: each step is another best division."""
        random = generator_of(self._seed)
        instance, sides = self._instance, self._sides.astype(np.float64)
        matrix = instance.matrix(instance.weight)
        field = matrix @ sides * sides
        near = np.split(matrix.indices, matrix.indptr[1:-1])
        pull = np.split(matrix.data, matrix.indptr[1:-1])
        for step in range(_WALK * instance.size):
            if step & 63 == 0 and budget.is_over:
                return
            free = np.flatnonzero(field == 0)
            if len(free) == 0:
                return
            node = int(free[random.integers(len(free))])
            sides[node] = -sides[node]
            field[near[node]] += 2 * pull[node] * sides[node] * sides[near[node]]
            if step % 4 == 0 or len(free) == 1:
                self._see(sides.astype(np.int8))
            if len(free) == 1 and step:
                return

    def _prove_by_reduced_costs(self, budget: Budget) -> None:
        """What taking or leaving an edge would cost at least, from the multipliers of the cycles."""
        search = DivisionSearch(self._instance, self._seed)
        search.offer(self._sides)
        covering = Covering(self._instance.cost)
        cut(self._instance, covering, search, grain=0.0, budget=budget, seed=self._seed)
        other = covering.bound + np.abs(covering.reduced) > self._least + 0.001
        self._proven |= other & (covering.reduced > 0) & self._was_satisfied & ~self._was_frustrated
        self._proven |= other & (covering.reduced < 0) & self._was_frustrated & ~self._was_satisfied

    def _force(self, edge: int, budget: Budget) -> None:
        """Solve with the edge held the other way: either that is as good, or the edge is proven."""
        instance = self._instance
        weight = instance.weight.copy()
        must_be_frustrated = not self._was_frustrated[edge]
        heavy = float(2 ** np.ceil(np.log2(instance.cost.sum() + 1)))
        weight[edge] = (-1 if must_be_frustrated else 1) * np.sign(weight[edge]) * heavy
        held = Instance(instance.size, instance.first, instance.second, weight)
        found = least_frustration(held, budget, seed=self._seed, start=self._sides)
        extra = instance.cost[edge] if must_be_frustrated else 0.0
        if found.lower + extra > self._least + TINY:
            self._proven[edge] = True
        elif found.upper + extra <= self._least + TINY:
            self._see(found.parts)
