"""Roles: who leads, belongs to, left or stands beside whom."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.clauses import Clauses
from kg.extraction.findings import Finding
from kg.extraction.leaders import leader_findings
from kg.extraction.objects import surer
from kg.extraction.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, noun_phrase_before, party_of
from kg.extraction.units import NAMES, Unit
from kg.extraction.wordlists import wordlists

__all__ = ["role_findings"]

_KINDS: dict[str, tuple[str, bool]] = {
    "ally": ("alliedWith", False), "allies": ("alliedWith", False), "partner": ("cooperatesWith", False),
    "backer": ("supports", False), "backers": ("supports", False), "patron": ("supports", False),
    "sponsor": ("supports", False), "supporter": ("supports", False), "supporters": ("supports", False),
    "proxy": ("supports", True), "proxies": ("supports", True), "affiliate": ("memberOf", False),
    "branch": ("memberOf", False), "wing": ("memberOf", False), "member": ("memberOf", False),
    "offshoot": ("splitFrom", False), "splinter": ("splitFrom", False), "foe": ("hostileTo", False),
    "enemy": ("hostileTo", False), "enemies": ("hostileTo", False), "foes": ("hostileTo", False),
    "rivals": ("hostileTo", False), "friends": ("cooperatesWith", False), "partners": ("cooperatesWith", False),
    "adversaries": ("hostileTo", False), "rival": ("hostileTo", False), "adversary": ("hostileTo", False),
}  # fmt: skip
"""What "X, an ally of Y" says of X and Y, and whether it is Y who does it."""
_MUTUAL = {
    "allies": "alliedWith", "friends": "cooperatesWith", "partners": "cooperatesWith", "enemies": "hostileTo",
    "foes": "hostileTo", "rivals": "hostileTo", "adversaries": "hostileTo",
}  # fmt: skip
_UNIONS = frozenset(("alliance", "bloc", "confederation", "federation", "coalition", "front"))
_ADJECTIVES = {"allied": "alliedWith", "aligned": "alliedWith", "affiliated": "linkedTo", "linked": "linkedTo"}
_HELD_GROUND = frozenset(("camp", "camps", "base", "bases", "troops", "fighters", "forces", "soldiers", "positions",
                          "headquarters", "cells", "presence", "hideouts", "sanctuary", "sanctuaries"))  # fmt: skip


def role_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who leads whom, who belongs to whom, who is whose ally."""
    units = clauses.units
    yield from leader_findings(clauses)
    for index, unit in enumerate(units):
        if unit.low in _KINDS:
            yield from _kind_of(clauses, index)
        if unit.low in _ADJECTIVES and index and units[index - 1].kind == "be":
            yield from _adjective(clauses, index)
    for group in clauses.groups:
        if group.lemma in ("form", "create", "establish", "launch") and group.voice == "active":
            yield from _joint(clauses, group)
        elif group.lemma == "fight" and group.voice == "active":
            yield from _beside(clauses, group)
        elif group.lemma == "belong":
            yield from _belongs(clauses, group)
        elif group.lemma in ("have", "keep", "maintain", "station", "deploy") and group.voice == "active":
            yield from _present(clauses, group)


