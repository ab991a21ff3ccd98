"""Who stands in one bloc with an actor in every best partition, or only in some: the best is seldom the only one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from kg.analysis.signed.blocs import Blocs, weighted_by
from kg.analysis.signed.budget import Budget
from kg.analysis.signed.instance import Instance, Ints
from kg.analysis.signed.partition import best_partition
from kg.analysis.signed.snapshot import first_of
from kg.analysis.signed.solution import TINY
from kg.errors import UnknownNameError, suggestion

__all__ = ["Companions", "companions"]


@dataclass(frozen=True, slots=True, eq=False)
class Companions:
    """How surely each actor stands in one bloc with another.

    Attributes:
        blocs: the best partition that this is about.
        anchor: the actor in question.
        status: for each other actor with a sign ``always``, ``sometimes`` or ``never`` in its bloc, or ``unknown``
            where the partition is not proven to be best or the time ended; by name, sorted.
        seconds: the time budget.
    """

    blocs: Blocs
    anchor: str
    status: dict[str, str]
    seconds: float

    def of(self, status: str) -> tuple[str, ...]:
        """Those of a status, sorted."""
        return tuple(name for name, found in self.status.items() if found == status)

    def frame(self) -> pd.DataFrame:
        """One row an actor: ``actor``, ``status``."""
        return pd.DataFrame(list(self.status.items()), columns=["actor", "status"])

    def evidence(self) -> pd.DataFrame:
        """The claims behind all pairs; see `Snapshot.claims`."""
        return self.blocs.snapshot.claims()

    def text(self) -> str:
        """The result for people, with what is not known."""
        lines = [
            f"In one bloc with {self.anchor} in every best partition: {first_of(self.of('always'), 30) or 'nobody'}.",
            f"In some: {first_of(self.of('sometimes'), 30) or 'nobody'}.",
        ]
        if unknown := self.of("unknown"):
            lines.append(f"Not known within {self.seconds:g} seconds: {first_of(unknown)}.")
        return "\n".join(lines)


def companions(found: Blocs, anchor: str, *, among: Collection[str] | None = None, seconds: float = 30.0) -> Companions:
    """Solve again with each other actor held together with the anchor, or apart from it, against the partition found.

    Where that costs more, the partition had no choice; where it costs the same, it had.

    Args:
        found: the best partition, as `kg.analysis.signed.blocs` gives it.
        anchor: an actor with a signed pair.
        among: only these actors, where they have a signed pair; by default all.
        seconds: the time budget.

    Raises:
        UnknownNameError: the anchor has no signed pair.
        InputError: the budget is no positive number.
    """
    budget = Budget(seconds)
    snapshot = found.snapshot
    tied = {snapshot.names[place]: place for place in np.flatnonzero(found.labels).tolist()}
    if anchor not in tied:
        raise UnknownNameError(
            f"no signed tie of {anchor!r} here", remedy=suggestion(anchor, tied, otherwise="choose another day or view")
        )
    instance = weighted_by(snapshot, found.alpha)
    others = [name for name in sorted(tied) if name != anchor and (among is None or name in among)]
    status = {}
    for name in others:
        if not found.is_proven or budget.is_over:
            status[name] = "unknown"
            continue
        together = bool(found.labels[tied[name]] == found.labels[tied[anchor]])
        pair = tied[anchor], tied[name]
        if not together and _may_join(instance, found.labels, pair):
            status[name] = "sometimes"
            continue
        # Half of what is left: nearly all take no time, and one that is hard must not starve for those to come.
        status[name] = _status(instance, pair, together, 2 * found.upper, budget.share(0.5))
    return Companions(found, anchor, status, seconds)


def _may_join(instance: Instance, labels: Ints, pair: tuple[int, int]) -> bool:
    """Whether the two blocs can be joined, or the second actor moved to the first one, at no cost."""
    ends = labels[instance.first], labels[instance.second]
    one, other = labels[list(pair)].tolist()
    across = np.isin(ends[0], (one, other)) & np.isin(ends[1], (one, other)) & (ends[0] != ends[1])
    own = (instance.first == pair[1]) | (instance.second == pair[1])
    far = np.where(instance.first == pair[1], ends[1], ends[0])
    moved = instance.weight[own & (far == one)].sum() - instance.weight[own & (far == other)].sum()
    return bool(abs(instance.weight[across].sum()) < TINY or abs(moved) < TINY)


def _status(instance: Instance, pair: tuple[int, int], together: bool, least: float, budget: Budget) -> str:
    """What the best partitions say of a pair that one of them has together, or apart."""
    is_pair = (instance.first == min(pair)) & (instance.second == max(pair))
    own = instance.weight[is_pair]
    # what its own edge costs when the pair is held the other way
    extra = float(np.abs(own[(own > 0) == together]).sum())
    heavy = float(2 ** np.ceil(np.log2(instance.cost.sum() + 1)))
    held = Instance(
        instance.size,
        np.append(instance.first[~is_pair], min(pair)),
        np.append(instance.second[~is_pair], max(pair)),
        np.append(instance.weight[~is_pair], -heavy if together else heavy),
    )
    other = best_partition(held, budget)
    if other.lower + extra > least + TINY:
        return "always" if together else "never"
    return "sometimes" if other.upper + extra <= least + TINY else "unknown"
