"""Files of quads that are loaded in bulk: read as a stream, for they may be larger than memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.written import WRITTEN, is_as_written

__all__ = ["check_as_written", "file_quads", "reading_quads"]


@contextmanager
def reading_quads(
    path: Path,
    *,
    form: str = "a readable graph",
    missing: str = "build it with `kg build`",
    remedy: str = "build it again",
    as_it_is: bool = False,
) -> Iterator[None]:
    """Read a file of quads within: whatever the parser finds wrong with it is an error of ours, with its line.

    Args:
        path: the file.
        form: what it should be.
        missing: what to do where it is not there.
        remedy: what to do where it cannot be read.
        as_it_is: whether it is read also where it is not as a build wrote it.

    Raises:
        StoreError: it cannot be read, or is not as a build wrote it: of one that was cut off at the end of a line, the
            parser finds nothing wrong.
    """
    try:
        yield
        if not as_it_is:
            check_as_written(path)
    except FileNotFoundError:
        raise StoreError("no such file", place=str(path), remedy=missing) from None
    except PermissionError:
        raise StoreError("reading it is not permitted", place=str(path), remedy="permit its user to read it") from None
    except MemoryError:
        raise StoreError(
            f"not {form} (a single name or text has more bytes than can be read)", place=str(path), remedy=remedy
        ) from None
    except (OSError, SyntaxError, ValueError) as problem:
        line = f", line {problem.lineno}" if isinstance(problem, SyntaxError) and problem.lineno else ""
        raise StoreError(f"not {form} ({problem})", place=f"{path}{line}", remedy=remedy) from None


def check_as_written(path: Path) -> None:
    """See that a file has something in it and, where a build has written one of its name there, is as that wrote it.

    To know takes some hundredths of the time that it takes to read the quads.

    Raises:
        StoreError: it is not.
        OSError: it cannot be read.
    """
    if not path.is_file():
        return
    if path.stat().st_size == 0:
        raise StoreError(
            "this file is empty, and a graph has at least its ontology", place=str(path), remedy="build it again"
        )
    if not is_as_written(path):
        raise StoreError(
            "this file was cut off, damaged or changed after a build wrote it, so it is not taken for its graph",
            place=str(path),
            remedy="build it again with `kg build` (--force where that asks for it); or, if it was changed on purpose, "
            f"remove {WRITTEN} beside it, and it is opened as it is",
        )


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
        as_it_is=True,
    ):
        check_as_written(path)  # before anything of it is loaded
        for quad in ox.parse(path=path, format=ox.RdfFormat.N_QUADS):
            if isinstance(quad.graph_name, ox.NamedNode):
                if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
                    raise StoreError(
                        f"{quad.graph_name} has blank nodes, which nothing can name again", place=str(path),
                        remedy="give them IRIs",
                    )  # fmt: skip
                yield quad
