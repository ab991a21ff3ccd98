"""Whereabouts: states that only tell where one is: "ambassador to Y", "near the border of A and B"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.grammar.locations import beyond_border
from kg.extraction.grammar.venues import only_named, only_places
from kg.extraction.words.units import NAMES, Unit
from kg.model import Actor

__all__ = ["only_at_borders", "only_where", "without_whereabouts"]

_TO_POST = frozenset(("to", "in", "at"))
_POSTED = frozenset(("ambassador", "envoy", "consul", "attache", "attaché", "representative", "commissioner"))
"""Whom somebody sends to a state or body, for which he does not speak: "X's ambassador to Y said it would"."""
_AT_BORDER = frozenset(("near", "along", "at", "on", "by", "close", "across", "around", "to", "beyond", "from"))
_TO_NEAR = 9


def only_where(found: Sequence[Unit], place: int, *, others: bool) -> bool:
    """Whether the last unit of ``found`` names only where one is posted, or at whose border something is.

    Args:
        found: the sentence up to the name.
        place: of what stands before the noun phrase.
        others: whether somebody was named before, who is or fights there.
    """
    if place > 0 and found[place].low in _TO_POST and found[place - 1].low in _POSTED:
        return True
    last = len(found) - 1
    if not others or found[last].kind != "name" or not beyond_border(found, last):
        return False
    near = found[max(last - _TO_NEAR, 0) : last]
    inside = found[last - 1].low in ("in", "into", "inside", "from")  # "fled across the border in X"
    return not inside and any(unit.low in _AT_BORDER for unit in near)


def without_whereabouts(units: Sequence[Unit], named: Sequence[Actor]) -> tuple[Actor, ...]:
    """Those named but states that only say where: "met in the Seychelles", "an area along the border with Chad"."""
    meets = any(form.lemma in _MEETS for unit in units for form in unit.forms)
    where = only_at_borders(units) | (only_places(units) if meets else frozenset())
    return tuple(actor for actor in named if actor.name not in where)


_MEETS = frozenset(("meet", "confer", "negotiate"))


def only_at_borders(units: Sequence[Unit]) -> frozenset[str]:
    """Names of states that the sentence names only to say near which border something is."""
    return only_named(units, _of_border)


def _of_border(units: Sequence[Unit], index: int) -> bool:
    """Whether a state only tells which border is meant: "the border with X", "the X-Y border"."""
    after = units[index + 1 : index + _TO_NEAR]
    last = next((unit for unit in after if unit.kind not in _BETWEEN_NAMES and unit.low != "-"), None)
    return (last is not None and last.low in _BORDERS) or beyond_border(units, index)


_BETWEEN_NAMES = (*NAMES, "conjunction", "possessive")
_BORDERS = frozenset(("border", "borders", "frontier", "frontiers", "boundary"))
