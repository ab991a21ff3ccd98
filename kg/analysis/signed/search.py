"""Good divisions fast: rounding along spanning trees, and tabu search. No certificate comes from here."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import minimum_spanning_tree

from kg.analysis.signed.budget import Budget
from kg.analysis.signed.instance import Floats, Instance, Sides, frustrated, satisfying

__all__ = ["DivisionSearch"]


class DivisionSearch:
    """Searches divisions of a graph that frustrate little; remembers the best.

    Args:
        instance: the graph.
        seed: of the random numbers.

    Attributes:
        sides: the best division so far.
        cost: what it frustrates.
    """

    def __init__(self, instance: Instance, seed: int = 0) -> None:
        self._instance = instance
        self._random = np.random.default_rng(seed)
        matrix = instance.matrix(instance.weight)
        self._near = np.split(matrix.indices.astype(np.int64), matrix.indptr[1:-1])
        self._pull = np.split(matrix.data, matrix.indptr[1:-1])
        codes = instance.first * instance.size + instance.second
        self._order = np.argsort(codes)
        self._codes = codes[self._order]
        self.sides: Sides = np.ones(instance.size, dtype=np.int8)
        self.cost = self._cost(self.sides)

    def _cost(self, sides: Sides) -> float:
        return float(self._instance.cost[frustrated(self._instance, sides)].sum())

    def offer(self, sides: Sides) -> bool:
        """Remember a division if it is the best; whether it is."""
        cost = self._cost(sides)
        if cost < self.cost:
            self.sides, self.cost = sides.copy(), cost
            return True
        return False

    def rounded(self, values: Floats, noise: float = 0.0) -> Sides:
        """The division that satisfies the edges of a spanning tree of small values."""
        instance = self._instance
        lengths = values + 1e-6 + noise * self._random.random(len(values))
        upper = csr_array((lengths, (instance.first, instance.second)), shape=(instance.size, instance.size))
        tree = minimum_spanning_tree(upper).tocoo()
        one, other = np.minimum(tree.row, tree.col), np.maximum(tree.row, tree.col)
        edges = self._order[np.searchsorted(self._codes, one.astype(np.int64) * instance.size + other)]
        return satisfying(instance, edges)

    def improve(self, sides: Sides, *, patience: int, budget: Budget) -> float:
        """Tabu search from a division; returns the least cost that was met, and remembers it.

        Args:
            sides: where to begin.
            patience: how many moves without gain end it.
            budget: so does this.
        """
        now = sides.astype(np.float64)
        field = np.array(
            [pull @ now[near] for near, pull in zip(self._near, self._pull, strict=True)], dtype=np.float64
        )
        gain = -field * now  # what turning the node saves: frustrated less satisfied weight around it
        cost = least = self._cost(sides)
        blocked = np.zeros(len(now), dtype=np.int64)
        tenures = self._random.integers(5, 15 + len(now) // 50, size=4096)
        since = move = 0
        while since < patience and (move & 255 or not budget.is_over):
            move += 1
            since += 1
            node = int(np.argmax(np.where(blocked > move, -np.inf, gain)))
            saved = float(gain[node])
            best_blocked = int(np.argmax(gain))
            if cost - gain[best_blocked] < least - 1e-9:  # a forbidden move that leads to a new best is allowed
                node, saved = best_blocked, float(gain[best_blocked])
            cost -= saved
            now[node] = -now[node]
            gain[node] = -saved
            near = self._near[node]
            gain[near] -= 2 * self._pull[node] * now[node] * now[near]
            blocked[node] = move + tenures[move & 4095]
            if cost < least - 1e-9:
                least, since = cost, 0
                if cost < self.cost - 1e-9:
                    self.offer(now.astype(np.int8))
        return least

    def start(self, *, starts: int, patience: int, budget: Budget) -> None:
        """Search from random spanning trees."""
        for _ in range(starts):
            self.improve(self.rounded(self._random.random(len(self._instance))), patience=patience, budget=budget)
            if budget.is_over:
                break
