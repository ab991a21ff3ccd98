"""Files of quads that are loaded in bulk: read as a stream, for they may be larger than memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError

__all__ = ["file_quads", "reading_quads"]


@contextmanager
def reading_quads(
    path: Path,
    *,
    form: str = "a readable graph",
    missing: str = "build it with `kg build`",
    remedy: str = "build it again",
) -> Iterator[None]:
    """Read a file of quads within: whatever the parser finds wrong with it is an error of ours, with its line.

    Args:
        path: the file.
        form: what it should be.
        missing: what to do where it is not there.
        remedy: what to do where it cannot be read.

    Raises:
        StoreError: it cannot be read.
    """
    try:
        yield
    except FileNotFoundError:
        raise StoreError("no such file", place=str(path), remedy=missing) from None
    except MemoryError:
        raise StoreError(
            f"not {form} (a single name or text has more bytes than can be read)", place=str(path), remedy=remedy
        ) from None
    except (OSError, SyntaxError, ValueError) as problem:
        line = f", line {problem.lineno}" if isinstance(problem, SyntaxError) and problem.lineno else ""
        raise StoreError(f"not {form} ({problem})", place=f"{path}{line}", remedy=remedy) from None


def file_quads(path: Path) -> Iterator[ox.Quad]:
    """The quads of named graphs in an N-Quads file. Its default graph is passed over: a merge is derived.

    Raises:
        StoreError: the file cannot be read, or has blank nodes; the message gives the line where it can.
    """
    with reading_quads(
        path,
        form="readable N-Quads",
        missing="check the name and the folder",
        remedy="write it again, and load it again",
    ):
        for quad in ox.parse(path=path, format=ox.RdfFormat.N_QUADS):
            if isinstance(quad.graph_name, ox.NamedNode):
                if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
                    raise StoreError(
                        f"{quad.graph_name} has blank nodes, which nothing can name again", place=str(path),
                        remedy="give them IRIs",
                    )  # fmt: skip
                yield quad
