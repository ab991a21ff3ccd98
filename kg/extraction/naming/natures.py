"""Natures: whose nature a phrase tells: "X, a P-backed militia that …", "X (ABC), an …", "X is a Shia group that …"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import Unit

__all__ = ["explained", "explains", "predicated"]

_ONE = frozenset(("a", "an", "another"))
_BRACKETED = 4
"""Units of an acronym in brackets, at most."""


def explained(units: Sequence[Unit], article: int) -> Unit | None:
    """The name of the group of which the phrase with this article says what it is; ``None`` where it does of none."""
    if article < 2 or units[article].low not in _ONE or units[article - 1].kind not in ("comma", "be"):
        return None
    last = article - 2
    if units[last].text == ")":
        opening = next((i for i in range(last - 1, max(last - _BRACKETED, -1), -1) if units[i].text == "("), 0)
        last = opening - 1 if opening else last
    name = units[last]
    return name if name.kind == "name" and name.actor is not None and name.actor.type in GROUPS else None


def explains(units: Sequence[Unit], article: int) -> bool:
    """Whether the article is that of a phrase that says what the one before it is, also of "the Long Name (ABC), a"."""
    told = article > 1 and units[article - 1].kind == "comma" and units[article - 2].text == ")"
    return (told and units[article].low in _ONE) or explained(units, article) is not None


def predicated(units: Sequence[Unit], index: int) -> bool:
    """Whether the words from ``index`` on follow "X is a": they are no other group's name."""
    return index > 1 and units[index - 2].kind == "be" and explained(units, index - 1) is not None