def _joint(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "A, B and C formed a joint force"."""
    units = clauses.units
    parties = clauses.subjects(group)
    phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    if phrase is None or len(parties) < 2 or group.negated or group.modality != "actual":
        return
    words = [unit.low for unit in units[phrase.first : phrase.last + 1]]
    if (
        words[-1] not in ("alliance", "bloc", "confederation", "federation", "coalition", "front")
        and "joint" not in words
    ):
        return
    for index, first in enumerate(parties):
        for second in parties[index + 1 :]:
            if first.actor.name != second.actor.name:
                yield Finding(group.head, "alliedWith", first, second, score=surer(0.75, first, second))


def _beside(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X fights alongside Y", "X fought for Y"."""
    units, after = clauses.units, group.head + 1
    if units[after : after + 3] and [u.low for u in units[after : after + 3]] == ["side", "by", "side"]:
        parties = clauses.subjects(group)
        if len(parties) == 2:
            yield Finding(group.head, "alliedWith", parties[0], parties[1], score=surer(0.75, *parties))
        return
    if after >= len(units) or units[after].low not in ("alongside", "beside", "for") or group.negated:
        return
    for phrase in clauses.phrases_from(after + 1):
        for doer in clauses.subjects(group) if group.modality == "actual" else ():
            if phrase.party and phrase.party.actor.name != doer.actor.name and "assets" not in phrase.roles:
                yield Finding(group.head, "alliedWith", doer, phrase.party, score=surer(0.75, doer, phrase.party))


def _belongs(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    after = group.head + 1
    if group.negated or after + 1 >= len(clauses.units) or clauses.units[after].kind != "to":
        return
    for phrase in clauses.phrases_from(after + 1):
        for member in clauses.subjects(group):
            if phrase.party and "name" in member.roles and phrase.party.actor.name != member.actor.name:
                yield Finding(group.head, "memberOf", member, phrase.party, score=surer(0.75, member, phrase.party))


def _present(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X has camps in Y"."""
    units = clauses.units
    phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    if phrase is None or group.negated or group.modality != "actual" or units[phrase.last].low not in _HELD_GROUND:
        return
    after = phrase.last + 1
    if after + 1 >= len(units) or units[after].low not in ("in", "inside", "across"):
        return
    unit = _state_after(units, after + 1)
    if unit is None or unit.actor is None:
        return
    ground = Party(unit.actor, unit.actor, unit.start, unit.end, frozenset(("name",)), "name")
    for holder in clauses.subjects(group):
        if "assets" not in holder.roles and holder.actor.name != ground.actor.name:
            yield Finding(group.head, "presentIn", holder, ground, score=surer(0.75, holder))


def _state_after(units: Units, index: int) -> Unit | None:
    while index < len(units) and units[index].kind in ("word", "determiner") and units[index].low not in ("and",):
        index += 1
    unit = units[index] if index < len(units) else None
    known = unit is not None and unit.kind == "name" and unit.actor is not None and unit.actor.type == "State"
    return unit if known else None


def _adjective(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X is allied with Y"."""
    units = clauses.units
    if index + 2 >= len(units) or units[index + 1].low not in ("with", "to"):
        return
    stand_in = VerbGroup(index - 1, index - 1, "be", "active", "finite")
    first = index - 1
    if first and units[first - 1].kind in ("negation", "modal"):
        return
    for subject in clauses.subjects(stand_in):
        for phrase in clauses.phrases_from(index + 2):
            if phrase.party and phrase.party.actor.name != subject.actor.name:
                yield Finding(
                    index, _ADJECTIVES[units[index].low], subject, phrase.party,
                    score=surer(0.8, subject, phrase.party),
                )  # fmt: skip


def _kind_of(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X, an ally of Y", "X, Y's main backer", "X is an affiliate of Y"."""
    units = clauses.units
    relation, backward = _KINDS[units[index].low]
    phrase = noun_phrase_before(units, index)
    if phrase is None or any(unit.low in wordlists().classes["unreal"] for unit in units[phrase.first : index]):
        return
    other = _whose(clauses, phrase, index)
    if other is None:
        yield from _one_another(clauses, index, phrase)
        return
    who = _described(clauses, phrase)
    for party in who if other else ():
        if other is None or party.actor.name == other.actor.name or "assets" in party.roles | other.roles:
            continue
        if relation in ("memberOf", "splitFrom") and party.actor.type == "State" and units[index].low != "member":
            continue
        first, second = (other, party) if backward else (party, other)
        yield Finding(index, relation, first, second, score=surer(0.75, first, second))


def _one_another(clauses: Clauses, index: int, phrase: NounPhrase) -> Iterator[Finding]:
    """As in "A and B were enemies", "A and B are old allies"."""
    units, before = clauses.units, phrase.first - 1
    if before < 0 or units[before].kind != "be" or not units[index].low.endswith("s"):
        return
    parties = clauses.copula(before)
    relation = _MUTUAL.get(units[index].low)
    if len(parties) == 2 and relation and parties[0].actor.name != parties[1].actor.name:
        yield Finding(index, relation, parties[0], parties[1], score=surer(0.75, *parties))


def _whose(clauses: Clauses, phrase: NounPhrase, index: int) -> Party | None:
    units = clauses.units
    if index + 2 < len(units) and units[index + 1].low == "of":
        inner = clauses.phrases_from(index + 2)
        return inner[0].party if len(inner) >= 1 else None
    names = [unit for unit in units[phrase.first : index] if unit.kind in NAMES]
    return party_of(names[0]) if len(names) == 1 else None


def _described(clauses: Clauses, phrase: NounPhrase) -> tuple[Party, ...]:
    """Whom the phrase describes: the name before its comma or before "is"; or the name that follows it."""
    units, before = clauses.units, phrase.first - 1
    while before > 0 and units[before].kind == "adverb":
        before -= 1
    if before > 0 and units[before].kind == "comma":
        found = clauses.phrase_before(before - 1)
        return (found,) if found and found.roles == {"name"} else ()
    if before >= 0 and units[before].kind == "be" and not any(u.kind in ("negation", "modal") for u in units[:before]):
        return clauses.subjects(VerbGroup(before, before, "be", "active", "finite"))
    return ()
