"""The store: an embedded Oxigraph, in memory or in a directory, behind one interface.

Every named graph stays apart, and the default graph holds their RDF merge: each triple once, however many
documents say it. (Oxigraph's own "default graph as union" repeats a triple for each graph that holds it, so
that counts would differ from other engines'.)
"""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain, groupby, islice
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from kg.errors import QueryError, StoreBusyError, StoreError
from kg.scratch import scratch
from kg.store.guard import check_query, left_open, named_in_from
from kg.store.nesting import check_nesting_of_file
from kg.store.quadfile import file_quads, reading_quads
from kg.store.results import Table, table_of
from kg.store.seal import check_seal, write_seal
from kg.vocabulary import namespaces

__all__ = ["Store"]

_MERGE = ox.DefaultGraph()
_MERGE_ALL = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"
_PATIENCE = 5.0
"""How long a reader waits for another process to give the directory free, in seconds."""
_PAUSE = 0.02
_PIECE = 125_000
"""How many quads to load at once: of 10⁶ that takes 0.5 GB where all together take 2, and no more time."""
_LOOK = 8
"""How many quads to read at once for each triple that is looked for, at most."""
_FILES = "*.sst"
"""The files in which the engine keeps what is sorted: all that queries read."""
_LOCKED = re.compile(r"While lock file|lock hold by")
_FULL = re.compile(r"No space left|File too large|quota exceeded", re.IGNORECASE)


