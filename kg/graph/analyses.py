"""The analyses that need more than one network: a base class of `Graph`, so that people find them there."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from kg import analysis
from kg.beliefs import Assessment, Camps, Held, View
from kg.errors import UnknownNameError, suggestion
from kg.model import Account, Actor, parse_day
from kg.vocabulary import vocabulary

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Analyses"]


class Analyses(ABC):
    """Mediation, agreements, claims, differences and timelines, on any view and day."""

    @property
    @abstractmethod
    def accounts(self) -> tuple[Account, ...]:
        """What each document says."""

    @property
    @abstractmethod
    def assessments(self) -> Sequence[Assessment]:
        """Every assertable with its status."""

    @abstractmethod
    def find_actor(self, name: str) -> Actor:
        """The actor of that name or alias."""

    @abstractmethod
    def held(self, view: View | str = "accepted", at: date | str | None = None) -> list[Held]:
        """What a view holds."""

    @abstractmethod
    def network(
        self, *, view: View | str = "accepted", at: date | str | None = None, undated: bool = False
    ) -> nx.MultiDiGraph[str]:
        """The network of a view."""

    def reversals(self, *, view: View | str = "accepted", hysteresis: int = 1) -> analysis.Reversals:
        """Pairs whose ties changed sign; see `kg.analysis.reversals`."""
        return analysis.reversals(self.network(view=view), hysteresis=hysteresis)

    # Mediation

    def could_mediate(
        self,
        first: str,
        second: str,
        *,
        at: date | str,
        view: View | str = "accepted",
        options: analysis.Options | None = None,
    ) -> analysis.Mediators:
        """Who could mediate between the two on a day, every factor shown; see `kg.analysis.could_mediate`.

        Raises:
            UnknownNameError: one of the two is nobody in the graph, or no actor.
            TimeError: ``at`` is not a full date.
            QueryError: the two are one party.
        """
        network = self._with_parties(self.network(view=view), first, second)
        return analysis.could_mediate(network, self._party(first), self._party(second), _day(at), options)

    def conflicted_mediators(self, *, view: View | str = "accepted") -> analysis.ConflictedMediators:
        """Mediations whose mediator is said to stand on a side, by whatever anybody affirms."""
        return analysis.conflicted_mediators(self.network(view=view), self.network(view="all"))

    def backtest_mediation(
        self, *, view: View | str = "accepted", options: analysis.Options | None = None
    ) -> analysis.Backtest:
        """What the score would have said before each mediation, never looking ahead; see `kg.analysis.backtest`."""
        chosen = view if isinstance(view, View) else View.parse(view)
        return analysis.backtest(self.accounts, self.network(view=view), chosen, options)

    # Agreements

    def agreements(self, *, view: View | str = "accepted", at: date | str | None = None) -> analysis.Agreements:
        """Each agreement's life, who mediated and hosted it, its status on the day; see `kg.analysis.agreements`."""
        return analysis.agreements(self.held(view), None if at is None else _day(at), told=self.assessments)

    def durations(self, *, view: View | str = "accepted") -> analysis.Durations:
        """How long agreements lasted, with what is not over or dated within bounds; see `kg.analysis.durations`."""
        return analysis.durations(self.agreements(view=view))

    # Claims

    def ledger(self, claimant: str) -> analysis.Ledger:
        """What a claimant says in public, and what in private; see `kg.analysis.ledger`."""
        return analysis.ledger(self.accounts, self.assessments, self._party(claimant))

    def accusations(self) -> analysis.Accusations:
        """Who accuses whom of what, and who denies it; see `kg.analysis.accusations`."""
        return analysis.accusations(self.accounts, self.assessments)

    def independent_origins(self, *, view: View | str = "all", least: int = 2) -> analysis.Origins:
        """What several documents carry, with the origins behind it; see `kg.analysis.independent_origins`."""
        return analysis.independent_origins(self.held(view), least=least)

    def figures(self, *, view: View | str = "all", measure: str | None = None) -> analysis.Figures:
        """Figures side by side, and why two of them must not be added; see `kg.analysis.figures`.

        Raises:
            UnknownNameError: no figure is of that measure; the message suggests the nearest.
        """
        held = self.held(view)
        known = sorted({number.measure for one in self.assessments if (number := one.statement.figure) is not None})
        if measure is not None and measure not in known:
            remedy = suggestion(
                measure, known, otherwise=f"use one of {', '.join(known) or 'none: there is no figure'}"
            )
            raise UnknownNameError(f"no figure of {measure!r}", remedy=remedy)
        return analysis.figures(held, Camps(self.accounts), measure=measure)

    def _party(self, name: str) -> str:
        actor = self.find_actor(name)
        if not vocabulary().is_a(actor.type, "Actor"):
            label = vocabulary().labels.get(actor.type, actor.type)
            raise UnknownNameError(
                f"{actor.name!r} is no actor, but a {label}", remedy="name a state, a group or a person"
            )
        return actor.name

    def _with_parties(self, network: nx.MultiDiGraph[str], *names: str) -> nx.MultiDiGraph[str]:
        """The network, in which an actor of the graph that has no tie in this view stands alone."""
        for name in names:
            actor = self.find_actor(self._party(name))
            if actor.name not in network:
                label = vocabulary().labels.get(actor.type, actor.type)
                alone = {"aliases": actor.aliases, "acts_for": actor.acts_for}
                network.add_node(actor.name, kind="actor", type=actor.type, type_label=label, **alone)
        return network


def _day(day: date | str) -> date:
    return parse_day(day) if isinstance(day, str) else day
