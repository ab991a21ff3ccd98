"""From files to what they say, one document at a time, in this process or elsewhere: the accounts are the same."""

from __future__ import annotations

import os
import pickle
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.actors import Lexicon
from kg.errors import InputError, OutputError, ReadingError, StatementError
from kg.model import Account, Document
from kg.reading import Reprints, Source, document_sources
from kg.reading.siblings import siblings
from kg.review import OnRemark, StatementFile, merged, read_statement_file, read_statement_text
from kg.review.statement_file import document_of
from kg.scratch import scratch
from kg.shards import Executor, Shard, landmark

if TYPE_CHECKING:
    from kg.extraction.learned import TieReader

__all__ = ["STATEMENTS_SUFFIX", "Problem", "asked_network", "is_of", "iter_accounts", "statements_file"]

STATEMENTS_SUFFIX = ".statements.yaml"

Problem = Callable[[InputError], None]

_CHUNK = 16
"""Files in a shard: enough that sending costs little, few enough that none waits for long."""


def iter_accounts(
    paths: Sequence[Path],
    *,
    lexicon: Lexicon,
    reviewed: bool = True,
    learned: bool = False,
    executor: Executor | None = None,
    on_problem: Problem | None = None,
    on_remark: OnRemark | None = None,
    on_reading: OnRemark | None = None,
    on_part: Callable[[float], None] | None = None,
    on_file: Callable[[Document, str], None] | None = None,
) -> Iterator[Account]:
    """What each document says, in the order of the files; one account is held at a time.

    Args:
        paths: files and folders.
        lexicon: who is who.
        reviewed: whether what a person has decided, in ``NAME.statements.yaml`` beside a document, goes before what is
            extracted.
        learned: whether the network reads ties besides the rules.
        executor: who reads; by default this process. What comes out is the same.
        on_problem: called with each file that cannot be used, and each statement of a person's whose words are no
            longer in the document, which is then passed over; without it, the first such thing ends the reading.
        on_remark: called with a place and what a person should know about the decisions there.
        on_reading: called likewise with what should be known of how a document was read, such as a guessed encoding.
        on_part: called now and then with how much of the next document is done, from 0 to 1, where this process reads.
        on_file: called with each document and its file, by the name that the user gave.

    Raises:
        InputError: something cannot be used, and there is no ``on_problem``.
        SchedulerError: the executor's workers cannot be reached or used.
        OutputError: what they read cannot be written down.
    """
    sources = document_sources(paths, on_problem=on_problem, on_remark=on_reading)
    reader = _Reader(lexicon, reviewed, learned)
    if executor is None or executor.inline:
        reader = replace(reader, on_part=on_part)
        yield from _settled(map(reader.read, sources), on_problem, on_remark, on_reading, on_file)
        return
    with closing(_read_elsewhere(reader, sources, executor)) as readings:
        yield from _settled(readings, on_problem, on_remark, on_reading, on_file)


def _settled(
    readings: Iterable[_Reading],
    on_problem: Problem | None,
    on_remark: OnRemark | None,
    on_reading: OnRemark | None,
    on_file: Callable[[Document, str], None] | None,
) -> Iterator[Account]:
    """The accounts of what was read, reprints told from what is new; everybody who listens is told the rest."""
    reprints = Reprints()
    for reading in readings:
        for problem in reading.problems:
            if on_problem is None:
                raise problem
            on_problem(problem)
        _tell(reading.readings, on_reading)
        _tell(reading.remarks, on_remark)
        if reading.account is None:
            continue
        try:
            document = reprints.settled(reading.account.document, reading.place, on_reading)
        except InputError as problem:
            if on_problem is None:
                raise
            on_problem(problem)
            continue
        if document is not None:
            if on_file is not None:
                on_file(document, reading.place)
            yield replace(reading.account, document=document)


def statements_file(document: Path) -> Path:
    """Where the reviewed statements of a document's file lie."""
    return document.with_name(document.stem + STATEMENTS_SUFFIX)


def is_of(companion: Path, document: Document, path: Path) -> bool:
    """Whether a statement file is of a document, beside which others of its name may lie.

    Args:
        companion: the statement file.
        document: as it was read.
        path: its file.

    Raises:
        InputError: the file cannot be read; or others of that name lie there, and it does not tell of which it is.
    """
    others = siblings(path)
    if not others:
        return True
    named = document_of(read_statement_text(companion), str(companion))
    digest = f"-{document.sha256[:8]}"
    stem = document.id.removesuffix(digest)
    if named == stem:
        names = " and ".join(sorted((path.name, *others)))
        raise StatementError(
            f"{names} lie beside it, and it does not tell of which it is", place=str(companion),
            remedy=f"write `document: {stem}{digest}` if it is of {path.name}, or rename one of them",
        )  # fmt: skip
    return named == f"{stem}{digest}"


