"""Who is central in a signed network. Where a measure is not defined there is none, and the reason is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy.sparse import csr_array, eye_array
from scipy.sparse.linalg import ArpackNoConvergence, eigsh, splu

from kg.analysis.signed.instance import Floats
from kg.analysis.signed.snapshot import Snapshot, first_of, set_apart
from kg.errors import UndefinedError

__all__ = ["Centralities", "centralities", "eigenvector_centrality", "pn_centrality"]

_DOMINANT = 1e-6
"""By how much of itself an eigenvalue must be larger than the next."""
_DENSE = 500
_CONTRACTING = 0.5
_WORK = 2_500_000
"""Rounds of the search for eigenvalues, times nodes: some seconds of it."""
_SAME = 1e-9
"""Centralities that differ by less are the same; what is left over of an equation that is solved, likewise."""


@dataclass(frozen=True, slots=True, eq=False)
class Centralities:
    """Measures of each actor that has a tie.

    Attributes:
        snapshot: what they were computed from; pairs that are both friendly and hostile are set apart.
        places: of the actors in the snapshot.
        friends: how many friendly pairs each actor has.
        enemies: how many hostile ones.
        pn: the PN centrality of Everett and Borgatti (2014); ``None`` where it is not defined.
        eigenvector: the eigenvector centrality; actors of opposite signs are on opposite sides; or ``None``.
        missing: why a measure is not there.
    """

    snapshot: Snapshot
    places: tuple[int, ...]
    friends: tuple[int, ...]
    enemies: tuple[int, ...]
    pn: tuple[float, ...] | None
    eigenvector: tuple[float, ...] | None
    missing: tuple[str, ...]

    def frame(self) -> pd.DataFrame:
        """One row an actor: ``actor``, ``friends``, ``enemies``, ``net``, ``ratio``, ``pn``, ``eigenvector``.

        ``net`` is friends less enemies, ``ratio`` the share of friends among both. Sorted by ``pn``, else by ``net``.
        """
        friends, enemies = np.array(self.friends, dtype=np.int64), np.array(self.enemies, dtype=np.int64)
        total = friends + enemies
        frame = pd.DataFrame(
            {
                "actor": [self.snapshot.names[place] for place in self.places],
                "friends": friends,
                "enemies": enemies,
                "net": friends - enemies,
                "ratio": np.divide(friends, total, out=np.full(len(total), np.nan), where=total > 0),
                "pn": np.nan if self.pn is None else np.array(self.pn),
                "eigenvector": np.nan if self.eigenvector is None else np.array(self.eigenvector),
            }
        )
        by = "net" if self.pn is None else "pn"
        return frame.sort_values([by, "actor"], ascending=[False, True], ignore_index=True)

    def evidence(self) -> pd.DataFrame:
        """The claims behind all pairs; see `Snapshot.claims`."""
        return self.snapshot.claims()

    def text(self) -> str:
        """The extremes for people, with what is not known."""
        if not self.places:
            return f"No actor here has a signed tie. {set_apart(self.snapshot)}".strip()
        if not len(self.snapshot.signed):
            return f"No pair here has one sign, so nobody is central. {set_apart(self.snapshot)}"
        frame = self.frame()
        by, column = ("net degree", "net") if self.pn is None else ("PN centrality", "pn")
        values = frame[column].to_numpy(dtype=np.float64)
        if np.ptp(values) <= _SAME:
            parts = [f"All {len(frame)} actors have the same {by}."]
        else:
            top, last = (
                first_of(frame["actor"][np.abs(values - end) <= _SAME]) for end in (values.max(), values.min())
            )
            parts = [f"Of {len(frame)} actors the highest {by} is that of {top}, the lowest that of {last}."]
        parts += [f"{text[:1].upper()}{text[1:]}." for text in self.missing]
        return " ".join([*parts, set_apart(self.snapshot)]).strip()


def centralities(snapshot: Snapshot) -> Centralities:
    """Degrees, PN and eigenvector centrality of every actor with a tie; what is not defined has its reason instead."""
    places = snapshot.present
    friendly, hostile = (
        matrix[places][:, places].sum(axis=1) for matrix in (snapshot.friendly_matrix(), snapshot.hostile_matrix())
    )
    missing: list[str] = []
    found: list[tuple[float, ...] | None] = []
    for measure in (pn_centrality, eigenvector_centrality):
        try:
            found.append(tuple(measure(snapshot).tolist()))
        except UndefinedError as problem:
            missing.append(problem.message)
            found.append(None)
    return Centralities(
        snapshot, tuple(places.tolist()), tuple(friendly.astype(int).tolist()), tuple(hostile.astype(int).tolist()),
        found[0], found[1], tuple(missing),
    )  # fmt: skip


def pn_centrality(snapshot: Snapshot) -> Floats:
    """(I - (P - 2N) / (2n - 2))⁻¹ 1 over the actors with a tie, in the order of their places.

    Raises:
        UndefinedError: there are fewer than two actors, or the matrix cannot be inverted.
    """
    if not len(snapshot.signed):
        raise UndefinedError("PN centrality is not defined without a signed pair")
    places = snapshot.present
    count = len(places)
    if count < 2:
        raise UndefinedError("PN centrality is not defined for fewer than two actors")
    friendly, hostile = snapshot.friendly_matrix(), snapshot.hostile_matrix()
    ties = csr_array((friendly - 2 * hostile)[places][:, places] / (2 * count - 2))
    found = _fixed_point(ties) if abs(ties).sum(axis=1).max() <= _CONTRACTING else _inverted(ties)
    if not np.isfinite(found).all() or np.abs(found - ties @ found - 1).max() > _SAME:
        raise UndefinedError("PN centrality is not defined here: its matrix cannot be inverted")
    return found


def _fixed_point(ties: csr_array[Any]) -> Floats:
    """The solution of x = 1 + Bx by repetition: where rows of B are small, each step halves the error at least."""
    found = np.ones(ties.shape[0])
    for _ in range(60):
        found = 1 + ties @ found
    return found


def _inverted(ties: csr_array[Any]) -> Floats:
    try:
        return np.asarray(splu((eye_array(ties.shape[0]) - ties).tocsc()).solve(np.ones(ties.shape[0])), np.float64)
    except RuntimeError:  # exactly singular
        return np.full(ties.shape[0], np.inf)


def eigenvector_centrality(snapshot: Snapshot) -> Floats:
    """The eigenvector of the eigenvalue that is largest in absolute value, of length 1, largest entry positive.

    In the order of the places of the actors with a tie.

    Raises:
        UndefinedError: there is no tie, or no single such eigenvalue: two or more are as large, as in a network of
            several parts or in one where signs cancel, and then any vector among them would do.
    """
    places = snapshot.present
    matrix = snapshot.matrix()[places][:, places]
    if matrix.nnz == 0:
        raise UndefinedError("eigenvector centrality is not defined without a signed pair")
    try:
        values, vectors = _two_largest(matrix.astype(np.float64))
    except ArpackNoConvergence:
        raise UndefinedError("eigenvector centrality was not found: the eigenvalues lie too close together") from None
    if len(values) > 1 and abs(values[1]) > abs(values[0]) * (1 - _DOMINANT):
        raise UndefinedError(
            f"eigenvector centrality is not defined: no eigenvalue is dominant ({values[0]:.4f} and {values[1]:.4f})"
        )
    vector = vectors[:, 0]
    return np.asarray(vector * np.sign(vector[np.argmax(np.abs(vector))]), dtype=np.float64)


def _two_largest(matrix: csr_array[Any]) -> tuple[Floats, Floats]:
    """The two eigenvalues that are largest in absolute value, with their vectors."""
    if matrix.shape[0] <= _DENSE:
        values, vectors = np.linalg.eigh(matrix.toarray())
    else:
        rounds = min(max(_WORK // matrix.shape[0], 3), 100)
        values, vectors = eigsh(matrix, k=2, which="LM", v0=np.cos(np.arange(matrix.shape[0])), maxiter=rounds)
    order = np.argsort(-np.abs(values), kind="stable")[:2]
    return values[order], vectors[:, order]
