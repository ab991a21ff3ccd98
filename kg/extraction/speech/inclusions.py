"""Inclusions: the date of a part that has its own: "killed 142 people, including 17 in a clinic on 14 November"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["included"]

_OPENS = frozenset(("including", "among", "notably"))
_WHERE = frozenset(("in", "at", "near", "outside", "inside", "during", "on"))
_REACH = 24


def included(units: Sequence[Unit], date: int) -> int | None:
    """Where the part begins that the date belongs to, with what is told of it alone; ``None`` where it is of no part.

    It is where the part has an occasion of its own, "including 12 soldiers in an ambush on 3 May", "including an
    ambush on 3 May", "including 12 on 3 May"; in "30 people, including five children, on 3 May" and in "30 people,
    including five children in P on 3 May" the day may be that of all.

    Args:
        units: the sentence's.
        date: index of the date's first unit.
    """
    stops = ("comma", "stop", "end", "quote", "relative", "subordinator", "that")
    opening = next(
        (i for i in range(date - 1, max(date - _REACH, 0), -1) if units[i].kind in stops or units[i].low in _OPENS), 0
    )
    if not opening or units[opening].low not in _OPENS or units[opening - 1].kind not in ("comma", "dash", "open"):
        return None
    part = units[opening + 1 : date]
    if part and part[0].low in ("them", "those"):
        part = part[1:]
    if part and part[-1].kind == "preposition":
        part = part[:-1]  # the date's own "on"
    counted = len(part) == 1 and part[0].kind == "number"
    return opening if counted or _has_occasion(part) else None


def _has_occasion(part: Sequence[Unit]) -> bool:
    """As in "an ambush on a convoy", "17 patients at a health centre in P"."""
    events = wordlists().events
    head = next((i for i, unit in enumerate(part) if unit.kind == "preposition"), len(part))
    if head and part[head - 1].low in events and part[0].kind == "determiner":
        return True
    return any(
        unit.low in _WHERE and after.kind == "determiner" and any(unit.kind == "number" for unit in part[:place])
        and _is_occasion(part[place + 1 :])
        for place, (unit, after) in enumerate(pairwise(part))
    )  # fmt: skip


def _is_occasion(after: Sequence[Unit]) -> bool:
    """Whether it is a deed or a building, "an ambush on X", "a mosque in P": "the capital" may be where all were."""
    end = next((i for i, unit in enumerate(after) if unit.kind == "preposition"), len(after))
    return after[end - 1].low in wordlists().events.keys() | wordlists().classes["struck_ground"] | _SPOTS


_SPOTS = frozenset(("tent", "tents", "building", "house", "home", "flat", "restaurant", "café", "bar", "shop", "bank",
                    "bus", "minibus", "car", "vehicle", "truck", "lorry", "convoy", "train", "boat", "plane", "ship",
                    "ferry", "van", "checkpoint", "roadblock", "queue", "wedding", "funeral", "rally", "concert",
                    "festival", "stadium", "park", "playground", "kindergarten", "synagogue", "temple", "shrine",
                    "orphanage", "ward", "blast", "explosion", "crash", "stampede", "incident", "crossfire", "bunker",
                    "trench", "tunnel", "shelter", "warehouse", "office", "embassy", "consulate", "headquarters",
                    "farm", "theatre", "theater", "school", "university", "supermarket", "square",
                    "street"))  # fmt: skip
