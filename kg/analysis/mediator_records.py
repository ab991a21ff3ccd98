"""Who has mediated between whom, or hosted them, with the ties that bear on whose side it is on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from kg.analysis.results import TIE_COLUMNS, Listing, frame_of, labelled, left_undated, tie_rows
from kg.analysis.rollup import Rollup
from kg.analysis.ties import Tie, find_actor, tie, ties_between
from kg.wording import listed

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

__all__ = ["MediatorRecord", "MediatorRecords", "mediators_between"]

_GOOD_OFFICES = frozenset({"mediatedBetween", "hosted"})


@dataclass(frozen=True, slots=True)
class MediatorRecord:
    """An actor who has mediated between two parties, or hosted them, and how it stands to each.

    Attributes:
        name: the mediator.
        mediations: its mediations between the two; hosting is not among them.
        hostings: where it gave the place.
        support: friendly ties between it and one of the parties: a reason to ask whose side it is on.
        hostility: hostile ties, likewise.
    """

    name: str
    mediations: tuple[Tie, ...]
    hostings: tuple[Tie, ...]
    support: tuple[Tie, ...]
    hostility: tuple[Tie, ...]

    @property
    def parts(self) -> Iterator[tuple[str, tuple[Tie, ...]]]:
        """The ties by what they are: ``mediation``, ``hosting``, ``friendly``, ``hostile``."""
        yield from (("mediation", self.mediations), ("hosting", self.hostings))
        yield from (("friendly", self.support), ("hostile", self.hostility))


@dataclass(frozen=True, slots=True)
class MediatorRecords(Listing[MediatorRecord]):
    """Who has mediated between two parties, or hosted them.

    Attributes:
        parties: the two, each with those who count as one with it.
        items: sorted by name.
        at: the day, or ``None`` for all times together.
        undated: mediations and hostings of which no text says when; on a day they do not count.
        is_one: whether the two count as one party, between whom nobody mediates.
        apart: who has mediated where each party counts with those who govern it and act for it, where nobody has
            without; sorted.
    """

    parties: tuple[str, str]
    items: tuple[MediatorRecord, ...]
    at: date | None = None
    undated: tuple[Tie, ...] = ()
    is_one: bool = False
    apart: tuple[str, ...] = ()

    def frame(self) -> pd.DataFrame:
        """A row for each claim on each tie; ``held`` is how surely on the day."""
        rows = (
            (one.name, part, *cells)
            for one in self.items
            for part, ties in one.parts
            for tie in ties
            for cells in tie_rows(tie)
        )
        return frame_of(("mediator", "part", *TIE_COLUMNS), rows)

    def text(self) -> str:
        """Each with its mediations, its own ties to the parties and their claims, and what is not known."""
        between = f"between {' and '.join(self.parties)}" + (f" on {self.at}" if self.at else "")
        if self.is_one:
            return f"Nobody can mediate {between}: the two count as one party."
        if self.items:
            lines = [f"Who has mediated {between}, or hosted them:"]
        else:
            lines = [f"No mediation {between} in this view. That none is told is no proof that there was none."]
            if self.apart:
                whole = "Where a state, those who govern it and what acts for it count as one (rollup)"
                lines.append(f"{whole}, there is: by {listed(self.apart)}.")
        for one in self.items:
            lines.append(f"{one.name}:" if one.mediations else f"{one.name}, host only:")
            lines += [line for part, ties in one.parts for tie in ties for line in labelled(part, tie)]
        return "\n".join([*lines, *left_undated(self.undated, self.at)])


def mediators_between(
    network: nx.MultiDiGraph[str],
    first: str,
    second: str,
    *,
    rollup: Rollup | None = None,
    at: date | None = None,
) -> MediatorRecords:
    """Who has mediated between the two, or hosted them, sorted by name.

    Args:
        network: as `kg.network.build_network` gives it; ties that it marks as undated do not count.
        first: a party.
        second: the other.
        rollup: who counts as one with whom; by default everybody stands for itself.
        at: the network's day, for the text.

    Raises:
        UnknownNameError: the network does not hold one of them.
    """
    rollup = rollup or Rollup({}, {})
    one, other = (rollup.name(find_actor(network, name)) for name in (first, second))
    parties = rollup.words(one), rollup.words(other)
    if one == other:
        return MediatorRecords(parties, (), at, is_one=True)
    found: dict[str, dict[str, Tie]] = {}
    undated: dict[str, Tie] = {}
    for source, target, attributes in network.edges(data=True):
        if attributes["relation"] in _GOOD_OFFICES and network.nodes[target]["kind"] == "actor":
            between = {rollup.name(party) for party in attributes["parties"]}
            if {one, other} <= between and rollup.name(source) not in (one, other):
                made = tie(source, target, attributes)
                kept = undated if made.when == "undated" else found.setdefault(source, {})
                kept.setdefault(made.assertable, made)
    sides = [rollup.all_of(party) for party in (one, other)]
    records = tuple(_record(network, name, found[name].values(), sides) for name in sorted(found))
    return MediatorRecords(parties, records, at, tuple(undated[key] for key in sorted(undated)))


def _record(
    network: nx.MultiDiGraph[str], name: str, ties: Iterable[Tie], sides: Sequence[Sequence[str]]
) -> MediatorRecord:
    ordered = sorted(ties, key=lambda tie: tie.assertable)
    around = [
        tie for side in sides for party in side for tie in ties_between(network, name, party) if tie.when != "undated"
    ]
    return MediatorRecord(
        name,
        tuple(tie for tie in ordered if tie.relation == "mediatedBetween"),
        tuple(tie for tie in ordered if tie.relation == "hosted"),
        tuple(tie for tie in around if tie.sign > 0),
        tuple(tie for tie in around if tie.sign < 0),
    )
