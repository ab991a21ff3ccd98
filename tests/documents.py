"""Folders of articles for tests."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

_TEXTS = (
    "Israel struck Hezbollah positions on 3 March 2024.",
    "Kabul denied that it harbours the TTP.",
    "Rwanda backs the M23, the United Nations said.",
)


def articles(folder: Path, count: int) -> Path:
    """So many articles, ``a000.txt`` and on, no two alike."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in zip(range(count), cycle(_TEXTS), strict=False):
        (folder / f"a{number:03}.txt").write_text(f"{text} This is text number {number}.", encoding="utf-8")
    return folder
