"""Coups: who seized power in a land of which only he himself, or his home, tells: "General N. N., who seized power"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extraction.arguments.doers import doers_of
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS, descriptions
from kg.extraction.words.units import NAMES
from kg.model import Actor

__all__ = ["coup_findings"]

_SEIZES = frozenset(("seize", "grab", "usurp", "snatch"))
_TAKES = frozenset(("take", "assume"))
_BY_FORCE = frozenset(("coup", "putsch", "mutiny", "force", "junta", "rebels", "overthrow", "overthrew", "toppled",
                       "overthrowing", "toppling", "ousted", "ousting", "takeover", "uprising"))  # fmt: skip


def coup_findings(clauses: Clauses, said: Iterable[Finding]) -> Iterator[Finding]:
    """Who took power by force in his own land, where no rule has read it.

    Args:
        clauses: the sentence.
        said: what else it tells.
    """
    told = {f.trigger for f in said if f.relation == "tookOver" and f.object is not None}
    units = clauses.units
    for index in clauses.places.of(_POWER):
        came = index > 1 and units[index - 1].low == "to"
        group = clauses.at(index - 1 - came) if index else None
        known = _COMES if came else _SEIZES | _TAKES
        if group is None or group.lemma not in known or group.voice != "active" or group.head in told:
            continue
        forced = group.lemma in _SEIZES or any(unit.low in _BY_FORCE for unit in units)
        forced = forced if not came else _past_coup(clauses, index) > index  # "came to power in a coup", by it alone
        doers = doers_of(clauses, group)
        if not forced or not doers.real or doers.effect != "actual" or group.negated or group.modality != "actual":
            continue
        for doer in doers.parties if len(doers.parties) == 1 else ():
            land = _land(clauses, index, doer)
            if land is not None:
                yield Finding(group.head, "tookOver", _himself(doer), land, "Takeover", score=0.7)


_POWER = frozenset(("power",))
_COMES = frozenset(("come", "rise", "sweep", "ride", "storm", "return"))
_COUPS = frozenset(("coup", "putsch", "mutiny", "takeover", "rebellion", "revolution"))
_TO_COUP = 5


def _past_coup(clauses: Clauses, index: int) -> int:
    """The last unit of "power in a military coup", or ``index``."""
    units = clauses.units
    if index + 1 >= len(units) or units[index + 1].low not in ("in", "through", "by", "after", "on"):
        return index
    near = range(index + 2, min(index + 2 + _TO_COUP, len(units)))
    return next((i for i in near if units[i].low in _COUPS), index)


def _himself(doer: Party) -> Party:
    return replace(doer, actor=doer.speaker) if doer.speaker.type == "Person" else doer


def _land(clauses: Clauses, index: int, doer: Party) -> Party | None:
    """The state of "in P" after "power", or that of who takes it."""
    units, index = clauses.units, _past_coup(clauses, index)
    where = units[index + 2] if index + 2 < len(units) and units[index + 1].low == "in" else None
    state = where.actor if where is not None and where.kind in NAMES else None
    own = _own_state(doer)
    if where is not None and (where.kind in NAMES or where.place is not None):
        if state is None or state.type != "State" or where.kind not in ("name", "metonym"):
            return None
        return Party(state, state, where.start, where.end, frozenset(("place",)), "name")
    return (
        None if own is None else Party(own, own, units[index].start, units[index].end, frozenset(("place",)), "place")
    )


def _own_state(doer: Party) -> Actor | None:
    """The state at whose head he came to stand, or the one home of a band."""
    if doer.speaker.type == "Person" and doer.actor.type == "State":
        return doer.actor
    homes = descriptions().homes.get(doer.actor.name, frozenset()) if doer.actor.type in GROUPS else frozenset[str]()
    return Actor(next(iter(homes)), "State") if len(homes) == 1 else None
