"""`kg query`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.common import NOTHING_MATCHED, choose_format, note, open_graph, print_csv, print_rows, print_table
from kg.cli.deadline import can_be_ended, within
from kg.cli.options import QUERY_SECONDS, Source
from kg.errors import QueryError, ReadingError
from kg.textfile import read_text_file

if TYPE_CHECKING:
    from kg.graph import EndpointGraph, Graph

_MOST = 64_000_000
"""How many bytes a file with a query may have."""
_A_FILE = "give a file of SPARQL in UTF-8"
_ANYTHING = "SELECT ?claim WHERE { ?claim a kg:Claim } LIMIT 1"

__all__ = ["list_queries", "run_query", "show_query"]


def list_queries(form: str) -> int:
    """Print the names, titles and parameters of the named queries."""
    from kg.queries import named_queries

    rows = [
        (query.name, query.title, " ".join(f"{p.name}={p.default or '…'}" for p in query.parameters))
        for query in named_queries().values()
    ]
    return print_rows(("name", "title", "parameters"), rows, form)


def show_query(name: str) -> int:
    """Print the SPARQL of a named query, with the prefixes that it needs elsewhere."""
    from kg.queries import find_query
    from kg.vocabulary import sparql_prefixes

    query = find_query(name)
    print(f"# {query.title}\n# {query.answers}\n{sparql_prefixes()}\n{query.text}", end="")
    return 0


def run_query(
    query: str, values: list[str], source: Source | None, view: str, at: str | None, form: str, timeout: float
) -> int:
    """Run a named query, a file or a text; print the answer; return the exit code."""
    form = choose_format(form, terminal="table", pipe="csv")
    parameters: dict[str, str] = {}
    for value in values:
        name, given = _parameter(value)
        if name in parameters:
            raise QueryError(f"the parameter {name!r} is given twice", remedy="give it once")
        parameters[name] = given
    is_file = query.endswith(".rq")
    text, place = (_read(query), query) if is_file else (query, "the query")
    seconds = timeout if can_be_ended() or timeout != QUERY_SECONDS else None  # only what was asked for is refused
    with _asked(source) as graph:
        table = within(seconds, partial(graph.table, text, parameters, view=view, at=at, place=place), name="the query")
        unknown = [] if table.rows else graph.unknown_terms(text)
        is_empty = not table.rows and not graph.table(_ANYTHING).rows
    for message in unknown:
        note(f"note: {message}")
    if form == "json":
        print(table.json)
    elif form == "csv":
        # The store's own text of each cell: an IRI stays whole.
        columns, *rows = csv.reader(io.StringIO(table.csv, newline=""))
        print_csv(columns, rows)
    else:
        print_table(table.columns, table.rows)
    asked = _unasked(query, parameters)
    if table.rows:
        if asked:
            note(f"note: the query {asked}")
        return 0
    if is_empty:
        note("note: nothing answers this query: the graph is empty, it holds no claim")
    else:
        note(f"note: nothing in the graph answers this query{asked and f', which {asked}'}")
    return NOTHING_MATCHED


def _unasked(query: str, given: Mapping[str, str]) -> str:
    """With which values a named query was asked that the person did not give."""
    from kg.queries import named_queries

    named = named_queries().get(query)
    left = [p for p in named.parameters if p.name not in given and p.default is not None] if named else []
    if not left:
        return ""
    words = " and ".join(f"{parameter.name}={parameter.default}" for parameter in left)
    return f"was asked with {words}: another value can be given as {left[0].name}=…"


@contextmanager
def _asked(source: Source | None) -> Iterator[Graph | EndpointGraph]:
    """The graph to ask; one behind an endpoint is asked there."""
    from kg.graph import EndpointGraph
    from kg.store import RemoteStore, credentials_of, is_address

    if not is_address(source):
        yield open_graph(source)
        return
    with RemoteStore(str(source), **credentials_of()) as store:
        yield EndpointGraph(store)


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise QueryError(f"{text!r} is not a parameter", remedy="write name=value, as in actor=Pakistan")
    return name, value


def _read(file: str) -> str:
    """The SPARQL of a file."""
    if not Path(file).exists():
        raise QueryError("no such file", place=file, remedy="check the path, or name a query")
    try:
        text = read_text_file(Path(file), most=_MOST, remedy="keep one query in one file")
    except ReadingError as problem:
        raise QueryError(problem.message, place=problem.place, remedy=f"{_A_FILE}: {problem.remedy}") from None
    if not text.strip():
        raise QueryError("the file is empty", place=file, remedy=_A_FILE)
    return text if any(map(str.isspace, text)) else f"{text} "  # with a space it is never the name of a query
