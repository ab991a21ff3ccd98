"""Intruders: whose "the plane", "the drone", "the vessel" is that is said to have crossed into somebody's space."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.grammar.findings import Finding
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import NAMES, Unit
from kg.model import Actor

__all__ = ["Intruders"]

_AIR = frozenset(("plane", "jet", "bomber", "warplane", "aircraft", "airplane", "fighter", "helicopter", "drone",
                  "airliner", "balloon", "missile"))  # fmt: skip
_SEA = frozenset(("ship", "vessel", "boat", "trawler", "warship", "submarine", "tanker", "frigate", "freighter"))
_CRAFT = _AIR | _SEA
_INTRUDES = frozenset(("violate", "enter", "cross", "penetrate", "breach", "stray", "intrude", "infringe"))
_MANY = frozenset(("planes", "jets", "bombers", "warplanes", "fighters", "helicopters", "drones", "aircraft"))
_INSIDE = frozenset(("word", "capital", "possessive", "number"))
_OWNER = 4
"""Units from the owner's name to the noun: "a Russian Su-24 bomber"."""
_REACH = 2
"""Sentences back to where it was told whose it is."""


class Intruders:
    """Whose single aircraft and vessels the last sentences name, but for those who strike others with them."""

    def __init__(self) -> None:
        self._seen: list[dict[bool, dict[str, Actor]]] = []

    def note(self, units: Sequence[Unit], findings: Sequence[Finding]) -> None:
        """Remember whose craft a sentence names.

        Args:
            units: of the sentence, resolved.
            findings: what it says.
        """
        strikers = {f.subject.actor.name for f in findings if f.relation == "attacked"}
        seen: dict[bool, dict[str, Actor]] = {True: {}, False: {}}
        for index, unit in enumerate(units):
            if unit.kind not in NAMES or unit.actor is None or unit.actor.type not in SIDES:
                continue
            noun = _noun_after(units, index)
            if noun is not None and unit.actor.name not in strikers:
                seen[noun in _AIR][unit.actor.name] = unit.actor
        self._seen = [*self._seen[1 - _REACH :], seen]

    def owner(self, units: Sequence[Unit], head: int) -> Actor | None:
        """Whose the craft is that ends at ``head``, where it is said to intrude; nobody's where two may be meant."""
        if units[head].low not in _CRAFT or not _intrudes(units, head + 1):
            return None
        flying = units[head].low in _AIR
        found = {name: actor for seen in self._seen for name, actor in seen[flying].items()}
        return next(iter(found.values())) if len(found) == 1 else None


def _noun_after(units: Sequence[Unit], index: int) -> str | None:
    """The single craft of the phrase in which somebody's name stands."""
    found = None
    for unit in units[index + 1 : index + _OWNER]:
        if unit.kind not in _INSIDE:
            break
        if unit.low in _MANY and unit.low != "aircraft":
            return None
        found = unit.low if unit.low in _CRAFT else found
    return found


def _intrudes(units: Sequence[Unit], first: int) -> bool:
    for unit in units[first : first + 3]:
        if any(form.lemma in _INTRUDES for form in unit.forms):
            return True
        if unit.kind not in ("have", "adverb", "modal", "be"):
            return False
    return False
