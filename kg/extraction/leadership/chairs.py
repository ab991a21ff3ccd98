"""Chairs: who chairs an organisation: "A holds the presidency of X", "A, as chairman of X,", "X's chair, A"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.bearers import bearer_at, bearer_before, body_at, body_before, past_epithets
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.wordlists import wordlists

__all__ = ["chair_findings"]

_CHAIRED = GROUPS | {"IntergovernmentalOrganization", "Organization"}
_MEMBERS = frozenset(("State", "IntergovernmentalOrganization", "Organization", "Government", "StateOrgan"))
_OFFICES = frozenset(("presidency", "chair", "chairmanship", "leadership"))
_HOLDS = frozenset(("hold", "assume", "take", "occupy", "have"))
_TURNS = frozenset(("rotating", "current", "annual", "six-month", "yearly", "half-yearly", "acting", "present",
                    "incumbent", "serving", "then", "interim", "pro-tempore", "over", "up", "the", "its"))  # fmt: skip
_AS = frozenset(("chair", "chairman", "chairwoman", "chairperson", "president", "head", "leader", "commander",
                 "chief", "secretary-general", "commander-in-chief"))  # fmt: skip
_ENDS = frozenset(("comma", "end", "stop", "close", "dash", "quote", "date", "conjunction", "verb", "have", "open"))
_CLOSED = _ENDS - {"verb", "have"}
_REACH = 6


def chair_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who is in the chair of which organisation."""
    units = clauses.units
    for group in clauses.groups:
        plain = not group.negated and group.modality == "actual" and group.voice == "active"
        if plain and group.form in ("finite", "present"):
            yield from _holding(clauses, group)
    for index in clauses.places.of(_SIGNS, ahead=2):
        if units[index].low == "as":
            yield from _as_chair(clauses, index)
        elif index > 1:
            yield from _apposed(units, index)


