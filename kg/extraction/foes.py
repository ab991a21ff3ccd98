"""Foes: whose soldiers, policemen, fighters or posts are struck, where the text leaves to the reader whose they are."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.clauses import Clauses
from kg.extraction.discourse import GROUPS
from kg.extraction.phrases import NounPhrase, Party
from kg.extraction.units import NAMES
from kg.extraction.wordlists import wordlists
from kg.model import Actor

__all__ = ["foe_of", "foe_party"]


def foe_of(clauses: Clauses, doers: Iterable[Party], phrase: NounPhrase) -> Party | None:
    """Whom "two policemen", "a patrol", "15 militants" belong to: the one foe of who strikes them.

    Soldiers, policemen and public buildings that a group strikes are those of the state that it fights; fighters,
    camps and positions are those of any one foe.
    """
    acting = {doer.actor.name: doer.actor for doer in doers}
    units = clauses.units
    if len(acting) != 1 or any(unit.kind in NAMES for unit in units[phrase.first : phrase.last + 1]):
        return None
    doer = next(iter(acting.values()))
    classes = wordlists().classes
    words = {unit.low for unit in units[phrase.first : phrase.last + 1]}
    if any(unit.kind == "capital" and unit.place is None for unit in units[phrase.first : phrase.last]):
        return None  # "a Mission patrol": whose it is the text says
    if words & classes["state_force"]:
        if doer.type not in GROUPS | {"State"}:
            return None
        foe = clauses.foe(doer, official=True)
    elif phrase.roles & {"fighters"} or words & classes["fighters_place"]:
        foe = clauses.foe(doer, official=False)
    else:
        return None
    return foe_party(foe, clauses, phrase) if foe is not None else None


def foe_party(foe: Actor, clauses: Clauses, phrase: NounPhrase) -> Party:
    """The foe as the one whom the phrase stands for."""
    units = clauses.units
    return Party(foe, foe, units[phrase.first].start, units[phrase.last].end, phrase.roles, "coreference")
