"""A release as it lies in its folder: what it is, and its rows, if they are those that were written."""

from __future__ import annotations

import errno
import json
import mmap
import zlib
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, cast

import polars as pl

from kg.datasets.rows import ROW_SCHEMA
from kg.errors import InputError
from kg.textfile import parse_json, read_plain

__all__ = [
    "MEND", "MISSING", "OTHER_ROWS", "REJECTS", "RELEASE_FILE", "Release", "checksums", "damaged_files", "held_release",
    "release_files", "release_parts", "release_rows",
]  # fmt: skip

RELEASE_FILE = "release.json"
"""The file that says what a release is; it is written last."""
MISSING = "the file is missing"
"""What is said of a file of a table that is not there."""
OTHER_ROWS = "its rows are not those that were written"
"""What is said of rows that were damaged."""
MEND = (
    "restore the graph from a backup, or move the table's folder out of `tables` and ingest its files again, the "
    "oldest first, and the latest with --judgements and the actors.tsv that you moved, where your decisions are"
)
"""What to do about a table that was damaged: nothing of it is removed, and no decision is lost.

A name may have been judged the same as one that only a later file has: so decisions go in with the latest.
"""
REJECTS = "rejects.csv"
"""The file of the rows that do not fit, each with its reason."""


@dataclass(frozen=True, slots=True)
class Release:
    """A file as it was read.

    Attributes:
        id: of file and mapping together; the folder's name.
        file: the file's name.
        sha256: of its bytes.
        mapping: the digest of the mapping that it was read by.
        header: its columns.
        delimiter: between them.
        rows: how many rows fit.
        rejected: how many did not; they stand in ``rejects.csv``.
        skipped: how many a rule of the mapping passes over.
        remarks: what a reader should know of the rows, with how many it is true of.
        parts: the files of its rows, each with its checksum (CRC-32); none of those written before there were any.
    """

    id: str
    file: str
    sha256: str
    mapping: str
    header: tuple[str, ...]
    delimiter: str
    rows: int
    rejected: int
    skipped: int
    remarks: tuple[tuple[str, int], ...]
    parts: tuple[tuple[str, int], ...] = ()

    @classmethod
    def load(cls, folder: Path) -> Release:
        """The release in a folder that `read_release` wrote.

        Raises:
            InputError: there is none, or it was damaged.
        """
        release = cls.told(folder)
        for file, problem in damaged_files(folder, release):
            raise InputError(problem, place=str(file), remedy=MEND)
        return release

    @classmethod
    def told(cls, folder: Path) -> Release:
        """The same, whether or not its rows are there.

        Raises:
            InputError: there is none, or what tells of it was damaged.
        """
        try:
            data = cast("dict[str, Any]", parse_json(read_plain(folder / RELEASE_FILE)))
            data["header"] = tuple(data["header"])
            data["remarks"] = tuple((str(text), int(number)) for text, number in data["remarks"])
            data["parts"] = tuple((str(name), int(checksum)) for name, checksum in data.get("parts", ()))
            return cls(**data)
        except FileNotFoundError:
            raise InputError(MISSING, place=str(folder / RELEASE_FILE), remedy=MEND) from None
        except (OSError, ValueError, TypeError, KeyError) as problem:
            raise InputError(
                f"it does not tell of a release ({problem})", place=str(folder / RELEASE_FILE), remedy=MEND
            ) from None


def damaged_files(folder: Path, release: Release) -> list[tuple[Path, str]]:
    """The files of a release's rows that are missing or damaged, each with what is wrong with it.

    Of a release that was written before there were checksums, there is nothing to tell.
    """
    if not release.parts:
        return []
    written, found = dict(release.parts), {part.name for part in release_files(folder)}
    wrong = []
    for name in sorted(written.keys() | found):
        if name not in written:
            wrong.append((folder / name, "no file of this release"))
        elif not (folder / name).is_file():
            wrong.append((folder / name, MISSING))
        elif _checksum(folder / name) != written[name]:
            wrong.append((folder / name, OTHER_ROWS))
    return wrong


def release_rows(folder: Path) -> pl.LazyFrame:
    """The rows of a release, as `kg.datasets.rows.ROW_SCHEMA` has them, in the order of the file."""
    parts = release_parts(folder)
    return pl.concat(parts) if parts else pl.LazyFrame(schema=dict(ROW_SCHEMA))


def release_parts(folder: Path) -> list[pl.LazyFrame]:
    """The same, part by part."""
    return [pl.scan_parquet(part, glob=False) for part in release_files(folder)]


def release_files(folder: Path) -> list[Path]:
    """The files of its rows, in the same order."""
    return sorted(folder.glob("rows-*.parquet"))


def held_release(folder: Path, copy: Path) -> tuple[mmap.mmap, ...]:
    """Hold a release as it is: its rows mapped into memory, where they stay whatever becomes of their files.

    Args:
        folder: of the release.
        copy: a new folder for what `Release.load` reads.

    Raises:
        InputError: there is no release, or it was damaged.
        OSError: a file cannot be opened, or written.
    """
    release = Release.load(folder)
    copy.mkdir()
    # The rows are looked at here, and are no files there.
    (copy / RELEASE_FILE).write_text(json.dumps(asdict(replace(release, parts=()))), encoding="utf-8")
    found = []
    for part in release_files(folder):
        if not part.is_file() or not part.stat().st_size:
            raise OSError(errno.EINVAL, "this is no file of rows", str(part))
        with part.open("rb") as file:
            found.append(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    return tuple(found)


def checksums(folder: Path) -> tuple[tuple[str, int], ...]:
    """The files of rows in a folder, each with its checksum: a flipped bit would be read as another row."""
    return tuple((part.name, _checksum(part)) for part in release_files(folder))


def _checksum(path: Path) -> int:
    checksum = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            checksum = zlib.crc32(block, checksum)
    return checksum
