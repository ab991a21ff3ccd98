"""What cutting planes alone do not close: branch and bound on the sides of the nodes, given to an integer solver."""

from __future__ import annotations

from dataclasses import dataclass

import highspy
import numpy as np

from kg.analysis.signed.budget import Budget
from kg.analysis.signed.covering import add_rows, quiet_solver
from kg.analysis.signed.instance import Instance, Sides, frustrated

__all__ = ["Branching", "branch"]


@dataclass(frozen=True, slots=True, eq=False)
class Branching:
    """What the integer solver found.

    Attributes:
        bound: no division frustrates less.
        sides: the best division that it met, or ``None``.
    """

    bound: float
    sides: Sides | None


def branch(
    instance: Instance, budget: Budget, *, rows: list[tuple[int, ...]] | None = None, start: Sides | None = None
) -> Branching:
    """Solve the plain integer programme: x a node, f an edge, f ≥ |x-y| if friendly and f ≥ |x+y-1| if hostile.

    Args:
        instance: the graph.
        budget: when to stop.
        rows: sets of edges of which at least one is frustrated, such as negative cycles; they make it much tighter.
        start: a good division.
    """
    solver = quiet_solver()
    nodes, edges = instance.size, len(instance)
    count = nodes + edges
    solver.addVars(count, np.zeros(count), np.ones(count))
    cost = np.concatenate([np.zeros(nodes), instance.cost])
    places = np.arange(count, dtype=np.int32)
    solver.changeColsCost(count, places, cost)
    solver.changeColsIntegrality(count, places, np.full(count, highspy.HighsVarType.kInteger))
    degrees = np.bincount(np.concatenate([instance.first, instance.second]), minlength=nodes)
    solver.changeColBounds(int(np.argmax(degrees)), 0, 0)  # the two sides have no names
    _add_edges(solver, instance)
    add_rows(solver, [tuple(nodes + edge for edge in row) for row in rows or ()])
    if start is not None:
        _suggest(solver, instance, start, int(np.argmax(degrees)))
    solver.setOptionValue("time_limit", budget.left)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.run()
    info, values = solver.getInfo(), np.array(solver.getSolution().col_value)
    is_found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible and len(values) == count
    sides = np.where(values[:nodes] > 0.5, 1, -1).astype(np.int8) if is_found else None
    bound = float(info.mip_dual_bound)
    return Branching(bound if np.isfinite(bound) else 0.0, sides)


def _add_edges(solver: highspy.Highs, instance: Instance) -> None:
    """Two rows an edge: a·x + b·y + f ≥ c."""
    nodes, edges = instance.size, len(instance)
    is_friendly = instance.weight > 0
    for sign in (1.0, -1.0):
        columns = np.column_stack([instance.first, instance.second, nodes + np.arange(edges)]).astype(np.int32)
        other = np.where(is_friendly, -sign, sign)
        values = np.column_stack([np.full(edges, sign), other, np.ones(edges)])
        lower = np.where(is_friendly, 0.0, sign)
        starts = np.arange(0, 3 * edges, 3, dtype=np.int32)
        solver.addRows(
            edges, lower, np.full(edges, highspy.kHighsInf), 3 * edges, starts, columns.ravel(), values.ravel()
        )


def _suggest(solver: highspy.Highs, instance: Instance, sides: Sides, fixed: int) -> None:
    turned = sides * -sides[fixed]  # the node that is held at 0 is on side -1
    solution = highspy.HighsSolution()
    values = np.concatenate([(turned + 1) // 2, frustrated(instance, turned)]).astype(np.float64)
    solution.col_value = values.tolist()
    solver.setSolution(solution)
