"""Documents of one name in one folder, as ``a.txt`` and ``a.md``: what lies beside them belongs to only one of them."""

from __future__ import annotations

import glob
from pathlib import Path

from kg.reading.files import SUFFIXES
from kg.reading.outputs import is_own_output

__all__ = ["siblings"]


def siblings(path: Path) -> tuple[str, ...]:
    """The names of the other documents beside ``path`` that differ from it in the ending alone, sorted."""
    there = path.parent.glob(f"{glob.escape(path.stem)}.*")
    return tuple(sorted(p.name for p in there if p.name != path.name and _is_document(p, path.stem)))


def _is_document(path: Path, stem: str) -> bool:
    return path.stem == stem and path.suffix.lower() in SUFFIXES and path.is_file() and not is_own_output(path)
