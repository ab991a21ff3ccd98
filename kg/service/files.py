"""The files of a snapshot: what is made from the graph once, so that no request has to wait for it."""

from __future__ import annotations

from pathlib import Path

from kg import __version__
from kg.service.searching import INDEX, make_index
from kg.store import Store
from kg.vocabulary import namespaces

__all__ = ["EXPLORER", "make_files"]

EXPLORER = "explorer.html"
_PAGES = (("Index", "/browse"), ("Query", "/query"), ("Find", "/search"))
_MOST_CLAIMS = 20_000
"""Up to how many claims the explorer draws: past that no map can be read, and no browser shows it."""


def make_files(store: Store, folder: Path, title: str | None) -> None:
    """Write the files of a snapshot into its folder.

    Args:
        store: the graph.
        folder: where they go.
        title: the heading of the explorer; by default the three actors with the most ties.
    """
    make_index(store, folder / INDEX)
    if _claims(store) <= _MOST_CLAIMS:
        (folder / EXPLORER).write_text(_explorer(store, title), encoding="utf-8")


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
    )
