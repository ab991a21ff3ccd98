"""What a query answers, in types of our own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from kg.vocabulary import namespaces

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Table", "Value", "python_value", "short_iri", "table_of"]

Value = str | int | float | bool | None

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = frozenset(_XSD + name for name in ("integer", "int", "long", "nonNegativeInteger"))
_FLOATS = frozenset(_XSD + name for name in ("decimal", "double", "float"))


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of named columns.

    Attributes:
        columns: the variables, in the order of the query.
        rows: one tuple a solution; an unbound variable is ``None``.
        json: the same as SPARQL 1.1 Query Results JSON.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    json: str

    @property
    def csv(self) -> str:
        """The same as SPARQL 1.1 Query Results CSV."""
        return _serialized(_parsed(self.json), ox.QueryResultsFormat.CSV)

    def frame(self) -> pd.DataFrame:
        """The table as a DataFrame, one column a variable."""
        import pandas as pd  # noqa: PLC0415 - costs more to import than all the rest of a small query

        return pd.DataFrame([list(row) for row in self.rows], columns=list(self.columns))


def python_value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Value:
    """A term as a Python value: numbers and booleans as such, an IRI or date as text.

    An IRI in one of the project's namespaces is shortened to its prefixed name.
    """
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return short_iri(term.value)
    if not isinstance(term, ox.Literal):
        return str(term)
    return _of_type(term.value, term.datatype.value)


def _of_type(value: str, datatype: str) -> Value:
    try:
        if datatype in _INTEGERS:
            return int(value)
        if datatype in _FLOATS:
            return float(value)
    except ValueError:
        return value
    if datatype == _XSD + "boolean":
        return value in ("true", "1")
    return value


def short_iri(iri: str) -> str:
    """An IRI as a prefixed name, where one of the usual prefixes fits.

    >>> short_iri(namespaces().terms + "attacked")
    'kg:attacked'
    """
    for prefix, namespace in namespaces().prefixes.items():
        if iri.startswith(namespace) and "/" not in (rest := iri.removeprefix(namespace)) and rest:
            return f"{prefix}:{rest}"
    return iri


def table_of(solutions: ox.QuerySolutions) -> Table:
    """The solutions of a SELECT, read to the end."""
    text = _serialized(solutions, ox.QueryResultsFormat.JSON)
    # Reading the engine's own text takes a third of what asking its terms one by one does.
    answer = json.loads(text)
    names = tuple(answer["head"]["vars"])
    try:
        rows = tuple(tuple(map(_cell, map(row.get, names))) for row in answer["results"]["bindings"])
    except KeyError:
        # A triple as a value: its text is the engine's.
        again = _parsed(text)
        rows = tuple(tuple(python_value(solution[name]) for name in names) for solution in again)
    return Table(names, rows, text)


def _cell(binding: Mapping[str, str] | None) -> Value:
    """A cell of SPARQL results in JSON as `python_value` has it.

    Raises:
        KeyError: it is a triple.
    """
    if binding is None:
        return None
    value = binding["value"]
    if binding["type"] == "literal":
        return _of_type(value, binding["datatype"]) if "datatype" in binding else value
    if binding["type"] == "uri":
        return short_iri(value)
    if binding["type"] == "bnode":
        return f"_:{value}"
    raise KeyError(binding["type"])


def _serialized(solutions: ox.QuerySolutions, form: ox.QueryResultsFormat) -> str:
    return cast("bytes", solutions.serialize(format=form)).decode("utf-8")


def _parsed(text: str) -> ox.QuerySolutions:
    return cast("ox.QuerySolutions", ox.parse_query_results(text.encode("utf-8"), format=ox.QueryResultsFormat.JSON))