def _tell(remarks: Sequence[tuple[str, str]], listener: OnRemark | None) -> None:
    if listener is not None:
        for place, remark in remarks:
            listener(place, remark)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What became of a file.

    Attributes:
        place: the file, by the name that the user gave.
        account: what it says; ``None`` where it cannot be used.
        problems: why not, or which of a person's statements have lost their words.
        remarks: what a person should know of the decisions on it.
        readings: what should be known of how it was read.
    """

    place: str
    account: Account | None
    problems: tuple[InputError, ...]
    remarks: tuple[tuple[str, str], ...]
    readings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads files for `iter_accounts`."""

    lexicon: Lexicon
    reviewed: bool
    learned: bool = False
    on_part: Callable[[float], None] | None = None

    def read(self, source: Source) -> _Reading:
        problems: list[InputError] = []
        remarks: list[tuple[str, str]] = []
        readings: list[tuple[str, str]] = []
        account = None
        try:
            document = source.read(on_remark=lambda *remark: readings.append(remark))
            account = self._account(
                source.path,
                document,
                problems,
                lambda *remark: remarks.append(remark),
                lambda what: readings.append((str(source.path), what)),
                shares_stem=source.shares_stem,
            )
        except InputError as problem:
            problems.append(problem)
        return _Reading(str(source.path), account, tuple(problems), tuple(remarks), tuple(readings))

    def _account(
        self,
        path: Path,
        document: Document,
        problems: list[InputError],
        on_remark: OnRemark,
        on_reading: Callable[[str], None],
        *,
        shares_stem: bool,
    ) -> Account:
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
            if shares_stem and not is_of(companion, document, path):
                on_remark(str(companion), f"it is of another document than {path.name}, which is read without it")
                return self._extracted(document, None, on_reading)
            file = read_statement_file(
                companion, document, self.lexicon, on_problem=problems.append, on_remark=on_remark
            )
            for remark in file.unlisted:
                on_reading(remark)
            if file.complete:
                return file.account
            for place in file.lapsed:
                on_remark(place, _LAPSED)
        return self._extracted(document, file, on_reading)

    def _extracted(self, document: Document, file: StatementFile | None, on_reading: Callable[[str], None]) -> Account:
        from kg.extraction import EXTRACTOR, extract  # noqa: PLC0415 - its word lists are not needed where all is reviewed

        issuers = None if file is None else file.issuers
        network = asked_network(learned=self.learned)
        readers = [EXTRACTOR] if network is None else [EXTRACTOR, network.producer]
        extracted = extract(
            document, self.lexicon, on_remark=on_reading, on_part=self.on_part, issuers=issuers, learned=network
        )
        return extracted if file is None else merged(file, extracted, extractors=readers)


_LAPSED = (
    "this rejection decides nothing, since the document has the words that it quotes no longer, or twice. What is read "
    "there now counts as extracted: see whether it is right, and give the rejection the new words, or remove it."
)


def asked_network(*, learned: bool) -> TieReader | None:
    """The network that reads ties, where it is asked for; what it computes with is loaded only then.

    Raises:
        KgError: the library that it needs is not installed.
    """
    if not learned:
        return None
    from kg.extraction.learned import packaged_reader  # noqa: PLC0415 - only where it is asked for

    return packaged_reader()


@dataclass(frozen=True, slots=True)
class _ShardReader:
    """Reads shards of files wherever it is sent.

    Attributes:
        reader: reads one.
        folder: from where the files' names are meant; a worker may stand elsewhere.
    """

    reader: _Reader
    folder: str

    def __call__(self, sources: Sequence[Source]) -> bytes:
        return pickle.dumps([self._read(source) for source in sources], protocol=5)

    def _read(self, source: Source) -> _Reading:
        reading = self.reader.read(replace(source, path=Path(self.folder, source.path)))
        if source.path.is_absolute():
            return reading
        # The file is told of by the name that the user gave.
        prefix = os.path.join(self.folder, "")  # noqa: PTH118 - with the separator
        for problem in reading.problems:
            problem.place = None if problem.place is None else problem.place.removeprefix(prefix)
            problem.message = problem.message.replace(prefix, "")
        remarks, readings = (
            tuple((place.removeprefix(prefix), said) for place, said in told)
            for told in (reading.remarks, reading.readings)
        )
        return replace(reading, place=str(source.path), remarks=remarks, readings=readings)


def _read_elsewhere(reader: _Reader, sources: Sequence[Source], executor: Executor) -> Generator[_Reading]:
    """The readings in order; each shard's file is gone when it is taken up."""
    shards = (
        Shard(f"{start // _CHUNK:07}", tuple(sources[start : start + _CHUNK]))
        for start in range(0, len(sources), _CHUNK)
    )
    work = _ShardReader(reader, str(Path.cwd()))
    try:
        if executor.folder is not None:
            executor.folder.mkdir(parents=True, exist_ok=True)
        with scratch(executor.folder, ".parley-sharing-") as folder:
            for done in executor.map(work, shards, folder, _landmarks(sources)):
                if done.path is None:
                    yield _fatal(done.items[0])
                else:
                    yield from pickle.loads(done.read())  # noqa: S301 - of this run's own processes, by its digest
                    done.path.unlink()
    except OSError as problem:
        place = problem.filename or executor.folder or tempfile.gettempdir()
        raise OutputError.of(problem, place, "make room there") from None


def _landmarks(sources: Sequence[Source]) -> list[tuple[str, int]]:
    """The first file of each folder."""
    firsts = {source.path.parent: source.path for source in reversed(sources)}
    return [found for path in firsts.values() if (found := landmark(path.absolute())) is not None]


def _fatal(source: Source) -> _Reading:
    problem = ReadingError(
        "every process that read this document was ended", place=str(source.path),
        remedy="give processes more memory; if that does not help, leave the document out, and tell us of it",
    )  # fmt: skip
    return _Reading(str(source.path), None, (problem,), (), ())
