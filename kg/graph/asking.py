"""What can be asked of whatever knows its actors and has a store: named queries, SPARQL, who is meant by a name."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.actors import fold, slug
from kg.beliefs import View
from kg.errors import QueryError, UnknownNameError, suggestion
from kg.model import Actor
from kg.queries import NamedQuery, find_query, named_queries
from kg.rdf import ontology_quads
from kg.store import QuadStore, Table
from kg.vocabulary import namespaces

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Asked"]

_PREFIXED_NAME = re.compile(r"(?<![\w:])(kg|actor):([\w-]+)")
_SEE = {"kg": "`docs/ontology.html` has all terms", "actor": "`kg query actors` lists who is there"}


class Asked(ABC):
    """Named queries, SPARQL and names, over a store that knows the actors of its graph."""

    @property
    @abstractmethod
    def actors(self) -> Mapping[str, Actor]:
        """Every actor, place and topic by canonical name, sorted."""

    @abstractmethod
    def _store_for(self, view: View) -> QuadStore:
        """A store whose plain ties are those of the view."""

    def table(
        self,
        query: str,
        parameters: Mapping[str, str] | None = None,
        *,
        view: View | str = "accepted",
        at: date | str | None = None,
        place: str = "the query",
    ) -> Table:
        """The answer to a named query, or to a SPARQL text, as a table.

        The view changes the plain triples (``?a kg:attacked ?b``); the claims and what they are about stay whole.

        Args:
            query: the name of a query, or SPARQL: whatever holds a space or a brace is SPARQL.
            parameters: the values of a named query's parameters.
            view: see `kg.beliefs.View`.
            at: a day, ``YYYY-MM-DD``; also the value of a named query's parameter of that name.
            place: where a SPARQL text stands, such as its file, for messages.

        Raises:
            QueryError: no such query or parameter, or a text that is not SPARQL.
            UnknownNameError: a parameter names an actor whom the graph does not hold.
        """
        chosen = View.parse(view, at)
        if _is_name(query):
            named = find_query(query)
            text = named.with_values(self._resolved(named, dict(parameters or {}), chosen.at))
        elif parameters:
            raise QueryError("parameters with a SPARQL text", remedy="write the values into the text, or name a query")
        else:
            named, text = None, query
        return self._store_for(chosen).select(text, name=f"query {named.name}" if named else place)

    def _resolved(self, query: NamedQuery, values: dict[str, str], at: date | None) -> dict[str, str]:
        kinds = {parameter.name: parameter.kind for parameter in query.parameters}
        if at is not None and kinds.get("at") == "date":
            values.setdefault("at", at.isoformat())
        return {
            name: self.find_actor(value).name if kinds.get(name) == "actor" else value for name, value in values.items()
        }

    def query(
        self,
        query: str,
        *,
        view: View | str = "accepted",
        at: date | str | None = None,
        **parameters: str,
    ) -> pd.DataFrame:
        """The answer to a named query, or to a SPARQL text, as a DataFrame; see `Graph.table`."""
        return self.table(query, parameters, view=view, at=at).frame()

    @staticmethod
    def queries() -> Mapping[str, NamedQuery]:
        """The named queries."""
        return named_queries()

    def unknown_terms(self, query: str) -> list[str]:
        """What a SPARQL text asks for that nothing here can answer: terms of the ontology and actors that do not exist.

        Returns:
            a sentence for each, with the nearest that does; empty where all is known.
        """
        terms = namespaces().terms
        declared = {
            q.subject.value.removeprefix(terms) for q in ontology_quads() if isinstance(q.subject, ox.NamedNode)
        }
        known = {"kg": declared, "actor": set(map(slug, self.actors))}
        found = dict.fromkeys(_PREFIXED_NAME.findall(query))
        return [
            str(
                UnknownNameError(
                    f"nothing is called {prefix}:{name}", remedy=suggestion(name, known[prefix], otherwise=_SEE[prefix])
                )
            )
            for prefix, name in found
            if name not in known[prefix]
        ]

    # Names

    def find_actor(self, name: str) -> Actor:
        """The actor of that name or alias, whatever its case and accents.

        Raises:
            UnknownNameError: nobody has it, or more than one has; the message suggests whom to write.
        """
        if name in self.actors:
            return self.actors[name]
        wanted = fold(name)
        found = [actor for actor in self.actors.values() if wanted in map(fold, (actor.name, *actor.aliases))]
        if len(found) == 1:
            return found[0]
        if found:
            names = " or ".join(actor.name for actor in found)
            raise UnknownNameError(f"{name!r} can mean more than one", remedy=f"write {names}")
        raise UnknownNameError(
            f"no actor {name!r}", remedy=suggestion(name, self.actors, otherwise="`kg query actors` lists them")
        )


def _is_name(query: str) -> bool:
    return not any(sign in query for sign in " \t\n{}")
