"""Allies and adversaries: who has ties of a sign to an actor, with the ties of the other sign beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

import networkx as nx

from kg.analysis.results import TIE_COLUMNS, Listing, frame_of, labelled, left_undated, tie_rows
from kg.analysis.ties import Tie, find_actor, ties_between
from kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

__all__ = ["Neighbour", "Neighbours", "adversaries", "allies"]

Kind: TypeAlias = Literal["allies", "adversaries"]
_WANTED = {"allies": "friendly", "adversaries": "hostile"}


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another actor, with all the ties to it, by sign.

    A pair can be both friendly and hostile; that is a state of its own, and neither side hides the other.

    Attributes:
        name: the other actor.
        positive: the friendly ties, in either direction, a concession or a release among them.
        negative: the hostile ones.
    """

    name: str
    positive: tuple[Tie, ...]
    negative: tuple[Tie, ...]

    @property
    def is_mixed(self) -> bool:
        """Whether there are ties of both signs."""
        return bool(self.positive and self.negative)


@dataclass(frozen=True, slots=True)
class Neighbours(Listing[Neighbour]):
    """The allies or the adversaries of an actor.

    Attributes:
        actor: whose.
        kind: ``allies`` or ``adversaries``.
        items: sorted by name.
        at: the day, or ``None`` for all times together.
        undated: ties that would make an ally, or an adversary, but of which no text says when they held; on a day they
            make none.
    """

    actor: str
    kind: Kind
    items: tuple[Neighbour, ...]
    at: date | None = None
    undated: tuple[Tie, ...] = ()

    def frame(self) -> pd.DataFrame:
        """A row for each claim on each tie, those of the other sign included; ``held`` is how surely on the day."""
        rows = (
            (one.name, sign, *cells)
            for one in self.items
            for sign, ties in self._by_sign(one)
            for tie in ties
            for cells in tie_rows(tie)
        )
        return frame_of(("actor", "sign", *TIE_COLUMNS), rows)

    def text(self) -> str:
        """Everybody with the ties and their claims, and what is not known."""
        when = f"on {self.at}" if self.at else "at any time"
        lines = [f"{self.kind.capitalize()} of {self.actor} {when}:" if self.items else self._nobody(when)]
        for one in self.items:
            lines.append(f"{one.name}, both friendly and hostile:" if one.is_mixed else f"{one.name}:")
            for sign, ties in self._by_sign(one):
                lines += [line for tie in ties for line in labelled(sign, tie)]
        lines += left_undated(self.undated, self.at)
        if self.items and self.at is None:
            lines.append("All times together: a tie in this list may be over.")
        return "\n".join(lines)

    def _nobody(self, when: str) -> str:
        tie = f"{_WANTED[self.kind]} tie"
        return f"No {tie} of {self.actor} {when} in this view. That none is told is no proof that there was none."

    def _by_sign(self, one: Neighbour) -> Iterator[tuple[str, tuple[Tie, ...]]]:
        """The ties that make the neighbour what it is, then the others."""
        both = (("friendly", one.positive), ("hostile", one.negative))
        yield from both if self.kind == "allies" else reversed(both)


def allies(network: nx.MultiDiGraph[str], actor: str, *, at: date | None = None) -> Neighbours:
    """Everybody with a lasting friendly tie to ``actor``, in either direction, sorted by name.

    A concession or a release alone makes no ally. Each comes with the hostile ties too, if there are any.

    Args:
        network: as `kg.network.build_network` gives it; ties that it marks as undated make nobody an ally.
        actor: name or alias.
        at: the network's day, for the text.

    Raises:
        UnknownNameError: the network does not hold the actor.
    """
    return _neighbours(network, actor, "allies", at)


def adversaries(network: nx.MultiDiGraph[str], actor: str, *, at: date | None = None) -> Neighbours:
    """Everybody with a hostile tie to ``actor``, in either direction, sorted by name.

    Each comes with the friendly ties too, if there are any. For the arguments and errors see `allies`.
    """
    return _neighbours(network, actor, "adversaries", at)


def _neighbours(network: nx.MultiDiGraph[str], actor: str, kind: Kind, at: date | None) -> Neighbours:
    actor = find_actor(network, actor)
    found: list[Neighbour] = []
    undated: list[Tie] = []
    for name in sorted({*network.successors(actor), *network.predecessors(actor)} - {actor}):
        ties = ties_between(network, actor, name)
        dated = Neighbour(name, *(_of_sign(ties, sign) for sign in (1, -1)))
        if any(_counts(tie, kind) for tie in (*dated.positive, *dated.negative)):
            found.append(dated)
        undated += [tie for tie in ties if tie.when == "undated" and _counts(tie, kind)]
    return Neighbours(actor, kind, tuple(found), at, tuple(undated))


def _of_sign(ties: Iterable[Tie], sign: int) -> tuple[Tie, ...]:
    return tuple(tie for tie in ties if tie.sign == sign and tie.when != "undated")


def _counts(tie: Tie, kind: Kind) -> bool:
    """Whether a tie makes an ally, or an adversary."""
    if kind == "adversaries":
        return tie.sign < 0
    return tie.sign > 0 and vocabulary().relation(tie.relation).temporality == "state"
