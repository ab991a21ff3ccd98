"""A table's text as records: each with its fields, its own text, and the place where it stands."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from kg.datasets.plain import Plain, plain_records

__all__ = ["Record", "RecordReader", "takes_in_rows"]

_MAX_CHARACTERS = 1 << 20
"""Of one record: beyond that, a quotation mark was opened and never closed."""
_MAX_LINES = 2000
_MANY_EMPTY = 100
"""Beyond how many empty lines they are passed over at once."""
_LEAST_WIDTH = 5
"""Fields that a row has at least, for a line within a text not to be like one by chance."""
_BATCH = 4096
_BLOCK = 1 << 23
"""Characters that are looked at together: some fifteen thousand rows of UCDP's events."""
_UNPAIRED = "its quotation marks do not pair up: remove the one that is alone, or write it twice"
_LINE_END = re.compile(r"\r\n|\r|\n")
csv.field_size_limit(_MAX_CHARACTERS + 1)


@dataclass(slots=True)
class Record:
    """A record of a table.

    Attributes:
        fields: its fields.
        text: its text as it stands in the file, without the end of its last line.
        line: the line on which it begins, from 1.
        start: where it begins, in code points of the file's text (after a byte order mark, if there is one).
        problem: what is wrong with it, or ``None``.
    """

    fields: list[str]
    text: str
    line: int
    start: int
    problem: str | None = None


class RecordReader:
    """The records of a table, block by block; empty lines are passed over.

    A record goes on over as many lines as its quotation marks enclose. One whose mark is never closed is given with a
    ``problem``, and reading goes on at the next line: it costs its own line, not the rest of the file.

    Where a block begins and ends is told by where the first one began alone, so that a reading which is taken up at the
    end of a block goes on with the same ones.

    Args:
        stream: opened with ``newline=""``, standing at the beginning of a record.
        delimiter: one character.
        line: the number of the line where the stream stands.
        start: its position in code points.
    """

    def __init__(self, stream: IO[str], delimiter: str, *, line: int = 1, start: int = 0) -> None:
        self._text = _Pushed(stream)
        self._delimiter = delimiter
        self._line, self._start = line, start
        self._until = start

    @property
    def place(self) -> tuple[int, int]:
        """The line and the position of what follows the records that were given."""
        return self._line, self._start

    @property
    def is_between_blocks(self) -> bool:
        """Whether a reading that begins at `place` has the same blocks as this one."""
        return self._start >= self._until

    def first(self) -> Record | None:
        """The next record alone, such as the header; ``None`` where there is none."""
        record = next(self._singly(self._start + 1), None)
        return None if record is None else _parsed([record], self._delimiter)[0]

    def batches(self, width: int) -> Iterator[Plain | list[Record]]:
        """All others in batches.

        Args:
            width: how many fields most of them have; where all do, and are written by the book, a batch is `Plain`.
        """
        while text := self._text.read(_BLOCK):
            self._text.push(text)
            if self._is_past_empty_lines(text):
                continue
            block = _before_empty_lines(text)
            self._until = self._start + len(block)
            plain = plain_records(
                block, self._delimiter, width, line=self._line, start=self._start,
                is_last=len(block) == len(text) < _BLOCK, most_characters=_MAX_CHARACTERS, most_lines=_MAX_LINES,
            )  # fmt: skip
            if plain is None:
                yield from self._batched()
                continue
            self._text.read(plain.after[1] - self._start)
            self._line, self._start = plain.after
            self._until = self._start
            yield plain

    def _is_past_empty_lines(self, block: str) -> bool:
        """Pass over the empty lines that the block begins with, at once: a packed file may hold millions of them."""
        empty = block[: len(block) - len(block.lstrip("\r\n"))]
        if empty.endswith("\r"):
            empty = empty[:-1]  # which may be half of an end
        if len(empty) < _MANY_EMPTY:
            return False
        self._text.read(len(empty))
        self._line += empty.count("\n") + empty.count("\r") - empty.count("\r\n")
        self._start += len(empty)
        return True

    def _batched(self) -> Iterator[list[Record]]:
        """The records that begin within the block, each looked at by itself."""
        pending: list[Record] = []
        for record in self._singly(self._until):
            pending.append(record)
            if len(pending) >= _BATCH:
                yield _parsed(pending, self._delimiter)
                pending = []
        if pending:
            yield _parsed(pending, self._delimiter)

    def _singly(self, until: int) -> Iterator[Record]:
        """The same, not yet taken apart."""
        while self._start < until and (current := self._text.readline(_MAX_CHARACTERS)):
            line, start = self._line, self._start
            if len(current) >= _MAX_CHARACTERS and not current.endswith(("\n", "\r")):
                length = len(current) + _skip_line(self._text)
                self._line, self._start = line + 1, start + length
                yield Record([], current, line, start, "a line of more than a million characters")
                continue
            lines = [current]
            problem = None
            if current.count('"') % 2 and _is_open(current, self._delimiter):
                problem = _gather(lines, self._text)
            whole = "".join(lines)
            if len(lines) > 1 and not _is_one(whole, self._delimiter):
                problem = _UNPAIRED
            text = whole.rstrip("\r\n")
            self._line, self._start = line + len(lines), start + len(whole)
            if text:
                yield Record([], text, line, start, problem)


