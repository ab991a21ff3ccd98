"""The page's colours, read from its own style sheet, for what is drawn without a browser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from kg.errors import KgError
from kg.explorer.assets import style

__all__ = ["Theme", "mixed", "palette", "theme_style"]

Theme = Literal["light", "dark"]

_BLOCKS = {"light": r":root\s*\{([^}]*)\}", "dark": r':root\[data-theme="dark"\]\s*\{([^}]*)\}'}
_COLOUR = re.compile(r"--([a-z]+):\s*(#[0-9a-f]{6})\b")


@cache
def palette(theme: Theme = "light") -> Mapping[str, str]:
    """The colours of a theme by name, as ``#rrggbb``: ``paper``, ``ink``, ``hostile``, ``friendly`` …

    Raises:
        KgError: the style sheet has none; the package is damaged.
    """
    match = re.search(_BLOCKS[theme], style())
    colours = dict(_COLOUR.findall(match[1])) if match else {}
    if not colours:
        raise KgError(
            f"the style sheet has no colours for {theme}", place="explorer.css", remedy="install Parley again"
        )
    return colours


def theme_style() -> str:
    """The page's colours and fonts as a style sheet of their own, dark where a reader's system is."""
    found = {theme: re.search(pattern, style()) for theme, pattern in _BLOCKS.items()}
    light, dark = (match[1] if match else "" for match in (found["light"], found["dark"]))
    return f":root{{{light}}}\n@media (prefers-color-scheme: dark){{:root{{{dark}}}}}\n"


def mixed(colour: str, other: str, share: float) -> str:
    """A colour mixed with another: share 1 leaves it as it is.

    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    # Half up, as JavaScript rounds.
    return "#" + "".join(f"{int(one * share + two * (1 - share) + 0.5):02x}" for one, two in pairs)
