"""The explorer: a view of the graph as one self-contained HTML file."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.explorer.assets import content_policy
from kg.explorer.palette import palette, theme_style

if TYPE_CHECKING:
    from kg.explorer.page import (
        ExplorerNetwork,
        Preset,
        default_title,
        explorer_html,
        parse_preset,
        positions,
    )

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


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the type is the attribute's own
    """Import what makes pages on first use: who only words a date or serves a page needs neither pyvis nor numpy."""
    if name in __all__:
        return getattr(import_module("kg.explorer.page"), name)
    raise AttributeError(f"module 'kg.explorer' has no attribute {name!r}")
