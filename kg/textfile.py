"""Files that are read as a whole, within a bound: what a person has written, and notes that the program keeps."""

from __future__ import annotations

import errno
import json
import os
import re
from pathlib import Path

from kg.errors import ReadingError

__all__ = ["parse_json", "read_plain", "read_text_file"]

_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""What no text in any of the usual encodings holds."""
_LOOKED = 4096
_NOTE = 64 << 20
"""How many bytes a note of the program's own may have."""


def read_text_file(path: Path, *, most: int, remedy: str) -> str:
    """The text of a file in UTF-8, without a byte order mark.

    Args:
        path: the file.
        most: how many bytes it may have, in whole megabytes.
        remedy: what to do about a file that has more.

    Raises:
        ReadingError: it is no file, cannot be read, is larger than that, or is not UTF-8.
    """
    place = str(path)
    try:
        # Not opened even: reading from a pipe would wait for ever.
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise ReadingError("this is not a file", place=place, remedy="name a file")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as problem:
        raise ReadingError(
            f"the file cannot be read ({problem.strerror or problem})",
            place=place,
            remedy="check the name and the folder",
        ) from None
    if len(data) > most:
        raise ReadingError(f"the file is larger than {most // 1_000_000} MB", place=place, remedy=remedy)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        if _CONTROL.search(data[:_LOOKED]) and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise ReadingError("this is no text, but binary data", place=place, remedy="name a file of text") from None
        line = len(data[: problem.start].splitlines() or (b"",)) + data[: problem.start].endswith((b"\n", b"\r"))
        likely = "UTF-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "Latin-1 or Windows-1252"
        raise ReadingError(
            f"the byte at position {problem.start} is not UTF-8; the file may be in {likely}",
            place=f"{place}, line {line}", remedy="save the file as UTF-8",
        ) from None  # fmt: skip


def read_plain(path: Path, *, most: int = _NOTE) -> bytes:
    """The bytes of a plain file. What lies in its place may be hostile: a pipe would never end.

    Args:
        path: the file.
        most: how many bytes it may have.

    Raises:
        OSError: it cannot be read, is no file, or has more bytes.
    """
    with open(path, "rb", opener=_without_waiting) as file:
        if not path.is_file():
            raise OSError(errno.EINVAL, "this is not a file", str(path))
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return data


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def parse_json(data: bytes) -> object:
    """What a text of JSON says.

    Raises:
        ValueError: it is none, or is nested so deeply that it cannot be read.
    """
    try:
        return json.loads(data)
    except RecursionError:
        raise ValueError("nested too deeply") from None
