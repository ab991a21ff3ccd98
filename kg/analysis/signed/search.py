"""Good divisions fast: rounding along spanning trees, tabu search, annealing. No certificate comes from here."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import minimum_spanning_tree

from kg.analysis.chance import generator_of
from kg.analysis.signed.budget import Budget
from kg.analysis.signed.instance import Floats, Instance, Ints, Sides, frustrated, satisfying

__all__ = ["DivisionSearch"]

_HOT, _COLD = 0.05, 3.0
"""Inverse temperatures between which annealing goes, per mean weight of an edge."""
_ANNEALING = 0.7
"""At most so much of a budget is for annealing; what follows needs the rest."""
_SMALL = 100
"""Up to so many nodes a few tabu searches find as much in less time."""


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
        self._random = generator_of(seed)
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
            node = int(gain.argmax())
            if blocked[node] > move and cost - gain[node] >= least - 1e-9:  # a move to a new best is never forbidden
                node = int(np.where(blocked > move, -np.inf, gain).argmax())
            saved = float(gain[node])
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

    def anneal(self, *, sweeps: int, replicas: int, budget: Budget) -> None:
        """Simulated annealing of several divisions at once; remembers the best.

        Nodes of one colour of a proper colouring have no edge between them, so that all of them take their turn
        together, in all replicas.

        Args:
            sweeps: how often every node takes its turn, from hot to cold.
            replicas: how many divisions.
            budget: where it is short, it gets cold sooner.
        """
        size = self._instance.size
        matrix = self._instance.matrix(self._instance.weight)
        classes = _colours(self._near)
        rows = [matrix[nodes] for nodes in classes]
        now = self._random.choice(np.array([-1.0, 1.0]), (size, replicas))
        mean = float(self._instance.cost.mean())
        allowed, progress, sweep = max(budget.left, 1e-3), 0.0, 0
        while progress < 1:
            coldness = _HOT * (_COLD / _HOT) ** progress / mean
            for nodes, part in zip(classes, rows, strict=True):
                gain = -(part @ now) * now[nodes]  # what turning the node saves
                chance = np.exp(np.minimum(2 * coldness * gain, 0))
                now[nodes] *= np.where(self._random.random(gain.shape) < chance, -1.0, 1.0)
            sweep += 1
            progress = max(sweep / sweeps, (1 - budget.left / allowed) / _ANNEALING)
        for replica in range(replicas):
            self.offer(now[:, replica].astype(np.int8))

    def start(self, budget: Budget, near: Sides | None = None) -> None:
        """Find a good division from nothing, or near one that is good."""
        size = self._instance.size
        if near is not None:
            self.offer(near)
            self.improve(near, patience=200 + 2 * size, budget=budget)
            return
        if size > _SMALL:
            self.anneal(sweeps=400, replicas=16, budget=budget)
            self.improve(self.sides, patience=2 * size, budget=budget)
            return
        for _ in range(4):
            tree = self.rounded(self._random.random(len(self._instance)))
            self.improve(tree, patience=200 + 2 * size, budget=budget)


def _colours(near: list[Ints]) -> list[Ints]:
    """Classes of nodes without an edge within a class: greedily, nodes of many neighbours first."""
    colour = np.full(len(near), -1)
    for node in sorted(range(len(near)), key=lambda node: (-len(near[node]), node)):
        taken = set(colour[near[node]].tolist())
        colour[node] = next(free for free in range(len(near)) if free not in taken)
    return [np.flatnonzero(colour == each) for each in range(int(colour.max(initial=-1)) + 1)]
