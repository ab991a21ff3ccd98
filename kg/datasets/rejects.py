"""Rows that do not fit: the file of them, and what is told of it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.datasets.kept import REJECTS
from kg.datasets.mapping import Mapping
from kg.wording import counted

__all__ = ["Reject", "rejects_text", "told_rejects"]

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that does not fit.

    Attributes:
        line: on which it begins, from 1.
        text: as it stands in the file.
        reason: why it does not fit, a colon, and what would mend it.
        fields: its fields, as far as it has any.
    """

    line: int
    text: str
    reason: str
    fields: Sequence[str]

    @property
    def lines(self) -> str:
        """Where it stands: ``21``, or ``21-242`` where a quotation mark makes one record of as many lines."""
        more = len(_LINE_END.findall(self.text))
        return f"{self.line}-{self.line + more}" if more else str(self.line)


def rejects_text(rejects: Iterable[Reject], header: Sequence[str] | None) -> str:
    """Rejects as CSV, in the order of the file; ``header`` is that of the table where the file of them begins."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    if header is not None:
        writer.writerow(["line", "reason", *header])
    writer.writerows([one.lines, one.reason, *one.fields] for one in sorted(rejects, key=lambda each: each.line))
    return buffer.getvalue()


@dataclass(slots=True)
class _Told:
    """What there is of a reason: how many records, on how many lines, and the first of them."""

    first: dict[str, str]
    records: int = 0
    lines: int = 0


def told_rejects(folder: Path, mapping: Mapping) -> str:
    """The three most frequent reasons why rows of a release do not fit, each with the first row; "" where all do.

    A record that goes on over several lines is told with their number: others may be among them.
    """
    found: dict[str, _Told] = {}
    try:
        with (folder / REJECTS).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                told = found.setdefault(row["reason"], _Told(row))
                begin, _, end = row["line"].partition("-")
                told.records += 1
                told.lines += int(end or begin) - int(begin) + 1
    except OSError:
        return ""
    frequent = sorted(found.items(), key=lambda item: -item[1].records)[:3]
    return "; ".join(_told(reason, told, mapping) for reason, told in frequent)


def _told(reason: str, told: _Told, mapping: Mapping) -> str:
    value, where = None, told.first["line"]
    for name in mapping.columns.get(reason.partition(" is no ")[0], ()):
        value = value or next((text for column, text in told.first.items() if (column or "").casefold() == name), None)
    shown = f": {str(value)[:40]!r}" if value else ""
    number = counted(told.records, "row")
    if told.lines > told.records:
        number = f"{counted(told.records, 'record')} on {counted(told.lines, 'line')}"
    what, _, remedy = reason.partition(": ")
    first = f"first on {'lines' if '-' in where else 'line'} {where}{shown}"
    return f"{what} ({number}, {first}){f': {remedy}' if remedy else ''}"
