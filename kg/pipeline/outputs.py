"""Writing outputs so that nothing already built is ever lost or half replaced."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from kg.errors import OutputError

__all__ = ["write_files"]

_PART = ".part"


def write_files(folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Write every file of ``contents`` into ``folder``; returns their paths, in order.

    All of them are first written beside their places under a temporary name, and only then renamed, so that a run that
    is killed or meets a full disk leaves the earlier files as they were. A later run clears such remains away.

    Raises:
        OutputError: the folder cannot be made or written to; the earlier files are untouched.
    """
    parts = {name: folder / f".{name}{_PART}" for name in contents}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in contents.items():
            _write(parts[name], data)
        for name, part in parts.items():
            part.replace(folder / name)
    except OSError as problem:
        for part in parts.values():
            with suppress(OSError):
                part.unlink()
        raise OutputError(
            f"cannot be written ({problem.strerror or problem})", place=str(problem.filename or folder),
            remedy="name another folder with -o, or make this one writable",
        ) from None  # fmt: skip
    return [folder / name for name in contents]


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
