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
    charged = finding.object if finding.relation == "accuses" else finding.subject if finding.charge_of else None
    if charged is not None:
        ends[id(charged)] = _some_of_them(charged)
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


def _some_of_them(party: Party) -> Party:
    """The "two Afghans" or "Afghans" of a phrase that has been taken for their state; "the Afghans" are it."""
    some = party.speaker.type == "Population" and party.actor.type == "State" and "nation" not in party.roles
    return replace(party, actor=party.speaker) if some else party
