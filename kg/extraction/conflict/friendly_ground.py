"""Friendly ground: who helps a state does not attack it where he strikes its towns: "X backs Z. X's jets bombed P"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units
from kg.model import Actor

__all__ = ["on_friendly_ground"]

_ASSETS = frozenset(("assets",))
_HELPS = frozenset(("supports", "alliedWith"))
"""Whoever arms a state or works with it may be its foe in another year."""


def on_friendly_ground(
    units: Units, found: Sequence[Finding], friends: Callable[[Actor, Actor], bool]
) -> Iterator[Finding]:
    """The findings; what a helper of its state strikes is the place, and nothing where no word names that.

    Args:
        units: the sentence.
        found: what it says.
        friends: whether the document has told the two to be friends.
    """
    here = {(f.subject.actor.name, f.target) for f in found if f.relation in _HELPS and f.stance == "affirms"}
    for finding in found:
        struck = finding.object if finding.relation == "attacked" else None
        if struck is None or struck.kind != "place" or struck.actor.type != "State":
            yield finding
            continue
        doer = finding.subject.actor
        if (doer.name, struck.actor.name) not in here and not friends(doer, struck.actor):
            yield finding
            continue
        place = next(
            (u for u in units if u.place is not None and struck.start <= u.start and u.end <= struck.end), None
        )
        if place is not None:
            town = Actor(place.text, "Place")
            yield replace(finding, object=Party(town, town, place.start, place.end, _ASSETS, "name"))
