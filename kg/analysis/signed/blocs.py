"""Blocs: the partition into any number of groups with the fewest friendly ties between them and hostile ties within."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from kg.analysis.signed.budget import Budget
from kg.analysis.signed.frustration import instance_of
from kg.analysis.signed.instance import Instance, Ints
from kg.analysis.signed.partition import best_partition, errors
from kg.analysis.signed.snapshot import Snapshot, first_of, set_apart
from kg.analysis.signed.solution import TINY
from kg.errors import InputError

__all__ = ["Blocs", "blocs", "weighted_by"]


@dataclass(frozen=True, slots=True, eq=False)
class Blocs:
    """A partition that minimises αN + (1-α)P, with N hostile pairs within blocs and P friendly pairs between them.

    Attributes:
        snapshot: what it was computed from.
        alpha: the weight of a hostile pair within a bloc.
        lower: no partition costs less.
        upper: what this one costs.
        labels: the bloc of each actor of the snapshot, counted from 1, the largest first; 0 for one without a sign.
        hostile_within: the places of the pairs that N counts.
        friendly_between: the places of the pairs that P counts.
        seconds: the time budget.
    """

    snapshot: Snapshot
    alpha: float
    lower: float
    upper: float
    labels: Ints
    hostile_within: tuple[int, ...]
    friendly_between: tuple[int, ...]
    seconds: float

    @property
    def is_proven(self) -> bool:
        """Whether the bounds meet."""
        return self.upper - self.lower <= TINY

    @property
    def members(self) -> tuple[tuple[str, ...], ...]:
        """The names in each bloc, sorted."""
        names, order = self.snapshot.names, np.argsort(self.labels, kind="stable")
        order = order[self.labels[order] > 0]
        groups = np.split(order, np.flatnonzero(np.diff(self.labels[order])) + 1) if len(order) else []
        return tuple(tuple(sorted(names[place] for place in group.tolist())) for group in groups)

    def frame(self) -> pd.DataFrame:
        """One row an actor: ``actor``, ``bloc``."""
        rows = [(name, number) for number, group in enumerate(self.members, start=1) for name in group]
        return pd.DataFrame(rows, columns=["actor", "bloc"])

    def evidence(self) -> pd.DataFrame:
        """The claims behind the pairs that do not fit; see `Snapshot.claims`."""
        return self.snapshot.claims(sorted((*self.hostile_within, *self.friendly_between)))

    def text(self) -> str:
        """The result for people, with what is not known."""
        if not len(self.snapshot.signed):
            return f"No pair here has a sign, so there are no blocs. {set_apart(self.snapshot)}".strip()
        members = self.members
        lines = [f"{len(members)} {'bloc' if len(members) == 1 else 'blocs'}:"]
        lines += [f"{number}. {first_of(group, 20)}" for number, group in enumerate(members[:20], start=1)]
        lines += [f"and {len(members) - 20} more."] if len(members) > 20 else []
        within, between = len(self.hostile_within), len(self.friendly_between)
        lines.append(f"{within} hostile pairs lie within blocs and {between} friendly pairs between them.")
        if self.is_proven:
            lines.append(f"No partition does better (proven; α = {self.alpha:g}). Others may do as well.")
        else:
            lines.append(
                f"A heuristic found it: it costs {self.upper:g}, and no partition costs less than {self.lower:g} "
                f"(not proven within {self.seconds:g} seconds; α = {self.alpha:g})."
            )
        return "\n".join([*lines, set_apart(self.snapshot)]).strip()


def blocs(snapshot: Snapshot, *, alpha: float = 0.5, seconds: float = 10.0) -> Blocs:
    """The best partition of a snapshot into blocs, as many as it takes.

    Args:
        snapshot: of any size.
        alpha: between 0 and 1: what a hostile pair within a bloc counts; a friendly one between blocs counts the rest.
        seconds: the time budget.

    Raises:
        InputError: α is not between 0 and 1, or the budget is no positive number.
    """
    if not 0 < alpha < 1:
        raise InputError(f"α is {alpha}", remedy="give a number between 0 and 1, both excluded")
    budget = Budget(seconds)
    weighted = weighted_by(snapshot, alpha)
    found = best_partition(weighted, budget)
    places = snapshot.signed[errors(weighted, found.parts)]
    is_hostile = snapshot.state[places] == -1
    return Blocs(
        snapshot, alpha, found.lower / 2, found.upper / 2, _numbered(snapshot, weighted, found.parts),
        tuple(places[is_hostile].tolist()), tuple(places[~is_hostile].tolist()), seconds,
    )  # fmt: skip


def weighted_by(snapshot: Snapshot, alpha: float) -> Instance:
    """The signed pairs of a snapshot, each with twice what an error there costs, so that α = ½ gives whole numbers."""
    signs = instance_of(snapshot)
    weight = np.where(signs.weight > 0, 2 * (1 - alpha), -2 * alpha)
    return Instance(signs.size, signs.first, signs.second, weight)


def _numbered(snapshot: Snapshot, instance: Instance, labels: Ints) -> Ints:
    """Blocs numbered from 1: the larger first, then by the first name in them."""
    tied = np.unique(np.concatenate([instance.first, instance.second]))
    groups: dict[int, list[int]] = {}
    for place in tied.tolist():
        groups.setdefault(int(labels[place]), []).append(place)
    order = sorted(groups.values(), key=lambda group: (-len(group), min(snapshot.names[place] for place in group)))
    found = np.zeros(len(snapshot.names), dtype=np.int64)
    for number, group in enumerate(order, start=1):
        found[group] = number
    return found
