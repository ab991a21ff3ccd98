"""Grids: phrases in environments, and whether what is told of two actors is read there."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from kg.model import Statement
from kg.vocabulary import vocabulary

SAID = ("actual", "demanded", "threatened")
"""Modalities of what is told as done or said."""


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table of the tests, in which quotation marks are plain characters."""
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def tells(said: Statement, family: str, x: str, y: str) -> bool:
    """Whether the statement affirms the tie from X to Y; a mediation is one between Y and Mali."""
    relation = vocabulary().relation(said.relation)
    if relation.family != family or said.stance != "affirms":
        return False
    if family == "mediation":
        return said.subject == x and set(said.parties) == {y, "Mali"}
    mutual = relation.symmetric or family in ("agreement", "talks")
    return {x, y} <= {said.subject, said.object, *said.parties} and (said.subject == x or mutual)


def misread(kind: str, read: Sequence[str], unread: Sequence[str], most: float) -> Sequence[str]:
    """The sentences by which an environment is not of its kind: ``told`` of all, ``most`` of a share, ``never``."""
    if kind == "never":
        return read
    enough = kind == "most" and len(read) >= most * (len(read) + len(unread))
    return () if enough else unread
