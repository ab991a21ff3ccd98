"""`kg build` as a whole: documents in; graph, explorer and report out."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

from kg import __version__
from kg.actors import AliasSuggestion, packaged_lexicon, suggest_aliases
from kg.checks import Finding, check_accounts, check_store
from kg.collector import without_collector
from kg.errors import InputError, OutputError
from kg.explorer import explorer_html
from kg.export import serialize_quads
from kg.export.files import WRITTEN, alone, check_places, digests, turn, write_files
from kg.graph import Graph
from kg.model import Document
from kg.pipeline.documents import read_accounts
from kg.pipeline.report import report
from kg.pipeline.tables import table_accounts
from kg.rdf import document_graph
from kg.reading import OUTPUTS
from kg.resources import seed_files
from kg.shards import Executor
from kg.vocabulary import namespaces
from kg.wording import counted

__all__ = ["Built", "build_folder", "write_graph"]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to.

    Attributes:
        graph: the graph.
        files: the files that were written.
        findings: what the checks found; an error among them should make a script stop.
        problems: the files that could not be used, as messages.
        gone: ids of the documents that the graph had that was there, and that this one has not.
    """

    graph: Graph
    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    problems: tuple[str, ...]
    gone: tuple[str, ...] = ()


def build_folder(
    paths: Sequence[Path],
    folder: Path,
    *,
    originals: Path | None = None,
    lexicon: Path | None = None,
    learned: bool = False,
    title: str | None = None,
    on_document: Callable[[Document], None] | None = None,
    on_part: Callable[[float], None] | None = None,
    executor: Executor | None = None,
    force: bool = False,
) -> Built:
    """Build the graph of ``paths`` (of the seeds where there are none) and write it into ``folder``.

    A file that cannot be used is reported, and the rest is built.

    Args:
        paths: documents, and folders of them.
        folder: where to.
        originals: a folder with the articles that digests restate.
        lexicon: a file of actors that goes before the packaged ones.
        learned: whether the network reads ties besides the rules.
        title: heading of the explorer.
        on_document: called with each document that has been read.
        on_part: called now and then with how much of the document that is being read is done.
        executor: who reads; by default this process.
        force: whether also what somebody has changed, or may have changed, after Parley wrote it is replaced.

    Raises:
        InputError: none of the files can be used.
        OutputError: the folder cannot be written to, another build is writing there, or a file that Parley did not
            write has the name of an output; what was there stays.
    """
    with alone(folder):
        check_places(folder, OUTPUTS, force=force)  # at once: what cannot be written need not be read
        return _build(
            paths, folder, originals=originals, lexicon=lexicon, learned=learned, title=title,
            on_document=on_document, on_part=on_part, executor=executor, force=force,
        )  # fmt: skip


def _build(
    paths: Sequence[Path],
    folder: Path,
    *,
    originals: Path | None,
    lexicon: Path | None,
    learned: bool,
    title: str | None,
    on_document: Callable[[Document], None] | None,
    on_part: Callable[[float], None] | None,
    executor: Executor | None,
    force: bool,
) -> Built:
    problems: list[InputError] = []
    remarks: list[Finding] = []
    files: dict[str, str] = {}
    chosen = packaged_lexicon() if lexicon is None else packaged_lexicon().with_file(lexicon)
    accounts = read_accounts(
        list(paths) or seed_files(),
        originals=originals,
        lexicon=chosen,
        learned=learned,
        on_problem=problems.append,
        on_remark=lambda place, remark: remarks.append(_finding("Decisions fit their document", place, remark)),
        on_reading=lambda place, remark: remarks.append(_finding("A document is plain to read", place, remark)),
        on_document=on_document,
        on_part=on_part,
        on_file=lambda document, file: files.update({document.id: file}),
        executor=executor,
    )
    if not accounts and problems:
        raise problems[0].with_others(problems[1:])
    aliases = suggest_aliases((actor for account in accounts for actor in account.actors), chosen)
    said = tuple(map(str, problems))
    with turn(folder):
        # What is read here is written again below: a table that another run ingests meanwhile would be lost.
        graph = Graph([*accounts, *table_accounts(folder)], folder=folder)
        gone = _gone(_before(folder), graph.documents)
        if problems and not force:
            _check_nothing_lost(folder, graph, gone, problems)
        built = write_graph(
            graph, folder, title=title, remarks=remarks, problems=said, aliases=aliases, force=force, files=files
        )  # fmt: skip
        return replace(built, gone=tuple(sorted(gone)))


