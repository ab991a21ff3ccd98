"""Backups: all of a graph in one file, which says of itself what it holds, and can be verified anywhere.

The file is a gzipped tar archive. Its first member, ``parley-backup.json``, lists every other one with its size and
SHA-256. A folder is kept file by file; a store's directory as its quads, sorted, so that the file does not depend on
the engine's version, and the same graph gives the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import shutil
import tarfile
import zlib
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any, Literal, cast

import pyoxigraph as ox

from kg.errors import StoreError
from kg.scratch import scratch
from kg.store.nesting import check_nesting_of_file
from kg.store.quadfile import reading_quads
from kg.store.store import Store
from kg.textfile import parse_json

__all__ = ["Backup", "read_backup", "restore_backup", "write_backup"]

_MANIFEST = "parley-backup.json"
_QUADS = "store.nq"
_FORMAT = 1
_BLOCK = 1 << 20
_HEADER = 8 << 10
_MOST_LISTED = 64 << 20
"""How long the list of members may be, in bytes."""
_AGAIN = "use another backup: this one was cut short, changed or added to"

Kind = Literal["folder", "store"]


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds.

    Attributes:
        kind: a folder that ``kg build`` or ``kg ingest`` wrote, or a store's directory.
        files: each file's name with its size in bytes and its SHA-256, sorted by name.
    """

    kind: Kind
    files: tuple[tuple[str, int, str], ...]

    @property
    def size(self) -> int:
        """How many bytes its files have together."""
        return sum(size for _, size, _ in self.files)


def write_backup(source: Path, file: Path) -> Backup:
    """Write all of a graph into one file, which appears under its name only when it is whole.

    Args:
        source: a folder with ``graph.nq`` and whatever lies in it, or a store's directory. Hidden files stay out.
        file: where to; nothing may be there.

    Raises:
        StoreError: there is no graph or it cannot be read, something lies at ``file`` or changed while it was read, or
            it cannot be written.
    """
    if file.exists():
        raise StoreError("there is something here already", place=str(file), remedy="name another file")
    if file.absolute().is_relative_to(source.absolute()):
        raise StoreError("the backup would lie in what it keeps", place=str(file), remedy="name a file elsewhere")
    is_store = (source / "CURRENT").is_file() and not (source / "graph.nq").is_file()
    if not is_store and not (source / "graph.nq").is_file():
        raise StoreError(
            "no graph here", place=str(source), remedy="name a folder that `kg build` wrote, or a store's directory"
        )
    with _errors(file), scratch(file.absolute().parent, ".parley-backup-") as folder:
        if is_store:
            _dump(source, folder / _QUADS)
        else:
            _read_through(source / "graph.nq")
        members = {_QUADS: folder / _QUADS} if is_store else _members(source)
        made = Backup(
            "store" if is_store else "folder",
            tuple((name, path.stat().st_size, _digest(path)) for name, path in members.items()),
        )
        part = folder / "backup"
        _pack(made, members, part)
        part.replace(file)
    return made


def read_backup(file: Path) -> Backup:
    """What a backup holds, once every byte of it has been verified.

    Raises:
        StoreError: it cannot be read, or does not hold what it says.
    """
    with _errors(file), _archive(file) as (archive, metered):
        made = _manifest(archive, file)
        metered.allow(made)
        for name, digest, member in _listed(archive, made, file):
            _copy(member, None, digest, f"{file}: {name}")
    return made


def restore_backup(file: Path, folder: Path) -> Backup:
    """Make the graph of a backup anew; the folder appears under its name only when all of it is verified.

    Args:
        file: a backup.
        folder: where to; nothing, or an empty folder, may be there.

    Raises:
        StoreError: the file is no backup, or does not hold what it says, or there is something at ``folder``.
    """
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise StoreError("there is something here already", place=str(folder), remedy="name a folder that is not there")
    parent = folder.absolute().parent
    with _errors(file), _made(parent), scratch(parent, ".parley-restore-") as place:
        whole = place / "whole"
        # Only at the end of the packing is it known whether that is all: nothing is moved before.
        made = _unpacked(file, whole)
        if made.kind == "store":
            whole = _loaded(whole / _QUADS, place / "store")
        if folder.exists():
            folder.rmdir()
        whole.rename(folder)
    return made


