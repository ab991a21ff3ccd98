"""Custody: who arrests or holds somebody: "was arrested in Dakar", "50 aid workers are being held by X"."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from kg.extraction.arguments.objects import agent_index, surer
from kg.extraction.arguments.perpetrators import agents_at
from kg.extraction.arguments.victims import bystanders, detained
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS, SIDES
from kg.extraction.words.units import NAMES
from kg.model import Actor

__all__ = ["custody_findings"]

_ARRESTED = frozenset(("arrest", "apprehend", "jail", "imprison", "detain"))
_WHERE = frozenset(("in", "at", "near"))
_REACH = 6
"""Units from the verb to where it was done: "was arrested last week in P"."""


def custody_findings(clauses: Clauses, said: Iterable[Finding]) -> Iterator[Finding]:
    """Who arrested whom, by the one land in which it was done; nothing where the sentence names another state.

    Args:
        clauses: the sentence.
        said: what else it tells.
    """
    told = {finding.trigger for finding in said}
    yield from _holding(clauses, told)
    for group in clauses.groups:
        if group.lemma not in _ARRESTED or group.voice != "passive" or group.head in told:
            continue
        if group.negated or group.modality != "actual" or agent_index(clauses, group, suspects=True) is not None:
            continue
        state = _land(clauses, group)
        for held in clauses.subjects(group) if state is not None else ():
            person = held.speaker.type == "Person" and held.actor.name != (state and state[0].name)
            if person and state is not None and held.kind == "name":
                doer = Party(state[0], state[0], state[1], state[2], frozenset(("place",)), "place")
                yield Finding(group.head, "hostileTo", doer, _himself(held), score=0.65)


def _holding(clauses: Clauses, told: Container[int]) -> Iterator[Finding]:
    """As in "20 aid workers are being held by X", "X is holding 50 hostages": people, and no talks or views."""
    units = clauses.units
    for group in clauses.groups:
        if group.lemma != "hold" or group.head in told or group.negated or group.modality != "actual":
            continue
        clause, by = clauses.clause(group), agent_index(clauses, group)
        lasting = units[group.head].low == "holding" and group.form != "infinitive"
        if group.voice == "active" and lasting and clause is not None:
            doers, phrases = list(clauses.subjects(group)), tuple(clause.objects)
        elif group.voice == "passive" and by == group.head + 1:
            doers, phrases = agents_at(clauses, by), tuple(clauses.subject_phrases(group))
        else:
            continue
        account = any(unit.low in _ANSWERABLE for unit in units[group.head + 1 : group.head + _REACH])
        for doer in doers if not account else ():
            band = doer.actor.type in GROUPS
            for held in filter(None, (_captive(clauses, phrase, band=band) for phrase in phrases[:1])):
                if doer.actor.type in SIDES and doer.actor.name not in (held.actor.name, held.actor.acts_for):
                    yield Finding(group.head, "hostileTo", doer, held, score=surer(0.7, doer, held))


_ANSWERABLE = frozenset(("account", "responsible", "accountable", "liable"))


def _captive(clauses: Clauses, phrase: NounPhrase, *, band: bool) -> Party | None:
    """Those of "20 aid workers", "UN staff", "the reporter N. N.", but no citizens who are not their state.

    Args:
        clauses: the sentence.
        phrase: of those held.
        band: whether a group holds them; whom a state holds may be refugees, or thieves.
    """
    party = phrase.party
    if party is None:
        people = bystanders if band else detained
        return people(clauses.units[: phrase.last + 1], phrase)
    if party.speaker.type == "Person" and party.roles <= {"name", "officials"}:
        return _himself(party)
    staff = party.actor.type == "IntergovernmentalOrganization" and bool(party.roles & {"people", "officials"})
    return party if staff or party.actor.type == "Population" else None


def _himself(held: Party) -> Party:
    return Party(held.speaker, held.speaker, held.start, held.end, held.roles, held.kind)


def _land(clauses: Clauses, group: VerbGroup) -> tuple[Actor, int, int] | None:
    """The state of "in P" after the verb, with where it stands, if the sentence names no other and nobody who asked."""
    units = clauses.units
    states = {u.actor.name for u in units if u.kind in NAMES and u.actor is not None and u.actor.type == "State"}
    states |= {u.holder.name for u in units if u.place is not None and u.holder is not None}
    if len(states) != 1 or any(unit.low in _DOUBTFUL for unit in units):
        return None
    for index in range(group.head + 1, min(group.head + _REACH, len(units) - 1)):
        unit = units[index + 1]
        if units[index].low not in _WHERE:
            continue
        state = unit.holder if unit.place is not None else unit.actor if unit.kind in NAMES else None
        if state is not None and state.type == "State":
            return state, unit.start, unit.end
    return None


_DOUBTFUL = frozenset(
    ("occupied", "foreign", "rebels", "militants", "gunmen", "commandos", "raid", "mercenaries", "peacekeepers",
     "troops", "coalition", "interpol", "joint", "operation", "allegedly", "reportedly", "fighters", "rebel",
     "murder", "drunk", "fraud", "theft", "smuggling", "drugs", "cocaine", "rape", "match", "driving", "bank")
)  # fmt: skip
"""Words of others who may have done it, or of crimes for which anybody is arrested."""
