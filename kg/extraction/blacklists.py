"""Blacklists: who has put whom on a list of terrorists, or outlawed him, where the verb is passive or says little."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.clauses import Clauses
from kg.extraction.findings import Finding
from kg.extraction.objects import surer
from kg.extraction.phrases import Party, VerbGroup, party_of
from kg.extraction.units import NAMES

__all__ = ["blacklist_findings"]

_NAMES_THEM = frozenset(("designate", "list", "brand", "label", "proscribe", "declare", "blacklist", "classify",
                         "outlaw", "ban", "consider", "regard", "deem", "recognise", "recognize"))  # fmt: skip
_PUTS = frozenset(("put", "place", "include", "add", "keep", "name"))
_TERROR = frozenset(("terrorist", "terrorists", "terror", "terrorism", "extremist", "blacklist", "sanctions"))
_LISTS = frozenset(("list", "lists", "blacklist"))
_BARE = frozenset(("proscribe", "outlaw", "ban", "blacklist"))
_AMONG = frozenset(("among", "including", "notably"))
_REACH = 12
_MOST = 6


def blacklist_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who is outlawed or called terrorist by whom."""
    for group in clauses.groups:
        if group.negated or group.modality != "actual" or group.form == "infinitive":
            continue
        if group.lemma in _NAMES_THEM and group.voice == "passive":
            yield from _passive(clauses, group, bare=group.lemma in _BARE)
        elif group.lemma in _PUTS and group.voice == "passive":
            yield from _passive(clauses, group, bare=False)
        elif group.lemma in _PUTS and group.voice == "active" and _on_list(clauses, group):
            doers = clauses.subjects(group)
            acting = {doer.actor.name for doer in doers}
            listed = [p for p in clauses.phrases_from(group.head + 1) if p.party and p.party.actor.name not in acting]
            for doer in doers:
                for phrase in listed:
                    yield from _finding(group, doer, phrase.party)


def _on_list(clauses: Clauses, group: VerbGroup) -> bool:
    words = _words_after(clauses, group)
    return bool(_LISTS & words) and bool(_TERROR & words)


def _words_after(clauses: Clauses, group: VerbGroup) -> set[str]:
    """The words soon after the verb; "terrorist groups" may be one unit."""
    return {word for unit in clauses.units[group.head + 1 : group.head + 1 + _REACH] for word in unit.low.split()}


def _passive(clauses: Clauses, group: VerbGroup, *, bare: bool) -> Iterator[Finding]:
    """As in "Y is designated as a terrorist organisation by A, B and C", "proscribed by 30 states, among them A"."""
    words = _words_after(clauses, group)
    if not bare and not (words & _TERROR and (group.lemma in _NAMES_THEM or words & _LISTS)):
        return
    clause = clauses.clause(group)
    patients = clauses.subjects(group)
    if clause is None or not patients:
        return
    agents = [*clause.agents, *_among(clauses, group.head)]
    for agent in agents:
        for patient in patients:
            yield from _finding(group, agent, patient)


def _among(clauses: Clauses, head: int) -> tuple[Party, ...]:
    """The A and B of "by some thirty states, among them A and B"."""
    units = clauses.units
    for index in range(head + 1, len(units) - 2):
        if units[index].kind == "stop" or units[index].kind == "relative":
            break
        if units[index].low in _AMONG and units[index - 1].kind == "comma":
            first = index + 1 + (units[index].low == "among")
            return _named(clauses, first)
    return ()


def _named(clauses: Clauses, first: int) -> tuple[Party, ...]:
    """The names in a row from ``first`` on, joined by commas and "and"."""
    units, found, index = clauses.units, list[Party](), first
    while index < len(units) and len(found) < _MOST:
        unit = units[index]
        party = party_of(unit) if unit.kind in NAMES else None
        if party is not None:
            found.append(party)
        elif unit.kind not in ("comma", "determiner") and unit.low != "and":
            break
        index += 1
    return tuple(found)


def _finding(group: VerbGroup, doer: Party, patient: Party | None) -> Iterator[Finding]:
    if patient is None or patient.actor.name == doer.actor.name or "assets" in patient.roles:
        return
    if doer.actor.type in ("State", "Government", "IntergovernmentalOrganization", "Organization", "StateOrgan"):
        yield Finding(group.head, "sanctions", doer, patient, score=surer(0.8, doer, patient))