def _unpacked(file: Path, folder: Path) -> Backup:
    """Write the files of a backup into a new folder."""
    folder.mkdir()
    with _archive(file) as (archive, metered):
        made = _manifest(archive, file)
        metered.allow(made)
        free = shutil.disk_usage(folder).free
        if made.size > free:
            raise StoreError(
                f"it holds {made.size:,} bytes, and {free:,} are free", place=str(file), remedy="make room"
            )
        for name, digest, member in _listed(archive, made, file):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as out:
                _copy(member, out, digest, f"{file}: {name}")
                out.flush()
                os.fsync(out.fileno())
    return made


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """Make a folder, and after an error remove what was made of it."""
    new = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for each in new:
            with suppress(OSError):  # what another program has put there stays
                each.rmdir()
        raise


def _dump(source: Path, target: Path) -> None:
    with Store.snapshot(source) as store, target.open("xb") as out:
        for quad in store.quads():
            out.write(f"{quad} .\n".encode())


def _read_through(quads: Path) -> None:
    """Read a graph to its end: a backup of one that cannot be read would be taken for a whole one."""
    with reading_quads(quads, remedy="build it again, or restore an earlier backup with `kg restore`"):
        check_nesting_of_file(quads)
        deque(ox.parse(path=os.fspath(quads), format=ox.RdfFormat.N_QUADS), maxlen=0)


def _loaded(quads: Path, folder: Path) -> Path:
    with reading_quads(quads, form="readable N-Quads", remedy="make the backup again"):
        check_nesting_of_file(quads)
        return Store.write_directory(folder, ox.parse(path=os.fspath(quads), format=ox.RdfFormat.N_QUADS))


def _members(source: Path) -> dict[str, Path]:
    """The files of a folder by their names in the archive, sorted."""
    found: dict[str, Path] = {}
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source)
        if any(part.startswith(".") for part in name.parts) or path.is_dir():
            continue
        if path.is_symlink() or not path.is_file():
            raise StoreError("neither a file nor a folder", place=str(path), remedy="put the file itself in its place")
        found[name.as_posix()] = path
    return dict(sorted(found.items()))


def _pack(made: Backup, members: Mapping[str, Path], target: Path) -> None:
    listing = {"format": _FORMAT, "kind": made.kind, "files": [list(entry) for entry in made.files]}
    head = (json.dumps(listing, ensure_ascii=False, indent=0) + "\n").encode()
    # Neither the time nor a name goes into the header, nor an owner into the members: the same graph, the same bytes.
    with target.open("xb") as raw:
        with (
            gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0, compresslevel=6) as packed,
            tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as archive,
        ):
            archive.addfile(_info(_MANIFEST, len(head)), io.BytesIO(head))
            for name, size, digest in made.files:
                with members[name].open("rb") as file:
                    archive.addfile(_info(name, size), file)
                if _digest(members[name]) != digest:
                    raise StoreError(
                        "it changed while it was read", place=str(members[name]),
                        remedy="back up again when nothing writes to it",
                    )  # fmt: skip
        raw.flush()
        os.fsync(raw.fileno())


def _info(name: str, size: int) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size = size
    info.mode = 0o644
    return info


class _Metered:
    """A stream that ends with an error where more comes out of it than was announced, as of a decompression bomb."""

    def __init__(self, stream: IO[bytes], file: Path) -> None:
        self._stream, self._file = stream, file
        self._left = _MOST_LISTED + _BLOCK

    def allow(self, made: Backup) -> None:
        """Let as much through as the backup says that it holds, with a header for each file."""
        self._left += made.size + _HEADER * len(made.files)

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._stream.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise StoreError("it holds more than it says", place=str(self._file), remedy=_AGAIN)
        return data


