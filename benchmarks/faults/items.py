"""Every item by its name, with its full count and the count of the sample that the tests try."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from faults.kills import kills
from faults.outcome import Outcome

__all__ = ["ITEMS", "Item", "run_item"]

Attack = Callable[[Path, int, int], Iterable[Outcome]]


@dataclass(frozen=True, slots=True)
class Item:
    """Something that is tried.

    Attributes:
        what: in a few words.
        attack: called with an empty folder, a count, and a seed.
        full: the full count.
        sample: the count of the tests.
    """

    what: str
    attack: Attack
    full: int
    sample: int


ITEMS = {
    "kills": Item("kill -9 in the midst of build, ingest, backup, restore and load; then resumed", kills, 50, 1),
}


def run_item(name: str, folder: Path, count: int | None, seed: int) -> Iterator[Outcome]:
    """What an item came to, at its full count unless another is asked for."""
    item = ITEMS[name]
    yield from item.attack(folder, count or item.full, seed)
