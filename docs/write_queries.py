"""Writes `queries.md`: the named queries with their real answers on the founding graph.

``python docs/write_queries.py`` writes the page that the repository carries; a test holds the two equal.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

import kg
from kg.queries import NamedQuery, named_queries
from kg.store.results import Table

PAGE = Path(__file__).with_name("queries.md")
WIDTH = 110
SHOWN_RECORDS, SHOWN_ROWS, NARROW = 3, 6, 4

HEAD = """\
# Named queries

`kg query` lists them, `kg query NAME` asks one, and `kg query NAME --show` prints its SPARQL. A parameter is set by
`name=value`; an actor can be given by any name that the graph knows it by. `--view` and `--at` change the plain ties
(`?a kg:attacked ?b`) that the short queries ask for; claims and what they are about stay whole, so that the answers to
the questions below show every account with who gives it.

Columns that come back in many answers:

| column | what it holds |
|---|---|
| `claimant` | who says so, each maker of a joint statement; "the text itself" where it speaks in its own voice |
| `stance` | whether the claimant affirms, denies or questions it |
| `status` | what all claims together make of it: accepted, claimed, contested, denied, questioned, not actual |
| `time` | in EDTF, at the precision of the text; empty where the text gives none |
| `from_context` | the fields that were inferred from context and do not stand in the passage |
| `note` | the reviewer's remark |
| `document`, `passage` | where it stands |

Below, an answer of few columns is shown as a table and one of many record by record; empty cells are left out. This
page is written by `python docs/write_queries.py`.
"""


def page() -> str:
    """The page, from the catalogue and the founding graph."""
    graph = kg.build()
    queries = list(named_queries().values())
    numbered = {query.question: query for query in queries if query.question is not None}
    everyday = [query for query in queries if query.question is None]
    parts = [HEAD, "## The founding questions\n"]
    parts += [_section(query, graph) for _, query in sorted(numbered.items())]
    parts += ["## Everyday queries\n", "Those of five lines at most are shown whole: a place to begin with SPARQL.\n"]
    parts += [_section(query, graph) for query in everyday]
    return "\n".join(parts)


def _section(query: NamedQuery, graph: kg.Graph) -> str:
    number = f"{query.question}. " if query.question is not None else ""
    lines = [f"### {number}{query.title}", "", f"`{query.name}`{' (short)' if query.is_short else ''}: {query.answers}"]
    if query.parameters:
        lines += ["", "| parameter | kind | without it | |", "|---|---|---|---|"]
        lines += [f"| `{p.name}` | {p.kind} | {p.default or 'all'} | {p.meaning} |" for p in query.parameters]
    if query.is_short:
        lines += ["", "```sparql", query.text.rstrip(), "```"]
    shown = "\n".join(line.rstrip() for line in _answer(graph.table(query.name)))
    return "\n".join([*lines, "", "```text", f"$ kg query {query.name}", shown, "```", ""])


def _answer(table: Table) -> Iterator[str]:
    rows = [["" if cell is None else str(cell) for cell in row] for row in table.rows]
    if len(table.columns) <= NARROW:
        yield from _grid(table.columns, rows[:SHOWN_ROWS])
        left = len(rows) - SHOWN_ROWS
    else:
        for row in rows[:SHOWN_RECORDS]:
            yield from _record(table.columns, row)
            yield ""
        left = len(rows) - SHOWN_RECORDS
    if left > 0:
        yield f"… and {left} more"


def _grid(columns: tuple[str, ...], rows: list[list[str]]) -> Iterator[str]:
    cells = [[textwrap.shorten(cell, WIDTH // len(columns), placeholder=" …") for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    for row in [list(columns), ["─" * width for width in widths], *cells]:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))


def _record(columns: tuple[str, ...], row: list[str]) -> Iterator[str]:
    width = max(map(len, columns))
    for column, cell in zip(columns, row, strict=True):
        if cell:
            first, later = f"{column:{width}}  ", " " * (width + 2)
            yield from textwrap.wrap(cell, WIDTH, initial_indent=first, subsequent_indent=later)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