@contextmanager
def _archive(file: Path) -> Iterator[tuple[tarfile.TarFile, _Metered]]:
    if file.exists() and not file.is_file():
        raise StoreError("this is not a file", place=str(file), remedy="name a backup")
    with file.open("rb") as start:
        if start.read(2) not in (b"\x1f\x8b", b""):
            raise StoreError("no backup that `kg backup` wrote", place=str(file), remedy="name one")
    with gzip.open(file, "rb") as packed:
        metered = _Metered(cast("IO[bytes]", packed), file)
        with tarfile.open(fileobj=cast("IO[bytes]", metered), mode="r|") as archive:
            yield archive, metered
        # The packing's own checksum stands at the very end; up to there an archive is filled up with zeros.
        while block := metered.read(_BLOCK):
            if block.strip(b"\0"):
                raise StoreError("it holds more than it lists", place=str(file), remedy=_AGAIN)


def _manifest(archive: tarfile.TarFile, file: Path) -> Backup:
    """The list at the beginning, once it is known to be harmless."""
    first = archive.next()
    stream = archive.extractfile(first) if first is not None and first.isreg() else None
    if first is None or stream is None or first.name != _MANIFEST or first.size > _MOST_LISTED:
        raise StoreError("no backup that `kg backup` wrote", place=str(file), remedy="name one")
    try:
        said = cast("dict[str, Any]", parse_json(stream.read()))
        if said["format"] != _FORMAT or said["kind"] not in ("folder", "store"):
            raise StoreError("a backup of another kind", place=str(file), remedy="restore it with a newer Parley")
        files = tuple((str(name), int(size), str(digest)) for name, size, digest in said["files"])
    except (ValueError, KeyError, TypeError):
        raise StoreError("its list of files cannot be read", place=str(file), remedy=_AGAIN) from None
    names = [name for name, _, _ in files]
    if said["kind"] == "store" and names != [_QUADS]:
        raise StoreError("it does not hold a store", place=str(file), remedy=_AGAIN)
    for name, size, _ in files:
        if not _is_safe(name) or size < 0:
            raise StoreError(f"it holds a file {name!r}, which could lie anywhere", place=str(file), remedy=_AGAIN)
    if len({name.casefold() for name in names}) != len(names):
        raise StoreError("it holds two files of one name", place=str(file), remedy=_AGAIN)
    return Backup(said["kind"], files)


def _is_safe(name: str) -> bool:
    """Whether a name can only mean a file within the folder, on every system."""
    parts = PurePosixPath(name).parts
    return (
        bool(parts)
        and "/".join(parts) == name
        and not any(sign in name for sign in "\\:\0")
        and not any(part.startswith(".") or part != part.strip() for part in parts)
    )


def _listed(archive: tarfile.TarFile, made: Backup, file: Path) -> Iterator[tuple[str, str, IO[bytes]]]:
    """The members in the order of the list: those and no others, plain files and nothing else."""
    for name, size, digest in made.files:
        member = archive.next()
        stream = archive.extractfile(member) if member is not None and member.isreg() else None
        if member is None or stream is None or member.name != name or member.size != size:
            raise StoreError(f"{name} is not in it as it should be", place=str(file), remedy=_AGAIN)
        yield name, digest, stream
    if archive.next() is not None:
        raise StoreError("it holds more than it lists", place=str(file), remedy=_AGAIN)


def _copy(member: IO[bytes], out: IO[bytes] | None, wanted: str, place: str) -> None:
    digest = hashlib.sha256()
    while block := member.read(_BLOCK):
        digest.update(block)
        if out is not None:
            out.write(block)
    if digest.hexdigest() != wanted:
        raise StoreError("not what was backed up", place=place, remedy=_AGAIN)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _errors(file: Path) -> Iterator[None]:
    try:
        yield
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile) as problem:
        what = (
            "it ends too early"
            if isinstance(problem, EOFError)
            else "its bytes were changed, or others put behind them"
        )
        raise StoreError(f"cannot be read to its end: {what}", place=str(file), remedy=_AGAIN) from None
    except FileNotFoundError as problem:
        named = str(problem.filename or file)
        raise StoreError(
            "there is no such file or folder", place=named, remedy="check the name and the folder"
        ) from None
    except OSError as problem:
        raise StoreError(
            f"cannot be read or written ({problem.strerror or problem})", place=str(problem.filename or file),
            remedy="name another place, or make room there",
        ) from None  # fmt: skip
