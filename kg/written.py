"""Whether a file is as a build wrote it, by the digests that lie beside what it wrote."""

from __future__ import annotations

import hashlib
from pathlib import Path

__all__ = ["READY", "WRITTEN", "digest_of", "is_as_written", "written_in"]

READY = ".parley-outputs.ready"
"""Names the outputs of which every part is written: from then on they are carried to the end, not taken back."""
WRITTEN = ".parley-outputs.sha256"
"""Has the SHA-256 of what a build wrote into the folder, as ``sha256sum`` lists it: what differs, somebody changed."""


def written_in(folder: Path) -> dict[str, str]:
    """The digests of what a build wrote into the folder, by name; of an earlier version's files there are none."""
    try:
        lines = (folder / WRITTEN).read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return {}
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def digest_of(path: Path) -> str:
    """The SHA-256 of a file.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_as_written(path: Path) -> bool:
    """Whether a file is as a build wrote it, as far as a digest tells; one of which there is none is.

    While a build puts its files into their places, each is the old or the new one, and both are whole.

    Raises:
        OSError: it cannot be read.
    """
    for _ in range(2):  # a build may have come to its end between the reading of the file and that of the digests
        before = written_in(path.parent).get(path.name)
        if before is None or digest_of(path) == before or (path.parent / READY).exists():
            return True
        if written_in(path.parent).get(path.name) == before:
            return False
    return True
