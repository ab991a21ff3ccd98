"""What people hold: `Graph`."""

from kg.graph.graph import Graph

__all__ = ["Graph"]
