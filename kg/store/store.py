"""The store: an embedded Oxigraph, in memory or in a directory, behind one interface.

Every named graph stays apart, and the default graph holds their RDF merge: each triple once, however many
documents say it. (Oxigraph's own "default graph as union" repeats a triple for each graph that holds it, so
that counts would differ from other engines'.)
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.store.guard import check_query
from kg.store.results import Table, table_of
from kg.vocabulary import namespaces

__all__ = ["Store"]

_MERGE = ox.DefaultGraph()
_MERGE_ALL = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"


class Store:
    """Quads in named graphs, with SPARQL over them.

    Use `Store.memory` or `Store.directory`.
    """

    def __init__(self, engine: ox.Store) -> None:
        self._engine = engine

    @classmethod
    def memory(cls, quads: Iterable[ox.Quad] = ()) -> Store:
        """A store in memory, holding ``quads``."""
        engine = ox.Store()
        engine.extend(quads)
        # Merging inside the engine takes half the time of handing it every triple a second time.
        engine.update(_MERGE_ALL)
        return cls(engine)

    @classmethod
    def load(cls, path: Path, form: ox.RdfFormat) -> Store:
        """A store in memory, holding the quads of a file: its named graphs, and their merge.

        The file's own default graph, where it has one, is passed over: in this project a merge is derived.

        Raises:
            StoreError: the file cannot be read; the message gives the line.
        """
        engine = ox.Store()
        try:
            engine.bulk_load(path=os.fspath(path), format=form)
        except FileNotFoundError:
            raise StoreError("no such file", place=str(path), remedy="build it with `kg build`") from None
        except (OSError, SyntaxError, ValueError) as problem:
            line = f", line {problem.lineno}" if isinstance(problem, SyntaxError) and problem.lineno else ""
            raise StoreError(
                f"not a readable graph ({problem})", place=f"{path}{line}", remedy="build it again"
            ) from None
        engine.clear_graph(_MERGE)
        engine.update(_MERGE_ALL)
        return cls(engine)

    @classmethod
    def directory(cls, path: Path) -> Store:
        """A store in a directory, which is made if it does not exist.

        Raises:
            StoreError: the directory cannot be used, is damaged, or is open for writing elsewhere.
        """
        if path.is_file():
            raise StoreError("a file, not a directory", place=str(path), remedy="name a directory")
        if path.is_dir() and any(path.iterdir()) and not (path / "CURRENT").exists():
            raise StoreError("the directory holds something else", place=str(path), remedy="name an empty directory")
        try:
            return cls(ox.Store(path))
        except OSError as problem:
            raise StoreError(
                f"the store cannot be opened ({problem})", place=str(path),
                remedy="close the process that writes to it, or build it again",
            ) from problem  # fmt: skip

    @classmethod
    def existing(cls, path: Path) -> Store:
        """The store in a directory that holds one.

        Raises:
            StoreError: the directory holds none, or it cannot be opened.
        """
        if not (path / "CURRENT").is_file():
            raise StoreError(
                "no graph here", place=str(path), remedy="build one with `kg build -o`, or name another folder"
            )
        return cls.directory(path)

    @classmethod
    def read_only(cls, path: Path) -> Store:
        """The store in a directory to which nobody writes, such as one that `backup` made.

        Raises:
            StoreError: the directory holds none, or it cannot be opened.
        """
        try:
            return cls(ox.Store.read_only(os.fspath(path)))
        except OSError as problem:
            raise StoreError(
                f"the store cannot be opened ({problem})", place=str(path), remedy="build it again"
            ) from problem

    @classmethod
    def write_directory(cls, path: Path, quads: Iterable[ox.Quad]) -> Path:
        """Write ``quads`` as a new directory, which appears under its name only when it is whole.

        Raises:
            StoreError: there is something at ``path`` already, or it cannot be written.
        """
        if path.exists():
            raise StoreError(
                "there is something here already", place=str(path), remedy="remove it, or name another folder"
            )
        part = path.with_name(f".{path.name}.part")
        try:
            shutil.rmtree(part, ignore_errors=True)
            path.parent.mkdir(parents=True, exist_ok=True)
            made = cls.directory(part)
            made.add(quads)
            made.engine.optimize()
            del made
            part.rename(path)
        except OSError as problem:
            raise StoreError(
                f"cannot be written ({problem.strerror or problem})", place=str(path), remedy="name another folder"
            ) from None
        return path

    @property
    def engine(self) -> ox.Store:
        """The engine itself, for what this interface does not offer."""
        return self._engine

    def __len__(self) -> int:
        """How many distinct triples there are."""
        return sum(1 for _ in self._engine.quads_for_pattern(None, None, None, _MERGE))

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads of named graphs."""
        kept = list(quads)
        merged = (ox.Quad(quad.subject, quad.predicate, quad.object, _MERGE) for quad in kept)
        self._engine.bulk_extend(chain(kept, merged))

    def replace(self, graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> None:
        """Make ``quads`` the whole of the named graph, at one stroke."""
        new = set(quads)
        old = set(self._engine.quads_for_pattern(None, None, None, graph))
        gone = [_merged(quad) for quad in old - new if not self._stands_elsewhere(quad, graph)]
        # One SPARQL-free transaction is not offered by the engine; extending first and removing last means
        # that a reader never sees less than the new graph.
        self._engine.extend(chain(new - old, (_merged(quad) for quad in new - old)))
        for quad in chain(old - new, gone):
            self._engine.remove(quad)

    def _stands_elsewhere(self, quad: ox.Quad, graph: ox.NamedNode) -> bool:
        same = self._engine.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        return any(other.graph_name not in (graph, _MERGE) for other in same)

    def remove(self, graph: ox.NamedNode) -> None:
        """Remove a named graph."""
        self.replace(graph, ())
        self._engine.remove_graph(graph)

    def graphs(self) -> list[ox.NamedNode]:
        """The named graphs, sorted."""
        return sorted((g for g in self._engine.named_graphs() if isinstance(g, ox.NamedNode)), key=str)

    def quads(self, graph: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
        """The quads of one named graph, or of all, sorted; without the merge."""
        graphs = self.graphs() if graph is None else [graph]
        for name in graphs:
            yield from sorted(self._engine.quads_for_pattern(None, None, None, name), key=str)

    def select(self, text: str, *, name: str = "the query") -> Table:
        """The answer to a SELECT or, as a table of one cell, an ASK.

        The usual prefixes need not be declared.

        Args:
            text: a SPARQL query.
            name: what to call it in an error.

        Raises:
            QueryError: it is not a query, does what no query may, or is a CONSTRUCT or DESCRIBE.
        """
        answer = self.run(text, name=name)
        if isinstance(answer, ox.QuerySolutions):
            try:
                return table_of(answer)
            except (ValueError, OSError) as problem:
                # Some queries fail only on the way through their solutions.
                raise QueryError(f"cannot be answered ({problem})", place=name) from None
        if isinstance(answer, ox.QueryBoolean):
            value = bool(answer)
            return Table(
                ("answer",), ((value,),), cast("bytes", answer.serialize(format=ox.QueryResultsFormat.JSON)).decode()
            )
        raise QueryError("a query for a graph", place=name, remedy="use SELECT or ASK, or `Store.construct`")

    def construct(self, text: str, *, name: str = "the query") -> list[ox.Triple]:
        """The triples that a CONSTRUCT or DESCRIBE gives, sorted, without repeats.

        Raises:
            QueryError: it is not such a query, or does what no query may.
        """
        answer = self.run(text, name=name)
        if not isinstance(answer, ox.QueryTriples):
            raise QueryError("a query for a table", place=name, remedy="use CONSTRUCT or DESCRIBE")
        return sorted(set(answer), key=str)

    def run(
        self,
        text: str,
        *,
        name: str = "the query",
        default_graphs: Sequence[ox.NamedNode] = (),
        named_graphs: Sequence[ox.NamedNode] = (),
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """The engine's own answer to a query of any kind, still to be read.

        Args:
            text: a SPARQL query.
            name: what to call it in an error.
            default_graphs: the graphs whose merge is the default graph; with none, and no ``named_graphs``, all of
                the store is asked.
            named_graphs: the graphs that ``GRAPH`` finds.

        Raises:
            QueryError: it is not a query, or does what no query may.
        """
        check_query(text, name=name)
        dataset: dict[str, list[ox.NamedNode]] = {}
        if default_graphs or named_graphs:
            dataset = {"default_graph": list(default_graphs), "named_graphs": list(named_graphs)}
        try:
            return self._engine.query(text, prefixes=namespaces().prefixes, **dataset)  # type: ignore[arg-type]
        except SyntaxError as problem:
            raise _syntax_error(problem, text, name) from None
        except (ValueError, OSError) as problem:
            raise QueryError(str(problem), place=name) from None

    def backup(self, path: Path) -> None:
        """Copy a directory store to ``path``, consistently, while it is in use."""
        self._engine.backup(os.fspath(path))


def _merged(quad: ox.Quad) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, quad.object, _MERGE)


_POSITION = re.compile(r"error at (\d+):(\d+): ")
_PREFIXED = re.compile(r"(?<![\w<?$@:/#\"'-])([A-Za-z][\w-]*):(?!//)")
_DECLARED = re.compile(r"PREFIX\s+([\w-]*):", re.IGNORECASE)
_REMEDY = "mend the query there; `kg query` lists the named queries, and `kg query NAME --show` shows one"
_SHOWN = 40


def _syntax_error(problem: SyntaxError, text: str, name: str) -> QueryError:
    """The engine's complaint with the place and the words before it, without its list of all that could follow."""
    message = str(problem.msg or problem)
    unknown = [
        p for p in _PREFIXED.findall(text) if p not in namespaces().prefixes and p not in _DECLARED.findall(text)
    ]
    if unknown:
        return QueryError(f"not valid SPARQL: the prefix {unknown[0]}: is not declared", place=name, remedy=_REMEDY)
    match = _POSITION.search(message)
    if not match:
        return QueryError(f"not valid SPARQL: {message[:120]}", place=name, remedy=_REMEDY)
    line, column = int(match[1]), int(match[2])
    lines = text.splitlines()
    # The engine points behind the last thing that it could read, so what stands before is what to look at.
    before = lines[line - 1][: column - 1].strip()[-_SHOWN:] if line <= len(lines) else ""
    what = f"it goes wrong after {before!r}" if before else "it goes wrong at its beginning"
    return QueryError(f"not valid SPARQL: {what}", place=f"{name}, line {line}, column {column}", remedy=_REMEDY)
