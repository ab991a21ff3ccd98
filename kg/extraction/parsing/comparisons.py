"""Comparisons without a subject, "as was expected", "as planned", which commas set off from the clause around."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.parsing.chunk import Chunk

__all__ = ["without_comparisons"]

_MOST = 3
"""Chunks of one between its "as" and its comma: "has long been feared"."""


def without_comparisons(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks with "as was feared" skipped: "X, as was feared, attacked Y" tells what X did and no more.

    It has no subject of its own, and the verb after it is that of the clause around. The marks stay, since they part
    it from both sides.
    """
    for index, chunk in enumerate(chunks[:-2]):
        if chunk.kind != "sub" or chunk.word != "as" or (index and chunks[index - 1].kind != "comma"):
            continue
        last = next((i for i in range(index + 1, min(index + 1 + _MOST, len(chunks))) if chunks[i].kind == "comma"), 0)
        inner = chunks[index + 1 : last] if last else []
        if not any(_compared(each) for each in inner) or any(each.kind not in ("verb", "skip") for each in inner):
            continue
        chunks[index:last] = [replace(each, kind="skip") for each in chunks[index:last]]
        if index:
            chunks[index - 1], chunks[last] = (replace(chunks[at], kind="skip") for at in (index - 1, last))
    return chunks


def _compared(chunk: Chunk) -> bool:
    """Whether it is a verb that may be a participle without an object."""
    group = chunk.group
    return group is not None and group.form == "finite" and (group.voice == "passive" or group.first == group.head)
