"""What the score would have said before each mediation in the data, from what is told of the time before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from kg.analysis.candidate import Candidate, Mediators, Options
from kg.analysis.candidates import could_mediate
from kg.analysis.results import CLAIM_COLUMNS, Listing, cited, claim_cells, frame_of
from kg.analysis.ties import Tie, tie
from kg.beliefs import View, assess, only_before, select
from kg.errors import QueryError
from kg.model import Account
from kg.network import build_network

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

__all__ = ["Backtest", "Forecast", "backtest"]


@dataclass(frozen=True, slots=True)
class Forecast:
    """A mediation, and what the score says from what is told of the time before it.

    Attributes:
        mediation: the mediation.
        mediator: who mediated.
        parties: two of those between whom.
        day: the first day on which it can have begun; only the time before counts. ``None`` where no text gives one.
        ranked: the candidates on that day, or ``None`` where there is no day, or a party is not heard of before it.
        reason: why there is no rank, in words; empty where there is one.
    """

    mediation: Tie
    mediator: str
    parties: tuple[str, str]
    day: date | None
    ranked: Mediators | None
    reason: str

    @property
    def candidate(self) -> Candidate | None:
        """The mediator among the candidates, under its own name or as part of another."""
        for one in self.ranked or ():
            if one.actor == self.mediator or self.mediator in one.members:
                return one
        return None

    @property
    def rank(self) -> int | None:
        """The rank at which the score puts the one who did mediate."""
        found = self.candidate
        return None if found is None else found.rank


@dataclass(frozen=True, slots=True)
class Backtest(Listing[Forecast]):
    """A forecast for each mediation and each pair of its parties, by day."""

    items: tuple[Forecast, ...]

    @property
    def found(self) -> int:
        """For how many the one who mediated is among the candidates."""
        return sum(one.rank is not None for one in self.items)

    def frame(self) -> pd.DataFrame:
        """A row for each claim of each mediation that was tested."""
        columns = ("mediator", "first", "second", "before", "rank", "candidates", "reason", "mediation", *CLAIM_COLUMNS)
        rows = (
            (
                one.mediator, *one.parties, one.day, one.rank, None if one.ranked is None else len(one.ranked),
                one.reason, one.mediation.time, *claim_cells(claim),
            )
            for one in self.items
            for claim in one.mediation.evidence
        )  # fmt: skip
        return frame_of(columns, rows)

    def text(self) -> str:
        """What the score would have said, case by case, and how often it would have named the mediator."""
        if not self.items:
            return "No mediation in this view: nothing to test the score on."
        lines = []
        for one in self.items:
            when = f"before {one.day}" if one.day else "undated"
            said = f"rank {one.rank} of {len(one.ranked or ())}" if one.rank else one.reason
            lines.append(f"{one.mediator} between {one.parties[0]} and {one.parties[1]}, {when}: {said}")
            lines += cited(one.mediation.evidence)
        lines.append(f"The score finds the mediator in {self.found} of {len(self.items)}.")
        if len(self.items) < _FEW:
            lines.append("So few cases test nothing: they only show what the score had to go by.")
        return "\n".join(lines)


_FEW = 20


def backtest(
    accounts: Sequence[Account], network: nx.MultiDiGraph[str], view: View, options: Options | None = None
) -> Backtest:
    """What the score would have said before each mediation.

    For each, everything is computed anew (status, network, score) from the statements whose own words place their
    beginning before the first day on which the mediation can have begun. A later statement changes nothing.

    Args:
        accounts: what each document says.
        network: of the view at all times, for the mediations.
        view: what to believe; its day does not count.
        options: as for `could_mediate`; the bootstrap is left out.
    """
    options = replace(options or Options(), replicates=0)
    view = replace(view, at=None)
    mediations = {
        attributes["assertable"] + source: tie(source, target, attributes)
        for source, target, attributes in network.edges(data=True)
        if attributes["relation"] == "mediatedBetween" and network.nodes[target]["kind"] == "actor"
    }
    found = [
        _forecast(mediations[key], pair, accounts, view, options)
        for key in sorted(mediations)
        for pair in combinations(mediations[key].parties, 2)
    ]
    return Backtest(tuple(sorted(found, key=lambda one: (one.day or date.max, one.mediator, one.parties))))


def _forecast(
    mediation: Tie, parties: tuple[str, str], accounts: Sequence[Account], view: View, options: Options
) -> Forecast:
    mediator, day = mediation.source, mediation.interval.from_earliest
    if day is None:
        return Forecast(mediation, mediator, parties, None, None, "no text says when it can have begun")
    before = only_before(accounts, day)
    network = build_network(select(assess(before), view, before), before)
    missing = [party for party in parties if party not in network]
    if missing:
        reason = f"nothing told of the time before says anything of {' or '.join(missing)}"
        return Forecast(mediation, mediator, parties, day, None, reason)
    try:
        ranked = could_mediate(network, *parties, day, options)
    except QueryError:
        return Forecast(mediation, mediator, parties, day, None, "the two count as one party before that day")
    made = Forecast(mediation, mediator, parties, day, ranked, "")
    if made.rank is not None:
        return made
    told = "has no way to both parties" if mediator in network else "is not heard of"
    among = f"not among the {len(ranked)} found" if len(ranked) else "nobody is found"
    return replace(made, reason=f"{among}: it {told} in what is told of the time before")
