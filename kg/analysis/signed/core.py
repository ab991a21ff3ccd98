"""The frustration index of one block: cutting planes between a lower bound and a division, then branch and bound."""

from __future__ import annotations

import numpy as np

from kg.analysis.chance import generator_of
from kg.analysis.signed.branching import branch
from kg.analysis.signed.budget import EDGES_PER_SECOND, Budget
from kg.analysis.signed.covering import Covering
from kg.analysis.signed.instance import Floats, Instance, Sides, blocks, frustrated, satisfying
from kg.analysis.signed.kernel import Kernel
from kg.analysis.signed.search import DivisionSearch
from kg.analysis.signed.separation import NegativeCycles
from kg.analysis.signed.solution import TINY, Solution, grain_of, rounded_up

__all__ = ["cut", "least_frustration"]

_INWARD = 0.6
"""How far towards the best division the point lies that cuts are looked for at: they are deeper there."""
_ROOTS = 400
"""From so many nodes a round of cuts is looked for: a linear programme costs about as much."""
_FIRST_STEP, _LAST_STEP = 0.08, 1e-3
"""How much short cycles are preferred, at first and at last; what it brings is in ``docs/decisions``, record 10."""
_FEW_ROWS = 30
_STALL = 12


def least_frustration(
    instance: Instance, budget: Budget, *, seed: int = 0, start: Sides | None = None
) -> Solution[Sides]:
    """The least cost of frustrated edges over all divisions, with what is certain about it when the budget ends.

    Components, blocks and small neighbourhoods are split off first; each remaining core is solved by itself.

    Args:
        instance: the graph; weights whole numbers or dyadic fractions.
        budget: when to stop.
        seed: of the random numbers.
        start: a division that is good, where one is known: it is improved, and none is looked for from nothing.
    """
    is_kept = np.ones(len(instance), dtype=bool)
    lower = 0.0
    parts = sorted(blocks(instance, budget), key=len)
    sizes = [len(part) for part in parts]
    for number, edges in enumerate(parts):
        part, nodes = instance.part(edges)
        near = None if start is None else start[nodes]
        found = _block(part, budget.share(sizes[number] / sum(sizes[number:])), seed, near)
        lower += found.lower
        is_kept[edges[frustrated(part, found.parts)]] = False
    sides = satisfying(instance, np.flatnonzero(is_kept))
    upper = float(instance.cost[frustrated(instance, sides)].sum())
    return Solution(min(lower, upper), upper, sides)


def _block(instance: Instance, budget: Budget, seed: int, start: Sides | None) -> Solution[Sides]:
    if not budget.allows(len(instance), EDGES_PER_SECOND):
        return _core(instance, grain_of(instance.cost), budget, seed, start)
    kernel = Kernel(instance)
    left = kernel.instance
    is_kept = np.ones(len(left), dtype=bool)
    lower = kernel.paid
    cores = list(blocks(left, budget))
    for edges in cores:
        core, nodes = left.part(edges)
        # a core that is alone inherits the steps of the block; what was taken out moved them all alike
        grain = grain_of(instance.cost if len(cores) == 1 else core.cost)
        found = _core(core, grain, budget, seed, None if start is None else start[kernel.nodes[nodes]])
        lower += found.lower
        is_kept[edges[frustrated(core, found.parts)]] = False
    sides = kernel.expand(satisfying(left, np.flatnonzero(is_kept)))
    upper = float(instance.cost[frustrated(instance, sides)].sum())
    return Solution(min(rounded_up(lower, grain_of(instance.cost)), upper), upper, sides)


def _core(instance: Instance, grain: float, budget: Budget, seed: int, start: Sides | None) -> Solution[Sides]:
    """Cutting planes until the bounds meet or no cut is found; then branch and bound with these cuts."""
    search = DivisionSearch(instance, seed)
    search.start(budget.share(0.1), start)
    covering = Covering(instance.cost)
    lower = cut(instance, covering, search, grain=grain, budget=budget, seed=seed)
    if lower < search.cost - TINY and not budget.is_over:
        found = branch(instance, budget, rows=covering.rows, start=search.sides)
        if found.sides is not None:
            search.offer(found.sides)
        lower = max(lower, rounded_up(found.bound, grain, search.cost))
    return Solution(min(lower, search.cost), search.cost, search.sides)


def cut(
    instance: Instance,
    covering: Covering,
    search: DivisionSearch,
    *,
    grain: float,
    budget: Budget,
    seed: int,
) -> float:
    """Add violated cycles until the bounds meet, none is left or they bring nothing.

    Args:
        instance: the graph.
        covering: with a column an edge; gets the cycles as rows.
        search: for divisions by rounding; what it finds stays in it.
        grain: in which steps the costs of divisions differ; 0 where that is not known.
        budget: when to stop.
        seed: of the order in which nodes are searched from.

    Returns:
        the lower bound.
    """
    separator, random = NegativeCycles(instance), generator_of(seed)
    lower, history, step = 0.0, [0.0], _FIRST_STEP
    while not budget.is_over:
        roots = random.permutation(instance.size)
        inward = (1 - _INWARD) * covering.values + _INWARD * frustrated(instance, search.sides)
        longest = 20 if covering.rows else 6  # at first every walk is as good as free
        rows = separator.violated(inward, roots[:_ROOTS], budget.share(0.3), step=step, longest=longest)
        added = covering.add(rows)
        if added < _FEW_ROWS and not budget.is_over:
            added += covering.add(separator.violated(covering.values, roots, budget, step=step))
        if added == 0 and step <= _LAST_STEP:
            return lower
        if step > _LAST_STEP and (added < _FEW_ROWS or _is_stalled(history, search.cost, 4)):
            step, history = step / 3, history[-1:]
            covering.sharpen(1e-6 if step <= _LAST_STEP else 1e-4)
        if not covering.solve(budget):
            return lower
        lower = rounded_up(covering.bound, grain, search.cost)
        _round(search, covering.values, budget)
        if lower >= search.cost - TINY:
            return search.cost
        history.append(covering.bound)
        if step <= _LAST_STEP and _is_stalled(history, search.cost, _STALL):
            return lower
    return lower


def _is_stalled(history: list[float], cost: float, rounds: int) -> bool:
    """Whether some rounds have closed less than a fiftieth of the gap."""
    return len(history) > rounds and history[-1] - history[-rounds] < 0.02 * (cost - history[-1])


def _round(search: DivisionSearch, values: Floats, budget: Budget) -> None:
    for noise in (0.0, 0.3):
        search.improve(search.rounded(values, noise), patience=100 + len(search.sides) // 2, budget=budget.share(0.2))
