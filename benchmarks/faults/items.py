"""Every item by its name, with its full count and the count of the sample that the tests try."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from faults.bombs import bombs
from faults.damage import damages
from faults.disk import full_disks
from faults.endpoints import endpoints
from faults.entities import entities
from faults.kills import kill_builds, kill_ingests, kill_loads
from faults.outcome import Outcome
from faults.paths import traversal
from faults.queries import mutated_queries, slow_clients
from faults.reach import reaching
from faults.rows import spoiled_rows
from faults.scripts import injected
from faults.surroundings import surroundings

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
    "kill-build": Item("kill -9 in the midst of build; then resumed", kill_builds, 50, 1),
    "kill-ingest": Item("kill -9 in the midst of ingest; then resumed", kill_ingests, 50, 1),
    "kill-load": Item(
        "kill -9 while a store is loaded, a graph backed up or restored; then resumed", kill_loads, 50, 2
    ),
    "disk": Item("every command that writes, on a disk that is full", full_disks, 20, 1),
    "damage": Item("a store, a folder and a backup with one damaged file", damages, 200, 1),
    "queries": Item("mutated SPARQL texts", mutated_queries, 10_000, 60),
    "rows": Item("mutated rows of an event table", spoiled_rows, 10_000, 100),
    "slow": Item("clients that send half a request", slow_clients, 1_000, 20),
    "reach": Item("SERVICE, LOAD, FROM, uploads, documents and endpoints that would reach out", reaching, 100, 1),
    "endpoints": Item("hostile endpoints behind -g URL, and addresses that are none", endpoints, 25, 1),
    "bombs": Item("packed, nested and repeated inputs that come to far more than their size", bombs, 100, 1),
    "scripts": Item("payloads in every field, on every page, in Chromium", injected, 500, 12),
    "paths": Item("path traversal, and pipes, devices and links as inputs", traversal, 100, 1),
    "entities": Item("XML entities in pages, uploads and answers", entities, 100, 1),
    "others": Item("signals, two runs at once, streams, locales, bounds, read-only folders", surroundings, 6, 1),
}


def run_item(name: str, folder: Path, count: int | None, seed: int) -> Iterator[Outcome]:
    """What an item came to, at its full count unless another is asked for."""
    item = ITEMS[name]
    yield from item.attack(folder, count or item.full, seed)
