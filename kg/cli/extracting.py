"""`kg extract`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.common import NOTHING_MATCHED, choose_format, note, print_table
from kg.errors import InputError, OutputError

if TYPE_CHECKING:
    from kg.actors import Lexicon
    from kg.cli.modelling import ModelOptions, ModelRun
    from kg.model import Account, Document

__all__ = ["run_extract"]


def run_extract(
    files: list[str], form: str, out: Path | None, lexicon: Path | None, model: ModelOptions | None = None
) -> int:
    """Extract, print or write the statements, and return the exit code."""
    from kg.actors import packaged_lexicon
    from kg.export import statement_record
    from kg.extraction import extract

    form = choose_format(
        form or ("yaml" if out is not None else ""), terminal="table", pipe="jsonl", known=("jsonl", "yaml", "table")
    )
    chosen = packaged_lexicon() if lexicon is None else packaged_lexicon().with_file(lexicon)
    run = _model_run(model, chosen)
    problems: list[InputError] = []
    accounts = [extract(document, chosen) for document in _documents(files, problems)]
    if run is not None:
        accounts = [run.read(account) for account in accounts]
        run.close()
    for problem in problems:
        note(f"error: {problem}")
    if form == "yaml":
        if len(accounts) > 1:
            raise OutputError("one YAML file holds one document", remedy="extract the documents one by one")
        text = "".join(_draft(account, out, chosen) for account in accounts)
    elif form == "jsonl":
        text = "".join(line + "\n" for account in accounts for line in map(_json, statement_record(account)))
    else:
        _print_table(accounts)
        text = ""
    if form == "yaml" and out is not None:
        _note_name(files, out)
    _emit(text, out)
    if problems or (run is not None and run.failed):
        return 1
    return 0 if any(account.statements for account in accounts) else NOTHING_MATCHED


def _draft(account: Account, out: Path | None, lexicon: Lexicon) -> str:
    """The statements as a draft to decide on; where the file is there already, its decisions stay."""
    from kg.actors import packaged_lexicon
    from kg.extraction import EXTRACTOR
    from kg.review import dump_draft, read_statement_text, refreshed

    if out is None or not out.is_file():
        return dump_draft(account, packaged_lexicon())
    extractors = {EXTRACTOR, *(statement.extractor for statement in account.statements)}
    found = refreshed(read_statement_text(out), str(out), account, lexicon, packaged_lexicon(), extractors=extractors)
    for remark in found.remarks:
        note(f"note: {remark}")
    note(
        f"{out} was there already: a person's entries kept: {found.kept}; drafts added: {found.added}; "
        f"drafts no longer found and removed: {found.dropped}"
    )
    return found.text


def _note_name(files: list[str], out: Path) -> None:
    """Say where the build looks for decisions, where the draft goes elsewhere."""
    from kg.pipeline.documents import statements_file

    expected = statements_file(Path(files[0]))
    if files != ["-"] and expected.resolve() != out.resolve():
        note(f"note: kg build and kg review look for {expected}, not for {out}")


def _model_run(model: ModelOptions | None, lexicon: Lexicon) -> ModelRun | None:
    """A run with a language model, where one is asked for: nothing of it is imported otherwise."""
    if model is None:
        return None
    from kg.cli.modelling import ModelRun

    return ModelRun(model, lexicon)


def _documents(files: list[str], problems: list[InputError]) -> Iterator[Document]:
    from kg.reading import MAX_BYTES, read_bytes, read_documents

    def remark(place: str, what: str) -> None:
        note(f"note: {place}: {what}")

    if "-" in files:
        try:
            yield read_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), on_remark=remark)
        except InputError as problem:
            problems.append(problem)
    paths = [Path(file) for file in files if file != "-"]
    yield from (document for _, document in read_documents(paths, on_problem=problems.append, on_remark=remark))


def _json(record: dict[str, object]) -> str:
    import json

    return json.dumps(record, ensure_ascii=False)


def _print_table(accounts: Iterable[Account]) -> None:
    rows = [
        (
            statement.subject,
            statement.relation,
            statement.object or statement.agreement or ", ".join(statement.parties),
            statement.time,
            f"{statement.claimant or 'the text'} {statement.stance}",
            statement.modality,
            statement.quote.exact,
        )
        for account in accounts
        for statement in account.statements
    ]
    print_table(("subject", "relation", "object", "time", "said by", "modality", "quote"), rows)


def _emit(text: str, out: Path | None) -> None:
    from kg.pipeline.outputs import write_files

    if out is None:
        sys.stdout.write(text)
    else:
        print(*write_files(out.parent, {out.name: text.encode("utf-8")}))
