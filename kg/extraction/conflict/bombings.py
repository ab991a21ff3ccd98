"""Bombings: whether "bombed" tells of a bomb that was planted, driven or worn, or of one that fell from the air.

And whether men on the ground "struck".
"""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Units
from kg.extraction.words.descriptions import STATES

__all__ = ["from_the_air"]

_BOMBS = frozenset(("bomb", "bombs", "bombed", "bombing", "bombings"))
_DEVICES = frozenset(
    ("car", "truck", "lorry", "suicide", "roadside", "parcel", "letter", "planted", "bomber", "bombers", "agents",
     "agent", "spies", "saboteurs", "ied", "vest")
)  # fmt: skip
_FLIES = frozenset(
    ("aircraft", "jet", "jets", "plane", "planes", "warplane", "warplanes", "drone", "drones", "air", "helicopter",
     "helicopters", "gunships", "aerial", "artillery", "howitzers")
)  # fmt: skip
_ARMIES = STATES | {"StateOrgan", "IntergovernmentalOrganization"}
_NEAR = 6


def from_the_air(units: Units, finding: Finding) -> Finding:
    """The finding; as a strike where a state, or somebody's aircraft, "bombed" the other, which armies do from the air.

    A band that bombs has laid the bomb, unless the sentence tells what flew.
    """
    if finding.event == "Strike" and units[finding.trigger].low in _STRUCK:
        return replace(finding, event="Assault") if _on_foot(units, finding.trigger) else finding
    if finding.event != "Bombing" or units[finding.trigger].low not in _BOMBS:
        return finding
    near = {unit.low for unit in units[max(finding.trigger - _NEAR, 0) : finding.trigger + 2]}
    laid = not _DEVICES.isdisjoint(near) or "agents" in finding.subject.roles
    army = finding.subject.actor.type in _ARMIES
    flies = not _FLIES.isdisjoint(near)
    return replace(finding, event="Strike") if flies or (army and not laid) else finding


def _on_foot(units: Units, trigger: int) -> bool:
    """Whether men on the ground strike: "raiders of X struck police posts", "was hit by gunmen of X"."""
    back = range(trigger - 1, max(trigger - _PHRASE, -1), -1)
    first = next((i + 1 for i in back if units[i].kind in _CLAUSE_BOUNDS), max(trigger - _PHRASE, 0))
    words = {unit.low for unit in units[first:trigger]}
    if units[trigger + 1 : trigger + 2] and units[trigger + 1].low == "by":
        words = {unit.low for unit in units[trigger + 1 : trigger + _NEAR]}
    return not _RAIDERS.isdisjoint(words) and _SHOT.isdisjoint(unit.low for unit in units)


_PHRASE = 12
_CLAUSE_BOUNDS = frozenset(("comma", "stop", "relative", "that", "subordinator", "end", "quote"))
_STRUCK = frozenset(("strike", "strikes", "struck", "hit", "hits", "striking", "hitting"))
_RAIDERS = frozenset(("raiders", "gunmen", "guerrillas", "commandos", "militiamen", "bandits", "infiltrators", "raider",
                      "horsemen", "attackers", "assailants", "paratroopers", "infantry"))  # fmt: skip
_SHOT = _FLIES | frozenset(("rocket", "rockets", "missile", "missiles", "mortar", "mortars", "shell", "shells", "bomb",
                            "bombs", "shellfire", "artillery", "shelling"))  # fmt: skip
