"""`kg extract`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.common import NOTHING_MATCHED, choose_format, note, note_to_come, nothing_found, print_table
from kg.cli.progress import ReadingBar, reading_bar
from kg.endings import ANOTHER, OF_GRAPHS, OF_STATEMENTS, RDF
from kg.errors import InputError, OutputError, StatementError

if TYPE_CHECKING:
    from kg.actors import Lexicon
    from kg.cli.modelling import ModelOptions, ModelRun
    from kg.model import Account, Document, Statement
    from kg.shards import Executor

__all__ = ["run_extract"]


def run_extract(
    files: list[str],
    form: str,
    out: Path | None,
    lexicon: Path | None,
    executor: Executor | None = None,
    model: ModelOptions | None = None,
    shards: Path | None = None,
    *,
    learned: bool = False,
) -> int:
    """Extract, print or write the statements, and return the exit code."""
    from kg.actors import packaged_lexicon

    asked = form or _named_form(out)
    _check_ending(out, form)
    form = "nq" if shards is not None else choose_format(asked, terminal="table", pipe="jsonl")
    if out is not None:
        _check_out(files, out, form)
    chosen = packaged_lexicon() if lexicon is None else packaged_lexicon().with_file(lexicon)
    run = _model_run(model, chosen)
    problems: list[InputError] = []
    tally = _Tally()
    # A bar among the records on one screen would garble both; tables and drafts are shown when all has been read.
    shown = out is not None or form in ("table", "yaml") or not sys.stdout.isatty()
    held: list[Account] = []
    rows: list[_Row] = []
    piped = _piped() if "-" in files else None
    paths = [Path(file) for file in files if file != "-"]
    with reading_bar(paths, piped=None if piped is None else len(piped), shown=shown) as bar:
        accounts = tally.counting(_read(paths, piped, chosen, executor, problems, run, bar, learned=learned))
        if form == "yaml":
            held = _one(accounts)
        elif shards is not None:
            from kg.pipeline.bulk import write_shards

            for path in write_shards(accounts, shards):
                print(path)
        elif form == "jsonl":
            _print_lines(accounts, out, run)
        else:
            rows = _rows(accounts)
    if form == "yaml":
        _print_draft(files, held, out, chosen)
    elif rows:  # of nothing a note tells
        print_table(_COLUMNS, rows)
    for problem in problems:
        note(f"error: {problem}")
    if run is not None:
        run.close()
    if problems or (run is not None and run.failed):
        return 1
    if tally.statements:
        return 0
    note(nothing_found(tally.languages))
    return NOTHING_MATCHED


def _check_out(files: list[str], out: Path, form: str) -> None:
    """See, before anything is read, that no document and nothing of anybody else's would be written over.

    Raises:
        OutputError: the output is one of the documents, or the format is none for a file, or a file is there that is
            no statement file or, for lines of JSON, that Parley did not write.
    """
    if any(file != "-" and Path(file).resolve() == out.resolve() for file in files):
        raise OutputError(
            "this is the document itself",
            place=str(out),
            remedy="name another file with -o, such as NAME.statements.yaml",
        )
    if form == "table":
        remedy = "leave out -o, or choose --format jsonl or yaml"
        raise OutputError("a table is for the screen, and no file", place=str(out), remedy=remedy)
    if not out.is_file():
        return
    if form == "jsonl":
        from kg.export.files import check_places

        check_places(out.parent, [out.name])
    elif not _may_be_statements(out):
        raise OutputError(
            "this file is here already and is no statement file, so it is left as it was", place=str(out),
            remedy="move it away, or name another file with -o, such as NAME.statements.yaml",
        )  # fmt: skip


_FORMATS = {"yaml": "YAML", "jsonl": "lines of JSON"}
_NAMED = {"yaml": "NAME.statements.yaml", "jsonl": "NAME.jsonl"}


def _check_ending(out: Path | None, form: str) -> None:
    """See that what is written is what the name of the file says.

    Raises:
        OutputError: it is not; ``form`` is the format that was asked for, or empty.
    """
    if out is None:
        return
    ending = out.suffix.casefold()
    meant = OF_STATEMENTS.get(ending)
    if form in _FORMATS and meant not in (None, form):
        raise OutputError(
            f"the name of this file says {_FORMATS[str(meant)]}, and --format says {_FORMATS[form]}", place=str(out),
            remedy=f"name a file such as {_NAMED[form]}, or choose --format {meant}",
        )  # fmt: skip
    if ending in ANOTHER | OF_GRAPHS.keys() and not (ending == ".json" and form == "jsonl"):
        remedy = f"name a file such as {_NAMED['yaml']} or {_NAMED['jsonl']}"
        if ending in RDF:
            remedy += ", or build a graph with `kg build`"
        raise OutputError(f"statements are not written as {ending[1:]}", place=str(out), remedy=remedy)


_STATEMENTS = re.compile(rb"(?:^|\{)[\s'\"]{0,5}(?:document|statements)['\"]?\s{0,5}:", re.MULTILINE)
"""A field that every statement file has."""


def _may_be_statements(path: Path) -> bool:
    """Whether the file is meant as a statement file, whatever is wrong with it, or has nothing in it to lose."""
    try:
        data = path.read_bytes()
    except OSError:
        return True  # the reading of it says what is wrong
    other = data.startswith((b"\xff\xfe", b"\xfe\xff"))  # UTF-16: the reading of it says so
    return not data.strip() or other or _STATEMENTS.search(data) is not None


class _Tally:
    """How many statements have gone by, and in which languages their documents are."""

    def __init__(self) -> None:
        self.statements = 0
        self.languages: list[str | None] = []

    def counting(self, accounts: Iterable[Account]) -> Iterator[Account]:
        for account in accounts:
            self.statements += len(account.statements)
            self.languages.append(account.document.language)
            yield account


def _read(
    paths: list[Path],
    piped: bytes | None,
    lexicon: Lexicon,
    executor: Executor | None,
    problems: list[InputError],
    run: ModelRun | None,
    bar: ReadingBar,
    *,
    learned: bool,
) -> Iterator[Account]:
    """What each document says: what came by standard input first, where something did."""
    from kg.extraction import extract
    from kg.pipeline.accounts import asked_network, iter_accounts

    from_files = iter_accounts(
        paths, lexicon=lexicon, reviewed=False, learned=learned, executor=executor,
        on_problem=problems.append, on_reading=_remark, on_part=bar.part,
    )  # fmt: skip
    network = asked_network(learned=learned)  # at once: what it lacks is told before anything is read
    from_pipe = (
        extract(document, lexicon, on_remark=lambda what: _remark("stdin", what), on_part=bar.part, learned=network)
        for document in _documents(piped, problems)
    )
    for account in chain(from_pipe, from_files):
        note_to_come(account.document)
        yield account if run is None else run.read(account)
        bar.document(account.document)


def _piped() -> bytes:
    """What comes by standard input, as far as it may be a document."""
    from kg.reading import MAX_BYTES

    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _documents(piped: bytes | None, problems: list[InputError]) -> Iterator[Document]:
    from kg.reading import read_bytes

    if piped is None:
        return
    try:
        yield read_bytes(piped, on_remark=_remark)
    except InputError as problem:
        problems.append(problem)


def _remark(place: str, what: str) -> None:
    note(f"note: {place}: {what}")


def _named_form(out: Path | None) -> str:
    """The format that the name of a file asks for: a draft, unless its ending says lines of JSON."""
    if out is None:
        return ""
    return OF_STATEMENTS.get(out.suffix.casefold(), "yaml")


def _print_lines(accounts: Iterable[Account], out: Path | None, run: ModelRun | None) -> None:
    """Print the records, or write them; where nothing could be read, or the model failed, what is in the file stays."""
    if out is None:
        # One account at a time: of ten thousand articles no more is held than of one.
        for account in accounts:
            sys.stdout.writelines(_lines(account))
    elif texts := ["".join(_lines(account)) for account in accounts]:
        if run is not None and run.failed and out.exists():
            note(
                f"error: {out} is left as it was, since what the model has not read would be missing from it; "
                "extract again, or name another file with -o"
            )
        else:
            _emit("".join(texts), out)


def _one(accounts: Iterable[Account]) -> list[Account]:
    """The account, if there is one.

    Raises:
        OutputError: there is a second one: what else there is need not be read to know that.
    """
    held: list[Account] = []
    for account in accounts:
        if held:
            remedy = "extract the documents one by one, or choose --format jsonl"
            raise OutputError("one YAML file holds one document", remedy=remedy)
        held.append(account)
    return held


def _print_draft(files: list[str], accounts: list[Account], out: Path | None, lexicon: Lexicon) -> None:
    if not accounts:
        return  # nothing could be read: what is in the file stays
    if out is None:
        _emit(_draft(accounts[0], out, lexicon), out)
        return
    from kg.export.files import turn

    with turn(out.parent):  # what is read is written again: a decision that is saved meanwhile would be lost
        was_read = out.is_file()
        _check_place(files, accounts[0].document, out, was_read=was_read)
        text = _draft(accounts[0], out, lexicon)
        _emit(text, out, was_read=was_read)


def _draft(account: Account, out: Path | None, lexicon: Lexicon) -> str:
    """The statements as a draft to decide on; where the file is there already, its decisions stay."""
    from kg.actors import packaged_lexicon
    from kg.extraction import EXTRACTOR
    from kg.review import dump_draft, read_statement_text, refreshed

    if out is None or not out.is_file() or not out.read_bytes().strip():
        return dump_draft(account, packaged_lexicon())
    extractors = {EXTRACTOR, *(statement.extractor for statement in account.statements)}
    found = refreshed(read_statement_text(out), str(out), account, lexicon, packaged_lexicon(), extractors=extractors)
    for remark in found.remarks:
        note(f"note: {remark}")
    gone = f", {found.unmatched} of them of words that are gone" if found.unmatched else ""
    note(
        f"{out} was there already: a person's entries kept: {found.kept}{gone}; drafts added: {found.added}; "
        f"drafts no longer found and removed: {found.dropped}"
    )
    return found.text


def _check_place(files: list[str], document: Document, out: Path, *, was_read: bool) -> None:
    """Say where the build looks for decisions, where the draft goes elsewhere.

    Raises:
        InputError: the statement file that is there is that of another document of the same name.
    """
    from kg.pipeline.accounts import is_of, statements_file
    from kg.reading import document_files

    if files == ["-"]:
        return
    # Of a folder that holds one document, where that lies.
    path = next(document_files([Path(name) for name in files if name != "-"]))
    if statements_file(path).resolve() != out.resolve():
        note(f"note: kg build and kg review look for {statements_file(path)}, not for {out}")
    elif was_read and out.read_bytes().strip() and not is_of(out, document, path):
        raise StatementError(
            f"this is the statement file of another document than {path.name}", place=str(out),
            remedy="rename one of the two documents, or name another file",
        )  # fmt: skip


def _model_run(model: ModelOptions | None, lexicon: Lexicon) -> ModelRun | None:
    """A run with a language model, where one is asked for: nothing of it is imported otherwise."""
    if model is None:
        return None
    from kg.cli.modelling import ModelRun

    return ModelRun(model, lexicon)


def _lines(account: Account) -> Iterator[str]:
    import json

    from kg.export import statement_record

    return (json.dumps(record, ensure_ascii=False) + "\n" for record in statement_record(account))


_COLUMNS = ("subject", "relation", "object", "content", "time", "said by", "modality", "inferred", "quote")
_Row = tuple[str | None, ...]


def _rows(accounts: Iterable[Account]) -> list[_Row]:
    return [_row(statement, account.document.issuers) for account in accounts for statement in account.statements]


def _row(statement: Statement, issuers: Sequence[str]) -> _Row:
    from kg.vocabulary import vocabulary
    from kg.wording import listed, whose_words

    relation = vocabulary().relations.get(statement.relation)
    # Of several who do a thing together none is its subject more than the others.
    together = statement.subject in statement.parties
    return (
        listed(statement.parties) if together else statement.subject,
        statement.relation if relation is None else relation.label,
        _other_end(statement, together),
        statement.content,
        statement.time,
        f"{statement.claimant or whose_words(issuers)} {statement.stance}",
        " ".join(filter(None, (statement.modality, statement.aspect, statement.status))),
        ", ".join(statement.inferred),
        statement.quote.exact,
    )


def _other_end(statement: Statement, together: bool) -> str:
    """What stands opposite the subject: the object, the parties, or for a figure its number."""
    if statement.figure is not None:
        figure = statement.figure
        return " ".join(filter(None, (figure.as_stated, figure.population, figure.measure)))
    return statement.object or statement.agreement or ("" if together else ", ".join(statement.parties))


def _emit(text: str, out: Path | None, *, was_read: bool = False) -> None:
    from kg.export.files import write_files

    if out is None:
        sys.stdout.write(text)
    else:
        print(*write_files(out.parent, {out.name: text.encode("utf-8")}, carried=(out.name,) if was_read else ()))