def takes_in_rows(text: str, delimiter: str, width: int) -> bool:
    """Whether a record on several lines looks like several rows, between the first and the last of which marks stand.

    By the book it is one, and the rows within would be lost without a word. No line of a text that is meant has as many
    delimiters as a row, unless a row has next to none.

    Args:
        text: of the record.
        delimiter: one character.
        width: how many fields a row has.
    """
    lines = _LINE_END.split(text)
    if len(lines) < 2 or width < _LEAST_WIDTH:
        return False
    # Where the first field is the one on several lines, what closes it is followed by all others.
    last = None if lines[0].count('"') % 2 and not text.startswith('"') else -1
    return any(len(next(csv.reader([line], delimiter=delimiter), [])) == width for line in lines[1:last])


def _before_empty_lines(text: str) -> str:
    """The text up to where many empty lines begin: taken apart, they would need a thousand times their room."""
    ends = [at + len(end) for end in ("\n", "\r\n") if (at := text.find(end * _MANY_EMPTY)) >= 0]
    return text[: min(ends)] if ends else text


class _Pushed:
    """A stream into which text that was read can be pushed back."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._held, self._at = "", 0

    def push(self, text: str) -> None:
        begin = self._at - len(text)
        if begin >= 0 and self._held.startswith(text, begin):
            self._at = begin
            return
        self._held, self._at = text + self._held[self._at :], 0

    def read(self, characters: int) -> str:
        found = self._held[self._at : self._at + characters]
        self._at += len(found)
        return found if len(found) == characters else found + self._stream.read(characters - len(found))

    def readline(self, most: int) -> str:
        if self._at >= len(self._held):
            return self._stream.readline(most)
        end = _LINE_END.search(self._held, self._at, self._at + most)
        if end is None or end.end() == len(self._held):
            # What is held ends within a line, or perhaps within the end of one: "\r", and then "\n".
            left = self._held[self._at :]
            if len(left) < most:
                self._held, self._at = left + self._stream.readline(most - len(left)), 0
            end = _LINE_END.search(self._held, self._at, self._at + most)
        stop = min(self._at + most, len(self._held)) if end is None else end.end()
        found = self._held[self._at : stop]
        self._at = stop
        return found


def _is_open(text: str, delimiter: str) -> bool:
    """Whether a quoted field of the text goes on after it."""
    rows = list(csv.reader([text], delimiter=delimiter))
    return bool(rows and rows[-1] and rows[-1][-1].endswith(("\n", "\r")))


def _is_one(text: str, delimiter: str) -> bool:
    """Whether lines are one record by the book: else the mark that was to close a field may be that of a later row."""
    try:
        return len(list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))) == 1
    except csv.Error:
        return False


def _gather(lines: list[str], stream: _Pushed) -> str | None:
    """Add the lines over which the record goes on; where it does not end, push them back, and say so."""
    length, is_odd = len(lines[0]), True
    while is_odd:
        more = stream.readline(_MAX_CHARACTERS)
        lines.append(more)
        length += len(more)
        is_odd ^= more.count('"') % 2 == 1
        if not more or (is_odd and (length > _MAX_CHARACTERS or len(lines) > _MAX_LINES)):
            stream.push("".join(lines[1:]))
            del lines[1:]
            return "a quotation mark is opened and never closed"
    return None


def _skip_line(stream: _Pushed) -> int:
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
        record.problem = None if len(rows) == 1 else _UNPAIRED
        record.fields = rows[0] if rows else []
    except csv.Error:
        record.problem = _UNPAIRED