def _holding(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "A holds the rotating presidency of X"; `tenures` tells who chairs X or presides over it."""
    body = _chaired(clauses.units, group.head + 1) if group.lemma in _HOLDS else None
    for chair in _doing(clauses, group) if body is not None else ():
        yield from _leads(group.head, chair, body)


def _doing(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The states and bodies that do what the verb says."""
    found = tuple(party for party in clauses.subjects(group) if party.actor.type in _MEMBERS)
    return tuple(party for party in found if party.roles <= {"name", "government"} and party.speaker.type != "Person")


def _body(units: Units, first: int) -> Party | None:
    """The organisation at ``first``, whole: not "chairs the X's committee"."""
    found = body_at(units, first) if first < len(units) else None
    return found[0] if found is not None and _whole(units, found[1] + 1) and _is_chaired(found[0]) else None


def _whole(units: Units, after: int) -> bool:
    """Whether nothing goes on from the name that makes a part of it: not "the X's committee"."""
    if after >= len(units) or units[after].kind in _CLOSED:
        return True
    return units[after].low == "this" or (units[after].kind == "preposition" and units[after].low != "of")


def _is_chaired(body: Party) -> bool:
    return body.actor.type in _CHAIRED and body.roles <= {"name"} and body.speaker.type != "Person"


def _chaired(units: Units, first: int) -> Party | None:
    """The X of "the (rotating) presidency of X", "X's chairmanship", "the X presidency" at ``first``."""
    for index in range(first, min(first + _REACH, len(units))):
        unit = units[index]
        if unit.low in _OFFICES:
            if index + 2 < len(units) and units[index + 1].low == "of":
                return _body(units, index + 2)
            owner = index - 1
            while owner > first and (units[owner].low in _TURNS or units[owner].kind == "possessive"):
                owner -= 1
            body = party_of(units[owner]) if owner >= first and units[owner].kind == "name" else None
            closed = index + 1 >= len(units) or units[index + 1].kind in _ENDS
            return body if body is not None and closed and _is_chaired(body) else None
        if unit.kind not in ("determiner", "possessive", "name") and unit.low not in _TURNS:
            return None
    return None


def _leads(trigger: int, chair: Party | None, body: Party | None, score: float = 0.75) -> Iterator[Finding]:
    if chair is not None and body is not None and chair.actor.name != body.actor.name:
        yield Finding(trigger, "leads", chair, body, score=surer(score, body))


def _apposed(units: Units, index: int) -> Iterator[Finding]:
    """As in "A, the current chair of X,", "A, holder of X's presidency,", "the X chair, A,", of states."""
    first = index
    while first > 0 and (units[first - 1].low in _TURNS or units[first - 1].kind == "determiner"):
        first -= 1
    if units[first - 1].kind == "comma" and first > 1:
        held = units[index].low in _HOLDERS
        body = _chaired(units, index + 2) if held else _body(units, index + 2) if units[index + 1].low == "of" else None
        named = party_of(units[first - 2]) if body is not None and units[first - 2].kind == "name" else None
        yield from _leads(index, named if named is not None and named.speaker.type == "State" else None, body)
        return
    after = index + 1 + (units[index + 1].kind == "comma")
    state = party_of(units[after]) if after < len(units) and units[after].kind == "name" else None
    if units[index].low not in _PLACES or state is None or state.speaker.type != "State":
        return
    found = _office(units, max(first - 2, 0)) if units[first - 1].kind in ("possessive", "name") else None
    closed = after + 1 >= len(units) or units[after + 1].kind in _ENDS
    yield from _leads(index, state if closed else None, found[0] if found is not None and found[1] == index else None)


_HOLDERS = frozenset(("holder", "holding"))
_PLACES = frozenset(("chair", "president", "holder"))


# ---------------------------------------------------------------- "as chairman of"


def _as_chair(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "A, as chairman of X, brokered …", "N. N., who as head of X had …", "As chair of X, A urged …"."""
    units = clauses.units
    found = _office(units, index + 1)
    if found is None:
        return
    body, last = found
    after = units[last + 1] if last + 1 < len(units) else None
    if index == 0:
        if after is not None and after.kind == "comma":
            chair = _named_at(units, last + 2)
            yield from _leads(index, chair, body)
        return
    before = index - 1
    if units[before].low == "who" and after is not None and after.kind in ("have", "verb", "comma", "modal", "be"):
        before -= 1
        before -= before > 0 and units[before].kind == "comma"
    elif units[before].kind == "comma" and after is not None and after.kind == "comma":
        before -= 1
    else:
        return
    yield from _leads(index, _named_before(units, before), body)


def _office(units: Units, first: int) -> tuple[Party, int] | None:
    """The X of "(the current) chairman of X", "X chair", "X's head" at ``first``, and the last word."""
    lesser = wordlists().classes["unreal"] | wordlists().classes["lesser"]
    for index in range(first, min(first + _REACH, len(units) - 1)):
        unit = units[index]
        if unit.low in lesser - _TURNS:
            return None
        if unit.low in _AS:
            if units[index + 1].low == "of" and index + 2 < len(units):
                body = body_at(units, index + 2)
                return body if body is not None and _is_chaired(body[0]) else None
            owner = index - 1
            while owner > first and (units[owner].low in _TURNS or units[owner].kind == "possessive"):
                owner -= 1
            held = party_of(units[owner]) if owner >= first and units[owner].kind == "name" else None
            return (held, index) if held is not None and _is_chaired(held) else None
        if unit.kind not in ("determiner", "possessive", "name") and unit.low not in _TURNS:
            return None
    return None


def _named_at(units: Units, first: int) -> Party | None:
    """The state or person whose name begins at ``first``."""
    known = party_of(units[first]) if first < len(units) and units[first].kind == "name" else None
    if known is not None and known.speaker.type in _MEMBERS:
        return known
    found = bearer_at(units, first) if first < len(units) else None
    return found[0] if found is not None else None


def _named_before(units: Units, last: int) -> Party | None:
    """The state or person whose name ends at ``last``."""
    person = bearer_before(units, past_epithets(units, last)) if last >= 0 else None
    if person is not None:
        return person[0]
    body = body_before(units, last) if last >= 0 else None
    named = body is not None and body[0].actor.type in _MEMBERS and body[0].roles <= {"name"}
    return body[0] if body is not None and named and body[0].kind != "coreference" else None


_SIGNS = _AS | _HOLDERS | {"as"}
