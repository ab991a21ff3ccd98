"""What an update says to take a named graph away, and with it all of the merge that stands nowhere else."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

__all__ = ["forgetting", "merging"]


def forgetting(graph: ox.NamedNode, merge: ox.NamedNode | None = None) -> str:
    """The text of an update that removes a named graph.

    Args:
        graph: the named graph.
        merge: the named graph that holds the merge of all others; without one the default graph does.
    """
    gone = "?s ?p ?o" if merge is None else f"GRAPH {merge} {{ ?s ?p ?o }}"
    others = f"?other != {graph}" + ("" if merge is None else f" && ?other != {merge}")
    return f"""
DELETE {{ {gone} }} WHERE {{
  GRAPH {graph} {{ ?s ?p ?o }} FILTER NOT EXISTS {{ GRAPH ?other {{ ?s ?p ?o }} FILTER({others}) }}
}} ;
DROP SILENT GRAPH {graph}"""


def merging(graphs: Iterable[ox.NamedNode], merge: ox.NamedNode) -> str:
    """The text of an update that writes all that stands in some named graphs into one more."""
    texts = [f"INSERT {{ GRAPH {merge} {{ ?s ?p ?o }} }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}" for graph in graphs]
    return " ;\n".join(texts) or f"CREATE SILENT GRAPH {merge}"
