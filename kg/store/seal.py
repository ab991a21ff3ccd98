"""A seal on a store's directory: by it a truncated directory is told from a whole one before anything is read.

The engine finds flipped bits and missing files by itself. A shortened list of its files (``MANIFEST-…``), however, it
takes for the end of that list: it would open the store as if it held less, or nothing, and delete the files that the
list no longer names. The seal says how long that list was, and what it said, when Parley last wrote to the store.
"""

from __future__ import annotations

import hashlib
import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

from kg.errors import StoreError
from kg.textfile import parse_json, read_plain

__all__ = ["SEAL", "check_seal", "write_seal"]

SEAL = "parley.seal.json"
"""The file's name in the store's directory."""
_MANIFEST = re.compile(r"MANIFEST-\d+", re.ASCII)


def write_seal(path: Path) -> None:
    """Seal the directory as it is now. Where it cannot be written, it stays without a seal."""
    with suppress(OSError):
        name = _manifest(path)
        if name is None:
            return
        data = (path / name).read_bytes()
        said = {"manifest": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        part = path / f".{SEAL}.part"
        part.write_text(json.dumps(said) + "\n", encoding="utf-8")
        part.replace(path / SEAL)


def check_seal(path: Path) -> None:
    """See that the directory's list of files still begins with what was sealed.

    A directory without a seal, or one to which another program has written since, is left to the engine's own checks.

    Raises:
        StoreError: the list is shorter, or another.
    """
    try:
        said = cast("dict[str, Any]", parse_json(read_plain(path / SEAL)))
        name, length, digest = str(said["manifest"]), int(said["bytes"]), str(said["sha256"])
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return
    if name != _manifest(path):
        return
    try:
        with (path / name).open("rb") as file:
            data = file.read(length)
    except (OSError, ValueError, OverflowError):
        data = b""
    if len(data) < length or hashlib.sha256(data).hexdigest() != digest:
        raise StoreError(
            f"the store is damaged: {name} is not what was written ({len(data):,} of {length:,} bytes are there)",
            place=str(path), remedy="restore it with `kg restore`, or build it again",
        )  # fmt: skip


def _manifest(path: Path) -> str | None:
    """The name of the list of files that is in use."""
    try:
        name = (path / "CURRENT").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return name if _MANIFEST.fullmatch(name) else None
