"""The floor: the same graph as plain tables in DuckDB, and the named queries as an engineer would write them in SQL.

The tables are made from the graph's own quads, so that both sides hold the same statements. Nodes are numbers, codes
and relations are short texts, dates are dates; whatever may occur more than once has a table of its own. The SQL of a
named query is ``sql/NAME.sql``; its ``$parameters`` are the query's own.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TypeAlias

import duckdb
import polars as pl
import pyoxigraph as ox

from kg.queries import NamedQuery
from kg.rdf.terms import actor_node
from kg.vocabulary import namespaces

__all__ = ["Floor", "sql_queries"]

Cell: TypeAlias = int | str | date | None
Row: TypeAlias = tuple[Cell, ...]

_SQL = Path(__file__).parent / "sql"
_STANCES = ("affirms", "denies", "questions")

# Of each table the columns, with what they hold: ``key`` (a node's number), ``code`` (its short name), or a value.
_TABLES: dict[str, dict[str, str]] = {
    "node": {"id": "key", "label": "text"},
    "actor": {"node": "key", "kind": "text"},
    "relation": {"id": "key", "code": "text", "label": "text", "temporality": "text", "drawn_from": "text"},
    "kind_of": {"relation": "key", "upper": "text"},
    "tie": {"subject": "key", "relation": "text", "object": "key"},
    "membership": {"member": "key", "whole": "key"},
    "agreement": {"node": "key"},
    "document": {"id": "key", "name": "text"},
    "quote": {"id": "key", "passage": "text", "start": "number"},
    "statement": {
        **dict.fromkeys(("id", "subject", "relation", "object"), "key"),
        **dict.fromkeys(("agreement", "mediator", "led_to", "place", "pair"), "key"),
        **dict.fromkeys(("modality", "status"), "code"),
        **dict.fromkeys(("reason", "content", "time", "event_class"), "text"),
        "sign": "number",
        **dict.fromkeys(("from_earliest", "from_latest", "to_earliest", "to_latest", "last_evidenced"), "day"),
    },
    "party": {"statement": "key", "node": "key"},
    "concerning": {"statement": "key", "node": "key"},
    "figure": {"id": "key", "measure": "text", "population": "text", "side": "key"},
    "phase": {"id": "key", "agreement": "key", "phase": "code"},
    "claim": {
        **dict.fromkeys(("id", "statement", "document", "quote", "claimant", "origin"), "key"),
        "stance": "text",
        **dict.fromkeys(("channel", "aspect"), "code"),
        **dict.fromkeys(("note", "from_context", "as_stated"), "text"),
    },
    "inferred": {"claim": "key", "field": "text"},
    "sequence": {"claim": "key", "follows": "key"},
}  # fmt: skip

_VIEWS = """
CREATE VIEW account AS
    SELECT c.*, d.name AS document_name, q.passage, q.start, coalesce(n.label, 'the text itself') AS claimant_label
    FROM claim c JOIN document d ON d.id = c.document JOIN quote q ON q.id = c.quote
    LEFT JOIN node n ON n.id = c.claimant;
CREATE VIEW counterpart AS
    SELECT e.statement, e.node, n.label
    FROM (
        SELECT id AS statement, object AS node FROM statement WHERE object IS NOT NULL
        UNION SELECT statement, node FROM party
    ) e LEFT JOIN node n ON n.id = e.node;
"""

_TYPES = {"key": pl.Int64, "number": pl.Int64, "code": pl.String, "text": pl.String, "day": pl.Date}


def sql_queries() -> dict[str, str]:
    """The named queries that are written in SQL too, by name."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(_SQL.glob("*.sql"))}


