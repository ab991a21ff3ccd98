"""Truces of one side: what one side announces alone is no agreement with whoever says that it was broken."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.arguments.accord_mentions import Mention
from kg.extraction.diplomacy.accord_doing import agents, doing
from kg.extraction.diplomacy.accord_ties import Tie
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS, SIDES

__all__ = ["unilateral"]

_SAYS_SO = frozenset(("unilateral", "unilaterally", "one-sided", "self-declared", "self-proclaimed", "self-imposed"))
_TO_ADVERB = 3


def unilateral(clauses: Clauses, mention: Mention, found: Sequence[Tie]) -> bool:
    """As in "X broke the truce that it had announced", "a unilateral truce": nobody else is party to it."""
    if mention.event != "Ceasefire":
        return False
    announced = [tie for tie in found if tie.effect == "announced" and tie.group is not None]
    if any(unit.low in _SAYS_SO for unit in clauses.units[mention.first : mention.index]):
        return True
    if any(_with_adverb(clauses, tie.at) for tie in announced):
        return True
    if _by_it(clauses, mention.index + 1):
        return True
    breaking = {
        party.actor.name for tie in found if tie.effect == "violated" and tie.group is not None
        for party in doing(clauses, tie.group).doers
    }  # fmt: skip
    told = [tie for tie in announced if tie.role in ("gap", "reduced")]
    return any(_by_one(clauses, tie, breaking) for tie in told)


def _with_adverb(clauses: Clauses, verb: int) -> bool:
    return any(unit.low in _SAYS_SO for unit in clauses.units[verb - 1 : verb + _TO_ADVERB])


def _by_it(clauses: Clauses, after: int) -> bool:
    """Whether "(that) it had announced" stands there: whoever it is, it is one."""
    units = clauses.units
    after += after < len(units) and units[after].kind in ("that", "relative")
    group = next((group for group in clauses.groups if group.first > after), None)
    alone = group is not None and group.first == after + 1 and group.voice == "active" and group.lemma in _ANNOUNCES
    return alone and units[after].text in ("it", "he", "she")


_ANNOUNCES = frozenset(("announce", "declare", "proclaim", "order"))


def _by_one(clauses: Clauses, tie: Tie, breaking: set[str]) -> bool:
    """Whether one side announces it, who is a group or is told to have broken it: no mediating state."""
    if tie.group is None:
        return False
    by = doing(clauses, tie.group).doers if tie.role == "gap" else agents(clauses, tie.group)
    if len({party.actor.name for party in by}) != 1 or by[0].actor.type not in SIDES:
        return False
    return by[0].actor.type in GROUPS or by[0].actor.name in breaking
