"""The frustration index: how many ties stand in the way of two camps, exactly or between honest bounds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from kg.analysis.signed.budget import Budget
from kg.analysis.signed.core import least_frustration
from kg.analysis.signed.freedom import ALWAYS, NEVER, SOMETIMES, UNKNOWN, freedom
from kg.analysis.signed.instance import Instance, Sides, frustrated
from kg.analysis.signed.snapshot import Snapshot, first_of, named_pairs, set_apart
from kg.analysis.signed.solution import TINY

__all__ = ["Frustration", "frustration", "instance_of"]

_STATUS = {ALWAYS: "always", SOMETIMES: "sometimes", NEVER: "never", UNKNOWN: "unknown"}


@dataclass(frozen=True, slots=True, eq=False)
class Frustration:
    """The least number of pairs that have to change for the network to fall into two camps.

    Friendly pairs across the camps and hostile pairs within one are frustrated. Pairs that are both friendly and
    hostile have no sign and are set apart: each would add exactly 1, whatever the division.

    Attributes:
        snapshot: what it was computed from.
        lower: no division frustrates fewer pairs.
        upper: what ``sides`` frustrates.
        sides: 1 or -1 for each actor of the snapshot, 0 for one without a signed pair. Which is which means nothing.
        pairs: the places of the frustrated pairs in the snapshot, for this division.
        status: for each pair that has a sign ``always``, ``sometimes`` or ``never`` frustrated in a best division,
            or ``unknown``; empty where it was not asked for.
        seconds: the budget.
    """

    snapshot: Snapshot
    lower: int
    upper: int
    sides: Sides
    pairs: tuple[int, ...]
    status: tuple[str, ...]
    seconds: float

    @property
    def is_proven(self) -> bool:
        """Whether the bounds meet."""
        return self.lower == self.upper

    @property
    def balance(self) -> tuple[float, float] | None:
        """1 - 2L/m for the upper and the lower bound of L; ``None`` where no pair has a sign."""
        count = len(self.snapshot.signed)
        return (1 - 2 * self.upper / count, 1 - 2 * self.lower / count) if count else None

    @property
    def camps(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The names of the two camps of this division, each sorted; the larger first."""
        names = self.snapshot.names
        one, other = ([names[place] for place in np.flatnonzero(self.sides == side)] for side in (1, -1))
        first, second = sorted((sorted(one), sorted(other)), key=lambda camp: (-len(camp), camp))
        return tuple(first), tuple(second)

    def frame(self) -> pd.DataFrame:
        """One row a signed pair: ``first``, ``second``, ``sign``, ``frustrated``, ``status``, ``ties``."""
        snapshot, places = self.snapshot, self.snapshot.signed.tolist()
        bad = set(self.pairs)
        columns = {
            "sign": [int(snapshot.state[place]) for place in places],
            "frustrated": [place in bad for place in places],
            "status": list(self.status) if self.status else [""] * len(places),
            "ties": [", ".join(snapshot.keys_of(place)) for place in places],
        }
        return pd.DataFrame({**named_pairs(snapshot, places), **columns})

    def evidence(self) -> pd.DataFrame:
        """The claims behind the frustrated pairs; see `Snapshot.claims`."""
        return self.snapshot.claims(self.pairs)

    def text(self) -> str:
        """The result for people, with what is not known."""
        count = len(self.snapshot.signed)
        if not count:
            return f"No pair here has a sign, so there is no frustration index. {set_apart(self.snapshot)}".strip()
        if self.is_proven:
            head = f"The frustration index is {self.upper} of {count} signed pairs (proven)."
        else:
            head = (
                f"The frustration index lies between {self.lower} and {self.upper} of {count} signed pairs: "
                f"not proven within {self.seconds:g} seconds."
            )
        parts = [head]
        if self.upper == 0:
            parts.append("These pairs fall into two camps without a remainder.")
        else:
            pairs = (" – ".join(self.snapshot.pair(place)) for place in self.pairs)
            parts.append(f"Frustrated in the division shown: {first_of(pairs)}. Other divisions may be as good.")
        parts += [self._free()] if self.status else []
        parts.append(set_apart(self.snapshot))
        if len(self.snapshot.both):
            parts.append("Whatever the division, each pair set apart would add 1.")
        return " ".join(parts).strip()

    def _free(self) -> str:
        counts = {name: self.status.count(name) for name in _STATUS.values()}
        if not self.upper:
            return "No pair is frustrated in any best division."
        text = f"In all best divisions {counts['always']} pairs are frustrated, in some {counts['sometimes']}"
        return f"{text}; of {counts['unknown']} it is not known." if counts["unknown"] else f"{text}."


def frustration(snapshot: Snapshot, *, seconds: float = 10.0, edges: bool = False, seed: int = 0) -> Frustration:
    """The frustration index of a snapshot.

    Args:
        snapshot: of any size; an empty one has an index of 0 pairs of 0.
        seconds: the time budget.
        edges: whether to find out, in what is left of the budget, which pairs are frustrated in every best division, in
            some or in none. Where the index is not proven, that is unknown.
        seed: of the random numbers; the same seed gives the same result, as long as the budget does not end first.

    Raises:
        InputError: the budget is no positive number.
    """
    budget = Budget(seconds)
    instance = instance_of(snapshot)
    found = least_frustration(instance, budget, seed=seed)
    sides = np.zeros(len(snapshot.names), dtype=np.int8)
    tied = np.unique(np.concatenate([instance.first, instance.second]))
    sides[tied] = found.parts[tied]
    pairs = snapshot.signed[frustrated(instance, found.parts)]
    status: tuple[str, ...] = ()
    if edges:
        codes = freedom(instance, found.parts, budget, seed=seed) if found.is_proven else _unknown(instance)
        status = tuple(_STATUS[code] for code in codes.tolist())
    lower = int(np.ceil(found.lower - TINY))
    return Frustration(snapshot, lower, round(found.upper), sides, tuple(pairs.tolist()), status, seconds)


def instance_of(snapshot: Snapshot) -> Instance:
    """The signed pairs of a snapshot, each of weight 1 or -1, in their order."""
    places = snapshot.signed
    weight = snapshot.state[places].astype(np.float64)
    return Instance(len(snapshot.names), snapshot.first[places], snapshot.second[places], weight)


def _unknown(instance: Instance) -> NDArray[np.int8]:
    return np.full(len(instance), UNKNOWN, dtype=np.int8)
