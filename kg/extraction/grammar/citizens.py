"""Citizens: exiles, students or refugees of a state who speak, are charged or asked: they are not their state."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party

__all__ = ["of_citizens"]

_SPOKEN = frozenset(("accuses", "criticises", "demandsOf", "refuses", "welcomed", "negotiatedWith", "partyTo"))
"""Relations of those who speak for a side, or with it; whoever shells a state's villagers has attacked the state."""


def of_citizens(finding: Finding) -> Finding:
    """The finding with those citizens in the place of the state by whose name they are called."""
    if finding.relation not in _SPOKEN and finding.charge_of is None:
        return finding
    ends = {id(end): _themselves(end) for end in _ends(finding)}
    if all(ends[id(end)] is end for end in _ends(finding)):
        return finding
    return replace(
        finding, subject=ends[id(finding.subject)],
        object=ends[id(finding.object)] if finding.object is not None else None,
        parties=tuple(ends[id(party)] for party in finding.parties),
    )  # fmt: skip


def _ends(finding: Finding) -> tuple[Party, ...]:
    return (finding.subject, *((finding.object,) if finding.object is not None else ()), *finding.parties)


def _themselves(party: Party) -> Party:
    """The "Chadian students" of a phrase that has been taken for Chad."""
    citizens = party.speaker.type == "Population" and party.actor.type == "State" and " " in party.speaker.name
    return replace(party, actor=party.speaker) if citizens else party
