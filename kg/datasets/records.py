"""A table's text as records: each with its fields, its own text, and the place where it stands."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO

__all__ = ["Record", "iter_records"]

_MAX_CHARACTERS = 1 << 20
"""Of one record: beyond that, a quotation mark was opened and never closed."""
_MAX_LINES = 2000
_BATCH = 4096
csv.field_size_limit(_MAX_CHARACTERS + 1)


@dataclass(slots=True)
class Record:
    """A record of a table.

    Attributes:
        fields: its fields.
        text: its text as it stands in the file, without the end of its last line.
        line: the line on which it begins, from 1.
        start: where it begins, in code points of the file's text (after a byte order mark, if there is one).
        after: the line and the position of whatever follows it.
        problem: what is wrong with it, or ``None``.
    """

    fields: list[str]
    text: str
    line: int
    start: int
    after: tuple[int, int]
    problem: str | None = None


def iter_records(stream: IO[str], delimiter: str, *, line: int = 1, start: int = 0) -> Iterator[list[Record]]:
    """The records in batches; empty lines are passed over.

    A record goes on over as many lines as its quotation marks enclose. One whose mark is never closed is given with a
    ``problem``, and reading goes on at the next line: it costs its own line, not the rest of the file.

    Args:
        stream: opened with ``newline=""``, standing at the beginning of a record.
        delimiter: one character.
        line: the number of the line where the stream stands.
        start: its position in code points.
    """
    pending: list[Record] = []
    for record in _texts(stream, delimiter, line, start):
        pending.append(record)
        if len(pending) >= _BATCH:
            yield _parsed(pending, delimiter)
            pending = []
    if pending:
        yield _parsed(pending, delimiter)


def _texts(stream: IO[str], delimiter: str, line: int, start: int) -> Iterator[Record]:
    """The records, not yet taken apart."""
    back: list[str] = []
    while current := (back.pop() if back else stream.readline(_MAX_CHARACTERS)):
        if len(current) >= _MAX_CHARACTERS and not current.endswith(("\n", "\r")):
            length = len(current) + _skip_line(stream)
            after = line + 1, start + length
            yield Record([], current, line, start, after, "a line of more than a million characters")
            line, start = after
            continue
        lines = [current]
        problem = None
        if current.count('"') % 2 and _is_open(current, delimiter):
            problem = _gather(lines, stream, back)
        whole = "".join(lines)
        text = whole.rstrip("\r\n")
        after = line + len(lines), start + len(whole)
        if text:
            yield Record([], text, line, start, after, problem)
        line, start = after


def _is_open(text: str, delimiter: str) -> bool:
    """Whether a quoted field of the text goes on after it."""
    rows = list(csv.reader([text], delimiter=delimiter))
    return bool(rows and rows[-1] and rows[-1][-1].endswith(("\n", "\r")))


def _gather(lines: list[str], stream: IO[str], back: list[str]) -> str | None:
    """Add the lines over which the record goes on; where it does not end, put them back, and say so."""
    length, is_odd = len(lines[0]), True
    while is_odd:
        more = back.pop() if back else stream.readline(_MAX_CHARACTERS)
        lines.append(more)
        length += len(more)
        is_odd ^= more.count('"') % 2 == 1
        if not more or (is_odd and (length > _MAX_CHARACTERS or len(lines) > _MAX_LINES)):
            back += reversed([each for each in lines[1:] if each])
            del lines[1:]
            return "a quotation mark is opened and never closed"
    return None


def _skip_line(stream: IO[str]) -> int:
    length = 0
    while more := stream.readline(_MAX_CHARACTERS):
        length += len(more)
        if more.endswith(("\n", "\r")):
            break
    return length


def _parsed(records: Sequence[Record], delimiter: str) -> list[Record]:
    sound = [record for record in records if record.problem is None]
    try:
        rows = list(csv.reader([record.text for record in sound], delimiter=delimiter))
    except csv.Error:
        rows = []
    if len(rows) == len(sound):
        for record, row in zip(sound, rows, strict=True):
            record.fields = row
    else:
        # Some record is not what its quotation marks promise: each for itself, so that it spoils no other.
        for record in sound:
            _parse_alone(record, delimiter)
    for record in records:
        if record.problem is not None:
            record.fields = [record.text]
    return list(records)


def _parse_alone(record: Record, delimiter: str) -> None:
    try:
        rows = list(csv.reader([record.text], delimiter=delimiter))
        record.problem = None if len(rows) == 1 else "its quotation marks do not pair up"
        record.fields = rows[0] if rows else []
    except csv.Error as problem:
        record.problem = f"its quotation marks do not pair up ({problem})"
