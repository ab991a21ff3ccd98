"""Gould and Fernandez's brokerage: who stands between two that have no tie, by the groups the three belong to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array

from kg.analysis.signed.census import triangles
from kg.analysis.signed.instance import Instance, Ints
from kg.analysis.signed.snapshot import Snapshot
from kg.errors import InputError

__all__ = ["ROLES", "Brokerage", "brokerage"]

Arcs: TypeAlias = tuple[Ints, Ints]

ROLES = ("coordinator", "consultant", "gatekeeper", "representative", "liaison")
"""From one to another by a broker: all of one group; the ends of one group and the broker of another; the broker and
the far end of one; the broker and the near end of one; three groups."""


@dataclass(frozen=True, slots=True, eq=False)
class Brokerage:
    """How often each actor stands between two others.

    Attributes:
        snapshot: what it was computed from.
        groups: the group of each actor of the snapshot, 0 for none.
        counts: for each actor of the snapshot the number of each of `ROLES`; shape (names, 5).
        directed: whether ties lead one way.
    """

    snapshot: Snapshot
    groups: NDArray[np.int64]
    counts: NDArray[np.int64]
    directed: bool

    def frame(self) -> pd.DataFrame:
        """One row an actor with a friendly tie: ``actor``, ``group``, a column a role, ``total``; the highest first."""
        places = np.flatnonzero(self.groups > 0)
        frame = pd.DataFrame(self.counts[places], columns=list(ROLES))
        frame.insert(0, "actor", [self.snapshot.names[place] for place in places.tolist()])
        frame.insert(1, "group", self.groups[places])
        frame["total"] = self.counts[places].sum(axis=1)
        return frame.sort_values(["total", "actor"], ascending=[False, True], ignore_index=True)

    def evidence(self) -> pd.DataFrame:
        """The claims behind all pairs; see `Snapshot.claims`."""
        return self.snapshot.claims()

    def text(self) -> str:
        """The result for people, with what is not known."""
        frame = self.frame()
        frame = frame[frame["total"] > 0]
        if frame.empty:
            return "Nobody stands between two others over friendly ties."
        lines = []
        for row in frame.head(10).to_dict("records"):
            roles = ", ".join(f"{role} {row[role]}" for role in ROLES if row[role])
            lines.append(f"{row['actor']} (group {row['group']}): {roles}.")
        if not self.directed:
            lines.append("Ties have no direction here, so that a gatekeeper is a representative as well.")
        lines.append("A chain of ties is not itself a tie: nothing says that a broker uses its place.")
        return "\n".join(lines)


def brokerage(snapshot: Snapshot, groups: Mapping[str, int], *, directed: bool = False) -> Brokerage:
    """How often each actor brokers between two others along friendly ties i → j → k without a tie i → k.

    A pair with any tie from i to k, hostile or both, is no open pair: there is nothing to broker but a quarrel, which
    is what mediation is about. Counts are over ordered pairs (i, k).

    Args:
        snapshot: of any size.
        groups: for each actor with a signed tie the number of its group, at least 1; such as `Blocs.labels` by name.
        directed: whether the direction of ties counts; needs a snapshot that was made from a table.

    Raises:
        InputError: an actor has no group, or directions are wanted and there is no table.
    """
    labels = np.array([groups.get(name, 0) for name in snapshot.names], dtype=np.int64)
    friendly, any_tie = _arcs(snapshot, directed=directed)
    tied = np.unique(np.concatenate(friendly))
    lacking = tied[labels[tied] < 1]
    if len(lacking):
        raise InputError(f"no group for {snapshot.names[lacking[0]]!r}", remedy="give every actor a group from 1 on")
    counts = _paths(friendly, labels) - _closed(snapshot, friendly, any_tie, labels)
    groups_kept = np.zeros(len(snapshot.names), dtype=np.int64)
    groups_kept[tied] = labels[tied]
    return Brokerage(snapshot, groups_kept, counts, directed)


def _arcs(snapshot: Snapshot, *, directed: bool) -> tuple[Arcs, Arcs]:
    """Friendly ties, and ties of any kind: where each begins and where it ends; each once."""
    if not directed:
        ends = np.concatenate([snapshot.first, snapshot.second]), np.concatenate([snapshot.second, snapshot.first])
        is_friend = np.tile(snapshot.state == 1, 2)
        return (ends[0][is_friend], ends[1][is_friend]), ends
    if snapshot.table is None:
        raise InputError("a snapshot without a table has no directions", remedy="make it from an EdgeTable")
    rows, table = snapshot.rows, snapshot.table
    pair_of = np.repeat(np.arange(len(snapshot)), np.diff(snapshot.starts))
    is_friendly = (snapshot.state[pair_of] == 1) & (table.sign[rows] > 0)
    size = max(len(snapshot.names), 1)
    friendly, any_tie = (
        np.divmod(np.unique(table.source[kept].astype(np.int64) * size + table.target[kept]), size)
        for kept in (rows[is_friendly], rows)
    )
    return friendly, any_tie


def _paths(friendly: Arcs, labels: Ints) -> Ints:
    """How many paths i → j → k each j is in the middle of, i and k apart, by role."""
    source, target = friendly
    size, groups = len(labels), int(labels.max(initial=0)) + 1
    ones = np.ones(len(source), dtype=np.int64)
    near = csr_array((ones, (target, labels[source])), shape=(size, groups))  # of each broker, by group
    far = csr_array((ones, (source, labels[target])), shape=(size, groups))
    before, after = np.bincount(target, minlength=size), np.bincount(source, minlength=size)
    own_before = np.bincount(target[labels[source] == labels[target]], minlength=size)
    own_after = np.bincount(source[labels[source] == labels[target]], minlength=size)
    same_ends = near.multiply(far).sum(axis=1) - own_before * own_after
    counts = np.column_stack(
        [
            own_before * own_after, same_ends, (before - own_before) * own_after, own_before * (after - own_after),
            (before - own_before) * (after - own_after) - same_ends,
        ]
    ).astype(np.int64)  # fmt: skip
    # those that lead back to where they began
    codes = np.intersect1d(source * size + target, target * size + source)
    broker, end = np.divmod(codes, max(size, 1))
    return counts - _by_role(end, broker, end, labels)


def _closed(snapshot: Snapshot, friendly: Arcs, any_tie: Arcs, labels: Ints) -> Ints:
    """How many of these paths have a tie i → k."""
    size = len(labels)
    pairs = Instance(size, snapshot.first, snapshot.second, np.ones(len(snapshot)))
    codes = snapshot.first * size + snapshot.second
    # of each pair, whether there is an arc from its first to its second end, and back
    is_friendly, is_tied = (_directions(codes, arcs, size) for arcs in (friendly, any_tie))
    counts = np.zeros((size, len(ROLES)), dtype=np.int64)
    for edges in triangles(pairs):
        for one, other, across in permutations(edges):  # i – j, j – k and i – k
            broker = _shared(snapshot, one, other)
            source = snapshot.first[one] + snapshot.second[one] - broker
            target = snapshot.first[other] + snapshot.second[other] - broker
            kept = is_friendly[(broker < source).astype(int), one] & is_friendly[(target < broker).astype(int), other]
            kept &= is_tied[(target < source).astype(int), across]
            counts += _by_role(source[kept], broker[kept], target[kept], labels)
    return counts


def _directions(codes: Ints, arcs: Arcs, size: int) -> NDArray[np.bool_]:
    """Whether arcs lead from the first end of pairs to the second, and back; shape (2, pairs)."""
    found = np.zeros((2, len(codes)), dtype=bool)
    source, target = arcs
    place = np.searchsorted(codes, np.minimum(source, target) * size + np.maximum(source, target))
    found[(target < source).astype(int), place] = True
    return found


def _shared(snapshot: Snapshot, one: Ints, other: Ints) -> Ints:
    """The end that two pairs share."""
    first = snapshot.first[one]
    is_first = (first == snapshot.first[other]) | (first == snapshot.second[other])
    found: Ints = np.where(is_first, first, snapshot.second[one])
    return found


def _by_role(source: Ints, broker: Ints, target: Ints, labels: Ints) -> Ints:
    """How often each actor is the broker, by role; shape (actors, 5)."""
    one, middle, other = labels[source], labels[broker], labels[target]
    near, far = one == middle, middle == other
    role = np.select([near & far, ~near & (one == other), far, near], [0, 1, 2, 3], 4)
    found = np.bincount(broker * len(ROLES) + role, minlength=len(labels) * len(ROLES))
    return found.reshape(len(labels), len(ROLES)).astype(np.int64)