def _check_nothing_lost(folder: Path, graph: Graph, gone: set[str], problems: Sequence[InputError]) -> None:
    """See that no file that cannot be used takes anything out of the graph that is in the folder.

    Raises:
        OutputError: a document would go, or a statement that a person has decided on; the files are named with it.
    """
    still = {statement.id for statement in graph.statements if statement.extractor.endswith("person")}
    decided = _decided_before(folder) - still
    if not gone and not decided:
        return
    named = ", ".join(map(repr, sorted(gone)[:_NAMED])) + (", …" if len(gone) > _NAMED else "")
    what = [f"{counted(len(gone), 'document')}: {named}"] if gone else []
    what += [f"{counted(len(decided), 'statement')} that a person has decided on"] if decided else []
    raise OutputError(
        f"what cannot be used would take out of the graph that is here {' and '.join(what)}; so it stays as it was",
        place=str(folder),
        remedy="mend what is told below and build again, name another folder with -o, or replace it with --force",
    ).with_others(problems)


_NAMED = 5
"""Documents that are named of those that would go."""


def _decided_before(folder: Path) -> set[str]:
    """The ids of the claims of the graph in the folder that a person has decided on."""
    claim, by = f"<{namespaces().node('claim')}".encode(), f"<{namespaces().terms}extractor> ".encode()
    path = folder / "graph.nq"
    try:
        if not path.is_file():
            return set()
        with path.open("rb") as file:
            lines = [line for line in file if by in line and b'person" ' in line]
    except OSError:
        return set()
    return {line.partition(b"> ")[0].removeprefix(claim).decode("utf-8", "replace") for line in lines}


def _gone(before: set[str], now: Iterable[Document]) -> set[str]:
    """The documents that are there no longer, a hash aside by which those of one name are told apart.

    What looks like one may be a day, "briefing-20240305": it is a hash only where another document has its name.
    """
    ids = {name for one in now for name in (one.id, one.id.removesuffix(f"-{one.sha256[:8]}"))}
    return {id for id in before - ids if _HASH.sub("", id) not in ids}


_HASH = re.compile("-[0-9a-f]{8}$")


def _before(folder: Path) -> set[str]:
    """The ids of the documents of the graph that is in the folder; none where there is no such file to read."""
    prefix = document_graph("").value.encode()
    path = folder / "graph.nq"
    try:
        if not path.is_file():
            return set()  # a pipe, which would keep whoever opens it
        with path.open("rb") as file:
            names = {name for line in file if (name := line.rpartition(b" <")[2]).startswith(prefix)}
    except OSError:
        return set()
    return {unquote(name.removeprefix(prefix).partition(b">")[0].decode("utf-8", "replace")) for name in names}


@without_collector()
def write_graph(
    graph: Graph,
    folder: Path,
    *,
    title: str | None = None,
    remarks: Sequence[Finding] = (),
    problems: tuple[str, ...] = (),
    aliases: Sequence[AliasSuggestion] = (),
    shapes: bool = True,
    beside: Mapping[str, bytes] | None = None,
    carried: Collection[str] = (),
    force: bool = False,
    files: Mapping[str, str] | None = None,
) -> Built:
    """Check a graph, and write it with its explorer and its report into ``folder``.

    Args:
        graph: what to write.
        folder: where to.
        title: heading of the explorer.
        remarks: findings from before.
        problems: the files that could not be used, as messages.
        aliases: the names that may mean somebody else, for the report.
        shapes: whether the graph is checked against the shapes, for which all of it is loaded into a store.
        beside: files that go with the graph, by their names below the folder: all are there, or none.
        carried: those of them whose earlier content is carried over, whoever wrote it.
        force: whether also what somebody has changed, or may have changed, after Parley wrote it is replaced.
        files: the files of the documents by their ids, for findings to name.

    Raises:
        OutputError: the folder cannot be written to; what was there stays.
    """
    against_shapes = check_store(graph.store.engine) if shapes else ()
    of_accounts = (replace(one, file=(files or {}).get(one.document)) for one in check_accounts(graph.accounts))
    findings = (*remarks, *of_accounts, *against_shapes)
    quads = graph.quads()
    contents = {
        "graph.nq": serialize_quads(quads, "nq"),
        "graph.trig": serialize_quads(quads, "trig"),
        "explorer.html": explorer_html(
            graph.drawing(),
            title=title,
            documents=graph.documents,
            figures=graph.assessments,
            version=f"Parley {__version__}",
            rows=graph.row_glances(),
        ).encode("utf-8"),
        "report.md": report(graph, findings, problems, aliases).encode("utf-8"),
    }
    write_files(folder, {**(beside or {}), **contents, WRITTEN: digests(contents)}, carried=carried, force=force)
    return Built(graph, tuple(folder / name for name in contents), findings, problems)


def _finding(check: str, place: str, remark: str) -> Finding:
    return Finding(check, "warning", place, None, None, remark)
