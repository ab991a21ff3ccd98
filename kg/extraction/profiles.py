"""Profiles: the wars and disputes of the state whose entry the text is, of which it names the other side only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.clauses import Clauses
from kg.extraction.descriptions import GROUPS, STATES
from kg.extraction.findings import Finding
from kg.extraction.nominals import factual
from kg.extraction.noun_complements import complements
from kg.extraction.phrases import Party, noun_phrase_before
from kg.extraction.quarrels import in_name_only
from kg.extraction.units import NAMES
from kg.extraction.wordlists import wordlists
from kg.model import Actor

__all__ = ["profile_findings"]

_QUARRELS = frozenset(
    ("war", "wars", "conflict", "conflicts", "dispute", "disputes", "hostilities", "skirmishes", "clashes")
)
_OWNING = frozenset(("its", "their", "his", "her", "whose", "no", "any", "another"))
_GONE = frozenset(("possible", "potential", "future", "trade", "no", "avoid", "avoided", "risk", "threat", "fear"))


def profile_findings(clauses: Clauses, state: Actor | None, said: Sequence[Finding]) -> Iterator[Finding]:
    """As in "A border war with Y erupted in 1998" in the entry on X, of a sentence in which no third acts.

    Args:
        clauses: the sentence.
        state: whose entry the text is, if anybody's: see `home.entry_on`.
        said: what other rules have read there.
    """
    if state is None or clauses.places.have(_GONE):
        return
    units = clauses.units
    for index in clauses.places.of(_QUARRELS):
        phrase = noun_phrase_before(units, index)
        if phrase is None or units[phrase.first].low in _OWNING or not factual(clauses, index):
            continue
        if any(unit.kind in NAMES for unit in units[phrase.first : index]) or units[index + 1].low == "between":
            continue
        others = [
            p.party for _, word, inner in complements(clauses, index) if word in ("with", "against") for p in inner
        ]
        event = wordlists().events.get(units[index].low)
        other = others[0] if len(others) == 1 else None
        if other is None or event is None or not _alone(clauses, state, other):
            continue
        if any(other.actor.name in (f.subject.actor.name, f.target) for f in said if f.relation == event.relation):
            continue
        owner = Party(state, state, units[index].start, units[index].end, frozenset(("name",)), "coreference")
        yield in_name_only(units, Finding(index, event.relation, owner, other, event.event, score=0.6))


def _alone(clauses: Clauses, state: Actor, other: Party) -> bool:
    """Whether the sentence names nobody who may fight but the two."""
    named = {u.actor.name: u.actor.type for u in clauses.units if u.actor is not None and u.kind in NAMES}
    sides = {name for name, kind in named.items() if kind in (*STATES, *GROUPS)}
    fights = other.actor.type in (*STATES, *GROUPS) and other.roles <= {"name", "forces", "fighters"}
    return fights and other.actor.name != state.name and sides <= {state.name, other.actor.name}
