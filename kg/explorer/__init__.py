"""The explorer: a view of the graph as one self-contained HTML file."""

from kg.explorer.page import ExplorerNetwork, Preset, explorer_html, parse_preset

__all__ = ["ExplorerNetwork", "Preset", "explorer_html", "parse_preset"]
