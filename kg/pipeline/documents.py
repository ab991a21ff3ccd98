"""Files to statements to a graph."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from kg.actors import Lexicon, packaged_lexicon
from kg.errors import InputError, ReadingError
from kg.graph import Graph
from kg.model import Account, Document
from kg.pipeline.outputs import finish_writing
from kg.reading import read_documents
from kg.resources import seed_files
from kg.review import OnRemark, merged, read_statement_file, with_originals

__all__ = ["STATEMENTS_SUFFIX", "build", "open", "read_accounts", "statements_file"]

STATEMENTS_SUFFIX = ".statements.yaml"

Problem = Callable[[InputError], None]


def build(
    paths: Iterable[Path | str] | Path | str | None = None,
    *,
    originals: Path | str | None = None,
    lexicon: Path | str | None = None,
) -> Graph:
    """The graph of some documents; of the two founding articles where none is named.

    Args:
        paths: files and folders of plain text, Markdown, HTML or PDF; statements are extracted, and what a person has
            decided in the file ``NAME.statements.yaml`` beside a document goes before that.
        originals: a folder that holds the articles which digests restate: evidence then shows their own lines.
        lexicon: a file of actors that extends and overrides the packaged ones.

    Raises:
        KgError: something could not be read; the message names the file, the place and the remedy.
    """
    if isinstance(paths, Path | str):
        paths = [paths]
    return Graph(read_accounts(_files(paths), originals=_path(originals), lexicon=_lexicon(_path(lexicon))))


def open(path: Path | str) -> Graph:
    """The graph in a folder that `kg build` wrote, in a ``.nq`` or ``.trig`` file, or in a store's directory.

    Raises:
        StoreError: there is none, or it cannot be read.
    """
    finish_writing(Path(path))
    return Graph.open(path)


def read_accounts(
    paths: Sequence[Path],
    *,
    originals: Path | None = None,
    lexicon: Lexicon | None = None,
    on_problem: Problem | None = None,
    on_remark: OnRemark | None = None,
    on_reading: OnRemark | None = None,
    on_document: Callable[[Document], None] | None = None,
) -> list[Account]:
    """What each document says: as a person has decided, and else as extracted.

    Args:
        paths: files and folders.
        originals: the folder with the articles that digests restate.
        lexicon: who is who; the packaged lexicon by default.
        on_problem: called with each file that cannot be used, and each statement of a person's whose words are no
            longer in the document, which is then passed over; without it, the first such thing ends the reading.
        on_remark: called with a place and what a person should know about the decisions there.
        on_reading: called likewise with what should be known of how a document was read, such as a guessed encoding.
        on_document: called with each document once it is done.
    """
    lexicon = lexicon or packaged_lexicon()
    accounts = []
    for path, document in read_documents(paths, on_problem=on_problem, on_remark=on_reading):
        try:
            account = _account(path, document, lexicon, on_problem, on_remark or _unsaid)
            if originals is not None and document.restates is not None:
                account = with_originals(account, originals)
        except InputError as problem:
            if on_problem is None:
                raise
            on_problem(problem)
            continue
        accounts.append(account)
        if on_document is not None:
            on_document(document)
    return accounts


def _account(
    path: Path, document: Document, lexicon: Lexicon, on_problem: Problem | None, on_remark: OnRemark
) -> Account:
    companion = statements_file(path)
    file = None
    if os.path.lexists(companion):
        # Whatever has this name is meant to be read: a folder or a link to nowhere is an error, not an absence.
        if not companion.is_file():
            raise ReadingError(
                "this is not a file", place=str(companion), remedy="put the decisions on statements there, or remove it"
            )
        file = read_statement_file(companion, document, lexicon, on_problem=on_problem, on_remark=on_remark)
        if file.complete:
            return file.account
    from kg.extraction import EXTRACTOR, extract  # noqa: PLC0415 - its lexicons are not needed where all is reviewed

    extracted = extract(document, lexicon)
    return extracted if file is None else merged(file, extracted, extractor=EXTRACTOR)


def _unsaid(_place: str, _remark: str) -> None:
    """Nobody is there to be told; that words have moved harms nothing."""


def statements_file(document: Path) -> Path:
    """Where the reviewed statements of a document's file lie."""
    return document.with_name(document.stem + STATEMENTS_SUFFIX)


def _files(paths: Iterable[Path | str] | None) -> list[Path]:
    return seed_files() if paths is None else [Path(path) for path in paths]


def _path(path: Path | str | None) -> Path | None:
    return None if path is None else Path(path)


def _lexicon(path: Path | None) -> Lexicon:
    return packaged_lexicon() if path is None else packaged_lexicon().with_file(path)
