"""Parties: actors as noun phrases stand for them, and the noun phrases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.extraction.units import Unit
from kg.model import Actor

__all__ = ["NounPhrase", "Party", "PartyKind", "named_how", "party_of"]

PartyKind = Literal["name", "demonym", "metonym", "coreference", "place"]


@dataclass(frozen=True, slots=True)
class Party:
    """An actor, as a noun phrase stands for it.

    Attributes:
        actor: whom the phrase stands for as one who acts: for "Afghan officials", Afghanistan.
        speaker: whom it stands for as one who speaks: the officials.
        start: position of the words that name it.
        end: position after them.
        roles: classes of the phrase's head noun; ``name`` where the head is the name itself.
        kind: how it is named: ``name``, ``demonym`` or ``metonym``; ``coreference`` where context says who is meant,
            ``place`` where only a place within the state is named.
    """

    actor: Actor
    speaker: Actor
    start: int
    end: int
    roles: frozenset[str]
    kind: PartyKind


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase.

    Attributes:
        first: index of its first unit.
        last: index of its last unit, its head.
        party: whom it stands for, or ``None``.
        roles: classes of its head noun.
    """

    first: int
    last: int
    party: Party | None
    roles: frozenset[str]


def party_of(unit: Unit) -> Party | None:
    """The party that a name by itself stands for."""
    if unit.actor is None:
        return None
    return Party(unit.actor, unit.speaker or unit.actor, unit.start, unit.end, frozenset(("name",)), named_how(unit))


def named_how(unit: Unit) -> PartyKind:
    """How a name unit names: a name that context supplies is a coreference."""
    if unit.resolved:
        return "coreference"
    return "demonym" if unit.kind == "demonym" else "metonym" if unit.kind == "metonym" else "name"
