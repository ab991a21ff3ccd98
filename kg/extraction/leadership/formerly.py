"""Former heads: who led whom until he fell, died or left: "the ousted X president, N. N."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.arguments.putschists import UNSEATS_KINGS
from kg.extraction.grammar.bearers import CLOSERS, bearer_at, bearer_before, body_at, past_epithets
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, party_of
from kg.extraction.naming.stateless import OF_NO_STATE
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists

__all__ = ["as_left", "former_findings"]

_PAST = frozenset(("former", "ex", "ex-", "late", "onetime", "one-time", "erstwhile", "ousted", "deposed", "fallen",
                   "slain", "toppled", "then", "overthrown", "exiled", "imprisoned", "jailed", "assassinated",
                   "murdered", "longtime", "long-time", "late-"))  # fmt: skip
_OVER = _PAST - {"exiled", "imprisoned", "jailed", "longtime", "long-time"}
"""What says that the office is over; the others may stand beside it."""
_OF_STATES = frozenset(("president", "king", "queen", "emir", "sultan", "premier", "shah", "emperor", "ruler", "leader",
                        "dictator", "strongman", "chancellor", "monarch", "minister"))  # fmt: skip
_PLAIN = frozenset(("prime", "supreme", "political", "spiritual", "military", "top", "overall", "founding", "elected",
                    "democratically", "interim", "transitional", "communist", "socialist", "islamist"))  # fmt: skip
_BODIES = GROUPS | {"Organization", "IntergovernmentalOrganization"}
_LONGEST = 5


def former_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who was at the head of whom by an office that is over."""
    units = clauses.units
    for index in clauses.places.of(_OVER, ahead=1):
        yield from _former(units, index)


def as_left(clauses: Clauses, finding: Finding) -> Finding:
    """The finding that somebody leads, as over where the sentence tells that he left: "N. N., who resigned"."""
    if finding.relation != "leads" or finding.aspect is not None:
        return finding
    name = finding.subject.speaker.name
    for group in clauses.groups:
        if group.negated or group.modality != "actual" or group.form != "finite":
            continue
        if any(party.speaker.name == name for party in _leavers(clauses, group)):
            return replace(finding, aspect="ended")
    return finding


def _leavers(clauses: Clauses, group: VerbGroup) -> Sequence[Party]:
    """Who left his office by what the verb tells: of himself, or driven from it by others."""
    if _leaves(clauses, group):
        return clauses.subjects(group)
    clause = clauses.clause(group) if group.lemma in UNSEATS_KINGS and group.voice == "active" else None
    return [phrase.party for phrase in clause.objects if phrase.party is not None] if clause is not None else ()


def _leaves(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the verb tells that somebody left his office: "resigned", "was ousted", not "resigned from the army"."""
    after = [unit.low for unit in clauses.units[group.head + 1 : group.head + 3]]
    if group.voice != "active":
        return group.lemma in UNSEATS_KINGS
    if group.lemma in _LEAVES:
        return after[:1] not in (["from"], ["as"])
    if group.lemma in ("step", "stand"):
        return after[:1] in (["down"], ["aside"]) and after[1:] != ["as"] and after[1:] != ["from"]
    quits = group.lemma == "quit" and after[:1] in (["in"], ["on"], [","], ["."])
    return quits or (group.lemma in ("leave", "quit") and bool(_OFFICE & set(after)))


_LEAVES = frozenset(("resign", "abdicate"))
_OFFICE = frozenset(("office", "power", "presidency", "post"))


def _former(units: Units, index: int) -> Iterator[Finding]:
    opening = index + 1 + (units[index].low == "then" and units[index + 1].kind == "determiner")  # "then the head of X"
    place = _office(units, opening, owned=(owner := _owner_before(units, index)) is not None)
    if place is None:
        return
    inside = next((i for i in range(index + 1, place) if units[i].kind in ("name", "demonym")), None)
    body, last = owner or (party_of(units[inside]) if inside is not None else None), place
    if body is None and place + 2 < len(units) and units[place + 1].low == "of":
        found = body_at(units, place + 2)
        body, last = found if found is not None and found[0].roles <= {"name"} else (None, place)
    if body is None or not _headed(units, index + 1, place, body):
        return
    person = _bearer(units, index, last)
    if person is not None and person.actor.name != body.actor.name:
        yield Finding(place, "leads", person, body, aspect="ended", score=surer(0.75, body))


def _office(units: Units, first: int, *, owned: bool) -> int | None:
    """The office in "X president", "supreme leader", "X's prime minister" at ``first``."""
    heads = wordlists().classes["head"]
    for place in range(first, min(first + _LONGEST, len(units))):
        unit = units[place]
        if unit.low in heads:
            if place + 1 < len(units) and units[place + 1].low in heads | {"of-staff", "executive"}:
                continue  # "secretary general"
            return None if unit.low == "minister" and units[place - 1].low not in ("prime", "first") else place
        if unit.kind in ("name", "demonym") and not owned:
            owned = True
        elif not (unit.kind == "possessive" or unit.low in _PLAIN | _PAST):
            return None
    return None


def _headed(units: Units, first: int, place: int, body: Party) -> bool:
    """Whether the office is at the head of the whole: not of a state's army, nor of a group's armed wing."""
    if body.speaker.type == "Person" or not (body.roles <= {"name"} or body.kind == "demonym"):
        return False
    if body.actor.type == "State":
        whole = units[place].low in _OF_STATES
        return whole and not any(unit.low in OF_NO_STATE for unit in units[first:place])
    return body.actor.type in _BODIES and units[place - 1].low != "military"


def _owner_before(units: Units, index: int) -> Party | None:
    """The X of "X's former leader"."""
    if index < 2 or units[index - 1].kind != "possessive":
        return None
    return party_of(units[index - 2]) if units[index - 2].kind in NAMES else None


def _bearer(units: Units, opening: int, last: int) -> Party | None:
    """The N. N. beside the words: right after, after a comma and closed off, or before their comma."""
    while opening > 0 and units[opening - 1].kind in ("determiner", "possessive", "name", "demonym"):
        if units[opening - 1].kind in ("name", "demonym") and units[opening].kind != "possessive":
            break
        opening -= 1
    after = last + 1
    # "N. N., former X president M. M. and …": a list, in which the office is his who stands after it.
    named = after < len(units) and units[after].kind in ("capital", "name")
    if opening > 1 and units[opening - 1].kind == "comma" and not named:
        before = bearer_before(units, past_epithets(units, opening - 2))
        if before is not None:
            return before[0]
    if after >= len(units):
        return None
    if units[after].kind in ("capital", "name"):
        beside = bearer_at(units, after)
        return beside[0] if beside is not None else None
    if after + 1 < len(units) and units[after].kind == "comma" and units[after + 1].kind in ("capital", "name"):
        beyond = bearer_at(units, after + 1)
        if beyond is not None and (beyond[1] + 1 >= len(units) or units[beyond[1] + 1].kind in CLOSERS):
            return beyond[0]
    return None
