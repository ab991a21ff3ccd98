"""`Graph`: what people hold. Statements with their standing, SPARQL, networks and pictures of any view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

import pyoxigraph as ox

from kg.beliefs import Assessment, Held, View, actors_of, assess, claimants_of, plain_ties, select
from kg.errors import KgError, StoreError
from kg.graph.asking import Asked
from kg.graph.exports import Exports
from kg.model import Account, Actor, Document, Statement, TableRow
from kg.rdf import ACCEPTED, account_quads, is_own, ontology_quads, plain_quads, read_accounts, standing_quads
from kg.store import QuadStore, Store, check_nesting_of_file, reading_quads

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import rdflib

    from kg.analysis import Incident
    from kg.analysis.signed import Level, Series, Snapshot
    from kg.datasets import Table as DataTable

__all__ = ["Graph"]

_DRAWN_VIEWS = (View("accepted"), View("corroborated"), View("all"))
_MOST_ACCOUNTS = 100
"""For how many claimants, those with the most claims, the explorer draws the world as they claim it: nearly every news
article has claimants of its own, and each of their accounts holds nearly everything."""


class Graph(Asked, Exports):
    """A knowledge graph of conflict actors, built from what documents say.

    Everything that can be asked takes a *view* (what to believe: see `kg.beliefs.View`) and a day, ``at``.

    Args:
        accounts: what each document says.
        folder: where the tables lie whose rows some of them sum up.
        tables: those of them that are not written there yet, by name.
        others: quads of named graphs that are not Parley's own, such as notes that were sent to a service.
    """

    def __init__(
        self,
        accounts: Iterable[Account],
        *,
        folder: Path | None = None,
        tables: Mapping[str, DataTable] | None = None,
        others: Iterable[ox.Quad] = (),
    ) -> None:
        self._folder = folder
        self._tables = tables or {}
        self._others = tuple(sorted(others, key=lambda quad: (str(quad.graph_name), str(quad))))
        self._accounts = tuple(sorted(accounts, key=lambda account: account.document.id))

    def _of(self, accounts: Iterable[Account]) -> Self:
        return type(self)(accounts, folder=self._folder, tables=self._tables)

    @classmethod
    def open(cls, path: Path | str) -> Graph:
        """The graph in a file (``.nq``, ``.trig``), in a folder that `kg build` wrote, or in a store's directory.

        Raises:
            StoreError: there is none, or it cannot be read; the message says where.
        """
        found = Path(path)
        if found.is_dir() and (found / "graph.nq").is_file():
            return cls._in_file(found / "graph.nq", found)
        if found.is_dir():
            with Store.snapshot(found) as store:
                return cls.of_store(store)
        return cls._in_file(found)

    @classmethod
    def _in_file(cls, path: Path, folder: Path | None = None) -> Graph:
        quads = _parse(path)
        try:
            return cls._of_quads(quads, folder)
        except KgError as problem:
            raise problem.at(str(path)) from None

    @classmethod
    def of_store(cls, store: QuadStore) -> Graph:
        """The graph that a store holds, such as one behind an endpoint; all of it is read.

        Raises:
            StoreError: it cannot be read, or is not one of ours; the message says where.
        """
        return cls._of_quads(store.quads())

    @classmethod
    def _of_quads(cls, quads: Iterable[ox.Quad], folder: Path | None = None) -> Graph:
        others: list[ox.Quad] = []

        def ours() -> Iterator[ox.Quad]:
            for quad in quads:
                if is_own(quad.graph_name):
                    yield quad
                else:
                    others.append(quad)

        return cls(read_accounts(ours()), folder=folder, others=others)

    # What is in it

    @property
    def accounts(self) -> tuple[Account, ...]:
        """What each document says, sorted by document."""
        return self._accounts

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents, sorted by id."""
        return tuple(account.document for account in self._accounts)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, by document and place."""
        return tuple(statement for account in self._accounts for statement in account.statements)

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """Every actor, place and topic by canonical name, sorted; whoever acts in one document is no mere place."""
        return dict(sorted(actors_of(self._accounts).items()))

    @cached_property
    def assessments(self) -> tuple[Assessment, ...]:
        """Every assertable with its status, the reason for it and its claims, sorted by id."""
        return tuple(assess(self._accounts))

    def held(self, view: View | str = "accepted", at: date | str | None = None) -> list[Held]:
        """What a view holds, with how surely it held on the day.

        Raises:
            UnknownNameError: there is no such view, or its claimant is nobody in the graph.
            TimeError: ``at`` is not a full date.
        """
        return select(self.assessments, View.parse(view, at), self._accounts)

    # SPARQL

    @cached_property
    def store(self) -> Store:
        """The store: each document in its named graph, the ontology, what is accepted, and the standing of all."""
        return self._store_of(View())

    def _store_for(self, view: View) -> Store:
        return self.store if view == View() else self._store_of(view)

    def _store_of(self, view: View) -> Store:
        return Store.memory(chain(self._lasting_quads, plain_quads(plain_ties(self.held(view)))))

    @cached_property
    def _lasting_quads(self) -> tuple[ox.Quad, ...]:
        """The quads that no view changes: documents, standings, ontology, whatever else; each graph's own sorted."""
        documents = (quad for account in self._accounts for quad in account_quads(account))
        standings = standing_quads(assessment.standing for assessment in self.assessments)
        return (*documents, *standings, *ontology_quads(), *self._others)

    def rdflib(self) -> rdflib.Dataset:
        """The same data as an `rdflib.Dataset` whose default graph is the union of all graphs.

        Good for up to some ten thousand quads; past that, ask the graph itself.
        """
        from kg.graph.bridge import rdflib_dataset  # noqa: PLC0415 - rdflib is slow to import, and few need it

        return rdflib_dataset(self.quads())

    def derived_quads(self) -> list[ox.Quad]:
        """What follows from the claims: `accepted` with the plain triples, and `beliefs` with each status."""
        standings = standing_quads(assessment.standing for assessment in self.assessments)
        return [*plain_quads(plain_ties(self.held())), *standings]

    def quads(self) -> list[ox.Quad]:
        """Every quad, the ontology included: named graph by named graph, each sorted."""
        return [*plain_quads(plain_ties(self.held())), *self._lasting_quads]

    def save(self, folder: Path | str) -> Path:
        """Write the graph as a store's directory, which `Graph.open` and other programs on Oxigraph can read.

        The directory is made under another name and renamed when it is whole.

        Raises:
            StoreError: there is something at ``folder`` already, or it cannot be written.
        """
        return Store.write_directory(Path(folder), self.quads())

    # Rows of tables

    def rows(self, first: str, second: str | None = None, *, time: str | None = None) -> pd.DataFrame:
        """The rows of event tables that ties sum up, in the order of their days; see `kg.graph.rows.rows_of`.

        Args:
            first: the id of a tie or claim; or an actor.
            second: another actor: then the rows that tie the two.
            time: a time of ties, just as the graph has it, such as ``2009``.

        Raises:
            UnknownNameError: the graph holds no such actor or id.
            StoreError: the tables are not where the graph is.
        """
        from kg.graph.rows import rows_of  # noqa: PLC0415 - polars is slow to import

        return rows_of(self, self._folder, first, second, time)

    def row_glances(self) -> Mapping[str, Sequence[TableRow]]:
        """For ties that sum up rows of event tables some of these, by statement, as the explorer shows them."""
        if self._folder is None or not any(one.tally for account in self._accounts for one in account.statements):
            return {}
        from kg.graph.rows import glances_of  # noqa: PLC0415 - polars is slow to import

        return glances_of(self._folder, self.statements, self._tables)

    def _row_incidents(self, held: Sequence[Held], actors: Sequence[str], measure: str) -> Sequence[Incident] | None:
        if self._folder is None or not any(item.assessment.statement.tally for item in held):
            return None
        from kg.graph.rows import incidents_of  # noqa: PLC0415 - polars is slow to import

        return incidents_of(self._folder, held, actors, measure)

    # Networks and analyses

    def network(
        self,
        *,
        view: View | str = "accepted",
        at: date | str | None = None,
        undated: bool = False,
        focus: str | None = None,
        hops: int = 1,
    ) -> nx.MultiDiGraph[str]:
        """The network of a view; see `kg.network.build_network` for its attributes.

        Args:
            view: see `kg.beliefs.View`.
            at: a day, ``YYYY-MM-DD``, or ``None`` for all times. A day before the first that any text names has no
                ties: that nothing rules them out is no sign of them.
            undated: whether, on a day, ties of which no time is known stay in, marked ``when="undated"``.
            focus: an actor or agreement: only what lies within ``hops`` of it; see `kg.network.part_around`.
            hops: how many ties away, from 1.
        """
        from kg.network import build_network  # noqa: PLC0415 - networkx is slow to import

        chosen = View.parse(view, at)
        held = self.held(chosen)
        if self.is_before_all(chosen.at):
            held = [item for item in held if item.when == "undated"]
        return self._part(build_network(held, self._accounts, undated=undated), focus, hops)

    def _part(self, network: nx.MultiDiGraph[str], focus: str | None, hops: int) -> nx.MultiDiGraph[str]:
        from kg.network import part_around  # noqa: PLC0415 - as above

        return network if focus is None else part_around(network, self.focus_name(focus), hops)

    def signed(
        self,
        *,
        view: View | str = "accepted",
        at: date | str | None = None,
        level: Literal["certain", "possible"] = "possible",
    ) -> Snapshot:
        """Who is friendly and who hostile to whom in a view: what `kg.analysis.signed` measures.

        Args:
            view: see `kg.beliefs.View`.
            at: a day, ``YYYY-MM-DD``, or ``None`` for all times together.
            level: on a day, whether ties that may have held then count, or only those that surely did.
        """
        from kg.analysis.signed import EdgeTable  # noqa: PLC0415 - scipy is slow to import

        chosen = View.parse(view, at)
        # On a day before all that is told there are no ties; else the table takes all times, and compares the dates.
        told = self.network(view=chosen if self.is_before_all(chosen.at) else str(chosen))
        return EdgeTable.from_network(told).snapshot(chosen.at, level=level)

    def signed_series(
        self,
        first: date | str | None = None,
        last: date | str | None = None,
        *,
        every: str = "year",
        view: View | str = "accepted",
        levels: Sequence[Level] = ("certain", "possible"),
        shuffles: int = 100,
        edges: bool = False,
        seconds: float = 60.0,
        seed: int = 0,
    ) -> Series:
        """Blocs, balance and frustration over time; see `kg.analysis.signed.series`.

        Args:
            first: the first day; by default the first that a tie of the view names.
            last: likewise the last.
            every: the step, such as ``month`` or ``5 years``; see `kg.analysis.days_between`.
            view: what to believe.
            levels: ``certain``, ``possible`` or both.
            shuffles: how often the signs are dealt out anew in each moment.
            edges: whether to find out which pairs are always, sometimes or never frustrated.
            seconds: the time budget of the whole series.
            seed: of the random numbers.

        Raises:
            InputError: the days, the step, a level or the budget make no sense; see there.
        """
        from kg.analysis import days_between  # noqa: PLC0415 - as below
        from kg.analysis.signed import EdgeTable, series  # noqa: PLC0415 - scipy is slow to import

        table = EdgeTable.from_network(self.network(view=str(view)))
        dated = table.dated or (None, None)
        begin, end = first or dated[0] or last, last or dated[1] or first
        days = () if begin is None or end is None else days_between(begin, end, every)
        return series(
            table, days, levels=levels, shuffles=shuffles, edges=edges, seconds=seconds, seed=seed,
            since=None if self.dated is None else self.dated[0],
        )  # fmt: skip

    def drawing(
        self,
        at: date | str | None = None,
        *,
        focus: str | None = None,
        hops: int = 1,
        view: View | str | None = None,
    ) -> nx.MultiDiGraph[str]:
        """The network of everything, each edge marked with the views that hold it: what the explorer draws.

        Args:
            at: a day, or ``None`` for all times.
            focus: an actor or agreement: only what lies within ``hops`` of it.
            hops: how many ties away, from 1.
            view: a view to mark beside those of all who claim anything, or of the 100 who claim most, as that of one
                who claims nothing.
        """
        from kg.network import build_network  # noqa: PLC0415 - networkx is slow to import

        views = self._views([] if view is None else [View.parse(str(view))])
        return self._part(build_network(self.held("everything", at), self._accounts, views=views), focus, hops)

    def _views(self, more: Iterable[View]) -> dict[str, tuple[str, ...]]:
        claims = Counter(
            name
            for account in self._accounts
            for statement in account.statements
            for name in claimants_of(statement, account.document)
        )
        claimants = sorted(claims, key=lambda name: (-claims[name], name))[:_MOST_ACCOUNTS]
        views = [*_DRAWN_VIEWS, *(View("claimant", name) for name in sorted(claimants))]
        views += [view for view in more if view not in views and view.kind == "claimant"]
        found: dict[str, list[str]] = {}
        for view in views:
            for item in self.held(view):
                found.setdefault(item.assessment.id, []).append(str(view))
        return {key: tuple(names) for key, names in found.items()}

    def __repr__(self) -> str:
        return f"<Graph: {len(self._accounts)} documents, {len(self.statements)} statements, {len(self.actors)} names>"


def _parse(path: Path) -> Sequence[ox.Quad]:
    formats = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG}
    if not path.exists():
        raise StoreError("no such file or folder", place=str(path), remedy="build it with `kg build`")
    if path.suffix not in formats or not path.is_file():
        raise StoreError(
            "not a graph", place=str(path), remedy="name a folder that `kg build` wrote, or a .nq or .trig file"
        )
    with reading_quads(path):
        check_nesting_of_file(path)
        return [quad for quad in ox.parse(path=path, format=formats[path.suffix]) if quad.graph_name != ACCEPTED]
