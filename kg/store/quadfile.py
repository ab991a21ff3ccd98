"""Files of quads that are loaded in bulk: read as a stream, for they may be larger than memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError

__all__ = ["file_quads"]


def file_quads(path: Path) -> Iterator[ox.Quad]:
    """The quads of named graphs in an N-Quads file. Its default graph is passed over: a merge is derived.

    Raises:
        StoreError: the file cannot be read, or has blank nodes; the message gives the line where it can.
    """
    try:
        for quad in ox.parse(path=path, format=ox.RdfFormat.N_QUADS):
            if isinstance(quad.graph_name, ox.NamedNode):
                if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
                    raise StoreError(
                        f"{quad.graph_name} has blank nodes, which nothing can name again", place=str(path),
                        remedy="give them IRIs",
                    )  # fmt: skip
                yield quad
    except FileNotFoundError:
        raise StoreError("no such file", place=str(path), remedy="check the name and the folder") from None
    except (OSError, SyntaxError, ValueError) as problem:
        line = f", line {problem.lineno}" if isinstance(problem, SyntaxError) and problem.lineno else ""
        raise StoreError(
            f"not readable N-Quads ({problem})", place=f"{path}{line}", remedy="write it again, and load it again"
        ) from None
