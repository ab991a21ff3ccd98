"""Presence: who has people, bases or fighters where."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.clauses import Clauses
from kg.extraction.discourse import GROUPS
from kg.extraction.findings import Finding
from kg.extraction.objects import surer
from kg.extraction.phrases import Party, Units, VerbGroup, noun_phrase, noun_phrase_before, party_of
from kg.extraction.wordlists import wordlists

__all__ = ["presence_findings"]

_KEEPS = frozenset(("have", "keep", "maintain", "station", "deploy", "run", "operate", "establish"))
_IN = frozenset(("in", "inside", "across", "throughout"))
_PLACED = frozenset(("based", "stationed", "posted", "headquartered", "operating", "active", "entrenched", "deployed"))
_AMOUNT = 3


def presence_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who is where, by "has camps in P", "based in P", "X's presence in P"."""
    units = clauses.units
    for group in clauses.groups:
        if group.lemma in _KEEPS and group.voice == "active":
            yield from _keeps(clauses, group)
    for index, unit in enumerate(units):
        if unit.low in _PLACED and index and units[index - 1].kind not in ("be", "adverb", "have"):
            yield from _placed(clauses, index)
        elif unit.low == "presence":
            yield from _presence(clauses, index)


def _keeps(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    units = clauses.units
    phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    if phrase is None or group.negated or group.modality != "actual" or group.form == "infinitive":
        return
    if units[phrase.last].low not in wordlists().classes["garrisons"]:
        return
    for holder in clauses.subjects(group):
        yield from _findings(group.head, holder, clauses, phrase.last + 1)


def _placed(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X, a militant group based in P", "X fighters stationed in P"."""
    units, after = clauses.units, index + 1
    if after + 1 < len(units) and units[after].low == "out" and units[after + 1].low == "of":
        inner = noun_phrase(units, after + 2) if after + 2 < len(units) else None
        after = inner.last + 1 if inner else after
    if after >= len(units) or units[after].low not in _IN:
        return
    last = index - 1
    phrase = noun_phrase_before(units, last - (units[last].kind == "comma"))
    party = phrase.party if phrase else None
    if phrase is not None and party is None and phrase.first > 1 and units[phrase.first - 1].kind == "comma":
        party = clauses.phrase_before(phrase.first - 2)
    if party is not None and (party.actor.type in GROUPS or party.roles & {"forces", "fighters"}):
        yield from _findings(index, party, clauses, after)


def _presence(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "Russia's military presence in P"."""
    units = clauses.units
    phrase = noun_phrase_before(units, index)
    names = [unit for unit in units[phrase.first : index] if unit.actor is not None] if phrase else []
    owner = party_of(names[0]) if len(names) == 1 else None
    if owner is not None and phrase is not None and units[phrase.first].low not in ("no", "any"):
        yield from _findings(index, owner, clauses, index + 1)


def _findings(index: int, holder: Party, clauses: Clauses, after: int) -> Iterator[Finding]:
    if "assets" in holder.roles:
        return
    for ground in _grounds(clauses.units, after):
        if ground.actor.name != holder.actor.name:
            yield Finding(index, "presentIn", holder, ground, score=surer(0.75, holder))


def _grounds(units: Units, index: int) -> Iterator[Party]:
    """The states of "in P, Q and northern R" at ``index``."""
    if index + 1 >= len(units) or units[index].low not in _IN:
        return
    index += 1
    for _ in range(_AMOUNT):
        while index < len(units) and units[index].kind in ("word", "determiner") and units[index].low != "and":
            index += 1
        unit = units[index] if index < len(units) else None
        if unit is None or unit.kind != "name" or unit.actor is None or unit.actor.type != "State":
            return
        yield Party(unit.actor, unit.actor, unit.start, unit.end, frozenset(("name",)), "name")
        index += 1
        if index < len(units) and units[index].kind == "comma":
            index += 1
        if index < len(units) and units[index].low == "and":
            index += 1
        elif index >= len(units) or units[index - 1].kind != "comma":
            return
