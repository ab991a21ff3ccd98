"""Answers of an endpoint, read within bounds: a short text may stand for far more rows than memory has room for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store.nesting import check_nesting, check_nesting_of_answer
from kg.store.results import Table, table_of

__all__ = ["rows_in", "table_in", "triples_in"]

_CELLS = 1 << 24
"""How many cells a table may have, empty ones included: a row of a thousand columns takes no more than three bytes."""
_TRIPLES = 1 << 22
"""How many triples one answer may have."""
_ASKED = "__ASK_RETVAL"
"""What Virtuoso calls the one cell of the table that it answers an ASK with."""
_FORM = ox.QueryResultsFormat.JSON
_LESS = "ask for less"


def table_in(body: bytes, place: str) -> Table:
    """The table in SPARQL results in JSON; of the answer to an ASK, one of a single cell.

    Raises:
        StoreError: they cannot be read, are nested too deep, or come to too many cells.
    """
    with _reading(place):
        answer = _bounded(body, place)
        if not isinstance(answer, ox.QuerySolutions):
            return _yes_or_no(bool(answer))
        found = table_of(answer)
        return _yes_or_no(bool(found.rows[0][0])) if found.columns == (_ASKED,) and found.rows else found


def rows_in(body: bytes, place: str) -> list[ox.QuerySolution]:
    """The rows of the same, as the engine has them; raises as `table_in` does, and of the answer to an ASK, too."""
    with _reading(place):
        answer = _bounded(body, place)
        if isinstance(answer, ox.QuerySolutions):
            return list(answer)
    raise _unreadable("yes or no, where rows were asked for", place)


def triples_in(body: bytes, place: str) -> Iterator[ox.Triple]:
    """The triples of a text of N-Triples.

    Raises:
        StoreError: they cannot be read, stand too deep in each other, or are too many.
    """
    check_nesting(body, place)
    with _reading(place):
        for number, triple in enumerate(ox.parse(body, format=ox.RdfFormat.N_TRIPLES)):
            if number >= _TRIPLES:
                raise StoreError(f"an answer of more than {_TRIPLES:,} triples", place=place, remedy=_LESS)
            yield ox.Triple(triple.subject, triple.predicate, triple.object)


@contextmanager
def _reading(place: str) -> Iterator[None]:
    try:
        yield
    except MemoryError:
        raise _unreadable("a single name or text has more bytes than can be read", place) from None
    except (SyntaxError, ValueError, OSError) as problem:
        raise _unreadable(problem, place) from None


def _unreadable(problem: object, place: str) -> StoreError:
    return StoreError(
        f"an answer that cannot be read ({problem})", place=place,
        remedy="see that this is the address of a SPARQL endpoint, and what it answers",
    )  # fmt: skip


def _bounded(body: bytes, place: str) -> ox.QuerySolutions | ox.QueryBoolean:
    check_nesting_of_answer(body, place)
    answer = ox.parse_query_results(body, format=_FORM)
    if isinstance(answer, ox.QuerySolutions):
        columns = max(1, len(answer.variables))
        # Each row takes a brace, and so does each cell that is filled: it may be fewer rows, but never more.
        if columns * body.count(b"{") > _CELLS:
            _count(ox.parse_query_results(body, format=_FORM), columns, place)
    return answer


def _count(answer: ox.QuerySolutions | ox.QueryBoolean, columns: int, place: str) -> None:
    """See that rows of so many columns do not come to too many cells; none of them is kept."""
    cells = 0
    for _ in answer if isinstance(answer, ox.QuerySolutions) else ():
        cells += columns
        if cells > _CELLS:
            raise StoreError(f"an answer of more than {_CELLS:,} cells", place=place, remedy=_LESS)


def _yes_or_no(answer: bool) -> Table:
    json = f'{{"head":{{}},"boolean":{str(answer).lower()}}}'
    return Table(("answer",), ((answer,),), json)
