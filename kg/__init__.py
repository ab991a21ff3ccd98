"""Parley: a knowledge graph of conflict actors and their relationships.

import kg
graph = kg.build()                                          # the two founding articles
graph.query("mediations")                                   # a DataFrame
graph.network(view="claimant=Pakistan", at="2025-10-31")    # a networkx.MultiDiGraph
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.version import __version__

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.graph import Graph
    from kg.pipeline import build, open

__all__ = ["Graph", "KgError", "__version__", "build", "open"]

_HOMES = {"Graph": "kg.graph", "KgError": "kg.errors", "build": "kg.pipeline", "open": "kg.pipeline"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the type is the attribute's own
    """Import on first use: ``import kg`` itself stays quick."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
