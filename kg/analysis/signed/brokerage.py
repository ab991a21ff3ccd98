"""Gould and Fernandez's brokerage: who stands between two that have no tie, by the groups the three belong to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array

from kg.analysis.signed.snapshot import Snapshot
from kg.errors import InputError

__all__ = ["ROLES", "Brokerage", "brokerage"]

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
    friendly, any_tie = _matrices(snapshot, directed=directed)
    tied = np.unique(np.concatenate(friendly.nonzero()))
    lacking = tied[labels[tied] < 1]
    if len(lacking):
        raise InputError(f"no group for {snapshot.names[lacking[0]]!r}", remedy="give every actor a group from 1 on")
    counts = np.zeros((len(snapshot.names), len(ROLES)), dtype=np.int64)
    incoming = friendly.T.tocsr()
    for broker in tied.tolist():
        sources = incoming.indices[incoming.indptr[broker] : incoming.indptr[broker + 1]]
        targets = friendly.indices[friendly.indptr[broker] : friendly.indptr[broker + 1]]
        if len(sources) and len(targets):
            is_open = any_tie[sources][:, targets].toarray() == 0
            is_open &= sources[:, None] != targets[None, :]
            counts[broker] = _roles(labels[sources], labels[broker], labels[targets], is_open)
    groups_kept = np.zeros(len(snapshot.names), dtype=np.int64)
    groups_kept[tied] = labels[tied]
    return Brokerage(snapshot, groups_kept, counts, directed)


def _roles(
    sources: NDArray[np.int64], broker: np.int64, targets: NDArray[np.int64], is_open: NDArray[np.bool_]
) -> NDArray[np.int64]:
    near, far = (sources == broker)[:, None], (targets == broker)[None, :]
    ends = sources[:, None] == targets[None, :]
    masks = (near & far, ~near & ends, ~near & far, near & ~far, ~near & ~far & ~ends)
    return np.array([int((mask & is_open).sum()) for mask in masks])


def _matrices(snapshot: Snapshot, *, directed: bool) -> tuple[csr_array, csr_array]:
    """Friendly ties, and ties of any kind, from row to column."""
    size = len(snapshot.names)
    if not directed:
        every = csr_array((np.ones(len(snapshot)), (snapshot.first, snapshot.second)), shape=(size, size))
        return snapshot.friendly_matrix(), csr_array(every + every.T)
    if snapshot.table is None:
        raise InputError("a snapshot without a table has no directions", remedy="make it from an EdgeTable")
    rows, table = snapshot.rows, snapshot.table
    pair_of = np.repeat(np.arange(len(snapshot)), np.diff(snapshot.starts))
    is_friendly = (snapshot.state[pair_of] == 1) & (table.sign[rows] > 0)
    matrices = []
    for kept in (rows[is_friendly], rows):
        ends = table.source[kept], table.target[kept]
        matrix = csr_array((np.ones(len(kept)), ends), shape=(size, size))
        matrix.sum_duplicates()
        matrices.append(matrix)
    return matrices[0], matrices[1]
