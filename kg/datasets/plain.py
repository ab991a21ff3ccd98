"""Blocks of a table that are written by the book: taken apart column by column, and not record by record."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

__all__ = ["Plain", "plain_records"]

_LINES = 1 << 19
"""Of how many lines a block may be at most, to be taken apart at once."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Records of which each is as RFC 4180 writes it, and as wide as the header.

    Attributes:
        texts: ``text``, each record as it stands in the file, without the end of its last line; ``line``, on which it
            begins, from 1; ``start``, where it begins, in code points of the file's text.
        delimiter: one character.
        after: the line and the position of whatever follows them.
    """

    texts: pl.DataFrame
    delimiter: str
    after: tuple[int, int]

    def __len__(self) -> int:
        return len(self.texts)

    def columns(self, numbers: Mapping[str, int]) -> pl.DataFrame:
        """Columns by their number, each under its name; a field that is empty may be null."""
        wanted = sorted(set(numbers.values()))
        body = self.texts["text"].str.join("\n")[0].encode()
        read = pl.read_csv(
            body, has_header=False, separator=self.delimiter, quote_char='"', infer_schema=False, columns=wanted
        )  # fmt: skip
        found = read.get_columns()
        if len(read) != len(self):
            fields = list(zip(*csv.reader(self.texts["text"].to_list(), delimiter=self.delimiter), strict=True))
            found = [pl.Series("", fields[number], pl.String) for number in wanted]
        return pl.DataFrame([found[wanted.index(number)].alias(name) for name, number in numbers.items()])

    def fields(self, number: int) -> list[str]:
        """The fields of one of the records."""
        return next(csv.reader([self.texts["text"][number]], delimiter=self.delimiter))

    def without_first(self) -> Plain:
        """All but the first of them."""
        return Plain(self.texts.tail(-1), self.delimiter, self.after)


def plain_records(
    block: str, delimiter: str, width: int, *, line: int, start: int, is_last: bool, most_characters: int,
    most_lines: int,
) -> Plain | None:  # fmt: skip
    """The records of a block that begins with one, but for the last, which the block may cut off.

    Where every record is by the book, the end of a line ends a record if and only if the quotation marks before it pair
    up. So it is split by that, and then each record is held against the book. If a single one does not fit, nothing
    here can be relied on, and the answer is ``None``.

    Args:
        block: the text.
        delimiter: one character.
        width: how many fields a record has.
        line: the number of the line where the block begins.
        start: its position in code points.
        is_last: whether nothing follows the block.
        most_characters: of one record.
        most_lines: of one record.
    """
    # Taken apart, a line needs some hundred bytes besides its own: of millions of short ones that would be gigabytes.
    if not _is_simple(block) or block.count("\n") > _LINES:
        return None
    lines = pl.Series("text", [block]).str.split("\n").explode().to_frame()
    is_odd = pl.col("text").str.count_matches('"', literal=True) % 2
    lines = lines.with_columns(is_odd=is_odd.cast(pl.UInt32))
    if is_last and int(lines["is_odd"].sum()) % 2:
        return None
    begins = (pl.col("is_odd").cum_sum() - pl.col("is_odd")) % 2 == 0
    records = lines.group_by(begins.cum_sum().alias("record"), maintain_order=True).agg(
        pl.col("text").str.join("\n"), lines=pl.len().cast(pl.UInt32)
    )
    # Behind the last end of a line stands an empty text, or what goes on in the next block.
    ends_whole = is_last and not block.endswith("\n")
    records = records if ends_whole else records.head(-1)
    if records.is_empty():
        return None
    length = pl.col("text").str.len_chars().cast(pl.UInt64) + 1
    placed = records.select(
        pl.col("text").str.strip_chars_end("\r"),
        (line + pl.col("lines").cum_sum() - pl.col("lines")).cast(pl.UInt32).alias("line"),
        (start + length.cum_sum() - length).alias("start"),
        lines="lines",
        length=length,
    )
    after = line + int(placed["lines"].sum()), start + int(placed["length"].sum()) - int(ends_whole)
    texts = placed.filter(pl.col("text") != "")
    fits = pl.col("text").str.contains(_by_the_book(delimiter, width))
    short = (pl.col("lines") <= most_lines) & (pl.col("length") <= most_characters)
    if texts.is_empty() or not texts.select((fits & short).all()).item():
        return None
    return Plain(texts.select("text", "line", "start"), delimiter, after)


def _is_simple(block: str) -> bool:
    """Whether lines end in one way, and every character is one."""
    if "\0" in block or ("\r" in block and block.count("\r") != block.count("\r\n")):
        return False
    try:
        block.encode()
    except UnicodeEncodeError:
        return False
    return True


def _by_the_book(delimiter: str, width: int) -> str:
    """A pattern of a record: fields without a quotation mark, or within two, where each of its own is doubled."""
    own = re.escape(delimiter)
    field = rf'(?:[^"\r\n{own}]*|"[^"]*"(?:"[^"]*")*)'
    return rf"\A{field}(?:{own}{field}){{{width - 1}}}\z"
