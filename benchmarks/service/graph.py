"""A graph of any size, of this project's own kind: copies of the founding documents, each with its own statements.

Every tenth copy shares its actors with the first, so that well-known names have many ties and most have few.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import kg
from kg.export import serialize_quads

SHARED = 10
_OWN = re.compile(r"(/id/(?:assertable|claim|quote|mention|document)/[^>\s]+|/id/graph/document~[^>\s]+)(?=>)")
_ACTORS = re.compile(r"(/id/(?:actor|agreement)/[^>\s]+|/id/(?:dyad|pair)/[^>\s]+)(?=>)")
_IDENTIFIER = re.compile(r'(<http://purl\.org/dc/terms/identifier> "[^"]+)(?=")')


def write_graph(path: Path, quads: int) -> int:
    """Write N-Quads of at least so many quads; returns how many there are."""
    lines = serialize_quads(kg.build().quads(), "nq").decode("utf-8").splitlines(keepends=True)
    ontology = [line for line in lines if line.rstrip(" .\n").endswith("/id/graph/ontology>")]
    others = [line for line in lines if not line.rstrip(" .\n").endswith("/id/graph/ontology>")]
    count = 0
    with path.open("w", encoding="utf-8") as file:
        file.writelines(ontology)
        count += len(ontology)
        for copy in _copies():
            if count >= quads:
                break
            file.writelines(_renamed(line, copy) for line in others)
            count += len(others)
    return count


def _copies() -> Iterator[int]:
    copy = 0
    while True:
        yield copy
        copy += 1


def _renamed(line: str, copy: int) -> str:
    if copy == 0:
        return line
    line = _IDENTIFIER.sub(rf"\1-{copy}", _OWN.sub(rf"\1-{copy}", line))
    return line if copy % SHARED == 0 else _ACTORS.sub(rf"\1-{copy}", line)
