"""From files to what they say, one document at a time, in this process or in several: the accounts are the same."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path

from kg.actors import Lexicon
from kg.errors import InputError, ReadingError
from kg.model import Account, Document
from kg.reading import Reprints, Source, document_sources
from kg.review import OnRemark, merged, read_statement_file

__all__ = ["STATEMENTS_SUFFIX", "Problem", "iter_accounts", "statements_file"]

STATEMENTS_SUFFIX = ".statements.yaml"

Problem = Callable[[InputError], None]

_CHUNK = 16
"""Files that are sent to a process at once: enough that sending costs little, few enough that none waits for long."""
_AHEAD = 3
"""Chunks for each process that are under way at most: what bounds the memory."""


def iter_accounts(
    paths: Sequence[Path],
    *,
    lexicon: Lexicon,
    reviewed: bool = True,
    jobs: int = 1,
    on_problem: Problem | None = None,
    on_remark: OnRemark | None = None,
    on_reading: OnRemark | None = None,
) -> Iterator[Account]:
    """What each document says, in the order of the files; one account is held at a time.

    Args:
        paths: files and folders.
        lexicon: who is who.
        reviewed: whether what a person has decided, in ``NAME.statements.yaml`` beside a document, goes before what is
            extracted.
        jobs: how many processes read; what comes out is the same with any number.
        on_problem: called with each file that cannot be used, and each statement of a person's whose words are no
            longer in the document, which is then passed over; without it, the first such thing ends the reading.
        on_remark: called with a place and what a person should know about the decisions there.
        on_reading: called likewise with what should be known of how a document was read, such as a guessed encoding.

    Raises:
        InputError: something cannot be used, and there is no ``on_problem``.
    """
    sources = document_sources(paths, on_problem=on_problem)
    reader = _Reader(lexicon, reviewed)
    readings = map(reader.read, sources) if jobs == 1 or len(sources) == 1 else _in_processes(reader, sources, jobs)
    reprints = Reprints()
    for reading in readings:
        for problem in reading.problems:
            if on_problem is None:
                raise problem
            on_problem(problem)
        _tell(reading.readings, on_reading)
        _tell(reading.remarks, on_remark)
        document = reprints.settled(reading.account.document) if reading.account is not None else None
        if reading.account is not None and document is not None:
            yield replace(reading.account, document=document)


def statements_file(document: Path) -> Path:
    """Where the reviewed statements of a document's file lie."""
    return document.with_name(document.stem + STATEMENTS_SUFFIX)


def _tell(remarks: Sequence[tuple[str, str]], listener: OnRemark | None) -> None:
    if listener is not None:
        for place, remark in remarks:
            listener(place, remark)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What became of a file.

    Attributes:
        account: what it says; ``None`` where it cannot be used.
        problems: why not, or which of a person's statements have lost their words.
        remarks: what a person should know of the decisions on it.
        readings: what should be known of how it was read.
    """

    account: Account | None
    problems: tuple[InputError, ...]
    remarks: tuple[tuple[str, str], ...]
    readings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads files for `iter_accounts`; travels to the processes that help."""

    lexicon: Lexicon
    reviewed: bool

    def read(self, source: Source) -> _Reading:
        problems: list[InputError] = []
        remarks: list[tuple[str, str]] = []
        readings: list[tuple[str, str]] = []
        account = None
        try:
            document = source.read(on_remark=lambda *remark: readings.append(remark))
            account = self._account(source.path, document, problems, lambda *remark: remarks.append(remark))
        except InputError as problem:
            problems.append(problem)
        return _Reading(account, tuple(problems), tuple(remarks), tuple(readings))

    def _account(self, path: Path, document: Document, problems: list[InputError], on_remark: OnRemark) -> Account:
        file = None
        companion = statements_file(path)
        if self.reviewed and os.path.lexists(companion):
            # Whatever has this name is meant to be read: a folder or a link to nowhere is an error, not an absence.
            if not companion.is_file():
                raise ReadingError(
                    "this is not a file",
                    place=str(companion),
                    remedy="put the decisions on statements there, or remove it",
                )
            file = read_statement_file(
                companion, document, self.lexicon, on_problem=problems.append, on_remark=on_remark
            )
            if file.complete:
                return file.account
        from kg.extraction import EXTRACTOR, extract  # noqa: PLC0415 - its word lists are not needed where all is reviewed

        extracted = extract(document, self.lexicon)
        return extracted if file is None else merged(file, extracted, extractor=EXTRACTOR)


def _in_processes(reader: _Reader, sources: Sequence[Source], jobs: int) -> Iterator[_Reading]:
    """The readings in order, made by so many processes, with a bounded number under way."""
    chunks = [sources[i : i + _CHUNK] for i in range(0, len(sources), _CHUNK)]
    # Processes that start anew behave alike on every system, and share no lock or thread with this one.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(min(jobs, len(chunks)), mp_context=context, initializer=_begin, initargs=(reader,))
    waiting: deque[tuple[Sequence[Source], Future[list[_Reading]]]] = deque()
    try:
        for chunk in chunks:
            waiting.append((chunk, pool.submit(_read_chunk, chunk)))
            if len(waiting) >= _AHEAD * jobs:
                yield from _result(*waiting.popleft())
        while waiting:
            yield from _result(*waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _result(chunk: Sequence[Source], future: Future[list[_Reading]]) -> list[_Reading]:
    try:
        return future.result()
    except BrokenProcessPool:
        raise ReadingError(
            "a process that read this document, or one near it, was ended from outside", place=str(chunk[0].path),
            remedy="run it again with fewer processes",
        ) from None  # fmt: skip


_readers: list[_Reader] = []
"""In a process that helps: its reader, set once."""


def _begin(reader: _Reader) -> None:
    _readers.append(reader)


def _read_chunk(chunk: Sequence[Source]) -> list[_Reading]:
    return [_readers[0].read(source) for source in chunk]
