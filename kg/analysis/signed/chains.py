"""Chains of signed ties: the friend of a friend, the enemy of an enemy.

A chain is friendly if the number of its hostile pairs is even. The shortest of either sign are found on the signed
double cover (see `kg.analysis.signed.instance.Instance.cover`). They are walks: a chain may pass through an actor
twice, and the text says where one does.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order

from kg.analysis.signed.frustration import instance_of
from kg.analysis.signed.snapshot import Snapshot, set_apart

__all__ = ["Chain", "Chains", "chains"]


@dataclass(frozen=True, slots=True)
class Chain:
    """A shortest chain of one sign.

    Attributes:
        sign: 1 or -1: the product of the signs along it.
        actors: along the way, both ends included.
        pairs: the places of its pairs in the snapshot.
    """

    sign: int
    actors: tuple[str, ...]
    pairs: tuple[int, ...]

    @property
    def returns(self) -> bool:
        """Whether it passes through an actor twice."""
        return len(set(self.actors)) < len(self.actors)


@dataclass(frozen=True, slots=True, eq=False)
class Chains:
    """The shortest friendly and the shortest hostile chain between two actors.

    Attributes:
        snapshot: what they were found in.
        first: where they begin.
        second: where they end.
        friendly: ``None`` where there is none.
        hostile: likewise.
    """

    snapshot: Snapshot
    first: str
    second: str
    friendly: Chain | None
    hostile: Chain | None

    def frame(self) -> pd.DataFrame:
        """One row a step: ``chain``, ``step``, ``from``, ``to``, ``sign``, ``ties``."""
        rows = [
            (
                name,
                step,
                *chain.actors[step - 1 : step + 1],
                int(self.snapshot.state[pair]),
                ", ".join(self.snapshot.keys_of(pair)),
            )
            for name, chain in (("friendly", self.friendly), ("hostile", self.hostile))
            if chain is not None
            for step, pair in enumerate(chain.pairs, start=1)
        ]
        return pd.DataFrame(rows, columns=["chain", "step", "from", "to", "sign", "ties"])

    def evidence(self) -> pd.DataFrame:
        """The claims behind the pairs along both chains; see `Snapshot.claims`."""
        found = (chain.pairs for chain in (self.friendly, self.hostile) if chain is not None)
        return self.snapshot.claims(sorted({pair for pairs in found for pair in pairs}))

    def text(self) -> str:
        """The result for people, with what is not known."""
        lines = []
        for name, chain in (("friendly", self.friendly), ("hostile", self.hostile)):
            if chain is None:
                lines.append(f"No {name} chain leads from {self.first} to {self.second}.")
            else:
                signs = ["+" if self.snapshot.state[pair] > 0 else "−" for pair in chain.pairs]
                steps = "".join(f" {sign} {actor}" for sign, actor in zip(signs, chain.actors[1:], strict=True))
                note = " It passes through an actor twice." if chain.returns else ""
                lines.append(f"Shortest {name} chain: {chain.actors[0]}{steps}.{note}")
        lines.append("A chain of ties is not itself a tie.")
        return "\n".join([*lines, set_apart(self.snapshot)]).strip()


def chains(snapshot: Snapshot, first: str, second: str) -> Chains:
    """The shortest chains of either sign from one actor to another over pairs that have a sign.

    Raises:
        UnknownNameError: one of the two has no tie in the snapshot.
    """
    start, end = snapshot.find(first), snapshot.find(second)
    instance = instance_of(snapshot)
    one, other, edges = instance.cover()
    size = 2 * instance.size
    cover = csr_array((np.ones(len(one), dtype=np.int8), (one, other)), shape=(size, size))
    _, before = breadth_first_order(cover, start, directed=True)
    edge_of = dict(zip((one * size + other).tolist(), edges.tolist(), strict=True)) if len(one) else {}

    def chain(sign: int) -> Chain | None:
        nodes = [end if sign > 0 else end + instance.size]
        if before[nodes[0]] < 0:
            return None
        while before[nodes[-1]] >= 0:
            nodes.append(int(before[nodes[-1]]))
        nodes.reverse()
        places = [int(snapshot.signed[edge_of[near * size + far]]) for near, far in pairwise(nodes)]
        return Chain(sign, tuple(snapshot.names[node % instance.size] for node in nodes), tuple(places))

    return Chains(snapshot, snapshot.names[start], snapshot.names[end], chain(1), chain(-1))
