"""A graph that stays where it is: behind a SPARQL endpoint, asked there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from kg.beliefs import View
from kg.graph.asking import Asked
from kg.graph.graph import Graph
from kg.model import Actor
from kg.store import QuadStore

__all__ = ["EndpointGraph"]

_WHO = """SELECT DISTINCT ?name ?type ?alias WHERE {
  ?node rdfs:label ?name ; a ?class . FILTER(STRSTARTS(STR(?node), STR(actor:)))
  BIND(STRAFTER(STR(?class), STR(kg:)) AS ?type) FILTER(?type != "")
  OPTIONAL { ?node kg:alias ?alias }
} ORDER BY ?name ?type ?alias"""


class EndpointGraph(Asked):
    """Named queries and SPARQL that the endpoint itself answers.

    What is accepted stands there; for any other view or day the graph is read from there, once, and asked here.

    Args:
        store: the store behind the endpoint.
    """

    def __init__(self, store: QuadStore) -> None:
        self._store = store

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """Every actor, place and topic by canonical name, sorted."""
        types: dict[str, str] = {}
        aliases: dict[str, dict[str, None]] = {}
        for name, kind, alias in self._store.select(_WHO, name="the list of actors").rows:
            types.setdefault(str(name), str(kind))
            aliases.setdefault(str(name), {}).update({} if alias is None else {str(alias): None})
        return {name: Actor(name, types[name], tuple(sorted(aliases[name]))) for name in sorted(types)}

    @cached_property
    def _read(self) -> Graph:
        return Graph.of_store(self._store)

    def _store_for(self, view: View) -> QuadStore:
        return self._store if view == View() else self._read._store_for(view)
