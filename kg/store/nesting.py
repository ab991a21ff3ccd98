"""Triples within triples, found before the engine sees them: some ten thousand of them end the process that reads them.

No graph of this project has any. They come in RDF 1.2 (``<<( … )>>``) and in the JSON of an endpoint's answer.
"""

from __future__ import annotations

import mmap
import re
from pathlib import Path

from kg.errors import StoreError

__all__ = ["check_nesting", "check_nesting_of_answer", "check_nesting_of_file"]

_DEPTH = 100
"""How deep triples may stand in each other."""
_TOKEN = re.compile(
    rb"""
    \#[^\n\r]*+
    |\"\"\"(?:[^"\\]|\\.|"(?!""))*+\"\"\"
    |'''(?:[^'\\]|\\.|'(?!''))*+'''
    |"(?:[^"\\\n\r]|\\.)*+"
    |'(?:[^'\\\n\r]|\\.)*+'
    |<[^<>"{}|^`\x00-\x20]*+>
    |(?P<open><<)
    |(?P<close>>>)
    """,
    re.VERBOSE | re.DOTALL,
)
_JSON = re.compile(rb'"(?:[^"\\]|\\.)*+"|(?P<open>[\[{])|(?P<close>[\]}])', re.DOTALL)
_LEVELS = 3 * _DEPTH
"""How many brackets that may be in JSON, where a triple takes two of them."""


def check_nesting_of_file(path: Path) -> None:
    """See that triples in a file of quads do not stand too deep in each other.

    Raises:
        StoreError: they do.
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        if path.stat().st_size:
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                check_nesting(data, str(path))


def check_nesting(data: bytes | mmap.mmap, place: str) -> None:
    """The same for a text of N-Triples, N-Quads, Turtle or TriG.

    Raises:
        StoreError: they do.
    """
    if _are_many(data) and _deepest(_TOKEN, data) > _DEPTH:
        raise StoreError(f"triples stand more than {_DEPTH} deep in each other", place=place, remedy="take them apart")


def check_nesting_of_answer(data: bytes, place: str) -> None:
    """The same for SPARQL results in JSON.

    Raises:
        StoreError: they do.
    """
    # Whoever wants to hide the word has to write one of its letters by its number.
    if (b"triple" in data or b"\\u" in data) and _deepest(_JSON, data) > _LEVELS:
        raise StoreError(f"triples stand more than {_DEPTH} deep in each other", place=place, remedy="ask for less")


def _are_many(data: bytes | mmap.mmap) -> bool:
    """Whether there are as many brackets as too deep a nesting would need: to look for them takes no time."""
    position = -2
    for _ in range(_DEPTH + 1):
        position = data.find(b"<<", position + 2)
        if position < 0:
            return False
    return True


def _deepest(tokens: re.Pattern[bytes], data: bytes | mmap.mmap) -> int:
    depth = deepest = 0
    for match in tokens.finditer(data):
        if match.lastgroup == "open":
            depth += 1
            deepest = max(deepest, depth)
        elif match.lastgroup == "close":
            depth = max(0, depth - 1)
    return deepest
