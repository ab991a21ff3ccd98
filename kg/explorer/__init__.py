"""The explorer: a view of the graph as one self-contained HTML file."""

from kg.explorer.page import (
    ExplorerNetwork,
    Preset,
    content_policy,
    default_title,
    explorer_html,
    parse_preset,
    positions,
)
from kg.explorer.palette import palette, theme_style

__all__ = [
    "ExplorerNetwork",
    "Preset",
    "content_policy",
    "default_title",
    "explorer_html",
    "palette",
    "parse_preset",
    "positions",
    "theme_style",
]
