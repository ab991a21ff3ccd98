"""The shapes of nodes, as on the page."""

from __future__ import annotations

import math
from collections.abc import Mapping

from kg.explorer.palette import mixed
from kg.explorer.picture.svg import Markup, element, number

__all__ = ["FAMILIES", "draw_shape", "shape_size"]

FAMILIES: Mapping[str, tuple[str, float, bool, str]] = {
    "state": ("circle", 12, False, "state or government"),
    "organ": ("circle", 8, False, "part of a state"),
    "group": ("triangle", 11, False, "armed group"),
    "organization": ("square", 9.5, False, "organization"),
    "people": ("circle", 7, True, "people and other actors"),
    "place": ("down", 8, True, "place"),
    "agreement": ("diamond", 12, True, "agreement"),
    "mediation": ("star", 8, False, "mediation: who sat at one table"),
}
"""For each family of types: its shape, its size in pixels, whether it is hollow, and what it is called."""


def shape_size(family: str) -> float:
    """The radius of a family's shape, in pixels."""
    return FAMILIES.get(family, FAMILIES["people"])[1]


def draw_shape(family: str, x: float, y: float, colours: Mapping[str, str], *, pale: bool = False) -> Markup:
    """A node's shape around a point."""
    shape, size, is_hollow, _ = FAMILIES.get(family, FAMILIES["people"])
    ink = mixed(colours["shape"], colours["paper"], 0.4 if pale else 1.0)
    look: dict[str, str | float] = {"fill": colours["paper"] if is_hollow else ink, "stroke": ink, "stroke_width": 2}
    if shape == "circle":
        return element("circle", cx=x, cy=y, r=size, **look)
    return element("polygon", points=_corners(shape, x, y, size), **look)


def _corners(shape: str, x: float, y: float, size: float) -> str:
    if shape == "square":
        turns = [(size * a, size * b) for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    elif shape == "star":
        radii = [size * (1.3 if step % 2 == 0 else 0.5) for step in range(10)]
        angles = [math.pi * (step / 5 - 0.5) for step in range(10)]
        turns = [(r * math.cos(a), r * math.sin(a)) for r, a in zip(radii, angles, strict=True)]
    else:
        count, first = (4, -0.5) if shape == "diamond" else (3, 0.5 if shape == "down" else -0.5)
        reach = size * (1.0 if shape == "diamond" else 1.15)
        angles = [math.pi * (first + 2 * step / count) for step in range(count)]
        turns = [(reach * math.cos(a), reach * math.sin(a)) for a in angles]
    return " ".join(f"{number(x + dx)},{number(y + dy)}" for dx, dy in turns)
