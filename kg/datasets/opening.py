"""Opening a table's file as text: plain, gzip or zip, with bounds on what it unpacks to."""

from __future__ import annotations

import codecs
import gzip
import hashlib
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from kg.errors import ReadingError
from kg.wording import shortened

__all__ = ["file_digest", "open_table"]

_BLOCK = 1 << 20
_SHOWN, _LONGEST = 5, 60
"""How many files of an archive are named in a message, and by how many characters each."""
_TABLES = (".csv", ".tsv", ".txt", ".tab")
_FREE = 256 * _BLOCK
"""Bytes that any file may unpack to."""
_RATIO = 200
"""Beyond that, how many times its own size: tables of events shrink to a fifth or a tenth, bombs to a thousandth."""
_SAMPLE = 200
"""Bytes by which a text of two bytes a character is known."""
_OF_ASCII = 3
"""In UTF-16 nearly every second byte of a header is zero; in other texts none is."""
_OF_FOUR = 5
"""In UTF-32 every second byte is zero, and nearly every second of the others."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def file_digest(path: Path, progress: Callable[[int], None] | None = None) -> str:
    """The SHA-256 of the file's bytes, in hexadecimal.

    Raises:
        ReadingError: there is no such file, or it cannot be read.
    """
    digest = hashlib.sha256()
    try:
        if not path.is_file():
            problem = "this is not a file" if path.exists() else "no such file"
            raise ReadingError(problem, place=str(path), remedy="check the name and the folder")
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
                if progress is not None:
                    progress(len(block))
    except OSError as problem:
        raise _unreadable(path, problem) from None
    return digest.hexdigest()


@contextmanager
def open_table(path: Path, encoding: str) -> Iterator[tuple[IO[str], Callable[[], int]]]:
    """The file's text, its line ends as they are, and how many bytes of the file have been read.

    A byte order mark goes before ``encoding``, and is not part of the text. A byte that the encoding does not have
    comes as a lone surrogate, so that the row it stands in can be refused and the rest be read.

    Raises:
        ReadingError: the file cannot be read, is no table, or unpacks to far more than a table does.
    """
    _check_encoding(encoding, path)
    try:
        with path.open("rb") as raw:
            packed = raw.read(4)
            raw.seek(0)
            if packed[:2] == b"PK":
                opened = _zipped(path, raw)
            elif packed[:2] == b"\x1f\x8b":
                opened = cast("IO[bytes]", _Bounded(gzip.GzipFile(fileobj=raw), path))
            else:
                opened = raw
            data = io.BufferedReader(cast("io.RawIOBase", opened), _BLOCK) if opened is not raw else raw
            head = data.peek(4)[:4]
            found = next((name for bom, name in _BOMS if head.startswith(bom)), encoding)
            _check_width(data.peek(_SAMPLE)[:_SAMPLE], found, path)
            errors = "replace" if found.startswith("utf-16") else "surrogateescape"
            yield io.TextIOWrapper(data, encoding=found, errors=errors, newline=""), raw.tell
    except UnicodeError as problem:
        raise ReadingError(
            f"its text is not {encoding} ({problem})",
            place=str(path),
            remedy="name the file's encoding with --encoding",
        ) from None
    except zipfile.BadZipFile as problem:
        raise ReadingError(
            f"a workbook or an archive that is damaged ({problem})", place=str(path),
            remedy="open it in its own program, save the sheet as CSV, and name that",
        ) from None  # fmt: skip
    except (OSError, EOFError, zlib.error, lzma.LZMAError, NotImplementedError) as problem:
        # What packs with a method of its own (Deflate64, say) is read by other programs, not by Python.
        raise _unreadable(path, problem) from None


def _check_encoding(name: str, path: Path) -> None:
    """See that an encoding is one that a text can be read by, bytes that it does not have included.

    Raises:
        ReadingError: it is not.
    """
    try:
        # Some that Python knows turn bytes into bytes (``hex``), or have no way to tell of a byte that does not fit.
        io.TextIOWrapper(io.BytesIO(b""), encoding=name, errors="surrogateescape").read()
        "".encode(name, "surrogateescape")
    except (LookupError, UnicodeError, ValueError):
        raise ReadingError(
            f"there is no encoding {name!r} of texts", place=str(path), remedy="name one such as utf-8 or windows-1252"
        ) from None


def _check_width(sample: bytes, encoding: str, path: Path) -> None:
    """Tell of a text that has two bytes for each character, and no mark that says so.

    Raises:
        ReadingError: it has, and ``encoding`` has not.
    """
    zeros = {"utf-16-be": sample[0::2].count(0), "utf-16-le": sample[1::2].count(0)}
    likely = max(zeros, key=lambda name: zeros[name])
    is_found = zeros[likely] * _OF_ASCII > len(sample)
    if min(zeros.values()) * _OF_FOUR > len(sample):
        likely = likely.replace("16", "32")
    is_wide = encoding.lower().replace("_", "-").startswith(("utf-16", "utf16", "utf-32", "utf32"))
    if is_found and not is_wide:
        raise ReadingError(
            f"its text is not {encoding}: every other byte is zero, as in {likely[:6].upper()}", place=str(path),
            remedy=f"give --encoding {likely}",
        )  # fmt: skip


def _zipped(path: Path, raw: IO[bytes]) -> IO[bytes]:
    archive = zipfile.ZipFile(raw)
    members = [info for info in archive.infolist() if not info.is_dir() and info.filename.lower().endswith(_TABLES)]
    if len(members) != 1:
        raise _which(path, [info.filename for info in members], [info.filename for info in archive.infolist()])
    if members[0].flag_bits & 1:
        raise ReadingError("the archive is encrypted", place=str(path), remedy="unpack it first")
    return cast("IO[bytes]", _Bounded(archive.open(members[0]), path))


def _which(path: Path, tables: list[str], names: list[str]) -> ReadingError:
    """What is told of an archive in which there is not one table: what it holds instead, and what to do."""
    if tables:
        text = f"the archive holds {len(tables)} tables ({_some(tables)})"
        return ReadingError(text, place=str(path), remedy="unpack it, and name the one that you mean")
    if any(name.startswith(("xl/", "Index/")) or name == "content.xml" for name in names):
        remedy = "open it in its own program, save the sheet as CSV, and name that"
        return ReadingError("this is a workbook, and no table in plain text", place=str(path), remedy=remedy)
    endings = f"{', '.join(_TABLES[:-1])} or {_TABLES[-1]}"
    text = f"no file in the archive ends in {endings}; it holds {_some(names)}"
    return ReadingError(
        text, place=str(path), remedy="see whether it is the right one, or unpack it and name the table"
    )


def _some(names: list[str]) -> str:
    shown = ", ".join(shortened(name, _LONGEST) for name in names[:_SHOWN]) or "nothing"
    return f"{shown} and {len(names) - _SHOWN} more" if len(names) > _SHOWN else shown


class _Bounded(io.RawIOBase):
    """An unpacking stream that ends with an error where a table would not go on."""

    def __init__(self, stream: IO[bytes] | gzip.GzipFile, path: Path) -> None:
        self._stream = stream
        self._path = path
        self._left = max(_FREE, _RATIO * path.stat().st_size)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer))
        data = self._stream.read(len(view))
        self._left -= len(data)
        if self._left < 0:
            raise ReadingError(
                "the archive unpacks to far more than a table of its size would", place=str(self._path),
                remedy="unpack it yourself, if you trust it, and name the table",
            )  # fmt: skip
        view[: len(data)] = data
        return len(data)


def _unreadable(path: Path, problem: Exception) -> ReadingError:
    said = getattr(problem, "strerror", None) or problem
    return ReadingError(f"cannot be read ({said})", place=str(path), remedy="check the file and its permissions")
