"""What an update says to take a named graph away, and with it all of the merge that stands nowhere else."""

from __future__ import annotations

import pyoxigraph as ox

__all__ = ["forgetting"]


def forgetting(graph: ox.NamedNode) -> str:
    """The text of an update that removes a named graph, where the default graph is the merge of all named ones."""
    return f"""
DELETE {{ ?s ?p ?o }} WHERE {{
  GRAPH {graph} {{ ?s ?p ?o }} FILTER NOT EXISTS {{ GRAPH ?other {{ ?s ?p ?o }} FILTER(?other != {graph}) }}
}} ;
DROP SILENT GRAPH {graph}"""
