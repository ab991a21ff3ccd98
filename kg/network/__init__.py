"""A view as one networkx graph: typed, signed, dated, sourced."""

from kg.network.build import EDGE_ATTRIBUTES, build_network
from kg.network.part import part_around

__all__ = ["EDGE_ATTRIBUTES", "build_network", "part_around"]
