"""What people hold: `Graph`; and what stays behind an endpoint: `EndpointGraph`."""

from kg.graph.endpoint import EndpointGraph
from kg.graph.graph import Graph

__all__ = ["EndpointGraph", "Graph"]