class Store:
    """Quads in named graphs, with SPARQL over them.

    Use `Store.memory` or `Store.directory`.
    """

    def __init__(self, engine: ox.Store, path: Path | None = None) -> None:
        self._engine = engine
        self._path = path
        self._writing = threading.Lock()

    @classmethod
    def memory(cls, quads: Iterable[ox.Quad] = ()) -> Store:
        """A store in memory, holding ``quads``."""
        engine = ox.Store()
        engine.extend(quads)
        # Merging inside the engine takes half the time of handing it every triple a second time.
        engine.update(_MERGE_ALL)
        return cls(engine)

    @classmethod
    def load(cls, path: Path, form: ox.RdfFormat, *, as_it_is: bool = False) -> Store:
        """A store in memory, holding the quads of a file: its named graphs, and their merge.

        The file's own default graph, where it has one, is passed over: in this project a merge is derived.

        Args:
            path: the file.
            form: its format.
            as_it_is: whether it is read also where it is not as a build wrote it.

        Raises:
            StoreError: the file cannot be read, or is not as a build wrote it; the message gives the line.
        """
        engine = ox.Store()
        with reading_quads(path, as_it_is=as_it_is):
            check_nesting_of_file(path)
            engine.bulk_load(path=os.fspath(path), format=form)
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
        check_seal(path)
        made = cls(_opened(path), path)
        write_seal(path)
        return made

    @classmethod
    def existing(cls, path: Path) -> Store:
        """The store in a directory that holds one.

        Raises:
            StoreError: the directory holds none, or it cannot be opened.
        """
        _check_holds_one(path)
        return cls.directory(path)

    @classmethod
    def read_only(cls, path: Path) -> Store:
        """The store in a directory to which nobody writes, such as one that `backup` made.

        Raises:
            StoreError: the directory holds none, or it cannot be opened.
        """
        _check_holds_one(path)
        check_seal(path)
        with _told(path):
            return cls(ox.Store.read_only(os.fspath(path)), path)

    @classmethod
    @contextmanager
    def snapshot(cls, path: Path, *, patience: float = _PATIENCE) -> Iterator[Store]:
        """The store in a directory as it is now, to be read while others read it, or write to it afterwards.

        The directory is taken for the moment that a copy of links takes. The copy is gone at the end of the context.

        Args:
            path: the store's directory.
            patience: how many seconds to wait for another process to give it free.

        Raises:
            StoreBusyError: another process keeps it open for writing.
            StoreError: the directory holds no store, or it cannot be opened.
        """
        if path.is_dir() and not os.access(path, os.W_OK):
            yield cls.read_only(path)
            return
        beside = path.parent if os.access(path.parent, os.W_OK) else None
        with scratch(beside, ".parley-read-") as folder:
            yield cls.copied(path, folder / "store", patience=patience)

    @classmethod
    def copied(cls, path: Path, copy: Path, *, patience: float = _PATIENCE) -> Store:
        """The store in a directory as it is now, from a copy of it that the caller takes away in the end.

        Args:
            path: the store's directory.
            copy: where the copy goes; its files are linked where the file system is the same.
            patience: how many seconds to wait for another process to give the directory free.

        Raises:
            StoreBusyError: another process keeps it open for writing.
            StoreError: the directory holds no store, or it cannot be opened.
        """
        cls._waited_for(path, patience).backup(copy)
        return cls.read_only(copy)

    @classmethod
    def _waited_for(cls, path: Path, patience: float) -> Store:
        end = time.monotonic() + patience
        while True:
            try:
                return cls.existing(path)
            except StoreBusyError:
                if time.monotonic() > end:
                    raise
            time.sleep(_PAUSE)

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
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with scratch(path.parent, f".{path.name}.part-") as folder:
                made = cls.directory(folder / "store")
                made._extend(quads)
                with _told(path):
                    made.engine.optimize()
                made.seal()
                del made
                (folder / "store").rename(path)
        except OSError as problem:
            raise StoreError(
                f"cannot be written ({problem.strerror or problem})", place=str(path), remedy="name another folder"
            ) from None
        return path

    @property
    def engine(self) -> ox.Store:
        """The engine itself, for what this interface does not offer."""
        return self._engine

    @property
    def unopened_files(self) -> int:
        """How many of its files the engine has not opened in this process; it opens them as queries come to need them.

        Where the system does not tell which files are open, all of them count.
        """
        if self._path is None:
            return 0
        files = {(status.st_dev, status.st_ino) for status in map(os.stat, self._path.glob(_FILES))}
        return len(files - set(_open_files()))

    def __len__(self) -> int:
        """How many distinct triples there are."""
        with _told(self._path):
            return sum(1 for _ in self._engine.quads_for_pattern(None, None, None, _MERGE))

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads of named graphs."""
        kept = list(quads)
        with self._writing:
            self._extend(kept)
            self.seal()

    def bulk_load(self, path: Path) -> None:
        """Add the quads of an N-Quads file, which may be larger than memory; see `kg.store.QuadStore`.

        Raises:
            StoreError: the file cannot be read, or has blank nodes.
        """
        with self._writing:
            self._extend(file_quads(path))
            self.seal()

    def _extend(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads of named graphs piece by piece: the engine keeps in memory whatever it is given at once."""
        left = iter(quads)
        while piece := list(islice(left, _PIECE)):
            with _told(self._path):
                self._engine.bulk_extend([*piece, *map(_merged, piece)])

    def seal(self) -> None:
        """See that all that was written is on the disk, and that a directory which loses some of it is told.

        Whoever writes through the engine itself calls it afterwards.
        """
        if self._path is not None:
            with _told(self._path):
                self._engine.flush()
            write_seal(self._path)

    def replace(self, graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> None:
        """Make ``quads`` the whole of the named graph, at one stroke; only what differs is written."""
        new = set(quads)
        with self._writing:
            with _told(self._path):
                self._replace(graph, new)
            self.seal()

    def _replace(self, graph: ox.NamedNode, new: set[ox.Quad]) -> None:
        old = set(self._engine.quads_for_pattern(None, None, None, graph))
        if any(isinstance(term, ox.BlankNode) for quad in chain(old, new) for term in (quad.subject, quad.object)):
            raise StoreError(f"{graph} has blank nodes, which nothing can name again", remedy="give every node an IRI")
        # One update is one transaction of the engine: whatever ends the process, all of it is there or nothing.
        gone, come = old - new, new - old
        # What goes is found before: a transaction that searches what it has itself written grows slow.
        parts = []
        if gone:
            parts.append(_data("DELETE", graph, gone if new else (), self._alone(graph, gone)))
        if come:
            parts.append(_data("INSERT", graph, come, come))
        if not new:
            parts.append(f"DROP SILENT GRAPH {graph}")
        if parts:
            self._engine.update(" ;\n".join(parts))

    def _alone(self, graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
        """Those of a named graph's quads whose triples stand in no other, apart from the merge."""
        ours = (graph, _MERGE)
        ordered = sorted(quads, key=lambda quad: str(quad.subject))
        for subject, group in groupby(ordered, key=lambda quad: quad.subject):
            asked = list(group)
            # One look at all of a subject is cheaper than one at each of its triples, unless others say far more of it.
            most = len(asked) * _LOOK
            found = list(islice(self._engine.quads_for_pattern(subject, None, None, None), most + 1))
            if len(found) > most:
                yield from (quad for quad in asked if self._is_alone(quad, ours))
                continue
            elsewhere = {each.triple for each in found if each.graph_name not in ours}
            yield from (quad for quad in asked if quad.triple not in elsewhere)

    def _is_alone(self, quad: ox.Quad, ours: tuple[ox.NamedNode, ox.DefaultGraph]) -> bool:
        found = self._engine.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        return all(each.graph_name in ours for each in found)

    def remove(self, graph: ox.NamedNode) -> None:
        """Remove a named graph, at one stroke."""
        self.replace(graph, ())

    def graphs(self) -> list[ox.NamedNode]:
        """The named graphs, sorted."""
        with _told(self._path):
            return sorted((g for g in self._engine.named_graphs() if isinstance(g, ox.NamedNode)), key=str)

    def quads(self, graph: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
        """The quads of one named graph, or of all, sorted; without the merge."""
        graphs = self.graphs() if graph is None else [graph]
        for name in graphs:
            with _told(self._path):
                found = sorted(self._engine.quads_for_pattern(None, None, None, name), key=str)
            yield from found

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
                with _told(self._path, (RuntimeError,)):
                    return table_of(answer)
            except (ValueError, OSError) as problem:
                # Some queries fail only on the way through their solutions.
                raise QueryError(f"cannot be answered ({problem})", place=name) from None
        if isinstance(answer, ox.QueryBoolean):
            value = bool(answer)
            return Table(
                ("answer",), ((value,),), cast("bytes", answer.serialize(format=ox.QueryResultsFormat.JSON)).decode()
            )
        raise QueryError("a query for a graph", place=name, remedy=_ONLY_TABLES)

    def construct(self, text: str, *, name: str = "the query") -> list[ox.Triple]:
        """The triples that a CONSTRUCT or DESCRIBE gives, sorted, without repeats.

        Raises:
            QueryError: it is not such a query, or does what no query may.
        """
        answer = self.run(text, name=name)
        if not isinstance(answer, ox.QueryTriples):
            raise QueryError("a query for a table", place=name, remedy="use CONSTRUCT or DESCRIBE")
        with _told(self._path):
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
            QueryError: it is not a query, does what no query may, or names a graph that is not here.
        """
        check_query(text, name=name)
        graphs = (ox.NamedNode(each) for each in named_in_from(text, namespaces().prefixes) if ":" in each)
        self._check_graphs([*graphs, *default_graphs, *named_graphs], name)
        is_named = bool(default_graphs or named_graphs)
        try:
            with _told(self._path, (RuntimeError,)):
                return self._engine.query(
                    text,
                    prefixes=namespaces().prefixes,
                    default_graph=list(default_graphs) if is_named else None,
                    named_graphs=list(named_graphs) if is_named else None,
                )
        except SyntaxError as problem:
            raise _syntax_error(problem, text, name) from None
        except (ValueError, OSError) as problem:
            raise QueryError(str(problem), place=name) from None

    def _check_graphs(self, graphs: Iterable[ox.NamedNode], name: str) -> None:
        """Graphs are named, never fetched: one that is not here is an error, not an empty answer."""
        kept = {f"{namespaces().node('graph')}{own}" for own in ("accepted", "beliefs", "ontology")}  # or empty
        for graph in graphs:
            if graph.value not in kept and not self._engine.contains_named_graph(graph):
                raise QueryError(
                    f"there is no graph {graph} here, and none is fetched", place=name,
                    remedy="name one of the graphs that are here, as `SELECT DISTINCT ?g WHERE { GRAPH ?g {} }` "
                    "lists them",
                )  # fmt: skip

    def backup(self, path: Path) -> None:
        """Copy a directory store to ``path``, consistently, while it is in use."""
        with _told(self._path):
            self._engine.backup(os.fspath(path))


def _open_files() -> Iterator[tuple[int, int]]:
    """The device and the number on it of every file that this process has open."""
    numbers = Path("/dev/fd")
    for number in numbers.iterdir() if numbers.is_dir() else ():
        with suppress(OSError):  # the listing's own, closed by now
            status = os.fstat(int(number.name))
            yield status.st_dev, status.st_ino


def _opened(path: Path) -> ox.Store:
    """The engine on a directory.

    Raises:
        StoreBusyError: another process has it open for writing.
        StoreError: it cannot be opened.
    """
    try:
        with _told(path):
            return ox.Store(path)
    except StoreError as problem:
        if _LOCKED.search(str(problem)):
            raise StoreBusyError(
                "the store cannot be opened: it is open for writing elsewhere", place=str(path),
                remedy="try again when that is done; nothing was changed",
            ) from None  # fmt: skip
        raise


@contextmanager
def _told(path: Path | None, kinds: tuple[type[Exception], ...] = (OSError, RuntimeError)) -> Iterator[None]:
    """Turn what the engine says of a directory that it cannot use into an error of ours."""
    try:
        yield
    except kinds as problem:
        said = " ".join(str(problem).split())
        if _FULL.search(said):
            raise StoreError(
                f"cannot be written ({said})", place=None if path is None else str(path), remedy="make room there"
            ) from problem
        what = "is damaged" if "orruption" in said else "cannot be opened"
        raise StoreError(
            f"the store {what} ({said})", place=None if path is None else str(path),
            remedy="restore it with `kg restore`, or build it again",
        ) from problem  # fmt: skip


def _data(verb: str, graph: ox.NamedNode, quads: Iterable[ox.Quad], merged: Iterable[ox.Quad]) -> str:
    """The text of an update that inserts or deletes quads of a named graph, and triples of the merge."""
    # In order: the engine takes triples of one subject after the other in half the time that it takes any mixture.
    own, all_of_it = ("\n".join(sorted(f"{quad.triple} ." for quad in each)) for each in (quads, merged))
    return f"{verb} DATA {{\n{all_of_it}\nGRAPH {graph} {{\n{own}\n}} }}"


def _merged(quad: ox.Quad) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, quad.object, _MERGE)


_POSITION = re.compile(r"error at (\d+):(\d+): ")
_PREFIXED = re.compile(r"(?<![\w<?$@:/#\"'-])([A-Za-z][\w-]*):(?!//)")
_DECLARED = re.compile(r"PREFIX\s+([\w-]*):", re.IGNORECASE)


def _check_holds_one(path: Path) -> None:
    """See that a directory holds a store.

    Raises:
        StoreError: it holds none.
    """
    if not (path / "CURRENT").is_file():
        raise StoreError(
            "no graph here", place=str(path), remedy="build one with `kg build -o`, or name another folder"
        )


_UPDATE = re.compile(
    r"(?:\s++|#[^\n]*+|PREFIX\s++[^\s<]*+\s*+<[^>]*+>|BASE\s*+<[^>]*+>)*+"
    r"(INSERT|DELETE|CLEAR|DROP|CREATE|COPY|MOVE|ADD|WITH)\b",
    re.IGNORECASE,
)
"""How a request that would change data begins, after its prologue and comments."""
_REMEDY = "mend the query there; `kg query` lists the named queries, and `kg query NAME --show` shows one"
_SHOWN = 40
_ONLY_TABLES = "use SELECT or ASK, or ask for it at the address /sparql of `kg serve`"


def _syntax_error(problem: SyntaxError, text: str, name: str) -> QueryError:
    """The engine's complaint with the place and the words before it, without its list of all that could follow."""
    update = _UPDATE.match(text)
    if update:
        return QueryError(
            f"{update[1].upper()} is refused: a query only reads",
            place=name,
            remedy="use SELECT or ASK; a graph changes by building it again, with `kg build` or `kg ingest`",
        )
    message = str(problem.msg or problem)
    unknown = [
        p for p in _PREFIXED.findall(text) if p not in namespaces().prefixes and p not in _DECLARED.findall(text)
    ]
    if unknown:
        known = ", ".join(namespaces().prefixes)
        remedy = f"write `PREFIX {unknown[0]}: <…>` before the query; declared are {known}"
        return QueryError(f"not valid SPARQL: the prefix {unknown[0]}: is not declared", place=name, remedy=remedy)
    if found := left_open(text):
        begun, shown, bracket = found
        what = f"the {bracket!r} of {_spot(text, begun)} is not closed"
        return QueryError(f"not valid SPARQL: {what}", place=f"{name}, {_spot(text, shown)}", remedy=_REMEDY)
    match = _POSITION.search(message)
    if not match:
        return QueryError(f"not valid SPARQL: {message[:120]}", place=name, remedy=_REMEDY)
    line, column = int(match[1]), int(match[2])
    lines = text.splitlines()
    # The engine points behind the last thing that it could read, so what stands before is what to look at.
    before = lines[line - 1][: column - 1].strip()[-_SHOWN:] if line <= len(lines) else ""
    what = f"it goes wrong after {before!r}" if before else "it goes wrong at its beginning"
    return QueryError(f"not valid SPARQL: {what}", place=f"{name}, line {line}, column {column}", remedy=_REMEDY)


def _spot(text: str, index: int) -> str:
    """As a person counts: "line 3, column 7"."""
    return f"line {text.count(chr(10), 0, index) + 1}, column {index - text.rfind(chr(10), 0, index)}"
