"""Rows of a table, spoiled at random: by a byte, a mark, a lost or doubled piece, or a value that fits no column."""

from __future__ import annotations

import random

__all__ = ["mutated_table"]

_PIECES = (
    b'"', b'""', b",", b"\n", b"\r", b"\r\n", b"\x00", b"\xff\xfe", b"\xc3", b"\t", b"'", b"\\", b"#", b" ", b"{0}",
    b"-1", b"1e309", b"NaN", b"inf", b"99999999999999999999", b"2009-02-30", b"0000-00-00", b"9999-12-31", b"=1+1",
    "é\u202e\U0001f4a5".encode(), b"<script>", b"(" * 50, b"a" * 5000,
)  # fmt: skip


def mutated_table(draw: random.Random, header: bytes, row: bytes, rows: int) -> bytes:
    """A table of ``rows`` rows, each spoiled up to four times; the header is whole."""
    return header + b"\n" + b"\n".join(_mutated(draw, row, number) for number in range(rows)) + b"\n"


def _mutated(draw: random.Random, row: bytes, number: int) -> bytes:
    data = row.replace(b"@ID@", str(number).encode())
    for _ in range(draw.randrange(5)):
        at, kind = draw.randrange(len(data) + 1), draw.randrange(5)
        if kind == 0:
            data = data[:at] + bytes([draw.randrange(256)]) + data[at + 1 :]
        elif kind == 1:
            data = data[:at] + draw.choice(_PIECES) + data[at:]
        elif kind == 2:
            data = data[:at] + data[at + draw.randrange(20) :]
        elif kind == 3:
            fields = data.split(b",")
            fields[draw.randrange(len(fields))] = draw.choice(_PIECES)
            data = b",".join(fields)
        else:
            data = data[:at] + data[draw.randrange(at + 1) :]
    return data
