"""A shard, and what a process does with one: the same in this process, in another, and on another machine."""

from __future__ import annotations

import hashlib
import os
import pickle
import platform
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any, Generic, TypeAlias, TypeVar

from kg.errors import OutputError, SchedulerError
from kg.version import __version__

__all__ = ["Done", "Job", "Shard", "Work", "landmark", "publish", "run_shard", "versions", "write_job"]

Item = TypeVar("Item")
Work: TypeAlias = Callable[[Sequence[Item]], bytes]
"""What is to be done with the items of a shard: gives the content of the shard's file. It is pickled to travel."""
Landmark: TypeAlias = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Shard(Generic[Item]):
    """A part of a work that is done in one go.

    Attributes:
        name: of the file that it comes to.
        items: what it consists of; all must be picklable.
    """

    name: str
    items: tuple[Item, ...]

    def singles(self) -> Iterator[Shard[Item]]:
        """A shard for each item."""
        return (Shard(f"{self.name}-{number}", (item,)) for number, item in enumerate(self.items))


@dataclass(frozen=True, slots=True)
class Done(Generic[Item]):
    """What became of a shard, or of a part of one.

    Attributes:
        items: of the shard.
        path: its file; ``None`` where every process that took it up was ended.
        sha256: of the file, as whoever wrote it says.
    """

    items: tuple[Item, ...]
    path: Path | None
    sha256: str = ""

    def read(self) -> bytes:
        """The content of the file.

        Raises:
            SchedulerError: it cannot be read, or is not what was written.
        """
        try:
            data = b"" if self.path is None else self.path.read_bytes()
        except OSError as problem:
            raise SchedulerError(
                f"what a worker wrote cannot be read ({problem.strerror})", place=str(self.path), remedy=_SHARED
            ) from None
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise SchedulerError("this is not what the worker wrote", place=str(self.path), remedy=_SHARED)
        return data


@dataclass(frozen=True, slots=True)
class Job:
    """A work as every process finds it: in a file beside those that it writes.

    Attributes:
        folder: where the shards' files go; absolute.
        file: that of the work.
        sha256: of its bytes.
        versions: what a process must run, so that it does what this one would do.
    """

    folder: str
    file: str
    sha256: str
    versions: tuple[tuple[str, str], ...]


_SHARED = "let every worker have this folder under the same path, with leave to read and write there"


def versions() -> tuple[tuple[str, str], ...]:
    """What the result depends on, with its version: Python's own tables of characters and Parquet's writer among it."""
    python = ".".join(platform.python_version_tuple()[:2])
    return (("python", python), ("parley-kg", __version__), ("polars", metadata.version("polars")))


def landmark(path: Path) -> Landmark | None:
    """A file by which a process can tell whether it sees what this one sees; ``None`` where it cannot be looked at."""
    try:
        return str(path), path.stat().st_size
    except (OSError, ValueError):
        return None


def write_job(folder: Path, work: Work[Any], landmarks: Sequence[Landmark]) -> Job:
    """Write the work into the folder: it is the same for all shards, and may be large.

    Raises:
        OutputError: the folder cannot be written to.
    """
    data = pickle.dumps((work, tuple(landmarks)), protocol=5)
    name = f".work-{secrets.token_hex(4)}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        publish(folder / name, data)
    except OSError as problem:
        raise OutputError.of(problem, folder, "name another folder with -o") from None
    return Job(str(folder.absolute()), name, hashlib.sha256(data).hexdigest(), versions())


def run_shard(job: Job, shard: Shard[Any]) -> str:
    """Do the work on a shard, and write what comes of it; returns the SHA-256 of that.

    Raises:
        SchedulerError: this process is no worker for the job; the message says why.
        OSError: the file cannot be written.
    """
    data = _work_of(job)(shard.items)
    publish(Path(job.folder) / shard.name, data)
    return hashlib.sha256(data).hexdigest()


def publish(path: Path, data: bytes) -> None:
    """Write a file that appears under its name when it is whole, whoever else writes the same at that moment."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


@lru_cache(maxsize=1)
def _work_of(job: Job) -> Work[Any]:
    """The work, read once in each process, which is then known to see and to run what it must."""
    here = f"worker on {platform.node()}"
    if job.versions != versions():
        raise version_error(here, dict(versions()), dict(job.versions))
    try:
        data = Path(job.folder, job.file).read_bytes()
    except OSError as problem:
        raise SchedulerError(f"sees no {job.folder} ({problem.strerror})", place=here, remedy=_SHARED) from None
    if hashlib.sha256(data).hexdigest() != job.sha256:
        raise SchedulerError(f"sees another {job.folder}", place=here, remedy=_SHARED)
    work, landmarks = pickle.loads(data)  # noqa: S301 - ours: its digest came from whoever may run code here anyway
    for path, size in landmarks:
        if landmark(Path(path)) != (path, size):
            raise SchedulerError(f"does not see {path} as it is", place=here, remedy=_SHARED)
    found: Work[Any] = work
    return found


def version_error(place: str, found: dict[str, str], wanted: dict[str, str]) -> SchedulerError:
    """What to say of a worker that runs something else."""
    differ = [name for name in wanted if found.get(name) != wanted[name]]
    said = ", ".join(f"{name} {found.get(name) or 'missing'} instead of {wanted[name]}" for name in differ)
    install = " ".join(f"{name}=={wanted[name]}" for name in differ if name != "python")
    python = f"run it with Python {wanted['python']}" if "python" in differ else ""
    remedy = " and ".join(filter(None, (python, f"install {install} there" if install else "")))
    return SchedulerError(f"runs {said}", place=place, remedy=remedy)
