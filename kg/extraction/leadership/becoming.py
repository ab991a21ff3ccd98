"""Offices that somebody comes to: "N. N. became its chairman", "was elected X's leader", "with N. N. as its head"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.bearers import bearer_at, bearer_before, body_at
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.persons import person_of
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, party_of
from kg.extraction.leadership.commands import doing
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.wordlists import wordlists

__all__ = ["becoming_findings"]

_BODIES = GROUPS | {"Organization", "PoliticalParty"}
_IS = frozenset(("be", "become", "remain"))
_CHOSEN = frozenset(
    ("elect", "name", "appoint", "choose", "select", "proclaim", "make", "confirm", "install", "declare")
)
_SERVES = frozenset(("serve", "act", "take", "emerge", "continue")) | _CHOSEN
_FOUNDS = frozenset(("found", "form", "create", "establish", "set", "launch", "constitute"))
_CLOSED = frozenset(("end", "comma", "stop", "date", "preposition", "conjunction", "subordinator", "close", "quote"))
_OPEN = frozenset(("of", "for", "to"))
_ARMED = frozenset(("military", "armed", "field", "naval"))
_UNREAL = frozenset(("modal", "to", "negation", "have"))
_QUALIFIED = 4


def becoming_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who comes to be at the head of a body, by a verb and an office that is that body's."""
    units = clauses.units
    for index in clauses.places.of(wordlists().classes["head"], ahead=1):
        first = _opening(units, index)
        if first is None or not _closed(units, index + 1):
            continue
        military = any(unit.low in _ARMED for unit in units[first:index])
        owner = _owner(units, first)
        before = first - 1 if owner is None else owner[1]
        before -= before > 0 and units[before].kind == "determiner"
        body = owner[0] if owner is not None else None
        for person, led in _borne(clauses, before, body):
            if person.actor.name != led.actor.name:
                yield Finding(index, "memberOf" if military else "leads", person, led, score=surer(0.75, person, led))
    for group in clauses.acts.of(_CHOSEN):
        if group.modality == "actual" and not group.negated and group.form == "finite":
            yield from _chosen(clauses, group)


def _chosen(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "the X elected N. N. (as its new) leader", "N. N. was chosen to lead the X"."""
    units, after = clauses.units, group.head + 1
    if group.voice == "active":
        bodies = [party for party in clauses.subjects(group) if _is_body(party)]
        found = bearer_at(units, after) if len(bodies) == 1 and after < len(units) else None
        office = found[1] + 1 if found is not None else len(units)
        while office < len(units) and (
            units[office].low in _TO_OFFICE or units[office].kind in ("adverb", "determiner")
        ):
            office += 1
        if found is None or office >= len(units) or units[office].low not in wordlists().classes["head"]:
            return
        if _opening(units, office) is None or not _closed(units, office + 1) or found[0].actor.type != "Person":
            return
        yield Finding(office, "leads", found[0], bodies[0], score=surer(0.75, found[0], bodies[0]))
    elif group.voice == "passive" and after + 2 < len(units) and units[after].kind == "to":
        body = body_at(units, after + 2) if any(f.lemma in _LEADS for f in units[after + 1].forms) else None
        people = doing(clauses, group) if body is not None and _is_body(body[0]) else ()
        if body is not None and len(people) == 1 and people[0].actor.type == "Person" and _closed(units, body[1] + 1):
            yield Finding(after + 1, "leads", people[0], body[0], score=surer(0.75, people[0], body[0]))


_TO_OFFICE = frozenset(("as", "its", "their", "new", "supreme", "overall", "next"))
_LEADS = frozenset(("lead", "head", "command", "run"))


def _borne(clauses: Clauses, before: int, body: Party | None) -> Iterator[tuple[Party, Party]]:
    """Who has the office before which the unit at ``before`` stands, and whose it is."""
    units = clauses.units
    if before < 1:
        return
    if units[before].low == "as" and (found := bearer_before(units, before - 1)) is not None:
        person, first = found
        led = body or _founded(clauses, first)
        if first and units[first - 1].low == "with" and led is not None:
            yield person, led
        return
    if body is not None and units[before].kind == "be" and units[before - 1].kind not in _UNREAL:
        who = tuple(one for party in clauses.copula(before) if (one := person_of(party)) is not None)
        yield from ((one, body) for one in who if len(who) == 1)
        return
    group = _verb(clauses, before)
    if group is None or body is None or group.negated or group.modality != "actual" or group.form != "finite":
        return
    people = doing(clauses, group)
    if len(people) == 1 and people[0].actor.type == "Person":
        yield people[0], body


def _verb(clauses: Clauses, before: int) -> VerbGroup | None:
    """The verb that leads to an office: "became", "served as", "was elected (as)"."""
    led = clauses.units[before].low == "as"
    group = next((g for g in reversed(clauses.groups) if g.head <= before), None)
    if group is None or before - group.head > 1 + led:
        return None
    if group.lemma in _CHOSEN:
        return group if group.voice == "passive" else None
    if led:
        over = clauses.units[group.head + 1].low == "over"
        return group if group.lemma in _SERVES and (group.lemma != "take" or over) else None
    return group if group.lemma in _IS else None


def _founded(clauses: Clauses, place: int) -> Party | None:
    """The one body of which the sentence tells, before ``place``, that it is founded."""
    group = next((g for g in reversed(clauses.groups) if g.head < place), None)
    if group is None or group.lemma not in _FOUNDS or group.negated or group.modality != "actual":
        return None
    clause = clauses.clause(group)
    objects = [phrase.party for phrase in clause.objects] if clause is not None else []
    found = objects if group.voice == "active" else list(clauses.subjects(group))
    bodies = [party for party in found if party is not None and _is_body(party)]
    return bodies[0] if len(bodies) == 1 == len(found) else None


def _owner(units: Units, first: int) -> tuple[Party, int] | None:
    """The body of "the X's", "its" before ``first``, and the unit before that."""
    if first < 2 or units[first - 1].kind != "possessive":
        return None
    party = party_of(units[first - 2])
    return (party, first - 3) if party is not None and _is_body(party) else None


def _is_body(party: Party) -> bool:
    return party.actor.type in _BODIES and party.roles <= {"name"} and party.speaker.type != "Person"


def _opening(units: Units, index: int) -> int | None:
    """The first of the words before the office that tell of it: ``None`` where it is a lesser or a former one."""
    classes, first = wordlists().classes, index
    while first > 0 and index - first < _QUALIFIED and units[first - 1].kind in ("word", "adverb"):
        first -= 1
    words = {unit.low for unit in units[first : index + 1]}
    lesser = classes["unreal"] | classes["lesser"] | classes["regional"] | {"vice", "deputy", "minister", "secretary"}
    topical = units[index].low in _OF_TOPICS and bool(words - _WHOLE - _ARMED - {units[index].low})
    return None if words & lesser or topical else first


_OF_TOPICS = frozenset(("chief", "head", "boss"))
"""Who may be at the head of no more than a part: "the X's media chief"."""
_WHOLE = frozenset(
    ("new", "then", "first", "second", "third", "overall", "supreme", "current", "last", "next", "undisputed")
)


def _closed(units: Units, after: int) -> bool:
    if after < len(units) and units[after].low in _THERE:
        return after + 1 < len(units) and units[after + 1].kind == "date"  # not "its leader in P"
    return after >= len(units) or (units[after].kind in _CLOSED and units[after].low not in _OPEN)


_THERE = frozenset(("in", "at", "around", "on", "within", "inside", "across"))