class Floor:
    """Tables in the memory of DuckDB that hold what the quads hold."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        facts = _Facts(quads)
        self._numbers = facts.numbers
        self._database = duckdb.connect()
        with tempfile.TemporaryDirectory() as folder:
            for name, columns in _TABLES.items():
                path = Path(folder) / f"{name}.parquet"
                schema = {column: _TYPES[kind] for column, kind in columns.items()}
                pl.DataFrame(list(facts.rows(name)), schema=schema, orient="row").write_parquet(path)
                self._database.execute(f"CREATE TABLE {name} AS FROM read_parquet('{path}')")
        self._database.execute(_VIEWS)

    def sizes(self) -> dict[str, int]:
        """The rows of each table."""
        return {name: self._database.table(name).shape[0] for name in _TABLES}

    def values(self, query: NamedQuery) -> dict[str, int | str | None]:
        """The parameters of a named query by their defaults, an actor as its number."""
        return {
            each.name: self._numbers[actor_node(each.default).value] if each.kind == "actor" else each.default
            for each in query.parameters
            if each.default is not None
        }

    def select(self, sql: str, values: Mapping[str, int | str | None]) -> list[Row]:
        """All rows of the answer."""
        return self._database.execute(sql, dict(values)).fetchall()


class _Facts:
    """The quads by subject and predicate, both as short names, each value once."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self.numbers: dict[str, int] = {}
        self._values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for triple in {(quad.subject.value, quad.predicate.value, quad.object) for quad in quads}:
            subject, predicate, value = triple
            self._values[subject][_short(predicate)].append(value.value)
        terms = namespaces().terms
        self._relations = {
            _short(iri): iri for iri, has in self._values.items() if iri.startswith(terms) and "relationSign" in has
        }

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table, their cells as its columns say."""
        kinds = _TABLES[table].values()
        for row in getattr(self, f"_{table}")():
            yield tuple(self._cell(value, kind) for value, kind in zip(row, kinds, strict=True))

    def _cell(self, value: str | None, kind: str) -> Cell:
        if value is None:
            return None
        if kind == "key":
            return self.numbers.setdefault(value, len(self.numbers))
        if kind == "code":
            return self._one(value, "notation") or _short(value)
        if kind == "number":
            return int(value)
        return date.fromisoformat(value) if kind == "day" else value

    def _one(self, iri: str | None, predicate: str) -> str | None:
        found = self._values[iri].get(predicate) if iri in self._values else None
        return min(found) if found else None

    def _having(self, predicate: str) -> Iterator[str]:
        return (iri for iri, has in list(self._values.items()) if predicate in has)

    def _pairs(self, predicate: str) -> Iterator[tuple[str, str]]:
        return ((iri, value) for iri in self._having(predicate) for value in self._values[iri][predicate])

    def _picked(self, key: str, *predicates: str) -> Iterator[tuple[str | None, ...]]:
        for iri in self._having(key):
            yield (iri, *(self._one(iri, predicate) for predicate in predicates))

    def _below(self, top: str, predicate: str) -> set[str]:
        """``top`` and whatever leads up to it."""
        under: set[str] = set()
        found = {top}
        while found:
            under |= found
            found = {iri for iri, upper in self._pairs(predicate) if upper in found} - under
        return under

    def _node(self) -> Iterator[tuple[str | None, ...]]:
        return self._picked("label", "label")

    def _actor(self) -> Iterator[tuple[str, str | None]]:
        kinds = self._below(f"{namespaces().terms}Actor", "subClassOf")
        return ((iri, self._one(kind, "label")) for iri, kind in self._pairs("type") if kind in kinds)

    def _relation(self) -> Iterator[tuple[str | None, ...]]:
        for code, iri in self._relations.items():
            yield (iri, code, *(self._one(iri, each) for each in ("label", "temporality", "edgeFrom")))

    def _kind_of(self) -> Iterator[tuple[str, str]]:
        return ((each, code) for code, iri in self._relations.items() for each in self._below(iri, "subPropertyOf"))

    def _tie(self) -> Iterator[tuple[str, str, str]]:
        return ((one, code, other) for code in self._relations for one, other in self._pairs(code))

    def _membership(self) -> Iterator[tuple[str, str]]:
        return self._pairs("organOf")

    def _agreement(self) -> Iterator[tuple[str]]:
        return ((iri,) for iri, kind in self._pairs("type") if kind == f"{namespaces().terms}Agreement")

    def _document(self) -> Iterator[tuple[str | None, ...]]:
        return self._picked("identifier", "identifier")

    def _quote(self) -> Iterator[tuple[str | None, ...]]:
        return self._picked("exact", "exact", "start")

    def _statement(self) -> Iterator[tuple[str | None, ...]]:
        for iri in self._having("modality"):
            keys = (
                self._one(iri, each)
                for each in ("subject", "predicate", "object", "agreement", "mediator", "ledTo", "place")
            )
            pair = self._one(self._one(iri, "dyad"), "inPair")
            others = (
                self._one(iri, each)
                for each in (
                    "modality", "status", "reason", "content", "timeAsStated", "eventClass", "sign",
                    "fromEarliest", "fromLatest", "toEarliest", "toLatest", "lastEvidenced",
                )
            )  # fmt: skip
            yield (iri, *keys, pair, *others)

    def _party(self) -> Iterator[tuple[str, str]]:
        return self._pairs("party")

    def _concerning(self) -> Iterator[tuple[str, str]]:
        return self._pairs("concerning")

    def _figure(self) -> Iterator[tuple[str | None, ...]]:
        return self._picked("measure", "measure", "population", "side")

    def _phase(self) -> Iterator[tuple[str, str, str | None]]:
        return ((phase, iri, self._one(phase, "phase")) for iri, phase in self._pairs("hasPhase"))

    def _claim(self) -> Iterator[tuple[str | None, ...]]:
        others = ("channel", "aspect", "note", "fromContext", "asStated")
        for stance in _STANCES:
            for iri, statement in self._pairs(stance):
                keys = (self._one(iri, each) for each in ("reportedBy", "quote", "claimant", "origin"))
                yield (iri, statement, *keys, stance, *(self._one(iri, each) for each in others))

    def _inferred(self) -> Iterator[tuple[str, str]]:
        return self._pairs("inferred")

    def _sequence(self) -> Iterator[tuple[str, str]]:
        return self._pairs("follows")


def _short(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
