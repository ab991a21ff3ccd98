"""`kg review`."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.common import NOTHING_MATCHED, note
from kg.cli.progress import ReadingBar, reading_bar
from kg.errors import InputError, KgError, OutputError
from kg.wording import counted

if TYPE_CHECKING:
    from kg.actors import Lexicon
    from kg.model import Account, Document
    from kg.review import Session

__all__ = ["run_review"]

WRITABLE = "make its folder writable, or copy the article into one that is"
"""Decisions stand beside their article, nowhere else."""


def run_review(files: list[Path], lexicon: Path | None) -> int:
    """Step through the statements of each document, and return the exit code."""
    from functools import partial

    from kg.actors import packaged_lexicon
    from kg.cli.keyboard import Keyboard
    from kg.cli.review_screen import Screen
    from kg.extraction import gaps

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    chosen = packaged_lexicon() if lexicon is None else packaged_lexicon().with_file(lexicon)
    seen = 0
    several = files if len(files) > 1 else []
    unusable = {file: problem for file in several if (problem := _problem(file, chosen)) is not None}
    for problem in unusable.values():
        note(f"error: {problem}")  # at once: who has mistyped a name need not go through the others to learn of it
    problems: list[KgError] = []
    try:
        for file in files:
            if file in unusable:
                continue
            try:
                with reading_bar([file]) as bar:
                    session, document, companion = _session(file, chosen, bar)
            except (InputError, OutputError) as error:
                problems.append(error)  # of several files one costs itself only, as it does everywhere
                continue
            if session is None:
                note(f"{file}: no statements found; write what it says into {companion}")
                continue
            with Keyboard() as keyboard:
                going_on = Screen(session, document, keyboard, partial(gaps, document, chosen)).run()
            counts = session.progress
            seen += counts.total
            print(f"{companion}: {counts}")
            if not going_on:
                break
    finally:
        # At the end, where the screen of no review hides it.
        for problem in problems:
            note(f"error: {problem}")
    if problems or unusable:
        return 1
    return 0 if seen else NOTHING_MATCHED


_READ_AGAIN = 100_000
"""Characters of a document that is read again when its review goes on, to tell whose own words it is."""


def _problem(path: Path, lexicon: Lexicon) -> KgError | None:
    """Why a document cannot be reviewed, as far as is seen without extracting; ``None`` where nothing hinders it."""
    from kg.pipeline.documents import statements_file
    from kg.review import Session, read_statement_text

    try:
        document = _document(path)
        companion = statements_file(path)
        if companion.is_file():
            Session(read_statement_text(companion), str(companion), document, lexicon, lambda _text: None)
    except (InputError, OutputError) as problem:
        return problem
    return None


def _document(path: Path) -> Document:
    from kg.pipeline.documents import STATEMENTS_SUFFIX
    from kg.reading import read_document

    if path.name.endswith(STATEMENTS_SUFFIX):
        raise InputError("this is a statement file", place=str(path), remedy="name the document that it is about")
    return read_document(path)


def _session(path: Path, lexicon: Lexicon, bar: ReadingBar) -> tuple[Session | None, Document, Path]:
    """The review of a document's statement file, which is made by extracting where there is none."""
    from kg.extraction import extract, gaps
    from kg.pipeline.documents import statements_file
    from kg.review import Session, read_statement_text

    document = _document(path)
    companion = statements_file(path)
    if companion.is_file():
        text = read_statement_text(companion)
        if len(document.text) <= _READ_AGAIN:
            document = extract(document, lexicon, on_part=bar.part).document
    else:
        account = extract(document, lexicon, on_part=bar.part)
        document = account.document
        if not account.statements and not gaps(document, lexicon, ()):
            return None, document, companion
        text = _new_draft(companion, account)
    return Session(text, str(companion), document, lexicon, _Saved(companion, text)), document, companion


def _new_draft(companion: Path, account: Account) -> str:
    from kg.actors import packaged_lexicon
    from kg.export.files import write_files
    from kg.review import dump_draft

    text = dump_draft(account, packaged_lexicon())
    write_files(companion.parent, {companion.name: text.encode("utf-8")}, remedy=WRITABLE)
    note(f"{companion}: {counted(len(account.statements), 'statement')} extracted")
    return text


class _Saved:
    """A file that only this review writes."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._text = text

    def __call__(self, text: str) -> None:
        """Write the file anew, whole or not at all.

        Raises:
            OutputError: it cannot be written, or somebody else has changed it meanwhile.
        """
        from kg.export.files import turn, write_files
        from kg.review import read_statement_text

        folder, name = self._path.parent, self._path.name
        with turn(folder):
            if read_statement_text(self._path) != self._text:
                raise OutputError(
                    "somebody else has changed the file meanwhile, and this decision is not in it",
                    place=str(self._path), remedy="quit, and run `kg review` again",
                )  # fmt: skip
            write_files(folder, {name: text.encode("utf-8")}, carried=(name,), remedy=WRITABLE)
        self._text = text
