"""The analyses that need more than one network: a base class of `Graph`, so that people find them there."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Self, TypeAlias, TypeVar

from kg.beliefs import Assessment, Camps, Held, View, actors_of, claimants_of, known_by, recorded, without_origin
from kg.errors import QueryError, UnknownNameError, suggestion
from kg.later import Later
from kg.model import Account, Actor
from kg.vocabulary import vocabulary

if TYPE_CHECKING:
    import networkx as nx

    from kg import analysis
else:
    analysis = Later("kg.analysis")  # numpy and networkx are slow to import, and who only asks a graph needs neither

__all__ = ["Analyses"]

T = TypeVar("T")
Twice: TypeAlias = T | tuple[T, T]
"""The same for both sides, or one for each."""


class Analyses(ABC):
    """Mediation, agreements, claims, differences and timelines, on any view and day."""

    @abstractmethod
    def _of(self, accounts: Iterable[Account]) -> Self:
        """The graph of other accounts, beside the same tables."""

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

    @cached_property
    def dated(self) -> tuple[date, date] | None:
        """The first and the last day that a time of anything told here names; ``None`` where nothing has a time."""
        names = ("from_earliest", "from_latest", "to_earliest", "to_latest")
        intervals = (assessment.interval for assessment in self.assessments)
        days = [day for one in intervals for name in names if (day := getattr(one, name)) is not None]
        return (min(days), max(days)) if days else None

    def is_before_all(self, day: date | None) -> bool:
        """Whether a day lies before every day that is named here, so that nothing here speaks of it."""
        return day is not None and self.dated is not None and day < self.dated[0]

    def outside(self, day: date | str | None) -> str:
        """What to know of a day before or after all that is named here, for people; empty of a day between."""
        if day is None or self.dated is None or self.dated[0] <= analysis.as_day(day) <= self.dated[1]:
            return ""
        if self.is_before_all(analysis.as_day(day)):
            return f"no time that is told here lies before {self.dated[0]}, so that nothing is known of {day}"
        return f"no time that is told here lies after {self.dated[1]}: of {day} it is only told what nothing rules out"

    def reversals(self, *, view: View | str = "accepted", hysteresis: int = 1) -> analysis.Reversals:
        """Pairs whose ties changed sign; see `kg.analysis.reversals`."""
        return analysis.reversals(self.network(view=view), hysteresis=hysteresis)

    # Neighbours

    def allies(self, actor: str, *, view: View | str = "accepted", at: date | str | None = None) -> analysis.Neighbours:
        """Everybody with a lasting friendly tie to the actor; see `kg.analysis.allies`.

        Raises:
            UnknownNameError: the actor is nobody in the graph, or no actor; or there is no such view.
            TimeError: ``at`` is not a full date.
        """
        chosen, name = View.parse(view, at), self._party(actor)
        network = self._with_parties(self.network(view=chosen, undated=True), name)
        return analysis.allies(network, name, at=chosen.at)

    def adversaries(
        self, actor: str, *, view: View | str = "accepted", at: date | str | None = None
    ) -> analysis.Neighbours:
        """Everybody with a hostile tie to the actor; for the errors see `allies`."""
        chosen, name = View.parse(view, at), self._party(actor)
        network = self._with_parties(self.network(view=chosen, undated=True), name)
        return analysis.adversaries(network, name, at=chosen.at)

    # Mediation

    def mediators(
        self,
        first: str,
        second: str,
        *,
        view: View | str = "accepted",
        at: date | str | None = None,
        rollup: bool = False,
    ) -> analysis.MediatorRecords:
        """Who has mediated between the two, or hosted them; see `kg.analysis.mediators_between`.

        Args:
            first: a party.
            second: the other.
            view: what to believe.
            at: a day, ``YYYY-MM-DD``, or ``None`` for all times.
            rollup: whether a state, those who govern it and what acts for it count as one, on the day or at all times.

        Raises:
            UnknownNameError: one of the two is nobody in the graph, or no actor; or there is no such view.
            TimeError: ``at`` is not a full date.
        """
        chosen, names = View.parse(view, at), (self._party(first), self._party(second))
        network = self._with_parties(self.network(view=chosen, undated=True), *names)
        found = None if rollup else analysis.mediators_between(network, *names, at=chosen.at)
        if found:
            return found
        joined = analysis.rolled_up(network, chosen.at or date.max, names)
        wide = analysis.mediators_between(network, *names, rollup=joined, at=chosen.at)
        return wide if found is None else replace(found, apart=tuple(one.name for one in wide))

    def mediation_paths(
        self,
        first: str,
        second: str,
        *,
        longest: int = 3,
        view: View | str = "accepted",
        at: date | str | None = None,
    ) -> analysis.MediationPaths:
        """The ways from one to the other over ties that are not hostile; see `kg.analysis.mediation_paths`.

        Raises:
            UnknownNameError: one of the two is nobody in the graph, or no actor; or there is no such view.
            TimeError: ``at`` is not a full date.
        """
        names = self._party(first), self._party(second)
        network = self._with_parties(self.network(view=view, at=at), *names)
        return analysis.mediation_paths(network, *names, longest=longest)

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
        day = analysis.as_day(at)
        # On a day before all that is told there is nobody; later days are asked of all times, for the past counts.
        told = self.network(view=view, at=day) if self.is_before_all(day) else self.network(view=view)
        network = self._with_parties(told, first, second)
        return analysis.could_mediate(network, self._party(first), self._party(second), day, options)

    def conflicted_mediators(
        self, *, view: View | str = "accepted", rollup: bool = False
    ) -> analysis.ConflictedMediators:
        """Mediations whose mediator is said to stand on a side, by whatever anybody affirms.

        Args:
            view: what to believe of the mediations.
            rollup: whether a state, those who have ever governed it and what acts for it count as one.
        """
        told = self.network(view="all")
        joined = analysis.rolled_up(told, date.max, ()) if rollup else None
        return analysis.conflicted_mediators(self.network(view=view), told, joined)

    def backtest_mediation(
        self, *, view: View | str = "accepted", options: analysis.Options | None = None
    ) -> analysis.Backtest:
        """What the score would have said before each mediation, never looking ahead; see `kg.analysis.backtest`."""
        return analysis.backtest(self.accounts, self.network(view=view), View.parse(view), options)

    # Agreements

    def agreements(self, *, view: View | str = "accepted", at: date | str | None = None) -> analysis.Agreements:
        """Each agreement's life, who mediated and hosted it, its status on the day; see `kg.analysis.agreements`."""
        return analysis.agreements(self.held(view), None if at is None else analysis.as_day(at), told=self.assessments)

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
        if measure is not None:
            self._check_measure(measure)
        return analysis.figures(self.held(view), Camps(self.accounts), measure=measure)

    def _check_measure(self, measure: str) -> None:
        known = sorted({number.measure for one in self.assessments if (number := one.statement.figure) is not None})
        if measure not in known:
            remedy = suggestion(
                measure, known, otherwise=f"use one of {', '.join(known) or 'none: there is no figure'}"
            )
            raise UnknownNameError(f"no figure of {measure!r}", remedy=remedy)

    def worldviews(
        self, question: analysis.Question | str, *, views: Sequence[View | str] = (), at: date | str | None = None
    ) -> analysis.Worldviews:
        """The same question asked of each view, and what survives in all of them; see `kg.analysis.Question`.

        Args:
            question: what to ask, or its name.
            views: the views to ask; by default what is accepted, and the world as each claimant has it.
            at: the day, or ``None`` for all times.
        """
        asked = self._question(question, at)
        chosen = views or ["accepted", *(f"claimant={name}" for name in self._claimants())]
        networks = {str(view): self._network_for(asked, view, at) for view in chosen}
        return analysis.worldviews(asked, networks)

    def robustness(
        self,
        question: analysis.Question | str,
        *,
        view: View | str = "accepted",
        at: date | str | None = None,
        replicates: int = 100,
        seed: int = 0,
    ) -> analysis.Robustness:
        """The same question asked of corroborated ties only, without each source, and of ties drawn by chance.

        Args:
            question: what to ask, or its name; see `kg.analysis.Question`.
            view: what to believe.
            at: the day, or ``None`` for all times.
            replicates: how many draws; 0 for none.
            seed: where the random numbers begin.
        """
        asked = self._question(question, at)
        network = self._network_for(asked, view, at)
        told = [claim.origin for _, _, edge in network.edges(data=True) for claim in edge["evidence"]]
        sources = sorted(set(told))
        variants = {"corroborated ties only": self._network_for(asked, "corroborated", at)}
        for source in sources:
            rest = self._of(without_origin(self.accounts, source))
            variants[f"without {source}"] = rest._network_for(asked, view, at)
        return analysis.robustness(
            asked, network, variants, sources=sources, replicates=replicates, seed=seed
        )  # fmt: skip

    # Differences

    def known_by(self, day: date | str) -> Self:
        """The graph as it stood on a day, by what had been recorded by then; what has no such date is left out."""
        return self._of(known_by(self.accounts, analysis.as_day(day)))

    def diff(
        self,
        other: Analyses | None = None,
        *,
        at: Twice[date | str | None] = None,
        known: Twice[date | str | None] = None,
        view: Twice[View | str] = "accepted",
    ) -> analysis.Difference:
        """Which ties appear, vanish, or change their status or sign between two sides, and by which sentences.

        The sides differ in whatever is given twice, as a pair: the day of the world, the day of knowledge (what had
        been recorded by then), the view; and in the graph, where another is given.

        Args:
            other: the graph of the second side; by default this one.
            at: a day, two days, or ``None`` for all times.
            known: likewise, for what had been recorded.
            view: a view, or two.

        Raises:
            QueryError: the two sides are the same.
        """
        days, knowledge = _two(at), _two(known)
        views: tuple[View | str, View | str] = _two(view)
        if other is None and all(str(pair[0]) == str(pair[1]) for pair in (days, knowledge, views)):
            raise QueryError(
                "the two sides are the same", remedy="give two days, two days of knowledge, two views or another graph"
            )
        graphs: tuple[Analyses, Analyses] = (self, other or self)
        names = ("first graph", "second graph") if other else ("", "")
        before, after = (_side(graphs[n], days[n], knowledge[n], views[n], names[n]) for n in (0, 1))
        is_by_knowledge = any(when is not None for when in knowledge)
        missing = [
            statement
            for graph in dict.fromkeys(graphs)
            for account in graph.accounts
            for statement in account.statements
            if recorded(statement, account) is None
        ]
        return analysis.difference(before, after, unrecorded=len(missing) if is_by_knowledge else 0)

    def timeline(
        self,
        *actors: str,
        step: analysis.Step = "month",
        measure: str = "killed",
        view: View | str = "accepted",
    ) -> analysis.Timeline:
        """Events and fatalities by week or month, with changes of level; see `kg.analysis.timeline`.

        Of an event table the rows are counted, each on its own day, and not the years that ties sum up.

        Args:
            actors: only what all of these take part in.
            step: ``week`` or ``month``.
            measure: the measure of the figures.
            view: what to believe.

        Raises:
            UnknownNameError: an actor is nobody in the graph, no figure is of that measure, or there is no such view.
            QueryError: no such step.
        """
        if measure != "killed":  # of which there need be no figure: events alone make a timeline
            self._check_measure(measure)
        names = [self._party(name) for name in actors]
        held = self.held(view)
        rows = self._row_incidents(held, names, measure)
        return analysis.timeline(held, Camps(self.accounts), step=step, actors=names, measure=measure, rows=rows)

    def _row_incidents(
        self, held: Sequence[Held], actors: Sequence[str], measure: str
    ) -> Sequence[analysis.Incident] | None:
        """The rows of event tables that what is held sums up; ``None`` where there are none at hand."""
        return None

    def _question(self, question: analysis.Question | str, at: date | str | None) -> analysis.Question:
        asked = analysis.Question.parse(question) if isinstance(question, str) else question
        first, second = (None if name is None else self._party(name) for name in (asked.first, asked.second))
        day = asked.at or (None if at is None else analysis.as_day(at))
        is_timeless = asked.takes_all_times and asked.name != "mediation"
        return replace(asked, first=first, second=second, at=None if is_timeless else day)

    def _network_for(
        self, question: analysis.Question, view: View | str, at: date | str | None
    ) -> nx.MultiDiGraph[str]:
        is_of_the_day = not question.takes_all_times or self.is_before_all(question.at)
        return self.network(view=view, at=question.at if is_of_the_day else None)

    def _claimants(self) -> list[str]:
        """The actors in whose name something is claimed, sorted: whoever speaks for another stands for it."""
        camps = Camps(self.accounts)
        claimants = {
            (name, account.document.id)
            for account in self.accounts
            for statement in account.statements
            for name in claimants_of(statement, account.document)
        }
        # The nearest to the top of whom something is known: others' accounts may name a principal and not tell of him.
        known = actors_of(self.accounts)
        chains = (camps.chain(name, document) for name, document in claimants)
        return sorted({next((name for name in reversed(chain) if name in known), chain[0]) for chain in chains})

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


def _two(value: Twice[T]) -> tuple[T, T]:
    """A value for each of two sides."""
    return value if isinstance(value, tuple) else (value, value)


def _side(
    graph: Analyses, day: date | str | None, known: date | str | None, view: View | str, name: str
) -> analysis.Side:
    chosen = graph if known is None else graph.known_by(known)
    parts = (name, str(view), f"on {day}" if day else "at all times", f"as recorded by {known}" if known else "")
    return analysis.Side(
        ", ".join(part for part in parts if part),
        chosen.network(view=view, at=day),
        chosen.assessments,
        chosen.accounts,
        str(view),
        None if day is None else analysis.as_day(day),
    )
