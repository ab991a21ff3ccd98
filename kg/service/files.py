"""The explorer of a snapshot, made once: when somebody asks for it, or soon."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from kg import __version__
from kg.store import Store
from kg.vocabulary import namespaces

__all__ = ["EXPLORER", "ask_for_explorer", "is_soon_needed", "make_explorer"]

EXPLORER = "explorer.html"
_ASKED_FOR = f"{EXPLORER}.asked"
_SOON = 5.0
"""After so many seconds it is made though nobody has asked: a graph that is written to has many short snapshots."""
_LOOK_EVERY = 0.05
_PAGES = (("Index", "/browse"), ("Query", "/query"), ("Find", "/search"))
_MOST_CLAIMS = 10_000
"""Up to how many claims the explorer draws: past that no map can be read, and no browser shows it."""


def ask_for_explorer(folder: Path) -> None:
    """Have the explorer of a snapshot made at once, where it is not yet; nothing where the snapshot has gone."""
    with suppress(OSError):
        (folder / _ASKED_FOR).touch()


def is_soon_needed(folder: Path, holder: int) -> bool:
    """Wait until somebody asks for the explorer, or for a while; whether the snapshot is still held by then.

    Args:
        folder: of the snapshot.
        holder: the process that holds it, whose child this one is.
    """
    end = time.monotonic() + _SOON
    while os.getppid() == holder:
        if (folder / _ASKED_FOR).exists() or time.monotonic() >= end:
            return True
        time.sleep(_LOOK_EVERY)
    return False


def make_explorer(store: Store, folder: Path, title: str | None) -> None:
    """Write the explorer of a snapshot into its folder; an empty file where no browser could show it.

    Args:
        store: the graph.
        folder: where it goes.
        title: its heading; by default the three actors with the most ties.
    """
    part = folder / f"{EXPLORER}.part"
    try:
        part.write_text(_explorer(store, title) if _claims(store) <= _MOST_CLAIMS else "", encoding="utf-8")
    except Exception as problem:  # the rest of the service does without it
        sys.stderr.write(f"the explorer could not be made: {problem}\n")
        part.write_bytes(b"")
    part.replace(folder / EXPLORER)


def _claims(store: Store) -> int:
    terms = namespaces().terms
    count = store.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ ?claim a <{terms}Claim> }}").rows[0][0]
    return int(count or 0)


def _explorer(store: Store, title: str | None) -> str:
    from kg.explorer import explorer_html  # noqa: PLC0415 - slow to import
    from kg.graph import Graph  # noqa: PLC0415
    from kg.rdf import read_accounts  # noqa: PLC0415

    graph = Graph(read_accounts(store.quads()))
    return explorer_html(
        graph.drawing(),
        title=title,
        documents=graph.documents,
        figures=graph.assessments,
        version=f"Parley {__version__}",
        links=_PAGES,
        rows_at="/rows/claim/",
    )
