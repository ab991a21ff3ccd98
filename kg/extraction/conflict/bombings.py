"""Bombings: whether "bombed" tells of a bomb that was planted, driven or worn, or of one that fell from the air."""

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
    if finding.event != "Bombing" or units[finding.trigger].low not in _BOMBS:
        return finding
    near = {unit.low for unit in units[max(finding.trigger - _NEAR, 0) : finding.trigger + 2]}
    laid = not _DEVICES.isdisjoint(near) or "agents" in finding.subject.roles
    army = finding.subject.actor.type in _ARMIES
    flies = not _FLIES.isdisjoint(near)
    return replace(finding, event="Strike") if flies or (army and not laid) else finding
